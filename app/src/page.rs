//! One module a page: its `Content`, filled by the server, and its `Page` component.

pub mod about;
pub mod account;
pub mod board;
pub mod boards;
pub mod claim;
pub mod compare;
pub mod dataset;
pub mod embed;
pub mod error;
pub mod first_rows;
pub mod firsts;
pub mod fixed;
pub mod home;
pub mod listing;
pub mod log;
pub mod model;
pub mod models;
pub mod organisation;
pub mod pieces;
pub mod placed;
pub mod quoting;
pub mod ranking;
pub mod rankings;
pub mod result;
pub mod search;
pub mod trends;
