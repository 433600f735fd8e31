//! Accounts: made, looked up, changed, deleted. What an account may do is a value of [`user`] that
//! only the store makes.

mod attempt;
mod membership;
mod session;
mod token;
pub mod user;

use chrono::{DateTime, SubsecRound, Utc};
use domain::account::{Account, AccountId, AccountName, AccountRole, AccountState, Email};
use sqlx::FromRow;

use self::user::{Administrator, User};
use crate::error::{Error, optional_word, reading, word};
use crate::filing;
use crate::log;
use crate::pool::{Store, on};
use crate::statement::statements;
use crate::transaction::{Transaction, within};

pub use session::NewSession;
pub use token::NewToken;

/// Declares statements that begin with the columns of an account.
macro_rules! accounts {
    ($rest:literal) => {
        concat!(
            "SELECT account.id AS id, account.name AS name, account.email AS email, ",
            "account.password_hash AS password_hash, account.role AS role, account.state AS state, ",
            "account.created_at AS created_at",
            $rest
        )
    };
}
use accounts;

statements! {
    CREATE =
        "INSERT INTO account (id, name, email, password_hash, role, state, created_at) \
         VALUES ($1, $2, $3, $4, $5, 'active', $6) ON CONFLICT (name) DO NOTHING";
    OF_NAME = accounts!(" FROM account WHERE name = $1");
    OF_ID = accounts!(" FROM account WHERE id = $1");
    AFTER = accounts!(" FROM account WHERE name > $1 ORDER BY name LIMIT $2");
    SET_ROLE = "UPDATE account SET role = $2 WHERE id = $1 AND state <> 'deleted'";
    SET_STATE = "UPDATE account SET state = $2 WHERE id = $1 AND state <> 'deleted'";
    SET_PASSWORD = "UPDATE account SET password_hash = $2 WHERE id = $1 AND state <> 'deleted'";
    SET_EMAIL = "UPDATE account SET email = $2 WHERE id = $1 AND state <> 'deleted'";
    ERASE =
        "UPDATE account SET name = $2, email = NULL, password_hash = NULL, role = 'member', state = 'deleted' \
         WHERE id = $1 AND state <> 'deleted'";
    LEAVE_ALL =
        "UPDATE membership SET state = 'left', steward = FALSE, reason = '', decided_at = $2, decided_by = $1 \
         WHERE account = $1";
}

/// A new account.
#[derive(Debug, Clone)]
pub struct NewAccount {
    /// Its key.
    pub id: AccountId,
    /// Its name.
    pub name: AccountName,
    /// The address its owner gave.
    pub email: Option<Email>,
    /// Its password's argon2id string.
    pub password_hash: String,
    /// What it may do.
    pub role: AccountRole,
}

/// An account with what its password is held against.
#[derive(Debug, Clone)]
pub struct Credentials {
    /// The account.
    pub account: Account,
    /// Its password's argon2id string; `None` of a deleted account.
    pub password_hash: Option<String>,
}

#[derive(FromRow)]
struct Row {
    id: String,
    name: String,
    email: Option<String>,
    password_hash: Option<String>,
    role: String,
    state: String,
    created_at: DateTime<Utc>,
}

impl TryFrom<Row> for Credentials {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self, Error> {
        let id = &row.id;
        let account = Account {
            id: word("account", id, id)?,
            name: word("account", id, &row.name)?,
            email: optional_word("account", id, row.email.as_deref())?,
            role: word("account", id, &row.role)?,
            state: word("account", id, &row.state)?,
            created_at: row.created_at,
        };
        Ok(Self { account, password_hash: row.password_hash })
    }
}

