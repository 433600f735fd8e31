//! lm-evaluation-harness: `results_*.json` of 0.4, and the files of 0.3.
//!
//! 0.4 writes `"acc,none"` and `"acc_stderr,none"`, items, commit and date; 0.3 writes `"acc"` and
//! `"acc_stderr"` and none of the three. A task with subtasks is an average over them.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use super::day::day;
use super::filing::{Commit, Figure, HarnessFiling, Line, StandardError, bounded, is_missing};
use super::finding::{Finding, What};
use super::json::{Kind, Value};

/// Members of a task that are no scores.
const NO_SCORES: [&str; 4] = ["alias", "name", "sample_len", "sample_count"];

/// Aggregates whose error the harness can only have by resampling.
/// Source: `lm_eval/api/metrics.py`, `stderr_for_metric`.
const RESAMPLED: [&str; 8] = ["median", "mcc", "f1", "perplexity", "bleu", "chrf", "ter", "brier_score"];

/// Whether an object is such a file.
pub(super) fn recognises(keys: &[&str]) -> bool {
    keys.contains(&"results") && keys.contains(&"config") && keys.contains(&"versions")
}

/// Reads a file.
pub(super) fn read(root: &Value<'_>) -> Result<Vec<HarnessFiling>, Finding> {
    let mut filing = HarnessFiling::new(None);
    let config = root.required("config")?;
    model(root, &config, &mut filing)?;
    provenance(root, &mut filing)?;
    let limited = match config.get("limit")? {
        Some(limit) => Some(Limit {
            most: if limit.kind() == Kind::Number { Some(limit.number()?) } else { None },
            finding: limit.finding(What::Limited { limit: limit.raw().to_owned() }),
        }),
        None => None,
    };
    let sections = Sections::of(root, &config)?;
    for (task, scores) in root.required("results")?.members()? {
        let exam = sections.sat(&task)?;
        let mut lines = lines(&task, &scores, &exam)?;
        for line in &mut lines {
            exam.mark(line, limited.as_ref());
        }
        filing.lines.append(&mut lines);
        bounded(filing.lines.len())?;
    }
    Ok(vec![filing])
}

/// The model: `model_name`, else what `model_args` says it was loaded from.
fn model(root: &Value<'_>, config: &Value<'_>, filing: &mut HarnessFiling) -> Result<(), Finding> {
    let args = match config.get("model_args")? {
        Some(args) if args.kind() == Kind::Object => {
            let members = args.members()?.into_iter().filter(|(_, value)| value.kind() == Kind::Text);
            members.map(|(key, value)| Ok((key.into_owned(), value.words()?.into_owned()))).collect::<Result<_, _>>()?
        }
        Some(args) => pairs(&args.words()?),
        None => BTreeMap::new(),
    };
    let loaded = ["pretrained", "model", "engine", "path"].iter().find_map(|key| args.get(*key).cloned());
    let named = root.get("model_name")?.map(|name| name.words().map(Cow::into_owned)).transpose()?;
    filing.model = named.filter(|name| !name.is_empty()).or(loaded);
    filing.model_revision = match args.get("revision") {
        Some(revision) => Some(revision.clone()),
        None => match config.get("model_sha")? {
            Some(sha) => Some(sha.words()?.into_owned()).filter(|sha| !sha.is_empty()),
            None => None,
        },
    };
    if filing.model.is_none() {
        filing.findings.push(config.finding(What::ModelNotStated));
    }
    Ok(())
}

/// `a=1,b=2` as pairs.
fn pairs(text: &str) -> BTreeMap<String, String> {
    let pairs = text.split(',').filter_map(|pair| pair.split_once('='));
    pairs.map(|(key, value)| (key.trim().to_owned(), value.trim().to_owned())).collect()
}

