//! What handlers may reach, and the one place where time enters.

mod once;
mod reading;

use std::fmt;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use chrono::{DateTime, NaiveDate, Utc};
use domain::around::Around;
use domain::claim::names::Names;
use domain::claim::{Checked, Claim};
use domain::history::Turn;
use domain::rank::Ranking;
use domain::{Catalog, FixedId, ResultRow};
use quick_cache::Weighter;
use quick_cache::sync::Cache;
use store::{Census, Store, Verdicts};
use tokio::sync::Mutex;

use self::once::OfVersion;
pub use self::reading::Reading;
use crate::assets::Site;
use crate::auth::guard::Guard;
use crate::cache::Pages;
use crate::exports::Exports;
use crate::filing::attached::Attached;
use crate::filing::files::Files;
use crate::firsts::Keeper;
use crate::log;

/// For how long the data version is believed before the database is asked again. Writes of this
/// process are seen at once; those of other processes within this time.
const VERSION_AGE: Duration = Duration::from_millis(100);
/// Results kept decoded in memory.
const KEPT_RESULTS: u64 = 400_000;
/// Scopes of results that are kept, about. The cache makes one part of so few; in several parts, one
/// for each core or more, none would take a scope of a hundred thousand results.
const KEPT_SCOPES: usize = 32;
/// Filings whose harness files are kept read, about.
const KEPT_ATTACHED: usize = 64;
/// Scores of harness files kept read.
const KEPT_LINES: u64 = 200_000;
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

/// Harness files of filings, read, by their digests.
pub(crate) type KeptAttached = Cache<String, Arc<Attached>, ByLines>;

#[derive(Clone)]
pub(crate) struct ByLines;

impl Weighter<String, Arc<Attached>> for ByLines {
    fn weight(&self, _: &String, attached: &Arc<Attached>) -> u64 {
        attached.n_lines() as u64 + 1
    }
}

/// The verdicts of record, with the data version and the day on which they were last compared.
type KeptVerdicts = (i64, NaiveDate, Arc<Verdicts>);

/// The catalog of a data version, and since when the data have it.
type KeptCatalog = (i64, Arc<Catalog>, Option<DateTime<Utc>>);

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
    census: OfVersion<Census>,
    names: OfVersion<Names>,
    claims: OfVersion<Vec<Arc<Claim>>>,
    verdicts: Cache<(i64, NaiveDate, String), Arc<Checked>>,
    of_record: Mutex<Option<KeptVerdicts>>,
    rows: Cache<RowsKey, Rows, ByRows>,
    rankings: Cache<(i64, String), Arc<Ranking>>,
    histories: Cache<(i64, String), Arc<Vec<Turn>>>,
    surroundings: Cache<(i64, String), Arc<Around>>,
    fixed_as: Cache<(i64, String, NaiveDate), FixedId>,
    attached: KeptAttached,
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
            census: OfVersion::default(),
            names: OfVersion::default(),
            claims: OfVersion::default(),
            verdicts: Cache::new(KEPT_RANKINGS / 10),
            of_record: Mutex::new(None),
            rows: Cache::with_weighter(KEPT_SCOPES, KEPT_RESULTS, ByRows),
            rankings: Cache::new(KEPT_RANKINGS),
            fixed_as: Cache::new(KEPT_RANKINGS),
            histories: Cache::new(KEPT_RANKINGS / 10),
            surroundings: Cache::new(KEPT_RANKINGS / 10),
            attached: Cache::with_weighter(KEPT_ATTACHED, KEPT_LINES, ByLines),
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

    /// Harness files of filings as they were read, by their digests: bytes of a digest never change.
    pub(crate) fn attached(&self) -> &KeptAttached {
        &self.0.attached
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
    /// Requests that write do so by themselves.
    pub async fn forget_version(&self) {
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
