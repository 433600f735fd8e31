//! The names of makers that filters speak of. They are carried for printing alone: what a slice
//! is, is said by slugs.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use crate::{Catalog, Organisation, Slug};

/// Organisations by slug. Any two are equal and of one hash, so that slices compare by what they
/// are over and not by what is known of names.
#[derive(Debug, Clone, Default)]
pub struct Makers(BTreeMap<Slug, Arc<Organisation>>);

impl Makers {
    /// The organisation of a slug, where its name is carried.
    #[must_use]
    pub fn get(&self, slug: &str) -> Option<&Arc<Organisation>> {
        self.0.get(slug)
    }

    /// Those of `slugs` that a catalog knows.
    #[must_use]
    pub fn known<'a>(slugs: impl IntoIterator<Item = &'a Slug>, catalog: &Catalog) -> Self {
        slugs.into_iter().filter_map(|slug| catalog.organisation(slug.as_str())).map(Arc::clone).collect()
    }

    /// Whether the name of each of `slugs` is carried; silence has none.
    #[must_use]
    pub fn has_all<'a>(&self, slugs: impl IntoIterator<Item = &'a Slug>) -> bool {
        slugs.into_iter().all(|slug| !slug.is_stated() || self.0.contains_key(slug))
    }
}

impl Extend<Arc<Organisation>> for Makers {
    fn extend<T: IntoIterator<Item = Arc<Organisation>>>(&mut self, makers: T) {
        self.0.extend(makers.into_iter().map(|maker| (maker.slug.clone(), maker)));
    }
}

impl FromIterator<Arc<Organisation>> for Makers {
    fn from_iter<T: IntoIterator<Item = Arc<Organisation>>>(makers: T) -> Self {
        Self(makers.into_iter().map(|maker| (maker.slug.clone(), maker)).collect())
    }
}

impl PartialEq for Makers {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Makers {}

impl PartialOrd for Makers {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Makers {
    fn cmp(&self, _: &Self) -> Ordering {
        Ordering::Equal
    }
}

impl Hash for Makers {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}
