//! Who is first where: the page, the same for programs, and what of it is searched again after a
//! write.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use domain::batch::{Batch, BytesOfRecord};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::site::{self, Own};

const NOVEMBER: &str = "board=cmmlu&as-of=2023-11-14";

fn firsts(body: &Value) -> &Vec<Value> {
    body["firsts"].as_array().unwrap()
}

#[tokio::test]
async fn every_first_is_the_first_place_of_its_ranking() {
    let site = site::demo().await;
    for query in [NOVEMBER, "dataset=alpacaeval", "model=gpt-4", "board=aider&as-of=2025-01-24"] {
        let body = site.json(&format!("/api/v1/firsts?{query}")).await;
        assert!(!firsts(&body).is_empty(), "{query}");
        for first in firsts(&body).iter().take(25) {
            let address = first["address"].as_str().unwrap();
            let ranking = site.json(&address.replace("/rankings", "/api/v1/rankings")).await;
            let place = &ranking["first_place"];
            for key in ["wording", "of", "untested", "checked", "models", "baselines_above"] {
                assert_eq!(place[key], first[key], "{key} of {address}");
            }
            assert_eq!(ranking["slice"], first["slice"]);
            assert_eq!(ranking["slice_text"], first["slice_text"]);
            let row = row_of(&ranking, first).unwrap();
            for key in ["rank", "rank_low", "rank_high", "of", "score_text", "result", "setting"] {
                assert_eq!(row[key], first[key], "{key} of {address}");
            }
            for qualifier in first["qualifiers"].as_array().unwrap() {
                dropped(&site, first, qualifier).await;
            }
        }
    }
}

fn row_of<'a>(ranking: &'a Value, first: &Value) -> Option<&'a Value> {
    let own = |row: &&Value| row["model"] == first["model"] && row["setting"] == first["setting"];
    ranking["rows"].as_array().unwrap().iter().find(own)
}

/// The address without a qualifier leads to what is said of it.
async fn dropped(site: &Own, first: &Value, qualifier: &Value) {
    let without = &qualifier["without"];
    let address = without["address"].as_str().unwrap();
    let key = qualifier["key"].as_str().unwrap();
    let ranking = site.json(&address.replace("/rankings", "/api/v1/rankings")).await;
    assert_eq!(ranking["ranked"], without["ranked"], "{address}");
    if without["ranked"] == false {
        let exams: BTreeSet<String> = ranking["rows"].as_array().unwrap().iter().map(|r| r[key].to_string()).collect();
        assert!(exams.len() > 1, "{address}: several values of {key}");
    } else if without["rank"].is_u64() {
        let row = row_of(&ranking, first).unwrap();
        for key in ["rank", "rank_low", "rank_high", "of"] {
            assert_eq!(row[key], without[key], "{key} of {address}");
        }
    }
}

/// Each model is there once, at the fewest qualifiers it needs, over as many answers as there are.
#[tokio::test]
async fn the_list_goes_on_until_every_model_was_named() {
    let site = site::demo().await;
    let (mut next, mut models, mut last) = (Some("/api/v1/firsts".to_owned()), Vec::new(), 0);
    let mut counts = (0, 0);
    while let Some(address) = next {
        let body = site.json(&address).await;
        for first in firsts(&body) {
            models.push(first["model"].as_str().unwrap().to_owned());
            let n = first["n_qualifiers"].as_u64().unwrap();
            assert!(n >= last && n <= 5, "fewest first");
            assert_eq!(n as usize, first["qualifiers"].as_array().unwrap().len());
            last = n;
        }
        counts = (body["n_models"].as_u64().unwrap() as usize, body["n_slices"].as_u64().unwrap());
        let all: u64 = body["by_qualifiers"]
            .as_array()
            .unwrap()
            .iter()
            .flat_map(|row| ["checked", "unchecked", "tied", "error_unknown"].map(|key| row[key].as_u64().unwrap()))
            .sum();
        assert_eq!(all as usize, counts.0);
        next = body["next"].as_str().map(str::to_owned);
    }
    assert_eq!(models.len(), counts.0);
    assert_eq!(models.iter().collect::<BTreeSet<_>>().len(), models.len(), "each once");
    assert!(models.len() > 100 && counts.1 > 1000, "{counts:?}");
    let page = site.get("/firsts?lang=en").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains(&format!("{} models are first somewhere", counts.0)), "the page says the same");
    assert!(page.body.contains("page=2"), "the rest is on other pages");
}

