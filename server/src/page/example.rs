//! The ranking that the home page and the method explain themselves by: CMMLU, five-shot, the
//! models open to public test. Where the store does not hold it, they go without.

use std::sync::Arc;

use app::page::about::Examples;
use app::page::placed::Placed;
use chrono::NaiveDate;
use domain::compare::Matrix;
use domain::grid::whole;
use domain::rank::Ranking;
use domain::stats::cluster::clustered;
use domain::{Exam, Filters, Model, Slice, Slug};
use store::Scope;

use crate::error::PageError;
use crate::state::{Reading, Rows};

/// The exam, as the store writes its key.
const EXAM: &str = "cmmlu/cmmlu/1.0/zh/general/accuracy/5-shot";
/// An exam on which many results are of all items.
const FULL: &str = "aider/aider-code-editing/133-python-exercises/en/code/well-formed-cases/two-tries";
/// The division.
const DIVISION: &str = "open-to-test";

/// The day on which XuanYuan-70B stood 0.15 points ahead of GPT-4: what the method works out.
pub(super) fn worked_day() -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(2023, 9, 26)
}

/// The ranking as of a day; `None` where the store does not hold it.
pub(super) async fn ranking_on(reading: &Reading, day: NaiveDate) -> Result<Option<Arc<Ranking>>, PageError> {
    let Some(exam) = reading.catalog().exam(EXAM).cloned() else { return Ok(None) };
    let rows = family(reading, &exam).await?;
    Ok(ranking_of(reading, &exam, &rows, day))
}

/// What the method's formulas are worked with: that ranking, the groups of its subjects, and a full
/// score of another board.
pub(super) async fn examples(reading: &Reading) -> Result<Examples, PageError> {
    let mut examples = Examples { full: full(reading).await?, paired: paired(reading).await?, ..Examples::default() };
    let day = worked_day().filter(|day| *day <= reading.today());
    let (Some(exam), Some(day)) = (reading.catalog().exam(EXAM).cloned(), day) else { return Ok(examples) };
    let rows = family(reading, &exam).await?;
    let of_exam = || rows.iter().filter(|row| row.exam.key == exam.key);
    examples.withdrawn = of_exam().find(|row| row.withdrawn_on.is_some_and(|until| until <= day)).cloned();
    examples.ranking = ranking_of(reading, &exam, &rows, day);
    if let Some(ranking) = &examples.ranking {
        let leader = ranking.leader().map(|entry| &entry.row);
        examples.clustered = leader.and_then(|row| Some((Arc::clone(row), clustered(row, &rows)?)));
        examples.matrix = matrix(reading, ranking, &rows);
    }
    Ok(examples)
}

/// The first three of a ranking across the subjects of its exam.
fn matrix(reading: &Reading, ranking: &Ranking, rows: &Rows) -> Option<Matrix> {
    let is_subject = |exam: &&Arc<Exam>| exam.key.differences(&ranking.exam.key) == [domain::SliceKey::Domain];
    let as_of = ranking.slice.as_of();
    let columns: Vec<Arc<Ranking>> = reading
        .catalog()
        .exams()
        .filter(is_subject)
        .filter_map(|exam| ranking_of(reading, exam, rows, as_of))
        .collect();
    let models: Vec<Arc<Model>> = ranking.entries.iter().take(3).map(|entry| Arc::clone(&entry.row.model)).collect();
    (columns.len() > 1 && models.len() > 1).then(|| Matrix::new(models, columns))
}

/// The result of all items that was published first on an exam where that is common.
async fn full(reading: &Reading) -> Result<Option<Arc<domain::ResultRow>>, PageError> {
    let Some(exam) = reading.catalog().exam(FULL).cloned() else { return Ok(None) };
    let rows = family(reading, &exam).await?;
    let is_full = |row: &&Arc<domain::ResultRow>| {
        row.exam.key == exam.key && row.n_items.is_some() && row.score.value() >= exam.scale.whole()
    };
    let full = rows.iter().filter(is_full).min_by_key(|row| (row.published_on, row.model.slug.clone()));
    Ok(full.cloned())
}

/// The first two of a ranking that answered the same items, of the exam on which most did.
async fn paired(reading: &Reading) -> Result<Option<[Arc<domain::ResultRow>; 2]>, PageError> {
    let Some(key) = reading.store().exam_answered_alike().await? else { return Ok(None) };
    let Some(exam) = reading.catalog().exam(&key).cloned() else { return Ok(None) };
    let rows = family(reading, &exam).await?;
    let slice = Arc::new(whole(&exam, reading.today()));
    let ranking = reading.ranking(&slice, &exam, &rows);
    let answered = || ranking.entries.iter().map(|entry| &entry.row).filter(|row| row.items.is_some());
    let alike = |one: &domain::ResultRow, other: &domain::ResultRow| {
        one.items.as_ref().zip(other.items.as_ref()).is_some_and(|(one, other)| one.against(other).is_some())
    };
    let pair = answered().enumerate().find_map(|(place, one)| {
        let other = answered().skip(place + 1).find(|other| alike(one, other))?;
        Some([Arc::clone(one), Arc::clone(other)])
    });
    Ok(pair)
}

async fn family(reading: &Reading, exam: &Exam) -> Result<Rows, PageError> {
    Ok(reading.rows(Scope::Family { board: &exam.key.board, dataset: &exam.key.dataset }).await?)
}

/// The models open to public test on an exam, where that ranks any.
fn ranking_of(reading: &Reading, exam: &Arc<Exam>, rows: &Rows, day: NaiveDate) -> Option<Arc<Ranking>> {
    let division = DIVISION.parse::<Slug>().ok()?;
    let filters = Filters { division: [division].into(), ..Filters::default() };
    let slice = Arc::new(Slice::new(exam.key.clone(), filters, day));
    Some(reading.ranking(&slice, exam, rows)).filter(|ranking| ranking.first.is_some())
}

/// The entry that shows best what an interval is: of those that could stand higher and could stand
/// lower, the one nearest the middle of the table; else the leader.
#[must_use]
pub(super) fn entry_to_explain(ranking: &Arc<Ranking>) -> Option<Placed> {
    let middle = ranking.n_ranked().div_ceil(2);
    let open_both_ways = ranking.entries.iter().filter_map(|entry| {
        let standing = entry.standing.as_ref()?;
        (standing.low() < standing.rank() && standing.rank() < standing.high())
            .then(|| (standing.rank().abs_diff(middle), entry))
    });
    let entry = open_both_ways.min_by_key(|(distance, _)| *distance).map(|(_, entry)| entry);
    let entry = entry.or_else(|| ranking.leader())?;
    Some(Placed { row: Arc::clone(&entry.row), ranking: Arc::clone(ranking) })
}
