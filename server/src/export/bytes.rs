//! The bytes of the files of accepted filings: out of the object store into an export, and back.

use std::io;
use std::path::Path;

use super::{FILES, Filed, written};
use crate::error::PageError;
use crate::filing::files::Files;

/// Brings files of filings from the object store into the folder of an export.
///
/// # Errors
/// If the object store fails, a file cannot be written, or its bytes are others than were filed.
pub async fn fetch(objects: &Files, files: &[Filed], folder: &Path) -> Result<(), PageError> {
    if !files.is_empty() {
        std::fs::create_dir_all(folder.join(FILES)).map_err(store::CopyError::from)?;
    }
    for file in files {
        objects.copy_to(&file.digest, &folder.join(file.path())).await?;
        whole(file, folder).map_err(store::CopyError::from)?;
    }
    Ok(())
}

/// Whether the bytes of a file that are in an export are those that were filed.
pub(super) fn whole(file: &Filed, folder: &Path) -> io::Result<()> {
    let found = written(folder, &file.path())?;
    if found.sha256 == file.digest && found.bytes == file.size {
        return Ok(());
    }
    let what = format!("{}: its bytes are not those that were filed", file.path());
    Err(io::Error::new(io::ErrorKind::InvalidData, what))
}

/// Puts the files of an export into the object store: do it before the rows that name them. They stay
/// under their digests where the rows cannot be written then, and are there when it is tried again.
///
/// # Errors
/// If a file cannot be read, or the object store fails.
pub async fn take_bytes_in(objects: &Files, files: &[Filed], folder: &Path) -> Result<(), PageError> {
    for file in files {
        objects.copy_from(&file.digest, &folder.join(file.path())).await?;
    }
    Ok(())
}
