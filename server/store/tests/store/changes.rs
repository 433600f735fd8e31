//! Which exams a write touched.

use std::collections::BTreeSet;

use domain::batch::Batch;
use store::NAMED;

use crate::builders::{self, ELSEWHERE, GENERAL, SECOND, STEM, day};
use crate::database::{Database, on_both};

async fn changed(db: &Database, after: i64) -> BTreeSet<String> {
    let version = db.store.data_version().await.unwrap();
    let changed = db.store.exams_changed(after).await.unwrap();
    assert!(changed.values().all(|of| after < *of && *of <= version), "{changed:?} at {version}");
    changed.into_keys().collect()
}

fn keys(exams: &[&str]) -> BTreeSet<String> {
    exams.iter().map(|exam| (*exam).to_owned()).collect()
}

#[tokio::test]
async fn an_exam_changes_with_its_results_and_with_what_is_known_of_its_models() {
    on_both(async |db| {
        let mut batch = builders::batch();
        db.import(&batch).await;
        assert_eq!(changed(db, -1).await, keys(&[GENERAL, STEM, SECOND, ELSEWHERE]));
        let version = async || db.store.data_version().await.unwrap();

        let before = version().await;
        db.import(&batch).await;
        assert_eq!(changed(db, before).await, keys(&[]), "filed again");

        batch.results[1].withdrawn_on = Some(day("2024-05-01"));
        db.import(&batch).await;
        assert_eq!(changed(db, before).await, keys(&[STEM]), "withdrawn");

        let before = version().await;
        let terse = Batch { models: vec![builders::model("terse")], ..Batch::default() };
        let mut larger = terse.clone();
        larger.models[0].params_b = Some(70.0);
        db.import(&terse).await;
        assert_eq!(changed(db, before).await, keys(&[]), "nothing new of the model");
        db.import(&larger).await;
        assert_eq!(changed(db, before).await, keys(&[ELSEWHERE]), "a fact of the model");

        let before = version().await;
        let mut press = Batch { organisations: vec![builders::organisation("press")], ..Batch::default() };
        press.organisations[0].country = Some("SG".to_owned());
        db.import(&press).await;
        assert_eq!(changed(db, before).await, keys(&[GENERAL, STEM]), "a fact of a maker");

        let before = version().await;
        let mut board = Batch { boards: vec![builders::board("beta")], ..Batch::default() };
        board.boards[0].homepage = Some("https://beta.example/new".to_owned());
        db.import(&board).await;
        assert!(version().await > before);
        assert_eq!(changed(db, before).await, keys(&[]), "no ranking is made of a board's page");
    })
    .await;
}

#[tokio::test]
async fn exams_are_read_many_at_a_time() {
    on_both(async |db| {
        let mut batch = builders::batch();
        let many: Vec<String> = (0..NAMED + 3).map(|n| format!("alpha/first/1.0/zh/x{n}/accuracy/5-shot")).collect();
        batch.exams.extend(many.iter().map(|exam| builders::exam(exam)));
        let submission = batch.submissions[1].clone();
        batch.results.extend((100..).zip(&many).map(|(n, exam)| builders::result(n, exam, &submission)));
        db.import(&batch).await;
        let catalog = db.store.catalog().await.unwrap();
        let exam = |key: &str| std::sync::Arc::clone(catalog.exam(key).unwrap());
        let read = async |exams: Vec<&str>| {
            let exams: Vec<_> = exams.into_iter().map(exam).collect();
            db.store.rows_of_exams(&catalog, &exams).await.unwrap()
        };
        assert_eq!(read(vec![]).await, []);
        assert_eq!(read(vec![GENERAL, STEM]).await.len(), 5);
        let all = read(many.iter().map(String::as_str).collect()).await;
        let of: BTreeSet<String> = all.iter().map(|row| row.exam.key.to_string()).collect();
        assert_eq!((all.len(), of.len()), (many.len(), many.len()));
    })
    .await;
}
