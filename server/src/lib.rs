//! The server of Jinbang: loads, ranks by `domain`, renders by `app`, and knows HTTP, files,
//! settings and the clock. Handlers hold no SQL and no rule of ranking.

pub mod accounts;
pub mod api;
pub mod assets;
pub mod audit;
pub mod auth;
pub mod bench;
pub mod cache;
pub mod changes;
pub mod chart;
pub mod claims;
pub mod config;
pub mod demo;
pub mod error;
pub mod export;
pub mod exports;
pub mod extract;
pub mod feed;
pub mod filing;
pub mod firsts;
pub mod fixed;
pub mod front;
pub mod import;
pub mod log;
pub mod observe;
pub mod page;
pub mod preview;
pub mod quote;
pub mod render;
pub mod router;
pub mod run;
pub mod serve;
pub mod sitemap;
pub mod state;
