//! Jinbang (JSON).
#![no_main]

fuzz::target!(fuzz::Target::Of(harness::Format::OwnJson));
