//! The route table.

use std::pin::pin;
use std::time::Duration;

use app::shell::Theme;
use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Form, Router};
use domain::{Address, Format};
use http_body_util::BodyExt;
use tokio::sync::watch;
use tokio::time::timeout;
use tower_http::compression::CompressionLayer;
use tower_http::services::ServeDir;

use crate::api::standing::RowsAs;
use crate::api::table::{CSV, LINES};
use crate::auth::guard;
use crate::cache::FOR_EVER;
use crate::error::PageError;
use crate::extract::{Reader, THEME_COOKIE};
use crate::observe::{self, RequestId};
use crate::render::{self, kept_choice};
use crate::state::{AppState, Reading};
use crate::{api, fixed, page, sitemap};

const JSON: &str = "application/json";

/// A route of a page without a variable part.
macro_rules! fixed {
    ($load:path) => {
        get(|State(state): State<AppState>, reader: Reader, id: RequestId| render::page(state, reader, id, $load))
    };
}

/// A route of a page whose address ends in a name.
macro_rules! named {
    ($load:path) => {
        get(|State(state): State<AppState>, name: Named, reader: Reader, id: RequestId| {
            render::page(state, reader, id, move |reading, reader| $load(reading, reader, name.0))
        })
    };
}

/// A route of data for programs.
macro_rules! data {
    ($kind:expr, $load:expr) => {
        get(|State(state): State<AppState>, reader: Reader, id: RequestId| {
            render::data(state, reader, id, $kind, $load)
        })
    };
}

/// A route of an answer for programs that knows its own form.
macro_rules! answer {
    ($load:path) => {
        get(|State(state): State<AppState>, reader: Reader, id: RequestId| render::answer(state, reader, id, $load))
    };
}

/// A route of a ranking in another form.
macro_rules! ranking {
    ($load:path, $format:expr) => {
        get(|State(state): State<AppState>, reader: Reader, id: RequestId| {
            render::answer(state, reader, id, |reading, reader| $load(reading, reader, $format))
        })
    };
}

/// The route of a list of nouns.
macro_rules! nouns {
    ($noun:ident) => {
        data!(JSON, async |reading, reader| api::noun::$noun.list(&reading, &reader))
    };
}

/// The route of one noun, by its key.
macro_rules! noun {
    ($noun:ident) => {
        get(|State(state): State<AppState>, name: Named, reader: Reader, id: RequestId| {
            render::data(state, reader, id, JSON, async move |reading, reader| {
                api::noun::$noun.one(&reading, &reader, &name.0)
            })
        })
    };
}

/// The routes of a noun's tables.
macro_rules! tables {
    ($router:expr, $csv:literal, $lines:literal, $noun:ident) => {
        $router
            .route($csv, data!(CSV, async |reading, reader| api::noun::$noun.csv(&reading, &reader)))
            .route($lines, data!(LINES, async |reading, reader| api::noun::$noun.lines(&reading, &reader)))
    };
}

/// The interface for programs: its routes, and their paths for those who describe them.
macro_rules! api {
    ($($path:literal => $route:expr,)+) => {
        /// Every path under `/api/v1`.
        pub const API: &[&str] = &[$($path,)+];

        fn api() -> Router<AppState> {
            Router::new()$(.route($path, $route))+
        }
    };
}

