//! Import: the demonstration data, every kind of fault, and what identifiers depend on.
//!
//! A folder of `inputs/` is a set of files read together; its faults are in the snapshot.

#![expect(clippy::unwrap_used, clippy::panic, reason = "helpers of tests fail by panicking")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;

use domain::batch::{Batch, Known};
use domain::{Role, Slug};
use proptest::prelude::*;
use server::demo;
use server::import::{Fault, File, LARGEST, read};

const EXAMPLE: &str = include_str!("../../docs/example.csv");

/// The demonstration data as a fresh installation reads it.
static DEMO: LazyLock<Batch> = LazyLock::new(|| whole(&demo::files().unwrap(), &Known::default()));

/// The header of `published.csv` and the rows of one board; no cell of theirs spans lines.
static ROWS: LazyLock<(String, Vec<String>)> = LazyLock::new(|| {
    let files = demo::files().unwrap();
    let (_, published) = files.into_iter().find(|(name, _)| *name == "published.csv").unwrap();
    let text = String::from_utf8(published).unwrap();
    let mut lines = text.lines().map(str::to_owned);
    (lines.next().unwrap(), lines.filter(|line| line.starts_with("360zhinao README,")).collect())
});

fn read_one(bytes: &[u8], known: &Known) -> Result<Batch, Vec<Fault>> {
    read(&[File { name: "published.csv", bytes }], known)
}

fn whole(files: &[(&str, Vec<u8>)], known: &Known) -> Batch {
    let files: Vec<File<'_>> = files.iter().map(|(name, bytes)| File { name, bytes }).collect();
    read(&files, known).unwrap_or_else(|faults| panic!("{}", told(&faults)))
}

fn told(faults: &[Fault]) -> String {
    faults.iter().map(|fault| format!("{fault}\n")).collect()
}

fn faults_of(bytes: &[u8]) -> String {
    told(&read_one(bytes, &Known::default()).unwrap_err())
}

/// Results and submissions by identifier, with the model each belongs to.
fn identities(batch: &Batch) -> BTreeSet<(String, String, String)> {
    let identity = |r: &domain::batch::ResultRecord| (r.id.to_string(), r.submission.clone(), r.model.to_string());
    batch.results.iter().map(identity).collect()
}

/// What a store knows after it has written a batch.
fn known_after(batch: &Batch) -> Known {
    Known {
        organisations: batch.organisations.iter().map(|o| o.slug.clone()).collect(),
        boards: batch.boards.iter().map(|b| (b.name.clone(), b.slug.clone())).collect(),
        models: batch.models.iter().map(|m| m.slug.clone()).collect(),
        aliases: batch.aliases.iter().map(|a| ((a.board.clone(), a.printed_name.clone()), a.model.clone())).collect(),
        exams: batch.exams.iter().map(|e| (e.key.clone(), e.scale.clone())).collect(),
    }
}

#[test]
fn the_demonstration_data_is_read_whole() {
    let batch = &*DEMO;
    let Batch { organisations, boards, models, aliases, exams, submissions, results, claims, items, findings } = batch;
    assert!(findings.is_empty(), "tables hold none");
    assert_eq!((organisations.len(), boards.len()), (151, 39));
    assert_eq!((models.len(), aliases.len()), (1_239 + 2, 1_688), "the registry, people and chance");
    assert_eq!((exams.len(), submissions.len(), results.len(), claims.len()), (555, 6_528, 12_795, 68));
    assert!(items.is_empty(), "no source of the demonstration data files answers item by item");

    assert_eq!(results.iter().map(|r| &r.id).collect::<BTreeSet<_>>().len(), results.len());
    let submissions: BTreeMap<&str, _> = submissions.iter().map(|s| (s.submission.id.as_str(), s)).collect();
    assert_eq!(submissions.len(), 6_528);
    for result in results {
        let submission = submissions[result.submission.as_str()];
        assert_eq!((&submission.model, &submission.board), (&result.model, &result.exam.board));
    }
    let baselines: BTreeSet<&str> = results.iter().filter(|r| r.role.is_baseline()).map(|r| r.model.as_str()).collect();
    assert_eq!(baselines, BTreeSet::from(["chance", "human", "nullmodel"]));
    assert_eq!(results.iter().filter(|r| r.role == Role::System).count(), 434);
}

