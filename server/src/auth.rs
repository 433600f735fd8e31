//! Who acts: sessions and tokens of requests, passwords, and what keeps others from acting in
//! somebody's name. Permissions themselves are values of [`store::account::user`].

pub mod cookie;
pub mod csrf;
pub mod guard;
pub mod password;
pub mod peer;
pub mod secret;
pub mod user;
