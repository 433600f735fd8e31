//! Batches for tests: a small one in which every field is said once and left unsaid once, and the
//! pieces to make others from.

use chrono::{DateTime, NaiveDate, SubsecRound, Utc};
use domain::batch::{
    AliasRecord, Batch, BoardRecord, BytesOfRecord, ExamRecord, ModelRecord, ResultRecord, SubmissionRecord,
};
use domain::claim::{Claim, ClaimKind};
use domain::{
    Aspect, BoardKind, Direction, EvaluatorKind, ExamKey, Named, Openness, Organisation, ResultId, Role, Scale,
    SliceQuery, Slug, Submission, Weights,
};

pub(crate) fn slug(text: &str) -> Slug {
    text.parse().unwrap()
}

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The instant at which the tests' imports are recorded, to the microsecond.
pub(crate) fn instant() -> DateTime<Utc> {
    "2026-01-02T03:04:05.678901Z".parse::<DateTime<Utc>>().unwrap().trunc_subsecs(6)
}

/// A result's identifier from a number.
pub(crate) fn id(number: u32) -> ResultId {
    format!("{number:016}").parse().unwrap()
}

pub(crate) fn named(name: &str) -> Named {
    Named { slug: Slug::of_name(name).unwrap(), name: name.to_owned() }
}

pub(crate) fn organisation(word: &str) -> Organisation {
    Organisation {
        slug: slug(word),
        name: word.to_uppercase(),
        name_zh: None,
        country: None,
        kind: None,
        homepage: None,
        note: None,
    }
}

pub(crate) fn board(word: &str) -> BoardRecord {
    BoardRecord {
        slug: slug(word),
        name: word.to_uppercase(),
        name_zh: None,
        kind: BoardKind::Academic,
        publishers: Vec::new(),
        homepage: None,
        is_evaluation: true,
        reason: None,
        about: None,
    }
}

pub(crate) fn model(word: &str) -> ModelRecord {
    ModelRecord {
        slug: slug(word),
        name: word.to_uppercase(),
        name_zh: None,
        organisations: Vec::new(),
        weights: None,
        params_b: None,
        active_params_b: None,
        released_on: None,
        training_cutoff: None,
        base_model: None,
        family: None,
        made_for_languages: Vec::new(),
        made_for_domain: None,
        source: None,
        note: None,
    }
}

/// An exam's key from its text, `board/dataset/edition/language/domain/metric/protocol`.
pub(crate) fn key(text: &str) -> ExamKey {
    let mut words = text.split('/');
    let mut next = || words.next().unwrap();
    ExamKey {
        board: slug(next()),
        dataset: slug(next()),
        edition: slug(next()),
        language: next().parse().unwrap(),
        domain: slug(next()),
        metric: slug(next()),
        protocol: slug(next()),
    }
}

pub(crate) fn exam(text: &str) -> ExamRecord {
    ExamRecord {
        key: key(text),
        dataset_name: "A dataset".to_owned(),
        edition_name: String::new(),
        released_on: None,
        openness: None,
        opened_on: None,
        protocol_name: String::new(),
        scale: Scale {
            unit: "points".to_owned(),
            direction: Direction::Lower,
            min: None,
            max: None,
            aspect: Aspect::Safety,
            share_of_items: false,
        },
    }
}

/// A submission of a model to a board.
pub(crate) fn submission(id: &str, model: &str, board: &str) -> SubmissionRecord {
    SubmissionRecord {
        submission: Submission {
            id: id.to_owned(),
            printed_name: model.to_uppercase(),
            evaluator: None,
            evaluator_kind: EvaluatorKind::Unknown,
            evaluated_on: None,
            harness: None,
            harness_version: None,
            harness_commit: None,
            hardware: None,
            cost: None,
            source_url: "https://example.org/".to_owned(),
            source_commit: None,
            note: None,
            weights_revision: None,
            filed_by: None,
        },
        model: slug(model),
        board: slug(board),
    }
}

/// A result of a submission on an exam, standing since the first of January 2024.
pub(crate) fn result(number: u32, exam: &str, submission: &SubmissionRecord) -> ResultRecord {
    ResultRecord {
        id: id(number),
        exam: key(exam),
        submission: submission.submission.id.clone(),
        model: submission.model.clone(),
        setting: Named::not_stated(),
        division: Named::not_stated(),
        role: Role::Model,
        score: "50".parse().unwrap(),
        n_items: None,
        standard_error: None,
        error_method: None,
        published_on: day("2024-01-01"),
        withdrawn_on: None,
        withdrawn_reason: None,
        listed_rank: None,
        record: record(number),
    }
}

