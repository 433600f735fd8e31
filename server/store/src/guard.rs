//! Triggers that keep bytes of record and the log as they are. They are set anew whenever the schema
//! is brought up to date: the two databases have no text for them in common.

/// Refuses to change or to delete rows of a table, on SQLite.
macro_rules! kept_sqlite {
    ($table:literal) => {
        [
            concat!(
                "CREATE TRIGGER IF NOT EXISTS ",
                $table,
                "_stays_unchanged BEFORE UPDATE ON ",
                $table,
                " BEGIN SELECT RAISE(ABORT, 'a record is never changed'); END"
            ),
            concat!(
                "CREATE TRIGGER IF NOT EXISTS ",
                $table,
                "_is_kept BEFORE DELETE ON ",
                $table,
                " BEGIN SELECT RAISE(ABORT, 'a record is never deleted'); END"
            ),
        ]
    };
}

/// The same on PostgreSQL, by the function that [`POSTGRES`] makes first.
macro_rules! kept_postgres {
    ($table:literal, $tables:literal) => {
        [
            concat!(
                "CREATE OR REPLACE TRIGGER ",
                $table,
                "_is_kept BEFORE UPDATE OR DELETE ON ",
                $table,
                " FOR EACH ROW EXECUTE FUNCTION keep_record()"
            ),
            concat!(
                "CREATE OR REPLACE TRIGGER ",
                $tables,
                "_are_kept BEFORE TRUNCATE ON ",
                $table,
                " FOR EACH STATEMENT EXECUTE FUNCTION keep_record()"
            ),
        ]
    };
}

/// The triggers of SQLite.
pub(crate) const SQLITE: &[&[&str]] =
    &[&kept_sqlite!("record"), &kept_sqlite!("fixed_ranking"), &kept_sqlite!("log_entry"), &kept_sqlite!("log_hash")];

/// The triggers of PostgreSQL.
pub(crate) const POSTGRES: &[&[&str]] = &[
    &["CREATE OR REPLACE FUNCTION keep_record() RETURNS trigger LANGUAGE plpgsql AS \
       $$ BEGIN RAISE EXCEPTION 'a record is never changed or deleted'; END $$"],
    &kept_postgres!("record", "records"),
    &kept_postgres!("fixed_ranking", "fixed_rankings"),
    &kept_postgres!("log_entry", "log_entries"),
    &kept_postgres!("log_hash", "log_hashes"),
];
