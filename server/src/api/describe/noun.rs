//! The nouns, results and the change log.

use app::text::Text;
use domain::change::ChangeKind;
use domain::filing::dispute::Ground;
use domain::rank::Wording;

use super::{Endpoint, Parameter, Place, after, query, slice};
use crate::api::noun::{BOARDS, DATASETS, EDITIONS, MODELS, ORGANISATIONS, result_fields};
use crate::api::shape::Shape;

/// A list: what is called `name`, each with any of its members, and where it goes on.
fn list(name: &'static str, members: Vec<(&'static str, Shape)>) -> Shape {
    Shape::Object(vec![(name, Shape::Sparse(members).list()), ("next", Shape::Text.or_null())])
}

fn of_list(fields: &'static str) -> Vec<Parameter> {
    vec![
        after(),
        query("limit", Shape::Count, Text::new("最多几项，1 至 500。", "How many at most, 1 to 500."), "20"),
        query(
            "fields",
            Shape::Text,
            Text::new("只要这些字段，以逗号分隔。", "Only these fields, separated by commas."),
            fields,
        ),
    ]
}

fn key(name: &'static str, says: Text, example: &'static str, fields: &'static str) -> Vec<Parameter> {
    let mut parameters = vec![Parameter { name, place: Place::Path, shape: Shape::Text, says, example }];
    parameters.extend(of_list(fields).pop());
    parameters
}

/// The endpoints.
pub(super) fn endpoints() -> Vec<Endpoint> {
    let slug = Text::new("标识。", "Its slug.");
    vec![
        Endpoint {
            path: "/api/v1/boards",
            says: Text::new("榜单，按标识排列。", "Boards, in the order of slugs."),
            parameters: of_list("board,name"),
            body: list("boards", BOARDS.shape()),
            example: "/api/v1/boards",
        },
        Endpoint {
            path: "/api/v1/boards/{board}",
            says: Text::new("一个榜单。", "One board."),
            parameters: key("board", slug, "cmmlu", "board,name"),
            body: Shape::Sparse(BOARDS.shape()),
            example: "/api/v1/boards/cmmlu",
        },
        Endpoint {
            path: "/api/v1/datasets",
            says: Text::new("评测集，按标识排列。", "Datasets, in the order of slugs."),
            parameters: of_list("dataset,name"),
            body: list("datasets", DATASETS.shape()),
            example: "/api/v1/datasets",
        },
        Endpoint {
            path: "/api/v1/datasets/{dataset}",
            says: Text::new("一个评测集。", "One dataset."),
            parameters: key("dataset", slug, "c-eval", "dataset,name"),
            body: Shape::Sparse(DATASETS.shape()),
            example: "/api/v1/datasets/c-eval",
        },
        Endpoint {
            path: "/api/v1/editions",
            says: Text::new("评测集的版次。", "Editions of datasets."),
            parameters: of_list("dataset,edition,released_on"),
            body: list("editions", EDITIONS.shape()),
            example: "/api/v1/editions",
        },
        Endpoint {
            path: "/api/v1/models",
            says: Text::new(
                "模型，按标识排列，含人类、随机等基线。",
                "Models, in the order of slugs, baselines among them.",
            ),
            parameters: of_list("model,name,organisations"),
            body: list("models", MODELS.shape()),
            example: "/api/v1/models",
        },
        Endpoint {
            path: "/api/v1/models/{model}",
            says: Text::new("一个模型。", "One model."),
            parameters: key("model", slug, "gpt-4", "model,name"),
            body: Shape::Sparse(MODELS.shape()),
            example: "/api/v1/models/gpt-4",
        },
        Endpoint {
            path: "/api/v1/organisations",
            says: Text::new("机构，按标识排列。", "Organisations, in the order of slugs."),
            parameters: of_list("organisation,name"),
            body: list("organisations", ORGANISATIONS.shape()),
            example: "/api/v1/organisations",
        },
        Endpoint {
            path: "/api/v1/organisations/{organisation}",
            says: Text::new("一个机构。", "One organisation."),
            parameters: key("organisation", slug, "openai", "organisation,name"),
            body: Shape::Sparse(ORGANISATIONS.shape()),
            example: "/api/v1/organisations/openai",
        },
        results(),
        every_eval_ever(),
        changes(),
    ]
}

