//! How pages look where they are linked to, and in frames of other sites.

use axum::http::StatusCode;

use crate::fixed_rankings::fix;
use crate::site;

const SLICE: &str = "board=cmmlu dataset=cmmlu edition=1.0 language=zh domain=general metric=accuracy protocol=5-shot \
                     division=open-to-test as-of=2023-09-26";
const QUERY: &str = "board=cmmlu&dataset=cmmlu&protocol=5-shot&domain=general&division=open-to-test&as-of=2023-09-26";

/// The text of an attribute of the first element that has another.
fn attribute<'a>(html: &'a str, of: &str, name: &str) -> &'a str {
    let at = html.find(of).unwrap_or_else(|| panic!("there is no {of}"));
    let element = html[..at].rfind('<').map(|start| &html[start..]).unwrap();
    let value = element.split('>').next().unwrap().split(&format!(" {name}=\"")).nth(1).unwrap();
    value.split('"').next().unwrap()
}

#[tokio::test]
async fn every_page_that_is_quoted_has_a_preview_with_slice_and_number() {
    let site = site::demo().await;
    let fixed = fix(&site, SLICE).await;
    let result =
        site.json(&format!("/api/v1/rankings?{QUERY}")).await["rows"][0]["result"].as_str().unwrap().to_owned();
    for (address, gap) in [(format!("/rankings?{QUERY}"), '&'), (fixed.clone(), '?'), (result.clone(), '?')] {
        for (lang, parts) in [
            ("en", ["tied for first with 1 other of 15", "five-shot", "26"]),
            ("zh", ["并列第一，共 15 个", "五样本", "26"]),
        ] {
            let page = site.get(&format!("{address}{gap}lang={lang}")).await.body;
            let description = attribute(&page, "property=\"og:description\"", "content").to_owned();
            for part in parts {
                assert!(description.contains(part), "{address}: {description} lacks {part}");
            }
            assert_eq!(attribute(&page, "name=\"twitter:card\"", "content"), "summary_large_image", "{address}");
            let picture = attribute(&page, "property=\"og:image\"", "content").replace("&amp;", "&");
            let path = picture.strip_prefix("http://127.0.0.1:3000").unwrap();
            let got = site.get(path).await;
            assert_eq!((got.status, got.header("content-type")), (StatusCode::OK, "image/png"), "{path}");
            let json = page.split("application/ld+json\">").nth(1).unwrap().split("</script>").next().unwrap();
            let json: serde_json::Value = serde_json::from_str(json).unwrap_or_else(|e| panic!("{e}: {json}"));
            assert!(["Dataset", "Observation"].contains(&json["@type"].as_str().unwrap()), "{json}");
            let oembed = attribute(&page, "application/json+oembed", "href").replace("&amp;", "&");
            let frame = site.json(oembed.strip_prefix("http://127.0.0.1:3000").unwrap()).await;
            let html = frame["html"].as_str().unwrap();
            let src = html.split("src=\"").nth(1).unwrap().split('"').next().unwrap().replace("&amp;", "&");
            let framed = site.get(src.strip_prefix("http://127.0.0.1:3000").unwrap()).await;
            assert_eq!(framed.status, StatusCode::OK, "{src}");
        }
    }
    // The canonical address has neither layout nor language, nor more letters than it needs.
    let sorted = site.get(&format!("/rankings?{QUERY}&sort=model&lang=en")).await.body;
    assert!(!attribute(&sorted, "rel=\"canonical\"", "href").contains("sort"));
}

/// Pages that everybody may read and nobody quotes, one of each kind.
const PUBLIC: [&str; 25] = [
    "/",
    "/boards",
    "/boards/cmmlu",
    "/boards/superclue",
    "/datasets/cmmlu",
    "/datasets/c-eval",
    "/models",
    "/models/gpt-4",
    "/models/chatglm2-6b",
    "/organisations/alibaba",
    "/organisations/openai",
    "/rankings",
    "/rankings?board=cmmlu&dataset=cmmlu",
    "/trends",
    "/trends?board=superclue&dataset=superclue&domain=general",
    "/firsts",
    "/claims",
    "/claims/check",
    "/compare",
    "/compare?model=gpt-4&model=chatglm2-6b",
    "/changes",
    "/changes?model=gpt-4",
    "/log",
    "/exports",
    "/about",
];

