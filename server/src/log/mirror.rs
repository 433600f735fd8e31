//! A log in a folder, as it is served below `/log/`: tiles and bundles of entries, each held against the
//! others and against a checkpoint.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail, ensure};
use domain::log::proof::root_tiles;
use domain::log::{Bundle, Edge, Entry, Hash, Tile, Tiles};

use super::checkpoint::Checkpoint;

/// Names that a sentence lists, at most.
const LISTED: usize = 12;

/// The bytes of a file or of the wider one that replaced it, under `tile/`; `None` if neither is there.
fn bytes(folder: &Path, path: &str) -> anyhow::Result<Option<Vec<u8>>> {
    let whole = path.split_once(".p/").map(|(whole, _)| whole);
    let paths = std::iter::once(path).chain(whole).map(|path| folder.join("tile").join(path));
    let there: Vec<PathBuf> = paths.filter(|path| path.is_file()).collect();
    let Some(file) = there.first() else { return Ok(None) };
    std::fs::read(file).map(Some).with_context(|| format!("reading {}", file.display()))
}

/// The hashes of a tile; `None` if it is not there.
fn hashes(folder: &Path, tile: &Tile) -> anyhow::Result<Option<Vec<Hash>>> {
    let Some(bytes) = bytes(folder, &tile.to_string())? else { return Ok(None) };
    let (hashes, rest) = bytes.as_chunks::<{ Hash::LENGTH }>();
    ensure!(rest.is_empty() && hashes.len() >= tile.width, "tile/{tile} has {} bytes", bytes.len());
    Ok(Some(hashes.iter().take(tile.width).map(|hash| Hash(*hash)).collect()))
}

/// Tiles of a folder.
///
/// # Errors
/// If one is missing or too short.
pub(super) fn tiles(folder: &Path, wanted: Vec<Tile>) -> anyhow::Result<Tiles> {
    let mut tiles = Tiles::new();
    for tile in wanted {
        let Some(hashes) = hashes(folder, &tile)? else { bail!("{} lacks tile/{tile}", folder.display()) };
        tiles.insert(tile.level, tile.number, hashes);
    }
    Ok(tiles)
}

/// What holds of a folder's tiles and entries, and what could not be checked, in words, a line each: every
/// tile must have the hash that the tile over it says, all of them the checkpoint's root, every entry the hash
/// that its tile says.
///
/// # Errors
/// What does not hold, by the names of tiles and entries; what is missing to tell the root.
pub(super) fn check(folder: &Path, checkpoint: &Checkpoint) -> anyhow::Result<Vec<String>> {
    let size = checkpoint.size;
    let (mut there, mut missing) = (BTreeMap::new(), Vec::new());
    for tile in Tile::all(size) {
        match hashes(folder, &tile)? {
            Some(hashes) => drop(there.insert((tile.level, tile.number), (tile, hashes))),
            None => missing.push(format!("tile/{tile}")),
        }
    }
    let wrong: Vec<String> = there.values().filter_map(|(tile, hashes)| under_another(tile, hashes, &there)).collect();
    ensure!(wrong.is_empty(), "{}", listed(&wrong, "; "));
    let at_the_end = root_tiles(size);
    let names: Vec<String> = at_the_end.iter().map(|tile| format!("tile/{tile}")).collect();
    ensure!(
        tiles(folder, at_the_end)?.root(size)? == checkpoint.root,
        "the tiles have another root than the checkpoint, and every full one the hash that the tile over it says: \
         one of {} was changed",
        listed(&names, ", ")
    );
    let mut holds = vec![match missing.as_slice() {
        [] => format!("All {} tiles have that root.", there.len()),
        _ => format!("The {} tiles that are there have that root.", there.len()),
    }];
    if folder.join("tile/entries").is_dir() {
        let lacking = entries(folder, checkpoint, &there)?;
        holds.push(match lacking.as_slice() {
            [] => "So have the entries themselves.".to_owned(),
            _ => "So have the entries that are there.".to_owned(),
        });
        missing.extend(lacking);
    } else {
        holds.push("The entries themselves were not checked: the folder has no tile/entries.".to_owned());
    }
    if !missing.is_empty() {
        holds.push(format!("Not checked, because the folder lacks it: {}.", listed(&missing, ", ")));
    }
    Ok(holds)
}

/// The tiles of a folder by level and number.
type There = BTreeMap<(u8, u64), (Tile, Vec<Hash>)>;

/// How a full tile differs from what the tile over it says of it.
fn under_another(tile: &Tile, hashes: &[Hash], there: &There) -> Option<String> {
    let over = Hash::of_complete(hashes).filter(|_| hashes.len() == 256)?;
    let (upper, said) = there.get(&(tile.level + 1, tile.number / 256))?;
    let place = usize::try_from(tile.number % 256).ok()?;
    let is_same = said.get(place).is_none_or(|said| *said == over);
    (!is_same)
        .then(|| format!("tile/{tile} or tile/{upper} was changed: the first has not the hash {place} of the second"))
}

/// Bundles of entries that the folder lacks; every other entry has its hash.
fn entries(folder: &Path, checkpoint: &Checkpoint, there: &There) -> anyhow::Result<Vec<String>> {
    let (mut edge, mut missing) = (Edge::default(), Vec::new());
    for bundle in Bundle::all(checkpoint.size) {
        let Some(bytes) = bytes(folder, &bundle.to_string())? else {
            missing.push(format!("tile/{bundle}"));
            continue;
        };
        let entries = Bundle::entries(&bytes).with_context(|| format!("tile/{bundle} ends within an entry"))?;
        ensure!(entries.len() >= bundle.width, "tile/{bundle} has {} entries", entries.len());
        let tile = there.get(&(0, bundle.number));
        for (place, (position, entry)) in bundle.places().zip(entries).enumerate() {
            let is_entry = std::str::from_utf8(entry).is_ok_and(|leaf| Entry::of_leaf(leaf).is_ok());
            ensure!(is_entry, "entry {position} of the log, in tile/{bundle}, is no entry");
            let hash = Hash::leaf(entry);
            let said = tile.and_then(|(tile, hashes)| Some((tile, hashes.get(place)?)));
            if let Some((tile, said)) = said {
                ensure!(
                    *said == hash,
                    "entry {position} of the log, in tile/{bundle}, has not its hash in tile/{tile}"
                );
            }
            edge.push(hash);
        }
    }
    ensure!(!missing.is_empty() || edge.root() == checkpoint.root, "the entries have another root than the checkpoint");
    Ok(missing)
}

/// The first of some names, and how many more there are.
fn listed(names: &[String], between: &str) -> String {
    let more = names.len().saturating_sub(LISTED);
    let first = names.iter().take(LISTED).map(String::as_str).collect::<Vec<_>>().join(between);
    if more == 0 { first } else { format!("{first}{between}and {more} more") }
}
