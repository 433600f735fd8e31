//! `/sign-in`, `/sign-up`, `/sign-out`, `/account` and what is decided about others: pages that are
//! made for one person, and the forms they send.

mod acts;
mod decide;
pub mod own;
pub mod sign_in;
pub mod sign_up;
mod weakness;

use app::shell::Section;
use axum::Router;
use axum::http::{HeaderMap, header};
use axum::response::Response;
use axum::routing::{get, post};
use chrono::{DateTime, Utc};
use domain::account::pace::Pace;
use domain::account::{AccountId, SessionId};
use store::account::NewSession;

use crate::auth::cookie;
use crate::auth::secret::{digest, random_bytes, random_secret};
use crate::auth::user::see_other;
use crate::error::PageError;
use crate::state::AppState;

/// Where these pages belong.
const SECTION: Option<Section> = Some(Section::Account);

/// Attempts to sign in to one account: ten at once, then one a minute.
const OF_NAME: Pace = Pace { burst: 10, seconds: 60 };
/// Attempts of one address to sign in, to whatever account: thirty at once, then one in ten seconds.
const OF_ADDRESS: Pace = Pace { burst: 30, seconds: 10 };
/// Accounts made from one address: five at once, then one in ten minutes.
const SIGN_UPS: Pace = Pace { burst: 5, seconds: 600 };

/// The routes of these pages.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/sign-in", get(sign_in::page).post(sign_in::act))
        .route("/sign-up", get(sign_up::page).post(sign_up::act))
        .route("/sign-out", post(sign_in::sign_out))
        .route("/organisations/{org}/members", get(decide::members).post(decide::decide_member))
        .route("/admin/accounts", get(decide::accounts).post(decide::decide_account))
        .route("/account", get(own::page))
        .route("/account/password", post(acts::password))
        .route("/account/email", post(acts::email))
        .route("/account/sessions", post(acts::sessions))
        .route("/account/tokens", post(acts::tokens))
        .route("/account/memberships", post(acts::memberships))
        .route("/account/delete", post(acts::delete))
}

/// Where a form may lead on to: an address of this site. Everything else is nothing.
fn own_address(next: &str) -> &str {
    let own =
        next.starts_with('/') && !next.starts_with("//") && !next.contains('\\') && !next.contains(char::is_control);
    if own { next } else { "" }
}

/// Begins a session and leads on, with its cookie.
async fn begin_session(
    state: &AppState,
    account: &AccountId,
    headers: &HeaderMap,
    next: &str,
) -> Result<Response, PageError> {
    let secret = random_secret();
    let agent = headers.get(header::USER_AGENT).and_then(|agent| agent.to_str().ok()).unwrap_or_default();
    let session = NewSession {
        id: SessionId::of_digest(&random_bytes()),
        digest: digest(&secret),
        account: account.clone(),
        agent: agent.to_owned(),
    };
    state.store().begin_session(&session, state.clock().now()).await?;
    let mut response = see_other(if next.is_empty() { "/account" } else { next });
    if let Some(cookie) = cookie::session(&secret) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}

/// Counts an attempt of a subject; gives the seconds to wait where it is one too many.
async fn count(
    state: &AppState,
    what: &str,
    of: &str,
    pace: Pace,
    now: DateTime<Utc>,
) -> Result<Option<i64>, PageError> {
    let opens = state.store().count_attempt(&subject(what, of), pace, now).await?;
    Ok(opens.map(|opens| (opens - now).num_seconds().max(1)))
}

/// What attempts are counted under. Nothing that people type is kept.
fn subject(what: &str, of: &str) -> String {
    digest(&format!("{what} {of}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_lead_on_to_this_site_alone() {
        assert_eq!(own_address("/submit?draft=1"), "/submit?draft=1");
        for elsewhere in ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:1", "/a\r\nb", ""] {
            assert_eq!(own_address(elsewhere), "", "{elsewhere:?}");
        }
    }
}
