//! Roots and proofs: which tiles they are made from, how they are made, and how they are checked.
//! Checking needs no tiles and shares nothing with making but the two hashes.

use std::collections::BTreeSet;
use std::fmt;

use crate::log::Hash;
use crate::log::tile::{Node, Tile, Tiles};

/// Why a proof does not hold, or cannot be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProofError {
    /// The tree is not so large.
    Beyond,
    /// A tile that is needed is not at hand.
    Missing(Tile),
    /// The proof has more or fewer hashes than such a proof has.
    Length,
    /// The hashes lead to another root.
    OtherRoot,
}

impl fmt::Display for ProofError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Beyond => f.write_str("the tree is not so large"),
            Self::Missing(tile) => write!(f, "tile/{tile} is missing or too short"),
            Self::Length => f.write_str("the proof has more or fewer hashes than it must have"),
            Self::OtherRoot => f.write_str("the hashes lead to another root"),
        }
    }
}

impl std::error::Error for ProofError {}

/// A run of leaves, from `start` to before `end`.
#[derive(Debug, Clone, Copy)]
struct Run {
    start: u64,
    end: u64,
}

/// The largest power of two below a number of leaves, of which there are at least two.
fn split(leaves: u64) -> u64 {
    1 << (u64::BITS - 1 - (leaves - 1).leading_zeros())
}

impl Run {
    fn leaves(self) -> u64 {
        self.end - self.start
    }

    fn halves(self) -> (Self, Self) {
        let middle = self.start + split(self.leaves());
        (Self { end: middle, ..self }, Self { start: middle, ..self })
    }

    /// The complete trees that the run is made of, from the left. It begins where a tree as large
    /// as the whole run would.
    fn nodes(self) -> Vec<Node> {
        let mut nodes = Vec::new();
        let mut rest = self;
        while rest.leaves() > 0 {
            let level = u64::BITS - 1 - rest.leaves().leading_zeros();
            nodes.push(Node { level, index: rest.start >> level });
            rest.start += 1 << level;
        }
        nodes
    }

    fn hash(self, size: u64, tiles: &Tiles) -> Result<Hash, ProofError> {
        let mut hash: Option<Hash> = None;
        for node in self.nodes().into_iter().rev() {
            let left = tiles.node(node).ok_or_else(|| ProofError::Missing(node.tile(size)))?;
            hash = Some(hash.map_or(left, |right| Hash::node(&left, &right)));
        }
        Ok(hash.unwrap_or_else(Hash::empty))
    }
}

/// PATH(index, D[size]) of RFC 9162 §2.1.3.1, as runs of leaves, from the leaf up.
fn inclusion_runs(index: u64, size: u64) -> Result<Vec<Run>, ProofError> {
    if index >= size {
        return Err(ProofError::Beyond);
    }
    let mut runs = Vec::new();
    let mut run = Run { start: 0, end: size };
    while run.leaves() > 1 {
        let (left, right) = run.halves();
        let (inside, beside) = if index < left.end { (left, right) } else { (right, left) };
        runs.push(beside);
        run = inside;
    }
    runs.reverse();
    Ok(runs)
}

/// PROOF(older, D[newer]) of RFC 9162 §2.1.4.1, as runs of leaves.
fn consistency_runs(older: u64, newer: u64) -> Result<Vec<Run>, ProofError> {
    if older > newer {
        return Err(ProofError::Beyond);
    }
    if older == 0 || older == newer {
        return Ok(Vec::new());
    }
    let mut runs = Vec::new();
    let mut run = Run { start: 0, end: newer };
    while run.end != older {
        let (left, right) = run.halves();
        let (inside, beside) = if older <= left.end { (left, right) } else { (right, left) };
        runs.push(beside);
        run = inside;
    }
    if run.start > 0 {
        // The older tree is not complete: what it ends with cannot be taken from its root.
        runs.push(run);
    }
    runs.reverse();
    Ok(runs)
}

/// The tiles that hold what runs are made of.
fn tiles_of(runs: impl IntoIterator<Item = Run>, size: u64) -> Vec<Tile> {
    let nodes = runs.into_iter().flat_map(Run::nodes);
    nodes.map(|node| node.tile(size)).collect::<BTreeSet<_>>().into_iter().collect()
}

/// The tiles from which the root of a tree of `size` leaves is made.
#[must_use]
pub fn root_tiles(size: u64) -> Vec<Tile> {
    tiles_of([Run { start: 0, end: size }], size)
}

/// The tiles from which the proof is made that a leaf stands in a tree.
///
/// # Errors
/// [`ProofError::Beyond`] if the tree has no such leaf.
pub fn inclusion_tiles(index: u64, size: u64) -> Result<Vec<Tile>, ProofError> {
    Ok(tiles_of(inclusion_runs(index, size)?, size))
}

