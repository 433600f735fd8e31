//! The files to begin with: own ones in the repository, and real ones where they lie beside it.

use std::io::Write;
use std::path::{Path, PathBuf};

use harness::{Format, read};

use crate::Target;

/// A file by its path.
pub type Input = (String, Vec<u8>);

/// The folder of the files in the repository, a folder for each verdict.
#[must_use]
pub fn own() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/inputs")
}

/// The folder of real files, which lies beside the repository: `None` in a clone without it.
#[must_use]
pub fn real() -> Option<PathBuf> {
    let shared = std::env::var_os("JINBANG_SHARED").map(PathBuf::from);
    let shared = shared.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared"));
    Some(shared.join("data/harness")).filter(|folder| folder.is_dir())
}

/// Every file below a folder, in the order of their paths.
#[must_use]
pub fn files(folder: &Path) -> Vec<Input> {
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

/// Entries as a zip archive.
#[must_use]
pub fn zipped(entries: &[(&str, &[u8])]) -> Vec<u8> {
    packed(entries, zip::CompressionMethod::Deflated)
}

pub(crate) fn packed(entries: &[(&str, &[u8])], method: zip::CompressionMethod) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default().compression_method(method);
    for (name, bytes) in entries {
        zip.start_file(*name, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// What parts the two files of a HELM run in one input. No JSON has this byte.
pub(crate) const APART: u8 = 0;

/// What a target begins with.
#[must_use]
pub fn seeds(target: Target) -> Vec<Vec<u8>> {
    let folders = [Some(own()), real()].into_iter().flatten();
    let files: Vec<Input> = folders.flat_map(|folder| files(&folder)).collect();
    of_target(target, &files)
}

/// What a target can begin with of these files.
pub(crate) fn of_target(target: Target, files: &[Input]) -> Vec<Vec<u8>> {
    match target {
        Target::Of(Format::Helm) => runs(files).into_iter().map(|(spec, stats)| [spec, stats].join(&APART)).collect(),
        Target::Of(format) => of(files, format),
        Target::Archive => archives(files),
    }
}

/// The files of a format, as far as they can be read.
fn of(files: &[Input], format: Format) -> Vec<Vec<u8>> {
    let is_of = |(_, bytes): &&Input| read("seed", bytes).is_ok_and(|recognised| recognised.format == format);
    files.iter().filter(is_of).map(|(_, bytes)| bytes.clone()).collect()
}

/// The folders of HELM runs: what ran, and its figures.
fn runs(files: &[Input]) -> Vec<(&[u8], &[u8])> {
    let of = |folder: &str, name: &str| {
        let path = format!("{folder}/{name}");
        files.iter().find(|(file, _)| *file == path).map_or(&[][..], |(_, bytes)| bytes)
    };
    let mut folders: Vec<&str> = files.iter().filter_map(|(name, _)| name.rsplit_once('/')).map(|(f, _)| f).collect();
    folders.dedup();
    let runs = folders.into_iter().map(|folder| (of(folder, "run_spec.json"), of(folder, "stats.json")));
    runs.filter(|(spec, stats)| !spec.is_empty() || !stats.is_empty()).collect()
}

/// Archives of the formats that come in some, packed by every method, and one that swells.
fn archives(files: &[Input]) -> Vec<Vec<u8>> {
    let methods = [zip::CompressionMethod::Stored, zip::CompressionMethod::Deflated, zip::CompressionMethod::Zstd];
    let mut archives = Vec::new();
    for method in methods {
        for log in of(files, Format::Inspect) {
            archives.push(packed(&log_entries(&log), method));
        }
        for (spec, stats) in runs(files) {
            archives.push(packed(&run_entries(spec, stats), method));
        }
    }
    let bomb = vec![b' '; harness::LARGEST + 1];
    archives.push(packed(&log_entries(&bomb), zip::CompressionMethod::Zstd));
    archives
}

/// The entries of an Inspect log that are read.
pub(crate) fn log_entries(log: &[u8]) -> [(&str, &[u8]); 2] {
    [("_journal/start.json", b"{}"), ("header.json", log)]
}

/// The entries of a HELM run.
pub(crate) fn run_entries<'a>(spec: &'a [u8], stats: &'a [u8]) -> [(&'a str, &'a [u8]); 2] {
    [("run/run_spec.json", spec), ("run/stats.json", stats)]
}
