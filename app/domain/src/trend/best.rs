//! The best score so far, and every entrant's first score.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::ResultRow;
use crate::history::{Change, Turn};
use crate::lexicon::lexicon;
use crate::rank::Entry;
use crate::stats::{ALPHA, Uncertainty, separation, upper_quantile};

lexicon! {
    /// How the step to a new best reads beside the errors of both scores.
    Reading, "one of opening, beyond-error, within-error, error-unknown" {
        /// There was no score before it.
        Opening = "opening",
        /// It is larger than the error of the two scores, tested alone.
        Beyond = "beyond-error",
        /// It lies within the error of the two scores.
        Within = "within-error",
        /// One of the two scores has no known error.
        Unknown = "error-unknown",
    }
}

/// The step from one best score to the next.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Step {
    /// By how much it is better, in the score's unit; always above zero.
    pub by: f64,
    /// The same in standard errors of the difference of the two scores, which are taken as
    /// independent; `None` where an error is unknown.
    pub errors: Option<f64>,
}

/// A score better than all before it.
#[derive(Debug, Clone)]
pub struct Best {
    /// The day from which it stood.
    pub day: NaiveDate,
    /// The result.
    pub row: Arc<ResultRow>,
    /// Its error.
    pub uncertainty: Uncertainty,
    /// How much better it is than the best before; `None` for the first.
    pub step: Option<Step>,
}

impl Best {
    /// How the step reads: two-sided at [`ALPHA`], this pair alone.
    #[must_use]
    pub fn reading(&self) -> Reading {
        match self.step {
            None => Reading::Opening,
            Some(Step { errors: None, .. }) => Reading::Unknown,
            Some(Step { errors: Some(errors), .. }) if errors >= upper_quantile(ALPHA / 2.0) => Reading::Beyond,
            Some(_) => Reading::Within,
        }
    }
}

/// Every score that was better than all before it, oldest first. A score that was withdrawn later
/// still was the best while it stood, so none after it may fall short of it.
#[must_use]
pub fn best_so_far(turns: &[Turn]) -> Vec<Best> {
    let mut bests: Vec<Best> = Vec::new();
    for turn in turns {
        let Some(leader) = turn.ranking.leader() else { continue };
        let step = match bests.last() {
            None => None,
            Some(last) => {
                let scale = &turn.ranking.exam.scale;
                let (now, then) = (leader.row.score.value(), last.row.score.value());
                if !scale.is_better(now, then) {
                    continue;
                }
                Some(step(leader, last, scale.merit(now) - scale.merit(then)))
            }
        };
        bests.push(Best { day: turn.day, row: Arc::clone(&leader.row), uncertainty: leader.uncertainty, step });
    }
    bests
}

fn step(now: &Entry, then: &Best, by: f64) -> Step {
    let errors = now.uncertainty.standard_error.zip(then.uncertainty.standard_error);
    Step { by, errors: errors.map(|(a, b)| separation(by, a, b)) }
}

/// An entrant's first published score in the slice.
#[derive(Debug, Clone)]
pub struct Point {
    /// The day it first stood.
    pub day: NaiveDate,
    /// The result.
    pub row: Arc<ResultRow>,
}

/// Every entrant's first published score, oldest first; of one day in the order of names.
#[must_use]
pub fn first_scores(turns: &[Turn]) -> Vec<Point> {
    let mut seen = BTreeSet::new();
    let entered = turns.iter().flat_map(|turn| turn.changes.iter().map(move |change| (turn.day, change)));
    let points = entered.filter_map(|(day, change)| match change {
        Change::Entered(row) => {
            seen.insert((row.model.slug.clone(), row.setting.slug.clone())).then(|| Point { day, row: Arc::clone(row) })
        }
        Change::Left(_) | Change::Rescored { .. } | Change::Revised { .. } => None,
    });
    points.collect()
}
