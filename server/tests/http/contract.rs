//! The JSON of a ranking, which other programs rely on, and the CSV of the same rows.

use axum::http::StatusCode;
use serde_json::json;

use crate::site;

const SLICE: &str = "board=cmmlu&dataset=cmmlu&protocol=5-shot&domain=general&division=open-to-test&as-of=2023-09-26";

#[tokio::test]
async fn a_ranking_has_its_slice_its_number_and_its_words() {
    let body = site::demo().await.json(&format!("/api/v1/rankings?{SLICE}")).await;
    assert_eq!(
        body["slice"],
        json!({"board": "cmmlu", "dataset": "cmmlu", "edition": "1.0", "language": "zh", "domain": "general",
               "metric": "accuracy", "protocol": "5-shot", "division": "open-to-test", "as_of": "2023-09-26"})
    );
    assert_eq!(
        body["slice_text"],
        "board=cmmlu dataset=cmmlu edition=1.0 language=zh domain=general metric=accuracy protocol=5-shot \
         division=open-to-test as-of=2023-09-26"
    );
    assert_eq!(
        body["address"],
        "/rankings?board=cmmlu&dataset=cmmlu&edition=1.0&language=zh&domain=general&metric=accuracy\
         &protocol=5-shot&division=open-to-test&as-of=2023-09-26"
    );
    assert_eq!((&body["ranked"], &body["n_ranked"], &body["next"]), (&true.into(), &15.into(), &json!(null)));
    assert_eq!(
        body["interval"],
        json!({"method": "holm-pairwise", "level": 0.95, "simultaneous": true, "paired_tests": 0})
    );
    // 0.15 points apart with standard errors of 0.42 each: tied, as the design's own example has it.
    assert_eq!(body["first_place"]["wording"], "tied");
    assert_eq!(body["first_place"]["models"], json!(["xuanyuan-70b", "gpt-4"]));
    let row = &body["rows"][0];
    assert_eq!(
        (&row["rank"], &row["rank_low"], &row["rank_high"], &row["of"]),
        (&1.into(), &1.into(), &2.into(), &15.into())
    );
    assert_eq!((&row["model"], &row["model_name"]), (&"xuanyuan-70b".into(), &"XuanYuan-70B".into()));
    assert_eq!((&row["score"], &row["score_text"]), (&71.1.into(), &"71.10".into()));
    assert_eq!((&row["n_items"], &row["error_source"]), (&11_582.into(), &"binomial".into()));
    let error = row["standard_error"].as_f64().unwrap();
    assert!((error - 0.4212).abs() < 1e-3, "{error}");
    assert_eq!(row["published_on"], "2023-09-26");
    assert!(row["evaluated_on"].is_null() && row["setting"].is_null(), "silence is null");
    assert!(row["source_url"].as_str().unwrap().starts_with("https://github.com/haonan-li/CMMLU/"));
    let page = site::demo().await.get(row["result"].as_str().unwrap()).await;
    assert_eq!(page.status, StatusCode::OK);
}

#[tokio::test]
async fn a_slice_that_is_not_one_exam_is_a_listing() {
    let site = site::demo().await;
    let body = site.json("/api/v1/rankings?board=cmmlu&dataset=cmmlu&domain=general&as-of=2023-09-26").await;
    assert_eq!((&body["ranked"], &body["first_place"]), (&false.into(), &json!(null)));
    assert_eq!(body["open"], json!(["protocol"]));
    let rows = body["rows"].as_array().unwrap();
    assert!(!rows.is_empty());
    assert!(rows.iter().all(|row| row.get("rank").is_none() && row["protocol"].is_string()));
    let page = site.get("/rankings?board=cmmlu&dataset=cmmlu&domain=general&as-of=2023-09-26&lang=en").await;
    assert!(page.body.contains("Not one exam: no rank"), "the page says so");
}

#[tokio::test]
async fn fewer_than_three_are_not_ranked() {
    let site = site::demo().await;
    let body = site.json(&format!("/api/v1/rankings?{SLICE}&country=ae")).await;
    let n = body["n_ranked"].as_u64().unwrap();
    assert!((1..3).contains(&n), "{n}");
    assert_eq!((&body["ranked"], &body["first_place"]), (&false.into(), &json!(null)));
    assert!(body["rows"].as_array().unwrap().iter().all(|row| row.get("rank").is_none()));
}

#[tokio::test]
async fn the_csv_has_the_same_rows_each_with_slice_and_number() {
    let site = site::demo().await;
    let json = site.json(&format!("/api/v1/rankings?{SLICE}")).await;
    let got = site.get(&format!("/rankings.csv?{SLICE}")).await;
    assert!(got.header("content-type").starts_with("text/csv"));
    let mut reader = csv::Reader::from_reader(got.body.as_bytes());
    let header = reader.headers().unwrap().clone();
    let column = |name: &str| header.iter().position(|h| h == name).unwrap_or_else(|| panic!("no column {name}"));
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), json["rows"].as_array().unwrap().len());
    for (row, wire) in rows.iter().zip(json["rows"].as_array().unwrap()) {
        assert_eq!(&row[column("model")], wire["model"].as_str().unwrap());
        assert_eq!(&row[column("score")], wire["score_text"].as_str().unwrap());
        assert_eq!(row[column("rank")], wire["rank"].to_string());
        assert_eq!(row[column("of")], json["n_ranked"].to_string());
        assert_eq!(&row[column("slice")], json["slice_text"].as_str().unwrap());
    }
}

#[tokio::test]
async fn every_read_has_a_tag_and_answers_304() {
    let site = site::demo().await;
    for address in [format!("/api/v1/rankings?{SLICE}"), format!("/rankings?{SLICE}"), "/boards".to_owned()] {
        let got = site.get(&address).await;
        let tag = got.header("etag").to_owned();
        assert!(tag.len() > 10, "{address}");
        let again = site.get_with(&address, &[("if-none-match", &tag)]).await;
        assert_eq!((again.status, again.body.as_str()), (StatusCode::NOT_MODIFIED, ""), "{address}");
    }
    let open = site.get(&format!("/api/v1/rankings?{SLICE}")).await;
    assert_eq!(open.header("access-control-allow-origin"), "*");
}

#[tokio::test]
async fn as_of_is_a_day_of_the_world() {
    let site = site::demo().await;
    let n = |day: &'static str| {
        let site = &site;
        async move {
            let query = "board=superclue&dataset=superclue&edition=2023-05-v1.0&domain=general";
            site.json(&format!("/api/v1/rankings?{query}&as-of={day}")).await["n_ranked"].as_u64().unwrap()
        }
    };
    // The line of ERNIE Bot stood two days, then vanished.
    assert_eq!((n("2023-05-09").await, n("2023-05-10").await), (9, 8));
}

#[tokio::test]
async fn what_changed_since_a_day_is_listed_with_its_source() {
    let site = site::demo().await;
    let query = "board=cmmlu&dataset=cmmlu&protocol=5-shot&domain=general&division=limited";
    let got = site.get(&format!("/rankings?{query}&as-of=2023-11-14&since=2023-09-01&lang=en")).await;
    assert_eq!(got.status, StatusCode::OK);
    assert!(got.body.contains("QuarkLLM") && got.body.contains("2023-11-14"));
    let late = site.get(&format!("/rankings?{query}&as-of=2023-11-14&since=2023-11-14")).await;
    assert_eq!(late.status, StatusCode::BAD_REQUEST);
}
