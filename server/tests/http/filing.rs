//! Filing from the form to the ranking: kept, refused with everything typed, reviewed by somebody
//! without an interest, published, disputed; and the same by programs.

use axum::http::StatusCode;
use domain::account::AccountRole;
use domain::filing::FilingId;
use domain::log::Kind;
use server::auth::secret::random_bytes;

use crate::person::Person;
use crate::site::{Got, Own, demo};

/// The value of a hidden field.
pub(crate) fn value_of(html: &str, name: &str) -> String {
    let field = html.split("<input").find(|field| field.contains(&format!("name=\"{name}\""))).unwrap();
    let value = field.split("value=\"").nth(1).unwrap();
    value.split('"').next().unwrap().to_owned()
}

/// A key for a filing of one's own.
pub(crate) fn fresh() -> String {
    FilingId::of_digest(&random_bytes()).to_string()
}

/// A filing of which everything needed is said.
pub(crate) const WHOLE: [(&str, &str); 21] = [
    ("exam", "cmmlu/1.0"),
    ("protocol", "5-shot"),
    ("model", "gpt-4"),
    ("weights_revision", "not stated"),
    ("evaluator", "A laboratory"),
    ("owns_model", "no"),
    ("owns_dataset", "no"),
    ("evaluated_on", "2026-11-01"),
    ("harness", "lm-evaluation-harness"),
    ("harness_version", "0.4.2"),
    ("harness_commit", "未说明"),
    ("hardware", "not stated"),
    ("cost", "not stated"),
    ("source_url", "https://lab.example/run"),
    ("averaged", "items"),
    ("results.1.language", "zh"),
    ("results.1.domain", "general"),
    ("results.1.metric", "accuracy"),
    ("results.1.score", "70.95"),
    ("results.1.n_items", "11582"),
    ("do", "file"),
];

pub(crate) fn with<'a>(changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields = WHOLE.to_vec();
    for (name, value) in changes {
        match fields.iter_mut().find(|(field, _)| field == name) {
            Some(field) => field.1 = value,
            None => fields.insert(0, (name, value)),
        }
    }
    fields
}

pub(crate) fn location(got: &Got) -> &str {
    assert_eq!(got.status, StatusCode::SEE_OTHER, "{}", got.body);
    got.header("location")
}

pub(crate) const OWN_RANKING: &str = "/api/v1/rankings?board=jinbang&dataset=cmmlu&edition=1.0&language=zh&domain=general&metric=accuracy&protocol=5-shot";

#[tokio::test]
async fn a_refused_form_comes_back_with_everything_typed() {
    let site = demo().await;
    let mut filer = site.programmer("filer", AccountRole::Member).await;
    let id = fresh();
    let changes = [
        ("evaluated_on", "2024-11-31"),
        ("model", "gtp4"),
        ("hardware", ""),
        ("results.1.score", "170"),
        ("note", "Kept"),
    ];
    let got = filer.submit(&id, &with(&changes), &[("file", "log.txt", "answers"), ("file", "", "")]).await;
    assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY);
    for words in [
        "<title>Error: ",
        "href=\"#evaluated_on\"",
        "“2024-11-31” is not a day of the calendar",
        "value=\"2024-11-31\"",
        "href=\"#model\"",
        "gpt-4",
        "href=\"#hardware\"",
        "href=\"#results.1.score\"",
        "Kept",
        "log.txt",
    ] {
        assert!(got.body.contains(words), "{words}: {}", got.body);
    }
    assert_eq!(got.body.matches("sha256 ").count(), 1, "a field without a file is no file: {}", got.body);
    // It is a draft already, and nobody else's.
    let page = filer.get(&format!("/submit/{id}?lang=zh")).await;
    assert!(page.body.contains("Kept") && page.body.contains("log.txt"), "{}", page.body);
    let mut other = site.programmer("other", AccountRole::Reviewer).await;
    for address in [format!("/submit/{id}"), format!("/submissions/{id}"), format!("/review/{id}")] {
        assert_eq!(other.get(&address).await.status, StatusCode::NOT_FOUND, "{address}");
    }
    assert_eq!(site.get("/submit").await.status, StatusCode::SEE_OTHER, "a visitor signs in first");
}

