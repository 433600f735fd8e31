//! The partial order of models that every two of them allow.
//!
//! "Ahead on some common slices and behind on none" is no order by itself: A may be so to B and B to
//! C, and A and C be tied, or have no slice in common. Drawn as a diagram, A over B over C would
//! then say that A stands above C, which nothing shows. So A stands *above* B only where A dominates
//! B and also dominates everything that B dominates. That is the downward covering relation (Miller
//! 1980, "A new solution set for tournaments and majority voting", Am. J. Polit. Sci. 24, 68–96): a
//! strict partial order whatever the dominations are, and all of them where they are one already.

use std::collections::BTreeSet;

/// A strict partial order of things numbered from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartialOrder {
    n: usize,
    above: BTreeSet<(usize, usize)>,
    withheld: Vec<Withheld>,
}

/// A domination that is no part of the order, and why: `lower` dominates `beyond`, and `upper` does
/// not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Withheld {
    /// The one that dominates.
    pub upper: usize,
    /// The one that is dominated.
    pub lower: usize,
    /// The one that shows that it cannot be read on.
    pub beyond: usize,
}

impl PartialOrder {
    /// The order of `n` things. Of two that dominate each other neither counts.
    #[must_use]
    pub fn of(n: usize, dominates: impl Fn(usize, usize) -> bool) -> Self {
        let all = || (0..n).flat_map(|a| (0..n).map(move |b| (a, b)));
        let given: BTreeSet<(usize, usize)> = all().filter(|(a, b)| a != b && dominates(*a, *b)).collect();
        let dominations: BTreeSet<(usize, usize)> =
            given.iter().copied().filter(|(a, b)| !given.contains(&(*b, *a))).collect();
        let mut above = BTreeSet::new();
        let mut withheld = Vec::new();
        for &(upper, lower) in &dominations {
            let missed = |c: &usize| dominations.contains(&(lower, *c)) && !dominations.contains(&(upper, *c));
            match (0..n).find(missed) {
                None => drop(above.insert((upper, lower))),
                Some(beyond) => withheld.push(Withheld { upper, lower, beyond }),
            }
        }
        Self { n, above, withheld }
    }

    /// Whether `a` stands above `b`.
    #[must_use]
    pub fn is_above(&self, a: usize, b: usize) -> bool {
        self.above.contains(&(a, b))
    }

    /// How many of the things are ordered against each other, in pairs.
    #[must_use]
    pub fn n_ordered(&self) -> usize {
        self.above.len()
    }

    /// Whether it orders all of them.
    #[must_use]
    pub fn is_total(&self) -> bool {
        self.above.len() == self.n * self.n.saturating_sub(1) / 2
    }

    /// Dominations that are left out of the order.
    #[must_use]
    pub fn withheld(&self) -> &[Withheld] {
        &self.withheld
    }

    /// The lines of the Hasse diagram: upper and lower of every two with nothing between them.
    #[must_use]
    pub fn edges(&self) -> Vec<(usize, usize)> {
        let between = |a: usize, b: usize| (0..self.n).any(|c| self.is_above(a, c) && self.is_above(c, b));
        self.above.iter().copied().filter(|(a, b)| !between(*a, *b)).collect()
    }

    /// Those that stand neither above nor below any other.
    #[must_use]
    pub fn alone(&self) -> Vec<usize> {
        let ordered: BTreeSet<usize> = self.above.iter().flat_map(|(a, b)| [*a, *b]).collect();
        (0..self.n).filter(|one| !ordered.contains(one)).collect()
    }

    /// The others in rows for a drawing: whatever stands above another is in an earlier row.
    #[must_use]
    pub fn rows(&self) -> Vec<Vec<usize>> {
        let alone = self.alone();
        let mut left: BTreeSet<usize> = (0..self.n).filter(|one| !alone.contains(one)).collect();
        let mut rows = Vec::new();
        while !left.is_empty() {
            let is_free = |one: &usize| !left.iter().any(|other| self.is_above(*other, *one));
            let row: Vec<usize> = left.iter().copied().filter(is_free).collect();
            left.retain(|one| !row.contains(one));
            rows.push(row);
        }
        rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(n: usize, dominations: &[(usize, usize)]) -> PartialOrder {
        PartialOrder::of(n, |a, b| dominations.contains(&(a, b)))
    }

    #[test]
    fn a_chain_is_drawn_without_its_shortcut() {
        let chain = order(3, &[(0, 1), (1, 2), (0, 2)]);
        assert!(chain.is_total());
        assert_eq!(chain.edges(), [(0, 1), (1, 2)]);
        assert_eq!(chain.rows(), [[0], [1], [2]]);
    }

    #[test]
    fn what_cannot_be_read_on_is_left_out_with_the_reason() {
        // 0 dominates 1, 1 dominates 2, and 0 and 2 are tied.
        let order = order(4, &[(0, 1), (1, 2)]);
        assert!(!order.is_above(0, 1) && order.is_above(1, 2));
        assert_eq!(order.withheld(), [Withheld { upper: 0, lower: 1, beyond: 2 }]);
        assert_eq!(order.alone(), [0, 3]);
        assert_eq!(order.rows(), [[1], [2]]);
    }

    #[test]
    fn a_circle_orders_nothing() {
        let circle = order(3, &[(0, 1), (1, 2), (2, 0)]);
        assert_eq!((circle.n_ordered(), circle.withheld().len()), (0, 3));
        assert!(!circle.is_total());
    }
}
