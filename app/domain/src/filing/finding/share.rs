//! The GRIM test: whether a share of whole items can be the score as it was reported.

use crate::{Scale, Score};

/// A score that no number of items gives.
#[derive(Debug, Clone, PartialEq)]
pub struct Share {
    /// Items behind the score.
    pub n_items: u32,
    /// The nearest scores that can be, in its precision: below, above.
    pub nearest: (String, String),
}

/// Decimals beyond which a printed number is its program's rounding, not a report's.
const MOST_DECIMALS: usize = 9;

/// The nearest possible scores, if no whole number of `n_items` right gives the score at the
/// precision at which it was reported, rounded to the nearest. `None` if one does, or if the precision
/// is too coarse to tell.
///
/// Source: Brown and Heathers 2017, "The GRIM test", doi 10.1177/1948550616673876.
#[must_use]
pub fn nearest_shares(score: &Score, n_items: u32, scale: &Scale) -> Option<Share> {
    let (whole, n) = (scale.whole(), f64::from(n_items));
    let decimals = score.decimals().min(MOST_DECIMALS);
    let step = 10f64.powi(-i32::try_from(decimals).unwrap_or(0));
    let share = score.value() / whole;
    if n_items == 0 || !(0.0..=1.0).contains(&share) || whole / n <= step {
        return None;
    }
    let below = (share * n).floor();
    let of = |right: f64| right.clamp(0.0, n) / n * whole;
    // Half a step either way, and a little for the last bit of binary fractions.
    let reach = step * 0.5 * (1.0 + 1e-6) + 1e-12;
    let possible = [below - 1.0, below, below + 1.0].iter().any(|right| (of(*right) - score.value()).abs() <= reach);
    let printed = |right: f64| format!("{:.decimals$}", of(right));
    (!possible).then(|| Share { n_items, nearest: (printed(below), printed(below + 1.0)) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Aspect, Direction};

    fn scale(unit: &str) -> Scale {
        Scale {
            unit: unit.to_owned(),
            direction: Direction::Higher,
            min: Some(0.0),
            max: None,
            aspect: Aspect::Capability,
            share_of_items: true,
        }
    }

    fn test(score: &str, n_items: u32, unit: &str) -> Option<(String, String)> {
        nearest_shares(&score.parse().unwrap(), n_items, &scale(unit)).map(|share| share.nearest)
    }

    /// 28 items: 14 right are 50.00%, 15 are 53.57%; 52.19% lies between.
    #[test]
    fn a_score_between_two_whole_numbers_of_items_is_found() {
        assert_eq!(test("53.57", 28, "percent"), None);
        assert_eq!(test("52.19", 28, "percent"), Some(("50.00".to_owned(), "53.57".to_owned())));
        // Brown and Heathers: a mean of 5.19 of 28 cannot be; 5.18 (145/28) can. As shares of 1:
        assert_eq!(test("0.19", 28, "proportion"), Some(("0.18".to_owned(), "0.21".to_owned())));
        assert_eq!(test("0.18", 28, "proportion"), None);
    }

    /// 11,582 items give a score every 0.0086 points: two decimals cannot tell, three can.
    #[test]
    fn coarse_precision_tells_nothing() {
        assert_eq!(test("71.10", 11_582, "percent"), None);
        assert!(test("71.103", 11_582, "percent").is_some());
        assert_eq!(test("71.102", 11_582, "percent"), None); // 8235 / 11582 = 71.1017…
    }

    #[test]
    fn every_true_share_passes_at_every_precision() {
        for n in [1u32, 3, 7, 28, 153, 198, 500, 1_319] {
            for right in 0..=n {
                let share = f64::from(right) / f64::from(n) * 100.0;
                for text in [format!("{share:.1}"), format!("{share:.2}"), format!("{share:.6}"), format!("{share}")] {
                    assert_eq!(test(&text, n, "percent"), None, "{right} of {n} as {text}");
                }
            }
        }
    }
}
