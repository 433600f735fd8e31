//! The whole data as files: they are what they say, and rebuild the same site on either database.

use std::collections::BTreeSet;
use std::path::Path;

use axum::http::StatusCode;
use domain::account::AccountRole;
use parquet::file::reader::{FileReader, SerializedFileReader};
use server::export::{self, Folder, csv_of, parquet_of};
use sha2::{Digest, Sha256};
use store::{CopyError, OPEN_TABLES, Store};

use crate::filing::{OWN_RANKING, accept, fresh, location, value_of, with};
use crate::postgres;
use crate::site::{self, Own};

const CMMLU: &str = "board=cmmlu&dataset=cmmlu&domain=general&protocol=5-shot";

/// Takes an export into the empty database of a site.
async fn taken_in(site: &Own, folder: &Path) {
    let copy = Folder::open(folder).unwrap();
    export::take_bytes_in(site.state.files(), copy.files(), copy.path()).await.unwrap();
    let rows = site.state.store().copy_in(&copy, copy.state()).await.unwrap();
    assert!(rows > 10_000, "{rows} rows");
    assert!(site.state.store().check().await.unwrap().is_empty());
}

/// Every digest of every record.
async fn digests(store: &Store) -> BTreeSet<(String, String)> {
    let mut all = BTreeSet::new();
    let mut last = String::new();
    loop {
        let records = store.records_after(&last, 5_000).await.unwrap();
        let Some(end) = records.last() else { return all };
        last = end.id.to_string();
        all.extend(records.into_iter().map(|record| (record.id.to_string(), record.digest)));
    }
}

async fn same(one: &Own, other: &Own) {
    // Pages show first places once they are searched.
    for site in [one, other] {
        server::firsts::warm(site.state.clone()).await;
    }
    for address in [
        "/?lang=en".to_owned(),
        "/boards/cmmlu?lang=zh".to_owned(),
        "/models/gpt-4?lang=en".to_owned(),
        "/claims?lang=en".to_owned(),
        "/claims/2025-01-24-r1-sonnet-aider-polyglot?lang=en".to_owned(),
        "/datasets/c-eval?lang=en".to_owned(),
        "/r/mn8d8aha2f408pv6?lang=en".to_owned(),
        "/r/mn8d8aha2f408pv6.json".to_owned(),
        "/changes?lang=en".to_owned(),
        "/changes.atom?board=cmmlu&lang=zh".to_owned(),
        "/api/v1/models?limit=500".to_owned(),
        "/api/v1/results?board=cmmlu".to_owned(),
        "/api/v1/claims".to_owned(),
        format!("/rankings?{CMMLU}&lang=zh"),
        format!("/api/v1/rankings?{CMMLU}"),
        format!("/api/v1/changes?{CMMLU}&edition=1.0"),
    ] {
        let (a, b) = (one.get(&address).await, other.get(&address).await);
        assert_eq!((a.status, b.status), (StatusCode::OK, StatusCode::OK), "{address}: {}", b.body);
        assert!(a.body == b.body, "{address} differs");
        assert_eq!(a.header("last-modified"), b.header("last-modified"), "{address}");
    }
    assert_eq!(digests(one.state.store()).await, digests(other.state.store()).await);
}

#[tokio::test]
async fn an_export_rebuilds_the_site_on_either_database_and_from_one_to_the_other() {
    let site = site::demo().await;
    let folder = tempfile::tempdir().unwrap();
    let (first, second) = (folder.path().join("first"), folder.path().join("second"));
    export::write(site.state.store(), &first).await.unwrap();

    let url = tokio::task::spawn_blocking(postgres::database).await.unwrap();
    let there = site::on(&url).await;
    there.state.store().migrate().await.unwrap();
    taken_in(&there, &first).await;
    same(&site, &there).await;

    // From PostgreSQL back to SQLite.
    export::write(there.state.store(), &second).await.unwrap();
    let back = site::empty().await;
    taken_in(&back, &second).await;
    same(&site, &back).await;

    let copy = Folder::open(&second).unwrap();
    let refused = back.state.store().copy_in(&copy, copy.state()).await;
    assert!(matches!(refused, Err(CopyError::NotEmpty)), "{refused:?}");
}

/// The lines of a table of an export, without its head.
fn lines(folder: &Path, name: &str) -> Vec<String> {
    let text = std::fs::read_to_string(folder.join(name)).unwrap();
    text.lines().skip(1).map(str::to_owned).collect()
}

