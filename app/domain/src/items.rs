//! Per-item results: which items of an exam one evaluation answered rightly.
//!
//! Two results that answered the same items can be compared item by item
//! ([`stats::paired`](crate::stats::paired)): what both know or both miss tells them apart no more
//! than it should.

use std::sync::Arc;

use sha2::{Digest, Sha256};

use crate::Score;
use crate::stats::paired::Discordant;

/// The most items that one result may have; see [`ItemResults::of_bytes`].
pub const MOST_ITEMS: u32 = 10_000_000;

/// The answers of one result to a set of items, in the order of the items' names: a bit each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemResults {
    /// Which items: the word of the set that they are.
    set: Arc<str>,
    n: u32,
    bits: Arc<[u8]>,
}

impl ItemResults {
    /// Answers in the order of their items' names; `set` names the set of these items, and no other
    /// set may have that name. `None` of no items or of more than [`MOST_ITEMS`].
    #[must_use]
    pub fn new(set: &str, correct: &[bool]) -> Option<Self> {
        let n = u32::try_from(correct.len()).ok()?;
        let byte =
            |eight: &[bool]| eight.iter().enumerate().fold(0, |byte, (bit, right)| byte | u8::from(*right) << bit);
        Self::of_bytes(set, n, &correct.chunks(8).map(byte).collect::<Vec<u8>>())
    }

    /// The same from its bytes: the lowest bit of the first byte is the first item. `None` where
    /// there are not as many bytes as `n` items need, or a bit beyond the last item is set.
    #[must_use]
    pub fn of_bytes(set: &str, n: u32, bytes: &[u8]) -> Option<Self> {
        let is_whole = (1..=MOST_ITEMS).contains(&n) && bytes.len() == n.div_ceil(8) as usize;
        let beyond = !n.is_multiple_of(8) && bytes.last().is_some_and(|last| last >> (n % 8) != 0);
        (is_whole && !beyond).then(|| Self { set: set.into(), n, bits: bytes.into() })
    }

    /// The word of the set of items.
    #[must_use]
    pub fn set(&self) -> &str {
        &self.set
    }

    /// How many items there are.
    #[must_use]
    pub const fn n(&self) -> u32 {
        self.n
    }

    /// The bytes, as [`of_bytes`](Self::of_bytes) takes them.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bits
    }

    /// How many items were answered rightly.
    #[must_use]
    pub fn n_right(&self) -> u32 {
        self.bits.iter().map(|byte| byte.count_ones()).sum()
    }

    /// Every answer in order.
    pub fn answers(&self) -> impl Iterator<Item = bool> {
        let bits = self.bits.iter().flat_map(|byte| (0..8).map(move |bit| byte >> bit & 1 == 1));
        bits.take(self.n as usize)
    }

    /// On how many items only one of two was right; `None` where they did not answer the same items.
    #[must_use]
    pub fn against(&self, other: &Self) -> Option<Discordant> {
        if self.set != other.set || self.n != other.n {
            return None;
        }
        let pairs = || self.bits.iter().zip(other.bits.iter());
        Some(Discordant {
            only_first: pairs().map(|(a, b)| (a & !b).count_ones()).sum(),
            only_second: pairs().map(|(a, b)| (b & !a).count_ones()).sum(),
        })
    }
}

/// Answers with the names of their items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedAnswers {
    /// The names in order, a line each.
    pub items: String,
    /// The answers.
    pub answers: ItemResults,
}

impl NamedAnswers {
    /// Answers in the order of their items' names, of which none comes twice. The set is named by the
    /// SHA-256 of the names: the same items have the same name everywhere. `None` of no items or of more
    /// than [`MOST_ITEMS`].
    #[must_use]
    pub fn new<'a>(answers: impl Iterator<Item = (&'a str, bool)>) -> Option<Self> {
        let (mut items, mut correct) = (String::new(), Vec::new());
        for (item, right) in answers {
            items.push_str(item);
            items.push('\n');
            correct.push(right);
        }
        let set: String = Sha256::digest(items.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
        Some(Self { answers: ItemResults::new(&set, &correct)?, items })
    }
}

/// A result as it is stated, which its answers have to give.
#[derive(Debug, Clone, Copy)]
pub struct Stated<'a> {
    /// The score as reported.
    pub score: &'a Score,
    /// The items behind it.
    pub n_items: Option<u32>,
    /// What all items answered rightly would score; `None` where the score is no share of items.
    pub whole: Option<f64>,
}

/// In what answers do not belong to a result.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Disagreement {
    /// Its score is no share of items answered rightly.
    NoShare,
    /// It is of so many items.
    Items(u32),
    /// The share of right answers, in the unit of the score, is not the score.
    Score(f64),
}

