//! Every Eval Ever, schema 0.3; files of 0.2 with a warning.
//!
//! The one format that says how the evaluator is related to the model. It does not say it for the
//! dataset: a third party that owns the dataset is its organiser.

use domain::{EvaluatorKind, Slug};

use super::day::day;
use super::filing::{Figure, HarnessFiling, Line, StandardError, bounded, is_placeholder};
use super::finding::{Finding, What};
use super::json::{Kind, Value};

/// What the schema requires of a file; `eval_library` only since 0.2.1.
const REQUIRED: [&str; 5] =
    ["evaluation_id", "retrieved_timestamp", "source_metadata", "model_info", "evaluation_results"];

/// Whether an object is such a file.
pub(super) fn recognises(keys: &[&str]) -> bool {
    keys.contains(&"schema_version") && keys.contains(&"evaluation_results")
}

/// Reads a file.
pub(super) fn read(root: &Value<'_>) -> Result<Vec<HarnessFiling>, Finding> {
    let mut filing = HarnessFiling::new(None);
    let stated = root.required("schema_version")?;
    let version = stated.word()?.into_owned();
    if version.starts_with("0.2.") {
        filing.findings.push(stated.finding(What::OldVersion { version }));
    } else if version == "0.3" || version.starts_with("0.3.") {
        root.required("eval_library")?;
    } else {
        return Err(stated.finding(What::UnknownVersion { version }));
    }
    for key in REQUIRED {
        root.required(key)?;
    }
    let model = root.required("model_info")?;
    filing.model = stated_text(&model, "name", &mut filing.findings)?;
    if filing.model.is_none() {
        filing.findings.push(model.finding(What::ModelNotStated));
    }
    stated_text(&model, "id", &mut filing.findings)?;
    provenance(root, &mut filing)?;
    let mut owners = Vec::new();
    for result in root.required("evaluation_results")?.items()? {
        owners.extend(owners_of(&result)?);
        let line = line(&result, &mut filing.findings)?;
        filing.lines.push(line);
        bounded(filing.lines.len())?;
    }
    organiser(root, &owners, &mut filing)?;
    Ok(vec![filing])
}

/// A text; a template's placeholder is a finding.
fn stated_text(value: &Value<'_>, key: &str, findings: &mut Vec<Finding>) -> Result<Option<String>, Finding> {
    let Some(value) = value.get(key)? else { return Ok(None) };
    let text = value.words()?.into_owned();
    if is_placeholder(&text) {
        findings.push(value.finding(What::Placeholder { value: text.clone() }));
    }
    Ok(Some(text).filter(|text| !text.is_empty() && text != "unknown"))
}

fn provenance(root: &Value<'_>, filing: &mut HarnessFiling) -> Result<(), Finding> {
    let source = root.required("source_metadata")?;
    let findings = &mut filing.findings;
    let name = stated_text(&source, "source_name", findings)?;
    let stated = &mut filing.provenance;
    stated.evaluator = stated_text(&source, "source_organization_name", findings)?;
    stated.note = name;
    stated.source_url = stated_text(&source, "source_url", findings)?;
    stated.relation = match source.get("evaluator_relationship")? {
        None => None,
        Some(relation) => Some(match &*relation.words()? {
            "first_party" => EvaluatorKind::SelfReported,
            "third_party" => EvaluatorKind::ThirdParty,
            "collaborative" => EvaluatorKind::Joint,
            "other" => EvaluatorKind::Unknown,
            _ => {
                let expected = "first_party, third_party, collaborative or other";
                return Err(relation.finding(What::WrongType { expected }));
            }
        }),
    };
    if let Some(library) = root.get("eval_library")? {
        stated.harness = stated_text(&library, "name", findings)?;
        stated.harness_version = match library.get("version")? {
            Some(version) => Some(version.word()?.into_owned()).filter(|version| version != "unknown"),
            None => None,
        };
    }
    if let Some(at) = root.get("evaluation_timestamp")? {
        stated.evaluated_on = day(&at.word()?);
    }
    Ok(())
}

