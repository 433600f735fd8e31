//! The sentence that says a result whole.

use super::Content;
use super::certificate::place_then;
use crate::text::words::{evaluator, model_name, organisation_name, slice_sentence, unit};
use crate::text::{Lang, Text, result as say};

/// The sentence that says the result whole: model, maker, score, slice, evaluator, days, place, N.
pub(super) fn sentence_to_cite(content: &Content, lang: Lang) -> String {
    let Content { row, own, .. } = content;
    let name = model_name(&row.model, lang).0;
    let makers: Vec<&str> = row.model.organisations.iter().map(|o| organisation_name(o, lang)).collect();
    let maker = match (makers.is_empty(), lang) {
        (true, Lang::Zh) => "（机构未说明）".to_owned(),
        (true, Lang::En) => " (organisation not stated)".to_owned(),
        (false, Lang::Zh) => format!("（{}）", makers.join("、")),
        (false, Lang::En) => format!(" ({})", makers.join(", ")),
    };
    let unit = unit(&row.exam.scale.unit, lang);
    let score = if unit == "%" { format!("{}%", row.score) } else { format!("{} {unit}", row.score) };
    let slice = slice_sentence(&own.then.ranking.exam, &own.then.ranking.slice, lang);
    let stated = row.submission.evaluator_kind != domain::EvaluatorKind::Unknown;
    let by = if stated {
        evaluator(row.submission.evaluator_kind, lang)
    } else {
        Text::new("评测方未说明", "evaluator not stated").get(lang)
    };
    let published = say::published(row.published_on, lang);
    let place = place_then(&own.then, lang);
    let withdrawn = row.withdrawn_on.map(|day| say::withdrawn_on(day, lang));
    let record = say::record(row.id.as_str(), lang);
    match lang {
        Lang::Zh => {
            let place = place.map(|place| format!("当日{place}。")).unwrap_or_default();
            format!(
                "{name}{maker}：{score}；{slice}；{by}，{published}。{place}{}{record}",
                withdrawn.unwrap_or_default()
            )
        }
        Lang::En => {
            let place = place.map(|place| format!(" On that day: {place}.")).unwrap_or_default();
            let withdrawn = withdrawn.map(|words| format!(" {words}")).unwrap_or_default();
            format!("{name}{maker}: {score}; {slice}; {by}, {published}.{place}{withdrawn} {record}")
        }
    }
}
