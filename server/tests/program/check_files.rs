//! `server import --check`: exit codes and what it prints.

use std::process::{Command, Output};

use serde_json::Value;

fn check(args: &[&str]) -> Output {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/harness/tests/inputs");
    let data = tempfile::tempdir().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_server"));
    command.current_dir(folder).env("JINBANG_DATA_DIR", data.path()).args(["import", "--check"]).args(args);
    command.output().unwrap()
}

fn json(args: &[&str]) -> (i32, Value) {
    let output = check(&[&["--format", "json"], args].concat());
    let printed = serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {output:?}"));
    (output.status.code().unwrap(), printed)
}

#[test]
fn exit_codes_are_the_worst_of_the_files() {
    let clean = "accept/lm-eval-0.4.json";
    let warned = "flag/opencompass-groups.txt";
    let refused = "refuse/inspect-limit.json";
    let code = |args: &[&str]| check(args).status.code().unwrap();
    assert_eq!([code(&[clean]), code(&[warned]), code(&[refused])], [0, 2, 1]);
    assert_eq!([code(&[clean, warned]), code(&[warned, refused])], [2, 1]);
    let words = String::from_utf8(check(&[warned]).stderr).unwrap();
    assert!(words.contains("group-average") && words.contains("line 6"), "{words}");
}

#[test]
fn json_has_one_object_a_filing() {
    let (code, printed) = json(&["flag/helm-mmlu-philosophy/run_spec.json", "flag/helm-mmlu-philosophy/stats.json"]);
    assert_eq!((code, printed.as_array().unwrap().len()), (2, 1));
    let filing = &printed[0];
    assert_eq!((&filing["format"], &filing["status"]), (&Value::from("helm"), &Value::from("warnings")));
    let limit = &filing["findings"][0];
    assert_eq!((&limit["severity"], &limit["code"]), (&Value::from("warning"), &Value::from("limit-reached")));
    assert!(limit["where"].as_str().unwrap().contains("/adapter_spec/max_eval_instances"));
    let result = &filing["results"][0];
    assert_eq!(result["score_text"], "0.1111111111111111");
    assert_eq!((&result["n_items"], &result["partial"]), (&Value::from(9), &Value::from(true)));
    assert!(result["standard_error"].is_null());

    let (code, printed) = json(&["accept/lm-eval-0.3-gsm8k.json"]);
    assert_eq!(code, 0);
    assert_eq!(printed[0]["results"][0]["standard_error"], 0.002_504_942_226_860_508);
    assert_eq!(printed[0]["findings"], Value::Array(Vec::new()));
}

#[test]
fn own_tables_are_checked_as_before() {
    let (code, printed) = json(&["accept/jinbang.csv"]);
    assert_eq!((code, printed.as_array().unwrap().len()), (0, 2));
    let output = check(&["accept/jinbang.csv"]);
    assert!(String::from_utf8(output.stderr).unwrap().contains("3 results, no fault"));
}

#[test]
fn a_huge_file_is_refused_without_being_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("huge.json");
    std::fs::File::create(&path).unwrap().set_len(1 << 30).unwrap();
    let (code, printed) = json(&[path.to_str().unwrap()]);
    assert_eq!((code, &printed[0]["findings"][0]["code"]), (1, &Value::from("too-large")));
    assert!(printed[0]["format"].is_null());
}

#[test]
fn what_others_wrote_is_filed_not_imported() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/harness/tests/inputs");
    let data = tempfile::tempdir().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_server"));
    command.current_dir(folder).env("JINBANG_DATA_DIR", data.path()).args(["import", "accept/lm-eval-0.4.json"]);
    let output = command.output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8(output.stderr).unwrap().contains("/submit"));
}
