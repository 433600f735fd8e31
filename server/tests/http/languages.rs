//! Chinese and English are equals: the choice of language, and what stands in each.

use axum::http::StatusCode;

use crate::site;

#[tokio::test]
async fn the_address_then_the_cookie_then_the_browser_chooses() {
    let site = site::demo().await;
    let lang = |got: &site::Got| if got.body.contains("<html lang=\"zh") { "zh" } else { "en" };
    let plain = site.get("/boards").await;
    assert_eq!(lang(&plain), "en");
    let browser = site.get_with("/boards", &[("accept-language", "zh-CN,zh;q=0.9,en;q=0.5")]).await;
    assert_eq!(lang(&browser), "zh");
    let cookie = [("accept-language", "zh-CN"), ("cookie", "a=b; jinbang-lang=en")];
    assert_eq!(lang(&site.get_with("/boards", &cookie).await), "en");
    let address = site.get_with("/boards?lang=zh", &cookie).await;
    assert_eq!(lang(&address), "zh");
    assert!(address.header("set-cookie").starts_with("jinbang-lang=zh;"));
    assert!(plain.body.contains("hreflang=\"zh\"") && plain.body.contains("hreflang=\"en\""));
    assert!(plain.header("vary").contains("accept-language"));
}

#[tokio::test]
async fn the_words_of_a_first_place_stand_in_both() {
    let site = site::demo().await;
    let slice = "board=cmmlu&dataset=cmmlu&protocol=5-shot&domain=general&division=open-to-test&as-of=2023-09-26";
    let en = site.get(&format!("/rankings?{slice}&lang=en")).await.body;
    let zh = site.get(&format!("/rankings?{slice}&lang=zh")).await.body;
    // Dates do not break: their spaces are no-break spaces.
    let (en, zh) = (en.replace('\u{a0}', " "), zh.replace('\u{a0}', " "));
    assert!(en.contains("tied for first with 1 other"), "{}", &en[..2000]);
    assert!(zh.contains("与另外 1 个模型并列第一"));
    assert!(zh.contains("2023 年 9 月 26 日") && en.contains("26 September 2023"));
}

#[tokio::test]
async fn the_theme_is_kept_and_rendered() {
    let site = site::demo().await;
    let dark = site.get_with("/boards", &[("cookie", "jinbang-theme=dark")]).await;
    assert_eq!(dark.status, StatusCode::OK);
    assert!(dark.body.contains("data-theme=\"dark\""));
    assert!(!site.get("/boards").await.body.contains("data-theme=\"dark\""));
}
