//! Bytes as a table: RFC 4180, read strictly.
//!
//! The usual readers are lenient: a quote that never closes swallows every line below it. Here no
//! line may go unread, and every fault needs its line, so quotes are held to the rule.

use std::borrow::Cow;

use super::fault::{Faults, Place};
use super::{File, LARGEST};

const QUOTES: &str =
    "a cell by the rules of CSV: a cell with quotes in it stands in quotes, with its own quotes doubled";
const UNCLOSED: &str = "a quoted cell: its closing quote is missing";

/// A row's cells and the line on which it begins.
#[derive(Debug)]
pub(super) struct Record<'a> {
    pub(super) line: u64,
    pub(super) cells: Vec<Cow<'a, str>>,
}

/// A row that is no row.
#[derive(Debug)]
pub(super) struct Broken<'a> {
    pub(super) line: u64,
    pub(super) value: &'a str,
    pub(super) expected: &'static str,
}

/// A file's rows, in order. Empty lines are passed over.
#[derive(Debug)]
pub(super) struct Table<'a> {
    pub(super) file: &'a str,
    rest: &'a str,
    line: u64,
    width: usize,
}

impl<'a> Table<'a> {
    /// A table of a file's text, or its faults: too large, or not UTF-8.
    pub(super) fn open(file: File<'a>, faults: &mut Faults) -> Option<Self> {
        let File { name, bytes } = file;
        if bytes.len() > LARGEST {
            let place = Place { file: name, line: 1 };
            faults.push(place, "", &format!("{} bytes", bytes.len()), format!("at most {LARGEST} bytes"));
            return None;
        }
        match std::str::from_utf8(bytes) {
            Ok(text) => {
                let rest = text.strip_prefix('\u{feff}').unwrap_or(text);
                Some(Self { file: name, rest, line: 1, width: 0 })
            }
            Err(_) => {
                for (line, bytes) in (1..).zip(bytes.split(|b| *b == b'\n')) {
                    if std::str::from_utf8(bytes).is_err() {
                        let place = Place { file: name, line };
                        faults.push(place, "", &String::from_utf8_lossy(bytes), "UTF-8 text");
                    }
                }
                None
            }
        }
    }

    fn skip_empty_lines(&mut self) {
        while let Some(rest) = self.rest.strip_prefix("\r\n").or_else(|| self.rest.strip_prefix('\n')) {
            self.rest = rest;
            self.line += 1;
        }
    }

    /// The rest of the line, passed over.
    fn skip_line(&mut self) {
        self.rest = self.rest.split_once('\n').map_or("", |(_, rest)| rest);
        self.line += 1;
    }

    /// The next cell, and whether it ends its row.
    fn cell(&mut self) -> Result<(Cow<'a, str>, bool), Broken<'a>> {
        match self.rest.strip_prefix('"') {
            Some(inside) => self.quoted(inside),
            None => self.plain(),
        }
    }

    fn plain(&mut self) -> Result<(Cow<'a, str>, bool), Broken<'a>> {
        let text = self.rest;
        let end = text.bytes().position(|b| matches!(b, b',' | b'\n' | b'"')).unwrap_or(text.len());
        let (cell, after) = text.split_at(end);
        if after.starts_with('"') {
            return Err(self.stray(text));
        }
        self.rest = after;
        let ends = self.end_cell();
        let cell = if ends { cell.strip_suffix('\r').unwrap_or(cell) } else { cell };
        Ok((Cow::Borrowed(cell), ends))
    }

    fn quoted(&mut self, inside: &'a str) -> Result<(Cow<'a, str>, bool), Broken<'a>> {
        let opened = (self.line, inside);
        let mut doubled: Option<String> = None;
        let mut rest = inside;
        let cell = loop {
            let Some((before, after)) = rest.split_once('"') else {
                self.rest = "";
                return Err(Broken { line: opened.0, value: first_line(opened.1), expected: UNCLOSED });
            };
            self.line += before.bytes().map(|b| u64::from(b == b'\n')).sum::<u64>();
            let Some(more) = after.strip_prefix('"') else {
                self.rest = after;
                break match doubled {
                    Some(text) => Cow::Owned(text + before),
                    None => Cow::Borrowed(before),
                };
            };
            let text = doubled.get_or_insert_default();
            text.push_str(before);
            text.push('"');
            rest = more;
        };
        let after = self.rest.strip_prefix('\r').unwrap_or(self.rest);
        if after.is_empty() || after.starts_with('\n') {
            self.rest = after;
        } else if !self.rest.starts_with(',') {
            return Err(self.stray(opened.1));
        }
        Ok((cell, self.end_cell()))
    }

    /// Passes over what ends a cell; whether that ends the row too.
    fn end_cell(&mut self) -> bool {
        if let Some(rest) = self.rest.strip_prefix(',') {
            self.rest = rest;
            return false;
        }
        self.skip_line();
        true
    }

    fn stray(&mut self, cell: &'a str) -> Broken<'a> {
        let line = self.line;
        self.skip_line();
        Broken { line, value: first_line(cell), expected: QUOTES }
    }
}

fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or_default()
}

impl<'a> Iterator for Table<'a> {
    type Item = Result<Record<'a>, Broken<'a>>;

    fn next(&mut self) -> Option<Self::Item> {
        self.skip_empty_lines();
        if self.rest.is_empty() {
            return None;
        }
        let line = self.line;
        let mut cells = Vec::with_capacity(self.width);
        loop {
            match self.cell() {
                Ok((cell, ends)) => {
                    cells.push(cell);
                    if ends {
                        break;
                    }
                }
                Err(broken) => return Some(Err(broken)),
            }
        }
        self.width = cells.len();
        Some(Ok(Record { line, cells }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A row's line and cells, or the line and cell that broke it.
    type Row = Result<(u64, Vec<String>), (u64, String)>;

    fn rows(text: &str) -> Vec<Row> {
        let table = Table { file: "t.csv", rest: text, line: 1, width: 0 };
        let row = |record: Record<'_>| (record.line, record.cells.into_iter().map(Cow::into_owned).collect());
        table.map(|r| r.map(row).map_err(|broken| (broken.line, broken.value.to_owned()))).collect()
    }

    fn row(line: u64, cells: &[&str]) -> Row {
        Ok((line, cells.iter().map(|cell| (*cell).to_owned()).collect()))
    }

    #[test]
    fn cells_and_physical_lines() {
        assert_eq!(rows("a,b\r\n1,\r\n"), [row(1, &["a", "b"]), row(2, &["1", ""])]);
        assert_eq!(
            rows("\n\na\n\n\"x\r\ny\",\"say \"\"hi\"\"\"\nz"),
            [row(3, &["a"]), row(5, &["x\r\ny", "say \"hi\""]), row(7, &["z"])]
        );
        assert_eq!(rows("a,"), [row(1, &["a", ""])]);
        assert_eq!(rows("\"\",\"\"\r"), [row(1, &["", ""])]);
    }

    #[test]
    fn quotes_are_held_to_the_rule() {
        assert_eq!(rows("a\n\"b\nc"), [row(1, &["a"]), Err((2, "b".into()))]);
        assert_eq!(rows("5\" disk\nb"), [Err((1, "5\" disk".into())), row(2, &["b"])]);
        assert_eq!(rows("\"a\"b,c\nd"), [Err((1, "a\"b,c".into())), row(2, &["d"])]);
    }
}
