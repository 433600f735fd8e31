//! What a score measures: unit, range, direction, aspect.

use crate::lexicon::lexicon;

lexicon! {
    /// Which way is better.
    Direction, "higher or lower" {
        /// The higher the better.
        Higher = "higher",
        /// The lower the better (cost, time, error rates).
        Lower = "lower",
    }
}

lexicon! {
    /// Which side of a model a metric looks at.
    Aspect, "one of capability, generalisation, efficiency, robustness, safety" {
        /// What it can do.
        Capability = "capability",
        /// Whether it still can where the exam differs from what it has seen.
        Generalisation = "generalisation",
        /// At which cost, in which time.
        Efficiency = "efficiency",
        /// Whether it still can under attack, noise or odd input.
        Robustness = "robustness",
        /// Whether it does no harm.
        Safety = "safety",
    }
}

/// How the scores of one exam are measured.
#[derive(Debug, Clone, PartialEq)]
pub struct Scale {
    /// `percent` (0 to 100), `proportion` (0 to 1), `points`, `seconds`, `USD`, `elo`, …
    pub unit: String,
    /// Which way is better.
    pub direction: Direction,
    /// The lowest score possible.
    pub min: Option<f64>,
    /// The highest score possible.
    pub max: Option<f64>,
    /// Which side of a model it looks at.
    pub aspect: Aspect,
    /// Whether a score is the share of items answered rightly, so that its standard error can be
    /// had from the number of items.
    pub share_of_items: bool,
}

impl Scale {
    /// What one whole is in this unit: 100 for percent, 1 for a proportion.
    #[must_use]
    pub fn whole(&self) -> f64 {
        whole_of(&self.unit)
    }

    /// Whether a score can be: it lies between the ends that are stated.
    #[must_use]
    pub fn holds(&self, value: f64) -> bool {
        self.min.is_none_or(|min| value >= min) && self.max.is_none_or(|max| value <= max)
    }

    /// Whether `a` is a better score than `b`.
    #[must_use]
    pub fn is_better(&self, a: f64, b: f64) -> bool {
        match self.direction {
            Direction::Higher => a > b,
            Direction::Lower => a < b,
        }
    }

    /// The score with the sign turned, if need be, so that higher is better.
    #[must_use]
    pub fn merit(&self, value: f64) -> f64 {
        match self.direction {
            Direction::Higher => value,
            Direction::Lower => -value,
        }
    }
}

/// What one whole is in a unit: 100 for percent, 1 for a proportion.
#[must_use]
pub fn whole_of(unit: &str) -> f64 {
    if unit == "percent" { 100.0 } else { 1.0 }
}

/// Whether a metric's score is the share of items answered rightly, each item right or wrong.
///
/// Means over items that earn part of a point (F1, ROUGE), win rates with draws and judged points
/// are not, so no binomial error is computed for them.
#[must_use]
pub fn is_share_of_items(metric: &str, unit: &str) -> bool {
    let share = matches!(
        metric,
        "accuracy"
            | "clean-accuracy"
            | "robust-accuracy"
            | "resolved"
            | "pass-rate-1"
            | "pass-rate-2"
            | "well-formed-cases"
            | "instruction-compliance"
            | "first-turn-accuracy"
            | "second-turn-accuracy"
            | "both-turns-accuracy"
            | "abstention-rate"
    );
    share && matches!(unit, "percent" | "proportion")
}
