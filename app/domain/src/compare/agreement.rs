//! Whether two slices order the same models alike: Kendall's τ-b with its interval.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::Slug;
use crate::rank::Ranking;
use crate::stats::{ALPHA, upper_quantile};

/// Over fewer common models nothing is computed.
pub const FEWEST_COMMON: usize = 10;

/// The agreement of two slices.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Agreement {
    /// Models that stand in both.
    pub n: usize,
    /// How the pairs of them are ordered.
    pub pairs: Concordance,
    /// How far they are ordered alike; `None` where there are fewer than [`FEWEST_COMMON`], or one
    /// slice has the same score for all of them.
    pub tau: Option<Tau>,
}

/// Kendall's τ-b: 1 where two orders are the same, −1 where one is the other turned round.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tau {
    /// The coefficient.
    pub value: f64,
    /// The lower end of its interval.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

/// The agreement of two of several slices, by their places.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Agreed {
    /// The earlier.
    pub a: usize,
    /// The later.
    pub b: usize,
    /// How they agree.
    pub agreement: Agreement,
}

/// The agreement of every two rankings over the models that both rank, each by its best placed
/// entry.
#[must_use]
pub fn agreements(rankings: &[Arc<Ranking>]) -> Vec<Agreed> {
    let merits: Vec<Merits<'_>> = rankings.iter().map(|ranking| merits(ranking)).collect();
    let of = |(b, of_b): (usize, &Merits<'_>)| -> Vec<Agreed> {
        let earlier = merits.iter().enumerate().take(b);
        earlier.map(|(a, of_a)| Agreed { a, b, agreement: agreement(of_a, of_b) }).collect()
    };
    merits.iter().enumerate().flat_map(of).collect()
}

/// Slices of one kind that are dropped last.
const OF_A_KIND: usize = 4;

/// Up to `most` of the slices whose agreement tells most; `kinds` has the kind of each (its board).
/// The slice whose agreement with fewest of the others is computed is dropped, and again, until so
/// few are left: first those that agree with none in a figure, then among kinds of which more than four
/// are left, those with most, then among all. Of equals the one of the kind with most goes first, then the later one.
#[must_use]
pub fn telling<K: PartialEq>(all: &[Agreed], kinds: &[K], most: usize) -> Vec<usize> {
    let mut left: Vec<usize> = (0..kinds.len()).collect();
    while left.len() > most {
        let computed = |slice: usize| {
            let with = |of: &&Agreed| {
                of.agreement.tau.is_some()
                    && (of.a == slice && left.contains(&of.b) || of.b == slice && left.contains(&of.a))
            };
            all.iter().filter(with).count()
        };
        let alike = |slice: usize| left.iter().filter(|other| kinds.get(**other) == kinds.get(slice)).count();
        let key = |slice: &usize| (computed(*slice), std::cmp::Reverse((alike(*slice), *slice)));
        let largest = left.iter().map(|slice| alike(*slice)).max().filter(|largest| *largest > OF_A_KIND);
        let lonely = left.iter().copied().filter(|slice| computed(*slice) == 0).min_by_key(key);
        let candidates = left.iter().copied().filter(|slice| largest.is_none_or(|largest| alike(*slice) == largest));
        let Some(dropped) = lonely.or_else(|| candidates.min_by_key(key)) else { break };
        left.retain(|slice| *slice != dropped);
    }
    left
}

fn agreement(left: &Merits<'_>, right: &Merits<'_>) -> Agreement {
    let common: Vec<(f64, f64)> = left.iter().filter_map(|(model, merit)| Some((*merit, *right.get(model)?))).collect();
    let n = common.len();
    let pairs = Concordance::of(&common);
    let value = if n < FEWEST_COMMON { None } else { pairs.tau_b() };
    let tau = value.map(|value| {
        let (low, high) = tau_interval(value, n);
        Tau { value, low, high }
    });
    Agreement { n, pairs, tau }
}

type Merits<'a> = BTreeMap<&'a Slug, f64>;

/// The best merit of every model.
fn merits(ranking: &Ranking) -> Merits<'_> {
    let mut merits = BTreeMap::new();
    for entry in &ranking.entries {
        let merit = ranking.exam.scale.merit(entry.row.score.value());
        merits.entry(&entry.row.model.slug).or_insert(merit);
    }
    merits
}

/// How the pairs of things that have two values each are ordered by the one and by the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Concordance {
    /// All pairs.
    pub all: u64,
    /// Those ordered alike by both values.
    pub concordant: u64,
    /// Those ordered the other way round.
    pub discordant: u64,
    /// Those tied in the first value, and perhaps in the second.
    pub tied_first: u64,
    /// Those tied in the second value, and perhaps in the first.
    pub tied_second: u64,
}

impl Concordance {
    /// Counts the pairs, in O(n log n) time (Knight 1966, "A computer method for calculating
    /// Kendall's tau with ungrouped data", J. Am. Stat. Assoc. 61, 436–439).
    #[must_use]
    pub fn of(values: &[(f64, f64)]) -> Self {
        // Adding 0 makes −0 the 0 it equals.
        let mut values: Vec<(f64, f64)> = values.iter().map(|(x, y)| (x + 0.0, y + 0.0)).collect();
        values.sort_by(|a, b| a.0.total_cmp(&b.0).then_with(|| a.1.total_cmp(&b.1)));
        let all = n_pairs(values.len());
        let tied_first = runs(&values, |a, b| a.0.total_cmp(&b.0).is_eq());
        let tied_both = runs(&values, |a, b| a.0.total_cmp(&b.0).is_eq() && a.1.total_cmp(&b.1).is_eq());
        let mut seconds: Vec<f64> = values.iter().map(|(_, y)| *y).collect();
        let discordant = sort_counting(&mut seconds);
        let tied_second = runs(&seconds, |a, b| a.total_cmp(b).is_eq());
        let concordant = (all + tied_both).saturating_sub(tied_first + tied_second + discordant);
        Self { all, concordant, discordant, tied_first, tied_second }
    }

