//! Jinbang (CSV).
#![no_main]

fuzz::target!(fuzz::Target::Of(harness::Format::OwnCsv));
