//! The store itself: which database it is, and how it is opened.

use std::str::FromStr;
use std::time::Duration;

use chrono::{DateTime, Utc};
use sqlx::Connection;
use sqlx::migrate::Migrator;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};

use crate::error::Error;
use crate::statement::statements;
use crate::transaction::{Transaction, within};
use crate::{
    account, backup, catalog, census, changes, check, claim, filing, fixed, guard, import, log, open, record, rows,
    verdict,
};

/// The schema, one sequence for both databases.
static MIGRATIONS: Migrator = sqlx::migrate!("../../migrations");

/// The number of the newest migration.
pub(crate) fn newest_migration() -> i64 {
    MIGRATIONS.iter().map(|migration| migration.version).max().unwrap_or_default()
}

/// How long a call waits for a connection before the database counts as unavailable.
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(3);

/// How long a write on SQLite waits for another one to end.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);

const SQLITE_CONNECTIONS: u32 = 8;
const POSTGRES_CONNECTIONS: u32 = 16;

statements! {
    PING = "SELECT 1";
    DATA_VERSION = "SELECT version FROM data_version";
    CHANGED_AT = "SELECT changed_at FROM data_version WHERE version = $1";
    ANY_RESULT = "SELECT id FROM result LIMIT 1";
}

/// The connections, by database.
#[derive(Debug, Clone)]
pub(crate) enum Pool {
    Sqlite(sqlx::SqlitePool),
    Postgres(sqlx::PgPool),
}

/// Writes an expression once for both databases: `on!(self, db => sqlx::query(TEXT).execute(db))`.
macro_rules! on {
    ($store:expr, $db:ident => $body:expr) => {
        match &$store.pool {
            $crate::pool::Pool::Sqlite($db) => $body,
            $crate::pool::Pool::Postgres($db) => $body,
        }
    };
}
pub(crate) use on;

/// What Jinbang knows, in SQLite or PostgreSQL. A clone shares the connections.
#[derive(Debug, Clone)]
pub struct Store {
    pub(crate) pool: Pool,
}

impl Store {
    /// Opens the database of an address: `sqlite://path`, whose file and folder are made if they
    /// are missing, or `postgres://…`, to which no connection is made yet, so that a server can
    /// start while it is down.
    ///
    /// # Errors
    /// [`Error::BadUrl`] for any other address; [`Error::Unavailable`] if the file cannot be opened.
    pub async fn open(url: &str) -> Result<Self, Error> {
        match url.split_once(':') {
            Some(("sqlite", _)) => Self::open_sqlite(url).await,
            Some(("postgres" | "postgresql", _)) => Self::open_postgres(url),
            _ => Err(Error::BadUrl("it begins neither with sqlite:// nor with postgres://".to_owned())),
        }
    }

