//! A person with a browser and a token: cookies are kept, forms are read from pages and sent back,
//! programs act with the token.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use domain::account::{AccountId, AccountRole, TokenId, TokenScope};
use server::auth::secret::{digest, random_bytes, random_token};
use store::account::user::Administrator;
use store::account::{NewAccount, NewToken};

use crate::site::{Got, Own, now};

/// A password that nobody guesses.
pub(crate) const PASSWORD: &str = "four unusual words here";

/// Somebody with a browser of their own, signed in or not.
pub(crate) struct Person<'a> {
    site: &'a Own,
    cookies: Vec<(String, String)>,
    token: String,
    /// What the browser says beside its cookies.
    pub(crate) headers: Vec<(&'static str, String)>,
}

impl Own {
    /// Somebody who has not been here.
    pub(crate) fn visitor(&self) -> Person<'_> {
        Person {
            site: self,
            cookies: Vec::new(),
            token: String::new(),
            headers: vec![("accept-language", "en".to_owned())],
        }
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

    /// The same with a token for everything.
    pub(crate) async fn programmer(&self, name: &str, role: AccountRole) -> Person<'_> {
        self.programmer_with(name, role, &[TokenScope::File, TokenScope::Review]).await
    }

    /// The same with a token for some things.
    pub(crate) async fn programmer_with(&self, name: &str, role: AccountRole, scopes: &[TokenScope]) -> Person<'_> {
        let mut person = self.person(name, role).await;
        person.token = random_token();
        let new = NewToken {
            id: TokenId::of_digest(&random_bytes()),
            digest: digest(&person.token),
            name: "test".to_owned(),
            scopes: scopes.iter().copied().collect(),
        };
        let session = digest(person.cookie("__Host-jinbang-session").unwrap());
        let user = self.state.store().user_of_session(&session, now()).await.unwrap().unwrap();
        assert!(self.state.store().create_token(&user, &new, now()).await.unwrap());
        person
    }

    /// The key of the account of a name.
    pub(crate) async fn id_of(&self, name: &str) -> AccountId {
        self.state.store().account_named(name).await.unwrap().unwrap().account.id
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

    /// Does something that a form with these fields does, wherever it stands.
    pub(crate) async fn act(&mut self, action: &str, fields: &[(&str, &str)]) -> Got {
        self.send_form("/submit", action, fields).await
    }

    /// Sends the form that files: fields, then files by field, name and content.
    pub(crate) async fn submit(&mut self, id: &str, fields: &[(&str, &str)], files: &[(&str, &str, &str)]) -> Got {
        let page = self.get("/submit").await;
        let (b, csrf) = ("----boundary", csrf(&page.body));
        let part = |name: &str, value: &str| {
            format!("--{b}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
        };
        let mut body = part("csrf", csrf);
        for (name, file, content) in files {
            body.push_str(&format!(
                "--{b}\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"{file}\"\r\n\
                 Content-Type: application/octet-stream\r\n\r\n{content}\r\n"
            ));
        }
        body.extend(fields.iter().map(|(name, value)| part(name, value)));
        body.push_str(&format!("--{b}--\r\n"));
        let request = self.request("POST", &format!("/submit/{id}"));
        let request = request.header("content-type", format!("multipart/form-data; boundary={b}"));
        self.keep(request.body(Body::from(body)).unwrap()).await
    }

    /// A program's request with the person's token, without a browser's cookies.
    pub(crate) fn program(&self, method: &str, address: &str) -> axum::http::request::Builder {
        let request = Request::builder().method(method).uri(address);
        if self.token.is_empty() {
            return request;
        }
        request.header("authorization", format!("Bearer {}", self.token))
    }

    /// The token; empty of somebody who has none.
    pub(crate) fn token(&self) -> &str {
        &self.token
    }

    /// GET with the token.
    pub(crate) async fn api_get(&self, address: &str) -> Got {
        self.site.send(self.program("GET", address).body(Body::empty()).unwrap()).await
    }

    /// POST of JSON with the token, and with a key if there is one.
    pub(crate) async fn api(&self, address: &str, body: &serde_json::Value, key: Option<&str>) -> Got {
        let mut request = self.program("POST", address).header("content-type", "application/json");
        if let Some(key) = key {
            request = request.header("idempotency-key", key);
        }
        self.site.send(request.body(Body::from(body.to_string())).unwrap()).await
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
