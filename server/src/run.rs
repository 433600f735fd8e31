//! The subcommands.

use std::io::{IsTerminal, Write};
use std::net::SocketAddr;
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use anyhow::{Context, bail};
use axum::serve::ListenerExt;
use domain::batch::{Batch, Imported, Known};
use indicatif::{ProgressBar, ProgressStyle};
use store::Store;
use tokio::net::{TcpListener, TcpStream};

use crate::assets::Site;
use crate::auth::guard::Guard;
use crate::config::{Import, Serve, Settings};
use crate::import::{Fault, File};
use crate::state::{AppState, Clock};
use crate::{demo, import, observe, router};

/// How long running requests may take to end after SIGTERM.
const DRAIN: Duration = Duration::from_secs(20);

/// Says something to whoever started the program, on standard error beside the log.
pub fn say(text: &str) {
    // Nobody may be listening; that is no reason to stop.
    let _ = writeln!(std::io::stderr(), "{text}");
}

/// Serves the site until SIGTERM or Ctrl-C.
///
/// # Errors
/// If the database, the assets or the address cannot be had.
pub async fn serve(settings: &Settings, serve: &Serve) -> anyhow::Result<ExitCode> {
    observe::start_log(&settings.log);
    observe::figures().context("starting the figures")?;
    let folder = serve.site.clone().unwrap_or_else(Site::default_folder);
    let site = Site::open(&folder)?.at(&serve.origin());
    let guard = Guard::new(serve.guard()).context("setting the cost of passwords")?;
    let clock = Clock::real();
    let store = open(settings).await?;
    store.migrate().await.context("bringing the tables up to date")?;
    if !serve.no_demo && store.is_empty().await? {
        say("Loading the demo data (published results of 2019 to 2026) into the empty database …");
        let done = load_demo(&store, &clock).await?;
        say(&format!("Loaded {} results.", done.added));
    }
    let state = AppState::new(store, clock, site, guard);
    let warming = tokio::spawn(crate::firsts::warm(state.clone()));
    let listener = TcpListener::bind(serve.listen).await.with_context(|| format!("listening on {}", serve.listen))?;
    say(&format!("Jinbang serves on http://{}", listener.local_addr()?));
    tokio::spawn(observe::keep_figures_small());
    let listener = listener.tap_io(at_once);
    let app = router::router(state.clone()).into_make_service_with_connect_info::<SocketAddr>();
    let (stopping, stopped) = tokio::sync::oneshot::channel::<()>();
    let drain = async move {
        told_to_stop().await;
        say("Stopping: letting running requests end.");
        // The receiver is gone only when the server already stopped.
        let _ = stopping.send(());
    };
    let server = axum::serve(listener, app).with_graceful_shutdown(drain);
    tokio::select! {
        outcome = async { server.await } => outcome.context("serving")?,
        () = async { if stopped.await.is_ok() { tokio::time::sleep(DRAIN).await } else { std::future::pending().await } } => {
            say("Some requests did not end in time.");
        }
    }
    warming.abort();
    state.store().close().await;
    Ok(ExitCode::SUCCESS)
}

/// Sends what is written at once, not when more of it has gathered.
pub fn at_once(connection: &mut TcpStream) {
    if let Err(error) = connection.set_nodelay(true) {
        tracing::debug!(%error, "a connection keeps gathering what it sends");
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

/// Imports files, all or nothing.
///
/// # Errors
/// If a file or the database cannot be had. Faults in a file are no error but exit code 1.
pub async fn import(settings: &Settings, import: &Import) -> anyhow::Result<ExitCode> {
    let mut files = Vec::with_capacity(import.files.len());
    for path in &import.files {
        let bytes = std::fs::read(path).with_context(|| format!("reading {}", path.display()))?;
        files.push((path.display().to_string(), bytes));
    }
    let files: Vec<File<'_>> = files.iter().map(|(name, bytes)| File { name, bytes }).collect();
    let store = open(settings).await?;
    store.migrate().await.context("bringing the tables up to date")?;
    let batch = match crate::import::read(&files, &store.known().await?) {
        Ok(batch) => batch,
        Err(faults) => {
            for fault in &faults {
                say(&fault.to_string());
            }
            say(&format!("{} faults; nothing was written.", faults.len()));
            return Ok(ExitCode::FAILURE);
        }
    };
    if import.check {
        say(&format!("{}, no fault; nothing was written (--check).", contents(&batch)));
        return Ok(ExitCode::SUCCESS);
    }
    let bar = progress(batch.results.len() as u64);
    let outcome = store.import(&batch, Clock::real().now(), |written| bar.set_position(written)).await;
    bar.finish_and_clear();
    let Imported { added, withdrawn, unchanged } = match outcome {
        Ok(done) => done,
        Err(store::Error::Conflict(conflicts)) => {
            for conflict in &conflicts {
                say(&conflict.to_string());
            }
            say(&format!("{} conflicts with what is stored; nothing was written.", conflicts.len()));
            return Ok(ExitCode::FAILURE);
        }
        Err(error) => return Err(error.into()),
    };
    say(&format!("{added} results added, {withdrawn} withdrawn, {unchanged} there already."));
    if !batch.claims.is_empty() {
        say(&format!("{} claims are as the file has them.", batch.claims.len()));
    }
    if !batch.items.is_empty() {
        say(&format!("{} results have their answers item by item.", batch.items.len()));
    }
    store.close().await;
    Ok(ExitCode::SUCCESS)
}

/// What a batch holds, in words.
fn contents(batch: &Batch) -> String {
    let results = format!("{} results", batch.results.len());
    let mut parts = vec![results];
    if !batch.claims.is_empty() {
        parts.push(format!("{} claims", batch.claims.len()));
    }
    if !batch.items.is_empty() {
        parts.push(format!("{} results item by item", batch.items.len()));
    }
    parts.join(" and ")
}

fn progress(results: u64) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:40} {human_pos} of {human_len} results, {per_sec}");
    let bar = ProgressBar::new(results);
    if let Ok(style) = style { bar.with_style(style) } else { bar }
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

/// Checks the database against its own rules; exit code 1 if it breaks one.
///
/// # Errors
/// If the database cannot be had.
pub async fn check(settings: &Settings) -> anyhow::Result<ExitCode> {
    let store = open(settings).await?;
    let findings = store.check().await?;
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

/// The database of the settings; the folder of its file is made where it is missing.
pub(crate) async fn open(settings: &Settings) -> anyhow::Result<Store> {
    let url = settings.database_url();
    if settings.database_url.is_none() {
        make_folder(&settings.data_dir)?;
    }
    Store::open(&url).await.context("opening the database")
}

fn make_folder(folder: &Path) -> anyhow::Result<()> {
    if folder.exists() && !folder.is_dir() {
        bail!("{} is no folder", folder.display());
    }
    std::fs::create_dir_all(folder).with_context(|| format!("making the folder {}", folder.display()))
}
