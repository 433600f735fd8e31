//! Import: CSV files in, checked records out. Pure over bytes: no clock, no disk, no database.
//!
//! Seven kinds of file are known by their header: `boards.csv`, `organisations.csv`, `models.csv`,
//! `aliases.csv`, `published.csv`, `claims.csv` and `items.csv`; `docs/data.md` describes them column by column. Either every
//! line of every file is good and [`read`] gives one [`Batch`], or it gives every [`Fault`] there
//! is. Nothing is half-read, and nothing is guessed: an empty cell stays "not stated".

pub mod answers;
mod assemble;
mod claim;
mod entrant;
mod exam;
mod fault;
mod filed;
mod header;
mod item;
mod maker;
mod published;
pub mod record;
mod registry;
mod row;
mod table;
mod venue;

use domain::batch::{Batch, Known};

pub use fault::Fault;
pub use harness::File;

use fault::{Faults, Place};
use header::{Header, Kind};
use published::Line;
use registry::Registry;
use row::Row;
use table::Table;

/// The largest file that is read, in bytes.
pub const LARGEST: usize = 512 << 20;

/// Reads files that belong together into one batch that agrees with what is `known`.
///
/// The order of files and lines decides nothing about identifiers.
///
/// # Errors
/// Every fault of every file, by file and line. References between files are looked at once each
/// file can be read as a table, so that one damaged registry is not reported a thousand times.
pub fn read(files: &[File<'_>], known: &Known) -> Result<Batch, Vec<Fault>> {
    let mut faults = Faults::default();
    let mut registry = Registry::default();
    let mut lines = Vec::new();
    let mut tables_are_whole = true;
    for file in files {
        tables_are_whole &= read_file(*file, &mut registry, &mut lines, &mut faults);
    }
    if !tables_are_whole {
        return Err(faults.finish());
    }
    let batch = assemble::batch(registry, lines, known, &mut faults);
    if faults.is_empty() { Ok(batch) } else { Err(faults.finish()) }
}

/// Adds a file's rows; `false` if it is no table from its first byte to its last.
fn read_file<'a>(file: File<'a>, registry: &mut Registry<'a>, lines: &mut Vec<Line<'a>>, faults: &mut Faults) -> bool {
    let Some(mut table) = Table::open(file, faults) else { return false };
    let Some(header) = Header::read(&mut table, faults) else { return false };
    let mut whole = true;
    for record in table {
        let (line, cells) = match record {
            Ok(record) => (record.line, record.cells),
            Err(broken) => {
                whole = false;
                faults.push(Place { file: file.name, line: broken.line }, "", broken.value, broken.expected);
                continue;
            }
        };
        let place = Place { file: file.name, line };
        if cells.len() != header.width() {
            let expected = format!("{}, as the header has", columns(header.width()));
            faults.push(place, "", &columns(cells.len()), expected);
            continue;
        }
        let mut row = Row::new(&header, cells, place, faults);
        match header.kind {
            Kind::Organisations => registry.organisation(&mut row),
            Kind::Boards => registry.board(&mut row),
            Kind::Models => registry.model(&mut row),
            Kind::Aliases => registry.alias(&mut row),
            Kind::Published => lines.extend(published::line(&mut row)),
            Kind::Claims => registry.claim(&mut row),
            Kind::Items => registry.items.line(&mut row),
        }
    }
    whole
}

/// Whether a text begins with a header in which one of these tables has a column.
#[must_use]
pub fn has_known_column(text: &str) -> bool {
    header::has_known_column(text.lines().next().unwrap_or_default())
}

fn columns(n: usize) -> String {
    if n == 1 { "1 column".to_owned() } else { format!("{n} columns") }
}
