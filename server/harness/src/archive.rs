//! Zip archives, opened with bounds: few entries, few bytes of each.

use std::borrow::Cow;
use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::finding::{Finding, What};
use super::place::Place;

/// Entries of an archive that are read: an Inspect log has one a sample.
const MOST_ENTRIES: usize = 100_000;

/// What begins each entry of an archive's table of contents.
const ENTRY: &[u8] = b"PK\x01\x02";

/// An open archive.
pub(super) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    most: u64,
}

/// Whether bytes are a zip archive.
pub(super) fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

impl<'a> Archive<'a> {
    /// Opens an archive of which no entry may inflate to more than `most` bytes.
    ///
    /// # Errors
    /// If it is broken, or has more entries than any harness writes.
    pub(super) fn open(bytes: &'a [u8], most: usize) -> Result<Self, Finding> {
        let entries = bytes.windows(ENTRY.len()).filter(|window| *window == ENTRY).count();
        if entries > MOST_ENTRIES {
            return Err(Finding::new(What::TooMany { most: MOST_ENTRIES }, Place::default()));
        }
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error.to_string(), Place::default()))?;
        Ok(Self { zip, most: u64::try_from(most).unwrap_or(u64::MAX) })
    }

    /// The names of its entries, as far as they are text.
    pub(super) fn names(&self) -> Vec<String> {
        self.zip.file_names().filter_map(Result::ok).map(Cow::into_owned).collect()
    }

    /// The bytes of an entry.
    ///
    /// # Errors
    /// If it is broken, encrypted, packed by a method that is not read, or inflates too far. What
    /// the archive says of an entry's size is not believed.
    pub(super) fn bytes(&mut self, name: &str) -> Result<Vec<u8>, Finding> {
        let place = || Place::default().within(name);
        let entry = self.zip.by_name(name).map_err(|error| broken(&error.to_string(), place()))?;
        let mut bytes = Vec::new();
        let read = entry.take(self.most + 1).read_to_end(&mut bytes);
        read.map_err(|error| broken(&error.to_string(), place()))?;
        if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > self.most {
            return Err(Finding::new(What::Inflates { most: self.most }, place()));
        }
        Ok(bytes)
    }
}

fn broken(cause: &str, place: Place) -> Finding {
    Finding::new(What::Archive { cause: cause.to_owned() }, place)
}
