//! The real router over real data: no port, no clock, no network.

#![expect(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, reason = "helpers of tests fail by panicking")]

mod accounts;
mod anew;
mod answers;
mod api;
mod bad_input;
mod changes;
mod claim_filing;
mod claim_programs;
mod claim_stories;
mod claims;
mod compare;
mod contract;
mod corrections;
mod eee;
mod engines;
mod export;
mod filing;
mod first_places;
mod firsts;
mod fixed;
mod fixed_rankings;
mod front;
mod golden;
mod hostile;
mod index;
mod items;
mod languages;
mod linked;
mod log;
mod method;
mod of_file;
mod person;
#[path = "../../store/tests/support/postgres.rs"]
mod postgres;
mod queue;
mod quoted;
mod readers;
mod relay;
mod routes;
mod rule_one;
mod site;
mod slow;
mod statements;
mod stories;
mod submissions;
mod tampering;
mod trends;
mod unavailable;
