//! `/firsts?…`: who is first where, and how many qualifiers each first place needs.

use app::text::described;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use app::page::first_rows::{Needed, Row, Without};
use app::page::firsts::{self, Choices, Content, Pair, Side, Tally};
use app::shell::Section;
use domain::firsts::{Fewest, FirstsView, Hole, Meant, Qualifier, Spot, Survey};
use domain::rank::{FirstPlace, Ranking};
use domain::{Catalog, Exam, Model, Resolved, ResultRow, Slice, SliceKey, SliceQuery, Slug};

use super::choices;
use super::near::nothing_called;
use crate::error::PageError;
use crate::extract::Reader;
use crate::render::Document;
use crate::state::Reading;

/// Rows on a page.
const PAGE: usize = 100;
/// Pairs of claimants on a page.
const PAIRS: usize = 4;

/// A survey with the part of it that an address asks for.
pub struct Asked {
    /// What was asked for.
    pub view: FirstsView,
    /// Every first place on the day.
    pub survey: Arc<Survey>,
    /// The one model that was asked for.
    pub model: Option<Arc<Model>>,
    /// The places asked for: of every model the least-qualified, of one model all. Fewest
    /// qualifiers first.
    pub places: Vec<Fewest>,
}

/// Reads an address and searches what it asks for.
///
/// # Errors
/// Every fault of the address; a failing store.
pub async fn find(reading: &Reading, reader: &Reader) -> Result<Asked, PageError> {
    find_with(reading, reader, &[]).await
}

/// The same where the address may have further keys.
///
/// # Errors
/// As [`find`].
pub async fn find_with(reading: &Reading, reader: &Reader, more: &[&str]) -> Result<Asked, PageError> {
    let also: Vec<&str> = ["lang"].iter().chain(more).copied().collect();
    let mut view = FirstsView::parse(&reader.query, &also).map_err(PageError::Slice)?;
    view.page = page_number(reader, "page")?;
    view.pairs = page_number(reader, "pairs")?;
    let day = view.day(reading.catalog(), reading.today()).map_err(PageError::Slice)?;
    let model = reader.value("model").map(|name| named_model(reading.catalog(), &name)).transpose()?;
    view.model = model.as_ref().map(|model| model.slug.clone());
    view.after = reader
        .value("after")
        .map(|name| Ok::<_, PageError>(named_model(reading.catalog(), &name)?.slug.clone()))
        .transpose()?;
    let survey = reading.firsts_on(day).await?;
    let mut places = match &model {
        None => survey.fewest(&view.within),
        Some(model) => {
            let all = survey.firsts_of(&model.slug, &view.within).into_iter();
            all.map(|spot| Fewest { spot, others: 0 }).collect()
        }
    };
    if let Some(org) = &view.org {
        let made_by = |slug: &Slug| {
            let model = reading.catalog().model(slug.as_str());
            model.is_some_and(|model| model.organisations.iter().any(|maker| maker.slug == *org))
        };
        places.retain(|fewest| made_by(fewest.spot.model()));
    }
    Ok(Asked { view, survey, model, places })
}

fn page_number(reader: &Reader, key: &str) -> Result<usize, PageError> {
    let Some(text) = reader.value(key) else { return Ok(1) };
    text.parse().ok().filter(|page| (1..=100_000).contains(page)).ok_or_else(|| {
        let text: String = text.chars().take(80).collect();
        PageError::BadRequest(format!("{key}={text:?}: expected a number from 1 on"))
    })
}

fn named_model(catalog: &Catalog, name: &str) -> Result<Arc<Model>, PageError> {
    catalog.model(name).map(Arc::clone).ok_or_else(|| {
        let all = catalog.models().map(|m| {
            let view = FirstsView { model: Some(m.slug.clone()), ..FirstsView::default() };
            (m.slug.to_string(), m.name.clone(), domain::Address::Firsts(&view).to_string())
        });
        nothing_called(name, all)
    })
}

