//! `/trends?…`: a slice through time; the editions of one; the exams of a slice of several; or, bare,
//! slices to look at.

mod charts;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use app::page::trends::{self, Content, Editions, ExamLine, Offer, One, Several, Shown, TogetherDrawings};
use app::shell::Section;
use app::text::words::slice_sentence;
use app::text::{Lang, described};
use domain::grid::{main_exam, whole};
use domain::trend::{MOST_MODELS, Trend, counted, trend};
use domain::{
    Address, Catalog, Exam, MODEL_KEY, Model, OpenSlice, Resolved, ResultRow, Slice, SliceKey, SliceQuery, Slug,
};
use store::Scope;

use super::near::nothing_called;
use super::ranking::rows_of;
use crate::chart::best_so_far::{self, Segment};
use crate::chart::{Size, drawings, ranks};
use crate::error::PageError;
use crate::extract::Reader;
use crate::render::Document;
use crate::state::{Reading, Rows};

/// Exams of a slice of several that are listed.
const LISTED: usize = 40;
/// Each exam that is followed through time costs its whole history: those beyond the listed ones are
/// followed while all together have no more results than this. Only they are counted.
const MOST_RESULTS: usize = 20_000;

/// Keys of the address that are not part of the slice.
const ALSO: [&str; 2] = ["lang", MODEL_KEY];

/// What an address of trends turns out to be.
#[derive(Debug)]
pub enum Found {
    /// One exam, with the models that the address names.
    One(Box<Trend>, Vec<Slug>),
    /// The editions of one exam, oldest first.
    Editions(Box<OpenSlice>, Vec<Trend>),
    /// Several exams with their rows.
    Several(Box<OpenSlice>, Rows),
}

/// Loads the page.
///
/// # Errors
/// Faults of the address; a failing store.
pub async fn load(reading: Reading, reader: Reader) -> Result<Document, PageError> {
    let lang = reader.lang;
    let shown = if is_bare(&reader) {
        Shown::Offers(offers(reading.catalog(), reading.today()))
    } else {
        match find(&reading, &reader).await? {
            Found::One(trend, asked) => Shown::One(Box::new(one(reading.catalog(), *trend, asked, lang)?)),
            Found::Editions(slice, trends) => Shown::Editions(Box::new(editions(*slice, trends, lang)?)),
            Found::Several(slice, rows) => {
                let mut several = several(&reading, *slice, &rows);
                several.drawings = charts::of_several(&several, lang)?;
                Shown::Several(Box::new(several))
            }
        }
    };
    let content = Content { shown, today: reading.today() };
    let title = trends::title(&content, lang);
    let is_one = !matches!(content.shown, Shown::Offers(_));
    let sentence = is_one.then(|| described::titled(&title, described::TRENDS, lang));
    let sentence = sentence.unwrap_or_else(|| described::TRENDS.get(lang).to_owned());
    let document =
        Document::new(title, Some(Section::Trends), move || trends::Page(trends::PageProps { content, lang }));
    Ok(document.described(sentence))
}

/// Whether the address names neither slice nor model.
fn is_bare(reader: &Reader) -> bool {
    let mut pairs = form_urlencoded::parse(reader.query.as_bytes());
    !pairs.any(|(key, value)| key != "lang" && !(value.is_empty() && key.is_empty()))
}

/// Resolves the slice of an address, and follows it through time.
///
/// # Errors
/// Faults of the slice, models that are not there, more models than can be shown; a failing store.
pub async fn find(reading: &Reading, reader: &Reader) -> Result<Found, PageError> {
    find_with(reading, reader, &[]).await
}

