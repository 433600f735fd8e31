//! AlpacaEval (CSV).
#![no_main]

fuzz::target!(fuzz::Target::Of(harness::Format::AlpacaEval));
