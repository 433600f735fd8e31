//! Tokens with which programs act for an account.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, SubsecRound, Utc};
use domain::account::{AccountId, ApiToken, TokenId, TokenScope};
use sqlx::FromRow;

use super::user::User;
use crate::error::{Error, reading, word};
use crate::pool::{Store, on};
use crate::statement::statements;
use crate::transaction::{Transaction, within};

statements! {
    CREATE =
        "INSERT INTO api_token (id, digest, account, name, scopes, created_at) \
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (account, name) DO NOTHING";
    TOKENS_OF =
        "SELECT id, name, scopes, created_at, used_on FROM api_token WHERE account = $1 ORDER BY created_at DESC, id";
    NOTE_USE = "UPDATE api_token SET used_on = $2 WHERE id = $1";
    REVOKE_ONE = "DELETE FROM api_token WHERE account = $1 AND id = $2";
    REVOKE_ALL = "DELETE FROM api_token WHERE account = $1";
}

/// A new token.
#[derive(Debug, Clone)]
pub struct NewToken {
    /// Its key.
    pub id: TokenId,
    /// The hexadecimal SHA-256 of the token.
    pub digest: String,
    /// Its owner's name for it.
    pub name: String,
    /// What it opens: at least one.
    pub scopes: BTreeSet<TokenScope>,
}

#[derive(FromRow)]
struct Row {
    id: String,
    name: String,
    scopes: String,
    created_at: DateTime<Utc>,
    used_on: Option<NaiveDate>,
}

impl Store {
    /// Makes a token; `false` if its owner has one of that name.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn create_token(&self, user: &User, new: &NewToken, now: DateTime<Utc>) -> Result<bool, Error> {
        let scopes = new.scopes.iter().map(|scope| scope.slug()).collect::<Vec<_>>().join(" ");
        let written = on!(self, db => sqlx::query(CREATE)
            .bind(new.id.as_str())
            .bind(new.digest.as_str())
            .bind(user.account().id.as_str())
            .bind(new.name.as_str())
            .bind(scopes)
            .bind(now.trunc_subsecs(6))
            .execute(db)
            .await
            .map(|done| done.rows_affected()))?;
        Ok(written > 0)
    }

    /// The tokens of an account, the newest first.
    ///
    /// # Errors
    /// [`Error::Unavailable`], or [`Error::Corrupt`].
    pub async fn tokens(&self, user: &User) -> Result<Vec<ApiToken>, Error> {
        let id = user.account().id.as_str();
        let rows: Vec<Row> =
            on!(self, db => sqlx::query_as(TOKENS_OF).bind(id).fetch_all(db).await).map_err(reading("api_token"))?;
        let token = |row: Row| {
            Ok(ApiToken {
                id: word("api_token", &row.id, &row.id)?,
                scopes: scopes(&row.id, &row.scopes)?,
                name: row.name,
                created_at: row.created_at,
                used_on: row.used_on,
            })
        };
        rows.into_iter().map(token).collect()
    }

    /// Revokes a token of an account; `false` if it has none of that key.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn revoke_token(&self, user: &User, id: &TokenId) -> Result<bool, Error> {
        let account = user.account().id.as_str();
        let revoked = on!(self, db => sqlx::query(REVOKE_ONE)
            .bind(account)
            .bind(id.as_str())
            .execute(db)
            .await
            .map(|done| done.rows_affected()))?;
        Ok(revoked > 0)
    }

    /// Notes the day on which a token is used.
    pub(super) async fn note_token(
        &self,
        id: &TokenId,
        used_on: Option<NaiveDate>,
        today: NaiveDate,
    ) -> Result<(), Error> {
        if used_on == Some(today) {
            return Ok(());
        }
        on!(self, db => sqlx::query(NOTE_USE).bind(id.as_str()).bind(today).execute(db).await.map(|_| ()))?;
        Ok(())
    }
}

/// The scopes of a stored text.
pub(super) fn scopes(id: &str, text: &str) -> Result<BTreeSet<TokenScope>, Error> {
    text.split(' ').map(|scope| word("api_token", id, scope)).collect()
}

/// Revokes every token of an account.
pub(super) async fn revoke_all(writing: &mut Transaction, id: &AccountId) -> Result<(), Error> {
    within!(writing, connection => sqlx::query(REVOKE_ALL).bind(id.as_str()).execute(connection).await.map(|_| ()))?;
    Ok(())
}
