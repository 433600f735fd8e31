//! Which exams an import touched: those whose results it adds, withdraws or answers item by item, and
//! those in which a model stands whose facts it may have changed.

use std::collections::BTreeSet;

use domain::batch::Batch;

use super::registry::Entries;
use super::result::Plan;
use crate::error::Error;
use crate::statement::{ROWS, statements, values};
use crate::transaction::{Transaction, within};

statements! {
    TOUCH_EXAMS =
        values!("UPDATE exam SET changed = (SELECT version FROM data_version) WHERE id IN", 1, ROWS, "");
    // What a correction ended may have been of another exam than what it says now.
    TOUCH_OF_RESULTS = values!(
        "UPDATE exam SET changed = (SELECT version FROM data_version) \
         WHERE id IN (SELECT result.exam FROM result WHERE result.id IN",
        1,
        ROWS,
        ")"
    );
    TOUCH_OF_MODELS = values!(
        "UPDATE exam SET changed = (SELECT version FROM data_version) \
         WHERE id IN (SELECT result.exam FROM result WHERE result.model IN",
        1,
        ROWS,
        ")"
    );
    TOUCH_OF_MAKERS = values!(
        "UPDATE exam SET changed = (SELECT version FROM data_version) \
         WHERE id IN (SELECT result.exam FROM result JOIN model_organisation AS maker \
         ON maker.model = result.model WHERE maker.organisation IN",
        1,
        ROWS,
        ")"
    );
    TOUCH_OF_SUBMISSION =
        "UPDATE exam SET changed = (SELECT version FROM data_version) \
         WHERE id IN (SELECT result.exam FROM result WHERE result.submission = $1)";
}

/// Marks the exams in which results of a submission stand.
pub(crate) async fn touch_submission(writing: &mut Transaction, submission: &str) -> Result<(), Error> {
    within!(writing, connection => {
        sqlx::query(TOUCH_OF_SUBMISSION).bind(submission).execute(connection).await.map(|_| ())
    })?;
    Ok(())
}

/// Marks the exams with the data version, which has been raised before. Where the registry says
/// anything new of models or organisations, the exams of all that the batch names count as touched.
pub(super) async fn write(
    writing: &mut Transaction,
    batch: &Batch,
    plan: &Plan<'_>,
    entries: &Entries,
) -> Result<(), Error> {
    let exams: BTreeSet<String> = plan.changed().map(|result| result.exam.to_string()).collect();
    touch(writing, TOUCH_EXAMS, &exams.iter().map(String::as_str).collect::<Vec<_>>()).await?;
    let corrected: Vec<&str> =
        plan.added.iter().filter_map(|result| Some(result.record.corrects.as_ref()?.as_str())).collect();
    touch(writing, TOUCH_OF_RESULTS, &corrected).await?;
    let answered: Vec<&str> = batch.items.iter().map(|record| record.result.as_str()).collect();
    touch(writing, TOUCH_OF_RESULTS, &answered).await?;
    if entries.models > 0 {
        let models: Vec<&str> = batch.models.iter().map(|model| model.slug.as_str()).collect();
        touch(writing, TOUCH_OF_MODELS, &models).await?;
    }
    if entries.organisations > 0 {
        let organisations: Vec<&str> = batch.organisations.iter().map(|o| o.slug.as_str()).collect();
        touch(writing, TOUCH_OF_MAKERS, &organisations).await?;
    }
    Ok(())
}

/// Sends a statement for each [`ROWS`] keys; the last key fills what is left of the last one.
async fn touch(writing: &mut Transaction, text: &'static str, keys: &[&str]) -> Result<(), Error> {
    for keys in keys.chunks(ROWS) {
        within!(writing, connection => {
            let mut query = sqlx::query(text);
            for place in 0..ROWS {
                query = query.bind(keys.get(place).or(keys.last()).copied());
            }
            query.execute(connection).await.map(|_| ())
        })?;
    }
    Ok(())
}
