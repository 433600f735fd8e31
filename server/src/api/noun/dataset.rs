//! Datasets and their editions.

use std::collections::{BTreeMap, BTreeSet};

use domain::{Address, Catalog, Dataset, Exam, Openness};
use serde_json::json;

use super::{Field, Filter, Noun};
use crate::api::shape::Shape;

/// Datasets.
pub const DATASETS: Noun<Dataset> = Noun {
    name: "datasets",
    fields: &[
        Field { name: "dataset", shape: || Shape::Text, value: |dataset, _| json!(dataset.slug) },
        Field { name: "name", shape: || Shape::Text, value: |dataset, _| json!(dataset.name) },
        Field {
            name: "boards",
            shape: || Shape::Text.list(),
            value: |dataset, catalog| {
                json!(exams(dataset, catalog).map(|exam| &exam.key.board).collect::<BTreeSet<_>>())
            },
        },
        Field {
            name: "editions",
            shape: || Shape::Text.list(),
            value: |dataset, catalog| {
                json!(exams(dataset, catalog).map(|exam| &exam.key.edition).collect::<BTreeSet<_>>())
            },
        },
        Field {
            name: "n_exams",
            shape: || Shape::Count,
            value: |dataset, catalog| json!(exams(dataset, catalog).count()),
        },
        Field {
            name: "address",
            shape: || Shape::Text,
            value: |dataset, _| json!(Address::Dataset(&dataset.slug).to_string()),
        },
    ],
    filters: &[Filter {
        key: "board",
        is_there: |catalog, slug| catalog.board(slug).is_some(),
        passes: |dataset, catalog, slug| exams(dataset, catalog).any(|exam| exam.key.board.as_str() == slug),
    }],
    all: |catalog| {
        let mut all: Vec<_> = catalog.datasets().map(|dataset| (dataset.slug.to_string(), &**dataset)).collect();
        all.sort_by(|a, b| a.0.cmp(&b.0));
        all
    },
};

fn exams<'a>(dataset: &'a Dataset, catalog: &'a Catalog) -> impl Iterator<Item = &'a Exam> {
    catalog.exams().map(|exam| &**exam).filter(|exam| exam.key.dataset == dataset.slug)
}

/// Editions, each by one of its exams.
pub const EDITIONS: Noun<Exam> = Noun {
    name: "editions",
    fields: &[
        Field { name: "dataset", shape: || Shape::Text, value: |exam, _| json!(exam.key.dataset) },
        Field { name: "edition", shape: || Shape::Text, value: |exam, _| json!(exam.key.edition) },
        Field {
            name: "name",
            shape: || Shape::Text.or_null(),
            value: |exam, _| json!(Some(&exam.edition.name.name).filter(|name| !name.is_empty())),
        },
        Field { name: "released_on", shape: || Shape::Day.or_null(), value: |exam, _| json!(exam.edition.released_on) },
        Field {
            name: "openness",
            shape: || Shape::word(Openness::ALL, Openness::slug).or_null(),
            value: |exam, _| json!(exam.edition.openness),
        },
        Field { name: "opened_on", shape: || Shape::Day.or_null(), value: |exam, _| json!(exam.edition.opened_on) },
        Field {
            name: "address",
            shape: || Shape::Text,
            value: |exam, _| json!(Address::Dataset(&exam.key.dataset).to_string()),
        },
    ],
    filters: &[
        Filter {
            key: "board",
            is_there: |catalog, slug| catalog.board(slug).is_some(),
            passes: |of, catalog, slug| {
                let same = |exam: &Exam| exam.key.dataset == of.key.dataset && exam.key.edition == of.key.edition;
                catalog.exams().any(|exam| same(exam) && exam.key.board.as_str() == slug)
            },
        },
        Filter {
            key: "dataset",
            is_there: |catalog, slug| catalog.dataset(slug).is_some(),
            passes: |exam, _, slug| exam.key.dataset.as_str() == slug,
        },
    ],
    all: |catalog| {
        let key = |exam: &Exam| format!("{}/{}", exam.key.dataset, exam.key.edition);
        let all: BTreeMap<String, &Exam> = catalog.exams().map(|exam| (key(exam), &**exam)).collect();
        all.into_iter().collect()
    },
};
