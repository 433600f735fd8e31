//! A log in a folder, as it is served below `/log/`: tiles and bundles of entries.

use std::path::{Path, PathBuf};

use anyhow::{Context, bail, ensure};
use domain::log::{Bundle, Edge, Entry, Hash, Tile, Tiles};

/// The bytes of a file or of the wider one that replaced it, under `tile/`.
fn bytes(folder: &Path, path: &str) -> anyhow::Result<Vec<u8>> {
    let whole = path.split_once(".p/").map(|(whole, _)| whole);
    let paths = std::iter::once(path).chain(whole).map(|path| folder.join("tile").join(path));
    let there: Vec<PathBuf> = paths.filter(|path| path.is_file()).collect();
    let Some(file) = there.first() else { bail!("{} lacks tile/{path}", folder.display()) };
    std::fs::read(file).with_context(|| format!("reading {}", file.display()))
}

/// Tiles of a folder.
///
/// # Errors
/// If one is missing or too short.
pub(super) fn tiles(folder: &Path, wanted: Vec<Tile>) -> anyhow::Result<Tiles> {
    let mut tiles = Tiles::new();
    for tile in wanted {
        let bytes = bytes(folder, &tile.to_string())?;
        let (hashes, rest) = bytes.as_chunks::<{ Hash::LENGTH }>();
        ensure!(rest.is_empty() && hashes.len() >= tile.width, "tile/{tile} has {} bytes", bytes.len());
        tiles.insert(tile.level, tile.number, hashes.iter().map(|hash| Hash(*hash)).collect());
    }
    Ok(tiles)
}

/// The root over the first `size` entries of a folder's bundles; `None` if it has no bundles.
///
/// # Errors
/// If a bundle or an entry is missing, or what stands in its place is no entry.
pub(super) fn root_of_entries(folder: &Path, size: u64) -> anyhow::Result<Option<Hash>> {
    if !folder.join("tile/entries").is_dir() {
        return Ok(None);
    }
    let mut edge = Edge::default();
    for bundle in Bundle::all(size) {
        let bytes = bytes(folder, &bundle.to_string())?;
        let entries = Bundle::entries(&bytes).with_context(|| format!("tile/{bundle} ends within an entry"))?;
        ensure!(entries.len() >= bundle.width, "tile/{bundle} has {} entries", entries.len());
        for entry in entries.into_iter().take(bundle.width) {
            let is_entry = std::str::from_utf8(entry).is_ok_and(|leaf| Entry::of_leaf(leaf).is_ok());
            ensure!(is_entry, "entry {} of the log is no entry", edge.size());
            edge.push(Hash::leaf(entry));
        }
    }
    Ok(Some(edge.root()))
}
