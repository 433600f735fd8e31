//! The two cookies that hold secrets. Both begin with `__Host-`: a browser takes them only over
//! HTTPS (or from this machine itself), for this host alone, and no other host can set them.

use axum::http::{HeaderMap, HeaderValue, header};

/// The cookie of a session.
pub const SESSION: &str = "__Host-jinbang-session";
/// The cookie that forms are bound to before there is a session.
pub const FORM: &str = "__Host-jinbang-form";

/// Seconds for which a browser keeps the cookie of a session: as long as a session can last. It may
/// end before.
const SESSION_SECONDS: u32 = 90 * 24 * 60 * 60;

/// The value of a cookie.
#[must_use]
pub fn value<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    cookies.flat_map(|value| value.split(';')).find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('='))
}

/// The names of every cookie of a request.
pub(crate) fn names(headers: &HeaderMap) -> impl Iterator<Item = &str> {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    cookies.flat_map(|value| value.split(';')).map(|pair| pair.split('=').next().unwrap_or_default().trim())
}

/// The `Set-Cookie` of a session's secret.
#[must_use]
pub fn session(secret: &str) -> Option<HeaderValue> {
    set(&format!("{SESSION}={secret}; Path=/; Max-Age={SESSION_SECONDS}; HttpOnly; Secure; SameSite=Lax"))
}

/// The `Set-Cookie` that takes the session's cookie away.
#[must_use]
pub fn no_session() -> Option<HeaderValue> {
    set(&format!("{SESSION}=; Path=/; Max-Age=0; HttpOnly; Secure; SameSite=Lax"))
}

/// The `Set-Cookie` of the secret that forms are bound to; it goes when the browser is closed.
#[must_use]
pub fn form(secret: &str) -> Option<HeaderValue> {
    set(&format!("{FORM}={secret}; Path=/; HttpOnly; Secure; SameSite=Lax"))
}

/// Secrets are letters that every header may hold, so that this always gives one.
fn set(text: &str) -> Option<HeaderValue> {
    HeaderValue::from_str(text).ok()
}
