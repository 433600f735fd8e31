//! Makers of models that an import creates: an organisation by its name or slug, or a new one.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use domain::batch::Known;
use domain::{Organisation, Slug};

use super::registry::Registry;

/// Organisations by name and by slug.
pub(super) struct Makers {
    by_name: HashMap<String, Slug>,
    there: BTreeSet<Slug>,
    created: BTreeMap<Slug, Organisation>,
}

impl Makers {
    /// The organisations of the registry, and those known.
    pub(super) fn new(registry: &Registry<'_>, known: &Known) -> Self {
        let mut by_name = HashMap::new();
        let mut there = known.organisations.clone();
        for organisation in &registry.organisations {
            there.insert(organisation.slug.clone());
            let names = std::iter::once(&organisation.name).chain(&organisation.name_zh);
            by_name.extend(names.map(|name| (name.clone(), organisation.slug.clone())));
        }
        Self { by_name, there, created: BTreeMap::new() }
    }

    /// The organisation that a line prints as a model's maker. A name without a letter `a-z` or a
    /// digit that no registry has gives none: the maker stays not stated.
    pub(super) fn maker(&mut self, name: &str, country: Option<&str>) -> Option<Slug> {
        if let Some(slug) = self.by_name.get(name) {
            return Some(slug.clone());
        }
        let slug = Slug::of_name(name).filter(Slug::is_stated)?;
        if !self.there.contains(&slug) {
            let organisation = self.created.entry(slug.clone()).or_insert_with(|| Organisation {
                slug: slug.clone(),
                name: name.to_owned(),
                name_zh: None,
                country: None,
                kind: None,
                homepage: None,
                note: None,
            });
            organisation.country = organisation.country.take().or_else(|| country.map(str::to_owned));
        }
        Some(slug)
    }

    /// The new organisations.
    pub(super) fn created(self) -> impl Iterator<Item = Organisation> {
        self.created.into_values()
    }
}
