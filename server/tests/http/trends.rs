//! A slice through time, with the figures of the published histories.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::site;

const SLICE: &str = "board=cmmlu&dataset=cmmlu&protocol=5-shot&domain=general&division=open-to-test&as-of=2024-12-31";

async fn cmmlu() -> Value {
    site::demo().await.json(&format!("/api/v1/trends?{SLICE}")).await
}

#[tokio::test]
async fn the_best_scores_are_those_of_the_published_history() {
    let body = cmmlu().await;
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let best = body["best"].as_array().unwrap();
    let told: Vec<[String; 4]> = best
        .iter()
        .map(|b| [text(&b["day"]), text(&b["model_name"]), text(&b["score_text"]), text(&b["reading"])])
        .collect();
    let expected = [
        ["2023-06-16", "ChatGPT", "55.51", "opening"],
        ["2023-06-27", "GPT-4", "70.95", "beyond-error"],
        ["2023-09-26", "XuanYuan-70B", "71.10", "within-error"],
        ["2023-12-19", "BlueLM-7B", "74.27", "beyond-error"],
        ["2024-01-10", "PCI-TransGPT", "82.46", "beyond-error"],
        ["2024-05-02", "Qwen1.5-110B", "88.32", "beyond-error"],
        ["2024-08-03", "Qwen2-72B-Instruct", "89.65", "beyond-error"],
        ["2024-08-22", "Lingzhi-72B-chat", "90.26", "within-error"],
    ];
    assert_eq!(told, expected.map(|row| row.map(str::to_owned)));
    let step = |place: usize| (best[place]["step"].as_f64(), best[place]["step_in_errors"].as_f64());
    assert_eq!(step(0), (None, None));
    assert_eq!(step(2).0, Some(0.15));
    // √(2·0.4212²) of 0.15 points: a quarter of a standard error.
    assert!((step(2).1.unwrap() - 0.2516).abs() < 1e-3, "{:?}", step(2));
    assert_eq!(best[7]["share_of_scale"], 90.26 / 100.0);
}

#[tokio::test]
async fn every_day_is_somebodys_and_every_rank_has_its_number() {
    let body = cmmlu().await;
    let led = body["led"].as_array().unwrap();
    let days: u64 = led.iter().map(|led| led["days"].as_u64().unwrap()).sum();
    // 2023-06-16 to 2024-12-31, both counted.
    assert_eq!((days, &body["days"], &body["n_leaders"]), (565, &json!(565), &json!(8)));
    assert_eq!(led[0], json!({ "models": ["lingzhi-72b-chat"], "days": 132 }));
    let at: Vec<(&str, u64)> = body["at"]
        .as_array()
        .unwrap()
        .iter()
        .map(|at| (at["day"].as_str().unwrap(), at["n_ranked"].as_u64().unwrap()))
        .collect();
    let expected = [
        ("2023-06-30", 12),
        ("2023-09-30", 15),
        ("2023-12-31", 18),
        ("2024-03-31", 19),
        ("2024-06-30", 23),
        ("2024-09-30", 29),
        ("2024-12-31", 34),
    ];
    assert_eq!(at, expected);
    for (model, ranking) in body["models"].as_array().unwrap().iter().flat_map(|model| {
        let at = model["at"].as_array().unwrap();
        at.iter().zip(expected).map(move |(place, (_, n))| (place, n))
    }) {
        assert!(model["rank"].is_null() != model["absent"].is_null(), "{model}");
        assert!(model["rank"].is_null() || model["of"] == ranking, "{model}");
    }
}

