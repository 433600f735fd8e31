//! Exams: what a ranking can be over.

use domain::grid::whole;
use domain::{Address, Direction, Exam, SliceKey};
use serde_json::{Value, json};

use super::{Field, Filter, Noun};
use crate::api::shape::Shape;

/// A word of an exam's key.
fn part(exam: &Exam, key: SliceKey) -> Value {
    json!(exam.key.value(key))
}

/// Exams, each with how it is scored.
pub const EXAMS: Noun<Exam> = Noun {
    name: "exams",
    fields: &[
        Field { name: "board", shape: || Shape::Text, value: |exam, _| part(exam, SliceKey::Board) },
        Field { name: "dataset", shape: || Shape::Text, value: |exam, _| part(exam, SliceKey::Dataset) },
        Field { name: "edition", shape: || Shape::Text, value: |exam, _| part(exam, SliceKey::Edition) },
        Field { name: "language", shape: || Shape::Text, value: |exam, _| part(exam, SliceKey::Language) },
        Field { name: "domain", shape: || Shape::Text, value: |exam, _| part(exam, SliceKey::Domain) },
        Field { name: "metric", shape: || Shape::Text, value: |exam, _| part(exam, SliceKey::Metric) },
        Field { name: "protocol", shape: || Shape::Text, value: |exam, _| part(exam, SliceKey::Protocol) },
        Field { name: "unit", shape: || Shape::Text, value: |exam, _| json!(exam.scale.unit) },
        Field {
            name: "higher_is_better",
            shape: || Shape::Truth,
            value: |exam, _| json!(exam.scale.direction == Direction::Higher),
        },
        Field {
            name: "address",
            shape: || Shape::Text,
            value: |exam, _| {
                let slice = whole(exam, chrono::NaiveDate::MIN);
                json!(Address::Ranking(&slice, slice.as_of()).to_string())
            },
        },
    ],
    filters: &[
        Filter {
            key: "board",
            is_there: |catalog, slug| catalog.board(slug).is_some(),
            passes: |exam, _, slug| exam.key.board.as_str() == slug,
        },
        Filter {
            key: "dataset",
            is_there: |catalog, slug| catalog.dataset(slug).is_some(),
            passes: |exam, _, slug| exam.key.dataset.as_str() == slug,
        },
    ],
    all: |catalog| {
        let mut all: Vec<_> = catalog.exams().map(|exam| (exam.key.to_string(), &**exam)).collect();
        all.sort_by(|a, b| a.0.cmp(&b.0));
        all
    },
};
