//! What was found in every exam, joined: each model's first and last places with the qualifiers of
//! their exams.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::MOST_QUALIFIERS;
use super::found::{Found, Held};
use super::hole::{Hole, holes};
use super::spot::{Kind, Spot, spot};
use super::words::{Word, needed};
use crate::rank::{FirstPlace, LastPlace};
use crate::{Exam, ExamKey, Slug};

/// Every first and last place on a day.
#[derive(Debug, Default)]
pub struct Survey {
    as_of: NaiveDate,
    pub(super) exams: Vec<Surveyed>,
    firsts: BTreeMap<Slug, Vec<At>>,
    lasts: BTreeMap<Slug, Vec<At>>,
}

/// One exam with its qualifiers and what was found in it.
#[derive(Debug)]
pub(super) struct Surveyed {
    pub(super) exam: Arc<Exam>,
    /// The words that have to be named to get its ranking.
    pub(super) words: Arc<[Word]>,
    pub(super) found: Arc<Found>,
}

impl Surveyed {
    /// Whether a slice with so many filters is within what can be said.
    pub(super) fn can_say(&self, n_filters: usize) -> bool {
        self.words.len() + n_filters <= MOST_QUALIFIERS
    }
}

/// Where a place is: the exam, the slice, the holder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct At {
    pub(super) exam: usize,
    pub(super) held: usize,
    pub(super) holder: usize,
}

/// Which of several places is the more telling: fewer qualifiers, better evidence, more ranked; the
/// order of exams and filters decides the rest.
type Order = (usize, u8, Reverse<usize>, At);

/// The part of a survey that is asked for. What is `None` is open.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Within {
    /// On one board.
    pub board: Option<Slug>,
    /// On one dataset.
    pub dataset: Option<Slug>,
    /// In one domain.
    pub domain: Option<Slug>,
}

impl Within {
    /// Whether an exam is part of it.
    #[must_use]
    pub fn holds(&self, exam: &Exam) -> bool {
        let fits = |wanted: &Option<Slug>, is: &Slug| wanted.as_ref().is_none_or(|wanted| wanted == is);
        fits(&self.board, &exam.key.board)
            && fits(&self.dataset, &exam.key.dataset)
            && fits(&self.domain, &exam.key.domain)
    }
}

/// A model's least-qualified first place.
#[derive(Debug, Clone)]
pub struct Fewest {
    /// The place.
    pub spot: Spot<FirstPlace>,
    /// How many other slices put the model first with as few qualifiers.
    pub others: usize,
}

impl Survey {
    /// Joins what was found in every exam on a day.
    #[must_use]
    pub fn new(as_of: NaiveDate, exams: impl IntoIterator<Item = (Arc<Exam>, Arc<Found>)>) -> Self {
        let mut exams: Vec<(Arc<Exam>, Arc<Found>)> =
            exams.into_iter().filter(|(_, found)| found.n_entrants() > 0).collect();
        exams.sort_by(|a, b| a.0.key.cmp(&b.0.key));
        let mut survey = Self { as_of, ..Self::default() };
        for family in exams.chunk_by(|a, b| (&a.0.key.board, &a.0.key.dataset) == (&b.0.key.board, &b.0.key.dataset)) {
            let all: Vec<Arc<Exam>> = family.iter().map(|(exam, _)| Arc::clone(exam)).collect();
            for (exam, found) in family {
                let words = needed(exam, &all);
                survey.exams.push(Surveyed { exam: Arc::clone(exam), words, found: Arc::clone(found) });
            }
        }
        for (place, exam) in survey.exams.iter().enumerate() {
            index(&mut survey.firsts, place, exam, &exam.found.firsts);
            index(&mut survey.lasts, place, exam, &exam.found.lasts);
        }
        survey
    }

    /// The day.
    #[must_use]
    pub fn as_of(&self) -> NaiveDate {
        self.as_of
    }

    /// How many entrants an exam has on the day, without filters.
    #[must_use]
    pub fn n_entrants(&self, exam: &ExamKey) -> usize {
        let at = self.exams.binary_search_by(|surveyed| surveyed.exam.key.cmp(exam));
        at.ok().and_then(|at| self.exams.get(at)).map_or(0, |surveyed| surveyed.found.n_entrants())
    }

