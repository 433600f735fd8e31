//! `/boards`: every board by kind; those that are no evaluation apart.

use app::text::described;
use std::collections::BTreeSet;

use app::page::boards::{self, Content, Line};
use app::shell::Section;
use domain::{BoardKind, Catalog};
use store::Census;

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
    let census = reading.census().await?;
    let content = content(reading.catalog(), &census);
    let title = boards::title(&content, lang);
    Ok(Document::new(title, Some(Section::Boards), move || boards::Page(boards::PageProps { content, lang }))
        .described(described::BOARDS.get(lang).to_owned()))
}

/// What the page shows.
#[must_use]
pub fn content(catalog: &Catalog, census: &Census) -> Content {
    let line = |board: &std::sync::Arc<domain::Board>| {
        let exams = || catalog.exams().filter(|exam| exam.key.board == board.slug);
        Line {
            n_datasets: exams().map(|exam| &exam.key.dataset).collect::<BTreeSet<_>>().len(),
            n_exams: exams().count(),
            n_models: census.models_of_boards.get(board.slug.as_str()).copied(),
            board: std::sync::Arc::clone(board),
        }
    };
    let kind = |kind: &BoardKind| {
        let mut lines: Vec<Line> = catalog.boards().filter(|b| b.is_evaluation && b.kind == *kind).map(line).collect();
        lines.sort_by_key(|line| line.board.name.to_lowercase());
        (*kind, lines)
    };
    let mut others: Vec<_> = catalog.boards().filter(|board| !board.is_evaluation).cloned().collect();
    others.sort_by_key(|board| board.name.to_lowercase());
    let kinds = BoardKind::ALL.iter().map(kind).filter(|(_, lines)| !lines.is_empty()).collect();
    Content { kinds, others }
}
