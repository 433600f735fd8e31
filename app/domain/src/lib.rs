//! The vocabulary of Jinbang and its rules, in reading order: what is ranked, over what, and how.
//!
//! Nothing in this crate reads a file, a clock, a database or a socket, and nothing in it knows
//! HTML. Days enter as arguments. The one function everything leads to is [`rank::ranking`]:
//!
//! ```
//! use domain::rank::interval::{Competitor, intervals};
//!
//! // GPT-4 and XuanYuan-70B on CMMLU, five-shot, on 2023-09-26: 11,582 items each.
//! let xuanyuan = Competitor { value: 71.10, standard_error: Some(0.42) };
//! let gpt4 = Competitor { value: 70.95, standard_error: Some(0.42) };
//! let bounds = intervals(&[xuanyuan, gpt4]);
//! assert_eq!((bounds[0].low, bounds[0].high), (1, 2)); // 0.15 points apart: tied for first
//! ```

pub mod account;
mod address;
pub mod around;
pub mod batch;
mod board;
mod book;
pub mod canonical;
mod catalog;
pub mod change;
pub mod claim;
pub mod compare;
mod dataset;
pub mod facet;
pub mod filing;
pub mod firsts;
mod fit;
pub mod fixed;
pub mod grid;
pub mod history;
mod items;
mod key;
mod lexicon;
pub mod log;
mod metric;
mod model;
pub mod moves;
pub mod pair;
pub mod rank;
mod result;
mod score;
mod share;
mod slice;
mod slug;
pub mod stats;
pub mod story;
pub mod trend;

pub use address::{AccountAct, Address, Format, LogPart, MODEL_KEY, NEXT_KEY, RankingView, SortKey};
pub use board::{Board, BoardKind, Organisation};
pub use book::{Book, BookReason, book_of};
pub use catalog::{Catalog, CatalogParts};
pub use dataset::{Dataset, Edition, Exam, ExamKey, Openness};
pub use fit::{Fit, fits_of};
pub use fixed::FixedId;
pub use items::{Disagreement, ItemResults, MOST_ITEMS, NamedAnswers, Stated};
pub use key::digest_word;
pub use lexicon::Named;
pub use metric::{Aspect, Direction, Scale, is_share_of_items, whole_of};
pub use model::{Model, PartialDate, PrintedName, SizeClass, Weights, WeightsClass};
pub use result::{EvaluatorKind, ResultId, ResultRow, Role, Submission};
pub use score::Score;
pub use share::Share;
pub use slice::makers::Makers;
pub use slice::query::{OpenSlice, Resolved, SliceError, SliceQuery, near};
pub use slice::{Filters, Pick, Slice, SliceKey};
pub use slug::{LanguageTag, NOT_STATED, Slug, SlugError};
