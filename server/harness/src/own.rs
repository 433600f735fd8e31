//! Jinbang's own forms: the columns of `published.csv`, and the JSON record of a result.
//!
//! `docs/data.md` describes both. They name the exam themselves, so that nothing needs mapping.

use std::borrow::Cow;
use std::collections::BTreeMap;

use domain::{Direction, EvaluatorKind, Role, Scale, Slug, is_share_of_items};

use super::day::day;
use super::filing::{Commit, Figure, HarnessFiling, Line, StandardError, bounded};
use super::finding::{Finding, What};
use super::json::{Kind, Value};
use super::mapping::MappedExam;
use super::place::Place;

/// Columns that make a table Jinbang's own.
const COLUMNS: [&str; 6] = ["board", "dataset", "domain", "metric", "model", "score"];

/// Members that make an object a record.
const MEMBERS: [&str; 6] = ["board", "dataset", "domain", "metric", "printed_name", "score"];

/// A row by its columns, or a record by its members.
type Cells = BTreeMap<String, String>;

/// Whether a text is a table of results.
pub(super) fn recognises(text: &str) -> bool {
    let columns: Vec<&str> =
        text.lines().next().unwrap_or_default().split(',').map(|c| c.trim_matches(['"', ' '])).collect();
    COLUMNS.iter().all(|column| columns.contains(column))
}

/// Whether a value is a record, or a list of them.
pub(super) fn recognises_json(root: &Value<'_>) -> Result<bool, Finding> {
    let is_record = |value: &Value<'_>| -> Result<bool, Finding> {
        let members = value.members()?;
        Ok(MEMBERS.iter().all(|member| members.iter().any(|(key, _)| key == member)))
    };
    match root.kind() {
        Kind::Object => is_record(root),
        Kind::Array => match root.items()?.first() {
            Some(first) if first.kind() == Kind::Object => is_record(first),
            _ => Ok(false),
        },
        _ => Ok(false),
    }
}

/// Reads a table.
pub(super) fn read(text: &str) -> Result<Vec<HarnessFiling>, Finding> {
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(text.as_bytes());
    let header = reader.headers().map_err(|error| broken(&error))?.clone();
    let mut filings = Vec::new();
    for (rows, record) in reader.records().enumerate() {
        bounded(rows)?;
        let record = record.map_err(|error| broken(&error))?;
        let number = record.position().map_or(1, csv::Position::line);
        let cells = header.iter().zip(&record).filter(|(_, cell)| !cell.is_empty());
        let cells: Cells = cells.map(|(column, cell)| (column.to_owned(), cell.to_owned())).collect();
        file(&cells, "model", &Place::of_line(number), &mut filings);
    }
    Ok(filings)
}

/// Reads a record or a list of them.
pub(super) fn read_json(root: &Value<'_>) -> Result<Vec<HarnessFiling>, Finding> {
    let records = if root.kind() == Kind::Array { root.items()? } else { vec![root.clone()] };
    let mut filings = Vec::new();
    bounded(records.len())?;
    for record in records {
        let mut cells = Cells::new();
        for (key, value) in record.members()? {
            if !value.is_null() {
                cells.insert(key.into_owned(), value.word().map(Cow::into_owned)?);
            }
        }
        file(&cells, "printed_name", &record.place(), &mut filings);
    }
    Ok(filings)
}

/// Adds a line to the filing it belongs to: the one of the same model and provenance.
fn file(cells: &Cells, model: &str, place: &Place, filings: &mut Vec<HarnessFiling>) {
    let mut filing = HarnessFiling::new(cells.get(model).cloned());
    filing.setting = cells.get("setting").cloned();
    let line = line(cells, place, &mut filing);
    match filings.iter_mut().find(|before| same(before, &filing)) {
        Some(before) => before.lines.push(line),
        None => {
            filing.lines.push(line);
            filings.push(filing);
        }
    }
}

fn same(a: &HarnessFiling, b: &HarnessFiling) -> bool {
    (&a.model, &a.setting, &a.provenance, a.role) == (&b.model, &b.setting, &b.provenance, b.role)
}

