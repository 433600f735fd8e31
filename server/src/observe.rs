//! Logs and figures: every request has an identifier, a line in the log and a place in the
//! counters.

use std::fmt;
use std::time::Instant;

use axum::extract::{FromRequestParts, MatchedPath, Request};
use axum::http::request::Parts;
use axum::http::{HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::Response;
use metrics::{Counter, Histogram};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use std::convert::Infallible;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::cache::Answer;

/// The header that carries a request's identifier.
const HEADER: &str = "x-request-id";

/// A request's identifier: the one a proxy gave, else a new one.
#[derive(Debug, Clone, Default)]
pub struct RequestId(pub String);

impl<S: Sync> FromRequestParts<S> for RequestId {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(parts.extensions.get().cloned().unwrap_or_default())
    }
}

/// Names the request, counts it, times it and logs it.
pub async fn watch(mut request: Request, next: Next) -> Response {
    let started = Instant::now();
    let id = RequestId(given_id(&request).unwrap_or_else(new_id));
    request.extensions_mut().insert(id.clone());
    let route = request.extensions().get::<MatchedPath>().cloned();
    let method = request.method().clone();
    let path = request.uri().path().to_owned();
    let mut response = next.run(request).await;
    let figures = Figures::of(route.as_ref(), response.status());
    note(&mut response, id, (&method, &path), &figures, started);
    response
}

/// The same for a kept answer, which no route gave.
pub(crate) fn given(response: &mut Response, request: &Request, answer: &Answer, started: Instant) {
    let id = RequestId(given_id(request).unwrap_or_else(new_id));
    let about = (request.method(), request.uri().path());
    if response.status() == StatusCode::OK {
        note(response, id, about, answer.figures(), started);
    } else {
        let figures = Figures::of(answer.route(), response.status());
        note(response, id, about, &figures, started);
    }
}

fn note(
    response: &mut Response,
    RequestId(id): RequestId,
    (method, path): (&Method, &str),
    figures: &Figures,
    started: Instant,
) {
    let seconds = started.elapsed().as_secs_f64();
    figures.requests.increment(1);
    figures.seconds.record(seconds);
    let status = response.status().as_u16();
    tracing::info!(request_id = %id, %method, path, status, ms = seconds * 1000.0, "request");
    if let Ok(value) = HeaderValue::try_from(id) {
        response.headers_mut().insert(HEADER, value);
    }
}

/// What is counted of the requests of a route that end with a status.
pub(crate) struct Figures {
    requests: Counter,
    seconds: Histogram,
}

impl Figures {
    /// The figures of a route; of addresses without one together.
    pub(crate) fn of(route: Option<&MatchedPath>, status: StatusCode) -> Self {
        let route = route.map_or("none", MatchedPath::as_str).to_owned();
        let status = status.as_u16().to_string();
        Self {
            requests: metrics::counter!("jinbang_requests_total", "route" => route.clone(), "status" => status),
            seconds: metrics::histogram!("jinbang_request_seconds", "route" => route),
        }
    }
}

impl fmt::Debug for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Figures")
    }
}

fn given_id(request: &Request) -> Option<String> {
    let given = request.headers().get(HEADER)?.to_str().ok()?;
    let plain = given.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    (plain && (1..=64).contains(&given.len())).then(|| given.to_owned())
}

fn new_id() -> String {
    static START: OnceLock<u64> = OnceLock::new();
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let start = START.get_or_init(|| {
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
        since.map(|since| since.as_micros() as u64).unwrap_or_default()
    });
    format!("{start:x}-{:x}", COUNT.fetch_add(1, Ordering::Relaxed))
}

/// Starts the log: JSON lines on standard error.
pub fn start_log(filter: &str) {
    let filter = tracing_subscriber::EnvFilter::try_new(filter)
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info,sqlx=warn"));
    let subscriber = tracing_subscriber::fmt().json().with_env_filter(filter).with_writer(std::io::stderr);
    // A second start in one process (tests) keeps the first.
    let _ = subscriber.try_init();
}

/// Sums up what the recorder of figures has gathered, for as long as the server runs: nobody may
/// come to read it.
pub async fn keep_figures_small() {
    let mut every = tokio::time::interval(std::time::Duration::from_secs(10));
    loop {
        every.tick().await;
        if let Ok(handle) = figures() {
            handle.run_upkeep();
        }
    }
}

/// The recorder of figures; the first call installs it.
///
/// # Errors
/// If another recorder is installed already.
pub fn figures() -> Result<PrometheusHandle, metrics_exporter_prometheus::BuildError> {
    static HANDLE: OnceLock<PrometheusHandle> = OnceLock::new();
    if let Some(handle) = HANDLE.get() {
        return Ok(handle.clone());
    }
    let handle = PrometheusBuilder::new().install_recorder()?;
    Ok(HANDLE.get_or_init(|| handle).clone())
}