impl Store {
    /// Makes an account; `false` if its name is taken.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn create_account(&self, new: &NewAccount, now: DateTime<Utc>) -> Result<bool, Error> {
        let NewAccount { id, name, email, password_hash, role } = new;
        let written = on!(self, db => sqlx::query(CREATE)
            .bind(id.as_str())
            .bind(name.as_str())
            .bind(email.as_ref().map(Email::as_str))
            .bind(password_hash.as_str())
            .bind(role.slug())
            .bind(now.trunc_subsecs(6))
            .execute(db)
            .await
            .map(|done| done.rows_affected()))?;
        Ok(written > 0)
    }

    /// The account of a name, in whatever state.
    ///
    /// # Errors
    /// [`Error::Unavailable`], or [`Error::Corrupt`].
    pub async fn account_named(&self, name: &str) -> Result<Option<Credentials>, Error> {
        let row: Option<Row> =
            on!(self, db => sqlx::query_as(OF_NAME).bind(name).fetch_optional(db).await).map_err(reading("account"))?;
        row.map(Credentials::try_from).transpose()
    }

    /// The account of a key, in whatever state.
    ///
    /// # Errors
    /// As [`account_named`](Self::account_named).
    pub async fn account(&self, id: &AccountId) -> Result<Option<Account>, Error> {
        Ok(self.credentials(id).await?.map(|found| found.account))
    }

    /// The account of a key with what its password is held against.
    ///
    /// # Errors
    /// As [`account_named`](Self::account_named).
    pub async fn credentials(&self, id: &AccountId) -> Result<Option<Credentials>, Error> {
        let row: Option<Row> = on!(self, db => sqlx::query_as(OF_ID).bind(id.as_str()).fetch_optional(db).await)
            .map_err(reading("account"))?;
        row.map(Credentials::try_from).transpose()
    }

    /// Accounts in the order of names, from the one after `last` on, at most `count`.
    ///
    /// # Errors
    /// As [`account_named`](Self::account_named).
    pub async fn accounts_after(&self, _: &Administrator, last: &str, count: i64) -> Result<Vec<Account>, Error> {
        let rows: Vec<Row> = on!(self, db => sqlx::query_as(AFTER).bind(last).bind(count).fetch_all(db).await)
            .map_err(reading("account"))?;
        rows.into_iter().map(|row| Credentials::try_from(row).map(|found| found.account)).collect()
    }

    /// Gives an account a role; `false` if there is no such account.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn set_role(&self, _: &Administrator, id: &AccountId, role: AccountRole) -> Result<bool, Error> {
        let written = on!(self, db => sqlx::query(SET_ROLE)
            .bind(id.as_str())
            .bind(role.slug())
            .execute(db)
            .await
            .map(|done| done.rows_affected()))?;
        Ok(written > 0)
    }

    /// Locks an account, which ends its sessions and closes its tokens, or unlocks it; `false` if
    /// there is no such account.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn set_locked(&self, _: &Administrator, id: &AccountId, locked: bool) -> Result<bool, Error> {
        let state = if locked { AccountState::Locked } else { AccountState::Active };
        let mut writing = Transaction::write_beside(&self.pool).await?;
        let written = within!(writing, connection => sqlx::query(SET_STATE)
            .bind(id.as_str())
            .bind(state.slug())
            .execute(connection)
            .await
            .map(|done| done.rows_affected()))?;
        if locked {
            session::end_all(&mut writing, id).await?;
        }
        writing.commit().await?;
        Ok(written > 0)
    }

    /// Sets an account's password and ends all of its sessions.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn set_password(&self, user: &User, password_hash: &str) -> Result<(), Error> {
        self.write_password(&user.account().id, password_hash, false).await
    }

    /// Sets the password of another's account, ends all of its sessions and revokes its tokens:
    /// somebody else may have had them.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn reset_password(&self, _: &Administrator, id: &AccountId, password_hash: &str) -> Result<(), Error> {
        self.write_password(id, password_hash, true).await
    }

    async fn write_password(&self, id: &AccountId, password_hash: &str, revoke: bool) -> Result<(), Error> {
        let mut writing = Transaction::write_beside(&self.pool).await?;
        within!(writing, connection => sqlx::query(SET_PASSWORD)
            .bind(id.as_str())
            .bind(password_hash)
            .execute(connection)
            .await
            .map(|_| ()))?;
        session::end_all(&mut writing, id).await?;
        if revoke {
            token::revoke_all(&mut writing, id).await?;
        }
        writing.commit().await
    }

    /// Sets or takes away the address that an account's owner gave.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn set_email(&self, user: &User, email: Option<&Email>) -> Result<(), Error> {
        on!(self, db => sqlx::query(SET_EMAIL)
            .bind(user.account().id.as_str())
            .bind(email.map(Email::as_str))
            .execute(db)
            .await
            .map(|_| ()))?;
        Ok(())
    }

    /// Deletes an account: its name is replaced, its address and password, sessions and tokens are
    /// gone, its memberships have ended, and its drafts that were never filed are thrown away. What it
    /// filed stays, under its key.
    ///
    /// # Errors
    /// [`Error::Unavailable`]. Nothing is deleted then.
    pub async fn delete_account(&self, user: &User, now: DateTime<Utc>) -> Result<(), Error> {
        let id = &user.account().id;
        let name = AccountName::of_deleted(id);
        // Filings have one writer at a time: a draft that is being filed is filed, or it is gone.
        let mut writing = Transaction::write(&self.pool).await?;
        session::end_all(&mut writing, id).await?;
        token::revoke_all(&mut writing, id).await?;
        filing::drop_drafts(&mut writing, id).await?;
        within!(writing, connection => sqlx::query(LEAVE_ALL)
            .bind(id.as_str())
            .bind(now.trunc_subsecs(6))
            .execute(connection)
            .await
            .map(|_| ()))?;
        within!(writing, connection => sqlx::query(ERASE)
            .bind(id.as_str())
            .bind(name.as_str())
            .execute(connection)
            .await
            .map(|_| ()))?;
        log::author_changed(&mut writing, id).await?;
        writing.commit().await
    }
}

/// Every statement about accounts, with its name.
pub(crate) fn statements() -> impl Iterator<Item = (&'static str, &'static str)> {
    let lists = [STATEMENTS, attempt::STATEMENTS, membership::STATEMENTS, session::STATEMENTS];
    lists.into_iter().chain([token::STATEMENTS, user::STATEMENTS]).flatten().copied()
}
