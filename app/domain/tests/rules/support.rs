//! Builders: a small world of exams, models and generated results.

use std::sync::Arc;

use chrono::{DateTime, Days, NaiveDate, Utc};
use domain::{
    Aspect, Board, BoardKind, Catalog, CatalogParts, Dataset, Direction, Edition, EvaluatorKind, Exam, ExamKey,
    Filters, Model, Named, Openness, Organisation, PartialDate, ResultId, ResultRow, Role, Scale, Slice, Slug,
    Submission, Weights,
};
use proptest::prelude::*;
use proptest::sample::select;

/// Models, settings and divisions of the world.
const MODELS: usize = 7;
const SETTINGS: [&str; 2] = ["not-stated", "diff"];
const DIVISIONS: [&str; 2] = ["open-to-test", "limited"];

/// Days over which results come and go.
pub(crate) const DAYS: u64 = 6;

pub(crate) fn slug(text: &str) -> Slug {
    text.parse().unwrap()
}

pub(crate) fn named(text: &str) -> Named {
    Named { slug: slug(text), name: text.to_uppercase() }
}

/// The day `n` days after the first.
pub(crate) fn day(n: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2024, 1, 1).unwrap().checked_add_days(Days::new(n)).unwrap()
}

/// When the program learned of what happened on a day: of all it learns two days at a time.
fn recorded(n: u64) -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + Days::new(n / 2)
}

/// The exam of a domain and protocol; its scores are shares of items in percent.
pub(crate) fn exam(domain: &str, protocol: &str, direction: Direction) -> Arc<Exam> {
    let board = Board {
        slug: slug("board"),
        name: "Board".into(),
        name_zh: None,
        kind: BoardKind::Academic,
        publishers: Vec::new(),
        homepage: None,
        is_evaluation: true,
        reason: None,
        about: None,
    };
    let edition =
        Edition { name: named("1.0"), released_on: Some(day(1)), openness: Some(Openness::Open), opened_on: None };
    Arc::new(Exam {
        key: ExamKey {
            board: slug("board"),
            dataset: slug("dataset"),
            edition: slug("1.0"),
            language: "zh".parse().unwrap(),
            domain: slug(domain),
            metric: slug("accuracy"),
            protocol: slug(protocol),
        },
        board: Arc::new(board),
        dataset: Arc::new(Dataset { slug: slug("dataset"), name: "Dataset".into() }),
        edition: Arc::new(edition),
        protocol: named(protocol),
        scale: Scale {
            unit: "percent".into(),
            direction,
            min: Some(0.0),
            max: Some(100.0),
            aspect: Aspect::Capability,
            share_of_items: true,
        },
        divisions: DIVISIONS.map(named).to_vec(),
        evaluators: EvaluatorKind::ALL.to_vec(),
    })
}

/// The slice of an exam as of a day, without filters.
pub(crate) fn slice(exam: &Exam, as_of: NaiveDate) -> Arc<Slice> {
    Arc::new(Slice::new(exam.key.clone(), Filters::default(), as_of))
}

/// A catalog of these exams and every organisation of the world.
pub(crate) fn catalog(exams: &[Arc<Exam>]) -> Catalog {
    let organisations = (0..3).map(organisation).collect();
    Catalog::new(CatalogParts { organisations, exams: exams.to_vec(), ..CatalogParts::default() })
}

/// Organisations: two countries, and one that nobody states.
pub(crate) fn organisation(n: usize) -> Arc<Organisation> {
    let country = [Some("CN"), Some("US"), None][n % 3].map(str::to_owned);
    let name = format!("org-{n}");
    Arc::new(Organisation { slug: slug(&name), name, name_zh: None, country, kind: None, homepage: None, note: None })
}

