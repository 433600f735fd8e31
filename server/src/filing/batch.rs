//! A filing as the batch that publishes it: what it proposes, its submission, its results with their
//! bytes of record.

use std::collections::BTreeMap;

use app::text::Lang;
use app::text::filing::finding::{Names, words};
use chrono::NaiveDate;
use domain::batch::{
    AliasRecord, Batch, BoardRecord, ExamRecord, FindingRecord, ItemsRecord, ModelRecord, ResultRecord,
    SubmissionRecord,
};
use domain::filing::finding::{Finding, Findings};
use domain::filing::{FiledRow, Filing};
use domain::{Board, ExamKey, Model, Named, ResultId, Score, Submission};

use crate::import::record::{FiledHere, Provenance, Record};

/// What a batch is made of besides the filing.
#[derive(Clone, Copy)]
pub struct Filed<'a> {
    /// The filing's identifier.
    pub id: &'a str,
    /// Who filed it.
    pub by: &'a str,
    /// The whole address of its page: where it comes from if it names no other.
    pub address: &'a str,
    /// The SHA-256 of its files, in hexadecimal and in their order.
    pub files: &'a [String],
    /// The day of publication.
    pub published_on: NaiveDate,
    /// The results it corrects, by exam.
    pub corrects: &'a BTreeMap<ExamKey, ResultId>,
    /// What was found in it.
    pub findings: &'a Findings,
    /// The names that findings mention, in Chinese and in English.
    pub names: [&'a (dyn Names + Sync); 2],
}

impl std::fmt::Debug for Filed<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Filed").field("id", &self.id).finish_non_exhaustive()
    }
}

/// The batch that publishes a filing.
#[must_use]
pub fn batch(filing: &Filing, filed: Filed<'_>) -> Batch {
    let submission = submission(filing, filed);
    let provenance = provenance(&submission, filed);
    let results = filing.rows.iter().map(|row| result(filing, row, provenance, filed)).collect();
    let mut batch = Batch { results, ..Batch::default() };
    batch.findings = findings(filing, &batch.results, filed);
    let given = filing
        .rows
        .iter()
        .zip(&batch.results)
        .filter_map(|(row, result)| Some(ItemsRecord { result: result.id.clone(), given: row.answers.clone()? }));
    batch.items = given.collect();
    for row in &filing.rows {
        let exam = &row.exam;
        if batch.boards.is_empty() {
            batch.boards.push(board(&exam.board));
        }
        batch.exams.push(ExamRecord {
            key: exam.key.clone(),
            dataset_name: exam.dataset.name.clone(),
            edition_name: exam.edition.name.name.clone(),
            released_on: exam.edition.released_on,
            openness: exam.edition.openness,
            opened_on: exam.edition.opened_on,
            protocol_name: exam.protocol.name.clone(),
            scale: exam.scale.clone(),
        });
        let alias = AliasRecord {
            board: exam.key.board.clone(),
            printed_name: filing.model.name.clone(),
            model: filing.model.slug.clone(),
            certainty: "exact".to_owned(),
            reason: "named by whoever filed the evaluation".to_owned(),
        };
        if batch.aliases.is_empty() {
            batch.aliases.push(alias);
        }
        if batch.submissions.is_empty() {
            let (model, board) = (filing.model.slug.clone(), exam.key.board.clone());
            batch.submissions.push(SubmissionRecord { submission: submission.clone(), model, board });
        }
    }
    if filing.model_is_new {
        batch.organisations = filing.new_makers.iter().map(|maker| domain::Organisation::clone(maker)).collect();
        batch.models.push(model(&filing.model));
    }
    batch
}

/// What was found, in the words of both languages. Rows become results in their order.
fn findings(filing: &Filing, results: &[ResultRecord], filed: Filed<'_>) -> Vec<FindingRecord> {
    let [zh, en] = filed.names;
    let record = |result: Option<&ResultRecord>, finding: &Finding| FindingRecord {
        submission: filed.id.to_owned(),
        result: result.map(|result| result.id.clone()),
        name: finding.name(),
        code: finding.code().map(str::to_owned),
        stands_out: finding.stands_out(),
        sentence_zh: words(finding, zh, Lang::Zh),
        sentence_en: words(finding, en, Lang::En),
    };
    let whole = filed.findings.whole.iter().map(|finding| record(None, finding));
    let of_rows = filed.findings.rows.iter().flat_map(|row| {
        let place = filing.rows.iter().position(|filed| filed.line == row.line);
        let result = place.and_then(|place| results.get(place));
        row.findings.iter().map(move |finding| (result, finding))
    });
    whole.chain(of_rows.map(|(result, finding)| record(result, finding))).collect()
}