fn line(cells: &Cells, place: &Place, filing: &mut HarnessFiling) -> Line {
    let get = |key: &str| cells.get(key).cloned();
    let named = |key: &str| cells.get(key).map(String::as_str).unwrap_or_default();
    let mut line = Line::new(named("dataset"), named("metric"), place.clone());
    let mut wrong = |column: &str, expected: &str| {
        let what = What::Cell { value: named(column).to_owned(), expected: expected.to_owned() };
        line.findings.push(Finding::new(what, place.clone().named(column)));
    };
    let role = cells.get("row_role").or_else(|| cells.get("role")).map(|role| role.parse::<Role>());
    match role {
        Some(Ok(role)) => filing.role = role,
        Some(Err(error)) => wrong("row_role", error.expected),
        None => {}
    }
    let relation = cells.get("evaluator_kind").map(|kind| kind.parse::<EvaluatorKind>());
    if let Some(Err(error)) = &relation {
        wrong("evaluator_kind", error.expected);
    }
    let evaluated_on = cells.get("evaluated_on").map(|text| day(text));
    if evaluated_on == Some(None) {
        wrong("evaluated_on", "a day YYYY-MM-DD");
    }
    let items = cells.get("n_items").map(|n| n.parse::<u32>().ok().filter(|n| *n > 0));
    if items == Some(None) {
        wrong("n_items", "a whole number of items from 1");
    }
    let error = cells.get("standard_error").map(|text| Figure::read(text).ok().filter(|e| e.score().value() >= 0.0));
    if error == Some(None) {
        wrong("standard_error", "a number of 0 or more");
    }
    for column in ["dataset", "domain", "metric", "language", "score"] {
        if named(column).is_empty() {
            wrong(column, "stated: this column has to be filled");
        }
    }
    line.n_items = items.flatten();
    line.standard_error = error.flatten().map(|figure| StandardError { figure, method: None });
    line.exam = Some(Box::new(exam(cells)));
    if let Some(score) = cells.get("score") {
        line.take_score(score);
    }
    let stated = &mut filing.provenance;
    stated.harness = get("harness");
    stated.harness_version = get("harness_version");
    stated.commit = get("harness_commit").map(|commit| Commit::of_text(&commit));
    stated.evaluated_on = evaluated_on.flatten();
    stated.evaluator = get("evaluator");
    stated.relation = relation.and_then(Result::ok);
    stated.source_url = get("source_url");
    stated.note = get("note");
    line
}

fn exam(cells: &Cells) -> MappedExam {
    let slug = |key: &str| cells.get(key).and_then(|name| Slug::of_name(name));
    let or_silent = |key: &str| slug(key).or_else(|| Some(Slug::not_stated()));
    MappedExam {
        dataset: slug("dataset"),
        edition: or_silent("edition"),
        language: cells.get("language").and_then(|language| language.parse().ok()),
        domain: slug("domain"),
        metric: slug("metric"),
        protocol: or_silent("protocol"),
        scale: scale(cells),
    }
}

/// The scale, which a table states and a record does not.
fn scale(cells: &Cells) -> Option<Scale> {
    let unit = cells.get("metric_unit")?;
    let bound = |key: &str| cells.get(key).and_then(|bound| bound.parse().ok());
    let metric = Slug::of_name(cells.get("metric")?)?;
    Some(Scale {
        unit: unit.clone(),
        direction: if cells.get("higher_is_better")? == "false" { Direction::Lower } else { Direction::Higher },
        min: bound("metric_min"),
        max: bound("metric_max"),
        aspect: cells.get("aspect")?.parse().ok()?,
        share_of_items: is_share_of_items(metric.as_str(), unit),
    })
}

fn broken(error: &csv::Error) -> Finding {
    let line = error.position().map_or(1, csv::Position::line);
    let expected = "as many cells as the header has".to_owned();
    Finding::new(What::Syntax { expected }, Place::of_line(line))
}
