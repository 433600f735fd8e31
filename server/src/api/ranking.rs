//! A ranking as JSON and as CSV: the same rows, each with its slice and the number ranked.

use std::sync::Arc;

use app::text::{Lang, words};
use chrono::NaiveDate;
use domain::rank::{Entry, Ranking, Standing};
use domain::{Address, OpenSlice, ResultRow, Slice, SliceKey, book_of};
use serde::Serialize;
use serde_json::{Map, Value, json};

use super::describe;
use super::list::Part;
use super::table::{cell, csv as table, lines as json_lines, plain};
use crate::error::PageError;
use crate::extract::Reader;
use crate::page::ranking::{Found, find, find_with, listed};
use crate::state::Reading;

/// A rank with its interval and the number ranked; a row has all of it or nothing.
#[derive(Debug, Serialize)]
pub(super) struct Place {
    pub(super) rank: usize,
    pub(super) rank_low: usize,
    pub(super) rank_high: usize,
    pub(super) of: usize,
}

impl From<&Standing> for Place {
    fn from(standing: &Standing) -> Self {
        Self { rank: standing.rank(), rank_low: standing.low(), rank_high: standing.high(), of: standing.of() }
    }
}

/// One row. Of a listing, or of a ranking of too few, it has no place.
#[derive(Debug, Serialize)]
pub(super) struct Row<'a> {
    #[serde(flatten)]
    place: Option<Place>,
    model: &'a str,
    model_name: &'a str,
    model_name_zh: Option<&'a str>,
    printed_name: &'a str,
    organisation: Option<String>,
    role: &'static str,
    score: f64,
    score_text: &'a str,
    standard_error: Option<f64>,
    error_source: &'static str,
    n_items: Option<u32>,
    setting: Option<&'a str>,
    division: Option<&'a str>,
    evaluator: Option<&'a str>,
    evaluator_kind: &'static str,
    evaluated_on: Option<NaiveDate>,
    published_on: NaiveDate,
    withdrawn_on: Option<NaiveDate>,
    harness: Option<&'a str>,
    harness_version: Option<&'a str>,
    harness_commit: Option<&'a str>,
    book: &'static str,
    result: String,
    source_url: &'a str,
    other_results: usize,
    disputed: bool,
}

impl<'a> Row<'a> {
    pub(super) fn of_entry(entry: &'a Entry) -> Self {
        let Entry { standing, row, uncertainty, book, others } = entry;
        Self {
            place: standing.as_ref().map(Place::from),
            standard_error: uncertainty.standard_error,
            error_source: uncertainty.source.slug(),
            book: book.slug(),
            other_results: others.len(),
            ..Self::of_result(row)
        }
    }

    pub(super) fn of_result(row: &'a ResultRow) -> Self {
        let submission = &row.submission;
        let uncertainty = domain::stats::uncertainty(row);
        let stated = |named: &'a domain::Named| named.slug.is_stated().then_some(named.slug.as_str());
        let makers: Vec<&str> = row.model.organisations.iter().map(|o| o.name.as_str()).collect();
        Self {
            place: None,
            model: row.model.slug.as_str(),
            model_name: &row.model.name,
            model_name_zh: row.model.name_zh.as_deref(),
            printed_name: &submission.printed_name,
            organisation: (!makers.is_empty()).then(|| makers.join("; ")),
            role: row.role.slug(),
            score: row.score.value(),
            score_text: row.score.text(),
            standard_error: uncertainty.standard_error,
            error_source: uncertainty.source.slug(),
            n_items: row.n_items,
            setting: stated(&row.setting),
            division: stated(&row.division),
            evaluator: submission.evaluator.as_deref(),
            evaluator_kind: submission.evaluator_kind.slug(),
            evaluated_on: submission.evaluated_on,
            published_on: row.published_on,
            withdrawn_on: row.withdrawn_on,
            harness: submission.harness.as_deref(),
            harness_version: submission.harness_version.as_deref(),
            harness_commit: submission.harness_commit.as_deref(),
            book: book_of(row).0.slug(),
            result: Address::Result(row.id.as_str()).to_string(),
            source_url: &submission.source_url,
            other_results: 0,
            disputed: row.disputed,
        }
    }
}

