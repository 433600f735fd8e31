//! A view of the data as of one version, with what was read and made of it before.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use domain::around::Around;
use domain::claim::Claim;
use domain::claim::names::Names;
use domain::history::{Turn, history};
use domain::rank::{Ranking, ranking};
use domain::{Board, Catalog, Exam, FixedId, ResultRow, Slice, Slug};
use quick_cache::sync::Cache;
use store::{Census, Scope, Store, Verdicts};

use super::{AppState, Rows, RowsKey};
use crate::assets::Site;
use crate::claims::{Judged, boards_of, check_claim, told};

/// The data as of one version: what a page is built from.
#[derive(Debug, Clone)]
pub struct Reading {
    pub(super) state: AppState,
    pub(super) version: i64,
    pub(super) catalog: Arc<Catalog>,
    pub(super) changed_at: Option<DateTime<Utc>>,
    pub(super) today: NaiveDate,
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

    /// How much there is, counted once for each data version.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn census(&self) -> Result<Arc<Census>, store::Error> {
        self.state.0.census.get(self.version, async || self.store().census().await).await
    }

    /// Every name of a model or board, read once for each data version.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn names(&self) -> Result<Arc<Names>, store::Error> {
        let read = async || Ok(Names::new(&self.catalog, &self.store().printed_names().await?));
        self.state.0.names.get(self.version, read).await
    }

    /// Every claim as it was made, in the order of identifiers, read once for each data version.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn claims(&self) -> Result<Arc<Vec<Arc<Claim>>>, store::Error> {
        let read = async || Ok(self.store().claims().await?.into_iter().map(Arc::new).collect());
        self.state.0.claims.get(self.version, read).await
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
        kept(&self.state.0.rankings, (self.version, slice.to_string()), || {
            let named = slice.with_names(&self.catalog).map(Arc::new);
            ranking(named.as_ref().unwrap_or(slice), exam, rows)
        })
    }

    /// What lies around the ranking of a slice, from memory where it was made before.
    #[must_use]
    pub fn around(&self, slice: &Slice, make: impl FnOnce() -> Around) -> Arc<Around> {
        kept(&self.state.0.surroundings, (self.version, slice.to_string()), make)
    }

    /// What the ranking of a slice would be called if it were fixed as of a day, from memory where
    /// that was worked out before.
    ///
    /// # Errors
    /// Those of `make`.
    pub fn fixed_as<E>(
        &self,
        slice: &Slice,
        as_of: NaiveDate,
        make: impl FnOnce() -> Result<FixedId, E>,
    ) -> Result<FixedId, E> {
        self.state.0.fixed_as.get_or_insert_with(&(self.version, slice.to_string(), as_of), make)
    }

    /// The history of a slice (over all days) from `rows`.
    #[must_use]
    pub fn history(&self, slice: &Slice, exam: &Arc<Exam>, rows: &[Arc<ResultRow>]) -> Arc<Vec<Turn>> {
        let key = (self.version, slice.with_as_of(NaiveDate::MIN).to_string());
        kept(&self.state.0.histories, key, || history(slice, exam, rows))
    }
}

/// What is kept under a key of a data version, or what `make` makes, which is then kept.
fn kept<T>(cache: &Cache<(i64, String), Arc<T>>, key: (i64, String), make: impl FnOnce() -> T) -> Arc<T> {
    if let Some(kept) = cache.get(&key) {
        return kept;
    }
    let made = Arc::new(make());
    cache.insert(key, Arc::clone(&made));
    made
}
