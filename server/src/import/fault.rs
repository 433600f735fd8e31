//! What is wrong with a file, and where.

use std::fmt;

/// Letters of a faulty value that are repeated to its author.
const LONGEST_QUOTE: usize = 120;

/// Faults that are kept; of a file with more, the rest is counted.
const MOST_FAULTS: usize = 10_000;

/// Faults among which near names are looked for.
const MOST_GUESSES: usize = 200;

/// One thing that keeps a file from being read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The file's name.
    pub file: String,
    /// The line of the file, from 1, on which the faulty row begins.
    pub line: u64,
    /// The column; empty where the row or the file as a whole is at fault.
    pub column: String,
    /// What stands there, cut to 120 characters; empty where nothing does.
    pub value: String,
    /// What was expected in its place.
    pub expected: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, line, column, value, expected } = self;
        write!(f, "{file}:{line}: ")?;
        if !column.is_empty() {
            write!(f, "{column}: ")?;
        }
        if value.is_empty() {
            write!(f, "nothing is stated; expected {expected}")
        } else {
            write!(f, "{value:?} is not {expected}")
        }
    }
}

impl std::error::Error for Fault {}

/// Where a row begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place<'a> {
    pub(super) file: &'a str,
    pub(super) line: u64,
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.file, self.line)
    }
}

/// The faults found so far.
#[derive(Debug, Default)]
pub(super) struct Faults {
    list: Vec<Fault>,
    beyond: u64,
}

impl Faults {
    /// Adds a fault.
    pub(super) fn push(&mut self, place: Place<'_>, column: &str, value: &str, expected: impl Into<String>) {
        if self.list.len() >= MOST_FAULTS {
            self.beyond += 1;
            return;
        }
        self.list.push(Fault {
            file: place.file.to_owned(),
            line: place.line,
            column: column.to_owned(),
            value: value.chars().take(LONGEST_QUOTE).collect(),
            expected: expected.into(),
        });
    }

    pub(super) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// How many there are.
    pub(super) fn count(&self) -> u64 {
        u64::try_from(self.list.len()).unwrap_or(u64::MAX).saturating_add(self.beyond)
    }

    /// ` (near: a, b)`: what may have been meant, or nothing. Among very many faults it is not
    /// looked for any more.
    pub(super) fn near<'a>(&self, typed: &str, options: impl Iterator<Item = &'a str>) -> String {
        if self.list.len() >= MOST_GUESSES {
            return String::new();
        }
        let alike = domain::near(typed, options.filter(|option| !option.is_empty()));
        if alike.is_empty() { String::new() } else { format!(" (near: {})", alike.join(", ")) }
    }

    /// The faults by file and line; after the last that is kept, how many more there are.
    pub(super) fn finish(self) -> Vec<Fault> {
        let Self { mut list, beyond } = self;
        list.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
        if beyond > 0
            && let Some(last) = list.last()
        {
            let Fault { file, line, .. } = last.clone();
            let value = format!("{beyond} more faults");
            list.push(Fault { file, line, column: String::new(), value, expected: "listed one by one".to_owned() });
        }
        list
    }
}
