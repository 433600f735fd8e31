//! Who may decide a filing, and what a decision is. [`Stakes::interests`] is the one rule of who may not;
//! the store asks it within the transaction that decides, of what the database has then. A decision is made
//! in the [`Hearing`] of a filing by a reviewer and says nothing of their interests: no decision is believed.

use std::collections::BTreeSet;

use super::Filing;
use super::state::{Act, State};
use crate::{Catalog, Slug};

/// Reviewers that a filing needs which changes a first place.
pub const DECIDERS_OF_A_FIRST: usize = 2;

/// What a filing speaks of, as far as somebody has an interest in that.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Concerned {
    /// Models, recorded ones or not: whoever makes them has an interest.
    pub models: Vec<Slug>,
    /// Organisations: makers as the filing says them, proposed ones among them, who ran it, who publishes
    /// the dataset's boards, and a claimant.
    pub organisations: Vec<Slug>,
}

/// Who has an interest in a filing, or in an objection to one of its results.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stakes {
    /// The account that filed it; `None` where nobody did.
    pub filed_by: Option<String>,
    /// The account that raised the objection.
    pub raised_by: Option<String>,
    /// The model's makers, proposed ones among them, who ran it, who publishes the dataset's boards, and the
    /// organisation for which it is filed.
    pub organisations: Vec<Slug>,
}

/// Why a reviewer cannot decide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Interest {
    /// They filed it.
    FiledIt,
    /// They raised the objection.
    RaisedIt,
    /// They belong to this organisation.
    BelongsTo(Slug),
    /// They belonged to this organisation when it was filed, or after.
    BelongedTo(Slug),
}

/// The organisations of an account, as far as they give it an interest.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ties {
    /// Those it belongs to.
    pub present: Vec<Slug>,
    /// Those it left since the filing was filed, or the objection raised.
    pub left: Vec<Slug>,
}

/// A filing before a reviewer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hearing {
    account: String,
    filing: String,
    concerned: Concerned,
}

/// A decision that does not publish anything: that the review begins, a request for changes, a
/// rejection, or the first of two approvals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    of: Hearing,
    act: Act,
    why: Option<String>,
}

/// The decision to publish a filing's results.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acceptance {
    of: Hearing,
    why: Option<String>,
    approvals: usize,
}

/// What follows from what a reviewer says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ruling {
    /// It is recorded; nothing is published.
    Record(Decision),
    /// It is published.
    Publish(Acceptance),
}

/// Why a decision cannot be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Undecided {
    /// The filing does not wait for one.
    NotNow(State),
    /// It has to be said why.
    NoReason,
    /// This reviewer approved it before; another one has to.
    ApprovedBefore,
}

impl Concerned {
    /// What an evaluation speaks of: its model, the makers that it states, who ran it, and who publishes
    /// the boards of its datasets.
    #[must_use]
    pub fn of_filing(filing: &Filing, catalog: &Catalog) -> Self {
        let makers = filing.model.organisations.iter().map(|maker| maker.slug.clone());
        let evaluators = filing.evaluator.iter().flat_map(|said| evaluators(said, catalog));
        let datasets: BTreeSet<&Slug> = filing.rows.iter().map(|row| &row.exam.key.dataset).collect();
        let exams = catalog.exams().filter(|exam| datasets.contains(&exam.key.dataset));
        let publishers = exams.flat_map(|exam| exam.board.publishers.iter().map(|of| of.slug.clone()));
        let organisations: BTreeSet<Slug> = makers.chain(evaluators).chain(publishers).collect();
        Self { models: vec![filing.model.slug.clone()], organisations: organisations.into_iter().collect() }
    }
}

/// The organisations that are named as who ran it: one, or several with commas, semicolons, slashes or an
/// "and" between them.
fn evaluators(said: &str, catalog: &Catalog) -> Vec<Slug> {
    let parts = said.split([',', ';', '/', '&', '，', '；', '、']).flat_map(|part| part.split(" and "));
    let named = std::iter::once(said).chain(parts).filter_map(|part| catalog.organisation_named(part.trim()));
    named.map(|organisation| organisation.slug.clone()).collect()
}

