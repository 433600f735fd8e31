//! A row's cells, read as what their columns hold. Each cell that cannot be is a fault.

use std::borrow::Cow;
use std::str::FromStr;

use chrono::NaiveDate;
use domain::{Score, SlugError};

use super::fault::{Faults, Place};
use super::header::Header;

/// Characters of a name or of any other short cell.
pub(super) const LONGEST_WORD: usize = 600;
/// Characters of a note or an address.
const LONGEST_TEXT: usize = 4_000;
/// The largest score and the most items that are taken for a figure and not for a slip.
const LARGEST_SCORE: f64 = 1e12;
const MOST_ITEMS: u32 = 1_000_000_000;

/// One row.
pub(super) struct Row<'r, 'a> {
    /// Where it begins.
    pub(super) place: Place<'a>,
    header: &'r Header,
    cells: Vec<Cow<'a, str>>,
    faults: &'r mut Faults,
}

impl<'r, 'a> Row<'r, 'a> {
    /// A row of as many cells as the header has columns.
    pub(super) fn new(header: &'r Header, cells: Vec<Cow<'a, str>>, place: Place<'a>, faults: &'r mut Faults) -> Self {
        Self { place, header, cells, faults }
    }

    /// Adds a fault of this row.
    pub(super) fn fault(&mut self, column: &str, value: &str, expected: impl Into<String>) {
        self.faults.push(self.place, column, value, expected);
    }

    /// Faults so far, of this row and all before it.
    pub(super) fn faults_so_far(&self) -> u64 {
        self.faults.count()
    }

    /// A cell's text without the spaces around it; `None` where nothing is stated. It is taken out
    /// of the row: a column is read once.
    pub(super) fn text(&mut self, column: &'static str) -> Option<Cow<'a, str>> {
        let cell = std::mem::take(self.cells.get_mut(self.header.place(column)?)?);
        let text = match cell {
            Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
            Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
        };
        if text.is_empty() {
            return None;
        }
        let long = is_long(column);
        let longest = if long { LONGEST_TEXT } else { LONGEST_WORD };
        if text.len() > longest && text.chars().count() > longest {
            self.fault(column, &text, format!("a text of at most {longest} characters"));
            return None;
        }
        if text.chars().any(|c| c.is_control() && !(long && matches!(c, '\n' | '\r' | '\t'))) {
            self.fault(column, &text, "a text without control characters");
            return None;
        }
        Some(text)
    }

    /// A cell's text, which has to be there.
    pub(super) fn required(&mut self, column: &'static str, expected: &str) -> Option<Cow<'a, str>> {
        self.stated(column, expected, Self::text)
    }

    /// Reads a cell that has to be there; where it is empty, that is the fault.
    pub(super) fn stated<T>(
        &mut self,
        column: &'static str,
        expected: &str,
        read: impl FnOnce(&mut Self, &'static str) -> Option<T>,
    ) -> Option<T> {
        let before = self.faults.count();
        let value = read(self, column);
        if value.is_none() && self.faults.count() == before {
            self.fault(column, "", expected);
        }
        value
    }

    /// A cell as a word of the domain.
    pub(super) fn parse<T: FromStr<Err = SlugError>>(&mut self, column: &'static str) -> Option<T> {
        let text = self.text(column)?;
        match text.parse() {
            Ok(value) => Some(value),
            Err(SlugError { expected, .. }) => {
                self.fault(column, &text, expected);
                None
            }
        }
    }

    /// A cell of several texts between semicolons, each given to `read`.
    pub(super) fn list<T: FromStr<Err = SlugError>>(&mut self, column: &'static str) -> Vec<T> {
        let Some(text) = self.text(column) else { return Vec::new() };
        let mut list = Vec::new();
        for part in text.split(';').map(str::trim) {
            match part.parse() {
                Ok(value) => list.push(value),
                Err(SlugError { expected, .. }) => self.fault(column, part, expected),
            }
        }
        list
    }

    /// A cell as `true` or `false`.
    pub(super) fn truth(&mut self, column: &'static str) -> Option<bool> {
        let text = self.text(column)?;
        match &*text {
            "true" => Some(true),
            "false" => Some(false),
            _ => {
                self.fault(column, &text, "true or false");
                None
            }
        }
    }

    /// A cell as a day.
    pub(super) fn day(&mut self, column: &'static str) -> Option<NaiveDate> {
        let text = self.text(column)?;
        let day = day(&text);
        if day.is_none() {
            self.fault(column, &text, "a day YYYY-MM-DD");
        }
        day
    }

    /// A cell as a plain decimal number.
    pub(super) fn number(&mut self, column: &'static str) -> Option<Score> {
        let number: Score = self.parse(column)?;
        if number.value().abs() > LARGEST_SCORE {
            self.fault(column, number.text(), "a number between -1000000000000 and 1000000000000");
            return None;
        }
        Some(number)
    }

    /// A cell as a number above zero.
    pub(super) fn size(&mut self, column: &'static str) -> Option<f64> {
        let number = self.number(column)?;
        if number.value() <= 0.0 {
            self.fault(column, number.text(), "a number above 0");
            return None;
        }
        Some(number.value())
    }

    /// A cell as a number of items.
    pub(super) fn items(&mut self, column: &'static str) -> Option<u32> {
        let text = self.text(column)?;
        let is_digits = text.bytes().all(|b| b.is_ascii_digit());
        let items = text.parse().ok().filter(|n| is_digits && (1..=MOST_ITEMS).contains(n));
        if items.is_none() {
            self.fault(column, &text, format!("a whole number of items from 1 to {MOST_ITEMS}"));
        }
        items
    }

    /// A cell as an address of the web. Nothing else may become a link.
    pub(super) fn url(&mut self, column: &'static str) -> Option<Cow<'a, str>> {
        let text = self.text(column)?;
        let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
        let is_address = host.is_some_and(|host| host.starts_with(|c: char| c.is_alphanumeric() || c == '['))
            && !text.contains(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '"' | '<' | '>'));
        if !is_address {
            self.fault(column, &text, "an address that begins with https:// or http://");
            return None;
        }
        Some(text)
    }

    /// A cell as a country.
    pub(super) fn country(&mut self, column: &'static str) -> Option<Cow<'a, str>> {
        let text = self.text(column)?;
        if text.len() == 2 && text.bytes().all(|b| b.is_ascii_uppercase()) {
            return Some(text);
        }
        self.fault(column, &text, "a country code of ISO 3166-1 in two capitals, such as CN");
        None
    }
}

/// Columns of sentences and addresses.
fn is_long(column: &str) -> bool {
    let last = column.rsplit('_').next().unwrap_or(column);
    matches!(last, "note" | "reason" | "url" | "homepage" | "source")
        || matches!(column, "reason_en" | "reason_zh" | "about_en" | "about_zh")
}

fn day(text: &str) -> Option<NaiveDate> {
    let mut parts = text.splitn(3, '-');
    let mut part = |width: usize| {
        let part = parts.next().filter(|part| part.len() == width && part.bytes().all(|b| b.is_ascii_digit()))?;
        part.parse::<u32>().ok()
    };
    let (year, month, day) = (part(4)?, part(2)?, part(2)?);
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}
