//! lm-evaluation-harness (JSON).
#![no_main]

fuzz::target!(fuzz::Target::Of(harness::Format::LmEval));
