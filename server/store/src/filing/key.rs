//! Keys of requests, so that a program can send one again without filing twice.

use chrono::{DateTime, Utc};
use domain::account::AccountId;

use super::Sheet;
use crate::error::Error;
use crate::pool::{Store, on};
use crate::statement::statements;
use crate::transaction::{Transaction, within};

statements! {
    FIND = "SELECT digest, filing FROM filing_key WHERE account = $1 AND key = $2";
    KEEP = "INSERT INTO filing_key (account, key, digest, filing, at) VALUES ($1, $2, $3, $4, $5)";
}

/// A request's key, with the digest of what was sent.
#[derive(Debug, Clone, Copy)]
pub struct Sent<'a> {
    /// The key.
    pub key: &'a str,
    /// The SHA-256 of the request, in hexadecimal.
    pub digest: &'a str,
}

impl Store {
    /// What a key of an account was first sent with: the request's digest, and the filing it made.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn filing_of_key(&self, account: &AccountId, key: &str) -> Result<Option<(String, String)>, Error> {
        let account = account.as_str();
        Ok(on!(self, db => sqlx::query_as(FIND).bind(account).bind(key).fetch_optional(db).await)?)
    }
}

pub(super) async fn keep(
    writing: &mut Transaction,
    sheet: &Sheet<'_>,
    sent: &Sent<'_>,
    at: DateTime<Utc>,
) -> Result<(), Error> {
    within!(writing, connection => {
        let query = sqlx::query(KEEP).bind(sheet.account.as_str()).bind(sent.key).bind(sent.digest);
        query.bind(sheet.id).bind(at).execute(connection).await.map(|_| ())
    })?;
    Ok(())
}
