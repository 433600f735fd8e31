//! Claims: what somebody said of a model's place on a board, and what the data of that day say.
//!
//! Words often name less than a slice. Every ranking that fits them is a *completion*
//! ([`completion`]); the claim is judged on each, and its [`Verdict`](verdict::Verdict) says on how
//! many of them it holds. Whom another completion puts first can say the same words.

pub mod ahead;
pub mod completion;
pub mod names;
pub mod reason;
mod told;
pub mod verdict;

use std::sync::Arc;

use chrono::NaiveDate;

pub use self::told::{Told, VerdictOfRecord};

use self::ahead::Comparison;
use self::reason::Reason;
use self::verdict::{Judgement, Verdict};
use crate::lexicon::lexicon;
use crate::{Board, Model, SliceQuery, Slug};

lexicon! {
    /// What is claimed.
    ClaimKind, "one of first, number, ahead-of, first-among" {
        /// The first place.
        First = "first",
        /// Place k.
        Number = "number",
        /// A better score than another model.
        AheadOf = "ahead-of",
        /// The first place among models of a kind: the filters of the slice.
        FirstAmong = "first-among",
    }
}

lexicon! {
    /// The verdict on a claim in one word. The sentence beside it says the rest.
    VerdictWord,
    "one of holds, holds-tied, listed-only, holds-on-some, held-until, does-not-hold, cannot-be-checked" {
        /// It held that day, and nothing has ended it since.
        Holds = "holds",
        /// It holds, and others cannot be told from first.
        HoldsTied = "holds-tied",
        /// The board prints it so; whether it is so, no error says.
        ListedOnly = "listed-only",
        /// It holds on some of the tables that fit the words.
        HoldsOnSome = "holds-on-some",
        /// It held that day, and ceased to hold on a later one.
        HeldUntil = "held-until",
        /// It does not hold on any table that fits the words.
        DoesNotHold = "does-not-hold",
        /// The data do not say.
        CannotBeChecked = "cannot-be-checked",
    }
}

/// A published statement about a model's place, as it was made. Names are kept as its author wrote
/// them; what they mean is looked up when it is judged ([`names::Names`]).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// Its word in addresses.
    pub id: Slug,
    /// The day it was made; `None` where no source dates it.
    pub claimed_on: Option<NaiveDate>,
    /// Who made it, in their own or the source's words.
    pub claimant: String,
    /// The claimant's organisation, where the registry has it.
    pub organisation: Option<Slug>,
    /// The model's name as the words have it; `None` where they name none.
    pub model: Option<String>,
    /// The board's name as the words have it; `None` where they name none.
    pub board: Option<String>,
    /// What is claimed.
    pub kind: ClaimKind,
    /// The place claimed, of [`ClaimKind::Number`].
    pub place: Option<u32>,
    /// The other model's name as the words have it, of [`ClaimKind::AheadOf`].
    pub other: Option<String>,
    /// As much of the slice as the words name, but for the board.
    pub named: SliceQuery,
    /// Whether the words speak of fewer models than the filters let through ("among 13B models",
    /// where the nearest filter is a size class).
    pub narrower: bool,
    /// The words, at most 200 characters of the original.
    pub text: String,
    /// The page that shows them.
    pub source_url: Option<String>,
    /// That page's commit.
    pub source_commit: Option<String>,
    /// What a reader should know of it.
    pub note: Option<String>,
}

impl Claim {
    /// The place that is claimed; `None` of [`ClaimKind::AheadOf`].
    #[must_use]
    pub fn place(&self) -> Option<u32> {
        match self.kind {
            ClaimKind::First | ClaimKind::FirstAmong => Some(1),
            ClaimKind::Number => self.place,
            ClaimKind::AheadOf => None,
        }
    }
}

/// What the data say of a claim.
#[derive(Debug, Clone)]
pub enum Answer {
    /// Of a place.
    Place(Judgement),
    /// Of "ahead of model X".
    Ahead(Comparison),
}

impl Answer {
    /// The verdict in one word.
    #[must_use]
    pub fn word(&self) -> VerdictWord {
        match self {
            Self::Place(judgement) => judgement.verdict.word(),
            Self::Ahead(comparison) => comparison.word(),
        }
    }

    /// Why it cannot be checked, where that is so.
    #[must_use]
    pub fn reason(&self) -> Option<&Reason> {
        match self {
            Self::Place(Judgement { verdict: Verdict::CannotBeChecked(reason), .. }) => Some(reason),
            Self::Place(_) => None,
            Self::Ahead(comparison) => comparison.reason.as_ref(),
        }
    }
}

/// A claim with its names looked up and what the data say of it.
#[derive(Debug, Clone)]
pub struct Checked {
    /// What is claimed.
    pub kind: ClaimKind,
    /// The place claimed, from 1; of [`ClaimKind::AheadOf`] it says nothing.
    pub place: usize,
    /// The model, where the registry has it.
    pub model: Option<Arc<Model>>,
    /// The other model, where one is named and the registry has it.
    pub other: Option<Arc<Model>>,
    /// The board, where one is named and recorded.
    pub board: Option<Arc<Board>>,
    /// The day; `None` where none is stated.
    pub on: Option<NaiveDate>,
    /// Whether the words speak of fewer models than the filters let through.
    pub narrower: bool,
    /// As much of the slice as the words name, the board included where it is recorded.
    pub named: SliceQuery,
    /// What the data say.
    pub answer: Answer,
}
