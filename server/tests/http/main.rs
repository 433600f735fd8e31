//! The real router over real data: no port, no clock, no network.

mod bad_input;
mod contract;
mod hostile;
mod languages;
mod rule_one;
mod site;
mod statements;
mod stories;
mod unavailable;
