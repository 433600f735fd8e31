//! The traps of each format, one by one.

use domain::{EvaluatorKind, Role};
use harness::{Figure, HarnessFiling, Mappings, Outcome, Recognised, Status, map, read, report};

use crate::corpus::{self, input, zipped};

fn filings(name: &str) -> Vec<HarnessFiling> {
    read(name, &input(name)).unwrap_or_else(|broken| panic!("{name}: {broken:?}")).filings
}

fn codes(filing: &HarnessFiling) -> Vec<&'static str> {
    let mut codes: Vec<_> = filing.all_findings().map(harness::Finding::code).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

fn scores(filing: &HarnessFiling) -> Vec<(&str, &str, &str)> {
    let lines = filing.lines.iter();
    lines.map(|l| (&*l.task, &*l.metric, l.score.as_ref().map(Figure::written).unwrap_or_default())).collect()
}

#[test]
fn partial_exams_are_refused_or_marked() {
    for name in [
        "refuse/lm-eval-effective.json",
        "refuse/lm-eval-limit.json",
        "refuse/inspect-limit.json",
        "refuse/inspect-chosen-samples.json",
        "refuse/opencompass-demo.txt",
        "refuse/aider-partial.yml",
    ] {
        for filing in filings(name) {
            assert!(filing.lines.iter().any(|line| filing.is_partial(line)), "{name}");
            let partial = filing.lines.iter().filter(|line| filing.is_partial(line));
            assert!(partial.into_iter().all(|line| filing.outcome(line) == Outcome::Refused), "{name}");
        }
    }
    let run: Vec<_> = corpus::files(&corpus::own().join("flag/helm-mmlu-philosophy"));
    let helm = corpus::read(&run).remove(0).unwrap();
    let filing = &helm.filings[0];
    assert!(filing.lines.iter().all(|line| filing.is_partial(line) && filing.outcome(line) == Outcome::Flagged));
}

#[test]
fn a_limit_above_the_samples_is_a_full_exam() {
    for name in ["accept/inspect-limit-above.json", "accept/lm-eval-limit-of-all.json"] {
        for filing in filings(name) {
            assert!(filing.lines.iter().all(|line| !filing.is_partial(line)), "{name}");
        }
    }
    assert_eq!(filings("accept/inspect-limit-above.json")[0].lines[0].n_items, Some(79));
    let run = corpus::files(&corpus::own().join("accept/helm-all-items"));
    let helm = corpus::read(&run).remove(0).unwrap();
    assert!(helm.filings[0].lines.iter().all(|line| !helm.filings[0].is_partial(line)));
    assert_eq!(helm.filings[0].lines[0].n_items, Some(311));
}

#[test]
fn averages_over_exams_are_no_results() {
    for name in ["flag/lm-eval-group.json", "flag/opencompass-groups.txt"] {
        let read = vec![read(name, &input(name))];
        let filing = &read[0].as_ref().unwrap().filings[0];
        let averages: Vec<_> = filing.lines.iter().filter(|line| line.is_average()).collect();
        assert!(!averages.is_empty() && averages.iter().all(|line| filing.outcome(line) == Outcome::Refused), "{name}");
        let results = report::json(&read)[0]["results"].as_array().unwrap().len();
        assert_eq!(results, filing.lines.len() - averages.len(), "{name}");
        let mapped = map(read.into_iter().next().unwrap().unwrap(), &Mappings::shipped());
        assert!(mapped.filings[0].lines.iter().all(|line| !line.is_average() || line.exam.is_none()));
    }
}

#[test]
fn a_deviation_over_trials_is_no_standard_error() {
    let helm = corpus::read(&corpus::files(&corpus::own().join("accept/helm-all-items"))).remove(0).unwrap();
    let filing = &helm.filings[0];
    assert_eq!(codes(filing), ["left-out", "trial-deviation"]);
    assert!(filing.lines.iter().all(|line| line.standard_error.is_none()));
    let texts: Vec<_> = filing.lines.iter().map(|line| line.score.as_ref().unwrap().written()).collect();
    assert_eq!(texts, ["0.2540192926045016", "0.2540192926045016"]);
}

