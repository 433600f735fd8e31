//! `jinbang bench`: measures pages over the demo data and over a large database, on SQLite and
//! (where `TEST_DATABASE_URL` names a server) PostgreSQL, and the request rate against nginx.

mod generate;
mod load;

use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::{Context, ensure};
use axum::Router;
use axum::body::Body;
use axum::http::{Request, header};
use store::Store;
use tower::ServiceExt;

use crate::assets::Site;
use crate::config::{Bench, Settings};
use crate::router::router;
use crate::run::{load_demo, say};
use crate::state::{AppState, Clock};

/// Rows of the slice that every measurement renders.
const ROWS: usize = 500;
/// Renderings a figure is the median of.
const ROUNDS: usize = 30;

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

async fn measure(folder: &std::path::Path, bench: &Bench) -> anyhow::Result<()> {
    say("| database | results | slice of 500 rows, first time (ms) | rendered again (ms) | kept (ms) | brotli (kB) |");
    say("|---|---|---|---|---|---|");
    let mut databases = vec![("SQLite", format!("sqlite://{}", folder.join("small.sqlite").display()), false)];
    databases.push(("SQLite", format!("sqlite://{}", folder.join("large.sqlite").display()), true));
    if let Ok(server) = std::env::var("BENCH_POSTGRES_SMALL") {
        databases.push(("PostgreSQL", server, false));
    }
    if let Ok(server) = std::env::var("BENCH_POSTGRES_LARGE") {
        databases.push(("PostgreSQL", server, true));
    }
    for (name, url, large) in &databases {
        let slices = if *large { bench.slices } else { 4 };
        let rows = if *large { bench.results / bench.slices.max(1) } else { ROWS };
        let store = filled(url, slices, rows).await?;
        let results = slices * rows;
        pages(name, results, store).await?;
    }
    let url = databases.first().map(|(_, url, _)| url.clone()).unwrap_or_default();
    load::against_nginx(folder, &url).await
}

/// A database with the demo data and generated slices beside it.
async fn filled(url: &str, slices: usize, rows: usize) -> anyhow::Result<Store> {
    let clock = Clock::real();
    let store = Store::open(url).await?;
    store.migrate().await?;
    load_demo(&store, &clock).await?;
    for batch in generate::batches(slices, rows) {
        store.import(&batch, clock.now(), |_| {}).await?;
    }
    Ok(store)
}

async fn pages(name: &str, results: usize, store: Store) -> anyhow::Result<()> {
    let state = AppState::new(store, Clock::real(), Site::bare());
    let app = router(state.clone());
    let address = generate::address();
    let (first, size) = fetch(&app, &address).await?;
    let again = median(|| async {
        state.pages().clear();
        Ok(fetch(&app, &address).await?.0)
    })
    .await?;
    let kept = median(|| async { Ok(fetch(&app, &address).await?.0) }).await?;
    let ms = |time: Duration| time.as_secs_f64() * 1000.0;
    #[expect(clippy::cast_precision_loss, reason = "a size in kB")]
    let kilobytes = size as f64 / 1000.0;
    say(&format!("| {name} | {results} | {:.1} | {:.2} | {:.3} | {kilobytes:.1} |", ms(first), ms(again), ms(kept)));
    state.store().close().await;
    Ok(())
}

async fn fetch(app: &Router, address: &str) -> anyhow::Result<(Duration, usize)> {
    let request = Request::get(address).header(header::ACCEPT_ENCODING, "br").body(Body::empty())?;
    let started = Instant::now();
    let response = app.clone().oneshot(request).await?;
    ensure!(response.status().is_success(), "{address}: {}", response.status());
    let body = axum::body::to_bytes(response.into_body(), 64 << 20).await?;
    Ok((started.elapsed(), body.len()))
}

async fn median<F, Fut>(mut once: F) -> anyhow::Result<Duration>
where
    F: FnMut() -> Fut,
    Fut: Future<Output = anyhow::Result<Duration>>,
{
    let mut times = Vec::with_capacity(ROUNDS);
    for _ in 0..ROUNDS {
        times.push(once().await?);
    }
    times.sort();
    times.get(ROUNDS / 2).copied().context("no figure")
}
