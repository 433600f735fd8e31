//! What becomes of a file as a whole: of our own, and of the real ones by the table beside them.

use std::collections::BTreeMap;

use harness::{Status, report};

use crate::corpus::{self, Input};

fn status_of(verdict: &str) -> Status {
    match verdict {
        "accept" => Status::Clean,
        "flag" => Status::Warnings,
        "refuse" => Status::Refused,
        other => panic!("{other} is no verdict"),
    }
}

#[test]
fn own_files_have_the_verdict_of_their_folder() {
    let mut formats = BTreeMap::new();
    for verdict in ["accept", "flag", "refuse"] {
        let mut groups: BTreeMap<String, Vec<Input>> = BTreeMap::new();
        for input in corpus::files(&corpus::own().join(verdict)) {
            let (folder, _) = input.0.rsplit_once('/').unwrap();
            let key = if folder.ends_with(verdict) { input.0.clone() } else { folder.to_owned() };
            groups.entry(key).or_default().push(input);
        }
        for (name, inputs) in groups {
            let read = corpus::read(&inputs);
            assert_eq!(report::status(&read), status_of(verdict), "{name}:\n{}", report::lines(&read).join("\n"));
            assert_eq!(read.len(), 1, "{name}: files of one folder are one filing");
            if let Ok(recognised) = &read[0] {
                formats.entry(recognised.format.slug()).or_insert(0);
            }
        }
    }
    let all = harness::Format::ALL.map(harness::Format::slug);
    let missing: Vec<_> = all.iter().filter(|slug| !formats.contains_key(*slug)).collect();
    assert!(missing.is_empty(), "no file of {missing:?}");
}

/// The table of `SOURCES.md`: path and verdict.
fn sources(text: &str) -> Vec<(String, String)> {
    let rows = text.lines().filter_map(|line| {
        let path = line.strip_prefix("| `")?.split('`').next()?;
        let verdict =
            ["accept", "flag", "refuse"].into_iter().find(|word| line.contains(&format!("| **{word}** |")))?;
        Some((path.to_owned(), verdict.to_owned()))
    });
    rows.collect()
}

#[test]
fn real_files_have_the_verdict_of_the_table_beside_them() {
    let Some(folder) = corpus::real() else {
        println!(
            "No real harness file was checked: ../shared/data/harness is not there. The own ones cover each verdict."
        );
        return;
    };
    let table = sources(&std::fs::read_to_string(folder.join("SOURCES.md")).unwrap());
    assert!(table.len() >= 26, "only {} rows of the table were read", table.len());
    let mut wrong = Vec::new();
    for (path, verdict) in &table {
        let bytes = std::fs::read(folder.join(path)).unwrap();
        let read = corpus::read(&[(path.clone(), bytes)]);
        if report::status(&read) != status_of(verdict) {
            wrong.push(format!("{path}: {verdict}\n{}", report::lines(&read).join("\n")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    for run in ["helm/mmlu-philosophy_gpt2", "helm/hellaswag_pythia-1b"] {
        let read = corpus::read(&corpus::files(&folder.join(run)));
        assert_eq!((read.len(), report::status(&read)), (1, Status::Warnings), "{run}");
        let filing = &read[0].as_ref().unwrap().filings[0];
        assert!(!filing.lines.is_empty() && filing.lines.iter().all(|line| filing.is_partial(line)));
        assert!(filing.lines.iter().all(|line| line.standard_error.is_none()));
    }
    println!("{} real harness files were checked.", table.len());
}
