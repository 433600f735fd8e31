//! A fuzzer for each format: files of the corpus, changed at random and read again.
//!
//! It looks for panics, for readers that take long, and for scores that no file wrote. The seed is
//! fixed, so a run can be repeated; `FUZZ_SECONDS` is the time each format gets (3 by default).
//! An input that fails is kept under `target/fuzz/`.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::{Duration, Instant};

use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use server::harness::{Mappings, map, read, report};

use crate::corpus::{self, zipped};

/// What one reading may take, on a busy machine.
const PATIENCE: Duration = Duration::from_secs(10);

/// The largest input that is made.
const LONGEST: usize = 200_000;

/// Pieces that matter to the readers.
const PIECES: [&str; 34] = [
    "{",
    "}",
    "[",
    "]",
    "\"",
    "\\",
    ",",
    ":",
    "null",
    "NaN",
    "-Infinity",
    "1e999",
    "-0",
    "0.1",
    "99999999999999999999",
    "\u{feff}",
    "\\u0000",
    "\\ud800",
    "- ",
    "---\n",
    "&a ",
    "*a",
    "{x}",
    "<x>",
    "±",
    "\n",
    "\r\n",
    "|",
    "  ",
    "demo_",
    "-dirty",
    "naive_average",
    "\"limit\": 2,",
    "\0",
];

fn seconds() -> Duration {
    let stated = std::env::var("FUZZ_SECONDS").ok().and_then(|seconds| seconds.parse().ok());
    Duration::from_secs(stated.unwrap_or(3))
}

/// The files of a format: own, real, and archives of them.
pub(crate) fn seeds(of: &str) -> Vec<Vec<u8>> {
    let folders = [Some(corpus::own()), corpus::real()].into_iter().flatten();
    let files: Vec<_> = folders.flat_map(|folder| corpus::files(&folder)).collect();
    let is_of = |bytes: &[u8]| read("seed", bytes).is_ok_and(|recognised| recognised.format.slug() == of);
    let mut seeds: Vec<Vec<u8>> = files.into_iter().map(|(_, bytes)| bytes).filter(|bytes| is_of(bytes)).collect();
    if let Some(seed) = seeds.first().cloned() {
        match of {
            "inspect" => seeds.push(zipped(&[("_journal/start.json", b"{}"), ("header.json", &seed)])),
            "helm" => seeds.push(zipped(&[("a/run_spec.json", &seed), ("a/stats.json", b"[]")])),
            _ => {}
        }
    }
    seeds.retain(|seed| seed.len() < LONGEST);
    assert!(!seeds.is_empty(), "no file of {of} to begin with");
    seeds
}

fn changed(seeds: &[Vec<u8>], rng: &mut StdRng) -> Vec<u8> {
    let mut bytes = seeds[rng.random_range(0..seeds.len())].clone();
    for _ in 0..rng.random_range(1..6) {
        let at = rng.random_range(0..=bytes.len());
        let end = (at + rng.random_range(0..40)).min(bytes.len());
        match rng.random_range(0..8) {
            0 => drop(bytes.drain(at..end)),
            1 => bytes.truncate(at),
            2 => {
                let copy = bytes[at..end].to_vec();
                drop(bytes.splice(at..at, copy));
            }
            3 => {
                let other = &seeds[rng.random_range(0..seeds.len())];
                let from = rng.random_range(0..=other.len());
                bytes.truncate(at);
                bytes.extend(&other[from..]);
            }
            4 if at < bytes.len() => bytes[at] = rng.random(),
            5 if at < bytes.len() => bytes[at] ^= 1 << rng.random_range(0..8),
            _ => {
                let piece = PIECES[rng.random_range(0..PIECES.len())].as_bytes();
                drop(bytes.splice(at..end, piece.iter().copied()));
            }
        }
    }
    bytes.truncate(LONGEST);
    bytes
}

/// Reads, maps and reports; nothing may be made up.
fn judge(bytes: &[u8], mappings: &Mappings) {
    let begun = Instant::now();
    let answer = read("fuzzed", bytes);
    if let Ok(recognised) = &answer
        && !bytes.starts_with(b"PK")
    {
        let text = String::from_utf8_lossy(bytes);
        for line in recognised.filings.iter().flat_map(|filing| &filing.lines) {
            let written = line.score.as_ref().map(server::harness::Figure::written).unwrap_or_default();
            // A text in quotes may have been written with escapes.
            assert!(text.contains(written) || text.contains('\\'), "{written} stands nowhere in the file");
        }
    }
    if let Ok(recognised) = answer.clone() {
        drop(map(recognised, mappings));
    }
    let answers = std::slice::from_ref(&answer);
    drop((report::json(answers), report::lines(answers)));
    assert!(begun.elapsed() < PATIENCE, "it took {:?}", begun.elapsed());
}

fn fuzz(of: &str) {
    let seeds = seeds(of);
    let mappings = Mappings::shipped();
    let mut rng = StdRng::seed_from_u64(0x6a69_6e62);
    let begun = Instant::now();
    let mut runs = 0u64;
    while begun.elapsed() < seconds() {
        let bytes = changed(&seeds, &mut rng);
        runs += 1;
        if let Err(cause) = catch_unwind(AssertUnwindSafe(|| judge(&bytes, &mappings))) {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/fuzz");
            std::fs::create_dir_all(&folder).unwrap();
            let path = folder.join(format!("{of}-{runs}"));
            std::fs::write(&path, &bytes).unwrap();
            let cause = cause.downcast_ref::<String>().cloned();
            panic!("{of}, input {runs}, kept as {}: {}", path.display(), cause.unwrap_or_default());
        }
    }
    println!("{of}: {runs} inputs from {} files", seeds.len());
}

macro_rules! targets {
    ($($name:ident => $format:literal),* $(,)?) => {
        $(#[test]
        fn $name() {
            fuzz($format);
        })*

        #[test]
        fn every_format_has_a_target() {
            let targets = [$($format),*];
            assert!(server::harness::Format::ALL.iter().all(|format| targets.contains(&format.slug())));
        }
    };
}

targets! {
    lm_eval => "lm-eval",
    every_eval_ever => "every-eval-ever",
    inspect => "inspect",
    helm => "helm",
    open_compass => "opencompass",
    aider => "aider",
    alpaca_eval => "alpaca-eval",
    mteb => "mteb",
    model_index => "model-index",
    eval_results => "eval-results",
    own_csv => "jinbang-csv",
    own_json => "jinbang-json",
}
