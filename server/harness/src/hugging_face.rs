//! Hugging Face: the `model-index` of a model card, and `.eval_results` files.
//!
//! Neither has items, errors or a harness. A `model-index` names its model; a file of
//! `.eval_results` lies in the model's repository and does not.

use super::day::day;
use super::filing::{HarnessFiling, Line, is_placeholder};
use super::finding::{Finding, What};
use super::yaml::{Kind, Node};

/// The front matter of a model card, and the line on which it begins; the text itself where it has
/// none.
pub(super) fn front_matter(text: &str) -> (&str, u64) {
    let after = text.strip_prefix("---\r\n").or_else(|| text.strip_prefix("---\n"));
    match after {
        Some(rest) => {
            let mut end = 0;
            for line in rest.split_inclusive('\n') {
                if line.trim_end() == "---" {
                    return (rest.get(..end).unwrap_or(rest), 2);
                }
                end += line.len();
            }
            (rest, 2)
        }
        None => (text, 1),
    }
}

/// Whether the first element of a list is a result of `.eval_results`.
pub(super) fn recognises_results(first: &Node) -> bool {
    first.get("dataset").is_some() && first.get("value").is_some()
}

/// Reads a `model-index`: one filing a model in it.
pub(super) fn model_index(index: &Node) -> Result<Vec<HarnessFiling>, Finding> {
    let mut filings = Vec::new();
    for model in index.items()? {
        let mut filing = HarnessFiling::new(stated(model, "name")?);
        if filing.model.is_none() {
            filing.findings.push(model.finding(What::ModelNotStated));
        }
        let results = match model.get("results") {
            Some(results) => results.items()?,
            None => &[],
        };
        for result in results {
            indexed(result, &mut filing)?;
        }
        filings.push(filing);
    }
    Ok(filings)
}

/// A text, if it is no placeholder.
fn stated(node: &Node, key: &str) -> Result<Option<String>, Finding> {
    let Some(text) = node.text_of(key)? else { return Ok(None) };
    match node.get(key) {
        Some(place) if is_placeholder(text) => Err(place.finding(What::Placeholder { value: text.to_owned() })),
        _ => Ok(Some(text.to_owned()).filter(|text| !text.is_empty())),
    }
}

/// One result of a `model-index`.
fn indexed(result: &Node, filing: &mut HarnessFiling) -> Result<(), Finding> {
    let dataset = result.get("dataset");
    let named = match dataset {
        Some(dataset) => match stated(dataset, "type")? {
            Some(id) => Some(id),
            None => stated(dataset, "name")?,
        },
        None => None,
    };
    if named.is_none() {
        filing.findings.push(result.finding(What::NoDataset));
    }
    if let Some(source) = result.get("source") {
        let url = stated(source, "url")?;
        filing.provenance.source_url = filing.provenance.source_url.take().or(url);
        let name = stated(source, "name")?;
        filing.provenance.note = filing.provenance.note.take().or(name);
    }
    let metrics = match result.get("metrics") {
        Some(metrics) => metrics.items()?,
        None => return Err(result.finding(What::Required { key: "metrics".to_owned() })),
    };
    for metric in metrics {
        let name = match stated(metric, "type")? {
            Some(name) => Some(name),
            None => stated(metric, "name")?,
        };
        let Some(value) = metric.get("value") else {
            return Err(metric.finding(What::Required { key: "value".to_owned() }));
        };
        let task = named.clone().unwrap_or_default();
        let mut line = Line::new(&task, &name.unwrap_or_default(), value.place.clone().named("value"));
        if let Some(dataset) = dataset {
            line.filter = stated(dataset, "config")?.filter(|config| config != "default");
            line.dataset_revision = stated(dataset, "revision")?;
        }
        score(value, &mut line)?;
        filing.lines.push(line);
    }
    Ok(())
}

/// Reads a file of `.eval_results`: results of one day and source are one filing. A placeholder in
/// one of them makes the file a template, of which nothing is a result.
pub(super) fn eval_results(root: &Node) -> Result<Vec<HarnessFiling>, Finding> {
    let mut filings: Vec<HarnessFiling> = Vec::new();
    for result in root.items()? {
        if let Some(fault) = placeholder(result) {
            let mut filing = HarnessFiling::new(None);
            filing.findings.push(fault);
            return Ok(vec![filing]);
        }
        let mut filing = HarnessFiling::new(None);
        filing.findings.push(root.finding(What::ModelNotStated));
        filing.provenance.evaluated_on = result.text_of("date")?.and_then(day);
        filing.provenance.note = stated(result, "notes")?;
        if let Some(source) = result.get("source") {
            filing.provenance.source_url = stated(source, "url")?;
            filing.provenance.evaluator = match stated(source, "org")? {
                Some(org) => Some(org),
                None => stated(source, "user")?,
            };
        }
        let line = filed(result, &mut filing)?;
        match filings.iter_mut().find(|before| before.provenance == filing.provenance) {
            Some(before) => before.lines.push(line),
            None => {
                filing.lines.push(line);
                filings.push(filing);
            }
        }
    }
    Ok(filings)
}

fn filed(result: &Node, filing: &mut HarnessFiling) -> Result<Line, Finding> {
    let Some(value) = result.get("value") else {
        return Err(result.finding(What::Required { key: "value".to_owned() }));
    };
    let dataset = result.get("dataset");
    let (id, task) = match dataset {
        Some(dataset) => (stated(dataset, "id")?, stated(dataset, "task_id")?),
        None => (None, None),
    };
    if id.is_none() {
        filing.findings.push(result.finding(What::NoDataset));
    }
    let task: Vec<String> = [id, task].into_iter().flatten().collect();
    let mut line = Line::new(&task.join(" "), "value", value.place.clone().named("value"));
    line.dataset_revision = dataset.map(|dataset| stated(dataset, "revision")).transpose()?.flatten();
    score(value, &mut line)?;
    Ok(line)
}

/// The first placeholder in a value.
fn placeholder(node: &Node) -> Option<Finding> {
    match &node.what {
        Kind::Text { text, .. } if is_placeholder(text) => {
            Some(node.finding(What::Placeholder { value: text.clone() }))
        }
        Kind::Text { .. } => None,
        Kind::List(items) => items.iter().find_map(placeholder),
        Kind::Map(members) => match node.text() {
            Err(finding) if matches!(finding.what, What::Placeholder { .. }) => Some(finding),
            _ => members.iter().find_map(|(_, value)| placeholder(value)),
        },
    }
}

/// A score; of `20.0 ± 1.2` the first number.
fn score(value: &Node, line: &mut Line) -> Result<(), Finding> {
    let text = value.text()?;
    if is_placeholder(text) {
        line.find(What::Placeholder { value: text.to_owned() });
        return Ok(());
    }
    match text.split_once('±') {
        Some((score, _)) => {
            line.find(What::PlusMinus { value: text.to_owned() });
            line.take_score(score);
        }
        None if matches!(text.trim_start_matches(['.', '-', '+']).to_ascii_lowercase().as_str(), "nan" | "inf") => {
            line.find(What::NotANumber { value: text.to_owned() });
        }
        None => line.take_score(text),
    }
    Ok(())
}
