//! From bytes to filings: the format is known by the content.

use super::filing::HarnessFiling;
use super::finding::{Finding, Severity, What};
use super::format::{Format, Recognised};
use super::json::{Kind, Value};
use super::place::Place;
use super::text::text;
use super::{LARGEST, lm_eval};

pub use crate::import::File;

/// A file that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// Its name.
    pub file: String,
    /// Its format, where that much is known.
    pub format: Option<Format>,
    /// What is wrong, and where.
    pub finding: Finding,
}

/// Reads one file.
///
/// # Errors
/// If it is of no known format, or not that format from its first byte to its last.
pub fn read(name: &str, bytes: &[u8]) -> Result<Recognised, Broken> {
    let unknown = || Broken { file: name.to_owned(), format: None, finding: unknown() };
    read_all(&[File { name, bytes }]).pop().unwrap_or_else(|| Err(unknown()))
}

/// Reads files that were given together: what belongs together is one filing. The answers stand in
/// the order of the files.
#[must_use]
pub fn read_all(files: &[File<'_>]) -> Vec<Result<Recognised, Broken>> {
    files.iter().map(|file| read_one(*file)).collect()
}

fn read_one(file: File<'_>) -> Result<Recognised, Broken> {
    let broken = |format, finding| Broken { file: file.name.to_owned(), format, finding };
    if file.bytes.len() > LARGEST {
        return Err(broken(None, too_large()));
    }
    let content = text(file.bytes).map_err(|finding| broken(None, finding))?;
    let first = content.trim_start().bytes().next();
    let (format, filings) = match first {
        None => return Err(broken(None, Finding::new(What::Empty, Place::default()))),
        Some(b'{' | b'[') => {
            let root = Value::parse(content).map_err(|finding| broken(None, finding))?;
            let format = json_format(&root).map_err(|finding| broken(None, finding))?;
            (format, json_filings(format, &root).map_err(|finding| broken(Some(format), finding))?)
        }
        Some(_) => return Err(broken(None, unknown())),
    };
    Ok(finish(format, filings, file.name))
}

/// The format of a JSON file, by its keys.
fn json_format(root: &Value<'_>) -> Result<Format, Finding> {
    if root.kind() != Kind::Object {
        return Err(unknown());
    }
    let members = root.members()?;
    let keys: Vec<&str> = members.iter().map(|(key, _)| &**key).collect();
    if lm_eval::recognises(&keys) { Ok(Format::LmEval) } else { Err(unknown()) }
}

fn json_filings(format: Format, root: &Value<'_>) -> Result<Vec<HarnessFiling>, Finding> {
    match format {
        Format::LmEval => lm_eval::read(root),
        _ => Err(unknown()),
    }
}

/// What is true of every format: the names of the files, and that nothing to file is a fault.
fn finish(format: Format, mut filings: Vec<HarnessFiling>, file: &str) -> Recognised {
    for filing in &mut filings {
        filing.files.push(file.to_owned());
        let has_score = filing.lines.iter().any(|line| line.score.is_some() && !line.is_average());
        let is_told = filing.all_findings().any(|finding| finding.severity() == Severity::Error);
        if !has_score && !is_told {
            filing.findings.push(Finding::new(What::NothingToFile, Place::default()));
        }
    }
    Recognised { format, filings }
}

fn unknown() -> Finding {
    Finding::new(What::UnknownFormat, Place::default())
}

fn too_large() -> Finding {
    Finding::new(What::TooLarge { most: u64::try_from(LARGEST).unwrap_or(u64::MAX) }, Place::default())
}
