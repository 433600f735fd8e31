//! Answers for programs: JSON and CSV. Wire types live here, not in `domain`.

pub mod claim;
pub mod ranking;
pub mod result;
pub mod trend;

use domain::SliceError;
use serde_json::{Value, json};

/// A fault of a slice with the key it is about.
#[must_use]
pub fn slice_fault(fault: &SliceError) -> Value {
    let detail = fault.to_string();
    match fault {
        SliceError::TooLong => json!({ "field": null, "detail": detail }),
        SliceError::UnknownKey { key, near } => json!({ "field": key, "detail": detail, "near": near }),
        SliceError::Repeated { key } => json!({ "field": key, "detail": detail }),
        SliceError::Malformed { key, expected, .. } => json!({ "field": key, "detail": detail, "expected": expected }),
        SliceError::Unknown { key, near, .. } => json!({ "field": key, "detail": detail, "near": near }),
    }
}
