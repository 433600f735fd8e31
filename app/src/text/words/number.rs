//! Numbers, counts and days.

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use domain::{PartialDate, Score};

use crate::text::Lang;

/// A thing that is counted, with its singular, plural and Chinese measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Noun {
    /// A model (in rankings: an entrant).
    Model,
    /// A result.
    Result,
    /// A board.
    Board,
    /// A dataset.
    Dataset,
    /// An edition.
    Edition,
    /// An exam.
    Exam,
    /// An organisation.
    Organisation,
    /// An item of a dataset.
    Item,
    /// A ranking.
    Ranking,
    /// A day on which something changed.
    Change,
    /// A slice.
    Slice,
    /// A claim.
    Claim,
}

impl Noun {
    /// Singular, plural, Chinese with its measure word.
    const fn forms(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Model => ("model", "models", "个模型"),
            Self::Result => ("result", "results", "条成绩"),
            Self::Board => ("board", "boards", "个榜单"),
            Self::Dataset => ("dataset", "datasets", "个评测集"),
            Self::Edition => ("edition", "editions", "个版次"),
            Self::Exam => ("exam", "exams", "场考试"),
            Self::Organisation => ("organisation", "organisations", "家机构"),
            Self::Item => ("item", "items", "题"),
            Self::Ranking => ("ranking", "rankings", "个排名"),
            Self::Change => ("change", "changes", "次变动"),
            Self::Slice => ("slice", "slices", "个口径"),
            Self::Claim => ("claim", "claims", "条宣称"),
        }
    }
}

/// A whole number with its thousands apart: `11,582`. Both languages write it alike.
#[must_use]
pub fn number(n: usize) -> String {
    let digits = n.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A counted thing: "1 model", "2 models", "2 个模型".
#[must_use]
pub fn count(n: usize, noun: Noun, lang: Lang) -> String {
    let (one, many, zh) = noun.forms();
    match lang {
        Lang::Zh => format!("{} {zh}", number(n)),
        Lang::En => format!("{}\u{a0}{}", number(n), if n == 1 { one } else { many }),
    }
}

/// A number with a fixed count of decimals and a true minus.
#[must_use]
pub fn decimal(value: f64, decimals: usize) -> String {
    let text = format!("{value:.decimals$}");
    match text.strip_prefix('-') {
        Some(rest) if rest.bytes().any(|b| b.is_ascii_digit() && b != b'0') => format!("\u{2212}{rest}"),
        Some(rest) => rest.to_owned(),
        None => text,
    }
}

/// An error as it stands beside a score: with the score's decimals, at least one, and two where the
/// score has more than anybody reads.
#[must_use]
pub fn error_beside(score: &Score, error: f64) -> String {
    let decimals = match score.decimals() {
        0 => 1,
        few @ 1..=4 => few,
        _ => 2,
    };
    decimal(error, decimals)
}

/// The end of an axis: no decimals that say nothing.
#[must_use]
pub fn axis_number(value: f64) -> String {
    let text = decimal(value, 4);
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn month(of: NaiveDate) -> &'static str {
    MONTHS.get(of.month0() as usize).copied().unwrap_or_default()
}

/// A day in running text: "6 December 2024", "2024 年 12 月 6 日". Tables write `2024-12-06`.
#[must_use]
pub fn day_text(day: NaiveDate, lang: Lang) -> String {
    match lang {
        Lang::En => format!("{}\u{a0}{}\u{a0}{}", day.day(), month(day), day.year()),
        Lang::Zh => format!("{}\u{a0}年\u{a0}{}\u{a0}月\u{a0}{}\u{a0}日", day.year(), day.month(), day.day()),
    }
}

/// An instant to the minute, UTC: `2026-11-24 12:00 UTC`.
#[must_use]
pub fn instant_text(instant: DateTime<Utc>) -> String {
    instant.format("%Y-%m-%d %H:%M\u{a0}UTC").to_string()
}

/// A day or a month in running text.
#[must_use]
pub fn partial_day_text(day: PartialDate, lang: Lang) -> String {
    match (day, lang) {
        (PartialDate::Day(day), _) => day_text(day, lang),
        (PartialDate::Month(first), Lang::En) => format!("{}\u{a0}{}", month(first), first.year()),
        (PartialDate::Month(first), Lang::Zh) => format!("{}\u{a0}年\u{a0}{}\u{a0}月", first.year(), first.month()),
    }
}

/// The letters that stand for a thing in drawings, by its place in their key: A to Z, then AA and so on.
#[must_use]
pub fn letters(place: usize) -> String {
    let letter = |n: usize| u8::try_from(n % 26).map_or('?', |n| char::from(b'A' + n));
    match (place / 26).checked_sub(1) {
        None => letter(place).to_string(),
        Some(before) => format!("{}{}", letter(before), letter(place)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_have_letters() {
        assert_eq!([0, 25, 26, 39].map(letters), ["A", "Z", "AA", "AN"]);
    }

    #[test]
    fn numbers_are_readable() {
        assert_eq!(number(0), "0");
        assert_eq!(number(999), "999");
        assert_eq!(number(11_582), "11,582");
        assert_eq!(number(1_234_567), "1,234,567");
        assert_eq!(count(1, Noun::Model, Lang::En), "1\u{a0}model");
        assert_eq!(count(2, Noun::Model, Lang::Zh), "2 个模型");
        assert_eq!(decimal(-0.004, 2), "0.00");
        assert_eq!(decimal(-0.4, 1), "\u{2212}0.4");
        assert_eq!(axis_number(20.0), "20");
        assert_eq!(axis_number(0.25), "0.25");
    }

    #[test]
    fn days_read_as_each_language_writes_them() {
        let day = NaiveDate::from_ymd_opt(2024, 12, 6).unwrap();
        assert_eq!(day_text(day, Lang::En).replace('\u{a0}', " "), "6 December 2024");
        assert_eq!(day_text(day, Lang::Zh).replace('\u{a0}', " "), "2024 年 12 月 6 日");
        let month: PartialDate = "2024-02".parse().unwrap();
        assert_eq!(partial_day_text(month, Lang::En).replace('\u{a0}', " "), "February 2024");
    }
}
