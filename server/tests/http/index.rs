//! The index of rankings: every exam, how many each ranks, and what narrows the list.

use axum::http::StatusCode;

use crate::site;

/// The exams of a page: the address of each ranking and what stands beside it.
fn lines(body: &str) -> Vec<(String, String)> {
    let items = body.split("<li><a href=\"/rankings?board=").skip(1);
    let line = |item: &str| {
        let (query, rest) = item.split_once('"').unwrap();
        let words = rest.split("<span class=\"quiet\">").nth(1).and_then(|rest| rest.split('<').next());
        (format!("/rankings?board={}", query.replace("&amp;", "&")), words.unwrap_or_default().to_owned())
    };
    items.map(line).collect()
}

#[tokio::test]
async fn the_index_holds_every_exam_with_how_many_it_ranks() {
    let site = site::demo().await;
    let got = site.get("/rankings?lang=en").await;
    assert_eq!(got.status, StatusCode::OK);
    let lines = lines(&got.body);
    let n_exams = site.state.read().await.unwrap().catalog().exams().count();
    assert_eq!(lines.len(), n_exams);
    for (address, words) in lines.iter().step_by(23) {
        let body = site.json(&format!("/api/v1{address}")).await;
        assert_eq!(body["ranked"], true, "{address} is one exam");
        let n = body["n_ranked"].as_u64().unwrap();
        let expected = match n {
            0 => "nobody ranked".to_owned(),
            1 | 2 => format!("{n}, too few to rank"),
            n => format!("{n} ranked"),
        };
        assert_eq!(*words, expected, "{address}");
    }
    for address in ["/", "/boards", "/rankings?board=cmmlu&dataset=cmmlu"] {
        let got = site.get(address).await;
        assert!(got.body.contains("href=\"/rankings\""), "{address} leads to the index");
    }
}

#[tokio::test]
async fn the_index_is_narrowed_by_words_of_exams_and_by_day() {
    let site = site::demo().await;
    let narrowed = lines(&site.get("/rankings?language=zh&domain=medicine&as-of=2024-06-30").await.body);
    assert!(narrowed.len() > 3, "{narrowed:?}");
    for (address, _) in &narrowed {
        assert!(address.contains("language=zh&domain=medicine") && address.ends_with("as-of=2024-06-30"), "{address}");
    }
    let cmmlu = |lines: &[(String, String)]| {
        let one = lines.iter().find(|(address, _)| address.contains("board=cmmlu&") && address.contains("5-shot"));
        one.unwrap().1.clone()
    };
    let before = lines(&site.get("/rankings?domain=general&as-of=2023-09-25&lang=en").await.body);
    let after = lines(&site.get("/rankings?domain=general&as-of=2023-09-26&lang=en").await.body);
    assert_eq!((cmmlu(&before).as_str(), cmmlu(&after).as_str()), ("21 ranked", "22 ranked"));
    // A board or a dataset still gives the listing, and words that fit one exam its ranking.
    let listing = site.get("/rankings?dataset=cmmlu&lang=en").await;
    assert!(listing.body.contains("Not one exam: no rank."));
}

#[tokio::test]
async fn an_index_that_is_not_there_is_refused() {
    let site = site::demo().await;
    for (address, status, words) in [
        ("/rankings?language=zz", StatusCode::NOT_FOUND, "zh"),
        ("/rankings?page=99", StatusCode::BAD_REQUEST, "page=99"),
        ("/rankings?as-of=9999-01-01", StatusCode::BAD_REQUEST, "9999-01-01"),
        ("/rankings?size=under-10b", StatusCode::BAD_REQUEST, "name a board or a dataset"),
    ] {
        let got = site.get(&format!("{address}&lang=en")).await;
        assert_eq!(got.status, status, "{address}");
        assert!(got.body.contains(words), "{address}: {}", got.body);
    }
    let empty = site::empty().await;
    let got = empty.get("/rankings?lang=en").await;
    assert_eq!(got.status, StatusCode::OK);
    assert!(got.body.contains("No exam is kept here yet."));
}
