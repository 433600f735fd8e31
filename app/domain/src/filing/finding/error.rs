//! A stated standard error beside the binomial one.

use crate::ResultRow;
use crate::stats::binomial_error;

/// Below this share of the binomial error a stated one is pointed out: items that are right or wrong,
/// drawn alone, cannot vary less.
const LEAST: f64 = 0.9;
/// Above this multiple it is pointed out: clusters of items widen it, but seldom so far.
const MOST: f64 = 2.0;

/// A standard error that is far from the binomial one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ErrorFinding {
    /// As stated.
    pub stated: f64,
    /// From the share of items right.
    pub binomial: f64,
}

/// The finding, if the stated error is under nine tenths or over twice the binomial one, a
/// fiftieth allowed for rounding; `None` where one of the two is not known.
#[must_use]
pub fn error_beside_binomial(row: &ResultRow) -> Option<ErrorFinding> {
    let stated = row.standard_error?;
    let binomial = binomial_error(row.score.value(), row.n_items?, &row.exam.scale)?;
    let rounding = if stated == 0.0 { 0.0 } else { binomial * 0.02 };
    let unlike = stated + rounding < binomial * LEAST || stated - rounding > binomial * MOST;
    unlike.then_some(ErrorFinding { stated, binomial })
}
