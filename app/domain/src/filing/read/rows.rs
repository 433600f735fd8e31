//! The rows of results.

use std::collections::HashMap;

use super::Reader;
use super::exam::{ExamParts, RowExam, RowWords};
use crate::filing::fault::{At, Expected, What};
use crate::filing::field::{Column, TypedRow, is_silent};
use crate::filing::{ErrorMethod, FiledRow, MOST_ROWS};
use crate::{ExamKey, LanguageTag, Scale, Score, Slug};

pub(super) fn rows(reader: &mut Reader<'_>, parts: Option<&ExamParts>) -> Vec<FiledRow> {
    let typed = reader.typed;
    if typed.rows.len() > MOST_ROWS {
        reader.faults.push(At::Results, "", What::TooMany(MOST_ROWS));
        return Vec::new();
    }
    if typed.filed_rows().next().is_none() {
        reader.faults.push(At::Results, "", What::Missing);
    }
    let mut lines: HashMap<ExamKey, usize> = HashMap::new();
    let mut rows = Vec::with_capacity(typed.rows.len());
    for (line, typed) in typed.filed_rows() {
        let Some(row) = Line { line, typed }.read(reader, parts) else { continue };
        match lines.get(&row.exam.key) {
            Some(first) => reader.faults.push(At::Cell(line, Column::Domain), "", What::Twice(*first)),
            None => {
                lines.insert(row.exam.key.clone(), line);
                rows.push(row);
            }
        }
    }
    rows
}

/// A row as it was typed, with its line.
struct Line<'t> {
    line: usize,
    typed: &'t TypedRow,
}

impl Line<'_> {
    fn fault(&self, reader: &mut Reader<'_>, column: Column, what: What) {
        reader.faults.push(At::Cell(self.line, column), self.typed.get(column), what);
    }

    /// The row, or `None` with its faults told. Without an exam its cells are still looked at.
    fn read(&self, reader: &mut Reader<'_>, parts: Option<&ExamParts>) -> Option<FiledRow> {
        let refused = self.typed.get(Column::Refused);
        if !refused.is_empty() {
            self.fault(reader, Column::Refused, What::Refused(refused.to_owned()));
            return None;
        }
        let language =
            self.needed(reader, Column::Language, Expected::Language, |text| text.parse::<LanguageTag>().ok());
        let domain = self.needed(reader, Column::Domain, Expected::Name, Slug::of_name);
        let metric = self.needed(reader, Column::Metric, Expected::Name, Slug::of_name);
        let score = self.needed(reader, Column::Score, Expected::Number, |text| text.parse::<Score>().ok());
        let n_items =
            self.said(reader, Column::Items, Expected::Count, |text| text.parse::<u32>().ok().filter(|n| *n > 0));
        let error = |text: &str| text.parse::<Score>().ok().filter(|error| error.value() >= 0.0);
        let standard_error = self.said(reader, Column::StandardError, Expected::Amount, error);
        let method = self.said(reader, Column::ErrorMethod, Expected::Offered, |text| text.parse::<ErrorMethod>().ok());
        if matches!((&standard_error, &method), (Some(None), Some(Some(_)))) {
            self.fault(reader, Column::StandardError, What::Missing);
        }
        let (n_items, standard_error, error_method) = (n_items?, standard_error?, method?);
        let (parts, score) = (parts?, score?);
        let words = RowWords {
            exam: self.typed.get(Column::Exam),
            protocol: self.typed.get(Column::Protocol),
            language: language?,
            domain: domain?,
            metric: metric?,
        };
        let RowExam { exam, is_new: edition_is_new } = match parts.exam(reader, words) {
            Ok(found) => found,
            Err((column, what)) => {
                self.fault(reader, column, what);
                return None;
            }
        };
        let shift = self.shift(reader, &exam.scale)?;
        let score = shifted(&score, shift);
        if !reader.judged && !exam.scale.holds(score.value()) {
            self.fault(reader, Column::Score, What::OutsideScale(exam.scale.min, exam.scale.max));
            return None;
        }
        let standard_error = standard_error.map(|error| shifted(&error, shift));
        let line = self.line;
        Some(FiledRow { line, exam, edition_is_new, score, n_items, standard_error, error_method, answers: None })
    }

    /// By how many digits the decimal point moves from the row's unit to the exam's.
    fn shift(&self, reader: &mut Reader<'_>, scale: &Scale) -> Option<i32> {
        match (self.typed.get(Column::Unit), scale.unit.as_str()) {
            ("", _) => Some(0),
            (said, unit) if said == unit => Some(0),
            ("proportion", "percent") => Some(2),
            ("percent", "proportion") => Some(-2),
            _ => {
                self.fault(reader, Column::Unit, What::Unreadable(Expected::Offered));
                None
            }
        }
    }

    /// What has to be said.
    fn needed<T>(
        &self,
        reader: &mut Reader<'_>,
        column: Column,
        expected: Expected,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let text = self.typed.get(column);
        if text.is_empty() {
            self.fault(reader, column, What::Missing);
            return None;
        }
        let value = read(text);
        if value.is_none() {
            self.fault(reader, column, What::Unreadable(expected));
        }
        value
    }

    /// What may be left unsaid: `Some(None)` where it is, `None` with a fault where it cannot be read.
    fn said<T>(
        &self,
        reader: &mut Reader<'_>,
        column: Column,
        expected: Expected,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Option<Option<T>> {
        let text = self.typed.get(column);
        if text.is_empty() || is_silent(text) {
            return Some(None);
        }
        self.needed(reader, column, expected, read).map(Some)
    }
}

/// A number with its decimal point moved, digit by digit: nothing is rounded.
fn shifted(number: &Score, by: i32) -> Score {
    let (sign, digits) = number.text().strip_prefix('-').map_or(("", number.text()), |digits| ("-", digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let (whole, fraction) = match by {
        1.. => {
            let moved = usize::try_from(by).unwrap_or_default();
            let padded = format!("{fraction:0<moved$}");
            let (up, rest) = padded.split_at(moved);
            (format!("{whole}{up}"), rest.to_owned())
        }
        0 => return number.clone(),
        _ => {
            let moved = usize::try_from(-by).unwrap_or_default();
            let padded = format!("{whole:0>width$}", width = moved + 1);
            let (rest, down) = padded.split_at(padded.len() - moved);
            (rest.to_owned(), format!("{down}{fraction}"))
        }
    };
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    let text = if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") };
    // Too many digits after the shift are the one way in which it is no number any more.
    text.parse().unwrap_or_else(|_| number.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_moves_the_point_and_no_digit() {
        let moved = |text: &str, by| shifted(&text.parse().unwrap(), by).text().to_owned();
        assert_eq!(moved("0.7110", 2), "71.10");
        assert_eq!(moved("0.5", 2), "50");
        assert_eq!(moved("1", 2), "100");
        assert_eq!(moved("0.003", 2), "0.3");
        assert_eq!(moved("-0.25", 2), "-25");
        assert_eq!(moved("71.10", -2), "0.7110");
        assert_eq!(moved("5", -2), "0.05");
        assert_eq!(moved("100", -2), "1.00");
        assert_eq!(moved("71.10", 0), "71.10");
    }
}
