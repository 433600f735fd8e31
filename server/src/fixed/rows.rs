//! The rows of a fixed ranking as CSV and JSON Lines, from its record alone: what happens to its results,
//! models and names later changes nothing in them.

use chrono::NaiveDate;
use domain::Address;
use domain::fixed::{FixedRanking, FixedRow};
use domain::rank::Standing;
use serde::Serialize;

use crate::api::table::{lines, plain, records};
use crate::error::PageError;

/// One row; what is empty is "not stated", and of a rank "not ranked".
#[derive(Debug, Default, Serialize)]
struct Line {
    rank: Option<usize>,
    rank_low: Option<usize>,
    rank_high: Option<usize>,
    of: usize,
    model: String,
    printed_name: String,
    role: &'static str,
    setting: Option<String>,
    division: Option<String>,
    score: String,
    standard_error: Option<f64>,
    error_source: &'static str,
    n_items: Option<u32>,
    evaluator_kind: &'static str,
    evaluated_on: Option<NaiveDate>,
    published_on: NaiveDate,
    book: &'static str,
    result: String,
    slice_text: String,
}

impl Line {
    fn of(fixed: &FixedRanking, row: &FixedRow) -> Self {
        let standing = fixed.standing(row);
        let stated = |slug: &domain::Slug| slug.is_stated().then(|| slug.to_string());
        Self {
            rank: standing.as_ref().map(Standing::rank),
            rank_low: standing.as_ref().map(Standing::low),
            rank_high: standing.as_ref().map(Standing::high),
            of: fixed.n_ranked(),
            model: row.model.to_string(),
            printed_name: row.printed_name.clone(),
            role: row.role.slug(),
            setting: stated(&row.setting),
            division: stated(&row.division),
            score: row.score.text().to_owned(),
            standard_error: row.uncertainty.standard_error,
            error_source: row.uncertainty.source.slug(),
            n_items: row.n_items,
            evaluator_kind: row.evaluator_kind.slug(),
            evaluated_on: row.evaluated_on,
            published_on: row.published_on,
            book: row.book.slug(),
            result: Address::Result(row.result.as_str()).to_string(),
            slice_text: fixed.slice.to_string(),
        }
    }
}

/// The ranked rows as CSV.
///
/// # Errors
/// None for any ranking there is: texts in memory can be written.
pub fn csv(fixed: &FixedRanking) -> Result<String, PageError> {
    let line = |row| {
        let line = Line::of(fixed, row);
        Line { printed_name: plain(&line.printed_name), ..line }
    };
    records(&fixed.rows.iter().map(line).collect::<Vec<_>>())
}

/// The ranked rows as JSON Lines.
#[must_use]
pub fn json_lines(fixed: &FixedRanking) -> String {
    lines(fixed.rows.iter().map(|row| Line::of(fixed, row)))
}
