//! Answers item by item that come with a submission, by the form and by programs: refused whole with
//! every fault, kept with drafts, published with the results, and then the ground of the test.

use axum::body::Body;
use axum::http::StatusCode;
use domain::account::AccountRole;
use serde_json::{Value, json};

use crate::filing::{accept, fresh, location, value_of, with};
use crate::person::Person;
use crate::site::{Got, Own, demo};
use crate::submissions::fits;

const LIST: &str = "/api/v1/submissions";
const SLICE: &str = "board=jinbang&dataset=cmmlu&edition=1.0&language=zh&domain=law&metric=accuracy&protocol=5-shot";

/// Forty answers of which the first are right, so many.
fn answers(right: usize) -> String {
    let line = |item: usize| format!("q{item:02},{}\n", u8::from(item < right));
    format!("item,correct\n{}", (0..40).map(line).collect::<String>())
}

/// The form of a model whose score on forty items is this.
fn form<'a>(model: &'a str, score: &'a str) -> Vec<(&'a str, &'a str)> {
    with(&[("model", model), ("results.1.domain", "law"), ("results.1.score", score), ("results.1.n_items", "40")])
}

/// The same for programs.
fn sent(model: &str, score: &str) -> Value {
    json!({
        "exam": "cmmlu/1.0", "protocol": "5-shot", "model": model, "source_url": "https://lab.example/run",
        "results": [{"language": "zh", "domain": "law", "metric": "accuracy", "score": score, "n_items": 40}]
    })
}

fn with_answers(mut sent: Value, answers: impl Into<Value>) -> Value {
    sent["answers"] = answers.into();
    sent
}

/// Sends a form of a program: the submission, and files of answers by their names.
async fn upload(person: &Person<'_>, site: &Own, submission: &Value, files: &[(&str, &str)]) -> Got {
    const B: &str = "----boundary";
    let mut body = format!("--{B}\r\nContent-Disposition: form-data; name=\"submission\"\r\n\r\n{submission}\r\n");
    for (name, text) in files {
        body.push_str(&format!(
            "--{B}\r\nContent-Disposition: form-data; name=\"answers\"; filename=\"{name}\"\r\n\r\n{text}\r\n"
        ));
    }
    body.push_str(&format!("--{B}--\r\n"));
    let request = person.program("POST", LIST).header("content-type", format!("multipart/form-data; boundary={B}"));
    site.send(request.body(Body::from(body)).unwrap()).await
}

/// The identifier of what a program filed.
fn made(got: &Got) -> String {
    assert_eq!(got.status, StatusCode::CREATED, "{}", got.body);
    got.json()["id"].as_str().unwrap().to_owned()
}

/// The address of the result of a submission.
async fn result_of(site: &Own, id: &str) -> String {
    let results = site.json(&format!("{LIST}/{id}")).await["results"].clone();
    format!("/r/{}", results[0]["id"].as_str().unwrap())
}

#[tokio::test]
async fn two_models_are_tested_on_the_items_that_both_submissions_bring() {
    let site = demo().await;
    let mut filer = site.programmer("filer", AccountRole::Member).await;
    let mut judge = site.programmer("judge", AccountRole::Reviewer).await;
    let mut second_judge = site.programmer("second", AccountRole::Reviewer).await;
    // By the form: chosen, read, and filed with the next press.
    let id = fresh();
    let mut reads = form("gpt-4", "75.0");
    reads.retain(|(name, _)| *name != "do");
    reads.push(("do", "read"));
    let read = filer.submit(&id, &reads, &[("answers", "answers.csv", &answers(30))]).await;
    assert_eq!(read.status, StatusCode::OK, "{}", read.body);
    assert!(read.body.contains("answers.csv: 40 answers read; they give the scores of the rows."), "{}", read.body);
    assert!(read.body.contains("Answers item by item · "), "the draft has the file: {}", read.body);
    assert_eq!(location(&filer.submit(&id, &form("gpt-4", "75.0"), &[]).await), format!("/submissions/{id}"));
    // By a program: in the JSON, and as a file.
    let first = filer.api(LIST, &with_answers(sent("xuanyuan-70b", "50.0"), answers(20)), None).await;
    fits(&site, "post", LIST, &first).await;
    assert_eq!(first.json()["files"][0]["kind"], "answers", "{}", first.body);
    let second = upload(&filer, &site, &sent("chatglm2-6b", "25"), &[("a.csv", &answers(10))]).await;
    let (first, second) = (made(&first), made(&second));
    // Reviewers see that they are there and agree.
    for (id, right) in [(&id, 30), (&first, 20), (&second, 10)] {
        let page = judge.get(&format!("/review/{id}")).await;
        let found = format!("Answers item by item were filed: {right} of 40 right, which gives the score.");
        assert!(page.body.contains(&found), "{}", page.body);
        accept(&mut judge, id).await;
    }
    // Three rows make a first place, which two reviewers have to see.
    accept(&mut second_judge, &second).await;
    // 25 points with errors of 6.8 and 7.9 would be too near for six tests at once.
    let ranking = site.json(&format!("/api/v1/rankings?{SLICE}")).await;
    assert_eq!((&ranking["n_ranked"], &ranking["interval"]["paired_tests"]), (&json!(3), &json!(3)), "{ranking}");
    assert_eq!(ranking["rows"][0]["rank_high"], 1, "{ranking}");
    let page = site.get(&format!("/rankings?{SLICE}&lang=en")).await;
    assert!(page.body.contains("3 pairs answered the same items") && page.body.contains("McNemar"), "{}", page.body);
    let page = site.get("/compare?model=gpt-4&model=xuanyuan-70b&lang=zh").await;
    assert!(page.body.contains("逐题检验（McNemar 精确检验）"), "the pair says which test was made");
    let result = site.get(&format!("{}?lang=en", result_of(&site, &id).await)).await;
    assert!(result.body.contains("30 of 40 items answered rightly"), "{}", result.body);
    assert!(result.body.contains("which gives the score"), "what was checked stays: {}", result.body);
    // Whoever has the record finds the file by its digest.
    let record = site.json(&format!("{}.json", result_of(&site, &first).await)).await;
    let file = site.get(&format!("/submissions/{first}/files/{}", record["files"][0].as_str().unwrap())).await;
    assert_eq!(file.body, answers(20));
    assert!(site.state.store().check().await.unwrap().is_empty());
}

