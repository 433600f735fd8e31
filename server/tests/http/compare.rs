//! Models across boards: the page, the data for programs, and what is refused.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::site;

/// Five models of CMMLU and where they disagree.
const FIVE: &str = "model=iflytek-spark-4.0-2024-10-14&model=telechat2-35b&model=qwen2-72b-instruct&model=bluelm&model=gpt-4&as-of=2024-12-31";

fn pair<'a>(body: &'a Value, a: &str, b: &str) -> &'a Value {
    let pairs = body["pairs"].as_array().unwrap();
    pairs.iter().find(|pair| pair["a"] == a && pair["b"] == b).unwrap_or_else(|| panic!("no pair {a} {b}"))
}

#[tokio::test]
async fn the_csv_has_every_cell_pair_and_agreement() {
    let site = site::demo().await;
    let query = "model=gpt-4&model=chatglm2-6b&model=llama-2-13b-chat";
    let body = site.json(&format!("/api/v1/compare?{query}")).await;
    let csv = site.get(&format!("/compare.csv?{query}")).await;
    let count = |kind: &str| csv.body.lines().filter(|line| line.starts_with(&format!("{kind},"))).count();
    let n = |key: &str| body[key].as_array().unwrap().len();
    assert_eq!((count("cell") + count("gap"), count("pair")), (3 * n("slices"), n("pairs")));
    assert_eq!(count("agreement"), n("agreement"), "of all slices, not only of those drawn");
    let mut reader = csv::Reader::from_reader(csv.body.as_bytes());
    let head = reader.headers().unwrap().clone();
    let column = |name: &str| head.iter().position(|h| h == name).unwrap();
    for line in reader.records().map(Result::unwrap).filter(|line| !line[column("rank")].is_empty()) {
        assert!(
            !line[column("of")].is_empty() && !line[column("slice")].is_empty(),
            "a rank without slice or N: {line:?}"
        );
    }
    assert_eq!(site.get("/compare.csv?model=gpt-4").await.status, axum::http::StatusCode::BAD_REQUEST);
    let page = site.get(&format!("/compare?{query}&lang=zh")).await;
    assert!(page.body.contains("href=\"/compare.csv?model=gpt-4"));
    // The table beneath the heat map has the same pairs: names of the slices, n, coefficient and interval.
    let table = page.body.split("class=\"t cm-tau\"").nth(1).unwrap().split("</table>").next().unwrap();
    assert!(n("agreement") > 12 * 11 / 2 && table.matches("<th scope=\"row\">").count() == n("agreement"));
    let groups: Vec<&str> = table.split("<tbody>").skip(1).collect();
    let of = |a: usize| body["agreement"].as_array().unwrap().iter().filter(move |of| of["a"] == a);
    assert_eq!(groups.len(), n("slices") - 1);
    for (a, group) in groups.iter().enumerate() {
        let rows: Vec<&str> = group.split("<th scope=\"row\">").skip(1).collect();
        assert_eq!(rows.len(), of(a).count());
        for (row, agreement) in rows.iter().zip(of(a)) {
            let figure =
                |key: &str| agreement[key].as_f64().map(|figure| format!("{figure:.3}").replace('-', "\u{2212}"));
            let figures = ["tau_b", "low", "high"].iter().filter_map(|key| figure(key));
            let said = [agreement["n"].to_string()].into_iter().chain(figures).all(|figure| row.contains(&figure));
            assert!(said, "{agreement}: {row}");
        }
    }
}

