//! How the store can fail.

use std::fmt;
use std::str::FromStr;

use domain::{ResultId, SlugError};
use sqlx::migrate::MigrateError;
use sqlx::postgres::PgDatabaseError;
use sqlx::sqlite::SqliteError;

/// How the store can fail. What is absent is `None`, not an error.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The database cannot be reached or is too busy; the same call may succeed later.
    #[error("the database is not available")]
    Unavailable(#[source] sqlx::Error),
    /// An import contradicts what was published; nothing of it was written.
    #[error("the import contradicts {} stored results; the first: {}", .0.len(), First(.0))]
    Conflict(Vec<Conflict>),
    /// The database holds what the program would never write.
    #[error("table {table}, row {id:?}: {what}")]
    Corrupt {
        /// The table.
        table: &'static str,
        /// The row's key, as far as it is known.
        id: String,
        /// What is wrong with it.
        what: String,
    },
    /// The database refused a statement.
    #[error("the database refused a statement")]
    Database(#[source] sqlx::Error),
    /// The schema could not be brought up to date.
    #[error("the schema could not be brought up to date")]
    Migrate(#[source] MigrateError),
    /// The address names no database this program can use. The address itself is not repeated: it
    /// may hold a password.
    #[error("the database address is not usable: {0}")]
    BadUrl(String),
}

/// One result that an import would change although it was published as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The result.
    pub id: ResultId,
    /// The field in which they differ.
    pub field: &'static str,
    /// What is stored.
    pub stored: String,
    /// What the import says.
    pub filed: String,
}

impl fmt::Display for Conflict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { id, field, stored, filed } = self;
        write!(f, "result {id}: {field} is {stored:?} in the store and {filed:?} in the import")
    }
}

/// The first of several conflicts, for a message of one line.
struct First<'a>(&'a [Conflict]);

impl fmt::Display for First<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.first().map_or(Ok(()), |conflict| conflict.fmt(f))
    }
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        if is_unavailable(&error) { Self::Unavailable(error) } else { Self::Database(error) }
    }
}

impl From<MigrateError> for Error {
    fn from(error: MigrateError) -> Self {
        match error {
            MigrateError::Execute(cause) if is_unavailable(&cause) => Self::Unavailable(cause),
            other => Self::Migrate(other),
        }
    }
}

/// Reads an error met while rows of a table were decoded: a value that does not decode is the
/// row's fault, everything else the database's.
pub(crate) fn reading(table: &'static str) -> impl Fn(sqlx::Error) -> Error {
    move |error| match error {
        sqlx::Error::ColumnDecode { index, source } => {
            Error::Corrupt { table, id: String::new(), what: format!("column {index}: {source}") }
        }
        other => other.into(),
    }
}

/// A stored text as the validated word it must be.
pub(crate) fn word<T>(table: &'static str, id: &str, text: &str) -> Result<T, Error>
where
    T: FromStr<Err = SlugError>,
{
    text.parse().map_err(|fault: SlugError| Error::Corrupt { table, id: id.to_owned(), what: fault.to_string() })
}

/// A stored text, where there is one, as the validated word it must be.
pub(crate) fn optional_word<T>(table: &'static str, id: &str, text: Option<&str>) -> Result<Option<T>, Error>
where
    T: FromStr<Err = SlugError>,
{
    text.map(|text| word(table, id, text)).transpose()
}

/// A row that another row names, or the fault that it is missing.
pub(crate) fn named<T>(found: Option<T>, table: &'static str, id: &str, missing: &str) -> Result<T, Error> {
    found.ok_or_else(|| Error::Corrupt { table, id: id.to_owned(), what: format!("{missing} does not exist") })
}

/// Whether the same call may succeed later without anybody changing the program or the data.
fn is_unavailable(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::Io(_)
        | sqlx::Error::Tls(_)
        | sqlx::Error::PoolTimedOut
        | sqlx::Error::PoolClosed
        | sqlx::Error::WorkerCrashed => true,
        sqlx::Error::Database(refusal) => {
            if let Some(refusal) = refusal.try_downcast_ref::<PgDatabaseError>() {
                // Connection lost, no resources left, server going down or coming up.
                let code = refusal.code();
                code.starts_with("08") || code.starts_with("53") || code.starts_with("57P0")
            } else if refusal.try_downcast_ref::<SqliteError>().is_some() {
                // Primary result codes: busy, locked, disk error, disk full, cannot open.
                let code = refusal.code().and_then(|code| code.parse::<u32>().ok());
                code.is_some_and(|code| matches!(code & 0xff, 5 | 6 | 10 | 13 | 14))
            } else {
                false
            }
        }
        _ => false,
    }
}
