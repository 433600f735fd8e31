//! `/rankings` without board and dataset: every exam there is, by board and dataset, with how many
//! each ranks.

use app::text::described;
use std::cmp::Reverse;
use std::sync::Arc;

use app::page::rankings::{self, Choices, Content, Line, Place};
use app::shell::Section;
use chrono::NaiveDate;
use domain::firsts::Survey;
use domain::grid::whole;
use domain::{Catalog, Exam, Filters, SliceKey, SliceQuery};

use super::choices;
use crate::error::PageError;
use crate::extract::Reader;
use crate::render::Document;
use crate::state::Reading;

/// Exams on a page.
const PAGE: usize = 600;
/// The domain that comes first.
const GENERAL: &str = "general";

/// Whether an address asks for the index: it names neither board nor dataset, nothing that filters
/// the results of an exam, and not by its other words one exam alone.
#[must_use]
pub fn is_meant(query: &SliceQuery, catalog: &Catalog) -> bool {
    let open = [SliceKey::Board, SliceKey::Dataset].iter().all(|key| query.named(*key).is_none());
    let one = || query.exams(catalog).is_ok_and(|exams| exams.len() == 1);
    open && *query.filters() == Filters::default() && (query.pairs().is_empty() || !one())
}

/// Loads the page. `query` is one that [`is_meant`].
///
/// # Errors
/// Faults of the address; a failing store.
pub async fn load(reading: Reading, reader: &Reader, query: &SliceQuery, page: usize) -> Result<Document, PageError> {
    let lang = reader.lang;
    let as_of = query.day(reading.today()).map_err(|fault| PageError::Slice(vec![fault]))?;
    let exams = query.exams(reading.catalog()).map_err(PageError::Slice)?;
    let survey = reading.firsts_soon(as_of).await?;
    let asked = Asked { exams, chosen: query.pairs(), as_of, page };
    let content = content(reading.catalog(), asked, survey.as_deref(), reading.today())?;
    let title = rankings::title(&content, lang);
    let document =
        Document::new(title, Some(Section::Rankings), move || rankings::Page(rankings::PageProps { content, lang }));
    let document = document.described(described::RANKINGS.get(lang).to_owned());
    Ok(if survey.is_some() { document } else { document.passing() })
}

/// What an address asks for.
struct Asked<'c> {
    exams: Vec<&'c Arc<Exam>>,
    chosen: Vec<(SliceKey, String)>,
    as_of: NaiveDate,
    page: usize,
}

fn content(
    catalog: &Catalog,
    Asked { mut exams, chosen, as_of, page }: Asked<'_>,
    survey: Option<&Survey>,
    today: NaiveDate,
) -> Result<Content, PageError> {
    let n_pages = exams.len().div_ceil(PAGE).max(1);
    if page > n_pages {
        return Err(PageError::BadRequest(format!("page={page}: there are {n_pages}")));
    }
    exams.sort_by_cached_key(|exam| {
        let names = (exam.board.name.to_lowercase(), &exam.key.board, exam.dataset.name.to_lowercase());
        let newest = Reverse(exam.edition.released_on);
        (names, newest, exam.key.domain.as_str() != GENERAL, exam.key.clone())
    });
    let mut boards: Vec<Place> = Vec::new();
    for (place, exam) in exams.iter().enumerate() {
        match boards.last_mut().filter(|last| last.board.slug == exam.key.board) {
            Some(last) => last.n_exams += 1,
            None => boards.push(Place { board: Arc::clone(&exam.board), n_exams: 1, page: place / PAGE + 1 }),
        }
    }
    let line = |exam: &&Arc<Exam>| Line {
        exam: Arc::clone(exam),
        slice: whole(exam, as_of),
        n_ranked: survey.map(|survey| survey.n_entrants(&exam.key)),
    };
    Ok(Content {
        today,
        as_of,
        chosen,
        choices: Choices {
            boards: choices::boards(catalog),
            datasets: choices::datasets(catalog),
            languages: choices::languages(catalog),
            domains: choices::domains(catalog),
        },
        boards,
        lines: exams.iter().skip((page - 1) * PAGE).take(PAGE).map(line).collect(),
        n_exams: exams.len(),
        page,
        n_pages,
    })
}
