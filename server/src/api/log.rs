//! The log as C2SP's tlog-tiles serves it: its checkpoint, key, tiles and bundles of entries.

use domain::log::{Bundle, Kind, Tile};
use domain::{Format, Slug};
use store::Store;

use super::quoted::JSON;
use super::table::LINES;
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

/// The bytes that the newest entry of a kind and name is of. Those of records, fixed rankings, verdicts and
/// items are the address's for good; the others change with what they are of.
///
/// # Errors
/// If nothing of that kind and name was entered; a failing store.
pub async fn bytes(reading: Reading, kind: String, id: String) -> Result<Answer, PageError> {
    let none = || PageError::not_found(format!("{kind} {}", id.chars().take(80).collect::<String>()));
    let kind: Kind = kind.parse().map_err(|_| none())?;
    let bytes = published(reading.store(), kind, &id).await?.ok_or_else(none)?;
    let (media, stays) = match kind {
        Kind::Record | Kind::Ranking | Kind::Verdict => (JSON, true),
        Kind::Edition | Kind::Withdrawal => (JSON, false),
        Kind::Fact => (LINES, false),
        Kind::Items => (TEXT, true),
    };
    let answer = Answer::new(bytes, media, false);
    Ok(if stays { answer.for_ever() } else { answer })
}

/// The n-th verdict of record on a claim, in its bytes or as the proof that it stands in the log.
///
/// # Errors
/// If there is none of that number, or none in that form; a failing store.
pub async fn verdict(reading: Reading, claim: String, word: String) -> Result<Answer, PageError> {
    let none = || PageError::not_found(format!("{claim}/{word}"));
    let (n, format) = Format::split(&word).ok_or_else(none)?;
    let id = format!("{claim}/{n}");
    match format {
        Format::Json => bytes(reading, Kind::Verdict.to_string(), id).await,
        Format::Proof => proof(&reading, Kind::Verdict, &id).await,
        _ => Err(none()),
    }
}

/// What the newest entry of a kind and name is of, if there is such an entry.
async fn published(store: &Store, kind: Kind, id: &str) -> Result<Option<String>, PageError> {
    if store.logged(kind, id).await?.is_none() {
        return Ok(None);
    }
    Ok(match kind {
        Kind::Record => match id.parse() {
            Ok(id) => store.record(&id).await?.map(|record| record.json),
            Err(_) => None,
        },
        Kind::Ranking => match id.parse() {
            Ok(id) => store.fixed(&id).await?.map(|fixed| fixed.json),
            Err(_) => None,
        },
        Kind::Verdict => match id.split_once('/').map(|(claim, n)| (claim.parse::<Slug>(), n.parse())) {
            Some((Ok(claim), Ok(n))) => store.verdict(&claim, n).await?.map(|verdict| verdict.json(&claim)),
            _ => None,
        },
        Kind::Edition | Kind::Fact | Kind::Items | Kind::Withdrawal => {
            store.published_as(kind, id).await?.map(|published| published.bytes)
        }
    })
}

/// The proof that the newest entry of a kind and name stands in the log.
///
/// # Errors
/// If nothing of that kind and name was entered; a failing store.
pub async fn proof_of(reading: Reading, kind: String, id: String) -> Result<Answer, PageError> {
    let none = || PageError::not_found(format!("{kind} {}", id.chars().take(80).collect::<String>()));
    proof(&reading, kind.parse().map_err(|_| none())?, &id).await
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
