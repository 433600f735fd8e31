//! A claim from the question to the list: asked first, filed with everything kept, reviewed by somebody
//! without an interest, then among the claims with a verdict of record and a feed.

use axum::http::StatusCode;
use domain::account::{AccountId, AccountRole};
use server::auth::secret::random_bytes;

use crate::filing::location;
use crate::person::Person;
use crate::site::{Got, Own, demo};

/// A claim of which everything needed is said.
const WHOLE: [(&str, &str); 9] = [
    ("claimant", "阿里巴巴"),
    ("words", "QuarkLLM 在 CMMLU 榜单上排名第一。"),
    ("source", "https://quark.example/news"),
    ("on", "2023-11-14"),
    ("model", "QuarkLLM"),
    ("kind", "first"),
    ("board", "CMMLU"),
    ("protocol", "0-shot"),
    ("note", ""),
];

fn with<'a>(changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields = WHOLE.to_vec();
    for (name, value) in changes {
        match fields.iter_mut().find(|(field, _)| field == name) {
            Some(field) => field.1 = value,
            None => fields.push((name, value)),
        }
    }
    fields
}

fn key() -> String {
    AccountId::of_digest(&random_bytes()).to_string()
}

/// A reviewer who belongs to an organisation.
async fn member<'a>(site: &'a Own, name: &str, organisation: &str) -> Person<'a> {
    let mut person = site.person(name, AccountRole::Reviewer).await;
    let id = site.id_of(name).await;
    site.make_member(&mut person, &id, organisation, false).await;
    person
}

async fn decide(site: &Own, judge: &mut Person<'_>, id: &str, act: &str, why: &str) -> Got {
    let version = site.state.store().filing(id).await.unwrap().unwrap().version.to_string();
    judge.act(&format!("/review/{id}"), &[("do", act), ("version", &version), ("why", why)]).await
}

async fn file(filer: &mut Person<'_>, fields: &[(&str, &str)]) -> String {
    let id = key();
    let filed = filer.act(&format!("/claims/file/{id}"), fields).await;
    assert_eq!(location(&filed), format!("/submissions/{id}"));
    id
}

#[tokio::test]
async fn what_was_asked_leads_to_the_form_that_files_it() {
    let site = demo().await;
    let answer = site.get("/claims/check?model=quarkllm&board=cmmlu&protocol=0-shot&on=2023-11-14&lang=en").await;
    let link = answer.body.split("href=\"").find(|rest| rest.starts_with("/claims/file?")).unwrap();
    let link = link.split('"').next().unwrap().replace("&amp;", "&");
    assert_eq!(link, "/claims/file?model=quarkllm&on=2023-11-14&board=cmmlu&protocol=0-shot");
    assert_eq!(site.get(&link).await.status, StatusCode::SEE_OTHER, "a visitor signs in first");
    let mut filer = site.person("filer", AccountRole::Member).await;
    let form = filer.get(&format!("{link}&lang=en")).await;
    assert_eq!(form.status, StatusCode::OK, "{}", form.body);
    for kept in ["value=\"quarkllm\"", "value=\"2023-11-14\"", "value=\"cmmlu\"", "<option value=\"0-shot\" selected"] {
        assert!(form.body.contains(kept), "{kept}: {}", form.body);
    }
}

#[tokio::test]
async fn a_refused_claim_comes_back_with_everything_typed() {
    let site = demo().await;
    let mut filer = site.person("filer", AccountRole::Member).await;
    let long = "x".repeat(201);
    let changes = [
        ("words", long.as_str()),
        ("source", "not an address"),
        ("on", "2023-13"),
        ("kind", "number"),
        ("k", "0"),
        ("organisation", "alibabba"),
        ("claimant", ""),
        ("note", "Kept"),
        ("dataset", "cmlu"),
    ];
    let id = key();
    let address = format!("/claims/file/{id}?lang=en");
    let got = filer.act(&address, &with(&changes)).await;
    assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", got.body);
    for words in [
        "<title>Error: File this claim",
        "href=\"#words\"",
        "at most 200 letters",
        &long,
        "href=\"#source\"",
        "“not an address” is not an address that begins with http",
        "href=\"#on\"",
        "value=\"2023-13\"",
        "href=\"#k\"",
        "“0” is not a place from 1",
        "href=\"#organisation\"",
        "There is alibaba",
        "href=\"#claimant\"",
        "href=\"#dataset\"",
        "Kept",
        "value=\"QuarkLLM\"",
    ] {
        assert!(got.body.contains(words), "{words}: {}", got.body);
    }
    assert!(site.state.store().filing(&id).await.unwrap().is_none(), "nothing is kept of what was refused");
    let undated = filer.act(&address, &with(&[("on", "未说明"), ("model", "not stated")])).await;
    assert_eq!(undated.status, StatusCode::SEE_OTHER, "that nobody says when or of which model is an answer");
}

/// The part of a page that has the tables that fit the words.
fn tables_of(page: &str) -> String {
    let (_, part) = page.split_once("<h2 id=\"tables\">").unwrap_or_else(|| panic!("no tables: {page}"));
    part.split("</section>").next().unwrap().to_owned()
}