/// Loads the page.
///
/// # Errors
/// Faults of the address; a failing store.
pub async fn load(reading: Reading, reader: Reader) -> Result<Document, PageError> {
    let lang = reader.lang;
    let content = content(&reading, find(&reading, &reader).await?).await?;
    let title = firsts::title(&content, lang);
    Ok(Document::new(title, Some(Section::Firsts), move || firsts::Page(firsts::PageProps { content, lang }))
        .described(described::FIRSTS.get(lang).to_owned()))
}

async fn content(reading: &Reading, asked: Asked) -> Result<Content, PageError> {
    let Asked { view, survey, model, places } = asked;
    let tally = Tally::of(places.iter().map(|Fewest { spot, .. }| (spot.n_qualifiers(), spot.place().grade())));
    let n_pages = pages("page", view.page, places.len(), PAGE)?;
    let shown = places.into_iter().skip((view.page - 1) * PAGE).take(PAGE).collect();
    let (holes, n_pairs) = match &model {
        Some(_) => (Vec::new(), 0),
        None => survey.holes(&view.within, (view.pairs - 1) * PAIRS, PAIRS),
    };
    let n_pair_pages = if model.is_some() { 1 } else { pages("pairs", view.pairs, n_pairs, PAIRS)? };
    Ok(Content {
        today: reading.today(),
        as_of: survey.as_of(),
        choices: choices_of(reading.catalog()),
        n_slices: survey.n_slices(&view.within),
        tally,
        rows: rows(reading, shown).await?,
        n_pages,
        pairs: pairs(reading, holes).await?,
        n_pairs,
        n_pair_pages,
        model,
        view,
    })
}

/// How many pages a list has; a page beyond them is refused.
fn pages(key: &str, page: usize, n: usize, together: usize) -> Result<usize, PageError> {
    let n_pages = n.div_ceil(together).max(1);
    if page <= n_pages { Ok(n_pages) } else { Err(PageError::BadRequest(format!("{key}={page}: there are {n_pages}"))) }
}

fn choices_of(catalog: &Catalog) -> Choices {
    let makers: BTreeSet<&Slug> = catalog.models().flat_map(|m| &m.organisations).map(|o| &o.slug).collect();
    let mut organisations: Vec<_> = catalog.organisations().filter(|o| makers.contains(&o.slug)).cloned().collect();
    organisations.sort_by_key(|organisation| organisation.name.to_lowercase());
    Choices {
        boards: choices::boards(catalog),
        datasets: choices::datasets(catalog),
        domains: choices::domains(catalog),
        organisations,
    }
}

/// Places as rows: with their models, and what is left without each qualifier.
///
/// # Errors
/// A failing store.
pub(crate) async fn rows(reading: &Reading, places: Vec<Fewest>) -> Result<Vec<Row>, PageError> {
    let catalog = reading.catalog();
    let mut beside: BTreeMap<String, Arc<Exam>> = BTreeMap::new();
    for Fewest { spot, .. } in &places {
        let meant = spot.qualifiers().into_iter().filter_map(|q| spot.meant_without(q.key).cloned());
        beside.extend(meant.filter_map(|meant| match meant {
            Meant::One(exam) => Some((exam.key.to_string(), exam)),
            Meant::Several => None,
        }));
    }
    let exams: Vec<Arc<Exam>> = beside.into_values().collect();
    let loaded = Loaded::new(reading, &exams).await?;
    let row = |Fewest { spot, others }| {
        let model = Arc::clone(catalog.model(Spot::model(&spot).as_str())?);
        let needed = |qualifier: Qualifier| {
            let without = without(reading, &spot, qualifier.key, &loaded)?;
            Some(Needed { qualifier, without })
        };
        let needed = spot.qualifiers().into_iter().filter_map(needed).collect();
        let above = spot.baselines_above().iter().filter_map(|slug| catalog.model(slug.as_str()).cloned()).collect();
        Some(Row { spot, model, needed, others, above })
    };
    Ok(places.into_iter().filter_map(row).collect())
}

/// Results of some exams, by exam.
struct Loaded(HashMap<String, Vec<Arc<ResultRow>>>);

