//! PostgreSQL behind the same site: it may go and come back, and it answers as SQLite does.

use std::time::Duration;

use axum::http::StatusCode;

use crate::postgres;
use crate::relay::Relay;
use crate::site;

/// Longer than the data version is taken for granted.
const A_WHILE: Duration = Duration::from_millis(150);

#[tokio::test]
async fn a_database_that_comes_back_is_used_again() {
    let relay = Relay::to(tokio::task::spawn_blocking(postgres::database).await.unwrap());
    let site = site::on(&relay.url()).await;
    assert_eq!(site.get("/boards?lang=en").await.status, StatusCode::OK);
    for _ in 0..2 {
        relay.take_away();
        tokio::time::sleep(A_WHILE).await;
        for (lang, title, words) in [
            ("en", "The data cannot be reached just now", "No result is lost"),
            ("zh", "暂时取不到数据", "成绩没有丢失"),
        ] {
            // The first of these was kept a moment ago: it is not given out as if all were well.
            for path in ["/boards", "/models", "/rankings?board=cmmlu", "/search?q=qwen"] {
                let gap = if path.contains('?') { '&' } else { '?' };
                let got = site.get(&format!("{path}{gap}lang={lang}")).await;
                assert_eq!(got.status, StatusCode::SERVICE_UNAVAILABLE, "{path}: {}", got.body);
                assert!(got.body.contains(title) && got.body.contains(words), "{path}: {}", got.body);
                assert_eq!((got.header("retry-after"), got.header("cache-control")), ("5", "no-store"));
            }
        }
        assert_eq!(site.get("/health").await.status, StatusCode::SERVICE_UNAVAILABLE);
        relay.bring_back();
        tokio::time::sleep(A_WHILE).await;
        for path in ["/boards?lang=en", "/models?lang=zh", "/health"] {
            let got = site.get(path).await;
            assert_eq!(got.status, StatusCode::OK, "{path}: {}", got.body);
        }
    }
}

#[tokio::test]
async fn both_databases_give_the_same_answers() {
    const CMMLU: &str = "board=cmmlu&dataset=cmmlu&domain=general";
    let url = tokio::task::spawn_blocking(postgres::database).await.unwrap();
    let (here, there) = (site::demo().await, site::on(&url).await);
    there.load().await;
    for address in [
        format!("/api/v1/rankings?{CMMLU}&protocol=5-shot&division=open-to-test&as-of=2023-09-26"),
        format!("/api/v1/rankings?{CMMLU}&protocol=5-shot&org=alibaba"),
        format!("/api/v1/rankings?{CMMLU}&as-of=2024-12-31"),
        "/api/v1/rankings?board=alpacaeval&dataset=alpacaeval&edition=2.0&metric=length-controlled-win-rate".to_owned(),
        format!("/rankings.csv?{CMMLU}&protocol=0-shot"),
    ] {
        let (one, other) = (here.get(&address).await, there.get(&address).await);
        assert_eq!((one.status, other.status), (StatusCode::OK, StatusCode::OK), "{address}");
        assert!(one.body.len() > 1_000, "{address} holds something");
        assert_eq!(one.body, other.body, "{address}");
    }
}
