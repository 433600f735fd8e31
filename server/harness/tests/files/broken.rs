//! Files that are broken, and files that were made to break the reader.

use std::time::{Duration, Instant};

use harness::{Format, LARGEST, Status, read, report};

use crate::corpus::{self, input, zipped};

/// Code, place and time of what a file is refused for.
fn fault(bytes: &[u8]) -> (&'static str, String) {
    let begun = Instant::now();
    let broken = read("file", bytes).expect_err("the file was taken");
    assert!(begun.elapsed() < Duration::from_secs(60), "it took {:?}", begun.elapsed());
    assert!(!broken.finding.message().en.is_empty() && !broken.finding.message().zh.is_empty());
    (broken.finding.code(), broken.finding.place.to_string())
}

#[test]
fn a_cut_file_is_told_where_it_ends() {
    let whole = input("accept/lm-eval-0.4.json");
    let (code, place) = fault(&whole[..700]);
    assert_eq!(code, "truncated");
    assert!(place.starts_with("line "), "{place}");
    for (name, bytes) in corpus::files(&corpus::own()).iter().filter(|(name, _)| name.ends_with(".json")) {
        let text = bytes.trim_ascii_end();
        for end in (1..text.len()).step_by(1 + text.len() / 50) {
            let read = read(name, &text[..end]);
            assert!(
                read.is_err_and(|broken| broken.finding.code() == "truncated" || broken.finding.code() == "encoding")
            );
        }
    }
}

#[test]
fn a_value_of_another_type_is_told_with_its_pointer() {
    let text = String::from_utf8(input("accept/lm-eval-0.4.json")).unwrap();
    let (code, place) = fault(text.replace("\"original\": 5000", "\"original\": \"many\"").as_bytes());
    assert_eq!(code, "wrong-type");
    assert!(place.starts_with("/n-samples/math_perturbed_full/original, line "), "{place}");
    let list = text.replace("\"results\": {", "\"results\": [], \"old\": {");
    assert_eq!(fault(list.as_bytes()), ("wrong-type", "/results, line 2, column 13".to_owned()));
}

#[test]
fn deep_wide_and_doubled_values_are_refused() {
    assert_eq!(fault(&b"[".repeat(1_000_000)).0, "too-deep");
    assert_eq!(fault(&b"{\"a\":".repeat(1_000_000)).0, "too-deep");
    let nested = format!("{{\"results\": {}{}}}", "[".repeat(1_000_000), "]".repeat(1_000_000));
    assert_eq!(fault(nested.as_bytes()).0, "too-deep");
    let yaml = format!("- dirname: {}\n", "[".repeat(1_000_000));
    assert!(matches!(fault(yaml.as_bytes()).0, "too-deep" | "syntax"));
    let twice = br#"{"results": {}, "config": {}, "versions": {}, "results": {"gsm8k": {"acc": 1.0}}}"#;
    assert_eq!(fault(twice), ("duplicate-key", "line 1, column 47".to_owned()));
}

#[test]
fn what_is_no_number_is_refused_with_its_place() {
    let read = [read("r.json", &input("refuse/lm-eval-nan.json"))];
    assert_eq!(report::status(&read), Status::Refused);
    let object = &report::json(&read)[0];
    let nan = object["findings"].as_array().unwrap().iter().find(|f| f["code"] == "not-a-number").unwrap();
    assert!(nan["where"].as_str().unwrap().starts_with("/results/math_perturbed_full/exact_match,none, line "));
    assert_eq!(object["results"].as_array().unwrap().len(), 1, "the other score is still shown");
    let text = "dataset,version,metric,mode,m\ngsm8k,1,accuracy,gen,inf\n";
    assert_eq!(report::status(&[harness::read("s.csv", text.as_bytes())]), Status::Refused);
}

#[test]
fn other_encodings_are_refused_and_a_mark_is_passed_over() {
    let text = String::from_utf8(input("accept/lm-eval-0.4.json")).unwrap();
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(fault(&utf16).0, "encoding");
    let mut latin = text.clone().into_bytes();
    latin[40] = 0xe9;
    assert_eq!(fault(&latin).0, "encoding");
    for name in
        ["accept/lm-eval-0.4.json", "accept/alpaca-eval.csv", "accept/opencompass.csv", "accept/aider-polyglot.yml"]
    {
        let marked = ["\u{feff}".as_bytes(), &input(name)].concat();
        assert_eq!(read("r", &marked).unwrap(), read("r", &input(name)).unwrap(), "{name}");
    }
}

#[test]
fn archives_cannot_swell_or_swarm() {
    let bomb = vec![b' '; LARGEST + 1];
    let archive = zipped(&[("_journal/start.json", b"{}"), ("header.json", &bomb)]);
    assert!(archive.len() < 1 << 20);
    assert_eq!(fault(&archive), ("inflates", "header.json".to_owned()));
    let swarm = b"PK\x03\x04".iter().chain(b"PK\x01\x02".repeat(100_001).iter()).copied().collect::<Vec<u8>>();
    assert_eq!(fault(&swarm).0, "too-many");
    assert_eq!(fault(b"PK\x03\x04 and nothing more").0, "archive");
    assert_eq!(fault(&zipped(&[("notes.txt", b"x")])).0, "unknown-format");
    let log = input("accept/inspect-judged.json");
    let cut = zipped(&[("_journal/start.json", b"{}"), ("header.json", &log[..100])]);
    assert!(fault(&cut).1.starts_with("header.json, line "));
}

#[test]
fn aliases_cannot_multiply() {
    let mut bomb = String::from("- dirname: &a [x, x, x, x, x, x, x, x, x]\n  pass_rate_1: 1\n");
    for (name, before) in ('b'..='i').zip('a'..) {
        bomb += &format!("  {name}: &{name} [{}]\n", vec![format!("*{before}"); 9].join(", "));
    }
    assert_eq!(fault(bomb.as_bytes()).0, "alias");
}

#[test]
fn a_file_too_large_is_refused_unread() {
    let begun = Instant::now();
    assert_eq!(fault(&vec![b'x'; LARGEST + 1]).0, "too-large");
    assert!(begun.elapsed() < Duration::from_secs(5));
}

#[test]
fn an_unknown_format_is_said_to_be_unknown_with_the_list() {
    for text in ["hello", "{}", "[1]", "a,b\n1,2\n", "# A page\n\nWords.\n", "<html></html>", "key: value\n"] {
        let broken = read("f", text.as_bytes()).expect_err(text);
        assert_eq!(broken.finding.code(), "unknown-format", "{text}");
        let message = broken.finding.message();
        assert!(
            Format::ALL.iter().all(|format| message.en.contains(format.name()) && message.zh.contains(format.name()))
        );
    }
    assert_eq!(fault(b"").0, "empty");
    assert_eq!(fault(b" \n ").0, "empty");
}
