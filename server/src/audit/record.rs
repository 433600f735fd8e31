//! A result against its bytes of record.

use domain::log::Hash;
use domain::{ResultId, ResultRow};
use serde_json::Value;
use store::StoredRecord;

/// What is wrong with a record or with its result, or that it has none; `None` if nothing is.
pub(super) fn finding(record: &StoredRecord, row: Option<&ResultRow>) -> Option<String> {
    let id = &record.id;
    let digest = Hash::of(record.json.as_bytes());
    if digest.to_string() != record.digest {
        return Some(format!("record {id}: its bytes have the SHA-256 {digest}, not the one beside them"));
    }
    if ResultId::of_digest(&digest.0) != *id {
        return Some(format!("record {id}: its name is not the start of its SHA-256"));
    }
    let Ok(json) = serde_json::from_str::<Value>(&record.json) else {
        return Some(format!("record {id}: its bytes are no JSON"));
    };
    let Some(row) = row else {
        return Some(format!("record {id}: its result is not in the tables"));
    };
    let other = differences(row, record.corrects.as_ref(), &json);
    (!other.is_empty()).then(|| format!("result {id}: not as its bytes of record have it: {}", other.join(", ")))
}

/// The members of a record that its result has otherwise, each with what both say.
fn differences(row: &ResultRow, corrects: Option<&ResultId>, record: &Value) -> Vec<String> {
    let (exam, submission) = (&row.exam.key, &row.submission);
    let text = |text: &Option<String>| text.as_deref().into();
    let facts: [(&str, Value); 22] = [
        ("board", exam.board.as_str().into()),
        ("dataset", exam.dataset.as_str().into()),
        ("edition", exam.edition.as_str().into()),
        ("language", exam.language.as_str().into()),
        ("domain", exam.domain.as_str().into()),
        ("metric", exam.metric.as_str().into()),
        ("protocol", exam.protocol.as_str().into()),
        ("setting", row.setting.slug.as_str().into()),
        ("division", row.division.slug.as_str().into()),
        ("printed_name", submission.printed_name.as_str().into()),
        ("role", row.role.slug().into()),
        ("score", row.score.text().into()),
        ("n_items", row.n_items.into()),
        ("published_on", row.published_on.to_string().into()),
        ("listed_rank", text(&row.listed_rank)),
        ("corrects", corrects.map(ResultId::as_str).into()),
        ("evaluator", text(&submission.evaluator)),
        ("evaluator_kind", submission.evaluator_kind.slug().into()),
        ("evaluated_on", submission.evaluated_on.map(|day| day.to_string()).into()),
        ("source_url", submission.source_url.as_str().into()),
        ("source_commit", text(&submission.source_commit)),
        ("note", text(&submission.note)),
    ];
    let harness = [
        ("harness", text(&submission.harness)),
        ("harness_version", text(&submission.harness_version)),
        ("harness_commit", text(&submission.harness_commit)),
    ];
    // What only a filing of this site states: nowhere else is it a member.
    let filing = record.get("filing").map(|_| submission.id.as_str());
    let filed = [
        ("filing", filing.into()),
        ("hardware", text(&submission.hardware)),
        ("cost", text(&submission.cost)),
        ("weights_revision", text(&submission.weights_revision)),
        ("error_method", row.error_method.map(|method| method.slug()).into()),
    ];
    let of_record = |key: &str| record.get(key).cloned().unwrap_or_default();
    let mut other: Vec<String> = facts
        .into_iter()
        .chain(harness)
        .chain(filed)
        .filter(|(key, value)| of_record(key) != *value)
        .map(|(key, value)| format!("{key} is {value}, published as {}", of_record(key)))
        .collect();
    let stated = of_record("standard_error");
    let published: Option<f64> = stated.as_str().and_then(|text| text.parse().ok());
    if published != row.standard_error {
        other.push(format!("standard_error is {:?}, published as {stated}", row.standard_error));
    }
    other
}