#[test]
fn what_is_missing_is_missing() {
    let dirty = &filings("accept/lm-eval-dirty.json")[0];
    assert!(dirty.lines[0].standard_error.is_none(), "\"N/A\" is no error");
    assert_eq!(scores(dirty)[1].2, "5e-05", "the text stays as written");
    assert_eq!(dirty.lines[1].score.as_ref().unwrap().score().text(), "0.00005");
    let summary = filings("accept/opencompass-finance.txt");
    assert_eq!((summary[0].lines.len(), summary[1].lines.len()), (3, 2), "- is no score");
    let alpaca = filings("accept/alpaca-eval.csv");
    assert!(alpaca[1].lines[1].standard_error.is_none() && alpaca[0].lines[1].standard_error.is_some());
    assert_eq!((alpaca[0].role, alpaca[1].role), (Role::Constant, Role::Model));
}

#[test]
fn a_dirty_commit_is_shown_as_dirty() {
    for name in ["accept/lm-eval-dirty.json", "accept/inspect-dirty.json", "accept/aider-polyglot.yml"] {
        let filing = &filings(name)[0];
        assert!(filing.provenance.commit.as_ref().unwrap().dirty, "{name}");
        assert!(codes(filing).contains(&"dirty-commit"), "{name}");
    }
    let clean = &filings("accept/aider-polyglot.yml")[1];
    assert!(!clean.provenance.commit.as_ref().unwrap().dirty);
    assert_eq!((codes(clean), clean.lines[0].n_items), (vec!["some-missing"], Some(224)));
}

#[test]
fn failed_and_invalid_runs_are_refused() {
    assert!(codes(&filings("refuse/inspect-cancelled.json")[0]).contains(&"run-status"));
    assert!(codes(&filings("refuse/inspect-invalidated.json")[0]).contains(&"invalidated"));
}

#[test]
fn placeholders_are_no_values() {
    assert!(codes(&filings("refuse/every-eval-ever-placeholder.json")[0]).contains(&"placeholder"));
    assert!(codes(&filings("refuse/eval-results-template.yaml")[0]).contains(&"placeholder"));
}

#[test]
fn a_third_party_that_owns_the_dataset_is_its_organiser() {
    let organiser = &filings("flag/every-eval-ever-0.2.2-organiser.json")[0];
    assert_eq!(organiser.provenance.relation, Some(EvaluatorKind::Organiser));
    let third = &filings("flag/every-eval-ever-0.2.0.json")[0];
    assert_eq!(third.provenance.relation, Some(EvaluatorKind::ThirdParty));
    assert_eq!(codes(third), ["old-version"]);
}

#[test]
fn scores_keep_the_text_of_the_file() {
    let aider = &filings("accept/aider-polyglot.yml")[0];
    assert_eq!(scores(aider)[1], ("225 exercises", "pass_rate_2", "40.0"));
    assert_eq!(aider.provenance.cost.as_deref(), Some("0.7603 USD"));
    assert_eq!(aider.provenance.evaluated_on.unwrap().to_string(), "2025-05-08");
    assert_eq!(scores(&filings("accept/model-index.md")[0])[1].2, "0.660");
    assert_eq!(scores(&filings("accept/jinbang.json")[0])[0].2, "71.10");
    let plus = &filings("flag/model-index-plus-minus.md")[0];
    assert_eq!((scores(plus)[0].2, codes(plus)), ("20.0", vec!["plus-minus"]));
}