#[tokio::test]
async fn cells_and_pairs_are_those_of_the_rankings() {
    let site = site::demo().await;
    let body = site.json("/api/v1/compare?model=gpt-4&model=chatglm2-6b&model=llama-2-13b-chat").await;
    let (models, slices) = (body["models"].as_array().unwrap(), body["slices"].as_array().unwrap());
    let cells = body["cells"].as_array().unwrap();
    assert_eq!((models.len(), cells.len()), (3, 3 * slices.len()), "no cell is dropped");
    assert!(slices.len() > 10 && slices.len() <= 40);
    for slice in slices.iter().take(6) {
        let address = slice["address"].as_str().unwrap();
        let ranking = site.json(&format!("/api/v1{address}")).await;
        let at = slices.iter().position(|other| other == slice).unwrap();
        for cell in cells.iter().filter(|cell| cell["slice"] == at) {
            let row = ranking["rows"].as_array().unwrap().iter().find(|row| row["model"] == cell["model"]);
            assert_eq!(cell["evaluated"], row.is_some());
            for field in ["rank", "rank_low", "rank_high", "of", "score_text", "result"] {
                assert_eq!(cell.get(field), row.and_then(|row| row.get(field)), "{field}");
            }
        }
    }
    let pairs = body["pairs"].as_array().unwrap();
    assert_eq!(pairs.len(), 3);
    for pair in pairs {
        let n = |field: &str| pair[field].as_u64().unwrap();
        assert_eq!(n("ahead") + n("behind") + n("tied") + n("not_tested"), n("common"));
    }
    assert!(body.get("rank").is_none() && body.get("total_score").is_none(), "nothing orders the models");
}

#[tokio::test]
async fn named_slices_are_compared_and_disagree() {
    let site = site::demo().await;
    let exam = "board=cmmlu dataset=cmmlu edition=1.0 language=zh metric=accuracy domain";
    let slices: Vec<String> =
        ["stem protocol=5-shot", "humanities protocol=5-shot", "stem protocol=0-shot", "other protocol=5-shot"]
            .map(|rest| format!("&slice={}", format!("{exam}={rest}").replace('=', "%3D").replace(' ', "+")))
            .into();
    let body = site.json(&format!("/api/v1/compare?{FIVE}{}", slices.concat())).await;
    assert_eq!(body["slices"].as_array().unwrap().len(), 4);
    assert_eq!(body["slices"][0]["slice"]["as_of"], "2024-12-31", "a slice without a day takes that of the comparison");
    let two = pair(&body, "iflytek-spark-4.0-2024-10-14", "telechat2-35b");
    assert_eq!((&two["common"], &two["verdict"]), (&json!(4), &json!("disagree")), "{two}");
    assert_eq!((two["ahead"].as_u64().unwrap() > 0, two["behind"].as_u64().unwrap() > 0), (true, true));
    assert_eq!(body["order"]["total"], false);
    let below = pair(&body, "telechat2-35b", "gpt-4");
    assert_eq!((&below["ahead"], &below["behind"]), (&json!(4), &json!(0)));
    let above = body["order"]["above"].as_array().unwrap();
    assert!(above.contains(&json!(["telechat2-35b", "gpt-4"])), "{above:?}");
    let agreement = &body["agreement"][0];
    assert!(agreement["n"].as_u64().unwrap() >= 40);
    let (low, tau, high) = (&agreement["low"], &agreement["tau_b"], &agreement["high"]);
    assert!(low.as_f64() < tau.as_f64() && tau.as_f64() < high.as_f64());

    let page = site.get(&format!("/compare?{FIVE}{}&lang=en", slices.concat())).await;
    assert_eq!(page.status, StatusCode::OK);
    for words in ["No overall order exists.", "common slices", "4 slices of 1", "robustness", "from a fixed seed"] {
        assert!(page.body.replace('\u{a0}', " ").contains(words), "the page does not say {words:?}");
    }
}

#[tokio::test]
async fn what_is_missing_is_named() {
    let site = site::demo().await;
    let page = site.get("/compare?model=gpt-4&model=qwen2-72b-instruct&model=gpt-3.5-turbo&lang=en").await;
    assert!(page.body.contains("not evaluated for both"));
    assert!(page.body.contains("<td class=\"hatch\"><span>not evaluated</span></td>"));
    let of_cmmlu = "model=iflytek-spark-4.0-2024-10-14&model=telechat2-35b&model=gpt-4&as-of=2024-12-31";
    let other = site.get(&format!("/compare?{of_cmmlu}&lang=en")).await;
    assert!(other.body.contains("efficiency: not evaluated"), "an aspect without any result");
    assert!(page.body.contains("nothing can be weighted"), "no slice is shared by all, and nothing is filled in");
}

