//! What an import writes, and what it leaves alone.

use domain::batch::{Batch, Imported, ResultRecord};
use store::{Error, Scope};

use crate::builders::{self, GENERAL, SECOND, STEM, day, id, slug};
use crate::database::{Database, on_both};

async fn rows(db: &Database) -> Vec<std::sync::Arc<domain::ResultRow>> {
    let catalog = db.store.catalog().await.unwrap();
    let mut rows = db.store.rows(&catalog, Scope::Board(&slug("alpha"))).await.unwrap();
    rows.extend(db.store.rows(&catalog, Scope::Board(&slug("beta"))).await.unwrap());
    rows
}

#[tokio::test]
async fn filing_the_same_again_changes_nothing() {
    on_both(async |db| {
        let batch = builders::batch();
        let n = batch.results.len() as u64;
        let empty = db.store.data_version().await.unwrap();
        assert_eq!(db.import(&batch).await, Imported { added: n, withdrawn: 0, unchanged: 0 });
        let (version, before) = (db.store.data_version().await.unwrap(), rows(db).await);
        assert!(version > empty);

        let later = builders::instant() + chrono::Duration::days(1);
        let again = db.store.import(&batch, later, |_| ()).await.unwrap();
        assert_eq!(again, Imported { added: 0, withdrawn: 0, unchanged: n });
        assert_eq!(db.store.data_version().await.unwrap(), version);
        assert_eq!(rows(db).await, before);

        db.import(&Batch::default()).await;
        assert_eq!(db.store.data_version().await.unwrap(), version);
    })
    .await;
}

#[tokio::test]
async fn a_withdrawal_is_recorded_once() {
    on_both(async |db| {
        let standing = builders::batch();
        db.import(&standing).await;
        let version = db.store.data_version().await.unwrap();

        let mut gone = standing.clone();
        // The day on which it was published is early enough.
        gone.results[2].withdrawn_on = Some(day("2024-01-01"));
        gone.results[2].withdrawn_reason = Some("line no longer in the table".to_owned());
        let n = gone.results.len() as u64;
        assert_eq!(db.import(&gone).await, Imported { added: 0, withdrawn: 1, unchanged: n - 1 });
        assert_eq!(db.store.data_version().await.unwrap(), version + 1);
        let catalog = db.store.catalog().await.unwrap();
        let row = db.store.result(&catalog, &id(3)).await.unwrap().unwrap();
        assert_eq!(row.withdrawn_on, Some(day("2024-01-01")));
        assert_eq!(row.withdrawn_reason.as_deref(), Some("line no longer in the table"));
        assert_eq!(row.recorded_at, builders::instant());

        // An older file, silent about it, does not bring the row back.
        assert_eq!(db.import(&standing).await, Imported { added: 0, withdrawn: 0, unchanged: n });
        let row = db.store.result(&catalog, &id(3)).await.unwrap().unwrap();
        assert_eq!(row.withdrawn_on, Some(day("2024-01-01")));
        assert_eq!(db.store.data_version().await.unwrap(), version + 1);
    })
    .await;
}

#[tokio::test]
async fn a_conflict_names_every_result_and_writes_nothing() {
    on_both(async |db| {
        let batch = builders::batch();
        db.import(&batch).await;
        let (version, before) = (db.store.data_version().await.unwrap(), rows(db).await);
        let known = db.store.known().await.unwrap();

        let mut other = batch.clone();
        other.organisations.push(builders::organisation("newcomer"));
        other.results[1].score = "50.0".parse().unwrap();
        other.results[2].published_on = day("2024-01-02");
        other.results[6].withdrawn_on = Some(day("2024-03-01"));
        other.results.push(builders::result(20, STEM, &batch.submissions[1]));
        match db.store.import(&other, builders::instant(), |_| ()).await {
            Err(Error::Conflict(conflicts)) => {
                let said: Vec<String> = conflicts.iter().map(ToString::to_string).collect();
                assert_eq!(
                    said,
                    [
                        r#"result 0000000000000002: score is "50" in the store and "50.0" in the import"#,
                        r#"result 0000000000000003: published_on is "2024-01-01" in the store and "2024-01-02" in the import"#,
                        r#"result 0000000000000007: withdrawn_on is "2024-01-01" in the store and "2024-03-01" in the import"#,
                    ]
                );
            }
            other => panic!("not a conflict: {other:?}"),
        }
        assert_eq!(rows(db).await, before);
        assert_eq!(db.store.known().await.unwrap(), known);
        assert_eq!(db.store.data_version().await.unwrap(), version);
    })
    .await;
}

#[tokio::test]
async fn a_result_said_twice_in_one_batch_is_one_result() {
    on_both(async |db| {
        let mut batch = builders::batch();
        batch.results.push(batch.results[0].clone());
        assert_eq!(db.import(&batch).await, Imported { added: 7, withdrawn: 0, unchanged: 1 });

        let mut batch = builders::batch();
        let result = builders::result(30, STEM, &batch.submissions[1]);
        batch.results = vec![result.clone(), ResultRecord { score: "51".parse().unwrap(), ..result }];
        let refused = db.store.import(&batch, builders::instant(), |_| ()).await;
        assert!(matches!(refused, Err(Error::Conflict(conflicts)) if conflicts.len() == 1));
    })
    .await;
}

