//! What a harness's file says: filings, their provenance and their lines.

use std::fmt;

use chrono::NaiveDate;
use domain::{EvaluatorKind, LanguageTag, Role, Score};

use super::finding::{Finding, Severity, What};
use super::mapping::MappedExam;
use super::place::Place;

/// One evaluation of one model, as a file has it. `None` is "not stated", everywhere.
#[derive(Debug, Clone, PartialEq)]
pub struct HarnessFiling {
    /// The files it was read from, by the names they were given.
    pub files: Vec<String>,
    /// The model's name as printed.
    pub model: Option<String>,
    /// The revision of its weights.
    pub model_revision: Option<String>,
    /// What the row is: a model, or a baseline the file itself names as such.
    pub role: Role,
    /// What the entrant chose where the exam leaves it open (edit format, reasoning effort).
    pub setting: Option<String>,
    /// Where the scores come from.
    pub provenance: Provenance,
    /// Its scores.
    pub lines: Vec<Line>,
    /// What is to be said of the filing as a whole.
    pub findings: Vec<Finding>,
}

/// Who ran an exam, when and with what, as a file states it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Provenance {
    /// The harness's name.
    pub harness: Option<String>,
    /// Its version.
    pub harness_version: Option<String>,
    /// Its commit.
    pub commit: Option<Commit>,
    /// The day of the run, UTC.
    pub evaluated_on: Option<NaiveDate>,
    /// The hardware.
    pub hardware: Option<String>,
    /// What it cost, with its unit.
    pub cost: Option<String>,
    /// Who ran it.
    pub evaluator: Option<String>,
    /// The evaluator's relation to model and dataset, as far as the file states it.
    pub relation: Option<EvaluatorKind>,
    /// The page that shows it.
    pub source_url: Option<String>,
    /// What else a reader should know: the command, the judge, the publisher's own mark.
    pub note: Option<String>,
}

/// A harness's commit as written, and whether its working copy had changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commit {
    /// The commit as written.
    pub text: String,
    /// Whether it ran with changes that no commit has.
    pub dirty: bool,
}

impl Commit {
    /// A commit whose text may say itself that it is dirty (`a755079-dirty`).
    pub(super) fn of_text(text: &str) -> Self {
        let dirty = text.split([',', ' ', ';']).any(|part| part.ends_with("-dirty"));
        Self { text: text.to_owned(), dirty }
    }
}

/// One score.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The task as in the file.
    pub task: String,
    /// The metric as in the file.
    pub metric: String,
    /// What the harness did to the answer before it was scored, or who scored it.
    pub filter: Option<String>,
    /// The language, where the file itself states it for the score.
    pub language: Option<LanguageTag>,
    /// The version of the dataset, where stated.
    pub dataset_revision: Option<String>,
    /// The score; `None` only on a line that is refused for it.
    pub score: Option<Figure>,
    /// Which way is better, where stated.
    pub higher_is_better: Option<bool>,
    /// Items behind the score.
    pub n_items: Option<u32>,
    /// The standard error, where stated.
    pub standard_error: Option<StandardError>,
    /// Examples shown before each question.
    pub n_shot: Option<u32>,
    /// The exam, where the file states all of it: Jinbang's own formats do.
    pub exam: Option<Box<MappedExam>>,
    /// Where it stands.
    pub place: Place,
    /// What is to be said of it.
    pub findings: Vec<Finding>,
}

/// A standard error as a file states it.
#[derive(Debug, Clone, PartialEq)]
pub struct StandardError {
    /// The number.
    pub figure: Figure,
    /// How it was estimated, as far as the file or its harness says (`analytic`, `bootstrap`).
    pub method: Option<String>,
}

/// A number with the text it was written with.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    written: String,
    score: Score,
}

impl Figure {
    /// Reads a decimal number, with an exponent or without.
    ///
    /// # Errors
    /// If it is none, or longer than 40 characters once its exponent is written out.
    pub(super) fn read(text: &str) -> Result<Self, What> {
        let written = text.trim();
        let score = plain(written).and_then(|plain| plain.parse().ok());
        score
            .map(|score| Self { written: written.to_owned(), score })
            .ok_or_else(|| What::NotAFigure { value: written.chars().take(60).collect() })
    }

