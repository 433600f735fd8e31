//! The sentence that says a result whole, and the words of its badge.

use std::sync::Arc;

use domain::ResultRow;
use domain::rank::{FirstPlace, Wording};

use super::certificate::place_then;
use crate::page::placed::Placed;
use crate::text::words::{
    evaluator, exam_sentence, model_name, number, organisation_name, slice_sentence, slice_short, unit,
};
use crate::text::{Lang, Text, result as say};

/// The sentence that says the result whole: model, maker, score, slice, evaluator, days, place, N.
/// `then` is its place on the day it was published.
#[must_use]
pub fn sentence_to_cite(row: &ResultRow, then: &Placed, lang: Lang) -> String {
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
    let slice = slice_sentence(&then.ranking.exam, &then.ranking.slice, lang);
    let stated = row.submission.evaluator_kind != domain::EvaluatorKind::Unknown;
    let by = if stated {
        evaluator(row.submission.evaluator_kind, lang)
    } else {
        Text::new("评测方未说明", "evaluator not stated").get(lang)
    };
    let published = say::published(row.published_on, lang);
    let place = place_then(then, lang);
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

/// What is cited, in English: model, score and exam.
#[must_use]
pub fn citation_title(row: &ResultRow) -> String {
    let unit = unit(&row.exam.scale.unit, Lang::En);
    let score = if unit == "%" { format!("{}%", row.score) } else { format!("{} {unit}", row.score) };
    format!("{}: {score}. {}", model_name(&row.model, Lang::En).0, exam_sentence(&row.exam, Lang::En))
}

/// The words of a badge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadgeWords {
    /// Model and score.
    pub label: String,
    /// Place, number ranked, slice and day; or that it stands no more.
    pub message: String,
    /// Whether it is a first place that others checked.
    pub is_gold: bool,
    /// Whether it stands no more.
    pub is_gone: bool,
}

/// The words of a result's badge. `now` is its place today, `None` if it does not stand any more;
/// `corrected` says that another record took its place.
#[must_use]
pub fn badge_words(row: &Arc<ResultRow>, now: Option<&Placed>, corrected: bool, lang: Lang) -> BadgeWords {
    let label = format!("{} {}", model_name(&row.model, lang).0, row.score);
    let Some(placed) = now else {
        let what = if corrected { Text::new("已更正", "corrected") } else { Text::new("已撤回", "withdrawn") };
        let day = row.withdrawn_on.map(|day| format!(" · {day}")).unwrap_or_default();
        let (name, _) = slice_short(&row.exam, &domain::grid::whole(&row.exam, row.published_on), lang);
        let message = format!("{} · {name}{day}", what.get(lang));
        return BadgeWords { label, message, is_gold: false, is_gone: true };
    };
    let first = placed.ranking.first.as_ref().filter(|_| placed.holds_first());
    let place = match (placed.standing(), first) {
        (Some(standing), Some(first)) => short_place(first, standing.of(), lang),
        (Some(standing), None) => {
            let (rank, of) = (number(standing.rank()), number(standing.of()));
            let (low, high) = (number(standing.low()), number(standing.high()));
            match lang {
                Lang::Zh => format!("第 {rank}（{low}–{high}），共 {of}"),
                Lang::En => format!("rank {rank} ({low}–{high}) of {of}"),
            }
        }
        (None, _) => placed.reason_without_rank(lang).to_owned(),
    };
    let (name, rest) = slice_short(&placed.ranking.exam, &placed.ranking.slice, lang);
    let message = format!("{place} · {name} {rest}").replace('\u{a0}', " ");
    let is_gold = first.is_some_and(|first| first.is_certain() && first.checked);
    BadgeWords { label, message, is_gold, is_gone: false }
}

/// A first place in few words, its wording and N kept: "tied 1st of 15".
fn short_place(first: &FirstPlace, n: usize, lang: Lang) -> String {
    let n = number(n);
    let place = match (first.wording, lang) {
        (Wording::First, Lang::En) => format!("first of {n}"),
        (Wording::First, Lang::Zh) => format!("第一，共 {n}"),
        (Wording::Tied, Lang::En) => format!("tied 1st of {n}"),
        (Wording::Tied, Lang::Zh) => format!("并列第一，共 {n}"),
        (Wording::Listed, Lang::En) => format!("listed 1st of {n}"),
        (Wording::Listed, Lang::Zh) => format!("表上居首，共 {n}"),
    };
    match (first.untested, lang) {
        (0, _) => place,
        (m, Lang::En) => format!("{place}, {} without error", number(m)),
        (m, Lang::Zh) => format!("{place}，{} 个无误差", number(m)),
    }
}
