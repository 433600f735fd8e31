//! What weighting slices would do: an order made by whoever chooses the weights, never one of ours.
//!
//! Scores of different exams have no common unit. They are put in standard deviations from the mean
//! of all entrants that are ranked in the slice, which is a choice as well: another one (least to
//! most, ranks) gives other orders.

use super::Matrix;
use crate::Scale;
use crate::rank::Ranking;
use crate::stats::binomial_error;
use crate::{Aspect, Direction};

/// Weightings that are drawn.
pub const SAMPLES: u32 = 10_000;
/// What the drawing starts from, so that the same scores give the same shares.
const SEED: u64 = 0x6a69_6e62_616e_6721;

/// Scores of every model over the slices that can be weighted.
#[derive(Debug, Clone, PartialEq)]
pub struct Standardised {
    /// The columns of the matrix: slices in which every model stands and scores differ.
    pub columns: Vec<usize>,
    /// For every model its score in each of them, in standard deviations from the slice's mean; more
    /// is better.
    pub scores: Vec<Vec<f64>>,
}

/// The scores of a matrix over the slices that all of its models share. A slice in which all ranked
/// scores are the same has no standard deviation and is left out.
#[must_use]
pub fn standardised(matrix: &Matrix) -> Standardised {
    let measured: Vec<(usize, Spread)> = matrix
        .shared_by_all()
        .into_iter()
        .filter_map(|column| Some((column, Spread::of(matrix.columns().get(column)?)?)))
        .collect();
    let score = |model: usize, (column, spread): &(usize, Spread)| {
        let entry = matrix.cell(model, *column)?;
        Some((entry.row.exam.scale.merit(entry.row.score.value()) - spread.mean) / spread.deviation)
    };
    Standardised {
        scores: (0..matrix.models().len())
            .map(|model| measured.iter().filter_map(|of| score(model, of)).collect())
            .collect(),
        columns: measured.into_iter().map(|(column, _)| column).collect(),
    }
}

/// Mean and standard deviation of the merits of all that are ranked.
struct Spread {
    mean: f64,
    deviation: f64,
}

impl Spread {
    fn of(ranking: &Ranking) -> Option<Self> {
        let merits: Vec<f64> =
            ranking.entries.iter().map(|entry| ranking.exam.scale.merit(entry.row.score.value())).collect();
        #[expect(clippy::cast_precision_loss, reason = "entrants are far below 2^52")]
        let n = merits.len() as f64;
        let mean = merits.iter().sum::<f64>() / n;
        let deviation = (merits.iter().map(|merit| (merit - mean).powi(2)).sum::<f64>() / n).sqrt();
        (deviation > 0.0).then_some(Self { mean, deviation })
    }
}

/// The share of all weightings under which a model has the highest weighted sum.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Share {
    /// The share, 0 to 1.
    pub value: f64,
    /// Its standard error, because weightings were drawn; `None` where the share is exact.
    pub standard_error: Option<f64>,
}

/// For every model the share of weightings under which it comes first, all weightings that add up to
/// one being equally likely. `scores` holds one list a model, of equal lengths; none where no slice
/// can be weighted.
///
/// A model that another equals or surpasses in every slice, and surpasses in one, comes first under
/// none: 0, exactly. One that surpasses all others in every slice: 1. Between them [`SAMPLES`]
/// weightings are drawn from a fixed seed (uniform on the simplex: exponential variables, Devroye
/// 1986, "Non-Uniform Random Variate Generation", ch. V.2; what is first does not depend on their
/// sum). Models with the same scores share a first.
#[must_use]
pub fn shares(scores: &[Vec<f64>]) -> Vec<Share> {
    let n_slices = scores.first().map_or(0, Vec::len);
    if n_slices == 0 {
        return Vec::new();
    }
    let never = |own: &Vec<f64>| scores.iter().any(|other| surpasses(other, own));
    let always =
        |own: &Vec<f64>| scores.iter().all(|other| std::ptr::eq(own, other) || surpasses_everywhere(own, other));
    let mut firsts = vec![0.0; scores.len()];
    let mut random = SplitMix(SEED);
    for _ in 0..SAMPLES {
        let weights: Vec<f64> = (0..n_slices).map(|_| random.exponential()).collect();
        let sum = |own: &Vec<f64>| own.iter().zip(&weights).map(|(score, weight)| score * weight).sum::<f64>();
        let sums: Vec<f64> = scores.iter().map(sum).collect();
        let best = sums.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        #[expect(clippy::cast_precision_loss, reason = "models are few")]
        let holders = sums.iter().filter(|sum| **sum >= best).count() as f64;
        for (first, sum) in firsts.iter_mut().zip(&sums) {
            if *sum >= best {
                *first += 1.0 / holders;
            }
        }
    }
    let share = |(own, firsts): (&Vec<f64>, f64)| {
        if never(own) {
            Share { value: 0.0, standard_error: None }
        } else if always(own) {
            Share { value: 1.0, standard_error: None }
        } else {
            let value = firsts / f64::from(SAMPLES);
            Share { value, standard_error: binomial_error(value, SAMPLES, &proportion()) }
        }
    };
    scores.iter().zip(firsts).map(share).collect()
}

fn surpasses(a: &[f64], b: &[f64]) -> bool {
    a.iter().zip(b).all(|(a, b)| a >= b) && a.iter().zip(b).any(|(a, b)| a > b)
}

fn surpasses_everywhere(a: &[f64], b: &[f64]) -> bool {
    a.iter().zip(b).all(|(a, b)| a > b)
}

/// A share of weightings as a scale: the share of draws that were counted.
fn proportion() -> Scale {
    Scale {
        unit: "proportion".into(),
        direction: Direction::Higher,
        min: Some(0.0),
        max: Some(1.0),
        aspect: Aspect::Capability,
        share_of_items: true,
    }
}

/// Steele, Lea, Flood 2014, "Fast splittable pseudorandom number generators", doi
/// 10.1145/2714064.2660195.
struct SplitMix(u64);

impl SplitMix {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// An exponential variable of mean 1, by inversion.
    #[expect(clippy::cast_precision_loss, reason = "53 bits fit")]
    fn exponential(&mut self) -> f64 {
        let above_zero = ((self.next() >> 11) + 1) as f64 / (1u64 << 53) as f64;
        -above_zero.ln()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_slices_by_hand() {
        // The first is ahead where w > 1 − w, times: 2w > 1 − w, so for w over a third.
        let shares = shares(&[vec![2.0, 0.0], vec![0.0, 1.0], vec![-1.0, 0.5]]);
        assert!((shares[0].value - 2.0 / 3.0).abs() < 0.02, "{shares:?}");
        assert!((shares[0].value + shares[1].value - 1.0).abs() < 1e-9);
        assert_eq!(shares[2], Share { value: 0.0, standard_error: None });
        let error = shares[0].standard_error.unwrap();
        assert!((error - 0.0047).abs() < 1e-4, "{error}");
    }

    #[test]
    fn one_that_leads_everywhere_is_first_under_all_weightings() {
        let exact = |value| Share { value, standard_error: None };
        assert_eq!(shares(&[vec![1.0, 1.0], vec![0.0, 0.5]]), [exact(1.0), exact(0.0)]);
        assert_eq!(shares(&[vec![], vec![]]), []);
    }
}