impl Stakes {
    /// Every interest that an account with these ties has; none lets it decide.
    #[must_use]
    pub fn interests(&self, account: &str, ties: &Ties) -> Vec<Interest> {
        let own = |by: &Option<String>| by.as_deref() == Some(account);
        let filed = own(&self.filed_by).then_some(Interest::FiledIt);
        let raised = own(&self.raised_by).then_some(Interest::RaisedIt);
        let belongs = self.organisations.iter().filter_map(|organisation| {
            if ties.present.contains(organisation) {
                Some(Interest::BelongsTo(organisation.clone()))
            } else {
                ties.left.contains(organisation).then(|| Interest::BelongedTo(organisation.clone()))
            }
        });
        filed.into_iter().chain(raised).chain(belongs).collect()
    }
}

impl Interest {
    /// What its kind is called.
    #[must_use]
    pub const fn slug(&self) -> &'static str {
        match self {
            Self::FiledIt => "filed-it",
            Self::RaisedIt => "raised-it",
            Self::BelongsTo(_) => "belongs-to",
            Self::BelongedTo(_) => "belonged-to",
        }
    }
}

impl Hearing {
    /// A filing before a reviewer. `concerned` is what it speaks of as it is read now, which may be more
    /// than when it was filed.
    #[must_use]
    pub fn new(account: &str, filing: &str, concerned: Concerned) -> Self {
        Self { account: account.to_owned(), filing: filing.to_owned(), concerned }
    }

    /// The reviewer's account.
    #[must_use]
    pub fn account(&self) -> &str {
        &self.account
    }

    /// The filing.
    #[must_use]
    pub fn filing(&self) -> &str {
        &self.filing
    }

    /// What it speaks of as it is read now.
    #[must_use]
    pub fn concerned(&self) -> &Concerned {
        &self.concerned
    }

    /// Begins to review it.
    ///
    /// # Errors
    /// If that was done, or it does not wait.
    pub fn take_up(&self, state: State) -> Result<Ruling, Undecided> {
        let may = state.after(Act::TakeUp).ok_or(Undecided::NotNow(state));
        may.map(|_| Ruling::Record(Decision { of: self.clone(), act: Act::TakeUp, why: None }))
    }

    /// Sends the filing back to its filer, with what is to be changed.
    ///
    /// # Errors
    /// If it does not wait for a decision, or no reason is given.
    pub fn ask_changes(&self, state: State, why: &str) -> Result<Ruling, Undecided> {
        self.with_reason(state, Act::AskChanges, why)
    }

    /// Turns the filing down.
    ///
    /// # Errors
    /// If it does not wait for a decision, or no reason is given.
    pub fn reject(&self, state: State, why: &str) -> Result<Ruling, Undecided> {
        self.with_reason(state, Act::Reject, why)
    }

    /// Is for the filing. `approved_by` are the accounts that approved it as it stands and still may,
    /// `moves_first` says whether its results change a first place: then two have to approve it.
    ///
    /// # Errors
    /// If it does not wait for a decision, or this reviewer approved it before.
    pub fn approve(
        &self,
        state: State,
        why: &str,
        approved_by: &[String],
        moves_first: bool,
    ) -> Result<Ruling, Undecided> {
        if state.after(Act::Accept).is_none() {
            return Err(Undecided::NotNow(state));
        }
        let why = Some(why.trim()).filter(|why| !why.is_empty()).map(str::to_owned);
        let others = approved_by.iter().filter(|account| **account != self.account).count();
        let approvals = if moves_first { DECIDERS_OF_A_FIRST - 1 } else { 0 };
        if others >= approvals {
            return Ok(Ruling::Publish(Acceptance { of: self.clone(), why, approvals }));
        }
        if approved_by.contains(&self.account) {
            return Err(Undecided::ApprovedBefore);
        }
        Ok(Ruling::Record(Decision { of: self.clone(), act: Act::Approve, why }))
    }

