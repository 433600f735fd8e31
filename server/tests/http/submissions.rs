//! `/api/v1/submissions`: answers as they are described, lists page by page, keys, and who is refused.

use axum::body::Body;
use axum::http::StatusCode;
use domain::account::AccountRole;
use serde_json::{Value, json};

use crate::api::validator;
use crate::person::Person;
use crate::site::{Got, Own, demo};

const LIST: &str = "/api/v1/submissions";

fn filing(score: &str) -> Value {
    json!({
        "exam": "cmmlu/1.0", "protocol": "5-shot", "model": "gpt-4", "source_url": "https://lab.example/run",
        "results": [{"language": "zh", "domain": "general", "metric": "accuracy", "score": score, "n_items": 11582}]
    })
}

/// Holds an answer against the description of its operation and status.
pub(crate) async fn fits(site: &Own, method: &str, path: &str, got: &Got) {
    let document = site.json("/api/v1/openapi.json").await;
    let status = got.status.as_u16().to_string();
    let response = &document["paths"][path][method]["responses"][&status]["content"][got.header("content-type")];
    assert!(response.is_object(), "{method} {path} {status} {}: not described", got.header("content-type"));
    let validator = validator(&response["schema"], &document);
    let faults: Vec<String> =
        validator.iter_errors(&got.json()).take(3).map(|e| format!("{}: {e:.300}", e.instance_path())).collect();
    assert!(faults.is_empty(), "{method} {path} {status}: {}", faults.join("\n"));
    assert!(got.header("cache-control").starts_with("no-store"), "{method} {path} {status} may be kept");
}

#[tokio::test]
async fn every_answer_is_as_it_is_described() {
    let site = demo().await;
    let filer = site.programmer("filer", AccountRole::Member).await;
    let judge = site.programmer("judge", AccountRole::Reviewer).await;
    let made = filer.api(LIST, &filing("70.95"), Some("k")).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.body);
    let id = made.json()["id"].as_str().unwrap().to_owned();
    assert_eq!(made.header("location"), format!("{LIST}/{id}"));
    let (one, review) = (format!("{LIST}/{id}"), format!("{LIST}/{id}/review"));
    let version = made.json()["version"].clone();
    let refused = [
        filer.api(LIST, &json!({"exam": "cmmlu/9", "modle": 1, "results": [{"score": [1]}]}), None).await,
        filer.api(LIST, &filing("70.94"), Some("k")).await,
        filer.api(LIST, &json!({"corrects": "0000000000000000"}), None).await,
        site.visitor().api(LIST, &filing("1"), None).await,
    ];
    for (got, status) in refused.iter().zip([422, 422, 422, 401]) {
        assert_eq!(got.status.as_u16(), status, "{}", got.body);
        fits(&site, "post", "/api/v1/submissions", got).await;
    }
    let broken = filer.program("POST", LIST).body(Body::from("{")).unwrap();
    let broken = site.send(broken).await;
    assert_eq!(broken.status, StatusCode::BAD_REQUEST);
    fits(&site, "post", "/api/v1/submissions", &broken).await;
    fits(&site, "post", "/api/v1/submissions", &made).await;
    fits(&site, "post", "/api/v1/submissions", &filer.api(LIST, &filing("70.95"), Some("k")).await).await;
    fits(&site, "get", "/api/v1/submissions", &filer.api_get(LIST).await).await;
    fits(&site, "get", "/api/v1/submissions", &filer.api_get("/api/v1/submissions?state=lost").await).await;
    fits(&site, "get", "/api/v1/submissions", &site.get(LIST).await).await;
    fits(&site, "get", "/api/v1/submissions/{id}", &filer.api_get(&one).await).await;
    fits(&site, "get", "/api/v1/submissions/{id}", &site.get(&one).await).await;
    let path = "/api/v1/submissions/{id}/review";
    let reviewed = [
        filer.api(&review, &json!({"act": "accept", "version": version}), None).await,
        judge.api(&review, &json!({"act": "ask", "version": version}), None).await,
        judge.api(&review, &json!({"act": "publish", "version": version}), None).await,
        judge.api(&review, &json!({"act": "ask", "why": "Which commit?", "version": 99}), None).await,
        judge.api(&format!("{LIST}/0000000000000000/review"), &json!({"act": "ask", "version": 1}), None).await,
        judge.api(&review, &json!({"act": "accept", "version": version}), None).await,
    ];
    for (got, status) in reviewed.iter().zip([403, 409, 400, 409, 404, 200]) {
        assert_eq!(got.status.as_u16(), status, "{}", got.body);
        fits(&site, "post", path, got).await;
    }
    let public = site.get(&one).await;
    assert_eq!(public.json()["state"], "accepted");
    fits(&site, "get", "/api/v1/submissions/{id}", &public).await;
    // Bytes that are no text name nothing.
    assert_eq!(site.get("/api/v1/submissions/%ff").await.status, StatusCode::NOT_FOUND);
}

/// Every submission of a list, `limit` at a time.
async fn whole(person: &Person<'_>, address: &str) -> Vec<Value> {
    let (mut items, mut next) = (Vec::new(), Some(address.to_owned()));
    while let Some(address) = next {
        let got = person.api_get(&address).await;
        assert_eq!(got.status, StatusCode::OK, "{address}: {}", got.body);
        items.extend(got.json()["submissions"].as_array().unwrap().iter().cloned());
        next = got.json()["next"].as_str().map(str::to_owned);
    }
    items
}

