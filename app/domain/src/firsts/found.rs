//! What a search of one exam found. Kept for long, so it is small: names and numbers, no shared
//! entries of the catalog that could grow old.

use std::sync::Arc;

use chrono::NaiveDate;

use super::{Choice, MOST_QUALIFIERS};
use crate::rank::{FirstPlace, LastPlace, Place};
use crate::{Named, ResultId, Score, Slug};

/// First and last places of one exam, from one day on until it changes.
#[derive(Debug, Clone, Default)]
pub struct Found {
    pub(super) firsts: Vec<Arc<Held<FirstPlace>>>,
    pub(super) lasts: Vec<Arc<Held<LastPlace>>>,
    /// The results that hold a place.
    pub(super) lines: Vec<Arc<Line>>,
    /// Slices with a first place, by the number of their filters.
    pub(super) n_slices: [usize; MOST_QUALIFIERS + 1],
    pub(super) n_entrants: usize,
    pub(super) from: Option<NaiveDate>,
    pub(super) until: Option<NaiveDate>,
}

impl Found {
    /// Whether it is what the exam's results say on a day: none of them came or went between the
    /// day searched and that day.
    #[must_use]
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day < until)
    }

    /// How many entrants the whole exam has on the day.
    #[must_use]
    pub fn n_entrants(&self) -> usize {
        self.n_entrants
    }
}

/// A slice of the exam with a place that somebody holds there and in no slice with fewer of its
/// filters.
#[derive(Debug, Clone)]
pub(super) struct Held<P> {
    /// The filters, in the order of keys.
    pub(super) choices: Box<[Choice]>,
    /// How many are ranked.
    pub(super) of: usize,
    /// The place.
    pub(super) place: P,
    /// Who holds it, best first.
    pub(super) holders: Vec<Holder>,
    /// Baselines whose score is better than the ranking's best, in the order of names.
    pub(super) above: Box<[Slug]>,
}

impl<P> Held<P> {
    /// The first holder in the order of the ranking.
    pub(super) fn leader(&self) -> Option<&Holder> {
        self.holders.first()
    }
}

/// One holder of a place.
#[derive(Debug, Clone)]
pub(super) struct Holder {
    /// Its result, in [`Found::lines`].
    pub(super) line: usize,
    /// Its rank and interval.
    pub(super) standing: Place,
    /// Its standing without each of the filters: how many are ranked there, and its place. `None`
    /// where it holds the place with fewer of the filters, too.
    pub(super) without: Option<Box<[(usize, Place)]>>,
}

/// A result that holds a place.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub(super) model: Slug,
    pub(super) setting: Named,
    pub(super) score: Score,
    pub(super) result: ResultId,
    pub(super) disputed: bool,
}
