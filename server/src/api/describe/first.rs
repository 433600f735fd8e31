//! First places.

use app::text::Text;

use super::ranking::first_place;
use super::{Endpoint, after, joined, members_wanted, place, query};
use crate::api::shape::Shape;

/// A first place.
pub(in crate::api) fn members() -> Vec<(&'static str, Shape)> {
    let without = Shape::Sparse(vec![
        ("address", Shape::Text),
        ("slice_text", Shape::Text),
        ("ranked", Shape::Truth),
        ("exams", Shape::Count),
        ("rank", Shape::Count.or_null()),
        ("rank_low", Shape::Count),
        ("rank_high", Shape::Count),
        ("of", Shape::Count),
    ]);
    let qualifier = Shape::Object(vec![("key", Shape::Text), ("value", Shape::Text), ("without", without)]);
    joined(
        joined(place(), first_place()),
        vec![
            ("model", Shape::Text),
            ("model_name", Shape::Text),
            ("model_name_zh", Shape::Text.or_null()),
            ("organisation", Shape::Text.or_null()),
            ("setting", Shape::Text.or_null()),
            ("slice", Shape::Named("Slice")),
            ("slice_text", Shape::Text),
            ("address", Shape::Text),
            ("n_qualifiers", Shape::Count),
            ("qualifiers", qualifier.list()),
            ("score", Shape::Number),
            ("score_text", Shape::Text),
            ("result", Shape::Text),
            ("disputed", Shape::Truth),
            ("others_with_as_few", Shape::Count),
        ],
    )
}

/// The endpoints.
pub(super) fn endpoints() -> Vec<Endpoint> {
    let first = Shape::Any(vec![Shape::Object(members()), Shape::Sparse(members())]);
    let by_qualifiers = Shape::Object(vec![
        ("qualifiers", Shape::Count),
        ("checked", Shape::Count),
        ("unchecked", Shape::Count),
        ("tied", Shape::Count),
        ("error_unknown", Shape::Count),
    ]);
    let body = Shape::Object(vec![
        ("as_of", Shape::Day),
        ("n_models", Shape::Count),
        ("n_without_qualifier", Shape::Count),
        ("n_slices", Shape::Count),
        ("by_qualifiers", by_qualifiers.list()),
        ("firsts", first.list()),
        ("next", Shape::Text.or_null()),
    ]);
    let within = Text::new("只要其中的考试或模型。", "Only its exams, or its models.");
    vec![Endpoint {
        path: "/api/v1/firsts",
        says: Text::new(
            "谁在何处第一，以及需要几个限定语。",
            "Who is first where, and how many qualifiers each first place needs.",
        ),
        parameters: vec![
            query("board", Shape::Text, within, "cmmlu"),
            query("dataset", Shape::Text, within, ""),
            query("domain", Shape::Text, within, ""),
            query("org", Shape::Text, within, ""),
            query("as-of", Shape::Day, Text::new("截至的日子。", "The day."), "2023-11-14"),
            query("model", Shape::Text, Text::new("这一模型的全部第一。", "Every first place of this model."), ""),
            after(),
            query("limit", Shape::Count, Text::new("最多几项，1 至 500。", "How many at most, 1 to 500."), "20"),
            members_wanted("model,rank,slice_text"),
        ],
        body,
        example: "/api/v1/firsts?board=cmmlu&as-of=2023-11-14",
    }]
}
