//! Fixed rankings: equal ones are one, they stay as they are, and say what changed since.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use server::fixed::record;
use sha2::{Digest, Sha256};
use sqlx::Connection;

use crate::site::{self, Own};

pub(crate) const SLICE: &str = "board=cmmlu dataset=cmmlu edition=1.0 language=zh domain=general metric=accuracy protocol=5-shot \
                     division=open-to-test as-of=2023-09-26";
const QUERY: &str = "board=cmmlu&dataset=cmmlu&protocol=5-shot&domain=general&division=open-to-test&as-of=2023-09-26";

/// Sends the form under a ranking.
async fn post(site: &Own, slice: &str) -> site::Got {
    post_from(site, slice, "same-origin").await
}

/// Sends the form from a page of this or another site.
async fn post_from(site: &Own, slice: &str, from: &str) -> site::Got {
    let body = form_urlencoded::Serializer::new(String::new()).append_pair("slice", slice).finish();
    let request = Request::post("/s")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("sec-fetch-site", from);
    site.send(request.body(Body::from(body)).unwrap()).await
}

/// Fixes a ranking and gives its address.
pub(crate) async fn fix(site: &Own, slice: &str) -> String {
    let got = post(site, slice).await;
    assert_eq!(got.status, StatusCode::SEE_OTHER, "{}", got.body);
    got.header("location").to_owned()
}

