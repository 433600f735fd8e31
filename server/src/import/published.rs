//! One line of `published.csv`, every cell read, nothing resolved yet.

use std::borrow::Cow;

use chrono::NaiveDate;
use domain::{
    Aspect, BoardKind, Direction, EvaluatorKind, LanguageTag, Openness, PartialDate, ResultId, Role, Scale, Score,
    Weights,
};

use super::fault::Place;
use super::row::Row;

/// A text of a cell.
pub(super) type Text<'a> = Cow<'a, str>;

/// A line as it stands; `None` is "not stated".
#[derive(Debug)]
pub(super) struct Line<'a> {
    pub(super) place: Place<'a>,
    pub(super) board: Text<'a>,
    pub(super) board_kind: Option<BoardKind>,
    pub(super) board_url: Option<Text<'a>>,
    pub(super) exam: ExamCells<'a>,
    pub(super) model: Text<'a>,
    pub(super) role: Role,
    pub(super) facts: ModelCells<'a>,
    pub(super) setting: Option<Text<'a>>,
    pub(super) division: Option<Text<'a>>,
    pub(super) score: Score,
    pub(super) n_items: Option<u32>,
    pub(super) standard_error: Option<Score>,
    pub(super) listed_rank: Option<Text<'a>>,
    pub(super) corrects: Option<ResultId>,
    pub(super) published_on: NaiveDate,
    pub(super) withdrawn_on: Option<NaiveDate>,
    pub(super) withdrawn_reason: Option<Text<'a>>,
    pub(super) provenance: ProvenanceCells<'a>,
}

/// The exam's cells.
#[derive(Debug)]
pub(super) struct ExamCells<'a> {
    pub(super) dataset: Text<'a>,
    pub(super) edition: Option<Text<'a>>,
    pub(super) released_on: Option<NaiveDate>,
    pub(super) openness: Option<Openness>,
    pub(super) opened_on: Option<NaiveDate>,
    pub(super) language: LanguageTag,
    pub(super) domain: Text<'a>,
    pub(super) metric: Text<'a>,
    pub(super) protocol: Option<Text<'a>>,
    pub(super) scale: Scale,
}

/// What the line says of its model.
#[derive(Debug)]
pub(super) struct ModelCells<'a> {
    pub(super) name_zh: Option<Text<'a>>,
    pub(super) organisation: Option<Text<'a>>,
    pub(super) country: Option<Text<'a>>,
    pub(super) weights: Option<Weights>,
    pub(super) params_b: Option<f64>,
    pub(super) released_on: Option<PartialDate>,
    pub(super) base: Option<Text<'a>>,
}

/// Who ran it, when, with what, and where it stands.
#[derive(Debug)]
pub(super) struct ProvenanceCells<'a> {
    pub(super) evaluator: Option<Text<'a>>,
    pub(super) kind: EvaluatorKind,
    pub(super) evaluated_on: Option<NaiveDate>,
    pub(super) harness: Option<Text<'a>>,
    pub(super) harness_version: Option<Text<'a>>,
    pub(super) harness_commit: Option<Text<'a>>,
    pub(super) source_url: Text<'a>,
    pub(super) source_commit: Option<Text<'a>>,
    pub(super) note: Option<Text<'a>>,
}

/// Reads a row; `None` if it has faults, which are all told to it.
pub(super) fn line<'a>(row: &mut Row<'_, 'a>) -> Option<Line<'a>> {
    let before = row.faults_so_far();
    let board = row.required("board", "the board's name");
    let exam = exam(row);
    let model = row.required("model", "the model's name as the board prints it");
    let score = row.stated("score", "a decimal number such as 71.10", Row::number);
    let published_on = row.stated("published_on", "the day on which the score first stood, YYYY-MM-DD", Row::day);
    let standard_error = standard_error(row);
    let withdrawn_on = withdrawn_on(row, published_on);
    let withdrawn_reason = row.text("withdrawn_reason");
    if let (Some(reason), None) = (&withdrawn_reason, withdrawn_on) {
        row.fault("withdrawn_reason", reason, "a reason beside a day in withdrawn_on");
    }
    if let (Some(score), Some(exam)) = (&score, &exam) {
        within(row, score, &exam.scale);
    }
    let line = Line {
        place: row.place,
        board_kind: row.parse("board_kind"),
        board_url: row.url("board_url"),
        role: row.parse("row_role").unwrap_or(Role::Model),
        facts: facts(row),
        setting: row.text("setting"),
        division: row.text("division"),
        n_items: row.items("n_items"),
        listed_rank: row.text("listed_rank"),
        corrects: row.parse("corrects"),
        provenance: provenance(row),
        standard_error,
        withdrawn_on,
        withdrawn_reason,
        board: board?,
        exam: exam?,
        model: model?,
        score: score?,
        published_on: published_on?,
    };
    (row.faults_so_far() == before).then_some(line)
}

