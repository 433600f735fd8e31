//! The entries of everything that stands in the tables: for the log of a database that is older than
//! the log or than its facts, and to hold a log against the tables.

use domain::log::{Entry, Kind, Published};

use super::source::{EditionRow, WithdrawnRow, items, sets};
use super::{append, corrupt, fact, raise_version};
use crate::error::Error;
use crate::pool::Store;
use crate::statement::statements;
use crate::transaction::{Transaction, fetch_all};
use crate::verdict;

statements! {
    ALL_EDITIONS = "SELECT dataset, slug, name, released_on, openness, opened_on FROM edition";
    ALL_RECORDS = "SELECT id, digest FROM record";
    ALL_RANKINGS = "SELECT id, digest FROM fixed_ranking";
    ALL_WITHDRAWN = "SELECT id, withdrawn_on, withdrawn_reason FROM result WHERE withdrawn_on IS NOT NULL";
}

/// The entries of all that stands in the tables but the state of the data, in no order.
async fn published(reading: &mut Transaction) -> Result<Vec<Entry>, Error> {
    let editions: Vec<EditionRow> = fetch_all!(reading, "edition", EditionRow, ALL_EDITIONS)?;
    let mut entries: Vec<Entry> = editions.iter().map(|row| row.published().entry()).collect();
    let records: Vec<(String, String)> = fetch_all!(reading, "record", (String, String), ALL_RECORDS)?;
    let rankings: Vec<(String, String)> = fetch_all!(reading, "fixed_ranking", (String, String), ALL_RANKINGS)?;
    for (kind, table, rows) in [(Kind::Record, "record", records), (Kind::Ranking, "fixed_ranking", rankings)] {
        for (id, digest) in rows {
            let digest = digest.parse().map_err(|fault| corrupt(table, &id, fault))?;
            entries.push(Entry { kind, id, digest });
        }
    }
    let withdrawn: Vec<WithdrawnRow> = fetch_all!(reading, "result", WithdrawnRow, ALL_WITHDRAWN)?;
    entries.extend(withdrawn.iter().filter_map(|row| Some(row.published()?.entry())));
    entries.extend(verdict::published(reading).await?);
    for set in sets(reading).await? {
        entries.extend(items(reading, &[&set]).await?.iter().map(Published::entry));
    }
    let all = fact::everything(reading).await?;
    entries.extend(all.facts(reading).await?.iter().map(Published::entry));
    Ok(entries)
}

/// Gives a log without facts, or with facts that were made otherwise, the entries of what is there, in the order
/// in which one import of all of it would have brought them; the state of the data gets a new number then.
pub(crate) async fn fill(writing: &mut Transaction) -> Result<(), Error> {
    let logged = fact::logged_schema(writing).await?;
    if logged.as_ref() != Some(&fact::schema().entry().digest.to_string()) {
        let entries = published(writing).await?;
        if append(writing, &entries).await? > 0 || logged.is_some() {
            raise_version(writing, None).await?;
        }
    }
    Ok(())
}

impl Store {
    /// The entry that the log must have, as the newest of its kind and name, for everything that
    /// stands in the tables.
    ///
    /// # Errors
    /// [`Error::Corrupt`] for a digest that is none; [`Error::Unavailable`].
    pub async fn published(&self) -> Result<Vec<Entry>, Error> {
        let mut reading = Transaction::read(&self.pool).await?;
        let mut entries = published(&mut reading).await?;
        entries.extend(fact::data_version(&mut reading).await?.iter().map(Published::entry));
        entries.push(fact::schema().entry());
        reading.roll_back().await?;
        Ok(entries)
    }

    /// What the newest entry of a kind and name is of, as it stands in the tables: withdrawals, editions,
    /// facts and items; `None` of any other kind, and if there is none of that name.
    ///
    /// # Errors
    /// [`Error::Corrupt`], or [`Error::Unavailable`].
    pub async fn published_as(&self, kind: Kind, id: &str) -> Result<Option<Published>, Error> {
        let mut reading = Transaction::read(&self.pool).await?;
        let found = match (kind, id.split('/').next()) {
            (Kind::Withdrawal, _) => super::withdrawals(&mut reading, &[id]).await?,
            (Kind::Edition, Some(dataset)) => super::editions(&mut reading, &[dataset]).await?,
            (Kind::Items, _) => items(&mut reading, &[id.rsplit('/').next().unwrap_or(id)]).await?,
            (Kind::Fact, _) => fact::named(&mut reading, id).await?.into_iter().collect(),
            _ => Vec::new(),
        };
        reading.roll_back().await?;
        Ok(found.into_iter().find(|published| published.id == id))
    }
}
