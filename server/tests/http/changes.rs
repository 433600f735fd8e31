//! The change log: its page, its feed, its JSON, and the log of one ranking.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use serde_json::Value;

use crate::site::{self, Own};

const OPEN_5_SHOT: &str = "board=cmmlu&dataset=cmmlu&edition=1.0&language=zh&domain=general&metric=accuracy&protocol=5-shot&division=open-to-test";
const LIMITED_5_SHOT: &str =
    "board=cmmlu&dataset=cmmlu&edition=1.0&language=zh&domain=general&metric=accuracy&protocol=5-shot&division=limited";

/// Every entry of a log, page by page.
async fn whole_log(site: &Own, address: &str) -> Vec<Value> {
    let mut entries: Vec<Value> = Vec::new();
    let mut next = Some(address.to_owned());
    while let Some(address) = next {
        let body = site.json(&address).await;
        entries.extend(body["changes"].as_array().unwrap().iter().cloned());
        next = body["next"].as_str().map(str::to_owned);
        assert!(entries.len() < 100_000, "the log has an end");
    }
    entries
}

fn text<'a>(entry: &'a Value, field: &str) -> &'a str {
    entry[field].as_str().unwrap_or_default()
}

#[tokio::test]
async fn a_ranking_tells_how_its_first_place_changed() {
    let site = site::demo().await;
    let log = whole_log(&site, &format!("/api/v1/changes?{OPEN_5_SHOT}&limit=40")).await;
    let arrival = log.iter().find(|e| e["model"] == "xuanyuan-70b" && e["kind"] == "entered").unwrap();
    assert_eq!((text(arrival, "day"), text(arrival, "score_text")), ("2023-09-26", "71.10"));
    assert!(text(arrival, "source_url").starts_with("https://github.com/haonan-li/CMMLU"));
    let that_day: Vec<&Value> =
        log.iter().filter(|e| e["kind"] == "first-place-changed" && e["day"] == "2023-09-26").collect();
    assert_eq!(that_day.len(), 1, "it changed once that day");
    let place = &that_day[0]["first_place"];
    assert_eq!((text(place, "wording"), &place["of"]), ("tied", &15.into()));
    assert_eq!(place["models"], serde_json::json!(["xuanyuan-70b", "gpt-4"]));
    assert!(text(place, "slice_text").ends_with("division=open-to-test as-of=2023-09-26"));
    let before = &that_day[0]["first_place_before"];
    assert_eq!((text(before, "wording"), &before["of"]), ("first", &14.into()));
    let day = text(before, "slice_text").rsplit("as-of=").next().unwrap();
    assert!(day < "2023-09-26", "{day}");
}

#[tokio::test]
async fn a_row_that_vanished_is_told_with_its_day_and_reason() {
    let site = site::demo().await;
    let log = whole_log(&site, "/api/v1/changes?board=cmmlu").await;
    let gone: Vec<&Value> = log.iter().filter(|e| e["kind"] == "withdrawn").collect();
    assert!(!gone.is_empty());
    assert!(gone.iter().any(|e| !e["reason"].is_null()), "some say why");
    let kinds: BTreeSet<&str> = log.iter().map(|e| text(e, "kind")).collect();
    assert!(kinds.is_superset(&["entered", "rescored", "withdrawn", "first-place-changed"].into()), "{kinds:?}");
    for entry in log.iter().filter(|e| e["kind"] == "rescored") {
        assert_ne!(entry["before"]["score_text"], entry["score_text"], "{entry}");
    }
}

#[tokio::test]
async fn pages_of_the_log_join_without_a_gap_or_a_repetition() {
    let site = site::demo().await;
    for scope in ["board=cmmlu", "dataset=c-eval", "model=gpt-4", LIMITED_5_SHOT] {
        let small = whole_log(&site, &format!("/api/v1/changes?{scope}&limit=7")).await;
        let large = whole_log(&site, &format!("/api/v1/changes?{scope}&limit=200")).await;
        assert!(large.len() > 20, "{scope}: {}", large.len());
        assert_eq!(small.len(), large.len(), "{scope}");
        assert!(small == large, "{scope}: the same entries in the same order");
        let ends: BTreeSet<String> =
            large.iter().map(|e| format!("{} {} {} {}", e["kind"], e["result"], e["slice_text"], e["day"])).collect();
        assert_eq!(ends.len(), large.len(), "{scope}: each once");
    }
}

