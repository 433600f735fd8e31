//! `/models`: every model in the order of names, never of scores.

use app::text::described;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use app::page::models::{self, Content, Line};
use app::shell::Section;
use domain::{Catalog, Model};

use crate::error::PageError;
use crate::extract::Reader;
use crate::render::Document;
use crate::state::Reading;

/// Models on a page.
const PAGE: usize = 200;

/// Loads the page.
///
/// # Errors
/// A page that is not there; a failing store.
pub async fn load(reading: Reading, reader: Reader) -> Result<Document, PageError> {
    let lang = reader.lang;
    let page = match reader.value("page") {
        None => 1,
        Some(text) => text.parse().ok().filter(|page| *page >= 1).ok_or_else(|| {
            let text: String = text.chars().take(80).collect();
            PageError::BadRequest(format!("page={text:?}: expected a number from 1 on"))
        })?,
    };
    let find = reader.value("find").map(|find| find.trim().chars().take(100).collect::<String>());
    let census = reading.census().await?;
    let content = content(reading.catalog(), &census.exams_of_models, find.filter(|f| !f.is_empty()), page)?;
    let title = models::title(&content, lang);
    Ok(Document::new(title, Some(Section::Models), move || models::Page(models::PageProps { content, lang }))
        .described(described::MODELS.get(lang).to_owned()))
}

/// What the page shows.
///
/// # Errors
/// A page that is not there.
pub fn content(
    catalog: &Catalog,
    exams_of_models: &HashMap<String, usize>,
    find: Option<String>,
    page: usize,
) -> Result<Content, PageError> {
    let wanted = find.as_ref().map(|find| find.to_lowercase());
    let fits = |model: &&Arc<Model>| match &wanted {
        None => true,
        Some(wanted) => {
            let names = [Some(model.name.as_str()), model.name_zh.as_deref(), Some(model.slug.as_str())];
            names.into_iter().flatten().any(|name| name.to_lowercase().contains(wanted))
        }
    };
    let mut found: Vec<&Arc<Model>> = catalog.models().filter(fits).collect();
    found.sort_by_cached_key(|model| (letter(&model.name) == '#', model.name.to_lowercase(), model.slug.clone()));
    let n_pages = found.len().div_ceil(PAGE).max(1);
    if page > n_pages {
        return Err(PageError::BadRequest(format!("page={page}: there are {n_pages}")));
    }
    let mut letters: BTreeMap<(bool, char), usize> = BTreeMap::new();
    if wanted.is_none() {
        for (place, model) in found.iter().enumerate() {
            let letter = letter(&model.name);
            letters.entry((letter == '#', letter)).or_insert(place / PAGE + 1);
        }
    }
    let line = |model: &&Arc<Model>| Line {
        model: Arc::clone(model),
        n_exams: exams_of_models.get(model.slug.as_str()).copied().unwrap_or_default(),
    };
    Ok(Content {
        lines: found.iter().skip((page - 1) * PAGE).take(PAGE).map(line).collect(),
        n_found: found.len(),
        page,
        n_pages,
        letters: letters.into_iter().map(|((_, letter), page)| (letter, page)).collect(),
        find,
    })
}

/// The letter under which a name is listed; `#` for names that begin with none of A to Z.
fn letter(name: &str) -> char {
    name.chars().next().map(|c| c.to_ascii_uppercase()).filter(char::is_ascii_uppercase).unwrap_or('#')
}
