//! Boards.

use std::collections::BTreeSet;

use domain::{Address, Board, BoardKind};
use serde_json::{Value, json};

use super::{Field, Noun};
use crate::api::shape::Shape;

/// Boards.
pub const BOARDS: Noun<Board> = Noun {
    name: "boards",
    fields: &[
        Field { name: "board", shape: || Shape::Text, value: |board, _| json!(board.slug) },
        Field { name: "name", shape: || Shape::Text, value: |board, _| json!(board.name) },
        Field { name: "name_zh", shape: || Shape::Text.or_null(), value: |board, _| json!(board.name_zh) },
        Field {
            name: "kind",
            shape: || Shape::word(BoardKind::ALL, BoardKind::slug),
            value: |board, _| json!(board.kind),
        },
        Field { name: "is_evaluation", shape: || Shape::Truth, value: |board, _| json!(board.is_evaluation) },
        Field {
            name: "publishers",
            shape: || Shape::Text.list(),
            value: |board, _| board.publishers.iter().map(|publisher| json!(publisher.slug)).collect(),
        },
        Field { name: "homepage", shape: || Shape::Text.or_null(), value: |board, _| json!(board.homepage) },
        Field { name: "reason", shape: || Shape::words().or_null(), value: |board, _| words(board.reason.as_ref()) },
        Field { name: "about", shape: || Shape::words().or_null(), value: |board, _| words(board.about.as_ref()) },
        Field {
            name: "datasets",
            shape: || Shape::Text.list(),
            value: |board, catalog| {
                let exams = catalog.exams().filter(|exam| exam.key.board == board.slug);
                let datasets: BTreeSet<_> = exams.map(|exam| &exam.key.dataset).collect();
                json!(datasets)
            },
        },
        Field {
            name: "address",
            shape: || Shape::Text,
            value: |board, _| json!(Address::Board(&board.slug).to_string()),
        },
    ],
    filters: &[],
    all: |catalog| {
        let mut all: Vec<_> = catalog.boards().map(|board| (board.slug.to_string(), &**board)).collect();
        all.sort_by(|a, b| a.0.cmp(&b.0));
        all
    },
};

fn words(text: Option<&(String, String)>) -> Value {
    text.map_or(Value::Null, |(en, zh)| json!({ "zh": zh, "en": en }))
}
