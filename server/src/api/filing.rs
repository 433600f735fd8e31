//! `/api/v1/submissions`: filing by programs, following what was filed, and deciding it.

use axum::body::Bytes;
use axum::extract::{FromRequest, Multipart, Path, Request};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Router, extract::DefaultBodyLimit};
use domain::filing::{Column, Event, Fault, FilingId, Subject, Typed, read};
use domain::{Address, ResultRow};
use serde_json::{Value, json};
use store::filing::{Refused, Sent, Sheet, StoredFile, StoredFiling};

use crate::auth::secret::{digest, random_bytes};
use crate::auth::user::{Filing as MayFile, Reviewing, SignedIn, Visit, Visitor};
use crate::error::PageError;
use crate::filing::judged::published;
use crate::filing::{metrics, reading, wire};
use crate::import::File;
use crate::page::filing::review::{Asked, Decided, decide};
use crate::page::filing::submission::may_see;
use crate::page::filing::submit::{circumstances, filed_for, memberships};
use crate::page::filing::{refused, title_of};
use crate::render;

/// Bytes of a request in JSON, at most.
const JSON_BYTES: usize = 4 << 20;
/// Bytes of a request with files, at most.
const FORM_BYTES: usize = 512 << 20;
/// Letters of a key, at most.
const LONGEST_KEY: usize = 200;