/// The same where the address may have further keys.
///
/// # Errors
/// As [`find`].
pub async fn find_with(reading: &Reading, reader: &Reader, more: &[&str]) -> Result<Found, PageError> {
    let also: Vec<&str> = ALSO.iter().chain(more).copied().collect();
    let query = SliceQuery::parse(&reader.query, &also).map_err(PageError::Slice)?;
    let asked = models(reading.catalog(), reader)?;
    match query.resolve(reading.catalog(), reading.today()).map_err(PageError::Slice)? {
        Resolved::One(slice, exam) => {
            let key = slice.exam();
            let rows = reading.rows(Scope::Family { board: &key.board, dataset: &key.dataset }).await?;
            let trend = followed(reading, &slice, &exam, &rows, &asked);
            Ok(Found::One(Box::new(trend), asked))
        }
        Resolved::Open(open) => {
            let rows = rows_of(reading, &open).await?;
            if open.open != [SliceKey::Edition] || !share_a_unit(&open) {
                return Ok(Found::Several(open, rows));
            }
            let mut trends: Vec<Trend> =
                open.exams.iter().map(|exam| followed(reading, &slice_of(&open, exam), exam, &rows, &[])).collect();
            trends.retain(|trend| !trend.turns.is_empty());
            trends.sort_by_key(Trend::first_day);
            Ok(Found::Editions(open, trends))
        }
    }
}

/// Whether the scores of all exams are in one unit, so that they can stand on one axis.
fn share_a_unit(open: &OpenSlice) -> bool {
    let unit = |exam: &Exam| (exam.scale.unit.clone(), exam.scale.direction);
    open.exams.windows(2).all(|pair| matches!(pair, [a, b] if unit(a) == unit(b)))
}

fn slice_of(open: &OpenSlice, exam: &Exam) -> Arc<Slice> {
    Arc::new(Slice::new(exam.key.clone(), open.filters.clone(), open.as_of))
}

fn followed(reading: &Reading, slice: &Arc<Slice>, exam: &Arc<Exam>, rows: &[Arc<ResultRow>], asked: &[Slug]) -> Trend {
    trend(slice, exam, &reading.history(slice, exam, rows), asked)
}

/// The models that an address names, each once.
fn models(catalog: &Catalog, reader: &Reader) -> Result<Vec<Slug>, PageError> {
    let mut asked: Vec<Slug> = Vec::new();
    for (key, value) in form_urlencoded::parse(reader.query.as_bytes()) {
        if key != MODEL_KEY || value.is_empty() {
            continue;
        }
        let Some(model) = catalog.model(&value) else {
            let all = catalog.models();
            let all = all.map(|m| (m.slug.to_string(), m.name.clone(), Address::Model(&m.slug).to_string()));
            return Err(nothing_called(&value, all));
        };
        if !asked.contains(&model.slug) {
            asked.push(model.slug.clone());
        }
    }
    if asked.len() > MOST_MODELS {
        return Err(PageError::BadRequest(format!(
            "model: {} are named, at most {MOST_MODELS} are shown",
            asked.len()
        )));
    }
    Ok(asked)
}

fn one(catalog: &Catalog, trend: Trend, asked: Vec<Slug>, lang: Lang) -> Result<One, PageError> {
    let over = slice_sentence(&trend.exam, &trend.slice, lang);
    let segment = [Segment { name: None, trend: &trend }];
    let alone = Size::ALONE;
    let best =
        drawings(alone, |size| best_so_far::draw(&segment, &format!("best-{}", size.slug()), &over, size, lang))?;
    let ranks = drawings(alone, |size| ranks::draw(&trend, &format!("ranks-{}", size.slug()), &over, size, lang))?;
    let scores = charts::scores(&trend, &over, lang)?;
    let state = charts::of_one(&trend, &over, lang)?;
    let chosen: Vec<Arc<Model>> =
        trend.lines.iter().filter_map(|line| catalog.model(line.model.as_str())).cloned().collect();
    Ok(One { chosen, asked, best, scores, ranks, state, trend })
}

fn editions(slice: OpenSlice, trends: Vec<Trend>, lang: Lang) -> Result<Editions, PageError> {
    // Without the word for an edition: the heading says what they are, and many have to find room.
    let name = |trend: &Trend| match &trend.exam.edition.name {
        stated if stated.slug.is_stated() => stated.name.clone(),
        unstated => app::text::words::edition(unstated, lang),
    };
    let segments: Vec<Segment<'_>> = trends.iter().map(|trend| Segment { name: Some(name(trend)), trend }).collect();
    let content = Content {
        shown: Shown::Editions(Box::new(Editions { slice: slice.clone(), trends: Vec::new(), best: Vec::new() })),
        today: slice.as_of,
    };
    let over = trends::title(&content, lang);
    let id = |size: Size| format!("best-{}", size.slug());
    let best = drawings(Size::ALONE, |size| best_so_far::draw(&segments, &id(size), &over, size, lang))?;
    Ok(Editions { slice, best, trends })
}

