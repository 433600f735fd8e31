//! Cells as CSV, and back. An empty cell of a column that may be empty is "not stated".

use std::fs::File;
use std::io::{self, BufWriter, Write};

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use store::{Cell, Column, Holds, OpenTable};

/// A table as it is written.
pub(super) struct Table {
    writer: csv::Writer<BufWriter<File>>,
}

impl Table {
    /// Writes the head.
    pub(super) fn begin(table: &OpenTable, file: BufWriter<File>) -> io::Result<Self> {
        let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(file);
        writer.write_record(table.columns.iter().map(|column| column.name))?;
        Ok(Self { writer })
    }

    /// Writes a row.
    pub(super) fn row(&mut self, row: &[Cell]) -> io::Result<()> {
        Ok(self.writer.write_record(row.iter().map(text))?)
    }

    /// Writes what is left.
    pub(super) fn end(self) -> io::Result<()> {
        self.writer.into_inner().map_err(|error| error.into_error())?.flush()
    }
}

fn text(cell: &Cell) -> String {
    fn or_empty<T: ToString>(value: Option<&T>) -> String {
        value.map(ToString::to_string).unwrap_or_default()
    }
    match cell {
        Cell::Text(text) => text.clone().unwrap_or_default(),
        Cell::Count(count) => or_empty(count.as_ref()),
        Cell::Number(number) => or_empty(number.as_ref()),
        Cell::Truth(truth) => or_empty(truth.as_ref()),
        Cell::Day(day) => or_empty(day.as_ref()),
        Cell::Bytes(bytes) => bytes.as_ref().map(|bytes| BASE64.encode(bytes)).unwrap_or_default(),
        Cell::Instant(at) => at.map(|at| at.to_rfc3339_opts(SecondsFormat::Micros, true)).unwrap_or_default(),
    }
}

/// Reads a cell; `None` if it is not what its column holds.
pub(super) fn cell(column: &Column, text: &str) -> Option<Cell> {
    let empty = text.is_empty() && (column.may_be_null || column.holds != Holds::Text);
    if empty && !column.may_be_null {
        return None;
    }
    fn read<T: std::str::FromStr>(text: &str, empty: bool) -> Option<Option<T>> {
        if empty { Some(None) } else { text.parse().ok().map(Some) }
    }
    Some(match column.holds {
        Holds::Text => Cell::Text((!empty).then(|| text.to_owned())),
        Holds::Count => Cell::Count(read::<i64>(text, empty)?),
        Holds::Number => Cell::Number(read::<f64>(text, empty)?),
        Holds::Truth => Cell::Truth(read::<bool>(text, empty)?),
        Holds::Day => Cell::Day(read::<NaiveDate>(text, empty)?),
        Holds::Instant => Cell::Instant(read::<DateTime<Utc>>(text, empty)?),
        Holds::Bytes if empty => Cell::Bytes(None),
        Holds::Bytes => Cell::Bytes(Some(BASE64.decode(text).ok()?)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_read_back() {
        let may = |holds| Column { name: "x", holds, may_be_null: true };
        let at: DateTime<Utc> = "2026-01-02T03:04:05.678901Z".parse().unwrap();
        for (holds, cell) in [
            (Holds::Text, Cell::Text(Some("a, \"b\"\n".to_owned()))),
            (Holds::Text, Cell::Text(None)),
            (Holds::Count, Cell::Count(Some(-1))),
            (Holds::Number, Cell::Number(Some(0.1 + 0.2))),
            (Holds::Number, Cell::Number(None)),
            (Holds::Truth, Cell::Truth(Some(true))),
            (Holds::Day, Cell::Day(NaiveDate::from_ymd_opt(2024, 2, 29))),
            (Holds::Instant, Cell::Instant(Some(at))),
            (Holds::Instant, Cell::Instant(None)),
            (Holds::Bytes, Cell::Bytes(Some(vec![0, 0xff, b',']))),
            (Holds::Bytes, Cell::Bytes(None)),
        ] {
            assert_eq!(super::cell(&may(holds), &text(&cell)), Some(cell));
        }
        let must = Column { name: "x", holds: Holds::Text, may_be_null: false };
        assert_eq!(cell(&must, ""), Some(Cell::Text(Some(String::new()))), "an empty text is no silence");
        assert_eq!(cell(&Column { holds: Holds::Day, ..must }, ""), None);
        assert_eq!(cell(&may(Holds::Day), "yesterday"), None);
        assert_eq!(cell(&may(Holds::Bytes), "no base64"), None);
    }
}
