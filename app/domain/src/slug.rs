//! Slugs and language tags: the validated words that addresses are made of.

use std::fmt;
use std::str::FromStr;

/// The slug that stands for "the source does not say" wherever a key of the slice is silent.
pub const NOT_STATED: &str = "not-stated";

/// The longest slug accepted, in bytes. Longer names are cut when a slug is made from them.
const LONGEST: usize = 96;

/// A lower-case word of `a-z 0-9 . -` that names one thing in an address.
///
/// Every run of other characters becomes one `-`, and none stands at either end:
/// `XuanYuan-70B` is `xuanyuan-70b`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(transparent)]
pub struct Slug(Box<str>);

/// Why a text is no slug or no language tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SlugError {
    /// The text as it was given.
    pub value: String,
    /// What was expected in its place.
    pub expected: &'static str,
}

impl fmt::Display for SlugError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} is not {}", self.value, self.expected)
    }
}

impl std::error::Error for SlugError {}

impl Slug {
    /// The slug of a printed name, or `None` if the name has no ASCII letter or digit
    /// (such a name needs an explicit slug).
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        let mut slug = String::with_capacity(name.len().min(LONGEST));
        for c in name.chars() {
            let c = c.to_ascii_lowercase();
            if slug.len() >= LONGEST {
                break;
            }
            if c.is_ascii_lowercase() || c.is_ascii_digit() || c == '.' {
                slug.push(c);
            } else if !slug.is_empty() && !slug.ends_with('-') {
                slug.push('-');
            }
        }
        let slug = slug.trim_matches('-');
        let says_something = slug.bytes().any(|b| b.is_ascii_alphanumeric());
        says_something.then(|| Self(slug.into()))
    }

    /// The slug "not-stated".
    #[must_use]
    pub fn not_stated() -> Self {
        Self(NOT_STATED.into())
    }

    /// Whether the source says something here.
    #[must_use]
    pub fn is_stated(&self) -> bool {
        &*self.0 != NOT_STATED
    }

    /// The text of the slug.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Slug {
    type Err = SlugError;

    fn from_str(text: &str) -> Result<Self, SlugError> {
        match Self::of_name(text) {
            Some(slug) if slug.as_str() == text => Ok(slug),
            _ => Err(SlugError { value: text.to_owned(), expected: "a slug of a-z, 0-9, '.' and '-'" }),
        }
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl AsRef<str> for Slug {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl std::borrow::Borrow<str> for Slug {
    fn borrow(&self) -> &str {
        &self.0
    }
}

/// A BCP 47 language tag as datasets carry it (`zh`, `pt-BR`, `mul`, `zxx`).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(transparent)]
pub struct LanguageTag(Box<str>);

impl LanguageTag {
    /// The text of the tag.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for LanguageTag {
    type Err = SlugError;

    fn from_str(text: &str) -> Result<Self, SlugError> {
        let mut parts = text.split('-');
        let language = parts.next().unwrap_or_default();
        let alphanumeric = |part: &str| part.bytes().all(|b| b.is_ascii_alphanumeric());
        let good = (2..=3).contains(&language.len())
            && language.bytes().all(|b| b.is_ascii_lowercase())
            && parts.all(|part| (2..=8).contains(&part.len()) && alphanumeric(part));
        if good {
            Ok(Self(text.into()))
        } else {
            Err(SlugError { value: text.to_owned(), expected: "a BCP 47 language tag such as zh, en or pt-BR" })
        }
    }
}

impl fmt::Display for LanguageTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_becomes_a_slug() {
        let slug = |name: &str| Slug::of_name(name).map(|s| s.to_string());
        assert_eq!(slug("XuanYuan-70B").as_deref(), Some("xuanyuan-70b"));
        assert_eq!(slug("2023-05 (v1.0)").as_deref(), Some("2023-05-v1.0"));
        assert_eq!(slug("LawBench 1-1 法条背诵").as_deref(), Some("lawbench-1-1"));
        assert_eq!(slug("  two  tries ").as_deref(), Some("two-tries"));
        assert_eq!(slug("文心一言"), None);
        assert_eq!(slug("..."), None);
    }

    #[test]
    fn only_a_slug_parses_as_one() {
        assert!("cmmlu".parse::<Slug>().is_ok());
        for bad in ["", "CMMLU", "a--b", "-a", "a b", "a/b", "é"] {
            assert!(bad.parse::<Slug>().is_err(), "{bad:?} was taken");
        }
    }

    #[test]
    fn language_tags_keep_their_case() {
        assert_eq!("zh-Hans".parse::<LanguageTag>().unwrap().as_str(), "zh-Hans");
        for bad in ["", "z", "ZH", "zh_Hans", "zh-", "chinese"] {
            assert!(bad.parse::<LanguageTag>().is_err(), "{bad:?} was taken");
        }
    }
}
