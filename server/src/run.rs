//! The subcommands.

mod copy;
mod intake;

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use anyhow::{Context, bail};
use domain::batch::{Batch, Imported, Known};
use store::Store;
use tokio::net::TcpListener;

use crate::assets::Site;
use crate::auth::guard::Guard;
use crate::config::{Check, FileStore, Serve, Settings};
use crate::filing::files::{Files, LARGEST, S3};
use crate::front::Front;
use crate::import::{Fault, File};
use crate::quote::fonts::Fonts;
use crate::serve::{Answers, Patience};
use crate::state::{AppState, Clock};
use crate::{audit, demo, import, log, observe, serve};

pub use copy::export;
pub use intake::import;

/// Says something to whoever started the program, on standard error beside the log.
pub fn say(text: &str) {
    // Nobody may be listening; that is no reason to stop.
    let _ = writeln!(std::io::stderr(), "{text}");
}

/// Serves the site until SIGTERM or Ctrl-C.
///
/// # Errors
/// If the database, the assets or the address cannot be had.
pub async fn serve(settings: &Settings, asked: &Serve) -> anyhow::Result<ExitCode> {
    observe::start_log(&settings.log);
    observe::figures().context("starting the figures")?;
    let folder = asked.site.clone().unwrap_or_else(Site::default_folder);
    let site = Site::open(&folder)?.at(&asked.origin());
    let guard = Guard::new(asked.guard()).context("setting the cost of passwords")?;
    let clock = Clock::real();
    let store = open(settings).await?;
    store.migrate().await.context("bringing the tables up to date")?;
    if !asked.no_demo && store.is_empty().await? {
        say("Loading the demo data (published results of 2019 to 2026) into the empty database …");
        let done = load_demo(&store, &clock).await?;
        say(&format!("Loaded {} results.", done.added));
    }
    let keeper = log::command::keeper(settings, asked.public_url.as_deref())?;
    let state = AppState::new(store, clock, site, guard).signed_by(keeper);
    state.exports().keep_in(settings.data_dir.join("exports"));
    state.keep_files_in(files(settings, &asked.files, asked.file_limit_mb << 20)?);
    tokio::spawn(sweep(state.clone()));
    // Read now, so that no reader waits for it, and what is missing is said at once.
    tokio::task::spawn_blocking(Fonts::of_system);
    let warming = tokio::spawn(crate::firsts::warm(state.clone()));
    let listener = TcpListener::bind(asked.listen).await.with_context(|| format!("listening on {}", asked.listen))?;
    say(&format!("Jinbang serves on http://{}", listener.local_addr()?));
    tokio::spawn(observe::keep_figures_small());
    let answers = Answers::new(&state.site().assets.css);
    let app = Front::new(state.clone());
    let stopped = async {
        told_to_stop().await;
        say("Stopping: letting running requests end.");
    };
    if !serve::serve(listener, app, Patience::default(), answers, stopped).await {
        say("Some requests did not end in time.");
    }
    warming.abort();
    state.store().close().await;
    Ok(ExitCode::SUCCESS)
}

/// Where uploaded files are kept; one has at most `largest` bytes.
fn files(settings: &Settings, of: &FileStore, largest: u64) -> anyhow::Result<Files> {
    let FileStore { files_dir, s3_bucket, s3_endpoint, s3_region, s3_key, s3_secret } = of;
    let files = match s3_bucket {
        Some(bucket) => Files::in_bucket(
            &S3 {
                endpoint: s3_endpoint.clone(),
                bucket: bucket.clone(),
                region: s3_region.clone(),
                key: s3_key.clone(),
                secret: s3_secret.clone(),
            },
            largest,
        ),
        None => {
            let folder = files_dir.clone().unwrap_or_else(|| settings.data_dir.join("files"));
            Files::in_folder(&folder, largest)
        }
    };
    files.context("opening the store of files")
}

/// Takes unused files out, now and every hour.
async fn sweep(state: AppState) {
    let mut hours = tokio::time::interval(Duration::from_secs(60 * 60));
    loop {
        hours.tick().await;
        match state.files().sweep(state.store(), state.clock().now()).await {
            Ok(0) => {}
            Ok(swept) => tracing::info!(swept, "unused files were taken out"),
            Err(error) => tracing::warn!(%error, "unused files stay for now"),
        }
    }
}

async fn told_to_stop() {
    let ctrl_c = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! {
        () = ctrl_c => {}
        () = terminate => {}
    }
}

/// Loads the demo data.
///
/// # Errors
/// If it cannot be read or written.
pub async fn load_demo(store: &Store, clock: &Clock) -> anyhow::Result<Imported> {
    let files = demo::files().context("unpacking the demo data")?;
    let files: Vec<File<'_>> = files.iter().map(|(name, bytes)| File { name, bytes }).collect();
    let batch = read(&files, &store.known().await?)?;
    Ok(store.import(&batch, clock.now(), |_| {}).await?)
}

fn read(files: &[File<'_>], known: &Known) -> anyhow::Result<Batch> {
    import::read(files, known).map_err(|faults| {
        let first: Vec<String> = faults.iter().take(20).map(Fault::to_string).collect();
        anyhow::anyhow!("{} faults:\n{}", faults.len(), first.join("\n"))
    })
}

/// Brings the tables up to date.
///
/// # Errors
/// If the database cannot be had.
pub async fn migrate(settings: &Settings) -> anyhow::Result<ExitCode> {
    let store = open(settings).await?;
    store.migrate().await?;
    say("The tables are up to date.");
    store.close().await;
    Ok(ExitCode::SUCCESS)
}

/// Checks the database against its own rules, its bytes of record, its log and its files; exit code 1
/// if it breaks one.
///
/// # Errors
/// If the database cannot be had.
pub async fn check(settings: &Settings, check: &Check) -> anyhow::Result<ExitCode> {
    let store = open(settings).await?;
    let mut findings = store.check().await?;
    let signed = match log::command::existing_keeper(settings)? {
        Some(keeper) => keeper.last().await,
        None => None,
    };
    let files = files(settings, &check.files, LARGEST)?;
    let signed = signed.map(|signed| signed.checkpoint.clone());
    findings.extend(audit::findings(&store, signed.as_ref(), &files).await?);
    store.close().await;
    if findings.is_empty() {
        say("The database keeps its rules.");
        return Ok(ExitCode::SUCCESS);
    }
    for finding in &findings {
        say(finding);
    }
    Ok(ExitCode::FAILURE)
}

/// Opens the database of the settings.
///
/// # Errors
/// If it cannot be had.
pub(crate) async fn open(settings: &Settings) -> anyhow::Result<Store> {
    let url = settings.database_url();
    if settings.database_url.is_none() {
        make_folder(&settings.data_dir)?;
    }
    Store::open(&url).await.context("opening the database")
}

/// Makes a folder where there is none.
///
/// # Errors
/// If it cannot be made.
pub(crate) fn make_folder(folder: &Path) -> anyhow::Result<()> {
    if folder.exists() && !folder.is_dir() {
        bail!("{} is no folder", folder.display());
    }
    std::fs::create_dir_all(folder).with_context(|| format!("making the folder {}", folder.display()))
}
