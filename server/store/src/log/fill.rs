//! The entries of everything that stands in the tables: for the log of a database that is older than
//! the log, and to hold a log against the tables.

use domain::log::{Entry, Kind};

use super::source::{EditionRow, WithdrawnRow};
use super::{append, corrupt};
use crate::error::Error;
use crate::pool::Store;
use crate::statement::statements;
use crate::transaction::{Transaction, fetch_all, within};
use crate::verdict;

statements! {
    ANY_ENTRY = "SELECT position FROM log_entry LIMIT 1";
    ALL_EDITIONS = "SELECT dataset, slug, name, released_on, openness, opened_on FROM edition";
    ALL_RECORDS = "SELECT id, digest FROM record";
    ALL_RANKINGS = "SELECT id, digest FROM fixed_ranking";
    ALL_WITHDRAWN = "SELECT id, withdrawn_on, withdrawn_reason FROM result WHERE withdrawn_on IS NOT NULL";
}

/// The entries of all that stands in the tables, in no order.
async fn published(reading: &mut Transaction) -> Result<Vec<Entry>, Error> {
    let editions: Vec<EditionRow> = fetch_all!(reading, "edition", EditionRow, ALL_EDITIONS)?;
    let mut entries: Vec<Entry> = editions.iter().map(EditionRow::entry).collect();
    let records: Vec<(String, String)> = fetch_all!(reading, "record", (String, String), ALL_RECORDS)?;
    let rankings: Vec<(String, String)> = fetch_all!(reading, "fixed_ranking", (String, String), ALL_RANKINGS)?;
    for (kind, table, rows) in [(Kind::Record, "record", records), (Kind::Ranking, "fixed_ranking", rankings)] {
        for (id, digest) in rows {
            let digest = digest.parse().map_err(|fault| corrupt(table, &id, fault))?;
            entries.push(Entry { kind, id, digest });
        }
    }
    let withdrawn: Vec<WithdrawnRow> = fetch_all!(reading, "result", WithdrawnRow, ALL_WITHDRAWN)?;
    entries.extend(withdrawn.iter().filter_map(WithdrawnRow::entry));
    entries.extend(verdict::published(reading).await?);
    Ok(entries)
}

/// Gives an empty log the entries of what is there, in the order in which one import of all of it
/// would have brought them. Gives how many there were.
pub(crate) async fn fill(writing: &mut Transaction) -> Result<u64, Error> {
    let any: Option<i64> =
        within!(writing, connection => sqlx::query_scalar(ANY_ENTRY).fetch_optional(connection).await)?;
    if any.is_some() {
        return Ok(0);
    }
    let entries = published(writing).await?;
    append(writing, &entries).await
}

impl Store {
    /// The entry that the log must have, as the newest of its kind and name, for everything that
    /// stands in the tables.
    ///
    /// # Errors
    /// [`Error::Corrupt`] for a digest that is none; [`Error::Unavailable`].
    pub async fn published(&self) -> Result<Vec<Entry>, Error> {
        let mut reading = Transaction::read(&self.pool).await?;
        let entries = published(&mut reading).await?;
        reading.roll_back().await?;
        Ok(entries)
    }
}
