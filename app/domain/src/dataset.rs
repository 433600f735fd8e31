//! Datasets, their dated editions, and the exams that are sat with them.

use std::fmt;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::lexicon::lexicon;
use crate::{Board, EvaluatorKind, LanguageTag, Named, Scale, Slug};

/// A named set of questions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dataset {
    /// Its word in addresses.
    pub slug: Slug,
    /// Its name.
    pub name: String,
}

lexicon! {
    /// Whether the questions (with their answers) can be read by anyone.
    Openness, "one of open, sealed, opened-later" {
        /// Public from its first day.
        Open = "open",
        /// Not public.
        Sealed = "sealed",
        /// Sealed at first, public since a known day.
        OpenedLater = "opened-later",
    }
}

/// One dated version of a dataset.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edition {
    /// The edition's word and name; `not-stated` where sources name none.
    pub name: Named,
    /// The day it was released; where no source names one, the day its first result stood.
    pub released_on: Option<NaiveDate>,
    /// Whether its questions are public.
    pub openness: Option<Openness>,
    /// The day its questions became public.
    pub opened_on: Option<NaiveDate>,
}

/// What fixes an exam: the seven words without which no rank is given.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ExamKey {
    /// The venue that publishes the scores.
    pub board: Slug,
    /// The set of questions.
    pub dataset: Slug,
    /// Its version; `not-stated` where the board names none.
    pub edition: Slug,
    /// The language split.
    pub language: LanguageTag,
    /// The domain split.
    pub domain: Slug,
    /// What is measured.
    pub metric: Slug,
    /// How it was sat; `not-stated` where the board does not say.
    pub protocol: Slug,
}

impl fmt::Display for ExamKey {
    /// `board/dataset/edition/language/domain/metric/protocol`: the exam's key in the store.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { board, dataset, edition, language, domain, metric, protocol } = self;
        write!(f, "{board}/{dataset}/{edition}/{language}/{domain}/{metric}/{protocol}")
    }
}

/// One exam: what a ranking is over before any filter. Scores of two exams are never ordered.
#[derive(Debug, Clone, PartialEq)]
pub struct Exam {
    /// The seven words that fix it.
    pub key: ExamKey,
    /// Its board.
    pub board: Arc<Board>,
    /// Its dataset.
    pub dataset: Arc<Dataset>,
    /// Its edition.
    pub edition: Arc<Edition>,
    /// The protocol's words as printed.
    pub protocol: Named,
    /// How its scores are measured.
    pub scale: Scale,
    /// The divisions in which results stand or stood (`not-stated` among them).
    pub divisions: Vec<Named>,
    /// The evaluator kinds of its results.
    pub evaluators: Vec<EvaluatorKind>,
}
