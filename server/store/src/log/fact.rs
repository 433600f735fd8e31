//! Facts: what is public in the open tables beside bytes of record, read back as it was written.
//!
//! A fact is named for one row and has the rows that belong to it: a model with its makers, a
//! submission with its results. [`FAMILIES`] says which; every column of an open table stands in a fact
//! unless it is listed as [`ELSEWHERE`], which a test holds against the tables.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, SecondsFormat, Utc};
use domain::canonical::Value;
use domain::log::Published;
use domain::log::published::line;
use sqlx::Row;

use crate::error::Error;
use crate::open::{Cell, Holds, OPEN_TABLES, OpenTable, cells};
use crate::statement::{ROWS, statements, values};
use crate::transaction::{Transaction, fetch_all, look_up, within};

statements! {
    RESULTS_OF = values!("SELECT id, submission FROM result WHERE submission IN", 1, ROWS, "");
    SUBMISSIONS_OF = values!("SELECT id, submission FROM result WHERE id IN", 1, ROWS, "");
    AUTHORS = values!("SELECT id, name FROM account WHERE id IN", 1, ROWS, "");
    NEWEST_SCHEMA =
        "SELECT digest FROM log_entry WHERE id = 'schema/1' AND kind = 'fact' ORDER BY position DESC LIMIT 1";
    LOGGED_AUTHOR = "SELECT COUNT(*) FROM log_entry WHERE id = $1 AND kind = 'fact'";
    VERSION_FACT = "SELECT version, changed_at FROM data_version";
}

/// A row that facts are named for, by its table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Root {
    Alias,
    Author,
    Board,
    Claim,
    Dataset,
    Dispute,
    Exam,
    Filing,
    FixedRanking,
    Model,
    Organisation,
    Submission,
}

/// Rows that make a fact.
struct Family {
    root: Root,
    /// The table of the row that it is named for.
    table: &'static str,
    /// Tables whose rows name that row first in their key.
    parts: &'static [&'static str],
    /// Tables whose rows name a result of it first in their key.
    of_results: &'static [&'static str],
}

/// Every family but that of authors, of whom the name alone is public.
const FAMILIES: &[Family] = &[
    Family { root: Root::Alias, table: "alias", parts: &[], of_results: &[] },
    Family { root: Root::Board, table: "board", parts: &["board_publisher"], of_results: &[] },
    Family { root: Root::Claim, table: "claim", parts: &[], of_results: &[] },
    Family { root: Root::Dataset, table: "dataset", parts: &[], of_results: &[] },
    Family { root: Root::Dispute, table: "dispute", parts: &[], of_results: &[] },
    Family { root: Root::Exam, table: "exam", parts: &["exam_division", "exam_evaluator"], of_results: &[] },
    Family { root: Root::Filing, table: "filing", parts: &["filing_event", "filing_file"], of_results: &[] },
    Family { root: Root::FixedRanking, table: "fixed_ranking", parts: &[], of_results: &[] },
    Family { root: Root::Model, table: "model", parts: &["model_organisation"], of_results: &[] },
    Family { root: Root::Organisation, table: "organisation", parts: &[], of_results: &[] },
    Family {
        root: Root::Submission,
        table: "submission",
        parts: &["finding"],
        of_results: &["result", "record", "item_result"],
    },
];

/// The table that authors are given out as.
const AUTHOR: &str = "author";

/// The name of the fact that says which state the data have.
const DATA_VERSION: &str = "data_version/1";

/// The name of the fact that says what facts are made of: where that changes, they are entered anew.
const SCHEMA: &str = "schema/1";

