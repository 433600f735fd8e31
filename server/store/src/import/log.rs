//! What an import enters into the public log: records, ends of days, editions, items, and the facts that it
//! may have changed.

use std::collections::BTreeSet;

use domain::batch::{Batch, ResultRecord};
use domain::log::{Entry, Hash, Kind, Published};

use super::result::Plan;
use crate::error::Error;
use crate::log::{self, Root, Touched};
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
    let ended: Vec<&str> = ended.chain(corrected).collect::<BTreeSet<_>>().into_iter().collect();
    let mut published = log::withdrawals(writing, &ended).await?;
    let datasets: BTreeSet<&str> = batch.exams.iter().map(|exam| exam.key.dataset.as_str()).collect();
    published.extend(log::editions(writing, &Vec::from_iter(datasets)).await?);
    let sets: BTreeSet<&str> = batch.items.iter().map(|record| record.given.answers.set()).collect();
    published.extend(log::items(writing, &Vec::from_iter(sets)).await?);
    let mut touched = touched(batch, plan);
    let answered = batch.items.iter().map(|record| record.result.as_str());
    touched.note_results(writing, &answered.chain(ended).collect::<Vec<_>>()).await?;
    published.extend(touched.facts(writing).await?);
    entries.extend(published.iter().map(Published::entry));
    log::append(writing, &entries).await
}

/// Rows that the batch brings, or that its results may have changed.
fn touched(batch: &Batch, plan: &Plan<'_>) -> Touched {
    let mut touched = Touched::default();
    touched.note(Root::Organisation, batch.organisations.iter().map(|of| of.slug.as_str()));
    touched.note(Root::Board, batch.boards.iter().map(|board| board.slug.as_str()));
    touched.note(Root::Model, batch.models.iter().map(|model| model.slug.as_str()));
    touched.note(Root::Alias, batch.aliases.iter().map(|alias| alias.board.as_str()));
    touched.note(Root::Dataset, batch.exams.iter().map(|exam| exam.key.dataset.as_str()));
    let exams = batch.exams.iter().map(|exam| &exam.key).chain(plan.changed().map(|result| &result.exam));
    let exams: BTreeSet<String> = exams.map(ToString::to_string).collect();
    touched.note(Root::Exam, exams.iter().map(String::as_str));
    touched.note(Root::Claim, batch.claims.iter().map(|claim| claim.id.as_str()));
    let submissions = batch.submissions.iter().map(|filed| filed.submission.id.as_str());
    touched.note(Root::Submission, submissions.chain(plan.changed().map(|result| result.submission.as_str())));
    touched
}
