//! One ranking: the slice as the heading, the first place in the words it bears, what moves it,
//! the time line, facets, and the table.

use std::sync::Arc;

use chrono::NaiveDate;
use domain::RankingView;
use domain::facet::Facet;
use domain::history::{Change, Turn};
use domain::moves::Move;
use domain::rank::Ranking;

/// What the page shows.
#[derive(Debug, Clone)]
pub struct Content {
    /// The ranking; it may have no entries (an emptied slice) or too few to rank.
    pub ranking: Arc<Ranking>,
    /// The newest day there is, which addresses leave out.
    pub today: NaiveDate,
    /// How the table is laid out.
    pub view: RankingView,
    /// The entries shown: places in `ranking.entries`, in the order of the chosen column.
    pub shown: Vec<usize>,
    /// How many entries the name looked for leaves (all of them when none is looked for).
    pub n_found: usize,
    /// How many pages they fill; at least 1.
    pub n_pages: usize,
    /// The values of every key.
    pub facets: Vec<Facet>,
    /// The same slice with one part changed.
    pub moves: Vec<Move>,
    /// The days on which the slice changed, oldest first, days after the slice's own among them.
    pub turns: Arc<Vec<Turn>>,
    /// What changed since `view.since`, where that is given.
    pub since: Option<Vec<Change>>,
    /// Results that stood in the slice before and do not any more.
    pub n_gone: usize,
    /// Nearest slices that are not empty, where this one is.
    pub nearest: Vec<(domain::Slice, usize)>,
}
