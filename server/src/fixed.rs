//! Fixed rankings: fixing one, and reading what was fixed.

pub mod record;
pub mod rows;

use std::collections::BTreeMap;
use std::sync::Arc;

use app::page::fixed::cite::Lapsed;
use app::page::ranking::FixedBefore;
use chrono::NaiveDate;
use domain::fixed::{FixedRanking, Shift, since};
use domain::rank::Ranking;
use domain::{Exam, FixedId, Resolved, ResultId, Slice, SliceQuery};
use store::{Scope, StoredRanking};

use self::record::BadRecord;
use crate::error::PageError;
use crate::page::ranking::quoted::lapsed;
use crate::state::{Reading, Rows};

/// Fixes the ranking of a slice, given by its canonical text, and gives its identifier. Equal
/// rankings are fixed once.
///
/// # Errors
/// Faults of the slice; a slice that is not one exam, or in which nothing stands; a failing store.
pub async fn fix(reading: &Reading, slice_text: &str) -> Result<FixedId, PageError> {
    let slice = Slice::from_text(slice_text).map_err(PageError::Slice)?;
    let query = SliceQuery::parse(&slice.to_query(NaiveDate::MIN), &[]).map_err(PageError::Slice)?;
    let resolved = query.resolve(reading.catalog(), reading.today()).map_err(PageError::Slice)?;
    let Resolved::One(slice, exam) = resolved else {
        return Err(PageError::BadRequest("a slice that is not one exam has no ranking to fix".to_owned()));
    };
    let rows = rows_of(reading, &exam).await?;
    let ranking = reading.ranking(&slice, &exam, &rows);
    if ranking.entries.is_empty() {
        return Err(PageError::BadRequest("nothing stands in this slice: there is nothing to fix".to_owned()));
    }
    let record = record::record(&FixedRanking::of(&ranking), &exam.scale)?;
    let state = reading.state();
    state.store().fix(&record, reading.version(), state.clock().now()).await?;
    Ok(record.id())
}

/// A fixed ranking as it is shown.
pub struct Found {
    /// What is stored.
    pub stored: StoredRanking,
    /// What its record says.
    pub fixed: FixedRanking,
    /// The same as a ranking.
    pub ranking: Arc<Ranking>,
    /// The results of its board and dataset.
    pub rows: Rows,
}

/// The record of the fixed ranking that a word of an address names: the word is its identifier, or more
/// letters of the record's digest.
///
/// # Errors
/// If nothing has that name; a failing store.
pub async fn stored(reading: &Reading, word: &str) -> Result<StoredRanking, PageError> {
    let none = || PageError::not_found(word.chars().take(80).collect::<String>());
    let id = FixedId::of_prefix(word).map_err(|_| none())?;
    reading.store().fixed(&id).await?.filter(|stored| stored.word().starts_with(word)).ok_or_else(none)
}

/// The same with its ranking, from the results that it names.
///
/// # Errors
/// If nothing has that name; a record that contradicts the results; a failing store.
pub async fn find(reading: &Reading, word: &str) -> Result<Found, PageError> {
    let stored = stored(reading, word).await?;
    let mut fixed = record::read(&stored.json)?;
    if let Some(named) = fixed.slice.with_names(reading.catalog()) {
        fixed.slice = Arc::new(named);
    }
    let exam = reading.catalog().exam(&fixed.slice.exam().to_string()).map(Arc::clone);
    let exam = exam.ok_or(BadRecord::Contradiction("its exam does not exist"))?;
    let rows = rows_of(reading, &exam).await?;
    let by_id: BTreeMap<_, _> = rows.iter().map(|row| (&row.id, row)).collect();
    let ranking = fixed.restored(&exam, &by_id);
    let ranking = ranking.ok_or(BadRecord::Contradiction("a result of it is missing, or has another score"))?;
    Ok(Found { stored, fixed, ranking: Arc::new(ranking), rows })
}

impl Found {
    /// The ranking of the same slice today.
    #[must_use]
    pub fn now(&self, reading: &Reading) -> Arc<Ranking> {
        let slice = Arc::new(self.fixed.slice.with_as_of(reading.today()));
        reading.ranking(&slice, &self.ranking.exam, &self.rows)
    }

    /// What changed from then to a present ranking.
    ///
    /// # Errors
    /// A failing store.
    pub async fn shifts(&self, reading: &Reading, now: &Ranking) -> Result<Vec<Shift>, PageError> {
        let results: Vec<_> = self.fixed.rows.iter().map(|row| &row.result).collect();
        let corrections = reading.store().corrections(&results).await?;
        Ok(since(&self.fixed, now, &corrections))
    }

    /// Its results to which an objection waits for an answer, in the order of their rows, each with the
    /// day since which one does.
    ///
    /// # Errors
    /// A failing store.
    pub async fn disputed(&self, reading: &Reading) -> Result<Vec<(ResultId, NaiveDate)>, PageError> {
        let marked: Vec<&ResultId> =
            self.ranking.entries.iter().filter(|entry| entry.row.disputed).map(|entry| &entry.row.id).collect();
        if marked.is_empty() {
            return Ok(Vec::new());
        }
        let disputes = reading.store().disputes_in(std::slice::from_ref(&self.ranking.exam)).await?;
        let since = |id: &ResultId| disputes.iter().find(|of| of.result == *id && of.answer.is_none());
        Ok(marked.into_iter().filter_map(|id| Some((id.clone(), since(id)?.at.date_naive()))).collect())
    }

    /// What became of the results of its first place: they may have been corrected, or stand no more.
    ///
    /// # Errors
    /// A failing store.
    pub async fn lapsed(&self, reading: &Reading) -> Result<Option<Lapsed>, PageError> {
        lapsed(reading, self.ranking.first_entries().map(|entry| &entry.row)).await
    }
}

/// The fixed rankings of a ranking's slice, with whether they are the same as it.
///
/// # Errors
/// A failing store.
pub async fn before(reading: &Reading, ranking: &Ranking) -> Result<Vec<FixedBefore>, PageError> {
    let of_slice = reading.store().fixed_of(&ranking.slice).await?;
    let mut before = Vec::with_capacity(of_slice.len());
    for fixed in of_slice {
        let here = reading.fixed_as(&ranking.slice, fixed.as_of, || {
            let here = FixedRanking::of(ranking).as_of(fixed.as_of);
            record::record(&here, &ranking.exam.scale).map(|record| record.id())
        })?;
        before.push(FixedBefore { is_same: here == fixed.id, id: fixed.id, as_of: fixed.as_of });
    }
    Ok(before)
}

async fn rows_of(reading: &Reading, exam: &Exam) -> Result<Rows, PageError> {
    let key = &exam.key;
    Ok(reading.rows(Scope::Family { board: &key.board, dataset: &key.dataset }).await?)
}
