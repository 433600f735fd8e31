//! The statements themselves: each prepares on both databases, reading takes a fixed number of
//! them, and the scopes of pages find their rows by an index.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use sqlx::{Connection, Executor, PgConnection, SqlSafeStr, SqliteConnection};
use store::Scope;
use tracing::Instrument;
use tracing::field::{Field, Visit};
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

/// Counts the statements that sqlx reports inside a span called `counted`, but for those with which
/// it sets up a new connection.
struct Counter(Arc<AtomicUsize>);

/// Whether an event reports a setting of a connection.
#[derive(Default)]
struct IsSetting(bool);

impl Visit for IsSetting {
    fn record_debug(&mut self, _: &Field, _: &dyn std::fmt::Debug) {}

    fn record_str(&mut self, field: &Field, value: &str) {
        self.0 |= field.name() == "summary" && value.starts_with("PRAGMA");
    }
}

impl<S> tracing_subscriber::Layer<S> for Counter
where
    S: tracing::Subscriber + for<'a> LookupSpan<'a>,
{
    fn on_event(&self, event: &tracing::Event<'_>, context: Context<'_, S>) {
        let counted = context.event_scope(event).is_some_and(|mut scope| scope.any(|span| span.name() == "counted"));
        let mut setting = IsSetting::default();
        event.record(&mut setting);
        if counted && !setting.0 && event.metadata().target() == "sqlx::query" {
            self.0.fetch_add(1, Ordering::SeqCst);
        }
    }
}

#[tokio::test]
async fn reading_takes_a_fixed_number_of_statements() {
    let count = Arc::new(AtomicUsize::new(0));
    let subscriber = tracing_subscriber::registry().with(Counter(Arc::clone(&count)));
    tracing::subscriber::set_global_default(subscriber).expect("no other test sets one");
    on_both(async |db| {
        let mut counts = Vec::new();
        let mut batch = builders::batch();
        for round in 0..2 {
            db.import(&batch).await;
            let read = async {
                let catalog = db.store.catalog().await.unwrap();
                let of_catalog = count.swap(0, Ordering::SeqCst);
                let (alpha, first, plain) = (slug("alpha"), slug("first"), slug("plain"));
                let mut of_scopes = Vec::new();
                for scope in [
                    Scope::Family { board: &alpha, dataset: &first },
                    Scope::Board(&alpha),
                    Scope::Dataset(&first),
                    Scope::AroundModel(&plain),
                    Scope::AroundNewest(10),
                    Scope::Exams(&[builders::GENERAL.to_owned()]),
                    Scope::OfModels(&[&plain]),
                ] {
                    let rows = db.store.rows(&catalog, scope).await.unwrap();
                    assert!(rows.len() > 100 * round, "{scope:?}");
                    of_scopes.push(count.swap(0, Ordering::SeqCst));
                }
                db.store.known().await.unwrap();
                (of_catalog, of_scopes, count.swap(0, Ordering::SeqCst))
            };
            counts.push(read.instrument(tracing::info_span!("counted")).await);
            for number in 100..300 {
                let submission = builders::submission(&format!("s{number}"), "plain", "alpha");
                batch.results.push(builders::result(number, builders::GENERAL, &submission));
                batch.submissions.push(submission);
            }
        }
        let (of_catalog, of_scopes, of_known) = &counts[0];
        // Nine tables and five, each beginning and ending a transaction that may be reported too.
        assert!((9..=11).contains(of_catalog), "{of_catalog} statements for a catalog");
        assert!((5..=7).contains(of_known), "{of_known} statements for what is known");
        assert_eq!(of_scopes, &[1; 7]);
        assert_eq!(counts[0], counts[1], "more rows, no more statements");
    })
    .await;
}

/// Two thousand exams of twenty results each, on twenty boards of five datasets each, of four
/// thousand models on 810 days; an exam's results lie together, as imports write them. By hand,
/// in SQL that both databases take.
const MANY: &str = "
    INSERT INTO exam (id, board, dataset, edition, language, domain, metric, protocol, protocol_name, unit,
        direction, aspect, share_of_items)
    WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 1999)
    SELECT 'e' || (10000 + i), 'b' || (i % 20), 'd' || (i % 100), '1.0', 'zh', 'x' || i, 'accuracy', '5-shot', '', 'percent',
        'higher', 'capability', TRUE FROM n;
    INSERT INTO submission (id, model, board, printed_name, evaluator_kind, source_url)
    WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 19999)
    SELECT 's' || i, 'm' || (i % 4000), 'b' || (i % 20), 'M', 'self', '' FROM n;
    INSERT INTO result (id, exam, submission, model, setting, setting_name, division, division_name, role, score,
        score_text, published_on, recorded_at)
    WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 39999)
    SELECT 'r' || i, 'e' || (10000 + i / 20), 's' || (i % 20000), 'm' || (i % 4000), 'not-stated', '', 'not-stated', '',
        'model', 50, '50', CAST((2010 + i % 15) || '-' || (10 + i / 15 % 3) || '-' || (10 + i / 45 % 18) AS DATE), '2026-01-01T00:00:00+00:00' FROM n;
";

/// Writes [`MANY`] as each database needs it: SQLite would make a number of a text cast to DATE, and
/// PostgreSQL counts its rows by itself only after a while, which SQLite never does.
async fn write_many(db: &Database) {
    if db.is_sqlite() {
        db.by_hand(MANY.replace("CAST(", "(").replace(" AS DATE)", ")")).await;
    } else {
        db.by_hand(MANY).await;
        db.by_hand("VACUUM ANALYZE").await;
    }
}

#[tokio::test]
async fn pages_find_their_rows_by_an_index() {
    on_both(async |db| {
        write_many(db).await;
        for (name, text) in db.store.statements() {
            let text = match name {
                "FAMILY" => text.replace("$1", "'b7'").replace("$2", "'d47'"),
                "AROUND_MODEL" => text.replace("$1", "'m7'"),
                "AROUND_NEWEST" => text.replace("$1", "8"),
                "ONE" => text.replace("$1", "'r7'"),
                // From the highest number down: $1 begins $10, too.
                "IN_EXAMS" => (1..=64)
                    .rev()
                    .fold(text.to_owned(), |text, n| text.replace(&format!("${n}"), &format!("'e{}'", 10_000 + n))),
                _ => continue,
            };
            let plan = db.plan(&text).await;
            for scanned in [
                "SCAN result",
                "SCAN next",
                "SCAN newer",
                "SCAN older",
                "SCAN one",
                "SCAN exam",
                "SCAN submission",
                "Seq Scan on result",
            ] {
                assert!(!plan.contains(scanned), "{name}: {plan}");
            }
        }
    })
    .await;
}
