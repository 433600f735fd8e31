//! Triggers that keep bytes of record, verdicts and the log as they are. They are set anew whenever the
//! schema is brought up to date: the two databases have no text for them in common. [`Store::check`]
//! says where one is missing or was replaced by another.

use std::collections::BTreeMap;

use crate::error::{Error, reading};
use crate::pool::{Pool, Store};
use crate::statement::statements;

/// A trigger, or the function that triggers call.
pub(crate) struct Guard {
    /// Its name.
    name: &'static str,
    /// What makes it, where it is not there.
    pub(crate) text: &'static str,
    /// The table that it guards; of a function none.
    table: Option<&'static str>,
}

/// Refuses to change, to delete or to replace rows of a table, on SQLite, where `INSERT OR REPLACE` deletes
/// without firing what fires before a deletion. `$key` says which row a new one would replace; what may be
/// changed after all is not among the columns of `$columns`.
macro_rules! kept_sqlite {
    ($table:literal, $columns:literal, $key:literal) => {
        [
            Guard {
                name: concat!($table, "_stays_unchanged"),
                text: concat!(
                    "CREATE TRIGGER IF NOT EXISTS ",
                    $table,
                    "_stays_unchanged BEFORE UPDATE ",
                    $columns,
                    "ON ",
                    $table,
                    " BEGIN SELECT RAISE(ABORT, 'a record is never changed'); END"
                ),
                table: Some($table),
            },
            Guard {
                name: concat!($table, "_is_kept"),
                text: concat!(
                    "CREATE TRIGGER IF NOT EXISTS ",
                    $table,
                    "_is_kept BEFORE DELETE ON ",
                    $table,
                    " BEGIN SELECT RAISE(ABORT, 'a record is never deleted'); END"
                ),
                table: Some($table),
            },
            Guard {
                name: concat!($table, "_is_not_replaced"),
                text: concat!(
                    "CREATE TRIGGER IF NOT EXISTS ",
                    $table,
                    "_is_not_replaced BEFORE INSERT ON ",
                    $table,
                    " WHEN EXISTS (SELECT 1 FROM ",
                    $table,
                    " WHERE ",
                    $key,
                    ") BEGIN SELECT RAISE(ABORT, 'a record is never replaced'); END"
                ),
                table: Some($table),
            },
        ]
    };
}

/// The same on PostgreSQL, by the function that [`POSTGRES`] makes first. There nothing replaces a row but an
/// update.
macro_rules! kept_postgres {
    ($table:literal, $tables:literal, $columns:literal) => {
        [
            Guard {
                name: concat!($table, "_is_kept"),
                text: concat!(
                    "CREATE OR REPLACE TRIGGER ",
                    $table,
                    "_is_kept BEFORE DELETE OR UPDATE ",
                    $columns,
                    "ON ",
                    $table,
                    " FOR EACH ROW EXECUTE FUNCTION keep_record()"
                ),
                table: Some($table),
            },
            Guard {
                name: concat!($tables, "_are_kept"),
                text: concat!(
                    "CREATE OR REPLACE TRIGGER ",
                    $tables,
                    "_are_kept BEFORE TRUNCATE ON ",
                    $table,
                    " FOR EACH STATEMENT EXECUTE FUNCTION keep_record()"
                ),
                table: Some($table),
            },
        ]
    };
}

/// The triggers of SQLite. When a verdict was last found again may be said anew.
const SQLITE: &[&[Guard]] = &[
    &kept_sqlite!("record", "", "id = NEW.id OR digest = NEW.digest"),
    &kept_sqlite!("fixed_ranking", "", "id = NEW.id OR digest = NEW.digest"),
    &kept_sqlite!("log_entry", "", "position = NEW.position"),
    &kept_sqlite!("log_hash", "", "level = NEW.level AND position = NEW.position"),
    &kept_sqlite!(
        "verdict",
        "OF claim, n, word, reason, sentence_zh, sentence_en, data_version, computed_on ",
        "claim = NEW.claim AND n = NEW.n"
    ),
];

/// The triggers of PostgreSQL.
const POSTGRES: &[&[Guard]] = &[
    &[Guard {
        name: "keep_record",
        text: "CREATE OR REPLACE FUNCTION keep_record() RETURNS trigger LANGUAGE plpgsql AS \
               $$ BEGIN RAISE EXCEPTION 'a record is never changed or deleted'; END $$",
        table: None,
    }],
    &kept_postgres!("record", "records", ""),
    &kept_postgres!("fixed_ranking", "fixed_rankings", ""),
    &kept_postgres!("log_entry", "log_entries", ""),
    &kept_postgres!("log_hash", "log_hashes", ""),
    &kept_postgres!(
        "verdict",
        "verdicts",
        "OF claim, n, word, reason, sentence_zh, sentence_en, data_version, computed_on "
    ),
];

statements! {
    TRIGGERS_SQLITE = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'";
    // A trigger that was switched off, or calls another function, is as good as none.
    TRIGGERS_POSTGRES =
        "SELECT CAST(t.tgname AS TEXT), pg_get_triggerdef(t.oid, TRUE) FROM pg_trigger AS t \
         JOIN pg_class AS c ON c.oid = t.tgrelid \
         WHERE NOT t.tgisinternal AND t.tgenabled = 'O' AND pg_table_is_visible(c.oid)";
    FUNCTION_POSTGRES =
        "SELECT CAST(p.proname AS TEXT), p.prosrc FROM pg_proc AS p \
         WHERE p.proname = 'keep_record' AND pg_function_is_visible(p.oid)";
}

/// The triggers of a database.
pub(crate) fn guards(pool: &Pool) -> impl Iterator<Item = &'static Guard> {
    let guards = match pool {
        Pool::Sqlite(_) => SQLITE,
        Pool::Postgres(_) => POSTGRES,
    };
    guards.iter().copied().flatten()
}

/// Triggers that are not there as the program sets them, in words.
pub(crate) async fn missing(store: &Store) -> Result<Vec<String>, Error> {
    let there: BTreeMap<String, String> = match &store.pool {
        Pool::Sqlite(db) => sqlx::query_as(TRIGGERS_SQLITE).fetch_all(db).await,
        Pool::Postgres(db) => {
            async {
                let mut there: Vec<(String, String)> = sqlx::query_as(TRIGGERS_POSTGRES).fetch_all(db).await?;
                there.extend(sqlx::query_as::<_, (String, String)>(FUNCTION_POSTGRES).fetch_all(db).await?);
                Ok(there)
            }
            .await
        }
    }
    .map_err(reading("trigger"))?
    .into_iter()
    .collect();
    let is_as_set = |guard: &Guard| there.get(guard.name).is_some_and(|text| *text == plain(guard.text));
    let words = |guard: &Guard| {
        let (what, of) = guard.table.map_or(("function", "records"), |table| ("trigger", table));
        format!("{what} {}: it is not there as the program sets it: rows of {of} could be changed", guard.name)
    };
    Ok(guards(&store.pool).filter(|guard| !is_as_set(guard)).map(words).collect())
}

/// A definition as the databases give it back: without saying what is to be done where it is there.
fn plain(text: &str) -> String {
    match text.split_once("$$") {
        Some((_, body)) => body.trim_end_matches("$$").to_owned(),
        None => text.replacen(" IF NOT EXISTS", "", 1).replacen(" OR REPLACE", "", 1),
    }
}
