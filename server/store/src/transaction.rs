//! Transactions of either database: for writing, one at a time, and for reading one state.

use chrono::{DateTime, SubsecRound, Utc};
use sqlx::{Postgres, Sqlite};

use crate::error::Error;
use crate::pool::Pool;
use crate::statement::statements;

// Takes the write lock before anything is read: a transaction that only read so far cannot always
// become a writer on SQLite.
const BEGIN_WRITE_SQLITE: &str = "BEGIN IMMEDIATE";
// The first statement of a writer, `LOCK`, makes the others wait on PostgreSQL.
const BEGIN_WRITE_POSTGRES: &str = "BEGIN";
// A transaction sees one state from its first read on.
const BEGIN_READ_SQLITE: &str = "BEGIN";
const BEGIN_READ_POSTGRES: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

statements! {
    /// Locks the one row that every writer locks; on SQLite the others wait already.
    LOCK = "UPDATE data_version SET version = version";
    /// Raises the number under which answers are kept, and says when.
    RAISE_VERSION = "UPDATE data_version SET version = version + 1, changed_at = $1";
}

/// A transaction of either database.
pub(crate) enum Transaction {
    Sqlite(sqlx::Transaction<'static, Sqlite>),
    Postgres(sqlx::Transaction<'static, Postgres>),
}

/// Writes an expression once for both databases, over the connection of a transaction.
macro_rules! within {
    ($transaction:expr, $connection:ident => $body:expr) => {
        match $transaction.reborrow() {
            $crate::transaction::Transaction::Sqlite(inner) => {
                let $connection = &mut **inner;
                $body
            }
            $crate::transaction::Transaction::Postgres(inner) => {
                let $connection = &mut **inner;
                $body
            }
        }
    };
}
pub(crate) use within;

/// Reads every row of a statement into a type, the table's name going into errors.
macro_rules! fetch_all {
    ($transaction:expr, $table:literal, $row:ty, $text:expr) => {
        $crate::transaction::within!($transaction, connection => {
            sqlx::query_as::<_, $row>($text).fetch_all(connection).await
        })
        .map_err($crate::error::reading($table))
    };
}
pub(crate) use fetch_all;

/// Looks rows up by key, [`ROWS`](crate::statement::ROWS) keys to a statement; the last key fills
/// what is left of the last statement.
macro_rules! look_up {
    ($transaction:expr, $table:literal, $row:ty, $text:expr, $keys:expr) => {{
        let mut found: Vec<$row> = Vec::new();
        for keys in $keys.chunks($crate::statement::ROWS) {
            let rows = $crate::transaction::within!($transaction, connection => {
                let mut query = sqlx::query_as::<_, $row>($text);
                for place in 0..$crate::statement::ROWS {
                    query = query.bind(keys.get(place).or(keys.last()).copied());
                }
                query.fetch_all(connection).await
            });
            found.extend(rows.map_err($crate::error::reading($table))?);
        }
        found
    }};
}
pub(crate) use look_up;

/// Writes a slice of items, [`ROWS`](crate::statement::ROWS) to a statement, and gives the number
/// of rows that were new or changed.
macro_rules! insert_all {
    ($transaction:expr, $insert:expr, $items:expr, |$query:ident, $item:pat_param| $bound:expr) => {
        $crate::transaction::within!($transaction, connection => {
            let mut written = 0;
            let (chunks, rest) = $items.as_chunks::<{ $crate::statement::ROWS }>();
            for chunk in chunks {
                let mut $query = sqlx::query($insert.many);
                for $item in chunk {
                    $query = $bound;
                }
                written += $query.execute(&mut *connection).await?.rows_affected();
            }
            for $item in rest {
                let $query = sqlx::query($insert.one);
                written += $bound.execute(&mut *connection).await?.rows_affected();
            }
            written
        })
    };
}
pub(crate) use insert_all;

impl Transaction {
    /// Itself, by reference: lets the macros take an owned transaction and a borrowed one alike.
    pub(crate) fn reborrow(&mut self) -> &mut Self {
        self
    }

    /// Begins to write; waits until no other transaction writes.
    pub(crate) async fn write(pool: &Pool) -> Result<Self, Error> {
        let mut transaction = Self::write_beside(pool).await?;
        within!(transaction, connection => sqlx::query(LOCK).execute(connection).await.map(|_| ()))?;
        Ok(transaction)
    }

    /// Begins to write what is no part of the data (accounts): on PostgreSQL it does not wait for
    /// those who write data, however long an import takes.
    pub(crate) async fn write_beside(pool: &Pool) -> Result<Self, Error> {
        Ok(match pool {
            Pool::Sqlite(db) => Self::Sqlite(db.begin_with(BEGIN_WRITE_SQLITE).await?),
            Pool::Postgres(db) => Self::Postgres(db.begin_with(BEGIN_WRITE_POSTGRES).await?),
        })
    }

    /// Begins to read one state of the data, whatever is written meanwhile.
    pub(crate) async fn read(pool: &Pool) -> Result<Self, Error> {
        Ok(match pool {
            Pool::Sqlite(db) => Self::Sqlite(db.begin_with(BEGIN_READ_SQLITE).await?),
            Pool::Postgres(db) => Self::Postgres(db.begin_with(BEGIN_READ_POSTGRES).await?),
        })
    }

    /// Raises the number of the data's state, which it has from `at` on; `None` where no clock is at
    /// hand, and nothing says since when.
    pub(crate) async fn raise_version(&mut self, at: Option<DateTime<Utc>>) -> Result<(), Error> {
        let at = at.map(|at| at.trunc_subsecs(6));
        within!(self, connection => sqlx::query(RAISE_VERSION).bind(at).execute(connection).await.map(|_| ()))?;
        Ok(())
    }

    /// Ends it; what was written stays.
    pub(crate) async fn commit(self) -> Result<(), Error> {
        match self {
            Self::Sqlite(inner) => inner.commit().await?,
            Self::Postgres(inner) => inner.commit().await?,
        }
        Ok(())
    }

    /// Ends it; nothing was written.
    pub(crate) async fn roll_back(self) -> Result<(), Error> {
        match self {
            Self::Sqlite(inner) => inner.rollback().await?,
            Self::Postgres(inner) => inner.rollback().await?,
        }
        Ok(())
    }
}
