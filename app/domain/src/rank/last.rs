//! A last place in the words that its evidence bears: the mirror of a first place.

use super::first::{Candidate, Wording};

/// The last place of a ranking. Only the worst score holds it; its evidence says how surely.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastPlace {
    /// *First* reads as last here: interval N to N over the tested pairs; *tied*: N lies in the
    /// interval of several; *listed*: the worst score printed, but its error is unknown.
    pub wording: Wording,
    /// Places in the ranking's rows of the worst score: one, unless scores are equal to the last
    /// digit.
    pub holders: Vec<usize>,
    /// How many others cannot be told from last (*tied*), or share the score (*listed*).
    pub others: usize,
    /// How many others state no error, so that nobody can say whether they are ahead.
    pub untested: usize,
}

/// The last place among candidates in order; `None` among fewer than three
/// ([`super::FEWEST_RANKED`]).
pub(crate) fn last_place(candidates: &[Candidate]) -> Option<LastPlace> {
    let n = candidates.len();
    let bottom = candidates.last().filter(|_| n >= super::FEWEST_RANKED)?;
    let worst = |c: &Candidate| c.rank == bottom.rank && c.error_known == bottom.error_known;
    let holders: Vec<usize> = candidates.iter().enumerate().filter(|(_, c)| worst(c)).map(|(place, _)| place).collect();
    let (wording, named) = if bottom.error_known {
        let open = candidates.iter().filter(|c| c.error_known && c.bounds.high == n).count();
        (if open > 1 { Wording::Tied } else { Wording::First }, open)
    } else {
        (Wording::Listed, holders.len())
    };
    let counted = |c: &&Candidate| !c.error_known && (bottom.error_known || !worst(c));
    let untested = candidates.iter().filter(counted).count();
    Some(LastPlace { wording, others: named.saturating_sub(1), untested, holders })
}
