//! A ranking as it was fixed: what its bytes of record say, whatever happened to its results since,
//! and what that was.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;

use crate::key::digest_id;
use crate::rank::interval::Bounds;
use crate::rank::{Entry, FirstPlace, METHOD, Place, Ranking, Standing};
use crate::stats::Uncertainty;
use crate::{Book, EvaluatorKind, Exam, ResultId, ResultRow, Role, Score, Slice, Slug};

digest_id! {
    /// The address word of a fixed ranking: the first 80 bits of its record's SHA-256 in lower-case
    /// Crockford base32.
    FixedId
}

/// A place as a record states it. It becomes a [`Standing`] only with its ranking
/// ([`FixedRanking::standing`]).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StatedPlace(Place);

impl StatedPlace {
    /// A rank with the ends of its interval; `None` if the rank is not within them.
    #[must_use]
    pub fn new(rank: usize, low: usize, high: usize) -> Option<Self> {
        let ordered = 1 <= low && low <= rank && rank <= high;
        ordered.then_some(Self(Place { rank, bounds: Bounds { low, high } }))
    }
}

/// One row of a fixed ranking, as it stood then.
#[derive(Debug, Clone, PartialEq)]
pub struct FixedRow {
    /// Its place; `None` of a baseline, and in a list of too few.
    pub place: Option<StatedPlace>,
    /// The model, by the word it had.
    pub model: Slug,
    /// The model's name as the board printed it.
    pub printed_name: String,
    /// What the entrant chose where the exam leaves it open.
    pub setting: Slug,
    /// The board's own partition of its table.
    pub division: Slug,
    /// What the row is.
    pub role: Role,
    /// The score as reported.
    pub score: Score,
    /// Its error, and where that came from.
    pub uncertainty: Uncertainty,
    /// Items behind the score.
    pub n_items: Option<u32>,
    /// Who ran the exam, by relation to model and dataset.
    pub evaluator_kind: EvaluatorKind,
    /// The day the exam was sat.
    pub evaluated_on: Option<NaiveDate>,
    /// The day the result first stood.
    pub published_on: NaiveDate,
    /// Open- or closed-book, as far as it was known then.
    pub book: Book,
    /// The result.
    pub result: ResultId,
}

impl FixedRow {
    fn of(entry: &Entry) -> Self {
        let row = &entry.row;
        let place = entry.standing.as_ref().and_then(|s| StatedPlace::new(s.rank(), s.low(), s.high()));
        Self {
            place,
            model: row.model.slug.clone(),
            printed_name: row.submission.printed_name.clone(),
            setting: row.setting.slug.clone(),
            division: row.division.slug.clone(),
            role: row.role,
            score: row.score.clone(),
            uncertainty: entry.uncertainty,
            n_items: row.n_items,
            evaluator_kind: row.submission.evaluator_kind,
            evaluated_on: row.submission.evaluated_on,
            published_on: row.published_on,
            book: entry.book,
            result: row.id.clone(),
        }
    }
}

/// What a ranking was when it was fixed.
#[derive(Debug, Clone, PartialEq)]
pub struct FixedRanking {
    /// Over what, the day included.
    pub slice: Arc<Slice>,
    /// The version of the method that ranked it: [`METHOD`] of that time.
    pub method: u32,
    /// The first place; `None` where too few stood.
    pub first: Option<FirstPlace>,
    /// Ranked entrants, best first.
    pub rows: Vec<FixedRow>,
    /// Baselines, best first: drawn, never ranked.
    pub baselines: Vec<FixedRow>,
}

impl FixedRanking {
    /// What there is to fix of a ranking.
    #[must_use]
    pub fn of(ranking: &Ranking) -> Self {
        Self {
            slice: Arc::clone(&ranking.slice),
            method: METHOD,
            first: ranking.first.clone(),
            rows: ranking.entries.iter().map(FixedRow::of).collect(),
            baselines: ranking.baselines.iter().map(FixedRow::of).collect(),
        }
    }

    /// The same content as of another day: equal to another's, if nothing but the day differs.
    #[must_use]
    pub fn as_of(self, day: NaiveDate) -> Self {
        Self { slice: Arc::new(self.slice.with_as_of(day)), ..self }
    }

    /// How many entrants are ranked.
    #[must_use]
    pub fn n_ranked(&self) -> usize {
        self.rows.len()
    }

    /// Where a row stands in it.
    #[must_use]
    pub fn standing(&self, row: &FixedRow) -> Option<Standing> {
        row.place.map(|StatedPlace(place)| Standing::new(place, self.n_ranked(), Arc::clone(&self.slice)))
    }

    /// The rows of the first place, best score first; none where too few stood.
    pub fn first_rows(&self) -> impl Iterator<Item = &FixedRow> {
        let places = self.first.as_ref().map(|first| first.holders.as_slice()).unwrap_or_default();
        places.iter().filter_map(|place| self.rows.get(*place))
    }

