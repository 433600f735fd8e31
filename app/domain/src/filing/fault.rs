//! What keeps a filing from being filed, and where: every fault at once, so that nobody corrects a
//! form one line a time.

use super::answers::AnswersFault;
use super::field::{Column, Field, Section};

/// Where a fault is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum At {
    /// A field.
    Field(Field),
    /// A cell of a row, by its line of the form, from 1.
    Cell(usize, Column),
    /// The results as a whole.
    Results,
    /// The answers item by item.
    Answers,
    /// The files.
    Files,
    /// A member of a program's JSON that is none of the form's.
    Member(String),
}

impl At {
    /// The part of the form it lies in.
    #[must_use]
    pub fn section(&self) -> Section {
        match self {
            Self::Field(field) => field.section(),
            Self::Cell(..) | Self::Results | Self::Answers => Section::Results,
            Self::Files => Section::Evidence,
            Self::Member(_) => Section::Check,
        }
    }

    /// The field's name in forms, anchors and JSON: `evaluated_on`, `results.3.score`.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Field(field) => field.slug().to_owned(),
            Self::Cell(line, column) => format!("results.{line}.{column}"),
            Self::Results => "results".to_owned(),
            Self::Answers => "answers".to_owned(),
            Self::Files => "files".to_owned(),
            Self::Member(name) => name.clone(),
        }
    }
}

/// What a field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// A day that has been.
    Day,
    /// A day or a month.
    PartialDay,
    /// A decimal number.
    Number,
    /// A number of 0 or more.
    Amount,
    /// A whole number from 1.
    Count,
    /// A web address.
    Url,
    /// A commit: 7 to 64 hexadecimal digits, with `-dirty` where it was.
    Commit,
    /// A language tag.
    Language,
    /// A name with a letter a-z or a digit.
    Name,
    /// One of the words that are offered.
    Offered,
    /// A member of the right kind in JSON: a text, a number or null.
    Scalar,
    /// A list of objects in JSON.
    Rows,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// It has to be said, or said to be not stated.
    Blank,
    /// It has to be said.
    Missing,
    /// It is not what the field takes.
    Unreadable(Expected),
    /// It holds more letters than this.
    TooLong(usize),
    /// Nothing here is called that; near names, as addresses have them.
    Unknown(Vec<String>),
    /// It is there already under this address word: it is chosen, not proposed.
    ThereAlready(String),
    /// Both an existing one is chosen and a new one is proposed.
    NotBoth,
    /// The day lies before this one of the same form.
    Before(Field),
    /// It stands outside the scale, whose ends these are.
    OutsideScale(Option<f64>, Option<f64>),
    /// The same exam stands on that line.
    Twice(usize),
    /// More than this many.
    TooMany(usize),
    /// Neither an address nor a file says where it comes from.
    NoOrigin,
    /// A harness file's row that cannot be filed, with the reason that was given.
    Refused(String),
    /// The answers contradict each other.
    Contradiction(Field),
    /// The filer does not belong to that organisation.
    NotAMember,
    /// There is no such field.
    NoSuchField(Vec<String>),
    /// Answers item by item that cannot be taken.
    Answers(Box<AnswersFault>),
}

/// One thing that keeps a filing from being filed.
#[derive(Debug, Clone, PartialEq)]
pub struct Fault {
    /// Where.
    pub at: At,
    /// What stands there.
    pub typed: String,
    /// What is wrong with it.
    pub what: What,
}

/// The faults found so far.
#[derive(Debug, Default)]
pub(super) struct Faults(Vec<Fault>);

impl Faults {
    /// Adds a fault.
    pub(super) fn push(&mut self, at: At, typed: &str, what: What) {
        self.0.push(Fault { at, typed: typed.chars().take(200).collect(), what });
    }

    /// The faults in the order of the form.
    pub(super) fn finish(mut self) -> Vec<Fault> {
        self.0.sort_by(|a, b| (a.at.section(), &a.at).cmp(&(b.at.section(), &b.at)));
        self.0
    }

    /// The faults so far, in the order in which they were found.
    pub(super) fn so_far(&self) -> &[Fault] {
        &self.0
    }

    pub(super) fn count(&self) -> usize {
        self.0.len()
    }
}