fn provenance(root: &Value<'_>, filing: &mut HarnessFiling) -> Result<(), Finding> {
    let stated = &mut filing.provenance;
    stated.harness = Some("lm-evaluation-harness".to_owned());
    stated.harness_version = root.get("lm_eval_version")?.map(|v| v.word().map(Cow::into_owned)).transpose()?;
    if let Some(commit) = root.get("git_hash")? {
        let commit_text = Commit::of_text(&commit.words()?);
        if commit_text.dirty {
            filing.findings.push(commit.finding(What::DirtyCommit { commit: commit_text.text.clone() }));
        }
        stated.commit = Some(commit_text).filter(|commit| !commit.text.is_empty());
    }
    if let Some(date) = root.get("date")? {
        stated.evaluated_on = day(&date.word()?);
    }
    if let Some(environment) = root.get("pretty_env_info")? {
        stated.hardware = graphics_cards(&environment.words()?);
    }
    Ok(())
}

/// The graphics cards of PyTorch's description of its surroundings: `8 × NVIDIA A100-SXM4-80GB`.
fn graphics_cards(environment: &str) -> Option<String> {
    let mut cards: BTreeMap<&str, usize> = BTreeMap::new();
    for line in environment.lines() {
        let card = line.trim().strip_prefix("GPU ").and_then(|rest| rest.split_once(": "));
        if let Some((_, name)) = card.filter(|(number, _)| number.bytes().all(|b| b.is_ascii_digit())) {
            *cards.entry(name.trim()).or_default() += 1;
        }
    }
    let cards: Vec<String> = cards.iter().map(|(name, n)| format!("{n} × {name}")).collect();
    (!cards.is_empty()).then(|| cards.join(", "))
}

/// How a task was sat.
#[derive(Default)]
struct Sat {
    is_group: bool,
    original: Option<u64>,
    effective: Option<u64>,
    n_shot: Option<u32>,
    version: Option<String>,
    better: BTreeMap<String, bool>,
}

/// What the file says of each task, beside its scores.
struct Sections<'a> {
    subtasks: Section<'a>,
    groups: Section<'a>,
    samples: Section<'a>,
    shots: Section<'a>,
    versions: Section<'a>,
    better: Section<'a>,
    /// Examples shown for every task, where no task has its own.
    all_shots: Option<Value<'a>>,
}

type Section<'a> = HashMap<Cow<'a, str>, Value<'a>>;

impl<'a> Sections<'a> {
    fn of(root: &Value<'a>, config: &Value<'a>) -> Result<Self, Finding> {
        Ok(Self {
            subtasks: root.section("group_subtasks")?,
            groups: root.section("groups")?,
            samples: root.section("n-samples")?,
            shots: root.section("n-shot")?,
            versions: root.section("versions")?,
            better: root.section("higher_is_better")?,
            all_shots: config.get("num_fewshot")?,
        })
    }

    /// How a task was sat.
    fn sat(&self, task: &str) -> Result<Sat, Finding> {
        let mut sat = Sat::default();
        if let Some(subtasks) = self.subtasks.get(task) {
            sat.is_group = !subtasks.items()?.is_empty();
        }
        sat.is_group |= self.groups.contains_key(task);
        if let Some(samples) = self.samples.get(task) {
            sat.original = samples.get("original")?.map(|n| n.count()).transpose()?;
            sat.effective = samples.get("effective")?.map(|n| n.count()).transpose()?;
        }
        let shots = self.shots.get(task).or(self.all_shots.as_ref()).map(Value::count).transpose()?;
        sat.n_shot = shots.and_then(|shots| u32::try_from(shots).ok());
        sat.version = self.versions.get(task).map(|v| v.word().map(Cow::into_owned)).transpose()?;
        if let Some(better) = self.better.get(task) {
            for (metric, higher) in better.members()? {
                if !higher.is_null() {
                    sat.better.insert(metric.into_owned(), higher.truth()?);
                }
            }
        }
        Ok(sat)
    }
}

/// The most samples of a task that were to be sat.
struct Limit {
    /// A number of samples; below one, the part of them.
    most: Option<f64>,
    finding: Finding,
}

impl Limit {
    /// Whether it lets so many be sat.
    #[expect(clippy::cast_precision_loss, reason = "samples are far below 2^52")]
    fn lets(&self, samples: u64) -> bool {
        self.most.is_some_and(|most| most >= samples as f64)
    }
}

