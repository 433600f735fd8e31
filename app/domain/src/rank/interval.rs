//! Rank intervals that hold for the whole table at once.
//!
//! For N competitors the N(N−1) one-sided tests "a is better than b" are made (normal, standard
//! error of the difference of two independent scores) and corrected together by Holm's step-down
//! at [`crate::stats::ALPHA`]. The lower end of a rank is 1 + those significantly better, the upper end
//! N − those significantly worse: Mogstad, Romano, Shaikh, Wilhelm 2024, "Inference for Ranks",
//! doi 10.1093/restud/rdad006; Holm 1979, "A simple sequentially rejective multiple test
//! procedure", Scand. J. Stat. 6, 65–70.

use crate::stats::{ALPHA, upper_quantile};

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

/// The simultaneous rank intervals of all competitors, in the order given. O(N²) time.
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
    let critical = critical_square(&order);
    let mut bounds = vec![Bounds { low: 1, high: n }; n];
    if let Some(critical) = critical {
        for (better, behind) in with_those_behind(&order) {
            for worse in behind.iter().filter(|worse| better.separated_from(worse, critical)) {
                if let Some(b) = bounds.get_mut(worse.index) {
                    b.low += 1;
                }
                if let Some(b) = bounds.get_mut(better.index) {
                    b.high -= 1;
                }
            }
        }
    }
    bounds
}

struct Tested {
    index: usize,
    value: f64,
    variance: f64,
}

impl Tested {
    /// Whether the test "self is better than other" has z² of at least `critical`. Squares spare
    /// a root for each of N² pairs.
    fn separated_from(&self, other: &Self, critical: f64) -> bool {
        let difference = self.value - other.value;
        difference > 0.0 && difference * difference >= critical * (self.variance + other.variance)
    }
}

/// Each competitor with those of lower value: the only ones it can be better than.
fn with_those_behind(order: &[Tested]) -> impl Iterator<Item = (&Tested, &[Tested])> {
    order.iter().enumerate().map(|(position, one)| (one, order.get(position + 1..).unwrap_or_default()))
}

/// The square of the smallest z that Holm's step-down rejects, or `None` if it rejects nothing.
///
/// Step-down in rounds, without sorting: with `rejected` tests gone, every test of p at most
/// α/(m − rejected) goes too, until a round adds none. It is the same set as one by one, because
/// the limits only grow.
fn critical_square(order: &[Tested]) -> Option<f64> {
    let tests = order.len() * order.len().saturating_sub(1);
    let mut rejected = 0;
    let mut critical = None;
    while rejected < tests {
        #[expect(clippy::cast_precision_loss, reason = "counts of tests are far below 2^52")]
        let limit = upper_quantile(ALPHA / (tests - rejected) as f64);
        let square = limit * limit;
        let now: usize = with_those_behind(order)
            .map(|(better, behind)| behind.iter().filter(|worse| better.separated_from(worse, square)).count())
            .sum();
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
