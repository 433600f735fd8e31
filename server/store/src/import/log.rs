//! What an import enters into the public log: records, ends of days, editions.

use std::collections::BTreeSet;

use domain::batch::{Batch, ResultRecord};
use domain::log::{Entry, Hash, Kind};

use super::result::Plan;
use crate::error::Error;
use crate::log;
use crate::transaction::Transaction;

/// Appends the entries of what the import wrote. `kept` is how many records were new: more than
/// the results that are new where results had been filed before records were kept. Gives how many
/// entries were new.
pub(super) async fn write(writing: &mut Transaction, batch: &Batch, plan: &Plan<'_>, kept: u64) -> Result<u64, Error> {
    let record = |result: &ResultRecord| Entry {
        kind: Kind::Record,
        id: result.id.to_string(),
        digest: Hash(result.record.digest),
    };
    let mut entries: Vec<Entry> = if kept == plan.added.len() as u64 {
        plan.added.iter().copied().map(record).collect()
    } else {
        batch.results.iter().map(record).collect()
    };
    let ended = plan.changed().filter(|result| result.withdrawn_on.is_some()).map(|result| result.id.as_str());
    let corrected = plan.added.iter().filter_map(|result| Some(result.record.corrects.as_ref()?.as_str()));
    let ended: BTreeSet<&str> = ended.chain(corrected).collect();
    entries.extend(log::withdrawals(writing, &Vec::from_iter(ended)).await?);
    let datasets: BTreeSet<&str> = batch.exams.iter().map(|exam| exam.key.dataset.as_str()).collect();
    entries.extend(log::editions(writing, &Vec::from_iter(datasets)).await?);
    log::append(writing, &entries).await
}
