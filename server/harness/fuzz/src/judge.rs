//! What must hold of any bytes. A panic, too much time and too much memory are seen by libFuzzer.

use std::collections::HashSet;
use std::sync::LazyLock;

use harness::{Broken, Figure, File, Finding, Format, Mappings, Outcome, Recognised, map, read_all, report};
use zip::CompressionMethod::Stored;

use crate::Target;
use crate::corpus::{APART, log_entries, packed, run_entries};

type Answer = Result<Recognised, Broken>;

static MAPPINGS: LazyLock<Mappings> = LazyLock::new(Mappings::shipped);

/// Reads an input, maps it, reports it, and panics where something is made up. `false` if it is of
/// another format than the target's, and so not worth going on from.
pub fn judge(target: Target, bytes: &[u8]) -> bool {
    match target {
        Target::Archive => {
            let answers = read_all(&[file("fuzzed.zip", bytes)]);
            hold(&answers);
            true
        }
        Target::Of(Format::Inspect) => log(bytes),
        Target::Of(Format::Helm) => run(bytes),
        Target::Of(format) => is_of(format, &read(&[file("fuzzed", bytes)])),
    }
}

fn file<'a>(name: &'a str, bytes: &'a [u8]) -> File<'a> {
    File { name, bytes }
}

/// Files that are no archives, with all that must hold of them.
fn read(files: &[File<'_>]) -> Vec<Answer> {
    let answers = read_all(files);
    hold(&answers);
    if files.iter().all(|file| !file.bytes.starts_with(b"PK")) {
        nothing_is_made_up(&answers, files);
    }
    answers
}

/// A log of Inspect says the same alone and in its archive.
fn log(bytes: &[u8]) -> bool {
    let alone = read(&[file("fuzzed.json", bytes)]);
    let zipped = packed(&log_entries(bytes), Stored);
    let archive = read_all(&[file("fuzzed.eval", &zipped)]);
    hold(&archive);
    let kept = is_of(Format::Inspect, &alone);
    if alone.iter().flatten().any(|recognised| recognised.format == Format::Inspect) {
        assert_eq!(results(&alone), results(&archive), "in an archive it says something else");
    }
    kept
}

/// The two files of a HELM run, as files and in an archive.
fn run(bytes: &[u8]) -> bool {
    let mut parts = bytes.splitn(2, |byte| *byte == APART);
    let (spec, stats) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let folder = read(&[file("run/run_spec.json", spec), file("run/stats.json", stats)]);
    let zipped = packed(&run_entries(spec, stats), Stored);
    let archive = read_all(&[file("run.zip", &zipped)]);
    hold(&archive);
    if let ([Ok(alone)], [Ok(packed)]) = (&folder[..], &archive[..])
        && (alone.format, packed.format) == (Format::Helm, Format::Helm)
    {
        assert_eq!(results(&folder), results(&archive), "in an archive it says something else");
    }
    is_of(Format::Helm, &folder)
}

/// Whether an answer is of a format, or of none that is known.
fn is_of(format: Format, answers: &[Answer]) -> bool {
    answers.iter().any(|answer| match answer {
        Ok(recognised) => recognised.format == format,
        Err(broken) => broken.format.is_none_or(|of| of == format),
    })
}

/// What would be filed, and what becomes of it.
fn results(answers: &[Answer]) -> Vec<(String, String)> {
    let objects = report::json(answers);
    let objects = objects.as_array().into_iter().flatten();
    objects.map(|object| (object["status"].to_string(), object["results"].to_string())).collect()
}

/// What must hold of any answer.
fn hold(answers: &[Answer]) {
    for answer in answers {
        match answer {
            Ok(recognised) => {
                assert!(!recognised.filings.is_empty(), "a file that is read has a filing");
                for filing in &recognised.filings {
                    filing.all_findings().for_each(is_told);
                    for line in &filing.lines {
                        let can_be_filed = filing.outcome(line) != Outcome::Refused;
                        assert!(!can_be_filed || line.score.is_some(), "a line without a score would be filed");
                        let error = line.standard_error.as_ref().map(|error| error.figure.score().value());
                        assert!(error.is_none_or(|error| error >= 0.0), "a standard error below nothing");
                    }
                }
                drop(map(recognised.clone(), &MAPPINGS));
            }
            Err(broken) => is_told(&broken.finding),
        }
    }
    drop((report::json(answers), report::lines(answers), report::status(answers)));
}

/// A finding has its words in both languages, and counts from 1.
fn is_told(finding: &Finding) {
    let message = finding.message();
    assert!(!message.zh.is_empty() && !message.en.is_empty(), "{finding:?} says nothing");
    let place = [finding.place.line, finding.place.column];
    assert!(!place.contains(&Some(0)), "{finding:?} stands before the beginning");
}

/// Every number stands in a file as it is written, and every place is in a file.
fn nothing_is_made_up(answers: &[Answer], files: &[File<'_>]) {
    let texts: Vec<_> = files.iter().map(|file| String::from_utf8_lossy(file.bytes)).collect();
    // Most figures are words of their own, which is seen faster; a text in quotes may have been written with escapes.
    let words: HashSet<&str> = texts.iter().flat_map(|text| text.split(|c: char| !is_of_figure(c))).collect();
    let within = |figure: &str| texts.iter().any(|text| text.contains(figure) || text.contains('\\'));
    let stands = |figure: &Figure| words.contains(figure.written()) || within(figure.written());
    let breaks = |text: &str| text.chars().filter(|c| matches!(c, '\n' | '\r')).count();
    let longest = texts.iter().map(|text| breaks(text) + 1).max().unwrap_or_default();
    let is_within = |finding: &Finding| finding.place.line.is_none_or(|line| line <= longest as u64);
    for answer in answers {
        match answer {
            Err(broken) => assert!(is_within(&broken.finding), "{broken:?} is after the end"),
            Ok(recognised) => {
                for filing in &recognised.filings {
                    let outside = filing.all_findings().find(|finding| !is_within(finding));
                    assert!(outside.is_none(), "{outside:?} is after the end");
                    let errors = filing.lines.iter().filter_map(|line| Some(&line.standard_error.as_ref()?.figure));
                    let made_up =
                        filing.lines.iter().filter_map(|line| line.score.as_ref()).chain(errors).find(|f| !stands(f));
                    assert!(made_up.is_none(), "{made_up:?} stands nowhere in the file");
                }
            }
        }
    }
}

/// Whether a number can be written with a character.
fn is_of_figure(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '+')
}