impl Sat {
    /// What is to be said of a line of this task.
    fn mark(&self, line: &mut Line, limited: Option<&Limit>) {
        if self.is_group {
            line.find(What::GroupAverage);
            return;
        }
        match (self.original, self.effective, limited) {
            (Some(original), Some(effective), _) if effective < original => {
                line.find(What::Partial { sat: Some(effective), of: Some(original) });
            }
            // All were sat, and the limit lets so many: only one below them contradicts the counts.
            (Some(original), Some(_), Some(limited)) if limited.lets(original) => {}
            (_, _, None) => {}
            (_, _, Some(limited)) => line.findings.push(limited.finding.clone()),
        }
    }
}

/// The scores of a task; the errors beside them are no lines of their own.
fn lines(task: &str, scores: &Value<'_>, sat: &Sat) -> Result<Vec<Line>, Finding> {
    let members = scores.members()?;
    let by_key: HashMap<&str, &Value<'_>> = members.iter().map(|(key, value)| (&**key, value)).collect();
    let mut lines = Vec::new();
    for (key, value) in &members {
        let (metric, filter) = key.split_once(',').map_or((&**key, None), |(metric, filter)| (metric, Some(filter)));
        if NO_SCORES.contains(&metric) || metric.ends_with("_stderr") || value.is_null() {
            continue;
        }
        let mut line = Line::new(task, metric, value.place());
        line.filter = filter.filter(|filter| *filter != "none").map(str::to_owned);
        line.n_items = sat.effective.and_then(|n| u32::try_from(n).ok()).filter(|n| *n > 0);
        line.n_shot = sat.n_shot;
        line.dataset_revision.clone_from(&sat.version);
        line.higher_is_better = sat.better.get(metric).copied();
        let error = match filter {
            Some(filter) => format!("{metric}_stderr,{filter}"),
            None => format!("{metric}_stderr"),
        };
        if let Some(error) = by_key.get(error.as_str()) {
            line.standard_error = standard_error(metric, error, &mut line.findings)?;
        }
        match value.kind() {
            Kind::Number => line.take_score(value.raw()),
            Kind::NotANumber => line.find(What::NotANumber { value: value.raw().to_owned() }),
            // Of a group some versions write a blank; what it has is no score of an exam.
            Kind::Text if value.words()?.trim().is_empty() => continue,
            Kind::Text if is_missing(&value.words()?) => {
                line.find(What::Missing { value: value.words()?.into_owned() });
            }
            _ => line.find(What::WrongType { expected: "a number" }),
        }
        lines.push(line);
    }
    Ok(lines)
}