#[tokio::test]
async fn what_was_filed_and_objected_to_in_public_is_in_an_export_and_nothing_else_of_accounts() {
    let site = site::demo().await;
    let mut filer = site.programmer("filer", AccountRole::Member).await;
    let mut judge = site.programmer("judge", AccountRole::Reviewer).await;
    let mut critic = site.programmer("critic", AccountRole::Member).await;
    let [published, draft] = [fresh(), fresh()];
    filer.submit(&published, &with(&[]), &[("file", "run/log.txt", "line 3: 69.95")]).await;
    accept(&mut judge, &published).await;
    let of = site.json(&format!("/api/v1/submissions/{published}")).await;
    let result = format!("/r/{}", of["results"][0]["id"].as_str().unwrap());
    let dispute = format!("{result}/dispute");
    let key = value_of(&critic.get(&dispute).await.body, "id");
    let evidence = [("id", key.as_str()), ("ground", "score"), ("evidence", "The log gives 69.95, see line 3.")];
    location(&critic.act(&dispute, &evidence).await);
    // Neither a draft nor its author is public.
    let mut other = site.programmer("somebody", AccountRole::Member).await;
    other.submit(&draft, &with(&[("do", "save")]), &[("file", "log.txt", "nobody's business")]).await;

    let folder = tempfile::tempdir().unwrap();
    let whole = export::write(site.state.store(), folder.path()).await.unwrap();
    let [log] = whole.files.as_slice() else { panic!("{:?}", whole.files) };
    let digest = |text: &str| Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    assert_eq!((log.digest.clone(), log.size), (digest("line 3: 69.95"), 13));
    assert_eq!(lines(folder.path(), "file.csv").len(), 1);
    assert_eq!(lines(folder.path(), "filing_file.csv").len(), 1);
    // Its bytes are given for ever, those of a draft to nobody.
    let given = site.get(&format!("/exports/{}", log.path())).await;
    assert_eq!((given.status, given.body.as_str()), (StatusCode::OK, "line 3: 69.95"));
    assert!(given.header("content-disposition").starts_with("attachment;") && given.header("etag").is_empty());
    assert!(given.header("cache-control").contains("immutable"));
    let private = format!("/exports/files/{}", digest("nobody's business"));
    assert_eq!(site.get(&private).await.status, StatusCode::NOT_FOUND);

    // Without the bytes an export is not whole, and with others neither.
    let fault = Folder::open(folder.path()).unwrap_err().to_string();
    assert!(fault.contains("1 of 1 files of filings are missing") && fault.contains(&log.digest), "{fault}");
    export::fetch(site.state.files(), &whole.files, folder.path()).await.unwrap();
    let there = folder.path().join(log.path());
    std::fs::write(&there, "line 3: 99.95").unwrap();
    assert!(Folder::open(folder.path()).unwrap_err().to_string().contains("not those that were filed"));
    std::fs::write(&there, "line 3: 69.95").unwrap();
    let archive = folder.path().join("whole.zip");
    export::archive(folder.path(), &whole.files, &archive).unwrap();
    let mut archive = zip::ZipArchive::new(std::fs::File::open(&archive).unwrap()).unwrap();
    assert_eq!(archive.by_name(&log.path()).unwrap().size(), 13);
    let authors = lines(folder.path(), "author.csv");
    let named = |name: &str| authors.iter().any(|line| line.contains(name));
    assert!(named("filer") && named("judge") && named("critic") && !named("somebody"), "{authors:?}");
    assert!(authors.iter().all(|line| line.contains(",member,deleted,")), "{authors:?}");
    assert_eq!(lines(folder.path(), "filing.csv").len(), 1);

    let url = tokio::task::spawn_blocking(postgres::database).await.unwrap();
    let there = site::on(&url).await;
    there.state.store().migrate().await.unwrap();
    taken_in(&there, folder.path()).await;
    for site in [&site, &there] {
        server::firsts::warm(site.state.clone()).await;
    }
    let ranking = OWN_RANKING.replace("/api/v1", "");
    for address in [
        format!("{result}?lang=en"),
        format!("/submissions/{published}?lang=zh"),
        format!("/submissions/{published}/files/{}", log.digest),
        format!("{ranking}&lang=en"),
        "/changes?lang=en".to_owned(),
    ] {
        let (a, b) = (site.get(&address).await, there.get(&address).await);
        assert_eq!((a.status, b.status), (StatusCode::OK, StatusCode::OK), "{address}: {}", b.body);
        assert!(a.body == b.body, "{address} differs");
    }
    assert!(there.get(&result).await.body.contains("see line 3"), "the objection came along");
}

