//! Triggers that keep bytes of record as they are. They are set anew whenever the schema is brought
//! up to date: the two databases have no text for them in common.

/// Refuses to change or to delete a record, on SQLite.
pub(crate) const RECORD_SQLITE: &[&str] = &[
    "CREATE TRIGGER IF NOT EXISTS record_stays_unchanged BEFORE UPDATE ON record \
     BEGIN SELECT RAISE(ABORT, 'a record is never changed'); END",
    "CREATE TRIGGER IF NOT EXISTS record_is_kept BEFORE DELETE ON record \
     BEGIN SELECT RAISE(ABORT, 'a record is never deleted'); END",
];

/// Refuses to change or to delete a record, on PostgreSQL.
pub(crate) const RECORD_POSTGRES: &[&str] = &[
    "CREATE OR REPLACE FUNCTION keep_record() RETURNS trigger LANGUAGE plpgsql AS \
     $$ BEGIN RAISE EXCEPTION 'a record is never changed or deleted'; END $$",
    "CREATE OR REPLACE TRIGGER record_is_kept BEFORE UPDATE OR DELETE ON record \
     FOR EACH ROW EXECUTE FUNCTION keep_record()",
    "CREATE OR REPLACE TRIGGER records_are_kept BEFORE TRUNCATE ON record \
     FOR EACH STATEMENT EXECUTE FUNCTION keep_record()",
];
