//! OpenCompass: a summary as CSV, or as the text file that holds it three times (tabulate, CSV,
//! markdown).
//!
//! One column a model. Group rows stand among the datasets without a mark: they are known by their
//! metric. No items, no date but that in the first line, no commit.

use chrono::NaiveDate;

use super::filing::{HarnessFiling, Line, bounded, is_missing};
use super::finding::{Finding, What};
use super::place::Place;

/// The columns before those of the models.
const HEAD: [&str; 4] = ["dataset", "version", "metric", "mode"];

/// Metrics of group rows.
/// Source: `opencompass/summarizers/default.py`.
const GROUPS: [&str; 6] =
    ["naive_average", "weighted_average", "harmonic_mean", "standard_deviation", "sum", "average"];

/// Lines before the header that are looked at.
const MOST_PREFACE: usize = 40;

/// How the cells of a table are parted.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Style {
    Csv,
    Tabulate,
    Markdown,
}

impl Style {
    fn cells(self, line: &str) -> Vec<&str> {
        match self {
            Self::Csv => line.split(',').map(str::trim).collect(),
            Self::Tabulate => line.split("  ").map(str::trim).filter(|cell| !cell.is_empty()).collect(),
            Self::Markdown => {
                let inner = line.trim().trim_start_matches('|').trim_end_matches('|');
                inner.split('|').map(str::trim).collect()
            }
        }
    }

    /// The style in which a line is a header.
    fn of_header(line: &str) -> Option<Self> {
        [Self::Csv, Self::Tabulate, Self::Markdown]
            .into_iter()
            .find(|style| style.cells(line).get(..4).is_some_and(|head| head == HEAD))
    }
}

/// Whether a text is a summary.
pub(super) fn recognises(text: &str) -> bool {
    text.lines().take(MOST_PREFACE).any(|line| Style::of_header(line).is_some())
}

/// Reads a summary.
pub(super) fn read(text: &str) -> Result<Vec<HarnessFiling>, Finding> {
    let lines: Vec<(u64, &str)> = (1..).zip(text.lines()).collect();
    // Where the table stands several times, the CSV is read: its cells cannot be mistaken.
    let headers = lines.iter().filter_map(|(number, line)| Some((Style::of_header(line)?, *number)));
    let Some((style, header)) = headers.min() else { return Ok(Vec::new()) };
    let mut rows = lines.iter().filter(|(number, _)| *number >= header);
    let Some((_, head)) = rows.next() else { return Ok(Vec::new()) };
    let models: Vec<&str> = style.cells(head).into_iter().skip(HEAD.len()).collect();
    bounded(models.len())?;
    let mut filings: Vec<HarnessFiling> = models.iter().map(|model| filing(model, text)).collect();
    let mut scored = 0;
    for (number, row) in rows {
        let cells = style.cells(row);
        if row.trim().is_empty() || is_rule(row) && cells.len() <= 1 {
            break;
        }
        if is_rule(row) {
            continue;
        }
        if cells.len() != HEAD.len() + models.len() {
            let what = What::Cell {
                value: row.chars().take(120).collect(),
                expected: format!("a row of {} cells, as the header has", HEAD.len() + models.len()),
            };
            return Err(Finding::new(what, Place::of_line(*number)));
        }
        scored += models.len();
        bounded(scored)?;
        let (head, scores) = cells.split_at_checked(HEAD.len()).unwrap_or_default();
        for ((filing, model), score) in filings.iter_mut().zip(&models).zip(scores) {
            filing.lines.extend(line(head, score, Place::of_line(*number).named(*model)));
        }
    }
    Ok(filings)
}

/// A line that only parts others.
fn is_rule(row: &str) -> bool {
    row.chars().all(|c| matches!(c, '-' | ' ' | '|' | ':' | '^' | '$' | '='))
}

fn filing(model: &str, text: &str) -> HarnessFiling {
    let mut filing = HarnessFiling::new(Some(model.to_owned()).filter(|model| !model.is_empty()));
    filing.provenance.harness = Some("OpenCompass".to_owned());
    // A summary begins with the moment of the run: 20240206_203313.
    let first = text.lines().next().unwrap_or_default().trim();
    let day = first.split_once('_').map(|(day, _)| day).filter(|day| day.len() == 8);
    filing.provenance.evaluated_on = day.and_then(|day| NaiveDate::parse_from_str(day, "%Y%m%d").ok());
    if filing.model.is_none() {
        filing.findings.push(Finding::new(What::ModelNotStated, Place::of_line(1)));
    }
    filing
}

fn line(head: &[&str], score: &str, place: Place) -> Option<Line> {
    let [dataset, version, metric, mode] = head else { return None };
    if is_missing(score) {
        return None;
    }
    let mut line = Line::new(dataset, metric, place);
    line.filter = Some((*mode).to_owned()).filter(|mode| !is_missing(mode));
    line.dataset_revision = Some((*version).to_owned()).filter(|version| !is_missing(version));
    if matches!(score.to_ascii_lowercase().as_str(), "nan" | "inf" | "-inf") {
        line.find(What::NotANumber { value: score.to_owned() });
    } else {
        line.take_score(score);
    }
    if GROUPS.contains(metric) || *mode == "mixed" {
        line.find(What::GroupAverage);
    } else if dataset.starts_with("demo_") {
        line.find(What::DemoCut);
    }
    Some(line)
}
