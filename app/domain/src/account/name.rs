//! Names of accounts and e-mail addresses: what is taken as one.

use std::fmt;
use std::str::FromStr;

use super::AccountId;
use crate::{Slug, SlugError};

/// Letters of a name, at least.
pub const SHORTEST: usize = 3;
/// Letters of a name, at most.
pub const LONGEST: usize = 32;
/// Bytes of an e-mail address, at most (RFC 5321, 4.5.3.1.3, without the angle brackets).
pub const LONGEST_EMAIL: usize = 254;

/// What names of deleted accounts begin with.
const DELETED: &str = "deleted-";

/// Names that read as the site's own voice.
const RESERVED: &[&str] = &[
    "admin",
    "administrator",
    "administrators",
    "anonymous",
    "api",
    "everybody",
    "jinbang",
    "member",
    "moderator",
    "nobody",
    "not-stated",
    "organiser",
    "reviewer",
    "reviewers",
    "root",
    "staff",
    "support",
    "system",
];

/// The name of an account: a slug of 3 to 32 letters. It is how people sign in and what others read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(transparent)]
pub struct AccountName(Slug);

/// Why a name cannot be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameFault {
    /// It has fewer than [`SHORTEST`] or more than [`LONGEST`] letters.
    Length,
    /// It is no slug.
    Letters,
    /// It reads as the site's own voice, or as a deleted account.
    Reserved,
}

impl AccountName {
    /// The name that somebody may take. Capitals are read as small letters.
    ///
    /// # Errors
    /// If it is too short, too long, no slug or reserved.
    pub fn chosen(typed: &str) -> Result<Self, NameFault> {
        let plain = typed.trim().to_lowercase();
        if !(SHORTEST..=LONGEST).contains(&plain.len()) {
            return Err(NameFault::Length);
        }
        let slug: Slug = plain.parse().map_err(|_| NameFault::Letters)?;
        if RESERVED.contains(&slug.as_str()) || slug.as_str().starts_with(DELETED) {
            return Err(NameFault::Reserved);
        }
        Ok(Self(slug))
    }

    /// The name that replaces a deleted account's. It holds the key, so that it is nobody else's.
    #[must_use]
    pub fn of_deleted(id: &AccountId) -> Self {
        // Letters, digits and one hyphen: always a slug.
        Self(Slug::of_name(&format!("{DELETED}{id}")).unwrap_or_else(Slug::not_stated))
    }

    /// The text of the name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

impl FromStr for AccountName {
    type Err = SlugError;

    fn from_str(text: &str) -> Result<Self, SlugError> {
        match text.parse() {
            Ok(slug) if (SHORTEST..=LONGEST).contains(&text.len()) => Ok(Self(slug)),
            _ => Err(SlugError { value: text.to_owned(), expected: "a slug of 3 to 32 letters" }),
        }
    }
}

impl fmt::Display for AccountName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// An e-mail address as typed. Nothing is sent to it, so that only its shape is looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Email(Box<str>);

impl Email {
    /// The text of the address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Email {
    type Err = SlugError;

    fn from_str(text: &str) -> Result<Self, SlugError> {
        let shaped = |(name, host): (&str, &str)| {
            !name.is_empty()
                && host.contains('.')
                && !host.starts_with('.')
                && !host.ends_with('.')
                && !host.contains('@')
        };
        let plain = text.len() <= LONGEST_EMAIL && text.chars().all(|c| !c.is_whitespace() && !c.is_control());
        if plain && text.split_once('@').is_some_and(shaped) {
            Ok(Self(text.into()))
        } else {
            Err(SlugError { value: text.to_owned(), expected: "an e-mail address" })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chosen_name_is_a_slug_of_its_own() {
        assert_eq!(AccountName::chosen(" Li.Hua ").unwrap().as_str(), "li.hua");
        for (typed, fault) in [
            ("ab", NameFault::Length),
            ("a-name-that-is-longer-than-it-may-be", NameFault::Length),
            ("李华李华", NameFault::Letters),
            ("two words", NameFault::Letters),
            ("Administrator", NameFault::Reserved),
            ("deleted-by-me", NameFault::Reserved),
        ] {
            assert_eq!(AccountName::chosen(typed), Err(fault), "{typed}");
        }
    }

    #[test]
    fn a_deleted_account_has_a_name_that_nobody_can_take() {
        let name = AccountName::of_deleted(&AccountId::of_digest(&[7; 32]));
        assert_eq!(name.as_str().parse::<AccountName>().as_ref(), Ok(&name));
        assert_eq!(AccountName::chosen(name.as_str()), Err(NameFault::Reserved));
    }

    #[test]
    fn an_address_has_a_name_and_a_host() {
        assert!("li.hua+jinbang@mail.example".parse::<Email>().is_ok());
        for bad in ["", "li", "@host.example", "li@host", "li@@host.example", "li hua@host.example", "li@.example"] {
            assert!(bad.parse::<Email>().is_err(), "{bad:?} was taken");
        }
    }
}
