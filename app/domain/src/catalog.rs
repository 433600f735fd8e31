//! The catalog: every board, model, organisation and exam there is, by slug. It is read whole
//! (a few thousand entries) and shared; results are not in it.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::{Board, Dataset, Exam, Model, Organisation, Slug};

/// What a catalog is built from.
#[derive(Debug, Default)]
#[expect(missing_docs, reason = "one list a kind of entry")]
pub struct CatalogParts {
    pub organisations: Vec<Arc<Organisation>>,
    pub boards: Vec<Arc<Board>>,
    pub models: Vec<Arc<Model>>,
    pub exams: Vec<Arc<Exam>>,
}

/// Every noun there is. Lists are in the order of slugs; exams in the order of their keys.
#[derive(Debug, Default)]
pub struct Catalog {
    organisations: BTreeMap<Slug, Arc<Organisation>>,
    boards: BTreeMap<Slug, Arc<Board>>,
    models: BTreeMap<Slug, Arc<Model>>,
    datasets: BTreeMap<Slug, Arc<Dataset>>,
    exams: BTreeMap<String, Arc<Exam>>,
}

impl Catalog {
    /// Builds a catalog; of two entries of one slug the later stands.
    #[must_use]
    pub fn new(parts: CatalogParts) -> Self {
        let CatalogParts { organisations, boards, models, exams } = parts;
        Self {
            organisations: organisations.into_iter().map(|o| (o.slug.clone(), o)).collect(),
            boards: boards.into_iter().map(|b| (b.slug.clone(), b)).collect(),
            models: models.into_iter().map(|m| (m.slug.clone(), m)).collect(),
            datasets: exams.iter().map(|e| (e.dataset.slug.clone(), Arc::clone(&e.dataset))).collect(),
            exams: exams.into_iter().map(|e| (e.key.to_string(), e)).collect(),
        }
    }

    /// The organisation of a slug.
    #[must_use]
    pub fn organisation(&self, slug: &str) -> Option<&Arc<Organisation>> {
        self.organisations.get(slug)
    }

    /// The organisation that a text names: by its name in either language whatever the case of its letters,
    /// or by its slug.
    #[must_use]
    pub fn organisation_named(&self, text: &str) -> Option<&Arc<Organisation>> {
        let lower = text.to_lowercase();
        let has_name = |of: &&Arc<Organisation>| of.name.to_lowercase() == lower || of.name_zh.as_deref() == Some(text);
        let of_slug = || Slug::of_name(text).and_then(|slug| self.organisation(slug.as_str()));
        self.organisations().find(has_name).or_else(of_slug)
    }

    /// The board of a slug.
    #[must_use]
    pub fn board(&self, slug: &str) -> Option<&Arc<Board>> {
        self.boards.get(slug)
    }

    /// The model of a slug.
    #[must_use]
    pub fn model(&self, slug: &str) -> Option<&Arc<Model>> {
        self.models.get(slug)
    }

    /// The dataset of a slug.
    #[must_use]
    pub fn dataset(&self, slug: &str) -> Option<&Arc<Dataset>> {
        self.datasets.get(slug)
    }

    /// The exam of a key as the store writes it (`board/dataset/…`).
    #[must_use]
    pub fn exam(&self, key: &str) -> Option<&Arc<Exam>> {
        self.exams.get(key)
    }

    /// Every organisation.
    pub fn organisations(&self) -> impl Iterator<Item = &Arc<Organisation>> {
        self.organisations.values()
    }

    /// Every board.
    pub fn boards(&self) -> impl Iterator<Item = &Arc<Board>> {
        self.boards.values()
    }

    /// Every model, baselines among them.
    pub fn models(&self) -> impl Iterator<Item = &Arc<Model>> {
        self.models.values()
    }

    /// Every dataset.
    pub fn datasets(&self) -> impl Iterator<Item = &Arc<Dataset>> {
        self.datasets.values()
    }

    /// Every exam.
    pub fn exams(&self) -> impl Iterator<Item = &Arc<Exam>> {
        self.exams.values()
    }
}
