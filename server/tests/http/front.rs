//! A kept page says what the routes say of it, header by header.

use axum::body::Body;
use axum::http::Request;
use futures_util::future::Either;
use http_body_util::BodyExt;
use server::front::Front;
use tower::Service;

use crate::site;

const ADDRESS: &str = "/rankings?board=cmmlu&dataset=cmmlu&protocol=5-shot&domain=general";

fn asked(address: &str, headers: &[(&str, &str)]) -> Request<Body> {
    let mut request = Request::get(address);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.body(Body::empty()).unwrap()
}

#[tokio::test]
async fn a_kept_page_is_given_at_once_and_as_the_routes_give_it() {
    let site = site::demo().await;
    let mut front = Front::new(site.state.clone());
    let etag = site.get(ADDRESS).await.header("etag").to_owned();
    let browser = ("accept-encoding", "gzip, deflate, zstd");
    site.get_with(ADDRESS, &[("accept-language", "zh-CN"), ("cookie", "jinbang-theme=dark")]).await;
    for headers in [
        vec![],
        vec![browser],
        vec![browser, ("x-request-id", "given-1")],
        vec![browser, ("if-none-match", etag.as_str())],
        vec![("accept-language", "zh-CN"), ("cookie", "jinbang-theme=dark")],
    ] {
        // The first answer is compressed, the second only given; a data version is believed for a
        // moment alone, which may end between the two.
        let mut given = None;
        for _ in 0..50 {
            let by_routes = site.get_with(ADDRESS, &headers).await;
            if let Either::Left(at_once) = front.call(asked(ADDRESS, &headers)) {
                given = Some((by_routes, at_once.await.unwrap()));
                break;
            }
        }
        let (by_routes, response) = given.unwrap_or_else(|| panic!("{headers:?} goes by the routes"));
        assert_eq!(response.status(), by_routes.status);
        let told = |headers: &axum::http::HeaderMap| {
            let all = headers.iter().filter(|(name, _)| *name != "x-request-id" && *name != "content-length");
            let mut all: Vec<_> = all.map(|(name, value)| (name.to_string(), value.clone())).collect();
            all.sort();
            all
        };
        assert_eq!(told(response.headers()), told(&by_routes.headers), "{headers:?}");
        let id = response.headers().get("x-request-id").unwrap().to_str().unwrap();
        assert!(!id.is_empty() && (headers.len() != 2 || headers[1].0 != "x-request-id" || id == "given-1"));
        let body = response.into_body().collect().await.unwrap().to_bytes();
        assert_eq!(String::from_utf8_lossy(&body), by_routes.body, "{headers:?}");
    }
}

#[tokio::test]
async fn what_a_kept_page_may_not_answer_goes_by_the_routes() {
    let site = site::demo().await;
    let mut front = Front::new(site.state.clone());
    site.get(ADDRESS).await;
    let chosen = format!("{ADDRESS}&lang=en");
    site.get(&chosen).await;
    let post = Request::post(ADDRESS).body(Body::empty()).unwrap();
    for request in [
        post,
        asked(&chosen, &[]),
        asked(ADDRESS, &[("cookie", "session=1")]),
        asked(ADDRESS, &[("authorization", "Bearer a")]),
        asked(ADDRESS, &[("accept-language", "zh")]),
        asked(ADDRESS, &[("accept-encoding", "gzip")]),
        asked("/nowhere", &[]),
    ] {
        let what = format!("{request:?}");
        assert!(matches!(front.call(request), Either::Right(_)), "{what}");
    }
}
