//! The databases that a behaviour is tested on.

use domain::batch::Batch;
use sqlx::{Connection, PgConnection, SqliteConnection};
use store::Store;
use tempfile::TempDir;

use crate::{builders, postgres};

/// One fresh database with its schema.
pub struct Database {
    pub store: Store,
    pub url: String,
    _folder: Option<TempDir>,
}

/// Runs a body on a fresh SQLite and a fresh PostgreSQL.
pub async fn on_both(body: impl AsyncFn(&Database)) {
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
    pub fn is_sqlite(&self) -> bool {
        self.url.starts_with("sqlite")
    }

    /// Imports a batch at the usual instant.
    pub async fn import(&self, batch: &Batch) -> domain::batch::Imported {
        self.store.import(batch, builders::instant(), |_| ()).await.unwrap()
    }

    /// Runs statements by hand, as somebody might who edits a copy: without foreign keys.
    pub async fn by_hand(&self, statements: &'static str) {
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

    /// Text rows of a query.
    pub async fn texts(&self, query: String) -> Vec<String> {
        let query = sqlx::AssertSqlSafe(query);
        if self.is_sqlite() {
            let mut connection = SqliteConnection::connect(&self.url).await.unwrap();
            sqlx::query_scalar(query).fetch_all(&mut connection).await.unwrap()
        } else {
            let mut connection = PgConnection::connect(&self.url).await.unwrap();
            sqlx::query_scalar(query).fetch_all(&mut connection).await.unwrap()
        }
    }
}
