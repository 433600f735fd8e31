//! The open tables: what of the database anybody may have whole, and how a copy of it is written
//! into an empty database. What is not named here is never given out.

mod read;
mod tables;
mod write;

use chrono::{DateTime, NaiveDate, Utc};

pub use self::tables::{KEPT_BACK, OPEN_TABLES};
use crate::statement::Insert;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// Text.
    Text,
    /// A whole number.
    Count,
    /// A number.
    Number,
    /// True or false.
    Truth,
    /// A day.
    Day,
    /// An instant.
    Instant,
    /// Bytes.
    Bytes,
}

/// A column of an open table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub holds: Holds,
    /// Whether it may be empty: not stated.
    pub may_be_null: bool,
}

/// A table that anybody may have whole.
pub struct OpenTable {
    /// Its name.
    pub name: &'static str,
    /// The table of the store that it is of: by its name the same, unless it is a part of one that is
    /// otherwise kept back.
    pub table: &'static str,
    /// Its columns.
    pub columns: &'static [Column],
    /// The columns that make its key.
    pub key: &'static [&'static str],
    /// The column that names another row of the same table, which has to be there before.
    pub(crate) parent: Option<&'static str>,
    pub(crate) select: &'static str,
    /// The rows of as many values of the first column of the key as a statement takes.
    pub(crate) of: &'static str,
    /// Every value of the first column of the key, once.
    pub(crate) keys: &'static str,
    pub(crate) insert: Insert,
}

impl std::fmt::Debug for OpenTable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("OpenTable").field("name", &self.name).finish_non_exhaustive()
    }
}

/// A value of an open table; `None` is "not stated".
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "one variant a kind of column")]
pub enum Cell {
    Text(Option<String>),
    Count(Option<i64>),
    Number(Option<f64>),
    Truth(Option<bool>),
    Day(Option<NaiveDate>),
    Instant(Option<DateTime<Utc>>),
    Bytes(Option<Vec<u8>>),
}

/// Takes the open tables one after the other.
pub trait Sink {
    /// A table begins.
    ///
    /// # Errors
    /// If it cannot be written.
    fn begin(&mut self, table: &'static OpenTable) -> std::io::Result<()>;

    /// A row of the table that began last, in the order of its columns.
    ///
    /// # Errors
    /// If it cannot be written.
    fn row(&mut self, row: Vec<Cell>) -> std::io::Result<()>;

    /// The table that began last is whole.
    ///
    /// # Errors
    /// If it cannot be written.
    fn end(&mut self) -> std::io::Result<()>;
}

/// Gives the open tables, in any order in which they are asked for.
pub trait Source {
    /// The rows of a table, in the order of its columns.
    ///
    /// # Errors
    /// If it cannot be read.
    fn rows<'a>(&'a self, table: &'static OpenTable) -> std::io::Result<Rows<'a>>;
}

/// Rows as they are read.
pub type Rows<'a> = Box<dyn Iterator<Item = std::io::Result<Vec<Cell>>> + Send + 'a>;

/// The state of the data that a copy is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct State {
    /// The data version.
    pub version: i64,
    /// Since when the data have it.
    pub changed_at: Option<DateTime<Utc>>,
}

/// Why a copy cannot be made or taken in.
#[derive(Debug, thiserror::Error)]
pub enum CopyError {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] crate::Error),
    /// The copy cannot be written or read.
    #[error("the copy: {0}")]
    Copy(#[from] std::io::Error),
    /// There is something in the database already.
    #[error("the database is not empty: a copy is taken in whole, by an empty database alone")]
    NotEmpty,
}

impl From<sqlx::Error> for CopyError {
    fn from(error: sqlx::Error) -> Self {
        Self::Store(error.into())
    }
}

/// The statements that read open tables and write what is around them.
pub(crate) const STATEMENTS: [&[(&str, &str)]; 3] = [tables::STATEMENTS, read::STATEMENTS, write::STATEMENTS];

/// Every statement that writes an open table or reads a part of it, by its name.
pub(crate) fn of_tables() -> impl Iterator<Item = (&'static str, &'static str)> {
    let texts = |table: &OpenTable| [table.insert.one, table.insert.many, table.of, table.keys];
    OPEN_TABLES.iter().flat_map(move |table| texts(table).map(|text| (table.name, text)))
}

/// The cells of a row of an open table, of either database.
macro_rules! cells {
    ($row:expr, $table:expr) => {{
        let mut cells = Vec::with_capacity($table.columns.len());
        for (place, column) in $table.columns.iter().enumerate() {
            cells.push(
                match column.holds {
                    Holds::Text => $row.try_get(place).map(Cell::Text),
                    Holds::Count => $row.try_get(place).map(Cell::Count),
                    Holds::Number => $row.try_get(place).map(Cell::Number),
                    Holds::Truth => $row.try_get(place).map(Cell::Truth),
                    Holds::Day => $row.try_get(place).map(Cell::Day),
                    Holds::Instant => $row.try_get(place).map(Cell::Instant),
                    Holds::Bytes => $row.try_get(place).map(Cell::Bytes),
                }
                .map_err($crate::error::reading($table.name))?,
            );
        }
        cells
    }};
}
pub(crate) use cells;
