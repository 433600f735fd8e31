//! Filing: an evaluation as somebody files it, read whole or refused with every fault; the states it
//! goes through; who may decide it; and what a machine finds in it.
//!
//! Results that are filed here stand on a board of this site itself ([`OWN_BOARD`]): no other board
//! published them, and a slice never mixes the tables of two boards.

pub mod answers;
pub mod candidate;
pub mod decide;
pub mod dispute;
mod fault;
mod field;
pub mod finding;
mod read;
mod relation;
pub mod silence;
mod state;

use std::sync::Arc;

use chrono::NaiveDate;

use crate::key::digest_id;
use crate::lexicon::lexicon;
use crate::{Board, BoardKind, Exam, Model, Named, NamedAnswers, Organisation, Role, Score, Slug};

pub use fault::{At, Expected, Fault, What};
pub use field::{Column, Field, Section, Typed, TypedRow, is_silent};
pub(crate) use read::is_web_address;
pub use read::{Circumstances, read, reread};
pub use relation::{Answer, KindReason, Relation};
pub use state::{Act, Event, State};

/// The address word of the board on which results stand that are filed here.
pub const OWN_BOARD: &str = "jinbang";

/// Rows that one filing holds at most.
pub const MOST_ROWS: usize = 1_000;

digest_id! {
    /// The key of a filing.
    FilingId
}

digest_id! {
    /// The key of a dispute.
    DisputeId
}

lexicon! {
    /// What a filing is. Both go through the same states, and the same people decide them.
    Subject, "one of evaluation, claim" {
        /// An evaluation of a model: accepted, its results are published.
        Evaluation = "evaluation",
        /// Somebody's published words about a model's place: accepted, it stands among the claims.
        Claim = "claim",
    }
}

lexicon! {
    /// How a standard error was estimated.
    ErrorMethod, "one of analytic, binomial, bootstrap, clustered, over-runs" {
        /// From the spread of the items' scores (central limit theorem).
        Analytic = "analytic",
        /// From the share of items right.
        Binomial = "binomial",
        /// By drawing items again.
        Bootstrap = "bootstrap",
        /// From the spread between clusters of items.
        Clustered = "clustered",
        /// From the spread over repeated runs: it says nothing of the choice of items.
        OverRuns = "over-runs",
    }
}

lexicon! {
    /// Over what a score of several subjects is averaged.
    Averaged, "one of items, subjects" {
        /// Over all items: the score is a share of items.
        Items = "items",
        /// Over the subjects' scores.
        Subjects = "subjects",
    }
}

/// One score of a filing.
#[derive(Debug, Clone, PartialEq)]
pub struct FiledRow {
    /// Its line of the form, from 1.
    pub line: usize,
    /// The exam, on this site's own board.
    pub exam: Arc<Exam>,
    /// Whether its edition is proposed.
    pub edition_is_new: bool,
    /// The score as reported, in the unit of the exam.
    pub score: Score,
    /// Items behind it.
    pub n_items: Option<u32>,
    /// Its standard error, as reported.
    pub standard_error: Option<Score>,
    /// How that was estimated.
    pub error_method: Option<ErrorMethod>,
    /// Which items were answered rightly, where that is filed with it.
    pub answers: Option<NamedAnswers>,
}

/// One evaluation of one model, every field read. `None` is "not stated".
#[derive(Debug, Clone, PartialEq)]
pub struct Filing {
    /// The organisation for which it is filed.
    pub filed_for: Option<Arc<Organisation>>,
    /// The model that sat the exam.
    pub model: Arc<Model>,
    /// Whether the model is proposed.
    pub model_is_new: bool,
    /// The makers of a proposed model that are proposed with it.
    pub new_makers: Vec<Arc<Organisation>>,
    /// The commit or digest of its weights.
    pub weights_revision: Option<String>,
    /// What the entrant chose where the exam leaves it open.
    pub setting: Named,
    /// What the rows are.
    pub role: Role,
    /// Who ran it.
    pub evaluator: Option<String>,
    /// Their relation to the model and the dataset.
    pub relation: Relation,
    /// The day the run ended.
    pub evaluated_on: Option<NaiveDate>,
    /// The tool that ran it.
    pub harness: Option<String>,
    /// Its version.
    pub harness_version: Option<String>,
    /// Its commit.
    pub harness_commit: Option<String>,
    /// On which hardware it ran.
    pub hardware: Option<String>,
    /// What it cost.
    pub cost: Option<String>,
    /// Where the public can read it; of a filing that has files alone, its own page.
    pub source_url: Option<String>,
    /// Over what a score of several subjects is averaged.
    pub averaged: Option<Averaged>,
    /// What a reader should know.
    pub note: Option<String>,
    /// The scores, at least one.
    pub rows: Vec<FiledRow>,
}

/// The board of what is filed here, as it is made where no catalog has it yet. It is open to every
/// filer and nobody's table of itself, so it counts among the academic ones.
#[must_use]
pub fn own_board(slug: Slug) -> Board {
    Board {
        slug,
        name: "Jinbang".to_owned(),
        name_zh: Some("金榜".to_owned()),
        kind: BoardKind::Academic,
        publishers: Vec::new(),
        homepage: None,
        is_evaluation: true,
        reason: None,
        about: Some((
            "Evaluations filed on this site, each reviewed by somebody without an interest in it.".to_owned(),
            "在本站报送的评测，每份都经与其无利害关系的审阅人审阅。".to_owned(),
        )),
    }
}
