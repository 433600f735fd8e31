//! Fixed rankings: kept once, never changed, found by their slice.

use std::sync::Arc;

use domain::fixed::FixedRecord;
use domain::{Filters, Slice};

use crate::builders::{self, GENERAL, day, id};
use crate::database::on_both;

/// A record of the general exam as of a day; its bytes play no part.
fn record(as_of: &str, json: &str, first: u8) -> FixedRecord {
    let exam = builders::exam(GENERAL).key;
    let slice = Slice::new(exam, Filters::default(), day(as_of));
    FixedRecord { slice: Arc::new(slice), json: json.to_owned(), digest: [first; 32] }
}

#[tokio::test]
async fn equal_content_is_kept_once() {
    on_both(async |db| {
        db.import(&builders::batch()).await;
        let version = db.store.data_version().await.unwrap();
        let record = record("2024-03-01", "{\"a\":1}", 1);
        assert!(db.store.fix(&record, version, builders::instant()).await.unwrap());
        assert_eq!(db.store.data_version().await.unwrap(), version + 1, "pages that say so are made anew");
        assert!(!db.store.fix(&record, version + 1, builders::instant()).await.unwrap());
        assert_eq!(db.store.data_version().await.unwrap(), version + 1);

        let stored = db.store.fixed(&record.id()).await.unwrap().unwrap();
        assert_eq!((stored.json.as_str(), stored.data_version), ("{\"a\":1}", version));
        assert_eq!((stored.digest.len(), stored.recorded_at), (64, builders::instant()));
        assert_eq!(stored.word(), domain::digest_word(&[1; 32]));
        assert_eq!(db.store.fixed(&self::record("2024-03-01", "", 9).id()).await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn a_slice_finds_what_was_fixed_of_it_newest_day_first() {
    on_both(async |db| {
        db.import(&builders::batch()).await;
        for (place, as_of) in ["2024-03-01", "2024-05-01", "2024-04-01"].into_iter().enumerate() {
            let record = record(as_of, as_of, u8::try_from(place).unwrap() + 1);
            db.store.fix(&record, 1, builders::instant()).await.unwrap();
        }
        let slice = record("2026-01-01", "", 0).slice;
        let days: Vec<String> =
            db.store.fixed_of(&slice).await.unwrap().into_iter().map(|fixed| fixed.as_of.to_string()).collect();
        assert_eq!(days, ["2024-05-01", "2024-04-01", "2024-03-01"]);
        let filters = Filters { evaluator: [domain::EvaluatorKind::Joint].into(), ..Filters::default() };
        assert!(db.store.fixed_of(&slice.with_filters(filters)).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_fixed_ranking_is_neither_changed_nor_deleted() {
    on_both(async |db| {
        db.import(&builders::batch()).await;
        db.store.fix(&record("2024-03-01", "{}", 1), 1, builders::instant()).await.unwrap();
        for statement in ["UPDATE fixed_ranking SET json = '{}'", "DELETE FROM fixed_ranking"] {
            let refused = db.refused(statement).await;
            assert!(refused.contains("never"), "{statement}: {refused}");
        }
        if db.is_sqlite() {
            let replace = "INSERT OR REPLACE INTO fixed_ranking \
                           SELECT id, digest, '{}', exam, slice, as_of, 2, recorded_at FROM fixed_ranking";
            assert!(db.refused(replace).await.contains("never replaced"));
        }
    })
    .await;
}

#[tokio::test]
async fn corrections_are_found_for_many_results_at_once() {
    on_both(async |db| {
        let batch = builders::batch();
        db.import(&batch).await;
        let mut correction = builders::result(50, GENERAL, &batch.submissions[1]);
        correction.published_on = day("2024-06-01");
        correction.record.corrects = Some(id(2));
        db.import(&domain::batch::Batch { results: vec![correction], ..Default::default() }).await;
        let ids: Vec<_> = (0..150).map(id).collect();
        let corrections = db.store.corrections(&ids.iter().collect::<Vec<_>>()).await.unwrap();
        assert_eq!(corrections.into_iter().collect::<Vec<_>>(), [(id(2), id(50))]);
        assert!(db.store.corrections(&[]).await.unwrap().is_empty());
    })
    .await;
}
