//! The proof that an entry stands in the log, as text (<https://c2sp.org/tlog-proof>): its index,
//! the hashes beside it, and the checkpoint they lead to. The extra data of the format is the entry
//! itself, so that a proof can be checked with nothing but the published bytes and the key.

use std::fmt;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use domain::log::proof::{ProofError, check_inclusion};
use domain::log::{Entry, Hash};

use super::checkpoint::{Checkpoint, CheckpointError, base64, hash_of};
use super::key::Verifier;

/// The first line.
const HEAD: &str = "c2sp.org/tlog-proof@v1";

/// A proof.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    /// The entry's bytes.
    pub leaf: String,
    /// Its place in the log, from 0.
    pub index: u64,
    /// The hashes from its sibling up.
    pub hashes: Vec<Hash>,
    /// The signed checkpoint, as it was signed.
    pub checkpoint: String,
}

/// What a proof proves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proven {
    /// The entry.
    pub entry: Entry,
    /// Its place in the log.
    pub index: u64,
    /// The state of the log that has it.
    pub checkpoint: Checkpoint,
}

/// Why a proof proves nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotProven {
    /// It is not written as a proof is.
    #[error("this is no proof: {0}")]
    Malformed(&'static str),
    /// Its checkpoint is not the log's.
    #[error("the checkpoint of the proof: {0}")]
    Checkpoint(#[from] CheckpointError),
    /// Its hashes do not lead to the checkpoint's root.
    #[error("the hashes of the proof: {0}")]
    Hashes(#[from] ProofError),
    /// It is of other bytes.
    #[error("the bytes have the SHA-256 {bytes}, and the log has {logged} for {entry}")]
    OtherBytes {
        /// That of the bytes at hand.
        bytes: Hash,
        /// That of the entry.
        logged: Hash,
        /// The entry's kind and name.
        entry: String,
    },
}

impl fmt::Display for Proof {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{HEAD}\nextra {}\nindex {}", BASE64_STANDARD.encode(&self.leaf), self.index)?;
        self.hashes.iter().try_for_each(|hash| writeln!(f, "{}", base64(hash)))?;
        write!(f, "\n{}", self.checkpoint)
    }
}

impl Proof {
    /// Reads a proof.
    ///
    /// # Errors
    /// [`NotProven::Malformed`] with what is wrong.
    pub fn read(text: &str) -> Result<Self, NotProven> {
        let malformed = NotProven::Malformed;
        let (head, checkpoint) = text.split_once("\n\n").ok_or(malformed("it has no checkpoint"))?;
        let mut lines = head.split('\n');
        if lines.next() != Some(HEAD) {
            return Err(malformed("its first line is another"));
        }
        let leaf = lines.next().and_then(|line| line.strip_prefix("extra "));
        let leaf = leaf.and_then(|leaf| String::from_utf8(BASE64_STANDARD.decode(leaf).ok()?).ok());
        let leaf = leaf.ok_or(malformed("it does not say which entry it is of"))?;
        let index = lines.next().and_then(|line| line.strip_prefix("index "));
        let number =
            index.and_then(|index| index.parse::<u64>().ok()).filter(|n| Some(n.to_string().as_str()) == index);
        let index = number.ok_or(malformed("it has no index"))?;
        let hashes = lines.map(hash_of).collect::<Option<_>>().ok_or(malformed("a line is no hash"))?;
        Ok(Self { leaf, index, hashes, checkpoint: checkpoint.to_owned() })
    }

    /// What it proves to whoever trusts the key.
    ///
    /// # Errors
    /// If the key did not sign the checkpoint, or the entry is not in its tree.
    pub fn check(&self, verifier: &Verifier) -> Result<Proven, NotProven> {
        let checkpoint = Checkpoint::open(self.checkpoint.as_bytes(), verifier)?;
        let entry = Entry::of_leaf(&self.leaf).map_err(|_| NotProven::Malformed("its extra data is no entry"))?;
        check_inclusion(entry.hash(), self.index, checkpoint.size, &self.hashes, checkpoint.root)?;
        Ok(Proven { entry, index: self.index, checkpoint })
    }
}

impl Proven {
    /// Whether the entry is of these bytes.
    ///
    /// # Errors
    /// [`NotProven::OtherBytes`].
    pub fn is_of(&self, published: &[u8]) -> Result<(), NotProven> {
        let (bytes, logged) = (Hash::of(published), self.entry.digest);
        let entry = format!("{} {}", self.entry.kind, self.entry.id);
        if bytes == logged { Ok(()) } else { Err(NotProven::OtherBytes { bytes, logged, entry }) }
    }
}

#[cfg(test)]
mod tests {
    use domain::log::{Kind, Tiles};

    use super::*;
    use crate::log::Signer;

    fn entry(number: u64) -> Entry {
        Entry { kind: Kind::Record, id: format!("r{number}"), digest: Hash::of(format!("{{{number}}}").as_bytes()) }
    }

    fn proof(signer: &Signer, index: u64, size: u64) -> Proof {
        let mut tiles = Tiles::new();
        tiles.insert(0, 0, (0..size).map(|number| entry(number).hash()).collect());
        let root = tiles.root(size).unwrap();
        let checkpoint = Checkpoint { origin: signer.name().to_owned(), size, root }.sign(signer);
        Proof { leaf: entry(index).leaf(), index, hashes: tiles.inclusion(index, size).unwrap(), checkpoint }
    }

    #[test]
    fn a_proof_proves_its_bytes_and_no_others() {
        let signer = Signer::new("jinbang.invalid/log", [7; 32]).unwrap();
        let made = proof(&signer, 5, 11);
        let read = Proof::read(&made.to_string()).unwrap();
        assert_eq!(read, made);
        let proven = read.check(&signer.verifier()).unwrap();
        assert_eq!((&proven.entry, proven.index, proven.checkpoint.size), (&entry(5), 5, 11));
        assert_eq!(proven.is_of(b"{5}"), Ok(()));
        assert!(matches!(proven.is_of(b"{6}"), Err(NotProven::OtherBytes { .. })));
        let other = Proof { leaf: entry(6).leaf(), ..made.clone() };
        assert_eq!(other.check(&signer.verifier()), Err(NotProven::Hashes(ProofError::OtherRoot)));
        let stranger = Signer::new("jinbang.invalid/log", [8; 32]).unwrap();
        assert!(matches!(made.check(&stranger.verifier()), Err(NotProven::Checkpoint(_))));
    }

    #[test]
    fn what_is_no_proof_is_refused_with_the_reason() {
        let text = proof(&Signer::new("jinbang.invalid/log", [7; 32]).unwrap(), 5, 11).to_string();
        for (wrong, reason) in [
            (String::new(), "checkpoint"),
            (text.replacen("@v1", "@v2", 1), "first line"),
            (text.replacen("extra ", "", 1), "which entry"),
            (text.replacen("index 5", "index 05", 1), "index"),
            (text.replacen("index 5\n", "index 5\nAAAA\n", 1), "no hash"),
        ] {
            let refused = Proof::read(&wrong).unwrap_err().to_string();
            assert!(refused.contains(reason), "{refused}");
        }
    }
}
