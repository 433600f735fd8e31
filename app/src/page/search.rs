//! Models, boards, datasets and organisations by name. No ranks.

use leptos::prelude::*;

use crate::text::{Lang, Text, search as say};
use domain::Address;

/// What something found is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A model.
    Model,
    /// A board.
    Board,
    /// A dataset.
    Dataset,
    /// An organisation.
    Organisation,
}

impl Kind {
    /// Every kind, in the order in which they are listed.
    pub const ALL: &'static [Self] = &[Self::Model, Self::Board, Self::Dataset, Self::Organisation];

    const fn heading(self) -> Text {
        match self {
            Self::Model => say::MODELS,
            Self::Board => say::BOARDS,
            Self::Dataset => say::DATASETS,
            Self::Organisation => say::ORGANISATIONS,
        }
    }
}

/// Something found by its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// What it is.
    pub kind: Kind,
    /// Its name.
    pub name: String,
    /// Its name in the other language, where it has one.
    pub other_name: Option<String>,
    /// The printed name under which it was found, where that is another.
    pub printed: Option<String>,
    /// Whether what was typed is its name, whole.
    pub exact: bool,
    /// Its page.
    pub href: String,
}

/// What the page shows.
#[derive(Debug, Clone)]
pub struct Content {
    /// What was looked for; `None` where nothing was typed.
    pub words: Option<String>,
    /// What was found, in the order in which it is listed.
    pub hits: Vec<Hit>,
    /// How many more there are.
    pub n_more: usize,
    /// Names like what was typed, where nothing holds it.
    pub near: Vec<Hit>,
}

/// The page's title.
#[must_use]
pub fn title(content: &Content, lang: Lang) -> String {
    content.words.as_ref().map_or_else(|| say::SEARCH.get(lang).to_owned(), |words| say::title(words, lang))
}

/// The page.
#[component]
pub fn Page(
    /// What it shows.
    content: Content,
    /// The language of the page.
    lang: Lang,
) -> impl IntoView {
    let heading = title(&content, lang);
    let Content { words, hits, n_more, near } = content;
    let found = words.as_deref().map(|words| {
        let nothing = hits.is_empty() && near.is_empty();
        view! {
            <p role="status">
                {say::found(hits.len() + n_more, words, lang)}
                {nothing.then(|| format!(" {}", say::NOTHING_NEAR.get(lang)))}
            </p>
        }
    });
    let more = (n_more > 0).then(|| view! { <p class="sub">{say::more(n_more, lang)}</p> });
    let near = (!near.is_empty()).then(|| {
        view! { <section><h2>{say::NEAR.get(lang)}</h2>{list(near, lang)}</section> }
    });
    let of_kind = |kind: &Kind| {
        let of_kind: Vec<Hit> = hits.iter().filter(|hit| hit.kind == *kind).cloned().collect();
        (!of_kind.is_empty())
            .then(|| view! { <section><h2>{kind.heading().get(lang)}</h2>{list(of_kind, lang)}</section> }.into_any())
    };
    let sections = Kind::ALL.iter().filter_map(of_kind).collect_view();
    view! {
        <h1><bdi>{heading}</bdi></h1>
        <form class="form" method="get" action=Address::Search(None).to_string() role="search">
            <label for="q">
                {say::LABEL.get(lang)}
                <input id="q" type="search" name="q" maxlength="100" value=words.clone().unwrap_or_default() />
            </label>
            <button class="btn btn-1">{say::BUTTON.get(lang)}</button>
        </form>
        <p class="sub">{say::HINT.get(lang)}</p>
        {found}
        {sections}
        {more}
        {near}
    }
}

fn list(hits: Vec<Hit>, lang: Lang) -> AnyView {
    let item = |hit: Hit| {
        let other = hit.other_name.map(|name| view! { " "<bdi class="quiet">{name}</bdi> });
        let printed = hit.printed.map(|name| view! { " "<span class="quiet">{say::printed_as(&name, lang)}</span> });
        let exact = hit.exact.then(|| view! { " "<span class="chip">{say::EXACT.get(lang)}</span> });
        view! { <li><a class="mo" href=hit.href><bdi>{hit.name}</bdi></a>{other}{printed}{exact}</li> }.into_any()
    };
    view! { <ul class="list">{hits.into_iter().map(item).collect_view()}</ul> }.into_any()
}