fn results() -> Endpoint {
    let narrowed = Text::new("只要它的；三者择一。", "Only its results; one of the three at a time.");
    let mut parameters = of_list("result,model,score_text,published_on");
    parameters.extend([
        query("board", Shape::Text, narrowed, "cmmlu"),
        query("dataset", Shape::Text, narrowed, ""),
        query("model", Shape::Text, narrowed, ""),
    ]);
    Endpoint {
        path: "/api/v1/results",
        says: Text::new(
            "成绩及其来源，按标识排列，不含名次：名次只在一个口径内给出。",
            "Results with their provenance, in the order of identifiers and without ranks, which only a slice gives.",
        ),
        parameters,
        body: list("results", result_fields()),
        example: "/api/v1/results?board=cmmlu&limit=3",
    }
}

fn every_eval_ever() -> Endpoint {
    let anything = || Shape::Map(Box::new(Shape::Anything));
    let body = Shape::Sparse(vec![
        ("schema_version", Shape::Text),
        ("evaluation_id", Shape::Text),
        ("evaluation_timestamp", Shape::Text),
        ("retrieved_timestamp", Shape::Text),
        ("source_metadata", anything()),
        ("eval_library", anything()),
        ("model_info", anything()),
        ("evaluation_results", anything().list()),
    ]);
    let says = Text::new("评测的标识，见成绩的 submission。", "The submission's identifier, as results have it.");
    Endpoint {
        path: "/api/v1/submissions/{submission}/every-eval-ever.json",
        says: Text::new(
            "一次评测，按 Every Eval Ever 0.3 的格式。",
            "One submission in the format of Every Eval Ever 0.3.",
        ),
        parameters: vec![Parameter {
            name: "submission",
            place: Place::Path,
            shape: Shape::Text,
            says,
            example: "rxyqjeaeen7mrtq7",
        }],
        body,
        example: "/api/v1/submissions/rxyqjeaeen7mrtq7/every-eval-ever.json",
    }
}

fn changes() -> Endpoint {
    let place = Shape::Object(vec![
        ("wording", Shape::word(Wording::ALL, Wording::slug)),
        ("models", Shape::Text.list()),
        ("of", Shape::Count),
        ("slice_text", Shape::Text),
    ]);
    let before = Shape::Object(vec![("result", Shape::Text), ("score", Shape::Number), ("score_text", Shape::Text)]);
    let change = Shape::Object(vec![
        ("kind", Shape::word(ChangeKind::ALL, ChangeKind::slug)),
        ("day", Shape::Day.or_null()),
        ("recorded_at", Shape::Instant),
        ("slice", Shape::Named("Slice").or_null()),
        ("slice_text", Shape::Text.or_null()),
        ("address", Shape::Text.or_null()),
        ("model", Shape::Text.or_null()),
        ("setting", Shape::Text.or_null()),
        ("result", Shape::Text.or_null()),
        ("score", Shape::Number.or_null()),
        ("score_text", Shape::Text.or_null()),
        ("before", before.or_null()),
        ("reason", Shape::Text.or_null()),
        ("ground", Shape::word(Ground::ALL, Ground::slug).or_null()),
        ("words", Shape::Text.or_null()),
        ("first_place", place.clone().or_null()),
        ("first_place_before", place.or_null()),
        ("claim", Shape::Text.or_null()),
        ("source_url", Shape::Text.or_null()),
        ("title", Shape::words()),
    ]);
    let of = Text::new("只要它的变动。", "Only its changes.");
    let mut parameters = vec![
        after(),
        query("limit", Shape::Count, Text::new("约几条，1 至 200。", "About how many, 1 to 200."), "20"),
        query("model", Shape::Text, of, ""),
        query("claim", Shape::Text, of, ""),
    ];
    parameters.extend(slice(false));
    Endpoint {
        path: "/api/v1/changes",
        says: Text::new(
            "变动记录：全部，或一个榜单、评测集、模型、宣称、口径的，最近得知的在前。",
            "The change log of everything, or of a board, dataset, model, claim or slice; what was learned last comes first.",
        ),
        parameters,
        body: Shape::Object(vec![
            ("address", Shape::Text),
            ("feed", Shape::Text),
            ("changes", change.list()),
            ("next", Shape::Text.or_null()),
        ]),
        example: "/api/v1/changes?board=cmmlu&limit=5",
    }
}
