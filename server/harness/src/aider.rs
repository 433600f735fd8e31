//! Aider: a leaderboard file, one filing a run. The exam is known by how many exercises it has.

use super::day::day;
use super::filing::{Commit, HarnessFiling, Line, is_missing};
use super::finding::{Finding, What};
use super::yaml::Node;

/// The scores; whether a score is over the exercises.
const SCORES: [(&str, bool); 5] = [
    ("pass_rate_1", true),
    ("pass_rate_2", true),
    ("percent_cases_well_formed", true),
    ("seconds_per_case", false),
    ("total_cost", false),
];

/// What the entrant chose: how edits are written, and how much the model thinks.
const SETTINGS: [&str; 5] =
    ["edit_format", "editor_model", "editor_edit_format", "reasoning_effort", "thinking_tokens"];

/// Whether the first element of a list is a run.
pub(super) fn recognises(first: &Node) -> bool {
    first.get("pass_rate_1").is_some() && first.get("model").is_some()
}

/// Reads a file.
pub(super) fn read(root: &Node) -> Result<Vec<HarnessFiling>, Finding> {
    root.items()?.iter().map(run).collect()
}

fn run(run: &Node) -> Result<HarnessFiling, Finding> {
    let owned = |key: &str| run.text_of(key).map(|text| text.map(str::to_owned));
    let mut filing = HarnessFiling::new(owned("model")?);
    if filing.model.is_none() {
        filing.findings.push(run.finding(What::ModelNotStated));
    }
    let mut settings = Vec::new();
    for key in SETTINGS {
        settings.extend(owned(key)?);
    }
    filing.setting = (!settings.is_empty()).then(|| settings.join(", "));
    let stated = &mut filing.provenance;
    stated.harness = Some("Aider".to_owned());
    stated.harness_version = owned("versions")?;
    stated.evaluated_on = run.text_of("date")?.and_then(day);
    stated.cost = owned("total_cost")?.map(|cost| format!("{cost} USD"));
    stated.note = owned("command")?;
    if let Some(written) = owned("commit_hash")? {
        let commit = Commit::of_text(&written);
        if let Some(node) = run.get("commit_hash").filter(|_| commit.dirty) {
            filing.findings.push(node.finding(What::DirtyCommit { commit: written }));
        }
        stated.commit = Some(commit);
    }
    let (sat, of) = (run.count_of("test_cases")?, run.count_of("total_tests")?);
    if let (Some(sat), Some(of)) = (sat, of)
        && sat < of
    {
        // A case or two whose answer never came leave the exam what it is; the score is over the rest.
        let what = if (of - sat).saturating_mul(100) <= of {
            What::SomeMissing { sat: sat.into(), of: of.into() }
        } else {
            What::Partial { sat: Some(sat.into()), of: Some(of.into()) }
        };
        filing.findings.push(run.finding(what));
    }
    let task = of.or(sat).map_or_else(|| "Aider".to_owned(), |n| format!("{n} exercises"));
    for (metric, is_share) in SCORES {
        let Some(node) = run.get(metric) else { continue };
        let text = node.text()?;
        if is_missing(text) {
            continue;
        }
        let mut line = Line::new(&task, metric, node.place.clone().named(metric));
        line.n_items = sat.filter(|n| is_share && *n > 0);
        line.higher_is_better = Some(is_share);
        if matches!(text.trim_start_matches(['.', '-', '+']).to_ascii_lowercase().as_str(), "nan" | "inf") {
            line.find(What::NotANumber { value: text.to_owned() });
        } else {
            line.take_score(text);
        }
        filing.lines.push(line);
    }
    Ok(filing)
}
