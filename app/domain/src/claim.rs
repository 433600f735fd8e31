//! Claims: what somebody said of a model's place on a board, and what the data of that day say.
//!
//! Words often name less than a slice. Every ranking that fits them is a *completion*
//! ([`completion`]); the claim is judged on each, and its [`Verdict`](verdict::Verdict) says on how
//! many of them it holds. Whom another completion puts first can say the same words.

pub mod ahead;
pub mod completion;
pub mod month;
pub mod names;
pub mod read;
pub mod reason;
mod told;
pub mod typed;
pub mod verdict;

use std::sync::Arc;

use chrono::NaiveDate;

pub use self::told::{Told, VerdictOfRecord};

use self::ahead::Comparison;
use self::month::Run;
use self::reason::Reason;
use self::verdict::{Judgement, Verdict};
use crate::lexicon::lexicon;
use crate::{Board, Dataset, Model, PartialDate, SliceQuery, Slug};

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
    "one of holds, holds-tied, listed-only, holds-on-some, held-until, depends-on-day, does-not-hold, cannot-be-checked" {
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
        /// The words are dated to a month, and on some of its days the data say something else than on
        /// others.
        DependsOnDay = "depends-on-day",
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
    /// The day it was made, or the month where only that is known; `None` where no source dates it.
    pub claimed_on: Option<PartialDate>,
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
    /// The day it was made, where it is known to the day.
    #[must_use]
    pub fn day(&self) -> Option<NaiveDate> {
        match self.claimed_on {
            Some(PartialDate::Day(day)) => Some(day),
            Some(PartialDate::Month(_)) | None => None,
        }
    }

    /// The month in which it was made, `YYYY-MM`, where only that is known.
    #[must_use]
    pub fn month(&self) -> Option<String> {
        self.claimed_on.filter(|on| matches!(on, PartialDate::Month(_))).map(|month| month.to_string())
    }

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
    /// The dataset, where one is named and recorded.
    pub dataset: Option<Arc<Dataset>>,
    /// The day that `answer` is about; `None` where none is stated. Of a month it is the first of the
    /// days on which most can be said.
    pub on: Option<NaiveDate>,
    /// Of a claim dated to a month: its days in order, as far as they have come, in runs on which the
    /// data say the same. Empty of a claim dated to a day.
    pub month: Vec<Run>,
    /// Whether the words speak of fewer models than the filters let through.
    pub narrower: bool,
    /// As much of the slice as the words name, the board included where it is recorded.
    pub named: SliceQuery,
    /// What the data say.
    pub answer: Answer,
}

impl Checked {
    /// The verdict in one word.
    #[must_use]
    pub fn word(&self) -> VerdictWord {
        if self.month.len() > 1 { VerdictWord::DependsOnDay } else { self.answer.word() }
    }

    /// Why it cannot be checked, where that is so on every day.
    #[must_use]
    pub fn reason(&self) -> Option<&Reason> {
        self.answer.reason().filter(|_| self.month.len() < 2)
    }

    /// The day that is meant, or the month where only that is known.
    #[must_use]
    pub fn dated(&self) -> Option<PartialDate> {
        let on = self.on?;
        Some(self.month.first().map_or(PartialDate::Day(on), |run| PartialDate::Month(run.from)))
    }
}
