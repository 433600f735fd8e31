//! Making an account.

use app::page::account::sign_up::{self, Content};
use app::part::FieldError;
use app::text::account as say;
use axum::http::{StatusCode, header};
use axum::response::Response;
use domain::NEXT_KEY;
use domain::account::{AccountId, AccountName, AccountRole, Email};
use store::account::NewAccount;

use super::{SECTION, SIGN_UPS, begin_session, count, own_address, weakness};
use crate::auth::csrf::Posted;
use crate::auth::peer::Peer;
use crate::auth::secret::random_bytes;
use crate::auth::user::{Visit, Visitor, see_other};
use crate::error::PageError;
use crate::render::Document;

/// The page; who is signed in is led on.
pub async fn page(visit: Visit<Visitor>) -> Response {
    let next = visit.reader.value(NEXT_KEY).unwrap_or_default();
    let next = own_address(&next);
    if visit.person.0.is_some() {
        return see_other(if next.is_empty() { "/account" } else { next });
    }
    if !visit.state.guard().settings().sign_up {
        return visit.answer(Err(PageError::Forbidden));
    }
    let content = Content { csrf: visit.csrf.token().to_owned(), next: next.to_owned(), ..Content::default() };
    visit.answer(Ok(document(content, &visit)))
}

/// Makes the account and signs in.
pub async fn act(visit: Visit<Visitor>, Peer(peer): Peer, posted: Posted) -> Response {
    match sign_up(&visit, &peer, &posted).await {
        Ok(response) => response,
        Err(error) => visit.answer(Err(error)),
    }
}

fn document(content: Content, visit: &Visit<Visitor>) -> Document {
    let lang = visit.reader.lang;
    let title = sign_up::title(&content, lang);
    Document::new(title, SECTION, move || sign_up::Page(sign_up::PageProps { content, lang }))
}

async fn sign_up(visit: &Visit<Visitor>, peer: &str, posted: &Posted) -> Result<Response, PageError> {
    let Visit { state, reader, .. } = visit;
    let lang = reader.lang;
    if !state.guard().settings().sign_up {
        return Err(PageError::Forbidden);
    }
    let next = own_address(posted.value(NEXT_KEY));
    let again = |errors: Vec<FieldError>| {
        let content = Content {
            csrf: visit.csrf.token().to_owned(),
            next: next.to_owned(),
            name: posted.value("name").to_owned(),
            email: posted.value("email").to_owned(),
            errors,
        };
        visit.answer(Ok(document(content, visit).refused()))
    };
    let mut errors = Vec::new();
    let name = AccountName::chosen(posted.value("name"));
    if let Err(fault) = &name {
        errors.push(FieldError::new("name", say::name_fault(*fault).get(lang)));
    }
    let typed = posted.value("email").trim();
    let email: Option<Result<Email, _>> = (!typed.is_empty()).then(|| typed.parse());
    if let Some(Err(_)) = &email {
        errors.push(FieldError::new("email", say::BAD_EMAIL.get(lang)));
    }
    let passwords = state.guard().passwords();
    let known = vec![posted.value("name").to_owned(), typed.to_owned()];
    if let Some(fault) = weakness::fault(passwords, posted.value("password"), known, lang).await? {
        errors.push(FieldError::new("password", fault));
    }
    let (Ok(name), true) = (name, errors.is_empty()) else { return Ok(again(errors)) };
    let now = state.clock().now();
    if let Some(seconds) = count(state, "sign up from", peer, SIGN_UPS, now).await? {
        let mut response = again(vec![FieldError::new("name", say::try_later(seconds, lang))]);
        *response.status_mut() = StatusCode::TOO_MANY_REQUESTS;
        response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
        return Ok(response);
    }
    let new = NewAccount {
        id: AccountId::of_digest(&random_bytes()),
        name,
        email: email.and_then(Result::ok),
        password_hash: passwords.hash(posted.value("password").to_owned()).await?,
        role: AccountRole::Member,
    };
    if !state.store().create_account(&new, now).await? {
        return Ok(again(vec![FieldError::new("name", say::TAKEN.get(lang))]));
    }
    begin_session(state, &new.id, &reader.headers, next).await
}
