//! The place of something in the change log.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, NaiveDate, Utc};

use crate::filing::dispute::Dispute;
use crate::lexicon::lexicon;
use crate::{ResultId, ResultRow, SlugError};

lexicon! {
    /// What of a result stands at a place of the log.
    Side, "one of in, out, disputed, answered" {
        /// Its first day.
        In = "in",
        /// The first day on which it no longer stood.
        Out = "out",
        /// Somebody objected to it.
        Disputed = "disputed",
        /// An objection to it was answered.
        Answered = "answered",
    }
}

/// The place of an event in the log: by the instant at which Jinbang learned of it, then by its day.
/// What is learned later never comes before what was there, so that a reader may go on from a place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark {
    /// When Jinbang learned of it.
    pub recorded_at: DateTime<Utc>,
    /// Its day of the world; of an objection and its answer, that of the instant.
    pub day: NaiveDate,
    /// The result.
    pub result: ResultId,
    /// What of it.
    pub side: Side,
    /// The objection, where it is one or its answer.
    pub dispute: Option<String>,
}

impl Mark {
    /// The event of a result's first day.
    #[must_use]
    pub fn entered(row: &ResultRow) -> Self {
        let (recorded_at, day) = (row.recorded_at, row.published_on);
        Self { recorded_at, day, result: row.id.clone(), side: Side::In, dispute: None }
    }

    /// The event of its withdrawal; `None` while it stands.
    #[must_use]
    pub fn gone(row: &ResultRow) -> Option<Self> {
        let recorded_at = row.withdrawal_recorded_at.unwrap_or(row.recorded_at);
        let (day, result) = (row.withdrawn_on?, row.id.clone());
        Some(Self { recorded_at, day, result, side: Side::Out, dispute: None })
    }

    /// The events of an objection: that it was raised, and that it was answered.
    pub fn of_dispute(dispute: &Dispute) -> impl Iterator<Item = Self> {
        let mark = |at: DateTime<Utc>, side| Self {
            recorded_at: at,
            day: at.date_naive(),
            result: dispute.result.clone(),
            side,
            dispute: Some(dispute.id.clone()),
        };
        let answered = dispute.answer.as_ref().map(|answer| mark(answer.at, Side::Answered));
        [mark(dispute.at, Side::Disputed)].into_iter().chain(answered)
    }
}

impl fmt::Display for Mark {
    /// The mark as a text that [`FromStr`] reads.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { recorded_at, day, result, side, dispute } = self;
        write!(f, "{} {day} {result} {side}", recorded_at.timestamp_micros())?;
        dispute.as_ref().map_or(Ok(()), |dispute| write!(f, " {dispute}"))
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
        let dispute = parts.next().map(str::to_owned);
        let is_whole = dispute.is_some() == matches!(side, Side::Disputed | Side::Answered);
        if parts.next().is_none() && is_whole {
            Ok(Self { recorded_at, day, result, side, dispute })
        } else {
            Err(fault())
        }
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
            dispute: None,
        };
        assert_eq!(mark.to_string().parse::<Mark>().unwrap(), mark);
        let of_dispute = Mark { side: Side::Answered, dispute: Some("0a1b".to_owned()), ..mark };
        assert_eq!(of_dispute.to_string().parse::<Mark>().unwrap(), of_dispute);
        for bad in [
            "",
            "1 2023-09-26 9z25fmjnakbtkxb6",
            "x 2023-09-26 9z25fmjnakbtkxb6 in",
            "1 2 3 4 5",
            "1 2023-09-26 9z25fmjnakbtkxb6 in 0a1b",
            "1 2023-09-26 9z25fmjnakbtkxb6 disputed",
            "1 2023-09-26 9z25fmjnakbtkxb6 disputed 0a1b 2",
        ] {
            assert!(bad.parse::<Mark>().is_err(), "{bad:?} was taken");
        }
    }
}