fn submission(filing: &Filing, filed: Filed<'_>) -> Submission {
    Submission {
        id: filed.id.to_owned(),
        printed_name: filing.model.name.clone(),
        evaluator: filing.evaluator.clone(),
        evaluator_kind: filing.relation.kind().0,
        evaluated_on: filing.evaluated_on,
        harness: filing.harness.clone(),
        harness_version: filing.harness_version.clone(),
        harness_commit: filing.harness_commit.clone(),
        hardware: filing.hardware.clone(),
        cost: filing.cost.clone(),
        source_url: filing.source_url.clone().unwrap_or_else(|| filed.address.to_owned()),
        source_commit: None,
        note: filing.note.clone(),
        weights_revision: filing.weights_revision.clone(),
        filed_by: Some(filed.by.to_owned()),
    }
}

fn provenance<'a>(submission: &'a Submission, filed: Filed<'a>) -> Provenance<'a> {
    Provenance {
        evaluator: submission.evaluator.as_deref(),
        evaluator_kind: submission.evaluator_kind,
        evaluated_on: submission.evaluated_on,
        harness: submission.harness.as_deref(),
        harness_version: submission.harness_version.as_deref(),
        harness_commit: submission.harness_commit.as_deref(),
        source_url: &submission.source_url,
        source_commit: None,
        note: submission.note.as_deref(),
        filed: Some(FiledHere {
            filing: filed.id,
            hardware: submission.hardware.as_deref(),
            cost: submission.cost.as_deref(),
            weights_revision: submission.weights_revision.as_deref(),
            files: filed.files,
        }),
    }
}

fn result(filing: &Filing, row: &FiledRow, provenance: Provenance<'_>, filed: Filed<'_>) -> ResultRecord {
    let division = Named::not_stated();
    let record = Record {
        exam: &row.exam.key,
        division: &division.slug,
        setting: &filing.setting.slug,
        printed_name: &filing.model.name,
        role: filing.role,
        score: row.score.text(),
        n_items: row.n_items,
        standard_error: row.standard_error.as_ref().map(Score::text),
        error_method: row.error_method,
        published_on: filed.published_on,
        listed_rank: None,
        corrects: filed.corrects.get(&row.exam.key),
        provenance,
    }
    .bytes();
    ResultRecord {
        id: ResultId::of_digest(&record.digest),
        record,
        exam: row.exam.key.clone(),
        submission: filed.id.to_owned(),
        model: filing.model.slug.clone(),
        setting: filing.setting.clone(),
        division,
        role: filing.role,
        score: row.score.clone(),
        n_items: row.n_items,
        standard_error: row.standard_error.as_ref().map(Score::value),
        error_method: row.error_method,
        published_on: filed.published_on,
        withdrawn_on: None,
        withdrawn_reason: None,
        listed_rank: None,
    }
}

fn board(board: &Board) -> BoardRecord {
    let Board { slug, name, name_zh, kind, publishers, homepage, is_evaluation, reason, about } = board;
    BoardRecord {
        slug: slug.clone(),
        name: name.clone(),
        name_zh: name_zh.clone(),
        kind: *kind,
        publishers: publishers.iter().map(|publisher| publisher.slug.clone()).collect(),
        homepage: homepage.clone(),
        is_evaluation: *is_evaluation,
        reason: reason.clone(),
        about: about.clone(),
    }
}

fn model(model: &Model) -> ModelRecord {
    let Model { slug, name, name_zh, organisations, weights, params_b, active_params_b, .. } = model;
    ModelRecord {
        slug: slug.clone(),
        name: name.clone(),
        name_zh: name_zh.clone(),
        organisations: organisations.iter().map(|maker| maker.slug.clone()).collect(),
        weights: *weights,
        params_b: *params_b,
        active_params_b: *active_params_b,
        released_on: model.released_on,
        training_cutoff: model.training_cutoff,
        base_model: model.base_model.clone(),
        family: model.family.clone(),
        made_for_languages: model.made_for_languages.clone(),
        made_for_domain: model.made_for_domain.clone(),
        source: model.source.clone(),
        note: model.note.clone(),
    }
}