    async fn open_sqlite(url: &str) -> Result<Self, Error> {
        if !url.starts_with("sqlite://") || url.contains(":memory:") {
            // Every connection would have a memory of its own.
            return Err(Error::BadUrl("SQLite needs a file: sqlite://path".to_owned()));
        }
        let options = SqliteConnectOptions::from_str(url)
            .map_err(|fault| Error::BadUrl(fault.to_string()))?
            .create_if_missing(true)
            .foreign_keys(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .busy_timeout(BUSY_TIMEOUT);
        if let Some(folder) = options.get_filename().parent() {
            std::fs::create_dir_all(folder).map_err(|fault| Error::Unavailable(fault.into()))?;
        }
        let pool = SqlitePoolOptions::new()
            .max_connections(SQLITE_CONNECTIONS)
            .acquire_timeout(ACQUIRE_TIMEOUT)
            .connect_with(options)
            .await?;
        Ok(Self { pool: Pool::Sqlite(pool) })
    }

    fn open_postgres(url: &str) -> Result<Self, Error> {
        let options = PgConnectOptions::from_str(url).map_err(|fault| Error::BadUrl(fault.to_string()))?;
        let pool = PgPoolOptions::new()
            .max_connections(POSTGRES_CONNECTIONS)
            .acquire_timeout(ACQUIRE_TIMEOUT)
            .connect_lazy_with(options);
        Ok(Self { pool: Pool::Postgres(pool) })
    }

    /// Brings the schema up to date. Call it before anything else: it works on one connection, and
    /// SQLite would let others go on with the schema they have seen.
    ///
    /// # Errors
    /// [`Error::Unavailable`], or [`Error::Migrate`] if the schema is not one of this program's.
    pub async fn migrate(&self) -> Result<(), Error> {
        on!(self, db => {
            let mut connection = db.acquire().await?;
            MIGRATIONS.run(&mut *connection).await?;
        });
        // Servers that start together set them one after the other.
        let mut writing = Transaction::write(&self.pool).await?;
        for guard in guard::guards(&self.pool) {
            within!(writing, connection => sqlx::query(guard.text).execute(connection).await.map(|_| ()))?;
        }
        log::fill(&mut writing).await?;
        writing.commit().await
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// [`Error::Unavailable`] if it does not.
    pub async fn ping(&self) -> Result<(), Error> {
        on!(self, db => {
            let mut connection = db.acquire().await?;
            connection.ping().await?;
            sqlx::query(PING).execute(&mut *connection).await?;
        });
        Ok(())
    }

    /// The number of the present state of the data: every write that changes something raises it
    /// in the same transaction.
    ///
    /// # Errors
    /// [`Error::Unavailable`], or [`Error::Database`] before the schema is there.
    pub async fn data_version(&self) -> Result<i64, Error> {
        Ok(on!(self, db => sqlx::query_scalar(DATA_VERSION).fetch_one(db).await)?)
    }

    /// Since when the data are in the state of this number; `None` where they have another by now,
    /// or nothing says.
    ///
    /// # Errors
    /// [`Error::Unavailable`], or [`Error::Database`] before the schema is there.
    pub async fn changed_at(&self, version: i64) -> Result<Option<DateTime<Utc>>, Error> {
        let row: Option<Option<DateTime<Utc>>> =
            on!(self, db => sqlx::query_scalar(CHANGED_AT).bind(version).fetch_optional(db).await)?;
        Ok(row.flatten())
    }

    /// Whether there is no result yet.
    ///
    /// # Errors
    /// [`Error::Unavailable`], or [`Error::Database`] before the schema is there.
    pub async fn is_empty(&self) -> Result<bool, Error> {
        let any: Option<String> = on!(self, db => sqlx::query_scalar(ANY_RESULT).fetch_optional(db).await)?;
        Ok(any.is_none())
    }

    /// Every statement this store may send, with the name of its constant, so that a test can have
    /// its database prepare each.
    #[must_use]
    pub fn statements(&self) -> Vec<(&'static str, &'static str)> {
        let other = match self.pool {
            Pool::Sqlite(_) => "_POSTGRES",
            Pool::Postgres(_) => "_SQLITE",
        };
        let lists = [STATEMENTS, catalog::STATEMENTS, census::STATEMENTS, record::STATEMENTS];
        let lists = lists.into_iter().chain([
            backup::STATEMENTS,
            changes::STATEMENTS,
            claim::STATEMENTS,
            fixed::STATEMENTS,
            guard::STATEMENTS,
            rows::STATEMENTS,
            verdict::STATEMENTS,
        ]);
        let lists = lists.chain(open::STATEMENTS);
        let others =
            import::statements().chain(account::statements()).chain(open::of_tables()).chain(log::statements());
        let others = others.chain(verdict::inserted()).chain(filing::statements()).chain(check::statements());
        lists.flatten().copied().chain(others).filter(|(name, _)| !name.ends_with(other)).collect()
    }

    /// Closes every connection, once the calls under way have ended.
    pub async fn close(&self) {
        on!(self, db => db.close().await);
    }
}
