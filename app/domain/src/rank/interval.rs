//! Rank intervals that hold for the whole table at once.
//!
//! For N competitors the N(N−1) one-sided tests "a is better than b" are made (normal, standard
//! error of the difference of two independent scores) and corrected together by Holm's step-down
//! at [`crate::stats::ALPHA`]. The lower end of a rank is 1 + those significantly better, the upper end
//! N − those significantly worse: Mogstad, Romano, Shaikh, Wilhelm 2024, "Inference for Ranks",
//! doi 10.1093/restud/rdad006; Holm 1979, "A simple sequentially rejective multiple test
//! procedure", Scand. J. Stat. 6, 65–70.

use std::collections::BTreeMap;

use crate::stats::{ALPHA, separation, upper_quantile};

/// One competitor: a merit (higher is better) and its standard error.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Competitor {
    /// The score, turned so that higher is better.
    pub value: f64,
    /// Its standard error; `None` cannot be tested and is never separated from anyone.
    pub standard_error: Option<f64>,
}

/// The ranks that a competitor may truly hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// 1 + number of competitors significantly better.
    pub low: usize,
    /// N − number of competitors significantly worse.
    pub high: usize,
}

/// The simultaneous rank intervals of all competitors, in the order given.
///
/// O(N log N) time where the errors are alike: of those behind a competitor the near ones cannot
/// be separated whatever their error, the far ones always are, and only those between are tested
/// one by one.
#[must_use]
pub fn intervals(competitors: &[Competitor]) -> Vec<Bounds> {
    let n = competitors.len();
    let mut order: Vec<Tested> = competitors
        .iter()
        .enumerate()
        .filter_map(|(index, c)| {
            let variance = c.standard_error.map(|se| se * se)?;
            Some(Tested { index, value: c.value, variance })
        })
        .collect();
    order.sort_by(|a, b| b.value.total_cmp(&a.value));
    let mut bounds = vec![Bounds { low: 1, high: n }; n];
    let Some(critical) = critical_square(&order) else { return bounds };
    // How many more are better from a position of `order` on.
    let mut more = vec![0usize; order.len() + 1];
    let mut low = vec![1usize; order.len()];
    let tests = Tests::new(&order, critical);
    for position in 0..order.len() {
        let separated = tests.behind(position);
        for (offset, _) in separated.tested() {
            if let Some(low) = low.get_mut(offset) {
                *low += 1;
            }
        }
        if let Some(more) = more.get_mut(separated.all_from) {
            *more += 1;
        }
        let behind = separated.count();
        if let Some(b) = order.get(position).and_then(|one| bounds.get_mut(one.index)) {
            b.high -= behind;
        }
    }
    let mut better = 0;
    for ((one, low), more) in order.iter().zip(low).zip(more) {
        better += more;
        if let Some(b) = bounds.get_mut(one.index) {
            b.low = low + better;
        }
    }
    bounds
}

/// Pairs of competitors by their places, the lower first, that are tested item by item: the z of "the
/// first is better" and of "the second is better".
pub type Pairs = BTreeMap<(usize, usize), [f64; 2]>;

