//! Submissions: the provenance that results share. The first facts filed stand.

use std::collections::{BTreeSet, HashMap};

use domain::EvaluatorKind;
use domain::batch::{ResultRecord, SubmissionRecord};

use super::look_up;
use crate::error::{Error, word};
use crate::statement::{ROWS, inserts, statements, values};
use crate::transaction::{Transaction, insert_all};

inserts! {
    SUBMISSION(17) =
        "INSERT INTO submission (id, model, board, printed_name, evaluator, evaluator_kind, evaluated_on, \
         harness, harness_version, harness_commit, hardware, cost, source_url, source_commit, note, \
         weights_revision, filed_by) VALUES",
        "ON CONFLICT (id) DO NOTHING";
}

statements! {
    STORED_KINDS = values!("SELECT id, evaluator_kind FROM submission WHERE id IN", 1, ROWS, "");
}

/// What is known once submissions are written.
pub(super) struct Filed<'a> {
    /// How many were new.
    pub(super) added: u64,
    /// Who ran each submission of the new results.
    pub(super) kinds: HashMap<&'a str, EvaluatorKind>,
}

/// Writes submissions that are new.
pub(super) async fn write<'a>(
    writing: &mut Transaction,
    submissions: &'a [SubmissionRecord],
    results: &[&'a ResultRecord],
) -> Result<Filed<'a>, Error> {
    let added = insert_all!(writing, SUBMISSION, submissions, |query, s| query
        .bind(s.submission.id.as_str())
        .bind(s.model.as_str())
        .bind(s.board.as_str())
        .bind(s.submission.printed_name.as_str())
        .bind(s.submission.evaluator.as_deref())
        .bind(s.submission.evaluator_kind.slug())
        .bind(s.submission.evaluated_on)
        .bind(s.submission.harness.as_deref())
        .bind(s.submission.harness_version.as_deref())
        .bind(s.submission.harness_commit.as_deref())
        .bind(s.submission.hardware.as_deref())
        .bind(s.submission.cost.as_deref())
        .bind(s.submission.source_url.as_str())
        .bind(s.submission.source_commit.as_deref())
        .bind(s.submission.note.as_deref())
        .bind(s.submission.weights_revision.as_deref())
        .bind(s.submission.filed_by.as_deref()));
    // Read back rather than taken from the batch: a submission may have been filed before, and
    // need not be in the batch again.
    let ids: Vec<&'a str> =
        results.iter().map(|r| r.submission.as_str()).collect::<BTreeSet<_>>().into_iter().collect();
    let mut stored: HashMap<String, EvaluatorKind> = HashMap::new();
    for (id, kind) in look_up!(writing, "submission", (String, String), STORED_KINDS, ids) {
        let kind = word("submission", &id, &kind)?;
        stored.insert(id, kind);
    }
    let kinds = ids.into_iter().filter_map(|id| Some((id, *stored.get(id)?))).collect();
    Ok(Filed { added, kinds })
}
