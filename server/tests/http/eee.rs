//! Submissions in the format of Every Eval Ever 0.3, held against what its schema asks for.
//!
//! The facts are those of `every_eval_ever/schemas/eval.schema.json` of evaleval/every_eval_ever, compared
//! member by member on 2026-11-28: required members, closed lists of words, types, that the top level has no
//! others, that `additional_details` and `details` hold texts alone, and that a continuous scale has both ends.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::site;

fn schema() -> Value {
    let text = json!({ "type": "string" });
    let texts = json!({ "type": "object", "additionalProperties": { "type": "string" } });
    let object = |required: Value, properties: Value| json!({ "type": "object", "required": required, "properties": properties });
    let source = object(
        json!(["source_type", "source_organization_name", "evaluator_relationship"]),
        json!({
            "source_name": text, "source_organization_name": text, "source_organization_url": text,
            "source_type": { "enum": ["documentation", "evaluation_run"] },
            "evaluator_relationship": { "enum": ["first_party", "third_party", "collaborative", "other"] },
            "additional_details": texts,
        }),
    );
    let library =
        object(json!(["name", "version"]), json!({ "name": text, "version": text, "additional_details": texts }));
    let model = object(
        json!(["name", "id"]),
        json!({ "name": text, "id": text, "developer": text, "additional_details": texts }),
    );
    let data = object(
        json!(["dataset_name", "source_type", "url"]),
        json!({
            "dataset_name": text, "source_type": { "const": "url" }, "additional_details": texts,
            "url": { "type": "array", "minItems": 1, "items": text },
        }),
    );
    let mut metric = object(
        json!(["lower_is_better"]),
        json!({
            "evaluation_description": text, "metric_id": text, "metric_name": text, "metric_unit": text,
            "lower_is_better": { "type": "boolean" }, "score_type": { "enum": ["binary", "continuous", "levels"] },
            "min_score": { "type": "number" }, "max_score": { "type": "number" },
        }),
    );
    metric["if"] = object(json!(["score_type"]), json!({ "score_type": { "const": "continuous" } }));
    metric["then"] = json!({ "required": ["min_score", "max_score"] });
    let uncertainty = object(
        json!([]),
        json!({
            "standard_error": object(json!(["value"]), json!({ "value": { "type": "number" }, "method": text })),
            "num_samples": { "type": "integer" },
        }),
    );
    let score = object(
        json!(["score"]),
        json!({ "score": { "type": "number" }, "details": texts, "uncertainty": uncertainty }),
    );
    let result = object(
        json!(["evaluation_name", "source_data", "metric_config", "score_details"]),
        json!({
            "evaluation_result_id": text, "evaluation_name": text, "evaluation_timestamp": text,
            "source_data": data, "metric_config": metric, "score_details": score,
        }),
    );
    let mut whole = object(
        json!([
            "schema_version",
            "evaluation_id",
            "retrieved_timestamp",
            "source_metadata",
            "model_info",
            "eval_library",
            "evaluation_results",
        ]),
        json!({
            "schema_version": { "const": "0.3.0" }, "evaluation_id": text, "evaluation_timestamp": text,
            "retrieved_timestamp": { "type": "string", "pattern": "^[0-9]+(\\.[0-9]+)?$" },
            "source_metadata": source, "eval_library": library, "model_info": model,
            "evaluation_results": { "type": "array", "items": result },
        }),
    );
    whole["additionalProperties"] = false.into();
    whole
}

#[tokio::test]
async fn submissions_of_every_board_and_evaluator_fit_the_schema() {
    let site = site::demo().await;
    let schema = jsonschema::validator_for(&schema()).unwrap();
    // One submission of each board, kind of evaluator, and whether a standard error is stated.
    let mut chosen: BTreeMap<String, String> = BTreeMap::new();
    let fields = "fields=submission,board,evaluator_kind,standard_error,evaluated_on,n_items";
    let mut next = Some(format!("/api/v1/results?limit=500&{fields}"));
    while let Some(address) = next {
        let page = site.json(&address).await;
        for result in page["results"].as_array().unwrap() {
            let stated = ["standard_error", "evaluated_on", "n_items"].map(|key| !result[key].is_null());
            let kind = format!("{} {} {stated:?}", result["board"], result["evaluator_kind"]);
            chosen.entry(kind).or_insert_with(|| result["submission"].as_str().unwrap().to_owned());
        }
        next = page["next"].as_str().map(str::to_owned);
    }
    assert!(chosen.len() > 40, "{}", chosen.len());
    for (kind, submission) in chosen {
        let record = site.json(&format!("/api/v1/submissions/{submission}/every-eval-ever.json")).await;
        let faults: Vec<String> = schema.iter_errors(&record).map(|e| format!("{}: {e}", e.instance_path())).collect();
        assert!(faults.is_empty(), "{kind}: {faults:?} in {record}");
    }
    let broken = json!({ "schema_version": "0.3.0" });
    assert!(!schema.is_valid(&broken), "the schema refuses what lacks its members");
}