    /// The text as written in the file: `5e-05`.
    #[must_use]
    pub fn written(&self) -> &str {
        &self.written
    }

    /// The same number in plain decimals, as results keep it: `0.00005`. The same text wherever
    /// none but plain decimals were written.
    #[must_use]
    pub fn score(&self) -> &Score {
        &self.score
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written)
    }
}

/// A number without its exponent, digit by digit; nothing is rounded.
fn plain(text: &str) -> Option<String> {
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok().filter(|e| e.abs() <= 40)?),
        None => return Some(text.to_owned()),
    };
    let (sign, unsigned) = mantissa.strip_prefix('-').map_or(("", mantissa), |rest| ("-", rest));
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let digits = format!("{whole}{fraction}");
    let point = i32::try_from(whole.len()).ok()? + exponent;
    let length = i32::try_from(digits.len()).ok()?;
    let zeros = |n: i32| "0".repeat(usize::try_from(n).unwrap_or_default());
    let (before, after) = if point <= 0 {
        ("0".to_owned(), zeros(-point) + &digits)
    } else if point >= length {
        (digits + &zeros(point - length), String::new())
    } else {
        let (before, after) = digits.split_at_checked(usize::try_from(point).ok()?)?;
        (before.to_owned(), after.to_owned())
    };
    let before = before.trim_start_matches('0');
    let before = if before.is_empty() { "0" } else { before };
    Some(if after.is_empty() { format!("{sign}{before}") } else { format!("{sign}{before}.{after}") })
}

/// What becomes of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// It can be filed.
    Accepted,
    /// It can be filed with a warning beside it.
    Flagged,
    /// It cannot be filed.
    Refused,
}

impl Outcome {
    /// Its word in JSON.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Flagged => "flagged",
            Self::Refused => "refused",
        }
    }
}

/// What becomes of a filing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Nothing speaks against it.
    Clean,
    /// It can be filed with warnings.
    Warnings,
    /// Something in it cannot be filed.
    Refused,
}

impl Status {
    /// Its word in JSON.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Clean => "clean",
            Self::Warnings => "warnings",
            Self::Refused => "refused",
        }
    }
}

/// Lines, or filings, of one file that are read.
const MOST: usize = 50_000;

/// Whether so many lines or filings are still read.
///
/// # Errors
/// If they are more than any harness writes.
pub(super) fn bounded(n: usize) -> Result<(), Finding> {
    if n > MOST { Err(Finding::new(What::TooMany { most: MOST }, Place::default())) } else { Ok(()) }
}

impl HarnessFiling {
    /// A filing of which nothing is known yet.
    pub(super) fn new(model: Option<String>) -> Self {
        Self {
            files: Vec::new(),
            model,
            model_revision: None,
            role: Role::Model,
            setting: None,
            provenance: Provenance::default(),
            lines: Vec::new(),
            findings: Vec::new(),
        }
    }

    /// Everything to be said of it: of the whole, then of line after line.
    pub fn all_findings(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().chain(self.lines.iter().flat_map(|line| &line.findings))
    }

    /// What becomes of it: refused if anything in it is at fault, so that nobody files half of a
    /// file without knowing.
    #[must_use]
    pub fn status(&self) -> Status {
        match self.all_findings().map(Finding::severity).max() {
            Some(Severity::Error) => Status::Refused,
            Some(Severity::Warning) => Status::Warnings,
            _ => Status::Clean,
        }
    }

    /// What becomes of one of its lines. A fault of the filing as a whole is one of every line.
    #[must_use]
    pub fn outcome(&self, line: &Line) -> Outcome {
        let whole = self.findings.iter().any(|finding| finding.severity() == Severity::Error);
        let refused = whole || line.score.is_none() || line.findings.iter().any(|f| f.what.refuses_line());
        let warned = || {
            let mut findings = self.findings.iter().chain(&line.findings);
            findings.any(|finding| finding.severity() == Severity::Warning)
        };
        if refused {
            Outcome::Refused
        } else if warned() {
            Outcome::Flagged
        } else {
            Outcome::Accepted
        }
    }