#[tokio::test]
async fn the_page_without_models_gives_examples_that_work() {
    let site = site::demo().await;
    let start = site.get("/compare?lang=en").await;
    assert_eq!(start.status, StatusCode::OK);
    let examples: Vec<String> = start
        .body
        .split("href=\"")
        .filter_map(|rest| rest.split('"').next())
        .filter(|href| href.starts_with("/compare?model="))
        .map(|href| href.replace("&amp;", "&"))
        .collect();
    assert_eq!(examples.len(), 3, "{examples:?}");
    for example in examples {
        assert_eq!(example.matches("model=").count(), 5);
        let body = site.json(&format!("/api/v1{example}")).await;
        let all = body["pairs"].as_array().unwrap().iter().all(|pair| pair["common"].as_u64() > Some(3));
        assert!(all, "{example}: not much in common");
    }
    let one = site.get("/compare?model=xuanyuan-70b&lang=en").await;
    assert!(one.body.contains("Models that share most slices with it"));
    assert!(site.get("/models/xuanyuan-70b").await.body.contains("/compare?model=xuanyuan-70b"));
    assert_eq!(site::empty().await.get("/compare").await.status, StatusCode::OK);
}

#[tokio::test]
async fn what_cannot_be_compared_is_refused_with_what_was_wrong() {
    let site = site::demo().await;
    let many: String = (0..21).map(|n| format!("model=model-{n}&")).collect();
    let known: Vec<String> = site.state.read().await.unwrap().catalog().models().map(|m| m.slug.to_string()).collect();
    let too_many: String = known.iter().take(21).map(|slug| format!("model={slug}&")).collect();
    let cases = [
        ("model=gpt-4&model=xuanyuan-70".to_owned(), StatusCode::NOT_FOUND, "xuanyuan-70b"),
        (many, StatusCode::NOT_FOUND, "model-20"),
        (too_many, StatusCode::BAD_REQUEST, "20"),
        ("model=gpt-4".to_owned(), StatusCode::BAD_REQUEST, "needs two"),
        (String::new(), StatusCode::BAD_REQUEST, "needs two"),
        ("model=gpt-4&model=gpt-4".to_owned(), StatusCode::BAD_REQUEST, "needs two"),
        ("model=gpt-4&model=qwen-7b&as-of=2999-01-01".to_owned(), StatusCode::BAD_REQUEST, "up to today"),
        ("model=gpt-4&model=qwen-7b&as-of=tomorrow".to_owned(), StatusCode::BAD_REQUEST, "YYYY-MM-DD"),
        ("model=gpt-4&model=qwen-7b&order=best".to_owned(), StatusCode::BAD_REQUEST, "order"),
        ("model=gpt-4&model=qwen-7b&slice=board%3Dcmlu".to_owned(), StatusCode::NOT_FOUND, "cmmlu"),
        ("model=gpt-4&model=qwen-7b&slice=board%3Dcmmlu".to_owned(), StatusCode::BAD_REQUEST, "not one exam"),
        ("model=gpt-4&model=qwen-7b&slice=nonsense".to_owned(), StatusCode::BAD_REQUEST, "nonsense"),
    ];
    for (query, status, words) in cases {
        let got = site.get(&format!("/api/v1/compare?{query}")).await;
        assert_eq!(got.status, status, "{query}");
        assert_eq!(got.header("content-type"), "application/problem+json", "{query}");
        assert!(got.body.contains(words), "{query}: {} does not say {words}", got.body);
        let problem: Value = serde_json::from_str(&got.body).unwrap();
        assert!(!problem["errors"].as_array().unwrap().is_empty(), "{query}");
        let page = site.get(&format!("/compare?{query}&lang=en")).await;
        let asks_for_more = words == "needs two";
        assert_eq!(page.status, if asks_for_more { StatusCode::OK } else { status }, "{query}");
    }
    let near = site.get("/compare?model=gpt-4&model=xuanyuan-70&lang=zh").await;
    assert!(near.body.contains("/compare?model=gpt-4&amp;model=xuanyuan-70b"), "the near one leads on");
}

#[tokio::test]
async fn a_model_is_found_by_its_name_too() {
    let site = site::demo().await;
    let body = site.json("/api/v1/compare?model=GPT-4&model=XuanYuan-70B").await;
    assert_eq!(body["models"][1]["model"], "xuanyuan-70b");
    assert_eq!(body["address"], "/compare?model=gpt-4&model=xuanyuan-70b");
}
