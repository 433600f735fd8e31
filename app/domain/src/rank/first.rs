//! A first place in the words that its evidence bears.

use crate::lexicon::lexicon;
use crate::rank::interval::Bounds;

lexicon! {
    /// How a first place may be worded.
    Wording, "one of first, tied, listed" {
        /// Nobody whose error is known can be ahead: interval 1 to 1 over the tested pairs.
        First = "first",
        /// 1 lies in the interval of several.
        Tied = "tied",
        /// The highest score printed, but its error is unknown.
        Listed = "listed",
    }
}

/// The first place of a ranking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FirstPlace {
    /// The wording that the evidence bears.
    pub wording: Wording,
    /// Places in the ranking's rows of those it names, best score first. Of *first* and *listed*
    /// there is one, unless scores are equal to the last digit.
    pub holders: Vec<usize>,
    /// How many others state no error, so that nobody can say whether they are behind.
    pub untested: usize,
    /// How many others have a better score and do not state what a filter asks, so that nobody can say
    /// whether they belong here. It is said beside the place and changes nothing of it.
    pub unstated: usize,
    /// Whether somebody other than the maker ran the leader's exam.
    pub checked: bool,
}

impl FirstPlace {
    /// With how many others it is shared.
    #[must_use]
    pub fn others(&self) -> usize {
        self.holders.len().saturating_sub(1)
    }

    /// Whether it is a first that earns gold: interval 1 to 1, nobody untested.
    #[must_use]
    pub fn is_certain(&self) -> bool {
        self.wording == Wording::First && self.untested == 0
    }
}

/// How much a first place is worth by its evidence, the most first: what its mark shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    /// Certain, and others ran the exam: gold.
    Checked,
    /// Certain, but the model's owner ran the exam or nobody says who did.
    Unchecked,
    /// Shared with others who cannot be told from first.
    Tied,
    /// The error of the leader or of others is unknown.
    Unknown,
}

impl Grade {
    /// Every grade, the most worth first.
    pub const ALL: [Self; 4] = [Self::Checked, Self::Unchecked, Self::Tied, Self::Unknown];
}

impl FirstPlace {
    /// What its mark shows.
    #[must_use]
    pub fn grade(&self) -> Grade {
        match self.wording {
            Wording::First if self.is_certain() && self.checked => Grade::Checked,
            Wording::First if self.is_certain() => Grade::Unchecked,
            Wording::Tied => Grade::Tied,
            Wording::First | Wording::Listed => Grade::Unknown,
        }
    }
}

/// A competitor as its first place is judged: its rank by score, its bounds, whether its error is
/// known and whether others ran its exam. In the order of the ranking.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Candidate {
    pub(crate) rank: usize,
    pub(crate) bounds: Bounds,
    pub(crate) error_known: bool,
    pub(crate) checked: bool,
}

/// The first place among candidates in order, whoever is not among them ([`FirstPlace::unstated`] is 0);
/// `None` among fewer than three
/// ([`crate::rank::FEWEST_RANKED`]).
pub(crate) fn first_place(candidates: &[Candidate]) -> Option<FirstPlace> {
    let leader = candidates.first().filter(|_| candidates.len() >= super::FEWEST_RANKED)?;
    let places = |keep: &dyn Fn(&Candidate) -> bool| -> Vec<usize> {
        candidates.iter().enumerate().filter(|(_, c)| keep(c)).map(|(place, _)| place).collect()
    };
    let (wording, holders) = if leader.error_known {
        let tied = places(&|c| c.error_known && c.bounds.low == 1);
        (if tied.len() > 1 { Wording::Tied } else { Wording::First }, tied)
    } else {
        (Wording::Listed, places(&|c| c.rank == 1))
    };
    let unknown = candidates.iter().enumerate().filter(|(place, c)| !c.error_known && !holders.contains(place)).count();
    Some(FirstPlace { wording, untested: unknown, unstated: 0, checked: leader.checked, holders })
}
