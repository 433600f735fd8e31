//! What people type of a claim: into the form that checks one, and into the form that files one.

use std::collections::BTreeMap;

use crate::lexicon::lexicon;
use crate::{SliceError, SliceKey};

lexicon! {
    /// A field of the forms of claims. Every part of the slice but the board is a field besides, and
    /// so is none of the days: the day is the claim's.
    Field, "a field of a claim" {
        /// What is claimed.
        Kind = "kind",
        /// The place claimed.
        Place = "k",
        /// The model.
        Model = "model",
        /// The other model.
        Other = "other",
        /// The day, or the month where only that is known.
        On = "on",
        /// The board.
        Board = "board",
        /// Whether the words speak of fewer models than the filters let through.
        Narrower = "narrower",
        /// Who made the claim.
        Claimant = "claimant",
        /// The claimant's organisation.
        Organisation = "organisation",
        /// The words as printed.
        Words = "words",
        /// The page that shows them.
        Source = "source",
        /// What a reader should know of it.
        Note = "note",
    }
}

impl Field {
    /// What is typed into the form that checks a claim; the others are needed to file one.
    pub const ASKED: [Self; 6] = [Self::Kind, Self::Place, Self::Model, Self::Other, Self::On, Self::Board];

    /// Letters that it takes at most. Of the words enough are kept to know them again, and few enough
    /// to quote.
    #[must_use]
    pub const fn longest(self) -> usize {
        match self {
            Self::Source | Self::Note => 1_000,
            _ => 200,
        }
    }
}

/// What was typed, as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    fields: BTreeMap<Field, String>,
    parts: Vec<(SliceKey, String)>,
}

impl Typed {
    /// What was typed, by the keys of an address; other keys are passed over.
    pub fn of<K: AsRef<str>>(pairs: impl IntoIterator<Item = (K, String)>) -> Self {
        let mut typed = Self::default();
        for (key, text) in pairs {
            typed.take(key.as_ref(), text);
        }
        typed
    }

    /// Takes what was typed under a key; `false` where no field has that key. Of two under one key
    /// the first stays, but that a filter of the slice may have several.
    pub fn take(&mut self, key: &str, text: String) -> bool {
        let is_blank = text.trim().is_empty();
        if let Ok(field) = key.parse::<Field>() {
            if !is_blank {
                self.fields.entry(field).or_insert(text);
            }
            return true;
        }
        let Some(part) = key.parse::<SliceKey>().ok().filter(|part| !matches!(part, SliceKey::Board)) else {
            return false;
        };
        let taken = self.parts.iter().any(|(known, _)| *known == part) && !SliceKey::FILTERS.contains(&part);
        if !is_blank && !taken {
            self.parts.push((part, text));
        }
        true
    }

    /// What was typed into a field, without spaces around it; empty where nothing was.
    #[must_use]
    pub fn get(&self, field: Field) -> &str {
        self.fields.get(&field).map_or("", |text| text.trim())
    }

    /// What was typed for a part of the slice.
    #[must_use]
    pub fn part(&self, key: SliceKey) -> &str {
        self.parts.iter().find(|(typed, _)| *typed == key).map_or("", |(_, text)| text.trim())
    }

    /// The parts of the slice that were typed.
    #[must_use]
    pub fn parts(&self) -> &[(SliceKey, String)] {
        &self.parts
    }

    /// Whether nothing was typed.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.fields.is_empty() && self.parts.is_empty()
    }

    /// Everything that was typed, by the keys of an address, in their order.
    #[must_use]
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let fields = self.fields.iter().map(|(field, text)| (field.slug(), text.trim().to_owned()));
        fields.chain(self.part_pairs()).collect()
    }

    /// The parts of the slice, by the keys of an address.
    pub fn part_pairs(&self) -> impl Iterator<Item = (&'static str, String)> {
        self.parts.iter().map(|(key, text)| (key.slug(), text.trim().to_owned()))
    }

    /// The same with another text for a field, whatever was typed there.
    #[must_use]
    pub fn with(mut self, field: Field, text: impl Into<String>) -> Self {
        self.fields.insert(field, text.into());
        self
    }
}

/// What a field should hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// One of the kinds.
    Kind,
    /// A place from 1.
    Place,
    /// A day up to today, or a month that has begun.
    Day,
    /// The address of a page.
    Address,
    /// At most so many letters.
    Letters(usize),
    /// A text, where a program sent something else.
    Text,
}

/// What is wrong with what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// A name that nothing here has; near ones as slug and name.
    Unknown(Field, String, Vec<(String, String)>),
    /// A field that has to be filled in.
    Missing(Field),
    /// A field that cannot be read: what was typed, and what is expected.
    Malformed(Field, String, Expected),
    /// A part of the slice.
    Slice(SliceError),
    /// A name that a program sent and no field has; near ones.
    NoSuchField(String, Vec<String>),
}

impl Fault {
    /// The key of the field it is about.
    #[must_use]
    pub fn key(&self) -> &str {
        match self {
            Self::Unknown(field, ..) | Self::Missing(field) | Self::Malformed(field, ..) => field.slug(),
            Self::Slice(SliceError::UnknownKey { key, .. }) | Self::NoSuchField(key, _) => key,
            Self::Slice(
                SliceError::Repeated { key } | SliceError::Malformed { key, .. } | SliceError::Unknown { key, .. },
            ) => key.slug(),
            Self::Slice(SliceError::TooLong) => "",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_comes_back_by_the_keys_of_an_address() {
        let pairs =
            [("board", "cmmlu"), ("size", "under-10b"), ("model", " gpt-4 "), ("size", "10b-to-50b"), ("x", "y")];
        let typed = Typed::of(pairs.map(|(key, text)| (key, text.to_owned())));
        let back: Vec<_> = typed.pairs().iter().map(|(key, text)| format!("{key}={text}")).collect();
        assert_eq!(back, ["model=gpt-4", "board=cmmlu", "size=under-10b", "size=10b-to-50b"]);
        assert_eq!(Typed::of(typed.pairs()).pairs(), typed.pairs());
        assert!(Typed::of([("model", "  ".to_owned())]).is_blank());
    }
}
