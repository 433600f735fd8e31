//! Slices through time.

use app::text::Text;

use super::{Endpoint, Parameter, Place, joined, members_wanted, slice};
use crate::api::shape::Shape;

/// The endpoints.
pub(super) fn endpoints() -> Vec<Endpoint> {
    let model = Parameter {
        name: "model",
        place: Place::Repeated,
        shape: Shape::Text,
        says: Text::new("画出的模型，至多九个。", "Models that are drawn, at most nine."),
        example: "gpt-4",
    };
    let mut parameters = vec![model];
    parameters.extend(slice(true));
    parameters.push(members_wanted("slice_text,best"));
    let open = || vec![("slice", Shape::Named("Slice")), ("open", Shape::Text.list()), ("one_exam", Shape::Truth)];
    let any_of_one = Shape::Sparse(one());
    let one = Shape::Object(one());
    let editions = || joined(open(), vec![("editions", one.clone().list())]);
    let by_day = vec![("day", Shape::Day), ("n_models", Shape::Count), ("n_leaders", Shape::Count)];
    let counts = || {
        vec![
            ("exams", Shape::Object(in_short()).list()),
            ("n_models", Shape::Count),
            ("n_leaders", Shape::Count),
            ("n_more_exams", Shape::Count),
            ("n_exams_counted", Shape::Count),
            ("n_exams_uncounted", Shape::Count),
            ("by_day", Shape::Object(by_day.clone()).list()),
        ]
    };
    vec![Endpoint {
        path: "/api/v1/trends",
        says: Text::new(
            "一个口径随时间的变化：迄今最好成绩、名次与领先的天数。",
            "A slice through time: the best score so far, ranks, and days led.",
        ),
        parameters,
        body: Shape::Any(vec![
            one.clone(),
            Shape::Object(editions()),
            Shape::Object(joined(open(), counts())),
            any_of_one,
            Shape::Sparse(joined(editions(), counts())),
        ]),
        example: "/api/v1/trends?board=cmmlu&dataset=cmmlu&domain=general&protocol=5-shot&as-of=2024-12-31",
    }]
}

fn in_short() -> Vec<(&'static str, Shape)> {
    let led = Shape::Object(vec![("models", Shape::Text.list()), ("days", Shape::Count)]);
    vec![
        ("slice", Shape::Named("Slice")),
        ("slice_text", Shape::Text),
        ("address", Shape::Text),
        ("n_ranked", Shape::Count),
        ("first_day", Shape::Day.or_null()),
        ("gap_in_errors", Shape::Number.or_null()),
        ("n_leaders", Shape::Count),
        ("days", Shape::Count),
        ("led", led.list()),
    ]
}

fn result() -> Vec<(&'static str, Shape)> {
    vec![
        ("day", Shape::Day),
        ("model", Shape::Text),
        ("model_name", Shape::Text),
        ("score", Shape::Number),
        ("score_text", Shape::Text),
        ("evaluator_kind", Shape::Text),
        ("book", Shape::Text),
        ("result", Shape::Text),
        ("disputed", Shape::Truth),
    ]
}

fn one() -> Vec<(&'static str, Shape)> {
    let best = joined(
        result(),
        vec![
            ("standard_error", Shape::Number.or_null()),
            ("step", Shape::Number.or_null()),
            ("step_in_errors", Shape::Number.or_null()),
            ("reading", Shape::Text),
            ("share_of_scale", Shape::Number.or_null()),
        ],
    );
    let state = || {
        vec![
            ("day", Shape::Day),
            ("n_ranked", Shape::Count),
            ("highest", Shape::Number.or_null()),
            ("share_of_scale", Shape::Number.or_null()),
            ("gap_in_errors", Shape::Number.or_null()),
            ("open_book", Shape::Count),
            ("closed_book", Shape::Count),
            ("book_unknown", Shape::Count),
        ]
    };
    let by_day = Shape::Object(joined(state(), vec![("n_leaders", Shape::Count)]));
    let tenure = Shape::Object(vec![("from", Shape::Day), ("until", Shape::Day), ("models", Shape::Text.list())]);
    let sparse = |more: Vec<(&'static str, Shape)>| Shape::Sparse(joined(super::place(), more)).list();
    let changes = vec![("day", Shape::Day), ("score", Shape::Number.or_null()), ("result", Shape::Text.or_null())];
    let model = Shape::Object(vec![
        ("model", Shape::Text),
        ("changes", sparse(changes)),
        ("at", sparse(vec![("day", Shape::Day), ("absent", Shape::Text.or_null())])),
    ]);
    let event = Shape::Object(vec![
        ("day", Shape::Day),
        ("kind", Shape::Word(vec!["added", "removed", "rescored", "revised"])),
        ("model", Shape::Text),
        ("score", Shape::Number),
        ("score_before", Shape::Number.or_null()),
        ("reason", Shape::Text.or_null()),
    ]);
    joined(
        in_short(),
        vec![
            ("one_exam", Shape::Truth),
            ("title", Shape::words()),
            ("ranking", Shape::Text),
            ("best", Shape::Object(best).list()),
            ("first_scores", Shape::Object(result()).list()),
            ("at", Shape::Object(state()).list()),
            ("by_day", by_day.list()),
            ("tenures", tenure.list()),
            ("models", model.list()),
            ("events", event.list()),
        ],
    )
}
