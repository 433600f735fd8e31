//! Cells as Parquet.

use std::fs::File;
use std::io::{self, BufWriter};
use std::sync::Arc;

use chrono::{Datelike, NaiveDate};
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, DataType, DoubleType, Int32Type, Int64Type};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::parser::parse_message_type;
use store::{Cell, Column, Holds, OpenTable};

/// Rows that are written together.
const TOGETHER: usize = 65_536;

/// A table as it is written.
pub(super) struct Table {
    columns: &'static [Column],
    writer: SerializedFileWriter<BufWriter<File>>,
    rows: Vec<Vec<Cell>>,
}

impl Table {
    /// Writes the head.
    pub(super) fn begin(table: &'static OpenTable, file: BufWriter<File>) -> io::Result<Self> {
        let fields: String = table.columns.iter().map(field).collect();
        let schema = parse_message_type(&format!("message {} {{ {fields} }}", table.name)).map_err(io::Error::other)?;
        let properties = Arc::new(WriterProperties::builder().set_created_by("Jinbang".to_owned()).build());
        let writer = SerializedFileWriter::new(file, Arc::new(schema), properties).map_err(io::Error::other)?;
        Ok(Self { columns: table.columns, writer, rows: Vec::new() })
    }

    /// Keeps a row until there are enough.
    pub(super) fn row(&mut self, row: Vec<Cell>) -> io::Result<()> {
        self.rows.push(row);
        if self.rows.len() == TOGETHER { self.write() } else { Ok(()) }
    }

    fn write(&mut self) -> io::Result<()> {
        let mut group = self.writer.next_row_group().map_err(io::Error::other)?;
        for (place, column) in self.columns.iter().enumerate() {
            let cells = self.rows.iter().filter_map(|row| row.get(place));
            match column.holds {
                Holds::Text => put::<ByteArrayType>(&mut group, column, cells.map(text))?,
                Holds::Count => put::<Int64Type>(&mut group, column, cells.map(whole))?,
                Holds::Number => put::<DoubleType>(&mut group, column, cells.map(number))?,
                Holds::Truth => put::<BoolType>(&mut group, column, cells.map(truth))?,
                Holds::Day => put::<Int32Type>(&mut group, column, cells.map(day))?,
                Holds::Instant => put::<Int64Type>(&mut group, column, cells.map(whole))?,
                Holds::Bytes => put::<ByteArrayType>(&mut group, column, cells.map(bytes))?,
            }
        }
        group.close().map_err(io::Error::other)?;
        self.rows.clear();
        Ok(())
    }

    /// Writes what is left.
    pub(super) fn end(mut self) -> io::Result<()> {
        if !self.rows.is_empty() {
            self.write()?;
        }
        self.writer.close().map_err(io::Error::other).map(|_| ())
    }
}

/// A column of the schema.
fn field(column: &Column) -> String {
    let (kind, logical) = match column.holds {
        Holds::Text => ("BYTE_ARRAY", " (STRING)"),
        Holds::Count => ("INT64", ""),
        Holds::Number => ("DOUBLE", ""),
        Holds::Truth => ("BOOLEAN", ""),
        Holds::Day => ("INT32", " (DATE)"),
        Holds::Instant => ("INT64", " (TIMESTAMP(MICROS,true))"),
        Holds::Bytes => ("BYTE_ARRAY", ""),
    };
    let must = if column.may_be_null { "OPTIONAL" } else { "REQUIRED" };
    format!("{must} {kind} {}{logical}; ", column.name)
}

/// Writes the values of a column that are there, and which they are.
fn put<T: DataType>(
    group: &mut SerializedRowGroupWriter<'_, BufWriter<File>>,
    column: &Column,
    cells: impl Iterator<Item = Option<T::T>>,
) -> io::Result<()> {
    let (mut values, mut levels) = (Vec::new(), Vec::new());
    for cell in cells {
        levels.push(i16::from(cell.is_some()));
        values.extend(cell);
    }
    let levels = column.may_be_null.then_some(levels.as_slice());
    let Some(mut writer) = group.next_column().map_err(io::Error::other)? else { return Ok(()) };
    writer.typed::<T>().write_batch(&values, levels, None).map_err(io::Error::other)?;
    writer.close().map_err(io::Error::other)
}

fn text(cell: &Cell) -> Option<ByteArray> {
    match cell {
        Cell::Text(text) => text.as_deref().map(ByteArray::from),
        _ => None,
    }
}

fn bytes(cell: &Cell) -> Option<ByteArray> {
    match cell {
        Cell::Bytes(bytes) => bytes.clone().map(ByteArray::from),
        _ => None,
    }
}

/// A count, or an instant in microseconds since 1970.
fn whole(cell: &Cell) -> Option<i64> {
    match cell {
        Cell::Count(count) => *count,
        Cell::Instant(at) => at.map(|at| at.timestamp_micros()),
        _ => None,
    }
}

fn number(cell: &Cell) -> Option<f64> {
    match cell {
        Cell::Number(number) => *number,
        _ => None,
    }
}

fn truth(cell: &Cell) -> Option<bool> {
    match cell {
        Cell::Truth(truth) => *truth,
        _ => None,
    }
}

/// A day as the number of days since 1970.
fn day(cell: &Cell) -> Option<i32> {
    match cell {
        Cell::Day(day) => day.map(|day| day.num_days_from_ce() - NaiveDate::default().num_days_from_ce()),
        _ => None,
    }
}
