//! Submissions and their results: one score each, with who ran it, when, how, and where it stood.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};

use crate::lexicon::lexicon;
use crate::{Exam, Model, Named, Score, SlugError};

lexicon! {
    /// Relation of who ran an exam to the model *and* to the dataset, strongest first.
    EvaluatorKind, "one of joint, organiser, third-party, self, unknown" {
        /// Several, at least one unrelated to the model.
        Joint = "joint",
        /// The dataset's or board's owner, unrelated to the model.
        Organiser = "organiser",
        /// Neither owner.
        ThirdParty = "third-party",
        /// The model's owner, or paid by it.
        SelfReported = "self",
        /// Nobody says.
        Unknown = "unknown",
    }
}

impl EvaluatorKind {
    /// How much weight it carries when one of several results must stand: joint, then organiser
    /// and third party alike, then self, then unknown.
    #[must_use]
    pub const fn strength(self) -> u8 {
        match self {
            Self::Joint => 3,
            Self::Organiser | Self::ThirdParty => 2,
            Self::SelfReported => 1,
            Self::Unknown => 0,
        }
    }

    /// Whether somebody other than the model's owner ran the exam.
    #[must_use]
    pub const fn is_checked(self) -> bool {
        self.strength() >= 2
    }
}

lexicon! {
    /// What a row is. Only models and systems are ranked.
    Role, "one of model, system, human, chance, constant" {
        /// A model.
        Model = "model",
        /// A model with tools, or several models, named as such.
        System = "system",
        /// People who sat the exam.
        Human = "human",
        /// Answers drawn at random.
        Chance = "chance",
        /// One answer to every question.
        Constant = "constant",
    }
}

impl Role {
    /// Whether the row is a baseline: drawn at its score, never ranked.
    #[must_use]
    pub const fn is_baseline(self) -> bool {
        matches!(self, Self::Human | Self::Chance | Self::Constant)
    }
}

/// Crockford's base32 in lower case: no letter that reads as another.
/// Source: Douglas Crockford, "Base 32", <https://www.crockford.com/base32.html>.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Letters of a whole SHA-256: 256 bits, five a letter.
const DIGEST_LETTERS: usize = 52;

/// The whole digest as address letters; an identifier is its beginning.
#[must_use]
pub fn digest_word(digest: &[u8; 32]) -> String {
    letters_of(digest, DIGEST_LETTERS)
}

/// The first letters of a digest, five bits each; bits beyond its end are 0.
fn letters_of(digest: &[u8; 32], letters: usize) -> String {
    (0..letters)
        .map(|letter| {
            let value = (0..5).fold(0usize, |value, offset| {
                let bit = letter * 5 + offset;
                let byte = digest.get(bit / 8).copied().unwrap_or_default();
                value << 1 | usize::from(byte >> (7 - bit % 8) & 1)
            });
            char::from(ALPHABET.get(value).copied().unwrap_or(b'0'))
        })
        .collect()
}

/// The address word of a result: the first 80 bits of its record's SHA-256 in lower-case
/// Crockford base32.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(transparent)]
pub struct ResultId(Box<str>);

impl ResultId {
    /// Letters of an identifier.
    pub const LENGTH: usize = 16;

    /// The identifier that begins a digest: its first 80 bits, five at a time.
    #[must_use]
    pub fn of_digest(digest: &[u8; 32]) -> Self {
        Self(letters_of(digest, Self::LENGTH).into())
    }

    /// The identifier that begins a word of an address, and the word: an identifier, or as many
    /// more letters of the whole digest as the writer liked to have.
    ///
    /// # Errors
    /// If the word is shorter than an identifier, longer than a digest, or has other letters.
    pub fn of_prefix(word: &str) -> Result<Self, SlugError> {
        match word.get(..Self::LENGTH) {
            Some(id) if word.len() <= DIGEST_LETTERS && word.bytes().all(|b| ALPHABET.contains(&b)) => {
                Ok(Self(id.into()))
            }
            _ => Err(SlugError { value: word.to_owned(), expected: "16 letters of Crockford's base32, or more" }),
        }
    }

