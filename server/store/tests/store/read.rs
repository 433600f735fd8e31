//! What went in comes out, every field, said and unsaid.

use std::cell::RefCell;
use std::sync::Arc;

use domain::batch::{Batch, BoardRecord, ModelRecord};
use domain::{Board, Catalog, Edition, EvaluatorKind, Model, Named, ResultRow};
use store::Scope;

use crate::builders::{self, GENERAL, SECOND, slug};
use crate::database::on_both;

#[tokio::test]
async fn migrating_twice_is_migrating_once() {
    on_both(async |db| {
        db.import(&builders::batch()).await;
        db.store.migrate().await.unwrap();
        assert!(!db.store.is_empty().await.unwrap());
    })
    .await;
}

#[tokio::test]
async fn a_fresh_store_answers_and_is_empty() {
    on_both(async |db| {
        db.store.ping().await.unwrap();
        assert!(db.store.is_empty().await.unwrap());
        assert_eq!(db.store.known().await.unwrap(), domain::batch::Known::default());
        let catalog = db.store.catalog().await.unwrap();
        assert_eq!(catalog.exams().count() + catalog.models().count() + catalog.boards().count(), 0);
        assert_eq!(db.store.rows(&catalog, Scope::AroundNewest(5)).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn the_catalog_is_what_went_in() {
    on_both(async |db| {
        let batch = builders::batch();
        db.import(&batch).await;
        let catalog = db.store.catalog().await.unwrap();

        let mut organisations = batch.organisations.clone();
        organisations.sort_by(|a, b| a.slug.cmp(&b.slug));
        assert_eq!(catalog.organisations().map(|o| (**o).clone()).collect::<Vec<_>>(), organisations);
        for record in &batch.boards {
            assert_eq!(**catalog.board(record.slug.as_str()).unwrap(), board(record, &catalog));
        }
        for record in &batch.models {
            assert_eq!(**catalog.model(record.slug.as_str()).unwrap(), model(record, &catalog));
        }
        assert_eq!(catalog.exams().count(), batch.exams.len());
        for record in &batch.exams {
            let exam = catalog.exam(&record.key.to_string()).unwrap();
            assert_eq!((&exam.key, &exam.scale), (&record.key, &record.scale));
            assert_eq!(exam.dataset.name, record.dataset_name);
            assert_eq!(exam.protocol, Named { slug: record.key.protocol.clone(), name: record.protocol_name.clone() });
            let edition = Edition {
                name: Named { slug: record.key.edition.clone(), name: record.edition_name.clone() },
                released_on: record.released_on,
                openness: record.openness,
                opened_on: record.opened_on,
            };
            assert_eq!(*exam.edition, edition);
            assert!(Arc::ptr_eq(&exam.board, catalog.board(record.key.board.as_str()).unwrap()));
        }
        let general = catalog.exam(GENERAL).unwrap();
        assert_eq!(general.divisions, [Named::not_stated(), builders::named("open to test")]);
        assert_eq!(general.evaluators, [EvaluatorKind::Joint, EvaluatorKind::Unknown]);
        assert_eq!(catalog.exam(SECOND).unwrap().evaluators, [EvaluatorKind::Unknown]);
    })
    .await;
}

#[tokio::test]
async fn results_are_what_went_in() {
    on_both(async |db| {
        let batch = builders::batch();
        db.import(&batch).await;
        let catalog = db.store.catalog().await.unwrap();
        let mut rows = db.store.rows(&catalog, Scope::Board(&slug("alpha"))).await.unwrap();
        rows.extend(db.store.rows(&catalog, Scope::Board(&slug("beta"))).await.unwrap());
        rows.sort_by(|a, b| a.id.cmp(&b.id));
        let expected = rows_of(&batch, &catalog);
        assert_eq!(rows.len(), expected.len());
        for (row, expected) in rows.iter().zip(&expected) {
            assert_eq!(**row, *expected);
            let alone = db.store.result(&catalog, &row.id).await.unwrap();
            assert_eq!(alone.as_ref(), Some(row));
            assert!(Arc::ptr_eq(&row.model, catalog.model(row.model.slug.as_str()).unwrap()));
        }
        let (first, second) = (&rows[0].submission, &rows[1].submission);
        assert!(Arc::ptr_eq(first, second), "results of one submission share it");
        assert_eq!(db.store.result(&catalog, &builders::id(99)).await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn both_databases_give_the_same_answers() {
    let answers = RefCell::new(Vec::new());
    on_both(async |db| {
        db.import(&builders::batch()).await;
        let catalog = db.store.catalog().await.unwrap();
        let mut rows = Vec::new();
        for scope in [Scope::Board(&slug("alpha")), Scope::Dataset(&slug("first")), Scope::AroundNewest(3)] {
            rows.push(db.store.rows(&catalog, scope).await.unwrap());
        }
        let known = db.store.known().await.unwrap();
        let census = db.store.census().await.unwrap();
        let printed = db.store.printed_names().await.unwrap();
        answers.borrow_mut().push((format!("{catalog:?}"), rows, known, census, printed));
    })
    .await;
    let answers = answers.into_inner();
    assert_eq!(answers[0], answers[1]);
}

#[tokio::test]
async fn an_import_learns_what_is_known() {
    on_both(async |db| {
        let batch = builders::batch();
        db.import(&batch).await;
        let known = db.store.known().await.unwrap();
        assert_eq!(known.organisations, batch.organisations.iter().map(|o| o.slug.clone()).collect());
        assert_eq!(known.boards, batch.boards.iter().map(|b| (b.name.clone(), b.slug.clone())).collect());
        assert_eq!(known.models, batch.models.iter().map(|m| m.slug.clone()).collect());
        let aliases = batch.aliases.iter().map(|a| ((a.board.clone(), a.printed_name.clone()), a.model.clone()));
        assert_eq!(known.aliases, aliases.collect());
        assert_eq!(known.exams, batch.exams.iter().map(|e| (e.key.clone(), e.scale.clone())).collect());
    })
    .await;
}

fn board(record: &BoardRecord, catalog: &Catalog) -> Board {
    let BoardRecord { slug, name, name_zh, kind, publishers, homepage, is_evaluation, reason, about } = record.clone();
    let publishers = publishers.iter().map(|o| Arc::clone(catalog.organisation(o.as_str()).unwrap())).collect();
    Board { slug, name, name_zh, kind, publishers, homepage, is_evaluation, reason, about }
}

fn model(record: &ModelRecord, catalog: &Catalog) -> Model {
    let ModelRecord {
        slug,
        name,
        name_zh,
        organisations,
        weights,
        params_b,
        active_params_b,
        released_on,
        training_cutoff,
        base_model,
        family,
        made_for_languages,
        made_for_domain,
        source,
        note,
    } = record.clone();
    let organisations = organisations.iter().map(|o| Arc::clone(catalog.organisation(o.as_str()).unwrap())).collect();
    Model {
        slug,
        name,
        name_zh,
        organisations,
        weights,
        params_b,
        active_params_b,
        released_on,
        training_cutoff,
        base_model,
        family,
        made_for_languages,
        made_for_domain,
        source,
        note,
    }
}

/// The results of a batch as they must be read back.
pub(crate) fn rows_of(batch: &Batch, catalog: &Catalog) -> Vec<ResultRow> {
    let row = |record: &domain::batch::ResultRecord| {
        let submission = batch.submissions.iter().find(|s| s.submission.id == record.submission).unwrap();
        ResultRow {
            id: record.id.clone(),
            exam: Arc::clone(catalog.exam(&record.exam.to_string()).unwrap()),
            model: Arc::clone(catalog.model(record.model.as_str()).unwrap()),
            submission: Arc::new(submission.submission.clone()),
            setting: record.setting.clone(),
            division: record.division.clone(),
            role: record.role,
            score: record.score.clone(),
            n_items: record.n_items,
            standard_error: record.standard_error,
            items: batch.items.iter().find(|items| items.result == record.id).map(|items| items.given.answers.clone()),
            error_method: record.error_method,
            published_on: record.published_on,
            withdrawn_on: record.withdrawn_on,
            withdrawn_reason: record.withdrawn_reason.clone(),
            listed_rank: record.listed_rank.clone(),
            recorded_at: builders::instant(),
            withdrawal_recorded_at: record.withdrawn_on.map(|_| builders::instant()),
            disputed: false,
        }
    };
    let mut rows: Vec<ResultRow> = batch.results.iter().map(row).collect();
    rows.sort_by(|a, b| a.id.cmp(&b.id));
    rows
}
