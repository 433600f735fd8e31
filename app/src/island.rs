//! What runs in the browser, for comfort only: every page is whole without it.
//!
//! An island's only prop is `children`, because any other would bring a JSON reader into the
//! browser. An island therefore enhances the HTML it wraps, or that stands on the page, and reads
//! `data-` attributes. `boot.js` starts the islands of a page, and those of a `<main>` that
//! [`Swap`] has put in its place.

pub mod complete;
pub mod copy;
mod document;
pub mod marker;
mod place;
pub mod points;
pub mod read_file;
pub mod swap;
pub mod weigh;

pub use complete::Complete;
pub use copy::{Copy, CopyButton};
pub use marker::Marker;
pub use points::Points;
pub use read_file::ReadFile;
pub use swap::Swap;
pub use weigh::Weigh;
