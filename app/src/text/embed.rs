//! Sentences of pages in frames of other sites.

use super::words::{Noun, count};
use super::{Lang, Text};

/// The link to the page itself.
pub const WHOLE: Text = Text::new("在金榜上查看全部", "See all of it on Jinbang");
/// How many further rows there are.
#[must_use]
pub fn more(n: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("另有 {}未在此列出。", count(n, Noun::Model, lang)),
        Lang::En => format!("{} more are not listed here.", count(n, Noun::Model, lang)),
    }
}
