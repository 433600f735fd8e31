//! A page of a change log: a bounded number of statements and rankings, however long the log is.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use domain::change::{Corrections, Entry, Event, Mark, Watch, carriers, events, first_change, first_changes};
use domain::claim::Answer;
use domain::filing::dispute::Dispute;
use domain::grid::whole;
use domain::{Exam, ExamKey, ResultId, ResultRow, Slice, Slug};
use store::{LogScope, MarkOfExam, Scope};

use crate::error::PageError;
use crate::state::{Reading, Rows};

/// Ends of results' days that are read at once; each brings the rows of its exam.
const READ: usize = 60;
/// Days whose first places one page of a model's log looks at, at most: on most of them others are first.
const LOOKED_AT: usize = 4000;

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
    /// How many entries are wanted at most. What stands at one place of the log stays together: there a
    /// first place changed by what happened, so that one entry alone may be two.
    pub limit: usize,
}

/// Reads a page of a log.
///
/// # Errors
/// A failing store.
pub async fn read(reading: &Reading, log: Log<'_>) -> Result<Page, PageError> {
    match log.watch {
        Watch::All => logged(reading, LogScope::All, log).await,
        Watch::Board(board) => logged(reading, LogScope::Board(board), log).await,
        Watch::Dataset(dataset) => logged(reading, LogScope::Dataset(dataset), log).await,
        Watch::Model(model) => of_model(reading, model, log).await,
        Watch::Slice(slice) => of_slice(reading, slice, log).await,
        Watch::Claim(claim) => of_claim(reading, claim).await,
    }
}

impl Page {
    /// Adds what stands at a place of the log. Says whether it did: where it would be more than is wanted,
    /// the log goes on from the place before.
    fn take(&mut self, mark: &Mark, entries: Vec<Entry>, limit: usize) -> bool {
        if !self.entries.is_empty() && self.entries.len() + entries.len() > limit {
            return false;
        }
        self.entries.extend(entries);
        self.next = Some(mark.clone());
        true
    }
}

/// A page in the order of the store's log.
async fn logged(reading: &Reading, scope: LogScope<'_>, log: Log<'_>) -> Result<Page, PageError> {
    let corrections = reading.store().all_corrections().await?;
    let mut page = Page { entries: Vec::new(), next: log.after.cloned() };
    while page.entries.len() < log.limit {
        let count = (log.limit - page.entries.len()).min(READ);
        let marks = reading.store().marks(scope, page.next.as_ref(), i64::try_from(count).unwrap_or(i64::MAX)).await?;
        let told = tell(reading, &marks, &corrections).await?;
        let is_full = !told.into_iter().all(|(mark, entries)| page.take(&mark, entries, log.limit));
        if is_full {
            break;
        }
        page.next = marks.last().filter(|_| marks.len() == count).map(|last| last.mark.clone());
        if page.next.is_none() {
            break;
        }
    }
    Ok(page)
}

/// A page of a model's log: what happened to its results, and the changes of first places that it takes,
/// shares or loses. One statement brings the rows of its exams.
async fn of_model(reading: &Reading, model: &Slug, log: Log<'_>) -> Result<Page, PageError> {
    let rows = reading.rows(Scope::AroundModel(model)).await?;
    let corrections = reading.store().all_corrections().await?;
    let mut by_exam: BTreeMap<&ExamKey, Vec<Arc<ResultRow>>> = BTreeMap::new();
    for row in rows.iter() {
        by_exam.entry(&row.exam.key).or_default().push(Arc::clone(row));
    }
    let exams: Vec<Arc<Exam>> = by_exam.values().filter_map(|rows| Some(Arc::clone(&rows.first()?.exam))).collect();
    let disputes = disputes_in(reading, &exams).await?;
    let mut places: BTreeMap<Mark, (usize, bool, Option<Entry>)> = BTreeMap::new();
    for (exam, rows) in by_exam.values().enumerate() {
        let OfExam { entries, carriers } = OfExam::new(rows, &corrections, &disputes);
        let own = entries.into_iter().filter(|(_, entry)| is_of(entry, model));
        places.extend(own.map(|(mark, entry)| (mark, (exam, false, Some(entry)))));
        for (_, mark) in carriers.into_iter().filter(|(day, _)| stood_around(rows, model, *day)) {
            places.entry(mark).or_insert((exam, false, None)).1 = true;
        }
    }
    let of_exam: Vec<&Vec<Arc<ResultRow>>> = by_exam.values().collect();
    let mut page = Page { entries: Vec::new(), next: log.after.cloned() };
    let mut looked_at = 0;
    let begun = |mark: &Mark| log.after.is_some_and(|after| mark >= after);
    for (mark, (exam, carries, own)) in places.iter().rev().skip_while(|(mark, _)| begun(mark)) {
        if page.entries.len() >= log.limit || looked_at >= LOOKED_AT {
            return Ok(page);
        }
        let mut entries = Vec::new();
        if let (true, Some(exam), Some(rows)) = (*carries, exams.get(*exam), of_exam.get(*exam)) {
            looked_at += 1;
            entries.extend(first(reading, exam, rows, mark).filter(|entry| is_first_of(entry, model)));
        }
        entries.extend(own.clone());
        if !page.take(mark, entries, log.limit) {
            return Ok(page);
        }
    }
    Ok(Page { next: None, ..page })
}

/// Whether a result of a model stood on a day or the day before: else no first place of that day is about it.
fn stood_around(rows: &[Arc<ResultRow>], model: &Slug, day: NaiveDate) -> bool {
    let days = [Some(day), day.pred_opt()];
    rows.iter().any(|row| row.model.slug == *model && days.iter().flatten().any(|day| row.stood_on(*day)))
}

/// Whether an entry is about a result of a model.
fn is_of(entry: &Entry, model: &Slug) -> bool {
    matches!(entry, Entry::Result(Event { row, .. }) | Entry::Objection { row, .. } if row.model.slug == *model)
}

/// Whether an entry is a first place that a model takes, shares or loses.
fn is_first_of(entry: &Entry, model: &Slug) -> bool {
    matches!(entry, Entry::First { change, .. } if change.is_about(model))
}

/// What happened at places of the log: the events of results, objections to them, and the changes of
/// first places of whole exams that stand beside the events.
async fn tell(
    reading: &Reading,
    marks: &[MarkOfExam],
    corrections: &Corrections,
) -> Result<Vec<(Mark, Vec<Entry>)>, PageError> {
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
    let mut places = Vec::new();
    for MarkOfExam { mark, exam } in marks {
        let (Some(of_exam), Some(rows), Some(exam)) =
            (told.get(exam.as_str()), by_exam.get(exam), reading.catalog().exam(exam))
        else {
            continue;
        };
        let mut entries = Vec::new();
        if of_exam.carriers.get(&mark.day) == Some(mark) {
            entries.extend(first(reading, exam, rows, mark));
        }
        entries.extend(of_exam.entries.get(mark).cloned());
        places.push((mark.clone(), entries));
    }
    Ok(places)
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
        let mut here = Vec::new();
        if carriers.get(&mark.day) == Some(mark)
            && let Some(change) = firsts.remove(&mark.day)
        {
            here.push(Entry::First { recorded_at: mark.recorded_at, change });
        }
        here.extend(entries.get(mark).cloned());
        if !page.take(mark, here, log.limit) {
            break;
        }
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
