//! Submissions: filing, following and deciding them.

use app::text::Text;
use domain::account::TokenScope;
use domain::filing::finding::FindingName;
use domain::filing::{Act, Column, Field, State, Subject};
use serde_json::json;

use super::{Access, Endpoint, Method, Operation, Parameter, Place, Sends, Status, after, joined, query};
use crate::api::shape::Shape;

/// A submission of the demo data, which is none of this kind: to be replaced by one's own.
const EXAMPLE: &str = "0000000000000000";

const READ: &[Status] = &[("200", "The answer.")];

/// Why somebody with a token is refused, whatever they ask for.
macro_rules! refusals {
    ($($refusal:expr),*) => {
        &[
            ("400", "What is asked cannot be read."),
            ("401", "No token, or none that is known."),
            ("403", "The token does not open this, or its account has an interest in it."),
            ("503", "The database does not answer; try again."),
            $($refusal),*
        ]
    };
}

const OWN: &[Status] = refusals!();
/// Statuses of a problem of what is filed.
pub(super) const REFUSED: &[Status] = refusals!(
    ("404", "The submission that is to be corrected is none of this account's."),
    ("409", "The submission that is to be corrected does not stand."),
    ("413", "More was sent than is taken."),
    ("422", "What was sent cannot be filed, each field with its fault; or the key was sent with another request."),
    ("429", "Asked too often: `Retry-After` says when again.")
);
const DECIDED: &[Status] = refusals!(
    ("404", "There is no such submission."),
    ("409", "It cannot be decided so now, or it changed meanwhile: look again."),
    ("413", "More was sent than is taken."),
    ("422", "What was filed cannot be published as it stands, each field with its fault."),
    ("429", "Asked too often: `Retry-After` says when again.")
);
/// Statuses of what was filed.
pub(super) const FILED: &[Status] = &[
    ("200", "The same request was filed before under its key: that submission."),
    ("201", "It is filed and waits for a reviewer."),
];
const SEEN: &[Status] = &[
    ("404", "There is no such submission, or it is not public."),
    ("503", "The database does not answer; try again."),
];

/// The operations.
pub(super) fn operations() -> Vec<Operation> {
    vec![list(), file(), one(), review(), queue()]
}

fn summary() -> Vec<(&'static str, Shape)> {
    vec![
        ("id", Shape::Text),
        ("address", Shape::Text),
        ("subject", Shape::word(Subject::ALL, Subject::slug)),
        ("title", Shape::Text),
        ("state", Shape::word(State::ALL, State::slug)),
        ("version", Shape::Count),
        ("organisation", Shape::Text.or_null()),
        ("corrects", Shape::Text.or_null()),
        ("created_at", Shape::Instant),
        ("filed_at", Shape::Instant.or_null()),
        ("accepted_at", Shape::Instant.or_null()),
    ]
}

/// A submission with everything that belongs to it.
pub(super) fn whole() -> Shape {
    let event = Shape::Object(vec![
        ("at", Shape::Instant),
        ("by", Shape::Text),
        ("act", Shape::word(Act::ALL, Act::slug)),
        ("state", Shape::word(State::ALL, State::slug)),
        ("why", Shape::Text.or_null()),
    ]);
    let file = Shape::Object(vec![
        ("sha256", Shape::Text),
        ("name", Shape::Text),
        ("size", Shape::Count),
        ("kind", Shape::Word(vec!["answers", "harness", "file"])),
    ]);
    let result = Shape::Object(vec![
        ("id", Shape::Text),
        ("address", Shape::Text),
        ("exam", Shape::Text),
        ("score", Shape::Text),
        ("withdrawn_on", Shape::Day.or_null()),
        ("disputed", Shape::Truth),
    ]);
    let more = vec![
        ("events", event.list()),
        ("files", file.list()),
        ("results", result.list()),
        ("filed", Shape::Any(vec![typed(|| Shape::Text), super::claim::filed()])),
    ];
    Shape::Object(joined(summary(), more))
}

