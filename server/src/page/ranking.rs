//! `/rankings?…`: one ranking, or the listing of a slice that is not one exam, or, where neither board
//! nor dataset is named, the index of all.

pub mod quoted;

use std::cmp::Reverse;
use std::sync::Arc;

use app::page::ranking::{FixedBefore, PAGE};
use app::page::{listing, ranking};
use app::shell::{Preview, Section};
use app::text::{Lang, described};
use domain::around::Around;
use domain::change::Watch;
use domain::history::{Turn, differences};
use domain::moves::without_open_book;
use domain::rank::{Entry, Ranking};
use domain::{
    Address, Exam, Filters, OpenSlice, RankingView, Resolved, ResultRow, Slice, SliceError, SliceKey, SliceQuery,
    SortKey, book_of,
};
use store::Scope;

use super::rankings;
use crate::error::PageError;
use crate::extract::Reader;
use crate::fixed::before;
use crate::preview::{picture_in, preview};
use crate::quote::linked::{At, dataset};
use crate::render::Document;
use crate::state::{Reading, Rows};

/// Rows on a page of a listing.
const LISTED: usize = 200;

/// Keys of the address that are not part of the slice.
const ALSO: [&str; 5] = ["lang", "sort", "find", "page", "since"];

/// A slice with its results: what every form of a ranking starts from.
pub enum Found {
    /// One exam.
    One(Arc<Ranking>, Rows),
    /// Several.
    Open(Box<OpenSlice>, Rows),
}

/// Resolves the slice of an address and loads the results of its board and dataset.
///
/// # Errors
/// Every fault of the slice; a failing store.
pub async fn find(reading: &Reading, reader: &Reader) -> Result<Found, PageError> {
    found(reading, &query_of(reader)?).await
}

/// The same where the address may have further keys.
///
/// # Errors
/// As [`find`].
pub async fn find_with(reading: &Reading, reader: &Reader, more: &[&str]) -> Result<Found, PageError> {
    let also: Vec<&str> = ALSO.iter().chain(more).copied().collect();
    found(reading, &SliceQuery::parse(&reader.query, &also).map_err(PageError::Slice)?).await
}

fn query_of(reader: &Reader) -> Result<SliceQuery, PageError> {
    SliceQuery::parse(&reader.query, &ALSO).map_err(PageError::Slice)
}

async fn found(reading: &Reading, query: &SliceQuery) -> Result<Found, PageError> {
    match query.resolve(reading.catalog(), reading.today()).map_err(PageError::Slice)? {
        Resolved::One(slice, exam) => {
            let key = slice.exam();
            let rows = reading.rows(Scope::Family { board: &key.board, dataset: &key.dataset }).await?;
            Ok(Found::One(reading.ranking(&slice, &exam, &rows), rows))
        }
        Resolved::Open(open) => {
            let rows = rows_of(reading, &open).await?;
            Ok(Found::Open(open, rows))
        }
    }
}

/// The results of a slice that is not one exam.
pub(super) async fn rows_of(reading: &Reading, open: &OpenSlice) -> Result<Rows, PageError> {
    let Some(first) = open.exams.first() else { return Ok(Rows::default()) };
    let scope = match (open.open.contains(&SliceKey::Board), open.open.contains(&SliceKey::Dataset)) {
        (false, false) => Scope::Family { board: &first.key.board, dataset: &first.key.dataset },
        (false, true) => Scope::Board(&first.key.board),
        (true, false) => Scope::Dataset(&first.key.dataset),
        (true, true) => {
            return Err(PageError::Slice(vec![SliceError::Malformed {
                key: SliceKey::Dataset,
                value: String::new(),
                expected: "given: name a board or a dataset",
            }]));
        }
    };
    Ok(reading.rows(scope).await?)
}

/// Loads the page.
///
/// # Errors
/// Faults of the address; a failing store.
pub async fn load(reading: Reading, reader: Reader) -> Result<Document, PageError> {
    let view = view_of(&reader)?;
    let lang = reader.lang;
    let query = query_of(&reader)?;
    if rankings::is_meant(&query, reading.catalog()) {
        return rankings::load(reading, &reader, &query, view.page).await;
    }
    match found(&reading, &query).await? {
        Found::One(found, rows) => {
            let fixed = before(&reading, &found).await?;
            let content = content(&reading, found, &rows, fixed, view)?;
            let title = ranking::title(&content, lang);
            let (path, preview) = linked(&reading, &content.ranking, &title, lang);
            let watch = Watch::Slice(Box::new(Slice::clone(&content.ranking.slice)));
            let document = Document::new(title, Some(Section::Rankings), move || {
                ranking::Page(ranking::PageProps { content, lang })
            });
            Ok(document.quotable(path, preview).with_feed(&watch))
        }
        Found::Open(open, rows) => {
            let content = listing_content(&reading, *open, &rows, view.page)?;
            let title = listing::title(&content, lang);
            let sentence = described::listing(&title, content.exams.len(), content.n_rows, lang);
            let page = move || listing::Page(listing::PageProps { content, lang });
            Ok(Document::new(title, Some(Section::Rankings), page).described(sentence))
        }
    }
}

