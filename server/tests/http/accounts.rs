//! Accounts over the real router: signing up, in and out, and what somebody changes of their own.

use axum::http::StatusCode;
use domain::account::AccountRole;

use crate::person::{PASSWORD, csrf};
use crate::site;

const SESSION: &str = "__Host-jinbang-session";

#[tokio::test]
async fn somebody_signs_up_out_and_in() {
    let site = site::empty().await;
    let mut li = site.visitor();
    let got = li.get("/account").await;
    assert_eq!((got.status, got.header("location")), (StatusCode::SEE_OTHER, "/sign-in?next=%2Faccount"));
    let typed = [("name", "Li.Hua"), ("email", ""), ("password", PASSWORD)];
    let got = li.send_form("/sign-up", "/sign-up", &typed).await;
    assert_eq!((got.status, got.header("location")), (StatusCode::SEE_OTHER, "/account"), "{}", got.body);
    let cookie = got.header("set-cookie");
    for word in ["__Host-jinbang-session=", "; Path=/;", "; HttpOnly", "; Secure", "; SameSite=Lax"] {
        assert!(cookie.contains(word), "{word}: {cookie}");
    }
    let got = li.get("/account").await;
    assert_eq!((got.status, got.header("cache-control")), (StatusCode::OK, "no-store, private"));
    assert!(got.body.contains("<h1><bdi>li.hua</bdi></h1>"), "{}", got.body);
    let secret = li.cookie(SESSION).unwrap().to_owned();
    let got = li.send_form("/account", "/sign-out", &[]).await;
    assert_eq!((got.status, li.cookie(SESSION)), (StatusCode::SEE_OTHER, None));
    li.set_cookie(SESSION, &secret);
    assert_eq!(li.get("/account").await.status, StatusCode::SEE_OTHER, "the session itself has ended");
    li.set_cookie(SESSION, "");
    let typed = [("name", "li.hua"), ("password", PASSWORD), ("next", "/claims?board=cmmlu")];
    let got = li.send_form("/sign-in", "/sign-in", &typed).await;
    assert_eq!(got.header("location"), "/claims?board=cmmlu");
    assert_ne!(li.cookie(SESSION), Some(secret.as_str()));
}

#[tokio::test]
async fn no_kept_page_says_who_reads_it() {
    let site = site::demo().await;
    let mut li = site.person("li.hua", AccountRole::Member).await;
    let before = site.visitor().get("/boards").await;
    let own = li.get("/boards").await;
    assert!(!own.body.contains("li.hua"));
    assert_eq!(before.body, own.body);
    assert!(li.get("/account").await.body.contains("<a href=\"/account\" aria-current=\"page\"><bdi>li.hua</bdi></a>"));
}

#[tokio::test]
async fn a_form_comes_back_with_what_was_typed_but_for_the_password() {
    let site = site::empty().await;
    site.account("taken", AccountRole::Member).await;
    let mut li = site.visitor();
    for (name, email, password, words) in [
        ("a b", "", PASSWORD, "A name has small letters"),
        ("li.hua", "nowhere", PASSWORD, "no e-mail address"),
        ("li.hua", "", "password1", "too easy to guess"),
        ("taken", "", PASSWORD, "Somebody has this name already"),
    ] {
        let typed = [("name", name), ("email", email), ("password", password)];
        let got = li.send_form("/sign-up", "/sign-up", &typed).await;
        assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        assert!(got.body.contains(words), "{words}: {}", got.body);
        assert!(got.body.contains(&format!("value=\"{name}\"")) && got.body.contains("<title>Error: "));
        assert!(!got.body.contains(password), "a password never comes back");
        assert!(got.body.contains("role=\"alert\""));
    }
    li.headers = vec![("accept-language", "zh".to_owned())];
    let typed = [("name", "li.hua"), ("email", ""), ("password", "password")];
    let got = li.send_form("/sign-up", "/sign-up", &typed).await;
    assert!(got.body.contains("这是最常见的 10 个密码之一。"), "{}", got.body);
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_name_are_answered_alike_and_in_time_refused() {
    let site = site::empty().await;
    site.account("li.hua", AccountRole::Member).await;
    let mut answers = Vec::new();
    for name in ["li.hua", "nobody"] {
        let mut somebody = site.visitor();
        let got = somebody.send_form("/sign-in", "/sign-in", &[("name", name), ("password", "wrong")]).await;
        assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY);
        answers.push(got.body.replace(csrf(&got.body), "").replace(name, ""));
    }
    assert_eq!(answers[0], answers[1]);
    let mut somebody = site.visitor();
    for name in ["li.hua", "nobody"] {
        let mut statuses = Vec::new();
        for _ in 0..10 {
            let got = somebody.send_form("/sign-in", "/sign-in", &[("name", name), ("password", "wrong")]).await;
            statuses.push((got.status.as_u16(), got.header("retry-after").to_owned()));
        }
        assert_eq!(statuses[8], (422, String::new()), "{name}");
        assert_eq!(statuses[9], (429, "60".to_owned()), "{name}: the eleventh");
    }
    let got = somebody.send_form("/sign-in", "/sign-in", &[("name", "li.hua"), ("password", PASSWORD)]).await;
    assert_eq!(got.status, StatusCode::TOO_MANY_REQUESTS, "the right one, too");
}

