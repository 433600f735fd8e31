//! HELM: a run's `run_spec.json` and `stats.json`, which are one filing.
//!
//! A statistic is over trials, of which there is mostly one: its `count` is no number of items and
//! its `stddev` is no standard error. Items are the statistic named `num_instances`.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::filing::{HarnessFiling, Line, bounded};
use super::finding::{Finding, LeftOut, What};
use super::json::{Kind, Value};

/// Metrics that HELM's own boards show, beside those that the run names itself.
/// Source: `main_name` of the groups in `src/helm/benchmark/static/schema_*.yaml`.
const HEADLINES: [&str; 16] = [
    "exact_match",
    "quasi_exact_match",
    "prefix_exact_match",
    "quasi_prefix_exact_match",
    "final_number_exact_match",
    "f1_score",
    "rouge_1",
    "rouge_2",
    "rouge_l",
    "bleu_4",
    "math_equiv",
    "math_equiv_chain_of_thought",
    "chain_of_thought_correctness",
    "ifeval_strict_accuracy",
    "test_avg",
    "strict_acc",
];

/// Arguments of a run's name that say how it was sat, not of what it is.
const MANNERS: [&str; 6] =
    ["method", "model", "model_deployment", "data_augmentation", "max_train_instances", "use_chain_of_thought"];

/// A file of a run's folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// `run_spec.json`
    Spec,
    /// `stats.json`
    Stats,
    /// `scenario.json`, which holds no score.
    Scenario,
}

/// Which file of a run a value is.
pub(super) fn part(root: &Value<'_>) -> Result<Option<Part>, Finding> {
    let has = |value: &Value<'_>, keys: &[&str]| -> Result<bool, Finding> {
        let members = value.members()?;
        Ok(keys.iter().all(|key| members.iter().any(|(name, _)| name == key)))
    };
    Ok(match root.kind() {
        Kind::Object if has(root, &["adapter_spec", "scenario_spec"])? => Some(Part::Spec),
        Kind::Object if has(root, &["name", "description", "definition_path", "tags"])? => Some(Part::Scenario),
        Kind::Array => match root.items()?.first() {
            Some(first) if first.kind() == Kind::Object && has(first, &["name", "count", "sum"])? => Some(Part::Stats),
            _ => None,
        },
        _ => None,
    })
}

/// Reads what there is of a run.
pub(super) fn read(spec: Option<&Value<'_>>, stats: Option<&Value<'_>>) -> Result<HarnessFiling, Finding> {
    let mut filing = HarnessFiling::new(None);
    filing.provenance.harness = Some("HELM".to_owned());
    match (spec, stats) {
        (Some(spec), Some(stats)) => run(spec, stats, &mut filing)?,
        (Some(spec), None) => {
            named(spec, &mut filing)?;
            filing.findings.push(spec.finding(What::Half { other: "stats.json" }));
        }
        (None, Some(stats)) => filing.findings.push(stats.finding(What::Half { other: "run_spec.json" })),
        (None, None) => filing.findings.push(Finding::new(What::Companion, super::Place::default())),
    }
    Ok(filing)
}

/// The model, and the task: the run's name without the manner in which it was sat.
fn named(spec: &Value<'_>, filing: &mut HarnessFiling) -> Result<String, Finding> {
    let adapter = spec.required("adapter_spec")?;
    filing.model = adapter.get("model")?.map(|model| model.words().map(Cow::into_owned)).transpose()?;
    if filing.model.is_none() {
        filing.findings.push(adapter.finding(What::ModelNotStated));
    }
    let name = spec.required("name")?.words()?.into_owned();
    let (scenario, args) = name.split_once(':').unwrap_or((&name, ""));
    let is_manner = |arg: &&str| MANNERS.contains(&arg.split_once('=').map_or(*arg, |(key, _)| key));
    let args: Vec<&str> = args.split(',').filter(|arg| !arg.is_empty() && !is_manner(arg)).collect();
    Ok(if args.is_empty() { scenario.to_owned() } else { format!("{scenario}:{}", args.join(",")) })
}

