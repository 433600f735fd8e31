//! What changes a first place takes two reviewers: by whatever it changes one, and in whatever slice.

use axum::http::StatusCode;
use domain::account::AccountRole;
use serde_json::{Value, json};

use crate::person::Person;
use crate::site::{Own, demo};

const LIST: &str = "/api/v1/submissions";

/// Somebody who files, and two who decide.
struct People<'a> {
    filer: Person<'a>,
    judges: [Person<'a>; 2],
}

async fn people(site: &Own) -> People<'_> {
    People {
        filer: site.programmer("filer", AccountRole::Member).await,
        judges: [
            site.programmer("one", AccountRole::Reviewer).await,
            site.programmer("two", AccountRole::Reviewer).await,
        ],
    }
}

/// An evaluation by others, with a score in each of some domains.
fn evaluation(model: &str, scores: &[(&str, &str)]) -> Value {
    let row = |(domain, score): &(&str, &str)| json!({"language": "zh", "domain": domain, "metric": "accuracy", "score": score, "n_items": 11582});
    json!({
        "exam": "cmmlu/1.0", "protocol": "7-shot", "model": model, "source_url": "https://lab.example/run",
        "owns_model": "no", "owns_dataset": "no", "results": scores.iter().map(row).collect::<Vec<_>>()
    })
}

impl People<'_> {
    async fn file(&self, sent: &Value) -> String {
        let got = self.filer.api(LIST, sent, None).await;
        assert_eq!(got.status, StatusCode::CREATED, "{}", got.body);
        got.json()["id"].as_str().unwrap().to_owned()
    }

    async fn correct(&self, id: &str, mut sent: Value, changes: &[(&str, &str)]) -> String {
        sent["corrects"] = json!(id);
        for (name, value) in changes {
            sent[*name] = json!(value);
        }
        self.file(&sent).await
    }

    /// One judge is for it: whether the queue says that it changes a first place, and where it stands then.
    async fn approve(&self, judge: usize, id: &str) -> (bool, String) {
        let judge = &self.judges[judge];
        let queue = judge.api_get("/api/v1/reviews?limit=500").await.json();
        let found = queue["reviews"].as_array().unwrap().iter().find(|of| of["id"] == id).unwrap().clone();
        let body = json!({"act": "accept", "version": found["version"]});
        let done = judge.api(&format!("{LIST}/{id}/review"), &body, None).await;
        assert_eq!(done.status, StatusCode::OK, "{}", done.body);
        (found["moves_first"].as_bool().unwrap(), done.json()["state"].as_str().unwrap().to_owned())
    }

    /// Publishes it, by as many judges as it takes.
    async fn publish(&self, sent: &Value) -> String {
        let id = self.file(sent).await;
        if self.approve(0, &id).await.1 != "accepted" {
            assert_eq!(self.approve(1, &id).await.1, "accepted");
        }
        id
    }

    /// One judge alone does not publish it; the second does.
    async fn takes_two(&self, id: &str, why: &str) {
        assert_eq!(self.approve(0, id).await, (true, "in-review".to_owned()), "{why}");
        assert_eq!(self.approve(1, id).await, (true, "accepted".to_owned()), "{why}");
    }
}

#[tokio::test]
async fn a_correction_that_changes_a_first_place_takes_two() {
    let site = demo().await;
    let people = people(&site).await;
    let best = evaluation("360gpt-pro", &[("general", "90.00"), ("law", "80.00")]);
    let first = people.publish(&best).await;
    let second = people.publish(&evaluation("gpt-4", &[("general", "70.00"), ("law", "60.00")])).await;
    people.publish(&evaluation("xuanyuan-70b", &[("general", "60.00"), ("law", "50.00")])).await;
    // What changes none: one is enough.
    let same = people.correct(&second, evaluation("gpt-4", &[("general", "70.10"), ("law", "60.00")]), &[]).await;
    assert_eq!(people.approve(0, &same).await, (false, "accepted".to_owned()));

    let lower = evaluation("360gpt-pro", &[("general", "55.00"), ("law", "80.00")]);
    let lower_id = people.correct(&first, lower.clone(), &[]).await;
    people.takes_two(&lower_id, "a lower score").await;
    let weaker = people.correct(&lower_id, lower, &[("owns_model", "yes")]).await;
    people.takes_two(&weaker, "by the model's owner: its first place in law is not checked by others").await;
    let left_out = people.correct(&weaker, evaluation("360gpt-pro", &[("general", "55.00")]), &[]).await;
    people.takes_two(&left_out, "a row left out: law has no first any more").await;
}