impl Loaded {
    async fn new(reading: &Reading, exams: &[Arc<Exam>]) -> Result<Self, PageError> {
        let mut of: HashMap<String, Vec<Arc<ResultRow>>> = HashMap::new();
        for row in reading.store().rows_of_exams(reading.catalog(), exams).await? {
            of.entry(row.exam.key.to_string()).or_default().push(row);
        }
        Ok(Self(of))
    }

    fn ranking(&self, reading: &Reading, slice: &Arc<Slice>, exam: &Arc<Exam>) -> Arc<Ranking> {
        let rows = self.0.get(&exam.key.to_string()).map(Vec::as_slice).unwrap_or_default();
        reading.ranking(slice, exam, rows)
    }
}

/// What is left of a place without one of its qualifiers.
fn without(reading: &Reading, spot: &Spot<FirstPlace>, key: SliceKey, loaded: &Loaded) -> Option<Without> {
    if let Some(standing) = spot.without(key) {
        return Some(Without::Ranked(standing));
    }
    let Meant::One(exam) = spot.meant_without(key)? else {
        let said: Vec<SliceKey> = spot.qualifiers().into_iter().map(|qualifier| qualifier.key).collect();
        let is_left = |(of, _): &(SliceKey, String)| match of {
            SliceKey::Board | SliceKey::Dataset | SliceKey::AsOf => true,
            of => *of != key && said.contains(of),
        };
        let pairs = spot.slice().pairs().into_iter().filter(is_left);
        let pairs: Vec<(&str, String)> = pairs.map(|(of, value)| (of.slug(), value)).collect();
        return Some(Without::Open { exams: exams_of(reading, &pairs), pairs });
    };
    let slice = Arc::new(spot.slice().with_exam(exam.key.clone()));
    let ranking = loaded.ranking(reading, &slice, exam);
    let own = |entry: &&domain::rank::Entry| {
        entry.row.model.slug == *spot.model() && entry.row.setting.slug == spot.setting().slug
    };
    let standing = ranking.entries.iter().find(own).and_then(|entry| entry.standing.clone());
    Some(standing.map_or_else(|| Without::Absent(slice, ranking.n_ranked()), Without::Ranked))
}

/// The slice as an address has it, without one of its keys.
fn pairs_without(slice: &Slice, key: SliceKey) -> Vec<(&'static str, String)> {
    let pairs = slice.pairs().into_iter().filter(|(other, _)| *other != key);
    pairs.map(|(key, value)| (key.slug(), value)).collect()
}

/// How many exams an address fits.
fn exams_of(reading: &Reading, pairs: &[(&'static str, String)]) -> usize {
    let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
    let resolved = SliceQuery::parse(&query, &[]).and_then(|query| query.resolve(reading.catalog(), reading.today()));
    match resolved {
        Ok(Resolved::Open(open)) => open.exams.len(),
        Ok(Resolved::One(..)) => 1,
        Err(_) => 0,
    }
}

async fn pairs(reading: &Reading, holes: Vec<Hole>) -> Result<Vec<Pair>, PageError> {
    let exams = holes.iter().flat_map(|hole| &hole.claimants).map(|spot| (spot.exam().key.to_string(), spot.exam()));
    let exams: BTreeMap<String, &Arc<Exam>> = exams.collect();
    let exams: Vec<Arc<Exam>> = exams.into_values().map(Arc::clone).collect();
    let loaded = Loaded::new(reading, &exams).await?;
    let side = |spot: Spot<FirstPlace>| {
        let model = Arc::clone(reading.catalog().model(spot.model().as_str())?);
        let ranking = loaded.ranking(reading, spot.slice(), spot.exam());
        Some(Side { spot, model, ranking })
    };
    let pair = |Hole { key, claimants: [a, b], other_words }: Hole| {
        let shared = pairs_without(a.slice(), key);
        Some(Pair { key, sides: [side(a)?, side(b)?], other_words, shared })
    };
    Ok(holes.into_iter().filter_map(pair).collect())
}
