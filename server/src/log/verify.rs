//! `server log verify`: checks files, without the server that gave them.

use std::path::Path;

use anyhow::{Context, bail, ensure};
use domain::log::proof::{check_consistency, consistency_tiles, root_tiles};

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
    let mut holds = Vec::new();
    if let Some(file) = &asked.proof {
        let proven = Proof::read(&text(file)?)?.check(&verifier)?;
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
        if let Some(folder) = &asked.tiles {
            ensure!(
                mirror::tiles(folder, root_tiles(newer.size))?.root(newer.size)? == newer.root,
                "the tiles have another root than the checkpoint"
            );
            holds.push("The tiles have that root.".to_owned());
            if let Some(root) = mirror::root_of_entries(folder, newer.size)? {
                ensure!(root == newer.root, "the entries have another root than the checkpoint");
                holds.push("So have the entries themselves.".to_owned());
            }
        }
    }
    if let (Some(file), Some(newer)) = (&asked.older, &newer) {
        let older = checkpoint(file, &verifier)?;
        ensure!(older.size <= newer.size, "the older checkpoint has {} entries, the newer {}", older.size, newer.size);
        let hashes = match &asked.tiles {
            Some(folder) => mirror::tiles(folder, consistency_tiles(older.size, newer.size)?)?
                .consistency(older.size, newer.size)?,
            None if older.size == newer.size || older.size == 0 => Vec::new(),
            None => {
                bail!("to compare logs of {} and {} entries, name their tiles: --tiles FOLDER", older.size, newer.size)
            }
        };
        check_consistency(older.size, newer.size, &hashes, older.root, newer.root)
            .context("the newer checkpoint does not continue the older: entries were changed or removed")?;
        holds.push(format!("It continues the checkpoint of {} entries: nothing was changed or removed.", older.size));
    }
    Ok(holds)
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
