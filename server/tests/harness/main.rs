//! Harness files: what becomes of each, what is read from it, and that no bytes do harm.

mod broken;
mod command;
mod corpus;
mod fuzz;
mod traps;
mod verdicts;
