//! The files the tests read, and how they are read.

use harness::{Broken, File, Recognised, read_all};

pub(crate) use fuzz::corpus::{Input, files, own, real, zipped};

/// A file of the repository.
pub(crate) fn input(name: &str) -> Vec<u8> {
    std::fs::read(own().join(name)).unwrap()
}

/// Files read together.
pub(crate) fn read(inputs: &[Input]) -> Vec<Result<Recognised, Broken>> {
    let files: Vec<File<'_>> = inputs.iter().map(|(name, bytes)| File { name, bytes }).collect();
    read_all(&files)
}