#[tokio::test]
async fn filed_reviewed_and_published() {
    let site = demo().await;
    let mut filer = site.programmer("filer", AccountRole::Reviewer).await;
    let mut reviewer = site.programmer("judge", AccountRole::Reviewer).await;
    let id = fresh();
    let filed = filer.submit(&id, &with(&[]), &[("file", "log.txt", "answers")]).await;
    let page = format!("/submissions/{id}");
    assert_eq!(location(&filed), page);
    let again = filer.submit(&id, &with(&[("results.1.score", "99.0")]), &[]).await;
    assert_eq!(location(&again), page, "a form sent twice files once");
    let own = filer.get(&page).await;
    assert!(own.body.contains("70.95") && !own.body.contains("99.0"), "{}", own.body);
    let sha = "sha256 ";
    assert!(own.body.contains(sha), "{}", own.body);
    assert_eq!(site.get(&page).await.status, StatusCode::NOT_FOUND, "nothing is public before it is accepted");
    assert_eq!(site.get(OWN_RANKING).await.status, StatusCode::NOT_FOUND);

    let review = format!("/review/{id}");
    let queue = reviewer.get("/review").await;
    assert!(queue.body.contains(&review), "{}", queue.body);
    let seen = reviewer.get(&review).await;
    let version = value_of(&seen.body, "version");
    let conflicted = filer.get(&review).await;
    assert!(conflicted.body.contains("You filed it") && !conflicted.body.contains("value=\"accept\""));
    let refused = filer.act(&review, &[("do", "accept"), ("version", &version)]).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN, "{}", refused.body);
    let silent = reviewer.act(&review, &[("do", "ask"), ("version", &version), ("why", " ")]).await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    let asked = [("do", "ask"), ("version", version.as_str()), ("why", "Which commit?")];
    location(&reviewer.act(&review, &asked).await);
    let form = filer.get(&format!("/submit/{id}")).await;
    assert!(form.body.contains("Which commit?"), "{}", form.body);
    location(&filer.submit(&id, &with(&[("harness_commit", "0123abcd")]), &[]).await);
    let stale = reviewer.act(&review, &[("do", "accept"), ("version", &version)]).await;
    assert_eq!(stale.status, StatusCode::CONFLICT, "what was looked at is not what stands: {}", stale.body);
    let version = value_of(&reviewer.get(&review).await.body, "version");
    location(&reviewer.act(&review, &[("do", "accept"), ("version", &version)]).await);

    let public = site.get(&page).await;
    assert_eq!(public.status, StatusCode::OK);
    for words in ["Which commit?", "accepted and published it", "70.95", "log.txt"] {
        assert!(public.body.contains(words), "{words}: {}", public.body);
    }
    let ranking = site.json(OWN_RANKING).await;
    assert_eq!(ranking["rows"][0]["score_text"], "70.95");
    assert_eq!(ranking["rows"][0]["evaluator_kind"], "third-party");
    let result = ranking["rows"][0]["result"].as_str().unwrap().to_owned();
    let record = site.json(&format!("{result}.json")).await;
    assert_eq!(record["filing"], id);
    assert_eq!(record["files"].as_array().unwrap().len(), 1);
    let digest = record["files"][0].as_str().unwrap();
    let file = site.get(&format!("{page}/files/{digest}")).await;
    assert_eq!((file.body.as_str(), file.header("x-content-type-options")), ("answers", "nosniff"));
    assert!(file.header("content-disposition").starts_with("attachment"), "{:?}", file.headers);
    let checked = site.state.store().check().await.unwrap();
    assert!(checked.is_empty(), "{checked:?}");

    dispute(&site, &mut filer, &mut reviewer, &result).await;
    withdraw(&site, &mut filer, &id, &result).await;
}

