//! Hugging Face .eval_results (YAML).
#![no_main]

fuzz::target!(fuzz::Target::Of(harness::Format::EvalResults));
