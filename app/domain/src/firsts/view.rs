//! The address form of a survey: which part of it is asked for, and how it is laid out.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::Within;
use crate::slice::query::{cut, day, near_or_some, word};
use crate::{Catalog, SliceError, SliceKey, Slug, near};

/// What is asked of the survey of first places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FirstsView {
    /// The day; `None` is today.
    pub as_of: Option<NaiveDate>,
    /// The exams.
    pub within: Within,
    /// Models of one maker alone.
    pub org: Option<Slug>,
    /// One model alone, with all its first places.
    pub model: Option<Slug>,
    /// The page of the list, from 1.
    pub page: usize,
    /// The page of the pairs of claimants, from 1.
    pub pairs: usize,
    /// For programs: the list goes on after this model.
    pub after: Option<Slug>,
}

impl Default for FirstsView {
    fn default() -> Self {
        Self { as_of: None, within: Within::default(), org: None, model: None, page: 1, pairs: 1, after: None }
    }
}

impl FirstsView {
    /// The keys of the layout, which are no keys of a slice.
    pub const KEYS: &'static [&'static str] = &["model", "page", "pairs", "after"];

    /// The keys of the slice that can be asked for.
    const SLICE: &'static [SliceKey] =
        &[SliceKey::Board, SliceKey::Dataset, SliceKey::Domain, SliceKey::Org, SliceKey::AsOf];

    /// Reads the keys of the slice from a query string. Keys in `also` are passed over; those of
    /// [`KEYS`](Self::KEYS) are left as they are.
    ///
    /// # Errors
    /// Every fault found, in the order of the pairs.
    pub fn parse(query: &str, also: &[&str]) -> Result<Self, Vec<SliceError>> {
        let mut read = Self::default();
        let mut faults = Vec::new();
        let mut seen = BTreeSet::new();
        for (key, value) in form_urlencoded::parse(query.as_bytes()) {
            if also.contains(&&*key) || Self::KEYS.contains(&&*key) || (key.is_empty() && value.is_empty()) {
                continue;
            }
            let Some(key) = key.parse().ok().filter(|key| Self::SLICE.contains(key)) else {
                let keys = Self::SLICE.iter().map(|k| k.slug()).chain(Self::KEYS.iter().copied());
                faults.push(SliceError::UnknownKey { near: near(&key, keys), key: cut(&key) });
                continue;
            };
            if value.is_empty() {
                continue; // a form sends the fields that were left alone
            }
            if !seen.insert(key) {
                faults.push(SliceError::Repeated { key });
            } else if let Err(fault) = read.take(key, &value) {
                faults.push(fault);
            }
        }
        if faults.is_empty() { Ok(read) } else { Err(faults) }
    }

    fn take(&mut self, key: SliceKey, value: &str) -> Result<(), SliceError> {
        match key {
            SliceKey::AsOf => self.as_of = Some(day(key, value)?),
            SliceKey::Board => self.within.board = Some(word(key, value)?),
            SliceKey::Dataset => self.within.dataset = Some(word(key, value)?),
            SliceKey::Domain => self.within.domain = Some(word(key, value)?),
            _ => self.org = Some(word(key, value)?),
        }
        Ok(())
    }

    /// The day that is meant, once every name is known.
    ///
    /// # Errors
    /// Names that nothing here has, with those that are near; a day to come.
    pub fn day(&self, catalog: &Catalog, today: NaiveDate) -> Result<NaiveDate, Vec<SliceError>> {
        let Self { as_of, within: Within { board, dataset, domain }, org, .. } = self;
        let mut faults = Vec::new();
        let mut check = |key: SliceKey, value: &Option<Slug>, here: BTreeSet<&str>| {
            if let Some(value) = value.as_ref().map(Slug::as_str).filter(|value| !here.contains(value)) {
                faults.push(SliceError::Unknown {
                    key,
                    value: cut(value),
                    near: near_or_some(value, here.into_iter()),
                });
            }
        };
        check(SliceKey::Board, board, catalog.boards().map(|b| b.slug.as_str()).collect());
        check(SliceKey::Dataset, dataset, catalog.datasets().map(|d| d.slug.as_str()).collect());
        check(SliceKey::Domain, domain, catalog.exams().map(|e| e.key.domain.as_str()).collect());
        check(SliceKey::Org, org, catalog.organisations().map(|o| o.slug.as_str()).collect());
        if let Some(day) = as_of.filter(|day| *day > today) {
            let expected = "a day up to today (UTC)";
            faults.push(SliceError::Malformed { key: SliceKey::AsOf, value: day.to_string(), expected });
        }
        if faults.is_empty() { Ok(as_of.unwrap_or(today)) } else { Err(faults) }
    }

    /// The keys and values that differ from the default, in the order in which addresses have them.
    #[must_use]
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let Self { as_of, within: Within { board, dataset, domain }, org, model, page, pairs, after } = self;
        let named = |key, slug: &Option<Slug>| slug.as_ref().map(|slug| (key, slug.to_string()));
        let from_two = |key, page: usize| (page != 1).then(|| (key, page.to_string()));
        [
            named(SliceKey::Board.slug(), board),
            named(SliceKey::Dataset.slug(), dataset),
            named(SliceKey::Domain.slug(), domain),
            named(SliceKey::Org.slug(), org),
            as_of.map(|day| (SliceKey::AsOf.slug(), day.to_string())),
            named("model", model),
            from_two("page", *page),
            from_two("pairs", *pairs),
            named("after", after),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_is_what_is_written() {
        let query = "board=cmmlu&dataset=&org=01-ai&as-of=2023-11-14&lang=zh&page=3";
        let view = FirstsView { page: 3, ..FirstsView::parse(query, &["lang"]).unwrap() };
        let pairs = [("board", "cmmlu"), ("org", "01-ai"), ("as-of", "2023-11-14"), ("page", "3")];
        assert_eq!(view.pairs(), pairs.map(|(key, value)| (key, value.to_owned())));
    }

    #[test]
    fn every_fault_is_named() {
        let faults = FirstsView::parse("protocol=5-shot&bord=a&board=a&board=b&as-of=2023-13-01", &[]).unwrap_err();
        let words: Vec<String> = faults.iter().map(ToString::to_string).collect();
        assert_eq!(
            words,
            [
                "no slice has the key \"protocol\"",
                "no slice has the key \"bord\"; there is board",
                "the key board is given more than once",
                "as-of=\"2023-13-01\" is not a day YYYY-MM-DD",
            ]
        );
    }
}