#[test]
fn an_unnamed_edition_begins_with_its_first_result_on_any_board() {
    let batch = &*DEMO;
    let days = |dataset: &str| -> BTreeSet<String> {
        let exams = batch.exams.iter().filter(|e| e.key.dataset.as_str() == dataset && !e.key.edition.is_stated());
        exams.map(|e| e.released_on.unwrap().to_string()).collect()
    };
    assert_eq!(days("gsm8k"), BTreeSet::from(["2023-07-06".to_owned()]));
    let open: BTreeSet<&str> = batch
        .exams
        .iter()
        .filter(|e| e.key.dataset.as_str() == "superclue-open")
        .map(|e| e.dataset_name.as_str())
        .collect();
    assert_eq!(open, BTreeSet::from(["SuperCLUE-OPEN"]), "one dataset, named as on the first board that has it");
}

#[test]
fn reading_again_changes_nothing() {
    let files = demo::files().unwrap();
    let first = &*DEMO;
    let known = known_after(first);
    let published = files.into_iter().filter(|(name, _)| *name == "published.csv").collect::<Vec<_>>();
    let again = whole(&published, &known);
    assert_eq!(identities(&again), identities(first));
    assert!(again.boards.is_empty() && again.organisations.is_empty() && again.aliases.is_empty());
    assert_eq!(again.exams, first.exams);
}

#[test]
fn the_example_of_the_manual_works_and_can_be_filed_again() {
    let first = read_one(EXAMPLE.as_bytes(), &Known::default()).unwrap();
    assert_eq!((first.boards.len(), first.models.len(), first.exams.len(), first.results.len()), (1, 2, 2, 3));
    let names: Vec<&str> = first.aliases.iter().map(|a| a.printed_name.as_str()).collect();
    assert_eq!(names, ["Example-72B-Chat", "Example-7B"]);
    assert!(first.exams.iter().all(|e| e.scale.share_of_items && e.released_on.is_some()));

    let again = read_one(EXAMPLE.as_bytes(), &known_after(&first)).unwrap();
    assert_eq!(again.results, first.results);
    assert!(again.boards.is_empty() && again.models.is_empty() && again.aliases.is_empty());
}

#[test]
fn a_withdrawal_keeps_the_identifier() {
    let stands = read_one(EXAMPLE.as_bytes(), &Known::default()).unwrap();
    let text: String = EXAMPLE.lines().fold(String::new(), |text, line| {
        let gone = if text.is_empty() { ",withdrawn_on,withdrawn_reason" } else { ",2026-04-01,superseded" };
        text + line + gone + "\n"
    });
    let gone = read_one(text.as_bytes(), &Known::default()).unwrap();
    assert_eq!(identities(&gone), identities(&stands));
    assert!(gone.results.iter().all(|r| r.withdrawn_on.is_some() && r.withdrawn_reason.is_some()));
}

#[test]
fn what_is_known_is_held_to() {
    let first = read_one(EXAMPLE.as_bytes(), &Known::default()).unwrap();
    let mut known = known_after(&first);
    let percent = EXAMPLE.replace("percent", "points");
    assert_eq!(
        told(&read_one(percent.as_bytes(), &known).unwrap_err()).lines().next().unwrap(),
        "published.csv:2: metric_unit: \"points\" is not percent, as in results already there: one exam has one scale"
    );
    known.aliases.clear();
    assert_eq!(
        told(&read_one(EXAMPLE.as_bytes(), &known).unwrap_err()).lines().next().unwrap(),
        "published.csv:2: model: \"Example-7B\" is not decided: the name would merge with the model example-7b; \
         add a line to aliases.csv that says which model it is"
    );
    let alias = "board,printed_name,model,certainty,reason\nOur lab,Example-7B,example-7b,exact,the name itself\n\
                 Our lab,Example-72B-Chat,example-72b-chat,exact,the name itself\n";
    let files = [("published.csv", EXAMPLE.into()), ("aliases.csv", alias.into())];
    assert_eq!(identities(&whole(&files, &known)), identities(&first));
}

#[test]
fn every_fault_is_told_with_its_line() {
    let inputs = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/inputs");
    let mut text = String::new();
    for folder in sorted(&inputs).into_iter().filter(|folder| !folder.ends_with("harness")) {
        let files: Vec<(String, Vec<u8>)> = sorted(&folder)
            .into_iter()
            .map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), std::fs::read(path).unwrap()))
            .collect();
        let files: Vec<File<'_>> = files.iter().map(|(name, bytes)| File { name, bytes }).collect();
        let faults = read(&files, &Known::default()).unwrap_err();
        text += &format!("## {}\n{}\n", folder.file_name().unwrap().to_str().unwrap(), told(&faults));
    }
    insta::assert_snapshot!(text);
}