/// The body of `GET /api/v1/rankings?…`.
///
/// # Errors
/// Faults of the slice; a failing store.
pub async fn json(reading: Reading, reader: Reader) -> Result<String, PageError> {
    let found = find_with(&reading, &reader, &Part::KEYS).await?;
    let fields = describe::ranking::fields(matches!(found, Found::Open(..)));
    let part = Part::read(&reader, &fields)?;
    let (mut body, rows) = match &found {
        Found::One(ranking, _) => {
            let keyed = |entry: &Entry| (entry.row.id.to_string(), of_row(&Row::of_entry(entry)));
            (ranking_body(ranking, reading.today(), &part), ranking.entries.iter().map(keyed).collect())
        }
        Found::Open(open, rows) => {
            let keyed = |row: &Arc<ResultRow>| (row.id.to_string(), listing_row(row));
            (listing_body(open), listed(open, rows).iter().map(keyed).collect())
        }
    };
    let (rows, next) = part.of(rows)?;
    if let Some(body) = body.as_object_mut() {
        body.insert("rows".to_owned(), rows.into());
        body.insert("next".to_owned(), next.map(|token| part.onward(&reader, &token)).into());
    }
    Ok(body.to_string())
}

fn of_row(row: &Row<'_>) -> Value {
    serde_json::to_value(row).unwrap_or_default()
}

fn ranking_body(ranking: &Ranking, today: NaiveDate, part: &Part) -> Value {
    let Ranking { slice, exam, entries, baselines, first, n_models, n_paired } = ranking;
    let sentence = |lang| words::slice_sentence(exam, slice, lang);
    let place = first.as_ref().map(|first| {
        let models: Vec<&str> = ranking.first_entries().map(|entry| entry.row.model.slug.as_str()).collect();
        let above: Vec<&str> = ranking.baselines_above().map(|entry| entry.row.model.slug.as_str()).collect();
        json!({
            "wording": first.wording,
            "models": models,
            "of": ranking.n_ranked(),
            "untested": first.untested,
            "unstated": first.unstated,
            "checked": first.checked,
            "baselines_above": above,
        })
    });
    json!({
        "slice": slice_object(&slice.pairs()),
        "slice_text": slice.to_string(),
        "title": { "zh": sentence(Lang::Zh), "en": sentence(Lang::En) },
        "address": Address::Ranking(slice, today).to_string(),
        "ranked": first.is_some(),
        "n_ranked": entries.len(),
        "n_models": n_models,
        "first_place": place,
        "interval": {
            "method": "holm-pairwise",
            "level": 1.0 - domain::stats::ALPHA,
            "simultaneous": true,
            "paired_tests": n_paired,
        },
        "baselines": baselines.iter().map(|entry| part.sparse(of_row(&Row::of_entry(entry)))).collect::<Vec<_>>(),
    })
}

/// A row of a listing, with its exam.
fn listing_row(row: &ResultRow) -> Value {
    let mut wire = of_row(&Row::of_result(row));
    if let (Some(wire), Some(exam)) = (wire.as_object_mut(), exam_object(row).as_object()) {
        wire.extend(exam.clone());
    }
    wire
}

fn listing_body(open: &OpenSlice) -> Value {
    json!({
        "slice": slice_object(&open.pairs()),
        "open": open.open,
        "ranked": false,
        "n_ranked": 0,
        "first_place": null,
    })
}

fn exam_object(row: &ResultRow) -> Value {
    let pairs = SliceKey::EXAM.iter().filter_map(|key| Some((key.slug(), row.exam.key.value(*key)?)));
    pairs.map(|(key, value)| (key.to_owned(), Value::from(value))).collect::<Map<_, _>>().into()
}

/// The slice as an object: `as-of` is `as_of`, a repeated key a list.
pub(crate) fn slice_object(pairs: &[(SliceKey, String)]) -> Value {
    let mut object = Map::new();
    for (key, value) in pairs {
        let name = key.slug().replace('-', "_");
        let value = Value::from(value.as_str());
        match object.get_mut(&name) {
            None => {
                object.insert(name, value);
            }
            Some(Value::Array(values)) => values.push(value),
            Some(one) => *one = Value::Array(vec![one.take(), value]),
        }
    }
    object.into()
}

