//! What is fixed for ever: a result and a ranking as pages, as bytes of record, and their proofs.

use anyhow::{Context, anyhow, ensure};
use axum::Router;
use axum::body::Body;
use axum::http::{Request, header};
use domain::{Address, FixedId, Format, Resolved, SliceQuery};
use store::Store;
use tower::ServiceExt;

use super::{BROWSER, ROUNDS, fetch, generate, median};
use crate::assets::Site;
use crate::auth::guard::Guard;
use crate::fixed::fix;
use crate::log::{Keeper, Signer};
use crate::router::router;
use crate::state::{AppState, Clock};

/// The head of the table.
pub(super) const HEAD: &str = "| database | results | fixed for ever | made (ms) | kept (ms) | browsers keep it |\n\
                               |---|---|---|---|---|---|";

/// The lines of the table; a ranking is fixed on the way.
pub(super) async fn lines(name: &str, results: usize, store: Store) -> anyhow::Result<Vec<String>> {
    let signer = Signer::new("bench.invalid/log", [0; 32])?;
    let state = AppState::new(store, Clock::real(), Site::bare(), Guard::usual()?).signed_by(Keeper::new(signer));
    let ranking = fixed(&state).await?;
    let records = state.store().records_after("", 1).await?;
    let result = records.first().context("there is no record")?.id.to_string();
    let app = router(state.clone());
    // The catalog is read once for all pages.
    fetch(&app, "/about", "identity").await?;
    let mut lines = Vec::new();
    for (what, address) in [
        ("a result", Address::Result(&result)),
        ("its bytes of record", Address::ResultAs(&result, Format::Json)),
        ("its proof", Address::ResultAs(&result, Format::Proof)),
        ("a ranking of 500", Address::Fixed(ranking.as_str())),
        ("its bytes of record", Address::FixedAs(ranking.as_str(), Format::Json)),
    ] {
        let address = address.to_string();
        let (made, _) = fetch(&app, &address, BROWSER).await?;
        let mut kept = Vec::new();
        for _ in 0..ROUNDS {
            kept.push(fetch(&app, &address, BROWSER).await?.0);
        }
        let [made, kept] = [made, median(kept)].map(|time| time.as_secs_f64() * 1000.0);
        let how = cache_control(&app, &address).await?;
        lines.push(format!("| {name} | {results} | {what} | {made:.2} | {kept:.3} | {how} |"));
    }
    Ok(lines)
}

/// Fixes the ranking that is measured elsewhere too.
async fn fixed(state: &AppState) -> anyhow::Result<FixedId> {
    let reading = state.read().await?;
    let address = generate::address();
    let (_, query) = address.split_once('?').context("an address without a slice")?;
    let query = SliceQuery::parse(query, &[]).map_err(|faults| anyhow!("{faults:?}"))?;
    let resolved = query.resolve(reading.catalog(), reading.today()).map_err(|faults| anyhow!("{faults:?}"))?;
    let Resolved::One(slice, _) = resolved else { return Err(anyhow!("{address} is not one exam")) };
    Ok(fix(&reading, &slice.to_string()).await?)
}

/// How long browsers may keep an answer.
async fn cache_control(app: &Router, address: &str) -> anyhow::Result<String> {
    let response = app.clone().oneshot(Request::get(address).body(Body::empty())?).await?;
    ensure!(response.status().is_success(), "{address}: {}", response.status());
    let how = response.headers().get(header::CACHE_CONTROL).context("an answer without cache-control")?;
    Ok(how.to_str()?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn bytes_of_record_are_kept_for_a_year() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&format!("sqlite://{}", folder.path().join("b.sqlite").display())).await.unwrap();
        store.migrate().await.unwrap();
        for batch in std::iter::once(generate::registry(20)).chain(generate::batches(0..4, 20)) {
            store.import(&batch, Clock::real().now(), |_| {}).await.unwrap();
        }
        let lines = lines("SQLite", 80, store).await.unwrap();
        let for_ever = |line: &&String| line.contains("max-age=31536000, immutable");
        assert_eq!(lines.iter().filter(for_ever).count(), 2, "{lines:#?}");
    }
}
