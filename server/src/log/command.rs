//! The subcommands on the log, and the key that the settings name.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, bail};
use store::Store;

use super::keeper::Keeper;
use super::key::Signer;
use super::verify::verify;
use crate::config::{LogCommand, Settings};
use crate::run::{make_folder, open, say};

/// What a secret key in a setting begins with; anything else names a file.
const SECRET: &str = "PRIVATE+KEY+";

/// The name of a log whose server does not know its public address.
const UNNAMED: &str = "jinbang.invalid/log";

/// The name of the log of a site: its address without the scheme, as C2SP has it.
#[must_use]
pub fn origin_of(site: Option<&str>) -> String {
    let host = site.and_then(|site| Some(site.split_once("://")?.1));
    host.map_or_else(|| UNNAMED.to_owned(), |host| format!("{}/log", host.trim_end_matches('/')))
}

/// The file of the key, where it is kept in one.
fn key_file(settings: &Settings) -> PathBuf {
    settings.log_key.as_ref().map_or_else(|| settings.data_dir.join("log.key"), PathBuf::from)
}

/// The file of the last checkpoint: beside the key's own, else in the data folder.
fn checkpoint_file(settings: &Settings) -> PathBuf {
    match &settings.log_key {
        Some(given) if !given.starts_with(SECRET) => Path::new(given).with_extension("checkpoint"),
        _ => settings.data_dir.join("log.checkpoint"),
    }
}

/// The key that the settings name; where there is none yet, one is made if `name` says under which
/// name.
///
/// # Errors
/// If it cannot be read or made.
fn signer(settings: &Settings, name: Option<&str>) -> anyhow::Result<Option<Signer>> {
    if let Some(given) = settings.log_key.as_ref().filter(|given| given.starts_with(SECRET)) {
        return Ok(Some(given.parse().context("the setting log-key")?));
    }
    let file = key_file(settings);
    let signer = match name {
        None if !file.exists() => return Ok(None),
        None => Signer::of_file(&file, UNNAMED),
        Some(name) => {
            if let Some(folder) = file.parent() {
                make_folder(folder)?;
            }
            Signer::of_file(&file, name)
        }
    };
    Ok(Some(signer.with_context(|| format!("the key of the log in {}", file.display()))?))
}

/// The key in use with what it signed last; made if there is none and `site` says where the site is.
///
/// # Errors
/// If the key or the last checkpoint cannot be read or made.
pub fn keeper(settings: &Settings, site: Option<&str>) -> anyhow::Result<Keeper> {
    let name = settings.log_origin.clone().unwrap_or_else(|| origin_of(site));
    let Some(signer) = signer(settings, Some(&name))? else { bail!("there is no key") };
    Ok(Keeper::with_file(signer, checkpoint_file(settings))?)
}

/// The key in use with what it signed last; `None` where no server has made one yet.
///
/// # Errors
/// If the key or the last checkpoint cannot be read.
pub fn existing_keeper(settings: &Settings) -> anyhow::Result<Option<Keeper>> {
    let Some(signer) = signer(settings, None)? else { return Ok(None) };
    Ok(Some(Keeper::with_file(signer, checkpoint_file(settings))?))
}

/// What is asked of the log.
///
/// # Errors
/// If the key or the database cannot be had. What does not hold is exit code 1.
pub async fn run(settings: &Settings, command: &LogCommand) -> anyhow::Result<ExitCode> {
    let has_no_key = "there is no key of a log yet: it is made when the server first starts";
    match command {
        LogCommand::Key => match existing_keeper(settings)? {
            Some(keeper) => print(&format!("{}\n", keeper.verifier()))?,
            None => bail!(has_no_key),
        },
        LogCommand::Checkpoint => {
            let Some(keeper) = existing_keeper(settings)? else { bail!(has_no_key) };
            let store = open(settings).await?;
            print(&keeper.signed(&store).await?.note)?;
            store.close().await;
        }
        LogCommand::Verify(asked) => match verify(asked) {
            Ok(holds) => holds.iter().for_each(|line| say(line)),
            Err(fault) => {
                say(&format!("It does not hold. {fault:#}"));
                return Ok(ExitCode::FAILURE);
            }
        },
    }
    Ok(ExitCode::SUCCESS)
}

/// Copies the database, and says which log the copy has.
///
/// # Errors
/// If the file is there already, or the database cannot be copied so.
pub async fn backup(settings: &Settings, file: &Path) -> anyhow::Result<ExitCode> {
    if file.exists() {
        bail!("{} is there already: a backup never replaces another", file.display());
    }
    let store = open(settings).await?;
    if !store.copy_to(file).await.with_context(|| format!("writing {}", file.display()))? {
        bail!("a database on PostgreSQL is copied with pg_dump: see docs/restore.md");
    }
    store.close().await;
    let copy = Store::open(&format!("sqlite://{}", file.display())).await.context("opening the copy")?;
    let size = copy.log_size().await?;
    let root = super::read::root(&copy, size).await?;
    copy.close().await;
    say(&format!("{} holds a log of {size} entries with root {root}.", file.display()));
    Ok(ExitCode::SUCCESS)
}

/// Writes to standard output, which other programs read.
fn print(text: &str) -> anyhow::Result<()> {
    std::io::stdout().write_all(text.as_bytes()).context("writing to standard output")
}
