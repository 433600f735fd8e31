//! The search of first places: all of it, what a change costs, and the page.

use std::time::{Duration, Instant};

use super::{ROUNDS, fetch, generate, median};
use crate::router::router;
use crate::state::AppState;
use anyhow::ensure;

/// The head of the table.
pub(super) const HEAD: &str = "| database | results | exams | first search (ms) | search after a change of one exam (ms) \
                               | exams searched again | /firsts rendered (ms) | kept (ms) |\n|---|---|---|---|---|---|---|---|";

/// One line of the table; a result is written on the way.
pub(super) async fn line(name: &str, results: usize, state: &AppState) -> anyhow::Result<String> {
    let app = router(state.clone());
    let (first, exams) = search(state).await?;
    ensure!(exams > 0, "no exam was searched");
    state.store().import(&generate::one_more(results), state.clock().now(), |_| {}).await?;
    state.forget_version().await;
    let (again, n_again) = search(state).await?;
    ensure!(n_again == 1, "{n_again} exams were searched again after a change of one");
    let (rendered, _) = fetch(&app, "/firsts", "br").await?;
    let mut kept = Vec::new();
    for _ in 0..ROUNDS {
        kept.push(fetch(&app, "/firsts", "br").await?.0);
    }
    let ms = |time: Duration| time.as_secs_f64() * 1000.0;
    Ok(format!(
        "| {name} | {results} | {exams} | {:.0} | {:.0} | {n_again} | {:.0} | {:.3} |",
        ms(first),
        ms(again),
        ms(rendered),
        ms(median(kept))
    ))
}

/// How long today's search takes, and how many exams it searches. The catalog is read before, as
/// it is for every page.
async fn search(state: &AppState) -> anyhow::Result<(Duration, usize)> {
    let reading = state.read().await?;
    let before = state.firsts().n_searched();
    let started = Instant::now();
    reading.firsts_on(reading.today()).await?;
    Ok((started.elapsed(), state.firsts().n_searched() - before))
}

#[cfg(test)]
mod tests {
    use store::Store;

    use super::*;
    use crate::assets::Site;
    use crate::auth::guard::Guard;
    use crate::state::Clock;

    #[tokio::test]
    async fn a_change_of_one_exam_costs_the_search_of_one() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&format!("sqlite://{}", folder.path().join("b.sqlite").display())).await.unwrap();
        store.migrate().await.unwrap();
        for batch in std::iter::once(generate::registry(40)).chain(generate::batches(0..8, 40)) {
            store.import(&batch, Clock::real().now(), |_| {}).await.unwrap();
        }
        let state = AppState::new(store, Clock::real(), Site::bare(), Guard::usual().unwrap());
        let line = line("SQLite", 320, &state).await.unwrap();
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        assert_eq!((cells[3], cells[6]), ("8", "1"), "{line}");
    }
}