/// The tiles from which the proof is made that a tree continues another.
///
/// # Errors
/// [`ProofError::Beyond`] if the newer is the smaller.
pub fn consistency_tiles(older: u64, newer: u64) -> Result<Vec<Tile>, ProofError> {
    Ok(tiles_of(consistency_runs(older, newer)?, newer))
}

impl Tiles {
    /// The root of a tree of `size` leaves.
    ///
    /// # Errors
    /// [`ProofError::Missing`] names the first of [`root_tiles`] that is not at hand.
    pub fn root(&self, size: u64) -> Result<Hash, ProofError> {
        Run { start: 0, end: size }.hash(size, self)
    }

    /// The proof that the leaf `index` stands in a tree of `size` leaves: hashes from the leaf's
    /// sibling up.
    ///
    /// # Errors
    /// [`ProofError::Beyond`]; [`ProofError::Missing`] names the first of [`inclusion_tiles`] that
    /// is not at hand.
    pub fn inclusion(&self, index: u64, size: u64) -> Result<Vec<Hash>, ProofError> {
        inclusion_runs(index, size)?.into_iter().map(|run| run.hash(size, self)).collect()
    }

    /// The proof that a tree of `newer` leaves begins with the tree of its first `older` leaves.
    ///
    /// # Errors
    /// [`ProofError::Beyond`]; [`ProofError::Missing`] names the first of [`consistency_tiles`] that
    /// is not at hand.
    pub fn consistency(&self, older: u64, newer: u64) -> Result<Vec<Hash>, ProofError> {
        consistency_runs(older, newer)?.into_iter().map(|run| run.hash(newer, self)).collect()
    }
}

/// Checks that a leaf stands at `index` in the tree of `size` leaves with this root (RFC 9162
/// §2.1.3.2).
///
/// # Errors
/// [`ProofError::Beyond`], [`ProofError::Length`] or [`ProofError::OtherRoot`].
pub fn check_inclusion(leaf: Hash, index: u64, size: u64, proof: &[Hash], root: Hash) -> Result<(), ProofError> {
    if index >= size {
        return Err(ProofError::Beyond);
    }
    let (mut place, mut last) = (index, size - 1);
    let mut hash = leaf;
    for beside in proof {
        if last == 0 {
            return Err(ProofError::Length);
        }
        if place & 1 == 1 || place == last {
            hash = Hash::node(beside, &hash);
            while place & 1 == 0 && place != 0 {
                place >>= 1;
                last >>= 1;
            }
        } else {
            hash = Hash::node(&hash, beside);
        }
        place >>= 1;
        last >>= 1;
    }
    match (last, hash == root) {
        (0, true) => Ok(()),
        (0, false) => Err(ProofError::OtherRoot),
        _ => Err(ProofError::Length),
    }
}

/// Checks that the tree of `newer` leaves begins with the tree of `older` leaves, by their roots
/// (RFC 9162 §2.1.4.2). Every tree begins with the empty one.
///
/// # Errors
/// [`ProofError::Beyond`], [`ProofError::Length`] or [`ProofError::OtherRoot`].
pub fn check_consistency(
    older: u64,
    newer: u64,
    proof: &[Hash],
    older_root: Hash,
    newer_root: Hash,
) -> Result<(), ProofError> {
    if older > newer {
        return Err(ProofError::Beyond);
    }
    if older == 0 || older == newer {
        let same = if older == 0 { older_root == Hash::empty() } else { older_root == newer_root };
        return match (proof.is_empty(), same) {
            (false, _) => Err(ProofError::Length),
            (true, false) => Err(ProofError::OtherRoot),
            (true, true) => Ok(()),
        };
    }
    // The root of a complete tree is the first hash of its own proof.
    let (first, rest) = if older.is_power_of_two() {
        (older_root, proof)
    } else {
        let (first, rest) = proof.split_first().ok_or(ProofError::Length)?;
        (*first, rest)
    };
    let (mut place, mut last) = (older - 1, newer - 1);
    while place & 1 == 1 {
        place >>= 1;
        last >>= 1;
    }
    let (mut old, mut new) = (first, first);
    for beside in rest {
        if last == 0 {
            return Err(ProofError::Length);
        }
        if place & 1 == 1 || place == last {
            old = Hash::node(beside, &old);
            new = Hash::node(beside, &new);
            while place & 1 == 0 && place != 0 {
                place >>= 1;
                last >>= 1;
            }
        } else {
            new = Hash::node(&new, beside);
        }
        place >>= 1;
        last >>= 1;
    }
    match (last, old == older_root && new == newer_root) {
        (0, true) => Ok(()),
        (0, false) => Err(ProofError::OtherRoot),
        _ => Err(ProofError::Length),
    }
}
