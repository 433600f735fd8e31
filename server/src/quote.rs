//! What is said of a result where it is quoted: citations for reference managers, and badges. Pure:
//! facts in, text out.

pub mod badge;
pub mod card;
pub mod citation;
pub mod fonts;
pub mod letters;
pub mod linked;
