//! What an audit reads of filings: every step in order, and every file that belongs to one.

use domain::filing::{Act, State};
use sqlx::FromRow;

use crate::error::{Error, reading, word};
use crate::pool::{Store, on};
use crate::statement::statements;

statements! {
    STEPS =
        "SELECT filing, position, act, state FROM filing_event \
         WHERE filing > $1 OR (filing = $1 AND position > $2) ORDER BY filing, position LIMIT $3";
    USED =
        "SELECT file.digest AS digest, file.size AS size, MIN(filing_file.filing) AS filing FROM file \
         JOIN filing_file ON filing_file.digest = file.digest WHERE file.digest > $1 \
         GROUP BY file.digest, file.size ORDER BY file.digest LIMIT $2";
}

/// One event of a filing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The filing.
    pub filing: String,
    /// Its place among the filing's events, from 1.
    pub position: i64,
    /// What was done.
    pub act: Act,
    /// The state that it led to.
    pub state: State,
}

/// A file that belongs to a filing.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct UsedFile {
    /// The SHA-256 of its bytes, in hexadecimal.
    pub digest: String,
    /// Its bytes.
    pub size: i64,
    /// One filing that it belongs to.
    pub filing: String,
}

impl Store {
    /// Events of all filings, in the order of filings and positions, behind one of them.
    ///
    /// # Errors
    /// [`Error::Unavailable`], or [`Error::Corrupt`].
    pub async fn filing_steps(&self, filing: &str, position: i64, count: i64) -> Result<Vec<Step>, Error> {
        let rows: Vec<(String, i64, String, String)> = on!(self, db => {
            sqlx::query_as(STEPS).bind(filing).bind(position).bind(count).fetch_all(db).await
        })
        .map_err(reading("filing_event"))?;
        let step = |(filing, position, act, state): (String, i64, String, String)| {
            let (act, state) = (word("filing_event", &filing, &act)?, word("filing_event", &filing, &state)?);
            Ok(Step { filing, position, act, state })
        };
        rows.into_iter().map(step).collect()
    }

    /// Files that belong to filings, in the order of digests, behind one of them.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn used_files(&self, digest: &str, count: i64) -> Result<Vec<UsedFile>, Error> {
        on!(self, db => sqlx::query_as(USED).bind(digest).bind(count).fetch_all(db).await)
            .map_err(reading("filing_file"))
    }
}
