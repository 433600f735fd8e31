//! Disputes: somebody's objection to a published result, and a reviewer's answer. Both stay public.

use chrono::{DateTime, Utc};

use crate::ResultId;
use crate::lexicon::lexicon;

lexicon! {
    /// What is held against a result.
    Ground, "one of score, provenance, relation, model, exam, contamination, other" {
        /// The score is not what the evidence gives.
        Score = "score",
        /// The source, the tool or the day is not what is stated.
        Provenance = "provenance",
        /// Who ran it stands otherwise to model or dataset than is stated.
        Relation = "relation",
        /// It is another model, or another version.
        Model = "model",
        /// It is another exam, or another way of sitting it.
        Exam = "exam",
        /// The model had seen the questions.
        Contamination = "contamination",
        /// Something else.
        Other = "other",
    }
}

/// An objection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dispute {
    /// Its identifier.
    pub id: String,
    /// The result it is about.
    pub result: ResultId,
    /// When it was raised.
    pub at: DateTime<Utc>,
    /// The account that raised it; `None` where it was deleted since.
    pub account: Option<String>,
    /// The name that it went by then.
    pub who: String,
    /// What is held against the result.
    pub ground: Ground,
    /// The evidence, in the words of who raised it.
    pub evidence: String,
    /// The answer; `None` while it waits for one.
    pub answer: Option<Answered>,
}

/// A reviewer's answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// When it was given.
    pub at: DateTime<Utc>,
    /// The name of the reviewer.
    pub who: String,
    /// The words.
    pub words: String,
}
