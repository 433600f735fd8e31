//! Rows of either database as results.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use domain::{Catalog, ItemResults, Named, ResultRow, Score, Submission};
use sqlx::{FromRow, Row};

use crate::error::{Error, optional_word, reading, word};

/// The columns of a result.
#[derive(FromRow)]
pub(super) struct ResultColumns<'r> {
    id: &'r str,
    exam: &'r str,
    model: &'r str,
    submission: &'r str,
    setting: &'r str,
    setting_name: String,
    division: &'r str,
    division_name: String,
    role: &'r str,
    score: f64,
    score_text: &'r str,
    n_items: Option<i64>,
    standard_error: Option<f64>,
    published_on: NaiveDate,
    withdrawn_on: Option<NaiveDate>,
    withdrawn_reason: Option<String>,
    listed_rank: Option<String>,
    recorded_at: DateTime<Utc>,
    item_set: Option<&'r str>,
    n_answered: Option<i64>,
    correct: Option<&'r [u8]>,
    withdrawal_recorded_at: Option<DateTime<Utc>>,
    error_method: Option<&'r str>,
    disputed: bool,
}

/// The columns of a submission beside its results.
#[derive(FromRow)]
pub(super) struct SubmissionColumns {
    submission: String,
    printed_name: String,
    evaluator: Option<String>,
    evaluator_kind: String,
    evaluated_on: Option<NaiveDate>,
    harness: Option<String>,
    harness_version: Option<String>,
    harness_commit: Option<String>,
    hardware: Option<String>,
    cost: Option<String>,
    source_url: String,
    source_commit: Option<String>,
    note: Option<String>,
    weights_revision: Option<String>,
    filed_by: Option<String>,
}

/// Results in the order of their identifiers; those of one submission share it.
pub(super) fn results<'r, R>(rows: &'r [R], catalog: &Catalog) -> Result<Vec<Arc<ResultRow>>, Error>
where
    R: Row,
    ResultColumns<'r>: FromRow<'r, R>,
    SubmissionColumns: FromRow<'r, R>,
{
    let mut submissions: HashMap<&str, Arc<Submission>> = HashMap::new();
    let mut results = Vec::with_capacity(rows.len());
    for row in rows {
        let columns = ResultColumns::from_row(row).map_err(reading("result"))?;
        let submission = match submissions.get(columns.submission) {
            Some(known) => Arc::clone(known),
            None => {
                let read = SubmissionColumns::from_row(row).map_err(reading("submission"))?;
                let read = Arc::new(submission(read)?);
                submissions.insert(columns.submission, Arc::clone(&read));
                read
            }
        };
        results.extend(result(columns, submission, catalog)?.map(Arc::new));
    }
    results.sort_by(|a, b| a.id.cmp(&b.id));
    Ok(results)
}

/// One result, or `None` if its exam or model is not in the catalog.
fn result(
    columns: ResultColumns<'_>,
    submission: Arc<Submission>,
    catalog: &Catalog,
) -> Result<Option<ResultRow>, Error> {
    let ResultColumns {
        id,
        exam,
        model,
        submission: _,
        setting,
        setting_name,
        division,
        division_name,
        role,
        score,
        score_text,
        n_items,
        standard_error,
        published_on,
        withdrawn_on,
        withdrawn_reason,
        listed_rank,
        recorded_at,
        item_set,
        n_answered,
        correct,
        withdrawal_recorded_at,
        error_method,
        disputed,
    } = columns;
    let (Some(exam), Some(model)) = (catalog.exam(exam), catalog.model(model)) else {
        return Ok(None);
    };
    let corrupt = |what: String| Error::Corrupt { table: "result", id: id.to_owned(), what };
    let reported: Score = word("result", id, score_text)?;
    if reported.value() != score {
        return Err(corrupt(format!("its score is {score}, its score as text {score_text}")));
    }
    let n_items = n_items.map(u32::try_from).transpose().map_err(|_| corrupt("n_items is no count".to_owned()))?;
    let items = match (item_set, n_answered.map(u32::try_from), correct) {
        (Some(set), Some(Ok(n)), Some(bits)) => Some(
            ItemResults::of_bytes(set, n, bits)
                .ok_or_else(|| corrupt("its answers are not as many as its items".to_owned()))?,
        ),
        (None, None, None) => None,
        _ => return Err(corrupt("its answers lack a part".to_owned())),
    };
    Ok(Some(ResultRow {
        id: word("result", id, id)?,
        exam: Arc::clone(exam),
        model: Arc::clone(model),
        submission,
        setting: Named { slug: word("result", id, setting)?, name: setting_name },
        division: Named { slug: word("result", id, division)?, name: division_name },
        role: word("result", id, role)?,
        score: reported,
        n_items,
        standard_error,
        items,
        published_on,
        withdrawn_on,
        withdrawn_reason,
        listed_rank,
        recorded_at,
        withdrawal_recorded_at,
        error_method: optional_word("result", id, error_method)?,
        disputed,
    }))
}

fn submission(columns: SubmissionColumns) -> Result<Submission, Error> {
    let SubmissionColumns {
        submission: id,
        printed_name,
        evaluator,
        evaluator_kind,
        evaluated_on,
        harness,
        harness_version,
        harness_commit,
        hardware,
        cost,
        source_url,
        source_commit,
        note,
        weights_revision,
        filed_by,
    } = columns;
    Ok(Submission {
        evaluator_kind: word("submission", &id, &evaluator_kind)?,
        id,
        printed_name,
        evaluator,
        evaluated_on,
        harness,
        harness_version,
        harness_commit,
        hardware,
        cost,
        source_url,
        source_commit,
        note,
        weights_revision,
        filed_by,
    })
}
