//! Rankings and verdicts as they are quoted elsewhere: badges, citations, frames; and tables in their forms
//! for programs.

use axum::http::StatusCode;
use serde_json::Value;

use crate::site;

const QUERY: &str = "board=cmmlu&dataset=cmmlu&protocol=5-shot&domain=general&division=open-to-test&as-of=2023-09-26";
const CLAIM: &str = "/claims/2025-01-24-r1-sonnet-aider-polyglot";

#[tokio::test]
async fn a_ranking_nobody_fixed_has_badges_that_name_its_day() {
    let site = site::demo().await;
    let today = QUERY.split("&as-of").next().unwrap();
    let page = site.get(&format!("/rankings?{today}&lang=en")).await.body;
    let boxed = page.split("id=\"quoting\"").nth(1).unwrap();
    let day = site::now().date_naive();
    for words in
        [&format!("as-of={day}"), "/rankings.svg?", "/rankings.shields.json?", "/rankings.bib?", "/embed/rankings?"]
    {
        assert!(boxed.contains(words), "{words}: {boxed}");
    }
    let shields = site.json(&format!("/rankings.shields.json?{QUERY}")).await;
    assert_eq!(shields["label"], "XuanYuan-70B 71.10");
    let of = |model: &str| format!("/rankings.shields.json?{QUERY}&model={model}");
    let second = site.json(&of("gpt-4")).await;
    let low = site.json(&of("chatglm2-6b")).await;
    let absent = site.json(&of("gpt-4o-2024-05-13")).await;
    for (badge, start) in [
        (&shields, "tied 1st of 15 · "),
        (&second, "tied 1st of 15 · "),
        (&low, "rank "),
        (&absent, "not among the 15 ranked · "),
    ] {
        let message = badge["message"].as_str().unwrap();
        assert!(message.starts_with(start) && message.contains("15"), "{message}");
        for part in ["CMMLU", "general", "five-shot", "open to public test", "as of 2023-09-26"] {
            assert!(message.contains(part), "{message} lacks {part}");
        }
    }
    let zh = site.get(&format!("/rankings.zh.svg?{QUERY}&model=gpt-4")).await;
    assert_eq!(zh.header("content-type"), "image/svg+xml");
    assert!(zh.body.contains("截至 2023-09-26"), "{}", zh.body);
    for ending in [".bib", ".ris", ".csl.json"] {
        let cited = site.get(&format!("/rankings{ending}?{QUERY}")).await.body.replace('\u{a0}', " ");
        for part in ["tied for first with 1 other of 15", "共 15 个", "2023-09-26", "retrieved 2026-11-24"] {
            assert!(cited.contains(part), "{ending} lacks {part}: {cited}");
        }
    }
    assert_eq!(site.get(&of("gpt4")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(site.get("/rankings.svg?board=cmmlu&dataset=cmmlu").await.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn a_verdict_has_a_badge_a_picture_and_a_frame() {
    let site = site::demo().await;
    let claims = site.json("/api/v1/claims").await;
    for claim in claims["claims"].as_array().unwrap() {
        let address = claim["address"].as_str().unwrap();
        let badge = site.json(&format!("{address}.shields.json")).await;
        let message = badge["message"].as_str().unwrap();
        let lead = claim["sentence"]["en"].as_str().unwrap().split([':', '.', ',']).next().unwrap();
        assert!(message.starts_with(lead.split(" that").next().unwrap().split(" on any").next().unwrap()), "{message}");
        let day = claim["claimed_on"].as_str().or(claim["claimed_in"].as_str()).unwrap_or("day not stated");
        assert!(message.contains(day) || message.contains("as of 20"), "{message} lacks {day}");
        // The number ranked: on the one table, or the fewest and the most of several.
        let counted = message.contains(" ranked · ") || message.contains(" of ");
        assert!(counted || claim["verdict"] == "cannot-be-checked", "{message} has no number ranked");
    }
    let page = site.get(&format!("{CLAIM}?lang=zh")).await.body;
    for words in [".zh.svg", ".shields.json", "/embed/claims/", "og:image", "ClaimReview", "hreflang=\"en\""] {
        assert!(page.contains(words), "{words}");
    }
    let frame = site.get(&format!("/embed{CLAIM}?lang=en")).await;
    assert!(frame.header("content-security-policy").contains("frame-ancestors *"));
    assert!(frame.body.contains("embed-head") && frame.body.contains(CLAIM), "{}", frame.body);
    for (ending, kind) in [(".svg", "image/svg+xml"), (".png", "image/png"), (".zh.png", "image/png")] {
        let got = site.get(&format!("{CLAIM}{ending}")).await;
        assert_eq!((got.status, got.header("content-type")), (StatusCode::OK, kind), "{ending}");
    }
}

/// Every table has the same rows as CSV and as JSON Lines, under the same names.
#[tokio::test]
async fn tables_are_given_as_csv_and_as_json_lines() {
    let site = site::demo().await;
    let compared = "model=gpt-4&model=chatglm2-6b";
    for (table, query) in [
        ("/claims", "verdict=held-until"),
        ("/firsts", "board=cmmlu&as-of=2023-11-14"),
        ("/trends", QUERY),
        ("/compare", compared),
        ("/changes", "board=cmmlu"),
        ("/rankings", QUERY),
    ] {
        let csv = site.get(&format!("{table}.csv?{query}")).await;
        assert_eq!((csv.status, csv.header("content-type").split(';').next()), (StatusCode::OK, Some("text/csv")));
        assert!(!csv.header("etag").is_empty() && !csv.header("last-modified").is_empty(), "{table}");
        let mut reader = csv::Reader::from_reader(csv.body.as_bytes());
        let n = reader.records().map(Result::unwrap).count();
        let lines = site.get(&format!("{table}.jsonl?{query}")).await;
        let objects: Vec<Value> = lines.body.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(objects.len(), n, "{table}");
        assert!(n > 0, "{table}");
        let page = site.get(&format!("{table}?{query}&lang=en")).await.body;
        for ending in [".csv", ".jsonl"] {
            assert!(page.contains(&format!("{table}{ending}")), "{table} has no link to {ending}");
        }
        assert!(page.contains(&format!("/api/v1{table}")), "{table} has no link to JSON");
    }
    let none = site.get("/claims.csv?kind=number&verdict=held-until&board=nowhere").await;
    assert_eq!(none.body.lines().count(), 1, "the head alone: {}", none.body);
}

/// Reads that grow answer whether anything changed.
#[tokio::test]
async fn every_list_of_the_interface_has_a_tag_and_a_day() {
    let site = site::demo().await;
    for list in ["boards", "datasets", "editions", "models", "organisations", "results", "changes", "claims", "firsts"]
    {
        let address = format!("/api/v1/{list}");
        let got = site.get(&address).await;
        let (tag, day) = (got.header("etag").to_owned(), got.header("last-modified").to_owned());
        assert!(got.status.is_success() && !tag.is_empty() && !day.is_empty(), "{address}: {:?}", got.headers);
        for header in [("if-none-match", tag.as_str()), ("if-modified-since", day.as_str())] {
            let again = site.get_with(&address, &[header]).await;
            assert_eq!(again.status, StatusCode::NOT_MODIFIED, "{address} {header:?}");
        }
    }
}
