//! The files the tests read: own ones in the repository, and real ones where they lie beside it.

use std::path::{Path, PathBuf};

use server::harness::{Broken, Recognised, read_all};
use server::import::File;

/// A file by its path.
pub(crate) type Input = (String, Vec<u8>);

/// The folder of the files in the repository, a folder for each verdict.
pub(crate) fn own() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/inputs/harness")
}

/// The folder of real files, which lies beside the repository: `None` in a clone without it.
pub(crate) fn real() -> Option<PathBuf> {
    let shared = std::env::var_os("JINBANG_SHARED").map(PathBuf::from);
    let shared = shared.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared"));
    Some(shared.join("data/harness")).filter(|folder| folder.is_dir())
}

/// Every file below a folder, in the order of their paths.
pub(crate) fn files(folder: &Path) -> Vec<Input> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push((path.display().to_string(), std::fs::read(&path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

/// A file of the repository.
pub(crate) fn input(name: &str) -> Vec<u8> {
    std::fs::read(own().join(name)).unwrap()
}

/// Files read together.
pub(crate) fn read(inputs: &[Input]) -> Vec<Result<Recognised, Broken>> {
    let files: Vec<File<'_>> = inputs.iter().map(|(name, bytes)| File { name, bytes }).collect();
    read_all(&files)
}

/// Entries as a zip archive.
pub(crate) fn zipped(entries: &[(&str, &[u8])]) -> Vec<u8> {
    use std::io::Write;
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    for (name, bytes) in entries {
        zip.start_file(*name, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}
