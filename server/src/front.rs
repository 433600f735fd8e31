//! A kept page is given before anything else is done for a request: before the routes, the
//! compression and the time limit, none of which it needs.
//!
//! What it says is what the routes would say, header by header (a test compares them). A request
//! that a kept page may not answer goes on to the routes: other methods, a language chosen in the
//! address (that choice is kept by a cookie), a reader with cookies of another kind, a data version
//! too old to believe, and every page that is not kept.

use std::convert::Infallible;
use std::task::{Context, Poll};
use std::time::Instant;

use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::response::Response;
use axum::routing::future::RouteFuture;
use futures_util::future::{Either, Ready, ready};
use tower::Service;

use crate::auth::cookie;
use crate::extract::{LANG_COOKIE, THEME_COOKIE, Wishes};
use crate::observe;
use crate::router::{is_framed, router, secure};
use crate::state::AppState;

/// The site: kept pages at once, everything else by the routes.
#[derive(Clone)]
pub struct Front {
    state: AppState,
    routes: Router,
}

impl Front {
    /// The site over a state.
    #[must_use]
    pub fn new(state: AppState) -> Self {
        Self { routes: router(state.clone()), state }
    }

    /// The kept page that answers a request.
    fn kept(&self, request: &Request) -> Option<Response> {
        let started = Instant::now();
        let address = request.uri().path_and_query()?.as_str();
        let headers = request.headers();
        if request.method() != Method::GET || address.ends_with('?') || address.contains("lang=") || !is_plain(headers)
        {
            return None;
        }
        let version = self.state.version_now()?;
        let answer = self.state.pages().page(address, Wishes::of(None, headers).kind(), version, self.state.today())?;
        let mut response = answer.response(headers);
        let is_plain = !response.headers().contains_key(header::CONTENT_ENCODING);
        if response.status() == StatusCode::OK && is_plain && headers.contains_key(header::ACCEPT_ENCODING) {
            // The routes know codings that are not kept.
            return None;
        }
        // Whoever asks too often is told so by the routes.
        self.state.guard().admit(request).ok()?;
        secure(response.headers_mut(), is_framed(request));
        observe::given(&mut response, request, &answer, started);
        Some(response)
    }
}

/// Whether a reader brings no cookies but those of language and theme.
fn is_plain(headers: &HeaderMap) -> bool {
    !headers.contains_key(header::AUTHORIZATION)
        && cookie::names(headers).all(|name| name == LANG_COOKIE || name == THEME_COOKIE)
}

impl Service<Request> for Front {
    type Response = Response;
    type Error = Infallible;
    type Future = Either<Ready<Result<Response, Infallible>>, RouteFuture<Infallible>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request) -> Self::Future {
        match self.kept(&request) {
            Some(response) => Either::Left(ready(Ok(response))),
            None => Either::Right(self.routes.call(request)),
        }
    }
}
