//! Every Eval Ever (JSON).
#![no_main]

fuzz::target!(fuzz::Target::Of(harness::Format::EveryEvalEver));
