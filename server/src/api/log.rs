//! The log as C2SP's tlog-tiles serves it: its checkpoint, key, tiles and bundles of entries.

use domain::log::{Bundle, Kind, Tile};

use crate::cache::Answer;
use crate::error::PageError;
use crate::extract::Reader;
use crate::log::Keeper;
use crate::state::Reading;

const TEXT: &str = "text/plain; charset=utf-8";
const BYTES: &str = "application/octet-stream";

/// The key in use, or the error that this server signs nothing.
///
/// # Errors
/// If no key was given to the state.
pub fn keeper(reading: &Reading) -> Result<&Keeper, PageError> {
    reading.state().log().ok_or_else(|| PageError::not_found("/log"))
}

/// The signed checkpoint.
///
/// # Errors
/// If the log does not continue what was signed; a failing store.
pub async fn checkpoint(reading: Reading, _: Reader) -> Result<Answer, PageError> {
    let signed = keeper(&reading)?.signed(reading.store()).await?;
    // Verdicts are entered without a new data version: the next reader asks the log again.
    Ok(Answer::new(signed.note.clone(), TEXT, false).passing())
}

/// The public key as readers of signed notes take it.
///
/// # Errors
/// If no key was given to the state.
pub async fn key(reading: Reading, _: Reader) -> Result<Answer, PageError> {
    Ok(Answer::new(format!("{}\n", keeper(&reading)?.verifier()), TEXT, false))
}

/// The tile or the bundle of a path below `/log/tile/`. Their bytes are the address's for good.
///
/// # Errors
/// A path of none, or of one that the log has not filled yet; a failing store.
pub async fn tile(reading: Reading, path: String) -> Result<Answer, PageError> {
    let none = || PageError::not_found(format!("/log/tile/{}", path.chars().take(80).collect::<String>()));
    let store = reading.store();
    let bytes = if let Ok(bundle) = path.parse::<Bundle>() {
        if !bundle.is_in(store.log_size().await?) {
            return Err(none());
        }
        let leaves = store.log_leaves(bundle.places()).await?;
        Bundle::bytes(leaves.iter().map(String::as_str)).ok_or_else(none)?
    } else {
        let tile: Tile = path.parse().map_err(|_| none())?;
        if !tile.is_in(store.log_size().await?) {
            return Err(none());
        }
        store.log_tile(tile).await?.iter().flat_map(|hash| hash.0).collect()
    };
    Ok(Answer::new(bytes, BYTES, false).for_ever())
}

/// The proof that a record stands in the log.
///
/// # Errors
/// If it is not in the log; a failing store.
pub async fn proof(reading: &Reading, kind: Kind, id: &str) -> Result<Answer, PageError> {
    let made = crate::log::read::proof(reading.store(), keeper(reading)?, kind, id).await?;
    let proof = made.ok_or_else(|| PageError::not_found(id))?;
    Ok(Answer::new(proof.to_string(), TEXT, false).passing())
}