    /// The ranking again, from the results that its rows name: places, errors and books are those
    /// that were fixed; what else a result says has not changed since it was published. `None` if a
    /// result is missing, or has another score than the record says.
    #[must_use]
    pub fn restored(&self, exam: &Arc<Exam>, results: &BTreeMap<&ResultId, &Arc<ResultRow>>) -> Option<Ranking> {
        let entry = |fixed: &FixedRow| {
            let row = Arc::clone(results.get(&fixed.result).filter(|row| row.score == fixed.score)?);
            let (standing, uncertainty) = (self.standing(fixed), fixed.uncertainty);
            Some(Entry { standing, row, uncertainty, book: fixed.book, others: Vec::new() })
        };
        Some(Ranking {
            slice: Arc::clone(&self.slice),
            exam: Arc::clone(exam),
            entries: self.rows.iter().map(entry).collect::<Option<_>>()?,
            baselines: self.baselines.iter().map(entry).collect::<Option<_>>()?,
            first: self.first.clone(),
            n_models: self.rows.iter().map(|row| &row.model).collect::<BTreeSet<_>>().len(),
            n_paired: 0,
        })
    }
}

/// A ranking that is to be kept: its bytes of record and their digest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FixedRecord {
    /// Over what it ranks.
    pub slice: Arc<Slice>,
    /// The record: canonical JSON as RFC 8785 has it.
    pub json: String,
    /// The SHA-256 of these bytes.
    pub digest: [u8; 32],
}

impl FixedRecord {
    /// The identifier, which begins the digest.
    #[must_use]
    pub fn id(&self) -> FixedId {
        FixedId::of_digest(&self.digest)
    }
}

/// What happened to one entrant since a ranking was fixed.
#[derive(Debug, Clone)]
pub enum Shift {
    /// It was not there.
    Entered(Arc<ResultRow>),
    /// It is not there any more.
    Left {
        /// The row that was fixed.
        before: FixedRow,
        /// The result that corrects it, where that is in no row of this slice.
        corrected_by: Option<ResultId>,
    },
    /// It stands with another score.
    Rescored {
        /// The row that was fixed.
        before: FixedRow,
        /// The row that stands for it now.
        after: Arc<ResultRow>,
    },
    /// Another record stands for it: a correction of the one that was fixed, or one of the same score.
    Revised {
        /// The row that was fixed.
        before: FixedRow,
        /// The row that stands for it now.
        after: Arc<ResultRow>,
    },
}

/// What changed from a fixed ranking to a later ranking of the same exam, in the order of models.
/// `corrections` has what corrects which result. A result that is still there counts as unchanged,
/// also where its model is now known by another word; baselines are left out.
#[must_use]
pub fn since(fixed: &FixedRanking, now: &Ranking, corrections: &BTreeMap<ResultId, ResultId>) -> Vec<Shift> {
    let standing: BTreeSet<&ResultId> = now.entries.iter().map(|entry| &entry.row.id).collect();
    let kept: BTreeSet<&ResultId> =
        fixed.rows.iter().map(|row| &row.result).filter(|id| standing.contains(id)).collect();
    let mut entrants: BTreeMap<(&str, &str), Pair<'_>> = BTreeMap::new();
    for row in fixed.rows.iter().filter(|row| !kept.contains(&row.result)) {
        entrants.entry((row.model.as_str(), row.setting.as_str())).or_default().0 = Some(row);
    }
    for row in now.entries.iter().map(|entry| &entry.row).filter(|row| !kept.contains(&row.id)) {
        entrants.entry((row.model.slug.as_str(), row.setting.slug.as_str())).or_default().1 = Some(row);
    }
    let shifts = entrants.into_values().filter_map(|pair| match pair {
        (None, Some(row)) => Some(Shift::Entered(Arc::clone(row))),
        (Some(row), None) => {
            Some(Shift::Left { before: row.clone(), corrected_by: corrections.get(&row.result).cloned() })
        }
        (Some(before), Some(after)) => {
            let (before, after) = (before.clone(), Arc::clone(after));
            let revised = before.score == after.score || corrects(corrections, &before.result, &after.id);
            Some(if revised { Shift::Revised { before, after } } else { Shift::Rescored { before, after } })
        }
        (None, None) => None,
    });
    shifts.collect()
}

/// The row of an entrant that was fixed, and the one that stands for it now.
type Pair<'a> = (Option<&'a FixedRow>, Option<&'a Arc<ResultRow>>);

/// Whether a result corrects another, perhaps through corrections between them.
fn corrects(corrections: &BTreeMap<ResultId, ResultId>, old: &ResultId, new: &ResultId) -> bool {
    let chain = std::iter::successors(Some(old), |id| corrections.get(id));
    chain.skip(1).take(corrections.len()).any(|id| id == new)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rank_lies_within_its_interval() {
        assert!(StatedPlace::new(2, 1, 3).is_some());
        for (rank, low, high) in [(1, 2, 3), (4, 1, 3), (1, 0, 1)] {
            assert!(StatedPlace::new(rank, low, high).is_none(), "{rank} in {low} to {high} was taken");
        }
    }

    #[test]
    fn a_correction_of_a_correction_corrects_both() {
        let id = |n: u32| format!("{n:016}").parse::<ResultId>().unwrap();
        let corrections = BTreeMap::from([(id(1), id(2)), (id(2), id(3))]);
        assert!(corrects(&corrections, &id(1), &id(3)));
        assert!(corrects(&corrections, &id(2), &id(3)));
        assert!(!corrects(&corrections, &id(3), &id(1)));
        assert!(!corrects(&corrections, &id(1), &id(1)));
    }
}