// Each is described in `api::describe`.
api! {
    "/api/v1/boards" => nouns!(BOARDS),
    "/api/v1/boards/{board}" => noun!(BOARDS),
    "/api/v1/datasets" => nouns!(DATASETS),
    "/api/v1/datasets/{dataset}" => noun!(DATASETS),
    "/api/v1/editions" => nouns!(EDITIONS),
    "/api/v1/editions/{dataset}/{edition}" => get(one_edition),
    "/api/v1/exams" => nouns!(EXAMS),
    "/api/v1/models" => nouns!(MODELS),
    "/api/v1/models/{model}" => noun!(MODELS),
    "/api/v1/models/{model}/standings" => get(standings),
    "/api/v1/organisations" => nouns!(ORGANISATIONS),
    "/api/v1/organisations/{organisation}" => noun!(ORGANISATIONS),
    "/api/v1/results" => data!(JSON, api::noun::results),
    "/api/v1/results/{result}/days" => get(days_of_result),
    "/api/v1/submissions/{submission}/every-eval-ever.json" => get(every_eval_ever),
    "/api/v1/changes" => data!(JSON, api::change::json),
    "/api/v1/claims" => data!(JSON, api::claim::list),
    "/api/v1/claims/check" => data!(JSON, api::claim::check),
    "/api/v1/claims/{claim}" => get(one_claim),
    "/api/v1/compare" => data!(JSON, api::compare::json),
    "/api/v1/firsts" => data!(JSON, api::firsts::json),
    "/api/v1/rankings" => data!(JSON, api::ranking::json),
    "/api/v1/trends" => data!(JSON, api::trend::json),
    "/api/v1/openapi.json" => data!(JSON, api::describe::json),
}

/// How long an answer may take, counted from when the last of the request came.
const ANSWER_IN: Duration = Duration::from_secs(30);

/// The site over a state.
pub fn router(state: AppState) -> Router {
    router_within(state, ANSWER_IN)
}

