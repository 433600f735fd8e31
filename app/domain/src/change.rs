//! The change log: what happened to results and first places, each with its day of the world and
//! the instant at which Jinbang learned of it.
//!
//! Nothing of it is stored. It is made of the days on which results stood, of the corrections that
//! records name, of objections to results, and of the rankings before and after a day.

mod first;
mod mark;
mod watch;

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use chrono::NaiveDate;

pub use self::first::{FirstChange, first_change, first_changes};
pub use self::mark::{Mark, Side};
pub use self::watch::{Entry, Watch};
use crate::lexicon::lexicon;
use crate::{ResultId, ResultRow, Slug};

lexicon! {
    /// What happened.
    ChangeKind, "one of entered, rescored, revised, disputed, answered, withdrawn, first-place-changed" {
        /// A result that was not there before.
        Entered = "entered",
        /// Its board replaced a result by another score of the same entrant.
        Rescored = "rescored",
        /// A correction took a result's place, or another result with the same score.
        Revised = "revised",
        /// Somebody objected to a result.
        Disputed = "disputed",
        /// A reviewer answered an objection.
        Answered = "answered",
        /// A result no longer stands, and nothing took its place.
        Withdrawn = "withdrawn",
        /// Others are first, or the first place is worded otherwise.
        FirstPlace = "first-place-changed",
    }
}

/// Something that happened to a result.
#[derive(Debug, Clone)]
pub struct Event {
    /// Its place in the log.
    pub mark: Mark,
    /// What happened: entered, rescored, revised or withdrawn.
    pub kind: ChangeKind,
    /// The result: the new one, or the one that was withdrawn.
    pub row: Arc<ResultRow>,
    /// The result whose place it took.
    pub before: Option<Arc<ResultRow>>,
}

/// Which results correct which: the correction to the result that it names.
pub type Corrections = HashMap<ResultId, ResultId>;

/// Everything that happened to results of one exam, newest first. `rows` hold every result of
/// the exam, also those that no longer stand; others are taken for results of other entrants.
///
/// A result that ends on the day on which another of its entrant, in its division and by the same
/// evaluator kind, begins is replaced by it: that is one event, of the day and the record of the new
/// one.
#[must_use]
pub fn events(rows: &[Arc<ResultRow>], corrections: &Corrections) -> Vec<Event> {
    let by_id: HashMap<&ResultId, &Arc<ResultRow>> = rows.iter().map(|row| (&row.id, row)).collect();
    let mut ended: BTreeMap<Seat<'_>, Vec<&Arc<ResultRow>>> = BTreeMap::new();
    for row in rows {
        if let Some(day) = row.withdrawn_on {
            ended.entry(Seat::of(row, day)).or_default().push(row);
        }
    }
    // In the order of identifiers, so that the same rows in another order pair up alike.
    ended.values_mut().for_each(|rows| rows.sort_by(|a, b| b.id.cmp(&a.id)));
    let mut replaced: HashMap<&ResultId, &Arc<ResultRow>> = HashMap::new();
    let mut newcomers: Vec<&Arc<ResultRow>> = rows.iter().collect();
    newcomers.sort_by(|a, b| a.id.cmp(&b.id));
    for row in &newcomers {
        let corrected = corrections.get(&row.id).and_then(|old| by_id.get(old).copied());
        if let Some(corrected) = corrected {
            replaced.insert(&row.id, corrected);
            for rows in ended.values_mut() {
                rows.retain(|old| old.id != corrected.id);
            }
        }
    }
    for row in &newcomers {
        if replaced.contains_key(&row.id) {
            continue;
        }
        let seat = ended.get_mut(&Seat::of(row, row.published_on));
        let place = seat.and_then(|rows| {
            let own = rows.iter().rposition(|old| old.id != row.id)?;
            Some(rows.remove(own))
        });
        if let Some(old) = place {
            replaced.insert(&row.id, old);
        }
    }
    let entered = rows.iter().map(|row| {
        let before = replaced.get(&row.id).copied();
        Event {
            mark: Mark::entered(row),
            kind: kind(row, before, corrections.contains_key(&row.id)),
            row: Arc::clone(row),
            before: before.map(Arc::clone),
        }
    });
    let left = ended.into_values().flatten().filter_map(|row| {
        Some(Event { mark: Mark::gone(row)?, kind: ChangeKind::Withdrawn, row: Arc::clone(row), before: None })
    });
    let mut events: Vec<Event> = entered.chain(left).collect();
    events.sort_by(|a, b| b.mark.cmp(&a.mark));
    events
}

fn kind(row: &ResultRow, before: Option<&Arc<ResultRow>>, corrects: bool) -> ChangeKind {
    match before {
        None => ChangeKind::Entered,
        Some(_) if corrects => ChangeKind::Revised,
        Some(before) if before.score == row.score => ChangeKind::Revised,
        Some(_) => ChangeKind::Rescored,
    }
}

/// What a result and the one that replaces it have in common: exam, entrant, division, evaluator
/// kind, and the day.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Seat<'a> {
    exam: &'a crate::ExamKey,
    model: &'a Slug,
    setting: &'a Slug,
    division: &'a Slug,
    evaluator: crate::EvaluatorKind,
    day: NaiveDate,
}

impl<'a> Seat<'a> {
    fn of(row: &'a ResultRow, day: NaiveDate) -> Self {
        Self {
            exam: &row.exam.key,
            model: &row.model.slug,
            setting: &row.setting.slug,
            division: &row.division.slug,
            evaluator: row.submission.evaluator_kind,
            day,
        }
    }
}

/// For each day on which anything happened to results of one exam, the last of its events in the
/// log: a change of the first place stands beside that one.
#[must_use]
pub fn carriers(rows: &[Arc<ResultRow>]) -> BTreeMap<NaiveDate, Mark> {
    let mut last: BTreeMap<NaiveDate, Mark> = BTreeMap::new();
    for mark in rows.iter().flat_map(|row| [Some(Mark::entered(row)), Mark::gone(row)]).flatten() {
        let known = last.entry(mark.day).or_insert_with(|| mark.clone());
        if *known < mark {
            *known = mark;
        }
    }
    last
}
