//! Several exams on one axis of days: how many models stand in any of them, and how many have led
//! one. Both are counts; nothing here orders models across exams.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::{Trend, tenures};
use crate::Slug;
use crate::history::Change;

/// What is counted at the end of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    /// The day.
    pub day: NaiveDate,
    /// Distinct models with a standing result in one of the exams.
    pub n_models: usize,
    /// Distinct models that had led one of the exams by then.
    pub n_leaders: usize,
}

/// What a day brings.
#[derive(Default)]
struct Brought<'a> {
    /// Models of which a result came, or went.
    moves: Vec<(&'a Slug, bool)>,
    /// Models that led one of the exams from then on.
    leaders: Vec<Slug>,
}

/// The days on which an exam changed, oldest first, with the counts after each.
#[must_use]
pub fn counted(trends: &[&Trend]) -> Vec<Counted> {
    let mut days: BTreeMap<NaiveDate, Brought<'_>> = BTreeMap::new();
    for trend in trends {
        for turn in &trend.turns {
            let moves = turn.changes.iter().filter_map(|change| match change {
                Change::Entered(row) => Some((&row.model.slug, true)),
                Change::Left(row) => Some((&row.model.slug, false)),
                Change::Rescored { .. } | Change::Revised { .. } => None,
            });
            days.entry(turn.day).or_default().moves.extend(moves);
        }
        for tenure in tenures(&trend.turns, trend.slice.as_of()) {
            let leaders = tenure.models.iter().map(|model| model.slug.clone());
            days.entry(tenure.from).or_default().leaders.extend(leaders);
        }
    }
    let mut standing: BTreeMap<&Slug, usize> = BTreeMap::new();
    let mut led: BTreeSet<Slug> = BTreeSet::new();
    let mut counts = Vec::with_capacity(days.len());
    for (day, Brought { moves, leaders }) in days {
        for (model, came) in moves {
            let results = standing.entry(model).or_default();
            *results = if came { *results + 1 } else { results.saturating_sub(1) };
            if *results == 0 {
                standing.remove(model);
            }
        }
        led.extend(leaders);
        counts.push(Counted { day, n_models: standing.len(), n_leaders: led.len() });
    }
    counts
}