/// The address of a ranking without its layout, and how it looks where it is linked to.
fn linked(reading: &Reading, ranking: &Ranking, title: &str, lang: Lang) -> (String, Preview) {
    let (slice, today) = (&ranking.slice, reading.today());
    let path = Address::Ranking(slice, today).to_string();
    let picture = Address::RankingCard(slice, today, picture_in(lang)).to_string();
    let sentence = ranking::quoted(ranking, lang).unwrap_or_else(|| title.to_owned());
    let whole = |address: Address<'_>| reading.site().whole(&address.to_string());
    let csv = whole(Address::RankingCsv(slice, today));
    let json = whole(Address::RankingJson(slice, today));
    let page = reading.site().whole(&path);
    let identifier = slice.to_string();
    let at = At { page: &page, identifier: &identifier, csv: &csv, json: &json };
    let json_ld = dataset(ranking, at, &sentence, lang);
    let preview = preview(reading, &path, &picture, sentence, json_ld, lang);
    (path, preview)
}

/// Reads the layout of an address.
fn view_of(reader: &Reader) -> Result<RankingView, PageError> {
    let bad = |key: &str, value: &str, expected: &str| {
        let value: String = value.chars().take(80).collect();
        PageError::BadRequest(format!("{key}={value:?}: expected {expected}"))
    };
    let mut view = RankingView::default();
    if let Some(sort) = reader.value("sort") {
        view.sort = sort.parse().map_err(|e: domain::SlugError| bad("sort", &sort, e.expected))?;
    }
    if let Some(page) = reader.value("page") {
        let number = page.parse().ok().filter(|page| (1..=100_000).contains(page));
        view.page = number.ok_or_else(|| bad("page", &page, "a number from 1 on"))?;
    }
    if let Some(since) = reader.value("since") {
        let day = chrono::NaiveDate::parse_from_str(&since, "%Y-%m-%d").ok().filter(|_| since.len() == 10);
        view.since = Some(day.ok_or_else(|| bad("since", &since, "a day YYYY-MM-DD"))?);
    }
    view.find = reader.value("find").map(|find| find.chars().take(100).collect());
    Ok(view)
}

fn content(
    reading: &Reading,
    here: Arc<Ranking>,
    rows: &Rows,
    fixed: Vec<FixedBefore>,
    view: RankingView,
) -> Result<ranking::Content, PageError> {
    let (slice, exam) = (Arc::clone(&here.slice), Arc::clone(&here.exam));
    let turns = reading.history(&slice, &exam, rows);
    let found = laid_out(&here, &view);
    let n_pages = found.len().div_ceil(PAGE).max(1);
    if view.page > n_pages {
        return Err(PageError::BadRequest(format!("page={}: there are {n_pages}", view.page)));
    }
    let since = match view.since {
        Some(day) if day >= slice.as_of() => {
            return Err(PageError::BadRequest(format!("since={day}: expected a day before {}", slice.as_of())));
        }
        Some(day) => Some(differences(state_on(&turns, day), &here)),
        None => None,
    };
    let around = around(reading, &here, &turns, rows);
    let rank_of = |slice: Slice, exam: &Arc<Exam>| reading.ranking(&Arc::new(slice), exam, rows);
    let without_open_book = without_open_book(&here, &exam, &rank_of);
    let quoted = (!here.entries.is_empty()).then(|| quoted::citation(reading, &here).quoted(quoted::path(&here)));
    Ok(ranking::Content {
        quoted,
        today: reading.today(),
        shown: found.iter().copied().skip((view.page - 1) * PAGE).take(PAGE).collect(),
        n_found: found.len(),
        n_pages,
        around,
        since,
        without_open_book,
        turns,
        view,
        fixed,
        ranking: here,
    })
}

/// What lies around a ranking; `rows` are the results of its board and dataset.
#[must_use]
pub fn around(reading: &Reading, here: &Ranking, turns: &[Turn], rows: &Rows) -> Arc<Around> {
    reading.around(&here.slice, || {
        let family: Vec<Arc<Exam>> =
            reading.catalog().exams().filter(|exam| of_family(exam, &here.exam)).map(Arc::clone).collect();
        let rank_of = |slice: Slice, exam: &Arc<Exam>| reading.ranking(&Arc::new(slice), exam, rows);
        Around::of(here, rows, &family, turns, &rank_of)
    })
}

