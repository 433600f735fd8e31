//! The traps of each format in the real files, one by one. They lie beside the repository; a clone without
//! them says so, and rests on its own files with the same traps (`traps.rs`).

use std::path::PathBuf;

use domain::{EvaluatorKind, Role};
use harness::{Figure, Finding, HarnessFiling, Line, Mappings, Outcome, map, read};

use crate::corpus;

/// The real file of a path, or a word about why nothing is tested.
fn real(path: &str) -> Option<PathBuf> {
    let folder = corpus::real();
    if folder.is_none() {
        println!("{path}: not tested, ../shared/data/harness is not there");
    }
    folder.map(|folder| folder.join(path))
}

/// The filings of a real file, each line with its exam.
fn filings(path: &str) -> Option<Vec<HarnessFiling>> {
    let file = real(path)?;
    let recognised = read(path, &std::fs::read(file).unwrap()).unwrap_or_else(|broken| panic!("{path}: {broken:?}"));
    Some(map(recognised, &Mappings::shipped()).filings)
}

/// The filing of a real run folder of HELM.
fn run(path: &str) -> Option<HarnessFiling> {
    let read = corpus::read(&corpus::files(&real(path)?));
    assert_eq!(read.len(), 1, "{path}");
    Some(map(read.into_iter().next().unwrap().unwrap(), &Mappings::shipped()).filings.remove(0))
}

fn codes(filing: &HarnessFiling) -> Vec<&'static str> {
    let mut codes: Vec<_> = filing.all_findings().map(Finding::code).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

fn score(line: &Line) -> &str {
    line.score.as_ref().map(Figure::written).unwrap_or_default()
}

fn error(line: &Line) -> Option<&str> {
    line.standard_error.as_ref().map(|error| error.figure.written())
}

/// A word of a line's exam, as its mapping has it.
fn word(line: &Line, of: impl Fn(&harness::MappedExam) -> Option<String>) -> String {
    line.exam.as_deref().and_then(of).unwrap_or_default()
}

fn protocol(line: &Line) -> String {
    word(line, |exam| exam.protocol.as_ref().map(ToString::to_string))
}

fn language(line: &Line) -> String {
    word(line, |exam| exam.language.as_ref().map(ToString::to_string))
}

/// Whether every line that has a score is over a part of its exam, and none of them is taken.
fn is_refused_as_partial(filing: &HarnessFiling) -> bool {
    filing.lines.iter().all(|line| filing.is_partial(line) && filing.outcome(line) == Outcome::Refused)
}

#[test]
fn lm_eval_states_items_errors_day_and_commit() {
    let Some(filings) = filings("lm-eval/results_math_perturbed_qwen3-93m.json") else { return };
    let [filing] = &filings[..] else { unreachable!() };
    let [perturbed, rephrased] = &filing.lines[..] else { unreachable!() };
    assert_eq!((score(perturbed), error(perturbed)), ("0.0", Some("0.0")), "as written, and zero is no silence");
    assert_eq!((score(rephrased), error(rephrased)), ("0.0004", Some("0.0002828144211304471")));
    assert_eq!((rephrased.n_items, rephrased.n_shot), (Some(5000), Some(0)));
    // Nobody mapped the task: the number of examples is what is known of its exam.
    assert_eq!(protocol(rephrased), "0-shot");
    assert_eq!(filing.provenance.commit.as_ref().unwrap().text, "1f84a09f");
    assert_eq!(filing.provenance.evaluated_on.unwrap().to_string(), "2026-01-21");
    assert_eq!(filing.provenance.harness_version.as_deref(), Some("0.4.9.2"));
    assert_eq!(filing.model_revision.as_deref(), Some("82047f5e5d5245c1b3a4cd75ad98aa441d6487cd"));
    assert!(filing.lines.iter().all(|line| !filing.is_partial(line)), "effective is original, and no limit is set");
}

