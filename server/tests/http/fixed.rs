//! What is kept of a result: bytes of record that check out, citations, badges, corrections.

use axum::http::StatusCode;
use chrono::{Duration, NaiveDate};
use sha2::{Digest, Sha256};

use crate::site::{self, Own};

const SLICE: &str = "board=cmmlu&dataset=cmmlu&protocol=5-shot&domain=general&division=open-to-test&as-of=2023-09-26";

/// The address of the result of XuanYuan-70B in that slice.
async fn xuanyuan(site: &Own) -> String {
    site.json(&format!("/api/v1/rankings?{SLICE}")).await["rows"][0]["result"].as_str().unwrap().to_owned()
}

fn digest_of(body: &str) -> String {
    Sha256::digest(body.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[tokio::test]
async fn the_bytes_of_record_have_the_digest_that_the_page_prints() {
    let site = site::demo().await;
    let address = xuanyuan(&site).await;
    let record = site.get(&format!("{address}.json")).await;
    assert_eq!(record.status, StatusCode::OK);
    assert_eq!(record.header("cache-control"), "public, max-age=31536000, immutable");
    assert_eq!(record.header("access-control-allow-origin"), "*");
    let digest = digest_of(&record.body);
    for lang in ["en", "zh"] {
        let page = site.get(&format!("{address}?lang={lang}")).await;
        assert!(page.body.contains(&digest), "the page in {lang} lacks {digest}");
        assert!(page.body.contains(&format!("curl -s http://127.0.0.1:3000{address}.json | sha256sum")));
    }
    assert_eq!(record.json()["score"], "71.10");
    assert_eq!(record.json()["printed_name"], "XuanYuan-70B");
}

#[tokio::test]
async fn a_longer_beginning_of_the_digest_is_the_same_result() {
    let site = site::demo().await;
    let address = xuanyuan(&site).await;
    let record = site.get(&format!("{address}.json")).await.body;
    let bytes: [u8; 32] = Sha256::digest(record.as_bytes()).into();
    let word = domain::digest_word(&bytes);
    assert!(format!("/r/{word}").starts_with(&address));
    for length in [17, 24, 52] {
        assert_eq!(site.get(&format!("/r/{}.json", &word[..length])).await.body, record);
        assert_eq!(site.get(&format!("/r/{}", &word[..length])).await.status, StatusCode::OK);
    }
    let flipped = if word.as_bytes()[16] == b'0' { "1" } else { "0" };
    for wrong in [format!("{}{flipped}", &word[..16]), word[..15].to_owned(), format!("{word}0")] {
        assert_eq!(site.get(&format!("/r/{wrong}")).await.status, StatusCode::NOT_FOUND, "{wrong}");
        assert_eq!(site.get(&format!("/r/{wrong}.json")).await.status, StatusCode::NOT_FOUND, "{wrong}");
    }
}

#[tokio::test]
async fn a_citation_says_the_result_whole() {
    let site = site::demo().await;
    let address = xuanyuan(&site).await;
    for (ending, kind) in [
        (".bib", "application/x-bibtex; charset=utf-8"),
        (".ris", "application/x-research-info-systems; charset=utf-8"),
        (".csl.json", "application/vnd.citationstyles.csl+json"),
    ] {
        let got = site.get(&format!("{address}{ending}")).await;
        assert_eq!((got.status, got.header("content-type")), (StatusCode::OK, kind), "{ending}");
        for part in ["71.10", "five-shot", "tied for first with 1 other of 15", "并列第一", "2026"] {
            let body = got.body.replace('\u{a0}', " ");
            assert!(body.contains(part), "{ending} lacks {part}: {body}");
        }
        assert!(got.body.contains(&format!("http://127.0.0.1:3000{address}")), "{}", got.body);
    }
}

#[tokio::test]
async fn a_badge_has_wording_number_slice_and_day() {
    let site = site::demo().await;
    let address = xuanyuan(&site).await;
    let shields = site.json(&format!("{address}.shields.json")).await;
    let message = shields["message"].as_str().unwrap();
    for part in ["rank 16 ", " of 34", "CMMLU", "general", "five-shot", "open to public test", "as of 2026-11-24"] {
        assert!(message.contains(part), "{message} lacks {part}");
    }
    assert_eq!(shields["label"], "XuanYuan-70B 71.10");
    let svg = site.get(&format!("{address}.svg")).await;
    assert_eq!(svg.header("content-type"), "image/svg+xml");
    assert!(svg.body.contains(message), "{}", svg.body);
    let zh = site.get(&format!("{address}.zh.svg")).await.body;
    assert!(zh.contains("轩辕-70B 71.10") && zh.contains("共 34") && zh.contains("五样本"), "{zh}");
    // Nothing in the address shortens it.
    let asked = site.get(&format!("{address}.svg?slice=no&n=no")).await.body;
    assert_eq!(asked, svg.body);
}

#[tokio::test]
async fn a_withdrawn_result_turns_its_badge_into_that_word() {
    let site = site::demo().await;
    // vivoLM-7B left CMMLU on 2023-12-19.
    let body = site.json("/api/v1/rankings?board=cmmlu&dataset=cmmlu&protocol=5-shot&domain=general&as-of=2023-09-26");
    let address = body.await["rows"][0]["result"].as_str().unwrap().to_owned();
    let shields = site.json(&format!("{address}.shields.json")).await;
    assert_eq!((&shields["color"], &shields["label"]), (&"B02E1A".into(), &"BlueLM-7B".into()), "no score any more");
    let message = shields["message"].as_str().unwrap();
    assert!(message.starts_with("withdrawn 2023-12-19 · CMMLU"), "{message}");
    assert!(
        message.contains("Chinese · general · ") && message.contains(" · as of 20"),
        "its slice is whole: {message}"
    );
    assert!(site.get(&format!("{address}.zh.svg")).await.body.contains("已撤回"));
}

#[tokio::test]
async fn a_correction_names_the_old_and_both_stay() {
    let site = site::demo().await;
    let address = xuanyuan(&site).await;
    let id = address.trim_start_matches("/r/").to_owned();
    let before = site.get(&format!("{address}.json")).await.body;

    let file = format!(
        "board,dataset,edition,language,domain,metric,metric_unit,higher_is_better,metric_min,metric_max,aspect,protocol,\
         division,n_items,model,score,published_on,source_url,evaluator_kind,corrects\r\n\
         CMMLU,CMMLU,1.0,zh,general,accuracy,percent,true,0,100,capability,5-shot,open-to-test,11582,XuanYuan-70B,\
         71.01,2025-01-02,https://example.org/erratum,organiser,{id}\r\n"
    );
    let store = site.state.store();
    let files = [server::import::File { name: "erratum.csv", bytes: file.as_bytes() }];
    let batch = server::import::read(&files, &store.known().await.unwrap()).unwrap_or_else(|f| panic!("{f:?}"));
    let new = batch.results[0].id.to_string();
    store.import(&batch, site::now(), |_| {}).await.unwrap();
    site.state.forget_version().await;

    assert_eq!(site.get(&format!("{address}.json")).await.body, before, "bytes of record never change");
    let old = site.get(&format!("{address}?lang=en")).await.body;
    assert!(
        old.contains("Revision 1 of 2.")
            && old.contains("The current one is revision 2:")
            && old.contains(&format!("/r/{new}")),
        "the old names the new"
    );
    let page = site.get(&format!("/r/{new}?lang=zh")).await.body;
    assert!(
        page.contains("第 2 版，共 2 版。") && page.contains("所更正的是") && page.contains(&address),
        "the new names the old"
    );
    assert!(old.contains("Decided by the board CMMLU, in its table."), "who decided it");
    assert!(old.contains("id=\"checks\"") && old.contains("It was not filed here"), "what is stated was checked");
    let record = site.json(&format!("/r/{new}.json")).await;
    assert_eq!(record["corrects"], id);
    assert_eq!(
        site.json(&format!("{address}.shields.json")).await["message"].as_str().unwrap().split(' ').next(),
        Some("corrected")
    );
    // Wherever it is quoted it is called corrected, with what took its place, and never withdrawn.
    let words = [
        ("en", format!("Corrected on 2 January 2025. Result {new} took its place."), "Withdrawn"),
        ("zh", format!("2025 年 1 月 2 日更正。由成绩 {new} 取代。"), "撤回"),
    ];
    for (lang, corrected, withdrawn) in &words {
        for quoting in [address.clone(), format!("/embed{address}")] {
            let page = site.get(&format!("{quoting}?lang={lang}")).await.body.replace('\u{a0}', " ");
            let page = page.split("id=\"badge\"").next().unwrap();
            assert!(page.contains(corrected), "{quoting} in {lang}");
            for part in ["class=\"verdict\"", "class=\"cert-seal\"", "id=\"cite\"", "og:description", "ld+json"] {
                let part = page.split(part).nth(1).unwrap_or_default().split("</").next().unwrap();
                assert!(!part.contains(withdrawn), "{quoting} in {lang}: {part}");
            }
        }
        for ending in [".bib", ".ris", ".csl.json"] {
            let cited = site.get(&format!("{address}{ending}")).await.body.replace('\u{a0}', " ");
            assert!(cited.contains(corrected) && !cited.contains(withdrawn), "{ending}: {cited}");
        }
    }
    // Among the other results of the model too.
    let related = site.get(&format!("/r/{new}?lang=en")).await.body.replace('\u{a0}', " ");
    assert!(related.contains(&words[0].1) && !related.contains("Withdrawn on 2 January 2025"));
    let day = NaiveDate::from_ymd_opt(2025, 1, 2).unwrap();
    for (day, score) in [(day - Duration::days(1), "71.10"), (day, "71.01")] {
        let slice = SLICE.replace("2023-09-26", &day.to_string());
        let rows = site.json(&format!("/api/v1/rankings?{slice}")).await["rows"].clone();
        let row = rows.as_array().unwrap().iter().find(|row| row["model"] == "xuanyuan-70b").unwrap().clone();
        assert_eq!(row["score_text"], score, "on {day}");
    }
}

#[tokio::test]
async fn the_error_clustered_by_subject_stands_beside_the_floor() {
    let site = site::demo().await;
    let address = xuanyuan(&site).await;
    let en = site.get(&format!("{address}?lang=en")).await.body;
    assert!(en.contains("clustered by 4 groups of subjects: 2.99"), "the four groups of CMMLU");
    let zh = site.get(&format!("{address}?lang=zh")).await.body;
    assert!(zh.contains("按 4 组科目聚类则为 2.99"));
}

/// What the record says is on the page, and what it does not say is said to be missing.
#[tokio::test]
async fn a_certificate_has_note_revision_and_files() {
    let site = site::demo().await;
    let address = "/r/00bm9zwcvdxahq9x";
    let note = site.json(&format!("{address}.json")).await["note"].as_str().unwrap().to_owned();
    let revision = "8b3219a92973c328a8e22fadcfa821b5dc75636a";
    assert!(note.contains(revision), "{note}");
    for (lang, names, missing) in [
        ("en", ["Note", "Model weights revision", "Files"], "not stated"),
        ("zh", ["备注", "模型权重版本", "文件"], "未说明"),
    ] {
        let page = site.get(&format!("{address}?lang={lang}")).await.body;
        let of = |name: &str| {
            let after = page.split(&format!("<dt>{name}</dt>")).nth(1).unwrap_or_else(|| panic!("no {name} in {lang}"));
            after.split("</dd>").next().unwrap().to_owned()
        };
        let [said, weights, files] = names.map(of);
        assert!(said.contains(&note), "{said}");
        assert!(weights.contains(revision), "{weights}");
        assert!(files.contains(missing), "{files}");
    }
    // A word or a number in that place is no digest of weights.
    let xuanyuan = xuanyuan(&site).await;
    let page = site.get(&format!("{xuanyuan}?lang=en")).await.body;
    assert!(
        page.split("<dt>Model weights revision</dt>")
            .nth(1)
            .unwrap()
            .split("</dd>")
            .next()
            .unwrap()
            .contains("not stated")
    );
}

#[tokio::test]
async fn the_verdict_of_a_claim_is_cited_with_what_it_was_made_from() {
    let site = site::demo().await;
    let address = "/claims/2025-01-24-r1-sonnet-aider-polyglot";
    for ending in [".bib", ".ris", ".csl.json"] {
        let got = site.get(&format!("{address}{ending}")).await;
        assert_eq!(got.status, StatusCode::OK, "{ending}");
        for part in ["Verdict: ", "判定：", "Slice: ", "口径：", "retrieved 2026-11-24", "verdict 2025-01-24"] {
            assert!(got.body.contains(part), "{ending} lacks {part}: {}", got.body);
        }
    }
    for wrong in ["/claims/nobody.bib", "/claims/nobody.svg", "/claims/2025-01-24-r1-sonnet-aider-polyglot.csv"] {
        assert_eq!(site.get(wrong).await.status, StatusCode::NOT_FOUND, "{wrong}");
    }
    let page = site.get(&format!("{address}?lang=zh")).await.body;
    assert!(page.contains("@misc{jinbang-2025-01-24") && page.contains(&format!("{address}.ris")));
}
