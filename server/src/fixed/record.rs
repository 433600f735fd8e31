//! The record of a fixed ranking: its bytes, and what they say.
//!
//! A record is canonical JSON ([`domain::canonical`]). It holds the slice with its day, the version of
//! the method, and for every row what the ranking made of it and the result behind it. It holds
//! nothing of the moment at which it was fixed (neither the day of fixing nor the data version), and
//! no words of this site, so equal rankings have equal bytes, and so one identifier.

use std::sync::Arc;

use chrono::NaiveDate;
use domain::fixed::{FixedRanking, FixedRecord, FixedRow, StatedPlace};
use domain::rank::FirstPlace;
use domain::stats::{ALPHA, Uncertainty};
use domain::{NOT_STATED, Scale, Slice, SlugError, canonical};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::api::ranking::slice_object;
use crate::import::record::digest_of;

/// What the record calls itself.
const KIND: &str = "ranking";

/// A record that cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum BadRecord {
    /// It is not the JSON of a record.
    #[error("it is not the JSON of a fixed ranking: {0}")]
    Json(#[from] serde_json::Error),
    /// A word of it is of no known form.
    #[error("{0}")]
    Word(#[from] SlugError),
    /// Its slice cannot be read.
    #[error("its slice cannot be read: {0}")]
    Slice(String),
    /// Its parts contradict each other.
    #[error("{0}")]
    Contradiction(&'static str),
}

#[derive(Serialize, Deserialize)]
struct Wire {
    kind: String,
    method: u32,
    slice: Value,
    slice_text: String,
    unit: String,
    direction: String,
    n_ranked: usize,
    interval: Interval,
    first_place: Option<First>,
    rows: Vec<Row>,
    baselines: Vec<Row>,
}

#[derive(Serialize, Deserialize)]
struct Interval {
    method: String,
    level: String,
    simultaneous: bool,
}

#[derive(Serialize, Deserialize)]
struct First {
    wording: String,
    holders: Vec<String>,
    untested: usize,
    /// Left out where it is 0: a record of before it was counted is read as it was written.
    #[serde(default, skip_serializing_if = "is_zero")]
    unstated: usize,
    checked: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for it")]
fn is_zero(n: &usize) -> bool {
    *n == 0
}

/// One row; `null` is "not stated", and of a rank "not ranked".
#[derive(Serialize, Deserialize)]
struct Row {
    rank: Option<usize>,
    rank_low: Option<usize>,
    rank_high: Option<usize>,
    model: String,
    printed_name: String,
    setting: Option<String>,
    division: Option<String>,
    role: String,
    score: String,
    standard_error: Option<String>,
    error_source: String,
    n_items: Option<u32>,
    evaluator_kind: String,
    evaluated_on: Option<NaiveDate>,
    published_on: NaiveDate,
    book: String,
    result: String,
}

/// The bytes of record of a ranking whose scores are measured on a scale.
///
/// # Errors
/// None for any ranking there is: its parts have a form in JSON.
pub fn record(fixed: &FixedRanking, scale: &Scale) -> Result<FixedRecord, BadRecord> {
    let holders = fixed.first_rows().map(|row| row.result.to_string()).collect();
    let first_place = fixed.first.as_ref().map(|first| First {
        wording: first.wording.to_string(),
        holders,
        untested: first.untested,
        unstated: first.unstated,
        checked: first.checked,
    });
    let wire = Wire {
        kind: KIND.to_owned(),
        method: fixed.method,
        slice: slice_object(&fixed.slice.pairs()),
        slice_text: fixed.slice.to_string(),
        unit: scale.unit.clone(),
        direction: scale.direction.to_string(),
        n_ranked: fixed.n_ranked(),
        interval: Interval { method: "holm-pairwise".to_owned(), level: (1.0 - ALPHA).to_string(), simultaneous: true },
        first_place,
        rows: fixed.rows.iter().map(|row| written(fixed, row)).collect(),
        baselines: fixed.baselines.iter().map(|row| written(fixed, row)).collect(),
    };
    let json = canonical::value(&serde_json::to_value(wire)?);
    Ok(FixedRecord { slice: Arc::clone(&fixed.slice), digest: digest_of(&json), json })
}

fn written(fixed: &FixedRanking, row: &FixedRow) -> Row {
    let standing = fixed.standing(row);
    let stated = |slug: &domain::Slug| slug.is_stated().then(|| slug.to_string());
    Row {
        rank: standing.as_ref().map(domain::rank::Standing::rank),
        rank_low: standing.as_ref().map(domain::rank::Standing::low),
        rank_high: standing.as_ref().map(domain::rank::Standing::high),
        model: row.model.to_string(),
        printed_name: row.printed_name.clone(),
        setting: stated(&row.setting),
        division: stated(&row.division),
        role: row.role.to_string(),
        score: row.score.text().to_owned(),
        standard_error: row.uncertainty.standard_error.map(|error| error.to_string()),
        error_source: row.uncertainty.source.to_string(),
        n_items: row.n_items,
        evaluator_kind: row.evaluator_kind.to_string(),
        evaluated_on: row.evaluated_on,
        published_on: row.published_on,
        book: row.book.to_string(),
        result: row.result.to_string(),
    }
}

/// What bytes of record say.
///
/// # Errors
/// If they are no record of a fixed ranking.
pub fn read(json: &str) -> Result<FixedRanking, BadRecord> {
    let wire: Wire = serde_json::from_str(json)?;
    let slice = Slice::from_text(&wire.slice_text)
        .map_err(|faults| BadRecord::Slice(faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")))?;
    let rows = wire.rows.iter().map(row).collect::<Result<Vec<_>, _>>()?;
    let place_of = |id: &String| rows.iter().position(|row| row.result.as_str() == id);
    let first = match wire.first_place {
        None => None,
        Some(first) => Some(FirstPlace {
            wording: first.wording.parse()?,
            holders: first
                .holders
                .iter()
                .map(|id| place_of(id).ok_or(BadRecord::Contradiction("its first place is of a result that it lacks")))
                .collect::<Result<_, _>>()?,
            untested: first.untested,
            unstated: first.unstated,
            checked: first.checked,
        }),
    };
    let baselines = wire.baselines.iter().map(row).collect::<Result<_, _>>()?;
    Ok(FixedRanking { slice: Arc::new(slice), method: wire.method, first, rows, baselines })
}

fn row(wire: &Row) -> Result<FixedRow, BadRecord> {
    let place = match (wire.rank, wire.rank_low, wire.rank_high) {
        (Some(rank), Some(low), Some(high)) => Some(
            StatedPlace::new(rank, low, high)
                .ok_or(BadRecord::Contradiction("a rank of it lies outside its interval"))?,
        ),
        _ => None,
    };
    let slug = |text: Option<&String>| text.map_or(NOT_STATED, String::as_str).parse::<domain::Slug>();
    let error = wire.standard_error.as_deref().map(str::parse::<f64>).transpose();
    let standard_error = error.map_err(|_| BadRecord::Contradiction("an error of it is no number"))?;
    Ok(FixedRow {
        place,
        model: wire.model.parse()?,
        printed_name: wire.printed_name.clone(),
        setting: slug(wire.setting.as_ref())?,
        division: slug(wire.division.as_ref())?,
        role: wire.role.parse()?,
        score: wire.score.parse()?,
        uncertainty: Uncertainty { standard_error, source: wire.error_source.parse()? },
        n_items: wire.n_items,
        evaluator_kind: wire.evaluator_kind.parse()?,
        evaluated_on: wire.evaluated_on,
        published_on: wire.published_on,
        book: wire.book.parse()?,
        result: wire.result.parse()?,
    })
}
