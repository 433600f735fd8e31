//! Entries of what stands in the tables: they are made of the rows as they were written, so that
//! what is logged is what is kept.

use chrono::NaiveDate;
use domain::log::Entry;
use sqlx::FromRow;

use crate::error::Error;
use crate::statement::{ROWS, statements, values};
use crate::transaction::{Transaction, look_up};

statements! {
    WITHDRAWN = values!("SELECT id, withdrawn_on, withdrawn_reason FROM result WHERE id IN", 1, ROWS, "");
    EDITIONS = values!(
        "SELECT dataset, slug, name, released_on, openness, opened_on FROM edition WHERE dataset IN",
        1,
        ROWS,
        ""
    );
}

/// The end of a result's days.
#[derive(FromRow)]
pub(super) struct WithdrawnRow {
    id: String,
    withdrawn_on: Option<NaiveDate>,
    withdrawn_reason: Option<String>,
}

impl WithdrawnRow {
    /// Its entry; `None` if the result still stands.
    pub(super) fn entry(&self) -> Option<Entry> {
        Some(Entry::withdrawal(&self.id, self.withdrawn_on?, self.withdrawn_reason.as_deref()))
    }
}

/// One dated version of a dataset.
#[derive(FromRow)]
pub(super) struct EditionRow {
    dataset: String,
    slug: String,
    name: String,
    released_on: Option<NaiveDate>,
    openness: Option<String>,
    opened_on: Option<NaiveDate>,
}

impl EditionRow {
    /// Its entry.
    pub(super) fn entry(&self) -> Entry {
        let Self { dataset, slug, name, released_on, openness, opened_on } = self;
        Entry::edition(dataset, slug, name, *released_on, openness.as_deref(), *opened_on)
    }
}

/// The withdrawals of those of the results that no longer stand.
pub(crate) async fn withdrawals(writing: &mut Transaction, results: &[&str]) -> Result<Vec<Entry>, Error> {
    let rows = look_up!(writing, "result", WithdrawnRow, WITHDRAWN, results);
    Ok(rows.iter().filter_map(WithdrawnRow::entry).collect())
}

/// The editions of datasets.
pub(crate) async fn editions(writing: &mut Transaction, datasets: &[&str]) -> Result<Vec<Entry>, Error> {
    let rows = look_up!(writing, "edition", EditionRow, EDITIONS, datasets);
    Ok(rows.iter().map(EditionRow::entry).collect())
}
