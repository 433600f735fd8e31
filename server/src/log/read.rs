//! The tree of the log, from the store's tiles: roots and proofs.

use domain::log::proof::{inclusion_tiles, root_tiles};
use domain::log::{Hash, Kind, Tile, Tiles};
use store::Store;

use super::keeper::{Keeper, LogError};
use super::proof::Proof;

/// Tiles of the store.
async fn tiles(store: &Store, wanted: Vec<Tile>) -> Result<Tiles, store::Error> {
    let mut tiles = Tiles::new();
    for tile in wanted {
        tiles.insert(tile.level, tile.number, store.log_tile(tile).await?);
    }
    Ok(tiles)
}

/// The root over the first `size` entries, which the log has.
///
/// # Errors
/// If the store fails, or lacks a hash.
pub async fn root(store: &Store, size: u64) -> Result<Hash, LogError> {
    Ok(tiles(store, root_tiles(size)).await?.root(size)?)
}

/// The proof that the newest entry of a kind and name stands in the log; `None` if there is none.
///
/// # Errors
/// As [`Keeper::signed`].
pub async fn proof(store: &Store, keeper: &Keeper, kind: Kind, id: &str) -> Result<Option<Proof>, LogError> {
    let Some(logged) = store.logged(kind, id).await? else { return Ok(None) };
    let signed = keeper.signed(store).await?;
    let size = signed.checkpoint.size;
    let tiles = tiles(store, inclusion_tiles(logged.position, size)?).await?;
    let hashes = tiles.inclusion(logged.position, size)?;
    Ok(Some(Proof { leaf: logged.leaf, index: logged.position, hashes, checkpoint: signed.note.clone() }))
}
