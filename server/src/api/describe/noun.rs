//! The nouns, results and the change log.

use app::text::Text;
use domain::change::ChangeKind;
use domain::filing::dispute::Ground;
use domain::rank::Wording;

use super::ranking::members;
use super::{Endpoint, Parameter, Place, after, joined, members_wanted, place, query, slice};
use crate::api::noun::{BOARDS, DATASETS, EDITIONS, EXAMS, MODELS, ORGANISATIONS, result_fields};
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
            parameters: narrowed(of_list("dataset,name"), &["board"]),
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
            parameters: narrowed(of_list("dataset,edition,released_on"), &["board", "dataset"]),
            body: list("editions", EDITIONS.shape()),
            example: "/api/v1/editions",
        },
        one_edition(),
        Endpoint {
            path: "/api/v1/exams",
            says: Text::new(
                "考试：一个名次可以就哪些口径而言，分数的单位与方向。",
                "Exams: what a ranking can be over, and how each is scored.",
            ),
            parameters: narrowed(of_list("board,dataset,domain,metric"), &["board", "dataset"]),
            body: list("exams", EXAMS.shape()),
            example: "/api/v1/exams?board=cmmlu",
        },
        Endpoint {
            path: "/api/v1/models",
            says: Text::new(
                "模型，按标识排列，含人类、随机等基线。",
                "Models, in the order of slugs, baselines among them.",
            ),
            parameters: narrowed(of_list("model,name,organisations"), &["organisation"]),
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
        standings(),
        results(),
        days_of_result(),
        every_eval_ever(),
        changes(),
    ]
}

/// Parameters with those by which the list is narrowed.
fn narrowed(mut parameters: Vec<Parameter>, keys: &[&'static str]) -> Vec<Parameter> {
    let only = Text::new("只要属于它的。", "Only what belongs to it.");
    parameters.extend(keys.iter().map(|key| query(key, Shape::Text, only, "")));
    parameters
}

fn one_edition() -> Endpoint {
    let in_path = |name, says, example| Parameter { name, place: Place::Path, shape: Shape::Text, says, example };
    let dataset = Text::new("评测集的标识。", "The dataset’s slug.");
    let edition = Text::new("版次的标识。", "The edition’s slug.");
    let mut parameters = vec![in_path("dataset", dataset, "cmmlu"), in_path("edition", edition, "1.0")];
    parameters.extend(of_list("dataset,edition,released_on").pop());
    Endpoint {
        path: "/api/v1/editions/{dataset}/{edition}",
        says: Text::new("一个版次。", "One edition."),
        parameters,
        body: Shape::Sparse(EDITIONS.shape()),
        example: "/api/v1/editions/cmmlu/1.0",
    }
}

/// A model's results with their places.
fn standings() -> Endpoint {
    let slug = Text::new("标识。", "Its slug.");
    let members = joined(members(), vec![("slice_text", Shape::Text)]);
    let row = Shape::Any(vec![Shape::Object(joined(place(), members.clone())), Shape::Object(members)]);
    Endpoint {
        path: "/api/v1/models/{model}/standings",
        says: Text::new(
            "一个模型的全部成绩：现存的各在其考试今日的排名中，其后是已不在榜的。",
            "All results of a model: those that stand, each in today’s ranking of its exam, then those that stand no more.",
        ),
        parameters: vec![Parameter {
            name: "model",
            place: Place::Path,
            shape: Shape::Text,
            says: slug,
            example: "gpt-4",
        }],
        body: Shape::Object(vec![("address", Shape::Text), ("rows", row.list()), ("next", Shape::Text.or_null())]),
        example: "/api/v1/models/gpt-4/standings",
    }
}

/// A result's places by day.
fn days_of_result() -> Endpoint {
    let says = Text::new("成绩编号。", "The result’s identifier.");
    let count = || Shape::Count.or_null();
    let day = Shape::Object(vec![
        ("day", Shape::Day),
        ("rank", count()),
        ("rank_low", count()),
        ("rank_high", count()),
        ("of", count()),
        ("slice_text", Shape::Text),
    ]);
    let parameter =
        Parameter { name: "result", place: Place::Path, shape: Shape::Text, says, example: "mn8d8aha2f408pv6" };
    Endpoint {
        path: "/api/v1/results/{result}/days",
        says: Text::new(
            "一个成绩的名次有变的各日；无名次即自该日起不再参排。",
            "The days on which the place of a result changed; without a place it is ranked no more from that day on.",
        ),
        parameters: vec![parameter],
        body: Shape::Object(vec![("address", Shape::Text), ("days", day.list()), ("next", Shape::Text.or_null())]),
        example: "/api/v1/results/mn8d8aha2f408pv6/days",
    }
}

fn results() -> Endpoint {
    let narrowed = Text::new("只要它的；四者择一。", "Only its results; one of the four at a time.");
    let mut parameters = of_list("result,model,score_text,published_on");
    parameters.extend([
        query("board", Shape::Text, narrowed, "cmmlu"),
        query("dataset", Shape::Text, narrowed, ""),
        query("model", Shape::Text, narrowed, ""),
        query("submission", Shape::Text, narrowed, ""),
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

/// An entry of the change log.
pub(in crate::api) fn change() -> Vec<(&'static str, Shape)> {
    let place = Shape::Object(vec![
        ("wording", Shape::word(Wording::ALL, Wording::slug)),
        ("models", Shape::Text.list()),
        ("of", Shape::Count),
        ("slice_text", Shape::Text),
    ]);
    let before = Shape::Object(vec![("result", Shape::Text), ("score", Shape::Number), ("score_text", Shape::Text)]);
    vec![
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
    ]
}

fn changes() -> Endpoint {
    let change = Shape::Any(vec![Shape::Object(change()), Shape::Sparse(change())]);
    let of = Text::new("只要它的变动。", "Only its changes.");
    let mut parameters = vec![
        after(),
        query("limit", Shape::Count, Text::new("最多几条，1 至 200。", "How many at most, 1 to 200."), "20"),
        members_wanted("kind,day,model,result"),
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