    /// The text of the identifier.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for ResultId {
    type Err = SlugError;

    fn from_str(text: &str) -> Result<Self, SlugError> {
        let id = Self::of_prefix(text)?;
        if text.len() == Self::LENGTH {
            Ok(id)
        } else {
            Err(SlugError { value: text.to_owned(), expected: "16 letters of Crockford's base32" })
        }
    }
}

impl fmt::Display for ResultId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One evaluation of one model as filed: its provenance, shared by all of its results.
/// `None` is "not stated".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Submission {
    /// The submission's identifier.
    pub id: String,
    /// The model's name as the board printed it.
    pub printed_name: String,
    /// Who ran the exam.
    pub evaluator: Option<String>,
    /// Their relation to the model and the dataset.
    pub evaluator_kind: EvaluatorKind,
    /// The day the exam was sat.
    pub evaluated_on: Option<NaiveDate>,
    /// The tool that ran it.
    pub harness: Option<String>,
    /// The tool's version.
    pub harness_version: Option<String>,
    /// The tool's commit.
    pub harness_commit: Option<String>,
    /// On which hardware it ran.
    pub hardware: Option<String>,
    /// What the run cost, as stated.
    pub cost: Option<String>,
    /// The page that first showed it.
    pub source_url: String,
    /// That page's commit.
    pub source_commit: Option<String>,
    /// What a reader should know of it.
    pub note: Option<String>,
}

/// One score of a submission on one exam, with the days it stood.
#[derive(Debug, Clone, PartialEq)]
pub struct ResultRow {
    /// Its address word.
    pub id: ResultId,
    /// The exam.
    pub exam: Arc<Exam>,
    /// The model.
    pub model: Arc<Model>,
    /// Its provenance.
    pub submission: Arc<Submission>,
    /// What the entrant chose where the exam leaves it open; `not-stated` where nothing is said.
    pub setting: Named,
    /// The board's own partition of its table.
    pub division: Named,
    /// What the row is.
    pub role: Role,
    /// The score as reported.
    pub score: Score,
    /// Items behind the score.
    pub n_items: Option<u32>,
    /// Standard error as stated, in the score's unit.
    pub standard_error: Option<f64>,
    /// The day it first stood.
    pub published_on: NaiveDate,
    /// The first day it no longer stood.
    pub withdrawn_on: Option<NaiveDate>,
    /// Why it no longer stands.
    pub withdrawn_reason: Option<String>,
    /// The place the board itself printed, as printed.
    pub listed_rank: Option<String>,
    /// When Jinbang learned of it.
    pub recorded_at: DateTime<Utc>,
}

impl ResultRow {
    /// Whether the row stood at the end of `day`.
    #[must_use]
    pub fn stood_on(&self, day: NaiveDate) -> bool {
        self.published_on <= day && self.withdrawn_on.is_none_or(|gone| gone > day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identifier_is_the_start_of_the_digest() {
        let mut digest = [0u8; 32];
        digest[0] = 0b1111_1000; // first five bits all ones: the last letter of the alphabet
        digest[9] = 0b0000_0001; // last of the 80 bits
        assert_eq!(ResultId::of_digest(&digest).as_str(), "z000000000000001");
    }

    #[test]
    fn look_alike_letters_are_no_identifier() {
        assert!("z000000000000001".parse::<ResultId>().is_ok());
        assert!("z00000000000000i".parse::<ResultId>().is_err());
        assert!("z0000".parse::<ResultId>().is_err());
        assert!("z0000000000000010".parse::<ResultId>().is_err());
    }

    #[test]
    fn a_longer_beginning_of_the_digest_has_the_same_identifier() {
        let word = digest_word(&[0xa5; 32]);
        assert_eq!(word.len(), 52);
        let id = ResultId::of_digest(&[0xa5; 32]);
        assert_eq!(ResultId::of_prefix(&word).unwrap(), id);
        assert_eq!(ResultId::of_prefix(&word[..20]).unwrap(), id);
        for bad in [&word[..15], &format!("{word}0"), "z00000000000000é"] {
            assert!(ResultId::of_prefix(bad).is_err(), "{bad} was taken");
        }
    }
}
