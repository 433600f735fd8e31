//! What stands in the tables, in the bytes that entries are made of: rows as they were written, so that what
//! is logged is what is kept.

use chrono::NaiveDate;
use domain::log::Published;
use sqlx::FromRow;

use crate::error::{Error, reading};
use crate::statement::{ROWS, statements, values};
use crate::transaction::{Transaction, look_up, within};

statements! {
    WITHDRAWN = values!("SELECT id, withdrawn_on, withdrawn_reason FROM result WHERE id IN", 1, ROWS, "");
    EDITIONS = values!(
        "SELECT dataset, slug, name, released_on, openness, opened_on FROM edition WHERE dataset IN",
        1,
        ROWS,
        ""
    );
    ITEMS = "SELECT DISTINCT exam.dataset AS dataset, exam.edition AS edition, item_set.id AS id, item_set.items AS items \
             FROM item_set JOIN item_result ON item_result.item_set = item_set.id \
             JOIN result ON result.id = item_result.result JOIN exam ON exam.id = result.exam WHERE item_set.id = $1";
    SETS = "SELECT id FROM item_set ORDER BY id";
}

/// The end of a result's days.
#[derive(FromRow)]
pub(super) struct WithdrawnRow {
    id: String,
    withdrawn_on: Option<NaiveDate>,
    withdrawn_reason: Option<String>,
}

impl WithdrawnRow {
    /// Its bytes; `None` if the result still stands.
    pub(super) fn published(&self) -> Option<Published> {
        Some(Published::withdrawal(&self.id, self.withdrawn_on?, self.withdrawn_reason.as_deref()))
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
    /// Its bytes.
    pub(super) fn published(&self) -> Published {
        let Self { dataset, slug, name, released_on, openness, opened_on } = self;
        Published::edition(dataset, slug, name, *released_on, openness.as_deref(), *opened_on)
    }
}

/// The withdrawals of those of the results that no longer stand.
pub(crate) async fn withdrawals(writing: &mut Transaction, results: &[&str]) -> Result<Vec<Published>, Error> {
    let rows = look_up!(writing, "result", WithdrawnRow, WITHDRAWN, results);
    Ok(rows.iter().filter_map(WithdrawnRow::published).collect())
}

/// The editions of datasets.
pub(crate) async fn editions(writing: &mut Transaction, datasets: &[&str]) -> Result<Vec<Published>, Error> {
    let rows = look_up!(writing, "edition", EditionRow, EDITIONS, datasets);
    Ok(rows.iter().map(EditionRow::published).collect())
}

/// The items of some sets, of each edition whose results answered them.
pub(crate) async fn items(writing: &mut Transaction, sets: &[&str]) -> Result<Vec<Published>, Error> {
    let mut published = Vec::new();
    for set in sets {
        let rows: Vec<(String, String, String, String)> =
            within!(writing, connection => sqlx::query_as(ITEMS).bind(*set).fetch_all(connection).await)
                .map_err(reading("item_set"))?;
        published.extend(
            rows.into_iter().map(|(dataset, edition, id, items)| Published::items(&dataset, &edition, &id, items)),
        );
    }
    Ok(published)
}

/// Every set of items.
pub(super) async fn sets(reading: &mut Transaction) -> Result<Vec<String>, Error> {
    Ok(within!(reading, connection => sqlx::query_scalar(SETS).fetch_all(connection).await)?)
}
