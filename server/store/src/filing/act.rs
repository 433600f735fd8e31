//! What is done with a filing: it moves to the state that an act leads to, and the event is recorded.
//! What reviewers do is a [`Done`] that only a [`Decider`] makes.

use chrono::{DateTime, Utc};
use domain::account::AccountId;
use domain::filing::Act;
use domain::filing::decide::{Acceptance, Decision};

use super::Refused;
use super::interest::Decider;
use super::read::one;
use crate::error::Error;
use crate::log::{self, Root, Touched};
use crate::statement::statements;
use crate::transaction::{Transaction, within};

statements! {
    // What is filed again is filed from then on.
    MOVE =
        "UPDATE filing SET state = $2, version = version + 1, changed_at = $3, \
         filed_at = CASE WHEN $2 = 'filed' THEN $3 ELSE filed_at END, \
         accepted_at = CASE WHEN $2 = 'accepted' AND accepted_at IS NULL THEN $3 ELSE accepted_at END \
         WHERE id = $1";
    INSERT_EVENT =
        "INSERT INTO filing_event (filing, position, at, account, act, state, version, why) \
         VALUES ($1, (SELECT COALESCE(MAX(position), 0) + 1 FROM filing_event WHERE filing = $1), \
         $2, $3, $4, $5, (SELECT version FROM filing WHERE id = $1), $6)";
}

/// What somebody does with a filing.
pub(super) struct Done<'a> {
    filing: &'a str,
    account: &'a AccountId,
    act: Act,
    why: Option<&'a str>,
}

impl<'a> Done<'a> {
    /// Its filer files it.
    pub(super) fn filed(filing: &'a str, account: &'a AccountId) -> Self {
        Self { filing, account, act: Act::File, why: None }
    }

    /// Its filer takes it back.
    pub(super) fn withdrawn(filing: &'a str, account: &'a AccountId, why: &'a str) -> Self {
        Self { filing, account, act: Act::Withdraw, why: Some(why) }
    }

    /// Somebody objects to one of its results.
    pub(super) fn disputed(filing: &'a str, account: &'a AccountId, evidence: &'a str) -> Self {
        Self { filing, account, act: Act::Dispute, why: Some(evidence) }
    }

    /// The last open objection is answered.
    pub(super) fn answered(by: &'a Decider<'a>, words: &'a str) -> Self {
        Self::of(by, Act::Answer, Some(words))
    }

    /// A decision that publishes nothing.
    pub(super) fn decided(by: &'a Decider<'a>, decision: &'a Decision) -> Self {
        Self::of(by, decision.act(), decision.why())
    }

    /// Its results are published.
    pub(super) fn accepted(by: &'a Decider<'a>, acceptance: &'a Acceptance) -> Self {
        Self::of(by, Act::Accept, acceptance.why())
    }

    /// Its results are replaced; `why` says by which filing's.
    pub(super) fn corrected(by: &'a Decider<'a>, why: &'a str) -> Self {
        Self::of(by, Act::Correct, Some(why))
    }

    /// What it is.
    pub(super) fn act(&self) -> Act {
        self.act
    }

    fn of(by: &'a Decider<'a>, act: Act, why: Option<&'a str>) -> Self {
        Self { filing: by.filing(), account: by.account(), act, why }
    }

    /// Does it. `version` is what it was decided about; `None` is whatever stands.
    pub(super) async fn at(
        self,
        writing: &mut Transaction,
        version: Option<i64>,
        at: DateTime<Utc>,
    ) -> Result<Result<(), Refused>, Error> {
        let Self { filing, account, act, why } = self;
        let Some(found) = one(writing, filing).await? else { return Ok(Err(Refused::Missing)) };
        if version.is_some_and(|version| version != found.version) {
            return Ok(Err(Refused::Changed));
        }
        let Some(state) = found.state.after(act) else { return Ok(Err(Refused::NotNow(found.state))) };
        within!(writing, connection => {
            sqlx::query(MOVE).bind(filing).bind(state.slug()).bind(at).execute(&mut *connection).await?;
            let query = sqlx::query(INSERT_EVENT).bind(filing).bind(at).bind(account.as_str()).bind(act.slug());
            query.bind(state.slug()).bind(why).execute(connection).await.map(|_| ())
        })?;
        // Of a filing that is not public there is no fact yet.
        let mut touched = Touched::default();
        touched.note(Root::Filing, [filing]);
        log::append_facts(writing, &touched).await?;
        Ok(Ok(()))
    }
}
