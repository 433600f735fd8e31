//! A person with a browser: cookies are kept, forms are read from pages and sent back.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use domain::account::{AccountId, AccountRole};
use store::account::NewAccount;
use store::account::user::Administrator;

use crate::site::{Got, Own, now};

/// A password that nobody guesses.
pub(crate) const PASSWORD: &str = "four unusual words here";

/// Somebody with a browser of their own, signed in or not.
pub(crate) struct Person<'a> {
    site: &'a Own,
    cookies: Vec<(String, String)>,
    /// What the browser says beside its cookies.
    pub(crate) headers: Vec<(&'static str, String)>,
}

impl Own {
    /// Somebody who has not been here.
    pub(crate) fn visitor(&self) -> Person<'_> {
        Person { site: self, cookies: Vec::new(), headers: vec![("accept-language", "en".to_owned())] }
    }

    /// Makes an account without a page.
    pub(crate) async fn account(&self, name: &str, role: AccountRole) -> AccountId {
        let mut random = [0; 32];
        for (byte, letter) in random.iter_mut().zip(name.bytes()) {
            *byte = letter;
        }
        let password_hash = self.state.guard().passwords().hash(PASSWORD.to_owned()).await.unwrap();
        let name = name.parse().unwrap();
        let new = NewAccount { id: AccountId::of_digest(&random), name, email: None, password_hash, role };
        assert!(self.state.store().create_account(&new, now()).await.unwrap());
        new.id
    }

    /// Somebody who is signed in to a new account.
    pub(crate) async fn person(&self, name: &str, role: AccountRole) -> Person<'_> {
        self.account(name, role).await;
        let mut person = self.visitor();
        let got = person.send_form("/sign-in", "/sign-in", &[("name", name), ("password", PASSWORD)]).await;
        assert_eq!(got.status, StatusCode::SEE_OTHER, "{}", got.body);
        person
    }

    /// Makes a person a member of an organisation.
    pub(crate) async fn make_member(&self, person: &mut Person<'_>, id: &AccountId, organisation: &str, steward: bool) {
        let asked = [("organisation", organisation), ("reason", "I work there")];
        let got = person.send_form("/account", "/account/memberships", &asked).await;
        assert_eq!(got.status, StatusCode::SEE_OTHER, "{}", got.body);
        let by = Administrator::of_the_machine().steward(&organisation.parse().unwrap());
        assert!(self.state.store().grant_membership(&by, id, steward, now()).await.unwrap());
    }
}

impl Person<'_> {
    /// GET.
    pub(crate) async fn get(&mut self, address: &str) -> Got {
        let request = self.request("GET", address).body(Body::empty()).unwrap();
        self.keep(request).await
    }

    /// Opens a page and sends its form with what is typed.
    pub(crate) async fn send_form(&mut self, page: &str, action: &str, typed: &[(&str, &str)]) -> Got {
        let got = self.get(page).await;
        let token = csrf(&got.body).to_owned();
        self.post(action, &[&[("csrf", token.as_str())], typed].concat()).await
    }

    /// POST of a form.
    pub(crate) async fn post(&mut self, action: &str, fields: &[(&str, &str)]) -> Got {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let request = self.request("POST", action).header("content-type", "application/x-www-form-urlencoded");
        self.keep(request.body(Body::from(body)).unwrap()).await
    }

    /// The value of a cookie.
    pub(crate) fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.iter().find(|(kept, _)| kept == name).map(|(_, value)| value.as_str())
    }

    /// Takes a cookie for one's own.
    pub(crate) fn set_cookie(&mut self, name: &str, value: &str) {
        self.cookies.retain(|(kept, _)| kept != name);
        if !value.is_empty() {
            self.cookies.push((name.to_owned(), value.to_owned()));
        }
    }

    fn request(&self, method: &str, address: &str) -> axum::http::request::Builder {
        let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let mut request = Request::builder().method(method).uri(address).header("cookie", cookies.join("; "));
        for (name, value) in &self.headers {
            request = request.header(*name, value);
        }
        request
    }

    async fn keep(&mut self, request: Request<Body>) -> Got {
        let got = self.site.send(request).await;
        let set: Vec<String> =
            got.headers.get_all("set-cookie").iter().map(|value| value.to_str().unwrap().to_owned()).collect();
        for cookie in set {
            let (name, value) = cookie.split(';').next().unwrap().split_once('=').unwrap();
            self.set_cookie(name, value);
        }
        got
    }
}

/// The token of the first form that has one.
pub(crate) fn csrf(page: &str) -> &str {
    let (_, rest) = page.split_once("name=\"csrf\" value=\"").unwrap_or_else(|| panic!("no form: {page}"));
    rest.split('"').next().unwrap()
}
