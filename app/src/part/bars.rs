//! Drawings of uncertainty: a bar is the range, a tick is the value.

use std::fmt;

use domain::rank::Standing;
use leptos::prelude::*;

use super::markup::{Markup, markup};
use crate::text::Lang;
use crate::text::words::rank_phrase;

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
    Markup::element(|to| interval_bar(to, &standing, unknown, lang))
}

/// The same, written into a row.
pub(crate) fn interval_bar(to: &mut Markup, standing: &Standing, unknown: bool, lang: Lang) {
    let (low, high, of) = (standing.low(), standing.high(), standing.of());
    let place = |rank: usize| At(position(rank, of, INTERVAL_WIDTH));
    markup!(to, "<svg class=\"iv\" width=\"116\" height=\"20\" viewBox=\"0 0 116 20\" role=\"img\" aria-label=\"");
    markup!(to, rank_phrase(standing, lang), "\"><path class=\"ax\" d=\"M0 10H116\"/><path class=\"");
    to.put(if unknown { "rg rg-u" } else { "rg" });
    markup!(to, "\" d=\"M", place(low), " 10");
    if low == high {
        to.put("h1.5");
    } else {
        markup!(to, "H", place(high));
    }
    markup!(to, "\"/><path class=\"tk\" d=\"M", place(standing.rank()), " 4V16\"/></svg>");
}

/// Where a rank stands among `of`, inset so that the tick at either end is whole.
fn position(rank: usize, of: usize, width: f64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "ranks are far below 2^52")]
    let share = (rank.saturating_sub(1)) as f64 / (of.saturating_sub(1).max(1)) as f64;
    1.0 + share * (width - 2.0)
}

/// A coordinate on a drawing, written with one decimal at most.
struct At(f64);

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        #[expect(clippy::cast_possible_truncation, reason = "drawings are far smaller than 2^63 tenths of a pixel")]
        let tenths = (self.0 * 10.0).round() as i64;
        match tenths % 10 {
            0 => write!(f, "{}", tenths / 10),
            rest => write!(f, "{}.{rest}", tenths / 10),
        }
    }
}

/// A score on its axis, with the range of its error (half the width of its 95% interval); without
/// one only the tick. The score of random choice is drawn dotted.
pub(crate) fn score_bar(to: &mut Markup, score: f64, half_width: Option<f64>, axis: Axis, chance: Option<f64>) {
    let place = |value: f64| At(axis.place(value, SCORE_WIDTH));
    markup!(
        to,
        "<svg class=\"sb\" width=\"132\" height=\"20\" viewBox=\"0 0 132 20\" aria-hidden=\"true\">\
         <path class=\"ax\" d=\"M0 10H132\"/>"
    );
    if let Some(level) = chance {
        markup!(to, "<path class=\"ch\" d=\"M", place(level), " 4V16\"/>");
    }
    if let Some(half) = half_width {
        markup!(to, "<path class=\"rg\" d=\"M", place(score - half), " 10H", place(score + half), "\"/>");
    }
    markup!(to, "<path class=\"tk\" d=\"M", place(score), " 4V16\"/></svg>");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coordinates_have_one_decimal_at_most() {
        let written: Vec<String> = [0.0, 1.04, 57.96, 131.95, 116.0].into_iter().map(|x| At(x).to_string()).collect();
        assert_eq!(written, ["0", "1", "58", "132", "116"]);
        assert_eq!(At(12.34).to_string(), "12.3");
    }

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
