//! `/api/v1/submissions` and `POST /api/v1/claims`: filing by programs, following what was filed, and
//! deciding it.

mod ask;
mod claim;
mod queue;
mod wire;

use axum::Router;
use axum::body::Bytes;
use axum::extract::rejection::{BytesRejection, PathRejection};
use axum::extract::{DefaultBodyLimit, Path, Request};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::MethodRouter;
use chrono::{DateTime, Utc};
use domain::filing::decide::Concerned;
use domain::filing::{Fault, FilingId, State, Subject, read};
use serde_json::{Value, json};
use store::filing::{AsRead, Part, Refused, Sent, Sheet, StoredFiling};

use self::ask::Ask;
use self::wire::{summary, whole};
use super::list::{Asked as OfList, next};
use crate::auth::secret::random_bytes;
use crate::auth::user::{Filing as MayFile, Reviewing, Visit, Visitor};
use crate::error::PageError;
use crate::filing::attached::Attached;
use crate::filing::title::Titles;
use crate::filing::{answers, metrics, reading};
use crate::page::filing::refused;
use crate::page::filing::review::{Asked, Decided, decide};
use crate::page::filing::submission::may_see;
use crate::page::filing::submit::{circumstances, filed_for, memberships};
use crate::render;
use crate::state::AppState;

/// Bytes of a request with files, at most.
const FORM_BYTES: usize = 512 << 20;
/// Letters of a key, at most.
const LONGEST_KEY: usize = 200;
/// The path of the list.
const LIST: &str = "/api/v1/submissions";

/// The routes: paths, methods and what answers.
macro_rules! routes {
    ($($path:literal => $($method:ident($handler:expr)),+;)+) => {
        /// Every method and path, for those who describe them.
        pub const ROUTES: &[(&str, &str)] = &[$($((stringify!($method), $path),)+)+];

        /// The routes.
        pub fn routes() -> Router<AppState> {
            Router::new()$(.route($path, MethodRouter::new()$(.$method($handler))+))+
                .layer(DefaultBodyLimit::max(FORM_BYTES))
        }
    };
}

// Each is described in `api::describe::filing`, that of claims in `api::describe::claim`.
routes! {
    "/api/v1/submissions" => get(list), post(file);
    "/api/v1/submissions/{id}" => get(one);
    "/api/v1/submissions/{id}/review" => post(review);
    "/api/v1/reviews" => get(queue::queue);
    "/api/v1/claims" => post(claim::file);
}

/// A fault with the field it is about, as RFC 9457 lets a problem have members of its own.
#[must_use]
pub fn fault(fault: &Fault) -> Value {
    let words = |lang| app::text::filing::fault::words(fault, lang);
    json!({
        "field": fault.at.name(),
        "value": fault.typed,
        "detail": words(app::text::Lang::En),
        "detail_zh": words(app::text::Lang::Zh),
    })
}

async fn answered<P>(visit: &Visit<P>, outcome: impl Future<Output = Result<Response, PageError>>) -> Response {
    match outcome.await {
        Ok(response) => response,
        Err(error) => render::problem(error, &visit.id),
    }
}

fn answer(status: StatusCode, body: &Value) -> Response {
    let headers = [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, render::PRIVATE)];
    (status, headers, body.to_string()).into_response()
}

/// The identifier of an address; what is none is nobody's.
fn named(id: Result<Path<String>, PathRejection>) -> Result<String, PageError> {
    id.map(|Path(id)| id).map_err(|_| PageError::not_found(""))
}

