//! `/changes?…`: what happened, of everything or of one thing.

use app::page::changes::{self, Content};
use app::text::{Lang, described};
use domain::change::Watch;

use crate::changes::{Asked, Log, asked, read, token};
use crate::error::PageError;
use crate::extract::Reader;
use crate::render::Document;
use crate::state::Reading;

/// Entries on a page.
const SHOWN: usize = 60;

/// Loads the page.
///
/// # Errors
/// What cannot be read or names nothing; a failing store.
pub async fn load(reading: Reading, reader: Reader) -> Result<Document, PageError> {
    let lang = reader.lang;
    let Asked { watch, of, after, limit } = asked(&reading, &reader).await?;
    let log = Log { watch: &watch, after: after.as_ref(), limit: limit.unwrap_or(SHOWN) };
    let page = read(&reading, log).await?;
    let content = Content {
        of: of.map(|(page, [zh, en])| (page, if lang == Lang::Zh { zh } else { en })),
        today: reading.today(),
        entries: page.entries,
        after: after.as_ref().map(token),
        limit,
        next: page.next.as_ref().map(token),
        watch: watch.clone(),
    };
    let title = changes::title(&content, lang);
    let is_all = watch == Watch::All;
    let sentence = (!is_all).then(|| described::titled(&title, described::CHANGES, lang));
    let sentence = sentence.unwrap_or_else(|| described::CHANGES.get(lang).to_owned());
    let document = Document::new(title, None, move || changes::Page(changes::PageProps { content, lang }));
    Ok(document.described(sentence).with_feed(&watch))
}
