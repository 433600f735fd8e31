//! A comparison as typed in an address, and its resolution against what exists.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::slice::query::{cut, day, near};
use crate::{Catalog, Exam, Model, Resolved, Slice, SliceError, SliceKey, SliceQuery, Slug};

/// At most so many models are compared.
pub const MOST_MODELS: usize = 20;
/// At most so many slices.
pub const MOST_SLICES: usize = 40;

/// The longest query string that is read, in bytes: [`MOST_SLICES`] texts fit.
const LONGEST_QUERY: usize = 24 * 1024;

/// What is wrong with a comparison as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CompareFault {
    /// The query string is too long.
    TooLong,
    /// A key that no comparison has.
    UnknownKey {
        /// The key as typed, cut to a readable length.
        key: String,
        /// Keys that look like it.
        near: Vec<String>,
    },
    /// A model that is not here.
    UnknownModel {
        /// The model as typed, cut to a readable length.
        value: String,
        /// Slugs of models that look like it.
        near: Vec<Slug>,
        /// The comparison without it.
        rest: Box<CompareLink>,
    },
    /// More models than [`MOST_MODELS`].
    TooManyModels {
        /// How many were given.
        n: usize,
    },
    /// Fewer than two.
    TooFewModels {
        /// How many were given.
        n: usize,
    },
    /// More slices than [`MOST_SLICES`].
    TooManySlices {
        /// How many were given.
        n: usize,
    },
    /// The day, or a slice that is malformed or names nothing.
    Slice {
        /// Everything that is wrong with it.
        faults: Vec<SliceError>,
    },
    /// A slice that leaves its exam open.
    OpenSlice {
        /// The slice as typed, cut to a readable length.
        value: String,
        /// The keys that have to be named.
        open: Vec<SliceKey>,
    },
}

impl CompareFault {
    /// Whether the address is well formed but names nothing (404), rather than malformed (400).
    #[must_use]
    pub fn names_nothing(&self) -> bool {
        match self {
            Self::UnknownModel { .. } => true,
            Self::Slice { faults } => faults.iter().all(SliceError::names_nothing),
            _ => false,
        }
    }
}

impl fmt::Display for CompareFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let there_is = |near: &[String]| match near {
            [] => String::new(),
            near => format!("; there is {}", near.join(", ")),
        };
        match self {
            Self::TooLong => write!(f, "the query is longer than {LONGEST_QUERY} bytes"),
            Self::UnknownKey { key, near } => write!(f, "no comparison has the key {key:?}{}", there_is(near)),
            Self::UnknownModel { value, near, .. } => {
                let near: Vec<String> = near.iter().map(ToString::to_string).collect();
                write!(f, "there is no model {value:?} here{}", there_is(&near))
            }
            Self::TooManyModels { n } => write!(f, "{n} models are named; at most {MOST_MODELS} are compared"),
            Self::TooFewModels { n } => write!(f, "{n} models are named; a comparison needs two"),
            Self::TooManySlices { n } => write!(f, "{n} slices are named; at most {MOST_SLICES} are compared"),
            Self::Slice { faults } => {
                let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
                f.write_str(&faults.join("; "))
            }
            Self::OpenSlice { value, open } => {
                let open: Vec<&str> = open.iter().map(|key| key.slug()).collect();
                write!(f, "the slice {value:?} is not one exam: it leaves open {}", open.join(", "))
            }
        }
    }
}

impl std::error::Error for CompareFault {}

/// A comparison as typed: models by slug or name, slices as canonical texts whose day may be left
/// out, and a day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CompareQuery {
    models: Vec<String>,
    slices: Vec<String>,
    as_of: Option<NaiveDate>,
}

/// What a comparison as typed names.
#[derive(Debug, Clone)]
pub struct Comparison {
    /// The models, each once, in the order given; none, one or several.
    pub models: Vec<Arc<Model>>,
    /// The slices, each once, in the order given; none where the reader leaves the choice.
    pub slices: Vec<(Arc<Slice>, Arc<Exam>)>,
    /// The day.
    pub as_of: NaiveDate,
}

