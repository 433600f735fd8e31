//! A database that is gone gives a plain 503 page in both languages, and the site recovers by
//! itself.

use axum::http::StatusCode;

use crate::site;

#[tokio::test]
async fn a_closed_store_is_a_503_in_both_languages() {
    let site = site::demo().await;
    site.state.store().close().await;
    for (lang, word) in [("en", "database"), ("zh", "数据库")] {
        let got = site.get(&format!("/boards?lang={lang}")).await;
        assert_eq!(got.status, StatusCode::SERVICE_UNAVAILABLE, "{}", got.body);
        assert!(got.body.contains(word), "{lang}: {}", got.body);
        assert_eq!(got.header("retry-after"), "5");
    }
    let api = site.get("/api/v1/rankings?board=cmmlu").await;
    assert_eq!(api.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(api.header("content-type"), "application/problem+json");
    assert_eq!(site.get("/health").await.status, StatusCode::SERVICE_UNAVAILABLE);
}
