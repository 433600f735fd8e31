//! Results: what was published, without ranks, which only a slice gives.

use std::sync::Arc;

use domain::{Address, EvaluatorKind, ResultRow, Role, SliceKey};
use serde_json::{Map, Value, json};
use store::ResultsOf;

use super::of_value;
use crate::api::list::{Asked, next};
use crate::api::shape::Shape;
use crate::api::table::{lines as json_lines, table};
use crate::error::PageError;
use crate::extract::Reader;
use crate::state::Reading;

/// The keys by which the list can be narrowed, one at a time.
const FILTERS: [&str; 4] = ["board", "dataset", "model", "submission"];

/// A field of a result.
type Field = (&'static str, fn() -> Shape, fn(&ResultRow) -> Value);

/// An exam's word.
fn exam(row: &ResultRow, key: SliceKey) -> Value {
    json!(row.exam.key.value(key))
}

const FIELDS: &[Field] = &[
    ("result", || Shape::Text, |row| json!(row.id)),
    ("address", || Shape::Text, |row| json!(Address::Result(row.id.as_str()).to_string())),
    ("board", || Shape::Text, |row| exam(row, SliceKey::Board)),
    ("dataset", || Shape::Text, |row| exam(row, SliceKey::Dataset)),
    ("edition", || Shape::Text, |row| exam(row, SliceKey::Edition)),
    ("language", || Shape::Text, |row| exam(row, SliceKey::Language)),
    ("domain", || Shape::Text, |row| exam(row, SliceKey::Domain)),
    ("metric", || Shape::Text, |row| exam(row, SliceKey::Metric)),
    ("protocol", || Shape::Text, |row| exam(row, SliceKey::Protocol)),
    ("model", || Shape::Text, |row| json!(row.model.slug)),
    ("printed_name", || Shape::Text, |row| json!(row.submission.printed_name)),
    ("setting", || Shape::Text.or_null(), |row| json!(Some(&row.setting.slug).filter(|slug| slug.is_stated()))),
    ("division", || Shape::Text.or_null(), |row| json!(Some(&row.division.slug).filter(|slug| slug.is_stated()))),
    ("role", || Shape::word(Role::ALL, Role::slug), |row| json!(row.role)),
    ("score", || Shape::Number, |row| json!(row.score.value())),
    ("score_text", || Shape::Text, |row| json!(row.score.text())),
    ("n_items", || Shape::Count.or_null(), |row| json!(row.n_items)),
    ("standard_error", || Shape::Number.or_null(), |row| json!(row.standard_error)),
    ("published_on", || Shape::Day, |row| json!(row.published_on)),
    ("withdrawn_on", || Shape::Day.or_null(), |row| json!(row.withdrawn_on)),
    ("withdrawn_reason", || Shape::Text.or_null(), |row| json!(row.withdrawn_reason)),
    ("listed_rank", || Shape::Text.or_null(), |row| json!(row.listed_rank)),
    ("disputed", || Shape::Truth, |row| json!(row.disputed)),
    ("recorded_at", || Shape::Instant, |row| json!(row.recorded_at)),
    ("submission", || Shape::Text, |row| json!(row.submission.id)),
    ("evaluator", || Shape::Text.or_null(), |row| json!(row.submission.evaluator)),
    (
        "evaluator_kind",
        || Shape::word(EvaluatorKind::ALL, EvaluatorKind::slug),
        |row| json!(row.submission.evaluator_kind),
    ),
    ("evaluated_on", || Shape::Day.or_null(), |row| json!(row.submission.evaluated_on)),
    ("harness", || Shape::Text.or_null(), |row| json!(row.submission.harness)),
    ("harness_version", || Shape::Text.or_null(), |row| json!(row.submission.harness_version)),
    ("harness_commit", || Shape::Text.or_null(), |row| json!(row.submission.harness_commit)),
    ("hardware", || Shape::Text.or_null(), |row| json!(row.submission.hardware)),
    ("cost", || Shape::Text.or_null(), |row| json!(row.submission.cost)),
    ("source_url", || Shape::Text, |row| json!(row.submission.source_url)),
    ("source_commit", || Shape::Text.or_null(), |row| json!(row.submission.source_commit)),
    ("note", || Shape::Text.or_null(), |row| json!(row.submission.note)),
];

/// What each has. `listed_rank` is the place that the board printed, as a text: it is of that
/// board's table, and nothing here is ranked by it.
#[must_use]
pub fn result_fields() -> Vec<(&'static str, Shape)> {
    FIELDS.iter().map(|(name, shape, _)| (*name, shape())).collect()
}

/// The body of `GET /api/v1/results?…`: in the order of identifiers.
///
/// # Errors
/// What is asked for and is no key, token, number, field or noun; a failing store.
pub async fn list(reading: Reading, reader: Reader) -> Result<String, PageError> {
    let asked = Asked::read(&reader, &names(), &FILTERS)?;
    let catalog = reading.catalog();
    let of = of(&reading, &asked)?;
    let after = asked.after.as_deref().unwrap_or_default();
    let count = i64::try_from(asked.limit + 1).unwrap_or(i64::MAX);
    let rows = reading.store().results_after(catalog, of, after, count).await?;
    let more = rows.len() > asked.limit;
    let shown = rows.get(..asked.limit.min(rows.len())).unwrap_or_default();
    let last = shown.last().filter(|_| more).map(|row| next("/api/v1/results", &asked, row.id.as_str()));
    let results: Vec<Value> = shown.iter().map(|row| object(row, asked.fields.as_deref())).collect();
    Ok(json!({ "results": results, "next": last }).to_string())
}

fn names() -> Vec<&'static str> {
    FIELDS.iter().map(|(name, ..)| *name).collect()
}

