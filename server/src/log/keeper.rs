//! The key in use, and the last checkpoint that it signed. What was signed is kept in a file beside
//! the key, and nothing is signed that does not continue it: a log that lost entries, or whose
//! entries changed, gets no new checkpoint.

use std::io::{Error as IoError, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use domain::log::proof::ProofError;
use store::Store;
use tokio::sync::Mutex;

use super::checkpoint::Checkpoint;
use super::key::{Signer, Verifier};
use super::read::root;

/// Why no checkpoint can be signed.
#[derive(Debug, thiserror::Error)]
pub enum LogError {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// Hashes are missing in the store.
    #[error("the hashes of the log: {0}")]
    Hashes(#[from] ProofError),
    /// The log is shorter than it was.
    #[error("the log has {now} entries and a checkpoint of {signed} was signed: restore the rest, see docs/restore.md")]
    Shorter {
        /// Entries now.
        now: u64,
        /// Entries then.
        signed: u64,
    },
    /// Entries that were signed are others now.
    #[error("the first {0} entries of the log are not those that were signed; `server check` names what changed")]
    Changed(u64),
    /// The last checkpoint cannot be kept.
    #[error("the last checkpoint cannot be kept in {0}")]
    File(PathBuf, #[source] IoError),
}

/// A checkpoint, and the note in which it is signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    /// The state of the log.
    pub checkpoint: Checkpoint,
    /// The signed note.
    pub note: String,
}

/// The key in use.
#[derive(Debug)]
pub struct Keeper {
    signer: Signer,
    file: Option<PathBuf>,
    last: Mutex<Last>,
}

/// What was signed last, and whether this process has seen that the log continues it.
#[derive(Debug, Default)]
struct Last {
    signed: Option<Arc<Signed>>,
    is_continued: bool,
}

/// The last checkpoint that a key signed, from the file that keeps it; `None` if there is no file.
///
/// # Errors
/// If the file cannot be read, or is no checkpoint of the key.
pub fn last_signed(file: &Path, verifier: &Verifier) -> Result<Option<Signed>, IoError> {
    let note = match std::fs::read_to_string(file) {
        Ok(note) => note,
        Err(fault) if fault.kind() == ErrorKind::NotFound => return Ok(None),
        Err(fault) => return Err(fault),
    };
    let checkpoint = Checkpoint::open(note.as_bytes(), verifier)
        .map_err(|fault| IoError::new(ErrorKind::InvalidData, format!("{}: {fault}", file.display())))?;
    Ok(Some(Signed { checkpoint, note }))
}

impl Keeper {
    /// A key that keeps what it signed last in memory alone.
    #[must_use]
    pub fn new(signer: Signer) -> Self {
        Self { signer, file: None, last: Mutex::default() }
    }

    /// A key that keeps what it signed last in a file.
    ///
    /// # Errors
    /// As [`last_signed`].
    pub fn with_file(signer: Signer, file: PathBuf) -> Result<Self, IoError> {
        let signed = last_signed(&file, &signer.verifier())?.map(Arc::new);
        Ok(Self { signer, file: Some(file), last: Mutex::new(Last { signed, is_continued: false }) })
    }

    /// The public key.
    #[must_use]
    pub fn verifier(&self) -> Verifier {
        self.signer.verifier()
    }

    /// What was signed last.
    pub async fn last(&self) -> Option<Arc<Signed>> {
        self.last.lock().await.signed.clone()
    }

    /// The log as it is now, signed.
    ///
    /// # Errors
    /// [`LogError::Shorter`] and [`LogError::Changed`] if it does not continue what was signed.
    pub async fn signed(&self, store: &Store) -> Result<Arc<Signed>, LogError> {
        let mut last = self.last.lock().await;
        let size = store.log_size().await?;
        if let Some(signed) = &last.signed {
            let then = &signed.checkpoint;
            if size < then.size {
                return Err(LogError::Shorter { now: size, signed: then.size });
            }
            let is_seen = last.is_continued && size == then.size;
            if !is_seen && root(store, then.size).await? != then.root {
                return Err(LogError::Changed(then.size));
            }
            if size == then.size {
                let signed = Arc::clone(signed);
                last.is_continued = true;
                return Ok(signed);
            }
        }
        let root = root(store, size).await?;
        let checkpoint = Checkpoint { origin: self.signer.name().to_owned(), size, root };
        let note = checkpoint.sign(&self.signer);
        if let Some(file) = self.file.clone() {
            keep(file, note.clone()).await?;
        }
        let signed = Arc::new(Signed { checkpoint, note });
        *last = Last { signed: Some(Arc::clone(&signed)), is_continued: true };
        Ok(signed)
    }
}

/// Replaces the file whole, so that a crash leaves the old or the new.
async fn keep(file: PathBuf, note: String) -> Result<(), LogError> {
    let whole = file.clone();
    let written = tokio::task::spawn_blocking(move || {
        let new = whole.with_extension("checkpoint.new");
        let mut writing = std::fs::File::create(&new)?;
        writing.write_all(note.as_bytes())?;
        writing.sync_all()?;
        std::fs::rename(&new, &whole)
    });
    written.await.map_err(IoError::other).and_then(|done| done).map_err(|fault| LogError::File(file, fault))
}
