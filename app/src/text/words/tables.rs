//! The tables of names, by slug.

mod domains;
mod exams;
mod metrics;

pub(super) use domains::DOMAINS;
pub(super) use exams::{COUNTRIES, DIVISION_PHRASES, DIVISIONS, EDITIONS, LANGUAGES, PROTOCOLS, SETTINGS};
pub(super) use metrics::{METRICS, UNITS};