/// The exams of a slice of several, those with most models first, each followed through time.
///
/// Models are counted over the exams that are followed; nothing here orders them across exams.
pub fn several(reading: &Reading, slice: OpenSlice, rows: &[Arc<ResultRow>]) -> Several {
    let mut models: BTreeMap<String, (BTreeSet<&Slug>, usize)> = BTreeMap::new();
    for row in rows.iter().filter(|row| !row.role.is_baseline() && row.published_on <= slice.as_of) {
        if slice.filters.let_through(row) {
            let (models, n_results) = models.entry(row.exam.key.to_string()).or_default();
            models.insert(&row.model.slug);
            *n_results += 1;
        }
    }
    let of = |exam: &Exam| models.get(&exam.key.to_string());
    let mut exams: Vec<&Arc<Exam>> = slice.exams.iter().filter(|exam| of(exam).is_some()).collect();
    exams.sort_by_cached_key(|exam| (Reverse(of(exam).map(|(models, _)| models.len())), exam.key.clone()));
    let n_exams = exams.len();
    let n_results = exams.iter().scan(0, |sum, exam| {
        *sum += of(exam).map_or(0, |(_, n)| *n);
        Some(*sum)
    });
    let n_counted = n_results.take_while(|n| *n <= MOST_RESULTS).count().max(LISTED.min(n_exams));
    exams.truncate(n_counted);
    let mut trends: Vec<Trend> =
        exams.iter().map(|exam| followed(reading, &slice_of(&slice, exam), exam, rows, &[])).collect();
    let n_models = exams.iter().filter_map(|exam| of(exam)).flat_map(|(models, _)| models).collect::<BTreeSet<_>>();
    let led = trends.iter().flat_map(|trend| &trend.lead.led).flat_map(|led| &led.models);
    let (n_models, n_leaders) = (n_models.len(), led.map(|model| &model.slug).collect::<BTreeSet<_>>().len());
    let by_day = counted(&trends.iter().filter(|trend| !trend.turns.is_empty()).collect::<Vec<_>>());
    trends.truncate(LISTED);
    Several {
        n_leaders,
        n_models,
        n_counted,
        n_more: n_exams - trends.len(),
        n_uncounted: n_exams - n_counted,
        exams: trends.into_iter().map(|trend| ExamLine { trend }).collect(),
        slice,
        by_day,
        drawings: TogetherDrawings::default(),
    }
}

/// Every dataset of every board, boards in the order of names, with the exam that stands for it.
fn offers(catalog: &Catalog, today: chrono::NaiveDate) -> Vec<Offer> {
    let mut exams: BTreeMap<(String, &Slug, &Slug), Vec<&Arc<Exam>>> = BTreeMap::new();
    for exam in catalog.exams().filter(|exam| exam.board.is_evaluation) {
        let place = (exam.board.name.to_lowercase(), &exam.key.board, &exam.key.dataset);
        exams.entry(place).or_default().push(exam);
    }
    let offer = |exams: Vec<&Arc<Exam>>| {
        let general: Vec<&Arc<Exam>> =
            exams.iter().copied().filter(|exam| exam.key.domain.as_str() == "general").collect();
        let counted: Vec<(&Arc<Exam>, usize)> =
            if general.is_empty() { &exams } else { &general }.iter().map(|exam| (*exam, 1)).collect();
        let first = exams.first()?;
        let main = main_exam(&counted).map(|exam| (Arc::clone(exam), whole(exam, today)));
        Some(Offer { board: Arc::clone(&first.board), dataset: Arc::clone(&first.dataset), n_exams: exams.len(), main })
    };
    exams.into_values().filter_map(offer).collect()
}
