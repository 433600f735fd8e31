//! Signing in and out.

use app::page::account::sign_in::{self, Content};
use app::part::FieldError;
use app::text::account as say;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use domain::NEXT_KEY;
use domain::account::AccountState;
use store::account::Credentials;
use store::account::user::Entry;

use super::{OF_ADDRESS, OF_NAME, SECTION, begin_session, count, own_address, subject};
use crate::auth::cookie;
use crate::auth::csrf::Posted;
use crate::auth::password::LONGEST;
use crate::auth::peer::Peer;
use crate::auth::user::{SignedIn, Visit, Visitor, see_other};
use crate::error::PageError;
use crate::render::Document;

/// The page; who is signed in is led on.
pub async fn page(visit: Visit<Visitor>) -> Response {
    let next = visit.reader.value(NEXT_KEY).unwrap_or_default();
    let next = own_address(&next);
    if visit.person.0.is_some() {
        return see_other(if next.is_empty() { "/account" } else { next });
    }
    let content = content(&visit, next);
    visit.answer(Ok(document(content, &visit)))
}

/// Signs in.
pub async fn act(visit: Visit<Visitor>, Peer(peer): Peer, posted: Posted) -> Response {
    match sign_in(&visit, &peer, &posted).await {
        Ok(response) => response,
        Err(error) => visit.answer(Err(error)),
    }
}

/// Signs out: the session has ended, whoever has its cookie.
pub async fn sign_out(visit: Visit<SignedIn>, _: Posted) -> Response {
    let SignedIn(user) = &visit.person;
    if let Entry::Session(id) = user.entry()
        && let Err(error) = visit.state.store().end_session(user, id).await
    {
        return visit.answer(Err(error.into()));
    }
    let mut response = see_other("/");
    if let Some(cookie) = cookie::no_session() {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

fn content(visit: &Visit<Visitor>, next: &str) -> Content {
    Content {
        csrf: visit.csrf.token().to_owned(),
        next: next.to_owned(),
        sign_up: visit.state.guard().settings().sign_up,
        ..Content::default()
    }
}

fn document(content: Content, visit: &Visit<Visitor>) -> Document {
    let lang = visit.reader.lang;
    let title = sign_in::title(&content, lang);
    Document::new(title, SECTION, move || sign_in::Page(sign_in::PageProps { content, lang }))
}

/// The session, or the form again. Attempts are counted before anything is looked up, by the name
/// as typed: a name that is nobody's is answered as any other.
async fn sign_in(visit: &Visit<Visitor>, peer: &str, posted: &Posted) -> Result<Response, PageError> {
    let Visit { state, reader, .. } = visit;
    let lang = reader.lang;
    let next = own_address(posted.value(NEXT_KEY));
    let name = posted.value("name").trim().to_lowercase();
    let password = posted.value("password");
    let again = |errors: Vec<FieldError>| {
        let content = Content { name: posted.value("name").to_owned(), errors, ..content(visit, next) };
        visit.answer(Ok(document(content, visit).refused()))
    };
    let missing =
        [("name", name.is_empty(), say::NAME_MISSING), ("password", password.is_empty(), say::PASSWORD_MISSING)];
    let missing = missing.into_iter().filter(|(_, is_missing, _)| *is_missing);
    let missing: Vec<FieldError> = missing.map(|(field, _, words)| FieldError::new(field, words.get(lang))).collect();
    if !missing.is_empty() {
        return Ok(again(missing));
    }
    let now = state.clock().now();
    let by_address = count(state, "sign in from", peer, OF_ADDRESS, now).await?;
    let by_name = count(state, "sign in to", &name, OF_NAME, now).await?;
    if let Some(seconds) = by_address.max(by_name) {
        let mut response = again(vec![FieldError::new("name", say::try_later(seconds, lang))]);
        *response.status_mut() = axum::http::StatusCode::TOO_MANY_REQUESTS;
        response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
        return Ok(response.into_response());
    }
    let found = state.store().account_named(&name).await?;
    let hash = found.as_ref().and_then(|found| found.password_hash.clone());
    let typed: String = if password.len() > LONGEST { String::new() } else { password.to_owned() };
    let holds = state.guard().passwords().holds(typed, hash).await?;
    match found.filter(|_| holds) {
        Some(Credentials { account, .. }) if account.state == AccountState::Active => {
            state.store().forget_attempts(&subject("sign in to", &name)).await?;
            begin_session(state, &account.id, &reader.headers, next).await
        }
        Some(_) => Ok(again(vec![FieldError::new("name", say::LOCKED.get(lang))])),
        None => Ok(again(vec![FieldError::new("name", say::WRONG.get(lang))])),
    }
}
