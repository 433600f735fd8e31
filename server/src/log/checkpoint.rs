//! Checkpoints (<https://c2sp.org/tlog-checkpoint>): a log's size and root, signed.

use std::fmt;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use domain::log::Hash;

use super::key::{Signer, Verifier};
use super::note::NoteError;

/// The state of a log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    /// The log's name among all logs.
    pub origin: String,
    /// Entries.
    pub size: u64,
    /// The root of the tree over them.
    pub root: Hash,
}

/// Why bytes are no checkpoint of a key's log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CheckpointError {
    /// The note that it must be.
    #[error("{0}")]
    Note(#[from] NoteError),
    /// The note is no checkpoint.
    #[error("the note is signed but is no checkpoint of that log")]
    Malformed,
}

/// The text that is signed.
impl fmt::Display for Checkpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n{}\n{}\n", self.origin, self.size, base64(&self.root))
    }
}

impl Checkpoint {
    /// The signed checkpoint.
    #[must_use]
    pub fn sign(&self, signer: &Signer) -> String {
        signer.sign(&self.to_string())
    }

    /// The checkpoint in a note that the key signed. Lines after the third are let be, as the
    /// format has it.
    ///
    /// # Errors
    /// If the key did not sign it, or it is no checkpoint of the log that is named as the key is.
    pub fn open(note: &[u8], verifier: &Verifier) -> Result<Self, CheckpointError> {
        let text = verifier.open(note)?;
        let mut lines = text.lines();
        let (Some(origin), Some(size), Some(root)) = (lines.next(), lines.next(), lines.next()) else {
            return Err(CheckpointError::Malformed);
        };
        let number: u64 = size.parse().map_err(|_| CheckpointError::Malformed)?;
        let root = hash_of(root).ok_or(CheckpointError::Malformed)?;
        if origin != verifier.name() || number.to_string() != size {
            return Err(CheckpointError::Malformed);
        }
        Ok(Self { origin: origin.to_owned(), size: number, root })
    }
}

/// A hash as notes and proofs write it.
#[must_use]
pub fn base64(hash: &Hash) -> String {
    BASE64_STANDARD.encode(hash.0)
}

/// The hash that is written so.
#[must_use]
pub fn hash_of(text: &str) -> Option<Hash> {
    BASE64_STANDARD.decode(text).ok()?.try_into().ok().map(Hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_checkpoint_is_read_as_it_is_signed() {
        let signer = Signer::new("jinbang.invalid/log", [7; 32]).unwrap();
        let checkpoint = Checkpoint { origin: "jinbang.invalid/log".into(), size: 20_852_163, root: Hash::of(b"root") };
        let note = checkpoint.sign(&signer);
        assert_eq!(Checkpoint::open(note.as_bytes(), &signer.verifier()), Ok(checkpoint.clone()));
        assert!(note.starts_with("jinbang.invalid/log\n20852163\n"), "{note}");
        let of_another = Checkpoint { origin: "other.invalid/log".into(), ..checkpoint };
        let opened = Checkpoint::open(of_another.sign(&signer).as_bytes(), &signer.verifier());
        assert_eq!(opened, Err(CheckpointError::Malformed));
        for text in ["jinbang.invalid/log\n1\n", "jinbang.invalid/log\n01\nAAAA\n", "jinbang.invalid/log\n1\nAAAA\n"] {
            let opened = Checkpoint::open(signer.sign(text).as_bytes(), &signer.verifier());
            assert_eq!(opened, Err(CheckpointError::Malformed), "{text}");
        }
    }
}
