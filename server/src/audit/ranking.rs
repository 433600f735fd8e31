//! Fixed rankings against their bytes of record.

use domain::FixedId;
use domain::log::Hash;
use store::{Error, FixedInFull, Store};

use super::TOGETHER;
use crate::fixed::record;

/// Every fixed ranking: its bytes must have the digest beside them, and its columns say what they say.
pub(super) async fn findings(store: &Store) -> Result<Vec<String>, Error> {
    let (mut findings, mut last) = (Vec::new(), String::new());
    loop {
        let fixed = store.fixed_after(&last, TOGETHER).await?;
        let Some(newest) = fixed.last() else { return Ok(findings) };
        last = newest.stored.id.to_string();
        findings.extend(fixed.iter().filter_map(finding));
    }
}

fn finding(fixed: &FixedInFull) -> Option<String> {
    let FixedInFull { stored, exam, slice, as_of } = fixed;
    let id = &stored.id;
    let digest = Hash::of(stored.json.as_bytes());
    if digest.to_string() != stored.digest {
        return Some(format!("ranking {id}: its bytes have the SHA-256 {digest}, not the one beside them"));
    }
    if FixedId::of_digest(&digest.0) != *id {
        return Some(format!("ranking {id}: its name is not the start of its SHA-256"));
    }
    let read = match record::read(&stored.json) {
        Ok(read) => read,
        Err(fault) => return Some(format!("ranking {id}: {fault}")),
    };
    let said = [read.slice.exam().to_string(), read.slice.timeless(), read.slice.as_of().to_string()];
    let kept = [exam.clone(), slice.clone(), as_of.to_string()];
    let names = ["exam", "slice", "as_of"];
    let other = names.into_iter().zip(said.into_iter().zip(kept)).filter(|(_, (said, kept))| said != kept);
    let other: Vec<String> =
        other.map(|(name, (said, kept))| format!("{name} is {kept:?}, and its bytes say {said:?}")).collect();
    (!other.is_empty()).then(|| format!("ranking {id}: {}", other.join(", ")))
}