impl CompareQuery {
    /// The keys of an address of a comparison.
    pub const KEYS: &'static [&'static str] = &["model", "slice", "as-of"];

    /// Reads the pairs of a query string; keys that are in `also` belong to the page.
    ///
    /// # Errors
    /// Every fault found, in the order of the pairs.
    pub fn parse(query: &str, also: &[&str]) -> Result<Self, Vec<CompareFault>> {
        if query.len() > LONGEST_QUERY {
            return Err(vec![CompareFault::TooLong]);
        }
        let mut read = Self::default();
        let mut faults = Vec::new();
        for (key, value) in form_urlencoded::parse(query.as_bytes()) {
            let value = value.trim();
            match &*key {
                key if also.contains(&key) || (key.is_empty() && value.is_empty()) => {}
                "model" if !value.is_empty() => read.models.push(value.to_owned()),
                "slice" if !value.is_empty() => read.slices.push(value.to_owned()),
                "as-of" if !value.is_empty() => match (day(SliceKey::AsOf, value), read.as_of) {
                    (Ok(_), Some(_)) => {
                        faults.push(CompareFault::Slice { faults: vec![SliceError::Repeated { key: SliceKey::AsOf }] });
                    }
                    (Ok(day), None) => read.as_of = Some(day),
                    (Err(fault), _) => faults.push(CompareFault::Slice { faults: vec![fault] }),
                },
                "model" | "slice" | "as-of" => {} // a form sends the fields that were left alone
                key => {
                    let keys = Self::KEYS.iter().chain(also).copied();
                    faults.push(CompareFault::UnknownKey { near: near(key, keys), key: cut(key) });
                }
            }
        }
        if faults.is_empty() { Ok(read) } else { Err(faults) }
    }

    /// Resolves the comparison against what exists; `today` is the newest day that can be asked for,
    /// and the one that is meant when none is.
    ///
    /// # Errors
    /// Every fault found. Fewer than two models are none: a page asks for more.
    pub fn resolve(&self, catalog: &Catalog, today: NaiveDate) -> Result<Comparison, Vec<CompareFault>> {
        let mut faults = Vec::new();
        let as_of = self.as_of.unwrap_or(today);
        if let Err(of_day) = SliceQuery::day_up_to(as_of, today) {
            faults.push(CompareFault::Slice { faults: vec![of_day] });
        }
        let typed: BTreeSet<&String> = self.slices.iter().collect();
        if typed.len() > MOST_SLICES {
            faults.push(CompareFault::TooManySlices { n: typed.len() });
        }
        let mut slices: Vec<(Arc<Slice>, Arc<Exam>)> = Vec::new();
        for text in self.slices.iter().take(MOST_SLICES) {
            match slice_of(text, as_of, catalog, today) {
                Ok((slice, _)) if slices.iter().any(|(known, _)| *known == slice) => {}
                Ok(found) => slices.push(found),
                Err(fault) => faults.push(fault),
            }
        }
        let mut models: Vec<Arc<Model>> = Vec::new();
        let mut unknown = Vec::new();
        for typed in &self.models {
            match called(catalog, typed) {
                Some(model) if models.iter().any(|known| known.slug == model.slug) => {}
                Some(model) => models.push(Arc::clone(model)),
                None => unknown.push(typed),
            }
        }
        if models.len() > MOST_MODELS {
            faults.push(CompareFault::TooManyModels { n: models.len() });
        }
        let rest = CompareLink {
            models: models.iter().map(|model| model.slug.clone()).collect(),
            slices: slices.iter().map(|(slice, _)| (**slice).clone()).collect(),
            as_of,
            today,
        };
        faults.extend(unknown.into_iter().map(|typed| CompareFault::UnknownModel {
            value: cut(typed),
            near: near_models(catalog, typed),
            rest: Box::new(rest.clone()),
        }));
        if faults.is_empty() { Ok(Comparison { models, slices, as_of }) } else { Err(faults) }
    }
}

