//! Charts: pure functions to SVG text. Colours are variables of the page's style; see [`paint`].

mod paint;
pub mod rank_by_day;