    fn with_reason(&self, state: State, act: Act, why: &str) -> Result<Ruling, Undecided> {
        let why = why.trim();
        if state.after(act).is_none() {
            Err(Undecided::NotNow(state))
        } else if why.is_empty() {
            Err(Undecided::NoReason)
        } else {
            Ok(Ruling::Record(Decision { of: self.clone(), act, why: Some(why.to_owned()) }))
        }
    }
}

impl Decision {
    /// Who decided, about what.
    #[must_use]
    pub fn of(&self) -> &Hearing {
        &self.of
    }

    /// What they decided.
    #[must_use]
    pub fn act(&self) -> Act {
        self.act
    }

    /// Why.
    #[must_use]
    pub fn why(&self) -> Option<&str> {
        self.why.as_deref()
    }
}

impl Acceptance {
    /// Who decided, about what.
    #[must_use]
    pub fn of(&self) -> &Hearing {
        &self.of
    }

    /// How many others have to have approved it, and still may when it is published.
    #[must_use]
    pub fn approvals(&self) -> usize {
        self.approvals
    }

    /// Why.
    #[must_use]
    pub fn why(&self) -> Option<&str> {
        self.why.as_deref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slug(text: &str) -> Slug {
        text.parse().unwrap()
    }

    fn hearing(account: &str) -> Hearing {
        Hearing::new(account, "f", Concerned::default())
    }

    #[test]
    fn every_interest_is_said() {
        let stakes = Stakes {
            filed_by: Some("filer".to_owned()),
            raised_by: Some("objector".to_owned()),
            organisations: vec![slug("maker")],
        };
        let ties = |present: &[&str], left: &[&str]| {
            let slugs = |words: &[&str]| words.iter().map(|word| slug(word)).collect();
            Ties { present: slugs(present), left: slugs(left) }
        };
        assert_eq!(stakes.interests("filer", &Ties::default()), [Interest::FiledIt]);
        assert_eq!(stakes.interests("objector", &ties(&["elsewhere"], &[])), [Interest::RaisedIt]);
        assert_eq!(stakes.interests("other", &ties(&["maker"], &["maker"])), [Interest::BelongsTo(slug("maker"))]);
        assert_eq!(stakes.interests("other", &ties(&[], &["maker"])), [Interest::BelongedTo(slug("maker"))]);
        let both = [Interest::FiledIt, Interest::BelongsTo(slug("maker"))];
        assert_eq!(stakes.interests("filer", &ties(&["maker"], &[])), both);
        assert!(stakes.interests("other", &ties(&["elsewhere"], &["elsewhere"])).is_empty());
    }

    #[test]
    fn a_change_of_first_place_needs_two() {
        let (one, two) = (hearing("one"), hearing("two"));
        assert!(matches!(one.approve(State::Filed, "", &[], false), Ok(Ruling::Publish(_))));
        assert!(matches!(one.approve(State::Filed, "", &[], true), Ok(Ruling::Record(_))));
        let before = ["one".to_owned()];
        assert_eq!(one.approve(State::InReview, "", &before, true), Err(Undecided::ApprovedBefore));
        assert!(matches!(two.approve(State::InReview, "", &before, true), Ok(Ruling::Publish(_))));
        assert_eq!(two.approve(State::Accepted, "", &before, true), Err(Undecided::NotNow(State::Accepted)));
    }

    #[test]
    fn a_reason_is_given_for_what_goes_against_the_filer() {
        let one = hearing("one");
        assert_eq!(one.reject(State::Filed, "  "), Err(Undecided::NoReason));
        assert_eq!(one.ask_changes(State::Draft, "why"), Err(Undecided::NotNow(State::Draft)));
        let Ok(Ruling::Record(rejected)) = one.reject(State::InReview, " copied ") else { unreachable!() };
        assert_eq!((rejected.act(), rejected.why()), (Act::Reject, Some("copied")));
    }

    #[test]
    fn a_review_begins_once() {
        assert!(hearing("one").take_up(State::Filed).is_ok());
        assert_eq!(hearing("one").take_up(State::InReview), Err(Undecided::NotNow(State::InReview)));
    }
}
