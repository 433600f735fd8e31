//! An export read back: every file whole, every digest right, before anything is written.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use serde_json::Value;
use sha2::{Digest, Sha256};
use store::{Cell, OPEN_TABLES, OpenTable, Rows, Source, State};

use super::csv::cell;
use super::{FILES, Filed, PACKAGE, bytes, csv_of, written};
use crate::import::record::id_of;

/// A folder with an export.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
    state: State,
    files: Vec<Filed>,
}

impl Folder {
    /// Whether a folder holds an export.
    #[must_use]
    pub fn is_one(path: &Path) -> bool {
        path.join(PACKAGE).is_file()
    }

    /// Opens an export: its files must be those that its description names, to the byte.
    ///
    /// # Errors
    /// If a file is missing or is another than the description says.
    pub fn open(path: &Path) -> io::Result<Self> {
        let package: Value = serde_json::from_slice(&std::fs::read(path.join(PACKAGE))?)?;
        let of = |what: &str| wrong(PACKAGE, format!("it has no {what}"));
        let own = package.get("jinbang").ok_or_else(|| of("\"jinbang\""))?;
        let version = own.get("data_version").and_then(Value::as_i64).ok_or_else(|| of("data version"))?;
        let changed_at = own.get("changed_at").cloned().unwrap_or_default();
        let state = State { version, changed_at: serde_json::from_value(changed_at)? };
        let resources = package.get("resources").and_then(Value::as_array).ok_or_else(|| of("resources"))?;
        for table in OPEN_TABLES {
            let name = csv_of(table);
            let described =
                resources.iter().find(|resource| resource.get("path").is_some_and(|path| *path == name.as_str()));
            let described = described.and_then(|resource| resource.get("hash")?.as_str());
            let found = format!("sha256:{}", written(path, &name)?.sha256);
            if described != Some(found.as_str()) {
                return Err(wrong(&name, "its digest is not the one that datapackage.json names".to_owned()));
            }
        }
        let copy = Self { path: path.to_owned(), state, files: files_of(own)? };
        copy.files_are_whole()?;
        Ok(copy)
    }

    /// Every file of a filing must be there, as it was filed.
    fn files_are_whole(&self) -> io::Result<()> {
        let is_missing = |file: &&Filed| !self.path.join(file.path()).is_file();
        let missing: Vec<&Filed> = self.files.iter().filter(is_missing).collect();
        if let Some(first) = missing.first() {
            let (n, of) = (missing.len(), self.files.len());
            let what = format!(
                "{n} of {of} files of filings are missing: get each at /exports/{FILES}/{{its SHA-256}} of the site that \
                 the export is from, the first is {}",
                first.path()
            );
            return Err(wrong(FILES, what));
        }
        self.files.iter().try_for_each(|file| bytes::whole(file, &self.path))
    }

    /// The folder.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The files of filings that it holds.
    #[must_use]
    pub fn files(&self) -> &[Filed] {
        &self.files
    }

    /// The state of the data that it is a copy of.
    #[must_use]
    pub fn state(&self) -> State {
        self.state
    }
}

impl Source for Folder {
    fn rows<'a>(&'a self, table: &'static OpenTable) -> io::Result<Rows<'a>> {
        let name = csv_of(table);
        let mut reader = csv::ReaderBuilder::new().from_reader(File::open(self.path.join(&name))?);
        let columns = table.columns.iter().map(|column| column.name);
        if !reader.headers()?.iter().eq(columns) {
            return Err(wrong(&name, "its head is not that of this program's version".to_owned()));
        }
        let is_record = table.name == "record";
        Ok(Box::new(reader.into_records().enumerate().map(move |(n, record)| {
            let record = record?;
            let read = table.columns.iter().zip(&record).map(|(column, text)| {
                let fault = || wrong(&name, format!("row {}: {}={text:?} cannot be read", n + 1, column.name));
                cell(column, text).ok_or_else(fault)
            });
            let row: Vec<Cell> = read.collect::<io::Result<_>>()?;
            if is_record && !is_whole(&row) {
                return Err(wrong(&name, format!("row {}: the bytes of record do not have their digest", n + 1)));
            }
            Ok(row)
        })))
    }
}

/// The files of filings that a description names.
fn files_of(own: &Value) -> io::Result<Vec<Filed>> {
    let named = own.get("files").and_then(Value::as_array);
    let named = named.ok_or_else(|| wrong(PACKAGE, "it does not say which files of filings there are".to_owned()))?;
    let read = |file: &Value| {
        let digest = file.get("hash")?.as_str()?.strip_prefix("sha256:")?;
        // It becomes a path: nothing but a digest may.
        let is_digest = digest.len() == 64 && digest.bytes().all(|byte| byte.is_ascii_hexdigit());
        let size = file.get("bytes")?.as_u64()?;
        is_digest.then(|| Filed { digest: digest.to_owned(), size })
    };
    let file = |file| read(file).ok_or_else(|| wrong(PACKAGE, format!("{file} is no file of a filing")));
    named.iter().map(file).collect()
}

/// Whether bytes of record have the digest and the identifier that stand beside them.
fn is_whole(row: &[Cell]) -> bool {
    let [Cell::Text(Some(id)), Cell::Text(Some(digest)), Cell::Text(Some(json)), ..] = row else { return false };
    let found: String = Sha256::digest(json.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
    *digest == found && id_of(json).as_str() == id
}

fn wrong(file: &str, what: String) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, format!("{file}: {what}"))
}
