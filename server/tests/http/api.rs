//! The interface for programs: every route is described, and answers as it is described.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use serde_json::{Value, json};
use server::api::describe::{Access, endpoints, operations, shared_shape};
use server::api::filing::ROUTES;
use server::router::API;

use crate::site::{self, Own};

#[test]
fn every_route_is_described_and_every_description_is_of_a_route() {
    let described: BTreeSet<(&str, &str)> =
        operations().iter().map(|of| (of.method.word(), of.endpoint.path)).collect();
    let own = ROUTES.iter().map(|(method, path)| (if *method == "post" { "POST" } else { "GET" }, *path));
    let routes = API.iter().map(|path| ("GET", *path)).chain(own);
    assert_eq!(described, routes.collect());
    assert_eq!(described.len(), operations().len(), "each once");
    let open = |path: &str| operations().iter().any(|of| of.endpoint.path == path && of.access == Access::Everybody);
    assert!(API.iter().all(|path| open(path)), "whatever is in the table is open");
}

/// A schema of the document that can be used alone: what it refers to comes along.
pub(crate) fn validator(schema: &Value, document: &Value) -> jsonschema::Validator {
    let mut schema = schema.clone();
    schema["components"] = document["components"].clone();
    jsonschema::options().should_validate_formats(true).build(&schema).unwrap()
}

/// What every list of rows takes, and that nothing else is passed over.
#[tokio::test]
async fn rows_come_in_parts_with_the_members_that_are_wanted() {
    let site = site::demo().await;
    let slice = "board=cmmlu&dataset=cmmlu&domain=general&protocol=5-shot&as-of=2024-12-31";
    for (start, list, field, always) in [
        (format!("/api/v1/rankings?{slice}"), "rows", "model", &["model"][..]),
        (format!("/api/v1/rankings?{slice}"), "rows", "rank", &["rank", "rank_low", "rank_high", "of"][..]),
        ("/api/v1/rankings?board=cmmlu".to_owned(), "rows", "dataset", &["dataset"][..]),
        ("/api/v1/claims?".to_owned(), "claims", "id", &["id"][..]),
        (
            "/api/v1/firsts?board=cmmlu".to_owned(),
            "firsts",
            "rank_low",
            &["rank", "rank_low", "rank_high", "of", "slice_text"][..],
        ),
        ("/api/v1/changes?board=cmmlu".to_owned(), "changes", "kind", &["kind"][..]),
    ] {
        let mut next = Some(format!("{start}&limit=7&fields={field}"));
        let (mut n, mut parts) = (0, 0);
        while let Some(address) = next.take().filter(|_| parts < 5) {
            let body = site.json(&address).await;
            let rows = body[list].as_array().unwrap_or_else(|| panic!("{address}: {body}"));
            assert!(!rows.is_empty() && rows.len() <= 7, "{address}: {}", rows.len());
            for row in rows {
                let mut names: Vec<&str> = row.as_object().unwrap().keys().map(String::as_str).collect();
                let mut expected = always.to_vec();
                names.sort_unstable();
                expected.sort_unstable();
                assert_eq!(names, expected, "{address}");
            }
            (n, parts) = (n + rows.len(), parts + 1);
            next = body["next"].as_str().map(str::to_owned);
        }
        assert!(parts > 1, "{start} leads on");
        if parts < 5 {
            let whole = site.json(&start).await;
            assert_eq!(whole[list].as_array().unwrap().len(), n, "{start}: the parts are the whole");
        }
        for bad in ["fields=nonsense", "limit=0", "limit=501", "nonsense=1"] {
            let got = site.get(&format!("{start}&{bad}")).await;
            assert_eq!(got.status, StatusCode::BAD_REQUEST, "{start}&{bad}");
        }
        // Where the token is a model's word, there is no such model.
        let got = site.get(&format!("{start}&after=%25%25")).await;
        assert!(got.status.is_client_error(), "{start}: {}", got.status);
    }
    let compared = "/api/v1/compare?model=gpt-4&model=chatglm2-6b";
    let pairs = site.json(&format!("{compared}&fields=pairs")).await;
    let names: Vec<&String> = pairs.as_object().unwrap().keys().collect();
    assert_eq!(names, ["as_of", "models", "pairs", "slices"], "with what they are about");
    for bad in [
        format!("{compared}&fields=total"),
        "/api/v1/claims/2025-01-24-r1-sonnet-aider-polyglot?nonsense=1".to_owned(),
        "/api/v1/models/gpt-4/standings?nonsense=1".to_owned(),
        "/claims.csv?nonsense=1".to_owned(),
    ] {
        assert_eq!(site.get(&bad).await.status, StatusCode::BAD_REQUEST, "{bad}");
    }
}

