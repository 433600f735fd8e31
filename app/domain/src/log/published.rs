//! What is published beside bytes of record, in the bytes that the log has the digest of: ends of
//! days, editions, and facts.
//!
//! Facts are public rows that stand in no bytes of record. They change: a model gets another name, an
//! objection is answered. Each state that the program writes is an entry, so that one that it did not
//! write has none.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::canonical::{self, Value};
use crate::log::{Entry, Hash, Kind};

/// Something published, with its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// What it is.
    pub kind: Kind,
    /// Its name among those of its kind.
    pub id: String,
    /// Its bytes.
    pub bytes: String,
}

impl Published {
    /// The end of a result's days.
    #[must_use]
    pub fn withdrawal(result: &str, withdrawn_on: NaiveDate, reason: Option<&str>) -> Self {
        let members = [("result", result.into()), ("withdrawn_on", day(withdrawn_on)), ("reason", reason.into())];
        Self::of(Kind::Withdrawal, result.to_owned(), BTreeMap::from(members))
    }

    /// One dated version of a dataset; its name is `dataset/edition`.
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

    /// The items of an edition that results answered: their names in order, a line each, in the set that
    /// is named by the SHA-256 of that text.
    #[must_use]
    pub fn items(dataset: &str, edition: &str, set: &str, items: String) -> Self {
        Self { kind: Kind::Items, id: format!("{dataset}/{edition}/{set}"), bytes: items }
    }

    /// Rows that belong together, a line each; they are named for the first: its table and its key.
    #[must_use]
    pub fn fact(id: String, lines: String) -> Self {
        Self { kind: Kind::Fact, id, bytes: lines }
    }

    /// Its entry in the log.
    #[must_use]
    pub fn entry(&self) -> Entry {
        Entry { kind: self.kind, id: self.id.clone(), digest: Hash::of(self.bytes.as_bytes()) }
    }

    /// Members that are written as canonical JSON.
    fn of(kind: Kind, id: String, members: BTreeMap<&'static str, Value>) -> Self {
        Self { kind, id, bytes: canonical::object(&members) }
    }
}

/// One row of a fact as a line: canonical JSON of its columns, and `table`, which says what it is a row of.
#[must_use]
pub fn line(table: &'static str, columns: impl IntoIterator<Item = (&'static str, Value)>) -> String {
    let mut members: BTreeMap<&'static str, Value> = columns.into_iter().collect();
    members.insert("table", table.into());
    canonical::object(&members) + "\n"
}

/// A day as canonical JSON has it.
fn day(day: NaiveDate) -> Value {
    day.to_string().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Digests of such bytes stand in every log there is: they may never change.
    #[test]
    fn the_bytes_of_withdrawals_and_editions_are_golden() {
        let on = NaiveDate::from_ymd_opt(2023, 9, 26).unwrap();
        let withdrawal = Published::withdrawal("9z25fmjnakbtkxb6", on, Some("left"));
        assert_eq!(withdrawal.bytes, r#"{"reason":"left","result":"9z25fmjnakbtkxb6","withdrawn_on":"2023-09-26"}"#);
        let edition = Published::edition("cmmlu", "1.0", "1.0", Some(on), Some("open"), None);
        let bytes = concat!(
            r#"{"dataset":"cmmlu","edition":"1.0","name":"1.0","opened_on":null,"#,
            r#""openness":"open","released_on":"2023-09-26"}"#
        );
        assert_eq!((edition.id.as_str(), edition.bytes.as_str()), ("cmmlu/1.0", bytes));
        assert_eq!(edition.entry().digest, Hash::of(bytes.as_bytes()));
    }

    /// Neither may these.
    #[test]
    fn the_bytes_of_facts_and_items_are_golden() {
        let columns = [("slug", "glm-4".into()), ("params_b", "9.4".into()), ("name_zh", Value::Null)];
        let lines = line("model", columns);
        assert_eq!(lines, "{\"name_zh\":null,\"params_b\":\"9.4\",\"slug\":\"glm-4\",\"table\":\"model\"}\n");
        let entry = Published::fact("model/glm-4".into(), lines.clone()).entry();
        assert_eq!((entry.kind, entry.digest), (Kind::Fact, Hash::of(lines.as_bytes())));
        let set = Hash::of(b"1\n2\n").to_string();
        let items = Published::items("cmmlu", "1.0", &set, "1\n2\n".into()).entry();
        assert_eq!((items.id, items.digest.to_string()), (format!("cmmlu/1.0/{set}"), set));
    }
}