/// The filings of the token's account, the last made first.
async fn list(visit: Visit<MayFile>) -> Response {
    answered(&visit, async {
        let asked = OfList::read(&visit.reader, &[], &["state"])?;
        let state = asked.filters.iter().map(|(_, word)| word.parse::<State>()).next_back().transpose();
        let state = state.map_err(|fault| PageError::BadRequest(format!("state: {fault}")))?;
        let after = place_of(&asked)?;
        let account = &visit.person.0.user().account().id;
        let part = Part { state, after, limit: one_more(&asked) };
        let mut filings = visit.state.store().part_of_filings(account, part).await?;
        let last = cut_to(&mut filings, &asked);
        let last = last.map(|last| next(LIST, &asked, &format!("{} {}", last.created_at.to_rfc3339(), last.id)));
        let reading = visit.state.read().await?;
        let titles = Titles::of(&reading, visit.reader.lang).await?;
        let filings: Vec<Value> = filings.iter().map(|stored| summary(&visit, &titles, stored)).collect();
        Ok(answer(StatusCode::OK, &json!({ "submissions": filings, "next": last })))
    })
    .await
}

/// How many filings are read for a part of a list: one more than is shown says whether there are more.
fn one_more(asked: &OfList) -> i64 {
    i64::try_from(asked.limit).unwrap_or(i64::MAX).saturating_add(1)
}

/// Leaves of what was read what is shown, and gives the last of it where there is more.
fn cut_to<'a>(read: &'a mut Vec<StoredFiling>, asked: &OfList) -> Option<&'a StoredFiling> {
    let goes_on = read.len() > asked.limit;
    read.truncate(asked.limit);
    read.last().filter(|_| goes_on)
}

/// The place of a list that its token names.
fn place_of(asked: &OfList) -> Result<Option<(DateTime<Utc>, &str)>, PageError> {
    let no_token = || PageError::BadRequest(super::list::NO_TOKEN.to_owned());
    asked.after.as_deref().map(|token| place(token).ok_or_else(no_token)).transpose()
}

fn place(token: &str) -> Option<(DateTime<Utc>, &str)> {
    let (at, id) = token.split_once(' ')?;
    Some((at.parse().ok()?, id))
}

/// One filing: everybody's once it was accepted.
async fn one(visit: Visit<Visitor>, id: Result<Path<String>, PathRejection>) -> Response {
    answered(&visit, async {
        let id = named(id)?;
        let user = visit.person.0.as_ref();
        let stored = visit.state.store().filing(&id).await?.filter(|stored| may_see(user, stored));
        let stored = stored.ok_or_else(|| PageError::not_found(id.as_str()))?;
        Ok(answer(StatusCode::OK, &whole(&visit, &stored).await?))
    })
    .await
}

/// Files an evaluation.
async fn file(visit: Visit<MayFile>, request: Request) -> Response {
    answered(&visit, async {
        let key = key(request.headers())?;
        let ask = Ask::take(&visit, request).await?;
        file_once(&visit, ask, key.as_deref()).await
    })
    .await
}

fn key(headers: &HeaderMap) -> Result<Option<String>, PageError> {
    let Some(key) = headers.get("idempotency-key") else { return Ok(None) };
    let key = key.to_str().ok().map(str::trim).filter(|key| !key.is_empty() && key.len() <= LONGEST_KEY);
    let bad = || PageError::BadRequest(format!("Idempotency-Key: 1 to {LONGEST_KEY} visible letters"));
    key.map(|key| Some(key.to_owned())).ok_or_else(bad)
}

async fn file_once(visit: &Visit<MayFile>, mut ask: Ask, key: Option<&str>) -> Result<Response, PageError> {
    let user = visit.person.0.user();
    let account = &user.account().id;
    let sent = ask.digest();
    if let Some(key) = key
        && let Some(replay) = replay(visit, key, &sent).await?
    {
        return Ok(replay);
    }
    ask.read_harness(visit).await?;
    Attached::load(&visit.state, &ask.files).await?.hold(&mut ask.typed, app::text::Lang::En);
    let reading = visit.state.read().await?;
    let (memberships, metrics) = (memberships(user), metrics());
    answers::fits(&ask.files)?;
    let answers = answers::of_files(visit.state.files(), &ask.files).await?;
    let filing = read(&ask.typed, circumstances(&reading, &memberships, &metrics, (ask.files.len(), &answers)));
    let concerned = Concerned::of_filing(&filing.map_err(PageError::Filing)?, reading.catalog());
    let id = FilingId::of_digest(&random_bytes()).to_string();
    let organisation = filed_for(user, &ask.typed);
    let json = crate::filing::wire::to_json(&ask.typed).to_string();
    let sheet = Sheet {
        id: &id,
        account,
        organisation: organisation.as_ref(),
        subject: Subject::Evaluation,
        typed: &json,
        corrects: ask.corrects.as_deref(),
        files: &ask.files,
    };
    let read = AsRead { concerned: &concerned, tasks: &reading::said_of_files(&ask.typed, &ask.files) };
    file_sheet(visit, &sheet, read, key.map(|key| Sent { key, digest: &sent })).await
}

