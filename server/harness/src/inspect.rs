//! Inspect: logs as JSON, and the header of a `.eval` archive, which is the same JSON without the
//! samples.
//!
//! `config.limit` alone says nothing: 20,000 of 79 samples are all of them.

use std::borrow::Cow;

use super::day::day;
use super::filing::{Commit, Figure, HarnessFiling, Line, StandardError, bounded};
use super::finding::{Finding, What};
use super::json::{Kind, Value};

/// Metrics that say how far scores spread, and are no scores.
const SPREADS: [&str; 5] = ["stderr", "bootstrap_stderr", "std", "bootstrap_std", "var"];

/// The entry of a `.eval` archive that holds the finished log.
const HEADER: &str = "header.json";

/// The entry that is there as soon as a run begins.
const START: &str = "_journal/start.json";

/// Whether an object is a log.
pub(super) fn recognises(keys: &[&str]) -> bool {
    keys.contains(&"eval") && keys.contains(&"status") && (keys.contains(&"plan") || keys.contains(&"results"))
}

/// The entry of an archive to read; `None` if it is no log. Of a run that never ended there is only
/// the start.
pub(super) fn entry(names: &[String]) -> Option<&'static str> {
    [HEADER, START].into_iter().find(|entry| names.iter().any(|name| name == entry)).filter(|entry| {
        *entry == START
            || names.iter().any(|name| name.starts_with("_journal/") || name.starts_with("samples/"))
            || names.iter().any(|name| name == "summaries.json")
    })
}

/// Reads a log.
pub(super) fn read(root: &Value<'_>) -> Result<Vec<HarnessFiling>, Finding> {
    let eval = root.required("eval")?;
    let mut filing = HarnessFiling::new(text(&eval, "model")?);
    match root.get("status")? {
        Some(status) if status.words()? == "success" => {}
        Some(status) => {
            let written = status.words()?.into_owned();
            filing.findings.push(status.finding(What::RunStatus { status: written }));
        }
        None => filing.findings.push(root.finding(What::RunStatus { status: "started".to_owned() })),
    }
    if let Some(invalidated) = root.get("invalidated")?
        && invalidated.truth()?
    {
        filing.findings.push(invalidated.finding(What::Invalidated));
    }
    provenance(root, &eval, &mut filing)?;
    let task = text(&eval, "task")?.unwrap_or_default();
    let version = eval.get("task_version")?.map(|version| version.word().map(Cow::into_owned)).transpose()?;
    let Some(results) = root.get("results")? else { return Ok(vec![filing]) };
    let sat = Sat::of(&eval, &results)?;
    sat.judge(&eval, &results, &mut filing)?;
    let Some(scores) = results.get("scores")? else { return Ok(vec![filing]) };
    for score in scores.items()? {
        judged(&score, &mut filing.findings)?;
        for mut line in lines(&task, &score, &sat)? {
            line.dataset_revision.clone_from(&version);
            filing.lines.push(line);
            bounded(filing.lines.len())?;
        }
    }
    Ok(vec![filing])
}

fn text(value: &Value<'_>, key: &str) -> Result<Option<String>, Finding> {
    Ok(value.get(key)?.map(|value| value.words().map(Cow::into_owned)).transpose()?.filter(|text| !text.is_empty()))
}

fn provenance(root: &Value<'_>, eval: &Value<'_>, filing: &mut HarnessFiling) -> Result<(), Finding> {
    let stated = &mut filing.provenance;
    stated.harness = Some("Inspect".to_owned());
    if let Some(packages) = eval.get("packages")? {
        stated.harness_version = text(&packages, "inspect_ai")?;
    }
    if let Some(revision) = eval.get("revision")?
        && let Some(written) = text(&revision, "commit")?
    {
        let mut commit = Commit::of_text(&written);
        commit.dirty |= revision.get("dirty")?.map(|dirty| dirty.truth()).transpose()?.unwrap_or_default();
        if commit.dirty {
            filing.findings.push(revision.finding(What::DirtyCommit { commit: written }));
        }
        stated.commit = Some(commit);
    }
    let at = match root.at(&["stats", "started_at"])? {
        Some(at) => Some(at),
        None => eval.get("created")?,
    };
    stated.evaluated_on = at.map(|at| at.words()).transpose()?.and_then(|at| day(&at));
    Ok(())
}

/// How many samples there were, and how many were sat.
struct Sat {
    /// Samples of the dataset.
    dataset: Option<u64>,
    /// Samples that were chosen by name.
    chosen: Option<u64>,
    /// Runs, one a sample and epoch.
    total: Option<u64>,
    completed: Option<u64>,
    epochs: u64,
}

impl Sat {
    fn of(eval: &Value<'_>, results: &Value<'_>) -> Result<Self, Finding> {
        let count = |value: Option<Value<'_>>| value.map(|n| n.count()).transpose();
        Ok(Self {
            dataset: count(eval.at(&["dataset", "samples"])?)?,
            chosen: match eval.at(&["dataset", "sample_ids"])? {
                Some(ids) => u64::try_from(ids.items()?.len()).ok().filter(|n| *n > 0),
                None => None,
            },
            total: count(results.get("total_samples")?)?,
            completed: count(results.get("completed_samples")?)?,
            epochs: count(eval.at(&["config", "epochs"])?)?.unwrap_or(1).max(1),
        })
    }

