//! JSON as harnesses write it, read without building a tree.
//!
//! The whole text is checked once: syntax, depth, keys that stand twice. A [`Value`] is then a part
//! of the text and where it begins, so that a log of many megabytes costs no memory beside its own,
//! numbers keep the text they were written with, and everything has its place. Python writes `NaN`
//! and `Infinity` into JSON; they are let through here, and are faults where a number is read.

mod check;

use std::borrow::Cow;
use std::cell::Cell;
use std::collections::HashMap;
use std::rc::Rc;

use super::finding::{Finding, What};
use super::place::Place;

/// Elements of one array that are read.
const MOST_ITEMS: usize = 500_000;

/// A byte of a text, with its line and its character of the line, from 1.
#[derive(Debug, Clone, Copy)]
struct Spot {
    byte: usize,
    line: u64,
    column: u64,
}

/// The beginning of a text.
const START: Spot = Spot { byte: 0, line: 1, column: 1 };

/// A checked value within its text.
#[derive(Debug, Clone)]
pub(super) struct Value<'a> {
    text: &'a str,
    /// The last place that was asked for. Values are mostly looked at in their order, so that
    /// counting on from there costs one pass over the text for all of them.
    last: Rc<Cell<Spot>>,
    at: usize,
    end: usize,
    pointer: String,
}

/// What a value is, by its first byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Object,
    Array,
    Text,
    Number,
    NotANumber,
    Truth,
    Null,
}

impl<'a> Value<'a> {
    /// Checks a text and gives its one value.
    ///
    /// # Errors
    /// The first fault with its line and column.
    pub(super) fn parse(text: &'a str) -> Result<Self, Finding> {
        let (at, end) = check::check(text).map_err(|(what, at)| Finding::new(what, Place::of_byte(text, at)))?;
        Ok(Self { text, last: Rc::new(Cell::new(START)), at, end, pointer: String::new() })
    }

    /// The value as written.
    pub(super) fn raw(&self) -> &'a str {
        self.text.get(self.at..self.end).unwrap_or_default()
    }

    pub(super) fn kind(&self) -> Kind {
        match self.raw().as_bytes() {
            [b'{', ..] => Kind::Object,
            [b'[', ..] => Kind::Array,
            [b'"', ..] => Kind::Text,
            [b't' | b'f', ..] => Kind::Truth,
            [b'N' | b'I', ..] | [b'-', b'I', ..] => Kind::NotANumber,
            [b'-' | b'0'..=b'9', ..] => Kind::Number,
            _ => Kind::Null,
        }
    }

    pub(super) fn is_null(&self) -> bool {
        self.kind() == Kind::Null
    }

    /// Where it stands.
    pub(super) fn place(&self) -> Place {
        let last = self.last.get();
        let mut spot = if last.byte <= self.at { last } else { START };
        for letter in self.text.get(spot.byte..self.at).unwrap_or_default().chars() {
            if letter == '\n' {
                (spot.line, spot.column) = (spot.line + 1, 1);
            } else {
                spot.column += 1;
            }
        }
        spot.byte = self.at;
        self.last.set(spot);
        let pointer = if self.pointer.is_empty() { "/" } else { &self.pointer };
        Place { line: Some(spot.line), column: Some(spot.column), ..Place::default() }.named(pointer)
    }

    /// A finding at its place.
    pub(super) fn finding(&self, what: What) -> Finding {
        Finding::new(what, self.place())
    }

    fn wrong(&self, expected: &'static str) -> Finding {
        self.finding(What::WrongType { expected })
    }

    /// The members of an object, in the file's order.
    pub(super) fn members(&self) -> Result<Vec<(Cow<'a, str>, Self)>, Finding> {
        if self.kind() != Kind::Object {
            return Err(self.wrong("an object {…}"));
        }
        let mut members = Vec::new();
        let mut at = check::after_space(self.text, self.at + 1);
        while self.byte(at) == Some(b'"') {
            let end = check::value_end(self.text, at);
            let key = unescaped(self.text.get(at..end).unwrap_or_default());
            let colon = check::after_space(self.text, end);
            let child = self.child(check::after_space(self.text, colon + 1), &key);
            at = check::after_space(self.text, child.end);
            if self.byte(at) == Some(b',') {
                at = check::after_space(self.text, at + 1);
            }
            members.push((key, child));
        }
        Ok(members)
    }

    /// The elements of an array.
    pub(super) fn items(&self) -> Result<Vec<Self>, Finding> {
        if self.kind() != Kind::Array {
            return Err(self.wrong("an array […]"));
        }
        let mut items = Vec::new();
        let mut at = check::after_space(self.text, self.at + 1);
        while !matches!(self.byte(at), Some(b']') | None) {
            let child = self.child(at, &items.len().to_string());
            at = check::after_space(self.text, child.end);
            if self.byte(at) == Some(b',') {
                at = check::after_space(self.text, at + 1);
            }
            items.push(child);
            if items.len() > MOST_ITEMS {
                return Err(self.finding(What::TooMany { most: MOST_ITEMS }));
            }
        }
        Ok(items)
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    fn child(&self, at: usize, key: &str) -> Self {
        let key = key.replace('~', "~0").replace('/', "~1");
        let end = check::value_end(self.text, at);
        Self { text: self.text, last: Rc::clone(&self.last), at, end, pointer: format!("{}/{key}", self.pointer) }
    }

    /// The member of a key; `None` where it is absent or null.
    ///
    /// # Errors
    /// If this is no object.
    pub(super) fn get(&self, key: &str) -> Result<Option<Self>, Finding> {
        let found = self.members()?.into_iter().find(|(name, _)| name == key);
        Ok(found.map(|(_, value)| value).filter(|value| !value.is_null()))
    }

    /// The members of an object by key, without those that are null; none where there is no object.
    /// For sections that are looked into once for every task.
    pub(super) fn section(&self, key: &str) -> Result<HashMap<Cow<'a, str>, Self>, Finding> {
        let Some(section) = self.get(key)? else { return Ok(HashMap::new()) };
        Ok(section.members()?.into_iter().filter(|(_, value)| !value.is_null()).collect())
    }

    /// The member of a path of keys; `None` as soon as one is absent or null.
    pub(super) fn at(&self, path: &[&str]) -> Result<Option<Self>, Finding> {
        let mut value = self.clone();
        for key in path {
            match value.get(key)? {
                Some(inner) => value = inner,
                None => return Ok(None),
            }
        }
        Ok(Some(value))
    }

    /// The member of a key, which has to be there.
    pub(super) fn required(&self, key: &str) -> Result<Self, Finding> {
        self.get(key)?.ok_or_else(|| self.finding(What::Required { key: key.to_owned() }))
    }

    /// A text.
    pub(super) fn words(&self) -> Result<Cow<'a, str>, Finding> {
        if self.kind() == Kind::Text { Ok(unescaped(self.raw())) } else { Err(self.wrong("a text in quotes")) }
    }

    /// A text, or a number as written: versions and names are either.
    pub(super) fn word(&self) -> Result<Cow<'a, str>, Finding> {
        if self.kind() == Kind::Number { Ok(Cow::Borrowed(self.raw())) } else { self.words() }
    }

    pub(super) fn truth(&self) -> Result<bool, Finding> {
        if self.kind() == Kind::Truth { Ok(self.raw() == "true") } else { Err(self.wrong("true or false")) }
    }

    /// A whole number of 0 or more; `16.0` is one too.
    pub(super) fn count(&self) -> Result<u64, Finding> {
        let digits = self.raw().trim_end_matches('0').strip_suffix('.').unwrap_or(self.raw());
        match digits.parse() {
            Ok(count) if self.kind() == Kind::Number => Ok(count),
            _ => Err(self.wrong("a whole number of 0 or more")),
        }
    }

    /// A number of any kind.
    pub(super) fn number(&self) -> Result<f64, Finding> {
        let value = self.raw().parse().ok().filter(|value: &f64| value.is_finite());
        value.filter(|_| self.kind() == Kind::Number).ok_or_else(|| self.wrong("a number"))
    }
}

