//! `/`: what is here, how to open a ranking, how to read a rank, what is new.

use app::text::described;
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::Arc;

use app::page::home::{self, Content, Counts};
use app::page::placed::Placed;
use domain::change::Watch;
use domain::firsts::{Fewest, Within};
use domain::grid::whole;
use domain::{Catalog, ResultRow};
use store::{Census, Scope};

use super::{choices, example, firsts};
use crate::error::PageError;
use crate::extract::Reader;
use crate::render::Document;
use crate::state::Reading;

/// Newest results shown.
const NEWEST: usize = 6;
/// Submissions read for them: a model often sits many exams of a board on one day, and one of them
/// is shown.
const READ: i64 = 48;
/// Least-qualified firsts shown.
const LEAST: usize = 5;
/// Results that left last shown.
const GONE: usize = 5;

/// Loads the page.
///
/// # Errors
/// A failing store.
pub async fn load(reading: Reading, reader: Reader) -> Result<Document, PageError> {
    let lang = reader.lang;
    let census = reading.census().await?;
    let rows = reading.rows(Scope::AroundNewest(READ)).await?;
    let ranking = example::ranking_on(&reading, reading.today()).await?;
    let newest = newest(&rows).into_iter().map(|row| {
        let slice = Arc::new(whole(&row.exam, row.published_on));
        let ranking = reading.ranking(&slice, &row.exam, &rows);
        Placed { row, ranking }
    });
    let newest = newest.collect();
    let catalog = reading.catalog();
    let survey = reading.firsts_soon(reading.today()).await?;
    let firsts = match &survey {
        Some(survey) => Some(firsts::rows(&reading, least_qualified(survey.fewest(&Within::default()))).await?),
        None => None,
    };
    let content = Content {
        counts: counts(catalog, &census),
        today: reading.today(),
        datasets: choices::datasets(catalog),
        example: ranking.as_ref().and_then(example::entry_to_explain),
        firsts,
        newest,
        gone: gone(&rows),
    };
    let title = home::title(&content, lang);
    let document = Document::new(title, None, move || home::Page(home::PageProps { content, lang }));
    let document = document.described(described::HOME.get(lang).to_owned()).with_feed(&Watch::All);
    Ok(if survey.is_some() { document } else { document.passing() })
}

/// Of the least-qualified firsts the first of each board, so that one exam in which many are tied
/// does not fill the list.
#[must_use]
pub fn least_qualified(all: Vec<Fewest>) -> Vec<Fewest> {
    let mut seen = BTreeSet::new();
    let mut all = all;
    all.retain(|fewest| seen.insert(fewest.spot.exam().key.board.clone()));
    all.truncate(LEAST);
    all
}

/// How much is kept.
#[must_use]
pub fn counts(catalog: &Catalog, census: &Census) -> Counts {
    Counts {
        boards: catalog.boards().count(),
        models: catalog.models().count(),
        exams: catalog.exams().count(),
        results: census.results,
        days: census.days,
    }
}

/// The newest results that stand, one of each model on each board: of its newest the one in domain
/// `general` if there is one, else the one whose identifier comes first.
#[must_use]
pub fn newest(rows: &[Arc<ResultRow>]) -> Vec<Arc<ResultRow>> {
    let mut standing: Vec<&Arc<ResultRow>> =
        rows.iter().filter(|row| row.withdrawn_on.is_none() && !row.role.is_baseline()).collect();
    standing.sort_by_cached_key(|row| {
        let general = row.exam.key.domain.as_str() == "general";
        (Reverse(row.published_on), !general, row.model.name.to_lowercase(), row.id.clone())
    });
    let mut seen = BTreeSet::new();
    standing.retain(|row| seen.insert((&row.model.slug, &row.exam.key.board)));
    standing.into_iter().take(NEWEST).map(Arc::clone).collect()
}

/// Of the exams of the newest results those results that left last, one a submission.
#[must_use]
pub fn gone(rows: &[Arc<ResultRow>]) -> Vec<Arc<ResultRow>> {
    let mut gone: Vec<Arc<ResultRow>> = rows.iter().filter(|row| row.withdrawn_on.is_some()).map(Arc::clone).collect();
    gone.sort_by_key(|row| (Reverse(row.withdrawn_on), row.model.name.to_lowercase(), row.id.clone()));
    let mut seen = BTreeSet::new();
    gone.retain(|row| seen.insert(row.submission.id.clone()));
    gone.truncate(GONE);
    gone
}