/// Open columns that stand in no fact, each with where they are held against something else; `*` is
/// every column.
const ELSEWHERE: &[(&str, &str, &str)] = &[
    ("author", "role", "the same of every author"),
    ("author", "state", "the same of every author"),
    ("author", "created_at", "the first public act, which stands in facts of its own"),
    ("edition", "*", "entries of the kind edition"),
    ("exam", "changed", "which answers are kept, and nothing that anybody reads"),
    ("file", "*", "the bytes in the store of files"),
    ("fixed_ranking", "json", "the digest beside it"),
    ("item_set", "*", "entries of the kind items"),
    ("log_entry", "*", "the log itself"),
    ("log_hash", "*", "the log itself"),
    ("record", "json", "the digest beside it"),
    ("verdict", "*", "entries of the kind verdict; when one was last found again is in none"),
];

/// Rows whose facts a transaction may have changed.
#[derive(Debug, Default)]
pub(crate) struct Touched(BTreeMap<Root, BTreeSet<String>>);

impl Touched {
    /// Notes rows; of an alias, its board.
    pub(crate) fn note<'a>(&mut self, root: Root, keys: impl IntoIterator<Item = &'a str>) {
        self.0.entry(root).or_default().extend(keys.into_iter().map(str::to_owned));
    }

    /// The submissions of results.
    pub(crate) async fn note_results(&mut self, reading: &mut Transaction, results: &[&str]) -> Result<(), Error> {
        let found = look_up!(reading, "result", (String, String), SUBMISSIONS_OF, results);
        self.note(Root::Submission, found.iter().map(|(_, submission)| submission.as_str()));
        Ok(())
    }

    /// The facts as they stand, and those of the authors whom they name.
    pub(crate) async fn facts(&self, reading: &mut Transaction) -> Result<Vec<Published>, Error> {
        let mut facts = Vec::new();
        let mut authors: BTreeSet<String> = self.0.get(&Root::Author).cloned().unwrap_or_default();
        for family in FAMILIES {
            let Some(keys) = self.0.get(&family.root) else { continue };
            let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
            for keys in keys.chunks(TOGETHER) {
                facts.extend(of_family(reading, family, keys, &mut authors).await?);
            }
        }
        let authors: Vec<&str> = authors.iter().map(String::as_str).collect();
        for (id, name) in look_up!(reading, "account", (String, String), AUTHORS, authors) {
            let columns = [("id", Value::from(id.as_str())), ("name", name.into())];
            facts.push(Published::fact(format!("{AUTHOR}/{id}"), line(AUTHOR, columns)));
        }
        Ok(facts)
    }
}

/// Rows whose facts are made at once.
const TOGETHER: usize = 16 * ROWS;

/// Everything that facts are named for.
pub(crate) async fn everything(reading: &mut Transaction) -> Result<Touched, Error> {
    let mut all = Touched::default();
    let tables = FAMILIES.iter().map(|family| (family.root, family.table)).chain([(Root::Author, AUTHOR)]);
    for (root, table) in tables {
        let keys: Vec<String> =
            within!(reading, connection => sqlx::query_scalar(open(table)?.keys).fetch_all(connection).await)?;
        all.note(root, keys.iter().map(String::as_str));
    }
    Ok(all)
}

/// The fact of the state of the data.
pub(crate) async fn data_version(reading: &mut Transaction) -> Result<Option<Published>, Error> {
    let rows = fetch_all!(reading, "data_version", (i64, Option<DateTime<Utc>>), VERSION_FACT)?;
    Ok(rows.first().map(|(version, changed_at)| {
        let changed_at = changed_at.map(|at| ("changed_at", instant(at)));
        let columns = [("version", (*version).into())].into_iter().chain(changed_at);
        Published::fact(DATA_VERSION.to_owned(), line("data_version", columns))
    }))
}

/// The fact of what facts are made of: the newest migration, which may have changed rows, and the columns.
pub(super) fn schema() -> Published {
    let in_facts = |column: &&str, table: &OpenTable| !is_elsewhere(table.name, column);
    let of_table = |table: &'static OpenTable| {
        let names = table.columns.iter().map(|column| column.name);
        names.filter(move |name| in_facts(name, table)).map(|name| format!("{}.{name}", table.name))
    };
    let columns: Vec<String> = OPEN_TABLES.iter().flat_map(of_table).collect();
    let members = [("migration", crate::pool::newest_migration().into()), ("columns", columns.into())];
    Published::fact(SCHEMA.to_owned(), line("schema", members))
}

