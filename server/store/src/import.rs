//! Writing a batch: whole or not at all, in one transaction.

mod claim;
mod exam;
mod finding;
mod item;
mod log;
mod record;
mod registry;
mod result;
mod submission;
mod touch;

use chrono::{DateTime, SubsecRound, Utc};
use domain::batch::{Batch, Imported};

use crate::error::Error;
use crate::pool::Store;
use crate::transaction::{self, Transaction, look_up};

pub(crate) use touch::touch_submission;

impl Store {
    /// Writes a batch and says what it did. Entries of the registry take the batch's facts; datasets,
    /// editions, exams and submissions keep their first, but that an unnamed edition is as old as
    /// its oldest result. A result that is there already is left as it is, unless the batch is the
    /// first to say that it was withdrawn. `progress` is told how many of the batch's results have
    /// been dealt with. `recorded_at` is kept to the microsecond.
    ///
    /// # Errors
    /// [`Error::Conflict`] with every result that the batch would change although it was published
    /// as it is; [`Error::Database`] for a batch that names what does not exist;
    /// [`Error::Unavailable`]. Nothing is written then.
    pub async fn import(
        &self,
        batch: &Batch,
        recorded_at: DateTime<Utc>,
        mut progress: impl FnMut(u64) + Send,
    ) -> Result<Imported, Error> {
        let mut writing = Transaction::write(&self.pool).await?;
        match write(&mut writing, batch, recorded_at.trunc_subsecs(6), &mut progress).await {
            Ok(imported) => {
                writing.commit().await?;
                Ok(imported)
            }
            Err(error) => {
                // What went wrong first is what is told; a transaction that cannot be rolled back
                // has lost its connection, and ends with it.
                writing.roll_back().await.ok();
                Err(error)
            }
        }
    }
}

pub(crate) async fn write(
    writing: &mut Transaction,
    batch: &Batch,
    recorded_at: DateTime<Utc>,
    progress: &mut (dyn FnMut(u64) + Send),
) -> Result<Imported, Error> {
    let plan = result::plan(writing, &batch.results).await?;
    record::check_corrections(writing, &batch.results).await?;
    let entries = registry::write(writing, batch).await?;
    let exams = exam::write(writing, &batch.exams).await?;
    let claims = claim::write(writing, &batch.claims, recorded_at).await?;
    let filed = submission::write(writing, &batch.submissions, &plan.added).await?;
    exam::write_facets(writing, &plan.added, &filed.kinds).await?;
    let imported = result::write(writing, &plan, recorded_at, progress).await?;
    let kept = record::write(writing, &batch.results, &plan.added, recorded_at).await?;
    let answered = item::write(writing, batch, recorded_at).await?;
    let found = finding::write(writing, batch).await?;
    let logged = log::write(writing, batch, &plan, kept).await?;
    let others = entries.all + exams + claims + answered + found;
    if others + filed.added + imported.added + imported.withdrawn + kept + logged > 0 {
        crate::log::raise_version(writing, Some(recorded_at)).await?;
        touch::write(writing, batch, &plan, &entries).await?;
    }
    Ok(imported)
}

/// Every statement of an import, with its name.
pub(crate) fn statements() -> impl Iterator<Item = (&'static str, &'static str)> {
    let lists = [registry::STATEMENTS, submission::STATEMENTS, result::STATEMENTS];
    let lists = lists.into_iter().chain([
        finding::STATEMENTS,
        item::STATEMENTS,
        record::STATEMENTS,
        touch::STATEMENTS,
        transaction::STATEMENTS,
    ]);
    let inserts = [registry::INSERTS, exam::INSERTS, submission::INSERTS, result::INSERTS, record::INSERTS];
    let inserts = inserts.into_iter().chain([claim::INSERTS, finding::INSERTS, item::INSERTS]);
    let inserts = inserts.flatten().flat_map(|(name, insert)| [(*name, insert.one), (*name, insert.many)]);
    lists.flatten().copied().chain(inserts)
}
