//! What handlers may reach, and the one place where time enters.

use std::fmt;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use chrono::{DateTime, NaiveDate, Utc};
use domain::around::Around;
use domain::claim::names::Names;
use domain::claim::{Checked, Claim};
use domain::history::{Turn, history};
use domain::rank::{Ranking, ranking};
use domain::{Board, Catalog, Exam, ResultRow, Slice, Slug};
use quick_cache::Weighter;
use quick_cache::sync::Cache;
use store::{Scope, Store, Verdicts};
use tokio::sync::Mutex;

use crate::assets::Site;
use crate::auth::guard::Guard;
use crate::cache::Pages;
use crate::claims::{Judged, boards_of, check_claim, told};
use crate::exports::Exports;
use crate::filing::files::Files;
use crate::firsts::Keeper;
use crate::log;

/// For how long the data version is believed before the database is asked again. Writes of this
/// process are seen at once; those of other processes within this time.
const VERSION_AGE: Duration = Duration::from_millis(100);
/// Results kept decoded in memory.
const KEPT_RESULTS: u64 = 400_000;
/// Rankings and histories kept.
const KEPT_RANKINGS: usize = 20_000;

/// The clock: the real one, or one that stands still for tests.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> DateTime<Utc> + Send + Sync>);

impl Clock {
    /// The machine's clock.
    #[must_use]
    pub fn real() -> Self {
        #[expect(clippy::disallowed_methods, reason = "the one place where time enters")]
        Self(Arc::new(Utc::now))
    }

    /// A clock that stands still.
    #[must_use]
    pub fn at(instant: DateTime<Utc>) -> Self {
        Self(Arc::new(move || instant))
    }

    /// Now.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        (self.0)()
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Clock({})", self.now())
    }
}

/// Which rows are kept under which name.
type RowsKey = (i64, String);

#[derive(Clone)]
struct ByRows;

impl Weighter<RowsKey, Rows> for ByRows {
    fn weight(&self, _: &RowsKey, rows: &Rows) -> u64 {
        rows.len() as u64 + 1
    }
}

/// The verdicts of record, with the data version and the day on which they were last compared.
type KeptVerdicts = (i64, NaiveDate, Arc<Verdicts>);

/// The catalog of a data version, and since when the data have it.
type KeptCatalog = (i64, Arc<Catalog>, Option<DateTime<Utc>>);

/// The claims of a data version.
type KeptClaims = (i64, Arc<Vec<Arc<Claim>>>);

/// Results as handlers share them.
pub type Rows = Arc<Vec<Arc<ResultRow>>>;

/// What handlers may reach. Cheap to clone.
#[derive(Clone)]
pub struct AppState(Arc<Inner>);

struct Inner {
    store: Store,
    clock: Clock,
    site: Site,
    guard: Guard,
    files: OnceLock<Files>,
    version: AtomicI64,
    asked: Mutex<Option<Instant>>,
    catalog: Mutex<Option<KeptCatalog>>,
    names: Mutex<Option<(i64, Arc<Names>)>>,
    claims: Mutex<Option<KeptClaims>>,
    verdicts: Cache<(i64, NaiveDate, String), Arc<Checked>>,
    of_record: Mutex<Option<KeptVerdicts>>,
    rows: Cache<RowsKey, Rows, ByRows>,
    rankings: Cache<(i64, String), Arc<Ranking>>,
    histories: Cache<(i64, String), Arc<Vec<Turn>>>,
    surroundings: Cache<(i64, String), Arc<Around>>,
    firsts: Keeper,
    pages: Pages,
    log: OnceLock<log::Keeper>,
    exports: Exports,
}

impl AppState {
    /// The state of a server over a store.
    #[must_use]
    pub fn new(store: Store, clock: Clock, site: Site, guard: Guard) -> Self {
        Self(Arc::new(Inner {
            store,
            clock,
            site,
            guard,
            files: OnceLock::new(),
            version: AtomicI64::new(-1),
            asked: Mutex::new(None),
            catalog: Mutex::new(None),
            names: Mutex::new(None),
            claims: Mutex::new(None),
            verdicts: Cache::new(KEPT_RANKINGS / 10),
            of_record: Mutex::new(None),
            rows: Cache::with_weighter(4_096, KEPT_RESULTS, ByRows),
            rankings: Cache::new(KEPT_RANKINGS),
            histories: Cache::new(KEPT_RANKINGS / 10),
            surroundings: Cache::new(KEPT_RANKINGS / 10),
            firsts: Keeper::new(),
            pages: Pages::new(),
            log: OnceLock::new(),
            exports: Exports::default(),
        }))
    }