fn digest_of(body: &str) -> String {
    Sha256::digest(body.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Imports a row of CMMLU, and waits until the site has seen it.
async fn import(site: &Own, model: &str, score: &str, day: &str, corrects: &str) {
    let file = format!(
        "board,dataset,edition,language,domain,metric,metric_unit,higher_is_better,metric_min,metric_max,aspect,protocol,\
         division,n_items,model,score,published_on,source_url,evaluator_kind,corrects\r\n\
         CMMLU,CMMLU,1.0,zh,general,accuracy,percent,true,0,100,capability,5-shot,open-to-test,11582,{model},{score},\
         {day},https://example.org/row,organiser,{corrects}\r\n"
    );
    let store = site.state.store();
    let files = [server::import::File { name: "rows.csv", bytes: file.as_bytes() }];
    let batch = server::import::read(&files, &store.known().await.unwrap()).unwrap_or_else(|f| panic!("{f:?}"));
    store.import(&batch, site::now(), |_| {}).await.unwrap();
    site.state.forget_version().await;
}

#[tokio::test]
async fn equal_rankings_have_one_address_and_their_bytes_check_out() {
    let site = site::demo().await;
    let address = fix(&site, SLICE).await;
    assert_eq!(fix(&site, SLICE).await, address);
    let bytes = site.get(&format!("{address}.json")).await;
    assert_eq!(bytes.status, StatusCode::OK);
    assert_eq!(bytes.header("cache-control"), "public, max-age=31536000, immutable");
    let word = domain::digest_word(&Sha256::digest(bytes.body.as_bytes()).into());
    assert!(format!("/s/{word}").starts_with(&address), "{address} is the start of {word}");
    assert_eq!(site.get(&format!("/s/{}.json", &word[..30])).await.body, bytes.body);
    let json = bytes.json();
    assert_eq!((&json["n_ranked"], &json["slice_text"]), (&15.into(), &SLICE.into()));
    assert_eq!(json["first_place"]["wording"], "tied");
    assert_eq!(json["rows"][0]["score"], "71.10");
    assert_eq!(json["rows"][0]["rank_high"], 2);
    // What is read and written again are the same bytes.
    let fixed = record::read(&bytes.body).unwrap();
    let exam = site.state.read().await.unwrap();
    let exam = exam.catalog().exams().find(|exam| exam.key == *fixed.slice.exam()).unwrap().clone();
    assert_eq!(record::record(&fixed, &exam.scale).unwrap().json, bytes.body);

    for lang in ["en", "zh"] {
        let page = site.get(&format!("{address}?lang={lang}")).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.body);
        for part in [digest_of(&bytes.body).as_str(), "XuanYuan-70B", "71.10", "sha256sum"] {
            assert!(page.body.contains(part), "the page in {lang} lacks {part}");
        }
    }
    let csv = site.get(&format!("{address}.csv")).await;
    assert_eq!(csv.header("cache-control"), "public, max-age=31536000, immutable");
    let (head, rows) = csv.body.split_once("\r\n").unwrap();
    assert!(head.starts_with("rank,rank_low,rank_high,of,model,printed_name,"), "{head}");
    assert_eq!(rows.lines().count(), 15);
    assert!(rows.starts_with("1,1,2,15,xuanyuan-70b,XuanYuan-70B,model,"), "{rows}");
    assert!(rows.lines().all(|row| row.ends_with(SLICE)), "{rows}");
}

#[tokio::test]
async fn a_ranking_says_whether_it_is_fixed() {
    let site = site::demo().await;
    let before = site.get(&format!("/rankings?{QUERY}&lang=en")).await.body;
    assert!(before.contains("Fix this ranking") && !before.contains("href=\"/s/"));
    let address = fix(&site, SLICE).await;
    let here = site.get(&format!("/rankings?{QUERY}&lang=en")).await.body;
    assert!(here.contains(&format!("href=\"{address}\"")) && here.contains("the same as this page"), "{here}");
    assert!(!here.contains("Fix this ranking"));
    let next = site.get(&format!("/rankings?{}&lang=en", QUERY.replace("09-26", "09-27"))).await.body;
    assert!(next.contains("the same as this page but for the day") && next.contains("Fix this ranking"));
    let later = site.get(&format!("/rankings?{}&lang=zh", QUERY.replace("2023-09-26", "2024-12-31"))).await.body;
    assert!(later.contains("与本页不同"));
}

#[tokio::test]
async fn it_stays_as_it_is_and_says_what_changed_since() {
    let site = site::demo().await;
    let slice = SLICE.replace("2023-09-26", "2024-12-31");
    let address = fix(&site, &slice).await;
    let bytes = site.get(&format!("{address}.json")).await.body;
    let [csv, lines] = [".csv", ".jsonl"].map(|ending| format!("{address}{ending}"));
    let rows = [site.get(&csv).await.body, site.get(&lines).await.body];
    let page = site.get(&format!("{address}?lang=en")).await.body;
    assert!(page.contains("Nothing: the same results are ranked."), "{page}");
    let json: serde_json::Value = serde_json::from_str(&bytes).unwrap();
    let row = |model: &str| {
        json["rows"].as_array().unwrap().iter().find(|row| row["model"] == model).unwrap()["result"].to_string()
    };
    let corrected = row("xuanyuan-70b");
    import(&site, "XuanYuan-70B", "71.01", "2025-01-02", corrected.trim_matches('"')).await;
    import(&site, "GPT4", "70.00", "2025-01-03", "").await;
    import(&site, "Brand New", "99.00", "2025-01-04", "").await;

    assert_eq!(site.get(&format!("{address}.json")).await.body, bytes, "bytes of record never change");
    let now = [site.get(&csv).await.body, site.get(&lines).await.body];
    assert_eq!(now, rows, "neither do the rows in other forms");
    let page = site.get(&format!("{address}?lang=en")).await.body.replace('\u{a0}', " ");
    for part in ["Entered: 1 model", "Rescored: 1 model", "Revised: 1 model", "34 ranked then, 35 now", "Brand New"] {
        assert!(page.contains(part), "lacks {part}: {page}");
    }
    let zh = site.get(&format!("{address}?lang=zh")).await.body;
    for part in ["新增：1 个模型", "改分：1 个模型", "修订：1 个模型"] {
        assert!(zh.contains(part), "lacks {part}");
    }
    // The same day, fixed again after the correction, is the same: it began later.
    assert_eq!(fix(&site, &slice).await, address);

    // Whatever else is said of results and models later: another leaves its board, a model gets another name.
    let gone = row("gpt-4").trim_matches('"').to_owned();
    let file = format!("sqlite://{}", site.folder.path().join("own.sqlite").display());
    let mut connection = sqlx::SqliteConnection::connect(&file).await.unwrap();
    let later = format!(
        "UPDATE result SET withdrawn_on = '2025-02-01' WHERE id = '{gone}'; UPDATE model SET name = 'Other'; \
         UPDATE data_version SET version = version + 1"
    );
    sqlx::raw_sql(sqlx::AssertSqlSafe(later)).execute(&mut connection).await.unwrap();
    site.state.forget_version().await;
    let now = [site.get(&csv).await.body, site.get(&lines).await.body];
    assert_eq!(now, rows, "nor with what became of them");
}

#[tokio::test]
async fn its_citation_and_badge_say_it_whole() {
    let site = site::demo().await;
    let address = fix(&site, SLICE).await;
    for ending in [".bib", ".ris", ".csl.json"] {
        let got = site.get(&format!("{address}{ending}")).await;
        assert_eq!(got.status, StatusCode::OK, "{ending}");
        for part in ["71.10", "±0.83", "five-shot", "tied for first with 1 other of 15", "并列第一，共", "2023"]
        {
            let body = got.body.replace('\u{a0}', " ");
            assert!(body.contains(part), "{ending} lacks {part}: {body}");
        }
        assert!(got.body.contains("2026"), "the day of retrieval");
    }
    let shields = site.json(&format!("{address}.shields.json")).await;
    let message = shields["message"].as_str().unwrap();
    for part in ["tied 1st of 15", "CMMLU", "general", "five-shot", "open to public test", "as of 2023-09-26"] {
        assert!(message.contains(part), "{message} lacks {part}");
    }
    let svg = site.get(&format!("{address}.svg?n=no")).await.body;
    assert!(svg.contains(message), "{svg}");
    // Its leader is corrected: the badge says that word.
    let result = site.json(&format!("{address}.json")).await["rows"][0]["result"].as_str().unwrap().to_owned();
    import(&site, "XuanYuan-70B", "71.01", "2025-01-02", &result).await;
    let shields = site.json(&format!("{address}.shields.json")).await;
    assert!(shields["message"].as_str().unwrap().starts_with("corrected · CMMLU"), "{shields}");
    assert_eq!(shields["label"], "XuanYuan-70B", "a score that was corrected is not repeated");
    assert!(site.get(&format!("{address}.zh.svg")).await.body.contains("已更正"));
}

#[tokio::test]
async fn what_cannot_be_fixed_is_refused() {
    let site = site::demo().await;
    for (slice, status) in [
        ("", StatusCode::BAD_REQUEST),
        ("board=cmmlu dataset=cmmlu as-of=2023-09-26", StatusCode::BAD_REQUEST),
        (&SLICE.replace("2023-09-26", "2019-01-01"), StatusCode::BAD_REQUEST),
        (&SLICE.replace("2023-09-26", "2099-01-01"), StatusCode::BAD_REQUEST),
        (&SLICE.replace("board=cmmlu", "board=nowhere"), StatusCode::NOT_FOUND),
    ] {
        assert_eq!(post(&site, slice).await.status, status, "{slice}");
    }
    let elsewhere = post_from(&site, SLICE, "cross-site").await;
    assert_eq!(elsewhere.status, StatusCode::FORBIDDEN, "no other site fixes anything");
    for address in ["/s/0000000000000000", "/s/nothing", "/s/0000000000000000.json", "/s/0000000000000000.svg"] {
        assert_eq!(site.get(address).await.status, StatusCode::NOT_FOUND, "{address}");
    }
}
