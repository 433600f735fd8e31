//! A filing's rows as results that do not stand yet, so that what is known of results can be asked
//! of them: open- or closed-book, fit, error, and the ranking they would give.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};

use super::Filing;
use crate::{Exam, Named, ResultId, ResultRow, Submission};

/// A row of a filing as the result it would be.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// Its line of the form.
    pub line: usize,
    /// The result.
    pub row: Arc<ResultRow>,
}

/// The rows of a filing as they would stand from a day on. Their identifiers are made up: those of
/// results that stand are the start of their record's digest.
#[must_use]
pub fn candidates(filing: &Filing, id: &str, published_on: NaiveDate) -> Vec<Candidate> {
    let kind = filing.relation.kind().0;
    let submission = Arc::new(Submission {
        id: id.to_owned(),
        printed_name: filing.model.name.clone(),
        evaluator: filing.evaluator.clone(),
        evaluator_kind: kind,
        evaluated_on: filing.evaluated_on,
        harness: filing.harness.clone(),
        harness_version: filing.harness_version.clone(),
        harness_commit: filing.harness_commit.clone(),
        hardware: filing.hardware.clone(),
        cost: filing.cost.clone(),
        source_url: filing.source_url.clone().unwrap_or_default(),
        source_commit: None,
        note: filing.note.clone(),
        weights_revision: filing.weights_revision.clone(),
        filed_by: None,
    });
    let row = |row: &super::FiledRow| {
        let mut digest = [0xffu8; 32];
        digest.iter_mut().zip(row.line.to_be_bytes()).for_each(|(byte, of_line)| *byte = of_line);
        let mut exam = Exam::clone(&row.exam);
        if !exam.evaluators.contains(&kind) {
            exam.evaluators.push(kind);
        }
        Candidate {
            line: row.line,
            row: Arc::new(ResultRow {
                id: ResultId::of_digest(&digest),
                exam: Arc::new(exam),
                model: Arc::clone(&filing.model),
                submission: Arc::clone(&submission),
                setting: filing.setting.clone(),
                division: Named::not_stated(),
                role: filing.role,
                score: row.score.clone(),
                n_items: row.n_items,
                standard_error: row.standard_error.as_ref().map(crate::Score::value),
                error_method: row.error_method,
                published_on,
                withdrawn_on: None,
                withdrawn_reason: None,
                listed_rank: None,
                recorded_at: DateTime::<Utc>::MIN_UTC,
                disputed: false,
                items: row.answers.as_ref().map(|named| named.answers.clone()),
                withdrawal_recorded_at: None,
            }),
        }
    };
    filing.rows.iter().map(row).collect()
}
