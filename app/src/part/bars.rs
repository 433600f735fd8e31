//! Drawings of uncertainty: a bar is the range, a tick is the value.

use domain::rank::Standing;
use leptos::prelude::*;

use crate::text::Lang;

/// Width of the drawing of a rank interval, in pixels.
const INTERVAL_WIDTH: f64 = 116.0;
/// Width of the drawing of a score, in pixels.
const SCORE_WIDTH: f64 = 132.0;

/// The ends of an axis of scores, the worse one at the left.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Axis {
    /// The value at the left.
    pub left: f64,
    /// The value at the right.
    pub right: f64,
}

impl Axis {
    /// The axis between round tens (of a fitting power of ten) that holds all `values`.
    #[must_use]
    pub fn holding(values: impl IntoIterator<Item = f64>) -> Option<Self> {
        let (low, high) = values
            .into_iter()
            .filter(|value| value.is_finite())
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)));
        if low > high {
            return None;
        }
        // Of equal values the size of the value itself gives the step, of zeros one.
        let spread = [high - low, high.abs(), 1.0].into_iter().find(|size| *size > 0.0)?;
        let step = 10f64.powf(spread.log10().floor());
        let (left, right) = ((low / step).floor() * step, (high / step).ceil() * step);
        Some(if left < right { Self { left, right } } else { Self { left: left - step, right: right + step } })
    }

    /// Where a value stands on a drawing of `width` pixels.
    #[must_use]
    pub fn place(self, value: f64, width: f64) -> f64 {
        ((value - self.left) / (self.right - self.left) * width).clamp(0.0, width)
    }
}

/// A rank interval: the drawing with its figures.
#[component]
pub fn IntervalBar(
    /// The standing.
    standing: Standing,
    /// The language of the label.
    lang: Lang,
    /// Whether the entry's error is unknown, so that the range only says that nothing is known.
    #[prop(optional)]
    unknown: bool,
) -> impl IntoView {
    let (low, high, of) = (standing.low(), standing.high(), standing.of());
    let label = crate::text::words::rank_phrase(&standing, lang);
    let place = |rank: usize| at(position(rank, of, INTERVAL_WIDTH));
    let (start, end, tick) = (place(low), place(high), place(standing.rank()));
    let range = if low == high { format!("M{start} 10h1.5") } else { format!("M{start} 10H{end}") };
    view! {
        <svg class="iv" width="116" height="20" viewBox="0 0 116 20" role="img" aria-label=label>
            <path class="ax" d="M0 10H116" />
            <path class=if unknown { "rg rg-u" } else { "rg" } d=range />
            <path class="tk" d=format!("M{tick} 4V16") />
        </svg>
    }
}

/// Where a rank stands among `of`, inset so that the tick at either end is whole.
fn position(rank: usize, of: usize, width: f64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "ranks are far below 2^52")]
    let share = (rank.saturating_sub(1)) as f64 / (of.saturating_sub(1).max(1)) as f64;
    1.0 + share * (width - 2.0)
}

/// A coordinate with one decimal at most.
fn at(x: f64) -> String {
    let text = format!("{x:.1}");
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}

/// A score on its axis, with the range of its error; without one only the tick.
#[component]
pub fn ScoreBar(
    /// The score.
    score: f64,
    /// Half the width of its 95% interval.
    half_width: Option<f64>,
    /// The axis.
    axis: Axis,
    /// The score of random choice, drawn dotted.
    #[prop(optional_no_strip)]
    chance: Option<f64>,
) -> impl IntoView {
    let place = |value: f64| at(axis.place(value, SCORE_WIDTH));
    let range = half_width.map(|half| {
        let d = format!("M{} 10H{}", place(score - half), place(score + half));
        view! { <path class="rg" d=d /> }
    });
    let chance = chance.map(|level| view! { <path class="ch" d=format!("M{} 4V16", place(level)) /> });
    view! {
        <svg class="sb" width="132" height="20" viewBox="0 0 132 20" aria-hidden="true">
            <path class="ax" d="M0 10H132" />
            {chance}
            {range}
            <path class="tk" d=format!("M{} 4V16", place(score)) />
        </svg>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_axis_ends_at_round_values() {
        let axis = Axis::holding([27.12, 84.82]).unwrap();
        assert_eq!((axis.left, axis.right), (20.0, 90.0));
        let shares = Axis::holding([0.31, 0.58]).unwrap();
        assert!((shares.left - 0.3).abs() < 1e-9 && (shares.right - 0.6).abs() < 1e-9);
        assert_eq!(Axis::holding([]), None);
        let one = Axis::holding([5.0]).unwrap();
        assert!(one.left < 5.0 && one.right > 5.0);
    }
}
