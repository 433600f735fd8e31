//! The open tables as files that anybody may have: CSV with a description by which programs read them
//! (Frictionless), and Parquet. What is private is not among them.

mod csv;
mod package;
mod parquet;
mod take_in;

use std::fs::File;
use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use store::{Cell, CopyError, OPEN_TABLES, OpenTable, Sink, State, Store};

pub use self::package::PACKAGE;
pub use self::take_in::Folder;

/// The whole export in one file.
pub const ARCHIVE: &str = "jinbang.zip";

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

/// Every file that an export holds, but the archive of them.
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
/// are written over.
///
/// # Errors
/// If the store fails, or a file cannot be written.
pub async fn write(store: &Store, folder: &Path) -> Result<State, CopyError> {
    std::fs::create_dir_all(folder)?;
    let mut files = Files { folder: folder.to_owned(), open: None };
    let state = store.copy_out(&mut files).await?;
    package::write(folder, state)?;
    Ok(state)
}

/// Puts the files of an export into one archive beside them.
///
/// # Errors
/// If a file cannot be read or written.
pub fn archive(folder: &Path, file: &Path) -> io::Result<()> {
    let mut zip = zip::ZipWriter::new(BufWriter::new(File::create(file)?));
    let options = zip::write::SimpleFileOptions::default().large_file(true);
    for name in names() {
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
struct Files {
    folder: PathBuf,
    open: Option<(csv::Table, parquet::Table)>,
}

impl Sink for Files {
    fn begin(&mut self, table: &'static OpenTable) -> io::Result<()> {
        let create = |name: String| File::create(self.folder.join(name)).map(BufWriter::new);
        let csv = csv::Table::begin(table, create(csv_of(table))?)?;
        self.open = Some((csv, parquet::Table::begin(table, create(parquet_of(table))?)?));
        Ok(())
    }

    fn row(&mut self, row: Vec<Cell>) -> io::Result<()> {
        match &mut self.open {
            Some((csv, parquet)) => {
                csv.row(&row)?;
                parquet.row(row)
            }
            None => Ok(()),
        }
    }

    fn end(&mut self) -> io::Result<()> {
        match self.open.take() {
            Some((csv, parquet)) => {
                csv.end()?;
                parquet.end()
            }
            None => Ok(()),
        }
    }
}
