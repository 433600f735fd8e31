//! `/log`: the public log, what was signed last, its newest entries, and how to check it.

use app::page::log::{self, Content, Line};
use app::part::{LogState, Logged};
use app::text::described;
use domain::log::{Entry, Kind};

use crate::error::PageError;
use crate::extract::Reader;
use crate::log::keeper::LogError;
use crate::render::Document;
use crate::state::Reading;

/// Entries that the page lists.
const NEWEST: u64 = 12;

/// Loads the page.
///
/// # Errors
/// A failing store.
pub async fn load(reading: Reading, reader: Reader) -> Result<Document, PageError> {
    let lang = reader.lang;
    let size = reading.store().log_size().await?;
    let first = size.saturating_sub(NEWEST);
    let leaves = reading.store().log_leaves(first..size).await?;
    let line = |(index, leaf): (u64, &String)| Some(Line { index, entry: Entry::of_leaf(leaf).ok()? });
    let mut newest: Vec<Line> = (first..).zip(&leaves).filter_map(line).collect();
    newest.reverse();
    let content = Content { state: state(&reading).await?, address: reading.site().whole(""), newest };
    let title = log::title(&content, lang);
    // Verdicts are entered without a new data version: the next reader asks the log again.
    Ok(Document::new(title, None, move || log::Page(log::PageProps { content, lang }))
        .described(described::LOG.get(lang).to_owned())
        .passing())
}

/// What was signed last; `None` where nothing is signed, which the log of the program explains.
///
/// # Errors
/// A failing store.
async fn state(reading: &Reading) -> Result<Option<LogState>, PageError> {
    let Some(keeper) = reading.state().log() else { return Ok(None) };
    match keeper.signed(reading.store()).await {
        Ok(signed) => Ok(Some(LogState {
            size: signed.checkpoint.size,
            root: signed.checkpoint.root,
            note: signed.note.clone(),
            key: keeper.verifier().to_string(),
        })),
        Err(LogError::Store(fault)) => Err(fault.into()),
        Err(fault) => {
            tracing::error!(error = %fault, "the log is not signed");
            Ok(None)
        }
    }
}

/// Where something stands in the log, for its page; `None` where it does not or nothing is signed.
///
/// # Errors
/// A failing store.
pub async fn place(reading: &Reading, kind: Kind, id: &str) -> Result<Option<Logged>, PageError> {
    if reading.state().log().is_none() {
        return Ok(None);
    }
    let Some(logged) = reading.store().logged(kind, id).await? else { return Ok(None) };
    Ok(state(reading).await?.map(|state| Logged { index: logged.position, state }))
}
