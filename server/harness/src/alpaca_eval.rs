//! AlpacaEval: a leaderboard as CSV, one filing a row. The first column, which has no name, is the
//! model.

use domain::Role;

use super::filing::{Figure, HarnessFiling, Line, StandardError, bounded, is_missing};
use super::finding::{Finding, What};
use super::place::Place;

/// The scores, each with the column of its error.
const SCORES: [(&str, Option<&str>); 3] = [
    ("win_rate", Some("standard_error")),
    ("length_controlled_winrate", Some("lc_standard_error")),
    ("discrete_win_rate", None),
];

/// Whether a text is such a leaderboard.
pub(super) fn recognises(text: &str) -> bool {
    let header = text.lines().next().unwrap_or_default();
    let columns: Vec<&str> = header.split(',').map(str::trim).collect();
    ["win_rate", "standard_error", "n_total"].iter().all(|column| columns.contains(column))
}

/// Reads a leaderboard.
pub(super) fn read(text: &str) -> Result<Vec<HarnessFiling>, Finding> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header = reader.headers().map_err(|error| broken(&error))?.clone();
    let column = |name: &str| header.iter().position(|column| column.trim() == name);
    // Length-controlled rates came with AlpacaEval 2.0.
    let task = if column("length_controlled_winrate").is_some() { "AlpacaEval 2.0" } else { "AlpacaEval" };
    let mut filings = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| broken(&error))?;
        let number = record.position().map_or(1, csv::Position::line);
        let cell = |name: &str| column(name).and_then(|at| record.get(at)).map(str::trim).filter(|c| !is_missing(c));
        bounded(filings.len())?;
        filings.push(filing(task, number, record.get(0).unwrap_or_default().trim(), &cell)?);
    }
    Ok(filings)
}

fn filing<'c>(
    task: &str,
    number: u64,
    model: &str,
    cell: &impl Fn(&str) -> Option<&'c str>,
) -> Result<HarnessFiling, Finding> {
    let mut filing = HarnessFiling::new(Some(model.to_owned()).filter(|model| !model.is_empty()));
    filing.provenance.harness = Some("AlpacaEval".to_owned());
    filing.provenance.note = cell("mode").map(|mode| format!("mode: {mode}"));
    if filing.model.is_none() {
        filing.findings.push(Finding::new(What::ModelNotStated, Place::of_line(number)));
    }
    if model == "NullModel" {
        filing.role = Role::Constant;
        filing.findings.push(Finding::new(What::ConstantAnswer, Place::of_line(number)));
    }
    let items = match cell("n_total") {
        None => None,
        Some(items) => Some(items.strip_suffix(".0").unwrap_or(items).parse().map_err(|_| {
            let what = What::Cell { value: items.to_owned(), expected: "a whole number of items".to_owned() };
            Finding::new(what, Place::of_line(number).named("n_total"))
        })?),
    };
    for (metric, error) in SCORES {
        let Some(score) = cell(metric) else { continue };
        let mut line = Line::new(task, metric, Place::of_line(number).named(metric));
        line.n_items = items.filter(|n| *n > 0);
        line.higher_is_better = Some(true);
        if score.eq_ignore_ascii_case("nan") {
            line.find(What::NotANumber { value: score.to_owned() });
        } else {
            line.take_score(score);
        }
        let stated = error.and_then(|column| Some((column, cell(column)?)));
        if let Some((error, error_text)) = stated.filter(|(_, text)| !text.eq_ignore_ascii_case("nan")) {
            let figure = Figure::read(error_text).ok().filter(|figure| figure.score().value() >= 0.0);
            match figure {
                Some(figure) => line.standard_error = Some(StandardError { figure, method: None }),
                None => line.findings.push(Finding::new(
                    What::NotAFigure { value: error_text.to_owned() },
                    Place::of_line(number).named(error),
                )),
            }
        }
        filing.lines.push(line);
    }
    Ok(filing)
}

fn broken(error: &csv::Error) -> Finding {
    let line = error.position().map_or(1, csv::Position::line);
    let expected = "as many cells as the header has".to_owned();
    Finding::new(What::Syntax { expected }, Place::of_line(line))
}