    /// Gives the state the key with which the public log is signed; without one nothing is signed.
    /// The first that is given stays.
    #[must_use]
    pub fn signed_by(self, keeper: log::Keeper) -> Self {
        self.0.log.get_or_init(|| keeper);
        self
    }

    /// The key of the public log.
    #[must_use]
    pub fn log(&self) -> Option<&log::Keeper> {
        self.0.log.get()
    }

    /// The store.
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.0.store
    }

    /// The clock.
    #[must_use]
    pub fn clock(&self) -> &Clock {
        &self.0.clock
    }

    /// The newest day there is, UTC.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        self.0.clock.now().date_naive()
    }

    /// The assets.
    #[must_use]
    pub fn site(&self) -> &Site {
        &self.0.site
    }

    /// What stands before every request.
    #[must_use]
    pub fn guard(&self) -> &Guard {
        &self.0.guard
    }

    /// Where files are kept. Where nobody said, they are lost with the program.
    #[must_use]
    pub fn files(&self) -> &Files {
        self.0.files.get_or_init(Files::in_memory)
    }

    /// Says where files are kept, once, before any is asked for.
    pub fn keep_files_in(&self, files: Files) {
        // Said twice, the first stands: files are never in two places.
        self.0.files.set(files).ok();
    }

    /// Makes the next reader ask for the data version: this process has written.
    pub async fn has_written(&self) {
        *self.0.asked.lock().await = None;
    }

    /// First places, as far as they have been searched.
    #[must_use]
    pub fn firsts(&self) -> &Keeper {
        &self.0.firsts
    }

    /// Copies of the data that anybody may have.
    #[must_use]
    pub fn exports(&self) -> &Exports {
        &self.0.exports
    }

    /// Rendered answers.
    #[must_use]
    pub fn pages(&self) -> &Pages {
        &self.0.pages
    }

    /// The data version, not older than [`VERSION_AGE`]. One request asks; the others meanwhile
    /// go by the last answer.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn version(&self) -> Result<i64, store::Error> {
        let known = self.0.version.load(Ordering::Acquire);
        let mut asked = if known < 0 {
            self.0.asked.lock().await
        } else {
            match self.0.asked.try_lock() {
                Ok(asked) => asked,
                Err(_) => return Ok(known),
            }
        };
        if asked.is_some_and(|at| at.elapsed() < VERSION_AGE) {
            return Ok(self.0.version.load(Ordering::Acquire));
        }
        let version = self.0.store.data_version().await;
        match version {
            Ok(version) => {
                self.0.version.store(version, Ordering::Release);
                *asked = Some(Instant::now());
                Ok(version)
            }
            Err(error) => {
                self.0.version.store(-1, Ordering::Release);
                *asked = None;
                Err(error)
            }
        }
    }

    /// Asks the database for the data version at the next request: this process has written.
    pub(crate) async fn forget_version(&self) {
        *self.0.asked.lock().await = None;
    }

    /// The data version as [`version`](Self::version) would give it without asking the database;
    /// `None` where it would ask.
    pub(crate) fn version_now(&self) -> Option<i64> {
        let known = self.0.version.load(Ordering::Acquire);
        let believed = match self.0.asked.try_lock() {
            Ok(asked) => asked.is_some_and(|at| at.elapsed() < VERSION_AGE),
            // Somebody asks just now.
            Err(_) => true,
        };
        (known >= 0 && believed).then_some(known)
    }

    /// A view of the data as of one version.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn read(&self) -> Result<Reading, store::Error> {
        let version = self.version().await?;
        let mut kept = self.0.catalog.lock().await;
        let (catalog, changed_at) = match &*kept {
            Some((of, catalog, changed_at)) if *of == version => (Arc::clone(catalog), *changed_at),
            _ => {
                let catalog = Arc::new(self.0.store.catalog().await?);
                let changed_at = self.0.store.changed_at(version).await?;
                *kept = Some((version, Arc::clone(&catalog), changed_at));
                (catalog, changed_at)
            }
        };
        Ok(Reading { state: self.clone(), version, catalog, changed_at, today: self.today() })
    }
}