/// The fields of the form with its rows, each of a shape.
fn typed(cell: impl Fn() -> Shape) -> Shape {
    let mut fields: Vec<(&'static str, Shape)> = Field::ALL.iter().map(|field| (field.slug(), cell())).collect();
    let row = Column::ALL.iter().map(|column| (column.slug(), cell()));
    fields.push(("results", Shape::Sparse(row.collect()).list()));
    Shape::Sparse(fields)
}

/// What a program sends: texts, numbers, or null for "not stated".
fn sheet() -> Shape {
    let Shape::Sparse(fields) = typed(|| Shape::Any(vec![Shape::Text, Shape::Number]).or_null()) else {
        return Shape::Anything;
    };
    Shape::Sparse(joined(fields, vec![("corrects", Shape::Text), ("answers", Shape::Text.or_null())]))
}

/// The key of a request that files.
pub(super) fn idempotency_key(example: &'static str) -> Parameter {
    let says = Text::new(
        "请求的键，1 至 200 个字符：同一请求重发只报送一次。",
        "The request's key, 1 to 200 letters: the same request sent again files once.",
    );
    Parameter { name: "Idempotency-Key", place: Place::Header, shape: Shape::Text, says, example }
}

fn id() -> Parameter {
    let says = Text::new("报送的标识。", "The submission's identifier.");
    Parameter { name: "id", place: Place::Path, shape: Shape::Text, says, example: EXAMPLE }
}

fn list() -> Operation {
    let says = Text::new("只要处于此状态的。", "Only those that stand so.");
    let limit = Text::new("最多几项，1 至 500。", "How many at most, 1 to 500.");
    let endpoint = Endpoint {
        path: "/api/v1/submissions",
        says: Text::new(
            "令牌所属账号的报送，最近建立的在前。",
            "The submissions of the token's account, the last made first.",
        ),
        parameters: vec![
            after(),
            query("limit", Shape::Count, limit, "20"),
            query("state", Shape::word(State::ALL, State::slug), says, "filed"),
        ],
        body: Shape::Object(vec![("submissions", Shape::Object(summary()).list()), ("next", Shape::Text.or_null())]),
        example: "/api/v1/submissions",
    };
    let access = Access::Token(TokenScope::File);
    Operation { endpoint, method: Method::Get, access, kept: false, sends: Vec::new(), answers: READ, refusals: OWN }
}

fn file() -> Operation {
    let endpoint = Endpoint {
        path: "/api/v1/submissions",
        says: Text::new(
            "报送一次评测：JSON，或带文件的表单（submission 为 JSON，harness 为评测工具的文件，answers 为逐题作答的 CSV，\
             file 为其他文件；后两种可有多个）。逐题作答也可作为文本放在 JSON 的 answers 中。",
            "Files an evaluation: JSON, or a form with files (`submission` is the JSON, `harness` a harness's file, \
             `answers` a CSV of answers item by item, `file` any other; several of the last two). Answers may also \
             stand in the JSON, as the text of its member `answers`.",
        ),
        parameters: vec![idempotency_key("run-2026-11-01")],
        body: Shape::Named("Submission"),
        example: "/api/v1/submissions",
    };
    let example = json!({
        "exam": "cmmlu/1.0", "protocol": "5-shot", "model": "gpt-4", "owns_model": "no", "owns_dataset": "no",
        "source_url": "https://lab.example/run",
        "results": [{ "language": "zh", "domain": "general", "metric": "accuracy", "score": "70.95", "n_items": 11582 }],
    });
    let form = Shape::Sparse(vec![
        ("submission", sheet()),
        ("harness", Shape::Bytes),
        ("answers", Shape::Bytes.list()),
        ("file", Shape::Bytes.list()),
    ]);
    Operation {
        endpoint,
        method: Method::Post,
        access: Access::Token(TokenScope::File),
        kept: false,
        sends: vec![
            Sends { kind: "application/json", shape: sheet(), example: Some(example) },
            Sends { kind: "multipart/form-data", shape: form, example: None },
        ],
        answers: FILED,
        refusals: REFUSED,
    }
}

fn one() -> Operation {
    let endpoint = Endpoint {
        path: "/api/v1/submissions/{id}",
        says: Text::new(
            "一次报送：录用后人人可读；此前只有报送者与审阅人（凭令牌）可读。",
            "One submission: everybody's once it was accepted, before that its filer's and the reviewers', by their token.",
        ),
        parameters: vec![id()],
        body: Shape::Named("Submission"),
        example: "/api/v1/submissions/0000000000000000",
    };
    let access = Access::Everybody;
    Operation { endpoint, method: Method::Get, access, kept: false, sends: Vec::new(), answers: READ, refusals: SEEN }
}

fn queue() -> Operation {
    let limit = Text::new("最多几项，1 至 500。", "How many at most, 1 to 500.");
    let interest = Shape::Object(vec![
        ("kind", Shape::Word(vec!["filed-it", "raised-it", "belongs-to", "belonged-to"])),
        ("organisation", Shape::Text.or_null()),
        ("detail", Shape::Text),
        ("detail_zh", Shape::Text),
    ]);
    let finding = Shape::Object(vec![
        ("line", Shape::Count.or_null()),
        ("name", Shape::word(FindingName::ALL, FindingName::slug)),
        ("code", Shape::Text.or_null()),
        ("stands_out", Shape::Truth),
        ("detail", Shape::Text),
        ("detail_zh", Shape::Text),
    ]);
    let more = vec![
        ("filed_by", Shape::Text),
        ("may_decide", Shape::Truth),
        ("interests", interest.list()),
        ("moves_first", Shape::Truth),
        ("publishes", Shape::Truth),
        ("unreadable", Shape::Text.list()),
        ("findings", finding.list()),
    ];
    let waiting = Shape::Object(joined(summary(), more));
    let endpoint = Endpoint {
        path: "/api/v1/reviews",
        says: Text::new(
            "待审的报送，最早报送的在前，附检查所得；令牌所属账号能否审定，以及为何不能。",
            "What waits for reviewers, the oldest first, with its findings; whether the token's account may decide it, \
             and why not.",
        ),
        parameters: vec![after(), query("limit", Shape::Count, limit, "20")],
        body: Shape::Object(vec![("reviews", waiting.list()), ("next", Shape::Text.or_null())]),
        example: "/api/v1/reviews",
    };
    let access = Access::Token(TokenScope::Review);
    Operation { endpoint, method: Method::Get, access, kept: false, sends: Vec::new(), answers: READ, refusals: OWN }
}

fn review() -> Operation {
    let body = Shape::Sparse(vec![
        ("act", Shape::Word(vec!["take-up", "ask", "accept", "reject"])),
        ("why", Shape::Text),
        ("version", Shape::Count),
    ]);
    let endpoint = Endpoint {
        path: "/api/v1/submissions/{id}/review",
        says: Text::new(
            "审阅一次报送：take-up 开始审阅，ask 要求修改，accept 录用，reject 退回。",
            "Reviews a submission: takes it up, asks for changes, accepts or rejects it.",
        ),
        parameters: vec![id()],
        body: Shape::Named("Submission"),
        example: "/api/v1/submissions/0000000000000000/review",
    };
    Operation {
        endpoint,
        method: Method::Post,
        access: Access::Token(TokenScope::Review),
        kept: false,
        sends: vec![Sends {
            kind: "application/json",
            shape: body,
            example: Some(json!({ "act": "ask", "why": "Which commit?", "version": 2 })),
        }],
        answers: READ,
        refusals: DECIDED,
    }
}
