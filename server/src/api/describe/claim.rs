//! Claims.

use app::text::Text;
use domain::SliceKey;
use domain::account::TokenScope;
use domain::claim::typed::Field;
use domain::claim::{ClaimKind, VerdictWord};
use domain::rank::Wording;
use serde_json::json;

use super::filing::{FILED, REFUSED, idempotency_key};
use super::{Access, Endpoint, Method, Operation, Parameter, Place, Sends, joined, part, query, slice};
use crate::api::shape::Shape;

fn summary() -> Vec<(&'static str, Shape)> {
    let verdict = || Shape::word(VerdictWord::ALL, VerdictWord::slug);
    let run = Shape::Object(vec![("from", Shape::Day), ("to", Shape::Day), ("verdict", verdict())]);
    vec![
        ("slice", Shape::Text.or_null()),
        ("verdict", verdict()),
        ("reason", Shape::Text.or_null()),
        ("held_until", Shape::Day.or_null()),
        ("days", run.list()),
        ("sentence", Shape::words()),
    ]
}

/// The endpoints.
pub(super) fn endpoints() -> Vec<Endpoint> {
    vec![list(), check(), one()]
}

/// The operations that take a token.
pub(super) fn operations() -> Vec<Operation> {
    vec![file()]
}

/// A claim with its verdict, as lists have it.
pub(in crate::api) fn claim() -> Vec<(&'static str, Shape)> {
    let record = Shape::Object(vec![
        ("n", Shape::Count),
        ("verdict", Shape::word(VerdictWord::ALL, VerdictWord::slug)),
        ("reason", Shape::Text.or_null()),
        ("sentence", Shape::words()),
        ("data_version", Shape::Count),
        ("computed_on", Shape::Day),
        ("confirmed_version", Shape::Count),
        ("confirmed_on", Shape::Day),
    ]);
    let own = vec![
        ("id", Shape::Text),
        ("address", Shape::Text),
        ("claimed_on", Shape::Day.or_null()),
        ("claimed_in", Shape::Text.or_null()),
        ("claimant", Shape::Text),
        ("organisation", Shape::Text.or_null()),
        ("model", Shape::Text.or_null()),
        ("model_as_named", Shape::Text.or_null()),
        ("board", Shape::Text.or_null()),
        ("board_as_named", Shape::Text.or_null()),
        ("kind", Shape::word(ClaimKind::ALL, ClaimKind::slug)),
        ("place", Shape::Count.or_null()),
        ("other", Shape::Text.or_null()),
        ("named", Shape::Text),
        ("narrower", Shape::Truth),
        ("text", Shape::Text),
        ("source_url", Shape::Text.or_null()),
        ("verdict_of_record", record.or_null()),
    ];
    joined(summary(), own)
}

fn list() -> Endpoint {
    let only = Text::new("只要这些宣称。", "Only such claims.");
    Endpoint {
        path: "/api/v1/claims",
        says: Text::new("已发表的宣称及其判定。", "Published claims with their verdicts."),
        parameters: vec![
            query("board", Shape::Text, only, ""),
            query("claimant", Shape::Text, only, ""),
            query("kind", Shape::word(ClaimKind::ALL, ClaimKind::slug), only, "first"),
            query("verdict", Shape::word(VerdictWord::ALL, VerdictWord::slug), only, "held-until"),
        ]
        .into_iter()
        .chain(part("id,claimant,verdict"))
        .collect(),
        body: Shape::Object(vec![
            ("data_version", Shape::Count),
            ("claims", Shape::Any(vec![Shape::Object(claim()), Shape::Sparse(claim())]).list()),
            ("next", Shape::Text.or_null()),
        ]),
        example: "/api/v1/claims?verdict=held-until",
    }
}

fn one() -> Endpoint {
    let id = Parameter {
        name: "claim",
        place: Place::Path,
        shape: Shape::Text,
        says: Text::new("宣称的标识。", "The claim’s identifier."),
        example: "2023-08-28-gpt-4-superclue",
    };
    Endpoint {
        path: "/api/v1/claims/{claim}",
        says: Text::new(
            "一条宣称：最新的判定记录，以及数据现在怎么说（now）。",
            "One claim: its newest verdict of record, and what the data say now (`now`).",
        ),
        parameters: vec![id],
        body: Shape::Object(joined(claim(), vec![("now", answer())])),
        example: "/api/v1/claims/2023-08-28-gpt-4-superclue",
    }
}

fn file() -> Operation {
    let endpoint = Endpoint {
        path: "/api/v1/claims",
        says: Text::new(
            "报送一条宣称，规则与表单相同；录用后列入 /claims。on、model 为 null 即“未说明”。",
            "Files a claim by the rules of the form; once accepted it is listed. `null` of `on` or `model` is “not stated”.",
        ),
        parameters: vec![idempotency_key("claim-2023-11-14")],
        body: Shape::Named("Submission"),
        example: "/api/v1/claims",
    };
    let example = json!({
        "claimant": "Alibaba", "words": "QuarkLLM 在 CMMLU 榜单上排名第一。", "source": "https://quark.example/news",
        "on": "2023-11-14", "model": "QuarkLLM", "kind": "first", "board": "CMMLU", "protocol": "0-shot",
    });
    let sends = Sends { kind: "application/json", shape: sheet(), example: Some(example) };
    Operation {
        endpoint,
        method: Method::Post,
        access: Access::Token(TokenScope::File),
        kept: false,
        sends: vec![sends],
        answers: FILED,
        refusals: REFUSED,
    }
}

