//! Decisions about a filing. Each takes a value that exists only of a reviewer without an interest in
//! it ([`domain::filing::decide`]); the decision to publish writes everything in one transaction.

use chrono::{DateTime, SubsecRound, Utc};
use domain::batch::Batch;
use domain::filing::decide::{Acceptance, Decision};
use domain::filing::{Act, Subject};

use super::after::end_results;
use super::{Done, Refused, act, end, interest, one};
use crate::account::user::Reviewer;
use crate::error::Error;
use crate::import;
use crate::pool::Store;
use crate::statement::statements;
use crate::transaction::{Transaction, within};

statements! {
    VERSION = "SELECT version FROM data_version";
}

/// What a decision to publish was made from.
#[derive(Debug, Clone, Copy)]
pub struct Seen {
    /// The filing's version.
    pub filing: i64,
    /// The data version.
    pub data: i64,
}

impl Store {
    /// Records a decision that publishes nothing.
    ///
    /// # Errors
    /// [`Error::Unavailable`]. What cannot be done now, or not by this reviewer, is [`Refused`].
    pub async fn decide_filing(
        &self,
        reviewer: &Reviewer,
        decision: &Decision,
        version: i64,
        at: DateTime<Utc>,
    ) -> Result<Result<(), Refused>, Error> {
        let mut writing = Transaction::write(&self.pool).await?;
        let by = decision.by();
        let Some(found) = one(&mut writing, by.filing()).await? else {
            return end(writing, Err(Refused::Missing)).await;
        };
        if !interest::is_clear(&mut writing, reviewer, by, &found).await? {
            return end(writing, Err(Refused::Interested)).await;
        }
        let account = &reviewer.user().account().id;
        let done = Done { id: by.filing(), account, act: decision.act(), why: decision.why() };
        let outcome = act(&mut writing, &done, Some(version), at.trunc_subsecs(6)).await?;
        end(writing, outcome).await
    }

    /// Publishes a filing: its results or its claim and all that they need, the filing's new state and its event, in
    /// one transaction. Where it corrects another, that one's results end with it.
    ///
    /// # Errors
    /// As [`Store::import`]. What cannot be done now, or not by this reviewer, is [`Refused`]; nothing is
    /// written then.
    pub async fn accept_filing(
        &self,
        reviewer: &Reviewer,
        acceptance: &Acceptance,
        batch: &Batch,
        seen: Seen,
        at: DateTime<Utc>,
    ) -> Result<Result<(), Refused>, Error> {
        let mut writing = Transaction::write(&self.pool).await?;
        match accept(&mut writing, reviewer, acceptance, batch, seen, at.trunc_subsecs(6)).await {
            Ok(outcome) => end(writing, outcome).await,
            Err(error) => {
                writing.roll_back().await.ok();
                Err(error)
            }
        }
    }
}

async fn accept(
    writing: &mut Transaction,
    reviewer: &Reviewer,
    acceptance: &Acceptance,
    batch: &Batch,
    seen: Seen,
    at: DateTime<Utc>,
) -> Result<Result<(), Refused>, Error> {
    let by = acceptance.by();
    let account = &reviewer.user().account().id;
    let version: i64 = within!(writing, connection => sqlx::query_scalar(VERSION).fetch_one(connection).await)?;
    let Some(found) = one(writing, by.filing()).await? else { return Ok(Err(Refused::Missing)) };
    if !interest::is_clear(writing, reviewer, by, &found).await? {
        return Ok(Err(Refused::Interested));
    }
    if version != seen.data {
        return Ok(Err(Refused::Changed));
    }
    // A filed claim is the claim of its id: nothing that somebody else said is written over.
    if found.subject == Subject::Claim && batch.claims.iter().any(|claim| claim.id.as_str() != found.id) {
        return Ok(Err(Refused::Missing));
    }
    let done = Done { id: by.filing(), account, act: Act::Accept, why: acceptance.why() };
    if let Err(refused) = act(writing, &done, Some(seen.filing), at).await? {
        return Ok(Err(refused));
    }
    let written = import::write(writing, batch, at, &mut |_| {}).await?;
    if usize::try_from(written.added).is_ok_and(|added| added < batch.results.len()) {
        // One of its results stands already: it was published before.
        return Ok(Err(Refused::Changed));
    }
    if interest::makes_model(writing, reviewer, by.filing()).await? {
        return Ok(Err(Refused::Interested));
    }
    if let Some(corrected) = &found.corrects {
        let why = format!("corrected by {}", found.id);
        let done = Done { id: corrected, account, act: Act::Correct, why: Some(&why) };
        if let Err(refused) = act(writing, &done, None, at).await? {
            return Ok(Err(refused));
        }
        // What the correction says anew has ended with it; what it leaves out ends here.
        let reason = format!("left out of the correction {}", found.id);
        import::touch_submission(writing, corrected).await?;
        end_results(writing, corrected, at, &reason).await?;
    }
    Ok(Ok(()))
}
