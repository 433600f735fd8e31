//! Claims.

use app::text::Text;
use domain::claim::{ClaimKind, VerdictWord};
use domain::rank::Wording;

use super::{Endpoint, joined, query, slice};
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
    vec![list(), check()]
}

fn list() -> Endpoint {
    let record = Shape::Object(vec![
        ("n", Shape::Count),
        ("data_version", Shape::Count),
        ("computed_on", Shape::Day),
        ("confirmed_version", Shape::Count),
        ("confirmed_on", Shape::Day),
    ]);
    let claim = Shape::Object(joined(
        summary(),
        vec![
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
        ],
    ));
    let only = Text::new("只要这些宣称。", "Only such claims.");
    Endpoint {
        path: "/api/v1/claims",
        says: Text::new("已发表的宣称及其判定。", "Published claims with their verdicts."),
        parameters: vec![
            query("board", Shape::Text, only, ""),
            query("claimant", Shape::Text, only, ""),
            query("kind", Shape::word(ClaimKind::ALL, ClaimKind::slug), only, "first"),
            query("verdict", Shape::word(VerdictWord::ALL, VerdictWord::slug), only, "held-until"),
        ],
        body: Shape::Object(vec![
            ("data_version", Shape::Count),
            ("claims", claim.list()),
            ("next", Shape::Text.or_null()),
        ]),
        example: "/api/v1/claims?verdict=held-until",
    }
}

fn check() -> Endpoint {
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
        body: Shape::Any(vec![Shape::Object(joined(head.clone(), place)), Shape::Object(joined(head, pair))]),
        example: "/api/v1/claims/check?model=quarkllm&board=cmmlu&on=2023-11-14",
    }
}
