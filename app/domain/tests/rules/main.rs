//! The rules of ranking as properties of generated results, and against figures of an independent
//! implementation. Examples worked by hand stand beside the code.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that meets what it did not expect fails"
)]

mod changes;
mod claims;
mod compare;
mod facets;
mod filing;
mod firsts;
mod fixed;
mod history;
mod intervals;
mod log;
mod pairs;
mod python;
mod ranking;
mod slices;
mod story;
mod support;
mod trends;