/// On 14 November 2023 two models claimed CMMLU, each with a protocol of its own: the word that
/// tells them apart is the only one that differs.
#[tokio::test]
async fn two_claimants_stand_side_by_side() {
    let site = site::demo().await;
    let page = site.get(&format!("/firsts?{NOVEMBER}&lang=en")).await.body.replace('\u{a0}', " ");
    let claimants = page.split("id=\"claimants\"").nth(1).unwrap();
    let pair = claimants.split("class=\"grid2 rivals\"").nth(1).unwrap();
    for words in ["QuarkLLM", "ZW-LM", "tied for first with 1 other of 26"] {
        assert!(pair.contains(words), "{words}");
    }
    let only: Vec<&str> = pair.split("chip-only\">").skip(1).map(|rest| rest.split('<').next().unwrap()).collect();
    assert_eq!(only, ["zero-shot", "five-shot"]);
    let zh = site.get(&format!("/firsts?{NOVEMBER}&lang=zh")).await.body;
    assert!(zh.contains("同一个第一，两家同称") && zh.contains("夸克大模型"));
}

#[tokio::test]
async fn the_home_page_and_a_model_say_what_a_first_takes() {
    let site = site::demo().await;
    let all = site.json("/api/v1/firsts?model=gpt-4").await;
    let home = site.get("/?lang=en").await.body;
    assert!(home.contains("Least-qualified firsts") && home.contains("href=\"/firsts\""));
    let model = site.get("/models/gpt-4?lang=en").await.body;
    assert!(model.contains("Where it is first, and what each takes") && model.contains("Where it is last"));
    assert!(firsts(&all).len() > 10, "more than the page of the model shows");
    assert!(model.contains("href=\"/firsts?model=gpt-4\""), "the rest is reachable");
    let one = site.get("/firsts?model=gpt-4&lang=en").await;
    assert!(one.body.contains("GPT-4 is first in"), "all of them");
}

#[tokio::test]
async fn what_cannot_be_asked_is_refused_with_what_was_wrong() {
    let site = site::demo().await;
    for (query, status, word) in [
        ("board=cmlu", StatusCode::NOT_FOUND, "cmmlu"),
        ("dataset=cmmluu", StatusCode::NOT_FOUND, "cmmlu"),
        ("domain=maths", StatusCode::NOT_FOUND, "mathematics"),
        ("org=openia", StatusCode::NOT_FOUND, "openai"),
        ("model=xuanyuan-70", StatusCode::NOT_FOUND, "xuanyuan-70"),
        ("as-of=2023-13-01", StatusCode::BAD_REQUEST, "as-of"),
        ("as-of=2999-01-01", StatusCode::BAD_REQUEST, "2999-01-01"),
        ("protocol=5-shot", StatusCode::BAD_REQUEST, "protocol"),
        ("board=cmmlu&board=c-eval", StatusCode::BAD_REQUEST, "board"),
        ("page=0", StatusCode::BAD_REQUEST, "page"),
        ("page=99", StatusCode::BAD_REQUEST, "page"),
        ("pairs=x", StatusCode::BAD_REQUEST, "pairs"),
        ("pairs=99999", StatusCode::BAD_REQUEST, "pairs"),
        ("after=nobody", StatusCode::NOT_FOUND, "nobody"),
    ] {
        let page = site.get(&format!("/firsts?{query}")).await;
        assert_eq!(page.status, status, "/firsts?{query}");
        assert!(page.body.contains(word), "/firsts?{query} does not name {word}");
        let problem = site.get(&format!("/api/v1/firsts?{query}")).await;
        assert_eq!(problem.status, status, "/api/v1/firsts?{query}");
        assert_eq!(problem.header("content-type"), "application/problem+json");
    }
    let problem = site.get("/api/v1/firsts?board=cmlu&as-of=x").await;
    assert_eq!(problem.json()["errors"][0]["field"], "as-of");
    let nobody = site.get("/firsts?as-of=2018-01-01&lang=en").await;
    assert_eq!(nobody.status, StatusCode::OK);
    assert!(nobody.body.contains("there is no first to speak of"), "an early day is empty, not wrong");
    let empty = site::empty().await.get("/firsts").await;
    assert_eq!(empty.status, StatusCode::OK, "no data, no fault");
}