    /// Samples that were sat, each counted once.
    fn items(&self) -> Option<u64> {
        self.total.map(|total| total / self.epochs)
    }

    /// What is to be said of the samples: a limit below the dataset, a choice among them, runs that
    /// never ended.
    fn judge(&self, eval: &Value<'_>, results: &Value<'_>, filing: &mut HarnessFiling) -> Result<(), Finding> {
        let (sat, of) = (self.items(), self.dataset);
        let partial = What::Partial { sat: sat.or(self.chosen), of };
        if let Some(limit) = eval.at(&["config", "limit"])? {
            let is_full = match limit.kind() {
                Kind::Number => {
                    let limit = limit.number()?;
                    let covers = |n: u64| limit >= n as f64;
                    match (of, sat) {
                        (Some(of), sat) => covers(of.max(sat.unwrap_or_default())),
                        // A limit that was never reached is none.
                        (None, Some(sat)) => limit > sat as f64,
                        (None, None) => false,
                    }
                }
                // From one sample to another: full if it spans them all.
                Kind::Array => of.is_some() && (sat >= of),
                _ => return Err(limit.finding(What::WrongType { expected: "a number or a range [a, b]" })),
            };
            if !is_full {
                let what = if of.is_some() { partial } else { What::Limited { limit: limit.raw().to_owned() } };
                filing.findings.push(limit.finding(what));
                return Ok(());
            }
        }
        let few = |n: Option<u64>| matches!((n, of), (Some(n), Some(of)) if n < of);
        if few(self.chosen) || few(sat) {
            filing.findings.push(eval.finding(partial));
        }
        if let (Some(completed), Some(total)) = (self.completed, self.total)
            && completed < total
        {
            let what = What::Partial { sat: Some(completed), of: Some(total) };
            filing.findings.push(results.finding(what));
        }
        Ok(())
    }
}

/// A scorer that asks a model is said.
fn judged(score: &Value<'_>, findings: &mut Vec<Finding>) -> Result<(), Finding> {
    for key in ["grader_model", "judge_model", "model"] {
        let Some(model) = score.at(&["params", key])? else { continue };
        let by = match model.kind() {
            Kind::Text => Some(model.words()?.into_owned()),
            Kind::Object => text(&model, "model")?,
            _ => None,
        };
        if let Some(by) = by {
            findings.push(model.finding(What::Judged { by }));
            return Ok(());
        }
    }
    Ok(())
}

/// The metrics of a scorer. Its standard error belongs to the one score beside it, or to the mean.
fn lines(task: &str, score: &Value<'_>, sat: &Sat) -> Result<Vec<Line>, Finding> {
    let scorer = text(score, "scorer")?.or(text(score, "name")?);
    let count = |key: &str| score.get(key)?.map(|n| n.count()).transpose();
    let items = match count("scored_samples")? {
        Some(scored) => Some(scored),
        None => sat.items(),
    };
    let unscored = count("unscored_samples")?.unwrap_or_default();
    let metrics = score.required("metrics")?.members()?;
    let short = |name: &str| name.rsplit('/').next().unwrap_or_default().to_owned();
    let error = metrics.iter().find(|(name, _)| matches!(short(name).as_str(), "stderr" | "bootstrap_stderr"));
    let scores: Vec<_> = metrics.iter().filter(|(name, _)| !SPREADS.contains(&short(name).as_str())).collect();
    let mut lines = Vec::with_capacity(scores.len());
    for (name, metric) in &scores {
        let metric_name = short(name);
        let value = metric.required("value")?;
        let mut line = Line::new(task, &metric_name, value.place());
        line.filter.clone_from(&scorer);
        line.n_items = items.and_then(|n| u32::try_from(n).ok()).filter(|n| *n > 0);
        match value.kind() {
            Kind::Number => line.take_score(value.raw()),
            Kind::NotANumber => line.find(What::NotANumber { value: value.raw().to_owned() }),
            _ => line.find(What::WrongType { expected: "a number" }),
        }
        if let Some((name, error)) = error
            && (scores.len() == 1 || matches!(metric_name.as_str(), "accuracy" | "mean"))
        {
            line.standard_error = standard_error(&short(name), &error.required("value")?)?;
        }
        if unscored > 0 {
            line.find(What::Unscored { n: unscored });
        }
        lines.push(line);
    }
    Ok(lines)
}

fn standard_error(metric: &str, value: &Value<'_>) -> Result<Option<StandardError>, Finding> {
    if value.kind() == Kind::NotANumber {
        return Ok(None);
    }
    if value.number()? < 0.0 {
        return Err(value.finding(What::WrongType { expected: "a number of 0 or more" }));
    }
    let method = if metric == "bootstrap_stderr" { "bootstrap" } else { "analytic" };
    let figure = Figure::read(value.raw()).map_err(|what| value.finding(what))?;
    Ok(Some(StandardError { figure, method: Some(method.to_owned()) }))
}
