//! The verdict on "ahead of model X": the two models on every slice they may meet on.

use std::cmp::Ordering;
use std::sync::Arc;

use chrono::NaiveDate;

use super::VerdictWord;
use super::completion::Table;
use super::reason::{Reason, no_row};
use crate::moves::RankOf;
use crate::pair::{Relation, relation};
use crate::rank::{Entry, Ranking};
use crate::{ResultRow, Slug};

/// How two models compare on one slice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meeting {
    /// Both have a result there.
    Met(Relation),
    /// The model of the claim has none.
    Missing,
    /// The other has none.
    OtherMissing,
}

impl Meeting {
    /// The word for it, as the API has it.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Met(Relation::Ahead) => "ahead",
            Self::Met(Relation::Behind) => "behind",
            Self::Met(Relation::Tied) => "tied",
            Self::Met(Relation::NotTested(Ordering::Greater)) => "listed-ahead",
            Self::Met(Relation::NotTested(Ordering::Less)) => "listed-behind",
            Self::Met(Relation::NotTested(Ordering::Equal)) => "listed-equal",
            Self::Missing => "no-row",
            Self::OtherMissing => "no-row-of-other",
        }
    }
}

/// One slice on which at least one of the two has a result.
#[derive(Debug, Clone)]
pub struct Encounter {
    /// The ranking of the claim's day.
    pub ranking: Arc<Ranking>,
    /// How the two compare.
    pub meeting: Meeting,
}

/// On how many slices the model is ahead, behind, tied, or cannot be compared.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Ahead by the test.
    pub ahead: usize,
    /// Behind by the test.
    pub behind: usize,
    /// Not told apart by the test.
    pub tied: usize,
    /// An error is unknown; its score is printed as the better one.
    pub listed_ahead: usize,
    /// An error is unknown; its score is not printed as the better one.
    pub listed_otherwise: usize,
    /// One of the two has no result.
    pub missing: usize,
}

impl Tally {
    /// Slices on which both have a result.
    #[must_use]
    pub fn common(&self) -> usize {
        self.ahead + self.behind + self.tied + self.listed_ahead + self.listed_otherwise
    }

    /// Slices on which no test can say anything.
    #[must_use]
    pub fn not_comparable(&self) -> usize {
        self.listed_ahead + self.listed_otherwise + self.missing
    }
}

/// The answer on "ahead of model X".
#[derive(Debug, Clone)]
pub struct Comparison {
    /// Why nothing can be said, where that is so.
    pub reason: Option<Reason>,
    /// Every slice on which one of the two has a result, in the order of exams.
    pub encounters: Vec<Encounter>,
    /// The encounters counted.
    pub tally: Tally,
}

impl Comparison {
    /// A claim that cannot be checked at all.
    #[must_use]
    pub fn unchecked(reason: Reason) -> Self {
        Self { reason: Some(reason), encounters: Vec::new(), tally: Tally::default() }
    }

    /// The verdict in one word: it holds where the model is ahead on every common slice.
    #[must_use]
    pub fn word(&self) -> VerdictWord {
        let Tally { ahead, behind, tied, listed_ahead, .. } = self.tally;
        if self.reason.is_some() {
            VerdictWord::CannotBeChecked
        } else if ahead == self.tally.common() {
            VerdictWord::Holds
        } else if ahead > 0 {
            VerdictWord::HoldsOnSome
        } else if listed_ahead > 0 && behind + tied == 0 {
            VerdictWord::ListedOnly
        } else {
            VerdictWord::DoesNotHold
        }
    }
}

/// Compares two models on each of the slices of a day; `rows` hold at least their results. A model
/// with several settings enters with its best placed one.
#[must_use]
pub fn compare(
    (model, other): (&Slug, &Slug),
    on: NaiveDate,
    tables: &[Table],
    rows: &[Arc<ResultRow>],
    rank_of: RankOf<'_>,
) -> Comparison {
    let encounters: Vec<Encounter> = tables
        .iter()
        .filter_map(|(slice, exam)| {
            let ranking = rank_of(slice.clone(), exam);
            let meeting = meeting(ranking.entry_of(model), ranking.entry_of(other), &ranking)?;
            Some(Encounter { ranking, meeting })
        })
        .collect();
    let mut tally = Tally::default();
    for encounter in &encounters {
        *match encounter.meeting {
            Meeting::Met(Relation::Ahead) => &mut tally.ahead,
            Meeting::Met(Relation::Behind) => &mut tally.behind,
            Meeting::Met(Relation::Tied) => &mut tally.tied,
            Meeting::Met(Relation::NotTested(Ordering::Greater)) => &mut tally.listed_ahead,
            Meeting::Met(Relation::NotTested(_)) => &mut tally.listed_otherwise,
            Meeting::Missing | Meeting::OtherMissing => &mut tally.missing,
        } += 1;
    }
    let stands = |model: &Slug| encounters.iter().any(|encounter| encounter.ranking.entry_of(model).is_some());
    let absent = [model, other].into_iter().find(|model| !stands(model));
    let reason = (tally.common() == 0).then(|| match absent {
        Some(absent) => no_row(absent, tables.iter().map(|(_, exam)| &**exam), rows, on),
        None => Reason::NothingInCommon,
    });
    Comparison { reason, encounters, tally }
}

fn meeting(a: Option<&Entry>, b: Option<&Entry>, ranking: &Ranking) -> Option<Meeting> {
    match (a, b) {
        (Some(a), Some(b)) => Some(Meeting::Met(relation(a, b, &ranking.exam.scale))),
        (None, Some(_)) => Some(Meeting::Missing),
        (Some(_), None) => Some(Meeting::OtherMissing),
        (None, None) => None,
    }
}
