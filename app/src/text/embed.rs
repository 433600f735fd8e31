//! Sentences of pages in frames of other sites.

use super::words::{Noun, count};
use super::{Lang, Text};

/// The link to the page itself.
pub const WHOLE: Text = Text::new("在金榜上查看全部", "See all of it on Jinbang");
/// The section that offers the frame.
pub const EMBED: Text = Text::new("嵌入", "Embed");
/// What the frame shows.
pub const EMBED_LEDE: Text = Text::new(
    "嵌入别的网页时，口径与参排数始终可见。",
    "In a frame of another page, slice and number ranked stay in sight.",
);
/// On the button that copies the line.
pub const COPY: Text = Text::new("复制此行", "Copy line");

/// How many further rows there are.
#[must_use]
pub fn more(n: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("另有 {}未在此列出。", count(n, Noun::Model, lang)),
        Lang::En => format!("{} more are not listed here.", count(n, Noun::Model, lang)),
    }
}
