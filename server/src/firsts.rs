//! First places of every exam: searched once, kept, and searched again only where something changed.
//!
//! What is found in an exam is kept under the data version that last changed the exam, together
//! with the days on which it holds. So a write costs the search of the exams it touched, and a new
//! day that of the exams in which a result came or went.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use chrono::NaiveDate;
use domain::firsts::{Found, Survey, search};
use domain::{Exam, ExamKey, ResultRow};
use quick_cache::sync::Cache;
use tokio::sync::Mutex;
use tokio::task::{JoinError, JoinSet};

use crate::state::{AppState, Reading};

/// Exams whose results are in memory at a time, for each thread that searches.
const TOGETHER: usize = 32;
/// Days of an exam for which what was found is kept.
const KEPT_DAYS: usize = 4;
/// How long a page waits that could do without.
const PATIENCE: Duration = Duration::from_secs(5);
/// Whole surveys kept, by day and data version.
const KEPT_SURVEYS: usize = 16;

/// What was found, by exam.
#[derive(Debug)]
pub struct Keeper {
    /// Held while a search runs: who asks meanwhile waits for the same one.
    known: Mutex<Known>,
    surveys: Cache<(i64, NaiveDate), Arc<Survey>>,
    n_searched: AtomicUsize,
}

#[derive(Debug)]
struct Known {
    /// The data version up to which changes are known.
    seen: i64,
    /// By exam, the version that last changed it.
    changed: BTreeMap<String, i64>,
    found: HashMap<String, Vec<Kept>>,
}

#[derive(Debug)]
struct Kept {
    changed: i64,
    found: Arc<Found>,
}

impl Keeper {
    /// Nothing searched yet.
    pub(crate) fn new() -> Self {
        Self {
            known: Mutex::new(Known { seen: -1, changed: BTreeMap::new(), found: HashMap::new() }),
            surveys: Cache::new(KEPT_SURVEYS),
            n_searched: AtomicUsize::new(0),
        }
    }

    /// How many exams have been searched since the start.
    #[must_use]
    pub fn n_searched(&self) -> usize {
        self.n_searched.load(Ordering::Relaxed)
    }
}

impl Known {
    fn found(&self, exam: &str, day: NaiveDate) -> Option<Arc<Found>> {
        let changed = self.changed_at(exam);
        let kept = self.found.get(exam)?.iter().find(|kept| kept.changed == changed && kept.found.holds_on(day))?;
        Some(Arc::clone(&kept.found))
    }

    fn changed_at(&self, exam: &str) -> i64 {
        self.changed.get(exam).copied().unwrap_or_default()
    }

    fn keep(&mut self, exam: String, found: Found) {
        let changed = self.changed_at(&exam);
        let all = self.found.entry(exam).or_default();
        all.retain(|kept| kept.changed == changed);
        if all.len() >= KEPT_DAYS {
            all.remove(0);
        }
        all.push(Kept { changed, found: Arc::new(found) });
    }
}

impl Reading {
    /// First places everywhere on a day: from memory, or after a search of what is not known yet.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn firsts_on(&self, day: NaiveDate) -> Result<Arc<Survey>, store::Error> {
        if let Some(survey) = self.state().firsts().surveys.get(&(self.version(), day)) {
            return Ok(survey);
        }
        // A task of its own: a reader who goes away does not end the search for the others.
        let reading = self.clone();
        let searched = tokio::spawn(async move { reading.search_on(day).await });
        searched.await.map_err(stopped)?
    }

    /// First places on a day, if they are known or can be within a moment; a page that shows them
    /// beside other things does not wait for the first search of a large store.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn firsts_soon(&self, day: NaiveDate) -> Result<Option<Arc<Survey>>, store::Error> {
        tokio::time::timeout(PATIENCE, self.firsts_on(day)).await.ok().transpose()
    }

    async fn search_on(&self, day: NaiveDate) -> Result<Arc<Survey>, store::Error> {
        let keeper = self.state().firsts();
        let mut known = keeper.known.lock().await;
        if let Some(survey) = keeper.surveys.get(&(self.version(), day)) {
            return Ok(survey);
        }
        let changed = self.store().exams_changed(known.seen).await?;
        known.changed.extend(changed);
        known.seen = self.version();
        let is_missing = |exam: &&Arc<Exam>| known.found(&exam.key.to_string(), day).is_none();
        let missing: Vec<Arc<Exam>> = self.catalog().exams().filter(is_missing).map(Arc::clone).collect();
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        let mut searches: JoinSet<Vec<(String, Found)>> = JoinSet::new();
        for exams in missing.chunks(TOGETHER) {
            let rows = self.store().rows_of_exams(self.catalog(), exams).await?;
            let exams = exams.to_vec();
            searches.spawn_blocking(move || search_all(&exams, rows, day));
            if searches.len() >= threads {
                keep_next(&mut searches, &mut known, keeper).await?;
            }
        }
        while !searches.is_empty() {
            keep_next(&mut searches, &mut known, keeper).await?;
        }
        let exams = self.catalog().exams();
        let found: Vec<(Arc<Exam>, Arc<Found>)> =
            exams.filter_map(|exam| Some((Arc::clone(exam), known.found(&exam.key.to_string(), day)?))).collect();
        let survey = blocking(move || Arc::new(Survey::new(day, found))).await?;
        keeper.surveys.insert((self.version(), day), Arc::clone(&survey));
        Ok(survey)
    }
}

async fn keep_next(
    searches: &mut JoinSet<Vec<(String, Found)>>,
    known: &mut Known,
    keeper: &Keeper,
) -> Result<(), store::Error> {
    if let Some(searched) = searches.join_next().await {
        for (exam, found) in searched.map_err(stopped)? {
            known.keep(exam, found);
            keeper.n_searched.fetch_add(1, Ordering::Relaxed);
            metrics::counter!("jinbang_exams_searched_total").increment(1);
        }
    }
    Ok(())
}

fn search_all(exams: &[Arc<Exam>], rows: Vec<Arc<ResultRow>>, day: NaiveDate) -> Vec<(String, Found)> {
    let mut of_exams: HashMap<ExamKey, Vec<Arc<ResultRow>>> = HashMap::new();
    for row in rows {
        match of_exams.get_mut(&row.exam.key) {
            Some(rows) => rows.push(row),
            None => {
                of_exams.insert(row.exam.key.clone(), vec![row]);
            }
        }
    }
    let of_exam = |exam: &Arc<Exam>| {
        let rows = of_exams.get(&exam.key).map(Vec::as_slice).unwrap_or_default();
        (exam.key.to_string(), search(rows, day))
    };
    exams.iter().map(of_exam).collect()
}

/// A search on a thread of its own, so that whoever else is served meanwhile does not wait.
///
/// # Errors
/// If the server is stopping.
pub(crate) async fn blocking<T: Send + 'static>(
    search: impl FnOnce() -> T + Send + 'static,
) -> Result<T, store::Error> {
    tokio::task::spawn_blocking(search).await.map_err(stopped)
}

/// A search that did not end: it panicked, which goes on here, or the server is stopping.
fn stopped(error: JoinError) -> store::Error {
    match error.try_into_panic() {
        Ok(panic) => std::panic::resume_unwind(panic),
        Err(error) => store::Error::Unavailable(std::io::Error::other(error).into()),
    }
}

/// Searches today's first places before anybody asks for them.
pub async fn warm(state: AppState) {
    let searched = async {
        let reading = state.read().await?;
        reading.firsts_on(reading.today()).await
    };
    if let Err(error) = searched.await {
        tracing::warn!(%error, "today's first places could not be searched in advance");
    }
}
