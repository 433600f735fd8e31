//! Who is first where, and how many qualifiers each first place needs; and equally who is last.
//!
//! A *qualifier* is a part of a slice that has to be named to get that ranking. Of the exam: the
//! fewest of its words (edition, language, domain, metric, protocol) by which no other exam of its
//! board and dataset is meant that ranks anybody on the day; an edition that is not named is the
//! newest, a domain the general one. Of the filters: division, size, weights, country, evaluator, one
//! value each, and none that nobody states. The day is not counted: it is the same for all.
//!
//! [`search`] finds, for one exam, every slice of up to [`MOST_QUALIFIERS`] filters and who is
//! first and last there; it agrees with [`ranking`](crate::rank::ranking) on each of them, because
//! both go through the same judgement. A [`Survey`] joins what was found in every exam.

mod bits;
mod choice;
mod found;
mod hole;
mod search;
mod spot;
mod survey;
mod view;
mod words;

pub use choice::Choice;
pub use found::Found;
pub use hole::Hole;
pub use search::{changes_first, search};
pub use spot::{Qualifier, Spot};
pub use survey::{Fewest, Survey, Within};
pub use view::FirstsView;
pub use words::Meant;

/// A first place with more qualifiers is not looked for: nobody would say them all.
pub const MOST_QUALIFIERS: usize = 5;
