//! What runs in the browser, for comfort only: every page is whole without it.
//!
//! An island's only prop is `children`, because any other would bring a JSON reader into the
//! browser. An island therefore enhances the HTML it wraps, or that stands on the page, and reads
//! `data-` attributes. `boot.js` starts the islands of a page, and those of a `<main>` that
//! [`Swap`] has put in its place.

pub mod copy;
pub mod marker;
pub mod points;
pub mod swap;
pub mod weigh;

pub use copy::{Copy, CopyButton};
pub use marker::Marker;
pub use points::Points;
pub use swap::Swap;
pub use weigh::Weigh;
