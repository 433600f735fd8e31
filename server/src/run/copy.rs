//! The whole data out of a database and into an empty one.

use std::path::Path;
use std::process::ExitCode;

use anyhow::Context;

use super::{open, say};
use crate::config::{Export, Settings};
use crate::export::Folder;

/// Takes an export into an empty database, whole or not at all.
///
/// # Errors
/// If the copy or the database cannot be had, or the database is not empty.
pub(super) async fn take_in(settings: &Settings, folder: &Path, check: bool) -> anyhow::Result<ExitCode> {
    let copy = Folder::open(folder).with_context(|| format!("reading {}", folder.display()))?;
    let store = open(settings).await?;
    store.migrate().await.context("bringing the tables up to date")?;
    if check {
        say("The export is whole; nothing was written (--check).");
        return Ok(ExitCode::SUCCESS);
    }
    let rows = store.copy_in(&copy, copy.state()).await?;
    say(&format!("{rows} rows taken in, of data version {}.", copy.state().version));
    store.close().await;
    Ok(ExitCode::SUCCESS)
}

/// Writes an export.
///
/// # Errors
/// If the database cannot be had or a file cannot be written.
pub async fn export(settings: &Settings, export: &Export) -> anyhow::Result<ExitCode> {
    let store = open(settings).await?;
    store.migrate().await.context("bringing the tables up to date")?;
    let to = &export.to;
    let state = if to.extension().is_some_and(|ending| ending == "zip") {
        let folder = to.with_extension("files");
        let state = crate::export::write(&store, &folder).await?;
        crate::export::archive(&folder, to).with_context(|| format!("writing {}", to.display()))?;
        std::fs::remove_dir_all(&folder)?;
        state
    } else {
        crate::export::write(&store, to).await.with_context(|| format!("writing {}", to.display()))?
    };
    say(&format!("Data version {} is in {}.", state.version, to.display()));
    store.close().await;
    Ok(ExitCode::SUCCESS)
}
