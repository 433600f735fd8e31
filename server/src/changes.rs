//! The change log, loaded: what it is of, and a page of it.

mod read;
mod watch;

pub use read::{Log, Page, read};
pub use watch::{Asked, asked, asked_with, token};
