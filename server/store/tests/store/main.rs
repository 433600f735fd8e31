//! The store's behaviours, each one body run on both databases.

#![expect(clippy::indexing_slicing, clippy::unwrap_used, reason = "helpers of tests fail by panicking")]

#[path = "../support/builders.rs"]
mod builders;
#[path = "../support/postgres.rs"]
mod postgres;

mod database;

mod account;
mod changes;
mod check;
mod check_filing;
mod claim;
mod claim_filing;
mod failure;
mod filers;
mod filing;
mod fixed;
mod import;
mod interests;
mod item;
mod log;
mod open;
mod read;
mod record;
mod scope;
mod statement;
mod verdict;
