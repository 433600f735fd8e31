//! Bytes of record: one row for each result, never changed, and what a correction does to the
//! result that it names.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, NaiveDate, Utc};
use domain::batch::ResultRecord;
use sqlx::FromRow;

use super::look_up;
use crate::error::{Conflict, Error};
use crate::record::hexadecimal;
use crate::statement::{ROWS, inserts, statements, values};
use crate::transaction::{Transaction, insert_all, within};

inserts! {
    RECORD(5) =
        "INSERT INTO record (id, digest, json, corrects, recorded_at) VALUES",
        "";
}

statements! {
    KEPT = values!("SELECT id FROM record WHERE id IN", 1, ROWS, "");
    CORRECTED = values!("SELECT id, withdrawn_on FROM result WHERE id IN", 1, ROWS, "");
    // A result that left its board before it was corrected keeps its day and its reason.
    CORRECT =
        "UPDATE result SET withdrawn_on = CASE WHEN published_on > $2 THEN published_on ELSE $2 END, \
         withdrawn_reason = $3, withdrawal_recorded_at = $4 WHERE id = $1 AND withdrawn_on IS NULL";
}

/// What must be known of a result that a batch corrects.
#[derive(FromRow)]
struct CorrectedRow {
    id: String,
    withdrawn_on: Option<NaiveDate>,
}

/// Every correction of a batch must name a result that is stored or stands in the batch itself.
pub(super) async fn check_corrections(writing: &mut Transaction, results: &[ResultRecord]) -> Result<(), Error> {
    let corrections: Vec<(&ResultRecord, &str)> =
        results.iter().filter_map(|result| Some((result, result.record.corrects.as_ref()?.as_str()))).collect();
    if corrections.is_empty() {
        return Ok(());
    }
    let named: Vec<&str> = corrections.iter().map(|(_, id)| *id).collect();
    let stored = look_up!(writing, "result", CorrectedRow, CORRECTED, named);
    let stored: HashMap<&str, Option<NaiveDate>> =
        stored.iter().map(|row| (row.id.as_str(), row.withdrawn_on)).collect();
    let filed: HashSet<&str> = results.iter().map(|result| result.id.as_str()).collect();
    let missing = corrections.into_iter().filter(|(_, id)| !stored.contains_key(id) && !filed.contains(id));
    let conflicts: Vec<Conflict> = missing
        .map(|(result, id)| Conflict {
            id: result.id.clone(),
            field: "corrects",
            stored: "no result of that name".to_owned(),
            filed: id.to_owned(),
        })
        .collect();
    if conflicts.is_empty() { Ok(()) } else { Err(Error::Conflict(conflicts)) }
}

/// Keeps the records of results, and ends the days of those that `added` correct. Gives the number
/// of records that were new.
pub(super) async fn write(
    writing: &mut Transaction,
    results: &[ResultRecord],
    added: &[&ResultRecord],
    recorded_at: DateTime<Utc>,
) -> Result<u64, Error> {
    // A result that was there before its record was kept gets it when it is filed again.
    let ids: Vec<&str> = results.iter().map(|result| result.id.as_str()).collect();
    let mut there: HashSet<String> =
        look_up!(writing, "record", (String,), KEPT, ids).into_iter().map(|(id,)| id).collect();
    let new: Vec<&ResultRecord> = results.iter().filter(|result| there.insert(result.id.as_str().to_owned())).collect();
    // What is corrected is kept before what corrects it.
    let (first, corrections): (Vec<&ResultRecord>, Vec<&ResultRecord>) =
        new.into_iter().partition(|result| result.record.corrects.is_none());
    let mut kept = insert(writing, &first, recorded_at).await?;
    for correction in &corrections {
        kept += insert(writing, std::slice::from_ref(correction), recorded_at).await?;
    }
    for correction in added {
        let Some(corrected) = &correction.record.corrects else { continue };
        within!(writing, connection => {
            let query = sqlx::query(CORRECT).bind(corrected.as_str()).bind(correction.published_on);
            query.bind(format!("corrected: {}", correction.id)).bind(recorded_at).execute(connection).await.map(|_| ())
        })?;
    }
    Ok(kept)
}

async fn insert(
    writing: &mut Transaction,
    results: &[&ResultRecord],
    recorded_at: DateTime<Utc>,
) -> Result<u64, Error> {
    let mut kept = 0;
    for results in results.chunks(ROWS) {
        kept += insert_all!(writing, RECORD, results, |query, r| query
            .bind(r.id.as_str())
            .bind(hexadecimal(&r.record.digest))
            .bind(r.record.json.as_str())
            .bind(r.record.corrects.as_ref().map(|id| id.as_str()))
            .bind(recorded_at));
    }
    Ok(kept)
}
