//! Attempts counted over every server of a site, and over a restart.

use chrono::{DateTime, SubsecRound, Utc};
use domain::account::pace::Pace;

use crate::error::Error;
use crate::pool::{Store, on};
use crate::statement::statements;

/// How often an attempt is counted anew because another was counted meanwhile.
const TRIES: usize = 16;

statements! {
    CLEAR = "DELETE FROM attempt WHERE due_at <= $1";
    DUE = "SELECT due_at FROM attempt WHERE subject = $1";
    BEGIN = "INSERT INTO attempt (subject, due_at) VALUES ($1, $2) ON CONFLICT (subject) DO NOTHING";
    // Only from the instant that was read: of two that read the same, one counts, the other reads anew.
    MOVE = "UPDATE attempt SET due_at = $2 WHERE subject = $1 AND due_at = $3";
    FORGET = "DELETE FROM attempt WHERE subject = $1";
}

impl Store {
    /// Counts an attempt of a subject; gives the instant from which on it would be let through,
    /// where it is not. A subject is a digest of what is counted: what people type is not kept.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn count_attempt(
        &self,
        subject: &str,
        pace: Pace,
        now: DateTime<Utc>,
    ) -> Result<Option<DateTime<Utc>>, Error> {
        let now = now.trunc_subsecs(6);
        on!(self, db => sqlx::query(CLEAR).bind(now).execute(db).await.map(|_| ()))?;
        let mut opens = now;
        for _ in 0..TRIES {
            let due: Option<DateTime<Utc>> =
                on!(self, db => sqlx::query_scalar(DUE).bind(subject).fetch_optional(db).await)?;
            let next = match pace.take(due, now) {
                Ok(next) => next,
                Err(opens) => return Ok(Some(opens)),
            };
            let counted = on!(self, db => {
                let statement = match due {
                    Some(due) => sqlx::query(MOVE).bind(subject).bind(next).bind(due),
                    None => sqlx::query(BEGIN).bind(subject).bind(next),
                };
                statement.execute(db).await.map(|done| done.rows_affected())
            })?;
            if counted > 0 {
                return Ok(None);
            }
            opens = next;
        }
        // So many at the same instant are too many, whatever the pace.
        Ok(Some(opens))
    }

    /// Forgets the attempts of a subject.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn forget_attempts(&self, subject: &str) -> Result<(), Error> {
        on!(self, db => sqlx::query(FORGET).bind(subject).execute(db).await.map(|_| ()))?;
        Ok(())
    }
}