/// A model whose facts follow from its number, so that equal numbers are one model.
pub(crate) fn model(n: usize) -> Arc<Model> {
    let name = format!("model-{n}");
    Arc::new(Model {
        slug: slug(&name),
        name,
        name_zh: None,
        organisations: match n {
            6 => vec![organisation(0), organisation(1)],
            _ if n.is_multiple_of(4) => Vec::new(),
            _ => vec![organisation(n)],
        },
        weights: [None, Some(Weights::Open), Some(Weights::Closed)][n % 3],
        params_b: [None, Some(7.0), Some(13.0), Some(70.0)][n % 4],
        active_params_b: None,
        released_on: (n % 2 == 1).then(|| PartialDate::Day(day(2))),
        training_cutoff: None,
        base_model: None,
        family: None,
        made_for_languages: [vec![], vec!["zh".to_owned()], vec!["en".to_owned()]][n % 3].clone(),
        made_for_domain: [None, Some("general"), Some("stem")][n / 2 % 3].map(str::to_owned),
        source: None,
        note: None,
    })
}

/// What differs between two results of the world.
#[derive(Debug, Clone)]
pub(crate) struct Given {
    exam: usize,
    model: usize,
    setting: &'static str,
    division: &'static str,
    role: Role,
    evaluator: EvaluatorKind,
    tenths: u32,
    n_items: Option<u32>,
    standard_error: Option<f64>,
    published: u64,
    gone_after: Option<u64>,
}

/// A list of generated results on the exams. Scores lie on a coarse grid, so that some are equal.
pub(crate) fn rows(exams: Vec<Arc<Exam>>) -> impl Strategy<Value = Vec<Arc<ResultRow>>> {
    let roles = vec![Role::Model, Role::Model, Role::Model, Role::System, Role::Chance, Role::Constant];
    let whom = (0..exams.len(), 0..MODELS, select(&SETTINGS[..]), select(&DIVISIONS[..]), select(roles));
    let error = prop_oneof![Just(None), (1u32..40).prop_map(|e| Some(f64::from(e) / 10.0))];
    let items = prop_oneof![Just(None), Just(Some(0)), (1u32..5000).prop_map(Some)];
    let score = (select(EvaluatorKind::ALL.to_vec()), 0u32..=100, items, error);
    let stood = (0..DAYS, prop_oneof![3 => Just(None), 1 => (1..DAYS).prop_map(Some)]);
    let given = (whom, score, stood).prop_map(
        |(
            (exam, model, setting, division, role),
            (evaluator, percent, n_items, standard_error),
            (published, gone_after),
        )| Given {
            exam,
            model,
            setting,
            division,
            role,
            evaluator,
            tenths: percent * 10,
            n_items,
            standard_error,
            published,
            gone_after,
        },
    );
    proptest::collection::vec(given, 0..24).prop_map(move |given| {
        given.into_iter().enumerate().map(|(n, given)| Arc::new(row(n, &exams, given))).collect()
    })
}

fn row(n: usize, exams: &[Arc<Exam>], given: Given) -> ResultRow {
    let Given { exam, model: of, setting, division, role, evaluator, .. } = given;
    let mut digest = [0u8; 32];
    digest[..8].copy_from_slice(&u64::try_from(n).unwrap().to_be_bytes());
    let submission = Submission {
        id: format!("submission-{n}"),
        printed_name: format!("model-{of}"),
        evaluator: None,
        evaluator_kind: evaluator,
        evaluated_on: n.is_multiple_of(3).then(|| day(given.published)),
        harness: None,
        harness_version: None,
        harness_commit: None,
        hardware: None,
        cost: None,
        source_url: "https://example.org/".into(),
        source_commit: None,
        note: None,
        weights_revision: None,
        filed_by: None,
    };
    ResultRow {
        id: ResultId::of_digest(&digest),
        exam: Arc::clone(&exams[exam]),
        model: model(of),
        submission: Arc::new(submission),
        setting: named(setting),
        division: named(division),
        role,
        score: format!("{}.{}", given.tenths / 10, given.tenths % 10).parse().unwrap(),
        n_items: given.n_items,
        standard_error: given.standard_error,
        items: None,
        error_method: None,
        published_on: day(given.published),
        withdrawn_on: given.gone_after.map(|days| day(given.published + days)),
        withdrawn_reason: None,
        listed_rank: None,
        recorded_at: recorded(given.published),
        withdrawal_recorded_at: given.gone_after.map(|days| recorded(given.published + days)),
        disputed: false,
    }
}
