//! The paired test of two models that answered the same items: `McNemar`'s test in its exact form.
//!
//! Of the items that only one of the two answered rightly, each is as likely to be the one's as the
//! other's where they are equally good: with b of them the first's and c the second's, b is binomial
//! (b + c, ½). The one-sided p is P(X ≥ b), the two-sided twice the smaller tail. `McNemar` 1947,
//! "Note on the sampling error of the difference between correlated proportions or percentages",
//! Psychometrika 12, 153–157, doi 10.1007/BF02295996; Dietterich 1998, "Approximate statistical
//! tests for comparing supervised classification learning algorithms", Neural Computation 10,
//! 1895–1923, doi 10.1162/089976698300017197, which recommends it where each model was run once.

use statrs::function::beta::beta_reg;

use super::upper_quantile;

/// On how many items only the first of two was right, and on how many only the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Discordant {
    /// Only the first was right.
    pub only_first: u32,
    /// Only the second was right.
    pub only_second: u32,
}

impl Discordant {
    /// The same pair, named the other way round.
    #[must_use]
    pub const fn reversed(self) -> Self {
        Self { only_first: self.only_second, only_second: self.only_first }
    }

    /// The one-sided p of "the first is better".
    #[must_use]
    pub fn p_better(self) -> f64 {
        upper_tail(self.only_first, self.only_first.saturating_add(self.only_second))
    }

    /// The two-sided p of "they differ".
    #[must_use]
    pub fn p_differ(self) -> f64 {
        (2.0 * self.p_better().min(self.reversed().p_better())).min(1.0)
    }

    /// The z that a normal test would have needed for the same one-sided p.
    #[must_use]
    pub fn z_better(self) -> f64 {
        match self.p_better() {
            p if p >= 1.0 => f64::NEG_INFINITY,
            p if p <= 0.0 => f64::INFINITY,
            p => upper_quantile(p),
        }
    }
}

/// P(X ≥ k) of X binomial (n, ½): the regularised incomplete beta function of ½ at (k, n − k + 1).
fn upper_tail(k: u32, n: u32) -> f64 {
    if k == 0 { 1.0 } else { beta_reg(f64::from(k), f64::from(n - k) + 1.0, 0.5) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(only_first: u32, only_second: u32) -> Discordant {
        Discordant { only_first, only_second }
    }

    #[test]
    fn small_counts_by_hand() {
        // Three of three: 1/8; three or more of four: 5/16.
        assert!((of(3, 0).p_better() - 0.125).abs() < 1e-12);
        assert!((of(3, 1).p_better() - 0.3125).abs() < 1e-12);
        assert!((of(3, 0).p_differ() - 0.25).abs() < 1e-12);
        assert!((of(0, 3).p_better() - 1.0).abs() < 1e-12);
        assert!((of(0, 0).p_differ() - 1.0).abs() < 1e-12);
        assert!((of(2, 2).p_differ() - 1.0).abs() < 1e-12);
    }

    #[test]
    fn the_tails_are_of_one_distribution() {
        // P(X ≥ b) + P(X ≤ b − 1) = 1, and the lower tail is the upper one of the other.
        for (b, c) in [(1, 0), (5, 9), (70, 40), (2000, 2100)] {
            let lower = of(c + 1, b - 1).p_better();
            assert!((of(b, c).p_better() + lower - 1.0).abs() < 1e-9, "{b} {c}");
        }
        assert!(of(60, 20).z_better() > 4.0 && of(20, 60).z_better() < -4.0);
        assert!(of(0, 0).z_better().is_infinite());
    }
}
