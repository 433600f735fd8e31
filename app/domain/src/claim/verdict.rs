//! The verdict on a claim of a place: what each table that fits the words says, and all together.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::VerdictWord;
use super::completion::Table;
use super::reason::{Reason, no_row};
use crate::history::days;
use crate::moves::RankOf;
use crate::rank::{Entry, Ranking, Standing, Wording};
use crate::{Exam, Model, ResultRow, Slice, Slug};

/// What is claimed, with every name looked up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The model.
    pub model: Slug,
    /// The place, from 1.
    pub place: usize,
    /// The day of the claim.
    pub on: NaiveDate,
    /// The newest day there is: until when what held is followed.
    pub today: NaiveDate,
    /// Whether the words speak of fewer models than the filters let through.
    pub narrower: bool,
}

/// How a claim stands on one table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It holds: of a first place, nobody can be ahead; of another, the rank is that one.
    Holds,
    /// It is tied for first with so many others.
    Tied(usize),
    /// The board prints it so, and no error says whether it is so.
    Listed,
    /// It has another place.
    Other,
    /// The model has no result there.
    NoRow,
}

impl Outcome {
    /// Whether the claim holds there.
    #[must_use]
    pub fn holds(self) -> bool {
        matches!(self, Self::Holds | Self::Tied(_))
    }

    /// Whether it holds there, or is at least printed so.
    #[must_use]
    pub fn stands(self) -> bool {
        self.holds() || self == Self::Listed
    }

    /// The verdict on a claim that stands so on the one table that fits.
    #[must_use]
    pub const fn word(self) -> VerdictWord {
        match self {
            Self::Holds => VerdictWord::Holds,
            Self::Tied(_) => VerdictWord::HoldsTied,
            Self::Listed => VerdictWord::ListedOnly,
            Self::Other => VerdictWord::DoesNotHold,
            Self::NoRow => VerdictWord::CannotBeChecked,
        }
    }

    /// The word for it, as the API has it.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Holds => "holds",
            Self::Tied(_) => "holds-tied",
            Self::Listed => "listed-only",
            Self::Other => "does-not-hold",
            Self::NoRow => "no-row",
        }
    }
}

/// One table that fits the words, and how the claim stands on it.
#[derive(Debug, Clone)]
pub struct Completion {
    /// The ranking of the claim's day.
    pub ranking: Arc<Ranking>,
    /// How the claim stands.
    pub outcome: Outcome,
    /// The first later day on which it no longer stood; `None` where it still does, or never did.
    pub until: Option<NaiveDate>,
    /// Whether on a day between the two nobody could say that it held: somebody with a better score left
    /// unstated whether they belong there, or a score without an error may have been better.
    pub at_latest: bool,
}

impl Completion {
    /// The model's standing there.
    #[must_use]
    pub fn standing(&self, model: &Slug) -> Option<&Standing> {
        self.ranking.entry_of(model)?.standing.as_ref()
    }
}

/// The verdict on a claim of a place.
#[derive(Debug, Clone)]
pub enum Verdict {
    /// It holds on the one table that fits the words, and still does.
    Holds,
    /// It holds there, tied with so many others, and still does.
    HoldsTied(usize),
    /// The table prints it so; its error is unknown.
    ListedOnly,
    /// Several tables fit the words.
    HoldsOn {
        /// On how many of them it holds.
        holds: usize,
        /// On how many of these it is tied with others.
        tied: usize,
        /// On how many more it is only printed so.
        listed: usize,
        /// On how many the model has no result.
        absent: usize,
        /// How many there are.
        of: usize,
    },
    /// The one table that fits has it in another place.
    DoesNotHold(Standing),
    /// It held on the one table that fits, and ceased to on a later day.
    HeldUntil {
        /// The first day on which it no longer held.
        day: NaiveDate,
        /// How it held on the claim's day.
        was: Outcome,
        /// Whether it held no longer than until that day, and perhaps less long; see
        /// [`Completion::at_latest`].
        at_latest: bool,
    },
    /// The data do not say.
    CannotBeChecked(Reason),
}

impl Verdict {
    /// The verdict in one word.
    #[must_use]
    pub fn word(&self) -> VerdictWord {
        match self {
            Self::Holds => VerdictWord::Holds,
            Self::HoldsTied(_) => VerdictWord::HoldsTied,
            Self::ListedOnly => VerdictWord::ListedOnly,
            Self::HoldsOn { holds: 0, listed: 0, .. } | Self::DoesNotHold(_) => VerdictWord::DoesNotHold,
            Self::HoldsOn { holds: 0, .. } => VerdictWord::ListedOnly,
            Self::HoldsOn { .. } => VerdictWord::HoldsOnSome,
            Self::HeldUntil { .. } => VerdictWord::HeldUntil,
            Self::CannotBeChecked(_) => VerdictWord::CannotBeChecked,
        }
    }
}

/// A model that some tables put first, and those tables.
pub type CoClaimant<'a> = (Arc<Model>, Vec<&'a Completion>);

/// A verdict with what it was made from.
#[derive(Debug, Clone)]
pub struct Judgement {
    /// The verdict.
    pub verdict: Verdict,
    /// Every table that fits the words, in the order of exams.
    pub completions: Vec<Completion>,
}

impl Judgement {
    /// A claim that cannot be checked at all.
    #[must_use]
    pub fn unchecked(reason: Reason) -> Self {
        Self { verdict: Verdict::CannotBeChecked(reason), completions: Vec::new() }
    }

    /// On how many tables the claim holds.
    #[must_use]
    pub fn n_holds(&self) -> usize {
        self.completions.iter().filter(|completion| completion.outcome.holds()).count()
    }