/// Files a sheet, once for one key, and answers with it.
async fn file_sheet(
    visit: &Visit<MayFile>,
    sheet: &Sheet<'_>,
    read: AsRead<'_>,
    key: Option<Sent<'_>>,
) -> Result<Response, PageError> {
    let (store, id) = (visit.state.store(), sheet.id);
    match (store.file_filing(sheet, read, key.as_ref(), visit.state.clock().now()).await, key) {
        (Ok(done), _) => done.map_err(|why| not_done(why, id))?,
        // The same key was sent at the same moment: the other request filed it.
        (Err(store::Error::Database(error)), Some(key)) => match replay(visit, key.key, key.digest).await? {
            Some(replay) => return Ok(replay),
            None => return Err(store::Error::Database(error).into()),
        },
        (Err(error), _) => return Err(error.into()),
    }
    let stored = store.filing(id).await?.ok_or_else(|| PageError::not_found(id))?;
    let mut response = answer(StatusCode::CREATED, &whole(visit, &stored).await?);
    if let Ok(location) = HeaderValue::from_str(&format!("{LIST}/{id}")) {
        response.headers_mut().insert(header::LOCATION, location);
    }
    Ok(response)
}

/// The answer to a key that was sent before with the same request.
async fn replay(visit: &Visit<MayFile>, key: &str, sent: &str) -> Result<Option<Response>, PageError> {
    let store = visit.state.store();
    let Some((digest, id)) = store.filing_of_key(&visit.person.0.user().account().id, key).await? else {
        return Ok(None);
    };
    if digest != sent {
        return Err(PageError::KeyReused);
    }
    let stored = store.filing(&id).await?.ok_or_else(|| PageError::not_found(id.as_str()))?;
    let mut response = answer(StatusCode::OK, &whole(visit, &stored).await?);
    response.headers_mut().insert(HeaderName::from_static("idempotency-replayed"), HeaderValue::from_static("true"));
    Ok(Some(response))
}

fn not_done(why: Refused, id: &str) -> PageError {
    refused(why, id, app::text::Lang::En)
}

/// What a reviewer's program sends.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Review {
    act: String,
    #[serde(default)]
    why: String,
    version: i64,
}

/// Decides a filing.
async fn review(
    visit: Visit<Reviewing>,
    id: Result<Path<String>, PathRejection>,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    answered(&visit, async {
        let (id, body) = (named(id)?, body.map_err(|_| PageError::TooLarge)?);
        let sent: Review =
            serde_json::from_slice(&body).map_err(|error| PageError::BadRequest(format!("JSON: {error}")))?;
        let asked = Asked { id: &id, act: &sent.act, why: &sent.why, version: sent.version };
        match decide(&visit.state, &visit.person.0, asked).await? {
            Decided::Done => {
                let stored = visit.state.store().filing(&id).await?;
                let stored = stored.ok_or_else(|| PageError::not_found(id.as_str()))?;
                Ok(answer(StatusCode::OK, &whole(&visit, &stored).await?))
            }
            Decided::Not(why) => Err(PageError::NotNow(app::text::filing::review::undecided(why, app::text::Lang::En))),
            Decided::Refused(why) => Err(not_done(why, &id)),
        }
    })
    .await
}
