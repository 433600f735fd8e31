//! `/datasets/{dataset}`: its editions, and who publishes scores on it.

use app::text::described;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use app::page::dataset::{self, Content, EditionLine, Publisher};
use app::shell::Section;
use chrono::NaiveDate;
use domain::change::Watch;
use domain::grid::{main_exam, whole};
use domain::rank::is_ranked_in;
use domain::{Address, Board, Catalog, Dataset, Exam, LanguageTag, Named, ResultRow, Slug};
use store::Scope;

use super::near::nothing_called;
use crate::error::PageError;
use crate::extract::Reader;
use crate::render::Document;
use crate::state::Reading;

/// Loads the page.
///
/// # Errors
/// A dataset that is not there; a failing store.
pub async fn load(reading: Reading, reader: Reader, name: String) -> Result<Document, PageError> {
    let lang = reader.lang;
    let Some(dataset) = reading.catalog().dataset(&name) else {
        let all = reading.catalog().datasets();
        let all = all.map(|d| (d.slug.to_string(), d.name.clone(), Address::Dataset(&d.slug).to_string()));
        return Err(nothing_called(&name, all));
    };
    let rows = reading.rows(Scope::Dataset(&dataset.slug)).await?;
    let content = content(reading.catalog(), dataset, &rows, reading.today());
    let title = dataset::title(&content, lang);
    let watch = Watch::Dataset(dataset.slug.clone());
    let sentence = described::dataset(&content.dataset, content.editions.len(), content.publishers.len(), lang);
    let document =
        Document::new(title, Some(Section::Boards), move || dataset::Page(dataset::PageProps { content, lang }));
    Ok(document.described(sentence).with_feed(&watch))
}

/// What the page shows; `rows` are the dataset's results, whoever published them.
#[must_use]
pub fn content(catalog: &Catalog, dataset: &Arc<Dataset>, rows: &[Arc<ResultRow>], today: NaiveDate) -> Content {
    let exams: Vec<&Arc<Exam>> = catalog.exams().filter(|exam| exam.key.dataset == dataset.slug).collect();
    let boards: BTreeMap<String, &Arc<Board>> =
        exams.iter().map(|exam| (exam.board.name.to_lowercase(), &exam.board)).collect();
    let protocols: BTreeMap<&Slug, Named> = exams.iter().map(|e| (&e.key.protocol, e.protocol.clone())).collect();
    let words = |of: fn(&Exam) -> &Slug| -> Vec<Slug> {
        exams.iter().map(|exam| of(exam).clone()).collect::<BTreeSet<_>>().into_iter().collect()
    };
    let mut domains = words(|exam| &exam.key.domain);
    domains.sort_by_key(|domain| domain.as_str() != "general");
    let languages: BTreeSet<LanguageTag> = exams.iter().map(|exam| exam.key.language.clone()).collect();
    Content {
        dataset: Arc::clone(dataset),
        today,
        editions: editions(&exams, rows),
        publishers: boards.into_values().map(|board| publisher(board, &exams, rows, today)).collect(),
        languages: languages.into_iter().collect(),
        domains,
        metrics: words(|exam| &exam.key.metric),
        protocols: protocols.into_values().collect(),
    }
}

/// Editions, oldest first, those without a day last.
fn editions(exams: &[&Arc<Exam>], rows: &[Arc<ResultRow>]) -> Vec<EditionLine> {
    let editions: BTreeMap<&Slug, _> = exams.iter().map(|exam| (&exam.key.edition, &exam.edition)).collect();
    let line = |(slug, edition): (&Slug, &Arc<domain::Edition>)| {
        let here = || rows.iter().filter(|row| row.exam.key.edition == *slug);
        let mut items: BTreeMap<(bool, &Slug, &LanguageTag), u32> = BTreeMap::new();
        for row in here() {
            let key = &row.exam.key;
            if let Some(n) = row.n_items {
                let most = items.entry((key.domain.as_str() != "general", &key.domain, &key.language)).or_default();
                *most = n.max(*most);
            }
        }
        EditionLine {
            edition: Arc::clone(edition),
            items: items.into_iter().map(|((_, domain, tag), n)| (domain.clone(), tag.clone(), n)).collect(),
            n_results: here().count(),
        }
    };
    let mut lines: Vec<EditionLine> = editions.into_iter().map(line).collect();
    lines.sort_by_key(|line| (line.edition.released_on.is_none(), line.edition.released_on));
    lines
}

fn publisher(board: &Arc<Board>, exams: &[&Arc<Exam>], rows: &[Arc<ResultRow>], today: NaiveDate) -> Publisher {
    let here: Vec<&Arc<ResultRow>> = rows.iter().filter(|row| row.exam.key.board == board.slug).collect();
    let entrants = |exam: &Exam| {
        let slice = whole(exam, today);
        let ranked = here.iter().filter(|row| row.exam.key == exam.key && is_ranked_in(&slice, row));
        ranked.map(|row| (&row.model.slug, &row.setting.slug)).collect::<BTreeSet<_>>().len()
    };
    let own = exams.iter().filter(|exam| exam.key.board == board.slug);
    let counted: Vec<(&Arc<Exam>, usize)> = own.map(|exam| (*exam, entrants(exam))).collect();
    // Of several languages and domains the general one stands for a dataset, as its own total does.
    let general: Vec<_> = counted.iter().copied().filter(|(exam, _)| exam.key.domain.as_str() == "general").collect();
    let main = main_exam(if general.is_empty() { &counted } else { &general });
    let n_of = |exam: &Exam| counted.iter().find(|(e, _)| e.key == exam.key).map_or(0, |(_, n)| *n);
    let models = here.iter().filter(|row| !row.role.is_baseline()).map(|row| &row.model.slug);
    Publisher {
        board: Arc::clone(board),
        n_exams: counted.len(),
        n_results: here.len(),
        n_models: models.collect::<BTreeSet<_>>().len(),
        main: main.map(|exam| (Arc::clone(exam), whole(exam, today), n_of(exam))),
    }
}
