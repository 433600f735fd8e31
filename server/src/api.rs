//! Answers for programs: JSON and CSV. Wire types live here, not in `domain`.

pub mod card;
pub mod change;
pub mod claim;
pub mod compare;
pub mod describe;
pub mod eee;
pub mod filing;
pub mod firsts;
pub mod fixed;
pub mod list;
pub mod log;
pub mod noun;
pub mod oembed;
mod quoted;
pub mod ranking;
pub mod ranking_as;
pub mod result;
pub mod shape;
pub mod standing;
pub mod table;
pub mod trend;

use domain::SliceError;
use domain::compare::CompareFault;
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

/// The faults of a comparison with the keys they are about.
#[must_use]
pub fn compare_faults(fault: &CompareFault) -> Vec<Value> {
    let detail = fault.to_string();
    match fault {
        CompareFault::TooLong => vec![json!({ "field": null, "detail": detail })],
        CompareFault::UnknownKey { key, near } => vec![json!({ "field": key, "detail": detail, "near": near })],
        CompareFault::UnknownModel { near, .. } => vec![json!({ "field": "model", "detail": detail, "near": near })],
        CompareFault::TooManyModels { .. } | CompareFault::TooFewModels { .. } => {
            vec![json!({ "field": "model", "detail": detail })]
        }
        CompareFault::TooManySlices { .. } | CompareFault::OpenSlice { .. } => {
            vec![json!({ "field": "slice", "detail": detail })]
        }
        CompareFault::Slice { faults } => faults.iter().map(slice_fault).collect(),
    }
}