impl ItemResults {
    /// Whether the answers give a result as it is stated: its number of items, and its score at the
    /// precision at which it was reported, rounded or cut off.
    ///
    /// # Errors
    /// In what they do not.
    pub fn give(&self, stated: Stated<'_>) -> Result<(), Disagreement> {
        let whole = stated.whole.ok_or(Disagreement::NoShare)?;
        if let Some(n) = stated.n_items.filter(|n| *n != self.n) {
            return Err(Disagreement::Items(n));
        }
        let share = f64::from(self.n_right()) / f64::from(self.n) * whole;
        let step = 10f64.powi(-i32::try_from(stated.score.decimals()).unwrap_or(0));
        let beyond = share - stated.score.value();
        // A little for the last bit of binary fractions.
        let little = step * 1e-6 + 1e-12;
        let gives = -step / 2.0 - little <= beyond && beyond < step - little;
        if gives { Ok(()) } else { Err(Disagreement::Score(share)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_gives_its_score_rounded_or_cut_off_and_no_other() {
        let first = |right: usize, n: usize| {
            ItemResults::new("s", &(0..n).map(|item| item < right).collect::<Vec<bool>>()).unwrap()
        };
        let give = |right, n, score: &str, n_items, whole| {
            first(right, n).give(Stated { score: &score.parse().unwrap(), n_items, whole })
        };
        // Two of three are 66.66…%.
        for score in ["66.7", "66.6", "66.67", "66.66", "67", "66", "66.666666667"] {
            assert_eq!(give(2, 3, score, Some(3), Some(100.0)), Ok(()), "{score}");
        }
        for score in ["66.8", "66.5", "66.68", "66.65", "68", "65", "33.3"] {
            let told = give(2, 3, score, Some(3), Some(100.0));
            assert!(matches!(told, Err(Disagreement::Score(_))), "{score}: {told:?}");
        }
        assert_eq!(give(30, 40, "75.0", None, Some(100.0)), Ok(()));
        assert_eq!(give(30, 40, "0.75", None, Some(1.0)), Ok(()));
        assert_eq!(give(30, 40, "75.1", None, Some(100.0)), Err(Disagreement::Score(75.0)), "a whole last figure more");
        assert_eq!(give(30, 40, "74.9", None, Some(100.0)), Err(Disagreement::Score(75.0)), "or less");
        assert_eq!(give(30, 40, "75.0", Some(41), Some(100.0)), Err(Disagreement::Items(41)));
        assert_eq!(give(30, 40, "75.0", None, None), Err(Disagreement::NoShare));
        assert_eq!(give(40, 40, "100", None, Some(100.0)), Ok(()));
        assert_eq!(give(0, 40, "0.0", None, Some(100.0)), Ok(()));
    }

    #[test]
    fn the_same_items_are_one_set() {
        let one = NamedAnswers::new([("a", true), ("b", false)].into_iter()).unwrap();
        let two = NamedAnswers::new([("a", false), ("b", false)].into_iter()).unwrap();
        let other = NamedAnswers::new([("a", true), ("c", false)].into_iter()).unwrap();
        assert_eq!((one.items.as_str(), one.answers.set().len()), ("a\nb\n", 64));
        assert_eq!(one.answers.set(), two.answers.set());
        assert_ne!(one.answers.set(), other.answers.set());
        assert_eq!(NamedAnswers::new(std::iter::empty()), None);
    }

    #[test]
    fn answers_are_counted_item_by_item() {
        let one = ItemResults::new("s", &[true, true, false, true, false, false, true, true, true]).unwrap();
        let two = ItemResults::new("s", &[true, false, true, true, false, false, true, true, false]).unwrap();
        assert_eq!((one.n(), one.n_right(), two.n_right()), (9, 6, 5));
        assert_eq!(one.against(&two), Some(Discordant { only_first: 2, only_second: 1 }));
        assert_eq!(one.answers().filter(|right| *right).count(), 6);
        let elsewhere = ItemResults::new("t", &[true; 9]).unwrap();
        assert_eq!(one.against(&elsewhere), None);
    }

    #[test]
    fn bytes_hold_their_items_and_no_more() {
        let kept = ItemResults::new("s", &[true; 9]).unwrap();
        assert_eq!(ItemResults::of_bytes("s", 9, kept.bytes()), Some(kept.clone()));
        assert_eq!(ItemResults::of_bytes("s", 9, &[255, 3]), None, "a tenth item");
        assert_eq!(ItemResults::of_bytes("s", 17, kept.bytes()), None, "too few bytes");
        assert_eq!(ItemResults::new("s", &[]), None);
    }
}
