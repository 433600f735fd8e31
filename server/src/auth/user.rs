//! Extractors of who acts. A handler that takes one of them runs for nobody else; a function of the
//! store that takes what is in it cannot be called without.
//!
//! Pages know their user by the session's cookie, addresses under `/api/` by a token in
//! `Authorization: Bearer`, never the other way round: no other site can make a browser send the
//! header.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::Address;
use domain::account::AccountName;
use store::account::user::{Administrator, Entry, Filer, Reviewer, User};

use super::cookie;
use super::csrf::Csrf;
use super::secret::digest;
use crate::error::PageError;
use crate::extract::Reader;
use crate::observe::RequestId;
use crate::render::{self, Document};
use crate::state::AppState;

/// Somebody, signed in or not.
#[derive(Debug, Clone)]
pub struct Visitor(pub Option<User>);

/// Somebody who is signed in.
#[derive(Debug, Clone)]
pub struct SignedIn(pub User);

/// Somebody who may file.
#[derive(Debug, Clone)]
pub struct Filing(pub Filer);

/// Somebody who may review.
#[derive(Debug, Clone)]
pub struct Reviewing(pub Reviewer);

/// Somebody who may decide about accounts.
#[derive(Debug, Clone)]
pub struct Administering(pub Administrator, pub User);

/// Whose name the header of a page may show.
pub trait Person {
    /// The name; `None` of a visitor.
    fn name(&self) -> Option<&AccountName>;
}

impl Person for Visitor {
    fn name(&self) -> Option<&AccountName> {
        self.0.as_ref().map(User::name)
    }
}

impl Person for SignedIn {
    fn name(&self) -> Option<&AccountName> {
        Some(self.0.name())
    }
}

impl Person for Filing {
    fn name(&self) -> Option<&AccountName> {
        Some(self.0.user().name())
    }
}

impl Person for Reviewing {
    fn name(&self) -> Option<&AccountName> {
        Some(self.0.user().name())
    }
}

impl Person for Administering {
    fn name(&self) -> Option<&AccountName> {
        Some(self.1.name())
    }
}

impl FromRequestParts<AppState> for Visitor {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Response> {
        match find(parts, state).await {
            Ok(user) => Ok(Self(user)),
            Err(error) => Err(refuse(parts, state, error).await),
        }
    }
}

impl FromRequestParts<AppState> for SignedIn {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Response> {
        let Visitor(user) = Visitor::from_request_parts(parts, state).await?;
        match user {
            Some(user) => Ok(Self(user)),
            None => Err(sign_in_first(parts, state).await),
        }
    }
}

impl FromRequestParts<AppState> for Filing {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Response> {
        let SignedIn(user) = SignedIn::from_request_parts(parts, state).await?;
        match user.filer() {
            Some(filer) => Ok(Self(filer)),
            None => Err(refuse(parts, state, PageError::Forbidden).await),
        }
    }
}

impl FromRequestParts<AppState> for Reviewing {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Response> {
        let SignedIn(user) = SignedIn::from_request_parts(parts, state).await?;
        match user.reviewer() {
            Some(reviewer) => Ok(Self(reviewer)),
            None => Err(refuse(parts, state, PageError::Forbidden).await),
        }
    }
}

impl FromRequestParts<AppState> for Administering {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Response> {
        let SignedIn(user) = SignedIn::from_request_parts(parts, state).await?;
        match user.administrator() {
            Some(administrator) => Ok(Self(administrator, user)),
            None => Err(refuse(parts, state, PageError::Forbidden).await),
        }
    }
}

/// The user of a request; a write is counted as theirs.
async fn find(parts: &Parts, state: &AppState) -> Result<Option<User>, PageError> {
    let now = state.clock().now();
    let user = if is_api(parts) {
        match bearer(&parts.headers) {
            Some(token) => state.store().user_of_token(&digest(token), now).await?,
            None => None,
        }
    } else {
        match cookie::value(&parts.headers, cookie::SESSION) {
            Some(secret) => state.store().user_of_session(&digest(secret), now).await?,
            None => None,
        }
    };
    if let Some(user) = &user
        && !parts.method.is_safe()
    {
        match user.entry() {
            Entry::Session(_) => state.guard().count_account(user.account().id.as_str())?,
            Entry::Token(id, _) => state.guard().count_token(id.as_str())?,
        }
    }
    Ok(user)
}

fn is_api(parts: &Parts) -> bool {
    parts.uri.path().starts_with("/api/")
}

/// The token of a request.
fn bearer(headers: &HeaderMap) -> Option<&str> {
    let given = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = given.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then_some(token.trim())
}

async fn refuse(parts: &mut Parts, state: &AppState, error: PageError) -> Response {
    let Ok(reader) = Reader::from_request_parts(parts, state).await;
    let Ok(id) = RequestId::from_request_parts(parts, state).await;
    render::refuse(state, &reader, &id, error)
}

/// A page leads to where one signs in, and back; everything else is refused.
async fn sign_in_first(parts: &mut Parts, state: &AppState) -> Response {
    if parts.method.is_safe() && !is_api(parts) {
        let next = parts.uri.path_and_query().map_or("/", |next| next.as_str());
        return see_other(&Address::SignIn(Some(next)).to_string());
    }
    let mut response = refuse(parts, state, PageError::SignIn).await;
    if is_api(parts) {
        response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    response
}

/// Leads to another page of this site, which is then asked for anew.
#[must_use]
pub fn see_other(address: &str) -> Response {
    let location = HeaderValue::from_str(address).unwrap_or_else(|_| HeaderValue::from_static("/"));
    let headers = [(header::LOCATION, location), (header::CACHE_CONTROL, HeaderValue::from_static(render::PRIVATE))];
    (StatusCode::SEE_OTHER, headers).into_response()
}

/// All that a page needs which is made for one person alone.
#[derive(Debug, Clone)]
pub struct Visit<P> {
    /// What handlers may reach.
    pub state: AppState,
    /// Language and theme.
    pub reader: Reader,
    /// The request's identifier.
    pub id: RequestId,
    /// The token of the page's forms.
    pub csrf: Csrf,
    /// Whom it is for.
    pub person: P,
}

impl<P> FromRequestParts<AppState> for Visit<P>
where
    P: FromRequestParts<AppState, Rejection = Response> + Send,
{
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Response> {
        let person = P::from_request_parts(parts, state).await?;
        let Ok(reader) = Reader::from_request_parts(parts, state).await;
        let Ok(id) = RequestId::from_request_parts(parts, state).await;
        let Ok(csrf) = Csrf::from_request_parts(parts, state).await;
        Ok(Self { state: state.clone(), reader, id, csrf, person })
    }
}

impl<P: Person> Visit<P> {
    /// The page as an answer: for this person, kept by nobody.
    #[must_use]
    pub fn answer(&self, document: Result<Document, PageError>) -> Response {
        let Self { state, reader, id, csrf, person } = self;
        let document = match document {
            Ok(document) => document,
            Err(error) => return render::refuse(state, reader, id, error),
        };
        let mut response = render::private(state, reader, person.name(), document);
        if let Some(cookie) = csrf.cookie() {
            response.headers_mut().append(header::SET_COOKIE, cookie.clone());
        }
        response
    }
}
