//! Results and the submissions they belong to.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use domain::batch::{BytesOfRecord, ResultRecord, SubmissionRecord};
use domain::{ExamKey, Named, ResultId, Score, Slug, Submission};

use super::fault::{Faults, Place};
use super::published::{Line, ProvenanceCells, Text};
use super::record::{Provenance, Record, id_of};

/// What no two results may share: exam, setting, printed name, and the day they first stood.
type Key<'a> = (ExamKey, Slug, Text<'a>, NaiveDate);

/// A line's words, found in or made for the registry.
pub(super) struct Resolved {
    pub(super) exam: ExamKey,
    pub(super) model: Slug,
    pub(super) setting: Named,
    pub(super) division: Named,
}

/// The first line of a key.
struct First<'a> {
    place: Place<'a>,
    id: ResultId,
    withdrawn: Withdrawal<'a>,
}

type Withdrawal<'a> = (Option<NaiveDate>, Option<Text<'a>>);

/// What is filed so far.
#[derive(Default)]
pub(super) struct Filed<'a> {
    pub(super) submissions: Vec<SubmissionRecord>,
    pub(super) results: Vec<ResultRecord>,
    keys: HashMap<Key<'a>, First<'a>>,
    submitted: HashSet<ResultId>,
}

impl<'a> Filed<'a> {
    /// Files a line. The same line a second time adds nothing; another line of the same key is a
    /// fault.
    pub(super) fn file(&mut self, line: &Line<'a>, resolved: Resolved, faults: &mut Faults) {
        let provenance = provenance(&line.provenance);
        let record = Record {
            exam: &resolved.exam,
            division: &resolved.division.slug,
            setting: &resolved.setting.slug,
            printed_name: &line.model,
            role: line.role,
            score: line.score.text(),
            n_items: line.n_items,
            standard_error: line.standard_error.as_ref().map(Score::text),
            error_method: None,
            published_on: line.published_on,
            listed_rank: line.listed_rank.as_deref(),
            corrects: line.corrects.as_ref(),
            provenance,
        };
        let bytes = record.bytes();
        let id = ResultId::of_digest(&bytes.digest);
        let submission = id_of(&record.submission_json());
        let key = (resolved.exam.clone(), resolved.setting.slug.clone(), line.model.clone(), line.published_on);
        let withdrawn = (line.withdrawn_on, line.withdrawn_reason.clone());
        if let Some(first) = self.keys.get(&key) {
            if first.id != id || first.withdrawn != withdrawn {
                let there = first.place;
                let expected = format!("a line of its own: {there} states the same exam, setting, model and day");
                faults.push(line.place, "model", &line.model, expected);
            }
            return;
        }
        self.keys.insert(key, First { place: line.place, id: id.clone(), withdrawn });
        if self.submitted.insert(submission.clone()) {
            self.submissions.push(SubmissionRecord {
                submission: submission_of(&submission, line, provenance),
                model: resolved.model.clone(),
                board: resolved.exam.board.clone(),
            });
        }
        self.results.push(result(bytes, &submission, line, resolved));
    }
}

fn result(record: BytesOfRecord, submission: &ResultId, line: &Line<'_>, resolved: Resolved) -> ResultRecord {
    let Resolved { exam, model, setting, division } = resolved;
    ResultRecord {
        id: ResultId::of_digest(&record.digest),
        record,
        exam,
        submission: submission.to_string(),
        model,
        setting,
        division,
        role: line.role,
        score: line.score.clone(),
        n_items: line.n_items,
        standard_error: line.standard_error.as_ref().map(Score::value),
        error_method: None,
        published_on: line.published_on,
        withdrawn_on: line.withdrawn_on,
        withdrawn_reason: line.withdrawn_reason.as_deref().map(str::to_owned),
        listed_rank: line.listed_rank.as_deref().map(str::to_owned),
    }
}

fn submission_of(id: &ResultId, line: &Line<'_>, provenance: Provenance<'_>) -> Submission {
    let owned = |text: Option<&str>| text.map(str::to_owned);
    Submission {
        id: id.to_string(),
        printed_name: line.model.to_string(),
        evaluator: owned(provenance.evaluator),
        evaluator_kind: provenance.evaluator_kind,
        evaluated_on: provenance.evaluated_on,
        harness: owned(provenance.harness),
        harness_version: owned(provenance.harness_version),
        harness_commit: owned(provenance.harness_commit),
        hardware: None,
        cost: None,
        source_url: provenance.source_url.to_owned(),
        source_commit: owned(provenance.source_commit),
        note: owned(provenance.note),
        weights_revision: None,
        filed_by: None,
    }
}

fn provenance<'l>(cells: &'l ProvenanceCells<'_>) -> Provenance<'l> {
    Provenance {
        evaluator: cells.evaluator.as_deref(),
        evaluator_kind: cells.kind,
        evaluated_on: cells.evaluated_on,
        harness: cells.harness.as_deref(),
        harness_version: cells.harness_version.as_deref(),
        harness_commit: cells.harness_commit.as_deref(),
        source_url: &cells.source_url,
        source_commit: cells.source_commit.as_deref(),
        note: cells.note.as_deref(),
        filed: None,
    }
}