#[tokio::test]
async fn every_public_page_says_what_it_is_to_those_who_link_to_it() {
    let site = site::demo().await;
    for lang in ["en", "zh"] {
        let mut all = std::collections::BTreeMap::new();
        for address in PUBLIC.into_iter().chain(["/docs/api"]) {
            let gap = if address.contains('?') { '&' } else { '?' };
            let page = site.get(&format!("{address}{gap}lang={lang}")).await.body;
            let description = attribute(&page, "name=\"description\"", "content").to_owned();
            assert_eq!(attribute(&page, "property=\"og:description\"", "content"), description, "{address}");
            assert_eq!(attribute(&page, "name=\"twitter:card\"", "content"), "summary", "{address}");
            assert!(!attribute(&page, "property=\"og:title\"", "content").is_empty(), "{address}");
            let mut after = description.split(" rank ").skip(1).chain(description.split("第").skip(1));
            let is_place = |rest: &str| rest.trim_start().starts_with(|letter: char| letter.is_ascii_digit());
            assert!(!after.any(is_place), "{address}: {description}");
            let is_zh = description.chars().any(|letter| ('\u{4e00}'..='\u{9fff}').contains(&letter));
            assert!(is_zh == (lang == "zh") && description.chars().count() >= 15, "{address}: {description}");
            if let Some(other) = all.insert(description.clone(), address) {
                panic!("{address} and {other} say both: {description}");
            }
        }
    }
}

/// An address that names its language is the canonical one of that language: search engines pass over
/// alternates that call another address canonical.
#[tokio::test]
async fn each_language_of_a_page_is_canonical_for_itself() {
    let site = site::demo().await;
    let result =
        site.json(&format!("/api/v1/rankings?{QUERY}")).await["rows"][0]["result"].as_str().unwrap().to_owned();
    for address in ["/", "/models/gpt-4", "/changes?model=gpt-4", &result, &format!("/rankings?{QUERY}")] {
        let gap = if address.contains('?') { '&' } else { '?' };
        let of = |page: &str, element: &str| attribute(page, element, "href").replace("&amp;", "&");
        let neutral = site.get(address).await.body;
        assert_eq!(of(&neutral, "rel=\"canonical\""), of(&neutral, "hreflang=\"x-default\""), "{address}");
        for lang in ["zh", "en"] {
            let page = site.get(&format!("{address}{gap}lang={lang}")).await.body;
            let own = of(&page, "rel=\"canonical\"");
            assert!(own.ends_with(&format!("lang={lang}")), "{own}");
            assert_eq!(own, of(&neutral, &format!("hreflang=\"{lang}\"")), "{address}");
            assert_eq!(of(&page, "hreflang=\"x-default\""), of(&neutral, "rel=\"canonical\""), "{address}");
        }
    }
}

#[tokio::test]
async fn oembed_gives_frames_of_what_is_there_alone() {
    let site = site::demo().await;
    let result =
        site.json(&format!("/api/v1/rankings?{QUERY}")).await["rows"][0]["result"].as_str().unwrap().to_owned();
    let ask = |url: &str, more: &str| {
        let url: String = form_urlencoded::byte_serialize(format!("http://127.0.0.1:3000{url}").as_bytes()).collect();
        format!("/oembed?url={url}{more}")
    };
    for (page, title) in [
        (result.clone(), "XuanYuan-70B: 71.10 · CMMLU, edition 1.0"),
        (format!("{result}?lang=zh"), "轩辕-70B：71.10 · CMMLU 1.0"),
        (format!("/rankings?{QUERY}"), "CMMLU, edition 1.0, Chinese"),
        ("/claims/2025-01-24-r1-sonnet-aider-polyglot".to_owned(), ""),
    ] {
        let got = site.json(&ask(&page, "")).await;
        assert!(got["title"].as_str().unwrap().starts_with(title) && got["title"] != "", "{got}");
        let small = site.json(&ask(&page, "&maxwidth=300&maxheight=200")).await;
        assert_eq!((&small["width"], &small["height"]), (&300.into(), &200.into()), "no wider than was asked");
        assert!(small["html"].as_str().unwrap().contains("width=\"300\""), "{small}");
    }
    for gone in [
        "/r/nope",
        "/r/0000000000000000",
        "/s/0000000000000000",
        "/claims/nobody",
        "/rankings?board=cmmlu&dataset=cmmlu",
        "/rankings?board=nowhere",
        "/about",
    ] {
        assert_eq!(site.get(&ask(gone, "")).await.status, StatusCode::NOT_FOUND, "{gone}");
    }
    for bad in ["/oembed".to_owned(), ask(&result, "&maxwidth=wide"), ask(&result, "&maxheight=0")] {
        assert_eq!(site.get(&bad).await.status, StatusCode::BAD_REQUEST, "{bad}");
    }
}

