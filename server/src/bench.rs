//! `server bench`: times a ranking page with the demo data and with many results, on SQLite and
//! PostgreSQL, and its request rate against nginx.

mod every;
mod firsts;
mod fixed;
mod generate;
mod load;

use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::{Context, ensure};
use axum::Router;
use axum::body::Body;
use axum::http::{Request, header};
use store::Store;
use tower::ServiceExt;

use crate::assets::Site;
use crate::auth::guard::Guard;
use crate::config::{Bench, Settings};
use crate::router::router;
use crate::run::{load_demo, say};
use crate::state::{AppState, Clock};

/// Rows of the slice that every measurement renders.
const ROWS: usize = 500;
/// What browsers take.
const BROWSER: &str = "gzip, deflate, br, zstd";
/// Slices of the small database.
const FEW: usize = 4;
/// Renderings a figure is the median of.
const ROUNDS: usize = 30;
/// The same where nothing is kept and the database is asked.
const COLD_ROUNDS: usize = 9;

/// Prints the tables.
///
/// # Errors
/// If a database, nginx or wrk cannot be had, or a page fails.
pub async fn run(_: &Settings, bench: &Bench) -> anyhow::Result<ExitCode> {
    let folder = std::env::temp_dir().join(format!("jinbang-bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let outcome = measure(&folder, bench).await;
    std::fs::remove_dir_all(&folder).context("removing the databases of the measurement")?;
    outcome.map(|()| ExitCode::SUCCESS)
}

async fn measure(folder: &Path, bench: &Bench) -> anyhow::Result<()> {
    let site = Site::open(&bench.site.clone().unwrap_or_else(Site::default_folder))?;
    let sqlite = format!("sqlite://{}", folder.join("bench.sqlite").display());
    let mut databases = vec![("SQLite", sqlite.clone())];
    databases.extend(bench.postgres.clone().map(|url| ("PostgreSQL", url)));
    say("A ranking of 500: from the database, rendered again, rendered and compressed, kept (ms; medians).\n");
    say("| database | results | from the database | rendered | and compressed | kept | size as first sent (kB) |");
    say("|---|---|---|---|---|---|---|");
    let mut tables = Tables::default();
    for (name, url) in &databases {
        grow(name, url, bench, &site, &mut tables).await?;
    }
    say(&format!("\n{}\n{}", firsts::HEAD, tables.firsts.join("\n")));
    say(&format!("\n{}\n{}", fixed::HEAD, tables.fixed.join("\n")));
    say(&every::table(&tables.pages));
    say("\n| script and wasm of a page, brotli (kB) |\n|---|");
    say(&format!("| {:.1} |", kilobytes(script_bytes(&site)?)));
    load::against_nginx(folder, &sqlite, &site).await
}

/// The tables that are printed after the first, as far as they are filled.
#[derive(Default)]
struct Tables {
    /// Lines on the search of first places.
    firsts: Vec<String>,
    /// Lines on what is fixed for ever.
    fixed: Vec<String>,
    /// A column a database on every page.
    pages: Vec<every::Column>,
}

/// Measures an empty database with the demo data and a few generated slices, then with all of them.
/// Adds what it finds to the tables.
async fn grow(name: &str, url: &str, bench: &Bench, site: &Site, tables: &mut Tables) -> anyhow::Result<()> {
    let clock = Clock::real();
    let store = Store::open(url).await?;
    store.migrate().await?;
    ensure!(store.is_empty().await?, "the database {url} must be empty: the measurement fills it");
    let demo = usize::try_from(load_demo(&store, &clock).await?.added)?;
    store.import(&generate::registry(ROWS), clock.now(), |_| {}).await?;
    let slices = (bench.results / ROWS).max(FEW);
    let mut filled = 0;
    for until in [FEW, slices] {
        for batch in generate::batches(filled..until, ROWS) {
            store.import(&batch, clock.now(), |_| {}).await?;
        }
        filled = until;
        let results = demo + filled * ROWS;
        pages(name, results, store.clone(), site).await?;
        let state = AppState::new(store.clone(), Clock::real(), site.clone(), Guard::usual()?);
        tables.firsts.push(firsts::line(name, results, &state).await?);
        tables.fixed.extend(fixed::lines(name, results, store.clone()).await?);
        tables.pages.push(every::column(format!("{name}, {results}"), &state).await?);
    }
    store.close().await;
    Ok(())
}

async fn pages(name: &str, results: usize, store: Store, site: &Site) -> anyhow::Result<()> {
    let address = generate::address();
    let mut from_database = Vec::new();
    let mut size = 0;
    for _ in 0..COLD_ROUNDS {
        let app = router(AppState::new(store.clone(), Clock::real(), site.clone(), Guard::usual()?));
        // The catalog is read once for all pages: another page asks for it first.
        fetch(&app, "/about", "identity").await?;
        let (time, bytes) = fetch(&app, &address, BROWSER).await?;
        from_database.push(time);
        size = bytes;
    }
    let state = AppState::new(store, Clock::real(), site.clone(), Guard::usual()?);
    let app = router(state.clone());
    fetch(&app, &address, BROWSER).await?;
    let (mut rendered, mut compressed, mut kept) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        state.pages().clear();
        rendered.push(fetch(&app, &address, "identity").await?.0);
        state.pages().clear();
        compressed.push(fetch(&app, &address, BROWSER).await?.0);
    }
    // The second request for a page has brotli made beside it, which would slow the others down.
    for _ in 0..ROUNDS {
        kept.push(fetch(&app, &address, BROWSER).await?.0);
    }
    let figures = [median(from_database), median(rendered), median(compressed), median(kept)];
    let [cold, rendered, compressed, kept] = figures.map(|time| time.as_secs_f64() * 1000.0);
    let size = kilobytes(size);
    say(&format!("| {name} | {results} | {cold:.1} | {rendered:.2} | {compressed:.2} | {kept:.3} | {size:.1} |"));
    Ok(())
}

/// Bytes of script and wasm that a page with islands loads, as sent.
fn script_bytes(site: &Site) -> anyhow::Result<usize> {
    let mut bytes = 0;
    for address in [&site.assets.boot, &site.assets.js, &site.assets.wasm] {
        let name = address.rsplit('/').next().unwrap_or_default();
        let file = site.folder.join(format!("{name}.br"));
        let sent = std::fs::read(&file).with_context(|| format!("reading {}", file.display()))?;
        bytes += sent.len();
    }
    Ok(bytes)
}

#[expect(clippy::cast_precision_loss, reason = "a size in kB")]
fn kilobytes(bytes: usize) -> f64 {
    bytes as f64 / 1000.0
}

async fn fetch(app: &Router, address: &str, encoding: &str) -> anyhow::Result<(Duration, usize)> {
    let request = Request::get(address).header(header::ACCEPT_ENCODING, encoding).body(Body::empty())?;
    let started = Instant::now();
    let response = app.clone().oneshot(request).await?;
    ensure!(response.status().is_success(), "{address}: {}", response.status());
    let body = axum::body::to_bytes(response.into_body(), 64 << 20).await?;
    Ok((started.elapsed(), body.len()))
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times.get(times.len() / 2).copied().unwrap_or_default()
}