/// Bytes of record for a number; what is in them is no matter of the store's.
pub(crate) fn record(number: u32) -> BytesOfRecord {
    let mut digest = [0; 32];
    digest[..4].copy_from_slice(&number.to_be_bytes());
    BytesOfRecord { json: format!(r#"{{"number":{number}}}"#), digest, corrects: None }
}

pub(crate) const GENERAL: &str = "alpha/first/1.0/zh/general/accuracy/5-shot";
pub(crate) const STEM: &str = "alpha/first/1.0/zh/stem/accuracy/5-shot";
pub(crate) const SECOND: &str = "alpha/second/not-stated/mul/general/cost/not-stated";
pub(crate) const ELSEWHERE: &str = "beta/first/1.0/zh/general/accuracy/5-shot";

/// A claim that says no more than it must.
pub(crate) fn claim(word: &str) -> Claim {
    Claim {
        id: slug(word),
        claimed_on: None,
        claimant: "Somebody".to_owned(),
        organisation: None,
        model: None,
        board: None,
        kind: ClaimKind::First,
        place: None,
        other: None,
        named: SliceQuery::default(),
        narrower: false,
        text: "We are first.".to_owned(),
        source_url: None,
        source_commit: None,
        note: None,
    }
}

/// Two boards, three models and a baseline, four exams, seven results. Whatever can be said is said
/// of the first of each kind and not of the last.
pub(crate) fn batch() -> Batch {
    let mut batch = Batch {
        organisations: vec![organisation("makers"), organisation("press")],
        boards: vec![board("alpha"), board("beta")],
        // The model that derives from another stands before it.
        models: vec![model("derived"), model("plain"), model("terse"), model("dice")],
        aliases: vec![alias("alpha", "DERIVED"), alias("beta", "PLAIN")],
        exams: vec![exam(GENERAL), exam(STEM), exam(SECOND), exam(ELSEWHERE)],
        submissions: vec![
            submission("s-derived", "derived", "alpha"),
            submission("s-plain", "plain", "alpha"),
            submission("s-dice", "dice", "alpha"),
            submission("s-elsewhere", "terse", "beta"),
        ],
        results: Vec::new(),
        claims: Vec::new(),
        findings: Vec::new(),
        items: Vec::new(),
    };
    let [derived, plain, dice, elsewhere] = &batch.submissions[..] else { unreachable!() };
    batch.results = vec![
        result(1, GENERAL, derived),
        result(2, STEM, derived),
        result(3, GENERAL, plain),
        result(4, SECOND, plain),
        ResultRecord { role: Role::Chance, ..result(5, GENERAL, dice) },
        result(6, ELSEWHERE, elsewhere),
        // Replaced: the same submission, the same exam, an earlier day.
        ResultRecord {
            score: "49.9".parse().unwrap(),
            published_on: day("2023-12-01"),
            withdrawn_on: Some(day("2024-01-01")),
            withdrawn_reason: Some("superseded: score changed to 50".to_owned()),
            ..result(7, GENERAL, plain)
        },
    ];
    say_everything(&mut batch);
    batch
}

fn alias(board: &str, printed_name: &str) -> AliasRecord {
    AliasRecord {
        board: slug(board),
        printed_name: printed_name.to_owned(),
        model: slug(&printed_name.to_lowercase()),
        certainty: "exact".to_owned(),
        reason: "the same name".to_owned(),
    }
}

/// Fills every field of the first entry of each kind.
fn say_everything(batch: &mut Batch) {
    let some = |text: &str| Some(text.to_owned());
    batch.organisations[0] = Organisation {
        slug: slug("makers"),
        name: "Makers".to_owned(),
        name_zh: some("制造者"),
        country: some("CN"),
        kind: some("company"),
        homepage: some("https://makers.example/"),
        note: some("Note; with \"quotes\", 'both' kinds"),
    };
    batch.boards[0] = BoardRecord {
        slug: slug("alpha"),
        name: "Alpha".to_owned(),
        name_zh: some("甲榜"),
        kind: BoardKind::Market,
        publishers: vec![slug("press"), slug("makers")],
        homepage: some("https://alpha.example/"),
        is_evaluation: true,
        reason: Some(("Because".to_owned(), "因为".to_owned())),
        about: Some(("About".to_owned(), "关于".to_owned())),
    };
    batch.models[0] = ModelRecord {
        slug: slug("derived"),
        name: "Derived".to_owned(),
        name_zh: some("衍生"),
        organisations: vec![slug("press"), slug("makers")],
        weights: Some(Weights::Open),
        params_b: Some(0.1 + 0.2),
        active_params_b: Some(0.1),
        released_on: Some("2023-07".parse().unwrap()),
        training_cutoff: Some("2022-09-30".parse().unwrap()),
        base_model: Some(slug("plain")),
        family: some("Family"),
        made_for_languages: vec!["zh".to_owned(), "pt-BR".to_owned()],
        made_for_domain: some("finance"),
        source: some("https://makers.example/card"),
        note: some("A note"),
    };
    let percent = Scale {
        unit: "percent".to_owned(),
        direction: Direction::Higher,
        min: Some(0.0),
        max: Some(100.0),
        aspect: Aspect::Capability,
        share_of_items: true,
    };
    for exam in &mut batch.exams {
        if exam.key.edition.is_stated() {
            exam.edition_name = "1.0".to_owned();
            exam.released_on = Some(day("2023-06-15"));
            exam.openness = Some(Openness::OpenedLater);
            exam.opened_on = Some(day("2025-07-27"));
            exam.protocol_name = "5-shot".to_owned();
            exam.scale = percent.clone();
        }
    }
    batch.submissions[0].submission = Submission {
        id: "s-derived".to_owned(),
        printed_name: "Derived（衍生）".to_owned(),
        evaluator: some("Press"),
        evaluator_kind: EvaluatorKind::Joint,
        evaluated_on: Some(day("2023-12-24")),
        harness: some("harness"),
        harness_version: some("0.4.2"),
        harness_commit: some("0123abcd"),
        hardware: some("8 × H800"),
        cost: some("¥ 1,024"),
        source_url: "https://alpha.example/table".to_owned(),
        source_commit: some("deadbeef"),
        note: some("mode: verified"),
        weights_revision: some("sha256:0123"),
        filed_by: some("Makers"),
    };
    batch.results[0] = ResultRecord {
        setting: named("whole edit"),
        division: named("open to test"),
        role: Role::System,
        score: "86.45780691307947".parse().unwrap(),
        n_items: Some(11_582),
        standard_error: Some(0.1 + 0.2),
        error_method: Some(domain::filing::ErrorMethod::Bootstrap),
        published_on: day("2024-02-29"),
        withdrawn_on: Some(day("2024-02-29")),
        withdrawn_reason: some("line no longer in the table"),
        listed_rank: some("reference"),
        ..batch.results[0].clone()
    };
}
