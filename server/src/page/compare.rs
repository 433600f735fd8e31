//! `/compare`: models across boards, slice by slice and pair by pair; without models what it is for.

use app::text::described;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use app::page::compare::start;
use app::page::compare::{self, Heat, Whole};
use app::shell::Section;
use domain::compare::{
    CompareLink, CompareQuery, Comparison, MOST_SLICES, Matrix, SharedExam, agreements, aspects_of, column_order,
    examples, shared_exams, shares, standardised, telling,
};
use domain::grid::whole;
use domain::rank::is_ranked_in;
use domain::{Aspect, Exam, ExamKey, Model, ResultRow, Slice, Slug};
use store::Scope;

use crate::error::PageError;
use crate::extract::Reader;
use crate::render::Document;
use crate::state::Reading;

/// Keys of the address that belong to the page.
const ALSO: [&str; 1] = ["lang"];
/// Slices whose agreement is drawn, in a wide and in a narrow window: more would not be readable.
const DRAWN: (usize, usize) = (12, 6);
/// Models that the field for another one offers.
const MOST_OFFERED: usize = 200;
/// Models that are offered beside a single one.
const MOST_NEAR: usize = 12;
/// Examples, and models in each.
const EXAMPLES: (usize, usize) = (3, 5);

/// Loads the page.
///
/// # Errors
/// Faults of the address; a failing store.
pub async fn load(reading: Reading, reader: Reader) -> Result<Document, PageError> {
    let lang = reader.lang;
    let comparison = asked(&reading, &reader)?;
    if comparison.models.len() < 2 {
        let content = beginning(&reading, &comparison).await?;
        let title = start::title(&content, lang);
        let view = move || start::Page(start::PageProps { content, lang });
        return Ok(
            Document::new(title, Some(Section::Compare), view).described(described::COMPARE.get(lang).to_owned())
        );
    }
    let content = content(compared(&reading, &comparison).await?);
    let title = compare::title(&content, lang);
    let sentence = described::titled(&title, described::COMPARE, lang);
    let page = move || compare::Page(compare::PageProps { content, lang });
    Ok(Document::new(title, Some(Section::Compare), page).described(sentence))
}

/// What the address asks for.
///
/// # Errors
/// Faults of the address.
pub fn asked(reading: &Reading, reader: &Reader) -> Result<Comparison, PageError> {
    asked_with(reading, reader, &[])
}

/// The same where the address may have further keys.
///
/// # Errors
/// As [`asked`].
pub fn asked_with(reading: &Reading, reader: &Reader, more: &[&str]) -> Result<Comparison, PageError> {
    let also: Vec<&str> = ALSO.iter().chain(more).copied().collect();
    let query = CompareQuery::parse(&reader.query, &also).map_err(PageError::Compare)?;
    query.resolve(reading.catalog(), reading.today()).map_err(PageError::Compare)
}

/// Two models or more over the slices asked for, or those that say most.
#[derive(Debug)]
pub struct Compared {
    /// Models by slices, slices in the order of columns.
    pub matrix: Matrix,
    /// The address.
    pub link: CompareLink,
    /// Every exam in which at least two of the models stand, those that say most first.
    pub offered: Vec<SharedExam>,
    /// How many of these the page leaves out.
    pub n_left_out: usize,
    /// Aspects in which any of the models has a result that day, in whatever exam.
    pub aspects: BTreeSet<Aspect>,
}

/// Loads what is compared: two statements, whatever is compared.
///
/// # Errors
/// A failing store.
pub async fn compared(reading: &Reading, comparison: &Comparison) -> Result<Compared, PageError> {
    let Comparison { models, slices, as_of } = comparison;
    let slugs: Vec<Slug> = models.iter().map(|model| model.slug.clone()).collect();
    let own = reading.rows(Scope::OfModels(&slugs.iter().collect::<Vec<_>>())).await?;
    let offered = shared_exams(&slugs, &own, *as_of, 2);
    let aspects = aspects_of(&slugs, &own, *as_of);
    let link = CompareLink {
        models: slugs,
        slices: slices.iter().map(|(slice, _)| (**slice).clone()).collect(),
        as_of: *as_of,
        today: reading.today(),
    };
    let mut chosen: Vec<(Arc<Slice>, Arc<Exam>)> = if slices.is_empty() {
        let best = offered.iter().take(MOST_SLICES);
        best.map(|shared| (Arc::new(whole(&shared.exam, *as_of)), Arc::clone(&shared.exam))).collect()
    } else {
        slices.clone()
    };
    chosen.sort_by_cached_key(|(slice, exam)| (column_order(exam), Slice::clone(slice)));
    let mut keys: Vec<String> = chosen.iter().map(|(_, exam)| exam.key.to_string()).collect();
    keys.sort_unstable();
    keys.dedup();
    let rows = if keys.is_empty() { Arc::default() } else { reading.rows(Scope::Exams(&keys)).await? };
    let mut by_exam: BTreeMap<&ExamKey, Vec<Arc<ResultRow>>> = BTreeMap::new();
    for row in rows.iter() {
        by_exam.entry(&row.exam.key).or_default().push(Arc::clone(row));
    }
    let none = Vec::new();
    let rank =
        |(slice, exam): &(Arc<Slice>, Arc<Exam>)| reading.ranking(slice, exam, by_exam.get(&exam.key).unwrap_or(&none));
    let n_left_out = if slices.is_empty() { offered.len().saturating_sub(MOST_SLICES) } else { 0 };
    let matrix = Matrix::new(models.clone(), chosen.iter().map(rank).collect());
    Ok(Compared { matrix, link, offered, aspects, n_left_out })
}