/// A standard error; `"N/A"` is none.
fn standard_error(
    metric: &str,
    value: &Value<'_>,
    findings: &mut Vec<Finding>,
) -> Result<Option<StandardError>, Finding> {
    match value.kind() {
        Kind::Null => return Ok(None),
        Kind::Text if is_missing(&value.words()?) => return Ok(None),
        Kind::Number => {}
        Kind::NotANumber => {
            findings.push(value.finding(What::Missing { value: value.raw().to_owned() }));
            return Ok(None);
        }
        _ => return Err(value.finding(What::WrongType { expected: "a number or \"N/A\"" })),
    }
    let method = if RESAMPLED.contains(&metric) { "bootstrap" } else { "analytic" };
    match Figure::read(value.raw()) {
        Ok(figure) if figure.score().value() >= 0.0 => {
            Ok(Some(StandardError { figure, method: Some(method.to_owned()) }))
        }
        Ok(_) => Err(value.finding(What::WrongType { expected: "a number of 0 or more" })),
        Err(what) => Err(value.finding(what)),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Mappings, Outcome, Status, map, read as read_bytes};

    const FILE: &str = r#"{"results": {
        "gsm8k": {"alias": "gsm8k", "exact_match,strict-match": 0.5, "exact_match_stderr,strict-match": 0.0137,
                  "exact_match,flexible-extract": 0.5200, "exact_match_stderr,flexible-extract": "N/A"},
        "mmlu": {"acc,none": 0.61, "acc_stderr,none": 0.004},
        "mmlu_anatomy": {"acc,none": 6e-1, "acc_stderr,none": 0.042}},
      "group_subtasks": {"mmlu": ["mmlu_anatomy"], "mmlu_anatomy": []},
      "versions": {"gsm8k": 3, "mmlu_anatomy": 1}, "n-shot": {"gsm8k": 5, "mmlu_anatomy": 5},
      "n-samples": {"gsm8k": {"original": 1319, "effective": 1319}, "mmlu_anatomy": {"original": 135, "effective": 20}},
      "config": {"model_args": {"pretrained": "org/model", "revision": "step10"}, "limit": 1319},
      "git_hash": "abc123-dirty", "date": 1768964383.85, "lm_eval_version": "0.4.9"}"#;

    #[test]
    fn lines_keep_what_was_written_and_say_what_is_wrong() {
        let read = read_bytes("r.json", FILE.as_bytes()).unwrap();
        let [filing] = read.filings.as_slice() else { panic!("one filing") };
        assert_eq!((filing.model.as_deref(), filing.model_revision.as_deref()), (Some("org/model"), Some("step10")));
        assert_eq!(filing.provenance.evaluated_on.unwrap().to_string(), "2026-01-21");
        assert!(filing.provenance.commit.as_ref().unwrap().dirty);
        assert_eq!(filing.status(), Status::Refused);
        let lines: Vec<_> = filing
            .lines
            .iter()
            .map(|line| {
                (line.task.as_str(), line.score.as_ref().unwrap().written(), line.n_items, filing.outcome(line))
            })
            .collect();
        let expected = [
            ("gsm8k", "0.5", Some(1319), Outcome::Accepted),
            ("gsm8k", "0.5200", Some(1319), Outcome::Accepted),
            ("mmlu", "0.61", None, Outcome::Refused),
            ("mmlu_anatomy", "6e-1", Some(20), Outcome::Refused),
        ];
        assert_eq!(lines, expected);
        assert!(filing.lines[1].standard_error.is_none() && filing.lines[0].standard_error.is_some());
        assert!(filing.is_partial(&filing.lines[3]) && !filing.is_partial(&filing.lines[0]));
        assert!(filing.lines[2].is_average());
    }

    #[test]
    fn a_limit_below_the_samples_that_are_said_to_have_been_sat_is_said() {
        for (limit, outcome) in [("1319", Outcome::Accepted), ("100", Outcome::Refused), ("0.1", Outcome::Refused)] {
            let file = FILE.replace("\"limit\": 1319", &format!("\"limit\": {limit}"));
            let filing = &read_bytes("r.json", file.as_bytes()).unwrap().filings[0];
            assert_eq!(filing.outcome(&filing.lines[0]), outcome, "{limit}");
        }
    }

    #[test]
    fn a_score_that_is_missing_is_shown_as_that() {
        let file = FILE.replace("\"exact_match,strict-match\": 0.5,", "\"exact_match,strict-match\": \"N/A\",");
        let filing = &read_bytes("r.json", file.as_bytes()).unwrap().filings[0];
        assert!(filing.lines[0].score.is_none());
        assert_eq!(filing.outcome(&filing.lines[0]), Outcome::Refused);
    }

    #[test]
    fn tasks_are_mapped_to_exams() {
        let mapped = map(read_bytes("r.json", FILE.as_bytes()).unwrap(), &Mappings::shipped());
        let exam = |n: usize| mapped.filings[0].lines[n].exam.as_deref();
        let strict = exam(0).unwrap();
        assert!(strict.is_whole());
        assert_eq!(strict.dataset.as_ref().unwrap().as_str(), "gsm8k");
        assert_eq!(strict.protocol.as_ref().unwrap().as_str(), "5-shot");
        assert_eq!(exam(3).unwrap().domain.as_ref().unwrap().as_str(), "anatomy");
        assert!(exam(2).is_none(), "an average is no exam");
    }
}
