//! The states of a filing, the acts that lead from one to the next, and the events that record them.

use chrono::{DateTime, Utc};

use super::Subject;
use crate::lexicon::lexicon;

lexicon! {
    /// Where a filing stands.
    State, "a state of a filing" {
        /// Its filer is still writing it.
        Draft = "draft",
        /// It waits for a reviewer.
        Filed = "filed",
        /// A reviewer looks at it.
        InReview = "in-review",
        /// A reviewer asked for something; its filer has it again.
        ChangesAsked = "changes-asked",
        /// Its results are published.
        Accepted = "accepted",
        /// A reviewer turned it down; nothing was published.
        Rejected = "rejected",
        /// Its results are published, and somebody's objection waits for an answer.
        Disputed = "disputed",
        /// Its results were replaced by those of another filing.
        Corrected = "corrected",
        /// It was taken back.
        Withdrawn = "withdrawn",
    }
}

lexicon! {
    /// What somebody does with a filing.
    Act, "an act on a filing" {
        /// Files it for review, also after changes.
        File = "file",
        /// Begins to review it.
        TakeUp = "take-up",
        /// Sends it back to its filer.
        AskChanges = "ask-changes",
        /// Is for it, as the first of two reviewers.
        Approve = "approve",
        /// Publishes its results.
        Accept = "accept",
        /// Turns it down.
        Reject = "reject",
        /// Objects to a result.
        Dispute = "dispute",
        /// Answers the last open objection.
        Answer = "answer",
        /// Replaces its results by those of another filing.
        Correct = "correct",
        /// Takes it back.
        Withdraw = "withdraw",
    }
}

impl State {
    /// The state after an act; `None` if the act is none that can be done now.
    #[must_use]
    pub fn after(self, act: Act) -> Option<Self> {
        match (self, act) {
            (Self::Draft | Self::ChangesAsked, Act::File) => Some(Self::Filed),
            (Self::Filed, Act::TakeUp) | (Self::Filed | Self::InReview, Act::Approve) => Some(Self::InReview),
            (Self::Filed | Self::InReview, Act::AskChanges) => Some(Self::ChangesAsked),
            (Self::Filed | Self::InReview, Act::Accept) => Some(Self::Accepted),
            (Self::Filed | Self::InReview, Act::Reject) => Some(Self::Rejected),
            (Self::Accepted | Self::Disputed, Act::Dispute) => Some(Self::Disputed),
            (Self::Disputed, Act::Answer) => Some(Self::Accepted),
            (Self::Accepted | Self::Disputed, Act::Correct) => Some(Self::Corrected),
            (Self::Filed | Self::InReview | Self::ChangesAsked | Self::Accepted | Self::Disputed, Act::Withdraw) => {
                Some(Self::Withdrawn)
            }
            _ => None,
        }
    }

    /// Whether its filer may take it back. A claim that was published is what its claimant said: whoever
    /// filed it does not take that back.
    #[must_use]
    pub fn may_be_withdrawn(self, subject: Subject) -> bool {
        self.after(Act::Withdraw).is_some() && (subject == Subject::Evaluation || !self.stands())
    }

    /// Whether its filer may replace it by another.
    #[must_use]
    pub fn may_be_corrected(self, subject: Subject) -> bool {
        self.stands() && subject == Subject::Evaluation
    }

    /// Whether what it says may be filed once more, by itself: it was turned down or taken back.
    #[must_use]
    pub fn may_be_filed_anew(self, subject: Subject) -> bool {
        matches!(self, Self::Rejected | Self::Withdrawn) && subject == Subject::Evaluation
    }

    /// Whether its filer may write in it.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Draft | Self::ChangesAsked)
    }

    /// Whether it waits for reviewers.
    #[must_use]
    pub const fn awaits_review(self) -> bool {
        matches!(self, Self::Filed | Self::InReview)
    }

    /// Whether its results stand.
    #[must_use]
    pub const fn stands(self) -> bool {
        matches!(self, Self::Accepted | Self::Disputed)
    }
}

/// One change of a filing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// When it happened.
    pub at: DateTime<Utc>,
    /// The account that did it; `None` where it was deleted since.
    pub account: Option<String>,
    /// The name that it went by then.
    pub who: String,
    /// What was done.
    pub act: Act,
    /// The state that it led to.
    pub state: State,
    /// Why, in the words of who did it.
    pub why: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_decided_is_not_decided_again() {
        for state in [State::Accepted, State::Rejected, State::Corrected, State::Withdrawn, State::Disputed] {
            for act in [Act::File, Act::TakeUp, Act::AskChanges, Act::Approve, Act::Accept, Act::Reject] {
                assert_eq!(state.after(act), None, "{state} {act}");
            }
        }
    }

    #[test]
    fn a_filing_goes_back_and_forth_until_it_is_decided() {
        let acts = [Act::File, Act::TakeUp, Act::AskChanges, Act::File, Act::Approve, Act::Accept, Act::Dispute];
        let end = acts.iter().try_fold(State::Draft, |state, act| state.after(*act));
        assert_eq!(end, Some(State::Disputed));
        assert_eq!(State::Disputed.after(Act::Answer), Some(State::Accepted));
        assert_eq!(State::Draft.after(Act::Accept), None);
        assert_eq!(State::Draft.after(Act::Withdraw), None);
    }
}
