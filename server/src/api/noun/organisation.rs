//! Organisations.

use domain::{Address, Organisation};
use serde_json::json;

use super::{Field, Noun};
use crate::api::shape::Shape;

/// Organisations.
pub const ORGANISATIONS: Noun<Organisation> = Noun {
    name: "organisations",
    fields: &[
        Field { name: "organisation", shape: || Shape::Text, value: |of, _| json!(of.slug) },
        Field { name: "name", shape: || Shape::Text, value: |of, _| json!(of.name) },
        Field { name: "name_zh", shape: || Shape::Text.or_null(), value: |of, _| json!(of.name_zh) },
        Field { name: "country", shape: || Shape::Text.or_null(), value: |of, _| json!(of.country) },
        Field { name: "kind", shape: || Shape::Text.or_null(), value: |of, _| json!(of.kind) },
        Field { name: "homepage", shape: || Shape::Text.or_null(), value: |of, _| json!(of.homepage) },
        Field { name: "note", shape: || Shape::Text.or_null(), value: |of, _| json!(of.note) },
        Field {
            name: "address",
            shape: || Shape::Text,
            value: |of, _| json!(Address::Organisation(&of.slug).to_string()),
        },
    ],
    filters: &[],
    all: |catalog| {
        let mut all: Vec<_> = catalog.organisations().map(|of| (of.slug.to_string(), &**of)).collect();
        all.sort_by(|a, b| a.0.cmp(&b.0));
        all
    },
};