impl fmt::Debug for AppState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AppState").field("clock", &self.0.clock).finish_non_exhaustive()
    }
}

/// The data as of one version: what a page is built from.
#[derive(Debug, Clone)]
pub struct Reading {
    state: AppState,
    version: i64,
    catalog: Arc<Catalog>,
    changed_at: Option<DateTime<Utc>>,
    today: NaiveDate,
}

impl Reading {
    /// Every noun there is.
    #[must_use]
    pub fn catalog(&self) -> &Arc<Catalog> {
        &self.catalog
    }

    /// The newest day there is.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        self.today
    }

    /// The data version.
    #[must_use]
    pub fn version(&self) -> i64 {
        self.version
    }

    /// Since when the data have this version; `None` where nothing says.
    #[must_use]
    pub fn changed_at(&self) -> Option<DateTime<Utc>> {
        self.changed_at
    }

    /// The last instant at which an answer made of this view may have changed: with the data, or
    /// with the day.
    #[must_use]
    pub fn modified_at(&self) -> Option<DateTime<Utc>> {
        Some(self.changed_at?.max(self.today.and_time(chrono::NaiveTime::MIN).and_utc()))
    }

    /// What handlers may reach.
    pub(crate) fn state(&self) -> &AppState {
        &self.state
    }

    /// The store, for what is not kept in memory.
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.state.0.store
    }

    /// Where the site stands.
    #[must_use]
    pub fn site(&self) -> &Site {
        &self.state.0.site
    }

    /// Results of a scope, from memory where they were read before: one statement at most.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn rows(&self, scope: Scope<'_>) -> Result<Rows, store::Error> {
        let key = (self.version, format!("{scope:?}"));
        if let Some(rows) = self.state.0.rows.get(&key) {
            return Ok(rows);
        }
        let rows = Arc::new(self.state.0.store.rows(&self.catalog, scope).await?);
        self.state.0.rows.insert(key, Arc::clone(&rows));
        Ok(rows)
    }

    /// Every name of a model or board, read once for each data version.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn names(&self) -> Result<Arc<Names>, store::Error> {
        let mut kept = self.state.0.names.lock().await;
        if let Some((version, names)) = &*kept
            && *version == self.version
        {
            return Ok(Arc::clone(names));
        }
        let names = Arc::new(Names::new(&self.catalog, &self.store().printed_names().await?));
        *kept = Some((self.version, Arc::clone(&names)));
        Ok(names)
    }

    /// Every claim as it was made, in the order of identifiers, read once for each data version.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn claims(&self) -> Result<Arc<Vec<Arc<Claim>>>, store::Error> {
        let mut kept = self.state.0.claims.lock().await;
        if let Some((version, claims)) = &*kept
            && *version == self.version
        {
            return Ok(Arc::clone(claims));
        }
        let claims = Arc::new(self.store().claims().await?.into_iter().map(Arc::new).collect());
        *kept = Some((self.version, Arc::clone(&claims)));
        Ok(claims)
    }

    /// A claim with its verdict, judged once for each data version and day.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn judged(&self, claim: &Arc<Claim>) -> Result<Judged, store::Error> {
        let key = (self.version, self.today, claim.id.to_string());
        let checked = match self.state.0.verdicts.get(&key) {
            Some(kept) => kept,
            None => {
                let names = self.names().await?;
                let made = Arc::new(check_claim(self, &names, claim).await?);
                self.state.0.verdicts.insert(key, Arc::clone(&made));
                made
            }
        };
        Ok(Judged { claim: Arc::clone(claim), checked })
    }

    /// Every claim with its verdict, in the order of identifiers.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn all_judged(&self) -> Result<Vec<Judged>, store::Error> {
        let claims = self.claims().await?;
        let is_judged =
            |claim: &Arc<Claim>| self.state.0.verdicts.get(&(self.version, self.today, claim.id.to_string())).is_some();
        if !claims.iter().all(is_judged) {
            let names = self.names().await?;
            self.read_ahead(&boards_of(self, &names, &claims)).await?;
        }
        let mut judged = Vec::with_capacity(claims.len());
        for claim in claims.iter() {
            judged.push(self.judged(claim).await?);
        }
        Ok(judged)
    }

    /// Reads the results of boards with one statement, each board's for itself or one dataset's of
    /// it, so that [`rows`](Self::rows) finds them.
    async fn read_ahead(&self, wanted: &[(Arc<Board>, Option<Slug>)]) -> Result<(), store::Error> {
        let key = |board: &Board, dataset: Option<&Slug>| {
            let scope = match dataset {
                Some(dataset) => format!("{:?}", Scope::Family { board: &board.slug, dataset }),
                None => format!("{:?}", Scope::Board(&board.slug)),
            };
            (self.version, scope)
        };
        let mut missing: Vec<(&Arc<Board>, Option<&Slug>, RowsKey)> =
            wanted.iter().map(|(board, dataset)| (board, dataset.as_ref(), key(board, dataset.as_ref()))).collect();
        missing.retain(|(.., key)| self.state.0.rows.get(key).is_none());
        let mut boards: Vec<&Slug> = missing.iter().map(|(board, ..)| &board.slug).collect();
        boards.sort_unstable();
        boards.dedup();
        for boards in boards.chunks(store::NAMED) {
            let rows = self.store().rows(&self.catalog, Scope::Boards(boards)).await?;
            for (board, dataset, key) in missing.iter().filter(|(board, ..)| boards.contains(&&board.slug)) {
                let is_its = |row: &&Arc<ResultRow>| {
                    row.exam.key.board == board.slug && dataset.is_none_or(|dataset| row.exam.key.dataset == *dataset)
                };
                let own: Vec<Arc<ResultRow>> = rows.iter().filter(is_its).map(Arc::clone).collect();
                self.state.0.rows.insert(key.clone(), Arc::new(own));
            }
        }
        Ok(())
    }

    /// The verdicts of record of every claim, the oldest first. What is found now is compared with
    /// them once for each data version and day, and kept where it says something else.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn verdicts_of_record(&self, judged: &[Judged]) -> Result<Arc<Verdicts>, store::Error> {
        let mut kept = self.state.0.of_record.lock().await;
        if let Some((version, day, verdicts)) = &*kept
            && (*version, *day) == (self.version, self.today)
        {
            return Ok(Arc::clone(verdicts));
        }
        let found: Vec<_> = judged.iter().map(|judged| (judged.claim.id.clone(), told(&judged.checked))).collect();
        let verdicts = Arc::new(self.store().keep_verdicts(&found, self.version, self.today).await?);
        *kept = Some((self.version, self.today, Arc::clone(&verdicts)));
        Ok(verdicts)
    }

    /// The ranking of a slice from `rows`, which hold at least the exam's results.
    #[must_use]
    pub fn ranking(&self, slice: &Arc<Slice>, exam: &Arc<Exam>, rows: &[Arc<ResultRow>]) -> Arc<Ranking> {
        let key = (self.version, slice.to_string());
        if let Some(kept) = self.state.0.rankings.get(&key) {
            return kept;
        }
        let named = slice.with_names(&self.catalog).map(Arc::new);
        let made = Arc::new(ranking(named.as_ref().unwrap_or(slice), exam, rows));
        self.state.0.rankings.insert(key, Arc::clone(&made));
        made
    }

    /// What lies around the ranking of a slice, from memory where it was made before.
    #[must_use]
    pub fn around(&self, slice: &Slice, make: impl FnOnce() -> Around) -> Arc<Around> {
        let key = (self.version, slice.to_string());
        if let Some(kept) = self.state.0.surroundings.get(&key) {
            return kept;
        }
        let made = Arc::new(make());
        self.state.0.surroundings.insert(key, Arc::clone(&made));
        made
    }

    /// The history of a slice (over all days) from `rows`.
    #[must_use]
    pub fn history(&self, slice: &Slice, exam: &Arc<Exam>, rows: &[Arc<ResultRow>]) -> Arc<Vec<Turn>> {
        let key = (self.version, slice.with_as_of(NaiveDate::MIN).to_string());
        if let Some(kept) = self.state.0.histories.get(&key) {
            return kept;
        }
        let made = Arc::new(history(slice, exam, rows));
        self.state.0.histories.insert(key, Arc::clone(&made));
        made
    }
}
