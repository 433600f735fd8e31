//! `/exports`: what can be had whole.

use app::page::exports::{self, Content, Of};
use app::shell::Section;
use app::text::described;
use store::OPEN_TABLES;

use crate::error::PageError;
use crate::export::{ARCHIVE, PACKAGE, csv_of, parquet_of};
use crate::extract::Reader;
use crate::render::Document;
use crate::state::Reading;

/// Loads the page.
///
/// # Errors
/// None in fact: nothing is read.
pub async fn load(reading: Reading, reader: Reader) -> Result<Document, PageError> {
    let lang = reader.lang;
    let of = |table: &store::OpenTable| Of {
        name: table.name,
        columns: table.columns.len(),
        files: [csv_of(table), parquet_of(table)],
    };
    let content = Content {
        version: reading.version(),
        kept: reading.state().exports().are_kept(),
        address: reading.site().whole(""),
        whole: [ARCHIVE, PACKAGE],
        tables: OPEN_TABLES.iter().map(of).collect(),
    };
    let title = exports::title(lang);
    Ok(Document::new(title, Some(Section::About), move || exports::Page(exports::PageProps { content, lang }))
        .described(described::EXPORTS.get(lang).to_owned()))
}
