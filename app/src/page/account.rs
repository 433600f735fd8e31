//! Signing in and up, and one's own account.

pub mod own;
mod own_tables;
pub mod sign_in;
pub mod sign_up;
