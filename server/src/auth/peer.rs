//! The address that a request comes from: the connection's, or what a proxy says of it where the
//! operator trusts one.

use std::convert::Infallible;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;
use axum::http::{Extensions, HeaderMap, HeaderName};

use crate::state::AppState;

/// The address of a request in words that attempts are counted by; empty where it is not known.
#[derive(Debug, Clone)]
pub struct Peer(pub String);

impl FromRequestParts<AppState> for Peer {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Infallible> {
        let trusted = state.guard().settings().peer_header.as_ref();
        let address = address(&parts.extensions, &parts.headers, trusted);
        Ok(Self(address.map_or_else(String::new, |address| address.to_string())))
    }
}

/// The address that requests are counted by. `None` where it is not known, as in tests without a
/// connection.
#[must_use]
pub fn address(extensions: &Extensions, headers: &HeaderMap, trusted: Option<&HeaderName>) -> Option<IpAddr> {
    let given = match trusted {
        Some(name) => last_of(headers, name),
        None => extensions.get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| peer.ip()),
    };
    given.map(counted)
}

/// The last address of a header: the one that the proxy itself added. What stands before it came
/// with the request, and may say anything.
fn last_of(headers: &HeaderMap, name: &HeaderName) -> Option<IpAddr> {
    let value = headers.get_all(name).iter().next_back()?.to_str().ok()?;
    let last = value.rsplit(',').next()?.trim();
    let bare = last.trim_start_matches('[').trim_end_matches(']');
    bare.parse().ok().or_else(|| last.parse::<SocketAddr>().ok().map(|address| address.ip()))
}

/// One subscriber has at least a /64 of IPv6: all of it counts as one.
fn counted(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(six) => match six.to_ipv4_mapped() {
            Some(four) => IpAddr::V4(four),
            None => {
                let [a, b, c, d, ..] = six.segments();
                IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
            }
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(header: &str) -> Option<String> {
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", header.parse().unwrap());
        let trusted = HeaderName::from_static("x-forwarded-for");
        address(&Extensions::new(), &headers, Some(&trusted)).map(|address| address.to_string())
    }

    #[test]
    fn a_trusted_header_is_read_from_its_end() {
        assert_eq!(of("203.0.113.9").as_deref(), Some("203.0.113.9"));
        assert_eq!(of("1.2.3.4, 203.0.113.9").as_deref(), Some("203.0.113.9"));
        assert_eq!(of("203.0.113.9:4711").as_deref(), Some("203.0.113.9"));
        assert_eq!(of("2001:db8:1:2:3:4:5:6").as_deref(), Some("2001:db8:1:2::"));
        assert_eq!(of("[2001:db8:1:2:3:4:5:6]:443").as_deref(), Some("2001:db8:1:2::"));
        assert_eq!(of("::ffff:203.0.113.9").as_deref(), Some("203.0.113.9"));
        assert_eq!(of("unknown"), None);
    }

    #[test]
    fn nobody_is_believed_unless_the_operator_says_so() {
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", "1.2.3.4".parse().unwrap());
        let mut extensions = Extensions::new();
        extensions.insert(ConnectInfo(SocketAddr::from(([192, 0, 2, 7], 5000))));
        assert_eq!(address(&extensions, &headers, None), Some(IpAddr::from([192, 0, 2, 7])));
    }
}
