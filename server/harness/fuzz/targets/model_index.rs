//! Hugging Face model-index (YAML).
#![no_main]

fuzz::target!(fuzz::Target::Of(harness::Format::ModelIndex));
