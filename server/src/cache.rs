//! Rendered answers, kept whole and compressed, by address, language, theme and data version.

use std::io::Write;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use axum::body::{Body, Bytes};
use axum::extract::MatchedPath;
use axum::http::{HeaderMap, HeaderValue, Response, StatusCode, header};
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use quick_cache::sync::Cache;
use quick_cache::{Equivalent, Weighter};
use twox_hash::XxHash3_128;

use crate::observe::Figures;

/// Bytes of answers kept.
const KEPT_BYTES: u64 = 96 << 20;
/// Brotli's quality for pages: 11 would take a second a page.
const QUALITY: u32 = 5;
/// Zstandard's level for pages.
const ZSTD_LEVEL: i32 = 3;

/// How long browsers may keep what never changes: a year, which is as long as they go.
pub const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// Headers of a response, about: room for them is made once.
const MOST_HEADERS: usize = 16;

/// What names an answer.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PageKey {
    /// Path and query.
    pub address: String,
    /// Language and theme, where the answer depends on them.
    pub reader: &'static str,
    /// The data version.
    pub version: i64,
    /// The day, as the number of days since the common era's start.
    pub day: i32,
}

/// The same, borrowed: it finds an answer without a copy of the address. Fields are hashed in the
/// same order.
#[derive(Hash)]
struct Asked<'a> {
    address: &'a str,
    reader: &'static str,
    version: i64,
    day: i32,
}

impl Equivalent<PageKey> for Asked<'_> {
    fn equivalent(&self, key: &PageKey) -> bool {
        let Self { address, reader, version, day } = *self;
        key.address == address && key.version == version && key.day == day && key.reader == reader
    }
}

/// A whole answer, ready to send.
#[derive(Debug)]
pub struct Answer {
    plain: Bytes,
    /// Made at once for whoever takes it: it takes a tenth of the time of brotli.
    zstd: OnceLock<Bytes>,
    /// Made beside the second request, or for the first reader who takes nothing else.
    brotli: OnceLock<Bytes>,
    brotli_begun: AtomicBool,
    /// The headers that every response with it carries.
    head: HeaderMap,
    content_type: &'static str,
    modified_at: Option<DateTime<Utc>>,
    passing: bool,
    coded: bool,
    route: Option<MatchedPath>,
    figures: OnceLock<Figures>,
}

impl Answer {
    /// Gives a body its entity tag.
    #[must_use]
    pub fn new(body: impl Into<Bytes>, content_type: &'static str, depends_on_reader: bool) -> Self {
        let plain: Bytes = body.into();
        // It tells versions of one address apart; nobody relies on it against forgery.
        let tag = XxHash3_128::oneshot(&plain);
        let etag =
            HeaderValue::from_str(&format!("\"{tag:032x}\"")).unwrap_or_else(|_| HeaderValue::from_static("\"\""));
        let vary = if depends_on_reader { "accept-encoding, accept-language, cookie" } else { "accept-encoding" };
        let mut head = HeaderMap::with_capacity(MOST_HEADERS);
        head.insert(header::ETAG, etag);
        head.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        head.insert(header::VARY, HeaderValue::from_static(vary));
        Self {
            zstd: OnceLock::new(),
            brotli: OnceLock::new(),
            brotli_begun: AtomicBool::new(false),
            plain,
            head,
            content_type,
            modified_at: None,
            passing: false,
            coded: true,
            route: None,
            figures: OnceLock::new(),
        }
    }

    /// The same answer, whose bytes are small as they are: pictures.
    #[must_use]
    pub fn uncoded(self) -> Self {
        Self { coded: false, ..self }
    }

    /// The same answer, which says when it changed last, unless it says so already.
    #[must_use]
    pub fn modified(mut self, at: Option<DateTime<Utc>>) -> Self {
        let Some(at) = at.filter(|_| self.modified_at.is_none()) else { return self };
        self.modified_at = Some(at);
        if let Ok(words) = HeaderValue::from_str(&http_date(at)) {
            self.head.insert(header::LAST_MODIFIED, words);
        }
        self
    }

    /// The same answer, which browsers may keep for ever: these bytes are the address's for good.
    #[must_use]
    pub fn for_ever(mut self) -> Self {
        self.head.insert(header::CACHE_CONTROL, HeaderValue::from_static(FOR_EVER));
        self
    }

    /// The same answer, made anew for the next reader: it lacks what will soon be there.
    #[must_use]
    pub fn passing(self) -> Self {
        Self { passing: true, ..self }
    }

    /// The same answer, given by a route, under which its requests are counted.
    #[must_use]
    pub fn by(self, route: Option<MatchedPath>) -> Self {
        Self { route, ..self }
    }

    /// The figures of requests that it answers whole.
    pub(crate) fn figures(&self) -> &Figures {
        self.figures.get_or_init(|| Figures::of(self.route.as_ref(), StatusCode::OK))
    }

    /// The route that gives it.
    pub(crate) fn route(&self) -> Option<&MatchedPath> {
        self.route.as_ref()
    }

    /// Whether it is kept for the next reader.
    #[must_use]
    pub fn lasts(&self) -> bool {
        !self.passing
    }