/// The site over a state, with how long an answer may take.
pub fn router_within(state: AppState, limit: Duration) -> Router {
    let pages = Router::new()
        .route("/", fixed!(page::home::load))
        .route("/boards", fixed!(page::boards::load))
        .route("/boards/{board}", named!(page::board::load))
        .route("/datasets/{dataset}", named!(page::dataset::load))
        .route("/rankings", fixed!(page::ranking::load))
        .route("/rankings.csv", data!(CSV, api::ranking::csv))
        .route("/trends", fixed!(page::trends::load))
        .route("/trends.csv", data!(CSV, api::trend::csv))
        .route("/trends.jsonl", data!(LINES, api::trend::lines))
        .route("/models", fixed!(page::models::load))
        .route("/models/{model}", get(model))
        .route("/organisations/{org}", named!(page::organisation::load))
        .route("/r/{id}", get(result))
        .route("/rankings.png", ranking!(api::card::ranking, Format::CardEn))
        .route("/rankings.zh.png", ranking!(api::card::ranking, Format::CardZh))
        .route("/rankings.svg", ranking!(api::ranking_as::answer, Format::BadgeEn))
        .route("/rankings.zh.svg", ranking!(api::ranking_as::answer, Format::BadgeZh))
        .route("/rankings.shields.json", ranking!(api::ranking_as::answer, Format::Shields))
        .route("/rankings.zh.shields.json", ranking!(api::ranking_as::answer, Format::ShieldsZh))
        .route("/rankings.bib", ranking!(api::ranking_as::answer, Format::Bibtex))
        .route("/rankings.ris", ranking!(api::ranking_as::answer, Format::Ris))
        .route("/rankings.csl.json", ranking!(api::ranking_as::answer, Format::Csl))
        .route("/embed/rankings", fixed!(page::embed::ranking))
        .route("/embed/r/{id}", named!(page::embed::result))
        .route("/embed/s/{id}", named!(page::embed::fixed))
        .route("/embed/claims/{id}", named!(page::embed::claim))
        .route("/oembed", data!(JSON, api::oembed::json))
        .route("/robots.txt", answer!(sitemap::robots))
        .route("/sitemap.xml", answer!(sitemap::index))
        .route("/sitemaps/{part}", get(part_of_sitemap))
        .route("/s", post(fix))
        .route("/s/{id}", get(fixed_ranking))
        .route("/claims", fixed!(page::claim::list::load))
        .route("/claims.csv", data!(CSV, api::claim::lines::csv))
        .route("/claims.jsonl", data!(LINES, api::claim::lines::lines))
        .route("/claims/check", fixed!(page::claim::check::load))
        .route("/claims/{id}", get(claim))
        .route("/claims/{id}/{n}", get(verdict))
        .route("/firsts", fixed!(page::firsts::load))
        .route("/firsts.csv", data!(CSV, api::firsts::lines::csv))
        .route("/firsts.jsonl", data!(LINES, api::firsts::lines::lines))
        .route("/compare", fixed!(page::compare::load))
        .route("/compare.csv", data!(CSV, api::compare::csv))
        .route("/compare.jsonl", data!(LINES, api::compare::lines))
        .route("/changes", fixed!(page::changes::load))
        .route("/changes.atom", get(feed))
        .route("/changes.csv", data!(CSV, api::change::csv))
        .route("/changes.jsonl", data!(LINES, api::change::lines))
        .route("/search", fixed!(page::search::load))
        .route("/about", fixed!(page::about::load))
        .route("/log", fixed!(page::log::load))
        .route("/log/key", answer!(api::log::key))
        .route("/log/checkpoint", answer!(api::log::checkpoint))
        .route("/log/tile/{*path}", get(tile))
        .route("/log/bytes/{kind}/{*id}", get(log_bytes))
        .route("/log/proof/{kind}/{*id}", get(log_proof))
        .route("/exports", fixed!(page::exports::load))
        .route("/exports/{file}", get(export))
        .route("/exports/files/{digest}", get(exported_file))
        .route("/docs/api", fixed!(page::docs::load))
        .route("/preferences", post(preferences))
        .route("/rankings.jsonl", data!(LINES, api::ranking::lines))
        .route("/results.csv", data!(CSV, api::noun::results_csv))
        .route("/results.jsonl", data!(LINES, api::noun::results_lines))
        .fallback(nothing);
    let pages = tables!(pages, "/boards.csv", "/boards.jsonl", BOARDS);
    let pages = tables!(pages, "/datasets.csv", "/datasets.jsonl", DATASETS);
    let pages = tables!(pages, "/editions.csv", "/editions.jsonl", EDITIONS);
    let pages = tables!(pages, "/exams.csv", "/exams.jsonl", EXAMS);
    let pages = tables!(pages, "/models.csv", "/models.jsonl", MODELS);
    let pages = tables!(pages, "/organisations.csv", "/organisations.jsonl", ORGANISATIONS);
    let pages = pages.merge(api());
    let folder = &state.site().folder;
    let assets = ServeDir::new(folder).precompressed_br();
    let icons = ["favicon.ico", "favicon.svg", "seal.svg"];
    let icons = icons.iter().fold(Router::new(), |router, file| {
        router.route_service(&format!("/{file}"), tower_http::services::ServeFile::new(folder.join(file)))
    });
    let assets = Router::new().nest_service("/assets", assets).layer(from_fn(for_ever));
    let small = Router::new().route("/health", get(health)).route("/metrics", get(figures));
    pages
        .merge(page::account::routes())
        .merge(page::filing::routes())
        .merge(api::filing::routes())
        .merge(small)
        .merge(icons)
        .merge(assets)
        .method_not_allowed_fallback(wrong_method)
        .layer(from_fn_with_state(state.clone(), written))
        .layer(from_fn_with_state(state.clone(), guard::watch))
        .with_state(state)
        .layer(CompressionLayer::new().quality(tower_http::CompressionLevel::Fastest))
        .layer(from_fn_with_state(limit, in_time))
        .layer(from_fn(asked_from_elsewhere))
        .layer(from_fn(secured))
        .layer(from_fn(observe::watch))
}

/// The last part of an address, which need not be UTF-8.
struct Named(String);

impl<S: Send + Sync> axum::extract::FromRequestParts<S> for Named {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut axum::http::request::Parts, state: &S) -> Result<Self, Self::Rejection> {
        let name = Path::<String>::from_request_parts(parts, state).await;
        let raw = || parts.uri.path().rsplit('/').next().unwrap_or_default().to_owned();
        Ok(Self(name.map_or_else(|_| raw(), |Path(name)| name)))
    }
}

