//! A page of a change log: a bounded number of statements and rankings, however long the log is.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use domain::change::{Corrections, Entry, Event, Mark, Watch, carriers, events, first_change, first_changes};
use domain::claim::Answer;
use domain::filing::dispute::Dispute;
use domain::grid::whole;
use domain::{Exam, ResultId, ResultRow, Slice, Slug};
use store::{LogScope, MarkOfExam, Scope};

use crate::error::PageError;
use crate::state::{Reading, Rows};

/// Ends of results' days that are read at once; each brings the rows of its exam.
const READ: usize = 60;
/// How often more are read for one page of a model's log, where what others did is passed over.
const ROUNDS: usize = 4;

/// A page of a log.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// What happened, newest in the record first.
    pub entries: Vec<Entry>,
    /// The place after which the log goes on; `None` at its end.
    pub next: Option<Mark>,
}

/// Of what a log is read, and from where.
#[derive(Debug, Clone, Copy)]
pub struct Log<'a> {
    /// What it is of.
    pub watch: &'a Watch,
    /// The place after which it is read.
    pub after: Option<&'a Mark>,
    /// About how many entries are wanted. Of a day on which a first place changed there is one more.
    pub limit: usize,
}

/// Reads a page of a log.
///
/// # Errors
/// A failing store.
pub async fn read(reading: &Reading, log: Log<'_>) -> Result<Page, PageError> {
    match log.watch {
        Watch::All => logged(reading, LogScope::All, None, log).await,
        Watch::Board(board) => logged(reading, LogScope::Board(board), None, log).await,
        Watch::Dataset(dataset) => logged(reading, LogScope::Dataset(dataset), None, log).await,
        Watch::Model(model) => logged(reading, LogScope::AroundModel(model), Some(model), log).await,
        Watch::Slice(slice) => of_slice(reading, slice, log).await,
        Watch::Claim(claim) => of_claim(reading, claim).await,
    }
}

/// A page in the order of the store's log; of a model what is about it.
async fn logged(reading: &Reading, scope: LogScope<'_>, about: Option<&Slug>, log: Log<'_>) -> Result<Page, PageError> {
    let corrections = reading.store().all_corrections().await?;
    let mut page = Page { entries: Vec::new(), next: log.after.cloned() };
    for _ in 0..ROUNDS {
        let wanted = log.limit.saturating_sub(page.entries.len()).min(READ);
        let count = if about.is_some() { READ } else { wanted };
        let marks = reading.store().marks(scope, page.next.as_ref(), i64::try_from(count).unwrap_or(i64::MAX)).await?;
        let told = tell(reading, &marks, &corrections).await?;
        page.next = marks.last().filter(|_| marks.len() == count).map(|last| last.mark.clone());
        page.entries.extend(told.into_iter().filter(|entry| about.is_none_or(|model| is_about(entry, model))));
        if page.next.is_none() || page.entries.len() >= log.limit {
            break;
        }
    }
    Ok(page)
}

fn is_about(entry: &Entry, model: &Slug) -> bool {
    match entry {
        Entry::Result(Event { row, .. }) | Entry::Objection { row, .. } => row.model.slug == *model,
        Entry::First { change, .. } => change.is_about(model),
        Entry::Claimed { .. } => false,
    }
}

/// What happened at places of the log: the events of results, objections to them, and the changes of
/// first places of whole exams that stand beside the events.
async fn tell(reading: &Reading, marks: &[MarkOfExam], corrections: &Corrections) -> Result<Vec<Entry>, PageError> {
    let keys: BTreeSet<&str> = marks.iter().map(|mark| mark.exam.as_str()).collect();
    let exams: Vec<Arc<Exam>> = keys.iter().filter_map(|key| reading.catalog().exam(key)).map(Arc::clone).collect();
    let rows = reading.store().rows_of_exams(reading.catalog(), &exams).await?;
    let disputes = disputes_in(reading, &exams).await?;
    let mut by_exam: HashMap<String, Vec<Arc<ResultRow>>> = HashMap::new();
    for row in rows {
        by_exam.entry(row.exam.key.to_string()).or_default().push(row);
    }
    let told: HashMap<&str, OfExam> =
        by_exam.iter().map(|(key, rows)| (key.as_str(), OfExam::new(rows, corrections, &disputes))).collect();
    let mut entries = Vec::new();
    for MarkOfExam { mark, exam } in marks {
        let (Some(of_exam), Some(rows), Some(exam)) =
            (told.get(exam.as_str()), by_exam.get(exam), reading.catalog().exam(exam))
        else {
            continue;
        };
        if of_exam.carriers.get(&mark.day) == Some(mark) {
            entries.extend(first(reading, exam, rows, mark));
        }
        entries.extend(of_exam.entries.get(mark).cloned());
    }
    Ok(entries)
}

/// Objections by the result that they are about.
type Disputes = HashMap<ResultId, Vec<Arc<Dispute>>>;

async fn disputes_in(reading: &Reading, exams: &[Arc<Exam>]) -> Result<Disputes, PageError> {
    let mut disputes = Disputes::new();
    for dispute in reading.store().disputes_in(exams).await? {
        disputes.entry(dispute.result.clone()).or_default().push(Arc::new(dispute));
    }
    Ok(disputes)
}

/// What happened to results of one exam, by its place in the log.
struct OfExam {
    entries: BTreeMap<Mark, Entry>,
    carriers: BTreeMap<NaiveDate, Mark>,
}

