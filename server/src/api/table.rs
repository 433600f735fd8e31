//! Tables for spreadsheets and programs: CSV and JSON Lines.

use serde::Serialize;

use crate::error::PageError;

/// The content type of CSV.
pub const CSV: &str = "text/csv; charset=utf-8; header=present";
/// The content type of JSON Lines.
pub const LINES: &str = "application/jsonl; charset=utf-8";

/// Rows as CSV: RFC 4180, lines end with CRLF, the first names the columns.
///
/// # Errors
/// [`PageError::BadRequest`] if a row has another number of cells than the head.
pub fn csv<const N: usize>(
    columns: [&str; N],
    rows: impl IntoIterator<Item = [String; N]>,
) -> Result<String, PageError> {
    table(&columns, rows)
}

/// The same of a number of columns that is not known beforehand.
///
/// # Errors
/// As [`csv`].
pub fn table<R: IntoIterator<Item = String>>(
    columns: &[&str],
    rows: impl IntoIterator<Item = R>,
) -> Result<String, PageError> {
    let mut writer = writer();
    let written = writer.write_record(columns).and_then(|()| {
        let mut rows = rows.into_iter();
        rows.try_for_each(|row| writer.write_record(row))
    });
    finished(writer, written)
}

/// Items as CSV: a line each, their members the columns. Where there are none, the head alone.
///
/// # Errors
/// None for items whose members are single values.
pub fn records<T: Serialize + Default>(items: &[T]) -> Result<String, PageError> {
    let mut writer = writer();
    let written = match items {
        [] => writer.serialize(T::default()),
        items => items.iter().try_for_each(|item| writer.serialize(item)),
    };
    let text = finished(writer, written)?;
    let head = text.find("\r\n").map_or(text.len(), |end| end + 2);
    Ok(if items.is_empty() { text.get(..head).unwrap_or_default().to_owned() } else { text })
}

/// RFC 4180: lines end with CRLF.
fn writer() -> csv::Writer<Vec<u8>> {
    csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new())
}

fn finished(writer: csv::Writer<Vec<u8>>, written: Result<(), csv::Error>) -> Result<String, PageError> {
    let bytes = written.and_then(|()| writer.into_inner().map_err(|error| error.into_error().into()));
    let bytes = bytes.map_err(|error| PageError::BadRequest(error.to_string()))?;
    String::from_utf8(bytes).map_err(|error| PageError::BadRequest(error.to_string()))
}

/// Items as JSON Lines: one object a line.
#[must_use]
pub fn lines<T: Serialize>(items: impl IntoIterator<Item = T>) -> String {
    let line = |item: T| serde_json::to_string(&item).unwrap_or_default() + "\n";
    items.into_iter().map(line).collect()
}

/// A cell of what may not be stated.
pub fn cell<T: ToString>(value: Option<T>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

/// A text that no spreadsheet takes for a formula.
#[must_use]
pub fn plain(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t']) { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_written_as_spreadsheets_read_it() {
        let rows = [["1".to_owned(), plain("=1+1")], [cell(None::<u8>), "a, \"b\"".to_owned()]];
        assert_eq!(csv(["n", "text"], rows).unwrap(), "n,text\r\n1,'=1+1\r\n,\"a, \"\"b\"\"\"\r\n");
        assert_eq!(lines([1, 2]), "1\n2\n");
        #[derive(Default, Serialize)]
        struct Item {
            a: u8,
            b: Option<&'static str>,
        }
        assert_eq!(records(&[Item { a: 1, b: Some("x,y") }]).unwrap(), "a,b\r\n1,\"x,y\"\r\n");
        assert_eq!(records::<Item>(&[]).unwrap(), "a,b\r\n");
    }
}
