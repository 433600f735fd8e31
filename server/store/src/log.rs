//! The public log: entries appended in the transaction that writes what they are about, and read as
//! tiles and leaves.
//!
//! Whoever writes what is published calls [`append`] before the transaction ends, once, with
//! everything that the transaction publishes. An entry whose kind and name already have that digest
//! is left out, so that writing the same again logs nothing.

mod append;
mod fact;
mod fill;
mod read;
mod source;

pub(crate) use append::append;
pub(crate) use fact::{Root, Touched};
pub(crate) use fill::fill;
pub use read::Logged;
pub(crate) use source::{editions, items, withdrawals};

use chrono::{DateTime, Utc};
use domain::account::AccountId;
use domain::log::{Entry, Published};

use crate::error::Error;
use crate::transaction::Transaction;

/// Every statement on the log, with its name.
pub(crate) fn statements() -> impl Iterator<Item = (&'static str, &'static str)> {
    let lists = [append::STATEMENTS, fact::STATEMENTS, fill::STATEMENTS, read::STATEMENTS, source::STATEMENTS];
    let inserts = append::INSERTS.iter().flat_map(|(name, insert)| [(*name, insert.one), (*name, insert.many)]);
    lists.into_iter().flatten().copied().chain(inserts)
}

/// Enters the facts of rows that a transaction wrote; gives how many were new.
pub(crate) async fn append_facts(writing: &mut Transaction, touched: &Touched) -> Result<u64, Error> {
    let facts = touched.facts(writing).await?;
    append(writing, &facts.iter().map(Published::entry).collect::<Vec<_>>()).await
}

/// Enters the name of an account anew, if it was entered before: nobody's is who did nothing in public.
pub(crate) async fn author_changed(writing: &mut Transaction, account: &AccountId) -> Result<(), Error> {
    if fact::is_logged_author(writing, account.as_str()).await? {
        let mut touched = Touched::default();
        touched.note(Root::Author, [account.as_str()]);
        append_facts(writing, &touched).await?;
    }
    Ok(())
}

/// Raises the number of the data's state, which it has from `at` on, and enters that state: the last thing that
/// a transaction does that changes what pages show. `None` where no clock is at hand, and nothing says since when.
pub(crate) async fn raise_version(writing: &mut Transaction, at: Option<DateTime<Utc>>) -> Result<(), Error> {
    writing.raise_version(at).await?;
    let state = fact::data_version(writing).await?.into_iter().chain([fact::schema()]);
    append(writing, &state.map(|fact| fact.entry()).collect::<Vec<_>>()).await?;
    Ok(())
}

/// A row of the log that is not what the program writes.
fn corrupt(table: &'static str, id: impl ToString, what: impl ToString) -> Error {
    Error::Corrupt { table, id: id.to_string(), what: what.to_string() }
}

/// A place as the databases keep it: no log has 2^63 entries.
fn place(position: u64) -> i64 {
    i64::try_from(position).unwrap_or(i64::MAX)
}

/// The entries of one kind and name stand together, in the order in which they were given.
fn in_order(entries: &[Entry]) -> Vec<&Entry> {
    let mut entries: Vec<&Entry> = entries.iter().collect();
    entries.sort_by_key(|entry| (entry.kind, entry.id.as_str()));
    entries
}
