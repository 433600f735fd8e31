//! Datasets, editions and exams, and what an exam's results bring with them: divisions and
//! evaluator kinds.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveDate;
use domain::batch::{ExamRecord, ResultRecord};
use domain::{EvaluatorKind, ExamKey, Slug};

use crate::error::Error;
use crate::statement::inserts;
use crate::transaction::{Transaction, insert_all};

inserts! {
    DATASET(2) = "INSERT INTO dataset (slug, name) VALUES", "ON CONFLICT (slug) DO NOTHING";
    // Where no source names the edition, it is as old as the oldest result of any import.
    EDITION(6) =
        "INSERT INTO edition (dataset, slug, name, released_on, openness, opened_on) VALUES",
        "ON CONFLICT (dataset, slug) DO UPDATE SET released_on = EXCLUDED.released_on \
         WHERE edition.slug = 'not-stated' \
         AND COALESCE(EXCLUDED.released_on < edition.released_on, \
             edition.released_on IS NULL AND EXCLUDED.released_on IS NOT NULL)";
    EXAM(15) =
        "INSERT INTO exam (id, board, dataset, edition, language, domain, metric, protocol, protocol_name, \
         unit, direction, lowest, highest, aspect, share_of_items) VALUES",
        "ON CONFLICT (id) DO NOTHING";
    DIVISION(3) = "INSERT INTO exam_division (exam, slug, name) VALUES", "ON CONFLICT (exam, slug) DO NOTHING";
    EVALUATOR(2) = "INSERT INTO exam_evaluator (exam, kind) VALUES", "ON CONFLICT (exam, kind) DO NOTHING";
}

/// Writes exams that are new, with their datasets and editions; gives how many rows were new or
/// changed.
pub(super) async fn write(writing: &mut Transaction, exams: &[ExamRecord]) -> Result<u64, Error> {
    let mut datasets: BTreeMap<&Slug, &str> = BTreeMap::new();
    let mut editions: BTreeMap<(&Slug, &Slug), (&ExamRecord, Option<NaiveDate>)> = BTreeMap::new();
    for exam in exams {
        datasets.entry(&exam.key.dataset).or_insert(&exam.dataset_name);
        let edition = (&exam.key.dataset, &exam.key.edition);
        let (_, released_on) = editions.entry(edition).or_insert((exam, exam.released_on));
        if !exam.key.edition.is_stated() {
            *released_on = (*released_on).into_iter().chain(exam.released_on).min();
        }
    }
    let datasets: Vec<_> = datasets.into_iter().collect();
    let mut changed =
        insert_all!(writing, DATASET, datasets, |query, (slug, name)| query.bind(slug.as_str()).bind(*name));
    let editions: Vec<_> = editions.into_values().collect();
    changed += insert_all!(writing, EDITION, editions, |query, (exam, released_on)| query
        .bind(exam.key.dataset.as_str())
        .bind(exam.key.edition.as_str())
        .bind(exam.edition_name.as_str())
        .bind(*released_on)
        .bind(exam.openness.map(|o| o.slug()))
        .bind(exam.opened_on));
    changed += insert_all!(writing, EXAM, exams, |query, exam| query
        .bind(exam.key.to_string())
        .bind(exam.key.board.as_str())
        .bind(exam.key.dataset.as_str())
        .bind(exam.key.edition.as_str())
        .bind(exam.key.language.as_str())
        .bind(exam.key.domain.as_str())
        .bind(exam.key.metric.as_str())
        .bind(exam.key.protocol.as_str())
        .bind(exam.protocol_name.as_str())
        .bind(exam.scale.unit.as_str())
        .bind(exam.scale.direction.slug())
        .bind(exam.scale.min)
        .bind(exam.scale.max)
        .bind(exam.scale.aspect.slug())
        .bind(exam.scale.share_of_items));
    Ok(changed)
}

/// Records the divisions and evaluator kinds that new results bring to their exams.
pub(super) async fn write_facets(
    writing: &mut Transaction,
    added: &[&ResultRecord],
    kinds: &HashMap<&str, EvaluatorKind>,
) -> Result<(), Error> {
    let mut divisions: BTreeMap<(&ExamKey, &Slug), &str> = BTreeMap::new();
    let mut evaluators: BTreeSet<(&ExamKey, EvaluatorKind)> = BTreeSet::new();
    for result in added {
        divisions.entry((&result.exam, &result.division.slug)).or_insert(&result.division.name);
        evaluators.extend(kinds.get(result.submission.as_str()).map(|kind| (&result.exam, *kind)));
    }
    let divisions: Vec<_> = divisions.into_iter().collect();
    insert_all!(writing, DIVISION, divisions, |query, ((exam, slug), name)| query
        .bind(exam.to_string())
        .bind(slug.as_str())
        .bind(*name));
    let evaluators: Vec<_> = evaluators.into_iter().collect();
    insert_all!(writing, EVALUATOR, evaluators, |query, (exam, kind)| query.bind(exam.to_string()).bind(kind.slug()));
    Ok(())
}
