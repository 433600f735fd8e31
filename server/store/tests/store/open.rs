//! The open tables against the schema: nothing public is forgotten, nothing private given out.

use std::collections::BTreeSet;

use sqlx::{Connection, SqliteConnection};
use store::{KEPT_BACK, OPEN_TABLES};

use crate::database::on_both;

#[tokio::test]
async fn every_table_is_open_or_kept_back_and_every_column_of_an_open_one_is_given() {
    on_both(async |db| {
        if !db.is_sqlite() {
            return;
        }
        let mut connection = SqliteConnection::connect(&db.url).await.unwrap();
        let there: Vec<String> =
            sqlx::query_scalar("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
                .fetch_all(&mut connection)
                .await
                .unwrap();
        let there: BTreeSet<&str> = there.iter().map(String::as_str).collect();
        let named: BTreeSet<&str> =
            OPEN_TABLES.iter().map(|table| table.table).chain(KEPT_BACK.iter().copied()).collect();
        assert_eq!(there, named, "a new table is named in store/src/open/tables.rs: open, or kept back");
        for table in OPEN_TABLES.iter().filter(|table| table.table == table.name) {
            let columns: Vec<String> = sqlx::query_scalar("SELECT name FROM pragma_table_info($1) ORDER BY cid")
                .bind(table.name)
                .fetch_all(&mut connection)
                .await
                .unwrap();
            let given: BTreeSet<&str> = table.columns.iter().map(|column| column.name).collect();
            let columns: BTreeSet<&str> = columns.iter().map(String::as_str).collect();
            assert_eq!(columns, given, "a new column of {} is given, or its table split", table.name);
        }
    })
    .await;
}