#[tokio::test]
async fn models_are_chosen_by_the_address() {
    let site = site::demo().await;
    let body = site.json(&format!("/api/v1/trends?{SLICE}&model=gpt-4&model=xuanyuan-70b&model=gpt-4")).await;
    let models: Vec<&str> = body["models"].as_array().unwrap().iter().map(|m| m["model"].as_str().unwrap()).collect();
    assert_eq!(models, ["gpt-4", "xuanyuan-70b"]);
    let last = &body["models"][0]["at"][6];
    assert_eq!(
        (&last["rank"], &last["rank_low"], &last["rank_high"], &last["of"]),
        (&json!(17), &json!(15), &json!(17), &json!(34))
    );
    assert!(body["address"].as_str().unwrap().ends_with("&model=gpt-4&model=xuanyuan-70b"));
    let nobody = site.get(&format!("/trends?{SLICE}&model=gpt-44&lang=en")).await;
    assert_eq!(nobody.status, StatusCode::NOT_FOUND);
    assert!(nobody.body.contains("/models/gpt-4\""), "near ones are named");
    let all = site.json(&format!("/api/v1/rankings?{SLICE}")).await;
    let ten: String = all["rows"].as_array().unwrap()[..10]
        .iter()
        .map(|row| format!("&model={}", row["model"].as_str().unwrap()))
        .collect();
    let many = site.get(&format!("/trends?{SLICE}{ten}")).await;
    assert_eq!(many.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn no_line_crosses_two_exams() {
    let site = site::demo().await;
    let slice = "board=superclue&dataset=superclue&domain=general";
    let body = site.json(&format!("/api/v1/trends?{slice}")).await;
    assert_eq!((&body["open"], &body["one_exam"]), (&json!(["edition"]), &json!(false)));
    let editions = body["editions"].as_array().unwrap();
    assert_eq!(editions.len(), 8);
    assert!(editions.iter().all(|edition| edition["best"][0]["reading"] == "opening"), "each begins anew");
    let page = site.get(&format!("/trends?{slice}&lang=en")).await;
    assert!(page.body.contains("none crosses from one to the next"));
    let several = site.json("/api/v1/trends?board=cmmlu&dataset=cmmlu&as-of=2024-12-31").await;
    assert!(several["best"].is_null() && several["exams"].as_array().unwrap().len() == 12, "{several}");
    let page = site.get("/trends?board=cmmlu&dataset=cmmlu&as-of=2024-12-31&lang=en").await;
    assert!(page.body.contains("Not one exam"));
}

#[tokio::test]
async fn the_page_and_the_csv_have_the_same_figures() {
    let site = site::demo().await;
    for lang in ["en", "zh"] {
        let page = site.get(&format!("/trends?{SLICE}&lang={lang}")).await;
        assert_eq!(page.status, StatusCode::OK);
        for figure in ["71.10", "+0.15", "0.25", "90.26", "2023-09-26", "<desc", "data-says=\""] {
            assert!(page.body.contains(figure), "{lang}: no {figure}");
        }
        assert!(page.body.contains("href=\"/rankings?board=cmmlu"), "a way back to the ranking");
    }
    let csv = site.get(&format!("/trends.csv?{SLICE}")).await;
    let mut reader = csv::Reader::from_reader(csv.body.as_bytes());
    let head = reader.headers().unwrap().clone();
    let column = |name: &str| head.iter().position(|h| h == name).unwrap();
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let best: Vec<(&str, &str)> =
        rows.iter().filter(|r| &r[0] == "best").map(|r| (&r[column("day")], &r[column("score")])).collect();
    assert_eq!(best.len(), 8);
    assert_eq!(best[2], ("2023-09-26", "71.10"));
    assert!(rows.iter().filter(|r| &r[0] == "rank").all(|r| !r[column("of")].is_empty()));
    assert!(rows.iter().all(|r| r[column("slice")].starts_with("board=cmmlu ")));
    let ranking = site.get(&format!("/rankings?{SLICE}&lang=en")).await;
    assert!(ranking.body.contains("href=\"/trends?board=cmmlu"), "a way from the ranking");
}

#[tokio::test]
async fn how_an_exam_changed_is_drawn_and_has_its_figures_beside() {
    let site = site::demo().await;
    let body = cmmlu().await;
    let by_day = body["by_day"].as_array().unwrap();
    let last = by_day.last().unwrap();
    assert_eq!(
        (&last["n_ranked"], &last["n_leaders"], &last["share_of_scale"]),
        (&json!(34), &json!(8), &json!(90.26 / 100.0))
    );
    assert!(by_day.len() > body["at"].as_array().unwrap().len(), "every change, not the ends of quarters alone");
    let tenures = body["tenures"].as_array().unwrap();
    assert_eq!(tenures[1], json!({ "from": "2023-06-27", "until": "2023-09-25", "models": ["gpt-4"] }));
    assert_eq!(tenures.last().unwrap()["until"], "2024-12-31");
    for (lang, said) in [("en", "Table of every change"), ("zh", "逐次变动一览")] {
        let page = site.get(&format!("/trends?{SLICE}&lang={lang}")).await;
        for id in ["counts-half", "gap-narrow", "share-half", "books-narrow", "led-half"] {
            assert!(page.body.contains(&format!("<title id=\"{id}-title\">")), "{lang}: no drawing {id}");
        }
        assert!(page.body.contains(said) && page.body.contains("90.3%"));
    }
    let board = site.get("/trends?board=cmmlu&as-of=2024-12-31&lang=en").await;
    for id in ["together-half", "led-when-narrow", "gaps-half"] {
        assert!(board.body.contains(&format!("<title id=\"{id}-title\">")), "no drawing {id}");
    }
    assert!(board.body.contains("href=\"/trends.csv?board=cmmlu"));
    let together = site.get("/api/v1/trends?board=cmmlu&as-of=2024-12-31").await.json();
    let by_day_of_board = together["by_day"].as_array().unwrap();
    let last = by_day_of_board.last().unwrap();
    assert_eq!(last["n_leaders"], together["n_leaders"]);
    assert!(last["n_models"].as_u64() <= together["n_models"].as_u64(), "those that left stand no longer");
    assert!(board.body.contains(&format!(
        "<th scope=\"row\" class=\"day\">{}</th><td class=\"num\">{}</td><td class=\"num\">{}</td>",
        last["day"].as_str().unwrap(),
        last["n_models"],
        last["n_leaders"],
    )));
    let csv = site.get("/trends.csv?board=cmmlu&as-of=2024-12-31").await;
    assert_eq!(csv.body.lines().filter(|line| line.starts_with("together,")).count(), by_day_of_board.len());
    let csv = site.get(&format!("/trends.csv?{SLICE}")).await;
    assert_eq!(csv.body.lines().filter(|line| line.starts_with("day,")).count(), by_day.len());
    assert_eq!(csv.body.lines().filter(|line| line.starts_with("tenure,")).count(), tenures.len());
}

#[tokio::test]
async fn boards_and_datasets_lead_to_their_trends() {
    let site = site::demo().await;
    let board = site.get("/boards/cmmlu?lang=en").await;
    assert!(board.body.contains("href=\"/trends?board=cmmlu\""), "the board's own");
    assert!(board.body.contains("href=\"/trends?board=cmmlu&amp;dataset=cmmlu\""), "its dataset's");
    let dataset = site.get("/datasets/cmmlu?lang=zh").await;
    assert!(dataset.body.contains("href=\"/trends?board=cmmlu&amp;dataset=cmmlu\""));
}

#[tokio::test]
async fn bare_and_empty_slices_say_so() {
    let site = site::demo().await;
    let bare = site.get("/trends?lang=en").await;
    assert_eq!(bare.status, StatusCode::OK);
    assert!(bare.body.contains("href=\"/trends?board=cmmlu&amp;dataset=cmmlu\""));
    let early =
        site.get("/trends?board=cmmlu&dataset=cmmlu&protocol=5-shot&domain=general&as-of=2020-01-01&lang=en").await;
    assert!(early.status == StatusCode::OK && early.body.contains("Nothing was published"));
    assert_eq!(site.get("/trends?boardd=cmmlu").await.status, StatusCode::BAD_REQUEST);
    assert_eq!(site.get("/trends?board=cmmluu").await.status, StatusCode::NOT_FOUND);
    let none = site::empty().await;
    assert_eq!(none.get("/trends").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_mismatch_is_marked_counted_and_can_be_left_out() {
    let site = site::demo().await;
    let exam = "board=cmmlu&dataset=cmmlu&protocol=5-shot&domain=general&as-of=2024-12-31";
    let all = site.json(&format!("/api/v1/rankings?{exam}")).await;
    let other = site.json(&format!("/api/v1/rankings?{exam}&fit=other-language")).await;
    let finance = site.json(&format!("/api/v1/rankings?{exam}&fit=other-domain")).await;
    let rest = site.json(&format!("/api/v1/rankings?{exam}&fit=fits&fit=not-stated")).await;
    let n = |body: &Value| body["n_ranked"].as_u64().unwrap();
    assert!(n(&other) + n(&finance) > 0, "some model was made for something else");
    assert!(n(&rest) + n(&other) + n(&finance) >= n(&all) && n(&rest) < n(&all));
    assert_eq!(other["slice"]["fit"], "other-language");
    let page = site.get(&format!("/rankings?{exam}&fit=other-language&fit=other-domain&lang=en")).await;
    assert!(page.body.contains("made for other languages") || page.body.contains("made for another domain"));
    let row = [&other, &finance].into_iter().find_map(|body| body["rows"].get(0)).unwrap();
    let model = site.get(&format!("/models/{}?lang=zh", row["model"].as_str().unwrap())).await;
    assert!(model.body.contains("考试与模型是否对口"));
    let result = site.get(&format!("{}?lang=zh", row["result"].as_str().unwrap())).await;
    assert!(result.body.contains("非其面向"));
    assert_eq!(site.get(&format!("/rankings?{exam}&fit=fit")).await.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn open_book_results_are_left_out_where_that_changes_the_first_place() {
    let site = site::demo().await;
    let slice = "board=cmmlu&dataset=cmmlu&protocol=5-shot&domain=general&division=open-to-test";
    // XuanYuan-70B, which shares the first place, was released after the questions were public.
    let page = site.get(&format!("/rankings?{slice}&as-of=2023-09-26&lang=en")).await;
    assert!(page.body.contains("With and without open-book results"));
    assert!(page.body.contains("book=closed&amp;book=unknown"), "a link to the slice without them");
    let before = site.get(&format!("/rankings?{slice}&as-of=2023-09-25&lang=en")).await;
    assert!(!before.body.contains("With and without open-book results"), "GPT-4 is first either way");
}
