//! Submissions and their results: one score each, with who ran it, when, how, and where it stood.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};

use crate::filing::ErrorMethod;
use crate::key::digest_id;
use crate::lexicon::lexicon;
use crate::{Exam, ItemResults, Model, Named, Score};

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

digest_id! {
    /// The address word of a result: the first 80 bits of its record's SHA-256 in lower-case
    /// Crockford base32.
    ResultId
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
    /// The commit or digest of the model's weights.
    pub weights_revision: Option<String>,
    /// Who filed it here.
    pub filed_by: Option<String>,
}

impl Submission {
    /// The commit or digest of the model's weights, and whether it was read out of the note, where some boards
    /// put it: "model revision 8b3219a9…".
    #[must_use]
    pub fn revision(&self) -> Option<(&str, bool)> {
        let stated = self.weights_revision.as_deref().map(|stated| (stated, false));
        stated.or_else(|| Some((revision_in(self.note.as_deref()?)?, true)))
    }
}

/// The digest after "model revision" in a note. A word or a small number there names no weights.
fn revision_in(note: &str) -> Option<&str> {
    let (_, rest) = note.split_once("model revision ")?;
    let word = rest.split([';', ',', ' ']).next()?;
    let is_digest = (7..=64).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_digest.then_some(word)
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
    /// Which items it answered rightly, where that was filed.
    pub items: Option<ItemResults>,
    /// How that was estimated.
    pub error_method: Option<ErrorMethod>,
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
    /// When Jinbang learned that it no longer stands.
    pub withdrawal_recorded_at: Option<DateTime<Utc>>,
    /// Whether somebody's objection to it waits for an answer.
    pub disputed: bool,
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
    fn a_revision_is_a_digest() {
        let digest = "8b3219a92973c328a8e22fadcfa821b5dc75636a";
        let note = format!("split dev; subset default; model revision {digest}; copied");
        assert_eq!(revision_in(&note), Some(digest));
        for none in
            ["", "model revision external", "split dev; model revision 4", "model revision ", "revision 8b3219a9"]
        {
            assert_eq!(revision_in(none), None, "{none}");
        }
    }
}
