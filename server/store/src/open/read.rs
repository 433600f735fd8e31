//! The open tables read whole, over one state of the data.

use chrono::{DateTime, Utc};
use futures_util::TryStreamExt;
use sqlx::Row;

use super::{Cell, CopyError, Holds, OPEN_TABLES, Sink, State, cells};
use crate::pool::Store;
use crate::statement::statements;
use crate::transaction::{Transaction, fetch_all, within};

statements! {
    VERSION_AND_TIME = "SELECT version, changed_at FROM data_version";
}

impl Store {
    /// Gives every open table to a sink, row by row, in one order on both databases.
    ///
    /// # Errors
    /// [`CopyError`]: the store fails, or the sink does.
    pub async fn copy_out(&self, sink: &mut (dyn Sink + Send)) -> Result<State, CopyError> {
        let mut copying = Transaction::read(&self.pool).await?;
        let state = fetch_all!(copying, "data_version", (i64, Option<DateTime<Utc>>), VERSION_AND_TIME)?;
        let (version, changed_at) = state.first().copied().unwrap_or_default();
        for table in OPEN_TABLES {
            sink.begin(table)?;
            within!(copying, connection => {
                let mut rows = sqlx::query(table.select).fetch(connection);
                while let Some(row) = rows.try_next().await? {
                    let cells = cells!(row, table);
                    sink.row(cells)?;
                }
            });
            sink.end()?;
        }
        copying.commit().await?;
        Ok(State { version, changed_at })
    }
}
