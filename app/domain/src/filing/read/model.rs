//! The model's part: one that is there, or one that is proposed with its facts.

use std::sync::Arc;

use super::{Reader, languages};
use crate::filing::fault::{Expected, What};
use crate::filing::field::Field;
use crate::{Catalog, Model, Organisation, PartialDate, Slug, Weights, near};

/// The model, read.
pub(super) struct ModelParts {
    pub(super) model: Arc<Model>,
    pub(super) is_new: bool,
    pub(super) new_makers: Vec<Arc<Organisation>>,
}

pub(super) fn model(reader: &mut Reader<'_>) -> Option<ModelParts> {
    let named = reader.typed.said(Field::Model).map(str::to_owned);
    let proposed = reader.typed.said(Field::ModelName).map(str::to_owned);
    match (named, proposed) {
        (Some(_), Some(_)) => {
            reader.fault(Field::ModelName, What::NotBoth);
            None
        }
        (Some(named), None) => existing(reader, &named),
        (None, Some(name)) => new_model(reader, &name),
        (None, None) => {
            reader.fault(Field::Model, What::Missing);
            None
        }
    }
}

/// The model of an address word or a name, whatever the case of its letters.
fn find<'c>(catalog: &'c Catalog, typed: &str) -> Option<&'c Arc<Model>> {
    let lower = typed.to_lowercase();
    let has_name = |model: &&Arc<Model>| {
        model.name.to_lowercase() == lower || model.name_zh.as_deref().is_some_and(|name| name == typed)
    };
    catalog.model(typed).or_else(|| catalog.models().find(has_name))
}

fn existing(reader: &mut Reader<'_>, named: &str) -> Option<ModelParts> {
    let catalog = reader.around.catalog;
    if let Some(model) = find(catalog, named) {
        return Some(ModelParts { model: Arc::clone(model), is_new: false, new_makers: Vec::new() });
    }
    let names = catalog.models().flat_map(|model| [model.slug.as_str(), model.name.as_str()]);
    // A model is near by its word and by its name: it is said once, by its name.
    let mut close: Vec<String> = Vec::new();
    for word in near(named, names) {
        let name = find(catalog, &word).map_or(word, |model| model.name.clone());
        if !close.contains(&name) {
            close.push(name);
        }
    }
    reader.fault(Field::Model, What::Unknown(close));
    None
}

fn new_model(reader: &mut Reader<'_>, name: &str) -> Option<ModelParts> {
    let catalog = reader.around.catalog;
    let slug = Slug::of_name(name).filter(Slug::is_stated);
    match &slug {
        None => reader.fault(Field::ModelName, What::Unreadable(Expected::Name)),
        Some(slug) => {
            if let Some(there) = catalog.model(slug.as_str()).or_else(|| find(catalog, name)) {
                reader.fault(Field::ModelName, What::ThereAlready(there.slug.to_string()));
            }
        }
    }
    let (organisations, new_makers) = maker(reader);
    let partial = |reader: &mut Reader<'_>, field| {
        reader.with(field, Expected::PartialDay, |text| text.parse::<PartialDate>().ok())
    };
    let released_on = partial(reader, Field::ModelReleasedOn);
    let training_cutoff = partial(reader, Field::ModelTrainingCutoff);
    let base_model = base(reader);
    let made_for_domain = reader.with(Field::ModelDomain, Expected::Name, Slug::of_name);
    let model = Model {
        slug: slug?,
        name: name.to_owned(),
        name_zh: reader.text(Field::ModelNameZh),
        organisations,
        weights: reader.offered::<Weights>(Field::ModelWeights),
        params_b: reader.amount(Field::ModelParams),
        active_params_b: reader.amount(Field::ModelActiveParams),
        released_on,
        training_cutoff,
        base_model,
        family: None,
        made_for_languages: reader.with(Field::ModelLanguages, Expected::Language, languages).unwrap_or_default(),
        made_for_domain: made_for_domain.map(|domain| domain.to_string()),
        source: reader.url(Field::ModelSource),
        note: None,
    };
    Some(ModelParts { model: Arc::new(model), is_new: true, new_makers })
}

/// The maker of a proposed model: one that is there, or a new one with its name alone.
fn maker(reader: &mut Reader<'_>) -> (Vec<Arc<Organisation>>, Vec<Arc<Organisation>>) {
    let Some(said) = reader.typed.said(Field::ModelOrganisation).map(str::to_owned) else { return Default::default() };
    if let Some(there) = reader.around.catalog.organisation_named(&said) {
        return (vec![Arc::clone(there)], Vec::new());
    }
    let Some(slug) = Slug::of_name(&said).filter(Slug::is_stated) else {
        reader.fault(Field::ModelOrganisation, What::Unreadable(Expected::Name));
        return Default::default();
    };
    let (name_zh, country, kind, homepage, note) = Default::default();
    let maker = Arc::new(Organisation { slug, name: said, name_zh, country, kind, homepage, note });
    (vec![Arc::clone(&maker)], vec![maker])
}

fn base(reader: &mut Reader<'_>) -> Option<Slug> {
    let said = reader.typed.said(Field::ModelBase)?;
    let catalog = reader.around.catalog;
    let found = find(catalog, said).map(|model| model.slug.clone());
    if found.is_none() {
        let names = catalog.models().flat_map(|model| [model.slug.as_str(), model.name.as_str()]);
        let near = near(said, names);
        reader.fault(Field::ModelBase, What::Unknown(near));
    }
    found
}
