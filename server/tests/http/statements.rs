//! A page costs a constant number of SQL statements, never one a row.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tracing::Instrument;
use tracing::field::{Field, Visit};
use tracing_subscriber::layer::{Context, Layer, SubscriberExt};
use tracing_subscriber::registry::LookupSpan;

use crate::site;

/// Counts the statements that sqlx reports.
struct Counter(Arc<AtomicUsize>);

impl<S: tracing::Subscriber + for<'a> LookupSpan<'a>> Layer<S> for Counter {
    fn on_event(&self, event: &tracing::Event<'_>, context: Context<'_, S>) {
        struct Select(bool);
        impl Visit for Select {
            fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
                if matches!(field.name(), "summary" | "db.statement") {
                    let text = format!("{value:?}").to_uppercase();
                    self.0 |= text.contains("SELECT") || text.contains("WITH");
                }
            }
        }
        // Other tests run at the same time: only what happens inside the span counts.
        let counted = context.event_scope(event).is_some_and(|mut scope| scope.any(|span| span.name() == "counted"));
        if counted && event.metadata().target() == "sqlx::query" {
            let mut select = Select(false);
            event.record(&mut select);
            if select.0 {
                self.0.fetch_add(1, Ordering::Relaxed);
            }
        }
    }
}

#[tokio::test]
async fn pages_cost_few_statements_and_as_many_for_few_rows_as_for_many() {
    let count = Arc::new(AtomicUsize::new(0));
    let subscriber = tracing_subscriber::registry().with(Counter(Arc::clone(&count)));
    tracing::subscriber::set_global_default(subscriber).unwrap();
    let counted = || tracing::info_span!("counted");
    // The data version, the nine tables of the catalog and their transaction, and one statement
    // for each scope of results: one, on the home page a few. The search of first places runs beside
    // the requests, and not again until something changes; what a page reads to show them counts.
    let mut costs: Vec<(&str, usize)> = Vec::new();
    for address in [
        "/rankings?board=cmmlu&dataset=cmmlu&protocol=5-shot&domain=general",
        "/rankings?board=alpacaeval&edition=2.0&metric=win-rate",
        "/rankings?board=chatglm3-readme&dataset=c-eval",
        "/boards/superclue",
        "/models/gpt-4",
        "/datasets/cmmlu",
        "/firsts",
        "/compare?model=gpt-4&model=chatglm2-6b",
        "/compare?model=gpt-4&model=chatglm2-6b&model=llama-2-13b-chat&model=qwen-7b-chat&model=baichuan-13b-chat",
        "/compare",
        "/rankings",
        "/trends?board=cmmlu&dataset=cmmlu&protocol=5-shot&domain=general",
        "/claims",
        "/",
    ] {
        let site = site::demo().await;
        count.store(0, Ordering::Relaxed);
        let got = site.get(address).instrument(counted()).await;
        assert!(got.status.is_success(), "{address}: {}", got.status);
        let cost = count.load(Ordering::Relaxed);
        // Whoever reads claims first enters their verdicts into the public log: its size and edge are read.
        let most = if address == "/claims" { 22 } else { 18 };
        assert!((2..=most).contains(&cost), "{address} cost {cost} statements");
        costs.push((address, cost));
        count.store(0, Ordering::Relaxed);
        site.get(address).instrument(counted()).await;
        let again = count.load(Ordering::Relaxed);
        assert!(again <= 1, "{address} cost {again} statements when nothing had changed");
    }
    for pages in ["/rankings?", "/compare?"] {
        let mut alike = costs.iter().filter(|(address, _)| address.starts_with(pages)).map(|(_, cost)| cost);
        let first = alike.next().unwrap();
        assert!(alike.all(|cost| cost == first), "few rows or models and many cost alike: {costs:?}");
    }
}