/// A comparison as addresses have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompareLink {
    /// The models, in order.
    pub models: Vec<Slug>,
    /// The slices; none where the choice is left to the page.
    pub slices: Vec<Slice>,
    /// The day.
    pub as_of: NaiveDate,
    /// Today, which an address leaves out.
    pub today: NaiveDate,
}

impl CompareLink {
    /// The keys and values in their order. A slice's text leaves the day of the comparison out.
    #[must_use]
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let models = self.models.iter().map(|model| ("model", model.to_string()));
        let slices = self.slices.iter().map(|slice| ("slice", self.text_of(slice)));
        let day = (self.as_of != self.today).then(|| ("as-of", self.as_of.to_string()));
        models.chain(slices).chain(day).collect()
    }

    /// The text of a slice within this comparison: without the day where it is the comparison's.
    #[must_use]
    pub fn text_of(&self, slice: &Slice) -> String {
        let pairs = slice.pairs().into_iter();
        let kept = pairs.filter(|(key, _)| *key != SliceKey::AsOf || slice.as_of() != self.as_of);
        kept.map(|(key, value)| format!("{key}={value}")).collect::<Vec<_>>().join(" ")
    }

    /// The same with one model more, at the end.
    #[must_use]
    pub fn with(&self, model: &Slug) -> Self {
        let models = self.models.iter().chain([model]).cloned().collect();
        Self { models, ..self.clone() }
    }

    /// The same without a model.
    #[must_use]
    pub fn without(&self, model: &Slug) -> Self {
        let models = self.models.iter().filter(|other| *other != model).cloned().collect();
        Self { models, ..self.clone() }
    }

    /// The same over the slices that the page chooses.
    #[must_use]
    pub fn over_common(&self) -> Self {
        Self { slices: Vec::new(), ..self.clone() }
    }
}

/// The model of a slug, or the one that is called so, letter case aside.
fn called<'a>(catalog: &'a Catalog, typed: &str) -> Option<&'a Arc<Model>> {
    let lower = typed.to_lowercase();
    let is_called = |model: &&Arc<Model>| {
        model.name.to_lowercase() == lower || model.name_zh.as_ref().is_some_and(|name| name.to_lowercase() == lower)
    };
    catalog.model(typed).or_else(|| catalog.model(&lower)).or_else(|| catalog.models().find(is_called))
}

/// Models whose slug or name looks like what was typed, each once.
fn near_models(catalog: &Catalog, typed: &str) -> Vec<Slug> {
    let words = |model: &'_ Arc<Model>| [Some(model.slug.to_string()), Some(model.name.clone()), model.name_zh.clone()];
    let all: Vec<(String, &Slug)> =
        catalog.models().flat_map(|model| words(model).into_iter().flatten().map(|word| (word, &model.slug))).collect();
    let mut found: Vec<Slug> = Vec::new();
    for word in near(typed, all.iter().map(|(word, _)| word.as_str())) {
        let slugs = all.iter().filter(|(known, _)| *known == word).map(|(_, slug)| *slug);
        for slug in slugs {
            if !found.contains(slug) {
                found.push(slug.clone());
            }
        }
    }
    found
}

/// The slice of a text, as of `as_of` where it names no day itself.
fn slice_of(
    text: &str,
    as_of: NaiveDate,
    catalog: &Catalog,
    today: NaiveDate,
) -> Result<(Arc<Slice>, Arc<Exam>), CompareFault> {
    let mut form = form_urlencoded::Serializer::new(String::new());
    let mut has_day = false;
    for pair in text.split_whitespace() {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        has_day |= key == SliceKey::AsOf.slug();
        form.append_pair(key, value);
    }
    if !has_day {
        form.append_pair(SliceKey::AsOf.slug(), &as_of.to_string());
    }
    let resolved = SliceQuery::parse(&form.finish(), &[]).and_then(|query| query.resolve(catalog, today));
    match resolved {
        Ok(Resolved::One(slice, exam)) => Ok((slice, exam)),
        Ok(Resolved::Open(open)) => Err(CompareFault::OpenSlice { value: cut(text), open: open.open }),
        Err(faults) => Err(CompareFault::Slice { faults }),
    }
}
