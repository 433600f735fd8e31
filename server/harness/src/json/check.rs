//! The check of a whole text, and steps through a text that was checked. Nothing here calls itself:
//! a million brackets cost a comparison each, not a frame of the stack.

use std::borrow::Cow;

use super::{What, unescaped};

/// Levels of values within values that are read.
const DEEPEST: usize = 128;

/// Keys of one object that are read.
const MOST_KEYS: usize = 200_000;

/// Words that are values; the last three are Python's.
const WORDS: [&str; 6] = ["true", "false", "null", "NaN", "Infinity", "-Infinity"];

type Fault = (What, usize);

/// The byte after the spaces that begin at a byte.
pub(super) fn after_space(text: &str, at: usize) -> usize {
    let rest = text.as_bytes().get(at..).unwrap_or_default();
    at + rest.iter().take_while(|b| matches!(b, b' ' | b'\t' | b'\n' | b'\r')).count()
}

/// The end of the value that begins at a byte of a checked text.
pub(super) fn value_end(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let mut depth = 0usize;
    let mut here = at;
    loop {
        match bytes.get(here) {
            None => return bytes.len(),
            Some(b'"') => here = string_end(bytes, here),
            Some(b'{' | b'[') => {
                depth += 1;
                here += 1;
            }
            Some(b'}' | b']') => {
                depth = depth.saturating_sub(1);
                here += 1;
            }
            Some(b',' | b':' | b' ' | b'\t' | b'\n' | b'\r') => here += 1,
            Some(_) => here = word_end(bytes, here),
        }
        if depth == 0 {
            return here;
        }
    }
}

/// The byte after the closing quote; the end of the text where there is none.
fn string_end(bytes: &[u8], at: usize) -> usize {
    let mut here = at + 1;
    loop {
        match bytes.get(here) {
            None => return bytes.len(),
            Some(b'"') => return here + 1,
            Some(b'\\') => here += 2,
            Some(_) => here += 1,
        }
    }
}

/// The byte after a number or a word.
fn word_end(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    at + rest.iter().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.' | b'_')).count().max(1)
}

/// What has to come next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    Value,
    FirstValueOrEnd,
    Key,
    FirstKeyOrEnd,
    CommaOrEnd,
}

/// Checks that a text is one value; gives where it begins and ends.
pub(super) fn check(text: &str) -> Result<(usize, usize), Fault> {
    let mut checked =
        Check { text, bytes: text.as_bytes(), at: after_space(text, 0), open: Vec::new(), keys: Vec::new() };
    if checked.at == text.len() {
        return Err((What::Empty, 0));
    }
    let start = checked.at;
    checked.run()?;
    let end = checked.at;
    let rest = after_space(text, end);
    if rest < text.len() { Err((expected("the end of the file"), rest)) } else { Ok((start, end)) }
}

struct Check<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    /// What is open: an object with the place in `keys` where its own begin, or an array.
    open: Vec<Option<usize>>,
    /// Keys of all open objects.
    keys: Vec<(Cow<'a, str>, usize)>,
}

