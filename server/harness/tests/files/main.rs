//! Harness files: what becomes of each, what is read from it, and that no bytes do harm.

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "helpers of tests fail by panicking, and say what they did"
)]

mod broken;
mod corpus;
mod real;
mod traps;
mod verdicts;
