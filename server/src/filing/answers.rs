//! Files of answers item by item among the files of a filing.

use domain::filing::answers::AnswersFile;
use store::filing::StoredFile;

use super::attached::unavailable;
use super::files::Files;
use crate::error::PageError;
use crate::import::File;
use crate::import::answers::read;

/// What the store keeps as the format of such a file.
pub const FORMAT: &str = "answers";

/// Bytes of all such files of one filing, at most.
pub const LARGEST: usize = 32 << 20;

/// Whether a file of a filing is one.
#[must_use]
pub fn is_one(file: &StoredFile) -> bool {
    file.format.as_deref() == Some(FORMAT)
}

/// Reads those of a filing's files that are ones.
///
/// # Errors
/// If the store of files does not answer.
pub async fn of_files(files: &Files, stored: &[StoredFile]) -> Result<Vec<AnswersFile>, store::Error> {
    let mut answers = Vec::new();
    for file in stored.iter().filter(|file| is_one(file)) {
        let bytes = files.bytes(&file.digest).await.map_err(unavailable)?;
        answers.push(read(File { name: &file.name, bytes: &bytes }));
    }
    Ok(answers)
}

/// Whether such files of one filing are small enough together.
///
/// # Errors
/// [`PageError::TooLarge`] if they are not.
pub fn fits<'a>(stored: impl IntoIterator<Item = &'a StoredFile>) -> Result<(), PageError> {
    let sizes =
        stored.into_iter().filter(|file| is_one(file)).map(|file| usize::try_from(file.size).unwrap_or(LARGEST));
    if sizes.fold(0, usize::saturating_add) > LARGEST { Err(PageError::TooLarge) } else { Ok(()) }
}