#[tokio::test]
async fn a_claim_is_reviewed_and_stands_among_the_others() {
    let site = demo().await;
    let mut filer = site.person("filer", AccountRole::Reviewer).await;
    let mut judge = site.person("judge", AccountRole::Reviewer).await;
    let id = file(&mut filer, &with(&[])).await;
    let (page, claim) = (format!("/submissions/{id}"), format!("/claims/{id}"));
    let again = filer.act(&format!("/claims/file/{id}"), &with(&[("on", "2024-01-01")])).await;
    assert_eq!(location(&again), page, "a form sent twice files once");
    let own = filer.get(&format!("{page}?lang=en")).await;
    assert!(own.body.contains("QuarkLLM 在 CMMLU") && own.body.contains("3 tables"), "{}", own.body);
    for address in [&page, &claim] {
        assert_eq!(site.get(address).await.status, StatusCode::NOT_FOUND, "{address} is not public yet");
    }
    assert_eq!(filer.get(&format!("/submit/{id}")).await.status, StatusCode::NOT_FOUND, "it is no evaluation");

    let queue = judge.get("/review?lang=en").await;
    assert!(queue.body.contains(&format!("/review/{id}")) && queue.body.contains("Claim"), "{}", queue.body);
    let tables = tables_of(&judge.get(&format!("/review/{id}?lang=en")).await.body);
    let asked = decide(&site, &mut judge, &id, "ask", "Which page says so?").await;
    assert_eq!(location(&asked), format!("/review/{id}"));
    let list = filer.get("/submissions").await;
    assert!(list.body.contains(&format!("/claims/file/{id}")), "{}", list.body);
    let form = filer.get(&format!("/claims/file/{id}")).await;
    assert!(form.body.contains("Which page says so?") && form.body.contains("阿里巴巴"), "{}", form.body);
    let changed = with(&[("source", "https://quark.example/news/2")]);
    assert_eq!(location(&filer.act(&format!("/claims/file/{id}"), &changed).await), page);
    let version = site.state.store().data_version().await.unwrap();
    assert_eq!(location(&decide(&site, &mut judge, &id, "accept", "").await), format!("/review/{id}"));
    assert!(site.state.store().data_version().await.unwrap() > version);

    let public = site.get(&format!("{page}?lang=en")).await;
    assert!(public.body.contains("accepted and published it") && public.body.contains(&claim), "{}", public.body);
    let shown = site.get(&format!("{claim}?lang=en")).await;
    assert_eq!(shown.status, StatusCode::OK);
    for words in [
        "QuarkLLM 在 CMMLU 榜单上排名第一。",
        "https://quark.example/news/2",
        "Holds on 2 of 3 tables",
        "Verdict of record number 1",
    ] {
        assert!(shown.body.contains(words), "{words}: {}", shown.body);
    }
    // The reviewer had the tables before them that everybody has now.
    assert_eq!(tables.matches("<tr").count(), 4, "a head and three tables: {tables}");
    assert_eq!(tables, tables_of(&shown.body));
    let list = site.get("/claims?board=cmmlu").await;
    assert!(list.body.contains(&claim), "{}", list.body);
    let body = site.json("/api/v1/claims?verdict=holds-on-some").await;
    let claims = body["claims"].as_array().unwrap();
    let of_it = claims.iter().find(|claim| claim["id"] == id.as_str()).unwrap();
    assert_eq!((&of_it["organisation"], &of_it["claimed_on"]), (&"alibaba".into(), &"2023-11-14".into()));
    assert_eq!(of_it["verdict_of_record"]["n"], 1);
    let feed = site.get(&format!("/changes.atom?claim={id}&lang=en")).await;
    assert!(feed.body.contains(&claim), "{}", feed.body);
    let twice = decide(&site, &mut judge, &id, "accept", "").await;
    assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", twice.body);
    let back = filer.act(&format!("{page}/withdraw"), &[("why", "A slip.")]).await;
    assert_eq!(back.status, StatusCode::CONFLICT, "its claimant said it: {}", back.body);
    assert!(site.state.store().check().await.unwrap().is_empty());
}

#[tokio::test]
async fn nobody_decides_who_belongs_to_the_claimant_or_to_a_maker() {
    let site = demo().await;
    let mut filer = site.person("filer", AccountRole::Reviewer).await;
    let fields =
        with(&[("claimant", "A journal"), ("organisation", "OpenAI"), ("kind", "ahead-of"), ("other", "ChatGLM2-6B")]);
    let id = file(&mut filer, &fields).await;
    for (name, organisation) in [("claims", "openai"), ("makes", "alibaba"), ("other", "zhipu-ai")] {
        let called = site.json(&format!("/api/v1/organisations/{organisation}")).await["name"].clone();
        let called = called.as_str().unwrap();
        let mut conflicted = member(&site, name, organisation).await;
        let page = conflicted.get(&format!("/review/{id}?lang=en")).await;
        assert!(page.body.contains(&format!("You belong to {called}, ")), "{organisation}: {}", page.body);
        for act in ["take-up", "ask", "accept", "reject"] {
            let refused = decide(&site, &mut conflicted, &id, act, "Why").await;
            assert_eq!(refused.status, StatusCode::FORBIDDEN, "{act} by a member of {organisation}");
        }
    }
    assert_eq!(decide(&site, &mut filer, &id, "accept", "").await.status, StatusCode::FORBIDDEN, "nor who filed it");
    let mut elsewhere = member(&site, "elsewhere", "xwin-lm").await;
    let silent = decide(&site, &mut elsewhere, &id, "reject", " ").await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    location(&decide(&site, &mut elsewhere, &id, "reject", "The page does not say so.").await);
    let told = filer.get(&format!("/submissions/{id}")).await;
    assert!(told.body.contains("The page does not say so."), "{}", told.body);
    assert_eq!(site.get(&format!("/claims/{id}")).await.status, StatusCode::NOT_FOUND);
}
