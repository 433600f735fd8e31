//! The sentence that says a result whole, and the words of its badge.

use std::sync::Arc;

use chrono::NaiveDate;
use domain::stats::uncertainty;
use domain::{ResultId, ResultRow};

use super::certificate::place_or_why;
use crate::page::placed::Placed;
use crate::page::quoting::{BadgeWords, by, score, scored, short_place, short_standing};
use crate::text::result::ended::{Ended, WITHDRAWN};
use crate::text::words::{join_zh, model_name, organisation_name, slice_sentence, slice_short, slice_without_day};
use crate::text::{Lang, quote, result as say};

/// The sentence that says the result whole: model, maker, score and error, slice, evaluator, days,
/// place, N. `then` is its place on the day it was published, `corrected_by` the result that took its
/// place, `retrieved_on` the day of reading.
#[must_use]
pub fn sentence_to_cite(
    row: &ResultRow,
    then: &Placed,
    corrected_by: Option<&ResultId>,
    retrieved_on: NaiveDate,
    lang: Lang,
) -> String {
    let name = model_name(&row.model, lang).0;
    let makers: Vec<&str> = row.model.organisations.iter().map(|o| organisation_name(o, lang)).collect();
    let maker = match (makers.is_empty(), lang) {
        (true, Lang::Zh) => "（机构未说明）".to_owned(),
        (true, Lang::En) => " (organisation not stated)".to_owned(),
        (false, Lang::Zh) => format!("（{}）", makers.join("、")),
        (false, Lang::En) => format!(" ({})", makers.join(", ")),
    };
    let score = scored(row, &uncertainty(row), lang);
    let slice = slice_sentence(&then.ranking.exam, &then.ranking.slice, lang);
    let by = by(row.submission.evaluator_kind, lang);
    let published = say::published(row.published_on, lang);
    let place = place_or_why(then, lang);
    let ended = Ended::of(row, corrected_by).map(|ended| ended.sentence(lang));
    let record = format!("{}{}", say::record(row.id.as_str(), lang), quote::retrieved(retrieved_on, lang));
    match lang {
        Lang::Zh => {
            let ended = ended.unwrap_or_default();
            let place = join_zh(&["当日", &place]);
            format!("{name}{maker}：{score}；{slice}；{by}，{published}。{place}。{ended}{record}")
        }
        Lang::En => {
            let ended = ended.map(|words| format!(" {words}")).unwrap_or_default();
            format!("{name}{maker}: {score}; {slice}; {by}, {published}. On that day: {place}.{ended} {record}")
        }
    }
}

/// What is cited, in English: model, score, and the exam with the division that it is judged in.
#[must_use]
pub fn citation_title(row: &ResultRow, then: &Placed) -> String {
    let name = model_name(&row.model, Lang::En).0;
    let over = slice_without_day(&then.ranking.exam, &then.ranking.slice, Lang::En);
    format!("{name}: {}. {over}", score(row, Lang::En))
}

/// The words of a result's badge. `now` is its place today, `None` if it does not stand any more: its
/// score is not repeated then. `corrected_by` is the result that took its place.
#[must_use]
pub fn badge_words(
    row: &Arc<ResultRow>,
    now: Option<&Placed>,
    corrected_by: Option<&ResultId>,
    lang: Lang,
) -> BadgeWords {
    let name_of_model = model_name(&row.model, lang).0;
    let Some(placed) = now else {
        let label = name_of_model.to_owned();
        let what = Ended::of(row, corrected_by).map_or(WITHDRAWN, |ended| ended.word());
        let day = row.withdrawn_on.map(|day| format!(" {day}")).unwrap_or_default();
        let (name, rest) = slice_short(&row.exam, &domain::grid::whole(&row.exam, row.published_on), lang);
        let message = format!("{}{day} · {name} {rest}", what.get(lang)).replace('\u{a0}', " ");
        return BadgeWords { label, message, is_gold: false, is_gone: true };
    };
    let first = placed.ranking.first.as_ref().filter(|_| placed.holds_first());
    let place = match (placed.standing(), first) {
        (Some(standing), Some(first)) => short_place(first, standing.of(), lang),
        (Some(standing), None) => short_standing(standing, lang),
        (None, _) => placed.without_rank(lang),
    };
    let (name, rest) = slice_short(&placed.ranking.exam, &placed.ranking.slice, lang);
    let message = format!("{place} · {name} {rest}").replace('\u{a0}', " ");
    let is_gold = first.is_some_and(|first| first.is_certain() && first.checked);
    BadgeWords { label: format!("{name_of_model} {}", row.score), message, is_gold, is_gone: false }
}