async fn dispute(site: &Own, filer: &mut Person<'_>, reviewer: &mut Person<'_>, result: &str) {
    let mut other = site.programmer("doubter", AccountRole::Member).await;
    let address = format!("{result}/dispute");
    let form = other.get(&address).await;
    let key = value_of(&form.body, "id");
    let short = other.act(&address, &[("id", &key), ("ground", "score"), ("evidence", "no")]).await;
    assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
    let fields = [("id", key.as_str()), ("ground", "score"), ("evidence", "The log gives 69.95, see line 3 of it.")];
    location(&other.act(&address, &fields).await);
    location(&other.act(&address, &fields).await);
    let ranking = OWN_RANKING.replace("/api/v1", "");
    for page in [ranking.as_str(), result] {
        let page = site.get(page).await;
        assert!(page.body.contains("disputed"), "{}", page.body);
    }
    assert_eq!(site.json(OWN_RANKING).await["rows"][0]["disputed"], true);
    let csv = site.get(&OWN_RANKING.replace("/api/v1/rankings", "/rankings.csv")).await;
    let head = csv.body.lines().next().unwrap();
    let column = head.split(',').position(|name| name == "disputed").unwrap();
    assert_eq!(csv.body.lines().nth(1).unwrap().split(',').nth(column), Some("true"), "{}", csv.body);
    told(site, result, &[("disputed", "The log gives 69.95, see line 3 of it.")]).await;
    let disputes = site.state.store().open_disputes().await.unwrap();
    assert_eq!(disputes.len(), 1, "sent twice, raised once");
    let answer = format!("/disputes/{}", disputes[0].id);
    let own = filer.act(&answer, &[("answer", "It is right.")]).await;
    assert_eq!(own.status, StatusCode::FORBIDDEN, "whoever filed it does not answer");
    location(&reviewer.act(&answer, &[("answer", "The log gives 70.95 on line 4.")]).await);
    let page = site.get(result).await;
    assert!(page.body.contains("The log gives 70.95 on line 4."), "{}", page.body);
    let answered = ("answered", "The log gives 70.95 on line 4.");
    told(site, result, &[answered, ("disputed", "The log gives 69.95, see line 3 of it.")]).await;
    assert_eq!(site.json(OWN_RANKING).await["rows"][0]["disputed"], false);
}

/// The change log of the ranking tells the objections to its result, newest first; feed and page, too.
async fn told(site: &Own, result: &str, objections: &[(&str, &str)]) {
    let query = OWN_RANKING.split_once('?').unwrap().1;
    for of in [query, "model=gpt-4", "board=jinbang", "dataset=cmmlu", ""] {
        // One entry at a time: a reader who goes on from a place misses none of them.
        let (mut told, mut next) = (Vec::new(), Some(format!("/api/v1/changes?{of}&limit=200")));
        let mut whole = Vec::new();
        while let Some(address) = next {
            let body = site.json(&address.replace("limit=200", "limit=3")).await;
            whole.extend(body["changes"].as_array().unwrap().iter().cloned());
            next = body["next"].as_str().map(|next| format!("{next}&limit=3")).filter(|_| whole.len() < 60);
        }
        told.extend(whole.iter().filter(|entry| entry["ground"] == "score"));
        let found: Vec<_> = told.iter().map(|e| (e["kind"].as_str().unwrap(), e["words"].as_str().unwrap())).collect();
        assert_eq!(found, objections, "{of}");
        assert!(told.iter().all(|e| e["result"] == result && e["slice_text"].is_string()), "{told:?}");
    }
    let feed = site.get(&format!("/changes.atom?{query}&lang=en")).await;
    let page = site.get(&format!("/changes?{query}&lang=en")).await;
    for (kind, _) in objections {
        assert!(feed.body.contains(&format!("{}/{kind}/", result.trim_start_matches('/'))), "{}", feed.body);
        assert!(page.body.contains("doubter"), "{}", page.body);
    }
}

async fn withdraw(site: &Own, filer: &mut Person<'_>, id: &str, result: &str) {
    let address = format!("/submissions/{id}/withdraw");
    let silent = filer.act(&address, &[("why", "")]).await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    location(&filer.act(&address, &[("why", "The wrong weights were tested.")]).await);
    let page = site.get(result).await;
    for words in [
        "The wrong weights were tested.",
        "Decided by filer.",
        "filed for review",
        "accepted and published",
        "disputed: the score is not what the evidence gives",
        "the dispute was answered",
        "Facts not stated",
        "Open- or closed-book",
        "Found by a machine when it was reviewed",
    ] {
        assert!(page.body.contains(words), "{words}: {}", page.body);
    }
    // What filing published and took back is in the public log, each with its proof.
    let id = result.trim_start_matches("/r/");
    for kind in [Kind::Record, Kind::Withdrawal] {
        assert!(site.state.store().logged(kind, id).await.unwrap().is_some(), "{kind}");
    }
    assert_eq!(
        server::audit::findings(site.state.store(), None, site.state.files()).await.unwrap(),
        Vec::<String>::new()
    );
    let own = page.body.split("id=\"story\"").nth(1).unwrap();
    for who in ["filer", "judge", "doubter"] {
        assert!(own.contains(who), "{who}: {own}");
    }
    assert_eq!(site.json(OWN_RANKING).await["n_ranked"], 0);
}