#[test]
fn old_files_of_lm_eval_state_neither_items_nor_day() {
    for (path, sat) in [
        ("lm-eval/bloom-1b1_xnli_0-shot.json", "0-shot"),
        ("lm-eval/bloom-1b1_gsm8k_8-shot.json", "8-shot"),
        ("lm-eval/pythia-160m-5shot_step143000.json", "5-shot"),
    ] {
        let Some(filings) = filings(path) else { return };
        let [filing] = &filings[..] else { panic!("{path}: {} filings", filings.len()) };
        assert!(filing.lines.iter().all(|line| line.n_items.is_none()), "{path}");
        assert!(filing.provenance.commit.is_none() && filing.provenance.evaluated_on.is_none(), "{path}");
        assert!(filing.lines.iter().all(|line| protocol(line) == sat), "{path}");
    }
    let xnli = filings("lm-eval/bloom-1b1_xnli_0-shot.json").unwrap();
    let languages: std::collections::BTreeSet<String> = xnli[0].lines.iter().map(language).collect();
    assert!(["zh", "en", "de", "fr"].iter().all(|tag| languages.contains(*tag)), "{languages:?}");
    let pythia = filings("lm-eval/pythia-160m-5shot_step143000.json").unwrap();
    assert_eq!(pythia[0].model_revision.as_deref(), Some("step143000"), "a checkpoint is said to be one");
    let mut subjects: Vec<&str> = pythia[0].lines.iter().map(|line| line.task.as_str()).collect();
    subjects.dedup();
    assert_eq!(subjects.iter().filter(|task| task.starts_with("hendrycksTest-")).count(), 57);
}

#[test]
fn the_parts_of_a_helm_run_are_one_partial_exam_without_an_error() {
    for path in ["helm/mmlu-philosophy_gpt2", "helm/hellaswag_pythia-1b"] {
        let Some(filing) = run(path) else { return };
        assert!(!filing.lines.is_empty(), "{path}");
        assert!(filing.lines.iter().all(|line| filing.is_partial(line)), "{path}");
        assert!(filing.lines.iter().all(|line| line.standard_error.is_none()), "{path}: a deviation over trials");
        assert!(filing.lines.iter().all(|line| line.n_items.is_some_and(|n| n <= 10)), "{path}");
        let codes = codes(&filing);
        assert!(codes.contains(&"trial-deviation"), "{path}: {codes:?}");
    }
    let philosophy = run("helm/mmlu-philosophy_gpt2").unwrap();
    assert_eq!((score(&philosophy.lines[0]), philosophy.lines[0].n_items), ("0.1111111111111111", Some(9)));
}

#[test]
fn inspect_logs_are_full_partial_or_failed() {
    let Some(full) = filings("inspect/simpleqa_verified_claude-opus-4-6.json") else { return };
    assert_eq!((score(&full[0].lines[0]), full[0].lines[0].n_items), ("0.431", Some(1000)));
    assert!(error(&full[0].lines[0]).unwrap().starts_with("0.0156"));
    assert!(codes(&full[0]).contains(&"judged"), "a model judged it");
    let above = filings("inspect/intercode_mistral-small.json").unwrap();
    assert!(above[0].lines.iter().all(|line| !above[0].is_partial(line)), "a limit above what there is");
    assert_eq!(above[0].lines[0].n_items, Some(79));
    let two = filings("inspect/pubmedqa_gpt-4o-mini_limit2.json").unwrap();
    assert!(is_refused_as_partial(&two[0]), "{:?}", codes(&two[0]));
    let cancelled = filings("inspect/popularity_cancelled.json").unwrap();
    assert!(codes(&cancelled[0]).contains(&"run-status"), "{:?}", codes(&cancelled[0]));
    assert!(cancelled[0].lines.iter().all(|line| cancelled[0].outcome(line) == Outcome::Refused));
}

#[test]
fn every_eval_ever_says_whose_relation_to_whom() {
    let Some(third) = filings("every_eval_ever/hfopenllm_llama-pro-8b-instruct_0.2.0.json") else { return };
    assert_eq!(third[0].provenance.relation, Some(EvaluatorKind::ThirdParty));
    assert!(codes(&third[0]).contains(&"old-version"));
    let organiser = filings("every_eval_ever/mmlu-pro_yi-1.5-34b-chat_0.2.2.json").unwrap();
    assert_eq!(organiser[0].provenance.relation, Some(EvaluatorKind::Organiser), "it owns the dataset");
    let demo = filings("every_eval_ever/demo_placeholder_0.3.0.json").unwrap();
    assert!(codes(&demo[0]).contains(&"placeholder"));
    assert!(demo[0].lines.iter().all(|line| demo[0].outcome(line) == Outcome::Refused));
}