#[tokio::test]
async fn every_fault_is_told_with_its_line_in_both_languages_and_nothing_is_taken() {
    let site = demo().await;
    let mut filer = site.programmer("filer", AccountRole::Member).await;
    let id = fresh();
    let file = "item,correct\nq1,1\nq1,0\nq2,yes\n,1\n";
    let got = filer.submit(&id, &form("gpt-4", "75.0"), &[("answers", "a.csv", file)]).await;
    assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY);
    for words in [
        "Nothing of the file was taken.",
        "a.csv, line 3: item “q1” was answered on line 2 already.",
        "a.csv, line 4: “yes” is neither 1 nor 0.",
        "a.csv, line 5: it names no item.",
    ] {
        assert!(got.body.contains(words), "{words}: {}", got.body);
    }
    let wrong = filer.submit(&id, &form("gpt-4", "72.5"), &[("answers", "a.csv", &answers(30))]).await;
    assert!(
        wrong.body.contains("a.csv, line 2: 30 of 40 right is 75.0000; the score of row 1 is 72.5."),
        "{}",
        wrong.body
    );
    filer.headers = vec![("accept-language", "zh".to_owned())];
    let few = [&form("gpt-4", "75.0")[..], &[("results.1.n_items", "41")]].concat();
    let few: Vec<_> = few.into_iter().filter(|field| *field != ("results.1.n_items", "40")).collect();
    let wrong = filer.submit(&id, &few, &[("answers", "a.csv", &answers(30))]).await;
    assert!(wrong.body.contains("a.csv 第 2 行：第 1 行填的是 41 题，而这里有 40 题的作答。"), "{}", wrong.body);
    let elsewhere = answers(30).replace("item,", "domain,item,").replace("\nq", "\nstem,q");
    let wrong = filer.submit(&id, &form("gpt-4", "75.0"), &[("harness-file", "a.csv", &elsewhere)]).await;
    assert!(wrong.body.contains("a.csv 第 2 行：成绩中没有符合领域“stem”的一行。"), "{}", wrong.body);
    assert_eq!(site.state.store().files_of(&id).await.unwrap(), [], "nothing of them is kept");
    // Everything that was typed is.
    assert!(wrong.body.contains("value=\"75.0\"") && wrong.body.contains("A laboratory"), "{}", wrong.body);

    let refused = filer.api(LIST, &with_answers(sent("gpt-4", "72.5"), answers(30)), None).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    fits(&site, "post", LIST, &refused).await;
    let error = &refused.json()["errors"][0];
    assert_eq!((&error["field"], &error["value"]), (&json!("answers"), &json!("answers.csv")));
    assert!(
        error["detail"].as_str().unwrap().contains("line 2")
            && error["detail_zh"].as_str().unwrap().contains("第 2 行")
    );
    let no_text = filer.api(LIST, &with_answers(sent("gpt-4", "75.0"), json!([1])), None).await;
    assert_eq!((no_text.status.as_u16(), &no_text.json()["errors"][0]["field"]), (422, &json!("answers")));
    let files = [("a.csv", answers(30)), ("b.csv", "item,correct\nq07,1\n".to_owned())];
    let files = files.each_ref().map(|(name, text)| (*name, text.as_str()));
    let two = upload(&filer, &site, &sent("gpt-4", "75.0"), &files).await;
    assert!(two.body.contains("item “q07” was answered in a.csv, line 9, already."), "{}", two.body);
    assert!(site.state.store().filings_waiting().await.unwrap().is_empty());
}

