//! MTEB: one task's results. The model stands in the folder's name, not in the file.
//!
//! The one format in which every score has its language.

use std::borrow::Cow;

use domain::LanguageTag;

use super::day::day;
use super::filing::{HarnessFiling, Line, bounded};
use super::finding::{Finding, What};
use super::json::{Kind, Value};

/// The metrics that can be a task's main score, by the kind of task.
/// Source: `main_score` of the task metadata in `mteb/tasks/`.
const MAIN: [&str; 9] =
    ["ndcg_at_10", "cosine_spearman", "accuracy", "v_measure", "map", "max_ap", "ap", "f1", "similarity_ap"];

/// ISO 639-3 as MTEB writes it, and the shorter tag that BCP 47 prefers.
const LANGUAGES: [(&str, &str); 20] = [
    ("cmn", "zh"),
    ("zho", "zh"),
    ("eng", "en"),
    ("deu", "de"),
    ("fra", "fr"),
    ("spa", "es"),
    ("jpn", "ja"),
    ("kor", "ko"),
    ("rus", "ru"),
    ("ara", "ar"),
    ("por", "pt"),
    ("ita", "it"),
    ("hin", "hi"),
    ("vie", "vi"),
    ("tha", "th"),
    ("ind", "id"),
    ("tur", "tr"),
    ("pol", "pl"),
    ("nld", "nl"),
    ("swe", "sv"),
];

/// Whether an object is such a file.
pub(super) fn recognises(keys: &[&str]) -> bool {
    let has = |key: &str| keys.contains(&key);
    has("task_name") && has("scores") && (has("mteb_version") || has("dataset_revision"))
}

/// Reads a file.
pub(super) fn read(root: &Value<'_>) -> Result<Vec<HarnessFiling>, Finding> {
    let mut filing = HarnessFiling::new(None);
    filing.findings.push(root.finding(What::ModelNotStated));
    filing.provenance.harness = Some("MTEB".to_owned());
    let text = |key: &str| root.get(key)?.map(|value| value.word().map(Cow::into_owned)).transpose();
    filing.provenance.harness_version = text("mteb_version")?;
    filing.provenance.evaluated_on = text("date")?.and_then(|at| day(&at));
    let task = root.required("task_name")?.words()?.into_owned();
    let revision = text("dataset_revision")?;
    let splits = root.required("scores")?.members()?;
    for (split, scores) in &splits {
        for score in scores.items()? {
            let mut line = line(&task, &score)?;
            if splits.len() > 1 {
                line.filter = Some(line.filter.map_or_else(|| split.to_string(), |subset| format!("{split}/{subset}")));
            }
            line.dataset_revision.clone_from(&revision);
            filing.lines.push(line);
            bounded(filing.lines.len())?;
        }
    }
    Ok(vec![filing])
}

fn line(task: &str, score: &Value<'_>) -> Result<Line, Finding> {
    let main = score.required("main_score")?;
    let mut line = Line::new(task, main_metric(score, &main)?, main.place());
    let subset = score.get("hf_subset")?.map(|subset| subset.words()).transpose()?;
    line.filter = subset.filter(|subset| subset != "default").map(Cow::into_owned);
    match main.kind() {
        Kind::Number => line.take_score(main.raw()),
        Kind::NotANumber => line.find(What::NotANumber { value: main.raw().to_owned() }),
        _ => line.find(What::WrongType { expected: "a number" }),
    }
    if let Some(languages) = score.get("languages")? {
        let languages = languages.items()?;
        let first = languages.first().map(|language| language.words()).transpose()?;
        line.language = match (first, languages.len()) {
            (Some(language), 1) => language_tag(&language),
            (Some(_), _) => "mul".parse().ok(),
            (None, _) => None,
        };
    }
    Ok(line)
}

/// The name of the metric that is the main score: the one of the known ones that stands at the same
/// figure.
fn main_metric(score: &Value<'_>, main: &Value<'_>) -> Result<&'static str, Finding> {
    for metric in MAIN {
        if score.get(metric)?.is_some_and(|value| value.raw() == main.raw()) {
            return Ok(metric);
        }
    }
    Ok("main_score")
}

/// `cmn-Hans` is `zh`; a script is kept where it is not the usual one.
fn language_tag(written: &str) -> Option<LanguageTag> {
    let (language, script) = written.split_once(['-', '_']).unwrap_or((written, ""));
    let short = LANGUAGES.iter().find(|(long, _)| *long == language).map_or(language, |(_, short)| short);
    match (short, script) {
        ("zh", "Hant") => "zh-Hant".parse().ok(),
        _ => short.parse().ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::language_tag;

    #[test]
    fn languages_are_written_as_the_catalog_has_them() {
        let tag = |written: &str| language_tag(written).map(|tag| tag.as_str().to_owned());
        assert_eq!(tag("cmn-Hans").as_deref(), Some("zh"));
        assert_eq!(tag("zho-Hant").as_deref(), Some("zh-Hant"));
        assert_eq!((tag("eng-Latn").as_deref(), tag("sna-Latn").as_deref()), (Some("en"), Some("sna")));
        assert_eq!(tag(""), None);
    }
}
