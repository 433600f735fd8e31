//! Two entrants of one ranking: ahead, behind, tied, or not tested.

use std::cmp::Ordering;

use crate::Scale;
use crate::rank::Entry;
use crate::stats::paired::Discordant;
use crate::stats::{ALPHA, separation, upper_quantile};

/// How one entrant stands to another in one ranking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// Its score is better, beyond what chance explains.
    Ahead,
    /// The other's is.
    Behind,
    /// The scores cannot be told apart.
    Tied,
    /// An error is unknown, so nobody can say. What remains is the order as printed: `Greater` if
    /// the score printed is the better one, `Equal` if the two are the same number.
    NotTested(Ordering),
}

impl Relation {
    /// The same pair, named the other way round.
    #[must_use]
    pub fn reversed(self) -> Self {
        match self {
            Self::Ahead => Self::Behind,
            Self::Behind => Self::Ahead,
            Self::Tied => Self::Tied,
            Self::NotTested(listed) => Self::NotTested(listed.reverse()),
        }
    }
}

/// The test of one entrant against another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Test {
    /// Item by item: `McNemar`'s exact test on the items that only one of the two answered rightly.
    Paired(Discordant),
    /// Two independent scores, so many standard errors of their difference apart: above zero where
    /// the first is better.
    Unpaired(f64),
}

/// The test that `a` and `b` allow: item by item where both are known to have answered the same
/// items, else of two independent scores; `None` where an error is unknown.
#[must_use]
pub fn test(a: &Entry, b: &Entry, scale: &Scale) -> Option<Test> {
    let items = a.row.items.as_ref().zip(b.row.items.as_ref());
    match items.and_then(|(a, b)| a.against(b)) {
        Some(discordant) => Some(Test::Paired(discordant)),
        None => lead_in_errors(a, b, scale).map(Test::Unpaired),
    }
}

/// By how many standard errors of their difference `a` is better than `b` (negative where it is
/// worse): two independent scores, each with its own error. `None` where an error is unknown.
#[must_use]
pub fn lead_in_errors(a: &Entry, b: &Entry, scale: &Scale) -> Option<f64> {
    let (error_a, error_b) = (a.uncertainty.standard_error?, b.uncertainty.standard_error?);
    Some(separation(merit(a, scale) - merit(b, scale), error_a, error_b))
}

/// How `a` stands to `b`, two rows of one ranking with this scale.
///
/// One two-sided test at [`ALPHA`]: item by item where both answered the same items, else normal,
/// with the standard error of the difference of two independent scores, √(a² + b²). It is the test
/// of this pair alone; the rank intervals of a whole table
/// (`rank::interval`) correct for all pairs at once and so separate fewer.
#[must_use]
pub fn relation(a: &Entry, b: &Entry, scale: &Scale) -> Relation {
    let (ahead, behind) = match test(a, b, scale) {
        None => return Relation::NotTested(merit(a, scale).total_cmp(&merit(b, scale))),
        Some(Test::Paired(found)) => {
            let differ = found.p_differ() <= ALPHA;
            (differ && found.only_first > found.only_second, differ && found.only_first < found.only_second)
        }
        Some(Test::Unpaired(lead)) => {
            let limit = upper_quantile(ALPHA / 2.0);
            (lead >= limit, lead <= -limit)
        }
    };
    if ahead {
        Relation::Ahead
    } else if behind {
        Relation::Behind
    } else {
        Relation::Tied
    }
}

fn merit(entry: &Entry, scale: &Scale) -> f64 {
    scale.merit(entry.row.score.value())
}
