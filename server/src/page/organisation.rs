//! `/organisations/{org}`: its models, the boards it publishes, its claims and those of its models.

use app::text::described;
use std::collections::HashMap;
use std::sync::Arc;

use app::page::models::Line;
use app::page::organisation::{self, Content};
use app::shell::Section;
use chrono::NaiveDate;
use domain::{Address, Catalog, Organisation};
use store::filing::FilingCounts;

use super::claim::of_organisation;
use super::near::nothing_called;
use crate::error::PageError;
use crate::extract::Reader;
use crate::render::Document;
use crate::state::Reading;

/// Loads the page.
///
/// # Errors
/// An organisation that is not there; a failing store.
pub async fn load(reading: Reading, reader: Reader, name: String) -> Result<Document, PageError> {
    let lang = reader.lang;
    let Some(organisation) = reading.catalog().organisation(&name) else {
        let all = reading.catalog().organisations();
        let all = all.map(|o| (o.slug.to_string(), o.name.clone(), Address::Organisation(&o.slug).to_string()));
        return Err(nothing_called(&name, all));
    };
    let census = reading.census().await?;
    let [made, about] = of_organisation(&reading, &organisation.slug).await?;
    let counts = reading.store().filing_counts(&organisation.slug).await?;
    let FilingCounts { filed, published, withdrawn, rejected } = counts;
    let filed = [filed, published, withdrawn, rejected];
    let content = content(reading.catalog(), organisation, &census.exams_of_models, reading.today());
    let content = Content { made, about, filed, ..content };
    let title = organisation::title(&content, lang);
    let sentence = described::organisation(&content.organisation, content.models.len(), content.boards.len(), lang);
    Ok(Document::new(title, Some(Section::Models), move || {
        organisation::Page(organisation::PageProps { content, lang })
    })
    .described(sentence)
    // What is filed and turned down changes no data, and so no data version.
    .passing())
}

/// What the page shows, but for claims.
#[must_use]
pub fn content(
    catalog: &Catalog,
    organisation: &Arc<Organisation>,
    exams_of_models: &HashMap<String, usize>,
    today: NaiveDate,
) -> Content {
    let is_it = |other: &Arc<Organisation>| other.slug == organisation.slug;
    let own = catalog.models().filter(|model| model.organisations.iter().any(is_it));
    let line = |model: &Arc<domain::Model>| Line {
        model: Arc::clone(model),
        n_exams: exams_of_models.get(model.slug.as_str()).copied().unwrap_or_default(),
    };
    let mut models: Vec<Line> = own.map(line).collect();
    models.sort_by_key(|line| line.model.name.to_lowercase());
    let mut boards: Vec<_> = catalog.boards().filter(|board| board.publishers.iter().any(is_it)).cloned().collect();
    boards.sort_by_key(|board| board.name.to_lowercase());
    Content {
        organisation: Arc::clone(organisation),
        models,
        boards,
        filed: [0; 4],
        made: Vec::new(),
        about: Vec::new(),
        today,
    }
}
