//! From content to an answer: one page, whole, in the reader's language; kept for the next reader.

use std::future::Future;
use std::sync::Arc;

use app::page::error;
use app::shell::bare::{BareShell, BareShellProps, Unread};
use app::shell::embed::{EmbedShell, EmbedShellProps};
use app::shell::{Head, Preview, Section, Shell, ShellProps};
use app::text::Lang;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use chrono::Datelike;
use domain::account::AccountName;
use domain::change::Watch;
use domain::{Address, LogPart};
use hydration_context::SsrSharedContext;
use leptos::prelude::{AnyView, IntoAny, IntoView, Owner, RenderHtml, ToChildren};

use crate::cache::{Answer, PageKey};
use crate::error::PageError;
use crate::extract::{LANG_COOKIE, Reader};
use crate::observe::RequestId;
use crate::state::{AppState, Reading};

/// The `Cache-Control` of what is for one person alone.
pub const PRIVATE: &str = "no-store, private";

/// The content type of pages.
pub(crate) const HTML: &str = "text/html; charset=utf-8";
const PROBLEM: &str = "application/problem+json";

/// A finished page before its frame.
pub struct Document {
    title: String,
    section: Option<Section>,
    view: Box<dyn FnOnce() -> AnyView + Send>,
    lasting: bool,
    status: StatusCode,
    preview: Option<Preview>,
    embedded: bool,
    address: Option<String>,
    log: Option<Watch>,
}

impl Document {
    /// A page of a section of the site; `view` renders finished content.
    pub fn new<V: IntoView + 'static>(
        title: String,
        section: Option<Section>,
        view: impl FnOnce() -> V + Send + 'static,
    ) -> Self {
        Self {
            title,
            section,
            view: Box::new(move || view().into_any()),
            lasting: true,
            preview: None,
            embedded: false,
            address: None,
            log: None,
            status: StatusCode::OK,
        }
    }

    /// The page can be quoted: how it looks where it is linked to, and the address that it has for good.
    #[must_use]
    pub fn quotable(self, address: String, preview: Preview) -> Self {
        Self { address: Some(address), preview: Some(preview), ..self }
    }

    /// What the page is, in a sentence, for those who link to it and for search engines.
    #[must_use]
    pub fn described(self, sentence: String) -> Self {
        let description = sentence.replace('\u{a0}', " ");
        Self { preview: Some(Preview { description, ..Preview::default() }), ..self }
    }

    /// The page is for a frame of another site.
    #[must_use]
    pub fn embedded(self) -> Self {
        Self { embedded: true, ..self }
    }

    /// The page of something whose change log can be followed as a feed.
    #[must_use]
    pub fn with_feed(self, watch: &Watch) -> Self {
        Self { log: Some(watch.clone()), ..self }
    }

    /// The page lacks what will soon be there: it is sent, and made anew for the next reader.
    #[must_use]
    pub fn passing(self) -> Self {
        Self { lasting: false, ..self }
    }

    /// A form that comes back with what is wrong with it: nothing was done.
    #[must_use]
    pub fn refused(self) -> Self {
        Self { status: StatusCode::UNPROCESSABLE_ENTITY, ..self }
    }
}

/// Answers with a page: the kept one where the data has not changed, else the one `load` builds.
pub async fn page<F, Fut>(state: AppState, reader: Reader, id: RequestId, load: F) -> Response
where
    F: FnOnce(Reading, Reader) -> Fut,
    Fut: Future<Output = Result<Document, PageError>>,
{
    let outcome = kept(&state, &reader, reader.kind_of_page(), |reading| {
        let asked = reader.clone();
        let document = load(reading, asked);
        async {
            let document = document.await?;
            let lasting = document.lasting;
            let answer = Answer::new(html(&state, &reader, None, document), HTML, true);
            Ok(if lasting { answer } else { answer.passing() })
        }
    });
    let mut response = match outcome.await {
        Ok(answer) => answer.response(&reader.headers),
        Err(error) => refusal(&state, &reader, &id, error),
    };
    keep_lang(&mut response, &reader);
    response
}