    /// The response to a request with these headers: 304 where the reader has it already.
    #[must_use]
    pub fn response(self: &Arc<Self>, asked: &HeaderMap) -> Response<Body> {
        let mut response = Response::new(Body::empty());
        *response.headers_mut() = self.head.clone();
        let has_it = match asked.get(header::IF_NONE_MATCH) {
            Some(_) => self.head.get(header::ETAG).is_some_and(|etag| names(asked, header::IF_NONE_MATCH, etag)),
            None => self.modified_at.is_some_and(|at| is_as_new(asked, at)),
        };
        if has_it {
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            return response;
        }
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(self.content_type));
        let (coding, body) = self.encoded(asked);
        if let Some(coding) = coding {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding));
        }
        *response.body_mut() = Body::from(body.clone());
        response
    }

    /// The body in the coding that serves the reader best: brotli once it is there, zstd until then.
    fn encoded(self: &Arc<Self>, asked: &HeaderMap) -> (Option<&'static str>, &Bytes) {
        if !self.coded {
            return (None, &self.plain);
        }
        let (takes_brotli, takes_zstd) = (accepts("br", asked), accepts("zstd", asked));
        match self.brotli.get() {
            Some(brotli) if takes_brotli => (Some("br"), brotli),
            _ if takes_zstd => {
                let is_second = self.zstd.get().is_some();
                if takes_brotli && is_second && !self.brotli_begun.swap(true, Ordering::Relaxed) {
                    let answer = Arc::clone(self);
                    tokio::task::spawn_blocking(move || answer.brotli().len());
                }
                (Some("zstd"), self.zstd.get_or_init(|| zstd(&self.plain)))
            }
            _ if takes_brotli => (Some("br"), self.brotli()),
            _ => (None, &self.plain),
        }
    }

    fn brotli(&self) -> &Bytes {
        self.brotli.get_or_init(|| brotli(&self.plain))
    }
}

fn names(asked: &HeaderMap, name: header::HeaderName, etag: &HeaderValue) -> bool {
    let (Some(Ok(given)), Ok(etag)) = (asked.get(name).map(HeaderValue::to_str), etag.to_str()) else { return false };
    given.split(',').map(|tag| tag.trim().trim_start_matches("W/")).any(|tag| tag == etag || tag == "*")
}

/// Whether what a reader has, by `If-Modified-Since`, is not older than an instant.
fn is_as_new(asked: &HeaderMap, modified_at: DateTime<Utc>) -> bool {
    let given = asked.get(header::IF_MODIFIED_SINCE).and_then(|value| value.to_str().ok());
    let since = given.and_then(|given| DateTime::parse_from_rfc2822(given).ok());
    since.is_some_and(|since| modified_at.timestamp() <= since.timestamp())
}

/// An instant as HTTP writes it: `Tue, 15 Nov 1994 12:45:26 GMT`.
pub(crate) fn http_date(at: DateTime<Utc>) -> String {
    at.format("%a, %d %b %Y %H:%M:%S GMT").to_string()
}

fn accepts(wanted: &str, asked: &HeaderMap) -> bool {
    let given = asked.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    given.split(',').any(|coding| {
        let mut parts = coding.split(';').map(str::trim);
        parts.next() == Some(wanted) && parts.all(|part| part.replace(' ', "") != "q=0")
    })
}

/// A body in zstd; left empty by a fault, which every test would see: memory takes all that is
/// written.
fn zstd(body: &[u8]) -> Bytes {
    zstd::bulk::compress(body, ZSTD_LEVEL).map(Bytes::from).unwrap_or_default()
}

fn brotli(body: &[u8]) -> Bytes {
    let mut out = Vec::with_capacity(body.len() / 6);
    let mut writer = brotli::CompressorWriter::new(&mut out, 16 * 1024, QUALITY, 22);
    // Writing to memory cannot fail; an empty answer would be seen by every test.
    let written = writer.write_all(body);
    drop(writer);
    if written.is_ok() { out.into() } else { Bytes::new() }
}

#[derive(Clone)]
struct ByBytes;

impl Weighter<PageKey, Arc<Answer>> for ByBytes {
    fn weight(&self, key: &PageKey, answer: &Arc<Answer>) -> u64 {
        // Compressed, in both codings, it takes about a quarter more.
        (key.address.len() + answer.plain.len() / 4 * 5 + 128) as u64
    }
}

/// The answers kept.
pub struct Pages {
    answers: Cache<PageKey, Arc<Answer>, ByBytes>,
    keeps: AtomicBool,
}

impl Pages {
    /// An empty cache.
    #[must_use]
    pub(crate) fn new() -> Self {
        Self { answers: Cache::with_weighter(2_048, KEPT_BYTES, ByBytes), keeps: AtomicBool::new(true) }
    }

    /// The kept page of an address, in the language and theme of a reader.
    #[must_use]
    pub(crate) fn page(
        &self,
        address: &str,
        reader: &'static str,
        version: i64,
        day: NaiveDate,
    ) -> Option<Arc<Answer>> {
        self.answers.get(&Asked { address, reader, version, day: day.num_days_from_ce() })
    }

    /// A kept answer.
    #[must_use]
    pub fn get(&self, key: &PageKey) -> Option<Arc<Answer>> {
        self.answers.get(key)
    }

    /// Keeps an answer.
    pub fn keep(&self, key: PageKey, answer: Arc<Answer>) {
        if self.keeps.load(Ordering::Relaxed) {
            self.answers.insert(key, answer);
        }
    }

    /// Forgets every answer.
    pub fn clear(&self) {
        self.answers.clear();
    }

    /// Forgets every answer and keeps none from now on: every page is rendered for each request.
    /// For measuring.
    pub fn keep_nothing(&self) {
        self.keeps.store(false, Ordering::Relaxed);
        self.clear();
    }
}