#[tokio::test]
async fn a_model_s_log_is_its_own() {
    let site = site::demo().await;
    let log = whole_log(&site, "/api/v1/changes?model=xuanyuan-70b").await;
    assert!(log.iter().any(|e| e["kind"] == "entered"));
    for entry in &log {
        let holds = |place: &Value| place["models"].as_array().is_some_and(|m| m.contains(&"xuanyuan-70b".into()));
        let about =
            entry["model"] == "xuanyuan-70b" || holds(&entry["first_place"]) || holds(&entry["first_place_before"]);
        assert!(about, "{entry}");
    }
}

#[tokio::test]
async fn a_claim_s_log_begins_with_the_claim() {
    let site = site::demo().await;
    let claims = site.json("/api/v1/claims").await;
    let held = claims["claims"].as_array().unwrap().iter().find(|claim| claim["verdict"] == "held-until").unwrap();
    let log = whole_log(&site, &format!("/api/v1/changes?claim={}", text(held, "id"))).await;
    assert!(log.iter().any(|e| e["claim"] == held["address"]));
    let changed: Vec<&Value> = log.iter().filter(|e| e["kind"] == "first-place-changed").collect();
    assert!(changed.iter().any(|e| e["day"] == held["held_until"]), "{held} {changed:?}");
    assert!(changed.iter().all(|e| text(e, "day") > text(held, "claimed_on")));
}

/// RFC 4287's musts, and what W3C's validator asks for beside them.
fn valid_feed(body: &str, lang: &str) -> atom_syndication::Feed {
    assert!(body.starts_with("<?xml version=\"1.0\""), "{}", &body[..60]);
    assert!(body.contains("xmlns=\"http://www.w3.org/2005/Atom\""));
    let read = feed_rs::parser::Builder::new().sanitize_content(false).build();
    let general = read.parse(body.as_bytes()).unwrap();
    assert_eq!(general.feed_type, feed_rs::model::FeedType::Atom);
    let feed: atom_syndication::Feed = body.parse().unwrap();
    assert_eq!(feed.lang.as_deref(), Some(lang));
    assert!(!feed.title.value.is_empty() && !feed.authors.is_empty(), "4.1.1: a title; an author for every entry");
    assert!(feed.id.starts_with("tag:127.0.0.1,2026:"), "{}", feed.id);
    let own: Vec<_> = feed.links.iter().filter(|link| link.rel == "self").collect();
    assert_eq!(own.len(), 1, "one link to itself");
    let alternates: BTreeSet<_> = feed
        .links
        .iter()
        .filter(|link| link.rel == "alternate")
        .map(|link| (link.mime_type.clone(), link.hreflang.clone()))
        .collect();
    let n_alternates = feed.links.iter().filter(|link| link.rel == "alternate").count();
    assert_eq!(alternates.len(), n_alternates, "4.1.1: no two alternates of one type and language");
    let mut ids = BTreeSet::new();
    for entry in &feed.entries {
        assert!(ids.insert(entry.id.clone()), "{} twice", entry.id);
        assert!(entry.id.starts_with("tag:127.0.0.1,2026:") && !entry.id.contains(' '), "{}", entry.id);
        assert!(!entry.title.value.is_empty());
        assert!(entry.links.iter().any(|link| link.rel == "alternate"), "4.1.2: a link or content");
        assert!(entry.links.iter().all(|link| link.href.starts_with("http")), "whole addresses");
        assert!(entry.updated <= feed.updated, "the feed is as new as its newest entry");
        assert_eq!(entry.categories.len(), 1);
    }
    assert_eq!(general.entries.len(), feed.entries.len());
    feed
}

#[tokio::test]
async fn feeds_are_valid_and_their_entries_keep_their_names() {
    let site = site::demo().await;
    let claim = "claim=2025-01-24-r1-sonnet-aider-polyglot";
    for scope in ["", "board=cmmlu", "dataset=cmmlu", "model=gpt-4", claim, OPEN_5_SHOT] {
        let mut names: Vec<Vec<String>> = Vec::new();
        for lang in ["en", "zh"] {
            let address = format!("/changes.atom?{scope}&lang={lang}");
            let got = site.get(&address).await;
            assert_eq!(got.status, StatusCode::OK, "{address}: {}", got.body);
            assert_eq!(got.header("content-type"), "application/atom+xml; charset=utf-8");
            let feed = valid_feed(&got.body, lang);
            assert!(!feed.entries.is_empty(), "{address}");
            names.push(feed.entries.iter().map(|entry| entry.id.clone()).collect());
            for entry in feed.entries.iter().filter(|e| e.categories[0].term == "first-place-changed") {
                let summary = &entry.summary.as_ref().unwrap().value;
                assert!(summary.contains("as-of="), "names its slice: {summary}");
                assert!(
                    entry.title.value.chars().any(|c| c.is_ascii_digit()),
                    "names its number: {}",
                    entry.title.value
                );
            }
        }
        assert_eq!(names[0], names[1], "{scope}: one name in both languages");
    }
}

