//! Match of exam and candidate: whether a model sat an exam of a language or a domain that it was
//! made for. Only what is stated counts: silence is no mismatch, and no match either.

use crate::lexicon::lexicon;
use crate::{ExamKey, Model, ResultRow};

lexicon! {
    /// How what a model was made for goes with an exam.
    Fit, "one of fits, other-language, other-domain, not-stated" {
        /// Its languages and its domain are stated, and the exam is within both.
        Fits = "fits",
        /// It was made for other languages.
        OtherLanguage = "other-language",
        /// It was made for one domain, and the exam is outside it.
        OtherDomain = "other-domain",
        /// Nothing that is stated speaks against it, but languages or domain are not stated.
        NotStated = "not-stated",
    }
}

impl Fit {
    /// Whether it is a mismatch.
    #[must_use]
    pub const fn is_mismatch(self) -> bool {
        matches!(self, Self::OtherLanguage | Self::OtherDomain)
    }
}

/// The domain that holds every other: a model made for it is made for no domain alone.
const GENERAL: &str = "general";
/// Exams of several languages, and of none: no language is missed there.
const NO_ONE_LANGUAGE: [&str; 3] = ["mul", "zxx", "und"];

/// How the model of a result goes with its exam: one word, or both mismatches.
#[must_use]
pub fn fits_of(row: &ResultRow) -> Vec<Fit> {
    fits(&row.model, &row.exam.key)
}

fn fits(model: &Model, exam: &ExamKey) -> Vec<Fit> {
    let (language, domain) = (language_fits(model, exam), domain_fits(model, exam));
    let mismatches = [(language, Fit::OtherLanguage), (domain, Fit::OtherDomain)];
    let found: Vec<Fit> = mismatches.into_iter().filter(|(fits, _)| *fits == Some(false)).map(|(_, fit)| fit).collect();
    match (found.is_empty(), language, domain) {
        (false, _, _) => found,
        (true, Some(true), Some(true)) => vec![Fit::Fits],
        _ => vec![Fit::NotStated],
    }
}

/// Languages are compared by their first subtag (`zh-Hans` is `zh`). A model made for several
/// languages (`mul`) is made for no language alone.
fn language_fits(model: &Model, exam: &ExamKey) -> Option<bool> {
    fn primary(tag: &str) -> &str {
        tag.split('-').next().unwrap_or(tag)
    }
    let asked = primary(exam.language.as_str());
    if NO_ONE_LANGUAGE.contains(&asked) {
        return Some(true);
    }
    let made_for = &model.made_for_languages;
    (!made_for.is_empty()).then(|| made_for.iter().map(|tag| primary(tag)).any(|tag| tag == asked || tag == "mul"))
}

/// A domain holds its parts: `finance` holds `finance-accounting`.
fn domain_fits(model: &Model, exam: &ExamKey) -> Option<bool> {
    let made_for = model.made_for_domain.as_deref()?;
    let asked = exam.domain.as_str();
    let within = || asked.strip_prefix(made_for).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'));
    Some(made_for == GENERAL || within())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Slug;

    fn model(languages: &[&str], domain: Option<&str>) -> Model {
        Model {
            slug: Slug::of_name("m").unwrap(),
            name: "M".into(),
            name_zh: None,
            organisations: Vec::new(),
            weights: None,
            params_b: None,
            active_params_b: None,
            released_on: None,
            training_cutoff: None,
            base_model: None,
            family: None,
            made_for_languages: languages.iter().map(|tag| (*tag).to_owned()).collect(),
            made_for_domain: domain.map(str::to_owned),
            source: None,
            note: None,
        }
    }

    fn exam(language: &str, domain: &str) -> ExamKey {
        let slug = |text: &str| text.parse::<Slug>().unwrap();
        ExamKey {
            board: slug("b"),
            dataset: slug("d"),
            edition: slug("1.0"),
            language: language.parse().unwrap(),
            domain: slug(domain),
            metric: slug("accuracy"),
            protocol: slug("5-shot"),
        }
    }

    #[test]
    fn silence_is_neither_match_nor_mismatch() {
        assert_eq!(fits(&model(&[], None), &exam("zh", "general")), [Fit::NotStated]);
        assert_eq!(fits(&model(&["zh"], None), &exam("zh", "general")), [Fit::NotStated]);
        assert_eq!(fits(&model(&["zh"], Some("general")), &exam("zh-Hans", "law")), [Fit::Fits]);
    }

    #[test]
    fn an_exam_outside_what_a_model_was_made_for_is_a_mismatch() {
        assert_eq!(fits(&model(&["en"], Some("general")), &exam("zh", "general")), [Fit::OtherLanguage]);
        assert_eq!(fits(&model(&[], Some("finance")), &exam("zh", "general")), [Fit::OtherDomain]);
        assert_eq!(fits(&model(&["en", "zh"], Some("finance")), &exam("zh", "finance-accounting")), [Fit::Fits]);
        assert_eq!(fits(&model(&[], Some("fin")), &exam("zh", "finance")), [Fit::OtherDomain]);
        let both = fits(&model(&["en"], Some("finance")), &exam("zh", "stem"));
        assert_eq!(both, [Fit::OtherLanguage, Fit::OtherDomain]);
        assert_eq!(fits(&model(&["en"], Some("vision")), &exam("zxx", "vision")), [Fit::Fits]);
    }
}
