//! The open tables as files that anybody may have: CSV with a description by which programs read them
//! (Frictionless), and Parquet. What is private is not among them.

mod bytes;
mod csv;
mod package;
mod parquet;
mod take_in;

use std::fs::File;
use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use store::{Cell, CopyError, OPEN_TABLES, OpenTable, Sink, State, Store};

pub use self::bytes::{fetch, take_bytes_in};
pub use self::package::PACKAGE;
pub use self::take_in::Folder;

/// The whole export in one file.
pub const ARCHIVE: &str = "jinbang.zip";

/// The folder with the files of accepted filings, each under its SHA-256.
pub const FILES: &str = "files";

/// An export of which the tables are written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Export {
    /// The state of the data that it is a copy of.
    pub state: State,
    /// The files of accepted filings, whose bytes the tables do not hold.
    pub files: Vec<Filed>,
}

/// A file of an accepted filing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filed {
    /// The SHA-256 of its bytes, in hexadecimal.
    pub digest: String,
    /// Its bytes.
    pub size: u64,
}

impl Filed {
    /// Its place in an export.
    #[must_use]
    pub fn path(&self) -> String {
        format!("{FILES}/{}", self.digest)
    }
}

/// A file of an export: its name, its size in bytes and the SHA-256 of its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// Its name.
    pub name: String,
    /// Bytes.
    pub bytes: u64,
    /// 64 hexadecimal digits.
    pub sha256: String,
}

/// Every file that an export holds, but the files of filings and the archive of all.
pub fn names() -> impl Iterator<Item = String> {
    let tables = OPEN_TABLES.iter().flat_map(|table| [csv_of(table), parquet_of(table)]);
    tables.chain([PACKAGE.to_owned()])
}

/// The name of a table's CSV file.
#[must_use]
pub fn csv_of(table: &OpenTable) -> String {
    format!("{}.csv", table.name)
}

/// The name of a table's Parquet file.
#[must_use]
pub fn parquet_of(table: &OpenTable) -> String {
    format!("{}.parquet", table.name)
}

/// Writes the open tables into a folder, which is made where it is missing. Files of the same names
/// are written over. [`fetch`] brings the bytes of the files of filings.
///
/// # Errors
/// If the store fails, or a file cannot be written.
pub async fn write(store: &Store, folder: &Path) -> Result<Export, CopyError> {
    std::fs::create_dir_all(folder)?;
    let mut tables = Tables { folder: folder.to_owned(), open: None, files: Vec::new() };
    let state = store.copy_out(&mut tables).await?;
    let export = Export { state, files: tables.files };
    package::write(folder, &export)?;
    Ok(export)
}

/// Puts the files of an export into one archive, with those files of filings that were fetched.
///
/// # Errors
/// If a file cannot be read or written.
pub fn archive(folder: &Path, fetched: &[Filed], file: &Path) -> io::Result<()> {
    let mut zip = zip::ZipWriter::new(BufWriter::new(File::create(file)?));
    let options = zip::write::SimpleFileOptions::default().large_file(true);
    for name in names().chain(fetched.iter().map(Filed::path)) {
        zip.start_file(&name, options).map_err(io::Error::other)?;
        io::copy(&mut File::open(folder.join(&name))?, &mut zip)?;
    }
    zip.finish().map_err(io::Error::other)?.flush()
}

/// The size and digest of a file.
///
/// # Errors
/// If it cannot be read.
pub fn written(folder: &Path, name: &str) -> io::Result<Written> {
    let mut file = File::open(folder.join(name))?;
    let (mut digest, mut bytes) = (Sha256::new(), 0);
    let mut buffer = vec![0; 1 << 16];
    loop {
        let read = file.read(&mut buffer)?;
        let Some(part) = buffer.get(..read).filter(|part| !part.is_empty()) else { break };
        digest.update(part);
        bytes += read as u64;
    }
    let sha256 = digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(Written { name: name.to_owned(), bytes, sha256 })
}

/// Both files of every table, one table at a time.
struct Tables {
    folder: PathBuf,
    open: Option<Open>,
    /// The files of filings that a table named.
    files: Vec<Filed>,
}

/// A table that is being written.
struct Open {
    holds_files: bool,
    csv: csv::Table,
    parquet: parquet::Table,
}

impl Sink for Tables {
    fn begin(&mut self, table: &'static OpenTable) -> io::Result<()> {
        let create = |name: String| File::create(self.folder.join(name)).map(BufWriter::new);
        let csv = csv::Table::begin(table, create(csv_of(table))?)?;
        let parquet = parquet::Table::begin(table, create(parquet_of(table))?)?;
        self.open = Some(Open { holds_files: table.name == "file", csv, parquet });
        Ok(())
    }

    fn row(&mut self, row: Vec<Cell>) -> io::Result<()> {
        let Some(Open { holds_files, csv, parquet }) = &mut self.open else { return Ok(()) };
        if let (true, [Cell::Text(Some(digest)), Cell::Count(Some(size)), ..]) = (*holds_files, row.as_slice()) {
            self.files.push(Filed { digest: digest.clone(), size: size.unsigned_abs() });
        }
        csv.row(&row)?;
        parquet.row(row)
    }

    fn end(&mut self) -> io::Result<()> {
        match self.open.take() {
            Some(Open { csv, parquet, .. }) => {
                csv.end()?;
                parquet.end()
            }
            None => Ok(()),
        }
    }
}
