//! What is filed: as JSON, as a batch of results, read against the catalog and judged, be it an
//! evaluation or a claim; files in the object store; what a harness's file says as rows of the form.

pub mod answers;
pub mod attached;
pub mod batch;
pub mod case;
pub mod claimed;
pub mod files;
pub mod judged;
pub mod reading;
pub mod title;
pub mod wire;

use domain::Scale;
use domain::Slug;

use harness::Mappings;

/// Metrics whose scale is known from the mappings that ship.
#[must_use]
pub fn metrics() -> Vec<(Slug, Scale)> {
    Mappings::shipped().scales()
}
