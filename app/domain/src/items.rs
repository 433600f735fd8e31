//! Per-item results: which items of an exam one evaluation answered rightly.
//!
//! Two results that answered the same items can be compared item by item
//! ([`stats::paired`](crate::stats::paired)): what both know or both miss tells them apart no more
//! than it should.

use std::sync::Arc;

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

#[cfg(test)]
mod tests {
    use super::*;

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
