//! Inspect (JSON, .eval).
#![no_main]

fuzz::target!(fuzz::Target::Of(harness::Format::Inspect));
