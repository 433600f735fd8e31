//! Every route that is not for everybody, as everybody: who gets what. A new route is a new line.

use axum::http::StatusCode;
use domain::account::AccountRole;

use crate::person::Person;
use crate::site;

/// Whose browser asks, in the order of the columns below.
const PEOPLE: [&str; 5] = ["visitor", "member of another organisation", "steward", "reviewer", "administrator"];

/// Method, address, and the status for each of [`PEOPLE`]. A POST is sent without a form's token, by a
/// browser on this site: 403 is the form's refusal, 401 that of somebody who is not signed in.
const ROUTES: &[(&str, &str, [u16; 5])] = &[
    ("GET", "/sign-in", [200, 303, 303, 303, 303]),
    ("GET", "/sign-up", [200, 303, 303, 303, 303]),
    ("GET", "/account", [303, 200, 200, 200, 200]),
    ("GET", "/organisations/alibaba/members", [303, 403, 200, 403, 200]),
    ("GET", "/organisations/nobody/members", [303, 404, 404, 404, 404]),
    ("GET", "/admin/accounts", [303, 403, 403, 403, 200]),
    ("GET", "/submit", [303, 200, 200, 200, 200]),
    ("GET", "/submit/0000000000000000", [303, 404, 404, 404, 404]),
    ("GET", "/claims/file", [303, 200, 200, 200, 200]),
    ("GET", "/claims/file/0000000000000000", [303, 404, 404, 404, 404]),
    ("GET", "/submissions", [303, 200, 200, 200, 200]),
    ("GET", "/submissions/0000000000000000", [404, 404, 404, 404, 404]),
    ("GET", "/submissions/0000000000000000/files/00", [404, 404, 404, 404, 404]),
    ("GET", "/review", [303, 403, 403, 200, 200]),
    ("GET", "/review/0000000000000000", [303, 403, 403, 404, 404]),
    ("GET", "/r/0000000000000000/dispute", [303, 404, 404, 404, 404]),
    ("GET", "/api/v1/submissions", [401, 401, 401, 401, 401]),
    ("GET", "/api/v1/reviews", [401, 401, 401, 401, 401]),
    ("POST", "/submit/0000000000000000", [401, 400, 400, 400, 400]),
    ("POST", "/claims/file/0000000000000000", [401, 403, 403, 403, 403]),
    ("POST", "/submissions/0000000000000000/withdraw", [401, 403, 403, 403, 403]),
    ("POST", "/submissions/0000000000000000/correct", [401, 403, 403, 403, 403]),
    ("POST", "/review/0000000000000000", [401, 403, 403, 403, 403]),
    ("POST", "/r/0000000000000000/dispute", [401, 403, 403, 403, 403]),
    ("POST", "/disputes/0000000000000000", [401, 403, 403, 403, 403]),
    ("POST", "/api/v1/submissions", [401, 401, 401, 401, 401]),
    ("POST", "/api/v1/claims", [401, 401, 401, 401, 401]),
    ("POST", "/organisations/alibaba/members", [401, 403, 403, 403, 403]),
    ("POST", "/admin/accounts", [401, 403, 403, 403, 403]),
    ("POST", "/sign-in", [403, 403, 403, 403, 403]),
    ("POST", "/sign-up", [403, 403, 403, 403, 403]),
    ("POST", "/sign-out", [401, 403, 403, 403, 403]),
    ("POST", "/account/password", [401, 403, 403, 403, 403]),
    ("POST", "/account/email", [401, 403, 403, 403, 403]),
    ("POST", "/account/sessions", [401, 403, 403, 403, 403]),
    ("POST", "/account/tokens", [401, 403, 403, 403, 403]),
    ("POST", "/account/memberships", [401, 403, 403, 403, 403]),
    ("POST", "/account/delete", [401, 403, 403, 403, 403]),
];

#[tokio::test]
async fn every_route_is_for_whom_it_is_meant() {
    let site = site::demo().await;
    let mut people: Vec<Person<'_>> = vec![site.visitor()];
    people.push(site.person("other", AccountRole::Member).await);
    people.push(site.person("member", AccountRole::Member).await);
    people.push(site.person("reviewing", AccountRole::Reviewer).await);
    people.push(site.person("deciding", AccountRole::Administrator).await);
    let id = |name: &str| {
        let store = site.state.store().clone();
        let name = name.to_owned();
        async move { store.account_named(&name).await.unwrap().unwrap().account.id }
    };
    site.make_member(&mut people[1], &id("other").await, "openai", false).await;
    site.make_member(&mut people[2], &id("member").await, "alibaba", true).await;
    for (method, address, expected) in ROUTES {
        for ((person, name), expected) in people.iter_mut().zip(PEOPLE).zip(expected) {
            let got = match *method {
                "GET" => person.get(address).await,
                _ => person.post(address, &[]).await,
            };
            assert_eq!(got.status.as_u16(), *expected, "{method} {address} as {name}");
            let kept = got.header("cache-control");
            assert!(kept.starts_with("no-store"), "{method} {address} as {name} may be kept: {kept:?}");
            if got.status == StatusCode::SEE_OTHER {
                assert!(got.header("location").starts_with('/'), "{address} leads elsewhere");
            }
        }
    }
}
