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

/// A score with its unit, as reported: "71.10%"; with its scale, where it has no unit: "0.0203 (scale 0 to 1)".
#[must_use]
pub fn score(row: &ResultRow, lang: Lang) -> String {
    let (figure, scale) = figure(row, lang);
    scale.map_or(figure.clone(), |scale| say::with_notes(&figure, &[scale], lang))
}

/// The same with half the width of its 95% interval, or that its error is unknown.
#[must_use]
pub fn scored(row: &ResultRow, uncertainty: &Uncertainty, lang: Lang) -> String {
    let half = uncertainty.half_width().map(|half| error_beside(&row.score, half));
    let (figure, scale) = figure(row, lang);
    let notes: Vec<String> = scale.into_iter().chain([say::error_note(half.as_deref(), lang)]).collect();
    say::with_notes(&figure, &notes, lang)
}

/// A score with its unit, and its scale, where that is no unit.
fn figure(row: &ResultRow, lang: Lang) -> (String, Option<String>) {
    let scale = &row.exam.scale;
    match (unit(&scale.unit, lang), scale.unit.as_str()) {
        (scale, "proportion") => (row.score.to_string(), Some(scale)),
        (percent, _) if percent == "%" => (format!("{}%", row.score), None),
        (unit, _) => (format!("{} {unit}", row.score), None),
    }
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