#[tokio::test]
async fn answers_wait_in_a_draft_until_the_rows_are_complete() {
    let site = demo().await;
    let mut filer = site.programmer("filer", AccountRole::Member).await;
    let id = fresh();
    // Let go on the form with nothing typed yet.
    let got = filer.submit(&id, &[("do", "read")], &[("harness-file", "answers.csv", &answers(30))]).await;
    assert!(got.body.contains("40 answers read; they are held against the scores as soon as"), "{}", got.body);
    let twice = filer.submit(&id, &[("do", "save")], &[("answers", "again.csv", &answers(30))]).await;
    assert!(twice.body.contains("40 answers read"), "the same answers again are no fault: {}", twice.body);
    let kept = site.state.store().files_of(&id).await.unwrap();
    assert_eq!(kept.len(), 1);
    // The rows say something else: nothing is filed, and what lies in the draft stays until it is taken away.
    let refused = filer.submit(&id, &form("gpt-4", "72.5"), &[]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    for words in ["href=\"#answers\"", "the score of row 1 is 72.5", "answers.csv"] {
        assert!(refused.body.contains(words), "{words}: {}", refused.body);
    }
    let reads: Vec<_> = form("gpt-4", "72.5").into_iter().filter(|(name, _)| *name != "do").collect();
    let remove = format!("remove {}", kept[0].digest);
    filer.submit(&id, &[&reads[..], &[("do", remove.as_str())]].concat(), &[]).await;
    assert_eq!(site.state.store().files_of(&id).await.unwrap(), []);
    // Chosen with the button that files, answers that agree are filed with it.
    let filed = filer.submit(&id, &form("gpt-4", "72.5"), &[("answers", "b.csv", &answers(29))]).await;
    assert_eq!(location(&filed), format!("/submissions/{id}"));
}

#[tokio::test]
async fn a_revision_has_its_own_answers_and_never_the_old_ones() {
    let site = demo().await;
    let mut filer = site.programmer("filer", AccountRole::Member).await;
    let mut judge = site.programmer("judge", AccountRole::Reviewer).await;
    let says = |page: &Got, right: usize| page.body.contains(&format!("{right} of 40 items answered rightly"));
    let id = made(&filer.api(LIST, &with_answers(sent("gpt-4", "75.0"), answers(30)), None).await);
    // Turned down, it is written anew with all that it had.
    let review = format!("/review/{id}");
    let version = value_of(&judge.get(&review).await.body, "version");
    location(&judge.act(&review, &[("do", "reject"), ("version", &version), ("why", "Which weights?")]).await);
    let draft = filer.act(&format!("/submissions/{id}/correct"), &[]).await;
    let id = location(&draft).strip_prefix("/submit/").unwrap().to_owned();
    location(&filer.submit(&id, &form("gpt-4", "75.0"), &[]).await);
    accept(&mut judge, &id).await;
    let old = result_of(&site, &id).await;
    assert!(says(&site.get(&format!("{old}?lang=en")).await, 30));

    // Its correction begins with the same file, which cannot be filed with another score.
    let draft = filer.act(&format!("/submissions/{id}/correct"), &[]).await;
    let second = location(&draft).strip_prefix("/submit/").unwrap().to_owned();
    let refused = filer.submit(&second, &form("gpt-4", "70.0"), &[]).await;
    assert!(refused.body.contains("30 of 40 right is 75.0000; the score of row 1 is 70.0."), "{}", refused.body);
    let remove = format!("remove {}", site.state.store().files_of(&second).await.unwrap()[0].digest);
    let fields: Vec<_> = form("gpt-4", "70.0").into_iter().filter(|(name, _)| *name != "do").collect();
    filer.submit(&second, &[&fields[..], &[("do", remove.as_str())]].concat(), &[]).await;
    location(&filer.submit(&second, &form("gpt-4", "70.0"), &[("answers", "b.csv", &answers(28))]).await);
    accept(&mut judge, &second).await;
    let new = result_of(&site, &second).await;
    assert!(says(&site.get(&format!("{new}?lang=en")).await, 28));
    assert!(says(&site.get(&format!("{old}?lang=en")).await, 30), "what was published stays");

    // A revision that brings none has none.
    let mut third = sent("gpt-4", "67.5");
    third["corrects"] = second.as_str().into();
    let third = made(&filer.api(LIST, &third, None).await);
    let page = judge.get(&format!("/review/{third}")).await;
    assert!(page.body.contains("No answers item by item"), "{}", page.body);
    accept(&mut judge, &third).await;
    let last = site.get(&format!("{}?lang=en", result_of(&site, &third).await)).await;
    assert!(last.body.contains("67.5") && !last.body.contains("items answered rightly"), "{}", last.body);
    assert!(site.state.store().check().await.unwrap().is_empty());
}