/// The text of a checked string with its quotes. A surrogate without its pair becomes U+FFFD.
fn unescaped(quoted: &str) -> Cow<'_, str> {
    let inner = quoted.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or_default();
    if !inner.contains('\\') {
        return Cow::Borrowed(inner);
    }
    let mut text = String::with_capacity(inner.len());
    let mut units = Vec::new();
    let mut letters = inner.chars();
    while let Some(letter) = letters.next() {
        let escaped = if letter == '\\' { letters.next() } else { None };
        if escaped == Some('u') {
            let hex: String = letters.by_ref().take(4).collect();
            units.push(u16::from_str_radix(&hex, 16).unwrap_or(0xfffd));
            continue;
        }
        text.extend(char::decode_utf16(units.drain(..)).map(|unit| unit.unwrap_or('\u{fffd}')));
        text.push(match escaped {
            None => letter,
            Some('n') => '\n',
            Some('t') => '\t',
            Some('r') => '\r',
            Some('b') => '\u{8}',
            Some('f') => '\u{c}',
            Some(other) => other,
        });
    }
    text.extend(char::decode_utf16(units).map(|unit| unit.unwrap_or('\u{fffd}')));
    Cow::Owned(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_their_text_and_values_their_place() {
        let root = Value::parse("{\n  \"a/b\": {\"c\": [1, 71.10, \"x\"]}\n}").unwrap();
        let list = root.at(&["a/b", "c"]).unwrap().unwrap();
        let items = list.items().unwrap();
        assert_eq!(items[1].raw(), "71.10");
        assert_eq!(items[1].place().to_string(), "/a~1b/c/1, line 2, column 20");
        assert_eq!(items[2].words().unwrap(), "x");
        assert!(items[2].count().is_err() && items[1].words().is_err() && list.members().is_err());
        assert!(root.get("none").unwrap().is_none());
        assert_eq!(root.required("none").unwrap_err().what, What::Required { key: "none".into() });
    }

    #[test]
    fn escapes_are_undone() {
        let text = |json: &str| Value::parse(json).unwrap().words().unwrap().into_owned();
        assert_eq!(text(r#""a\n\"\\\/é中""#), "a\n\"\\/é中");
        assert_eq!(text(r#""\ud83c\udfc5 \ud83c!""#), "\u{1f3c5} \u{fffd}!");
    }

    #[test]
    fn counts_are_whole_numbers() {
        let count = |json: &str| Value::parse(json).unwrap().count().ok();
        assert_eq!(
            (count("5000"), count("16.0"), count("0"), count("100")),
            (Some(5000), Some(16), Some(0), Some(100))
        );
        assert_eq!(
            (count("0.5"), count("-1"), count("1e3"), count("NaN"), count("\"1\"")),
            (None, None, None, None, None)
        );
    }
}
