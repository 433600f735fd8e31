//! A place that somebody holds in a slice: what pages print.

use std::sync::Arc;

use chrono::NaiveDate;

use super::Choice;
use super::found::{Found, Held, Holder, Line};
use super::words::{Meant, Word};
use crate::rank::{FirstPlace, LastPlace, Standing, Wording};
use crate::{Exam, Filters, Named, ResultId, Score, Slice, SliceKey, Slug};

/// A kind of place: first or last.
pub(super) trait Kind: Sized {
    /// The places of this kind that a search found.
    fn held(found: &Found) -> &[Arc<Held<Self>>];

    /// How much the evidence bears, the most first.
    fn merit(&self) -> u8;
}

impl Kind for FirstPlace {
    fn held(found: &Found) -> &[Arc<Held<Self>>] {
        &found.firsts
    }

    fn merit(&self) -> u8 {
        self.grade() as u8
    }
}

impl Kind for LastPlace {
    fn held(found: &Found) -> &[Arc<Held<Self>>] {
        &found.lasts
    }

    fn merit(&self) -> u8 {
        match self.wording {
            Wording::First => 0,
            Wording::Tied => 1,
            Wording::Listed => 2,
        }
    }
}

/// A part of a slice that has to be named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Qualifier {
    /// The key.
    pub key: SliceKey,
    /// Its value as addresses have it.
    pub value: String,
}

/// A place (first or last) that one entrant holds in one slice, and in no slice with fewer of its
/// filters. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Spot<P> {
    exam: Arc<Exam>,
    /// The exam's own qualifiers.
    words: Arc<[Word]>,
    found: Arc<Found>,
    slice: Arc<Slice>,
    held: Arc<Held<P>>,
    holder: Holder,
    line: Arc<Line>,
}

/// The spot of one holder; `None` if there is none there, or it holds the place with fewer filters,
/// too. The exam comes with its own qualifiers.
pub(super) fn spot<P: Kind>(
    (exam, words, found): (&Arc<Exam>, &Arc<[Word]>, &Arc<Found>),
    held: usize,
    holder: usize,
    as_of: NaiveDate,
) -> Option<Spot<P>> {
    let held = P::held(found).get(held)?;
    let holder = held.holders.get(holder).filter(|holder| holder.without.is_some())?;
    let line = found.lines.get(holder.line)?;
    Some(Spot {
        slice: Arc::new(Slice::new(exam.key.clone(), Choice::filters(&held.choices), as_of)),
        exam: Arc::clone(exam),
        words: Arc::clone(words),
        found: Arc::clone(found),
        held: Arc::clone(held),
        holder: holder.clone(),
        line: Arc::clone(line),
    })
}

impl<P> Spot<P> {
    /// The exam.
    #[must_use]
    pub fn exam(&self) -> &Arc<Exam> {
        &self.exam
    }

    /// The slice.
    #[must_use]
    pub fn slice(&self) -> &Arc<Slice> {
        &self.slice
    }

    /// The place, in the words that its evidence bears.
    #[must_use]
    pub fn place(&self) -> &P {
        &self.held.place
    }

    /// Where the entrant stands there.
    #[must_use]
    pub fn standing(&self) -> Standing {
        Standing::new(self.holder.standing, self.held.of, Arc::clone(&self.slice))
    }

    /// How many are ranked.
    #[must_use]
    pub fn of(&self) -> usize {
        self.held.of
    }

    /// The model.
    #[must_use]
    pub fn model(&self) -> &Slug {
        &self.line.model
    }

    /// What the entrant chose.
    #[must_use]
    pub fn setting(&self) -> &Named {
        &self.line.setting
    }

    /// Its score there.
    #[must_use]
    pub fn score(&self) -> &Score {
        &self.line.score
    }

    /// The result that stands for it there.
    #[must_use]
    pub fn result(&self) -> &ResultId {
        &self.line.result
    }

    /// Whether somebody's objection to that result waits for an answer.
    #[must_use]
    pub fn is_disputed(&self) -> bool {
        self.line.disputed
    }

    /// The models of all that hold the place, best score first.
    #[must_use]
    pub fn models(&self) -> Vec<&Slug> {
        let lines = self.held.holders.iter().filter_map(|holder| self.found.lines.get(holder.line));
        lines.map(|line| &line.model).collect()
    }

    /// Baselines whose score is better than the best ranked there.
    #[must_use]
    pub fn baselines_above(&self) -> &[Slug] {
        &self.held.above
    }

    /// How many qualifiers the place needs.
    #[must_use]
    pub fn n_qualifiers(&self) -> usize {
        self.words.len() + self.held.choices.len()
    }

    /// The qualifiers: those of the exam, then the filters.
    #[must_use]
    pub fn qualifiers(&self) -> Vec<Qualifier> {
        let of_exam = self.words.iter().filter_map(|word| {
            let value = self.exam.key.value(word.key)?.to_owned();
            Some(Qualifier { key: word.key, value })
        });
        let of_filters = self.held.choices.iter().map(|c| Qualifier { key: c.key(), value: c.value() });
        of_exam.chain(of_filters).collect()
    }

    /// What is meant without one of the exam's own qualifiers; `None` for another key.
    #[must_use]
    pub fn meant_without(&self, key: SliceKey) -> Option<&Meant> {
        self.words.iter().find(|word| word.key == key).map(|word| &word.without)
    }

    /// Where the entrant stands in the slice without one of its filters; `None` for a key that is
    /// no filter of the slice.
    #[must_use]
    pub fn without(&self, key: SliceKey) -> Option<Standing> {
        let at = self.held.choices.iter().position(|choice| choice.key() == key)?;
        let (of, place) = *self.holder.without.as_ref()?.get(at)?;
        let filters: Filters = self.slice.filters().without(key);
        Some(Standing::new(place, of, Arc::new(self.slice.with_filters(filters))))
    }
}
