//! What proves that a form was sent from a page of this site: a token in the form, bound to the
//! secret in a cookie that no other site can read. The origin of the request is held against the
//! site's before that ([`super::guard`]).

use std::convert::Infallible;

use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue};
use axum::response::Response;
use http_body_util::{BodyExt, LengthLimitError, Limited};

use super::cookie;
use super::secret::{digest, random_secret};
use crate::error::PageError;
use crate::extract::Reader;
use crate::observe::RequestId;
use crate::render;
use crate::state::AppState;

/// The name of the field that holds the token.
pub const FIELD: &str = "csrf";

/// Bytes of a form without files, at most.
const FORM_BYTES: usize = 1 << 20;

/// The token of a reader's forms.
#[derive(Debug, Clone)]
pub struct Csrf {
    token: String,
    cookie: Option<HeaderValue>,
}

impl Csrf {
    fn of(headers: &HeaderMap) -> Self {
        let kept = cookie::value(headers, cookie::SESSION).or_else(|| cookie::value(headers, cookie::FORM));
        match kept.filter(|secret| !secret.is_empty()) {
            Some(secret) => Self { token: token_of(secret), cookie: None },
            None => {
                let secret = random_secret();
                Self { token: token_of(&secret), cookie: cookie::form(&secret) }
            }
        }
    }

    /// The token, for the form's field.
    #[must_use]
    pub fn token(&self) -> &str {
        &self.token
    }

    /// The cookie that the token is bound to, where the reader does not have it yet.
    #[must_use]
    pub fn cookie(&self) -> Option<&HeaderValue> {
        self.cookie.as_ref()
    }

    /// Whether a form holds the token. A reader without the cookie has no form of this site.
    #[must_use]
    pub fn holds(&self, given: &str) -> bool {
        // Digests are compared, so that the time it takes says nothing of the token.
        self.cookie.is_none() && digest(given) == digest(&self.token)
    }
}

/// A token says nothing of the secret it is made from.
fn token_of(secret: &str) -> String {
    digest(&format!("jinbang form {secret}"))
}

impl<S: Sync> FromRequestParts<S> for Csrf {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self::of(&parts.headers))
    }
}

/// The fields of a form that was sent from a page of this site.
#[derive(Debug, Clone, Default)]
pub struct Posted(Vec<(String, String)>);

impl Posted {
    /// The first value of a field as it was typed; empty where there is none.
    #[must_use]
    pub fn value(&self, name: &str) -> &str {
        self.values(name).next().unwrap_or_default()
    }

    /// Every value of a field.
    pub fn values(&self, name: &str) -> impl Iterator<Item = &str> {
        self.0.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

impl FromRequest<AppState> for Posted {
    type Rejection = Response;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, Response> {
        let (mut parts, body) = request.into_parts();
        let Ok(reader) = Reader::from_request_parts(&mut parts, state).await;
        let Ok(id) = RequestId::from_request_parts(&mut parts, state).await;
        let refuse = |error| render::refuse(state, &reader, &id, error);
        let bytes = match Limited::new(body, FORM_BYTES).collect().await {
            Ok(all) => all.to_bytes(),
            Err(error) if error.is::<LengthLimitError>() => return Err(refuse(PageError::TooLarge)),
            Err(_) => return Err(refuse(PageError::BadRequest("the form did not arrive whole".to_owned()))),
        };
        let fields: Vec<(String, String)> = form_urlencoded::parse(&bytes).into_owned().collect();
        let posted = Self(fields);
        if Csrf::of(&parts.headers).holds(posted.value(FIELD)) { Ok(posted) } else { Err(refuse(PageError::Stale)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(cookie: &str) -> Csrf {
        let mut headers = HeaderMap::new();
        headers.insert("cookie", cookie.parse().unwrap());
        Csrf::of(&headers)
    }

    #[test]
    fn a_token_holds_for_its_own_cookie_alone() {
        let (one, other) = (of("__Host-jinbang-form=one"), of("a=b; __Host-jinbang-form=other"));
        assert!(one.holds(one.token()) && other.holds(other.token()));
        assert!(!one.holds(other.token()) && !one.holds(""));
        let signed_in = of("__Host-jinbang-form=one; __Host-jinbang-session=two");
        assert!(!signed_in.holds(one.token()), "signing in ends older forms");
    }

    #[test]
    fn a_reader_without_a_cookie_is_given_one_and_has_sent_no_form() {
        let fresh = Csrf::of(&HeaderMap::new());
        assert!(fresh.cookie().is_some());
        assert!(!fresh.holds(fresh.token()));
    }
}