#[test]
fn open_compass_has_averages_decoration_and_cuts() {
    let Some(finance) = filings("opencompass/openfindata.txt") else { return };
    assert_eq!(finance.len(), 2, "two models");
    assert!(finance.iter().all(|filing| filing.lines.len() == 9));
    assert_eq!((score(&finance[0].lines[1]), score(&finance[1].lines[1])), ("52", "68"), "as printed");
    let run = &finance[0].provenance;
    assert!(run.commit.is_none() && run.evaluated_on.is_none());
    assert!(finance[0].lines.iter().all(|line| line.n_items.is_none() && line.standard_error.is_none()));
    let groups = filings("opencompass/lveval_bluelm.txt").unwrap();
    let (averages, exams): (Vec<_>, Vec<_>) = groups[0].lines.iter().partition(|line| line.is_average());
    assert!(averages.len() >= 17 && averages.iter().all(|line| line.exam.is_none()), "{}", averages.len());
    assert!(averages.iter().all(|line| groups[0].outcome(line) == Outcome::Refused), "an average is no exam");
    assert!(!exams.is_empty() && exams.iter().all(|line| line.score.is_some() && !line.task.contains("---")));
    let cuts = filings("opencompass/demo_qwen2_internlm2.txt").unwrap();
    assert!(cuts.iter().all(is_refused_as_partial));
}

#[test]
fn aider_runs_keep_their_commit_and_their_setting() {
    for (path, dirty) in [("aider/qwen3_leaderboard.yml", 6), ("aider/o1_polyglot_leaderboard.yml", 7)] {
        let Some(filings) = filings(path) else { return };
        assert_eq!(filings.len(), 10, "{path}");
        let is_dirty = |filing: &&HarnessFiling| filing.provenance.commit.as_ref().is_some_and(|commit| commit.dirty);
        let found: Vec<_> = filings.iter().filter(is_dirty).collect();
        assert!(found.len() >= dirty, "{path}: {}", found.len());
        assert!(found.iter().all(|filing| codes(filing).contains(&"dirty-commit")), "{path}");
        assert!(filings.iter().all(|filing| filing.provenance.evaluated_on.is_some()), "{path}");
        assert!(filings.iter().all(|filing| filing.setting.is_some()), "{path}: how it edits is part of the entrant");
    }
    let qwen = filings("aider/qwen3_leaderboard.yml").unwrap();
    assert_eq!(qwen[0].provenance.cost.as_deref(), Some("0.7603 USD"));
    assert_eq!(qwen[0].provenance.commit.as_ref().unwrap().text, "aaacee5-dirty, aeaf259");
    assert!(qwen[0].lines.iter().any(|line| score(line) == "40.0" && line.n_items == Some(225)));
}

#[test]
fn cards_and_templates_of_hugging_face_are_told_apart() {
    let Some(card) = filings("huggingface/model_index_two_results.md") else { return };
    let scores: Vec<&str> = card.iter().flat_map(|filing| &filing.lines).map(score).collect();
    assert_eq!(scores, ["0.9", "0.66"]);
    let without = filings("huggingface/model_index_without_dataset.md").unwrap();
    assert!(codes(&without[0]).contains(&"no-dataset"), "{:?}", codes(&without[0]));
    let template = filings("huggingface/eval_results_template.yaml").unwrap();
    assert!(template.iter().any(|filing| codes(filing).contains(&"placeholder")));
}

#[test]
fn an_alpaca_eval_board_has_a_constant_first_and_silences() {
    let Some(board) = filings("alpaca_eval/weighted_alpaca_eval_gpt4_turbo_leaderboard.csv") else { return };
    assert!(board.len() >= 220, "{}", board.len());
    assert_eq!((board[0].model.as_deref(), board[0].role), (Some("NullModel"), Role::Constant));
    assert!(board[1..].iter().all(|filing| filing.role == Role::Model));
    let lines = || board.iter().flat_map(|filing| &filing.lines);
    assert!(lines().any(|line| score(line) == "86.45780691307947" && error(line) == Some("0.14180005113427935")));
    assert!(lines().filter(|line| line.standard_error.is_none()).count() > 10, "what is empty is missing, not zero");
    assert!(lines().all(|line| line.n_items.is_some_and(|n| n > 0)));
}

#[test]
fn mteb_states_the_language_of_the_score() {
    let Some(retrieval) = filings("mteb/qwen3-embedding-8b_T2Retrieval.json") else { return };
    let line = &retrieval[0].lines[0];
    assert_eq!((language(line).as_str(), line.n_items), ("zh", None));
    assert_eq!(word(line, |exam| exam.edition.as_ref().map(ToString::to_string)), "8731a845f1bf");
    assert_eq!(score(line), "0.88987");
}
