//! Filings: their events step by step, and their files in the store of files.

use std::collections::BTreeMap;

use domain::filing::State;
use serde_json::Value;
use store::{Error, Store, StoredRecord};

use super::TOGETHER;
use crate::filing::files::{Files, Kept};

/// Every event must lead from the state before it to its own.
pub(super) async fn steps(store: &Store) -> Result<Vec<String>, Error> {
    let mut findings = Vec::new();
    let (mut filing, mut position, mut state) = (String::new(), 0, State::Draft);
    loop {
        let steps = store.filing_steps(&filing, position, TOGETHER).await?;
        if steps.is_empty() {
            return Ok(findings);
        }
        for step in steps {
            if step.filing != filing {
                state = State::Draft;
            }
            if state.after(step.act) != Some(step.state) {
                let (n, act, led_to) = (step.position, step.act, step.state);
                findings
                    .push(format!("filing {}: event {n}: {act} does not lead from {state} to {led_to}", step.filing));
            }
            (filing, position, state) = (step.filing, step.position, step.state);
        }
    }
}

/// What records say of the files of their filings, by filing.
pub(super) type Named = BTreeMap<String, Vec<String>>;

/// Notes what a record says of its filing's files.
pub(super) fn note(record: &StoredRecord, named: &mut Named) {
    let Ok(json) = serde_json::from_str::<Value>(&record.json) else { return };
    let Some(filing) = json.get("filing").and_then(Value::as_str) else { return };
    let files = json.get("files").and_then(Value::as_array).into_iter().flatten();
    named.insert(filing.to_owned(), files.filter_map(Value::as_str).map(str::to_owned).collect());
}

/// The files of published filings must be those that their records name.
pub(super) async fn named_files(store: &Store, named: Named) -> Result<Vec<String>, Error> {
    let mut findings = Vec::new();
    for (filing, files) in named {
        // Of what another site published, only the records came here.
        if store.filing(&filing).await?.is_none() {
            continue;
        }
        let kept: Vec<String> = store.files_of(&filing).await?.into_iter().map(|file| file.digest).collect();
        if kept != files {
            let (has, said) = (kept.join(" "), files.join(" "));
            findings.push(format!("filing {filing}: its files are [{has}], and its records name [{said}]"));
        }
    }
    Ok(findings)
}

/// Every file that belongs to a filing must be in the store of files, whole and under its digest.
pub(super) async fn kept_files(store: &Store, files: &Files) -> Result<Vec<String>, Error> {
    let mut findings = Vec::new();
    let mut last = String::new();
    loop {
        let used = store.used_files(&last, TOGETHER).await?;
        let Some(newest) = used.last() else { return Ok(findings) };
        last.clone_from(&newest.digest);
        for file in &used {
            let (digest, of) = (&file.digest, &file.filing);
            match files.look(digest, file.size).await {
                Ok(Kept::Whole) => {}
                Ok(Kept::Missing) => {
                    findings.push(format!("file {digest} of filing {of}: it is not in the store of files"));
                }
                Ok(Kept::Other { size, digest: found }) => findings.push(format!(
                    "file {digest} of filing {of}: the store of files has {size} bytes with the SHA-256 {found} under its name"
                )),
                Err(error) => findings.push(format!("file {digest} of filing {of}: it cannot be read: {error}")),
            }
        }
    }
}
