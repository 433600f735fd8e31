//! One module a page: load, rank, fill the content, hand it to its component.

pub mod about;
pub mod account;
pub mod board;
pub mod boards;
pub mod changes;
mod choices;
pub mod claim;
pub mod compare;
pub mod dataset;
pub mod docs;
pub mod embed;
mod example;
pub mod exports;
pub mod filing;
pub mod firsts;
pub mod fixed;
pub mod home;
pub mod log;
pub mod model;
pub mod models;
pub(crate) mod near;
pub mod organisation;
pub mod ranking;
pub mod rankings;
pub mod result;
pub mod search;
pub mod trends;
