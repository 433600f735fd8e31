//! What is said of a result where it is quoted: citations for reference managers, and badges. Pure:
//! facts in, text out.

pub mod badge;
pub mod citation;