#[test]
fn what_a_harness_states_is_kept() {
    let lm = &filings("accept/lm-eval-0.4.json")[0];
    assert_eq!(lm.provenance.harness_version.as_deref(), Some("0.4.9.2"));
    assert_eq!(lm.provenance.hardware.as_deref(), Some("2 × NVIDIA A100-SXM4-80GB"));
    assert_eq!((lm.lines[1].n_items, lm.lines[1].n_shot), (Some(5000), Some(0)));
    let old = &filings("accept/lm-eval-0.3-mmlu.json")[0];
    assert_eq!(old.model.as_deref(), Some("EleutherAI/pythia-v1.1-160m"));
    assert_eq!((old.model_revision.as_deref(), old.lines[0].n_items), (Some("step143000"), None));
    let eee = &filings("accept/every-eval-ever-0.3.json")[0];
    let error = eee.lines[0].standard_error.as_ref().unwrap();
    assert_eq!((error.figure.written(), error.method.as_deref()), ("0.0134", Some("analytic")));
    assert_eq!(eee.lines[0].n_items, Some(1319));
    let judged = &filings("accept/inspect-judged.json")[0];
    assert_eq!((codes(judged), judged.lines[0].n_items), (vec!["judged"], Some(40)));
}

#[test]
fn archives_hold_the_same_as_their_files() {
    let log = input("accept/inspect-limit-above.json");
    let archive = zipped(&[("_journal/start.json", b"{}"), ("samples/1_epoch_1.json", b"{}"), ("header.json", &log)]);
    assert_eq!(read("run.eval", &archive).unwrap().filings[0].lines.len(), 1);
    let unfinished = zipped(&[("_journal/start.json", br#"{"version": 2, "eval": {"model": "m", "task": "t"}}"#)]);
    let started = read("run.eval", &unfinished).unwrap();
    assert!(codes(&started.filings[0]).contains(&"run-status"));

    let spec = input("flag/helm-mmlu-philosophy/run_spec.json");
    let stats = input("flag/helm-mmlu-philosophy/stats.json");
    let run =
        zipped(&[("runs/a/run_spec.json", &spec), ("runs/a/stats.json", &stats), ("runs/a/scenario_state.json", b"x")]);
    let helm = read("runs.zip", &run).unwrap();
    assert_eq!((helm.filings.len(), helm.filings[0].lines.len()), (1, 2));
    assert_eq!(helm.filings[0].lines[0].n_items, Some(9));
}

#[test]
fn the_halves_of_a_run_find_each_other_by_folder() {
    let mut files = corpus::files(&corpus::own().join("flag/helm-mmlu-philosophy"));
    files.extend(corpus::files(&corpus::own().join("flag/helm-hellaswag")));
    files.extend(corpus::files(&corpus::own().join("accept/helm-scenario")));
    let read = corpus::read(&files);
    let tasks: Vec<_> =
        read.iter().map(|r| r.as_ref().unwrap().filings[0].lines.first().map(|l| l.task.clone())).collect();
    let named = |task: &str| Some(task.to_owned());
    assert_eq!(tasks, [named("mmlu:subject=philosophy"), named("commonsense:dataset=hellaswag"), None]);
    let half = corpus::read(&files[..1]).remove(0).unwrap();
    assert!(codes(&half.filings[0]).contains(&"half"));
}

#[test]
fn languages_come_with_their_scores_and_from_the_mapping() {
    let exam = |name: &str, n: usize| {
        let Recognised { filings, .. } = map(read(name, &input(name)).unwrap(), &Mappings::shipped());
        (*filings[0].lines[n].exam.clone().unwrap()).clone()
    };
    let retrieval = exam("accept/mteb.json", 0);
    assert!(retrieval.is_whole());
    assert_eq!(retrieval.language.unwrap().as_str(), "zh");
    assert_eq!(
        (retrieval.edition.unwrap().as_str(), retrieval.metric.unwrap().as_str()),
        ("8731a845f1bf", "ndcg-at-10")
    );
    let xnli = exam("accept/lm-eval-0.3-xnli.json", 2);
    assert_eq!((xnli.language.unwrap().as_str(), xnli.protocol.unwrap().as_str()), ("de", "0-shot"));
    let aider = exam("accept/aider-polyglot.yml", 1);
    assert_eq!(aider.dataset.unwrap().as_str(), "aider-polyglot");
    assert!(aider.scale.unwrap().share_of_items);
}

#[test]
fn a_task_that_nobody_mapped_keeps_its_number_of_examples() {
    let text = r#"{"results": {"house_law": {"acc,none": 0.61}, "house_poems": {"acc,none": 0.4}},
        "n-shot": {"house_law": 5}, "versions": {}, "config": {"model": "hf"}, "n-samples": {}}"#;
    let mapped = map(read("r.json", text.as_bytes()).unwrap(), &Mappings::shipped());
    let [law, poems] = &mapped.filings[0].lines[..] else { unreachable!() };
    let exam = law.exam.as_ref().unwrap();
    assert_eq!((exam.dataset.as_ref(), exam.protocol.as_ref().map(|of| of.as_str())), (None, Some("5-shot")));
    assert_eq!(poems.exam.as_ref().and_then(|exam| exam.protocol.clone()), None, "nothing is made up");
}

#[test]
fn two_lines_of_one_exam_are_told() {
    let text = "dataset,version,metric,mode,m\ngsm8k,1,accuracy,gen,50.00\ngsm8k,2,accuracy,gen,51.00\n";
    let mapped = map(read("s.csv", text.as_bytes()).unwrap(), &Mappings::shipped());
    assert_eq!(codes(&mapped.filings[0]), ["same-exam"]);
}

#[test]
fn a_person_s_mapping_stands_before_one_that_ships() {
    let own = harness::Mapping {
        format: harness::Format::LmEval,
        task: "gsm8k".to_owned(),
        dataset: "gsm8k-platinum".to_owned(),
        edition: "1.0".to_owned(),
        language: "en".to_owned(),
        domain: "math".to_owned(),
        protocol: String::new(),
    };
    let name = "accept/lm-eval-0.3-gsm8k.json";
    let mappings = Mappings::shipped().with(vec![own], Vec::new());
    let mapped = map(read(name, &input(name)).unwrap(), &mappings);
    let exam = mapped.filings[0].lines[0].exam.as_ref().unwrap();
    assert_eq!(exam.dataset.as_ref().unwrap().as_str(), "gsm8k-platinum");
    assert_eq!(exam.protocol.as_ref().unwrap().as_str(), "8-shot");
}

#[test]
fn an_open_end_of_a_scale_is_no_bound() {
    let text = String::from_utf8(input("accept/every-eval-ever-0.3.json")).unwrap();
    for (low, high) in [("\"-Infinity\"", "\"Infinity\""), ("null", "null")] {
        let open = text.replace("\"min_score\": 0.0", &format!("\"min_score\": {low}"));
        let open = open.replace("\"max_score\": 1.0", &format!("\"max_score\": {high}"));
        assert_ne!(open, text);
        let read = [read("open.json", open.as_bytes())];
        assert_eq!(report::status(&read), Status::Clean, "{}", report::lines(&read).join("\n"));
    }
    let text = text.replace("\"max_score\": 1.0", "\"max_score\": \"one\"");
    assert_eq!(read("word.json", text.as_bytes()).unwrap_err().finding.code(), "wrong-type");
}

#[test]
fn the_manual_names_every_code_and_format() {
    let manual = include_str!("../../../../docs/harness.md");
    let words = include_str!("../../src/finding/words.rs");
    let codes: Vec<&str> = words.lines().filter_map(|line| line.split_once("=> \"")?.1.strip_suffix("\",")).collect();
    assert!(codes.len() > 40);
    for code in codes.into_iter().chain(harness::Format::ALL.map(harness::Format::slug)) {
        assert!(manual.contains(&format!("`{code}`")), "docs/harness.md leaves out {code}");
    }
}