/// Which results are asked for.
fn of<'a>(reading: &'a Reading, asked: &'a Asked) -> Result<ResultsOf<'a>, PageError> {
    let catalog = reading.catalog();
    let nothing = |of: &str| PageError::not_found(of.chars().take(80).collect::<String>());
    Ok(match asked.filters.as_slice() {
        [] => ResultsOf::All,
        [("board", slug)] => ResultsOf::Board(&catalog.board(slug).ok_or_else(|| nothing(slug))?.slug),
        [("dataset", slug)] => ResultsOf::Dataset(&catalog.dataset(slug).ok_or_else(|| nothing(slug))?.slug),
        [("model", slug)] => ResultsOf::Model(&catalog.model(slug).ok_or_else(|| nothing(slug))?.slug),
        [("submission", id)] => ResultsOf::Submission(id),
        _ => return Err(PageError::BadRequest("name one of board, dataset, model and submission".to_owned())),
    })
}

/// Results read at once for a table.
const READ: i64 = 2_000;

/// The results of a table: of one board, dataset, model or submission.
async fn of_table(reading: &Reading, asked: &Asked) -> Result<Vec<Arc<ResultRow>>, PageError> {
    let of = of(reading, asked)?;
    if of == ResultsOf::All {
        let words = "name one of board, dataset, model and submission; all results at once are at /exports";
        return Err(PageError::BadRequest(words.to_owned()));
    }
    let mut rows: Vec<Arc<ResultRow>> = Vec::new();
    loop {
        let last = rows.last().map(|row| row.id.to_string()).unwrap_or_default();
        let more = reading.store().results_after(reading.catalog(), of, &last, READ).await?;
        let is_last = i64::try_from(more.len()).unwrap_or_default() < READ;
        rows.extend(more);
        if is_last {
            return Ok(rows);
        }
    }
}

/// The body of `/results.csv?…`.
///
/// # Errors
/// As [`list`], and where nothing narrows it.
pub async fn csv(reading: Reading, reader: Reader) -> Result<String, PageError> {
    let asked = Asked::of_table(&reader, &names(), &FILTERS)?;
    let rows = of_table(&reading, &asked).await?;
    let wanted: Vec<_> = FIELDS.iter().filter(|(name, ..)| asked.wants(name)).collect();
    let columns: Vec<&str> = wanted.iter().map(|(name, ..)| *name).collect();
    table(&columns, rows.iter().map(|row| wanted.iter().map(|(_, _, value)| of_value(&value(row))).collect::<Vec<_>>()))
}

/// The body of `/results.jsonl?…`.
///
/// # Errors
/// As [`csv`].
pub async fn lines(reading: Reading, reader: Reader) -> Result<String, PageError> {
    let asked = Asked::of_table(&reader, &names(), &FILTERS)?;
    let rows = of_table(&reading, &asked).await?;
    Ok(json_lines(rows.iter().map(|row| object(row, asked.fields.as_deref()))))
}

fn object(row: &ResultRow, wanted: Option<&[String]>) -> Value {
    let fields = FIELDS.iter().filter(|(name, ..)| wanted.is_none_or(|names| names.iter().any(|n| n == name)));
    fields.map(|(name, _, value)| ((*name).to_owned(), value(row))).collect::<Map<_, _>>().into()
}
