//! What a log is of, and what stands in it.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};

use super::{ChangeKind, Event, FirstChange, Mark, Side};
use crate::claim::Claim;
use crate::{ResultId, Slice, Slug, SlugError};

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
            Self::First { .. } => ChangeKind::FirstPlace,
            Self::Claimed { .. } => ChangeKind::Entered,
        }
    }

    /// When Jinbang learned of it.
    #[must_use]
    pub fn recorded_at(&self) -> DateTime<Utc> {
        match self {
            Self::Result(event) => event.mark.recorded_at,
            Self::First { recorded_at, .. } | Self::Claimed { recorded_at, .. } => *recorded_at,
        }
    }

    /// Its day of the world; `None` of a claim that nothing dates.
    #[must_use]
    pub fn day(&self) -> Option<NaiveDate> {
        match self {
            Self::Result(event) => Some(event.mark.day),
            Self::First { change, .. } => Some(change.day),
            Self::Claimed { claim, .. } => claim.claimed_on,
        }
    }

    /// The page that shows it; `None` of a first place, which is computed here, and where no source
    /// is named.
    #[must_use]
    pub fn source_url(&self) -> Option<&str> {
        match self {
            Self::Result(event) => Some(&event.row.submission.source_url),
            Self::First { .. } => None,
            Self::Claimed { claim, .. } => claim.source_url.as_deref(),
        }
    }

    /// A name that no other entry has, the same in every log and language and for ever.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Result(event) if event.mark.side == Side::Out => format!("r/{}/withdrawn", event.row.id),
            Self::Result(event) => format!("r/{}", event.row.id),
            Self::First { change, .. } => {
                let slice = &change.after.slice;
                format!("first?{}&on={}", slice.to_query(slice.as_of()), change.day)
            }
            Self::Claimed { claim, .. } => format!("claims/{}", claim.id),
        }
    }
}

impl fmt::Display for Mark {
    /// The mark as a text that [`FromStr`] reads.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { recorded_at, day, result, side } = self;
        write!(f, "{} {day} {result} {side}", recorded_at.timestamp_micros())
    }
}

impl FromStr for Mark {
    type Err = SlugError;

    fn from_str(text: &str) -> Result<Self, SlugError> {
        let fault = || SlugError { value: text.chars().take(80).collect(), expected: "a place in the change log" };
        let mut parts = text.split(' ');
        let mut part = || parts.next().ok_or_else(fault);
        let micros: i64 = part()?.parse().map_err(|_| fault())?;
        let recorded_at = DateTime::from_timestamp_micros(micros).ok_or_else(fault)?;
        let day = NaiveDate::parse_from_str(part()?, "%Y-%m-%d").map_err(|_| fault())?;
        let result: ResultId = part()?.parse().map_err(|_| fault())?;
        let side: Side = part()?.parse().map_err(|_| fault())?;
        if parts.next().is_some() { Err(fault()) } else { Ok(Self { recorded_at, day, result, side }) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_read_back() {
        let mark = Mark {
            recorded_at: "2026-01-02T03:04:05.678901Z".parse().unwrap(),
            day: NaiveDate::from_ymd_opt(2023, 9, 26).unwrap(),
            result: "9z25fmjnakbtkxb6".parse().unwrap(),
            side: Side::Out,
        };
        assert_eq!(mark.to_string().parse::<Mark>().unwrap(), mark);
        for bad in ["", "1 2023-09-26 9z25fmjnakbtkxb6", "x 2023-09-26 9z25fmjnakbtkxb6 in", "1 2 3 4 5"] {
            assert!(bad.parse::<Mark>().is_err(), "{bad:?} was taken");
        }
    }
}
