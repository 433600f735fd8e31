//! Models.

use domain::{Address, Model, Weights};
use serde_json::json;

use super::{Field, Filter, Noun};
use crate::api::shape::Shape;

/// Models, baselines among them. Parameters are in billions; days may be known to the month alone.
pub const MODELS: Noun<Model> = Noun {
    name: "models",
    fields: &[
        Field { name: "model", shape: || Shape::Text, value: |model, _| json!(model.slug) },
        Field { name: "name", shape: || Shape::Text, value: |model, _| json!(model.name) },
        Field { name: "name_zh", shape: || Shape::Text.or_null(), value: |model, _| json!(model.name_zh) },
        Field {
            name: "organisations",
            shape: || Shape::Text.list(),
            value: |model, _| model.organisations.iter().map(|maker| json!(maker.slug)).collect(),
        },
        Field {
            name: "weights",
            shape: || Shape::word(Weights::ALL, Weights::slug).or_null(),
            value: |model, _| json!(model.weights),
        },
        Field { name: "params_b", shape: || Shape::Number.or_null(), value: |model, _| json!(model.params_b) },
        Field {
            name: "active_params_b",
            shape: || Shape::Number.or_null(),
            value: |model, _| json!(model.active_params_b),
        },
        Field {
            name: "released_on",
            shape: || Shape::Text.or_null(),
            value: |model, _| json!(model.released_on.map(|day| day.to_string())),
        },
        Field {
            name: "training_cutoff",
            shape: || Shape::Text.or_null(),
            value: |model, _| json!(model.training_cutoff.map(|day| day.to_string())),
        },
        Field { name: "base_model", shape: || Shape::Text.or_null(), value: |model, _| json!(model.base_model) },
        Field { name: "family", shape: || Shape::Text.or_null(), value: |model, _| json!(model.family) },
        Field {
            name: "made_for_languages",
            shape: || Shape::Text.list(),
            value: |model, _| json!(model.made_for_languages),
        },
        Field {
            name: "made_for_domain",
            shape: || Shape::Text.or_null(),
            value: |model, _| json!(model.made_for_domain),
        },
        Field { name: "source", shape: || Shape::Text.or_null(), value: |model, _| json!(model.source) },
        Field { name: "note", shape: || Shape::Text.or_null(), value: |model, _| json!(model.note) },
        Field {
            name: "address",
            shape: || Shape::Text,
            value: |model, _| json!(Address::Model(&model.slug).to_string()),
        },
    ],
    filters: &[Filter {
        key: "organisation",
        is_there: |catalog, slug| catalog.organisation(slug).is_some(),
        passes: |model, _, slug| model.organisations.iter().any(|maker| maker.slug.as_str() == slug),
    }],
    all: |catalog| {
        let mut all: Vec<_> = catalog.models().map(|model| (model.slug.to_string(), &**model)).collect();
        all.sort_by(|a, b| a.0.cmp(&b.0));
        all
    },
};
