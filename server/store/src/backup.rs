//! A copy of the database while others write.

use std::path::Path;

use crate::error::Error;
use crate::pool::{Pool, Store};
use crate::statement::statements;

statements! {
    COPY_SQLITE = "VACUUM INTO $1";
}

impl Store {
    /// Writes the present state of the database into a new file, whatever is written meanwhile.
    /// `false` on PostgreSQL, whose own `pg_dump` does it.
    ///
    /// # Errors
    /// [`Error::Database`] if the file is there already or cannot be written.
    pub async fn copy_to(&self, file: &Path) -> Result<bool, Error> {
        match &self.pool {
            Pool::Sqlite(db) => {
                sqlx::query(COPY_SQLITE).bind(file.display().to_string()).execute(db).await?;
                Ok(true)
            }
            Pool::Postgres(_) => Ok(false),
        }
    }
}