#[tokio::test]
async fn forms_of_other_sites_and_old_forms_change_nothing() {
    let site = site::empty().await;
    let mut li = site.person("li.hua", AccountRole::Member).await;
    let page = li.get("/account").await;
    let token = csrf(&page.body).to_owned();
    let typed = [("csrf", token.as_str()), ("email", "li@mail.example")];
    for (header, value) in
        [("sec-fetch-site", "cross-site"), ("sec-fetch-site", "same-site"), ("origin", "https://evil.example")]
    {
        li.headers = vec![(header, value.to_owned())];
        assert_eq!(li.post("/account/email", &typed).await.status, StatusCode::FORBIDDEN, "{header}: {value}");
    }
    li.headers = Vec::new();
    for bad in ["", "0123", csrf(&site.visitor().get("/sign-in").await.body)] {
        let got = li.post("/account/email", &[("csrf", bad), ("email", "li@mail.example")]).await;
        assert_eq!(got.status, StatusCode::FORBIDDEN, "{bad:?}");
    }
    assert!(!li.get("/account").await.body.contains("li@mail.example"));
    assert_eq!(li.post("/account/email", &typed).await.status, StatusCode::SEE_OTHER);
    assert!(li.get("/account").await.body.contains("li@mail.example"));
    let large = "x".repeat(2 << 20);
    let got = li.post("/account/email", &[("csrf", token.as_str()), ("email", large.as_str())]).await;
    assert_eq!(got.status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn a_token_is_shown_once_and_opens_no_page() {
    let site = site::empty().await;
    let mut li = site.person("li.hua", AccountRole::Member).await;
    let got = li.send_form("/account", "/account/tokens", &[("token-name", "")]).await;
    assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(got.body.contains("Give the token a name") && got.body.contains("Choose at least one"), "{}", got.body);
    let typed = [("token-name", "nightly <b>"), ("scope", "file")];
    let got = li.send_form("/account", "/account/tokens", &typed).await;
    assert_eq!((got.status, got.header("cache-control")), (StatusCode::OK, "no-store, private"));
    let (_, rest) = got.body.split_once("<code id=\"token\">").unwrap();
    let token = rest.split('<').next().unwrap().to_owned();
    assert!(token.starts_with("jinbang_") && token.len() > 50, "{token}");
    let page = li.get("/account").await.body;
    assert!(page.contains("nightly &lt;b&gt;") && !page.contains(&token));
    assert_eq!(li.send_form("/account", "/account/tokens", &typed).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let bearer = format!("Bearer {token}");
    let got = site.get_with("/account", &[("authorization", &bearer)]).await;
    assert_eq!(got.status, StatusCode::SEE_OTHER, "a page is opened by a session alone");
    let digest = server::auth::secret::digest(&token);
    let user = site.state.store().user_of_token(&digest, site::now()).await.unwrap().unwrap();
    assert!(user.filer().is_some() && user.reviewer().is_none());
    let (_, rest) = page.split_once("name=\"revoke\" value=\"").unwrap();
    let id = rest.split('"').next().unwrap().to_owned();
    assert_eq!(li.send_form("/account", "/account/tokens", &[("revoke", &id)]).await.status, StatusCode::SEE_OTHER);
    assert!(site.state.store().user_of_token(&digest, site::now()).await.unwrap().is_none());
}

#[tokio::test]
async fn a_new_password_ends_other_sessions_and_a_deleted_account_is_gone() {
    const NEW: &str = "an entirely different phrase";
    let site = site::empty().await;
    let mut li = site.person("li.hua", AccountRole::Member).await;
    let mut elsewhere = site.visitor();
    elsewhere.send_form("/sign-in", "/sign-in", &[("name", "li.hua"), ("password", PASSWORD)]).await;
    assert_eq!(elsewhere.get("/account").await.status, StatusCode::OK);
    let before = li.cookie(SESSION).unwrap().to_owned();
    let wrong = [("present", "wrong"), ("new", NEW)];
    let got = li.send_form("/account", "/account/password", &wrong).await;
    assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(got.body.contains("This is not the present password."));
    let got = li.send_form("/account", "/account/password", &[("present", PASSWORD), ("new", NEW)]).await;
    assert_eq!(got.header("location"), "/account?done=password");
    assert_ne!(li.cookie(SESSION), Some(before.as_str()), "the session is a new one");
    assert_eq!(li.get("/account").await.status, StatusCode::OK);
    assert_eq!(elsewhere.get("/account").await.status, StatusCode::SEE_OTHER);
    let got = li.send_form("/account", "/account/delete", &[("password", NEW)]).await;
    assert_eq!((got.status, got.header("location")), (StatusCode::SEE_OTHER, "/"));
    let got = elsewhere.send_form("/sign-in", "/sign-in", &[("name", "li.hua"), ("password", NEW)]).await;
    assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_membership_is_asked_for_on_one_page_and_granted_on_another() {
    let site = site::demo().await;
    let mut li = site.person("li.hua", AccountRole::Member).await;
    let mut chief = site.person("chief", AccountRole::Administrator).await;
    let asked = [("organisation", "alibaba"), ("reason", "I work on <b>Qwen</b>")];
    assert_eq!(li.send_form("/account", "/account/memberships", &asked).await.status, StatusCode::SEE_OTHER);
    let again = li.send_form("/account", "/account/memberships", &asked).await;
    assert!(again.body.contains("You have asked already"), "{}", again.body);
    let members = "/organisations/alibaba/members";
    assert_eq!(li.get(members).await.status, StatusCode::FORBIDDEN);
    let page = chief.get("/admin/accounts").await;
    assert!(page.body.contains("I work on &lt;b&gt;Qwen&lt;/b&gt;") && page.body.contains(members), "{}", page.body);
    let id = site.state.store().account_named("li.hua").await.unwrap().unwrap().account.id.to_string();
    let token = csrf(&page.body).to_owned();
    let grant = [("csrf", token.as_str()), ("account", id.as_str()), ("do", "grant-steward")];
    assert_eq!(chief.post(members, &grant).await.status, StatusCode::SEE_OTHER);
    assert!(li.get(members).await.body.contains("member, may grant others"));
    let own = site.state.store().account_named("chief").await.unwrap().unwrap().account.id.to_string();
    let lock = [("csrf", token.as_str()), ("account", own.as_str()), ("do", "lock")];
    assert_eq!(chief.post("/admin/accounts", &lock).await.status, StatusCode::FORBIDDEN, "not oneself");
    let lock = [("csrf", token.as_str()), ("account", id.as_str()), ("do", "lock")];
    assert_eq!(chief.post("/admin/accounts", &lock).await.status, StatusCode::SEE_OTHER);
    assert_eq!(li.get("/account").await.status, StatusCode::SEE_OTHER, "a locked account is signed out");
    let got = li.send_form("/sign-in", "/sign-in", &[("name", "li.hua"), ("password", PASSWORD)]).await;
    assert!(got.body.contains("An administrator has locked this account"));
}