#[tokio::test]
async fn a_harness_file_is_read_into_the_form_and_files_nothing() {
    let site = demo().await;
    let mut filer = site.programmer("filer", AccountRole::Member).await;
    let id = fresh();
    let file = r#"{"results": {"gsm8k": {"alias": "gsm8k", "exact_match,strict-match": 0.5064,
        "exact_match_stderr,strict-match": 0.0138}}, "n-shot": {"gsm8k": 5}, "versions": {"gsm8k": 3.0},
        "config": {"model": "hf", "model_args": "pretrained=org/some-model"},
        "n-samples": {"gsm8k": {"original": 1319, "effective": 1319}}}"#;
    let got = filer.submit(&id, &[("do", "read")], &[("harness-file", "results.json", file)]).await;
    assert_eq!(got.status, StatusCode::OK, "{}", got.body);
    for words in ["gsm8k", "0.5064", "1319", "results.json"] {
        assert!(got.body.contains(words), "{words}: {}", got.body);
    }
    assert!(site.state.store().filings_waiting().await.unwrap().is_empty());
    let broken = filer.submit(&id, &[("do", "read")], &[("harness-file", "x.json", "{\"results\": {")]).await;
    assert!(broken.body.contains("x.json"), "{}", broken.body);
    let none = filer.submit(&id, &[("do", "read")], &[]).await;
    assert!(none.body.contains("Choose a file or paste its content first."), "{}", none.body);
    let two = [("harness-file", "a.json", file), ("harness-file", "b.json", file)];
    let several = filer.submit(&id, &[("do", "read")], &two).await;
    assert!(several.body.contains("These files are of several evaluations"), "{}", several.body);
    // A file that comes with the button that files has been looked at by nobody: it is shown first.
    let at_once = filer.submit(&id, &with(&[]), &[("harness-file", "results.json", file)]).await;
    assert_eq!(at_once.status, StatusCode::OK, "{}", at_once.body);
    assert!(at_once.body.contains("Nothing is filed yet."), "{}", at_once.body);
    assert!(site.state.store().filings_waiting().await.unwrap().is_empty());
}

#[tokio::test]
async fn the_examples_of_a_task_that_nobody_mapped_are_proposed_as_its_protocol() {
    let site = demo().await;
    let mut filer = site.programmer("filer", AccountRole::Member).await;
    let file = r#"{"results": {"house_poems": {"alias": "house_poems", "acc,none": 0.61}},
        "n-shot": {"house_poems": 3}, "versions": {"house_poems": 1}, "config": {"model": "hf"},
        "n-samples": {"house_poems": {"original": 200, "effective": 200}}}"#;
    for (said, proposed) in [("not stated", "3-shot"), ("0-shot-cot", "")] {
        let fields = [("do", "read"), ("protocol", said)];
        let got = filer.submit(&fresh(), &fields, &[("harness-file", "results.json", file)]).await;
        assert_eq!(got.status, StatusCode::OK, "{}", got.body);
        assert_eq!(value_of(&got.body, "results.1.protocol"), proposed, "{said}: what the form says stands");
    }
}

#[tokio::test]
async fn the_two_files_of_a_run_are_read_together() {
    let site = demo().await;
    let mut filer = site.programmer("filer", AccountRole::Member).await;
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("harness/tests/inputs/accept/helm-all-items");
    let text = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
    let (spec, stats) = (text("run_spec.json"), text("stats.json"));
    let files = [("harness-file", "run_spec.json", spec.as_str()), ("harness-file", "stats.json", stats.as_str())];
    let got = filer.submit(&fresh(), &[("do", "read")], &files).await;
    assert_eq!(got.status, StatusCode::OK, "{}", got.body);
    assert!(got.body.contains("run_spec.json, stats.json") && got.body.contains("HELM"), "{}", got.body);
}