/// Keeps the language that an address chose.
fn keep_lang(response: &mut Response, reader: &Reader) {
    if reader.chose_lang
        && let Ok(cookie) = HeaderValue::from_str(&kept_choice(LANG_COOKIE, reader.lang.tag()))
    {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
}

/// Answers with a page for one person alone: neither this program nor a browser keeps it.
pub fn private(state: &AppState, reader: &Reader, name: Option<&AccountName>, document: Document) -> Response {
    let status = document.status;
    let body = html(state, reader, name, document);
    let headers = [(header::CONTENT_TYPE, HTML), (header::CACHE_CONTROL, PRIVATE)];
    let mut response = (status, headers, body).into_response();
    keep_lang(&mut response, reader);
    response
}

/// Says what is wrong as the address is read: as a page, or for programs.
pub fn refuse(state: &AppState, reader: &Reader, id: &RequestId, error: PageError) -> Response {
    if reader.path.starts_with("/api/") { problem(error, id) } else { refusal(state, reader, id, error) }
}

/// Answers with data for programs: open to every origin, the same for every reader.
pub async fn data<F, Fut>(
    state: AppState,
    reader: Reader,
    id: RequestId,
    content_type: &'static str,
    load: F,
) -> Response
where
    F: FnOnce(Reading, Reader) -> Fut,
    Fut: Future<Output = Result<String, PageError>>,
{
    answer(state, reader, id, move |reading, reader| {
        let body = load(reading, reader);
        async move { Ok(Answer::new(body.await?, content_type, false)) }
    })
    .await
}

/// Answers programs with what `load` makes, kept like a page.
pub async fn answer<F, Fut>(state: AppState, reader: Reader, id: RequestId, load: F) -> Response
where
    F: FnOnce(Reading, Reader) -> Fut,
    Fut: Future<Output = Result<Answer, PageError>>,
{
    answer_as(state, reader, id, "data", load).await
}

/// The same in the reader's language.
pub async fn answer_in_language<F, Fut>(state: AppState, reader: Reader, id: RequestId, load: F) -> Response
where
    F: FnOnce(Reading, Reader) -> Fut,
    Fut: Future<Output = Result<Answer, PageError>>,
{
    let kind = if reader.lang == Lang::Zh { "data zh" } else { "data en" };
    answer_as(state, reader, id, kind, load).await
}

async fn answer_as<F, Fut>(state: AppState, reader: Reader, id: RequestId, kind: &'static str, load: F) -> Response
where
    F: FnOnce(Reading, Reader) -> Fut,
    Fut: Future<Output = Result<Answer, PageError>>,
{
    let outcome = kept(&state, &reader, kind, |reading| load(reading, reader.clone()));
    let mut response = match outcome.await {
        Ok(answer) => answer.response(&reader.headers),
        Err(error) => problem(error, &id),
    };
    response.headers_mut().insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    response
}

/// The kept answer, or the one that `make` makes, which is then kept if it lasts.
async fn kept<F, Fut>(state: &AppState, reader: &Reader, kind: &'static str, make: F) -> Result<Arc<Answer>, PageError>
where
    F: FnOnce(Reading) -> Fut,
    Fut: Future<Output = Result<Answer, PageError>>,
{
    let version = state.version().await?;
    let day = state.today().num_days_from_ce();
    let key = PageKey { address: reader.address(), reader: kind, version, day };
    if let Some(answer) = state.pages().get(&key) {
        return Ok(answer);
    }
    let reading = state.read().await?;
    let current = reading.version() == version;
    let modified_at = reading.modified_at();
    let answer = Arc::new(make(reading).await?.by(reader.route.clone()).modified(modified_at));
    if current && answer.lasts() {
        state.pages().keep(key, Arc::clone(&answer));
    }
    Ok(answer)
}

/// The `Set-Cookie` of a choice that is kept for a year.
#[must_use]
pub fn kept_choice(name: &str, value: &str) -> String {
    format!("{name}={value}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly")
}

/// A page that says what is wrong.
pub fn refusal(state: &AppState, reader: &Reader, id: &RequestId, error: PageError) -> Response {
    let (status, wait) = (error.status(), error.retry_after());
    let lang = reader.lang;
    let document = match error {
        PageError::Check(content) => crate::page::claim::check::document(*content, lang),
        error => {
            let content = error::Content { status: status.as_u16(), what: error.problem(&id.0) };
            let title = error::title(&content, lang);
            Document::new(title, None, move || error::Page(error::PageProps { content, lang }))
        }
    };
    let body = html(state, reader, None, document);
    let mut response = (status, [(header::CONTENT_TYPE, HTML)], body).into_response();
    finish_refusal(&mut response, wait);
    response
}

/// The same for programs: RFC 9457.
pub fn problem(error: PageError, id: &RequestId) -> Response {
    let (status, wait) = (error.status(), error.retry_after());
    let mut body = serde_json::json!({
        "type": "about:blank",
        "title": status.canonical_reason().unwrap_or_default(),
        "status": status.as_u16(),
    });
    if status.is_server_error() {
        tracing::error!(request_id = %id.0, error = %error, cause = ?error, "an answer could not be given");
        insert(&mut body, "request_id", id.0.clone().into());
    } else {
        insert(&mut body, "detail", error.to_string().into());
    }
    if let PageError::Slice(faults) = &error {
        insert(&mut body, "errors", faults.iter().map(crate::api::slice_fault).collect());
    }
    if let PageError::Check(content) = &error {
        insert(&mut body, "errors", content.faults.iter().map(crate::api::claim::fault).collect());
    }
    if let PageError::Claim(faults) = &error {
        insert(&mut body, "errors", faults.iter().map(crate::api::claim::fault).collect());
    }
    if let PageError::Compare(faults) = &error {
        insert(&mut body, "errors", faults.iter().flat_map(crate::api::compare_faults).collect());
    }
    if let PageError::Filing(faults) = &error {
        insert(&mut body, "errors", faults.iter().map(crate::api::filing::fault).collect());
    }
    let mut response = (status, [(header::CONTENT_TYPE, PROBLEM)], body.to_string()).into_response();
    finish_refusal(&mut response, wait);
    response
}

fn insert(body: &mut serde_json::Value, key: &str, value: serde_json::Value) {
    if let Some(object) = body.as_object_mut() {
        object.insert(key.to_owned(), value);
    }
}

fn finish_refusal(response: &mut Response, wait: Option<u64>) {
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Some(seconds) = wait {
        headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
}

fn html(state: &AppState, reader: &Reader, name: Option<&AccountName>, document: Document) -> String {
    let Document { title, section, view, lasting: _, status: _, preview, embedded, address, log } = document;
    let head = Head {
        title,
        lang: reader.lang,
        theme: reader.theme,
        path_and_query: reader.address(),
        canonical: state.site().whole(&address.unwrap_or_else(|| reader.address())),
        names_lang: reader.chose_lang,
        preview,
        current: section,
        account: name.map(ToString::to_string),
        assets: state.site().assets.clone(),
        log: log.map(|watch| {
            (
                Address::Changes(&watch).to_string(),
                Address::ChangesFeed(LogPart::newest(&watch), reader.lang.tag()).to_string(),
            )
        }),
    };
    written(|| {
        let children = ToChildren::to_children(view);
        if embedded {
            EmbedShell(EmbedShellProps { head, children }).into_view().to_html()
        } else {
            Shell(ShellProps { head, children }).into_view().to_html()
        }
    })
}

/// The page for a reader whose request could not be read.
pub(crate) fn bare(why: Unread, status: StatusCode, css: &str) -> String {
    let props = BareShellProps { why, status: status.as_u16(), css: css.to_owned() };
    written(|| BareShell(props).into_view().to_html())
}

/// What views write, under an owner of their own that ends with them.
fn written(write: impl FnOnce() -> String) -> String {
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
    let html = owner.with(write);
    owner.unset_with_forced_cleanup();
    html
}
