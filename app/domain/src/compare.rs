//! Models across exams: which of them sat what, how every two of them stand to each other, and what
//! can be said of more than two. Nothing here adds scores or ranks of different exams up.

mod agreement;
mod choice;
mod order;
mod query;
mod weights;

use std::sync::Arc;

pub use agreement::{Agreed, Agreement, Concordance, FEWEST_COMMON, Tau, agreements, tau_interval, telling};
pub use choice::{Example, SharedExam, aspects_of, column_order, examples, shared_exams};
pub use order::{PartialOrder, Withheld};
pub use query::{CompareFault, CompareLink, CompareQuery, Comparison, MOST_MODELS, MOST_SLICES};
pub use weights::{SAMPLES, Share, Standardised, shares, standardised};

use crate::Model;
use crate::pair::{Relation, Test, relation, test};
use crate::rank::{Entry, Ranking};

/// Models by slices. A model's cell is its entry in the slice's ranking, the best placed if it stands
/// there with several settings; where it has none the cell is empty and stays so.
#[derive(Debug, Clone)]
pub struct Matrix {
    models: Vec<Arc<Model>>,
    columns: Vec<Arc<Ranking>>,
    /// Places in the rankings' entries, by model, then by column.
    cells: Vec<Vec<Option<usize>>>,
}

impl Matrix {
    /// The matrix of models and rankings, both in the order given.
    #[must_use]
    pub fn new(models: Vec<Arc<Model>>, columns: Vec<Arc<Ranking>>) -> Self {
        let place = |model: &Model, ranking: &Ranking| {
            ranking.entries.iter().position(|entry| entry.row.model.slug == model.slug)
        };
        let row = |model: &Arc<Model>| columns.iter().map(|ranking| place(model, ranking)).collect();
        let cells = models.iter().map(row).collect();
        Self { models, columns, cells }
    }

    /// The models.
    #[must_use]
    pub fn models(&self) -> &[Arc<Model>] {
        &self.models
    }

    /// The rankings of the slices.
    #[must_use]
    pub fn columns(&self) -> &[Arc<Ranking>] {
        &self.columns
    }

    /// The entry of a model in a slice; `None` where it was not evaluated.
    #[must_use]
    pub fn cell(&self, model: usize, column: usize) -> Option<&Entry> {
        let place = (*self.cells.get(model)?.get(column)?)?;
        self.columns.get(column)?.entries.get(place)
    }

    /// How many cells are empty.
    #[must_use]
    pub fn n_missing(&self) -> usize {
        self.cells.iter().flatten().filter(|cell| cell.is_none()).count()
    }

    /// The slices in which every model stands.
    #[must_use]
    pub fn shared_by_all(&self) -> Vec<usize> {
        let whole = |column: &usize| (0..self.models.len()).all(|model| self.cell(model, *column).is_some());
        (0..self.columns.len()).filter(whole).collect()
    }

    /// How two models stand to each other in every slice.
    #[must_use]
    pub fn pair(&self, a: usize, b: usize) -> Pair {
        let mut pair = Pair {
            a,
            b,
            ahead: vec![],
            behind: vec![],
            tied: vec![],
            not_tested: vec![],
            missing: vec![],
            n_paired: 0,
        };
        for (column, ranking) in self.columns.iter().enumerate() {
            let (Some(left), Some(right)) = (self.cell(a, column), self.cell(b, column)) else {
                pair.missing.push(column);
                continue;
            };
            if matches!(test(left, right, &ranking.exam.scale), Some(Test::Paired(_))) {
                pair.n_paired += 1;
            }
            let of = match relation(left, right, &ranking.exam.scale) {
                Relation::Ahead => &mut pair.ahead,
                Relation::Behind => &mut pair.behind,
                Relation::Tied => &mut pair.tied,
                Relation::NotTested(_) => &mut pair.not_tested,
            };
            of.push(column);
        }
        pair
    }

    /// Every two models, in the order of the models.
    #[must_use]
    pub fn pairs(&self) -> Vec<Pair> {
        let n = self.models.len();
        (0..n).flat_map(|a| (a + 1..n).map(move |b| (a, b))).map(|(a, b)| self.pair(a, b)).collect()
    }

    /// The partial order of the models; `pairs` are those of [`Self::pairs`].
    #[must_use]
    pub fn order(&self, pairs: &[Pair]) -> PartialOrder {
        let verdict = |a: usize, b: usize| {
            let named = pairs.iter().find(|pair| (pair.a, pair.b) == (a, b)).map(Pair::verdict);
            let turned = || pairs.iter().find(|pair| (pair.a, pair.b) == (b, a)).map(|pair| pair.verdict().turned());
            named.or_else(turned)
        };
        PartialOrder::of(self.models.len(), |a, b| verdict(a, b) == Some(Verdict::Above))
    }

    /// The shortest reason why two models have no order: a slice in which the first is ahead and
    /// one in which it is behind, of all such two those that differ in the fewest words of their
    /// exams (the first of these in the order of the columns).
    #[must_use]
    pub fn disagreement(&self, pair: &Pair) -> Option<(usize, usize)> {
        let distance = |ahead: usize, behind: usize| {
            let key = |column: usize| self.columns.get(column).map(|ranking| &ranking.exam.key);
            Some(key(ahead)?.differences(key(behind)?).len())
        };
        let both = pair.ahead.iter().flat_map(|ahead| pair.behind.iter().map(|behind| (*ahead, *behind)));
        both.min_by_key(|(ahead, behind)| distance(*ahead, *behind))
    }
}

/// Two models over the slices in which both stand. The lists hold columns of the matrix; `ahead`,
/// `behind`, `tied` and `not_tested` together are the common slices.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pair {
    /// The first, as its place among the models.
    pub a: usize,
    /// The second.
    pub b: usize,
    /// Where the first is ahead.
    pub ahead: Vec<usize>,
    /// Where it is behind.
    pub behind: Vec<usize>,
    /// Where the two cannot be told apart.
    pub tied: Vec<usize>,
    /// Where an error is unknown, so that nobody can say.
    pub not_tested: Vec<usize>,
    /// Where one of them, or both, have no result.
    pub missing: Vec<usize>,
    /// In how many common slices the two were tested item by item.
    pub n_paired: usize,
}

impl Pair {
    /// In how many slices both stand.
    #[must_use]
    pub fn common(&self) -> usize {
        self.ahead.len() + self.behind.len() + self.tied.len() + self.not_tested.len()
    }

    /// What the common slices say together.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        match (self.ahead.is_empty(), self.behind.is_empty()) {
            (false, true) => Verdict::Above,
            (true, false) => Verdict::Below,
            (false, false) => Verdict::Disagree,
            (true, true) if !self.tied.is_empty() => Verdict::Tied,
            (true, true) if !self.not_tested.is_empty() => Verdict::NotTested,
            (true, true) => Verdict::NothingCommon,
        }
    }
}

/// What all common slices of two models say together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The first is ahead on some and behind on none.
    Above,
    /// It is behind on some and ahead on none.
    Below,
    /// It is ahead on some and behind on others: no overall order exists.
    Disagree,
    /// No tested slice tells them apart.
    Tied,
    /// No common slice can be tested.
    NotTested,
    /// They have no slice in common.
    NothingCommon,
}

impl Verdict {
    /// The same of the two named the other way round.
    #[must_use]
    pub fn turned(self) -> Self {
        match self {
            Self::Above => Self::Below,
            Self::Below => Self::Above,
            other => other,
        }
    }
}
