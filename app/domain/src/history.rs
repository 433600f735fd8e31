//! How a slice came to be what it is: the days on which it changed, who entered, left or was
//! rescored, and who stood first after each.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;

use crate::rank::{Ranking, ranking};
use crate::{Exam, ResultRow, Slice, Slug};

/// What happened to one entrant between two days.
#[derive(Debug, Clone)]
pub enum Change {
    /// It was not there before.
    Entered(Arc<ResultRow>),
    /// It is not there any more; the row says when and why.
    Left(Arc<ResultRow>),
    /// It is still there with another score.
    Rescored {
        /// The row before.
        before: Arc<ResultRow>,
        /// The row after.
        after: Arc<ResultRow>,
    },
    /// It is still there with the same score, by another result: what its error or its provenance
    /// is may be another, and with it how the first place is worded.
    Revised {
        /// The row before.
        before: Arc<ResultRow>,
        /// The row after.
        after: Arc<ResultRow>,
    },
}

impl Change {
    /// The row that shows the change: the new one, or the one that left.
    #[must_use]
    pub fn row(&self) -> &Arc<ResultRow> {
        match self {
            Self::Entered(row)
            | Self::Left(row)
            | Self::Rescored { after: row, .. }
            | Self::Revised { after: row, .. } => row,
        }
    }

    /// The day of the change.
    #[must_use]
    pub fn day(&self) -> NaiveDate {
        match self {
            Self::Entered(row) | Self::Rescored { after: row, .. } | Self::Revised { after: row, .. } => {
                row.published_on
            }
            Self::Left(row) => row.withdrawn_on.unwrap_or(row.published_on),
        }
    }
}

/// A day on which the slice changed.
#[derive(Debug, Clone)]
pub struct Turn {
    /// The day.
    pub day: NaiveDate,
    /// What changed, in the order of names.
    pub changes: Vec<Change>,
    /// The ranking at the end of that day.
    pub ranking: Arc<Ranking>,
}

/// The days on which a slice changed, oldest first, each with the ranking after it. The slice's
/// own day plays no part.
#[must_use]
pub fn history(slice: &Slice, exam: &Arc<Exam>, rows: &[Arc<ResultRow>]) -> Vec<Turn> {
    let rows: Vec<Arc<ResultRow>> = rows.iter().filter(|row| is_of(row, slice, exam)).map(Arc::clone).collect();
    let days = days(slice, exam, &rows);
    let mut turns: Vec<Turn> = Vec::with_capacity(days.len());
    for day in days {
        let ranking = Arc::new(ranking(&Arc::new(slice.with_as_of(day)), exam, &rows));
        let changes = differences(turns.last().map(|turn| &*turn.ranking), &ranking);
        if !changes.is_empty() || turns.is_empty() {
            turns.push(Turn { day, changes, ranking });
        }
    }
    turns
}

/// The days on which a row of the slice came or went, oldest first. The slice's own day plays no
/// part.
#[must_use]
pub fn days(slice: &Slice, exam: &Exam, rows: &[Arc<ResultRow>]) -> BTreeSet<NaiveDate> {
    let rows = rows.iter().filter(|row| is_of(row, slice, exam));
    rows.flat_map(|row| [Some(row.published_on), row.withdrawn_on]).flatten().collect()
}

fn is_of(row: &ResultRow, slice: &Slice, exam: &Exam) -> bool {
    row.exam.key == exam.key && slice.filters().let_through(row)
}

/// What changed from one ranking of a slice to a later one: baselines are left out.
#[must_use]
pub fn differences(before: Option<&Ranking>, after: &Ranking) -> Vec<Change> {
    let mut rows: BTreeMap<(&str, &Slug), Pair<'_>> = BTreeMap::new();
    for entry in before.map(|r| r.entries.as_slice()).unwrap_or_default() {
        rows.entry(entrant(&entry.row)).or_default().0 = Some(&entry.row);
    }
    for entry in &after.entries {
        rows.entry(entrant(&entry.row)).or_default().1 = Some(&entry.row);
    }
    let changes = rows.into_values().filter_map(|Pair(before, after)| match (before, after) {
        (None, Some(row)) => Some(Change::Entered(Arc::clone(row))),
        (Some(row), None) => Some(Change::Left(Arc::clone(row))),
        (Some(before), Some(after)) if before.id != after.id => {
            let (before, after) = (Arc::clone(before), Arc::clone(after));
            let is_same_score = before.score == after.score;
            Some(if is_same_score { Change::Revised { before, after } } else { Change::Rescored { before, after } })
        }
        _ => None,
    });
    changes.collect()
}

/// The row of one entrant before and after.
#[derive(Default)]
struct Pair<'a>(Option<&'a Arc<ResultRow>>, Option<&'a Arc<ResultRow>>);

fn entrant(row: &ResultRow) -> (&str, &Slug) {
    (row.model.slug.as_str(), &row.setting.slug)
}