/// The entries of a feed and of those that it leads on to, at most `limit` in each.
async fn whole_feed(site: &crate::site::Own, address: &str, limit: usize) -> Vec<atom_syndication::Entry> {
    let mut next = Some(address.to_owned());
    let mut all: Vec<atom_syndication::Entry> = Vec::new();
    while let Some(address) = next.take() {
        let got = site.get(&address).await;
        assert_eq!(got.status, StatusCode::OK, "{address}: {}", got.body);
        let feed = valid_feed(&got.body, "en");
        assert!(feed.entries.len() <= limit, "{address} has {}", feed.entries.len());
        let of = |rel: &str| feed.links.iter().find(|link| link.rel == rel).map(|link| link.href.clone());
        assert!(of("self").unwrap().ends_with(&address), "{:?} is not {address}", of("self"));
        assert_eq!(of("first").is_some(), address.contains("after="), "{address}");
        next = of("next").map(|href| href.strip_prefix("http://127.0.0.1:3000").unwrap().to_owned());
        assert!(next.is_none() || feed.entries.len() + 1 >= limit, "{address} is cut at {}", feed.entries.len());
        all.extend(feed.entries);
    }
    all
}

/// However many others' results lie between its own: the model's are found by the model.
#[tokio::test]
async fn the_feed_of_a_model_is_full_and_leads_on_to_all_its_results() {
    let site = site::demo().await;
    for (model, least) in [("chatglm2-6b", 200), ("claude-2", 150), ("gpt-4", 300)] {
        let newest = site.get(&format!("/changes.atom?model={model}&lang=en")).await;
        let newest = valid_feed(&newest.body, "en").entries.len();
        assert!((49..=50).contains(&newest), "{model}: {newest}");
        let all = whole_feed(&site, &format!("/changes.atom?model={model}&lang=en&limit=200"), 200).await;
        let mut results = BTreeSet::new();
        let mut next = Some(format!("/api/v1/results?model={model}&limit=500"));
        while let Some(address) = next {
            let body = site.json(&address).await;
            results.extend(body["results"].as_array().unwrap().iter().map(|of| text(of, "result").to_owned()));
            next = body["next"].as_str().map(str::to_owned);
        }
        assert!(results.len() >= least, "{model}: {}", results.len());
        let told: BTreeSet<&str> =
            all.iter().filter_map(|entry| entry.id.rsplit_once(":r/")).map(|(_, id)| id).collect();
        let missing: Vec<&String> = results.iter().filter(|id| !told.contains(id.as_str())).collect();
        assert!(missing.is_empty(), "{model}: {missing:?}");
        let page = site.get(&format!("/changes?model={model}&lang=en")).await.body;
        assert!(page.contains("<tbody") && !page.contains("Nothing on this page"), "{model}");
    }
}

#[tokio::test]
async fn a_part_of_a_log_is_as_long_as_was_asked_and_so_are_those_after_it() {
    let site = site::demo().await;
    for (scope, limit) in [("board=cmmlu", 10), ("", 100), ("model=gpt-4", 25), (OPEN_5_SHOT, 7)] {
        let mut address = format!("/api/v1/changes?{scope}&limit={limit}");
        let mut seen = BTreeSet::new();
        for _ in 0..4 {
            let body = site.json(&address).await;
            let entries = body["changes"].as_array().unwrap();
            assert!(entries.len() == limit || entries.len() + 1 == limit, "{address}: {}", entries.len());
            for entry in entries {
                assert!(seen.insert(entry.to_string()), "{address}: {entry} twice");
            }
            let Some(next) = body["next"].as_str() else { break };
            assert!(next.contains(&format!("limit={limit}")), "{next}");
            address = next.to_owned();
        }
    }
}

#[tokio::test]
async fn a_feed_is_asked_for_again_only_where_it_changed() {
    let site = site::demo().await;
    let address = "/changes.atom?board=cmmlu&lang=en";
    let first = site.get(address).await;
    let (tag, day) = (first.header("etag").to_owned(), first.header("last-modified").to_owned());
    assert_eq!(day, "Tue, 24 Nov 2026 12:00:00 GMT");
    for (name, value, status) in [
        ("if-none-match", tag.as_str(), StatusCode::NOT_MODIFIED),
        ("if-none-match", "\"other\"", StatusCode::OK),
        ("if-modified-since", day.as_str(), StatusCode::NOT_MODIFIED),
        ("if-modified-since", "Tue, 24 Nov 2026 11:59:59 GMT", StatusCode::OK),
        ("if-modified-since", "yesterday", StatusCode::OK),
    ] {
        assert_eq!(site.get_with(address, &[(name, value)]).await.status, status, "{name}: {value}");
    }
    let both = [("if-none-match", "\"other\""), ("if-modified-since", day.as_str())];
    assert_eq!(site.get_with(address, &both).await.status, StatusCode::OK, "the tag decides where both are sent");
}

