//! The right edge of a tree: all that has to be kept of it to append to it.

use crate::log::Hash;
use crate::log::tile::WIDTH;

/// The hash over a full tile, which is one hash of a tile of the level above.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Completed {
    /// The level of the hash, from 1.
    pub level: u8,
    /// Its place among the hashes of that level.
    pub position: u64,
    /// The hash.
    pub hash: Hash,
}

/// The tiles at the right end of a tree that are not full, one for each level.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Edge {
    size: u64,
    partial: Vec<Vec<Hash>>,
}

/// The places of the hashes that an edge over `size` leaves has on a level: those of its tile that
/// is not full. Empty on every level above the highest.
#[must_use]
pub fn partial_range(size: u64, level: u8) -> std::ops::Range<u64> {
    let hashes = size.checked_shr(8 * u32::from(level)).unwrap_or_default();
    hashes - hashes % WIDTH as u64..hashes
}

impl Edge {
    /// The edge of a tree of `size` leaves, from the hashes of each level at the places that
    /// [`partial_range`] gives, level 0 first; `None` if their numbers are others.
    #[must_use]
    pub fn new(size: u64, partial: Vec<Vec<Hash>>) -> Option<Self> {
        let wanted = |level: usize| u8::try_from(level).ok().map(|level| partial_range(size, level));
        let fits = |(level, hashes): (usize, &Vec<Hash>)| {
            wanted(level).is_some_and(|range| range.end - range.start == hashes.len() as u64)
        };
        let is_whole = wanted(partial.len()).is_some_and(|range| range.end == 0);
        (is_whole && partial.iter().enumerate().all(fits)).then_some(Self { size, partial })
    }

    /// Leaves of the tree.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Appends a leaf by its hash; gives the hashes over the tiles that it fills, lowest first.
    pub fn push(&mut self, leaf: Hash) -> Vec<Completed> {
        self.size += 1;
        let mut completed = Vec::new();
        let mut hash = leaf;
        let mut level = 0_u8;
        loop {
            while self.partial.len() <= usize::from(level) {
                self.partial.push(Vec::new());
            }
            let Some(tile) = self.partial.get_mut(usize::from(level)) else { return completed };
            tile.push(hash);
            if tile.len() < WIDTH {
                return completed;
            }
            let Some(full) = Hash::of_complete(tile) else { return completed };
            tile.clear();
            level += 1;
            hash = full;
            let position = self.size.checked_shr(8 * u32::from(level)).unwrap_or_default() - 1;
            completed.push(Completed { level, position, hash });
        }
    }

    /// The root of the tree.
    #[must_use]
    pub fn root(&self) -> Hash {
        let mut root: Option<Hash> = None;
        for mut tile in self.partial.iter().map(Vec::as_slice) {
            // From the right: the smallest complete tree first.
            while !tile.is_empty() {
                let smallest = 1 << tile.len().trailing_zeros();
                let Some((rest, complete)) = tile.split_at_checked(tile.len() - smallest) else { break };
                tile = rest;
                if let Some(left) = Hash::of_complete(complete) {
                    root = Some(root.map_or(left, |right| Hash::node(&left, &right)));
                }
            }
        }
        root.unwrap_or_else(Hash::empty)
    }
}
