//! Results that were never published: as many as asked for, for measuring alone.

use std::ops::Range;

use chrono::{Days, NaiveDate};
use domain::batch::{Batch, BoardRecord, BytesOfRecord, ExamRecord, ModelRecord, ResultRecord, SubmissionRecord};
use domain::{
    Aspect, BoardKind, Direction, EvaluatorKind, ExamKey, LanguageTag, Named, Openness, ResultId, Role, Scale, Score,
    Slug, Submission,
};
use sha2::{Digest, Sha256};

/// Slices written in one transaction.
const TOGETHER: usize = 40;
/// Slices of one dataset: two protocols of two domains.
const FAMILY: usize = 4;
/// Boards, each of as many slices.
const BOARDS: usize = 100;
/// Slices that follow each other on one board.
const OF_BOARD: usize = 20;
/// Groups of models: every slice ranks one group, as no model sits every exam.
const GROUPS: usize = 8;

/// The ranking that is measured: the first slice, which every database has.
pub(super) fn address() -> String {
    "/rankings?board=generated-0&dataset=set-0&edition=1.0&language=en&domain=general&metric=accuracy&protocol=0-shot"
        .to_owned()
}

/// The board and the models that the generated results need.
pub(super) fn registry(models_of_a_slice: usize) -> Batch {
    Batch { boards: (0..BOARDS).map(board).collect(), models: models(models_of_a_slice * GROUPS), ..Batch::default() }
}

/// Batches of the slices with these numbers, `rows` results in each.
pub(super) fn batches(slices: Range<usize>, rows: usize) -> impl Iterator<Item = Batch> {
    let end = slices.end;
    slices.step_by(TOGETHER).map(move |start| batch(start..(start + TOGETHER).min(end), rows))
}

fn board(index: usize) -> BoardRecord {
    BoardRecord {
        slug: slug(&format!("generated-{index}")),
        name: format!("Generated {index}"),
        name_zh: None,
        kind: BoardKind::Academic,
        publishers: Vec::new(),
        homepage: None,
        is_evaluation: true,
        reason: None,
        about: None,
    }
}

fn models(count: usize) -> Vec<ModelRecord> {
    let model = |index: usize| ModelRecord {
        slug: slug(&format!("generated-{index}")),
        name: format!("Generated {index}"),
        name_zh: None,
        organisations: Vec::new(),
        weights: None,
        params_b: Some(if index.is_multiple_of(3) { 7.0 } else { 70.0 }),
        active_params_b: None,
        released_on: None,
        training_cutoff: None,
        base_model: None,
        family: None,
        made_for_languages: Vec::new(),
        made_for_domain: None,
        source: None,
        note: None,
    };
    (0..count).map(model).collect()
}

fn batch(slices: Range<usize>, rows: usize) -> Batch {
    let mut batch = Batch::default();
    for slice in slices {
        let key = key(slice);
        batch.exams.push(ExamRecord {
            key: key.clone(),
            dataset_name: format!("Set {}", slice / FAMILY),
            edition_name: "1.0".into(),
            released_on: NaiveDate::from_ymd_opt(2024, 1, 1),
            openness: Some(Openness::Open),
            opened_on: None,
            protocol_name: key.protocol.to_string(),
            scale: Scale {
                unit: "percent".into(),
                direction: Direction::Higher,
                min: Some(0.0),
                max: Some(100.0),
                aspect: Aspect::Capability,
                share_of_items: true,
            },
        });
        for row in 0..rows {
            let (submission, result) = result(&key, format!("{slice}/{row}"), row, slice % GROUPS * rows + row);
            batch.submissions.push(submission);
            batch.results.push(result);
        }
    }
    batch
}

/// One result more in the first slice, another one for each number: a further one of its model.
pub(super) fn one_more(number: usize) -> Batch {
    let (submission, result) = result(&key(0), format!("one more than {number}"), 0, 0);
    Batch { submissions: vec![submission], results: vec![result], ..Batch::default() }
}

fn key(slice: usize) -> ExamKey {
    let domain = if slice % FAMILY < 2 { "general" } else { "stem" };
    let protocol = if slice.is_multiple_of(2) { "0-shot" } else { "5-shot" };
    ExamKey {
        board: slug(&format!("generated-{}", slice / OF_BOARD % BOARDS)),
        dataset: slug(&format!("set-{}", slice / FAMILY)),
        edition: slug("1.0"),
        language: language(),
        domain: slug(domain),
        metric: slug("accuracy"),
        protocol: slug(protocol),
    }
}

fn result(exam: &ExamKey, json: String, row: usize, model: usize) -> (SubmissionRecord, ResultRecord) {
    let digest: [u8; 32] = Sha256::digest(&json).into();
    let hundredths = digest.iter().take(4).fold(0u32, |sum, byte| sum << 8 | u32::from(*byte)) % 10_000;
    let published_on = NaiveDate::from_ymd_opt(2024, 1, 1)
        .and_then(|day| day.checked_add_days(Days::new(row as u64 / 10 * 7)))
        .unwrap_or_default();
    let id = ResultId::of_digest(&digest);
    let name = format!("Generated {model}");
    let model = slug(&format!("generated-{model}"));
    let submission = Submission {
        id: id.to_string(),
        printed_name: name,
        evaluator: None,
        evaluator_kind: if row.is_multiple_of(2) { EvaluatorKind::Organiser } else { EvaluatorKind::SelfReported },
        evaluated_on: None,
        harness: None,
        harness_version: None,
        harness_commit: None,
        hardware: None,
        cost: None,
        source_url: format!("https://board.example/{json}"),
        source_commit: None,
        note: None,
        weights_revision: None,
        filed_by: None,
    };
    let record = ResultRecord {
        exam: exam.clone(),
        submission: submission.id.clone(),
        model: model.clone(),
        setting: Named::not_stated(),
        division: Named::not_stated(),
        role: Role::Model,
        score: score(hundredths),
        n_items: Some(2_000),
        standard_error: None,
        error_method: None,
        published_on,
        withdrawn_on: None,
        withdrawn_reason: None,
        listed_rank: None,
        id,
        record: BytesOfRecord { json, digest, corrects: None },
    };
    (SubmissionRecord { submission, model, board: exam.board.clone() }, record)
}

#[expect(clippy::expect_used, reason = "the texts are slugs as they stand here")]
fn slug(text: &str) -> Slug {
    text.parse().expect("a slug")
}

#[expect(clippy::expect_used, reason = "en is a language tag")]
fn language() -> LanguageTag {
    "en".parse().expect("a language tag")
}

#[expect(clippy::expect_used, reason = "two digits, a point and two digits are a number")]
fn score(hundredths: u32) -> Score {
    format!("{}.{:02}", hundredths / 100, hundredths % 100).parse().expect("a score")
}
