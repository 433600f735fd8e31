//! Files that evaluation harnesses write: bytes in, filings out. Pure: no clock, no disk, no
//! database.
//!
//! [`read`] knows a format by its content, never by its name, and gives what the file says as
//! [`HarnessFiling`]s: the model as printed, where the scores come from, and one [`Line`] a score
//! with its outcome and everything that is to be said of it. Which exam of the catalog a line is
//! of is not in these files; [`map`] adds it as far as the [`Mappings`] know the task.
//! `docs/harness.md` describes every format key by key.
//!
//! Files come from strangers. Each is bounded before it is parsed ([`LARGEST`], depth, entries,
//! inflated size), and what is wrong is told with its place.

mod aider;
mod alpaca_eval;
mod archive;
mod day;
mod every_eval_ever;
mod filing;
mod finding;
mod format;
mod helm;
mod hugging_face;
mod inspect;
mod json;
mod lm_eval;
mod mapping;
mod mteb;
mod open_compass;
mod own;
mod place;
mod read;
pub mod report;
mod text;
mod yaml;

pub use filing::{Commit, Figure, HarnessFiling, Line, Outcome, Provenance, StandardError, Status};
pub use finding::{Finding, Message, Severity, What, YamlFault};
pub use format::{Format, Recognised};
pub use mapping::{MappedExam, Mapping, Mappings, MetricMapping, map};
pub use place::Place;
pub use read::{Broken, File, read, read_all};

/// The largest file that is read, in bytes; also the most that an entry of an archive may hold
/// once it is inflated.
pub const LARGEST: usize = 64 << 20;

/// Whether a text begins as a table of results in Jinbang's own columns.
#[must_use]
pub fn is_own_table(text: &str) -> bool {
    own::recognises(text)
}

/// Whether a text begins as a table that a harness writes.
#[must_use]
pub fn is_foreign_table(text: &str) -> bool {
    open_compass::recognises(text) || alpaca_eval::recognises(text)
}