impl OfExam {
    fn new(rows: &[Arc<ResultRow>], corrections: &Corrections, disputes: &Disputes) -> Self {
        let events = events(rows, corrections).into_iter().map(|event| (event.mark.clone(), Entry::Result(event)));
        let of_row = |row: &Arc<ResultRow>| {
            let row = Arc::clone(row);
            let disputes = disputes.get(&row.id).into_iter().flatten();
            disputes.flat_map(move |dispute| {
                let (row, dispute) = (Arc::clone(&row), Arc::clone(dispute));
                let marks: Vec<Mark> = Mark::of_dispute(&dispute).collect();
                marks.into_iter().map(move |mark| {
                    let (row, dispute) = (Arc::clone(&row), Arc::clone(&dispute));
                    (mark.clone(), Entry::Objection { mark, row, dispute })
                })
            })
        };
        Self { entries: events.chain(rows.iter().flat_map(of_row)).collect(), carriers: carriers(rows) }
    }
}

/// The change of a whole exam's first place on the day of a mark.
fn first(reading: &Reading, exam: &Arc<Exam>, rows: &[Arc<ResultRow>], mark: &Mark) -> Option<Entry> {
    let on = |day| reading.ranking(&Arc::new(whole(exam, day)), exam, rows);
    let before = mark.day.pred_opt().map(on);
    let change = first_change(before.as_ref(), &on(mark.day))?;
    Some(Entry::First { recorded_at: mark.recorded_at, change })
}

/// A page of a slice's log: its own results, and its own first place.
async fn of_slice(reading: &Reading, slice: &Slice, log: Log<'_>) -> Result<Page, PageError> {
    let key = slice.exam();
    let rows = reading.rows(Scope::Family { board: &key.board, dataset: &key.dataset }).await?;
    let Some(exam) = reading.catalog().exam(&key.to_string()) else { return Ok(Page::default()) };
    let corrections = reading.store().all_corrections().await?;
    let own: Vec<Arc<ResultRow>> =
        rows.iter().filter(|row| row.exam.key == *key && slice.filters().let_through(row)).map(Arc::clone).collect();
    let mut firsts = firsts(reading, slice, exam, &rows);
    let disputes = disputes_in(reading, std::slice::from_ref(exam)).await?;
    let OfExam { entries, carriers } = OfExam::new(&own, &corrections, &disputes);
    let mut ends: BTreeSet<Mark> = entries.keys().cloned().collect();
    ends.extend(carriers.values().cloned());
    let mut page = Page::default();
    for mark in ends.iter().rev().skip_while(|mark| log.after.is_some_and(|after| *mark >= after)) {
        if page.entries.len() >= log.limit {
            break;
        }
        if carriers.get(&mark.day) == Some(mark)
            && let Some(change) = firsts.remove(&mark.day)
        {
            page.entries.push(Entry::First { recorded_at: mark.recorded_at, change });
        }
        page.entries.extend(entries.get(mark).cloned());
        page.next = Some(mark.clone());
    }
    page.next = page.next.filter(|last| ends.first() != Some(last));
    Ok(page)
}

/// The changes of a slice's first place, by day.
fn firsts(
    reading: &Reading,
    slice: &Slice,
    exam: &Arc<Exam>,
    rows: &Rows,
) -> BTreeMap<NaiveDate, domain::change::FirstChange> {
    let turns = reading.history(slice, exam, rows);
    first_changes(&turns).into_iter().map(|change| (change.day, change)).collect()
}

/// A claim's log: that it was made, and what happened since to the first places of the tables that
/// fit its words.
async fn of_claim(reading: &Reading, id: &Slug) -> Result<Page, PageError> {
    let claims = reading.claims().await?;
    let Some(claim) = claims.iter().find(|claim| claim.id == *id) else { return Ok(Page::default()) };
    let recorded_at = reading.store().claim_recorded_at(id).await?.unwrap_or_default();
    let mut entries: Vec<Entry> = vec![Entry::Claimed { recorded_at, claim: Arc::clone(claim) }];
    let judged = reading.judged(claim).await?;
    if let (Answer::Place(judgement), Some(made)) = (&judged.checked.answer, claim.claimed_on) {
        for completion in &judgement.completions {
            let (slice, exam) = (&completion.ranking.slice, &completion.ranking.exam);
            let rows = reading.rows(Scope::Family { board: &exam.key.board, dataset: &exam.key.dataset }).await?;
            let own: Vec<Arc<ResultRow>> = rows
                .iter()
                .filter(|row| row.exam.key == exam.key && slice.filters().let_through(row))
                .map(Arc::clone)
                .collect();
            let carriers = carriers(&own);
            let later = firsts(reading, slice, exam, &rows).into_iter().filter(|(day, _)| *day > made.latest());
            entries.extend(later.map(|(day, change)| {
                let recorded_at = carriers.get(&day).map(|mark| mark.recorded_at).unwrap_or_default();
                Entry::First { recorded_at, change }
            }));
        }
    }
    entries.sort_by_key(|entry| std::cmp::Reverse(order(entry)));
    Ok(Page { entries, next: None })
}

/// The place of an entry in a claim's log.
fn order(entry: &Entry) -> (DateTime<Utc>, Option<NaiveDate>, String) {
    (entry.recorded_at(), entry.day(), entry.name())
}
