//! What stands before every request: whether it comes from a page of this site, and how often.

use std::hash::Hash;
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::atomic::{AtomicU32, Ordering};

use axum::extract::{FromRequestParts, Request, State};
use axum::http::{HeaderMap, HeaderName, header};
use axum::middleware::Next;
use axum::response::Response;
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use super::password::{Cost, HashError, Passwords};
use super::peer;
use crate::error::PageError;
use crate::extract::Reader;
use crate::observe::RequestId;
use crate::render;
use crate::state::AppState;

/// After so many requests, subjects that have not been seen for a while are forgotten.
const SWEEP: u32 = 4_096;

/// How much may be asked of the site, and by whom. Zero is no limit.
#[derive(Debug, Clone)]
pub struct GuardSettings {
    /// What hashing a password costs.
    pub cost: Cost,
    /// The header in which a trusted proxy says where a request comes from.
    pub peer_header: Option<HeaderName>,
    /// What readers type to reach the site.
    pub origin: String,
    /// Whether anybody may make an account.
    pub sign_up: bool,
    /// Reads of one address in a minute.
    pub reads_of_address: u32,
    /// Writes of one address in a minute.
    pub writes_of_address: u32,
    /// Writes of one account in a minute.
    pub writes_of_account: u32,
    /// Writes with one token in a minute.
    pub writes_of_token: u32,
}

impl Default for GuardSettings {
    fn default() -> Self {
        Self {
            cost: Cost::USUAL,
            peer_header: None,
            origin: String::new(),
            sign_up: true,
            reads_of_address: 0,
            writes_of_address: 240,
            writes_of_account: 120,
            writes_of_token: 120,
        }
    }
}

/// Requests of each subject, held against a limit.
struct Limit<K: Hash + Eq + Clone> {
    limiter: Option<DefaultKeyedRateLimiter<K>>,
    seen: AtomicU32,
}

impl<K: Hash + Eq + Clone> Limit<K> {
    fn of_minute(count: u32) -> Self {
        let limiter = NonZeroU32::new(count).map(|count| RateLimiter::keyed(Quota::per_minute(count)));
        Self { limiter, seen: AtomicU32::new(0) }
    }

    fn count(&self, key: &K) -> Result<(), PageError> {
        let Some(limiter) = &self.limiter else { return Ok(()) };
        if self.seen.fetch_add(1, Ordering::Relaxed) % SWEEP == SWEEP - 1 {
            limiter.retain_recent();
        }
        limiter.check_key(key).map_err(|until| {
            let wait = until.wait_time_from(DefaultClock::default().now());
            PageError::TooMany { seconds: wait.as_secs() + 1 }
        })
    }
}

/// The guard of a site.
pub struct Guard {
    settings: GuardSettings,
    passwords: Passwords,
    reads: Limit<Option<IpAddr>>,
    writes: Limit<Option<IpAddr>>,
    accounts: Limit<String>,
    tokens: Limit<String>,
}

impl Guard {
    /// A guard with these settings.
    ///
    /// # Errors
    /// If argon2 does not allow the cost.
    pub fn new(settings: GuardSettings) -> Result<Self, HashError> {
        Ok(Self {
            passwords: Passwords::at(settings.cost)?,
            reads: Limit::of_minute(settings.reads_of_address),
            writes: Limit::of_minute(settings.writes_of_address),
            accounts: Limit::of_minute(settings.writes_of_account),
            tokens: Limit::of_minute(settings.writes_of_token),
            settings,
        })
    }

    /// A guard with the settings that hold where nobody says otherwise.
    ///
    /// # Errors
    /// As [`new`](Self::new).
    pub fn usual() -> Result<Self, HashError> {
        Self::new(GuardSettings::default())
    }

    /// The settings.
    #[must_use]
    pub fn settings(&self) -> &GuardSettings {
        &self.settings
    }

    /// What hashes passwords.
    #[must_use]
    pub fn passwords(&self) -> &Passwords {
        &self.passwords
    }

    /// Counts a write of an account.
    ///
    /// # Errors
    /// [`PageError::TooMany`].
    pub fn count_account(&self, id: &str) -> Result<(), PageError> {
        self.accounts.count(&id.to_owned())
    }

    /// Counts a write with a token.
    ///
    /// # Errors
    /// [`PageError::TooMany`].
    pub fn count_token(&self, id: &str) -> Result<(), PageError> {
        self.tokens.count(&id.to_owned())
    }

    pub(crate) fn admit(&self, request: &Request) -> Result<(), PageError> {
        let headers = request.headers();
        let peer = peer::address(request.extensions(), headers, self.settings.peer_header.as_ref());
        if request.method().is_safe() {
            return self.reads.count(&peer);
        }
        self.writes.count(&peer)?;
        if is_from_elsewhere(headers, &self.settings.origin) { Err(PageError::CrossSite) } else { Ok(()) }
    }
}

/// Whether a browser says that another site sent the request. A program that is no browser says
/// nothing, and carries nobody's cookies.
fn is_from_elsewhere(headers: &HeaderMap, own: &str) -> bool {
    if let Some(site) = headers.get("sec-fetch-site") {
        return !matches!(site.as_bytes(), b"same-origin" | b"none");
    }
    let Some(origin) = headers.get(header::ORIGIN) else { return false };
    let Ok(origin) = origin.to_str() else { return true };
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
    let is_host = origin.split_once("://").is_some_and(|(_, authority)| host == Some(authority));
    !is_host && origin != own
}

/// Lets a request through that the guard admits.
pub async fn watch(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let Err(error) = state.guard().admit(&request) else { return next.run(request).await };
    let (mut parts, _) = request.into_parts();
    let Ok(reader) = Reader::from_request_parts(&mut parts, &state).await;
    let Ok(id) = RequestId::from_request_parts(&mut parts, &state).await;
    render::refuse(&state, &reader, &id, error)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn elsewhere(headers: &[(&str, &str)]) -> bool {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.insert(HeaderName::from_bytes(name.as_bytes()).unwrap(), value.parse().unwrap());
        }
        is_from_elsewhere(&map, "https://jinbang.example")
    }

    #[test]
    fn another_site_is_told_by_either_header() {
        for own in [
            &[("sec-fetch-site", "same-origin")][..],
            &[("sec-fetch-site", "none")],
            &[("origin", "https://jinbang.example"), ("host", "127.0.0.1:3000")],
            &[("origin", "http://localhost:3000"), ("host", "localhost:3000")],
            &[],
        ] {
            assert!(!elsewhere(own), "{own:?}");
        }
        for other in [
            &[("sec-fetch-site", "cross-site")][..],
            &[("sec-fetch-site", "same-site"), ("origin", "https://jinbang.example")],
            &[("origin", "https://evil.example"), ("host", "jinbang.example")],
            &[("origin", "null"), ("host", "jinbang.example")],
        ] {
            assert!(elsewhere(other), "{other:?}");
        }
    }

    #[test]
    fn a_limit_is_of_one_subject_and_says_how_long_to_wait() {
        let limit: Limit<String> = Limit::of_minute(3);
        for _ in 0..3 {
            limit.count(&"one".to_owned()).unwrap();
        }
        let refused = limit.count(&"one".to_owned()).unwrap_err();
        assert!(matches!(refused, PageError::TooMany { seconds: 1..=21 }), "{refused:?}");
        limit.count(&"other".to_owned()).unwrap();
        let none: Limit<String> = Limit::of_minute(0);
        assert!((0..1000).all(|_| none.count(&"one".to_owned()).is_ok()));
    }
}