fn exam<'a>(row: &mut Row<'_, 'a>) -> Option<ExamCells<'a>> {
    let dataset = row.required("dataset", "the dataset's name");
    let language = row.stated("language", "a BCP 47 language tag such as zh, en or pt-BR", Row::parse);
    let domain = row.required("domain", "a domain such as general, stem or law");
    let metric = row.required("metric", "a metric such as accuracy");
    let cells = (row.text("edition"), row.day("edition_released_on"), row.parse("openness"), row.day("opened_on"));
    let (edition, released_on, openness, opened_on) = cells;
    let protocol = row.text("protocol");
    let scale = scale(row);
    Some(ExamCells {
        dataset: dataset?,
        edition,
        released_on,
        openness,
        opened_on,
        language: language?,
        domain: domain?,
        protocol,
        scale: Scale { share_of_items: false, ..scale? },
        metric: metric?,
    })
}

/// The scale as stated. Whether it is a share of items is known with the metric's word.
fn scale(row: &mut Row<'_, '_>) -> Option<Scale> {
    let unit = row.required("metric_unit", "a unit such as percent, proportion or points");
    let higher = row.stated("higher_is_better", "true or false", Row::truth);
    let aspect: Option<Aspect> =
        row.stated("aspect", "one of capability, generalisation, efficiency, robustness, safety", Row::parse);
    let (min, max) = (row.number("metric_min"), row.number("metric_max"));
    if let (Some(min), Some(max)) = (&min, &max)
        && min.value() >= max.value()
    {
        row.fault("metric_max", max.text(), format!("a number above metric_min, {}", min.text()));
        return None;
    }
    Some(Scale {
        unit: unit?.into_owned(),
        direction: if higher? { Direction::Higher } else { Direction::Lower },
        min: min.map(|min| min.value()),
        max: max.map(|max| max.value()),
        aspect: aspect?,
        share_of_items: false,
    })
}

fn within(row: &mut Row<'_, '_>, score: &Score, scale: &Scale) {
    if let Some(min) = scale.min.filter(|min| score.value() < *min) {
        row.fault("score", score.text(), format!("a score within the metric's range: the lowest is {min}"));
    }
    if let Some(max) = scale.max.filter(|max| score.value() > *max) {
        row.fault("score", score.text(), format!("a score within the metric's range: the highest is {max}"));
    }
}

fn standard_error(row: &mut Row<'_, '_>) -> Option<Score> {
    let error = row.number("standard_error")?;
    if error.value() < 0.0 {
        row.fault("standard_error", error.text(), "a number of 0 or more");
    }
    Some(error)
}

fn withdrawn_on(row: &mut Row<'_, '_>, published_on: Option<NaiveDate>) -> Option<NaiveDate> {
    let gone = row.day("withdrawn_on")?;
    if let Some(published) = published_on.filter(|published| gone < *published) {
        row.fault("withdrawn_on", &gone.to_string(), format!("a day on or after published_on, {published}"));
    }
    Some(gone)
}

fn facts<'a>(row: &mut Row<'_, 'a>) -> ModelCells<'a> {
    ModelCells {
        name_zh: row.text("model_name_zh"),
        organisation: row.text("model_org"),
        country: row.country("model_org_country"),
        weights: row.parse("model_weights"),
        params_b: row.size("model_params_b"),
        released_on: row.parse("model_released_on"),
        base: row.text("model_base"),
    }
}

fn provenance<'a>(row: &mut Row<'_, 'a>) -> ProvenanceCells<'a> {
    ProvenanceCells {
        evaluator: row.text("evaluator"),
        kind: row.parse("evaluator_kind").unwrap_or(EvaluatorKind::Unknown),
        evaluated_on: row.day("evaluated_on"),
        harness: row.text("harness"),
        harness_version: row.text("harness_version"),
        harness_commit: row.text("harness_commit"),
        source_url: row
            .stated("source_url", "the address of the page that shows the score", Row::url)
            .unwrap_or_default(),
        source_commit: row.text("source_commit"),
        note: row.text("note"),
    }
}
