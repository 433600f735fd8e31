//! Bad input is refused with what was wrong: never a 500, never silently another slice.

use axum::body::Body;
use axum::http::{Request, StatusCode};

use crate::site;

const SLICE: &str = "board=cmmlu&dataset=cmmlu&protocol=5-shot&domain=general&division=open-to-test";

#[tokio::test]
async fn unknown_words_name_near_ones() {
    let site = site::demo().await;
    let cases = [
        ("/boards/cmlu", "cmmlu"),
        ("/models/xuanyuan-70", "xuanyuan-70b"),
        ("/datasets/cmmluu", "cmmlu"),
        ("/organisations/openia", "openai"),
        ("/rankings?board=cmmlu&domain=maths", "stem"),
        ("/rankings?board=cmlu", "cmmlu"),
    ];
    for (address, near) in cases {
        let got = site.get(address).await;
        assert_eq!(got.status, StatusCode::NOT_FOUND, "{address}");
        assert!(got.body.contains(near), "{address} does not name {near}");
    }
}

#[tokio::test]
async fn malformed_slices_say_what_was_wrong() {
    let site = site::demo().await;
    let cases = [
        format!("{SLICE}&as-of=2023-13-01"),
        format!("{SLICE}&as-of=yesterday"),
        format!("{SLICE}&as-of=2023-9-26"),
        format!("{SLICE}&as-of=9999-01-01"),
        format!("{SLICE}&dataset=mmlu"),
        format!("{SLICE}&size=tiny"),
        format!("{SLICE}&colour=red"),
        format!("{SLICE}&evaluator=nobody"),
        format!("{SLICE}&weights=ajar"),
    ];
    for slice in &cases {
        for path in ["/rankings?", "/rankings.csv?", "/api/v1/rankings?"] {
            let got = site.get(&format!("{path}{slice}")).await;
            assert_eq!(got.status, StatusCode::BAD_REQUEST, "{path}{slice}: {}", got.body);
        }
    }
    let problem = site.get(&format!("/api/v1/rankings?{SLICE}&as-of=2023-13-01&colour=red")).await;
    assert_eq!(problem.header("content-type"), "application/problem+json");
    let errors = problem.json()["errors"].clone();
    assert_eq!(errors.as_array().unwrap().len(), 2, "every fault at once: {errors}");
    assert_eq!(errors[0]["field"], "as-of");
}

#[tokio::test]
async fn absurd_pages_and_layouts_are_refused() {
    let site = site::demo().await;
    for layout in ["page=0", "page=-1", "page=99999999999999999999", "page=2", "page=x", "sort=price", "since=soon"] {
        let got = site.get(&format!("/rankings?{SLICE}&{layout}")).await;
        assert_eq!(got.status, StatusCode::BAD_REQUEST, "{layout}");
    }
}

#[tokio::test]
async fn odd_bytes_are_no_server_error() {
    let site = site::demo().await;
    let cases = [
        "/rankings?board=%FF%FE".to_owned(),
        "/rankings?board=cmmlu%00".to_owned(),
        "/rankings?%FF=%FE".to_owned(),
        "/boards/%FF".to_owned(),
        "/boards/a%00b".to_owned(),
        "/models/%E2%80%AE".to_owned(),
        "/r/%00".to_owned(),
        "/r/0000000000000000".to_owned(),
        "/search?q=%00%FF".to_owned(),
        "/search?q=%25%27%22%3B--".to_owned(),
        format!("/search?q={}", "a".repeat(20_000)),
        format!("/rankings?board={}", "a".repeat(60_000)),
        format!("/rankings?{SLICE}&find={}", "%F0%9F%98%80".repeat(2_000)),
        format!("/models?find={}", "%00".repeat(3_000)),
        "/models?page=99999".to_owned(),
        "/nowhere/at/all".to_owned(),
        "/api/v1/nothing".to_owned(),
    ];
    for address in &cases {
        let got = site.get(address).await;
        let short: String = address.chars().take(60).collect();
        assert!(got.status.is_client_error() || got.status == StatusCode::OK, "{short}: {}", got.status);
        if !address.starts_with("/search") && !address.starts_with("/models?find") && !address.contains("find=") {
            assert!(got.status.is_client_error(), "{short}: {}", got.status);
        }
    }
}

#[tokio::test]
async fn a_query_too_long_for_a_slice_is_answered_by_a_page() {
    let site = site::demo().await;
    for (lang, words) in [("en", "The query is too long to be a slice."), ("zh", "参数太长，不可能是一个口径。")]
    {
        let got = site.get(&format!("/rankings?lang={lang}&board={}", "a".repeat(60_000))).await;
        assert_eq!(got.status, StatusCode::BAD_REQUEST);
        assert!(got.body.contains(words), "{lang}");
    }
}

#[tokio::test]
async fn faults_are_told_in_one_language() {
    let site = site::demo().await;
    for (slice, words) in [
        ("as-of=2023-13-01", "应为 YYYY-MM-DD 形式的日期"),
        ("as-of=9999-01-01", "应为不晚于今天（UTC）的日期"),
        ("weights=ajar", "应为 open、closed、not-stated 之一"),
        ("division=%26", "短名"),
    ] {
        let got = site.get(&format!("/rankings?lang=zh&board=cmmlu&{slice}")).await;
        assert_eq!(got.status, StatusCode::BAD_REQUEST);
        assert!(got.body.contains(words), "{slice}: {}", got.body);
    }
    let got = site.get("/rankings?lang=zh&size=under-10b").await;
    assert!(got.body.contains("请指定一个榜单或评测集"), "{}", got.body);
}

#[tokio::test]
async fn other_methods_are_not_server_errors() {
    let site = site::demo().await;
    let post = Request::post("/rankings").body(Body::empty()).unwrap();
    assert_eq!(site.send(post).await.status, StatusCode::METHOD_NOT_ALLOWED);
    let elsewhere = Request::post("/preferences")
        .header("content-type", "application/x-www-form-urlencoded")
        .body(Body::from("theme=dark&back=//evil.example"))
        .unwrap();
    let got = site.send(elsewhere).await;
    assert_eq!((got.status, got.header("location")), (StatusCode::SEE_OTHER, "/"));
}

#[tokio::test]
async fn every_answer_carries_the_policy() {
    let site = site::demo().await;
    for address in ["/", "/nowhere", "/api/v1/rankings", "/health", "/boards"] {
        let got = site.get(address).await;
        let policy = got.header("content-security-policy");
        assert!(
            policy.starts_with("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'"),
            "{address}"
        );
        assert_eq!(got.header("x-content-type-options"), "nosniff");
        assert!(!got.header("x-request-id").is_empty());
        assert!(!got.body.contains(" style=\"") && !got.body.contains("<style"), "{address} has inline style");
    }
}
