//! A copy of the open tables written into an empty database, whole or not at all.

use std::collections::HashSet;

use super::{Cell, CopyError, OPEN_TABLES, OpenTable, Source, State};
use crate::log;
use crate::pool::Store;
use crate::statement::{ROWS, statements};
use crate::transaction::{Transaction, fetch_all, within};

statements! {
    ANYTHING = "SELECT (SELECT COUNT(*) FROM organisation) + (SELECT COUNT(*) FROM model) \
                + (SELECT COUNT(*) FROM board) + (SELECT COUNT(*) FROM claim) + (SELECT COUNT(*) FROM account)";
    SET_VERSION = "UPDATE data_version SET version = $1, changed_at = $2";
}

impl Store {
    /// Writes a copy of the open tables, with its data version, into an empty database. Gives the
    /// number of rows.
    ///
    /// # Errors
    /// [`CopyError::NotEmpty`]; a copy that cannot be read; a row that the database refuses. Nothing is
    /// written then.
    pub async fn copy_in(&self, source: &(dyn Source + Sync), state: State) -> Result<u64, CopyError> {
        let mut writing = Transaction::write(&self.pool).await?;
        match write(&mut writing, source, state).await {
            Ok(rows) => {
                writing.commit().await?;
                Ok(rows)
            }
            Err(error) => {
                // What went wrong first is what is told.
                writing.roll_back().await.ok();
                Err(error)
            }
        }
    }
}

async fn write(writing: &mut Transaction, source: &(dyn Source + Sync), state: State) -> Result<u64, CopyError> {
    let there = fetch_all!(writing, "organisation", (i64,), ANYTHING)?;
    if there.iter().any(|(rows,)| *rows > 0) {
        return Err(CopyError::NotEmpty);
    }
    let mut written = 0;
    for table in OPEN_TABLES {
        let mut waiting: Vec<Vec<Cell>> = Vec::new();
        let mut chunk: Vec<Vec<Cell>> = Vec::with_capacity(ROWS);
        for row in source.rows(table)? {
            let row = row?;
            if parent_of(table, &row).is_some() {
                waiting.push(row);
                continue;
            }
            chunk.push(row);
            if chunk.len() == ROWS {
                written += insert(writing, table, &chunk).await?;
                chunk.clear();
            }
        }
        written += insert(writing, table, &chunk).await?;
        written += insert_after_parents(writing, table, waiting).await?;
    }
    within!(writing, connection => {
        sqlx::query(SET_VERSION).bind(state.version).bind(state.changed_at).execute(connection).await.map(|_| ())
    })?;
    // A copy of a time when facts were not entered yet.
    log::fill(writing).await?;
    Ok(written)
}

/// The row of the same table that a row names.
fn parent_of<'a>(table: &OpenTable, row: &'a [Cell]) -> Option<&'a str> {
    text(row, table.columns.iter().position(|column| Some(column.name) == table.parent)?)
}

fn text(row: &[Cell], place: usize) -> Option<&str> {
    match row.get(place)? {
        Cell::Text(text) => text.as_deref(),
        _ => None,
    }
}

/// Rows that name others of their table: each after the one that it names. What names nothing that
/// comes is left to the database to refuse.
async fn insert_after_parents(
    writing: &mut Transaction,
    table: &'static OpenTable,
    mut waiting: Vec<Vec<Cell>>,
) -> Result<u64, CopyError> {
    let mut written = 0;
    while !waiting.is_empty() {
        let to_come: HashSet<String> = waiting.iter().filter_map(|row| text(row, 0)).map(str::to_owned).collect();
        let ready = |row: &Vec<Cell>| parent_of(table, row).is_none_or(|parent| !to_come.contains(parent));
        let (mut now, later): (Vec<Vec<Cell>>, Vec<Vec<Cell>>) = waiting.into_iter().partition(ready);
        let stuck = now.is_empty();
        waiting = if stuck { Vec::new() } else { later.clone() };
        if stuck {
            now = later;
        }
        written += insert(writing, table, &now).await?;
    }
    Ok(written)
}

async fn insert(writing: &mut Transaction, table: &'static OpenTable, rows: &[Vec<Cell>]) -> Result<u64, CopyError> {
    within!(writing, connection => {
        let mut written = 0;
        let (chunks, rest) = rows.as_chunks::<ROWS>();
        let whole = chunks.iter().map(|chunk| (table.insert.many, chunk.as_slice()));
        let single = rest.chunks(1).map(|row| (table.insert.one, row));
        for (text, rows) in whole.chain(single) {
            let mut query = sqlx::query(text);
            for cell in rows.iter().flatten() {
                query = match cell {
                    Cell::Text(text) => query.bind(text.as_deref()),
                    Cell::Count(count) => query.bind(*count),
                    Cell::Number(number) => query.bind(*number),
                    Cell::Truth(truth) => query.bind(*truth),
                    Cell::Day(day) => query.bind(*day),
                    Cell::Instant(instant) => query.bind(*instant),
                    Cell::Bytes(bytes) => query.bind(bytes.as_deref()),
                };
            }
            written += query.execute(&mut *connection).await?.rows_affected();
        }
        Ok(written)
    })
}