#[tokio::test]
async fn programs_file_once_for_one_key() {
    let site = demo().await;
    let filer = site.programmer("filer", AccountRole::Member).await;
    let body = serde_json::json!({
        "exam": "cmmlu/1.0", "protocol": "5-shot", "model": "gpt-4", "source_url": "https://lab.example/run",
        "results": [{"language": "zh", "domain": "general", "metric": "accuracy", "score": "70.95", "n_items": 11582}]
    });
    let wrong = serde_json::json!({ "exam": "cmmlu/9", "modle": "x", "results": [] });
    let refused = filer.api("/api/v1/submissions", &wrong, None).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(refused.header("content-type"), "application/problem+json");
    assert_eq!(refused.json()["errors"][0]["field"], "modle");
    let made = filer.api("/api/v1/submissions", &body, Some("k-1")).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.body);
    let again = filer.api("/api/v1/submissions", &body, Some("k-1")).await;
    assert_eq!((again.status, again.header("idempotency-replayed")), (StatusCode::OK, "true"));
    assert_eq!(again.json()["id"], made.json()["id"]);
    let other = serde_json::json!({ "exam": "cmmlu/1.0" });
    let reused = filer.api("/api/v1/submissions", &other, Some("k-1")).await;
    assert_eq!(reused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(site.state.store().filings_of(&site.id_of("filer").await).await.unwrap().len(), 1);

    let judge = site.programmer("judge", AccountRole::Reviewer).await;
    let id = made.json()["id"].as_str().unwrap().to_owned();
    let review = format!("/api/v1/submissions/{id}/review");
    let version = made.json()["version"].clone();
    let accept = serde_json::json!({ "act": "accept", "version": version });
    assert_eq!(filer.api(&review, &accept, None).await.status, StatusCode::FORBIDDEN, "a member reviews nothing");
    let done = judge.api(&review, &accept, None).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.body);
    assert_eq!(done.json()["state"], "accepted");
    let public = site.json(&format!("/api/v1/submissions/{id}")).await;
    assert_eq!(public["results"][0]["score"], "70.95");
    assert_eq!(site.get("/api/v1/submissions").await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a_correction_replaces_what_it_corrects() {
    let site = demo().await;
    let mut filer = site.programmer("filer", AccountRole::Member).await;
    let mut judge = site.programmer("judge", AccountRole::Reviewer).await;
    let id = published(&mut filer, &mut judge).await;
    let first = site.json(OWN_RANKING).await["rows"][0]["result"].as_str().unwrap().to_owned();
    let draft = filer.act(&format!("/submissions/{id}/correct"), &[]).await;
    let new = location(&draft).strip_prefix("/submit/").unwrap().to_owned();
    location(&filer.submit(&new, &with(&[("results.1.score", "69.95")]), &[]).await);
    accept(&mut judge, &new).await;
    let ranking = site.json(OWN_RANKING).await;
    assert_eq!((&ranking["n_ranked"], &ranking["rows"][0]["score_text"]), (&1.into(), &"69.95".into()));
    let old = site.get(&first).await;
    assert!(
        old.body.contains(ranking["rows"][0]["result"].as_str().unwrap()),
        "the old one names the new: {}",
        old.body
    );
    let page = site.get(&format!("/submissions/{id}")).await;
    assert!(page.body.contains(&format!("/submissions/{new}")), "{}", page.body);
    let events = site.json(&format!("/api/v1/submissions/{id}")).await["events"].clone();
    let last = events.as_array().unwrap().last().unwrap();
    assert_eq!((&last["act"], &last["why"]), (&"correct".into(), &format!("replaced by {new}").into()));
    // The log has the revision as a record of its own, and that the old one stands no more.
    let revision = ranking["rows"][0]["result"].as_str().unwrap();
    for (kind, result) in [(Kind::Record, first.as_str()), (Kind::Withdrawal, first.as_str()), (Kind::Record, revision)]
    {
        let logged = site.state.store().logged(kind, result.trim_start_matches("/r/")).await.unwrap();
        assert!(logged.is_some(), "{kind} of {result}");
    }
    assert!(site.state.store().check().await.unwrap().is_empty());
}

/// A whole filing of one's own, filed and accepted; gives its identifier.
pub(crate) async fn published(filer: &mut Person<'_>, judge: &mut Person<'_>) -> String {
    let id = fresh();
    location(&filer.submit(&id, &with(&[]), &[]).await);
    accept(judge, &id).await;
    id
}

pub(crate) async fn accept(judge: &mut Person<'_>, id: &str) {
    let review = format!("/review/{id}");
    let version = value_of(&judge.get(&review).await.body, "version");
    location(&judge.act(&review, &[("do", "accept"), ("version", &version)]).await);
}
