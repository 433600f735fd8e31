//! Files: which bytes are in the object store, and which filing they belong to.

use chrono::{DateTime, SubsecRound, Utc};
use sqlx::FromRow;

use crate::error::{Error, reading};
use crate::pool::{Store, on};
use crate::statement::statements;
use crate::transaction::{Transaction, within};

statements! {
    // Seen again it is young again: it will not be swept before it belongs to something.
    KEEP =
        "INSERT INTO file (digest, size, stored_at) VALUES ($1, $2, $3) \
         ON CONFLICT (digest) DO UPDATE SET stored_at = EXCLUDED.stored_at";
    ADD =
        "INSERT INTO filing_file (filing, digest, name, format, added_at) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (filing, digest) DO UPDATE SET format = COALESCE(EXCLUDED.format, filing_file.format)";
    REMOVE = "DELETE FROM filing_file WHERE filing = $1 AND digest = $2";
    OF_FILING =
        "SELECT filing_file.digest AS digest, filing_file.name AS name, filing_file.format AS format, \
         file.size AS size FROM filing_file JOIN file ON file.digest = filing_file.digest \
         WHERE filing_file.filing = $1 ORDER BY filing_file.added_at, filing_file.digest";
    PUBLIC =
        "SELECT filing_file.digest AS digest, MIN(filing_file.name) AS name, MIN(filing_file.format) AS format, \
         file.size AS size FROM filing_file JOIN file ON file.digest = filing_file.digest \
         JOIN filing ON filing.id = filing_file.filing \
         WHERE filing_file.digest = $1 AND filing.accepted_at IS NOT NULL GROUP BY filing_file.digest, file.size";
    UNUSED =
        "SELECT digest FROM file WHERE stored_at < $1 AND NOT EXISTS \
         (SELECT 1 FROM filing_file WHERE filing_file.digest = file.digest) ORDER BY digest LIMIT 100";
    FORGET = "DELETE FROM file WHERE digest = $1";
}

/// A file of a filing.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct StoredFile {
    /// The SHA-256 of its bytes, in hexadecimal.
    pub digest: String,
    /// The name it came with.
    pub name: String,
    /// The format of a harness file.
    pub format: Option<String>,
    /// Its bytes.
    pub size: i64,
}

impl Store {
    /// Notes that bytes are about to be in the object store. Call it before they are put there.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn keep_file(&self, digest: &str, size: i64, at: DateTime<Utc>) -> Result<(), Error> {
        let mut writing = Transaction::write(&self.pool).await?;
        within!(writing, connection => {
            let query = sqlx::query(KEEP).bind(digest).bind(size).bind(at.trunc_subsecs(6));
            query.execute(connection).await.map(|_| ())
        })?;
        writing.commit().await
    }

    /// Takes a file from a filing.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn remove_file(&self, filing: &str, digest: &str) -> Result<(), Error> {
        on!(self, db => sqlx::query(REMOVE).bind(filing).bind(digest).execute(db).await.map(|_| ()))?;
        Ok(())
    }

    /// The files of a filing, in the order in which they came.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn files_of(&self, filing: &str) -> Result<Vec<StoredFile>, Error> {
        on!(self, db => sqlx::query_as(OF_FILING).bind(filing).fetch_all(db).await).map_err(reading("filing_file"))
    }

    /// A file of a filing that was accepted, by its digest.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn public_file(&self, digest: &str) -> Result<Option<StoredFile>, Error> {
        on!(self, db => sqlx::query_as(PUBLIC).bind(digest).fetch_optional(db).await).map_err(reading("filing_file"))
    }

    /// Forgets bytes that belong to nothing and were stored before a moment. `delete` takes them out
    /// of the object store while nobody can store them anew.
    ///
    /// # Errors
    /// [`Error::Unavailable`]; what `delete` could not take out is looked at again the next time.
    pub async fn sweep_files<F, Fut>(&self, before: DateTime<Utc>, delete: F) -> Result<usize, Error>
    where
        F: Fn(String) -> Fut,
        Fut: Future<Output = bool>,
    {
        let mut writing = Transaction::write(&self.pool).await?;
        let unused: Vec<String> = within!(writing, connection => {
            sqlx::query_scalar(UNUSED).bind(before).fetch_all(connection).await
        })?;
        let mut swept = 0;
        for digest in unused {
            if delete(digest.clone()).await {
                within!(writing, connection => {
                    sqlx::query(FORGET).bind(&digest).execute(connection).await.map(|_| ())
                })?;
                swept += 1;
            }
        }
        writing.commit().await?;
        Ok(swept)
    }
}

/// Adds files to a filing.
pub(super) async fn add(
    writing: &mut Transaction,
    filing: &str,
    files: &[StoredFile],
    at: DateTime<Utc>,
) -> Result<(), Error> {
    for StoredFile { digest, name, format, size: _ } in files {
        within!(writing, connection => {
            let query = sqlx::query(ADD).bind(filing).bind(digest).bind(name).bind(format);
            query.bind(at).execute(connection).await.map(|_| ())
        })?;
    }
    Ok(())
}