/// What a program sends of a claim; a filter of the slice may have several values.
fn sheet() -> Shape {
    let one = || Shape::Any(vec![Shape::Text, Shape::Number]).or_null();
    let field = |field: &Field| match field {
        Field::Kind => (field.slug(), Shape::word(ClaimKind::ALL, ClaimKind::slug).or_null()),
        Field::Narrower => (field.slug(), Shape::Any(vec![Shape::Truth, Shape::Text]).or_null()),
        _ => (field.slug(), one()),
    };
    let several = || Shape::Any(vec![one(), one().list()]);
    let part = |part: &SliceKey| (part.slug(), if SliceKey::FILTERS.contains(part) { several() } else { one() });
    let parts = parts().map(part);
    Shape::Sparse(Field::ALL.iter().map(field).chain(parts).collect())
}

/// What was filed of a claim, as a submission has it.
pub(super) fn filed() -> Shape {
    let several = || Shape::Any(vec![Shape::Text, Shape::Text.list()]);
    let fields = Field::ALL.iter().map(|field| (field.slug(), Shape::Text));
    Shape::Sparse(fields.chain(parts().map(|part| (part.slug(), several()))).collect())
}

/// The parts of a slice that a claim may name besides its board.
fn parts() -> impl Iterator<Item = &'static SliceKey> {
    SliceKey::ALL.iter().filter(|part| !matches!(part, SliceKey::Board | SliceKey::AsOf))
}

/// What the data say of a claim: of a place, or of a pair of models.
fn answer() -> Shape {
    let head = joined(
        summary(),
        vec![
            ("kind", Shape::word(ClaimKind::ALL, ClaimKind::slug)),
            ("model", Shape::Text.or_null()),
            ("on", Shape::Day.or_null()),
            ("named", Shape::Text),
            ("data_version", Shape::Count),
        ],
    );
    let completion = Shape::Object(vec![
        ("slice", Shape::Text),
        ("address", Shape::Text),
        ("rank", Shape::Count.or_null()),
        ("rank_low", Shape::Count.or_null()),
        ("rank_high", Shape::Count.or_null()),
        ("of", Shape::Count),
        ("wording", Shape::word(Wording::ALL, Wording::slug).or_null()),
        ("first", Shape::Text.list()),
        ("leader", Shape::Text.or_null()),
        ("holds", Shape::Truth),
        ("verdict", Shape::Text),
        ("held_until", Shape::Day.or_null()),
    ]);
    let place = vec![
        ("place", Shape::Count),
        ("holds_on", Shape::Count),
        ("tied_on", Shape::Count),
        ("no_result_on", Shape::Count),
        ("of", Shape::Count),
        ("completions", completion.list()),
        ("co_claimants", Shape::Object(vec![("model", Shape::Text), ("on", Shape::Text.list())]).list()),
    ];
    let meeting = Shape::Object(vec![
        ("slice", Shape::Text),
        ("address", Shape::Text),
        ("of", Shape::Count),
        ("relation", Shape::Text),
        ("score", Shape::Text.or_null()),
        ("score_of_other", Shape::Text.or_null()),
    ]);
    let pair = vec![
        ("other", Shape::Text.or_null()),
        ("ahead", Shape::Count),
        ("behind", Shape::Count),
        ("tied", Shape::Count),
        ("not_comparable", Shape::Count),
        ("common", Shape::Count),
        ("slices", meeting.list()),
    ];
    Shape::Any(vec![Shape::Object(joined(head.clone(), place)), Shape::Object(joined(head, pair))])
}

fn check() -> Endpoint {
    let mut parameters = vec![
        query(
            "kind",
            Shape::word(ClaimKind::ALL, ClaimKind::slug),
            Text::new("宣称的内容。", "What is claimed."),
            "first",
        ),
        query("model", Shape::Text, Text::new("模型。", "The model; it has to be there."), "quarkllm"),
        query(
            "on",
            Shape::Text,
            Text::new(
                "宣称之日，或只知道的月份（YYYY-MM）。",
                "The day of the claim, or the month (YYYY-MM) where only that is known.",
            ),
            "2023-11-14",
        ),
        query("k", Shape::Count, Text::new("所称的名次。", "The place, of `number`."), ""),
        query("other", Shape::Text, Text::new("另一个模型。", "The other model, of `ahead-of`."), ""),
    ];
    parameters.extend(slice(false));
    Endpoint {
        path: "/api/v1/claims/check",
        says: Text::new("数据对一个宣称怎么说。", "What the data say of a claim."),
        parameters,
        body: answer(),
        example: "/api/v1/claims/check?model=quarkllm&board=cmmlu&on=2023-11-14",
    }
}
