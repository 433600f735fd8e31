//! Answers item by item: filed once of a result, and only where they give its score.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use domain::batch::{Batch, ItemsRecord};
use domain::{Disagreement, Score, Stated, whole_of};
use sqlx::FromRow;

use super::look_up;
use crate::error::{Conflict, Error};
use crate::statement::{ROWS, inserts, statements, values};
use crate::transaction::{Transaction, insert_all};

inserts! {
    ITEM_SET(3) = "INSERT INTO item_set (id, n, items) VALUES", "ON CONFLICT (id) DO NOTHING";
    ITEM_RESULT(5) =
        "INSERT INTO item_result (result, item_set, n, correct, recorded_at) VALUES",
        "ON CONFLICT (result) DO NOTHING";
}

statements! {
    ANSWERED = values!(
        "SELECT result.id AS id, result.score_text AS score_text, result.n_items AS n_items, \
         exam.metric AS metric, exam.unit AS unit, exam.share_of_items AS share_of_items, item_result.item_set AS item_set, \
         item_result.correct AS correct \
         FROM result JOIN exam ON exam.id = result.exam \
         LEFT JOIN item_result ON item_result.result = result.id WHERE result.id IN",
        1,
        ROWS,
        ""
    );
}

/// What must be known of a result to which answers are filed.
#[derive(FromRow)]
struct AnsweredRow {
    id: String,
    score_text: String,
    n_items: Option<i64>,
    metric: String,
    unit: String,
    share_of_items: bool,
    item_set: Option<String>,
    correct: Option<Vec<u8>>,
}

/// Writes the answers of a batch, whose results have been written before. Gives how many results
/// have theirs now that had none.
///
/// # Errors
/// [`Error::Conflict`] with every result that is not there, whose score is no share of items, has
/// another number of items, is not the share of right answers, or has other answers already.
pub(super) async fn write(writing: &mut Transaction, batch: &Batch, recorded_at: DateTime<Utc>) -> Result<u64, Error> {
    if batch.items.is_empty() {
        return Ok(0);
    }
    let ids: Vec<&str> = batch.items.iter().map(|record| record.result.as_str()).collect();
    let rows = look_up!(writing, "result", AnsweredRow, ANSWERED, ids);
    let rows: HashMap<&str, &AnsweredRow> = rows.iter().map(|row| (row.id.as_str(), row)).collect();
    let mut conflicts = Vec::new();
    for record in &batch.items {
        match rows.get(record.result.as_str()) {
            Some(row) => conflicts.extend(conflict(record, row)),
            None => conflicts.push(told(record, "result", "no result of that name", record.result.as_str())),
        }
    }
    if !conflicts.is_empty() {
        return Err(Error::Conflict(conflicts));
    }
    let mut seen = HashSet::new();
    let sets: Vec<&ItemsRecord> = batch.items.iter().filter(|record| seen.insert(record.given.answers.set())).collect();
    insert_all!(writing, ITEM_SET, sets, |query, s| query
        .bind(s.given.answers.set())
        .bind(i64::from(s.given.answers.n()))
        .bind(s.given.items.as_str()));
    let written = insert_all!(writing, ITEM_RESULT, batch.items, |query, r| query
        .bind(r.result.as_str())
        .bind(r.given.answers.set())
        .bind(i64::from(r.given.answers.n()))
        .bind(r.given.answers.bytes())
        .bind(recorded_at));
    Ok(written)
}

fn told(record: &ItemsRecord, field: &'static str, stored: &str, filed: &str) -> Conflict {
    Conflict { id: record.result.clone(), field, stored: stored.to_owned(), filed: filed.to_owned() }
}

/// In what the answers do not belong to the result as it is stored.
fn conflict(record: &ItemsRecord, row: &AnsweredRow) -> Option<Conflict> {
    let answers = &record.given.answers;
    let score: Score = row.score_text.parse().ok()?;
    let n_items = row.n_items.and_then(|n| u32::try_from(n).ok());
    let stated = Stated { score: &score, n_items, whole: row.share_of_items.then(|| whole_of(&row.unit)) };
    match answers.give(stated) {
        Ok(()) => {}
        Err(Disagreement::NoShare) => {
            return Some(told(record, "metric", &row.metric, "a share of items answered rightly"));
        }
        Err(Disagreement::Items(n)) => {
            return Some(told(record, "n_items", &n.to_string(), &answers.n().to_string()));
        }
        Err(Disagreement::Score(share)) => {
            return Some(told(record, "score", &row.score_text, &format!("{share:.4}")));
        }
    }
    match (&row.item_set, &row.correct) {
        (Some(set), Some(correct)) if set != answers.set() || correct != answers.bytes() => {
            Some(told(record, "items", "answers filed before", "other answers"))
        }
        _ => None,
    }
}
