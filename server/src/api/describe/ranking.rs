//! Rankings and listings.

use app::text::Text;
use domain::rank::Wording;
use domain::{Book, EvaluatorKind, Role, SliceKey};

use super::{Endpoint, Parameter, joined, part, place, slice};
use crate::api::shape::Shape;

/// What every row has, ranked or not.
pub(super) fn members() -> Vec<(&'static str, Shape)> {
    vec![
        ("model", Shape::Text),
        ("model_name", Shape::Text),
        ("model_name_zh", Shape::Text.or_null()),
        ("printed_name", Shape::Text),
        ("organisation", Shape::Text.or_null()),
        ("role", Shape::word(Role::ALL, Role::slug)),
        ("score", Shape::Number),
        ("score_text", Shape::Text),
        ("standard_error", Shape::Number.or_null()),
        ("error_source", Shape::Text),
        ("n_items", Shape::Count.or_null()),
        ("setting", Shape::Text.or_null()),
        ("division", Shape::Text.or_null()),
        ("evaluator", Shape::Text.or_null()),
        ("evaluator_kind", Shape::word(EvaluatorKind::ALL, EvaluatorKind::slug)),
        ("evaluated_on", Shape::Day.or_null()),
        ("published_on", Shape::Day),
        ("withdrawn_on", Shape::Day.or_null()),
        ("harness", Shape::Text.or_null()),
        ("harness_version", Shape::Text.or_null()),
        ("harness_commit", Shape::Text.or_null()),
        ("book", Shape::word(Book::ALL, Book::slug)),
        ("result", Shape::Text),
        ("source_url", Shape::Text),
        ("disputed", Shape::Truth),
        ("other_results", Shape::Count),
    ]
}

/// A row: all of a place or nothing of it; or those of its members that were asked for.
pub(super) fn row() -> Shape {
    let ranked = joined(place(), members());
    Shape::Any(vec![Shape::Object(ranked.clone()), Shape::Object(members()), Shape::Sparse(ranked)])
}

/// What rows are asked for by: of a listing with their exam and without a place.
pub(in crate::api) fn fields(open: bool) -> Vec<&'static str> {
    let first: Vec<&str> = match open {
        true => SliceKey::EXAM.iter().map(|key| key.slug()).collect(),
        false => place().into_iter().map(|(name, _)| name).collect(),
    };
    first.into_iter().chain(members().into_iter().map(|(name, _)| name)).collect()
}

/// The wording of a first place, with whom and among how many.
pub(super) fn first_place() -> Vec<(&'static str, Shape)> {
    vec![
        ("wording", Shape::word(Wording::ALL, Wording::slug)),
        ("models", Shape::Text.list()),
        ("untested", Shape::Count),
        ("unstated", Shape::Count),
        ("checked", Shape::Truth),
        ("baselines_above", Shape::Text.list()),
    ]
}

fn joined_parameters(first: Vec<Parameter>, rest: Vec<Parameter>) -> Vec<Parameter> {
    first.into_iter().chain(rest).collect()
}

/// The endpoints.
pub(super) fn endpoints() -> Vec<Endpoint> {
    let first = Shape::Object(joined(vec![("of", Shape::Count)], first_place()));
    let interval = Shape::Object(vec![
        ("method", Shape::Text),
        ("level", Shape::Number),
        ("simultaneous", Shape::Truth),
        ("paired_tests", Shape::Count),
    ]);
    let ranking = Shape::Object(vec![
        ("slice", Shape::Named("Slice")),
        ("slice_text", Shape::Text),
        ("title", Shape::words()),
        ("address", Shape::Text),
        ("ranked", Shape::Truth),
        ("n_ranked", Shape::Count),
        ("n_models", Shape::Count),
        ("first_place", first.or_null()),
        ("interval", interval),
        ("rows", Shape::Named("Row").list()),
        ("baselines", Shape::Named("Row").list()),
        ("next", Shape::Text.or_null()),
    ]);
    let exam_of = || SliceKey::EXAM.iter().map(|key| (key.slug(), Shape::Text)).collect();
    let listing = Shape::Object(vec![
        ("slice", Shape::Named("Slice")),
        ("open", Shape::Text.list()),
        ("ranked", Shape::Truth),
        ("n_ranked", Shape::Count),
        ("first_place", Shape::Text.or_null()),
        (
            "rows",
            Shape::Any(vec![Shape::Object(joined(members(), exam_of())), Shape::Sparse(joined(members(), exam_of()))])
                .list(),
        ),
        ("next", Shape::Text.or_null()),
    ]);
    vec![Endpoint {
        path: "/api/v1/rankings",
        says: Text::new(
            "一个口径的排名；口径不止一场考试时为列表，不含名次。",
            "The ranking of a slice; where it is not one exam, a listing without ranks.",
        ),
        parameters: joined_parameters(slice(true), part("rank,model,score_text,result")),
        body: Shape::Any(vec![ranking, listing]),
        example: "/api/v1/rankings?board=cmmlu&dataset=cmmlu&domain=general&protocol=5-shot&as-of=2023-09-26",
    }]
}
