//! What a request says of its reader: language, theme, address.

use std::convert::Infallible;

use app::shell::Theme;
use app::text::Lang;
use axum::extract::{FromRequestParts, MatchedPath};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};

use crate::auth::cookie;

/// The cookie that keeps the language.
pub const LANG_COOKIE: &str = "jinbang-lang";
/// The cookie that keeps the theme.
pub const THEME_COOKIE: &str = "jinbang-theme";

/// Who reads, and what was asked.
#[derive(Debug, Clone)]
pub struct Reader {
    /// The language of the interface.
    pub lang: Lang,
    /// Whether the address itself chose the language, so that the choice is kept.
    pub chose_lang: bool,
    /// The colours.
    pub theme: Theme,
    /// The path.
    pub path: String,
    /// The query as sent, without the question mark; empty where there is none.
    pub query: String,
    /// The request's headers.
    pub headers: HeaderMap,
    /// The route that answers, as figures name it.
    pub route: Option<MatchedPath>,
}

/// The language and the colours of a reader.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Wishes {
    pub(crate) lang: Lang,
    pub(crate) theme: Theme,
}

impl Wishes {
    /// What a request asks for; the address comes first, where it names a language.
    pub(crate) fn of(named: Option<Lang>, headers: &HeaderMap) -> Self {
        let kept = || cookie::value(headers, LANG_COOKIE).and_then(|tag| tag.parse().ok());
        Self {
            lang: named.or_else(kept).unwrap_or_else(|| preferred(headers)),
            theme: cookie::value(headers, THEME_COOKIE).and_then(Theme::of_slug).unwrap_or_default(),
        }
    }

    /// Both as one word, for cache keys.
    pub(crate) fn kind(self) -> &'static str {
        match (self.lang, self.theme) {
            (Lang::En, Theme::Auto) => "en",
            (Lang::En, Theme::Light) => "en light",
            (Lang::En, Theme::Dark) => "en dark",
            (Lang::Zh, Theme::Auto) => "zh",
            (Lang::Zh, Theme::Light) => "zh light",
            (Lang::Zh, Theme::Dark) => "zh dark",
        }
    }
}

impl Reader {
    /// Language and theme as one word, for cache keys.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        Wishes { lang: self.lang, theme: self.theme }.kind()
    }

    /// The same of a page, which says whether the address names its language.
    #[must_use]
    pub fn kind_of_page(&self) -> &'static str {
        match (self.chose_lang, self.lang, self.theme) {
            (false, ..) => self.kind(),
            (true, Lang::En, Theme::Auto) => "en named",
            (true, Lang::En, Theme::Light) => "en light named",
            (true, Lang::En, Theme::Dark) => "en dark named",
            (true, Lang::Zh, Theme::Auto) => "zh named",
            (true, Lang::Zh, Theme::Light) => "zh light named",
            (true, Lang::Zh, Theme::Dark) => "zh dark named",
        }
    }

    /// The first value of a key of the query; `None` where it is absent or empty.
    #[must_use]
    pub fn value(&self, key: &str) -> Option<String> {
        let mut pairs = form_urlencoded::parse(self.query.as_bytes());
        pairs.find(|(k, v)| k == key && !v.is_empty()).map(|(_, value)| value.into_owned())
    }

    /// The address without the choice of language: what both languages of a page share.
    #[must_use]
    pub fn address(&self) -> String {
        if self.query.is_empty() {
            return self.path.clone();
        }
        let kept: Vec<&str> = self.query.split('&').filter(|pair| !pair.starts_with("lang=")).collect();
        if kept.is_empty() { self.path.clone() } else { format!("{}?{}", self.path, kept.join("&")) }
    }
}

impl<S: Sync> FromRequestParts<S> for Reader {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let query = parts.uri.query().unwrap_or_default().to_owned();
        let named = query.split('&').find_map(|pair| pair.strip_prefix("lang=")).and_then(|tag| tag.parse().ok());
        let Wishes { lang, theme } = Wishes::of(named, &parts.headers);
        Ok(Self {
            lang,
            chose_lang: named.is_some(),
            theme,
            route: parts.extensions.get().cloned(),
            path: parts.uri.path().to_owned(),
            query,
            headers: parts.headers.clone(),
        })
    }
}

/// The language a browser asks for; English where it asks for neither.
fn preferred(headers: &HeaderMap) -> Lang {
    let Some(asked) = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()) else {
        return Lang::En;
    };
    let tags = accept_language::parse(asked);
    tags.iter().find_map(|tag| tag.split('-').next()?.to_lowercase().parse().ok()).unwrap_or(Lang::En)
}
