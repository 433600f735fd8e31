//! Rankings and verdicts as they are quoted elsewhere: badges, citations, frames; and tables in their forms
//! for programs.

use axum::http::StatusCode;
use serde_json::Value;

use crate::site;

const QUERY: &str = "board=cmmlu&dataset=cmmlu&protocol=5-shot&domain=general&division=open-to-test&as-of=2023-09-26";
const CLAIM: &str = "/claims/2025-01-24-r1-sonnet-aider-polyglot";

#[tokio::test]
async fn a_ranking_nobody_fixed_has_badges_that_name_its_day() {
    let site = site::demo().await;
    let today = QUERY.split("&as-of").next().unwrap();
    let page = site.get(&format!("/rankings?{today}&lang=en")).await.body;
    let boxed = page.split("id=\"quoting\"").nth(1).unwrap();
    let day = site::now().date_naive();
    for words in
        [&format!("as-of={day}"), "/rankings.svg?", "/rankings.shields.json?", "/rankings.bib?", "/embed/rankings?"]
    {
        assert!(boxed.contains(words), "{words}: {boxed}");
    }
    let shields = site.json(&format!("/rankings.shields.json?{QUERY}")).await;
    assert_eq!(shields["label"], "XuanYuan-70B 71.10");
    let of = |model: &str| format!("/rankings.shields.json?{QUERY}&model={model}");
    let second = site.json(&of("gpt-4")).await;
    let low = site.json(&of("chatglm2-6b")).await;
    let absent = site.json(&of("gpt-4o-2024-05-13")).await;
    for (badge, start) in [
        (&shields, "tied 1st of 15 · "),
        (&second, "tied 1st of 15 · "),
        (&low, "rank "),
        (&absent, "not among the 15 ranked · "),
    ] {
        let message = badge["message"].as_str().unwrap();
        assert!(message.starts_with(start) && message.contains("15"), "{message}");
        for part in ["CMMLU", "general", "five-shot", "open to public test", "as of 2023-09-26"] {
            assert!(message.contains(part), "{message} lacks {part}");
        }
    }
    let zh = site.get(&format!("/rankings.zh.svg?{QUERY}&model=gpt-4")).await;
    assert_eq!(zh.header("content-type"), "image/svg+xml");
    assert!(zh.body.contains("截至 2023-09-26"), "{}", zh.body);
    for ending in [".bib", ".ris", ".csl.json"] {
        let cited = site.get(&format!("/rankings{ending}?{QUERY}")).await.body.replace('\u{a0}', " ");
        for part in ["tied for first with 1 other of 15", "共 15 个", "2023-09-26", "retrieved 2026-11-24"] {
            assert!(cited.contains(part), "{ending} lacks {part}: {cited}");
        }
    }
    assert_eq!(site.get(&of("gpt4")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(site.get("/rankings.svg?board=cmmlu&dataset=cmmlu").await.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn a_verdict_has_a_badge_a_picture_and_a_frame() {
    let site = site::demo().await;
    let claims = site.json("/api/v1/claims").await;
    for claim in claims["claims"].as_array().unwrap() {
        let address = claim["address"].as_str().unwrap();
        let badge = site.json(&format!("{address}.shields.json")).await;
        let message = badge["message"].as_str().unwrap();
        let lead = claim["sentence"]["en"].as_str().unwrap().split([':', '.', ',']).next().unwrap();
        assert!(message.starts_with(lead.split(" that").next().unwrap().split(" on any").next().unwrap()), "{message}");
        let day = claim["claimed_on"].as_str().or(claim["claimed_in"].as_str()).unwrap_or("day not stated");
        assert!(message.contains(day) || message.contains("as of 20"), "{message} lacks {day}");
        // The number ranked: on the one table, or the fewest and the most of several.
        let counted = message.contains(" ranked · ") || message.contains(" of ");
        assert!(counted || claim["verdict"] == "cannot-be-checked", "{message} has no number ranked");
    }
    let page = site.get(&format!("{CLAIM}?lang=zh")).await.body;
    for words in [".zh.svg", ".shields.json", "/embed/claims/", "og:image", "ClaimReview", "hreflang=\"en\""] {
        assert!(page.contains(words), "{words}");
    }
    let frame = site.get(&format!("/embed{CLAIM}?lang=en")).await;
    assert!(frame.header("content-security-policy").contains("frame-ancestors *"));
    assert!(frame.body.contains("embed-head") && frame.body.contains(CLAIM), "{}", frame.body);
    for (ending, kind) in [(".svg", "image/svg+xml"), (".png", "image/png"), (".zh.png", "image/png")] {
        let got = site.get(&format!("{CLAIM}{ending}")).await;
        assert_eq!((got.status, got.header("content-type")), (StatusCode::OK, kind), "{ending}");
    }
}

/// The words that quote a result: both sentences, the entry, its title, and the badge in both languages.
async fn quotations(site: &site::Own, address: &str) -> Vec<String> {
    let mut all = Vec::new();
    for ending in [".bib", ".ris", ".csl.json"] {
        all.push(site.get(&format!("{address}{ending}")).await.body.replace('\u{a0}', " "));
    }
    for ending in [".shields.json", ".zh.shields.json"] {
        all.push(site.json(&format!("{address}{ending}")).await["message"].as_str().unwrap().to_owned());
    }
    all
}

#[tokio::test]
async fn a_share_of_one_names_its_scale_and_no_unit() {
    let site = site::demo().await;
    let body = site.json("/api/v1/results?board=mteb&limit=1").await;
    let address = body["results"][0]["address"].as_str().unwrap().to_owned();
    let score = body["results"][0]["score_text"].as_str().unwrap();
    for cited in quotations(&site, &address).await.iter().take(3) {
        assert!(cited.contains(&format!("{score} (scale 0 to 1")), "{cited}");
        assert!(cited.contains(&format!("{score}（取值 0 至 1")), "{cited}");
        assert!(!cited.contains(&format!("{score} 0 to 1")), "{cited}");
    }
}

#[tokio::test]
async fn a_result_among_too_few_says_so_with_how_many_there_are() {
    let site = site::demo().await;
    let address = "/r/3qv9fn2dbv1vq0sq";
    let all = quotations(&site, address).await;
    for cited in all.iter().take(3) {
        assert!(cited.contains("On that day: 2 models, too few to rank."), "{cited}");
        assert!(cited.contains("当日 2 个模型，太少，不排名。"), "{cited}");
    }
    let [.., en, zh] = all.as_slice() else { panic!("{all:?}") };
    assert!(en.contains("too few to rank · ") && en.chars().next().unwrap().is_ascii_digit(), "{en}");
    assert!(zh.contains("个模型，太少，不排名 · "), "{zh}");
}

#[tokio::test]
async fn a_title_names_the_division_that_the_result_is_judged_in() {
    let site = site::demo().await;
    let rows = site.json(&format!("/api/v1/rankings?{QUERY}")).await["rows"].clone();
    let address = rows[0]["result"].as_str().unwrap().to_owned();
    for ending in [".bib", ".ris", ".csl.json"] {
        let cited = site.get(&format!("{address}{ending}")).await.body.replace('\u{a0}', " ");
        let title = cited.split(['\n', ',']).find(|line| line.to_lowercase().contains("ti")).unwrap_or_default();
        assert!(cited.contains("accuracy; models open to public test"), "{ending} {title}: {cited}");
    }
    let page = site.get(&format!("{address}?lang=zh")).await.body;
    let title = page.split("og:title\" content=\"").nth(1).unwrap().split('"').next().unwrap();
    assert!(title.contains("开放测试"), "{title}");
}

#[tokio::test]
async fn the_words_of_a_badge_for_shields_come_in_both_languages() {
    let site = site::demo().await;
    let rows = site.json(&format!("/api/v1/rankings?{QUERY}")).await["rows"].clone();
    let address = rows[0]["result"].as_str().unwrap().to_owned();
    for (path, query) in [(address.as_str(), ""), ("/rankings", QUERY), (CLAIM, "")] {
        let en = site.json(&format!("{path}.shields.json?{query}")).await;
        let zh = site.json(&format!("{path}.zh.shields.json?{query}")).await;
        assert!(en["message"].as_str().unwrap().is_ascii() || en["message"].as_str().unwrap().contains(" of "), "{en}");
        assert!(
            zh["message"].as_str().unwrap().contains('，') || zh["message"].as_str().unwrap().contains('共'),
            "{zh}"
        );
    }
    for (lang, ending) in [("en", ".shields.json"), ("zh", ".zh.shields.json")] {
        let page = site.get(&format!("{address}?lang={lang}")).await.body;
        assert!(page.contains(&format!("{address}{ending}\"")), "the page in {lang} offers its own");
    }
}

#[tokio::test]
async fn a_verdict_on_several_tables_quotes_one_with_its_slice_and_number() {
    let site = site::demo().await;
    let claim = "/claims/2023-08-18-kwaiyii-13b-cmmlu";
    let en = site.json(&format!("{claim}.shields.json")).await;
    let en = en["message"].as_str().unwrap();
    let zh = site.json(&format!("{claim}.zh.shields.json")).await;
    let zh = zh["message"].as_str().unwrap();
    assert!(en.contains("one of 4 tables: ") && en.contains(" of ") && en.contains(" as of 2023-08-18"), "{en}");
    assert!(zh.contains("4 张榜表之一：") && zh.contains("共 ") && zh.contains("截至 2023-08-18"), "{zh}");
    for (lang, one_of, ranked) in [("en", "one of 4 tables: ", " ranked"), ("zh", "4 张榜表之一：", "参排")] {
        let frame = site.get(&format!("/embed{claim}?lang={lang}")).await.body.replace('\u{a0}', " ");
        let head = frame.split("class=\"embed-head\"").nth(1).unwrap().split("</div>").next().unwrap();
        assert!(head.contains(one_of) && head.contains("CMMLU") && head.contains(ranked), "{head}");
    }
}

/// Every table has the same rows as CSV and as JSON Lines, under the same names.
#[tokio::test]
async fn tables_are_given_as_csv_and_as_json_lines() {
    let site = site::demo().await;
    let compared = "model=gpt-4&model=chatglm2-6b";
    for (table, query) in [
        ("/claims", "verdict=held-until"),
        ("/firsts", "board=cmmlu&as-of=2023-11-14"),
        ("/trends", QUERY),
        ("/compare", compared),
        ("/changes", "board=cmmlu"),
        ("/rankings", QUERY),
    ] {
        let csv = site.get(&format!("{table}.csv?{query}")).await;
        assert_eq!((csv.status, csv.header("content-type").split(';').next()), (StatusCode::OK, Some("text/csv")));
        assert!(!csv.header("etag").is_empty() && !csv.header("last-modified").is_empty(), "{table}");
        let mut reader = csv::Reader::from_reader(csv.body.as_bytes());
        let n = reader.records().map(Result::unwrap).count();
        let lines = site.get(&format!("{table}.jsonl?{query}")).await;
        let objects: Vec<Value> = lines.body.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(objects.len(), n, "{table}");
        assert!(n > 0, "{table}");
        let page = site.get(&format!("{table}?{query}&lang=en")).await.body;
        for ending in [".csv", ".jsonl"] {
            assert!(page.contains(&format!("{table}{ending}")), "{table} has no link to {ending}");
        }
        assert!(page.contains(&format!("/api/v1{table}")), "{table} has no link to JSON");
    }
    let none = site.get("/claims.csv?kind=number&verdict=held-until&board=nowhere").await;
    assert_eq!(none.body.lines().count(), 1, "the head alone: {}", none.body);
}

/// The addresses of the forms that a page offers beside its tables.
fn forms_of(page: &str) -> Vec<String> {
    let lists = page.split("class=\"downloads\"").skip(1).map(|rest| rest.split("</ul>").next().unwrap());
    let links = lists.flat_map(|list| list.split("href=\"").skip(1));
    links.map(|link| link.split('"').next().unwrap().replace("&amp;", "&")).collect()
}

/// Beside the tables of pages that have one address of their own for their rows.
#[tokio::test]
async fn pages_with_tables_offer_their_rows_in_three_forms() {
    let site = site::demo().await;
    let rows = site.json(&format!("/api/v1/rankings?{QUERY}")).await["rows"].clone();
    let result = rows[0]["result"].as_str().unwrap().to_owned();
    for (address, lists) in [
        ("/boards", 1),
        ("/boards/cmmlu", 2),
        ("/datasets/cmmlu", 2),
        ("/models", 1),
        ("/models/chatglm2-6b", 1),
        ("/organisations/alibaba", 1),
        ("/rankings?board=cmmlu", 1),
        ("/changes?board=cmmlu", 1),
        (result.as_str(), 2),
    ] {
        let gap = if address.contains('?') { '&' } else { '?' };
        for lang in ["en", "zh"] {
            let page = site.get(&format!("{address}{gap}lang={lang}")).await;
            let forms = forms_of(&page.body);
            assert_eq!(forms.len(), 3 * lists, "{address} in {lang}: {forms:?}");
            for three in forms.chunks(3).filter(|_| lang == "en") {
                let [csv, json, lines] = three else { panic!("{three:?}") };
                let (csv, lines) = (site.get(csv).await, site.get(lines).await);
                assert_eq!((csv.status, lines.status), (StatusCode::OK, StatusCode::OK), "{three:?}");
                let n = csv::Reader::from_reader(csv.body.as_bytes()).records().map(Result::unwrap).count();
                assert_eq!(lines.body.lines().count(), n, "{three:?}");
                assert!(n > 0, "{three:?}");
                let body = site.json(json).await;
                let is_list = |(name, value): (&String, &Value)| value.as_array().filter(|_| name != "open").cloned();
                let list = body.as_object().unwrap().iter().find_map(is_list).unwrap();
                assert!(list.len() == n || body["next"].is_string() && list.len() < n, "{three:?}");
                let read: Vec<Value> = lines.body.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
                if body["open"].is_null() {
                    assert_eq!(list[..], read[..list.len()], "{three:?}");
                }
            }
        }
    }
}

#[tokio::test]
async fn lists_and_tables_are_narrowed_by_the_same_words() {
    let site = site::demo().await;
    for (list, query, n) in [
        ("editions", "dataset=cmmlu", 1..=9),
        ("editions", "board=cmmlu", 1..=9),
        ("exams", "board=c-eval", 2..=400),
        ("models", "organisation=alibaba", 2..=200),
        ("datasets", "board=cmmlu", 1..=9),
    ] {
        let json = site.json(&format!("/api/v1/{list}?{query}&limit=500")).await[list].as_array().unwrap().len();
        let lines = site.get(&format!("/{list}.jsonl?{query}")).await.body.lines().count();
        assert_eq!(json, lines, "{list}?{query}");
        assert!(n.contains(&json), "{list}?{query}: {json}");
        let sparse = site.get(&format!("/{list}.csv?{query}&fields=address")).await;
        assert_eq!(sparse.body.lines().next(), Some("address"), "{list}");
    }
    for (address, status) in [
        ("/api/v1/exams?board=nowhere", StatusCode::NOT_FOUND),
        ("/models.csv?organisation=nobody", StatusCode::NOT_FOUND),
        ("/models.csv?limit=3", StatusCode::BAD_REQUEST),
        ("/boards.csv?board=cmmlu", StatusCode::BAD_REQUEST),
        ("/results.csv", StatusCode::BAD_REQUEST),
        ("/results.csv?board=cmmlu&model=gpt-4", StatusCode::BAD_REQUEST),
        ("/models/nobody.csv", StatusCode::NOT_FOUND),
        ("/r/0000000000000000.csv", StatusCode::NOT_FOUND),
        ("/api/v1/editions/cmmlu/9.9", StatusCode::NOT_FOUND),
    ] {
        assert_eq!(site.get(address).await.status, status, "{address}");
    }
    assert_eq!(site.json("/api/v1/editions/cmmlu/1.0").await["edition"], "1.0");
}

/// Reads that grow answer whether anything changed.
#[tokio::test]
async fn every_list_of_the_interface_has_a_tag_and_a_day() {
    let site = site::demo().await;
    for list in ["boards", "datasets", "editions", "models", "organisations", "results", "changes", "claims", "firsts"]
    {
        let address = format!("/api/v1/{list}");
        let got = site.get(&address).await;
        let (tag, day) = (got.header("etag").to_owned(), got.header("last-modified").to_owned());
        assert!(got.status.is_success() && !tag.is_empty() && !day.is_empty(), "{address}: {:?}", got.headers);
        for header in [("if-none-match", tag.as_str()), ("if-modified-since", day.as_str())] {
            let again = site.get_with(&address, &[header]).await;
            assert_eq!(again.status, StatusCode::NOT_MODIFIED, "{address} {header:?}");
        }
    }
}
