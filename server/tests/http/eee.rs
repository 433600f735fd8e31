//! Submissions in the format of Every Eval Ever 0.3, read back by the reader of that format: what was stated
//! comes back, and what was not comes back as not stated. That they fit the schema is held by the package that
//! defines it (`scripts/eee.py`).

use std::collections::BTreeMap;

use domain::EvaluatorKind;
use harness::{Figure, What};
use serde_json::Value;

use crate::site;

#[tokio::test]
async fn what_is_stated_comes_back_from_submissions_of_every_board_and_evaluator() {
    let site = site::demo().await;
    // One submission of each board, kind of evaluator, and whether a standard error is stated.
    let mut chosen: BTreeMap<String, Value> = BTreeMap::new();
    let mut results: BTreeMap<String, usize> = BTreeMap::new();
    let mut next = Some("/api/v1/results?limit=500".to_owned());
    while let Some(address) = next {
        let page = site.json(&address).await;
        for result in page["results"].as_array().unwrap() {
            let stated = ["standard_error", "evaluated_on", "n_items"].map(|key| !result[key].is_null());
            let kind = format!("{} {} {stated:?}", result["board"], result["evaluator_kind"]);
            chosen.entry(kind).or_insert_with(|| result.clone());
            *results.entry(result["submission"].as_str().unwrap().to_owned()).or_default() += 1;
        }
        next = page["next"].as_str().map(str::to_owned);
    }
    assert!(chosen.len() > 40, "{}", chosen.len());
    let mut names = Vec::new();
    for (kind, result) in chosen {
        let submission = result["submission"].as_str().unwrap();
        let record = site.json(&format!("/api/v1/submissions/{submission}/every-eval-ever.json")).await;
        names.push(record["evaluation_id"].to_string());
        let read = harness::read("record.json", record.to_string().as_bytes()).unwrap();
        let filing = &read.filings[0];
        let stated = &filing.provenance;
        let day = stated.evaluated_on.map(|day| day.to_string());
        for (key, back) in [
            ("printed_name", &filing.model),
            ("harness", &stated.harness),
            ("harness_version", &stated.harness_version),
            ("evaluated_on", &day),
        ] {
            assert_eq!(result[key].as_str(), back.as_deref(), "{kind}: {key}");
        }
        assert_eq!(filing.lines.len(), results[submission], "{kind}: as many results");
        let own = |line: &&harness::Line| line.metric == result["metric"] && score(line) == result["score"].as_f64();
        let line = filing.lines.iter().find(own).unwrap_or_else(|| panic!("{kind}: the score is not there"));
        assert_eq!(line.n_items.map(u64::from), result["n_items"].as_u64(), "{kind}");
        let error = line.standard_error.as_ref().map(|error| error.figure.score().value());
        assert_eq!(error, result["standard_error"].as_f64(), "{kind}");
        let relation = match result["evaluator_kind"].as_str().unwrap() {
            "self" => EvaluatorKind::SelfReported,
            "organiser" | "third-party" => EvaluatorKind::ThirdParty,
            "joint" => EvaluatorKind::Joint,
            _ => EvaluatorKind::Unknown,
        };
        assert_eq!(stated.relation, Some(relation), "{kind}");
        let broken = filing.all_findings().find(|finding| matches!(finding.what, What::OutsideRange));
        assert!(broken.is_none(), "{kind}: {broken:?}");
    }
    let records = names.len();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), records, "each evaluation has a name of its own");
}

fn score(line: &harness::Line) -> Option<f64> {
    line.score.as_ref().map(Figure::score).map(domain::Score::value)
}
