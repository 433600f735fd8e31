//! Where in a file something stands.

use std::fmt;

use super::finding::Message;

/// A place in a file, as far as it is known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Place {
    /// The entry of an archive.
    pub entry: Option<String>,
    /// The JSON pointer (RFC 6901) of a value, or the name of a table's column.
    pub pointer: Option<String>,
    /// The line, from 1.
    pub line: Option<u64>,
    /// The character of the line, from 1.
    pub column: Option<u64>,
}

impl Place {
    /// The place of a byte of a text.
    pub(super) fn of_byte(text: &str, at: usize) -> Self {
        let before = text.get(..at).unwrap_or(text);
        let line = before.bytes().filter(|b| *b == b'\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        Self { line: u64::try_from(line).ok(), column: u64::try_from(column).ok(), ..Self::default() }
    }

    /// A line of a file.
    pub(super) fn of_line(line: u64) -> Self {
        Self { line: Some(line), ..Self::default() }
    }

    /// The same place, named by what stands there.
    pub(super) fn named(self, pointer: impl Into<String>) -> Self {
        Self { pointer: Some(pointer.into()), ..self }
    }

    /// The same place, within an entry of an archive.
    pub(super) fn within(self, entry: &str) -> Self {
        Self { entry: Some(self.entry.unwrap_or_else(|| entry.to_owned())), ..self }
    }

    /// The place in words; empty where the file as a whole is meant.
    #[must_use]
    pub fn words(&self) -> Message {
        let at = |and: &str, line: &dyn Fn(u64) -> String, column: &dyn Fn(u64) -> String| {
            let named = [self.entry.clone(), self.pointer.clone()].into_iter().flatten();
            let counted = [self.line.map(line), self.column.map(column)].into_iter().flatten();
            named.chain(counted).collect::<Vec<_>>().join(and)
        };
        Message {
            zh: at("，", &|line| format!("第 {line} 行"), &|column| format!("第 {column} 个字符")),
            en: at(", ", &|line| format!("line {line}"), &|column| format!("column {column}")),
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words().en)
    }
}
