//! Which exams changed.

use std::collections::BTreeMap;

use crate::error::{Error, reading};
use crate::pool::{Store, on};
use crate::statement::statements;

statements! {
    EXAMS_CHANGED = "SELECT id, changed FROM exam WHERE changed > $1";
}

impl Store {
    /// The exams that changed after a data version, by their keys (`board/dataset/…`), each with
    /// the version that last changed it. An exam changes with its results, and with the facts of
    /// the models that stand in it and of their makers. After −1 it gives every exam.
    ///
    /// # Errors
    /// [`Error::Unavailable`] if the database does not answer.
    pub async fn exams_changed(&self, after: i64) -> Result<BTreeMap<String, i64>, Error> {
        let rows: Vec<(String, i64)> =
            on!(self, db => sqlx::query_as(EXAMS_CHANGED).bind(after).fetch_all(db).await).map_err(reading("exam"))?;
        Ok(rows.into_iter().collect())
    }
}