/// A model as a page, or its results as a table.
async fn model(State(state): State<AppState>, name: Named, reader: Reader, id: RequestId) -> Response {
    let form = match Format::split(&name.0) {
        Some((word, Format::Csv)) => Some((word.to_owned(), RowsAs::Csv)),
        Some((word, Format::Lines)) => Some((word.to_owned(), RowsAs::Lines)),
        _ => None,
    };
    match form {
        Some((word, form)) => {
            let rows = async move |reading: Reading, reader: Reader| {
                api::standing::of_model(&reading, &reader, &word, form).await
            };
            render::answer(state, reader, id, rows).await
        }
        None => {
            render::page(state, reader, id, move |reading, reader| page::model::load(reading, reader, name.0)).await
        }
    }
}

/// The results of a model with their places.
async fn standings(
    State(state): State<AppState>,
    Path(model): Path<String>,
    reader: Reader,
    id: RequestId,
) -> Response {
    let rows = async move |reading: Reading, reader: Reader| {
        api::standing::of_model(&reading, &reader, &model, RowsAs::Json).await
    };
    render::answer(state, reader, id, rows).await
}

/// The places of a result by day.
async fn days_of_result(
    State(state): State<AppState>,
    Path(result): Path<String>,
    reader: Reader,
    id: RequestId,
) -> Response {
    let days = async move |reading: Reading, _| api::standing::days_of_result(&reading, &result, RowsAs::Json).await;
    render::answer(state, reader, id, days).await
}

/// A result as a page, or in the format that its address ends in.
async fn result(State(state): State<AppState>, name: Named, reader: Reader, id: RequestId) -> Response {
    match Format::split(&name.0) {
        Some((word, format)) => {
            let word = word.to_owned();
            render::answer(state, reader, id, move |reading, _| api::result::answer(reading, word, format)).await
        }
        None => {
            render::page(state, reader, id, move |reading, reader| page::result::load(reading, reader, name.0)).await
        }
    }
}

/// A part of the sitemap.
async fn part_of_sitemap(State(state): State<AppState>, name: Named, reader: Reader, id: RequestId) -> Response {
    render::answer(state, reader, id, move |reading, _| sitemap::part(reading, name.0)).await
}

/// A claim as a page, or its verdict in the format that its address ends in.
async fn claim(State(state): State<AppState>, name: Named, reader: Reader, id: RequestId) -> Response {
    match Format::split(&name.0) {
        Some((word, format)) => {
            let word = word.to_owned();
            render::answer(state, reader, id, move |reading, _| api::claim::quoted(reading, word, format)).await
        }
        None => {
            render::page(state, reader, id, move |reading, reader| page::claim::load(reading, reader, name.0)).await
        }
    }
}

/// An edition, by its dataset and its own word.
async fn one_edition(
    State(state): State<AppState>,
    Path((dataset, edition)): Path<(String, String)>,
    reader: Reader,
    id: RequestId,
) -> Response {
    let one = async move |reading: Reading, reader: Reader| {
        api::noun::EDITIONS.one(&reading, &reader, &format!("{dataset}/{edition}"))
    };
    render::data(state, reader, id, JSON, one).await
}

/// A claim with its verdict of record and what the data say now.
async fn one_claim(State(state): State<AppState>, name: Named, reader: Reader, id: RequestId) -> Response {
    render::data(state, reader, id, JSON, move |reading, reader| api::claim::one(reading, reader, name.0)).await
}

/// The form under a ranking.
#[derive(serde::Deserialize)]
struct Fix {
    slice: String,
}

/// Fixes the ranking of a slice, and goes to it.
async fn fix(State(state): State<AppState>, reader: Reader, id: RequestId, Form(form): Form<Fix>) -> Response {
    let fixed = async { fixed::fix(&state.read().await?, &form.slice).await };
    match fixed.await {
        Ok(fixed) => Redirect::to(&Address::Fixed(fixed.as_str()).to_string()).into_response(),
        Err(error) => render::refusal(&state, &reader, &id, error),
    }
}

