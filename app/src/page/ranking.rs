//! One ranking: the slice as the heading, the first place in the words it bears, what moves it,
//! the time line, facets, and the table.

mod book;
mod changes;
mod days;
mod facets;
mod fields;
pub(super) mod head;
pub(super) mod moved;
mod nearest;
mod notes;
mod ribbon;
mod row;
mod strip;
pub(super) mod table;

use std::sync::Arc;

use chrono::NaiveDate;
use domain::around::Around;
use domain::history::{Change, Turn};
use domain::rank::Ranking;
use domain::{FixedId, RankingView};
use leptos::prelude::*;

pub use self::head::quoted;
use crate::island::Swap;
use crate::part::{BadgeBox, CiteBox, EmbedBox, Quoted};
use crate::text::words::slice_sentence;
use crate::text::{Lang, fixed as fixing, ranking as say};

/// Rows on a page of a ranking.
pub const PAGE: usize = 500;

/// What the page shows.
#[derive(Debug, Clone)]
pub struct Content {
    /// The ranking; it may have no entries (an emptied slice) or too few to rank.
    pub ranking: Arc<Ranking>,
    /// The newest day there is, which addresses leave out.
    pub today: NaiveDate,
    /// How the table is laid out.
    pub view: RankingView,
    /// The entries shown: places in `ranking.entries`, in the order of the chosen column.
    pub shown: Vec<usize>,
    /// How many entries the name looked for leaves (all of them when none is looked for).
    pub n_found: usize,
    /// How many pages they fill; at least 1.
    pub n_pages: usize,
    /// What lies around it: the values of every key, what moves the first place.
    pub around: Arc<Around>,
    /// The slice without its open-book results, where that changes the first place.
    pub without_open_book: Option<Arc<Ranking>>,
    /// The days on which the slice changed, oldest first, days after the slice's own among them.
    pub turns: Arc<Vec<Turn>>,
    /// What changed since `view.since`, where that is given.
    pub since: Option<Vec<Change>>,
    /// The fixed rankings of the slice, those with the newest days first.
    pub fixed: Vec<FixedBefore>,
    /// How it is quoted, the day named; `None` where nothing stands.
    pub quoted: Option<Quoted>,
}

/// A fixed ranking of the slice that is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FixedBefore {
    /// Its identifier.
    pub id: FixedId,
    /// The day it is as of.
    pub as_of: NaiveDate,
    /// Whether what is shown is the same but for the day.
    pub is_same: bool,
}

/// The page's title: the slice, whole, and how many it ranks.
#[must_use]
pub fn title(content: &Content, lang: Lang) -> String {
    let ranking = &content.ranking;
    let (n, ranked) = say::ranked(ranking.n_ranked(), ranking.n_models, lang);
    let colon = if lang == Lang::Zh { "：" } else { ": " };
    format!("{}{colon}{n}{ranked}", slice_sentence(&ranking.exam, &ranking.slice, lang))
}

/// How the ranking is quoted elsewhere.
fn quotes(quoted: Quoted, lang: Lang) -> AnyView {
    view! {
        <div class="fixed-quotes" id="quoting">
            <CiteBox quoted=quoted.clone() lang />
            <div class="stack">
                <BadgeBox quoted=quoted.clone() lede=say::BADGE_LEDE alt=fixing::BADGE_ALT lang />
                <EmbedBox quoted lang />
            </div>
        </div>
    }
    .into_any()
}

/// The page.
#[component]
pub fn Page(
    /// What it shows.
    content: Content,
    /// Its language.
    lang: Lang,
) -> impl IntoView {
    let is_empty = content.ranking.entries.is_empty() && content.ranking.baselines.is_empty();
    let body = (!is_empty).then(|| {
        view! {
            {table::section(&content, lang).into_any()}
            {notes::notes(&content, lang).into_any()}
        }
        .into_any()
    });
    view! {
        <div class="ranking" data-swap="">
            <Swap />
            <div class="head">
                {head::head(&content, lang).into_any()}
                <div class="stack">
                    {book::by_book(&content, lang)}
                    {moved::moved(&content, lang).into_any()}
                </div>
            </div>
            {days::days(&content, lang).into_any()}
            {strip::strip(&content, lang).into_any()}
            {strip::fixed_before(&content, lang)}
            <div class="body">
                {facets::facets(&content, lang).into_any()}
                <div class="rest">{body}</div>
            </div>
            {content.quoted.clone().map(|quoted| quotes(quoted, lang))}
        </div>
    }
}