    /// Whether a line is over fewer items than its exam has, or may be. Such a score never stands
    /// beside full ones.
    #[must_use]
    pub fn is_partial(&self, line: &Line) -> bool {
        self.findings.iter().chain(&line.findings).any(|finding| finding.what.is_partial())
    }
}

impl Line {
    /// A line of which only the score is known yet.
    pub(super) fn new(task: &str, metric: &str, place: Place) -> Self {
        Self {
            task: task.to_owned(),
            metric: metric.to_owned(),
            filter: None,
            language: None,
            dataset_revision: None,
            score: None,
            higher_is_better: None,
            n_items: None,
            standard_error: None,
            n_shot: None,
            exam: None,
            place,
            findings: Vec::new(),
        }
    }

    /// Adds a finding at the line's own place.
    pub(super) fn find(&mut self, what: What) {
        self.findings.push(Finding::new(what, self.place.clone()));
    }

    /// Takes a score as written; what is no number is a finding.
    pub(super) fn take_score(&mut self, text: &str) {
        match Figure::read(text) {
            Ok(figure) => self.score = Some(figure),
            Err(what) => self.find(what),
        }
    }

    /// Whether it is an average over exams and so no exam's score.
    #[must_use]
    pub fn is_average(&self) -> bool {
        self.findings.iter().any(|finding| finding.what == What::GroupAverage)
    }
}

/// Whether a source says by this text that there is no value.
pub(super) fn is_missing(text: &str) -> bool {
    matches!(text.trim().to_ascii_lowercase().as_str(), "" | "-" | "n/a" | "na" | "null" | "none" | "~")
}

/// Whether a text is what a template has where a value should stand: `<Platform>`, `{date}`.
pub(super) fn is_placeholder(text: &str) -> bool {
    let text = text.trim();
    let within = |open, close| text.strip_prefix(open).and_then(|rest| rest.strip_suffix(close));
    let inner = within('<', '>').or_else(|| within('{', '}'));
    inner.is_some_and(|inner| !inner.is_empty() && !inner.contains(['<', '>', '{', '}', ':', ',']))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn both(text: &str) -> (String, String) {
        let figure = Figure::read(text).unwrap();
        (figure.written().to_owned(), figure.score().text().to_owned())
    }

    #[test]
    fn a_figure_keeps_its_text_and_has_plain_decimals() {
        for plain in ["71.10", "0.0", "-3", "0.008339651250947688"] {
            assert_eq!(both(plain), (plain.to_owned(), plain.to_owned()));
        }
        let exponents = [
            ("5e-05", "0.00005"),
            ("1.25E+2", "125"),
            ("1.5e1", "15"),
            ("-2.50e-3", "-0.00250"),
            ("0e0", "0"),
            ("12.5e0", "12.5"),
        ];
        for (written, plain) in exponents {
            assert_eq!(both(written), (written.to_owned(), plain.to_owned()));
        }
        for bad in ["", "NaN", "1e999", "1e-41", "0x10", "71,10", "20.0 ± 1.2", &"1".repeat(41)] {
            assert!(Figure::read(bad).is_err(), "{bad:?} was taken");
        }
    }

    #[test]
    fn one_dirty_part_makes_a_commit_dirty() {
        assert!(Commit::of_text("aaacee5-dirty, aeaf259").dirty);
        assert!(!Commit::of_text("328584e").dirty);
    }

    #[test]
    fn a_fault_of_the_whole_refuses_every_line() {
        let mut filing = HarnessFiling::new(None);
        let mut line = Line::new("gsm8k", "acc", Place::default());
        line.take_score("0.5");
        filing.lines.push(line.clone());
        assert_eq!((filing.status(), filing.outcome(&line)), (Status::Clean, Outcome::Accepted));
        filing.findings.push(Finding::new(What::LimitReached { limit: 10 }, Place::default()));
        assert_eq!((filing.status(), filing.outcome(&line)), (Status::Warnings, Outcome::Flagged));
        assert!(filing.is_partial(&line));
        filing.findings.push(Finding::new(What::Invalidated, Place::default()));
        assert_eq!((filing.status(), filing.outcome(&line)), (Status::Refused, Outcome::Refused));
    }
}
