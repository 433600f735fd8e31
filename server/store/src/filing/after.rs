//! What happens to published results: they are taken back.

use chrono::{DateTime, SubsecRound, Utc};
use domain::log::Published;

use super::act::Done;
use super::{Refused, end, one};
use crate::account::user::Filer;
use crate::error::Error;
use crate::import;
use crate::log::{self, Root, Touched};
use crate::pool::Store;
use crate::statement::statements;
use crate::transaction::{Transaction, within};

statements! {
    WITHDRAW =
        "UPDATE result SET withdrawn_on = CASE WHEN published_on > $2 THEN published_on ELSE $2 END, \
         withdrawn_reason = $3, withdrawal_recorded_at = $4 WHERE submission = $1 AND withdrawn_on IS NULL RETURNING id";
}

impl Store {
    /// Takes a filing of one's own back, with its results where they stand: they keep their addresses
    /// and say why.
    ///
    /// # Errors
    /// [`Error::Unavailable`]. A filing of somebody else, and what cannot be done now, is [`Refused`].
    pub async fn withdraw_filing(
        &self,
        filer: &Filer,
        id: &str,
        why: &str,
        at: DateTime<Utc>,
    ) -> Result<Result<(), Refused>, Error> {
        let (at, account) = (at.trunc_subsecs(6), &filer.user().account().id);
        let mut writing = Transaction::write(&self.pool).await?;
        match one(&mut writing, id).await? {
            Some(found) if found.account == *account && found.state.may_be_withdrawn(found.subject) => {}
            Some(found) if found.account == *account => {
                return end(writing, Err(Refused::NotNow(found.state))).await;
            }
            _ => return end(writing, Err(Refused::Missing)).await,
        }
        let outcome = Done::withdrawn(id, account, why).at(&mut writing, None, at).await?;
        if outcome.is_ok() {
            let ended = end_results(&mut writing, id, at, why).await?;
            if ended > 0 {
                log::raise_version(&mut writing, Some(at)).await?;
                import::touch_submission(&mut writing, id).await?;
            }
        }
        end(writing, outcome).await
    }
}

/// Ends the days of the results of a submission that still stand, and logs it; gives how many there were.
pub(super) async fn end_results(
    writing: &mut Transaction,
    submission: &str,
    at: DateTime<Utc>,
    why: &str,
) -> Result<usize, Error> {
    let ended: Vec<String> = within!(writing, connection => {
        sqlx::query_scalar(WITHDRAW).bind(submission).bind(at.date_naive()).bind(why).bind(at).fetch_all(connection).await
    })?;
    let ids: Vec<&str> = ended.iter().map(String::as_str).collect();
    let ends = log::withdrawals(writing, &ids).await?;
    log::append(writing, &ends.iter().map(Published::entry).collect::<Vec<_>>()).await?;
    let mut touched = Touched::default();
    touched.note(Root::Submission, [submission]);
    log::append_facts(writing, &touched).await?;
    Ok(ended.len())
}