#[tokio::test]
async fn pages_name_their_feeds() {
    let site = site::demo().await;
    for (page, feed) in [
        ("/", "/changes.atom?lang=en"),
        ("/boards/cmmlu", "/changes.atom?board=cmmlu&amp;lang=en"),
        ("/datasets/cmmlu", "/changes.atom?dataset=cmmlu&amp;lang=en"),
        ("/models/gpt-4", "/changes.atom?model=gpt-4&amp;lang=en"),
        ("/changes?model=gpt-4", "/changes.atom?model=gpt-4&amp;lang=en"),
    ] {
        let gap = if page.contains('?') { '&' } else { '?' };
        let got = site.get(&format!("{page}{gap}lang=en")).await;
        let link = got.body.split("<link ").find(|link| link.contains("application/atom+xml")).unwrap_or_default();
        assert!(link.contains(&format!("href=\"{feed}\"")), "{page}: {link}");
    }
    let ranking = site.get(&format!("/rankings?{OPEN_5_SHOT}&as-of=2023-09-26&lang=en")).await.body;
    assert!(ranking.contains("href=\"/changes?board=cmmlu&amp;dataset=cmmlu"), "the ranking leads to its whole log");
}

#[tokio::test]
async fn the_page_shows_what_the_json_says() {
    let site = site::demo().await;
    for lang in ["en", "zh"] {
        let got = site.get(&format!("/changes?board=cmmlu&lang={lang}")).await;
        assert_eq!(got.status, StatusCode::OK, "{}", got.body);
        assert!(got.body.contains("rel=\"next\"") && !got.body.contains("rel=\"prev\""));
    }
    let body = site.json("/api/v1/changes?board=cmmlu&limit=3").await;
    let next = body["next"].as_str().unwrap().replace("/api/v1", "").replace("limit=3&", "");
    let page = site.get(&format!("{next}&lang=en")).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("rel=\"prev\""));
}

#[tokio::test]
async fn what_is_no_log_is_refused_with_what_is_near() {
    let site = site::demo().await;
    for (query, status, near) in [
        ("board=cmlu", StatusCode::NOT_FOUND, "cmmlu"),
        ("model=gpt4x", StatusCode::NOT_FOUND, "gpt-4"),
        ("claim=nobody", StatusCode::NOT_FOUND, ""),
        ("board=cmmlu&model=gpt-4", StatusCode::BAD_REQUEST, "name one of them"),
        ("board=cmmlu&dataset=cmmlu", StatusCode::BAD_REQUEST, "domain"),
        ("after=x", StatusCode::BAD_REQUEST, "after"),
        ("limit=0", StatusCode::BAD_REQUEST, "limit"),
        ("colour=red", StatusCode::BAD_REQUEST, "colour"),
    ] {
        for address in ["/api/v1/changes", "/changes", "/changes.atom", "/changes.csv", "/changes.jsonl"] {
            let got = site.get(&format!("{address}?{query}")).await;
            assert_eq!(got.status, status, "{address}?{query}");
            if address == "/changes" {
                assert!(got.body.contains(near), "{query}: {}", got.body);
            }
        }
    }
}

#[tokio::test]
async fn tables_of_the_log_hold_the_same_entries() {
    let site = site::demo().await;
    let json = site.json("/api/v1/changes?board=cmmlu").await;
    let n = json["changes"].as_array().unwrap().len();
    let lines = site.get("/changes.jsonl?board=cmmlu").await;
    assert_eq!(lines.header("content-type"), "application/jsonl; charset=utf-8");
    let lines: Vec<Value> = lines.body.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(&lines, json["changes"].as_array().unwrap());
    let csv = site.get("/changes.csv?board=cmmlu").await;
    assert_eq!(csv::Reader::from_reader(csv.body.as_bytes()).records().map(Result::unwrap).count(), n);
    let rows = site.get(&format!("/rankings.jsonl?{OPEN_5_SHOT}&as-of=2023-09-26")).await;
    let rows: Vec<Value> = rows.body.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(rows.len(), 15);
    assert!(rows.iter().all(|row| row["of"] == 15 && text(row, "slice_text").contains("as-of=2023-09-26")));
}
