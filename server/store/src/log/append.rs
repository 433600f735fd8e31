//! Appending to the log.

use std::collections::HashMap;

use domain::log::edge::{Completed, partial_range};
use domain::log::{Edge, Entry, Hash};

use super::{corrupt, in_order, place};
use crate::error::{Error, reading};
use crate::statement::{ROWS, inserts, statements, values};
use crate::transaction::{Transaction, insert_all, look_up, within};

inserts! {
    ENTRY(5) = "INSERT INTO log_entry (position, kind, id, digest, leaf) VALUES", "";
    HASH(3) = "INSERT INTO log_hash (level, position, hash) VALUES", "";
}

statements! {
    NEWEST = values!("SELECT kind, id, digest FROM log_entry WHERE id IN", 1, ROWS, "ORDER BY position");
    SIZE = "SELECT COALESCE(MAX(position) + 1, 0) FROM log_entry";
    LEAVES_FROM = "SELECT leaf FROM log_entry WHERE position >= $1 ORDER BY position";
    HASHES_FROM = "SELECT hash FROM log_hash WHERE level = $1 AND position >= $2 ORDER BY position";
}

/// Appends entries in the order of kinds and names, whatever order they are given in, so that the
/// same import makes the same log everywhere. An entry whose kind and name have that digest already
/// is left out. Gives how many were new; the data version is the caller's to raise.
pub(crate) async fn append(writing: &mut Transaction, entries: &[Entry]) -> Result<u64, Error> {
    let entries = only_new(writing, in_order(entries)).await?;
    if entries.is_empty() {
        return Ok(0);
    }
    let mut edge = edge(writing).await?;
    let first = edge.size();
    let leaves: Vec<(u64, &Entry, String)> =
        (first..).zip(entries).map(|(position, entry)| (position, entry, entry.leaf())).collect();
    let mut completed: Vec<Completed> = Vec::new();
    for (_, _, leaf) in &leaves {
        completed.extend(edge.push(Hash::leaf(leaf.as_bytes())));
    }
    let added = insert_all!(writing, ENTRY, leaves, |query, (position, entry, leaf)| query
        .bind(place(*position))
        .bind(entry.kind.slug())
        .bind(entry.id.as_str())
        .bind(entry.digest.to_string())
        .bind(leaf.as_str()));
    insert_all!(writing, HASH, completed, |query, done| query
        .bind(i64::from(done.level))
        .bind(place(done.position))
        .bind(done.hash.to_string()));
    Ok(added)
}

/// Those that differ from the newest entry of their kind and name.
async fn only_new<'a>(writing: &mut Transaction, entries: Vec<&'a Entry>) -> Result<Vec<&'a Entry>, Error> {
    let mut ids: Vec<&str> = entries.iter().map(|entry| entry.id.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    let stored = look_up!(writing, "log_entry", (String, String, String), NEWEST, ids);
    let mut newest: HashMap<(&str, &str), String> = HashMap::with_capacity(stored.len() + entries.len());
    for (kind, id, digest) in &stored {
        newest.insert((kind, id), digest.clone());
    }
    let mut new = Vec::with_capacity(entries.len());
    for entry in entries {
        let digest = entry.digest.to_string();
        if newest.get(&(entry.kind.slug(), entry.id.as_str())) != Some(&digest) {
            newest.insert((entry.kind.slug(), &entry.id), digest);
            new.push(entry);
        }
    }
    Ok(new)
}

/// The right edge of the tree as it is stored.
async fn edge(writing: &mut Transaction) -> Result<Edge, Error> {
    let size: i64 = within!(writing, connection => sqlx::query_scalar(SIZE).fetch_one(connection).await)?;
    let size = u64::try_from(size).map_err(|_| corrupt("log_entry", size, "no position"))?;
    let mut partial = Vec::new();
    for level in 0_u8.. {
        let range = partial_range(size, level);
        if range.end == 0 {
            break;
        }
        let texts: Vec<String> = within!(writing, connection => {
            let query = match level {
                0 => sqlx::query_scalar(LEAVES_FROM),
                _ => sqlx::query_scalar(HASHES_FROM).bind(i64::from(level)),
            };
            query.bind(place(range.start)).fetch_all(connection).await
        })
        .map_err(reading("log_entry"))?;
        let hash = |text: &String| match level {
            0 => Ok(Hash::leaf(text.as_bytes())),
            _ => text.parse().map_err(|fault| corrupt("log_hash", text, fault)),
        };
        partial.push(texts.iter().map(hash).collect::<Result<Vec<Hash>, Error>>()?);
    }
    Edge::new(size, partial).ok_or_else(|| corrupt("log_entry", size, "the log lacks positions or hashes"))
}
