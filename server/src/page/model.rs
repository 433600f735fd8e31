//! `/models/{model}`: what is known of it, and every slice it stands in.

use app::text::described;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use app::page::model::{self, BoardGroup, Content, Places};
use app::page::placed::Placed;
use app::shell::Section;
use domain::change::Watch;
use domain::firsts::{Fewest, Within};
use domain::grid::whole;
use domain::rank::Ranking;
use domain::{Address, Board, Catalog, Model, ResultRow};
use store::Scope;

use super::claim::of_model;
use super::firsts;
use super::near::nothing_called;
use crate::error::PageError;
use crate::extract::Reader;
use crate::render::Document;
use crate::state::Reading;

/// First places shown, and last ones.
const PLACES: usize = 10;

/// Loads the page.
///
/// # Errors
/// A model that is not there; a failing store.
pub async fn load(reading: Reading, reader: Reader, name: String) -> Result<Document, PageError> {
    let lang = reader.lang;
    let model = of_name(&reading, &name)?;
    let rows = reading.rows(Scope::AroundModel(&model.slug)).await?;
    let rank = |row: &ResultRow| {
        let slice = Arc::new(whole(&row.exam, reading.today()));
        reading.ranking(&slice, &row.exam, &rows)
    };
    let places = places(&reading, model).await?;
    let lasting = places.is_some();
    let content = Content {
        places,
        claims: of_model(&reading, &model.slug).await?,
        ..content(reading.catalog(), model, &rows, reading.today(), rank)
    };
    let title = model::title(&content, lang);
    let watch = Watch::Model(model.slug.clone());
    let results = content.groups.iter().map(|group| group.placed.len()).sum();
    let sentence = described::model(&content.model, results, content.groups.len(), lang);
    let document = Document::new(title, Some(Section::Models), move || model::Page(model::PageProps { content, lang }));
    let document = document.described(sentence).with_feed(&watch);
    Ok(if lasting { document } else { document.passing() })
}

/// The model that an address names.
///
/// # Errors
/// If there is none.
pub fn of_name<'a>(reading: &'a Reading, name: &str) -> Result<&'a Arc<Model>, PageError> {
    reading.catalog().model(name).ok_or_else(|| {
        let all = reading.catalog().models();
        nothing_called(name, all.map(|m| (m.slug.to_string(), m.name.clone(), Address::Model(&m.slug).to_string())))
    })
}

/// Where the model is first and last today; `None` while that is being searched.
async fn places(reading: &Reading, model: &Model) -> Result<Option<Places>, PageError> {
    let Some(survey) = reading.firsts_soon(reading.today()).await? else { return Ok(None) };
    let everywhere = Within::default();
    let firsts = survey.firsts_of(&model.slug, &everywhere);
    let mut lasts = survey.lasts_of(&model.slug, &everywhere);
    let (n_firsts, n_lasts) = (firsts.len(), lasts.len());
    let shown = firsts.into_iter().take(PLACES).map(|spot| Fewest { spot, others: 0 }).collect();
    lasts.truncate(PLACES);
    Ok(Some(Places { firsts: firsts::rows(reading, shown).await?, n_firsts, lasts, n_lasts }))
}

/// What the page shows, but for claims and first and last places; `rows` are every result of every
/// exam the model sat, and `rank` gives the ranking of a row's exam today.
#[must_use]
pub fn content(
    catalog: &Catalog,
    model: &Arc<Model>,
    rows: &[Arc<ResultRow>],
    today: chrono::NaiveDate,
    rank: impl Fn(&ResultRow) -> Arc<Ranking>,
) -> Content {
    let own: Vec<&Arc<ResultRow>> = rows.iter().filter(|row| row.model.slug == model.slug).collect();
    let mut boards: BTreeMap<String, (&Arc<Board>, Vec<&Arc<ResultRow>>)> = BTreeMap::new();
    let mut printed: BTreeSet<(String, &str)> = BTreeSet::new();
    for row in &own {
        let name = row.exam.board.name.to_lowercase();
        printed.insert((row.exam.board.slug.to_string(), &row.submission.printed_name));
        if row.stood_on(today) {
            boards.entry(name).or_insert_with(|| (&row.exam.board, Vec::new())).1.push(row);
        }
    }
    let group = |(board, mut rows): (&Arc<Board>, Vec<&Arc<ResultRow>>)| {
        rows.sort_by(|a, b| (&a.exam.key, &a.setting.slug, &a.id).cmp(&(&b.exam.key, &b.setting.slug, &b.id)));
        let placed = rows.into_iter().map(|row| Placed { ranking: rank(row), row: Arc::clone(row) });
        BoardGroup { board: Arc::clone(board), placed: placed.collect() }
    };
    let mut gone: Vec<Arc<ResultRow>> =
        own.iter().filter(|row| !row.stood_on(today)).map(|row| Arc::clone(row)).collect();
    gone.sort_by_key(|row| (Reverse(row.withdrawn_on), row.exam.key.clone(), row.id.clone()));
    let printed =
        printed.into_iter().filter_map(|(board, name)| Some((Arc::clone(catalog.board(&board)?), name.to_owned())));
    Content {
        model: Arc::clone(model),
        today,
        base: model.base_model.as_ref().and_then(|slug| catalog.model(slug.as_str())).cloned(),
        derived: catalog.models().filter(|other| other.base_model.as_ref() == Some(&model.slug)).cloned().collect(),
        printed: printed.collect(),
        places: None,
        groups: boards.into_values().map(group).collect(),
        gone,
        claims: Vec::new(),
    }
}
