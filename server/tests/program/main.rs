//! The program itself, as a process: killed at any moment, its command line, and the commands that the
//! documentation gives.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "helpers of tests fail by panicking"
)]

mod accounts;
mod check_files;
mod commands;
mod kill;
mod people;
mod process;