/// The same where some pairs have a test of their own: its one-sided p stands in Holm's procedure in
/// the place of the unpaired one of that pair and direction. Holm's step-down takes any p-values, so
/// the intervals hold for the whole table as before.
///
/// O(N²) time: tests of one pair say nothing of those of another.
#[must_use]
pub fn intervals_with(competitors: &[Competitor], paired: &Pairs) -> Vec<Bounds> {
    let n = competitors.len();
    let mut bounds = vec![Bounds { low: 1, high: n }; n];
    let mut tests: Vec<(f64, usize, usize)> = Vec::new();
    for (a, first) in competitors.iter().enumerate() {
        for (b, second) in competitors.iter().enumerate().skip(a + 1) {
            let unpaired = || {
                let (error_a, error_b) = (first.standard_error?, second.standard_error?);
                let z = separation(first.value - second.value, error_a, error_b);
                Some([z, -z])
            };
            let Some([better, worse]) = paired.get(&(a, b)).copied().or_else(unpaired) else { continue };
            tests.extend([(better, a, b), (worse, b, a)]);
        }
    }
    tests.sort_by(|a, b| b.0.total_cmp(&a.0));
    let n_tests = tests.len();
    for (rejected, (z, better, worse)) in tests.into_iter().enumerate() {
        #[expect(clippy::cast_precision_loss, reason = "counts of tests are far below 2^52")]
        let limit = upper_quantile(ALPHA / (n_tests - rejected) as f64);
        if z.is_nan() || z < limit {
            break;
        }
        if let Some(bounds) = bounds.get_mut(better) {
            bounds.high -= 1;
        }
        if let Some(bounds) = bounds.get_mut(worse) {
            bounds.low += 1;
        }
    }
    bounds
}

struct Tested {
    index: usize,
    value: f64,
    variance: f64,
}

/// The tests "a is better than b" of competitors in order, at one critical z².
struct Tests<'a> {
    order: &'a [Tested],
    critical: f64,
    /// The smallest variance of any competitor, and the largest.
    variances: (f64, f64),
}

/// Those behind one competitor that it is separated from.
struct Separated<'a> {
    better: &'a Tested,
    critical: f64,
    /// Those whose own error decides, and the position of the first of them.
    between: &'a [Tested],
    between_from: usize,
    /// From this position on all are separated.
    all_from: usize,
    n: usize,
}

impl<'a> Tests<'a> {
    fn new(order: &'a [Tested], critical: f64) -> Self {
        let variances = order.iter().map(|one| one.variance);
        let variances = variances.fold((f64::INFINITY, 0.0), |(low, high): (f64, f64), v| (low.min(v), high.max(v)));
        Self { order, critical, variances }
    }

    /// Those behind the competitor at a position. Differences only grow along the order, and no
    /// step of the arithmetic turns a larger number into a smaller one, so that the two cuts agree
    /// with the tests to the last bit.
    fn behind(&self, position: usize) -> Separated<'a> {
        const NOBODY: Tested = Tested { index: 0, value: 0.0, variance: 0.0 };
        let Self { order, critical, variances: (smallest, largest) } = *self;
        let better = order.get(position).unwrap_or(&NOBODY);
        let behind = order.get(position + 1..).unwrap_or_default();
        let near = |variance: f64| behind.partition_point(|worse| !better.separated(worse.value, variance, critical));
        let (from, to) = (near(smallest), near(largest));
        Separated {
            better,
            critical,
            between: behind.get(from..to).unwrap_or_default(),
            between_from: position + 1 + from,
            all_from: position + 1 + to,
            n: order.len(),
        }
    }
}

impl Separated<'_> {
    /// Positions of those whose own error decides, and that are separated.
    fn tested(&self) -> impl Iterator<Item = (usize, &Tested)> {
        let separated = |worse: &Tested| self.better.separated(worse.value, worse.variance, self.critical);
        let between = self.between.iter().enumerate();
        between.filter(move |(_, worse)| separated(worse)).map(|(offset, worse)| (self.between_from + offset, worse))
    }

    fn count(&self) -> usize {
        self.tested().count() + self.n.saturating_sub(self.all_from)
    }
}

impl Tested {
    /// Whether the test "self is better than other" has z² of at least `critical`. Squares spare
    /// a root for each of N² pairs.
    fn separated(&self, value: f64, variance: f64, critical: f64) -> bool {
        let difference = self.value - value;
        difference > 0.0 && difference * difference >= critical * (self.variance + variance)
    }
}