/// One statistic.
struct Stat<'a> {
    name: Cow<'a, str>,
    split: Cow<'a, str>,
    perturbed: bool,
    mean: Option<Value<'a>>,
}

fn stat<'a>(value: &Value<'a>) -> Result<Stat<'a>, Finding> {
    let name = value.required("name")?;
    let text = |key: &str| name.get(key)?.map(|text| text.words()).transpose();
    let tried = value.get("count")?.map(|count| count.count()).transpose()?.unwrap_or_default() > 0;
    Ok(Stat {
        name: text("name")?.unwrap_or_default(),
        split: text("split")?.unwrap_or_default(),
        perturbed: name.get("perturbation")?.is_some(),
        mean: if tried { value.get("mean")? } else { None },
    })
}

fn run(spec: &Value<'_>, stats: &Value<'_>, filing: &mut HarnessFiling) -> Result<(), Finding> {
    let task = named(spec, filing)?;
    let adapter = spec.required("adapter_spec")?;
    let shots = adapter.get("max_train_instances")?.map(|shots| shots.count()).transpose()?;
    let stats = stats.items()?.iter().map(stat).collect::<Result<Vec<_>, _>>()?;
    let mut items: BTreeMap<&str, u64> = BTreeMap::new();
    for stat in stats.iter().filter(|stat| stat.name == "num_instances" && !stat.perturbed) {
        if let Some(mean) = &stat.mean {
            items.insert(&stat.split, mean.count()?);
        }
    }
    limited(&adapter, items.values().sum(), filing)?;
    let own = own_metrics(spec)?;
    let is_shown =
        |stat: &&Stat<'_>| (own.contains(&*stat.name) || HEADLINES.contains(&&*stat.name)) && stat.mean.is_some();
    let shown: Vec<&Stat<'_>> = stats.iter().filter(is_shown).collect();
    let splits: Vec<&str> = shown.iter().map(|stat| &*stat.split).collect();
    let split = ["test", "valid"].into_iter().find(|split| splits.contains(split)).unwrap_or_default();
    let split = if split.is_empty() { splits.first().copied().unwrap_or_default() } else { split };
    let (mut perturbed, mut others) = (0, 0);
    for stat in shown {
        if stat.perturbed {
            perturbed += 1;
            continue;
        }
        if stat.split != split {
            others += 1;
            continue;
        }
        let Some(mean) = &stat.mean else { continue };
        let mut line = Line::new(&task, &stat.name, mean.place());
        line.n_items = items.get(split).and_then(|n| u32::try_from(*n).ok()).filter(|n| *n > 0);
        line.n_shot = shots.and_then(|shots| u32::try_from(shots).ok());
        match mean.kind() {
            Kind::Number => line.take_score(mean.raw()),
            _ => line.find(What::NotANumber { value: mean.raw().to_owned() }),
        }
        filing.lines.push(line);
        bounded(filing.lines.len())?;
    }
    filing.findings.push(spec.finding(What::TrialDeviation));
    for (n, which) in [(perturbed, LeftOut::Perturbed), (others, LeftOut::OtherSplits)] {
        if n > 0 {
            filing.findings.push(spec.finding(What::LeftOut { n, which }));
        }
    }
    Ok(())
}

/// HELM has a limit in every run, and does not say how many items the exam has: where as many were
/// sat as the limit allows, there may be more.
fn limited(adapter: &Value<'_>, sat: u64, filing: &mut HarnessFiling) -> Result<(), Finding> {
    if let Some(limit) = adapter.get("max_eval_instances")? {
        let most = limit.count()?;
        if sat == 0 || sat >= most {
            filing.findings.push(limit.finding(What::LimitReached { limit: most }));
        }
    }
    Ok(())
}

/// The metrics that the run's own specification names.
fn own_metrics(spec: &Value<'_>) -> Result<BTreeSet<String>, Finding> {
    let mut own = BTreeSet::new();
    let Some(specs) = spec.get("metric_specs")? else { return Ok(own) };
    for metric in specs.items()? {
        let Some(names) = metric.at(&["args", "names"])? else { continue };
        for name in names.items()? {
            own.insert(name.words()?.into_owned());
        }
    }
    Ok(own)
}