    /// How many slices within reach of [`MOST_QUALIFIERS`] qualifiers have a first place.
    #[must_use]
    pub fn n_slices(&self, within: &Within) -> usize {
        let reachable = |exam: &Surveyed| -> usize {
            let counts = exam.found.n_slices.iter().enumerate();
            counts.filter(|(n_filters, _)| exam.can_say(*n_filters)).map(|(_, n)| n).sum()
        };
        self.exams.iter().filter(|exam| within.holds(&exam.exam)).map(reachable).sum()
    }

    /// For every model that is first somewhere, the place that needs fewest qualifiers; of several
    /// the one with the best evidence, then the one with most ranked. By number of qualifiers, then
    /// by number ranked, most first.
    #[must_use]
    pub fn fewest(&self, within: &Within) -> Vec<Fewest> {
        let mut fewest: Vec<Fewest> = self.firsts.values().filter_map(|all| self.fewest_of(all, within)).collect();
        fewest.sort_by_cached_key(|Fewest { spot, .. }| {
            (spot.n_qualifiers(), Reverse(spot.of()), spot.slice().exam().clone(), spot.model().clone())
        });
        fewest
    }

    fn fewest_of(&self, all: &[At], within: &Within) -> Option<Fewest> {
        let orders: Vec<Order> = self.orders::<FirstPlace>(all, within).collect();
        let (least, _, _, best) = orders.iter().min()?;
        let others = orders.iter().filter(|(n, ..)| n == least).count() - 1;
        Some(Fewest { spot: self.spot(*best)?, others })
    }

    /// Every first place of a model that needs all of its filters, the most telling first.
    #[must_use]
    pub fn firsts_of(&self, model: &Slug, within: &Within) -> Vec<Spot<FirstPlace>> {
        self.spots(self.firsts.get(model), within)
    }

    /// Every last place of a model that needs all of its filters, the most telling first.
    #[must_use]
    pub fn lasts_of(&self, model: &Slug, within: &Within) -> Vec<Spot<LastPlace>> {
        self.spots(self.lasts.get(model), within)
    }

    /// Sentences with one hole, the most telling first: `count` of them from the place `from` on,
    /// and how many there are.
    #[must_use]
    pub fn holes(&self, within: &Within, from: usize, count: usize) -> (Vec<Hole>, usize) {
        holes(self, within, from, count)
    }

    fn spots<P: Kind>(&self, all: Option<&Vec<At>>, within: &Within) -> Vec<Spot<P>> {
        let mut orders: Vec<Order> = self.orders::<P>(all.map(Vec::as_slice).unwrap_or_default(), within).collect();
        orders.sort_unstable();
        orders.into_iter().filter_map(|(_, _, _, at)| self.spot(at)).collect()
    }

    fn orders<P: Kind>(&self, all: &[At], within: &Within) -> impl Iterator<Item = Order> {
        all.iter().filter_map(|at| {
            let exam = self.exams.get(at.exam).filter(|exam| within.holds(&exam.exam))?;
            let held = P::held(&exam.found).get(at.held)?;
            Some((exam.words.len() + held.choices.len(), held.place.merit(), Reverse(held.of), *at))
        })
    }

    pub(super) fn spot<P: Kind>(&self, at: At) -> Option<Spot<P>> {
        let Surveyed { exam, words, found } = self.exams.get(at.exam)?;
        spot((exam, words, found), at.held, at.holder, self.as_of)
    }
}

/// Adds the places of one exam to the index of models.
fn index<P>(of: &mut BTreeMap<Slug, Vec<At>>, exam: usize, surveyed: &Surveyed, all: &[Arc<Held<P>>]) {
    for (held, slice) in all.iter().enumerate().filter(|(_, slice)| surveyed.can_say(slice.choices.len())) {
        for (holder, held_by) in slice.holders.iter().enumerate().filter(|(_, holder)| holder.without.is_some()) {
            let Some(line) = surveyed.found.lines.get(held_by.line) else { continue };
            let at = At { exam, held, holder };
            match of.get_mut(&line.model) {
                Some(places) => places.push(at),
                None => {
                    of.insert(line.model.clone(), vec![at]);
                }
            }
        }
    }
}
