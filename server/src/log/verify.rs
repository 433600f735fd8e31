//! `server log verify`: checks files, without the server that gave them.

use std::path::Path;

use anyhow::{Context, bail, ensure};
use domain::log::proof::{check_consistency, consistency_tiles};

use super::checkpoint::Checkpoint;
use super::key::Verifier;
use super::mirror;
use super::proof::Proof;
use crate::config::Verify;

/// What holds, in words, a line each.
///
/// # Errors
/// What does not hold, or what is missing to tell.
pub fn verify(asked: &Verify) -> anyhow::Result<Vec<String>> {
    let verifier = key(&asked.key)?;
    let tiles = asked.tiles.as_deref();
    let mut holds = Vec::new();
    let proven = match &asked.proof {
        Some(file) => Some(Proof::read(&text(file)?)?.check(&verifier)?),
        None => None,
    };
    if let Some(proven) = &proven {
        let (entry, state) = (&proven.entry, &proven.checkpoint);
        holds.push(format!(
            "{} {} with SHA-256 {} is entry {} of the {} that {} signed.",
            entry.kind, entry.id, entry.digest, proven.index, state.size, state.origin
        ));
        if let Some(record) = &asked.record {
            let bytes = std::fs::read(record).with_context(|| format!("reading {}", record.display()))?;
            proven.is_of(&bytes)?;
            holds.push(format!("{} has these very bytes.", record.display()));
        }
    }
    let newer = asked.checkpoint.as_deref().map(|file| checkpoint(file, &verifier)).transpose()?;
    if let Some(newer) = &newer {
        holds.push(format!("{} signed {} entries with root {}.", newer.origin, newer.size, newer.root));
        if let Some(folder) = tiles {
            holds.extend(mirror::check(folder, newer)?);
        }
    }
    if let (Some(proven), Some(newer)) = (&proven, &newer) {
        let of_proof = &proven.checkpoint;
        let (smaller, larger) = if of_proof.size <= newer.size { (of_proof, newer) } else { (newer, of_proof) };
        ensure!(
            continues(smaller, larger, tiles)?,
            "the proof is of another log than the checkpoint, and the key signed both: the roots over the first {} \
             entries differ",
            smaller.size
        );
        holds.push(format!("The proof is of the same log: of its first {} entries.", of_proof.size));
    }
    if let (Some(file), Some(newer)) = (&asked.older, &newer) {
        let older = checkpoint(file, &verifier)?;
        ensure!(older.size <= newer.size, "the older checkpoint has {} entries, the newer {}", older.size, newer.size);
        ensure!(
            continues(&older, newer, tiles)?,
            "the newer checkpoint does not continue the older: of its first {} entries one was changed or removed",
            older.size
        );
        holds.push(format!("It continues the checkpoint of {} entries: nothing was changed or removed.", older.size));
    }
    Ok(holds)
}

/// Whether the log of one checkpoint begins with that of another.
///
/// # Errors
/// If tiles are missing to tell.
fn continues(older: &Checkpoint, newer: &Checkpoint, tiles: Option<&Path>) -> anyhow::Result<bool> {
    let hashes = match tiles {
        _ if older.size == newer.size || older.size == 0 => Vec::new(),
        Some(folder) => {
            mirror::tiles(folder, consistency_tiles(older.size, newer.size)?)?.consistency(older.size, newer.size)?
        }
        None => {
            bail!("to compare logs of {} and {} entries, name their tiles: --tiles FOLDER", older.size, newer.size)
        }
    };
    Ok(check_consistency(older.size, newer.size, &hashes, older.root, newer.root).is_ok())
}

/// A key, or the key in a file.
fn key(given: &str) -> anyhow::Result<Verifier> {
    match given.parse() {
        Ok(key) => Ok(key),
        Err(fault) if !Path::new(given).is_file() => Err(fault).context("--key is neither a key nor a file"),
        Err(_) => Ok(text(Path::new(given))?.parse()?),
    }
}

fn checkpoint(file: &Path, verifier: &Verifier) -> anyhow::Result<Checkpoint> {
    let note = std::fs::read(file).with_context(|| format!("reading {}", file.display()))?;
    Checkpoint::open(&note, verifier).with_context(|| format!("{}", file.display()))
}

fn text(file: &Path) -> anyhow::Result<String> {
    std::fs::read_to_string(file).with_context(|| format!("reading {}", file.display()))
}