/// A fixed ranking as a page, or in the format that its address ends in.
async fn fixed_ranking(State(state): State<AppState>, name: Named, reader: Reader, id: RequestId) -> Response {
    match Format::split(&name.0) {
        Some((word, format)) => {
            let word = word.to_owned();
            render::answer(state, reader, id, move |reading, _| api::fixed::answer(reading, word, format)).await
        }
        None => {
            render::page(state, reader, id, move |reading, reader| page::fixed::load(reading, reader, name.0)).await
        }
    }
}

/// A tile of the public log, or a bundle of its entries.
async fn tile(State(state): State<AppState>, reader: Reader, id: RequestId) -> Response {
    let path = reader.path.strip_prefix("/log/tile/").unwrap_or_default().to_owned();
    render::answer(state, reader, id, move |reading, _| api::log::tile(reading, path)).await
}

/// What an entry of the public log is of, in its bytes.
async fn log_bytes(
    State(state): State<AppState>,
    Path((kind, name)): Path<(String, String)>,
    reader: Reader,
    id: RequestId,
) -> Response {
    render::answer(state, reader, id, move |reading, _| api::log::bytes(reading, kind, name)).await
}

/// The proof that it stands in the log.
async fn log_proof(
    State(state): State<AppState>,
    Path((kind, name)): Path<(String, String)>,
    reader: Reader,
    id: RequestId,
) -> Response {
    render::answer(state, reader, id, move |reading, _| api::log::proof_of(reading, kind, name)).await
}

/// A verdict of record by its number.
async fn verdict(
    State(state): State<AppState>,
    Path((claim, n)): Path<(String, String)>,
    reader: Reader,
    id: RequestId,
) -> Response {
    render::answer(state, reader, id, move |reading, _| api::log::verdict(reading, claim, n)).await
}

/// A submission in the format of Every Eval Ever.
async fn every_eval_ever(
    State(state): State<AppState>,
    Path(submission): Path<String>,
    reader: Reader,
    id: RequestId,
) -> Response {
    render::data(state, reader, id, JSON, move |reading, _| api::eee::json(reading, submission)).await
}

/// A file of the newest export.
async fn export(State(state): State<AppState>, name: Named, reader: Reader, id: RequestId) -> Response {
    match crate::exports::answer(&state, &name.0, &reader.headers).await {
        Ok(response) => response,
        Err(error) => render::problem(error, &id),
    }
}

/// A file of a filing that was accepted.
async fn exported_file(State(state): State<AppState>, Path(digest): Path<String>, id: RequestId) -> Response {
    match crate::exports::file(&state, &digest).await {
        Ok(response) => response,
        Err(error) => render::problem(error, &id),
    }
}

/// A change log as a feed, in the language asked for.
async fn feed(State(state): State<AppState>, reader: Reader, id: RequestId) -> Response {
    render::answer_in_language(state, reader, id, crate::feed::answer).await
}

/// The form of the header: keeps a choice of colours and goes back.
#[derive(serde::Deserialize)]
struct Preferences {
    theme: String,
    #[serde(default)]
    back: String,
}

