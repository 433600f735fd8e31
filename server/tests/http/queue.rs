//! `/api/v1/reviews`: what waits, page by page, with what is found in it, and to whom.

use axum::http::StatusCode;
use domain::account::{AccountRole, TokenScope};
use serde_json::{Value, json};

use crate::person::Person;
use crate::site::demo;
use crate::submissions::fits;

const LIST: &str = "/api/v1/submissions";
const QUEUE: &str = "/api/v1/reviews";

/// Files a score of a model and gives its identifier.
async fn file(filer: &Person<'_>, model: &str, score: &str) -> String {
    let sent = json!({
        "exam": "cmmlu/1.0", "protocol": "5-shot", "model": model, "source_url": "https://lab.example/run",
        "averaged": "items",
        "results": [{"language": "zh", "domain": "general", "metric": "accuracy", "score": score, "n_items": 28}]
    });
    let got = filer.api(LIST, &sent, None).await;
    assert_eq!(got.status, StatusCode::CREATED, "{}", got.body);
    got.json()["id"].as_str().unwrap().to_owned()
}

/// Everything that waits, `limit` at a time.
async fn whole(person: &Person<'_>, limit: usize) -> Vec<Value> {
    let (mut items, mut next) = (Vec::new(), Some(format!("{QUEUE}?limit={limit}")));
    while let Some(address) = next {
        let got = person.api_get(&address).await;
        assert_eq!(got.status, StatusCode::OK, "{address}: {}", got.body);
        items.extend(got.json()["reviews"].as_array().unwrap().iter().cloned());
        next = got.json()["next"].as_str().map(str::to_owned);
    }
    items
}

#[tokio::test]
async fn the_queue_is_read_by_programs_of_reviewers() {
    let site = demo().await;
    let filer = site.programmer("filer", AccountRole::Member).await;
    let judge = site.programmer_with("judge", AccountRole::Reviewer, &[TokenScope::Review]).await;
    let files = site.programmer_with("files", AccountRole::Reviewer, &[TokenScope::File]).await;
    let mut maker = site.programmer("maker", AccountRole::Reviewer).await;
    site.make_member(&mut maker, &site.id_of("maker").await, "openai", false).await;
    let mut made = Vec::new();
    // 28 items give no 52.19.
    for (model, score) in [("gpt-4", "52.19"), ("xuanyuan-70b", "53.57"), ("gpt-4", "99.99")] {
        made.push(file(&filer, model, score).await);
    }
    for (got, status) in [
        (site.get(QUEUE).await, 401),
        (files.api_get(QUEUE).await, 403),
        (filer.api_get(QUEUE).await, 403),
        (judge.api_get(&format!("{QUEUE}?after=eA")).await, 400),
        (judge.api_get(QUEUE).await, 200),
    ] {
        assert_eq!(got.status.as_u16(), status, "{}", got.body);
        fits(&site, "get", QUEUE, &got).await;
    }
    let queue = whole(&judge, 500).await;
    let ids: Vec<&str> = queue.iter().map(|of| of["id"].as_str().unwrap()).collect();
    // Filed at one instant of the test's clock, they come in the order of their identifiers.
    let mut sorted: Vec<&str> = made.iter().map(String::as_str).collect();
    sorted.sort_unstable();
    assert_eq!(ids, sorted);
    for limit in [1, 2, 3] {
        assert_eq!(whole(&judge, limit).await, queue, "{limit} at a time");
    }
    let of = |queue: &[Value], id: &str| queue.iter().find(|of| of["id"] == id).unwrap().clone();
    let found = of(&queue, &made[0]);
    let findings = found["findings"].as_array().unwrap();
    let share = findings.iter().find(|of| of["name"] == "no-such-share").unwrap();
    assert_eq!((&share["line"], &share["stands_out"]), (&json!(1), &json!(true)));
    assert!(share["detail"].as_str().unwrap().contains("GRIM") && share["detail_zh"].as_str().unwrap().contains("题"));
    assert_eq!(
        (&found["may_decide"], &found["interests"], &found["filed_by"]),
        (&json!(true), &json!([]), &json!("filer"))
    );
    assert_eq!(found["title"], "GPT-4 · CMMLU");
    let in_chinese = judge.api_get(&format!("{QUEUE}?lang=zh")).await.json();
    assert_eq!(of(in_chinese["reviews"].as_array().unwrap(), &made[1])["title"], "轩辕-70B · CMMLU");
    let of_maker = whole(&maker, 500).await;
    for (number, may) in [(0, false), (1, true), (2, false)] {
        let found = of(&of_maker, &made[number]);
        assert_eq!(found["may_decide"], may, "{found}");
    }
    let interests = &of(&of_maker, &made[0])["interests"];
    assert_eq!((&interests[0]["kind"], &interests[0]["organisation"]), (&json!("belongs-to"), &json!("openai")));
    fits(&site, "get", QUEUE, &maker.api_get(QUEUE).await).await;
    // What nobody but another may decide is decided by nobody else.
    let body = json!({"act": "reject", "why": "Rivals.", "version": found["version"]});
    let refused = maker.api(&format!("{LIST}/{}/review", made[0]), &body, None).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN, "{}", refused.body);
    let done = judge.api(&format!("{LIST}/{}/review", made[0]), &body, None).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.body);
    assert_eq!(whole(&judge, 1).await.len(), 2, "what was decided waits no more");
}