    /// The completion that tells most: where the claim holds, else where it is printed, else where
    /// the model stands at all; of several the one with most ranked.
    #[must_use]
    pub fn main(&self) -> Option<&Completion> {
        let merit = |c: &&Completion| {
            (c.outcome.holds(), c.outcome.stands(), c.outcome != Outcome::NoRow, c.ranking.n_ranked())
        };
        self.completions.iter().rev().max_by_key(merit)
    }

    /// Every other model that a table puts first, by name, with the tables on which it does: the
    /// same words are as true of it there.
    #[must_use]
    pub fn co_claimants(&self, model: &Slug) -> Vec<CoClaimant<'_>> {
        let mut others: BTreeMap<(&str, &Slug), CoClaimant<'_>> = BTreeMap::new();
        for completion in &self.completions {
            for entry in completion.ranking.first_entries() {
                let other = &entry.row.model;
                if other.slug == *model {
                    continue;
                }
                let known = others.entry((&other.name, &other.slug)).or_insert_with(|| (Arc::clone(other), Vec::new()));
                if !known.1.iter().any(|listed| std::ptr::eq(*listed, completion)) {
                    known.1.push(completion);
                }
            }
        }
        others.into_values().collect()
    }
}

/// Judges a claim of a place on the tables that fit its words; `rows` hold at least their results.
/// `rank_of` gives the ranking of a slice.
#[must_use]
pub fn judge(question: &Question, tables: &[Table], rows: &[Arc<ResultRow>], rank_of: RankOf<'_>) -> Judgement {
    let completions: Vec<Completion> = tables
        .iter()
        .map(|(slice, exam)| {
            let ranking = rank_of(slice.clone(), exam);
            let outcome = outcome(question, &ranking);
            let until = outcome.stands().then(|| until(question, outcome, slice, exam, rows, rank_of)).flatten();
            let (until, at_latest) = until.map_or((None, false), |until| (Some(until.day), until.at_latest));
            Completion { ranking, outcome, until, at_latest }
        })
        .collect();
    Judgement { verdict: verdict(question, &completions, rows), completions }
}

fn verdict(question: &Question, completions: &[Completion], rows: &[Arc<ResultRow>]) -> Verdict {
    let count = |wanted: &dyn Fn(Outcome) -> bool| completions.iter().filter(|c| wanted(c.outcome)).count();
    if count(&|outcome| outcome != Outcome::NoRow) == 0 {
        let exams = completions.iter().map(|completion| &*completion.ranking.exam);
        return Verdict::CannotBeChecked(no_row(&question.model, exams, rows, question.on));
    }
    let (holds, stands) = (count(&Outcome::holds), count(&Outcome::stands));
    if question.narrower && stands == 0 {
        return Verdict::CannotBeChecked(Reason::Narrower);
    }
    let [only] = completions else {
        let absent = count(&|outcome| outcome == Outcome::NoRow);
        let tied = count(&|outcome| matches!(outcome, Outcome::Tied(_)));
        return Verdict::HoldsOn { holds, tied, listed: stands - holds, absent, of: completions.len() };
    };
    match (only.outcome, only.until, only.standing(&question.model)) {
        (Outcome::Other | Outcome::NoRow, _, Some(standing)) => Verdict::DoesNotHold(standing.clone()),
        (Outcome::Listed, ..) => Verdict::ListedOnly,
        (was, Some(day), _) => Verdict::HeldUntil { day, was, at_latest: only.at_latest },
        (Outcome::Tied(others), None, _) => Verdict::HoldsTied(others),
        _ => Verdict::Holds,
    }
}

/// How the claim stands in one ranking.
fn outcome(question: &Question, ranking: &Ranking) -> Outcome {
    let Some(entry) = ranking.entry_of(&question.model) else { return Outcome::NoRow };
    if question.place == 1 { first(question, ranking) } else { number(question.place, entry) }
}

/// A first place as rule 5 words it. A first that some untested score may yet beat is one that the
/// board prints.
fn first(question: &Question, ranking: &Ranking) -> Outcome {
    let holds_it = ranking.first_entries().any(|entry| entry.row.model.slug == question.model);
    match &ranking.first {
        Some(first) if holds_it => match first.wording {
            Wording::Tied => Outcome::Tied(first.others()),
            Wording::First if first.is_certain() => Outcome::Holds,
            Wording::First | Wording::Listed => Outcome::Listed,
        },
        _ => Outcome::Other,
    }
}

fn number(place: usize, entry: &Entry) -> Outcome {
    match (&entry.standing, entry.uncertainty.standard_error) {
        (Some(standing), Some(_)) if standing.rank() == place => Outcome::Holds,
        (Some(standing), None) if standing.rank() == place => Outcome::Listed,
        _ => Outcome::Other,
    }
}

/// The end of a claim that stood.
struct Until {
    day: NaiveDate,
    at_latest: bool,
}

/// The first day after the claim's on which it no longer stood.
fn until(
    question: &Question,
    was: Outcome,
    slice: &Slice,
    exam: &Arc<Exam>,
    rows: &[Arc<ResultRow>],
    rank_of: RankOf<'_>,
) -> Option<Until> {
    let later = days(slice, exam, rows).into_iter().filter(|day| *day > question.on && *day <= question.today);
    let mut at_latest = false;
    for day in later {
        let ranking = rank_of(slice.with_as_of(day), exam);
        let then = outcome(question, &ranking);
        if !then.stands() {
            return Some(Until { day, at_latest });
        }
        let may_belong = ranking.first.as_ref().is_some_and(|first| first.unstated > 0);
        at_latest |= may_belong || (was.holds() && !then.holds());
    }
    None
}
