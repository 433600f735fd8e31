//! What somebody changes of their own account.

use std::collections::BTreeSet;

use app::page::account::own::Typed;
use app::part::FieldError;
use app::text::account::own as say;
use app::text::account::{self, password as of_password};
use axum::http::{StatusCode, header};
use axum::response::Response;
use domain::account::{Email, TokenId, TokenScope};
use domain::{AccountAct, Address, Slug};
use store::account::NewToken;
use store::account::user::User;

use super::own::{Also, document};
use super::{OF_NAME, begin_session, count, subject, weakness};
use crate::auth::cookie;
use crate::auth::csrf::Posted;
use crate::auth::secret::{digest, random_bytes, random_token};
use crate::auth::user::{SignedIn, Visit, see_other};
use crate::error::PageError;

/// Tokens of one account, at most.
const MOST_TOKENS: usize = 50;
/// Letters of a token's name, at most.
const LONGEST_NAME: usize = 60;
/// Letters of a reason, at most.
const LONGEST_REASON: usize = 500;

type Mine = Visit<SignedIn>;

/// Runs an act and makes its outcome an answer.
async fn answer(visit: &Mine, outcome: impl Future<Output = Result<Response, PageError>>) -> Response {
    match outcome.await {
        Ok(response) => response,
        Err(error) => visit.answer(Err(error)),
    }
}

/// The page again, with what is wrong.
async fn again(visit: &Mine, typed: Typed, errors: Vec<FieldError>) -> Result<Response, PageError> {
    let document = document(visit, &visit.person.0, Also { typed, errors, ..Also::default() }).await?;
    Ok(visit.answer(Ok(document.refused())))
}

fn done(act: AccountAct) -> Response {
    see_other(&Address::AccountDone(act).to_string())
}

/// Whether somebody knows their own password. Attempts are counted as those to sign in: a session
/// left open lets nobody guess it. Gives what is wrong, and the seconds to wait where that is it.
async fn knows_password(visit: &Mine, user: &User, typed: &str, field: &str) -> Result<Option<Response>, PageError> {
    let lang = visit.reader.lang;
    let (state, name) = (&visit.state, user.name().as_str());
    let now = state.clock().now();
    if let Some(seconds) = count(state, "sign in to", name, OF_NAME, now).await? {
        let words = account::try_later(seconds, lang);
        let mut response = again(visit, Typed::default(), vec![FieldError::new(field, words)]).await?;
        *response.status_mut() = StatusCode::TOO_MANY_REQUESTS;
        response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
        return Ok(Some(response));
    }
    let stored = state.store().credentials(&user.account().id).await?;
    let hash = stored.and_then(|stored| stored.password_hash);
    if state.guard().passwords().holds(typed.to_owned(), hash).await? {
        state.store().forget_attempts(&subject("sign in to", name)).await?;
        return Ok(None);
    }
    let errors = vec![FieldError::new(field, say::NOT_PRESENT.get(lang))];
    again(visit, Typed::default(), errors).await.map(Some)
}

/// Changes the password: every session ends, and a new one begins here.
pub(super) async fn password(visit: Mine, posted: Posted) -> Response {
    let outcome = async {
        let (user, lang) = (&visit.person.0, visit.reader.lang);
        let (present, new) = (posted.value("present"), posted.value("new"));
        if let Some(refused) = knows_password(&visit, user, present, "present").await? {
            return Ok(refused);
        }
        let passwords = visit.state.guard().passwords();
        let mut known = vec![user.name().to_string()];
        known.extend(user.account().email.as_ref().map(|email| email.as_str().to_owned()));
        let mut fault = weakness::fault(passwords, new, known, lang).await?;
        if fault.is_none() && new == present {
            fault = Some(of_password::SAME.get(lang).to_owned());
        }
        if let Some(fault) = fault {
            return again(&visit, Typed::default(), vec![FieldError::new("new", fault)]).await;
        }
        let hash = passwords.hash(new.to_owned()).await?;
        visit.state.store().set_password(user, &hash).await?;
        let next = Address::AccountDone(AccountAct::Password).to_string();
        begin_session(&visit.state, &user.account().id, &visit.reader.headers, &next).await
    };
    answer(&visit, outcome).await
}

/// Saves the e-mail address, or takes it away.
pub(super) async fn email(visit: Mine, posted: Posted) -> Response {
    let outcome = async {
        let typed = posted.value("email").trim();
        let email: Option<Email> = match (typed.is_empty(), typed.parse()) {
            (true, _) => None,
            (false, Ok(email)) => Some(email),
            (false, Err(_)) => {
                let errors = vec![FieldError::new("email", account::BAD_EMAIL.get(visit.reader.lang))];
                return again(&visit, Typed { email: Some(typed.to_owned()), ..Typed::default() }, errors).await;
            }
        };
        visit.state.store().set_email(&visit.person.0, email.as_ref()).await?;
        Ok(done(AccountAct::Email))
    };
    answer(&visit, outcome).await
}

