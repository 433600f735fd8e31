//! The log against the tables, against its own hashes, and against what was signed.

use std::collections::BTreeMap;

use domain::log::edge::Completed;
use domain::log::{Edge, Entry, Hash, Kind, Tile};
use store::{Error, Store};

use crate::log::Checkpoint;

/// Leaves read at once.
const TOGETHER: u64 = 8_192;

/// What the log says of each kind and name: the newest entry's place and digest.
type Newest = BTreeMap<(Kind, String), (u64, Hash)>;

pub(super) async fn findings(store: &Store, signed: Option<&Checkpoint>) -> Result<Vec<String>, Error> {
    let mut findings = Vec::new();
    let mut newest = Newest::new();
    let mut edge = Edge::default();
    let mut completed: Vec<Completed> = Vec::new();
    let mut root_then = (signed.is_some_and(|signed| signed.size == 0)).then(|| edge.root());
    loop {
        let leaves = store.log_leaves(edge.size()..edge.size() + TOGETHER).await?;
        if leaves.is_empty() {
            break;
        }
        for leaf in &leaves {
            match Entry::of_leaf(leaf) {
                Ok(entry) => {
                    newest.insert((entry.kind, entry.id), (edge.size(), entry.digest));
                }
                Err(fault) => findings.push(format!("log entry {}: {fault}", edge.size())),
            }
            completed.extend(edge.push(Hash::leaf(leaf.as_bytes())));
            if signed.is_some_and(|signed| signed.size == edge.size()) {
                root_then = Some(edge.root());
            }
        }
    }
    findings.extend(against_tables(&store.published().await?, newest));
    findings.extend(against_hashes(store, &completed).await?);
    findings.extend(signed.and_then(|signed| against_signed(signed, edge.size(), root_then)));
    Ok(findings)
}

/// Everything in the tables must be in the log as it is, and everything of their kinds in the log
/// must be in the tables.
fn against_tables(published: &[Entry], mut newest: Newest) -> Vec<String> {
    let mut findings = Vec::new();
    let has_facts = newest.keys().any(|(kind, _)| *kind == Kind::Fact);
    if !has_facts && !newest.is_empty() {
        findings.push(
            "log: it is older than its facts: start the server or run `server migrate`, which enters them".to_owned(),
        );
    }
    // An empty database has a state of its data, of which nothing was entered yet.
    for Entry { kind, id, digest } in published.iter().filter(|entry| has_facts || entry.kind != Kind::Fact) {
        match newest.remove(&(*kind, id.clone())) {
            None => findings.push(format!("{}: it is not in the log", name(*kind, id))),
            Some((position, logged)) if logged != *digest => findings.push(format!(
                "{}: its digest is {digest}, and entry {position} of the log has {logged}",
                name(*kind, id)
            )),
            Some(_) => {}
        }
    }
    findings.extend(
        newest.into_iter().map(|((kind, id), (position, _))| {
            format!("log entry {position}: {} is not in the tables", name(kind, &id))
        }),
    );
    findings
}

/// What an entry is about: of a fact the table and the key of the row that it is named for.
fn name(kind: Kind, id: &str) -> String {
    match (kind, id.split_once('/')) {
        (Kind::Fact, Some((table, key))) => format!("{table} {key}"),
        _ => format!("{kind} {id}"),
    }
}

/// The hashes over full tiles must be those of the leaves.
async fn against_hashes(store: &Store, completed: &[Completed]) -> Result<Vec<String>, Error> {
    let mut findings = Vec::new();
    for Completed { level, position, hash } in completed {
        let width = usize::try_from(position % 256 + 1).unwrap_or(1);
        let tile = Tile { level: *level, number: position / 256, width };
        let kept = store.log_tile(tile).await;
        let is_same = match kept {
            Ok(kept) => kept.last() == Some(hash),
            Err(Error::Corrupt { .. }) => false,
            Err(fault) => return Err(fault),
        };
        if !is_same {
            let leaves = 256_u64.saturating_pow((*level).into());
            let (first, last) = (position * leaves, (position + 1) * leaves - 1);
            findings.push(format!("log entries {first} to {last}: one of them was changed, or the hash over them was"));
        }
    }
    Ok(findings)
}

/// The log must continue the last checkpoint. `root_then` is the root over as many entries.
fn against_signed(signed: &Checkpoint, size: u64, root_then: Option<Hash>) -> Option<String> {
    let then = signed.size;
    match root_then {
        None => Some(format!("log: it has {size} entries, and a checkpoint of {then} was signed: entries are missing")),
        Some(root) if root != signed.root => {
            Some(format!("log: the root over its first {then} entries is {root}, and {} was signed", signed.root))
        }
        Some(_) => None,
    }
}
