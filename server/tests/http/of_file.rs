//! Filings with a harness's file: what the file says stands, whatever is sent with it, and what is filed
//! otherwise is found.

use axum::http::StatusCode;
use domain::account::AccountRole;
use serde_json::{Value, json};

use crate::filing::{accept, fresh, location, value_of, with};
use crate::person::Person;
use crate::site::{Got, demo};
use crate::submissions::send;

/// A run of one task: its score, and over how many of 500 items.
fn run(score: f64, sat: u32) -> String {
    json!({
        "results": {"house_law": {"alias": "house_law", "acc,none": score, "acc_stderr,none": 0.02}},
        "n-shot": {"house_law": 5}, "versions": {"house_law": 1},
        "config": {"model": "hf", "model_args": "pretrained=lab/poet-7b"}, "lm_eval_version": "0.4.9",
        "n-samples": {"house_law": {"original": 500, "effective": sat}}
    })
    .to_string()
}

/// The findings of one filing, as its reviewers read them.
async fn findings(judge: &Person<'_>, id: &str) -> Vec<Value> {
    let queue = judge.api_get("/api/v1/reviews?limit=500").await.json();
    let found = queue["reviews"].as_array().unwrap().iter().find(|of| of["id"] == id).unwrap().clone();
    found["findings"].as_array().unwrap().clone()
}

/// What findings of a kind say, in both languages.
fn said(findings: &[Value], name: &str) -> Vec<[String; 2]> {
    let of = findings.iter().filter(|of| of["name"] == name);
    of.map(|of| ["detail", "detail_zh"].map(|words| of[words].as_str().unwrap().to_owned())).collect()
}

