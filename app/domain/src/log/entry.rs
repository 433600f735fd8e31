//! What one leaf of the log says: that something of a kind and a name had these bytes.

use std::collections::BTreeMap;
use std::fmt;

use crate::canonical;
use crate::lexicon::lexicon;
use crate::log::Hash;

lexicon! {
    /// What an entry is about. What its digest is taken of is written in `docs/log.md`.
    Kind, "one of edition, fact, items, ranking, record, verdict, withdrawal" {
        /// One dated version of a dataset.
        Edition = "edition",
        /// Public rows that stand in no bytes of record.
        Fact = "fact",
        /// The items of a dataset that results answered.
        Items = "items",
        /// A fixed ranking.
        Ranking = "ranking",
        /// The bytes of record of a result, a correction of another among them.
        Record = "record",
        /// The verdict of record on a claim.
        Verdict = "verdict",
        /// The end of a result's days.
        Withdrawal = "withdrawal",
    }
}

/// An entry of the log.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// What it is about.
    pub kind: Kind,
    /// Its name among those of its kind.
    pub id: String,
    /// The SHA-256 of its bytes.
    pub digest: Hash,
}

/// Bytes that are no entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EntryError;

impl fmt::Display for EntryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an entry is canonical JSON with digest, id and kind")
    }
}

impl std::error::Error for EntryError {}

impl Entry {
    /// The entry's bytes: canonical JSON. It has no instant: the order of the log is its
    /// time.
    #[must_use]
    pub fn leaf(&self) -> String {
        canonical::object(&BTreeMap::from([
            ("digest", self.digest.to_string().into()),
            ("id", self.id.as_str().into()),
            ("kind", self.kind.slug().into()),
        ]))
    }

    /// The entry that has these bytes.
    ///
    /// # Errors
    /// If no entry is written so.
    pub fn of_leaf(leaf: &str) -> Result<Self, EntryError> {
        let members: BTreeMap<String, String> = serde_json::from_str(leaf).map_err(|_| EntryError)?;
        let member = |key: &str| members.get(key).ok_or(EntryError);
        let entry = Self {
            kind: member("kind")?.parse().map_err(|_| EntryError)?,
            id: member("id")?.clone(),
            digest: member("digest")?.parse().map_err(|_| EntryError)?,
        };
        if entry.leaf() == leaf { Ok(entry) } else { Err(EntryError) }
    }

    /// The hash of its leaf.
    #[must_use]
    pub fn hash(&self) -> Hash {
        Hash::leaf(self.leaf().as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// These bytes stand in every log there is: they may never change.
    #[test]
    fn the_bytes_of_an_entry_are_golden() {
        let entry = Entry { kind: Kind::Record, id: "9z25fmjnakbtkxb6".into(), digest: Hash::of(b"{}") };
        let leaf = entry.leaf();
        assert_eq!(
            leaf,
            r#"{"digest":"44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a","id":"9z25fmjnakbtkxb6","kind":"record"}"#
        );
        assert_eq!(Entry::of_leaf(&leaf), Ok(entry));
    }

    #[test]
    fn an_entry_is_written_in_one_way_only() {
        let digest = "0".repeat(64);
        for wrong in [
            format!(r#"{{"id":"a","digest":"{digest}","kind":"record"}}"#),
            format!(r#"{{"digest":"{digest}", "id":"a","kind":"record"}}"#),
            format!(r#"{{"digest":"{digest}","id":"a","kind":"other"}}"#),
            format!(r#"{{"digest":"{digest}","id":"a","kind":"record","more":"x"}}"#),
            r#"{"digest":"","id":"a","kind":"record"}"#.to_owned(),
            "null".to_owned(),
        ] {
            assert_eq!(Entry::of_leaf(&wrong), Err(EntryError), "{wrong}");
        }
    }
}
