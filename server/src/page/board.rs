//! `/boards/{board}`: what it is, and who is first in each of its languages and domains.

use app::text::described;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use app::page::board::{self, Content};
use app::shell::Section;
use chrono::NaiveDate;
use domain::change::Watch;
use domain::claim::Claim;
use domain::grid::grids;
use domain::{Address, Board, Catalog, Named, ResultRow};
use store::Scope;

use super::near::nothing_called;
use crate::claims::board_of;
use crate::error::PageError;
use crate::extract::Reader;
use crate::render::Document;
use crate::state::Reading;

/// Loads the page.
///
/// # Errors
/// A board that is not there; a failing store.
pub async fn load(reading: Reading, reader: Reader, name: String) -> Result<Document, PageError> {
    let lang = reader.lang;
    let Some(board) = reading.catalog().board(&name) else {
        let all = reading.catalog().boards();
        let all = all.map(|b| (b.slug.to_string(), b.name.clone(), Address::Board(&b.slug).to_string()));
        return Err(nothing_called(&name, all));
    };
    let rows = reading.rows(Scope::Board(&board.slug)).await?;
    let (claims, names) = (reading.claims().await?, reading.names().await?);
    let is_here = |claim: &&Arc<Claim>| board_of(&reading, &names, claim).is_some_and(|on| on.slug == board.slug);
    let n_claims = claims.iter().filter(is_here).count();
    let content = Content { n_claims, ..content(reading.catalog(), board, &rows, reading.today()) };
    let title = board::title(&content, lang);
    let watch = Watch::Board(board.slug.clone());
    let sentence = described::board(&content.board, content.grids.len(), lang);
    let document = Document::new(title, Some(Section::Boards), move || board::Page(board::PageProps { content, lang }));
    Ok(document.described(sentence).with_feed(&watch))
}

/// What the page shows, but for claims; `rows` are the board's results.
#[must_use]
pub fn content(catalog: &Catalog, board: &Arc<Board>, rows: &[Arc<ResultRow>], today: NaiveDate) -> Content {
    let exams = || catalog.exams().filter(|exam| exam.key.board == board.slug);
    let mut editions: Vec<_> = exams()
        .map(|exam| ((&exam.key.dataset, &exam.key.edition), (Arc::clone(&exam.dataset), Arc::clone(&exam.edition))))
        .collect::<BTreeMap<_, _>>()
        .into_values()
        .collect();
    editions.sort_by_key(|(dataset, edition)| (dataset.slug.clone(), Reverse(edition.released_on)));
    let divisions: BTreeMap<_, Named> =
        exams().flat_map(|exam| &exam.divisions).filter(|d| d.slug.is_stated()).map(|d| (&d.slug, d.clone())).collect();
    Content {
        board: Arc::clone(board),
        today,
        grids: if board.is_evaluation { grids(rows, today) } else { Vec::new() },
        editions,
        divisions: divisions.into_values().collect(),
        n_claims: 0,
    }
}
