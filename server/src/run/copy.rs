//! The whole data out of a database and into an empty one.

use std::path::Path;
use std::process::ExitCode;

use anyhow::Context;

use super::{files, open, say};
use crate::config::{Export, FileStore, Settings};
use crate::export::{self, Folder};
use crate::filing::files::LARGEST;

/// Takes an export into an empty database, whole or not at all.
///
/// # Errors
/// If the copy or the database cannot be had, or the database is not empty.
pub(super) async fn take_in(
    settings: &Settings,
    of: &FileStore,
    folder: &Path,
    check: bool,
) -> anyhow::Result<ExitCode> {
    let copy = Folder::open(folder).with_context(|| format!("reading {}", folder.display()))?;
    let store = open(settings).await?;
    store.migrate().await.context("bringing the tables up to date")?;
    if check {
        say("The export is whole; nothing was written (--check).");
        return Ok(ExitCode::SUCCESS);
    }
    let objects = files(settings, of, LARGEST)?;
    export::take_bytes_in(&objects, copy.files(), copy.path()).await.context("taking in the files of filings")?;
    let rows = store.copy_in(&copy, copy.state()).await?;
    let (version, n) = (copy.state().version, copy.files().len());
    say(&format!("{rows} rows and {n} files of filings taken in, of data version {version}."));
    store.close().await;
    Ok(ExitCode::SUCCESS)
}

/// Writes an export, with the files of filings.
///
/// # Errors
/// If the database cannot be had or a file cannot be written.
pub async fn export(settings: &Settings, asked: &Export) -> anyhow::Result<ExitCode> {
    let store = open(settings).await?;
    store.migrate().await.context("bringing the tables up to date")?;
    let objects = files(settings, &asked.files, LARGEST)?;
    let to = &asked.to;
    let archived = to.extension().is_some_and(|ending| ending == "zip");
    let folder = if archived { to.with_extension("files") } else { to.clone() };
    let whole = export::write(&store, &folder).await.with_context(|| format!("writing {}", folder.display()))?;
    export::fetch(&objects, &whole.files, &folder).await.context("bringing the files of filings")?;
    if archived {
        export::archive(&folder, &whole.files, to).with_context(|| format!("writing {}", to.display()))?;
        std::fs::remove_dir_all(&folder)?;
    }
    let n = whole.files.len();
    say(&format!("Data version {} with {n} files of filings is in {}.", whole.state.version, to.display()));
    store.close().await;
    Ok(ExitCode::SUCCESS)
}
