//! OpenCompass (CSV, TXT).
#![no_main]

fuzz::target!(fuzz::Target::Of(harness::Format::OpenCompass));