#[tokio::test]
async fn a_first_place_behind_a_filter_takes_two() {
    let site = demo().await;
    let people = people(&site).await;
    people.publish(&evaluation("gpt-4", &[("general", "95.00")])).await;
    for (model, score) in [("xuanyuan-70b", "80.00"), ("qwen-7b", "60.00"), ("baichuan-13b-chat", "50.00")] {
        people.publish(&evaluation(model, &[("general", score)])).await;
    }
    let of_china = "/api/v1/rankings?board=jinbang&dataset=cmmlu&edition=1.0&language=zh&domain=general\
                    &metric=accuracy&protocol=7-shot&country=cn";
    let first = site.json(of_china).await["first_place"]["models"].clone();
    assert_eq!(first, json!(["xuanyuan-70b"]), "the whole exam has another first");
    let rival = people.file(&evaluation("internlm-20b", &[("general", "85.00")])).await;
    people.takes_two(&rival, "first of its country").await;
    assert_eq!(site.json(of_china).await["first_place"]["models"], json!(["internlm-20b"]));
}

#[tokio::test]
async fn an_approval_of_who_has_an_interest_by_now_does_not_count() {
    let site = demo().await;
    let mut people = people(&site).await;
    let third = site.programmer("three", AccountRole::Reviewer).await;
    people.publish(&evaluation("xuanyuan-70b", &[("general", "80.00")])).await;
    people.publish(&evaluation("qwen-7b", &[("general", "60.00")])).await;
    let id = people.file(&evaluation("gpt-4", &[("general", "95.00")])).await;
    assert_eq!(people.approve(0, &id).await, (true, "in-review".to_owned()));
    site.make_member(&mut people.judges[0], &site.id_of("one").await, "openai", false).await;
    let page = people.judges[1].get(&format!("/review/{id}")).await;
    assert!(page.body.contains("An approval does not count any more"), "{}", page.body);
    assert!(page.body.contains("Approve (another one has to)"), "{}", page.body);
    let in_chinese = people.judges[1].get(&format!("/review/{id}?lang=zh")).await;
    assert!(in_chinese.body.contains("先前的 1 份同意不再有效"), "{}", in_chinese.body);
    assert_eq!(people.approve(1, &id).await, (true, "in-review".to_owned()), "it is the first that counts");
    people.judges[0] = third;
    assert_eq!(people.approve(0, &id).await, (true, "accepted".to_owned()));
}

#[tokio::test]
async fn who_ran_it_and_who_publishes_the_exam_have_an_interest() {
    let site = demo().await;
    let mut people = people(&site).await;
    let mut sent = evaluation("gpt-4", &[("general", "70.00")]);
    sent["evaluator"] = json!("A laboratory, Baichuan AI");
    let id = people.file(&sent).await;
    // Baichuan is named among those who ran it; Microsoft publishes CMMLU; Tsinghua has no part in either.
    for (name, organisation, may) in
        [("ran", "baichuan", false), ("owns", "microsoft", false), ("neither", "tsinghua-university", true)]
    {
        people.judges[0] = site.programmer(name, AccountRole::Reviewer).await;
        site.make_member(&mut people.judges[0], &site.id_of(name).await, organisation, false).await;
        let found = people.judges[0].api_get("/api/v1/reviews?limit=500").await.json();
        let found = found["reviews"].as_array().unwrap().iter().find(|of| of["id"] == id).unwrap().clone();
        assert_eq!(found["may_decide"], may, "{organisation}: {found}");
        let body = json!({"act": "accept", "version": found["version"]});
        let done = people.judges[0].api(&format!("{LIST}/{id}/review"), &body, None).await;
        let expected = if may { StatusCode::OK } else { StatusCode::FORBIDDEN };
        assert_eq!(done.status, expected, "{organisation}: {}", done.body);
    }
}
