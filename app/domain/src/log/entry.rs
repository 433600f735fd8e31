//! What one leaf of the log says: that something of a kind and a name had these bytes.

use std::collections::BTreeMap;
use std::fmt;

use chrono::NaiveDate;
use serde_json::Value;

use crate::canonical;
use crate::lexicon::lexicon;
use crate::log::Hash;

lexicon! {
    /// What an entry is about. What its digest is taken of is written in `docs/log.md`.
    Kind, "one of edition, ranking, record, verdict, withdrawal" {
        /// One dated version of a dataset.
        Edition = "edition",
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
    /// The entry of the end of a result's days.
    #[must_use]
    pub fn withdrawal(result: &str, withdrawn_on: NaiveDate, reason: Option<&str>) -> Self {
        let members = [("result", result.into()), ("withdrawn_on", day(withdrawn_on)), ("reason", reason.into())];
        Self::of(Kind::Withdrawal, result.to_owned(), BTreeMap::from(members))
    }

    /// The entry of one dated version of a dataset; its name is `dataset/edition`.
    #[must_use]
    pub fn edition(
        dataset: &str,
        edition: &str,
        name: &str,
        released_on: Option<NaiveDate>,
        openness: Option<&str>,
        opened_on: Option<NaiveDate>,
    ) -> Self {
        let members = [
            ("dataset", dataset.into()),
            ("edition", edition.into()),
            ("name", name.into()),
            ("released_on", released_on.map_or(Value::Null, day)),
            ("openness", openness.into()),
            ("opened_on", opened_on.map_or(Value::Null, day)),
        ];
        Self::of(Kind::Edition, format!("{dataset}/{edition}"), BTreeMap::from(members))
    }

    /// The entry of members that are written as canonical JSON.
    fn of(kind: Kind, id: String, members: BTreeMap<&'static str, Value>) -> Self {
        Self { kind, id, digest: Hash::of(canonical::object(&members).as_bytes()) }
    }

    /// The entry's bytes: canonical JSON. It has no instant: the order of the log is its time, and
    /// two logs over the same import are the same.
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

/// A day as canonical JSON has it.
fn day(day: NaiveDate) -> Value {
    day.to_string().into()
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

    /// Neither may these.
    #[test]
    fn the_digests_of_withdrawals_and_editions_are_golden() {
        let on = NaiveDate::from_ymd_opt(2023, 9, 26).unwrap();
        let withdrawal = Entry::withdrawal("9z25fmjnakbtkxb6", on, Some("left"));
        let bytes = br#"{"reason":"left","result":"9z25fmjnakbtkxb6","withdrawn_on":"2023-09-26"}"#;
        assert_eq!(withdrawal.digest, Hash::of(bytes));
        let edition = Entry::edition("cmmlu", "1.0", "1.0", Some(on), Some("open"), None);
        let bytes = concat!(
            r#"{"dataset":"cmmlu","edition":"1.0","name":"1.0","opened_on":null,"#,
            r#""openness":"open","released_on":"2023-09-26"}"#
        );
        assert_eq!((edition.id.as_str(), edition.digest), ("cmmlu/1.0", Hash::of(bytes.as_bytes())));
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
