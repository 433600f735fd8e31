//! The public log, signed and served: signed notes and checkpoints, the key and what was last signed
//! with it, proofs as text, and checking all of them without the server that gave them.
//!
//! The tree itself is `domain::log`, its leaves are the store's.

pub mod checkpoint;
pub mod command;
pub mod keeper;
pub mod key;
mod mirror;
pub mod note;
pub mod proof;
pub mod read;
pub mod verify;

pub use checkpoint::Checkpoint;
pub use keeper::Keeper;
pub use key::{Signer, Verifier};