/// The routes.
pub fn routes() -> Router<crate::state::AppState> {
    Router::new()
        .route("/api/v1/submissions", get(list).post(file).layer(DefaultBodyLimit::max(FORM_BYTES)))
        .route("/api/v1/submissions/{id}", get(one))
        .route("/api/v1/submissions/{id}/review", post(review))
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

/// The filings of the token's account, the last changed first.
async fn list(visit: Visit<SignedIn>) -> Response {
    answered(&visit, async {
        if visit.person.0.filer().is_none() {
            return Err(PageError::Forbidden);
        }
        let filings = visit.state.store().filings_of(&visit.person.0.account().id).await?;
        let filings: Vec<Value> = filings.iter().map(|stored| summary(&visit, stored)).collect();
        Ok(answer(StatusCode::OK, &json!({ "submissions": filings, "next": null })))
    })
    .await
}

fn summary<P>(visit: &Visit<P>, stored: &StoredFiling) -> Value {
    json!({
        "id": stored.id,
        "address": visit.state.site().whole(&Address::Submission(&stored.id).to_string()),
        "subject": stored.subject,
        "title": stored.title,
        "state": stored.state,
        "version": stored.version,
        "organisation": stored.organisation,
        "corrects": stored.corrects,
        "created_at": stored.created_at.to_rfc3339(),
        "filed_at": stored.filed_at.map(|at| at.to_rfc3339()),
        "accepted_at": stored.accepted_at.map(|at| at.to_rfc3339()),
    })
}

/// One filing: everybody's once it was accepted.
async fn one(visit: Visit<Visitor>, Path(id): Path<String>) -> Response {
    answered(&visit, async {
        let user = visit.person.0.as_ref();
        let stored = visit.state.store().filing(&id).await?.filter(|stored| may_see(user, stored));
        let stored = stored.ok_or_else(|| PageError::not_found(id.as_str()))?;
        Ok(answer(StatusCode::OK, &whole(&visit, &stored, user.is_some()).await?))
    })
    .await
}

async fn whole<P>(visit: &Visit<P>, stored: &StoredFiling, signed_in: bool) -> Result<Value, PageError> {
    let store = visit.state.store();
    let events = store.filing_events(&stored.id).await?;
    let files = store.files_of(&stored.id).await?;
    let results = if stored.accepted_at.is_some() {
        published(&visit.state.read().await?, &stored.id).await?
    } else {
        Vec::new()
    };
    let event = |(event, _): &(Event, i64)| json!({ "at": event.at.to_rfc3339(), "by": event.who, "act": event.act, "state": event.state, "why": event.why });
    let file = |file: &StoredFile| json!({ "sha256": file.digest, "name": file.name, "size": file.size });
    let result = |row: &std::sync::Arc<ResultRow>| {
        let address = visit.state.site().whole(&Address::Result(row.id.as_str()).to_string());
        json!({
            "id": row.id,
            "address": address,
            "exam": row.exam.key.to_string(),
            "score": row.score.text(),
            "withdrawn_on": row.withdrawn_on.map(|day| day.to_string()),
            "disputed": row.disputed,
        })
    };
    let mut body = summary(visit, stored);
    let more = [
        ("events", events.iter().map(event).collect::<Value>()),
        ("files", files.iter().map(file).collect()),
        ("results", results.iter().map(result).collect()),
        (
            "filed",
            if signed_in || stored.accepted_at.is_some() {
                match stored.subject {
                    Subject::Evaluation => wire::to_json(&wire::kept(&stored.typed)),
                    Subject::Claim => wire::claim_to_json(&wire::claim_kept(&stored.typed)),
                }
            } else {
                Value::Null
            },
        ),
    ];
    if let Some(object) = body.as_object_mut() {
        object.extend(more.map(|(name, value)| (name.to_owned(), value)));
    }
    Ok(body)
}

/// Files an evaluation: JSON, or a form with the part `submission` (JSON), then `harness` (a harness's
/// file) and any number of `file`.
async fn file(visit: Visit<MayFile>, request: Request) -> Response {
    answered(&visit, async {
        let key = key(request.headers())?;
        let is_form = request.headers().get(header::CONTENT_TYPE).and_then(|of| of.to_str().ok());
        let is_form = is_form.is_some_and(|of| of.starts_with("multipart/form-data"));
        let asked = if is_form { take_form(&visit, request).await? } else { take_json(request).await? };
        file_once(&visit, asked, key.as_deref()).await
    })
    .await
}

/// What a program asks to file.
struct Ask {
    typed: Typed,
    corrects: Option<String>,
    files: Vec<StoredFile>,
}

fn key(headers: &HeaderMap) -> Result<Option<String>, PageError> {
    let Some(key) = headers.get("idempotency-key") else { return Ok(None) };
    let key = key.to_str().ok().map(str::trim).filter(|key| !key.is_empty() && key.len() <= LONGEST_KEY);
    let bad = || PageError::BadRequest(format!("Idempotency-Key: 1 to {LONGEST_KEY} visible letters"));
    key.map(|key| Some(key.to_owned())).ok_or_else(bad)
}

fn parse(bytes: &[u8]) -> Result<(Typed, Option<String>), PageError> {
    let value: Value =
        serde_json::from_slice(bytes).map_err(|error| PageError::BadRequest(format!("JSON: {error}")))?;
    let corrects = value.get("corrects").and_then(Value::as_str).map(str::to_owned);
    Ok((wire::from_json(&value, true).map_err(PageError::Filing)?, corrects))
}

async fn take_json(request: Request) -> Result<Ask, PageError> {
    let bytes = axum::body::to_bytes(request.into_body(), JSON_BYTES).await.map_err(|_| PageError::TooLarge)?;
    let (typed, corrects) = parse(&bytes)?;
    Ok(Ask { typed, corrects, files: Vec::new() })
}

async fn take_form(visit: &Visit<MayFile>, request: Request) -> Result<Ask, PageError> {
    let broken = |_| PageError::BadRequest("the form broke off".to_owned());
    let mut parts = Multipart::from_request(request, &visit.state)
        .await
        .map_err(|error| PageError::BadRequest(error.to_string()))?;
    let (store, files, now) = (visit.state.store(), visit.state.files(), visit.state.clock().now());
    let mut ask = Ask { typed: Typed::default(), corrects: None, files: Vec::new() };
    while let Some(part) = parts.next_field().await.map_err(broken)? {
        match part.name().unwrap_or_default() {
            "submission" => {
                let bytes: Bytes = part.bytes().await.map_err(|_| PageError::TooLarge)?;
                (ask.typed, ask.corrects) = parse(&bytes)?;
            }
            "harness" => {
                let Some(kept) = files.take(store, part, now).await? else { continue };
                let format = read_harness(visit, &mut ask.typed, &kept).await?;
                ask.files.push(StoredFile { format: Some(format), ..kept });
            }
            "file" => ask.files.extend(files.take(store, part, now).await?),
            other => {
                let detail = format!("{other}: the parts are submission, harness and file");
                return Err(PageError::BadRequest(detail));
            }
        }
    }
    Ok(ask)
}

/// Reads a harness's file into the filing; rows of the JSON that name a task complete or change those
/// of the file.
async fn read_harness(visit: &Visit<MayFile>, typed: &mut Typed, kept: &StoredFile) -> Result<String, PageError> {
    let bytes = visit.state.files().bytes(&kept.digest).await?;
    let said: Vec<_> = typed.rows.iter().filter(|row| !row.get(Column::Task).is_empty()).cloned().collect();
    let account = (visit.state.store(), &visit.person.0.user().account().id);
    let data = visit.state.read().await?;
    let file = File { name: &kept.name, bytes: &bytes };
    let read = reading::read_into(typed, file, data.catalog(), account, app::text::Lang::En).await?;
    let read = read.map_err(PageError::BadRequest)?;
    for row in &mut typed.rows {
        let same = |of: &&domain::filing::TypedRow| {
            let metric = of.get(Column::TaskMetric);
            of.get(Column::Task) == row.get(Column::Task)
                && (metric.is_empty() || metric == row.get(Column::TaskMetric))
        };
        if let Some(said) = said.iter().find(same) {
            said.cells().for_each(|(column, text)| row.set(column, text));
        }
    }
    Ok(read.format.slug().to_owned())
}

async fn file_once(visit: &Visit<MayFile>, ask: Ask, key: Option<&str>) -> Result<Response, PageError> {
    let (store, now) = (visit.state.store(), visit.state.clock().now());
    let user = visit.person.0.user();
    let account = &user.account().id;
    let json = wire::to_json(&ask.typed).to_string();
    let files: Vec<&str> = ask.files.iter().map(|file| file.digest.as_str()).collect();
    let sent = digest(&format!("{json}\n{}\n{}", ask.corrects.as_deref().unwrap_or_default(), files.join(" ")));
    if let Some(key) = key
        && let Some(replay) = replay(visit, key, &sent).await?
    {
        return Ok(replay);
    }
    let reading = visit.state.read().await?;
    let (memberships, metrics) = (memberships(user), metrics());
    read(&ask.typed, circumstances(&reading, &memberships, &metrics, ask.files.len())).map_err(PageError::Filing)?;
    let (id, title) = (FilingId::of_digest(&random_bytes()).to_string(), title_of(&ask.typed));
    let organisation = filed_for(user, &ask.typed);
    let sheet = Sheet {
        id: &id,
        account,
        organisation: organisation.as_ref(),
        subject: Subject::Evaluation,
        title: &title,
        typed: &json,
        corrects: ask.corrects.as_deref(),
    };
    let refuse = |why: Refused| refused(why, &id, app::text::Lang::En);
    if !ask.files.is_empty() {
        store.save_filing(&sheet, now).await?.map_err(refuse)?;
        for file in &ask.files {
            store.add_file(&id, file, now).await?;
        }
    }
    let key = key.map(|key| Sent { key, digest: &sent });
    match (store.file_filing(&sheet, key.as_ref(), now).await, key) {
        (Ok(done), _) => done.map_err(refuse)?,
        // The same key was sent at the same moment: the other request filed it.
        (Err(store::Error::Database(error)), Some(key)) => match replay(visit, key.key, &sent).await? {
            Some(replay) => return Ok(replay),
            None => return Err(store::Error::Database(error).into()),
        },
        (Err(error), _) => return Err(error.into()),
    }
    for format in ask.files.iter().filter_map(|file| file.format.as_deref()) {
        store.remember_tasks(&id, account, &reading::said_of_tasks(&ask.typed, format)).await?;
    }
    let stored = store.filing(&id).await?.ok_or_else(|| PageError::not_found(id.as_str()))?;
    let mut response = answer(StatusCode::CREATED, &whole(visit, &stored, true).await?);
    if let Ok(location) = HeaderValue::from_str(&format!("/api/v1/submissions/{id}")) {
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
    let mut response = answer(StatusCode::OK, &whole(visit, &stored, true).await?);
    response.headers_mut().insert(HeaderName::from_static("idempotency-replayed"), HeaderValue::from_static("true"));
    Ok(Some(response))
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
async fn review(visit: Visit<Reviewing>, Path(id): Path<String>, body: Bytes) -> Response {
    answered(&visit, async {
        let sent: Review =
            serde_json::from_slice(&body).map_err(|error| PageError::BadRequest(format!("JSON: {error}")))?;
        let asked = Asked { id: &id, act: &sent.act, why: &sent.why, version: sent.version };
        match decide(&visit.state, &visit.person.0, asked).await? {
            Decided::Done => {
                let stored = visit.state.store().filing(&id).await?;
                let stored = stored.ok_or_else(|| PageError::not_found(id.as_str()))?;
                Ok(answer(StatusCode::OK, &whole(&visit, &stored, true).await?))
            }
            Decided::Not(why) => Err(PageError::NotNow(app::text::filing::review::undecided(why, app::text::Lang::En))),
            Decided::Refused(why) => Err(refused(why, &id, app::text::Lang::En)),
        }
    })
    .await
}