/// The digest of what the facts in the log were made of; `None` if it has none.
pub(super) async fn logged_schema(reading: &mut Transaction) -> Result<Option<String>, Error> {
    Ok(within!(reading, connection => sqlx::query_scalar(NEWEST_SCHEMA).fetch_optional(connection).await)?)
}

/// Whether the name of an account was entered before.
pub(super) async fn is_logged_author(reading: &mut Transaction, account: &str) -> Result<bool, Error> {
    let id = format!("{AUTHOR}/{account}");
    let logged: i64 =
        within!(reading, connection => sqlx::query_scalar(LOGGED_AUTHOR).bind(id).fetch_one(connection).await)?;
    Ok(logged > 0)
}

/// The fact of a name as it stands; `None` if there is none of that name.
pub(crate) async fn named(reading: &mut Transaction, id: &str) -> Result<Option<Published>, Error> {
    if id == DATA_VERSION {
        return data_version(reading).await;
    }
    if id == SCHEMA {
        return Ok(Some(schema()));
    }
    let Some((table, key)) = id.split_once('/') else { return Ok(None) };
    let mut touched = Touched::default();
    if table == AUTHOR {
        touched.note(Root::Author, [key]);
    } else if let Some(family) = FAMILIES.iter().find(|family| family.table == table) {
        let first = if family.root == Root::Alias { key.split('/').next().unwrap_or(key) } else { key };
        touched.note(family.root, [first]);
    }
    Ok(touched.facts(reading).await?.into_iter().find(|fact| fact.id == id))
}

/// A row of an open table.
struct OwnRow {
    /// The first column of its key.
    first: String,
    /// The columns of its key, joined by '/'.
    key: String,
    line: String,
}

/// The facts of rows of one family, by their keys. Whoever acted in them is noted.
async fn of_family(
    reading: &mut Transaction,
    family: &Family,
    keys: &[&str],
    authors: &mut BTreeSet<String>,
) -> Result<Vec<Published>, Error> {
    let mut parts: BTreeMap<String, String> = BTreeMap::new();
    let mut add = |owner: &str, mut lines: Vec<String>| {
        lines.sort_unstable();
        parts.entry(owner.to_owned()).or_default().push_str(&lines.concat());
    };
    for part in family.parts {
        let rows = rows(reading, open(part)?, keys, authors).await?;
        by(rows, |row| Some(row.first.clone())).into_iter().for_each(|(owner, lines)| add(&owner, lines));
    }
    if !family.of_results.is_empty() {
        let results = look_up!(reading, "result", (String, String), RESULTS_OF, keys);
        let owners: BTreeMap<&str, &str> = results.iter().map(|(id, owner)| (id.as_str(), owner.as_str())).collect();
        let ids: Vec<&str> = owners.keys().copied().collect();
        for part in family.of_results {
            let rows = rows(reading, open(part)?, &ids, authors).await?;
            let owner = |row: &OwnRow| Some((*owners.get(row.first.as_str())?).to_owned());
            by(rows, owner).into_iter().for_each(|(owner, lines)| add(&owner, lines));
        }
    }
    let roots = rows(reading, open(family.table)?, keys, authors).await?;
    let fact = |root: OwnRow| {
        let lines = root.line + parts.get(&root.first).map_or("", String::as_str);
        Published::fact(format!("{}/{}", family.table, root.key), lines)
    };
    Ok(roots.into_iter().map(fact).collect())
}

/// Lines by what they belong to.
fn by(rows: Vec<OwnRow>, owner: impl Fn(&OwnRow) -> Option<String>) -> BTreeMap<String, Vec<String>> {
    let mut lines: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in rows {
        if let Some(owner) = owner(&row) {
            lines.entry(owner).or_default().push(row.line);
        }
    }
    lines
}