#[tokio::test]
async fn the_list_is_read_to_its_end_page_by_page() {
    let site = demo().await;
    let filer = site.programmer("filer", AccountRole::Member).await;
    let other = site.programmer("other", AccountRole::Member).await;
    let mut made = Vec::new();
    for score in ["70.1", "70.2", "70.3", "70.4", "70.5"] {
        let got = filer.api(LIST, &filing(score), None).await;
        made.push(got.json()["id"].as_str().unwrap().to_owned());
    }
    made.sort();
    for limit in [1, 2, 5, 500] {
        let all = whole(&filer, &format!("{LIST}?limit={limit}")).await;
        let mut ids: Vec<&str> = all.iter().map(|of| of["id"].as_str().unwrap()).collect();
        ids.sort_unstable();
        assert_eq!(ids, made, "{limit} at a time");
    }
    assert_eq!(whole(&filer, &format!("{LIST}?limit=2&state=filed")).await.len(), 5);
    assert!(whole(&filer, &format!("{LIST}?state=draft")).await.is_empty());
    assert!(whole(&other, LIST).await.is_empty(), "nobody else's");
    for wrong in ["limit=0", "after=%25", "after=eA", "state=lost", "colour=red"] {
        let got = filer.api_get(&format!("{LIST}?{wrong}")).await;
        assert_eq!(got.status, StatusCode::BAD_REQUEST, "{wrong}");
    }
}

const B: &str = "----boundary";

/// A form with a submission and a harness's file.
pub(crate) async fn send(person: &Person<'_>, site: &Own, submission: &Value, harness: &str, key: &str) -> Got {
    let body = format!(
        "--{B}\r\nContent-Disposition: form-data; name=\"submission\"\r\n\r\n{submission}\r\n\
         --{B}\r\nContent-Disposition: form-data; name=\"harness\"; filename=\"results.json\"\r\n\r\n{harness}\r\n\
         --{B}--\r\n"
    );
    let request = person.program("POST", LIST).header("idempotency-key", key);
    let request = request.header("content-type", format!("multipart/form-data; boundary={B}"));
    site.send(request.body(Body::from(body)).unwrap()).await
}

#[tokio::test]
async fn a_mapping_is_remembered_for_its_account_and_once_reviewed_for_everybody() {
    let site = demo().await;
    let filer = site.programmer("filer", AccountRole::Member).await;
    let other = site.programmer("other", AccountRole::Member).await;
    let judge = site.programmer("judge", AccountRole::Reviewer).await;
    let harness = |score: &str| {
        json!({
            "results": {"house_law": {"alias": "house_law", "acc,none": score.parse::<f64>().unwrap()}},
            "n-shot": {"house_law": 5}, "versions": {"house_law": 1}, "config": {"model": "hf"},
            "n-samples": {"house_law": {"original": 200, "effective": 200}}
        })
        .to_string()
    };
    let mapped = json!({
        "model": "gpt-4",
        "results": [{"task": "house_law", "exam": "cmmlu/1.0", "language": "zh", "domain": "law",
                     "metric": "accuracy", "protocol": "5-shot", "unit": "proportion"}]
    });
    let plain = json!({"model": "gpt-4", "protocol": "5-shot"});
    let unknown = send(&filer, &site, &plain, &harness("0.61"), "k-0").await;
    assert_eq!(unknown.status, StatusCode::UNPROCESSABLE_ENTITY, "nobody said what it is: {}", unknown.body);
    let first = send(&filer, &site, &mapped, &harness("0.62"), "k-1").await;
    assert_eq!(first.status, StatusCode::CREATED, "{}", first.body);
    let own = send(&filer, &site, &plain, &harness("0.63"), "k-2").await;
    assert_eq!(own.status, StatusCode::CREATED, "its own account is not asked again: {}", own.body);
    let others = send(&other, &site, &plain, &harness("0.64"), "k-3").await;
    assert_eq!(others.status, StatusCode::UNPROCESSABLE_ENTITY, "nobody reviewed it yet");
    let id = first.json()["id"].as_str().unwrap().to_owned();
    let second = site.programmer("second", AccountRole::Reviewer).await;
    for reviewer in [&judge, &second] {
        let stands = reviewer.api_get(&format!("{LIST}/{id}")).await.json();
        if stands["state"] == "accepted" {
            break;
        }
        let accept = json!({"act": "accept", "version": stands["version"]});
        let got = reviewer.api(&format!("{LIST}/{id}/review"), &accept, None).await;
        assert_eq!(got.status, StatusCode::OK, "{}", got.body);
    }
    assert_eq!(site.json(&format!("{LIST}/{id}")).await["state"], "accepted");
    let reviewed = send(&other, &site, &plain, &harness("0.65"), "k-4").await;
    assert_eq!(reviewed.status, StatusCode::CREATED, "reviewed, it serves everybody: {}", reviewed.body);
    // The same request is the same, although what is known of the task has changed since.
    let again = send(&filer, &site, &mapped, &harness("0.62"), "k-1").await;
    assert_eq!((again.status, again.json()["id"].as_str()), (StatusCode::OK, Some(id.as_str())), "{}", again.body);
}