/// A browser asks before it sends If-None-Match from a page of another site.
#[tokio::test]
async fn a_page_of_another_site_may_read_data_with_its_own_headers() {
    let site = site::demo().await;
    let ask = async |path: &str, method: &str| {
        let request = axum::http::Request::options(path)
            .header("origin", "https://elsewhere.example")
            .header("access-control-request-method", method)
            .header("access-control-request-headers", "if-none-match");
        site.send(request.body(axum::body::Body::empty()).unwrap()).await
    };
    for path in
        ["/api/v1/rankings?board=cmmlu", "/r/mn8d8aha2f408pv6.json", "/changes.atom", "/log/checkpoint", "/boards.csv"]
    {
        let got = ask(path, "GET").await;
        assert_eq!((got.status, got.header("access-control-allow-origin")), (StatusCode::NO_CONTENT, "*"), "{path}");
        assert!(got.header("access-control-allow-headers").contains("if-none-match"), "{path}");
        assert_eq!(got.header("access-control-allow-methods"), "GET, HEAD", "{path}");
    }
    for (path, method) in [("/api/v1/claims", "POST"), ("/account", "GET"), ("/submit", "GET")] {
        let got = ask(path, method).await;
        assert_eq!(got.header("access-control-allow-origin"), "", "{method} {path}");
    }
}

#[tokio::test]
async fn every_route_answers_as_it_is_described() {
    let site = site::demo().await;
    let document = site.json("/api/v1/openapi.json").await;
    assert_eq!(document["openapi"], "3.1.0");
    for endpoint in endpoints() {
        let got = site.get(endpoint.example).await;
        assert_eq!(got.status, StatusCode::OK, "{}: {}", endpoint.example, got.body);
        assert_eq!(got.header("content-type"), "application/json", "{}", endpoint.example);
        assert_eq!(got.header("access-control-allow-origin"), "*");
        assert!(!got.header("etag").is_empty() && !got.header("last-modified").is_empty(), "{}", endpoint.example);
        let operation = &document["paths"][endpoint.path]["get"];
        let schema = &operation["responses"]["200"]["content"]["application/json"]["schema"];
        let validator = validator(schema, &document);
        let body = got.json();
        let faults: Vec<String> =
            validator.iter_errors(&body).take(3).map(|e| format!("{}: {e:.300}", e.instance_path())).collect();
        assert!(faults.is_empty(), "{}: {}", endpoint.example, faults.join("\n"));
        // A shape that takes anything would prove nothing.
        if endpoint.path != "/api/v1/openapi.json" {
            assert!(!validator.is_valid(&json!({ "surprise": true })), "{}", endpoint.path);
        }
    }
}

