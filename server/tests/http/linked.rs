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
    assert_eq!(site.get("/sitemaps/results-u.xml").await.status, StatusCode::NOT_FOUND);
    assert_eq!(site.get("/oembed?url=https://elsewhere.example/r/x").await.status, StatusCode::NOT_FOUND);
}
