//! Signing in and up, one's own account, and what is decided about others'.

pub mod decide;
pub mod own;
mod own_tables;
pub mod sign_in;
pub mod sign_up;
