//! A slice through time, with the figures of the published histories.

use axum::http::StatusCode;
use serde_json::json;

use crate::site;

const SLICE: &str = "board=cmmlu&dataset=cmmlu&protocol=5-shot&domain=general&division=open-to-test&as-of=2024-12-31";

#[tokio::test]
async fn the_best_scores_of_cmmlu_are_those_of_its_page() {
    let body = site::demo().await.json(&format!("/api/v1/trends?{SLICE}")).await;
    let best: Vec<(&str, &str, &str)> = body["best"]
        .as_array()
        .unwrap()
        .iter()
        .map(|b| (b["day"].as_str().unwrap(), b["score_text"].as_str().unwrap(), b["reading"].as_str().unwrap()))
        .collect();
    println!("{best:?}");
    println!("{}", serde_json::to_string_pretty(&body["at"]).unwrap());
    println!("{}", serde_json::to_string_pretty(&body["led"]).unwrap());
    println!("{}", serde_json::to_string_pretty(&body["models"][0]).unwrap());
    assert_eq!(body["best"], json!(null));
    let _ = StatusCode::OK;
}