/// The rows of an open table by the first column of its key; whoever acted in them is noted.
async fn rows(
    reading: &mut Transaction,
    table: &'static OpenTable,
    keys: &[&str],
    authors: &mut BTreeSet<String>,
) -> Result<Vec<OwnRow>, Error> {
    let mut found = Vec::new();
    for keys in keys.chunks(ROWS) {
        within!(reading, connection => {
            let mut query = sqlx::query(table.of);
            for place in 0..ROWS {
                query = query.bind(keys.get(place).or(keys.last()).copied());
            }
            for row in query.fetch_all(connection).await? {
                found.push(own_row(table, cells!(row, table), authors));
            }
        });
    }
    Ok(found)
}

fn own_row(table: &'static OpenTable, cells: Vec<Cell>, authors: &mut BTreeSet<String>) -> OwnRow {
    let mut key: BTreeMap<&str, String> = BTreeMap::new();
    let mut columns: Vec<(&'static str, Value)> = Vec::with_capacity(cells.len());
    for (column, cell) in table.columns.iter().zip(cells) {
        if is_elsewhere(table.name, column.name) {
            continue;
        }
        let value = value(cell);
        // What is not stated is left out, so that a new column changes no fact of before.
        if value.is_null() {
            continue;
        }
        if let Value::String(text) = &value {
            if table.key.contains(&column.name) {
                key.insert(column.name, text.clone());
            }
            if matches!(column.name, "account" | "answered_by") {
                authors.insert(text.clone());
            }
        }
        columns.push((column.name, value));
    }
    let keys: Vec<&str> = table.key.iter().filter_map(|name| key.get(name)).map(String::as_str).collect();
    OwnRow {
        first: keys.first().copied().unwrap_or_default().to_owned(),
        key: keys.join("/"),
        line: line(table.name, columns),
    }
}

/// Whether a column is held against something else than facts.
fn is_elsewhere(table: &str, column: &str) -> bool {
    ELSEWHERE.iter().any(|(of, name, _)| *of == table && (*name == column || *name == "*"))
}

/// A cell as canonical JSON has it: fractions, days, instants and bytes are texts.
fn value(cell: Cell) -> Value {
    match cell {
        Cell::Text(text) => text.into(),
        Cell::Count(count) => count.into(),
        Cell::Number(number) => number.map(|number| number.to_string()).into(),
        Cell::Truth(truth) => truth.into(),
        Cell::Day(day) => day.map(|day| day.to_string()).into(),
        Cell::Instant(at) => at.map_or(Value::Null, instant),
        Cell::Bytes(bytes) => {
            bytes.map(|bytes| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>()).into()
        }
    }
}

/// An instant as exports have it: to the microsecond.
fn instant(at: DateTime<Utc>) -> Value {
    at.to_rfc3339_opts(SecondsFormat::Micros, true).into()
}

/// An open table by its name.
fn open(name: &'static str) -> Result<&'static OpenTable, Error> {
    let found = OPEN_TABLES.iter().find(|table| table.name == name);
    found.ok_or_else(|| super::corrupt(name, "", "it is no open table"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_open_column_stands_in_a_fact_or_is_held_against_something_else() {
        let in_facts: BTreeSet<&str> = FAMILIES
            .iter()
            .flat_map(|family| [family.table].into_iter().chain(family.parts.iter().chain(family.of_results).copied()))
            .chain([AUTHOR])
            .collect();
        for table in OPEN_TABLES {
            let covered = |column: &str| in_facts.contains(table.name) || is_elsewhere(table.name, column);
            let missing: Vec<&str> =
                table.columns.iter().map(|column| column.name).filter(|name| !covered(name)).collect();
            assert!(missing.is_empty(), "{}: {missing:?}", table.name);
        }
        for (table, column, _) in ELSEWHERE {
            let open = OPEN_TABLES.iter().find(|open| open.name == *table).unwrap();
            assert!(*column == "*" || open.columns.iter().any(|own| own.name == *column), "{table}.{column}");
        }
    }
}
