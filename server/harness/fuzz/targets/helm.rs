//! HELM (run_spec.json + stats.json, zip).
#![no_main]

fuzz::target!(fuzz::Target::Of(harness::Format::Helm));