fn sorted(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

#[test]
fn bytes_that_are_no_text_are_refused() {
    let latin = EXAMPLE.replace("Example-72B", "Exämple-72B").chars().map(|c| c as u8).collect::<Vec<u8>>();
    assert!(faults_of(&latin).starts_with("published.csv:3: ") && faults_of(&latin).contains("is not UTF-8 text"));
    let nul = EXAMPLE.replace("Contract", "Con\0tract");
    assert_eq!(
        faults_of(nul.as_bytes()).lines().next().unwrap(),
        "published.csv:2: dataset: \"Con\\0tract questions\" is not a text without control characters"
    );
    assert!(faults_of(&vec![0; LARGEST + 1]).contains("is not at most 536870912 bytes"));
}

#[test]
fn byte_order_mark_line_ends_and_order_of_columns_do_not_count() {
    let plain = read_one(EXAMPLE.as_bytes(), &Known::default()).unwrap();
    let windows = format!("\u{feff}{}", EXAMPLE.replace('\n', "\r\n"));
    assert_eq!(read_one(windows.as_bytes(), &Known::default()).unwrap(), plain);
    let turned: String = EXAMPLE
        .lines()
        .map(|line| line.split(',').rev().map(|cell| format!("\" {cell}\"")).collect::<Vec<_>>().join(",") + "\n")
        .collect();
    assert_eq!(read_one(turned.as_bytes(), &Known::default()).unwrap(), plain);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_rows_decides_no_identifier(rows in Just(ROWS.1.clone()).prop_shuffle()) {
        let (header, plain) = &*ROWS;
        let batch = |rows: &[String]| {
            read_one(format!("{header}\n{}\n", rows.join("\n")).as_bytes(), &Known::default()).unwrap()
        };
        let (shuffled, plain) = (batch(&rows), batch(plain));
        prop_assert_eq!(identities(&shuffled), identities(&plain));
        prop_assert_eq!(&shuffled.exams, &plain.exams);
        prop_assert_eq!(shuffled.models, plain.models);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let _ = read_one(&bytes, &Known::default());
    }

    #[test]
    fn no_cells_make_it_panic(cells in "([a-z0-9.,\"\r\n\u{feff}é汉;-]|2024-05-01|true|zh|,){0,100}") {
        let header = EXAMPLE.lines().next().unwrap();
        let _ = read_one(format!("{header}\n{cells}").as_bytes(), &Known::default());
        let _ = read_one(format!("slug,name,made_for_languages,note\n{cells}").as_bytes(), &Known::default());
    }

    #[test]
    fn a_wrong_letter_is_told_within_the_file(at in 0..EXAMPLE.len(), letter in "[ -~]") {
        let mut bytes = EXAMPLE.as_bytes().to_vec();
        bytes[at] = letter.as_bytes()[0];
        if let Err(faults) = read_one(&bytes, &Known::default()) {
            prop_assert!(!faults.is_empty() && faults.iter().all(|fault| (1..=4).contains(&fault.line)));
        }
    }
}

#[test]
fn the_slug_of_a_board_is_as_good_as_its_name() {
    let known = known_after(&read_one(EXAMPLE.as_bytes(), &Known::default()).unwrap());
    let by_slug = read_one(EXAMPLE.replace("\nOur lab,", "\nour-lab,").as_bytes(), &known).unwrap();
    assert!(by_slug.boards.is_empty());
    assert!(by_slug.results.iter().all(|r| r.exam.board == "our-lab".parse::<Slug>().unwrap()));
}

#[test]
fn the_manual_names_every_column() {
    let manual = include_str!("../../docs/data.md");
    for (name, bytes) in demo::files().unwrap() {
        let text = String::from_utf8(bytes).unwrap();
        for column in text.lines().next().unwrap().split(',') {
            assert!(manual.contains(&format!("`{column}`")), "docs/data.md leaves out {column} of {name}");
        }
    }
    let example: Vec<&str> = EXAMPLE.lines().take(2).collect();
    assert!(manual.contains(&example.join("\n")));
}
