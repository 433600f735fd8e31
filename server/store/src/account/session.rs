//! Sessions: one for each browser in which somebody is signed in.

use chrono::{DateTime, Duration, SubsecRound, Utc};
use domain::account::{AccountId, Session, SessionId};
use sqlx::FromRow;

use super::user::User;
use crate::error::{Error, reading, word};
use crate::pool::{Store, on};
use crate::statement::statements;
use crate::transaction::{Transaction, within};

/// A session ends when it has not been used for so long.
const IDLE: Duration = Duration::days(14);
/// A session ends after so long, however it is used.
const WHOLE: Duration = Duration::days(90);
/// Use is noted once in so long.
const NOTED: Duration = Duration::hours(1);
/// Letters kept of the browser's words for itself.
const AGENT: usize = 200;

statements! {
    BEGIN =
        "INSERT INTO session (id, digest, account, agent, created_at, used_at, expires_at, ends_at) \
         VALUES ($1, $2, $3, $4, $5, $5, $6, $7)";
    CLEAR = "DELETE FROM session WHERE expires_at <= $1";
    NOTE_USE = "UPDATE session SET used_at = $2, expires_at = $3 WHERE id = $1";
    SESSIONS_OF =
        "SELECT id, agent, created_at, used_at, expires_at FROM session \
         WHERE account = $1 AND expires_at > $2 ORDER BY used_at DESC, id";
    END_ONE = "DELETE FROM session WHERE account = $1 AND id = $2";
    END_ALL = "DELETE FROM session WHERE account = $1";
}

/// A new session.
#[derive(Debug, Clone)]
pub struct NewSession {
    /// Its key.
    pub id: SessionId,
    /// The hexadecimal SHA-256 of the secret in its cookie.
    pub digest: String,
    /// Whose it is.
    pub account: AccountId,
    /// The browser's words for itself.
    pub agent: String,
}

#[derive(FromRow)]
struct Row {
    id: String,
    agent: String,
    created_at: DateTime<Utc>,
    used_at: DateTime<Utc>,
    expires_at: DateTime<Utc>,
}

impl Store {
    /// Begins a session.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn begin_session(&self, new: &NewSession, now: DateTime<Utc>) -> Result<(), Error> {
        let now = now.trunc_subsecs(6);
        let agent: String = new.agent.chars().take(AGENT).collect();
        let mut writing = Transaction::write_beside(&self.pool).await?;
        within!(writing, connection => sqlx::query(CLEAR).bind(now).execute(connection).await.map(|_| ()))?;
        within!(writing, connection => sqlx::query(BEGIN)
            .bind(new.id.as_str())
            .bind(new.digest.as_str())
            .bind(new.account.as_str())
            .bind(agent)
            .bind(now)
            .bind(now + IDLE)
            .bind(now + WHOLE)
            .execute(connection)
            .await
            .map(|_| ()))?;
        writing.commit().await
    }

    /// The sessions of an account that have not ended, the last used first.
    ///
    /// # Errors
    /// [`Error::Unavailable`], or [`Error::Corrupt`].
    pub async fn sessions(&self, user: &User, now: DateTime<Utc>) -> Result<Vec<Session>, Error> {
        let id = user.account().id.as_str();
        let now = now.trunc_subsecs(6);
        let rows: Vec<Row> = on!(self, db => sqlx::query_as(SESSIONS_OF).bind(id).bind(now).fetch_all(db).await)
            .map_err(reading("session"))?;
        let session = |row: Row| {
            Ok(Session {
                id: word("session", &row.id, &row.id)?,
                agent: row.agent,
                created_at: row.created_at,
                used_at: row.used_at,
                expires_at: row.expires_at,
            })
        };
        rows.into_iter().map(session).collect()
    }

    /// Ends one session of an account; `false` if it has none of that key.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn end_session(&self, user: &User, id: &SessionId) -> Result<bool, Error> {
        let account = user.account().id.as_str();
        let ended = on!(self, db => sqlx::query(END_ONE)
            .bind(account)
            .bind(id.as_str())
            .execute(db)
            .await
            .map(|done| done.rows_affected()))?;
        Ok(ended > 0)
    }

    /// Notes that a session is used, if that was not noted within the hour, which keeps it from
    /// ending by itself.
    pub(super) async fn note_session(
        &self,
        id: &SessionId,
        used_at: DateTime<Utc>,
        ends_at: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        let now = now.trunc_subsecs(6);
        if now - used_at < NOTED {
            return Ok(());
        }
        let expires_at = (now + IDLE).min(ends_at);
        on!(self, db => sqlx::query(NOTE_USE)
            .bind(id.as_str())
            .bind(now)
            .bind(expires_at)
            .execute(db)
            .await
            .map(|_| ()))?;
        Ok(())
    }
}

/// Ends every session of an account.
pub(super) async fn end_all(writing: &mut Transaction, id: &AccountId) -> Result<(), Error> {
    within!(writing, connection => sqlx::query(END_ALL).bind(id.as_str()).execute(connection).await.map(|_| ()))?;
    Ok(())
}
