//! Each scope gives the rows it says.

use domain::batch::{Batch, ResultRecord};
use domain::{ResultId, Role};
use store::Scope;

use crate::builders::{self, GENERAL, SECOND, STEM, day, id, slug};
use crate::database::{Database, on_both};

async fn ids(db: &Database, scope: Scope<'_>) -> Vec<ResultId> {
    let catalog = db.store.catalog().await.unwrap();
    db.store.rows(&catalog, scope).await.unwrap().iter().map(|row| row.id.clone()).collect()
}

fn numbered(numbers: &[u32]) -> Vec<ResultId> {
    numbers.iter().copied().map(id).collect()
}

#[tokio::test]
async fn boards_datasets_and_families() {
    on_both(async |db| {
        db.import(&builders::batch()).await;
        let (alpha, beta, first, second) = (slug("alpha"), slug("beta"), slug("first"), slug("second"));
        assert_eq!(ids(db, Scope::Board(&alpha)).await, numbered(&[1, 2, 3, 4, 5, 7]));
        assert_eq!(ids(db, Scope::Board(&beta)).await, numbered(&[6]));
        assert_eq!(ids(db, Scope::Dataset(&first)).await, numbered(&[1, 2, 3, 5, 6, 7]));
        assert_eq!(ids(db, Scope::Family { board: &alpha, dataset: &first }).await, numbered(&[1, 2, 3, 5, 7]));
        assert_eq!(ids(db, Scope::Family { board: &alpha, dataset: &second }).await, numbered(&[4]));
        assert_eq!(ids(db, Scope::Family { board: &beta, dataset: &second }).await, []);
    })
    .await;
}

#[tokio::test]
async fn around_a_model_are_whole_exams() {
    on_both(async |db| {
        db.import(&builders::batch()).await;
        assert_eq!(ids(db, Scope::AroundModel(&slug("derived"))).await, numbered(&[1, 2, 3, 5, 7]));
        assert_eq!(ids(db, Scope::AroundModel(&slug("terse"))).await, numbered(&[6]));
        assert_eq!(ids(db, Scope::AroundModel(&slug("nobody"))).await, []);
    })
    .await;
}

#[tokio::test]
async fn exams_and_models_by_name() {
    on_both(async |db| {
        db.import(&builders::batch()).await;
        let exams = |keys: &[&str]| keys.iter().map(|key| (*key).to_owned()).collect::<Vec<_>>();
        let general = ids(db, Scope::Exams(&exams(&[GENERAL]))).await;
        let both = ids(db, Scope::Exams(&exams(&[GENERAL, STEM]))).await;
        assert!(!general.is_empty() && general.len() < both.len());
        assert!(general.iter().all(|id| both.contains(id)));
        assert_eq!(ids(db, Scope::Exams(&[])).await, []);
        let (derived, terse, nobody) = (slug("derived"), slug("terse"), slug("nobody"));
        let alone = ids(db, Scope::OfModels(&[&derived])).await;
        let two = ids(db, Scope::OfModels(&[&derived, &terse, &nobody])).await;
        assert_eq!(ids(db, Scope::OfModels(&[&terse])).await.len() + alone.len(), two.len());
        assert!(alone.len() < ids(db, Scope::AroundModel(&derived)).await.len(), "its own results alone");
        assert_eq!(ids(db, Scope::OfModels(&[&nobody])).await, []);
        assert_eq!(ids(db, Scope::OfModels(&[])).await, []);
    })
    .await;
}

/// Submissions of one result each, then one with several, published on the given days.
fn dated(results: &[(u32, &str, &str, &str)]) -> Batch {
    let mut batch = builders::batch();
    batch.results.clear();
    batch.submissions.clear();
    for (number, exam, submission, published_on) in results {
        let submission = builders::submission(submission, "plain", "alpha");
        let result = builders::result(*number, exam, &submission);
        batch.results.push(ResultRecord { published_on: day(published_on), ..result });
        batch.submissions.push(submission);
    }
    batch
}

#[tokio::test]
async fn around_the_newest_are_the_exams_of_the_newest_submissions() {
    on_both(async |db| {
        let mut batch = dated(&[
            (1, GENERAL, "oldest", "2024-01-01"),
            (2, SECOND, "middle", "2024-02-01"),
            (3, STEM, "newest", "2024-03-01"),
            (4, GENERAL, "baseline", "2024-04-01"),
            (5, GENERAL, "gone", "2024-05-01"),
        ]);
        batch.results[3].role = Role::Human;
        batch.results[4].withdrawn_on = Some(day("2024-06-01"));
        db.import(&batch).await;
        assert_eq!(ids(db, Scope::AroundNewest(0)).await, []);
        assert_eq!(ids(db, Scope::AroundNewest(1)).await, numbered(&[3]));
        assert_eq!(ids(db, Scope::AroundNewest(2)).await, numbered(&[2, 3]));
        // With the third comes its exam whole: the baseline and what no longer stands.
        assert_eq!(ids(db, Scope::AroundNewest(3)).await, numbered(&[1, 2, 3, 4, 5]));
        assert_eq!(ids(db, Scope::AroundNewest(30)).await, numbered(&[1, 2, 3, 4, 5]));
    })
    .await;
}

#[tokio::test]
async fn a_submission_of_several_results_counts_once_and_by_its_general_one() {
    on_both(async |db| {
        db.import(&dated(&[
            (1, SECOND, "other", "2024-01-01"),
            (2, STEM, "broad", "2024-03-01"),
            (3, GENERAL, "broad", "2024-02-01"),
            (4, STEM, "broad", "2024-02-15"),
        ]))
        .await;
        assert_eq!(ids(db, Scope::AroundNewest(1)).await, numbered(&[3]), "the general one, though older");
        assert_eq!(ids(db, Scope::AroundNewest(2)).await, numbered(&[1, 3]), "not twice the same submission");
    })
    .await;
}

#[tokio::test]
async fn of_many_submissions_of_one_day_only_as_many_as_asked() {
    on_both(async |db| {
        let names: Vec<String> = (10..40).map(|n| format!("s{n}")).collect();
        let exams: Vec<String> = (10..40).map(|n| format!("alpha/first/1.0/zh/x{n}/accuracy/5-shot")).collect();
        let rows: Vec<(u32, &str, &str, &str)> = (10..40)
            .zip(&exams)
            .zip(&names)
            .map(|((n, exam), name)| (n, exam.as_str(), name.as_str(), "2024-03-01"))
            .collect();
        let mut batch = dated(&rows);
        batch.exams.extend(exams.iter().map(|exam| builders::exam(exam)));
        db.import(&batch).await;
        for count in [1, 7, 30] {
            assert_eq!(ids(db, Scope::AroundNewest(count)).await.len() as i64, count);
        }
    })
    .await;
}

#[tokio::test]
async fn without_a_general_result_the_first_identifier_counts() {
    on_both(async |db| {
        let law = "alpha/first/1.0/zh/law/accuracy/5-shot";
        let mut batch = dated(&[(2, STEM, "narrow", "2024-03-01"), (1, STEM, "older", "2023-01-01")]);
        batch.exams.push(builders::exam(law));
        let narrow = &batch.submissions[0];
        batch.results.push(ResultRecord { published_on: day("2024-03-01"), ..builders::result(3, law, narrow) });
        db.import(&batch).await;
        assert_eq!(ids(db, Scope::AroundNewest(1)).await, numbered(&[1, 2]));
    })
    .await;
}