async fn preferences(Form(chosen): Form<Preferences>) -> Response {
    let theme: Theme = Theme::of_slug(&chosen.theme).unwrap_or_default();
    let own = chosen.back.starts_with('/') && !chosen.back.starts_with("//") && !chosen.back.contains('\\');
    let back = if own { chosen.back.as_str() } else { "/" };
    let location = HeaderValue::from_str(back).unwrap_or_else(|_| HeaderValue::from_static("/"));
    let cookie = HeaderValue::from_str(&kept_choice(THEME_COOKIE, theme.slug()));
    let mut response = (StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response();
    if let Ok(cookie) = cookie {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

async fn nothing(State(state): State<AppState>, reader: Reader, id: RequestId) -> Response {
    render::refuse(&state, &reader, &id, PageError::not_found(reader.path.clone()))
}

async fn wrong_method() -> Response {
    (StatusCode::METHOD_NOT_ALLOWED, "This address is not used that way. / 此地址不支持该方法。\n").into_response()
}

async fn health(State(state): State<AppState>) -> Response {
    match state.store().ping().await {
        Ok(()) => ([(header::CONTENT_TYPE, JSON)], r#"{"database":"answers"}"#).into_response(),
        Err(error) => {
            tracing::error!(%error, "the database does not answer");
            let body = r#"{"database":"does not answer"}"#;
            (StatusCode::SERVICE_UNAVAILABLE, [(header::CONTENT_TYPE, JSON)], body).into_response()
        }
    }
}

async fn figures() -> Response {
    match observe::figures() {
        Ok(handle) => ([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], handle.render()).into_response(),
        Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response(),
    }
}

/// Gives up where no answer begins in time. While more of the request comes the time begins anew: an
/// upload takes as long as it takes, at the pace that `serve` asks of it.
async fn in_time(State(limit): State<Duration>, request: Request, next: Next) -> Response {
    let late = |_| StatusCode::SERVICE_UNAVAILABLE.into_response();
    if request.method().is_safe() {
        return timeout(limit, next.run(request)).await.unwrap_or_else(late);
    }
    let (came, mut coming) = watch::channel(());
    let request = request.map(|body| {
        Body::new(body.map_frame(move |frame| {
            came.send_replace(());
            frame
        }))
    });
    let mut answer = pin!(next.run(request));
    loop {
        tokio::select! {
            response = answer.as_mut() => return response,
            more = timeout(limit, coming.changed()) => match more {
                Ok(Ok(())) => {}
                // Nothing more comes: the body was read, or it was let be.
                Ok(Err(_)) => return timeout(limit, answer).await.unwrap_or_else(late),
                Err(elapsed) => return late(elapsed),
            },
        }
    }
}

/// Whoever writes reads what was written, and so does everybody after.
async fn written(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let writes = !request.method().is_safe();
    let response = next.run(request).await;
    if writes {
        state.forget_version().await;
    }
    response
}

/// Files named by their content never change.
async fn for_ever(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    if response.status().is_success() {
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(FOR_EVER));
    }
    response
}

/// Answers a browser that asks whether a page of another site may read data with headers of its own: it may,
/// as all data are public. To write from elsewhere it may not.
async fn asked_from_elsewhere(request: Request, next: Next) -> Response {
    let wanted = request.headers().get(header::ACCESS_CONTROL_REQUEST_METHOD);
    let reads = wanted.is_some_and(|method| method == "GET" || method == "HEAD");
    if request.method() != Method::OPTIONS || !reads || !is_data(request.uri().path()) {
        return next.run(request).await;
    }
    let allowed = [
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (header::ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD"),
        (header::ACCESS_CONTROL_ALLOW_HEADERS, "accept, if-modified-since, if-none-match"),
        (header::ACCESS_CONTROL_MAX_AGE, "86400"),
    ];
    (StatusCode::NO_CONTENT, allowed).into_response()
}

/// Whether an address is of data, and not of a page.
fn is_data(path: &str) -> bool {
    let folders = ["/api/v1/", "/log/", "/exports/", "/oembed"];
    folders.iter().any(|folder| path.starts_with(folder)) || path.ends_with(".atom") || Format::split(path).is_some()
}

async fn secured(request: Request, next: Next) -> Response {
    let framed = is_framed(&request);
    let mut response = next.run(request).await;
    secure(response.headers_mut(), framed);
    response
}

/// Whether a page is made for frames of other sites, as those under /embed/ are; no other page may
/// be framed.
pub(crate) fn is_framed(request: &Request) -> bool {
    request.uri().path().starts_with("/embed/")
}

/// The headers that every answer carries.
pub(crate) fn secure(headers: &mut HeaderMap, framed: bool) {
    const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
                          img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; \
                          frame-ancestors 'none'";
    const FRAMED: &str = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors *";
    const FIXED: [(HeaderName, &str); 5] = [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "strict-origin-when-cross-origin"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    ];
    for (name, value) in FIXED {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if framed {
        headers.remove(header::X_FRAME_OPTIONS);
        headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(FRAMED));
    }
}
