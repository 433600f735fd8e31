//! Claims filed by programs: by the rules of the form, into the same queue, once for a key.

use axum::http::StatusCode;
use domain::account::{AccountRole, TokenScope};
use serde_json::{Value, json};

use crate::site::{Got, Own, demo};
use crate::submissions::fits;

const CLAIMS: &str = "/api/v1/claims";

/// A claim of which everything needed is said.
fn whole() -> Value {
    json!({
        "claimant": "阿里巴巴", "words": "QuarkLLM 在 CMMLU 榜单上排名第一。", "source": "https://quark.example/news",
        "on": "2023-11-14", "model": "QuarkLLM", "kind": "first", "board": "CMMLU", "protocol": "0-shot",
    })
}

fn with(changes: Value) -> Value {
    let mut claim = whole();
    claim.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
    claim
}

async fn nothing_is_filed(site: &Own) -> bool {
    site.state.store().filings_waiting().await.unwrap().is_empty()
}

/// The fields that a problem names, and what it says of each in both languages.
fn faults(got: &Got) -> Vec<(String, String, String)> {
    let body = got.json();
    let text = |fault: &Value, key: &str| fault[key].as_str().unwrap().to_owned();
    let line = |fault: &Value| (text(fault, "field"), text(fault, "detail"), text(fault, "detail_zh"));
    body["errors"].as_array().unwrap_or_else(|| panic!("{}", got.body)).iter().map(line).collect()
}

#[tokio::test]
async fn a_claim_is_filed_reviewed_and_listed() {
    let site = demo().await;
    let filer = site.programmer("filer", AccountRole::Member).await;
    let judge = site.programmer("judge", AccountRole::Reviewer).await;
    let made = filer.api(CLAIMS, &with(json!({"size": ["not-stated"], "on": "2023-11"})), Some("k-1")).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.body);
    fits(&site, "post", CLAIMS, &made).await;
    let body = made.json();
    let id = body["id"].as_str().unwrap();
    assert_eq!((&body["subject"], &body["state"]), (&"claim".into(), &"filed".into()));
    assert_eq!(made.header("location"), format!("/api/v1/submissions/{id}"));
    assert_eq!((&body["filed"]["words"], &body["filed"]["size"]), (&whole()["words"], &"not-stated".into()));
    let (own, one) = (format!("/api/v1/submissions/{id}"), format!("{CLAIMS}/{id}"));
    fits(&site, "get", "/api/v1/submissions/{id}", &filer.api_get(&own).await).await;
    for address in [&own, &one] {
        assert_eq!(site.get(address).await.status, StatusCode::NOT_FOUND, "{address} is not public yet");
    }

    let review = format!("{own}/review");
    let accept = json!({ "act": "accept", "version": body["version"] });
    assert_eq!(filer.api(&review, &accept, None).await.status, StatusCode::FORBIDDEN);
    let done = judge.api(&review, &accept, None).await;
    assert_eq!((done.status, &done.json()["state"]), (StatusCode::OK, &"accepted".into()), "{}", done.body);
    fits(&site, "get", "/api/v1/submissions/{id}", &site.get(&own).await).await;
    let list = site.json(CLAIMS).await;
    let listed = list["claims"].as_array().unwrap().iter().find(|claim| claim["id"] == id).unwrap();
    assert_eq!((&listed["claimed_in"], &listed["organisation"]), (&"2023-11".into(), &"alibaba".into()));
    let one = site.json(&one).await;
    assert_eq!((&one["text"], &one["verdict_of_record"]["n"]), (&whole()["words"], &1.into()));
    assert_eq!(one["now"]["verdict"], one["verdict"]);
    assert!(site.get(&format!("/claims/{id}")).await.body.contains("QuarkLLM 在 CMMLU"));
}

#[tokio::test]
async fn the_same_request_files_once() {
    let site = demo().await;
    let filer = site.programmer("filer", AccountRole::Member).await;
    let made = filer.api(CLAIMS, &whole(), Some("k")).await;
    let again = filer.api(CLAIMS, &whole(), Some("k")).await;
    assert_eq!((again.status, again.header("idempotency-replayed")), (StatusCode::OK, "true"), "{}", again.body);
    assert_eq!(again.json()["id"], made.json()["id"]);
    fits(&site, "post", CLAIMS, &again).await;
    for (address, other) in [(CLAIMS, with(json!({"on": "2024-01-01"}))), ("/api/v1/submissions", whole())] {
        let reused = filer.api(address, &other, Some("k")).await;
        assert_eq!(reused.status, StatusCode::UNPROCESSABLE_ENTITY, "{address}");
    }
    assert_eq!(site.state.store().filings_of(&site.id_of("filer").await).await.unwrap().len(), 1);
    let other = filer.api(CLAIMS, &whole(), Some("k-2")).await;
    assert_eq!(other.status, StatusCode::CREATED, "another key is another request");
}

