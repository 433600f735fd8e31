//! What is filed once more: corrections of what was corrected, drafts made twice, and the very same again.

use axum::http::StatusCode;
use domain::account::AccountRole;
use serde_json::{Value, json};

use crate::filing::{accept, location, published, value_of, with};
use crate::person::Person;
use crate::site::demo;

/// Presses the button that makes a draft of a filing; gives the draft.
async fn draft(filer: &mut Person<'_>, of: &str) -> String {
    let made = filer.act(&format!("/submissions/{of}/correct"), &[]).await;
    location(&made).strip_prefix("/submit/").unwrap().to_owned()
}

async fn corrects(person: &Person<'_>, id: &str) -> Value {
    person.api_get(&format!("/api/v1/submissions/{id}")).await.json()["corrects"].clone()
}

#[tokio::test]
async fn a_correction_written_anew_still_corrects() {
    let site = demo().await;
    let mut filer = site.programmer("filer", AccountRole::Member).await;
    let mut judge = site.programmer("judge", AccountRole::Reviewer).await;
    let id = published(&mut filer, &mut judge).await;
    let first = draft(&mut filer, &id).await;
    assert_eq!(draft(&mut filer, &id).await, first, "pressed twice, it makes one draft");
    location(&filer.submit(&first, &with(&[("results.1.score", "69.95")]), &[]).await);
    let review = format!("/review/{first}");
    let version = value_of(&judge.get(&review).await.body, "version");
    location(&judge.act(&review, &[("do", "reject"), ("version", &version), ("why", "No log.")]).await);
    let anew = draft(&mut filer, &first).await;
    assert_eq!(draft(&mut filer, &first).await, anew, "pressed twice, it makes one draft");
    assert_eq!(corrects(&filer, &anew).await, json!(id));
    location(&filer.submit(&anew, &with(&[("results.1.score", "69.95")]), &[]).await);
    accept(&mut judge, &anew).await;
    let ranking = site.json(crate::filing::OWN_RANKING).await;
    assert_eq!((&ranking["n_ranked"], &ranking["rows"][0]["score_text"]), (&1.into(), &"69.95".into()));
    assert_eq!(ranking["rows"][0]["other_results"], 0, "a revision, no second result");
    // Of what was filed of it another draft is made.
    assert_ne!(draft(&mut filer, &anew).await, anew);
}

#[tokio::test]
async fn a_second_correction_names_what_overtook_it() {
    let site = demo().await;
    let mut filer = site.programmer("filer", AccountRole::Member).await;
    let mut judge = site.programmer("judge", AccountRole::Reviewer).await;
    let id = published(&mut filer, &mut judge).await;
    let sent = |score: &str| {
        json!({
            "exam": "cmmlu/1.0", "protocol": "5-shot", "model": "gpt-4", "source_url": "https://lab.example/run",
            "corrects": id,
            "results": [{"language": "zh", "domain": "general", "metric": "accuracy", "score": score}]
        })
    };
    let late = filer.api("/api/v1/submissions", &sent("68.95"), None).await.json()["id"].as_str().unwrap().to_owned();
    let new = filer.api("/api/v1/submissions", &sent("69.95"), None).await.json()["id"].as_str().unwrap().to_owned();
    accept(&mut judge, &new).await;
    let refused = filer.api("/api/v1/submissions", &sent("67.95"), None).await;
    assert_eq!(refused.status, StatusCode::CONFLICT, "{}", refused.body);
    assert!(refused.json()["detail"].as_str().unwrap().contains(&format!("/submissions/{new}")), "{}", refused.body);
    let review = format!("/review/{late}");
    let version = value_of(&judge.get(&review).await.body, "version");
    let refused = judge.act(&review, &[("do", "accept"), ("version", &version)]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT, "{}", refused.body);
    assert!(refused.body.contains(&format!("/submissions/{new}")), "{}", refused.body);
    let asked = [("do", "ask"), ("version", version.as_str()), ("why", "It was overtaken: file it again.")];
    location(&judge.act(&review, &asked).await);
    location(&filer.submit(&late, &with(&[("results.1.score", "68.95")]), &[]).await);
    assert_eq!(corrects(&filer, &late).await, json!(new));
    accept(&mut judge, &late).await;
    assert_eq!(site.json(crate::filing::OWN_RANKING).await["rows"][0]["score_text"], "68.95");
}

#[tokio::test]
async fn the_very_same_filed_again_is_found() {
    let site = demo().await;
    let filer = site.programmer("filer", AccountRole::Member).await;
    let mut judge = site.programmer("judge", AccountRole::Reviewer).await;
    let sent = json!({
        "exam": "cmmlu/1.0", "protocol": "5-shot", "model": "gpt-4", "source_url": "https://lab.example/run",
        "results": [{"language": "zh", "domain": "general", "metric": "accuracy", "score": "70.9", "n_items": 11582}]
    });
    let mut ids = Vec::new();
    for _ in 0..2 {
        let made = filer.api("/api/v1/submissions", &sent, None).await;
        ids.push(made.json()["id"].as_str().unwrap().to_owned());
    }
    let names = async |judge: &Person<'_>, id: &str| -> Vec<String> {
        let queue = judge.api_get("/api/v1/reviews?limit=500").await.json();
        let found = queue["reviews"].as_array().unwrap().iter().find(|of| of["id"] == id).unwrap().clone();
        let findings = found["findings"].as_array().unwrap().iter();
        findings.map(|of| of["name"].as_str().unwrap().to_owned()).collect()
    };
    assert!(!names(&judge, &ids[0]).await.contains(&"repeats".to_owned()));
    accept(&mut judge, &ids[0]).await;
    assert!(names(&judge, &ids[1]).await.contains(&"repeats".to_owned()));
    // A correction that leaves the score as it is repeats nothing.
    let mut correction = sent.clone();
    correction["corrects"] = json!(ids[0]);
    let made = filer.api("/api/v1/submissions", &correction, None).await.json();
    assert!(!names(&judge, made["id"].as_str().unwrap()).await.contains(&"repeats".to_owned()));
}
