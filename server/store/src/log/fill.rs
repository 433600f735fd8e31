//! The log of a database that is older than the log.

use domain::log::{Entry, Kind};

use super::source::{EditionRow, WithdrawnRow};
use super::{append, corrupt};
use crate::error::{Error, reading};
use crate::statement::statements;
use crate::transaction::{Transaction, fetch_all, within};

/// Rows read at once.
const TOGETHER: i64 = 20_000;

statements! {
    ANY_ENTRY = "SELECT position FROM log_entry LIMIT 1";
    ALL_EDITIONS = "SELECT dataset, slug, name, released_on, openness, opened_on FROM edition";
    RECORDS_IN_ORDER = "SELECT id, digest FROM record WHERE id > $1 ORDER BY id LIMIT $2";
    WITHDRAWN_IN_ORDER =
        "SELECT id, withdrawn_on, withdrawn_reason FROM result \
         WHERE withdrawn_on IS NOT NULL AND id > $1 ORDER BY id LIMIT $2";
}

/// Reads rows behind a key, at most [`TOGETHER`].
macro_rules! fetch_behind {
    ($transaction:expr, $table:literal, $row:ty, $text:expr, $last:expr) => {
        within!($transaction, connection => {
            sqlx::query_as::<_, $row>($text).bind($last.as_str()).bind(TOGETHER).fetch_all(connection).await
        })
        .map_err(reading($table))
    };
}

/// Gives an empty log the entries of what is there, in the order in which one import of all of it
/// would have brought them. Gives how many there were.
pub(crate) async fn fill(writing: &mut Transaction) -> Result<u64, Error> {
    let any: Option<i64> =
        within!(writing, connection => sqlx::query_scalar(ANY_ENTRY).fetch_optional(connection).await)?;
    if any.is_some() {
        return Ok(0);
    }
    let editions: Vec<EditionRow> = fetch_all!(writing, "edition", EditionRow, ALL_EDITIONS)?;
    let editions: Vec<Entry> = editions.iter().map(EditionRow::entry).collect();
    let mut added = append(writing, &editions).await?;
    let mut last = String::new();
    loop {
        let rows: Vec<(String, String)> = fetch_behind!(writing, "record", (String, String), RECORDS_IN_ORDER, last)?;
        let Some((newest, _)) = rows.last() else { break };
        last.clone_from(newest);
        let entry = |(id, digest): (String, String)| {
            let digest = digest.parse().map_err(|fault| corrupt("record", &id, fault))?;
            Ok(Entry { kind: Kind::Record, id, digest })
        };
        let entries = rows.into_iter().map(entry).collect::<Result<Vec<_>, Error>>()?;
        added += append(writing, &entries).await?;
    }
    last.clear();
    loop {
        let rows: Vec<WithdrawnRow> = fetch_behind!(writing, "result", WithdrawnRow, WITHDRAWN_IN_ORDER, last)?;
        let Some(newest) = rows.last() else { break };
        last.clone_from(&newest.id);
        let entries: Vec<Entry> = rows.iter().filter_map(WithdrawnRow::entry).collect();
        added += append(writing, &entries).await?;
    }
    Ok(added)
}
