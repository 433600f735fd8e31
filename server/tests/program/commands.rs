//! The `curl` lines of the documentation, run as they stand there against a real server. Settings of
//! `curl` come from its own file: it fails where the server refuses.

use std::path::Path;
use std::process::Command;

use domain::account::AccountRole;
use serde_json::Value;
use server::state::Clock;

use crate::people::{Person, database, person, then};
use crate::process::Running;

/// The blocks of shell commands of a document that have a word in them.
fn blocks(document: &str, word: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs").join(document);
    let text = std::fs::read_to_string(path).unwrap();
    let fenced = text.split("```sh\n").skip(1).map(|rest| rest.split("```").next().unwrap().to_owned());
    fenced.filter(|block| block.contains(word)).collect()
}

/// A shell with the names that the documents use.
struct Shell<'a> {
    folder: &'a Path,
    origin: String,
}

impl Shell<'_> {
    /// Runs a block and gives what it prints.
    fn run(&self, block: &str, person: &Person, names: &[(&str, &str)]) -> String {
        let mut shell = Command::new("bash");
        shell.args(["-euo", "pipefail", "-c", block]).current_dir(self.folder).env("CURL_HOME", self.folder);
        shell.env("JINBANG", &self.origin).env("TOKEN", &person.token).envs(names.iter().copied());
        let output = shell.output().unwrap();
        let printed = String::from_utf8(output.stdout).unwrap();
        let words = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{block}\n{printed}\n{words}");
        printed
    }
}

fn id(json: &str) -> String {
    let json: Value = serde_json::from_str(json).unwrap_or_else(|error| panic!("{error}: {json}"));
    json["id"].as_str().unwrap_or_else(|| panic!("no submission: {json}")).to_owned()
}

#[tokio::test]
async fn the_commands_of_the_documents_do_what_is_said() {
    let data = tempfile::tempdir().unwrap();
    let store = database(data.path()).await;
    server::run::load_demo(&store, &Clock::at(then())).await.unwrap();
    let filer = person(&store, "filer", AccountRole::Member).await;
    let judge = person(&store, "judge", AccountRole::Reviewer).await;
    let server = Running::start(data.path());
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join(".curlrc"), "silent\nshow-error\nfail-with-body\n").unwrap();
    let harness = r#"{"results": {"my_task": {"alias": "my_task", "acc,none": 0.62}}, "n-shot": {"my_task": 5},
        "versions": {"my_task": 1}, "config": {"model": "hf"},
        "n-samples": {"my_task": {"original": 200, "effective": 200}}}"#;
    std::fs::write(folder.path().join("results.json"), harness).unwrap();
    std::fs::write(folder.path().join("samples.jsonl"), "{\"answer\": \"A\"}\n").unwrap();
    let shell = Shell { folder: folder.path(), origin: format!("http://127.0.0.1:{}", server.port) };

    let answers = "item,correct\nq-0001,1\nq-0002,1\nq-0003,0\nq-0004,1\n";
    std::fs::write(folder.path().join("answers.csv"), answers).unwrap();
    let [by_json, by_file, with_answers, follow] = &blocks("filing.md", "curl")[..] else {
        panic!("four blocks in filing.md")
    };
    let first = id(&shell.run(by_json, &filer, &[]));
    assert_eq!(id(&shell.run(by_json, &filer, &[])), first, "sent again it is the same");
    let second = shell.run(by_file, &filer, &[]);
    let json: Value = serde_json::from_str(&second).unwrap();
    assert_eq!(json["files"].as_array().unwrap().len(), 2, "{second}");
    let both = shell.run(with_answers, &filer, &[]);
    let both: Vec<Value> = serde_json::Deserializer::from_str(&both).into_iter().map(Result::unwrap).collect();
    let kinds: Vec<&Value> = both.iter().map(|filed| &filed["files"][0]["kind"]).collect();
    assert_eq!(kinds, ["answers", "answers"], "{both:?}");
    let followed = shell.run(follow, &filer, &[("ID", &first)]);
    assert!(followed.contains(&first) && followed.contains("\"events\""), "{followed}");

    let [queue, review] = &blocks("review.md", "curl")[..] else { panic!("two blocks in review.md") };
    let queue: Value = serde_json::from_str(&shell.run(queue, &judge, &[])).unwrap();
    assert_eq!(queue["reviews"][0]["id"], first.as_str(), "the oldest first: {queue}");
    let reviewed = shell.run(review, &judge, &[("ID", &first)]);
    let json: Value = serde_json::from_str(&reviewed).unwrap();
    assert_eq!(json["state"], "changes-asked", "{reviewed}");

    let (_, of_api) = (0, blocks("api.md", "curl"));
    assert!(!of_api.is_empty());
    let results = shell.run("curl \"$JINBANG/api/v1/results?limit=1\"", &filer, &[]);
    let results: Value = serde_json::from_str(&results).unwrap();
    let result = results["results"][0]["result"].as_str().unwrap();
    let printed: Vec<String> = of_api.iter().map(|block| shell.run(block, &filer, &[("RESULT", result)])).collect();
    let claims: Vec<Value> = printed.iter().filter_map(|printed| serde_json::from_str(printed).ok()).collect();
    assert!(claims.iter().any(|claim| claim["now"]["verdict"] == "listed-only"), "{claims:?}");
    assert!(claims.iter().any(|claim| claim["subject"] == "claim" && claim["state"] == "filed"), "{claims:?}");
    let page = shell.run("curl \"$JINBANG/r/$RESULT\"", &filer, &[("RESULT", result)]);
    let digest = printed.iter().find_map(|printed| printed.split_whitespace().find(|word| word.len() == 64));
    assert!(page.contains(digest.unwrap()), "the digest is on the page of the result: {printed:?}");
    store.close().await;
}