#[tokio::test]
async fn more_answers_fit_their_descriptions() {
    let site = site::demo().await;
    let document = site.json("/api/v1/openapi.json").await;
    let more = [
        ("/api/v1/rankings", "/api/v1/rankings?board=cmmlu&dataset=cmmlu"),
        (
            "/api/v1/rankings",
            "/api/v1/rankings?board=cmmlu&dataset=cmmlu&protocol=5-shot&domain=general&size=under-10b&weights=closed&as-of=2023-09-26",
        ),
        ("/api/v1/rankings", "/api/v1/rankings?board=alpacaeval&edition=2.0&metric=length-controlled-win-rate"),
        ("/api/v1/trends", "/api/v1/trends?board=superclue&dataset=superclue&domain=general"),
        ("/api/v1/trends", "/api/v1/trends?board=cmmlu&dataset=cmmlu"),
        ("/api/v1/claims", "/api/v1/claims"),
        (
            "/api/v1/claims/check",
            "/api/v1/claims/check?kind=ahead-of&model=xuanyuan-70b&other=gpt-4&board=cmmlu&on=2023-09-26",
        ),
        ("/api/v1/firsts", "/api/v1/firsts"),
        ("/api/v1/firsts", "/api/v1/firsts?model=gpt-4"),
        ("/api/v1/models", "/api/v1/models?limit=500"),
        ("/api/v1/models", "/api/v1/models?fields=model,name"),
        ("/api/v1/boards", "/api/v1/boards?limit=500"),
        ("/api/v1/results", "/api/v1/results?model=gpt-4"),
        ("/api/v1/changes", "/api/v1/changes?claim=2025-01-24-r1-sonnet-aider-polyglot"),
        ("/api/v1/changes", "/api/v1/changes"),
    ];
    for (path, address) in more {
        let body = site.json(address).await;
        let schema = &document["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"];
        let validator = validator(schema, &document);
        let fault = validator.iter_errors(&body).next().map(|e| format!("{}: {e:.400}", e.instance_path()));
        assert!(fault.is_none(), "{address}: {}", fault.unwrap_or_default());
    }
    let problem = validator(&shared_shape("Problem").map(|shape| json!(shape.schema())).unwrap(), &document);
    for (address, status) in [
        ("/api/v1/boards/cmlu", StatusCode::NOT_FOUND),
        ("/api/v1/boards?colour=red", StatusCode::BAD_REQUEST),
        ("/api/v1/models?fields=name,colour", StatusCode::BAD_REQUEST),
        ("/api/v1/models?limit=501", StatusCode::BAD_REQUEST),
        ("/api/v1/models?after=%25", StatusCode::BAD_REQUEST),
        ("/api/v1/results?board=cmlu", StatusCode::NOT_FOUND),
        ("/api/v1/results?board=cmmlu&model=gpt-4", StatusCode::BAD_REQUEST),
        ("/api/v1/rankings?board=cmlu", StatusCode::NOT_FOUND),
        ("/api/v1/compare?model=gpt-4", StatusCode::BAD_REQUEST),
        ("/api/v1/claims/check?model=nobody", StatusCode::BAD_REQUEST),
    ] {
        let got = site.get(address).await;
        assert_eq!(got.status, status, "{address}: {}", got.body);
        assert_eq!(got.header("content-type"), "application/problem+json");
        assert!(problem.is_valid(&got.json()), "{address}: {}", got.body);
    }
}

/// Every item of a list, page by page.
async fn whole(site: &Own, name: &str, address: &str) -> Vec<Value> {
    let mut items: Vec<Value> = Vec::new();
    let mut next = Some(address.to_owned());
    while let Some(address) = next {
        let body = site.json(&address).await;
        items.extend(body[name].as_array().unwrap().iter().cloned());
        next = body["next"].as_str().map(str::to_owned);
    }
    items
}

#[tokio::test]
async fn lists_are_read_to_their_end_page_by_page() {
    let site = site::demo().await;
    let catalog = site.state.store().catalog().await.unwrap();
    let models = whole(&site, "models", "/api/v1/models?limit=97").await;
    assert_eq!(models.len(), catalog.models().count());
    assert!(models.windows(2).all(|pair| pair[0]["model"].as_str() < pair[1]["model"].as_str()));
    let sparse = whole(&site, "models", "/api/v1/models?limit=97&fields=name,model").await;
    assert!(sparse.iter().all(|model| model.as_object().unwrap().len() == 2), "{:?}", sparse[0]);
    assert_eq!(sparse.len(), models.len(), "what was asked for stays from page to page");
    let boards = whole(&site, "boards", "/api/v1/boards?limit=3").await;
    assert_eq!(boards.len(), catalog.boards().count());
    assert!(!whole(&site, "editions", "/api/v1/editions?limit=7").await.is_empty());
    let results = whole(&site, "results", "/api/v1/results?board=cmmlu&limit=500&fields=result,board").await;
    let ids: BTreeSet<&str> = results.iter().map(|row| row["result"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), results.len());
    let stored = site.state.store().rows(&catalog, store::Scope::Board(&"cmmlu".parse().unwrap())).await.unwrap();
    assert_eq!(stored.len(), results.len());
}

#[tokio::test]
async fn tables_of_nouns_hold_all_of_them() {
    let site = site::demo().await;
    for (name, column) in
        [("boards", "board"), ("datasets", "dataset"), ("models", "model"), ("organisations", "organisation")]
    {
        let all = whole(&site, name, &format!("/api/v1/{name}?limit=500")).await;
        let lines = site.get(&format!("/{name}.jsonl")).await;
        let lines: Vec<Value> = lines.body.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(lines, all, "{name}");
        let csv = site.get(&format!("/{name}.csv")).await;
        assert_eq!(csv.header("content-type"), "text/csv; charset=utf-8; header=present");
        let mut reader = csv::Reader::from_reader(csv.body.as_bytes());
        assert_eq!(reader.headers().unwrap().get(0), Some(column));
        assert_eq!(reader.records().map(Result::unwrap).count(), all.len(), "{name}");
    }
}
