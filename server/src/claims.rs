//! Checking claims: names looked up, results loaded, the verdict computed for the claim's day.

use std::collections::BTreeMap;
use std::sync::Arc;

use app::text::Lang;
use chrono::NaiveDate;
use domain::claim::ahead::{Comparison, compare};
use domain::claim::completion::{Table, meetings, tables};
use domain::claim::month::of_month;
use domain::claim::names::Names;
use domain::claim::read::with_board;
use domain::claim::reason::Reason;
use domain::claim::verdict::{Judgement, Question, judge};
use domain::claim::{Answer, Checked, Claim, ClaimKind, Told};
use domain::{Board, Dataset, Exam, Model, PartialDate, Slice, SliceKey, SliceQuery, Slug};
use store::Scope;

use crate::state::{Reading, Rows};

/// A claim of the store with what the data say of it.
#[derive(Debug, Clone)]
pub struct Judged {
    /// The claim.
    pub claim: Arc<Claim>,
    /// What the data say.
    pub checked: Arc<Checked>,
}

/// What is to be checked: names looked up.
#[derive(Debug, Clone)]
pub struct Asked {
    /// What is claimed.
    pub kind: ClaimKind,
    /// The place claimed, from 1.
    pub place: usize,
    /// The model.
    pub model: Arc<Model>,
    /// The other model, of [`ClaimKind::AheadOf`].
    pub other: Option<Arc<Model>>,
    /// The board, where one is named.
    pub board: Option<Arc<Board>>,
    /// The day, or the month where only that is known.
    pub on: PartialDate,
    /// Whether the words speak of fewer models than the filters let through.
    pub narrower: bool,
    /// As much of the slice as is named, the board included.
    pub named: SliceQuery,
}

/// Checks what is asked. Where neither a board nor a dataset is named, the exams are those in which
/// the model had a result on the day. What is dated to a month is checked on each of its days.
///
/// # Errors
/// If the database does not answer.
pub async fn check(reading: &Reading, asked: Asked) -> Result<Checked, store::Error> {
    let rows = rows(reading, &asked).await?;
    let on_day = |day: NaiveDate| match fitting(reading, &asked, day, &rows) {
        Ok(exams) => answer(reading, &asked, day, &exams, &rows),
        Err(reason) => unchecked(asked.kind, reason),
    };
    let (on, answer, month) = match asked.on {
        PartialDate::Day(day) => (day, on_day(day), Vec::new()),
        month => of_month(month, reading.today(), &rows, on_day),
    };
    let Asked { kind, place, model, other, board, narrower, named, .. } = asked;
    let (model, dataset, on) = (Some(model), dataset(reading, &named), Some(on));
    Ok(Checked { kind, place, model, other, board, dataset, on, month, narrower, named, answer })
}

/// The dataset that is named, where it is recorded.
fn dataset(reading: &Reading, named: &SliceQuery) -> Option<Arc<Dataset>> {
    reading.catalog().dataset(named.named(SliceKey::Dataset)?).cloned()
}

async fn rows(reading: &Reading, asked: &Asked) -> Result<Rows, store::Error> {
    let dataset = asked.named.named(SliceKey::Dataset).and_then(|slug| reading.catalog().dataset(slug));
    let scope = match (&asked.board, &dataset) {
        (Some(board), Some(dataset)) => Scope::Family { board: &board.slug, dataset: &dataset.slug },
        (Some(board), None) => Scope::Board(&board.slug),
        (None, Some(dataset)) => Scope::Dataset(&dataset.slug),
        (None, None) => Scope::AroundModel(&asked.model.slug),
    };
    reading.rows(scope).await
}

/// The exams that fit what is named.
fn fitting(reading: &Reading, asked: &Asked, on: NaiveDate, rows: &Rows) -> Result<Vec<Arc<Exam>>, Reason> {
    if asked.board.as_ref().is_some_and(|board| !board.is_evaluation) {
        return Err(Reason::NotAnEvaluation);
    }
    let has_figures = |board: &Board| reading.catalog().exams().any(|exam| exam.key.board == board.slug);
    if asked.board.as_ref().is_some_and(|board| !has_figures(board)) {
        return Err(Reason::NoFigures);
    }
    let exams = asked.named.exams(reading.catalog()).map_err(|_| Reason::UnknownExam)?;
    let is_open = asked.board.is_none() && asked.named.named(SliceKey::Dataset).is_none();
    let sat = |exam: &Exam| {
        let own = |row: &&Arc<domain::ResultRow>| row.model.slug == asked.model.slug && row.stood_on(on);
        rows.iter().filter(own).any(|row| row.exam.key == exam.key)
    };
    Ok(exams.into_iter().filter(|exam| !is_open || sat(exam)).cloned().collect())
}

fn answer(reading: &Reading, asked: &Asked, on: NaiveDate, exams: &[Arc<Exam>], rows: &Rows) -> Answer {
    let rank_of = |slice: Slice, exam: &Arc<Exam>| reading.ranking(&Arc::new(slice), exam, rows);
    let found: fn(&_, &_, &_, _) -> Result<Vec<Table>, Reason> = match asked.kind {
        ClaimKind::AheadOf => meetings,
        _ => tables,
    };
    let fitting = match found(&asked.named, exams, rows, on) {
        Ok(tables) => tables,
        Err(reason) => return unchecked(asked.kind, reason),
    };
    match &asked.other {
        Some(other) => {
            let pair = (&asked.model.slug, &other.slug);
            Answer::Ahead(compare(pair, on, &fitting, rows, &rank_of))
        }
        None => {
            let question = Question {
                model: asked.model.slug.clone(),
                place: asked.place,
                on,
                today: reading.today(),
                narrower: asked.narrower,
            };
            Answer::Place(judge(&question, &fitting, rows, &rank_of))
        }
    }
}

