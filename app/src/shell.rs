//! The document around every page: head, header, main, footer.

pub mod bare;
pub mod embed;
mod header;
mod preview;

pub use preview::Preview;

use leptos::prelude::*;

use crate::part::MarkSymbols;
use crate::text::{Lang, changes, shell as say};

/// Light, dark, or what the reader's system has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// What the system has.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// Every theme, in the order in which the header offers them.
    pub const ALL: &'static [Self] = &[Self::Auto, Self::Light, Self::Dark];

    /// The word in the cookie and in the form.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The theme of a word.
    #[must_use]
    pub fn of_slug(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|theme| theme.slug() == word)
    }
}

/// The parts of the site that the navigation names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// Every ranking, one of them, a listing.
    Rankings,
    /// Boards, a board, a dataset.
    Boards,
    /// A slice through time.
    Trends,
    /// Models, a model, an organisation.
    Models,
    /// Claims, one claim, the form that checks one.
    Claims,
    /// Who is first where.
    Firsts,
    /// Models across boards.
    Compare,
    /// Search.
    Search,
    /// Method.
    About,
    /// The form that files.
    Submit,
    /// One's own account, and where one signs in.
    Account,
}

/// Addresses of the files that every page loads. The browser part is loaded where `js` is not
/// empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Assets {
    /// The style sheet.
    pub css: String,
    /// The script that starts the browser part.
    pub boot: String,
    /// The browser part's script.
    pub js: String,
    /// The browser part itself.
    pub wasm: String,
}

/// What the document says of a page.
#[derive(Debug, Clone)]
pub struct Head {
    /// The page's title, without the name of the site.
    pub title: String,
    /// Its language.
    pub lang: Lang,
    /// Its theme.
    pub theme: Theme,
    /// Its path and query, as asked for; links to the other language are made of it.
    pub path_and_query: String,
    /// Its whole address in canonical form, without the language.
    pub canonical: String,
    /// Whether the address that was asked for names the language: then it is canonical for that language.
    pub names_lang: bool,
    /// How it looks where it is linked to; `None` of pages for one person.
    pub preview: Option<Preview>,
    /// Where it belongs.
    pub current: Option<Section>,
    /// The name of the account it is made for. `None` on every page that is kept for others.
    pub account: Option<String>,
    /// The files it loads.
    pub assets: Assets,
    /// The change log of what it shows, and the same as a feed.
    pub log: Option<(String, String)>,
}

/// A page in its document.
#[component]
pub fn Shell(
    /// What the document says of it.
    head: Head,
    /// The page.
    children: Children,
) -> impl IntoView {
    let Head { title, lang, theme, path_and_query, canonical, names_lang, preview, current, account, assets, log } =
        head;
    let feed = log.clone().map(|(_, href)| {
        view! { <link rel="alternate" type="application/atom+xml" title=changes::FEED.get(lang) href=href /> }
    });
    let preview = preview.map(|preview| preview::elements(preview, &title, &canonical, lang));
    let full_title = format!("{title} · {}", say::NAME.get(lang));
    let printed = format!("{} · {canonical}", say::NAME.get(lang));
    let data_theme = (theme != Theme::Auto).then(|| theme.slug());
    let script = (!assets.js.is_empty()).then(|| {
        view! { <script type="module" src=assets.boot data-js=assets.js data-wasm=assets.wasm></script> }
    });
    let alternates = [Lang::Zh, Lang::En]
        .map(|other| view! { <link rel="alternate" hreflang=other.tag() href=in_language(&canonical, other) /> });
    let own = if names_lang { in_language(&canonical, lang) } else { canonical.clone() };
    view! {
        <!DOCTYPE html>
        <html lang=lang.tag() data-theme=data_theme>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <title>{full_title}</title>
                <link rel="stylesheet" href=assets.css />
                <link rel="icon" href="/favicon.ico" sizes="32x32" />
                <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
                <link rel="canonical" href=own />
                {alternates.into_iter().collect_view()}
                <link rel="alternate" hreflang="x-default" href=canonical />
                {preview}
                {feed}
                {script}
            </head>
            <body>
                <a class="skip" href="#main">{say::SKIP.get(lang)}</a>
                <p class="paper-only">{printed}</p>
                <MarkSymbols />
                {header::header(lang, theme, &path_and_query, current, account)}
                <main id="main" tabindex="-1">{children()}</main>
                {header::footer(log, lang)}
            </body>
        </html>
    }
}

/// An address with the language of the interface asked for, in place of one it may ask for.
#[must_use]
pub fn in_language(path_and_query: &str, lang: Lang) -> String {
    let (path, query) = path_and_query.split_once('?').unwrap_or((path_and_query, ""));
    let mut kept = String::new();
    for pair in query.split('&').filter(|pair| !pair.is_empty() && *pair != "lang" && !pair.starts_with("lang=")) {
        kept.push_str(pair);
        kept.push('&');
    }
    format!("{path}?{kept}lang={lang}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_is_asked_for_once() {
        assert_eq!(in_language("/", Lang::Zh), "/?lang=zh");
        assert_eq!(in_language("/models?page=2&lang=en", Lang::Zh), "/models?page=2&lang=zh");
        assert_eq!(in_language("/rankings?language=zh", Lang::En), "/rankings?language=zh&lang=en");
    }
}
