//! Decisions about a filing. Whatever a decision says of its reviewer, it is done by a [`Decider`], which the
//! same transaction makes of what the database has; the decision to publish writes everything in it.

use chrono::{DateTime, SubsecRound, Utc};
use domain::batch::Batch;
use domain::filing::Subject;
use domain::filing::decide::{Acceptance, Decision, Hearing};

use super::act::Done;
use super::after::end_results;
use super::interest::{self, Decider};
use super::{Refused, StoredFiling, end, in_place_of, one};
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
        let outcome = match heard(&mut writing, reviewer, decision.of()).await? {
            Ok((_, by)) => Done::decided(&by, decision).at(&mut writing, Some(version), at.trunc_subsecs(6)).await?,
            Err(refused) => Err(refused),
        };
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

/// The filing that a reviewer decides, and that reviewer as one who may: the decision is their own, and
/// they have no interest in it.
async fn heard<'a>(
    writing: &mut Transaction,
    reviewer: &'a Reviewer,
    hearing: &Hearing,
) -> Result<Result<(StoredFiling, Decider<'a>), Refused>, Error> {
    let Some(found) = one(writing, hearing.filing()).await? else { return Ok(Err(Refused::Missing)) };
    if hearing.account() != reviewer.user().account().id.as_str() {
        return Ok(Err(Refused::Interested));
    }
    let by = Decider::of_filing(writing, reviewer, &found, hearing.concerned()).await?;
    Ok(by.map(|by| (found, by)))
}

async fn accept(
    writing: &mut Transaction,
    reviewer: &Reviewer,
    acceptance: &Acceptance,
    batch: &Batch,
    seen: Seen,
    at: DateTime<Utc>,
) -> Result<Result<(), Refused>, Error> {
    let version: i64 = within!(writing, connection => sqlx::query_scalar(VERSION).fetch_one(connection).await)?;
    let (found, by) = match heard(writing, reviewer, acceptance.of()).await? {
        Ok(heard) => heard,
        Err(refused) => return Ok(Err(refused)),
    };
    if version != seen.data {
        return Ok(Err(Refused::Changed));
    }
    // A filed claim is the claim of its id: nothing that somebody else said is written over.
    if found.subject == Subject::Claim && batch.claims.iter().any(|claim| claim.id.as_str() != found.id) {
        return Ok(Err(Refused::Missing));
    }
    if let Some(corrected) = &found.corrects {
        let standing = in_place_of(writing, corrected).await?;
        if standing.as_ref() != Some(corrected) {
            return Ok(Err(Refused::Overtaken(standing)));
        }
    }
    if let Err(refused) = Done::accepted(&by, acceptance).at(writing, Some(seen.filing), at).await? {
        return Ok(Err(refused));
    }
    let written = import::write(writing, batch, at, &mut |_| {}).await?;
    if usize::try_from(written.added).is_ok_and(|added| added < batch.results.len()) {
        // One of its results stands already: it was published before.
        return Ok(Err(Refused::Changed));
    }
    // The model that was published may have makers that nobody named before.
    let by = match heard(writing, reviewer, acceptance.of()).await? {
        Ok((_, by)) => by,
        Err(refused) => return Ok(Err(refused)),
    };
    // Whoever approved it before may have an interest by now, or review no more.
    let approvals = interest::approvals(writing, &found, acceptance.of().concerned()).await?;
    let others = approvals.iter().filter(|account| account.as_str() != acceptance.of().account());
    if others.count() < acceptance.approvals() {
        return Ok(Err(Refused::Changed));
    }
    match &found.corrects {
        Some(corrected) => correct(writing, &by, corrected, at).await,
        None => Ok(Ok(())),
    }
}

/// Ends the results of a filing that another corrects: whoever decides the one decides the other.
async fn correct(
    writing: &mut Transaction,
    by: &Decider<'_>,
    corrected: &str,
    at: DateTime<Utc>,
) -> Result<Result<(), Refused>, Error> {
    let (of_corrected, why) = (by.of_corrected(corrected), format!("replaced by {}", by.filing()));
    if let Err(refused) = Done::corrected(&of_corrected, &why).at(writing, None, at).await? {
        return Ok(Err(refused));
    }
    // What the correction says anew has ended with it; what it leaves out ends here.
    let reason = format!("left out of the correction {}", by.filing());
    import::touch_submission(writing, corrected).await?;
    end_results(writing, corrected, at, &reason).await?;
    Ok(Ok(()))
}