/// What the page shows.
#[must_use]
pub fn content(compared: Compared) -> Whole {
    let Compared { matrix, link, offered, aspects, n_left_out } = compared;
    let pairs = matrix.pairs();
    let order = matrix.order(&pairs);
    let weighted = standardised(&matrix);
    let shares = shares(&weighted.scores);
    let agreements = agreements(matrix.columns());
    let boards: Vec<&Slug> = matrix.columns().iter().map(|ranking| &ranking.exam.key.board).collect();
    let drawn = |most| telling(&agreements, &boards, most);
    let heat = Heat { wide: drawn(DRAWN.0), narrow: drawn(DRAWN.1), agreements };
    let others = others_of(&matrix);
    Whole { matrix, link, offered, aspects, n_left_out, pairs, order, weighted, shares, heat, others }
}

/// Models that stand in the slices compared and are not among those compared, in most slices first.
fn others_of(matrix: &Matrix) -> Vec<Arc<Model>> {
    let mut counted: BTreeMap<&Slug, (usize, &Arc<Model>)> = BTreeMap::new();
    for ranking in matrix.columns() {
        let mut here: Vec<&Arc<Model>> = ranking.entries.iter().map(|entry| &entry.row.model).collect();
        here.sort_by_key(|model| &model.slug);
        here.dedup_by_key(|model| &model.slug);
        for model in here {
            counted.entry(&model.slug).or_insert((0, model)).0 += 1;
        }
    }
    let is_other = |slug: &&Slug| matrix.models().iter().all(|model| &&model.slug != slug);
    let mut others: Vec<(usize, &Arc<Model>)> =
        counted.into_iter().filter(|(slug, _)| is_other(slug)).map(|(_, counted)| counted).collect();
    others.sort_by_cached_key(|(n, model)| (std::cmp::Reverse(*n), model.name.to_lowercase()));
    others.into_iter().take(MOST_OFFERED).map(|(_, model)| Arc::clone(model)).collect()
}

/// What the page shows while there is nothing to compare: examples, or models that share slices
/// with the one that is chosen.
async fn beginning(reading: &Reading, comparison: &Comparison) -> Result<start::Content, PageError> {
    let link = CompareLink {
        models: comparison.models.iter().map(|model| model.slug.clone()).collect(),
        slices: comparison.slices.iter().map(|(slice, _)| (**slice).clone()).collect(),
        as_of: comparison.as_of,
        today: reading.today(),
    };
    let chosen = comparison.models.first().cloned();
    let mut content = start::Content { chosen, near: Vec::new(), examples: Vec::new(), offered: Vec::new(), link };
    if let Some(model) = &content.chosen {
        let rows = reading.rows(Scope::AroundModel(&model.slug)).await?;
        content.near = near_models(model, &rows, comparison.as_of);
        content.offered = content.near.iter().take(MOST_OFFERED).map(|(model, _)| Arc::clone(model)).collect();
        content.near.truncate(MOST_NEAR);
        return Ok(content);
    }
    let census = reading.census().await?;
    let n_exams = |model: &Arc<Model>| census.exams_of_models.get(model.slug.as_str()).copied().unwrap_or_default();
    let mut models: Vec<&Arc<Model>> = reading.catalog().models().filter(|model| n_exams(model) > 0).collect();
    models.sort_by_cached_key(|model| (std::cmp::Reverse(n_exams(model)), model.slug.clone()));
    content.offered = models.iter().take(MOST_OFFERED).map(|model| Arc::clone(model)).collect();
    let most_evaluated: Vec<&Slug> = models.iter().take(store::NAMED).map(|model| &model.slug).collect();
    let rows = reading.rows(Scope::OfModels(&most_evaluated)).await?;
    content.examples = examples(&rows, comparison.as_of, EXAMPLES.1, EXAMPLES.0);
    Ok(content)
}

/// Other models by the number of exams in which they stand beside this one, most first.
fn near_models(model: &Model, rows: &[Arc<ResultRow>], as_of: chrono::NaiveDate) -> Vec<(Arc<Model>, usize)> {
    let mut stands: Vec<&Arc<ResultRow>> =
        rows.iter().filter(|row| is_ranked_in(&whole(&row.exam, as_of), row)).collect();
    stands.sort_by(|a, b| (&a.model.slug, &a.exam.key).cmp(&(&b.model.slug, &b.exam.key)));
    stands.dedup_by(|a, b| (&a.model.slug, &a.exam.key) == (&b.model.slug, &b.exam.key));
    let own: Vec<&ExamKey> =
        stands.iter().filter(|row| row.model.slug == model.slug).map(|row| &row.exam.key).collect();
    let others = stands.chunk_by(|a, b| a.model.slug == b.model.slug).filter_map(|of_one| {
        let other = &of_one.first()?.model;
        // `own` is sorted as the rows are.
        let n = of_one.iter().filter(|row| own.binary_search(&&row.exam.key).is_ok()).count();
        (other.slug != model.slug && n > 0).then(|| (Arc::clone(other), n))
    });
    let mut others: Vec<(Arc<Model>, usize)> = others.collect();
    others.sort_by_cached_key(|(other, n)| (std::cmp::Reverse(*n), other.name.to_lowercase()));
    others
}