#[tokio::test]
async fn files_are_what_their_description_says() {
    let site = site::demo().await;
    let folder = tempfile::tempdir().unwrap();
    export::write(site.state.store(), folder.path()).await.unwrap();
    let package: serde_json::Value =
        serde_json::from_slice(&std::fs::read(folder.path().join(export::PACKAGE)).unwrap()).unwrap();
    assert_eq!(package["resources"].as_array().unwrap().len(), OPEN_TABLES.len());
    for (table, resource) in OPEN_TABLES.iter().zip(package["resources"].as_array().unwrap()) {
        let mut reader = csv::Reader::from_path(folder.path().join(csv_of(table))).unwrap();
        let head: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
        let fields: Vec<&str> =
            resource["schema"]["fields"].as_array().unwrap().iter().map(|f| f["name"].as_str().unwrap()).collect();
        assert_eq!(head, fields);
        let n = reader.records().map(Result::unwrap).count();
        let file = std::fs::File::open(folder.path().join(parquet_of(table))).unwrap();
        let parquet = SerializedFileReader::new(file).unwrap();
        let rows = parquet.metadata().file_metadata().num_rows();
        assert_eq!(usize::try_from(rows).unwrap(), n, "{}", table.name);
        let names: Vec<String> =
            parquet.metadata().file_metadata().schema_descr().columns().iter().map(|c| c.name().to_owned()).collect();
        assert_eq!(names, head, "{}", table.name);
    }
    // One changed byte is found before anything is written.
    let file = folder.path().join("result.csv");
    let text = std::fs::read_to_string(&file).unwrap().replacen("71.10", "71.11", 1);
    std::fs::write(&file, text).unwrap();
    assert!(Folder::open(folder.path()).unwrap_err().to_string().contains("result.csv"));
}

#[tokio::test]
async fn the_newest_export_is_served_and_made_once() {
    let site = site::demo().await;
    assert_eq!(site.get("/exports/result.csv").await.status, StatusCode::NOT_FOUND, "kept nowhere");
    let folder = tempfile::tempdir().unwrap();
    site.state.exports().keep_in(folder.path().to_owned());
    let got = site.get("/exports/result.csv").await;
    assert_eq!((got.status, got.header("content-type")), (StatusCode::OK, "text/csv; charset=utf-8; header=present"));
    assert!(got.body.starts_with("id,exam,submission,"));
    let tag = got.header("etag").to_owned();
    let again = site.get_with("/exports/result.csv", &[("if-none-match", &tag)]).await;
    assert_eq!(again.status, StatusCode::NOT_MODIFIED);
    let names: Vec<String> = export::names().chain([export::ARCHIVE.to_owned()]).collect();
    for name in &names {
        assert_eq!(site.get(&format!("/exports/{name}")).await.status, StatusCode::OK, "{name}");
    }
    for name in ["account.csv", "session.csv", "..%2Fjinbang.sqlite", "data_version.csv"] {
        assert_eq!(site.get(&format!("/exports/{name}")).await.status, StatusCode::NOT_FOUND, "{name}");
    }
    for lang in ["en", "zh"] {
        let page = site.get(&format!("/exports?lang={lang}")).await;
        assert!(!page.body.contains("data-label=\"What it holds\"></td>"), "a table without words");
        assert!(page.status.is_success() && names.iter().all(|name| page.body.contains(&format!("/exports/{name}"))));
    }
}

#[tokio::test]
async fn a_submission_is_given_as_every_eval_ever_has_it() {
    let site = site::demo().await;
    // The organisers of CMMLU ran it: a third party to the model.
    let results = site.json("/api/v1/results?board=cmmlu&limit=500&fields=submission,evaluator_kind").await;
    let by_organisers = |result: &&serde_json::Value| result["evaluator_kind"] == "organiser";
    let result = results["results"].as_array().unwrap().iter().find(by_organisers).unwrap();
    let submission = result["submission"].as_str().unwrap();
    let record = site.json(&format!("/api/v1/submissions/{submission}/every-eval-ever.json")).await;
    assert_eq!(record["schema_version"], "0.3.0");
    assert_eq!(record["source_metadata"]["evaluator_relationship"], "third_party");
    let n = record["evaluation_results"].as_array().unwrap().len();
    assert!(n > 0);
    for result in record["evaluation_results"].as_array().unwrap() {
        assert!(
            result["score_details"]["score"].is_number() && result["metric_config"]["lower_is_better"].is_boolean()
        );
        assert!(result["source_data"]["url"].is_array());
    }
    let missing = site.get("/api/v1/submissions/0000000000000000/every-eval-ever.json").await;
    assert_eq!(missing.status, StatusCode::NOT_FOUND);
}
