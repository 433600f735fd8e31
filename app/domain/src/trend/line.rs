//! One model's score and place through time.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::history::Turn;
use crate::rank::{Entry, Standing};
use crate::stats::Uncertainty;
use crate::{ResultRow, Slug};

/// A model's place from a day on; it has several results where it has several settings, and the
/// best placed one stands for it.
#[derive(Debug, Clone)]
pub struct State {
    /// The day.
    pub day: NaiveDate,
    /// The result and its place; `None` from the day on which it stood no more.
    pub place: Option<Place>,
}

/// A result with its place.
#[derive(Debug, Clone)]
pub struct Place {
    /// The result.
    pub row: Arc<ResultRow>,
    /// Its error.
    pub uncertainty: Uncertainty,
    /// Its rank, interval and N; `None` among too few.
    pub standing: Option<Standing>,
}

impl Place {
    fn of(entry: &Entry) -> Self {
        Self { row: Arc::clone(&entry.row), uncertainty: entry.uncertainty, standing: entry.standing.clone() }
    }

    /// What a reader sees of it.
    fn shown(&self) -> (&str, Option<(usize, usize, usize, usize)>) {
        let standing = self.standing.as_ref().map(|s| (s.rank(), s.low(), s.high(), s.of()));
        (self.row.score.text(), standing)
    }
}

/// Why a model has no place on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Absence {
    /// No result of it had been published.
    NotYet,
    /// Its results stood no more.
    Gone,
    /// It never had a result in the slice.
    Never,
}

/// One model through time.
#[derive(Debug, Clone)]
pub struct Line {
    /// The model.
    pub model: Slug,
    /// The days on which its score, its place or the number ranked changed, oldest first; the
    /// first is that of its first result.
    pub states: Vec<State>,
}

impl Line {
    /// Its place at the end of a day.
    ///
    /// # Errors
    /// Why it has none.
    pub fn on(&self, day: NaiveDate) -> Result<&Place, Absence> {
        if self.states.is_empty() {
            return Err(Absence::Never);
        }
        let state = self.states.iter().rev().find(|state| state.day <= day).ok_or(Absence::NotYet)?;
        state.place.as_ref().ok_or(Absence::Gone)
    }

    /// Its newest result, whether it still stands or not.
    #[must_use]
    pub fn newest(&self) -> Option<&Arc<ResultRow>> {
        self.states.iter().rev().find_map(|state| state.place.as_ref()).map(|place| &place.row)
    }
}

/// A model's line through the turns of a slice.
#[must_use]
pub fn line(model: &Slug, turns: &[Turn]) -> Line {
    let mut states: Vec<State> = Vec::new();
    for turn in turns {
        let place = turn.ranking.entry_of(model).map(Place::of);
        let changed = match (states.last().map(|state| &state.place), &place) {
            (None, now) => now.is_some(),
            (Some(then), now) => then.as_ref().map(Place::shown) != now.as_ref().map(Place::shown),
        };
        if changed {
            states.push(State { day: turn.day, place });
        }
    }
    Line { model: model.clone(), states }
}
