//! `/about`: the method, with examples worked from the data.

use app::page::about::{self, Content};
use app::shell::Section;
use app::text::described;

use super::example;
use crate::error::PageError;
use crate::extract::Reader;
use crate::render::Document;
use crate::state::Reading;

/// Loads the page.
///
/// # Errors
/// A failing store.
pub async fn load(reading: Reading, reader: Reader) -> Result<Document, PageError> {
    let lang = reader.lang;
    let content = Content { examples: example::examples(&reading).await?, today: reading.today() };
    let title = about::title(&content, lang);
    Ok(Document::new(title, Some(Section::About), move || about::Page(about::PageProps { content, lang }))
        .described(described::ABOUT.get(lang).to_owned()))
}
