//! The public log: an append-only list of what was published, hashed as a Merkle tree, so that
//! anybody can check that an entry stands in it and that nothing before it was changed.
//!
//! Hashing, roots and proofs are those of RFC 9162 §2.1 (RFC 6962 §2.1): a leaf is
//! SHA-256(0x00 ‖ entry), a node SHA-256(0x01 ‖ left ‖ right). Hashes are handed around in tiles of
//! 256, as C2SP's tlog-tiles lays them out: [`tile`]. An [`Entry`] is what one leaf says, an
//! [`Edge`] what has to be kept of a tree to append to it, and [`proof`] makes proofs from tiles
//! and checks them against roots.
//!
//! Nothing here signs, and nothing knows where entries are kept.

pub mod edge;
mod entry;
mod hash;
pub mod proof;
pub mod published;
pub mod tile;

pub use edge::Edge;
pub use entry::{Entry, EntryError, Kind};
pub use hash::{Hash, HashError};
pub use published::Published;
pub use tile::{Bundle, Tile, Tiles};