#[tokio::test]
async fn a_token_of_another_scope_files_nothing() {
    let site = demo().await;
    let judge = site.programmer_with("judge", AccountRole::Reviewer, &[TokenScope::Review]).await;
    let refused = [site.visitor().api(CLAIMS, &whole(), None).await, judge.api(CLAIMS, &whole(), None).await];
    for (got, status) in refused.iter().zip([StatusCode::UNAUTHORIZED, StatusCode::FORBIDDEN]) {
        assert_eq!(got.status, status, "{}", got.body);
        fits(&site, "post", CLAIMS, got).await;
    }
    assert!(nothing_is_filed(&site).await);
}

/// One fault each: what is sent, the field that is named, and words of the answer.
#[tokio::test]
async fn every_field_is_refused_by_its_name() {
    let site = demo().await;
    let filer = site.programmer("filer", AccountRole::Member).await;
    let long = "长".repeat(201);
    let cases = [
        (json!({"kind": "best"}), "kind", "“best” is not one of the four kinds"),
        (json!({"kind": "number"}), "k", "fill it in"),
        (json!({"kind": "number", "k": 0}), "k", "“0” is not a place from 1"),
        (json!({"kind": "ahead-of"}), "other", "fill it in"),
        (json!({"model": ""}), "model", "fill it in"),
        (json!({"on": "2023-13-01"}), "on", "“2023-13-01” is not a day"),
        (json!({"on": "2027-01-01"}), "on", "is not a day"),
        (json!({"on": ""}), "on", "fill it in"),
        (json!({"board": long}), "board", "at most 200 letters"),
        (json!({"claimant": null}), "claimant", "fill it in"),
        (json!({"organisation": "alibabba"}), "organisation", "nothing here is called “alibabba”"),
        (json!({"words": long}), "words", "at most 200 letters"),
        (json!({"words": " "}), "words", "fill it in"),
        (json!({"words": ["We", "are", "first"]}), "words", "is not a text"),
        (json!({"source": "quark.example"}), "source", "not an address"),
        (json!({"note": {}}), "note", "is not a text"),
        (json!({"narrower": []}), "narrower", "is not a text"),
        (json!({"dataset": "cmlu"}), "dataset", "There is no dataset “cmlu” here"),
        (json!({"protocol": ["0-shot"]}), "protocol", "is not a text"),
        (json!({"size": "huge"}), "size", "“huge” is not"),
        (json!({"as-of": "2023-11-14"}), "as-of", "as-of"),
        (json!({"modle": "QuarkLLM"}), "modle", "A claim has no field “modle”"),
    ];
    for (changes, field, words) in cases {
        let got = filer.api(CLAIMS, &with(changes.clone()), Some("k")).await;
        assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY, "{changes}: {}", got.body);
        assert_eq!(got.header("content-type"), "application/problem+json");
        let found = faults(&got);
        let [(named, en, zh)] = &found[..] else { panic!("{changes}: {found:?}") };
        assert!(named == field && en.contains(words) && zh != en, "{changes}: {found:?}");
        fits(&site, "post", CLAIMS, &got).await;
    }
    let several = filer.api(CLAIMS, &json!({"dataset": "cmlu"}), None).await;
    let named: Vec<String> = faults(&several).into_iter().map(|(field, ..)| field).collect();
    assert_eq!(named, ["model", "on", "dataset", "claimant", "words", "source"], "all of them at once");
    let near = several.json()["errors"][2]["near"].clone();
    assert!(near.as_array().unwrap().contains(&"cmmlu".into()), "{near}");
    let no_object = filer.api(CLAIMS, &json!(["first"]), None).await;
    assert_eq!(no_object.status, StatusCode::BAD_REQUEST, "{}", no_object.body);
    fits(&site, "post", CLAIMS, &no_object).await;
    let large = filer.api(CLAIMS, &with(json!({"note": "x".repeat(80_000)})), None).await;
    assert_eq!(large.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(nothing_is_filed(&site).await, "nothing is kept of what was refused");
    let silent = filer.api(CLAIMS, &with(json!({"on": null, "model": null})), Some("k")).await;
    assert_eq!(silent.status, StatusCode::CREATED, "what nobody says is an answer: {}", silent.body);
}
