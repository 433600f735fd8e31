//! The store: what Jinbang knows, kept in SQLite or PostgreSQL. The only crate that speaks SQL.
//!
//! It gives answers in the words of [`domain`], never rows or connections. One schema and one text
//! of each statement serve both databases; every statement is a constant. A [`Scope`] of results is
//! read with one statement, whatever its size; an import is written whole or not at all.

pub mod account;
mod backup;
mod catalog;
mod census;
mod changes;
mod check;
mod claim;
mod error;
pub mod filing;
mod fixed;
mod guard;
mod import;
mod log;
mod open;
mod pool;
mod record;
mod rows;
mod statement;
mod transaction;
mod verdict;

pub use census::Census;
pub use changes::{LogScope, MarkOfExam};
pub use error::{Conflict, Error};
pub use fixed::{FixedInFull, FixedOn, StoredRanking};
pub use log::Logged;
pub use open::{Cell, Column, CopyError, Holds, KEPT_BACK, OPEN_TABLES, OpenTable, Rows, Sink, Source, State};
pub use pool::Store;
pub use record::StoredRecord;
pub use rows::{NAMED, ResultsOf, Scope};
pub use verdict::Verdicts;