/// The square of the smallest z that Holm's step-down rejects, or `None` if it rejects nothing.
///
/// Step-down in rounds, without sorting: with `rejected` tests gone, every test of p at most
/// α/(m − rejected) goes too, until a round adds none. It is the same set as one by one, because
/// the limits only grow.
fn critical_square(order: &[Tested]) -> Option<f64> {
    let n_tests = order.len() * order.len().saturating_sub(1);
    let mut rejected = 0;
    let mut critical = None;
    while rejected < n_tests {
        #[expect(clippy::cast_precision_loss, reason = "counts of tests are far below 2^52")]
        let limit = upper_quantile(ALPHA / (n_tests - rejected) as f64);
        let square = limit * limit;
        let tests = Tests::new(order, square);
        let now: usize = (0..order.len()).map(|position| tests.behind(position).count()).sum();
        if now == rejected {
            break;
        }
        rejected = now;
        critical = Some(square);
    }
    critical
}

#[cfg(test)]
mod tests {
    use super::*;

    fn certain(value: f64, error: f64) -> Competitor {
        Competitor { value, standard_error: Some(error) }
    }

    fn pairs(bounds: &[Bounds]) -> Vec<(usize, usize)> {
        bounds.iter().map(|b| (b.low, b.high)).collect()
    }

    #[test]
    fn three_by_hand() {
        // m = 6 tests. z of 90 over 80 is 10/√2 = 7.07, of 80 over 79 is 0.71, of 90 over 79 is
        // 7.78; limits are z(0.05/6) = 2.39, then z(0.05/4) = 2.24: two are rejected.
        let bounds = intervals(&[certain(79.0, 1.0), certain(90.0, 1.0), certain(80.0, 1.0)]);
        assert_eq!(pairs(&bounds), [(2, 3), (1, 1), (2, 3)]);
    }

    #[test]
    fn a_test_item_by_item_takes_the_place_of_the_unpaired_one() {
        // Unpaired, 2 points with errors of 1 each are 1.41 errors apart: nothing is told apart. Item by
        // item nine of ten discordant items are the first's: p = 11/1024, z = 2.30; of six tests the
        // limit is 2.39, and with none rejected nothing changes. With ten of ten p = 1/1024, z = 3.10.
        let three = [certain(80.0, 1.0), certain(78.0, 1.0), certain(77.0, 1.0)];
        let none = intervals_with(&three, &Pairs::new());
        assert_eq!(none, intervals(&three));
        let with = |only_first, only_second| {
            let found = crate::stats::paired::Discordant { only_first, only_second };
            let items = Pairs::from([((0, 1), [found.z_better(), found.reversed().z_better()])]);
            pairs(&intervals_with(&three, &items))
        };
        assert_eq!(with(9, 1), [(1, 3), (1, 3), (1, 3)]);
        assert_eq!(with(10, 0), [(1, 2), (2, 3), (1, 3)]);
        assert_eq!(with(0, 0), [(1, 3), (1, 3), (1, 3)]);
    }

    #[test]
    fn step_down_rejects_what_bonferroni_would_not() {
        // Two competitors, m = 2: limit z(0.025) = 1.96, so 2.0 errors apart is separated, 1.9 is not.
        let error = 1.0 / 2f64.sqrt();
        assert_eq!(pairs(&intervals(&[certain(2.0, error), certain(0.0, error)])), [(1, 1), (2, 2)]);
        assert_eq!(pairs(&intervals(&[certain(1.9, error), certain(0.0, error)])), [(1, 2), (1, 2)]);
        // Three, m = 6: 0 against 2.30 needs z(0.05/4) = 2.24 after two were rejected at once;
        // Bonferroni would ask 2.39 of it.
        let bounds = intervals(&[certain(20.0, error), certain(2.30, error), certain(0.0, error)]);
        assert_eq!(pairs(&bounds), [(1, 1), (2, 2), (3, 3)]);
    }

    #[test]
    fn an_unknown_error_separates_nothing() {
        let unknown = Competitor { value: 50.0, standard_error: None };
        let bounds = intervals(&[certain(90.0, 0.1), unknown, certain(10.0, 0.1)]);
        assert_eq!(pairs(&bounds), [(1, 2), (1, 3), (2, 3)]);
    }
}
