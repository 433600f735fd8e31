//! The public log: entries appended in the transaction that writes what they are about, and read as
//! tiles and leaves.
//!
//! Whoever writes what is published calls [`append`] before the transaction ends, once, with
//! everything that the transaction publishes. An entry whose kind and name already have that digest
//! is left out, so that writing the same again logs nothing.

mod append;
mod fill;
mod read;
mod source;

pub(crate) use append::append;
pub(crate) use fill::fill;
pub use read::Logged;
pub(crate) use source::{editions, withdrawals};

use domain::log::Entry;

use crate::error::Error;

/// Every statement on the log, with its name.
pub(crate) fn statements() -> impl Iterator<Item = (&'static str, &'static str)> {
    let lists = [append::STATEMENTS, fill::STATEMENTS, read::STATEMENTS, source::STATEMENTS];
    let inserts = append::INSERTS.iter().flat_map(|(name, insert)| [(*name, insert.one), (*name, insert.many)]);
    lists.into_iter().flatten().copied().chain(inserts)
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