fn id_of(got: &Got) -> String {
    assert_eq!(got.status, StatusCode::CREATED, "{}", got.body);
    got.json()["id"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_row_that_its_file_refuses_is_refused_whatever_the_form_says() {
    let site = demo().await;
    let mut filer = site.programmer("filer", AccountRole::Member).await;
    let judge = site.programmer("judge", AccountRole::Reviewer).await;
    let id = fresh();
    let read = filer.submit(&id, &[("do", "read")], &[("harness-file", "results.json", &run(1.0, 2))]).await;
    assert!(read.body.contains("2 of 500"), "{}", read.body);
    let (metric, line) = (value_of(&read.body, "results.1.task_metric"), value_of(&read.body, "results.1.line"));
    let of_file = [
        ("results.1.score", "0.99"),
        ("results.1.n_items", "500"),
        ("results.1.unit", "proportion"),
        ("results.1.task", "house_law"),
        ("results.1.task_metric", metric.as_str()),
        ("results.1.line", line.as_str()),
    ];
    for also in [&[][..], &[("results.1.refused", ""), ("results.1.flagged", "It is whole.")]] {
        let sent = filer.submit(&id, &with(&[&of_file[..], also].concat()), &[]).await;
        assert_eq!(sent.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(sent.body.contains("2 of 500") && sent.body.contains("results.1.refused"), "{}", sent.body);
    }
    // Named as no row of the file, it is one that its filer typed beside the file: that is found.
    location(&filer.submit(&id, &with(&of_file[..3]), &[]).await);
    let found = findings(&judge, &id).await;
    let [en, zh] = &said(&found, "not-in-file")[0];
    assert!(en.contains("No attached file") && zh.contains("没有这一行"), "{en} {zh}");
}

#[tokio::test]
async fn what_differs_from_its_file_is_found_and_published() {
    let site = demo().await;
    let mut filer = site.programmer("filer", AccountRole::Member).await;
    let mut judge = site.programmer("judge", AccountRole::Reviewer).await;
    let row = json!({"task": "house_law", "exam": "cmmlu/1.0", "language": "zh", "domain": "law",
                     "metric": "accuracy", "unit": "proportion"});
    let sent = |changes: Value, facts: Value| {
        let mut row = row.clone();
        row.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
        let mut sent = json!({"model": "gpt-4", "protocol": "5-shot", "results": [row]});
        sent.as_object_mut().unwrap().extend(facts.as_object().unwrap().clone());
        sent
    };
    let changes = json!({"score": "0.98", "standard_error": "0.001", "refused": null});
    let other = send(&filer, &site, &sent(changes, json!({"harness_version": "0.4.2"})), &run(0.61, 500), "1").await;
    let found = findings(&judge, &id_of(&other)).await;
    let differs = said(&found, "differs-from-file");
    for (en, zh) in [
        ("Score: 0.61 in its file, 0.98 as filed.", "文件中为 0.61，报送为 0.98。"),
        ("0.02 in its file, 0.001 as filed.", "文件中为 0.02，报送为 0.001。"),
        ("0.4.9 in its file, 0.4.2 as filed.", "文件中为 0.4.9，报送为 0.4.2。"),
    ] {
        assert!(differs.iter().any(|of| of[0].contains(en) && of[1].contains(zh)), "{en}: {differs:?}");
    }
    assert_eq!(differs.len(), 3, "{differs:?}");
    assert_eq!(said(&found, "other-model")[0][0], "Its file names another model: lab/poet-7b.");
    // As its file has it, nothing differs; the other model is said all the same.
    let same = send(&filer, &site, &sent(json!({}), json!({})), &run(0.62, 500), "2").await;
    let found = findings(&judge, &id_of(&same)).await;
    assert_eq!(said(&found, "differs-from-file"), Vec::<[String; 2]>::new());
    assert_eq!(said(&found, "not-in-file"), Vec::<[String; 2]>::new());
    // What is refused by the file is refused of programs too.
    let refused = send(&filer, &site, &sent(json!({"refused": null}), json!({})), &run(1.0, 2), "3").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.body);
    assert_eq!(refused.json()["errors"][0]["field"], "results.1.refused");

    let id = other.json()["id"].as_str().unwrap().to_owned();
    accept(&mut judge, &id).await;
    let kept = site.state.store().findings_of(&id).await.unwrap();
    let result = kept.iter().find_map(|of| of.result.clone()).unwrap();
    for (lang, words) in [("en", "Score: 0.61 in its file, 0.98 as filed."), ("zh", "文件中为 0.61，报送为 0.98。")]
    {
        let page = filer.get(&format!("/r/{result}?lang={lang}")).await;
        assert!(page.body.contains(words), "{lang}: {}", page.body);
    }
}

#[tokio::test]
async fn what_the_reader_says_of_a_file_goes_with_what_is_published() {
    let site = demo().await;
    let mut filer = site.programmer("filer", AccountRole::Member).await;
    let mut judge = site.programmer("judge", AccountRole::Reviewer).await;
    let judged = include_str!("../../harness/tests/inputs/accept/inspect-judged.json");
    let row = json!({"task": "simpleqa_verified", "exam": "cmmlu/1.0", "language": "zh", "domain": "law",
                     "metric": "accuracy", "unit": "proportion", "protocol": "5-shot"});
    let sent = json!({"model": "gpt-4", "results": [row]});
    let id = id_of(&send(&filer, &site, &sent, judged, "1").await);
    let found = findings(&judge, &id).await;
    let of_judge = found.iter().find(|of| of["code"] == "judged").unwrap();
    assert_eq!(of_judge["name"], "of-file");
    let page = judge.get(&format!("/review/{id}?lang=zh")).await;
    assert!(page.body.contains("由模型评判：google/gemini-2.0-flash-001"), "{}", page.body);
    accept(&mut judge, &id).await;
    let kept = site.state.store().findings_of(&id).await.unwrap();
    assert!(kept.iter().any(|of| of.code.as_deref() == Some("judged")), "{kept:?}");
    let ranking = "/api/v1/rankings?board=jinbang&dataset=cmmlu&edition=1.0&language=zh&domain=law&metric=accuracy\
                   &protocol=5-shot";
    let result = site.json(ranking).await["rows"][0]["result"].as_str().unwrap().to_owned();
    for (lang, words) in [("en", "judged by a model: google/gemini"), ("zh", "由模型评判：google/gemini")] {
        let page = filer.get(&format!("{result}?lang={lang}")).await;
        assert!(page.body.contains(words), "{lang}: {}", page.body);
    }
}

#[tokio::test]
async fn a_second_file_replaces_what_the_first_one_filled() {
    let site = demo().await;
    let mut filer = site.programmer("filer", AccountRole::Member).await;
    let id = fresh();
    let first = include_str!("../../harness/tests/inputs/accept/lm-eval-own-task.json");
    let second = include_str!("../../harness/tests/inputs/accept/inspect-judged.json");
    let typed = [("do", "read"), ("hardware", "8 × H100, by hand")];
    let page = filer.submit(&id, &typed, &[("harness-file", "first.json", first)]).await;
    let names = [
        "model",
        "weights_revision",
        "harness",
        "harness_version",
        "harness_commit",
        "evaluated_on",
        "hardware",
        "results.1.task",
        "results.1.task_metric",
        "results.1.score",
        "results.2.task",
        "results.2.score",
    ];
    let mut fields: Vec<(&str, String)> = names.iter().map(|name| (*name, value_of(&page.body, name))).collect();
    assert_eq!(fields[0].1, "lab/zh-70b-chat");
    // Of what the file filled in, its filer says one thing otherwise.
    fields[2].1 = "our own harness".to_owned();
    fields.push(("do", "read".to_owned()));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let page = filer.submit(&id, &fields, &[("harness-file", "second.json", second)]).await;
    for (name, value) in [
        ("model", "provider/model-1"),
        ("weights_revision", "Not stated"),
        ("harness", "our own harness"),
        ("harness_version", "0.3.108"),
        ("harness_commit", "Not stated"),
        ("evaluated_on", "2026-02-06"),
        ("hardware", "8 × H100, by hand"),
        ("results.1.task", "simpleqa_verified"),
    ] {
        assert_eq!(value_of(&page.body, name), value, "{name}");
    }
    assert!(!page.body.contains("results.2.task\" value=\"cmmlu"), "{}", page.body);
    let files = site.state.store().files_of(&id).await.unwrap();
    let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names, ["second.json"], "the first file is detached");
}

#[tokio::test]
async fn a_constant_answer_is_filed_as_one_unless_its_filer_says_otherwise() {
    let site = demo().await;
    let mut filer = site.programmer("filer", AccountRole::Member).await;
    let judge = site.programmer("judge", AccountRole::Reviewer).await;
    let file = include_str!("../../harness/tests/inputs/accept/alpaca-eval.csv");
    let read = filer.submit(&fresh(), &[("do", "read"), ("role", "model")], &[("harness-file", "a.csv", file)]).await;
    let role = read.body.split("name=\"role\"").nth(1).unwrap().split("</select>").next().unwrap();
    let chosen = role.split("<option").find(|option| option.contains("selected")).unwrap();
    assert!(chosen.contains("value=\"constant\""), "{role}");
    let row = |metric: &str, out: &str| {
        json!({"task": "AlpacaEval 2.0", "task_metric": metric, "exam": "cmmlu/1.0", "language": "zh",
               "domain": "law", "metric": "accuracy", "left_out": out})
    };
    let rows = [row("win_rate", ""), row("discrete_win_rate", "yes"), row("length_controlled_winrate", "yes")];
    let mut sent = json!({"model": "gpt-4", "protocol": "5-shot", "results": rows});
    let id = id_of(&send(&filer, &site, &sent, file, "1").await);
    let got = filer.api_get(&format!("/api/v1/submissions/{id}")).await.json();
    assert_eq!(got["filed"]["role"], "constant", "{got}");
    assert!(said(&findings(&judge, &id).await, "other-role").is_empty());
    sent["role"] = json!("model");
    let id = id_of(&send(&filer, &site, &sent, file, "2").await);
    let found = findings(&judge, &id).await;
    assert_eq!(said(&found, "other-role")[0][0], "By its file it is a constant answer; it is filed as something else.");
    assert!(found.iter().any(|of| of["code"] == "constant-answer"), "{found:?}");
}