/// By the types that schema.org gives its properties.
#[tokio::test]
async fn descriptions_for_programs_have_the_types_of_schema_org() {
    let site = site::demo().await;
    let fixed = fix(&site, SLICE).await;
    let rows = site.json(&format!("/api/v1/rankings?{QUERY}")).await["rows"].clone();
    let described = async |address: &str| -> serde_json::Value {
        let page = site.get(address).await.body;
        let json = page.split("application/ld+json\">").nth(1).unwrap().split("</script>").next().unwrap();
        assert!(!json.contains('\u{a0}'), "{json}");
        serde_json::from_str(json).unwrap()
    };
    let result = described(&format!("{}?lang=en", rows[0]["result"].as_str().unwrap())).await;
    assert_eq!(result["measuredProperty"]["@type"], "Property", "{result}");
    assert_eq!(result["subjectOf"]["@type"], "CreativeWork", "{result}");
    assert!(result["isBasedOn"].is_null() && result["marginOfError"]["@type"] == "QuantitativeValue", "{result}");
    let unknown = described("/r/00bm9zwcvdxahq9x?lang=en").await;
    assert!(unknown.get("marginOfError").is_none(), "what is unknown is left out: {unknown}");
    let dataset = described(&format!("{fixed}?lang=zh")).await;
    assert_eq!(dataset["identifier"], fixed.trim_start_matches("/s/"), "{dataset}");
}

#[tokio::test]
async fn pages_for_frames_may_be_framed_and_no_others() {
    let site = site::demo().await;
    let fixed = fix(&site, SLICE).await;
    let result =
        site.json(&format!("/api/v1/rankings?{QUERY}")).await["rows"][0]["result"].as_str().unwrap().to_owned();
    // A result stands in the ranking of today.
    for (address, n) in [
        (format!("/embed/rankings?{QUERY}"), "15"),
        (format!("/embed{fixed}"), "15"),
        (format!("/embed{result}"), "34"),
    ] {
        for lang in ["en", "zh"] {
            let gap = if address.contains('?') { '&' } else { '?' };
            let got = site.get(&format!("{address}{gap}lang={lang}")).await;
            assert_eq!(got.status, StatusCode::OK, "{address}");
            assert!(got.header("content-security-policy").contains("frame-ancestors *"), "{address}");
            assert_eq!(got.header("x-frame-options"), "", "{address}");
            let head = got.body.split("class=\"embed-head\"").nth(1).unwrap().split("</div>").next().unwrap();
            assert!(head.contains(n) && head.contains("CMMLU"), "{head}");
        }
    }
    for address in [format!("/rankings?{QUERY}"), fixed, result, "/".to_owned(), "/embed".to_owned()] {
        let got = site.get(&address).await;
        assert_eq!(got.header("x-frame-options"), "DENY", "{address}");
        assert!(got.header("content-security-policy").contains("frame-ancestors 'none'"), "{address}");
    }
}

#[tokio::test]
async fn search_engines_find_every_part() {
    let site = site::demo().await;
    let fixed = fix(&site, SLICE).await;
    assert!(site.get("/robots.txt").await.body.contains("Sitemap: http://127.0.0.1:3000/sitemap.xml"));
    let index = site.get("/sitemap.xml").await;
    assert_eq!(index.header("content-type"), "application/xml");
    let mut addresses = String::new();
    for part in index.body.split("<loc>").skip(1).map(|rest| rest.split('<').next().unwrap()) {
        let got = site.get(part.strip_prefix("http://127.0.0.1:3000").unwrap()).await;
        assert_eq!(got.status, StatusCode::OK, "{part}");
        addresses += &got.body;
    }
    for address in ["/boards/cmmlu</loc>", "/models/gpt-4</loc>", "hreflang=\"zh\"", &format!("{fixed}</loc>")] {
        assert!(addresses.contains(address), "no {address}");
    }
    assert!(addresses.matches("/r/").count() > 30_000, "every result in three forms");
    let claims = site.json("/api/v1/claims").await;
    let claims = claims["claims"].as_array().unwrap().iter().map(|claim| claim["address"].as_str().unwrap().to_owned());
    let pages = ["/firsts", "/compare", "/changes", "/log", "/exports", "/docs/api", "/rankings"].map(str::to_owned);
    for address in claims.chain(pages) {
        assert!(addresses.contains(&format!("3000{address}</loc><lastmod>2026-11-24T")), "no {address}");
    }
    assert!(addresses.contains("hreflang=\"x-default\""));
    assert_eq!(site.get("/sitemaps/results-u.xml").await.status, StatusCode::NOT_FOUND);
    assert_eq!(site.get("/oembed?url=https://elsewhere.example/r/x").await.status, StatusCode::NOT_FOUND);
}