#[tokio::test]
async fn programs_have_it_from_every_origin_and_not_twice() {
    let site = site::demo().await;
    let first = site.get("/api/v1/firsts?board=cmmlu").await;
    assert_eq!(first.header("access-control-allow-origin"), "*");
    let again = site.get_with("/api/v1/firsts?board=cmmlu", &[("if-none-match", first.header("etag"))]).await;
    assert_eq!(again.status, StatusCode::NOT_MODIFIED);
}

/// The record of a result as it was filed.
async fn record_of(site: &Own, id: &domain::ResultId) -> BytesOfRecord {
    let json = site.state.store().record(id).await.unwrap().unwrap().json;
    BytesOfRecord { digest: Sha256::digest(&json).into(), json, corrects: None }
}

/// A write costs the search of the exams it touched, a day that was asked before costs nothing.
#[tokio::test]
async fn only_what_changed_is_searched_again() {
    let site = site::demo().await;
    let searched = || site.state.firsts().n_searched();
    site.json("/api/v1/firsts").await;
    let all = searched();
    assert_eq!(all, site.state.read().await.unwrap().catalog().exams().count(), "every exam once");
    site.state.pages().clear();
    let before = site.json("/api/v1/firsts?board=cmmlu").await;
    assert_eq!(searched(), all, "another part of the same survey");

    // The leader of one exam leaves the table today.
    let reading = site.state.read().await.unwrap();
    let exam = reading.catalog().exam("cmmlu/cmmlu/1.0/zh/general/accuracy/0-shot").unwrap().clone();
    let rows = site.state.store().rows_of_exams(reading.catalog(), std::slice::from_ref(&exam)).await.unwrap();
    let of = |first: &Value| first["slice"]["protocol"] == "0-shot" && first["n_qualifiers"] == 1;
    let leader = firsts(&before).iter().find(|first| of(first)).unwrap()["result"].as_str().unwrap().to_owned();
    let row = rows.iter().find(|row| leader.ends_with(row.id.as_str())).unwrap();
    let mut batch = Batch::default();
    batch.results.push(domain::batch::ResultRecord {
        id: row.id.clone(),
        exam: exam.key.clone(),
        submission: row.submission.id.clone(),
        model: row.model.slug.clone(),
        setting: row.setting.clone(),
        division: row.division.clone(),
        role: row.role,
        score: row.score.clone(),
        n_items: row.n_items,
        standard_error: row.standard_error,
        error_method: None,
        published_on: row.published_on,
        withdrawn_on: Some(site::now().date_naive()),
        withdrawn_reason: None,
        listed_rank: row.listed_rank.clone(),
        record: record_of(&site, &row.id).await,
    });
    site.state.store().import(&batch, site::now(), |_| {}).await.unwrap();
    site.state.forget_version().await;
    let after = site.json("/api/v1/firsts?board=cmmlu").await;
    assert_eq!(searched(), all + 1, "one exam changed");
    assert!(firsts(&after).iter().all(|first| first["result"] != leader.as_str()), "it is first no more");

    site.json("/api/v1/firsts?as-of=2026-11-23&board=cmmlu").await;
    let yesterday = searched() - all - 1;
    assert!(yesterday <= 2, "{yesterday} exams differ between yesterday and today");
    assert_eq!(after["as_of"], json!("2026-11-24"));
}