/// Ends another session.
pub(super) async fn sessions(visit: Mine, posted: Posted) -> Response {
    let outcome = async {
        if let Ok(id) = posted.value("end").parse() {
            visit.state.store().end_session(&visit.person.0, &id).await?;
        }
        Ok(done(AccountAct::Sessions))
    };
    answer(&visit, outcome).await
}

/// Makes a token and shows it, or revokes one.
pub(super) async fn tokens(visit: Mine, posted: Posted) -> Response {
    let outcome = async {
        if let Ok(id) = posted.value("revoke").parse::<TokenId>() {
            visit.state.store().revoke_token(&visit.person.0, &id).await?;
            return Ok(done(AccountAct::Tokens));
        }
        make_token(&visit, &posted).await
    };
    answer(&visit, outcome).await
}

async fn make_token(visit: &Mine, posted: &Posted) -> Result<Response, PageError> {
    let (user, lang) = (&visit.person.0, visit.reader.lang);
    let store = visit.state.store();
    let name = posted.value("token-name").trim();
    let scopes: BTreeSet<TokenScope> = posted.values("scope").filter_map(|word| word.parse().ok()).collect();
    let mut errors = Vec::new();
    if name.is_empty() || name.chars().count() > LONGEST_NAME {
        errors.push(FieldError::new("token-name", say::TOKEN_NAME_MISSING.get(lang)));
    }
    if scopes.is_empty() {
        errors.push(FieldError::new("scope", say::SCOPE_MISSING.get(lang)));
    }
    if store.tokens(user).await?.len() >= MOST_TOKENS {
        errors.push(FieldError::new("token-name", say::TOKENS_FULL.get(lang)));
    }
    let token = random_token();
    if errors.is_empty() {
        let new = NewToken {
            id: TokenId::of_digest(&random_bytes()),
            digest: digest(&token),
            name: name.to_owned(),
            scopes: scopes.clone(),
        };
        if !store.create_token(user, &new, visit.state.clock().now()).await? {
            errors.push(FieldError::new("token-name", say::TOKEN_TAKEN.get(lang)));
        }
    }
    if !errors.is_empty() {
        let typed = Typed { token_name: name.to_owned(), scopes: scopes.into_iter().collect(), ..Typed::default() };
        return again(visit, typed, errors).await;
    }
    let also = Also { made: Some((name.to_owned(), token)), ..Also::default() };
    Ok(visit.answer(document(visit, user, also).await))
}

/// Asks for a membership, or ends one.
pub(super) async fn memberships(visit: Mine, posted: Posted) -> Response {
    let outcome = async {
        let (user, lang) = (&visit.person.0, visit.reader.lang);
        let (store, now) = (visit.state.store(), visit.state.clock().now());
        if let Ok(organisation) = posted.value("leave").parse::<Slug>() {
            store.leave(user, &organisation, now).await?;
            return Ok(done(AccountAct::Memberships));
        }
        let (asked, reason) = (posted.value("organisation"), posted.value("reason").trim());
        let known = visit.state.read().await?.catalog().organisation(asked).map(|of| of.slug.clone());
        let mut errors = Vec::new();
        if known.is_none() {
            errors.push(FieldError::new("organisation", say::NO_ORGANISATION.get(lang)));
        }
        if reason.is_empty() || reason.chars().count() > LONGEST_REASON {
            errors.push(FieldError::new("reason", say::REASON_MISSING.get(lang)));
        }
        if let (Some(organisation), true) = (&known, errors.is_empty())
            && !store.ask_membership(user, organisation, reason, now).await?
        {
            errors.push(FieldError::new("organisation", say::ASKED_ALREADY.get(lang)));
        }
        if errors.is_empty() {
            return Ok(done(AccountAct::Memberships));
        }
        let typed = Typed { organisation: asked.to_owned(), reason: reason.to_owned(), ..Typed::default() };
        again(&visit, typed, errors).await
    };
    answer(&visit, outcome).await
}

/// Deletes the account.
pub(super) async fn delete(visit: Mine, posted: Posted) -> Response {
    let outcome = async {
        let user = &visit.person.0;
        if let Some(refused) = knows_password(&visit, user, posted.value("password"), "delete-password").await? {
            return Ok(refused);
        }
        visit.state.store().delete_account(user, visit.state.clock().now()).await?;
        let mut response = see_other("/");
        if let Some(cookie) = cookie::no_session() {
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
        Ok(response)
    };
    answer(&visit, outcome).await
}
