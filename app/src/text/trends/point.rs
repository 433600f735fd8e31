//! What the points and lines of drawings say to those who cannot see them.

use chrono::NaiveDate;
use domain::rank::Standing;
use domain::trend::{Best, Line};
use domain::{Model, ResultRow, book_of};

use super::{COLON, NOTHING, errors, reading};
use crate::text::words::{book, decimal, evaluator, model_name, number, rank_phrase};
use crate::text::{Lang, Text};

/// A step with its sign; "–" for the first.
#[must_use]
pub fn step(best: &Best) -> Option<String> {
    let decimals = best.row.score.decimals().clamp(1, 4);
    best.step.map(|step| format!("+{}", decimal(step.by, if decimals == 4 { 2 } else { decimals })))
}

/// What a new best says of itself.
#[must_use]
pub fn best_point(best: &Best, lang: Lang) -> String {
    let (name, score, day) = (model_name(&best.row.model, lang).0, &best.row.score, best.day);
    let mut words = match lang {
        Lang::En => format!("{day}: {name}, {score}, best so far; {}", reading(best.reading(), lang)),
        Lang::Zh => format!("{day}：{name}，{score}，至今最好；{}", reading(best.reading(), lang)),
    };
    if let (Some(by), Some(step)) = (step(best), best.step) {
        let errors = step.errors.map(errors);
        words.push_str(&match (errors, lang) {
            (Some(errors), Lang::En) => format!(" ({by}, {errors} standard errors)"),
            (Some(errors), Lang::Zh) => format!("（{by}，合标准误 {errors} 倍）"),
            (None, Lang::En) => format!(" ({by})"),
            (None, Lang::Zh) => format!("（{by}）"),
        });
    }
    words.push_str(&marks(&best.row, lang));
    words
}

/// What a first score that was not the best says of itself.
#[must_use]
pub fn other_point(day: NaiveDate, row: &ResultRow, lang: Lang) -> String {
    let (name, score) = (model_name(&row.model, lang).0, &row.score);
    let words = match lang {
        Lang::En => format!("{day}: {name}, {score}, its first score"),
        Lang::Zh => format!("{day}：{name}，{score}，首次成绩"),
    };
    words + &marks(row, lang)
}

fn marks(row: &ResultRow, lang: Lang) -> String {
    let (evaluator, book) = (evaluator(row.submission.evaluator_kind, lang), book(book_of(row).0, lang));
    match lang {
        Lang::En => format!("; evaluator {evaluator}; book {book}"),
        Lang::Zh => format!("；评测方{evaluator}；开闭卷{book}"),
    }
}

/// What a disc of the drawing of ranks says.
#[must_use]
pub fn rank_point(model: &Model, day: NaiveDate, standing: &Standing, lang: Lang) -> String {
    let (name, rank) = (model_name(model, lang).0, rank_phrase(standing, lang));
    match lang {
        Lang::En => format!("{name}, {day}: {rank}"),
        Lang::Zh => format!("{name}，{day}：{rank}"),
    }
}

/// What a point of the drawing of scores says: score, and place with how many it is of.
#[must_use]
pub fn score_point(row: &ResultRow, day: NaiveDate, standing: Option<&Standing>, lang: Lang) -> String {
    let (name, score) = (model_name(&row.model, lang).0, &row.score);
    let place = standing.map(|standing| rank_phrase(standing, lang));
    match (place, lang) {
        (Some(place), Lang::En) => format!("{name}, {day}: {score}, {place}"),
        (Some(place), Lang::Zh) => format!("{name}，{day}：{score}，{place}"),
        (None, Lang::En) => format!("{name}, {day}: {score}"),
        (None, Lang::Zh) => format!("{name}，{day}：{score}"),
    }
}

/// The bests in one sentence.
#[must_use]
pub fn best_in_words(bests: &[Best], lang: Lang) -> String {
    let (Some(first), Some(last)) = (bests.first(), bests.last()) else { return NOTHING.get(lang).to_owned() };
    let from = (model_name(&first.row.model, lang).0, &first.row.score, first.day);
    let to = (model_name(&last.row.model, lang).0, &last.row.score, last.day);
    let n = number(bests.len());
    match lang {
        Lang::En => {
            format!("{n} best scores, from {} by {} on {} to {} by {} on {}.", from.1, from.0, from.2, to.1, to.0, to.2)
        }
        Lang::Zh => format!(
            "先后 {n} 个最好成绩，从 {} 的 {}（{}）到 {} 的 {}（{}）。",
            from.2, from.1, from.0, to.2, to.1, to.0
        ),
    }
}

/// The chosen models' ranks on the last day, in one sentence.
#[must_use]
pub fn ranks_in_words(lines: &[Line], day: NaiveDate, lang: Lang) -> String {
    let said: Vec<String> = lines
        .iter()
        .filter_map(|line| {
            let place = line.on(day).ok()?;
            let rank = rank_phrase(place.standing.as_ref()?, lang);
            Some(format!("{} {rank}", model_name(&place.row.model, lang).0))
        })
        .collect();
    let words = said.join(Text::new("；", "; ").get(lang));
    format!("{day}{}{words}", COLON.get(lang))
}