    /// Kendall's τ-b: (concordant − discordant pairs) / √((m − t)(m − u)) with m all pairs, t and u
    /// those tied in the first and in the second value (Kendall 1945, "The treatment of ties in
    /// ranking problems", Biometrika 33, 239–251). `None` where all are tied in one of them.
    #[must_use]
    pub fn tau_b(self) -> Option<f64> {
        let surplus = i128::from(self.concordant) - i128::from(self.discordant);
        #[expect(clippy::cast_precision_loss, reason = "pairs of models are far below 2^52")]
        let (surplus, left, right) =
            (surplus as f64, (self.all - self.tied_first) as f64, (self.all - self.tied_second) as f64);
        (left > 0.0 && right > 0.0).then(|| (surplus / (left.sqrt() * right.sqrt())).clamp(-1.0, 1.0))
    }
}

fn n_pairs(n: usize) -> u64 {
    let n = n as u64;
    n * n.saturating_sub(1) / 2
}

/// Pairs within runs of equals.
fn runs<T>(sorted: &[T], equal: impl Fn(&T, &T) -> bool) -> u64 {
    sorted.chunk_by(equal).map(|run| n_pairs(run.len())).sum()
}

/// Sorts by merging, and counts the pairs that stood in the wrong order.
fn sort_counting(values: &mut Vec<f64>) -> u64 {
    if values.len() < 2 {
        return 0;
    }
    let mut right = values.split_off(values.len() / 2);
    let mut count = sort_counting(values) + sort_counting(&mut right);
    let left = std::mem::take(values);
    let n_left = left.len() as u64;
    let (mut left, mut right) = (left.into_iter().peekable(), right.into_iter().peekable());
    let mut taken = 0;
    loop {
        let from_right = match (left.peek(), right.peek()) {
            (Some(l), Some(r)) => r.total_cmp(l).is_lt(),
            (None, Some(_)) => true,
            (_, None) => false,
        };
        let next = if from_right { right.next() } else { left.next() };
        let Some(value) = next else { break };
        if from_right {
            count += n_left - taken;
        } else {
            taken += 1;
        }
        values.push(value);
    }
    count
}

/// The interval of a τ over `n` things, at 1 − [`ALPHA`]: all τ₀ with
/// (τ − τ₀)² ≤ z² · 2(1 − τ₀²)/n.
///
/// 2(1 − τ₀²)/n bounds the variance of τ from above whatever the two orders are drawn from (Daniels
/// and Kendall 1947, "The significance of rank correlations where parental correlation exists",
/// Biometrika 34, 197–208), so the interval is rather too wide than too narrow, and at τ = 1 it is
/// still one.
#[must_use]
pub fn tau_interval(tau: f64, n: usize) -> (f64, f64) {
    let z = upper_quantile(ALPHA / 2.0);
    #[expect(clippy::cast_precision_loss, reason = "models are far below 2^52")]
    let c = 2.0 * z * z / n.max(1) as f64;
    let half = (c * (1.0 + c - tau * tau)).max(0.0).sqrt();
    let end = |value: f64| (value / (1.0 + c)).clamp(-1.0, 1.0);
    (end(tau - half), end(tau + half))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_by_hand() {
        // Of six pairs five are concordant and one discordant.
        let tau = Concordance::of(&[(1.0, 1.0), (2.0, 3.0), (3.0, 2.0), (4.0, 4.0)]).tau_b().unwrap();
        assert!((tau - 4.0 / 6.0).abs() < 1e-12, "{tau}");
        // One pair is tied in the first value: 5 of √(5 · 6).
        let pairs = Concordance::of(&[(1.0, 1.0), (1.0, 2.0), (2.0, 3.0), (3.0, 4.0)]);
        let counted = Concordance { all: 6, concordant: 5, discordant: 0, tied_first: 1, tied_second: 0 };
        assert_eq!(pairs, counted);
        let tau = pairs.tau_b().unwrap();
        assert!((tau - 5.0 / 30f64.sqrt()).abs() < 1e-12, "{tau}");
        assert_eq!(Concordance::of(&[(1.0, 1.0), (1.0, 2.0)]).tau_b(), None);
        assert_eq!(Concordance::of(&[]).tau_b(), None);
    }

    #[test]
    fn an_interval_holds_its_coefficient_and_ends_at_one() {
        let (low, high) = tau_interval(1.0, 45);
        assert!((high - 1.0).abs() < 1e-12 && (low - 0.708_3).abs() < 1e-4, "{low} {high}");
        let (low, high) = tau_interval(0.0, 20);
        assert!((low + high).abs() < 1e-12 && low < 0.0);
    }

    #[test]
    fn a_slice_that_agrees_with_none_in_a_figure_is_dropped_before_the_many_of_a_kind() {
        let figure = |a, b| {
            let tau = Some(Tau { value: 0.5, low: 0.1, high: 0.8 });
            Agreed { a, b, agreement: Agreement { n: 12, pairs: Concordance::of(&[]), tau } }
        };
        // Five slices of one board agree with each other; the only one of another has no figure with any.
        let pairs = (0..5).flat_map(|a| (a + 1..5).map(move |b| (a, b)));
        let all: Vec<Agreed> = pairs.map(|(a, b)| figure(a, b)).collect();
        let kinds = ["big", "big", "big", "big", "big", "small"];
        assert_eq!(telling(&all, &kinds, 5), [0, 1, 2, 3, 4]);
        assert_eq!(telling(&all, &kinds, 4), [0, 1, 2, 3]);
    }
}