#[tokio::test]
async fn a_later_registry_updates_facts() {
    on_both(async |db| {
        let mut batch = builders::batch();
        db.import(&batch).await;
        let version = db.store.data_version().await.unwrap();

        batch.results.clear();
        batch.organisations[1].country = Some("FR".to_owned());
        batch.boards[0].publishers = vec![slug("makers")];
        batch.boards[0].about = None;
        batch.models[0].organisations = vec![];
        batch.models[0].made_for_languages = vec![];
        batch.models[1].organisations = vec![slug("makers"), slug("press")];
        batch.models[1].params_b = Some(7.0);
        batch.aliases[0].model = slug("plain");
        db.import(&batch).await;
        assert_eq!(db.store.data_version().await.unwrap(), version + 1);

        let catalog = db.store.catalog().await.unwrap();
        assert_eq!(catalog.organisation("press").unwrap().country.as_deref(), Some("FR"));
        let board = catalog.board("alpha").unwrap();
        assert_eq!(board.publishers.iter().map(|o| o.slug.as_str()).collect::<Vec<_>>(), ["makers"]);
        assert_eq!(board.about, None);
        let derived = catalog.model("derived").unwrap();
        assert!(derived.organisations.is_empty() && derived.made_for_languages.is_empty());
        let plain = catalog.model("plain").unwrap();
        assert_eq!(plain.organisations.iter().map(|o| o.slug.as_str()).collect::<Vec<_>>(), ["makers", "press"]);
        assert_eq!(plain.params_b, Some(7.0));
        assert_eq!(db.store.known().await.unwrap().aliases[&(slug("alpha"), "DERIVED".to_owned())], slug("plain"));
    })
    .await;
}

#[tokio::test]
async fn an_unnamed_edition_is_as_old_as_its_oldest_result() {
    on_both(async |db| {
        let released = async || {
            let catalog = db.store.catalog().await.unwrap();
            let on = |exam: &str| catalog.exam(exam).unwrap().edition.released_on;
            (on(SECOND), on(GENERAL))
        };
        let mut batch = builders::batch();
        let named = batch.exams[0].released_on;
        db.import(&batch).await;
        assert_eq!(released().await, (None, named));
        for (said, stands) in [("2024-05-01", "2024-05-01"), ("2024-06-01", "2024-05-01"), ("2023-04-01", "2023-04-01")]
        {
            for exam in &mut batch.exams {
                exam.released_on = Some(day(said));
            }
            db.import(&batch).await;
            assert_eq!(released().await, (Some(day(stands)), named), "after {said}");
        }
        // Of several exams of one batch, too.
        let mut batch = builders::batch();
        batch.exams[2].released_on = Some(day("2023-03-01"));
        let mut earlier = builders::exam("beta/second/not-stated/zh/general/cost/not-stated");
        earlier.released_on = Some(day("2023-02-01"));
        batch.exams.push(earlier);
        db.import(&batch).await;
        assert_eq!(released().await.0, Some(day("2023-02-01")));
    })
    .await;
}

#[tokio::test]
async fn a_submission_filed_before_need_not_be_filed_again() {
    on_both(async |db| {
        let batch = builders::batch();
        db.import(&batch).await;
        let more = Batch { results: vec![builders::result(40, SECOND, &batch.submissions[0])], ..Batch::default() };
        assert_eq!(db.import(&more).await.added, 1);
        let catalog = db.store.catalog().await.unwrap();
        let kinds: Vec<&str> = catalog.exam(SECOND).unwrap().evaluators.iter().map(|k| k.slug()).collect();
        assert_eq!(kinds, ["joint", "unknown"]);
        assert_eq!(db.store.check().await.unwrap(), [""; 0]);
    })
    .await;
}

#[tokio::test]
async fn long_batches_are_written_whole_and_progress_is_told() {
    on_both(async |db| {
        let mut batch = builders::batch();
        batch.results.clear();
        batch.submissions.clear();
        for number in 0..1_000 {
            let submission = builders::submission(&format!("s{number}"), "plain", "alpha");
            let exam = if number % 2 == 0 { GENERAL } else { STEM };
            batch.results.push(builders::result(1_000 + number, exam, &submission));
            batch.submissions.push(submission);
        }
        db.import(&Batch { results: batch.results[..10].to_vec(), ..batch.clone() }).await;
        let mut told = Vec::new();
        let imported = db.store.import(&batch, builders::instant(), |done| told.push(done)).await.unwrap();
        assert_eq!(imported, Imported { added: 990, withdrawn: 0, unchanged: 10 });
        assert!(told.is_sorted() && told.len() > 10, "{told:?}");
        assert_eq!((told.first(), told.last()), (Some(&10), Some(&1_000)));
        assert_eq!(rows(db).await.len(), 1_000);
    })
    .await;
}

#[tokio::test]
async fn two_imports_at_once_are_one_after_the_other() {
    on_both(async |db| {
        let batch = builders::batch();
        let (one, two) = tokio::join!(db.import(&batch), db.import(&batch));
        assert_eq!(one.added + two.added, 7);
        assert_eq!(one.unchanged + two.unchanged, 7);
    })
    .await;
}
