//! What a check of files says: lines for people, an array for programs.

use serde_json::{Value, json};

use super::filing::{HarnessFiling, Line, Status};
use super::finding::{Finding, Severity};
use super::read::Broken;
use super::{Format, Recognised};

/// What becomes of files together: the worst of them.
#[must_use]
pub fn status(read: &[Result<Recognised, Broken>]) -> Status {
    let of = |read: &Result<Recognised, Broken>| match read {
        Ok(recognised) => recognised.filings.iter().map(HarnessFiling::status).max().unwrap_or(Status::Refused),
        Err(_) => Status::Refused,
    };
    read.iter().map(of).max().unwrap_or(Status::Clean)
}

/// One object a filing, as `server import --check --format json` prints them. A file that cannot be
/// read is one object too, without results. `docs/harness.md` describes the members.
#[must_use]
pub fn json(read: &[Result<Recognised, Broken>]) -> Value {
    let mut objects = Vec::new();
    for read in read {
        match read {
            Ok(recognised) => objects.extend(recognised.filings.iter().map(|filing| object(recognised.format, filing))),
            Err(Broken { file, format, finding: fault }) => objects.push(json!({
                "format": format.map(Format::slug),
                "status": Status::Refused.slug(),
                "findings": [finding(fault)],
                "results": [],
                "files": [file],
                "model": null,
            })),
        }
    }
    Value::Array(objects)
}

fn object(format: Format, filing: &HarnessFiling) -> Value {
    // An average over exams is a finding; a result it is not.
    let scored = filing.lines.iter().filter(|line| line.score.is_some() && !line.is_average());
    json!({
        "format": format.slug(),
        "status": filing.status().slug(),
        "findings": filing.all_findings().map(finding).collect::<Vec<_>>(),
        "results": scored.map(|line| result(filing, line)).collect::<Vec<_>>(),
        "files": filing.files,
        "model": filing.model,
    })
}

fn finding(finding: &Finding) -> Value {
    json!({
        "severity": finding.severity().slug(),
        "code": finding.code(),
        "where": finding.place.to_string(),
        "message": finding.message().en,
    })
}

fn result(filing: &HarnessFiling, line: &Line) -> Value {
    json!({
        "task": line.task,
        "metric": line.metric,
        "filter": line.filter,
        "score_text": line.score.as_ref().map(|score| score.written()),
        "n_items": line.n_items,
        "standard_error": line.standard_error.as_ref().map(|error| error.figure.score().value()),
        "partial": filing.is_partial(line),
        "outcome": filing.outcome(line).slug(),
    })
}

/// The same for people, a line a finding: `results.json: warning: group-average: … (/results/mmlu, line 9)`.
#[must_use]
pub fn lines(read: &[Result<Recognised, Broken>]) -> Vec<String> {
    let mut lines = Vec::new();
    for read in read {
        match read {
            Ok(Recognised { format, filings }) => {
                for filing in filings {
                    let file = filing.files.join(" + ");
                    lines.extend(filing.all_findings().map(|finding| sentence(&file, finding)));
                    let scores = filing.lines.iter().filter(|line| line.score.is_some() && !line.is_average()).count();
                    let model = filing.model.as_deref().unwrap_or("model not stated");
                    let (name, status) = (format.name(), filing.status().slug());
                    lines.push(format!("{file}: {name}, {model}: {scores} scores, {status}"));
                }
            }
            Err(Broken { file, finding, .. }) => lines.push(sentence(file, finding)),
        }
    }
    lines
}

fn sentence(file: &str, finding: &Finding) -> String {
    let severity = match finding.severity() {
        Severity::Info => "note",
        Severity::Warning => "warning",
        Severity::Error => "refused",
    };
    let place = finding.place.to_string();
    let place = if place.is_empty() { String::new() } else { format!(" ({place})") };
    format!("{file}: {severity}: {}: {}{place}", finding.code(), finding.message().en)
}