/// Who owns the dataset of a result, as far as its repository says it.
fn owners_of(result: &Value<'_>) -> Result<Vec<Slug>, Finding> {
    let paths: [&[&str]; 2] =
        [&["source_data", "hf_repo"], &["source_data", "additional_details", "benchmark_hf_repo"]];
    let mut owners = Vec::new();
    for path in paths {
        if let Some(repository) = result.at(path)?
            && let Some((owner, _)) = repository.words()?.split_once('/')
        {
            owners.extend(Slug::of_name(owner));
        }
    }
    Ok(owners)
}

/// A third party that owns a dataset is its organiser.
fn organiser(root: &Value<'_>, owners: &[Slug], filing: &mut HarnessFiling) -> Result<(), Finding> {
    let Some(evaluator) = filing.provenance.evaluator.clone() else { return Ok(()) };
    let owns = Slug::of_name(&evaluator).is_some_and(|evaluator| owners.contains(&evaluator));
    if filing.provenance.relation == Some(EvaluatorKind::ThirdParty) && owns {
        filing.provenance.relation = Some(EvaluatorKind::Organiser);
        filing.findings.push(root.required("source_metadata")?.finding(What::Organiser { evaluator }));
    }
    Ok(())
}

fn line(result: &Value<'_>, findings: &mut Vec<Finding>) -> Result<Line, Finding> {
    let task = stated_text(result, "evaluation_name", findings)?.unwrap_or_default();
    let config = result.required("metric_config")?;
    let mut metric = None;
    for key in ["metric_kind", "metric_id", "metric_name", "evaluation_description"] {
        if metric.is_none() {
            metric = stated_text(&config, key, findings)?;
        }
    }
    let details = result.required("score_details")?;
    let score = details.required("score")?;
    let mut line = Line::new(&task, &metric.unwrap_or_default(), score.place());
    match score.kind() {
        Kind::Number => line.take_score(score.raw()),
        Kind::NotANumber => line.find(What::NotANumber { value: score.raw().to_owned() }),
        _ => line.find(What::WrongType { expected: "a number" }),
    }
    line.higher_is_better = config.get("lower_is_better")?.map(|lower| lower.truth()).transpose()?.map(|lower| !lower);
    let (min, max) = (bound(&config, "min_score")?, bound(&config, "max_score")?);
    if let Some(value) = line.score.as_ref().map(|score| score.score().value())
        && (min.is_some_and(|min| value < min) || max.is_some_and(|max| value > max))
    {
        line.find(What::OutsideRange);
    }
    let items = match details.at(&["uncertainty", "num_samples"])? {
        Some(items) => Some(items),
        None => result.at(&["source_data", "samples_number"])?,
    };
    let items = items.map(|items| items.count()).transpose()?;
    line.n_items = items.and_then(|n| u32::try_from(n).ok()).filter(|n| *n > 0);
    if let Some(error) = details.at(&["uncertainty", "standard_error"])? {
        line.standard_error = standard_error(&error)?;
    }
    if let Some(judges) = config.at(&["llm_scoring", "judges"])? {
        let by = judges.raw().chars().take(120).collect();
        line.findings.push(judges.finding(What::Judged { by }));
    }
    Ok(line)
}

/// An end of the scale; `None` where it is not stated, or where the format's words say that there is none.
fn bound(config: &Value<'_>, key: &str) -> Result<Option<f64>, Finding> {
    let Some(bound) = config.get(key)? else { return Ok(None) };
    let is_open = bound.kind() == Kind::Text && matches!(&*bound.words()?, "Infinity" | "-Infinity");
    if is_open { Ok(None) } else { bound.number().map(Some) }
}

/// A value with its method, or a bare value.
fn standard_error(error: &Value<'_>) -> Result<Option<StandardError>, Finding> {
    let is_object = error.kind() == Kind::Object;
    let Some(value) = (if is_object { error.get("value")? } else { Some(error.clone()) }) else { return Ok(None) };
    let method = if is_object { error.get("method")? } else { None };
    let method = method.map(|method| method.words().map(std::borrow::Cow::into_owned)).transpose()?;
    if value.number()? < 0.0 {
        return Err(value.finding(What::WrongType { expected: "a number of 0 or more" }));
    }
    let figure = Figure::read(value.raw()).map_err(|what| value.finding(what))?;
    Ok(Some(StandardError { figure, method }))
}