fn unchecked(kind: ClaimKind, reason: Reason) -> Answer {
    match kind {
        ClaimKind::AheadOf => Answer::Ahead(Comparison::unchecked(reason)),
        _ => Answer::Place(Judgement::unchecked(reason)),
    }
}

/// The board that a claim names, where it is recorded.
#[must_use]
pub fn board_of(reading: &Reading, names: &Names, claim: &Claim) -> Option<Arc<Board>> {
    names.board(claim.board.as_deref()?, reading.catalog()).ok().cloned()
}

/// The boards that claims name, each once by itself and by each dataset named with it.
#[must_use]
pub fn boards_of(reading: &Reading, names: &Names, claims: &[Arc<Claim>]) -> Vec<(Arc<Board>, Option<Slug>)> {
    let mut boards: BTreeMap<(Slug, Option<Slug>), Arc<Board>> = BTreeMap::new();
    for claim in claims {
        let Some(board) = board_of(reading, names, claim).filter(|board| board.is_evaluation) else { continue };
        let dataset = claim.named.named(SliceKey::Dataset).and_then(|slug| reading.catalog().dataset(slug));
        boards.entry((board.slug.clone(), dataset.map(|dataset| dataset.slug.clone()))).or_insert(board);
    }
    boards.into_iter().map(|((_, dataset), board)| (board, dataset)).collect()
}

/// What a verdict says, as it is kept.
#[must_use]
pub fn told(checked: &Checked) -> Told {
    let sentence = |lang| {
        let (lead, rest) = app::text::claims::verdict(checked, lang);
        format!("{lead}{rest}")
    };
    Told {
        word: checked.word(),
        reason: checked.reason().map(|reason| reason.slug().to_owned()),
        sentence_zh: sentence(Lang::Zh),
        sentence_en: sentence(Lang::En),
    }
}

/// The claim as of the first day on which the board had a result to check it by, where it had none
/// on the claim's own; `None` where that is not why it cannot be checked.
///
/// # Errors
/// If the database does not answer.
pub async fn check_first_day(
    reading: &Reading,
    names: &Names,
    claim: &Claim,
    checked: &Checked,
) -> Result<Option<Checked>, store::Error> {
    let later = match checked.reason() {
        Some(Reason::NoRow { from: Some(day), .. } | Reason::NothingThatDay(Some(day))) => *day,
        _ => return Ok(None),
    };
    let then =
        check_claim(reading, names, &Claim { claimed_on: Some(PartialDate::Day(later)), ..claim.clone() }).await?;
    Ok(Some(then).filter(|then| then.answer.reason().is_none()))
}

/// The model that a claim names, where the registry has it.
#[must_use]
pub fn model_of(reading: &Reading, names: &Names, claim: &Claim) -> Option<Arc<Model>> {
    let board = board_of(reading, names, claim);
    let named = claim.model.as_deref()?;
    names.known_model(named, board.as_ref().map(|board| &board.slug), reading.catalog()).cloned()
}

/// Checks a claim of the store, whose names may mean nothing here.
///
/// # Errors
/// If the database does not answer.
pub async fn check_claim(reading: &Reading, names: &Names, claim: &Claim) -> Result<Checked, store::Error> {
    let catalog = reading.catalog();
    let board = claim.board.as_deref().map(|name| names.board(name, catalog).cloned());
    let known_board = board.as_ref().and_then(|board| board.as_ref().ok()).cloned();
    let slug = known_board.as_ref().map(|board| &board.slug);
    let look_up = |name: &Option<String>| name.as_deref().map(|name| names.model(name, slug, catalog).cloned());
    let (model, other) = (look_up(&claim.model), look_up(&claim.other));
    let named = slug.map_or_else(|| claim.named.clone(), |slug| with_board(&claim.named, slug));
    let place = claim.place().map_or(1, |place| usize::try_from(place).unwrap_or(usize::MAX));
    let reason = match (&model, &other, &board, claim.claimed_on) {
        (_, _, Some(Err(unknown)), _) => Some(Reason::UnknownBoard(unknown.typed.clone())),
        (_, _, Some(Ok(board)), _) if !board.is_evaluation => Some(Reason::NotAnEvaluation),
        (None, ..) => Some(Reason::NoModelNamed),
        (Some(Err(unknown)), ..) | (_, Some(Err(unknown)), ..) => Some(Reason::UnknownModel(unknown.typed.clone())),
        (_, _, None, _) if claim.named.named(SliceKey::Dataset).is_none() => Some(Reason::NoBoardNamed),
        (.., None) => Some(Reason::Undated),
        _ => None,
    };
    let (model, other) = (model.and_then(Result::ok), other.and_then(Result::ok));
    match (reason, model, claim.claimed_on) {
        (None, Some(model), Some(on)) => {
            let (kind, narrower) = (claim.kind, claim.narrower);
            check(reading, Asked { kind, place, model, other, board: known_board, on, narrower, named }).await
        }
        (reason, model, on) => Ok(Checked {
            kind: claim.kind,
            place,
            model,
            other,
            board: known_board,
            dataset: dataset(reading, &named),
            on: on.map(PartialDate::earliest),
            month: Vec::new(),
            narrower: claim.narrower,
            named,
            answer: unchecked(claim.kind, reason.unwrap_or(Reason::NoModelNamed)),
        }),
    }
}