/// The body of `/rankings.csv?…`: every row carries the slice and the number ranked.
///
/// # Errors
/// Faults of the slice; a failing store.
pub async fn csv(reading: Reading, reader: Reader) -> Result<String, PageError> {
    match find(&reading, &reader).await? {
        Found::One(ranking, _) => ranking_csv(&ranking),
        Found::Open(open, rows) => {
            let rows = listed(&open, &rows);
            table(COLUMNS, rows.iter().map(|row| cells(&Row::of_result(row), &own_slice(row, &open).to_string())))
        }
    }
}

/// A ranking as CSV.
///
/// # Errors
/// None for any ranking there is: texts in memory can be written.
pub fn ranking_csv(ranking: &Ranking) -> Result<String, PageError> {
    let text = ranking.slice.to_string();
    table(COLUMNS, ranking.entries.iter().map(|entry| cells(&Row::of_entry(entry), &text)))
}

/// The body of `/rankings.jsonl?…`: the rows as JSON has them, each with its slice.
///
/// # Errors
/// Faults of the slice; a failing store.
pub async fn lines(reading: Reading, reader: Reader) -> Result<String, PageError> {
    Ok(match find(&reading, &reader).await? {
        Found::One(ranking, _) => ranking_lines(&ranking),
        Found::Open(open, rows) => json_lines(listed(&open, &rows).iter().map(|row| {
            let slice_text = own_slice(row, &open).to_string();
            serde_json::to_value(Line { row: &Row::of_result(row), slice_text: &slice_text }).unwrap_or_default()
        })),
    })
}

/// A ranking as JSON Lines.
#[must_use]
pub fn ranking_lines(ranking: &Ranking) -> String {
    let slice_text = ranking.slice.to_string();
    let rows: Vec<Row<'_>> = ranking.entries.iter().map(Row::of_entry).collect();
    json_lines(rows.iter().map(|row| Line { row, slice_text: &slice_text }))
}

/// A row with the slice it stands in.
#[derive(Debug, Serialize)]
pub(super) struct Line<'a> {
    #[serde(flatten)]
    pub(super) row: &'a Row<'a>,
    pub(super) slice_text: &'a str,
}

/// The slice of a row of a listing.
fn own_slice(row: &ResultRow, open: &OpenSlice) -> Slice {
    Slice::new(row.exam.key.clone(), open.filters.clone(), open.as_of)
}

pub(super) const COLUMNS: [&str; 23] = [
    "rank",
    "rank_low",
    "rank_high",
    "of",
    "model",
    "model_name",
    "organisation",
    "score",
    "standard_error",
    "error_source",
    "n_items",
    "setting",
    "division",
    "evaluator_kind",
    "evaluated_on",
    "published_on",
    "withdrawn_on",
    "book",
    "result",
    "source_url",
    "other_results",
    "disputed",
    "slice",
];

pub(super) fn cells(row: &Row<'_>, slice: &str) -> [String; 23] {
    let place = row.place.as_ref();
    [
        cell(place.map(|p| p.rank)),
        cell(place.map(|p| p.rank_low)),
        cell(place.map(|p| p.rank_high)),
        cell(place.map(|p| p.of)),
        row.model.to_owned(),
        plain(row.model_name),
        plain(row.organisation.as_deref().unwrap_or_default()),
        row.score_text.to_owned(),
        cell(row.standard_error),
        row.error_source.to_owned(),
        cell(row.n_items),
        cell(row.setting),
        cell(row.division),
        row.evaluator_kind.to_owned(),
        cell(row.evaluated_on),
        row.published_on.to_string(),
        cell(row.withdrawn_on),
        row.book.to_owned(),
        row.result.clone(),
        row.source_url.to_owned(),
        row.other_results.to_string(),
        row.disputed.to_string(),
        slice.to_owned(),
    ]
}
