//! Aider (YAML).
#![no_main]

fuzz::target!(fuzz::Target::Of(harness::Format::Aider));
