//! What a log is of, and what stands in it.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};

use super::{ChangeKind, Event, FirstChange, Mark, Side};
use crate::claim::Claim;
use crate::filing::dispute::Dispute;
use crate::{ResultRow, Slice, Slug};

/// What a change log is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Watch {
    /// Everything.
    All,
    /// A board.
    Board(Slug),
    /// A dataset, whoever publishes scores on it.
    Dataset(Slug),
    /// A model: its results, and first places that it takes, shares or loses.
    Model(Slug),
    /// A claim: when it was made, and what happened since to the first places it may speak of.
    Claim(Slug),
    /// A slice, whatever its day.
    Slice(Box<Slice>),
}

impl Watch {
    /// The query of its address; the day of a slice is left out.
    #[must_use]
    pub fn to_query(&self) -> String {
        match self {
            Self::All => String::new(),
            Self::Board(slug) => format!("board={slug}"),
            Self::Dataset(slug) => format!("dataset={slug}"),
            Self::Model(slug) => format!("model={slug}"),
            Self::Claim(slug) => format!("claim={slug}"),
            Self::Slice(slice) => slice.to_query(slice.as_of()),
        }
    }
}

/// One line of a change log.
#[derive(Debug, Clone)]
pub enum Entry {
    /// Something happened to a result.
    Result(Event),
    /// A first place changed.
    First {
        /// When Jinbang learned of the last thing that happened on that day.
        recorded_at: DateTime<Utc>,
        /// The change.
        change: FirstChange,
    },
    /// Somebody objected to a result, or the objection was answered.
    Objection {
        /// Its place in the log, which says whether it is the answer.
        mark: Mark,
        /// The result.
        row: Arc<ResultRow>,
        /// The objection.
        dispute: Arc<Dispute>,
    },
    /// A claim was made.
    Claimed {
        /// When Jinbang learned of it.
        recorded_at: DateTime<Utc>,
        /// The claim.
        claim: Arc<Claim>,
    },
}

impl Entry {
    /// What happened.
    #[must_use]
    pub fn kind(&self) -> ChangeKind {
        match self {
            Self::Result(event) => event.kind,
            Self::Objection { mark, .. } if mark.side == Side::Answered => ChangeKind::Answered,
            Self::Objection { .. } => ChangeKind::Disputed,
            Self::First { .. } => ChangeKind::FirstPlace,
            Self::Claimed { .. } => ChangeKind::Entered,
        }
    }

    /// When Jinbang learned of it.
    #[must_use]
    pub fn recorded_at(&self) -> DateTime<Utc> {
        match self {
            Self::Result(Event { mark, .. }) | Self::Objection { mark, .. } => mark.recorded_at,
            Self::First { recorded_at, .. } | Self::Claimed { recorded_at, .. } => *recorded_at,
        }
    }

    /// Its day of the world; `None` of a claim that nothing dates to a day.
    #[must_use]
    pub fn day(&self) -> Option<NaiveDate> {
        match self {
            Self::Result(Event { mark, .. }) | Self::Objection { mark, .. } => Some(mark.day),
            Self::First { change, .. } => Some(change.day),
            Self::Claimed { claim, .. } => claim.day(),
        }
    }

    /// The page that shows it; `None` of a first place, which is computed here, of an objection, which
    /// was raised here, and where no source is named.
    #[must_use]
    pub fn source_url(&self) -> Option<&str> {
        match self {
            Self::Result(event) => Some(&event.row.submission.source_url),
            Self::First { .. } | Self::Objection { .. } => None,
            Self::Claimed { claim, .. } => claim.source_url.as_deref(),
        }
    }

    /// A name that no other entry has, the same in every log and language and for ever.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Result(event) if event.mark.side == Side::Out => format!("r/{}/withdrawn", event.row.id),
            Self::Result(event) => format!("r/{}", event.row.id),
            Self::Objection { mark, row, dispute } => format!("r/{}/{}/{}", row.id, mark.side, dispute.id),
            Self::First { change, .. } => {
                let slice = &change.after.slice;
                format!("first?{}&on={}", slice.to_query(slice.as_of()), change.day)
            }
            Self::Claimed { claim, .. } => format!("claims/{}", claim.id),
        }
    }
}