impl Check<'_> {
    fn run(&mut self) -> Result<(), Fault> {
        let mut next = Next::Value;
        loop {
            self.at = after_space(self.text, self.at);
            let Some(byte) = self.bytes.get(self.at).copied() else { return Err((What::Truncated, self.at)) };
            next = match (next, byte) {
                (Next::FirstValueOrEnd, b']') | (Next::FirstKeyOrEnd, b'}') => self.close()?,
                (Next::Value | Next::FirstValueOrEnd, _) => self.value(byte)?,
                (Next::Key | Next::FirstKeyOrEnd, b'"') => self.key()?,
                (Next::Key, _) => return Err((expected("a key in quotes"), self.at)),
                (Next::FirstKeyOrEnd, _) => return Err((expected("a key in quotes or }"), self.at)),
                (Next::CommaOrEnd, _) => self.after_value(byte)?,
            };
            if next == Next::CommaOrEnd && self.open.is_empty() {
                return Ok(());
            }
        }
    }

    fn value(&mut self, byte: u8) -> Result<Next, Fault> {
        match byte {
            b'{' | b'[' => {
                if self.open.len() == DEEPEST {
                    return Err((What::TooDeep { most: DEEPEST }, self.at));
                }
                self.at += 1;
                self.open.push((byte == b'{').then_some(self.keys.len()));
                return Ok(if byte == b'{' { Next::FirstKeyOrEnd } else { Next::FirstValueOrEnd });
            }
            b'"' => self.string()?,
            _ => self.word()?,
        }
        Ok(Next::CommaOrEnd)
    }

    fn after_value(&mut self, byte: u8) -> Result<Next, Fault> {
        match (self.open.last(), byte) {
            (Some(Some(_)), b',') => {
                self.at += 1;
                Ok(Next::Key)
            }
            (Some(None), b',') => {
                self.at += 1;
                Ok(Next::Value)
            }
            (Some(Some(_)), b'}') | (Some(None), b']') => self.close(),
            (Some(Some(_)), _) => Err((expected("a comma or }"), self.at)),
            _ => Err((expected("a comma or ]"), self.at)),
        }
    }

    fn close(&mut self) -> Result<Next, Fault> {
        self.at += 1;
        if let Some(Some(first)) = self.open.pop() {
            let mut keys = self.keys.split_off(first);
            keys.sort();
            let twice = keys.windows(2).find_map(|pair| match pair {
                [(a, _), (b, at)] if a == b => Some((b.clone().into_owned(), *at)),
                _ => None,
            });
            if let Some((key, at)) = twice {
                return Err((What::DuplicateKey { key }, at));
            }
        }
        Ok(Next::CommaOrEnd)
    }

    fn key(&mut self) -> Result<Next, Fault> {
        let start = self.at;
        self.string()?;
        self.keys.push((unescaped(self.text.get(start..self.at).unwrap_or_default()), start));
        let own = self.open.last().copied().flatten().unwrap_or_default();
        if self.keys.len() - own > MOST_KEYS {
            return Err((What::TooMany { most: MOST_KEYS }, start));
        }
        self.at = after_space(self.text, self.at);
        match self.bytes.get(self.at) {
            Some(b':') => {
                self.at += 1;
                Ok(Next::Value)
            }
            Some(_) => Err((expected("a colon after the key"), self.at)),
            None => Err((What::Truncated, self.at)),
        }
    }

    /// Passes over a string, held to its escapes.
    fn string(&mut self) -> Result<(), Fault> {
        let mut here = self.at + 1;
        loop {
            match self.bytes.get(here) {
                None => return Err((What::Truncated, self.bytes.len())),
                Some(b'"') => {
                    self.at = here + 1;
                    return Ok(());
                }
                Some(b'\\') => here += self.escape(here)?,
                Some(0..=0x1f) => return Err((expected("an escape, not a control character, in a text"), here)),
                Some(_) => here += 1,
            }
        }
    }

    /// The length of the escape at a byte.
    fn escape(&self, at: usize) -> Result<usize, Fault> {
        match self.bytes.get(at + 1) {
            None => Err((What::Truncated, self.bytes.len())),
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => Ok(2),
            Some(b'u') => match self.bytes.get(at + 2..at + 6) {
                None => Err((What::Truncated, self.bytes.len())),
                Some(hex) if hex.iter().all(u8::is_ascii_hexdigit) => Ok(6),
                Some(_) => Err((expected("four hexadecimal digits after \\u"), at)),
            },
            Some(_) => Err((expected("an escape that JSON has"), at)),
        }
    }

    /// Passes over a number, `true`, `false`, `null`, or one of Python's three.
    fn word(&mut self) -> Result<(), Fault> {
        let end = word_end(self.bytes, self.at);
        let word = self.text.get(self.at..end).unwrap_or_default();
        if !WORDS.contains(&word) && !is_number(word) {
            let begins = WORDS.iter().any(|whole| whole.starts_with(word)) || is_number(&format!("{word}0"));
            let cut = end == self.bytes.len() && begins;
            return Err(if cut { (What::Truncated, end) } else { (expected("a value"), self.at) });
        }
        self.at = end;
        Ok(())
    }
}

fn expected(what: &str) -> What {
    What::Syntax { expected: what.to_owned() }
}

/// Whether a word is a number by RFC 8259.
fn is_number(word: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let unsigned = word.strip_prefix('-').unwrap_or(word);
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent.strip_prefix(['+', '-']).unwrap_or(exponent))),
        None => (unsigned, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && fraction.is_none_or(digits)
        && exponent.is_none_or(digits)
}

#[cfg(test)]
mod tests {
    use super::super::Value;
    use super::*;

    fn fault(text: &str) -> (What, String) {
        let finding = Value::parse(text).unwrap_err();
        (finding.what, finding.place.to_string())
    }

    #[test]
    fn what_json_has_is_read() {
        for good in ["{}", " [] ", "[[],{}]", "{\"a\":[1,-2.5e-3,true,false,null,NaN,-Infinity]}", "\"é\"", "0"] {
            assert!(Value::parse(good).is_ok(), "{good} was refused");
        }
    }

    #[test]
    fn faults_have_their_place() {
        assert_eq!(fault("{\"a\": 1,\n \"b\": 2"), (What::Truncated, "line 2, column 8".into()));
        assert_eq!(fault("{\"a\": tru"), (What::Truncated, "line 1, column 10".into()));
        assert_eq!(fault("[1,\n 01]"), (expected("a value"), "line 2, column 2".into()));
        assert_eq!(fault("{\"a\" 1}"), (expected("a colon after the key"), "line 1, column 6".into()));
        assert_eq!(fault("{\"a\": 1} x"), (expected("the end of the file"), "line 1, column 10".into()));
        assert_eq!(fault("[1}"), (expected("a comma or ]"), "line 1, column 3".into()));
        assert_eq!(fault("  "), (What::Empty, "line 1, column 1".into()));
        for bad in
            ["[1,]", "{,}", "{\"a\":}", "[\"\\x\"]", "[\"\\u12g4\"]", "[\"a\nb\"]", "[+1]", "[.5]", "[1.]", "nan", "}"]
        {
            assert!(Value::parse(bad).is_err(), "{bad} was taken");
        }
    }

    #[test]
    fn a_key_stands_once_however_it_is_written() {
        let twice = fault("{\"a\": {\"x\": 1, \"y\": 2,\n \"\\u0078\": 3}}");
        assert_eq!(twice, (What::DuplicateKey { key: "x".into() }, "line 2, column 2".into()));
        assert!(Value::parse("[{\"a\": 1}, {\"a\": {\"a\": 1}}]").is_ok());
    }

    #[test]
    fn a_million_brackets_are_no_deeper_than_the_limit() {
        let deep = fault(&"[".repeat(1_000_000));
        assert_eq!(deep, (What::TooDeep { most: DEEPEST }, format!("line 1, column {}", DEEPEST + 1)));
        assert!(Value::parse(&format!("{}{}", "[".repeat(DEEPEST), "]".repeat(DEEPEST))).is_ok());
    }
}
