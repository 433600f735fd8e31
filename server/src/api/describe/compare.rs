//! Models across boards.

use app::text::Text;

use super::ranking::members;
use super::{Endpoint, Parameter, Place, joined, members_wanted, place, query};
use crate::api::shape::Shape;

/// The endpoints.
pub(super) fn endpoints() -> Vec<Endpoint> {
    let repeated = |name, says, example| Parameter { name, place: Place::Repeated, shape: Shape::Text, says, example };
    vec![Endpoint {
        path: "/api/v1/compare",
        says: Text::new(
            "模型跨榜单对比：逐口径、逐对，没有总排名。",
            "Models across boards, slice by slice and pair by pair; no order of all.",
        ),
        parameters: vec![
            repeated("model", Text::new("模型，2 至 20 个。", "Models, 2 to 20."), "gpt-4"),
            repeated("slice", Text::new("口径的规范文本，至多 40 个。", "Canonical texts of slices, at most 40."), ""),
            query("as-of", Shape::Day, Text::new("截至的日子。", "The day."), "2024-12-31"),
            members_wanted("pairs,order"),
        ],
        body: Shape::Any(vec![Shape::Object(body()), Shape::Sparse(body())]),
        example: "/api/v1/compare?model=gpt-4&model=qwen-7b",
    }]
}

fn body() -> Vec<(&'static str, Shape)> {
    let model = Shape::Object(vec![
        ("model", Shape::Text),
        ("model_name", Shape::Text),
        ("model_name_zh", Shape::Text.or_null()),
        ("organisation", Shape::Text.or_null()),
    ]);
    let slice = Shape::Object(vec![
        ("slice", Shape::Named("Slice")),
        ("slice_text", Shape::Text),
        ("title", Shape::words()),
        ("address", Shape::Text),
        ("aspect", Shape::Text),
        ("unit", Shape::Text),
        ("direction", Shape::Text),
        ("ranked", Shape::Truth),
        ("n_ranked", Shape::Count),
    ]);
    let empty = vec![("model", Shape::Text.or_null()), ("slice", Shape::Count), ("evaluated", Shape::Truth)];
    let of_cell = || vec![("slice", Shape::Count), ("evaluated", Shape::Truth)];
    let cell = Shape::Any(vec![
        Shape::Object(empty),
        Shape::Object(joined(members(), of_cell())),
        Shape::Object(joined(place(), joined(members(), of_cell()))),
    ]);
    let on = || Shape::Count.list();
    let pair = Shape::Object(vec![
        ("a", Shape::Text.or_null()),
        ("b", Shape::Text.or_null()),
        ("ahead", Shape::Count),
        ("behind", Shape::Count),
        ("tied", Shape::Count),
        ("not_tested", Shape::Count),
        ("paired_tests", Shape::Count),
        ("common", Shape::Count),
        ("verdict", Shape::Word(vec!["a-ahead", "b-ahead", "disagree", "tied", "not-tested", "nothing-common"])),
        ("ahead_on", on()),
        ("behind_on", on()),
        ("tied_on", on()),
        ("not_tested_on", on()),
        ("disagreement", on().or_null()),
    ]);
    let names = || Shape::Text.or_null();
    let withheld = Shape::Object(vec![("upper", names()), ("lower", names()), ("beyond", names())]);
    let order = Shape::Object(vec![
        ("total", Shape::Truth),
        ("above", names().list().list()),
        ("edges", names().list().list()),
        ("withheld", withheld.list()),
    ]);
    let agreement = Shape::Object(vec![
        ("a", Shape::Count),
        ("b", Shape::Count),
        ("n", Shape::Count),
        ("tau_b", Shape::Number.or_null()),
        ("low", Shape::Number.or_null()),
        ("high", Shape::Number.or_null()),
    ]);
    vec![
        ("as_of", Shape::Day),
        ("address", Shape::Text),
        ("models", model.list()),
        ("slices", slice.list()),
        ("slices_left_out", Shape::Count),
        ("aspects_without_result", Shape::Text.list()),
        ("cells", cell.list()),
        ("test", Shape::Object(vec![("method", Shape::Text), ("level", Shape::Number), ("corrected", Shape::Truth)])),
        ("pairs", pair.list()),
        ("order", order),
        ("agreement", agreement.list()),
    ]
}
