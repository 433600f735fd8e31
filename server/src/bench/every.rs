//! Every page and every answer of the API: the first time, rendered again, kept.

use std::time::Duration;

use super::{ROUNDS, fetch, kilobytes, median};
use crate::router::router;
use crate::state::AppState;

/// Rounds in which a page is rendered again.
const AGAIN: usize = 7;

/// One address of every kind, of the demo data, and some that grow with what is generated.
const ADDRESSES: [&str; 37] = [
    "/",
    "/rankings",
    "/rankings?board=cmmlu&dataset=cmmlu&protocol=5-shot&domain=general",
    "/rankings?board=cmmlu&dataset=cmmlu",
    "/boards",
    "/boards/superclue",
    "/boards/generated-0",
    "/rankings?board=generated-0&dataset=set-0",
    "/datasets/cmmlu",
    "/models",
    "/models/gpt-4",
    "/models/generated-0",
    "/organisations/openai",
    "/r/mn8d8aha2f408pv6",
    "/claims",
    "/claims/2025-01-24-r1-sonnet-aider-polyglot",
    "/claims/check?model=quarkllm&board=cmmlu&on=2023-11-14",
    "/firsts",
    "/claims/check?kind=ahead-of&model=gpt-4&other=chatglm2-6b&board=cmmlu&on=2023-11-14",
    "/claims/check?model=generated-0&board=generated-0&on=2026-01-01",
    "/firsts?model=gpt-4",
    "/firsts?as-of=2024-06-30",
    "/firsts?model=generated-0",
    "/compare",
    "/compare?model=gpt-4&model=chatglm2-6b&model=llama-2-13b-chat&model=qwen-7b-chat&model=baichuan-13b-chat",
    "/compare?model=generated-0&model=generated-1&model=generated-2&model=generated-3&model=generated-4",
    "/trends",
    "/trends?board=generated-0&dataset=set-0",
    "/trends?board=cmmlu&dataset=cmmlu&protocol=5-shot&domain=general",
    "/search?q=qwen",
    "/about",
    "/rankings.csv?board=cmmlu&dataset=cmmlu&protocol=5-shot&domain=general",
    "/api/v1/rankings?board=cmmlu&dataset=cmmlu&protocol=5-shot&domain=general",
    "/api/v1/firsts",
    "/api/v1/claims",
    "/api/v1/compare?model=gpt-4&model=chatglm2-6b",
    "/api/v1/trends?board=cmmlu&dataset=cmmlu&protocol=5-shot&domain=general",
];

/// What every address costs on one database.
pub(super) struct Column {
    name: String,
    costs: Vec<Cost>,
}

/// What one address costs.
struct Cost {
    first: Duration,
    again: Duration,
    kept: Duration,
    bytes: usize,
}

/// Asks for every address. First places have been searched, and the catalog has been read.
pub(super) async fn column(name: String, state: &AppState) -> anyhow::Result<Column> {
    let app = router(state.clone());
    let mut costs = Vec::with_capacity(ADDRESSES.len());
    for address in ADDRESSES {
        let (first, bytes) = fetch(&app, address, "zstd").await?;
        let (mut again, mut kept) = (Vec::new(), Vec::new());
        for _ in 0..AGAIN {
            state.pages().clear();
            again.push(fetch(&app, address, "zstd").await?.0);
        }
        for _ in 0..ROUNDS {
            kept.push(fetch(&app, address, "zstd").await?.0);
        }
        costs.push(Cost { first, again: median(again), kept: median(kept), bytes });
    }
    Ok(Column { name, costs })
}

/// All columns side by side.
pub(super) fn table(columns: &[Column]) -> String {
    let heads = columns.iter().map(|column| format!(" {} |", column.name));
    let rules = columns.iter().map(|_| "---|");
    let ms = |time: Duration| time.as_secs_f64() * 1000.0;
    let mut lines = vec![
        "\nEvery page: the first time, rendered again, kept (ms), and its size in zstd (kB).\n".to_owned(),
        format!("| address |{}", heads.collect::<String>()),
        format!("|---|{}", rules.collect::<String>()),
    ];
    for (place, address) in ADDRESSES.iter().enumerate() {
        let costs = columns.iter().filter_map(|column| column.costs.get(place));
        let cells = costs.map(|Cost { first, again, kept, bytes }| {
            let (first, again, kept) = (ms(*first), ms(*again), ms(*kept));
            format!(" {first:.1} · {again:.1} · {kept:.2}; {:.1} |", kilobytes(*bytes))
        });
        lines.push(format!("| `{address}` |{}", cells.collect::<String>()));
    }
    lines.join("\n")
}
