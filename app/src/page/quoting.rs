//! Pieces of the sentences and badges in which results, rankings and verdicts are quoted.

use domain::rank::{FirstPlace, Standing, Wording};
use domain::stats::Uncertainty;
use domain::{EvaluatorKind, ResultRow};

use crate::text::words::{error_beside, evaluator, number, unit};
use crate::text::{Lang, Text, quote as say};

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

/// A score with its unit, as reported: "71.10%".
#[must_use]
pub fn score(row: &ResultRow, lang: Lang) -> String {
    let unit = unit(&row.exam.scale.unit, lang);
    if unit == "%" { format!("{}%", row.score) } else { format!("{} {unit}", row.score) }
}

/// The same with half the width of its 95% interval, or that its error is unknown.
#[must_use]
pub fn scored(row: &ResultRow, uncertainty: &Uncertainty, lang: Lang) -> String {
    let half = uncertainty.half_width().map(|half| error_beside(&row.score, half));
    say::score_with_error(&score(row, lang), half.as_deref(), lang)
}

/// Who ran the exam, or that nobody says.
#[must_use]
pub fn by(kind: EvaluatorKind, lang: Lang) -> &'static str {
    match kind {
        EvaluatorKind::Unknown => Text::new("评测方未说明", "evaluator not stated").get(lang),
        stated => evaluator(stated, lang),
    }
}

/// A first place in few words, its wording and N kept: "tied 1st of 15".
#[must_use]
pub fn short_place(first: &FirstPlace, n: usize, lang: Lang) -> String {
    let n = number(n);
    let place = match (first.wording, lang) {
        (Wording::First, Lang::En) => format!("first of {n}"),
        (Wording::First, Lang::Zh) => format!("第一，共 {n}"),
        (Wording::Tied, Lang::En) => format!("tied 1st of {n}"),
        (Wording::Tied, Lang::Zh) => format!("并列第一，共 {n}"),
        (Wording::Listed, Lang::En) => format!("listed 1st of {n}"),
        (Wording::Listed, Lang::Zh) => format!("表上居首，共 {n}"),
    };
    let place = match (first.untested, lang) {
        (0, _) => place,
        (m, Lang::En) => format!("{place}, {} without error", number(m)),
        (m, Lang::Zh) => format!("{place}，{} 个无误差", number(m)),
    };
    match (first.unstated, lang) {
        (0, _) => place,
        (m, Lang::En) => format!("{place}, {} better unstated", number(m)),
        (m, Lang::Zh) => format!("{place}，{} 个更高者未说明", number(m)),
    }
}

/// A standing in few words, its interval and N kept: "rank 16 (15–17) of 34".
#[must_use]
pub fn short_standing(standing: &Standing, lang: Lang) -> String {
    let (rank, of) = (number(standing.rank()), number(standing.of()));
    let (low, high) = (number(standing.low()), number(standing.high()));
    match lang {
        Lang::Zh => format!("第 {rank}（{low}–{high}），共 {of}"),
        Lang::En => format!("rank {rank} ({low}–{high}) of {of}"),
    }
}
