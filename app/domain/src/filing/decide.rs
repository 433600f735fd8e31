//! Who may decide a filing, and what a decision is. A [`Decider`] exists only of a reviewer without an
//! interest in the filing, and decisions exist only of a decider: nothing else is taken by the store.

use super::state::{Act, State};
use crate::Slug;

/// Reviewers that a filing needs which changes a first place.
pub const DECIDERS_OF_A_FIRST: usize = 2;

/// Who has an interest in a filing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stakes {
    /// The account that filed it; `None` where it was deleted since.
    pub filed_by: Option<String>,
    /// The model's makers, proposed ones among them, and the organisation for which it is filed.
    pub organisations: Vec<Slug>,
}

/// Why a reviewer cannot decide a filing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Interest {
    /// They filed it.
    FiledIt,
    /// They belong to this organisation.
    BelongsTo(Slug),
}

/// A reviewer without an interest in one filing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decider {
    account: String,
    filing: String,
    organisations: Vec<Slug>,
}

/// A decision that does not publish anything: a request for changes, a rejection, or the first of two
/// approvals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    by: Decider,
    act: Act,
    why: Option<String>,
}

/// The decision to publish a filing's results.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acceptance {
    by: Decider,
    why: Option<String>,
}

/// What an approval came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Approved {
    /// Another reviewer has to approve it too.
    First(Decision),
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

impl Decider {
    /// The reviewer as one who may decide a filing.
    ///
    /// # Errors
    /// Every interest that the reviewer has in it.
    pub fn of(account: &str, memberships: &[Slug], filing: &str, stakes: &Stakes) -> Result<Self, Vec<Interest>> {
        let own = stakes.filed_by.as_deref() == Some(account);
        let belongs = stakes.organisations.iter().filter(|organisation| memberships.contains(organisation));
        let mut interests: Vec<Interest> = own.then_some(Interest::FiledIt).into_iter().collect();
        interests.extend(belongs.cloned().map(Interest::BelongsTo));
        if interests.is_empty() {
            let organisations = stakes.organisations.clone();
            Ok(Self { account: account.to_owned(), filing: filing.to_owned(), organisations })
        } else {
            Err(interests)
        }
    }

    /// The reviewer's account.
    #[must_use]
    pub fn account(&self) -> &str {
        &self.account
    }

    /// The filing that they may decide.
    #[must_use]
    pub fn filing(&self) -> &str {
        &self.filing
    }

    /// The organisations that have an interest in the filing, to none of which they belong.
    #[must_use]
    pub fn organisations(&self) -> &[Slug] {
        &self.organisations
    }

    /// Sends the filing back to its filer, with what is to be changed.
    ///
    /// # Errors
    /// If it does not wait for a decision, or no reason is given.
    pub fn ask_changes(&self, state: State, why: &str) -> Result<Decision, Undecided> {
        self.with_reason(state, Act::AskChanges, why)
    }

    /// Turns the filing down.
    ///
    /// # Errors
    /// If it does not wait for a decision, or no reason is given.
    pub fn reject(&self, state: State, why: &str) -> Result<Decision, Undecided> {
        self.with_reason(state, Act::Reject, why)
    }

    /// Is for the filing. `approved_by` are the accounts that approved it as it stands, `moves_first`
    /// says whether its results change a first place: then two have to approve it.
    ///
    /// # Errors
    /// If it does not wait for a decision, or this reviewer approved it before.
    pub fn approve(
        &self,
        state: State,
        why: &str,
        approved_by: &[String],
        moves_first: bool,
    ) -> Result<Approved, Undecided> {
        if state.after(Act::Accept).is_none() {
            return Err(Undecided::NotNow(state));
        }
        let why = Some(why.trim()).filter(|why| !why.is_empty()).map(str::to_owned);
        let others = approved_by.iter().filter(|account| **account != self.account).count();
        if !moves_first || others + 1 >= DECIDERS_OF_A_FIRST {
            return Ok(Approved::Publish(Acceptance { by: self.clone(), why }));
        }
        if approved_by.contains(&self.account) {
            return Err(Undecided::ApprovedBefore);
        }
        Ok(Approved::First(Decision { by: self.clone(), act: Act::Approve, why }))
    }

    fn with_reason(&self, state: State, act: Act, why: &str) -> Result<Decision, Undecided> {
        let why = why.trim();
        if state.after(act).is_none() {
            Err(Undecided::NotNow(state))
        } else if why.is_empty() {
            Err(Undecided::NoReason)
        } else {
            Ok(Decision { by: self.clone(), act, why: Some(why.to_owned()) })
        }
    }
}

impl Decision {
    /// Who decided.
    #[must_use]
    pub fn by(&self) -> &Decider {
        &self.by
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
    /// Who decided.
    #[must_use]
    pub fn by(&self) -> &Decider {
        &self.by
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

    fn stakes() -> Stakes {
        Stakes { filed_by: Some("filer".to_owned()), organisations: vec![slug("maker")] }
    }

    fn decider(account: &str) -> Decider {
        Decider::of(account, &[slug("elsewhere")], "f", &stakes()).unwrap()
    }

    #[test]
    fn an_interest_makes_no_decider() {
        assert_eq!(Decider::of("filer", &[], "f", &stakes()), Err(vec![Interest::FiledIt]));
        let member = Decider::of("other", &[slug("maker")], "f", &stakes());
        assert_eq!(member, Err(vec![Interest::BelongsTo(slug("maker"))]));
        let both = Decider::of("filer", &[slug("maker")], "f", &stakes());
        assert_eq!(both, Err(vec![Interest::FiledIt, Interest::BelongsTo(slug("maker"))]));
        assert_eq!(decider("other").account(), "other");
    }

    #[test]
    fn a_change_of_first_place_needs_two() {
        let (one, two) = (decider("one"), decider("two"));
        assert!(matches!(one.approve(State::Filed, "", &[], false), Ok(Approved::Publish(_))));
        assert!(matches!(one.approve(State::Filed, "", &[], true), Ok(Approved::First(_))));
        let before = ["one".to_owned()];
        assert_eq!(one.approve(State::InReview, "", &before, true), Err(Undecided::ApprovedBefore));
        assert!(matches!(two.approve(State::InReview, "", &before, true), Ok(Approved::Publish(_))));
        assert_eq!(two.approve(State::Accepted, "", &before, true), Err(Undecided::NotNow(State::Accepted)));
    }

    #[test]
    fn a_reason_is_given_for_what_goes_against_the_filer() {
        let one = decider("one");
        assert_eq!(one.reject(State::Filed, "  "), Err(Undecided::NoReason));
        assert_eq!(one.ask_changes(State::Draft, "why"), Err(Undecided::NotNow(State::Draft)));
        assert_eq!(one.reject(State::InReview, " copied ").unwrap().why(), Some("copied"));
    }
}
