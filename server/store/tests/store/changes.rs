//! Which exams a write touched.

use std::collections::BTreeSet;

use domain::batch::Batch;
use domain::change::{Mark, Side};
use store::{LogScope, MarkOfExam, NAMED};

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

#[tokio::test]
async fn the_log_is_read_in_one_order_from_any_place() {
    on_both(async |db| {
        let mut batch = builders::batch();
        db.import(&batch).await;
        let read =
            async |scope: LogScope<'_>, after: Option<&Mark>, count| db.store.marks(scope, after, count).await.unwrap();
        let all = read(LogScope::All, None, 100).await;
        assert!(all.windows(2).all(|pair| pair[0].mark > pair[1].mark), "newest first: {all:?}");
        let ends = batch.results.iter().map(|result| 1 + usize::from(result.withdrawn_on.is_some())).sum::<usize>();
        assert_eq!(all.len(), ends);
        let mut joined = Vec::new();
        while let [.., _] = &read(LogScope::All, joined.last().map(|m: &MarkOfExam| &m.mark), 2).await[..] {
            joined.extend(read(LogScope::All, joined.last().map(|m: &MarkOfExam| &m.mark), 2).await);
        }
        assert_eq!(joined, all, "two at a time");

        // What is learned later stands before all that was there.
        batch.results[1].withdrawn_on = Some(day("2024-05-01"));
        let later = builders::instant() + chrono::TimeDelta::seconds(1);
        db.store.import(&batch, later, |_| {}).await.unwrap();
        let now = read(LogScope::All, None, 100).await;
        assert_eq!(now[1..], all[..]);
        assert_eq!((now[0].mark.side, now[0].mark.recorded_at, now[0].exam.as_str()), (Side::Out, later, STEM));

        let of_board = read(LogScope::Board(&builders::slug("beta")), None, 100).await;
        assert!(!of_board.is_empty() && of_board.iter().all(|mark| mark.exam == ELSEWHERE), "{of_board:?}");
        let dataset = ELSEWHERE.split('/').nth(1).unwrap();
        assert!(!read(LogScope::Dataset(&builders::slug(dataset)), None, 100).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn the_data_say_since_when_they_are_as_they_are() {
    on_both(async |db| {
        db.import(&builders::batch()).await;
        let version = db.store.data_version().await.unwrap();
        assert_eq!(db.store.changed_at(version).await.unwrap(), Some(builders::instant()));
        assert_eq!(db.store.changed_at(version - 1).await.unwrap(), None, "another version");
    })
    .await;
}