/// Whether two exams are of one board and dataset.
fn of_family(a: &Exam, b: &Exam) -> bool {
    a.key.board == b.key.board && a.key.dataset == b.key.dataset
}

/// The ranking as it stood at the end of a day.
fn state_on(turns: &[Turn], day: chrono::NaiveDate) -> Option<&Ranking> {
    turns.iter().rev().find(|turn| turn.day <= day).map(|turn| &*turn.ranking)
}

/// The entries whose model's name holds what is looked for, in the order of the chosen column.
fn laid_out(ranking: &Ranking, view: &RankingView) -> Vec<usize> {
    let wanted = view.find.as_ref().map(|find| find.to_lowercase());
    let holds = |entry: &Entry| {
        let Some(wanted) = &wanted else { return true };
        let model = &entry.row.model;
        let names = [Some(model.name.as_str()), model.name_zh.as_deref(), Some(&entry.row.submission.printed_name)];
        let made_by = model.organisations.iter().flat_map(|o| [Some(o.name.as_str()), o.name_zh.as_deref()]);
        names.into_iter().chain(made_by).flatten().any(|name| name.to_lowercase().contains(wanted))
    };
    let mut found: Vec<(usize, &Entry)> = ranking.entries.iter().enumerate().filter(|(_, e)| holds(e)).collect();
    match view.sort {
        SortKey::Rank => {}
        SortKey::Model => found.sort_by_key(|(_, e)| e.row.model.name.to_lowercase()),
        SortKey::Organisation => found.sort_by_key(|(_, e)| {
            let first = e.row.model.organisations.first();
            (first.is_none(), first.map(|o| o.name.to_lowercase()))
        }),
        SortKey::Items => found.sort_by_key(|(_, e)| Reverse(e.row.n_items)),
        SortKey::Evaluator => found.sort_by_key(|(_, e)| e.row.submission.evaluator_kind),
        SortKey::Evaluated => found.sort_by_key(|(_, e)| Reverse(e.row.submission.evaluated_on)),
        SortKey::Reported => found.sort_by_key(|(_, e)| Reverse(e.row.published_on)),
        SortKey::Book => found.sort_by_key(|(_, e)| book_of(&e.row).0),
    }
    found.into_iter().map(|(place, _)| place).collect()
}

fn listing_content(
    reading: &Reading,
    open: OpenSlice,
    rows: &Rows,
    page: usize,
) -> Result<listing::Content, PageError> {
    let listed = listed(&open, rows);
    let mut exams: Vec<(Arc<Exam>, Slice, usize)> = open
        .exams
        .iter()
        .map(|exam| {
            let slice = Slice::new(exam.key.clone(), open.filters.clone(), open.as_of);
            let entrants: std::collections::BTreeSet<_> = listed
                .iter()
                .filter(|row| row.exam.key == exam.key && !row.role.is_baseline())
                .map(|row| (&row.model.slug, &row.setting.slug))
                .collect();
            (Arc::clone(exam), slice, entrants.len())
        })
        .collect();
    exams.sort_by(|a, b| b.2.cmp(&a.2).then_with(|| a.0.key.cmp(&b.0.key)));
    let n_pages = listed.len().div_ceil(LISTED).max(1);
    if page > n_pages {
        return Err(PageError::BadRequest(format!("page={page}: there are {n_pages}")));
    }
    Ok(listing::Content {
        today: reading.today(),
        exams,
        n_rows: listed.len(),
        rows: listed.into_iter().skip((page - 1) * LISTED).take(LISTED).collect(),
        page,
        n_pages,
        slice: open,
    })
}

/// The results of an open slice in the order of names.
#[must_use]
pub fn listed(open: &OpenSlice, rows: &[Arc<ResultRow>]) -> Vec<Arc<ResultRow>> {
    let OpenSlice { exams, filters, as_of, .. } = open;
    let of_slice = |row: &&Arc<ResultRow>| {
        let one = exams.binary_search_by(|exam| exam.key.to_string().cmp(&row.exam.key.to_string())).is_ok();
        one && row.stood_on(*as_of) && Filters::let_through(filters, row)
    };
    let mut listed: Vec<Arc<ResultRow>> = rows.iter().filter(of_slice).map(Arc::clone).collect();
    listed.sort_by(|a, b| (&a.model.name, &a.exam.key, &a.id).cmp(&(&b.model.name, &b.exam.key, &b.id)));
    listed
}
