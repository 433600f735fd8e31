//! What forms offer of the catalog: each list in the order of names.

use std::collections::BTreeSet;
use std::sync::Arc;

use domain::{Board, Catalog, Dataset, LanguageTag, Slug};

/// The boards that have exams.
pub(super) fn boards(catalog: &Catalog) -> Vec<Arc<Board>> {
    let exams: BTreeSet<&Slug> = catalog.exams().map(|exam| &exam.key.board).collect();
    let mut boards: Vec<_> = catalog.boards().filter(|board| exams.contains(&board.slug)).cloned().collect();
    boards.sort_by_key(|board| board.name.to_lowercase());
    boards
}

/// The datasets.
pub(super) fn datasets(catalog: &Catalog) -> Vec<Arc<Dataset>> {
    let mut datasets: Vec<_> = catalog.datasets().cloned().collect();
    datasets.sort_by_key(|dataset| dataset.name.to_lowercase());
    datasets
}

/// The languages of exams, by their tags.
pub(super) fn languages(catalog: &Catalog) -> Vec<LanguageTag> {
    let tags: BTreeSet<&LanguageTag> = catalog.exams().map(|exam| &exam.key.language).collect();
    tags.into_iter().cloned().collect()
}

/// The domains of exams, by their words.
pub(super) fn domains(catalog: &Catalog) -> Vec<Slug> {
    let domains: BTreeSet<&Slug> = catalog.exams().map(|exam| &exam.key.domain).collect();
    domains.into_iter().cloned().collect()
}
