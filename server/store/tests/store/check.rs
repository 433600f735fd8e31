//! The database against its own rules.

use crate::builders;
use crate::database::on_both;

#[tokio::test]
async fn what_was_imported_keeps_every_rule() {
    on_both(async |db| {
        assert_eq!(db.store.check().await.unwrap(), [""; 0]);
        let mut batch = builders::batch();
        for (result, text) in batch.results.iter_mut().zip(["0", "-3", "0.0001", "123456789.123", "-0.5", "99.99"]) {
            result.score = text.parse().unwrap();
        }
        batch.exams.iter_mut().for_each(|exam| (exam.scale.min, exam.scale.max) = (None, None));
        db.import(&batch).await;
        assert_eq!(db.store.check().await.unwrap(), [""; 0]);
    })
    .await;
}

#[tokio::test]
async fn faults_made_by_hand_are_found() {
    for (fault, finding) in [
        (
            "UPDATE result SET score = 51 WHERE id = '0000000000000002'",
            "1 results whose score is not the number of its text, such as 0000000000000002",
        ),
        (
            "UPDATE result SET score_text = 'n/a' WHERE id = '0000000000000002'",
            "1 results whose score is not the number of its text, such as 0000000000000002",
        ),
        (
            "UPDATE result SET score_text = '5-0' WHERE id = '0000000000000002'",
            "1 results whose score is not the number of its text, such as 0000000000000002",
        ),
        (
            "UPDATE result SET score_text = '101', score = 101 WHERE id = '0000000000000002'",
            "1 results whose score lies outside its exam's scale, such as 0000000000000002",
        ),
        (
            "UPDATE result SET id = 'short' WHERE id = '0000000000000002'",
            "1 results whose identifier is not of 16 letters, such as short",
        ),
        (
            "DELETE FROM submission WHERE id = 's-dice'",
            "1 results of a submission that does not exist, such as 0000000000000005",
        ),
        (
            "UPDATE result SET model = 'plain' WHERE id = '0000000000000001'",
            "1 results of another model than their submission's, such as 0000000000000001",
        ),
        (
            "UPDATE submission SET board = 'alpha' WHERE id = 's-elsewhere'",
            "1 results on another board than their submission's, such as 0000000000000006",
        ),
        (
            "DELETE FROM exam_division WHERE slug = 'open-to-test'",
            "1 results in a division that is not recorded with their exam, such as 0000000000000001",
        ),
        (
            "DELETE FROM exam_evaluator WHERE kind = 'joint'",
            "2 results whose evaluator kind is not recorded with their exam, such as 0000000000000001",
        ),
        (
            "UPDATE board SET is_evaluation = FALSE WHERE slug = 'beta'",
            "1 results on a board that is no evaluation, such as 0000000000000006",
        ),
        (
            "UPDATE exam SET domain = 'law' WHERE domain = 'stem'",
            "1 exams whose key is not made of their seven words, such as alpha/first/1.0/zh/stem/accuracy/5-shot",
        ),
        (
            "UPDATE alias SET model = 'nobody' WHERE board = 'beta'",
            "1 decided names of a model or board that does not exist, such as PLAIN",
        ),
        (
            "INSERT INTO claim (id, claimant, organisation, kind, slice, narrower, words, recorded_at) \
             VALUES ('told', 'Nobody', 'nobody', 'first', '', FALSE, 'First.', '2026-01-01T00:00:00+00:00')",
            "1 claims by an organisation that does not exist, such as told",
        ),
        (
            "UPDATE model SET base_model = 'nobody' WHERE slug = 'terse'",
            "1 models derived from a model that does not exist, or from themselves, such as terse",
        ),
        (
            "DELETE FROM organisation WHERE slug = 'press'",
            "1 models of an organisation that does not exist, such as derived",
        ),
        (
            "UPDATE board SET name = 'Alpha' WHERE slug = 'beta'",
            "2 boards that share a name with another, such as alpha",
        ),
    ] {
        on_both(async |db| {
            db.import(&builders::batch()).await;
            db.by_hand(fault).await;
            let found = db.store.check().await.unwrap();
            assert!(found.iter().any(|f| f == finding), "{fault}: {found:?}");
        })
        .await;
    }
}
