//! The databases that a behaviour is tested on.

use domain::batch::Batch;
use sqlx::{Connection, PgConnection, Row, SqliteConnection};
use store::Store;
use tempfile::TempDir;

use crate::{builders, postgres};

/// One fresh database with its schema.
pub(crate) struct Database {
    pub(crate) store: Store,
    pub(crate) url: String,
    _folder: Option<TempDir>,
}

/// Runs a body on a fresh SQLite and a fresh PostgreSQL.
pub(crate) async fn on_both(body: impl AsyncFn(&Database)) {
    let folder = tempfile::tempdir().unwrap();
    // The folder in which the file lies does not exist yet.
    let url = format!("sqlite://{}/new/jinbang.sqlite", folder.path().display());
    for (url, folder) in [(url, Some(folder)), (postgres::database(), None)] {
        let store = Store::open(&url).await.unwrap();
        store.migrate().await.unwrap();
        let database = Database { store, url, _folder: folder };
        body(&database).await;
        database.store.close().await;
    }
}

impl Database {
    pub(crate) fn is_sqlite(&self) -> bool {
        self.url.starts_with("sqlite")
    }

    /// Imports a batch at the usual instant.
    pub(crate) async fn import(&self, batch: &Batch) -> domain::batch::Imported {
        self.store.import(batch, builders::instant(), |_| ()).await.unwrap()
    }

    /// Runs statements by hand, as somebody might who edits a copy: without foreign keys.
    pub(crate) async fn by_hand(&self, statements: impl Into<String>) {
        let statements = sqlx::AssertSqlSafe(statements.into());
        if self.is_sqlite() {
            let mut connection = SqliteConnection::connect(&self.url).await.unwrap();
            sqlx::raw_sql("PRAGMA foreign_keys = OFF").execute(&mut connection).await.unwrap();
            sqlx::raw_sql(statements).execute(&mut connection).await.unwrap();
            connection.close().await.unwrap();
        } else {
            let mut connection = PgConnection::connect(&self.url).await.unwrap();
            sqlx::raw_sql("SET session_replication_role = replica").execute(&mut connection).await.unwrap();
            sqlx::raw_sql(statements).execute(&mut connection).await.unwrap();
            connection.close().await.unwrap();
        }
    }

    /// What the database says to a statement that it must refuse.
    pub(crate) async fn refused(&self, statement: impl Into<String>) -> String {
        let statement = sqlx::AssertSqlSafe(statement.into());
        let outcome = if self.is_sqlite() {
            let mut connection = SqliteConnection::connect(&self.url).await.unwrap();
            sqlx::raw_sql(statement).execute(&mut connection).await.map(|_| ())
        } else {
            let mut connection = PgConnection::connect(&self.url).await.unwrap();
            sqlx::raw_sql(statement).execute(&mut connection).await.map(|_| ())
        };
        outcome.map_or_else(|refused| refused.to_string(), |()| "it was taken".to_owned())
    }

    /// How the database would run a statement, in its own words.
    pub(crate) async fn plan(&self, statement: &str) -> String {
        let lines: Vec<String> = if self.is_sqlite() {
            let query = sqlx::AssertSqlSafe(format!("EXPLAIN QUERY PLAN {statement}"));
            let mut connection = SqliteConnection::connect(&self.url).await.unwrap();
            let rows = sqlx::query(query).fetch_all(&mut connection).await.unwrap();
            rows.iter().map(|row| row.get("detail")).collect()
        } else {
            let query = sqlx::AssertSqlSafe(format!("EXPLAIN {statement}"));
            let mut connection = PgConnection::connect(&self.url).await.unwrap();
            sqlx::query_scalar(query).fetch_all(&mut connection).await.unwrap()
        };
        lines.join("\n")
    }
}
