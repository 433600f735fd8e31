//! `server check` beyond the database's own rules: results against their bytes of record and the other way
//! round, fixed rankings against theirs, bytes and public rows against digests, digests against the log, the
//! log against its hashes and against what was signed; filings against their events, and their files against
//! the store of files. Every finding names the row.

mod filing;
mod log;
mod ranking;
mod record;

use store::{Error, Scope, Store};

use crate::filing::files::Files;
use crate::log::Checkpoint;

/// Records read at once.
const TOGETHER: i64 = 5_000;

/// What does not hold, in words; empty is good. `signed` is the last checkpoint of the log's key,
/// `files` are the store of files.
///
/// # Errors
/// If the store fails.
pub async fn findings(store: &Store, signed: Option<&Checkpoint>, files: &Files) -> Result<Vec<String>, Error> {
    let parts = [
        records(store).await,
        ranking::findings(store).await,
        log::findings(store, signed).await,
        filing::steps(store).await,
        filing::kept_files(store, files).await,
    ];
    let mut findings = Vec::new();
    for part in parts {
        match part {
            Ok(found) => findings.extend(found),
            // A row that cannot be read hides nothing of the others.
            Err(fault @ Error::Corrupt { .. }) => findings.push(fault.to_string()),
            Err(fault) => return Err(fault),
        }
    }
    Ok(findings)
}

/// Every record against its digest and against the result that has it, and every result that has none.
async fn records(store: &Store) -> Result<Vec<String>, Error> {
    let catalog = store.catalog().await?;
    let mut rows = std::collections::HashMap::new();
    for board in catalog.boards() {
        let of_board = store.rows(&catalog, Scope::Board(&board.slug)).await?;
        rows.extend(of_board.into_iter().map(|row| (row.id.clone(), row)));
    }
    let (mut findings, mut named) = (Vec::new(), filing::Named::new());
    let mut last = String::new();
    loop {
        let records = store.records_after(&last, TOGETHER).await?;
        let Some(newest) = records.last() else { break };
        last = newest.id.to_string();
        records.iter().for_each(|record| filing::note(record, &mut named));
        for record in &records {
            findings.extend(record::finding(record, rows.remove(&record.id).as_deref()));
        }
    }
    let mut without: Vec<String> =
        rows.into_keys().map(|id| format!("result {id}: it has no bytes of record")).collect();
    without.sort_unstable();
    findings.extend(without);
    findings.extend(filing::named_files(store, named).await?);
    Ok(findings)
}
