//! Standard errors and the test of one score against another. Each formula names its source.

pub mod cluster;
pub mod paired;

use statrs::distribution::{ContinuousCDF, Normal};

use crate::lexicon::lexicon;
use crate::{ItemResults, ResultRow, Scale};

/// The level of every interval and the familywise error of every family of tests.
pub const ALPHA: f64 = 0.05;

lexicon! {
    /// Where a standard error comes from.
    ErrorSource, "one of stated, binomial, unknown" {
        /// The source states it.
        Stated = "stated",
        /// Computed from the number of items, because the score is the share of items right.
        Binomial = "binomial",
        /// Neither: no error can be given.
        Unknown = "unknown",
    }
}

/// A standard error in the score's unit, and where it comes from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Uncertainty {
    /// The standard error; `None` is unknown.
    pub standard_error: Option<f64>,
    /// Where it comes from.
    pub source: ErrorSource,
}

impl Uncertainty {
    /// Half the width of the 95% interval of the score alone.
    #[must_use]
    pub fn half_width(&self) -> Option<f64> {
        self.standard_error.map(|se| se * 1.959_963_984_540_054)
    }
}

/// The uncertainty of a result: as stated, else binomial where the score is a share of items,
/// else unknown.
///
/// A stated error of zero is no error: a mean over judged items has none only if every item was
/// judged alike, which no source of ours claims, so it counts as unknown.
#[must_use]
pub fn uncertainty(row: &ResultRow) -> Uncertainty {
    let stated = row.standard_error.filter(|se| se.is_finite() && *se > 0.0);
    let n_items = row.n_items.or_else(|| row.items.as_ref().map(ItemResults::n));
    let binomial = || binomial_error(row.score.value(), n_items?, &row.exam.scale);
    match stated {
        Some(se) => Uncertainty { standard_error: Some(se), source: ErrorSource::Stated },
        None => match binomial() {
            Some(se) => Uncertainty { standard_error: Some(se), source: ErrorSource::Binomial },
            None => Uncertainty { standard_error: None, source: ErrorSource::Unknown },
        },
    }
}

/// Standard error of a share of `n_items` answered rightly, √(p(1−p)/n), in the score's unit.
///
/// It is a floor where items cluster by subject (Miller 2024, arXiv 2411.00640). A share of 0 or
/// 1 would have the error 0; there the error of the Agresti–Coull estimate stands in its place
/// (two rights and two wrongs added; Agresti and Coull 1998, doi 10.1080/00031305.1998.10480550).
#[must_use]
pub fn binomial_error(value: f64, n_items: u32, scale: &Scale) -> Option<f64> {
    let p = value / scale.whole();
    if !scale.share_of_items || n_items == 0 || !(0.0..=1.0).contains(&p) {
        return None;
    }
    let n = f64::from(n_items);
    let (p, n) = if p == 0.0 || p == 1.0 { ((p * n + 2.0) / (n + 4.0), n + 4.0) } else { (p, n) };
    Some((p * (1.0 - p) / n).sqrt() * scale.whole())
}

/// The z that a standard normal variable exceeds with probability `p` (0 < p < 1).
#[must_use]
pub fn upper_quantile(p: f64) -> f64 {
    -Normal::standard().inverse_cdf(p)
}

/// Difference of two independent scores in units of its standard error, √(a² + b²).
#[must_use]
pub fn separation(difference: f64, error_a: f64, error_b: f64) -> f64 {
    difference / error_a.hypot(error_b)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Aspect, Direction};

    fn percent(share_of_items: bool) -> Scale {
        Scale {
            unit: "percent".into(),
            direction: Direction::Higher,
            min: Some(0.0),
            max: Some(100.0),
            aspect: Aspect::Capability,
            share_of_items,
        }
    }

    #[test]
    fn xuanyuan_on_cmmlu_has_an_error_of_0_42() {
        let error = binomial_error(71.10, 11_582, &percent(true)).unwrap();
        assert!((error - 0.421_2).abs() < 1e-4, "{error}");
        assert_eq!(binomial_error(71.10, 11_582, &percent(false)), None);
        assert_eq!(binomial_error(71.10, 0, &percent(true)), None);
        assert_eq!(binomial_error(101.0, 10, &percent(true)), None);
    }

    #[test]
    fn a_full_score_is_not_certain() {
        let error = binomial_error(100.0, 100, &percent(true)).unwrap();
        assert!(error > 1.0, "{error}");
    }

    #[test]
    fn quantiles_are_those_of_the_tables() {
        assert!((upper_quantile(0.05) - 1.644_853_626_951_472_7).abs() < 1e-9);
        assert!((upper_quantile(0.025) - 1.959_963_984_540_054).abs() < 1e-9);
        assert!((upper_quantile(5e-10) - 6.109_410_204_869_0).abs() < 1e-6);
    }
}
