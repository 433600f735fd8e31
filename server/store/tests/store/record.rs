//! Bytes of record: kept once, never changed, and what a correction leaves behind.

use domain::batch::{Batch, Imported};
use store::Error;

use crate::builders::{self, GENERAL, day, id};
use crate::database::on_both;

#[tokio::test]
async fn every_result_has_its_record() {
    on_both(async |db| {
        let batch = builders::batch();
        db.import(&batch).await;
        for result in &batch.results {
            let record = db.store.record(&result.id).await.unwrap().unwrap();
            assert_eq!(record.json, result.record.json);
            assert_eq!(record.recorded_at, builders::instant());
            assert_eq!((record.corrects, record.corrected_by), (None, None));
            assert_eq!(record.digest.len(), 64);
        }
        assert_eq!(db.store.record(&id(999)).await.unwrap(), None);
        let all = db.store.records_after("", 100).await.unwrap();
        assert_eq!(all.len(), batch.results.len());
        let rest = db.store.records_after(all[1].id.as_str(), 2).await.unwrap();
        assert_eq!(rest, all[2..4]);
        assert!(db.store.without_record(10).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_record_is_neither_changed_nor_deleted() {
    on_both(async |db| {
        db.import(&builders::batch()).await;
        for statement in ["UPDATE record SET json = '{}'", "DELETE FROM record", "UPDATE record SET corrects = NULL"] {
            let refused = db.refused(statement).await;
            assert!(refused.contains("never"), "{statement}: {refused}");
        }
        // On SQLite a row is replaced without being deleted.
        if db.is_sqlite() {
            for (table, columns) in [
                ("record", "id, digest, REPLACE(json, '1', '2'), corrects, recorded_at"),
                ("record", "'other', digest, json, corrects, recorded_at"),
                ("log_entry", "position, kind, id, digest, 'other'"),
            ] {
                let replace = format!("INSERT OR REPLACE INTO {table} SELECT {columns} FROM {table}");
                let refused = db.refused(replace.as_str()).await;
                assert!(refused.contains("never replaced"), "{replace}: {refused}");
            }
        }
        // Bringing the schema up to date again leaves one guard of each kind.
        db.store.migrate().await.unwrap();
        assert!(db.refused("DELETE FROM record").await.contains("never"));
    })
    .await;
}

#[tokio::test]
async fn a_result_without_a_record_gets_it_when_filed_again() {
    on_both(async |db| {
        let batch = builders::batch();
        db.import(&batch).await;
        let drop = if db.is_sqlite() { "DROP TRIGGER record_is_kept;" } else { "" };
        db.by_hand(format!("{drop} DELETE FROM record WHERE id = '{}'", id(2))).await;
        assert_eq!(db.store.without_record(10).await.unwrap(), [id(2).to_string()]);
        let version = db.store.data_version().await.unwrap();
        db.import(&batch).await;
        assert!(db.store.without_record(10).await.unwrap().is_empty());
        assert_eq!(db.store.data_version().await.unwrap(), version + 1);
    })
    .await;
}

#[tokio::test]
async fn a_correction_ends_the_days_of_what_it_corrects() {
    on_both(async |db| {
        let batch = builders::batch();
        db.import(&batch).await;
        let mut correction = builders::result(50, GENERAL, &batch.submissions[1]);
        correction.published_on = day("2024-06-01");
        correction.record.corrects = Some(id(2));
        let correcting = Batch { results: vec![correction.clone()], ..Batch::default() };
        assert_eq!(db.import(&correcting).await, Imported { added: 1, withdrawn: 0, unchanged: 0 });

        let catalog = db.store.catalog().await.unwrap();
        let old = db.store.result(&catalog, &id(2)).await.unwrap().unwrap();
        assert_eq!(old.withdrawn_on, Some(day("2024-06-01")));
        assert_eq!(old.withdrawn_reason, Some(format!("corrected: {}", id(50))));
        assert_eq!(db.store.record(&id(2)).await.unwrap().unwrap().corrected_by, Some(id(50)));
        assert_eq!(db.store.record(&id(50)).await.unwrap().unwrap().corrects, Some(id(2)));

        // The old file and the correction may both be filed again.
        let version = db.store.data_version().await.unwrap();
        db.import(&batch).await;
        db.import(&correcting).await;
        assert_eq!(db.store.data_version().await.unwrap(), version);
    })
    .await;
}

#[tokio::test]
async fn a_correction_of_nothing_is_refused() {
    on_both(async |db| {
        let batch = builders::batch();
        db.import(&batch).await;
        let mut correction = builders::result(50, GENERAL, &batch.submissions[1]);
        correction.record.corrects = Some(id(999));
        let correcting = Batch { results: vec![correction], ..Batch::default() };
        let outcome = db.store.import(&correcting, builders::instant(), |_| ()).await;
        let Err(Error::Conflict(conflicts)) = outcome else { panic!("it was taken") };
        assert_eq!((conflicts[0].field, conflicts[0].filed.as_str()), ("corrects", id(999).as_str()));
    })
    .await;
}

#[tokio::test]
async fn a_trigger_that_is_gone_or_another_is_named() {
    on_both(async |db| {
        db.import(&builders::batch()).await;
        assert_eq!(db.store.check().await.unwrap(), Vec::<String>::new());
        let (by_hand, names) = if db.is_sqlite() {
            (
                "DROP TRIGGER record_is_kept; DROP TRIGGER log_entry_is_not_replaced; DROP TRIGGER verdict_is_kept; \
                 CREATE TRIGGER verdict_is_kept BEFORE DELETE ON verdict WHEN FALSE BEGIN SELECT RAISE(ABORT, 'no'); END",
                ["record_is_kept", "log_entry_is_not_replaced", "verdict_is_kept"],
            )
        } else {
            (
                "DROP TRIGGER record_is_kept ON record; ALTER TABLE log_entry DISABLE TRIGGER log_entries_are_kept; \
                 CREATE OR REPLACE FUNCTION keep_record() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN OLD; END $$",
                ["record_is_kept", "log_entries_are_kept", "keep_record"],
            )
        };
        db.by_hand(by_hand).await;
        let found = db.store.check().await.unwrap();
        assert_eq!(found.len(), 3, "{found:?}");
        for name in names {
            assert!(found.iter().any(|finding| finding.contains(name)), "{name}: {found:?}");
        }
    })
    .await;
}
