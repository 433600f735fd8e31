//! A model: one named, versioned system under test, and what is known of it.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use chrono::{Datelike, NaiveDate};

use crate::lexicon::lexicon;
use crate::{Organisation, Slug, SlugError};

/// A day, or a month where only the month is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PartialDate {
    /// A day.
    Day(NaiveDate),
    /// Any day of the month that begins on this day.
    Month(NaiveDate),
}

impl PartialDate {
    /// The earliest day it can be.
    #[must_use]
    pub fn earliest(self) -> NaiveDate {
        match self {
            Self::Day(day) | Self::Month(day) => day,
        }
    }

    /// The latest day it can be.
    #[must_use]
    pub fn latest(self) -> NaiveDate {
        match self {
            Self::Day(day) => day,
            Self::Month(first) => {
                let next = first.checked_add_months(chrono::Months::new(1)).and_then(|d| d.pred_opt());
                next.unwrap_or(first)
            }
        }
    }
}

impl FromStr for PartialDate {
    type Err = SlugError;

    fn from_str(text: &str) -> Result<Self, SlugError> {
        let day = |text: &str| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok();
        let parsed = match text.len() {
            10 => day(text).map(Self::Day),
            7 => day(&format!("{text}-01")).map(Self::Month),
            _ => None,
        };
        parsed.ok_or_else(|| SlugError { value: text.to_owned(), expected: "a day YYYY-MM-DD or a month YYYY-MM" })
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => write!(f, "{day}"),
            Self::Month(day) => write!(f, "{:04}-{:02}", day.year(), day.month()),
        }
    }
}

lexicon! {
    /// Whether the weights can be downloaded.
    Weights, "open or closed" {
        /// Downloadable, whatever the licence.
        Open = "open",
        /// Only by API, web or not at all.
        Closed = "closed",
    }
}

lexicon! {
    /// [`Weights`] as a filter: silence is a class of its own.
    WeightsClass, "one of open, closed, not-stated" {
        /// Downloadable.
        Open = "open",
        /// Not downloadable.
        Closed = "closed",
        /// Nobody says.
        NotStated = "not-stated",
    }
}

lexicon! {
    /// Size classes by total parameters.
    SizeClass, "one of under-10b, 10b-to-50b, 50b-and-over, not-stated" {
        /// Under ten billion.
        Under10B = "under-10b",
        /// Ten billion or more, under fifty.
        From10BTo50B = "10b-to-50b",
        /// Fifty billion or more.
        From50B = "50b-and-over",
        /// Nobody says.
        NotStated = "not-stated",
    }
}

/// One named, versioned system under test. `None` is "not stated", everywhere.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    /// Its word in addresses.
    pub slug: Slug,
    /// Its name in Latin letters, or the only one it has.
    pub name: String,
    /// Its Chinese name.
    pub name_zh: Option<String>,
    /// Who made it; empty is "not stated".
    pub organisations: Vec<Arc<Organisation>>,
    /// Whether its weights can be downloaded.
    pub weights: Option<Weights>,
    /// Total parameters, in billions.
    pub params_b: Option<f64>,
    /// Parameters active for a token, in billions.
    pub active_params_b: Option<f64>,
    /// When it was released.
    pub released_on: Option<PartialDate>,
    /// The last day of its training data, as its maker states it.
    pub training_cutoff: Option<PartialDate>,
    /// The model it derives from.
    pub base_model: Option<Slug>,
    /// Its family.
    pub family: Option<String>,
    /// Language tags its maker made it for.
    pub made_for_languages: Vec<String>,
    /// Domain its maker made it for.
    pub made_for_domain: Option<String>,
    /// Where these facts are stated.
    pub source: Option<String>,
    /// What a reader of the registry should know of it.
    pub note: Option<String>,
}

/// A name that a board printed, and the model that it was decided to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintedName {
    /// The board.
    pub board: Slug,
    /// The name as printed.
    pub name: String,
    /// The model.
    pub model: Slug,
}

impl Model {
    /// Its size class by total parameters.
    #[must_use]
    pub fn size_class(&self) -> SizeClass {
        match self.params_b {
            None => SizeClass::NotStated,
            Some(b) if b < 10.0 => SizeClass::Under10B,
            Some(b) if b < 50.0 => SizeClass::From10BTo50B,
            Some(_) => SizeClass::From50B,
        }
    }

    /// Its weights as a filter has them.
    #[must_use]
    pub fn weights_class(&self) -> WeightsClass {
        match self.weights {
            None => WeightsClass::NotStated,
            Some(Weights::Open) => WeightsClass::Open,
            Some(Weights::Closed) => WeightsClass::Closed,
        }
    }

    /// The countries of its makers as filters have them: lower-case codes, each once, or
    /// `not-stated` alone.
    #[must_use]
    pub fn countries(&self) -> Vec<Slug> {
        let stated = self.organisations.iter().filter_map(|o| o.country.as_deref());
        let mut codes: Vec<Slug> = stated.filter_map(Slug::of_name).collect();
        codes.sort();
        codes.dedup();
        if codes.is_empty() {
            codes.push(Slug::not_stated());
        }
        codes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_spans_its_days() {
        let month: PartialDate = "2024-02".parse().unwrap();
        assert_eq!(month.earliest().to_string(), "2024-02-01");
        assert_eq!(month.latest().to_string(), "2024-02-29");
        assert_eq!(month.to_string(), "2024-02");
        for bad in ["", "2024", "2024-13", "2024-02-30", "24-02-01"] {
            assert!(bad.parse::<PartialDate>().is_err(), "{bad:?} was taken");
        }
    }
}
