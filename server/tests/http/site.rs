//! A site over the demo data, on the day the tests were written for.

use std::path::PathBuf;
use std::sync::OnceLock;

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode};
use chrono::{DateTime, Utc};
use http_body_util::BodyExt;
use server::assets::Site;
use server::auth::guard::{Guard, GuardSettings};
use server::auth::password::Cost;
use server::log::{Keeper, Signer};
use server::router::router;
use server::state::{AppState, Clock};
use store::Store;
use tower::ServiceExt;

/// The day on which every test runs.
pub(crate) fn now() -> DateTime<Utc> {
    "2026-11-24T12:00:00Z".parse().unwrap()
}

/// A database with the demo data, made once for the whole run; tests work on copies.
fn template() -> &'static PathBuf {
    static TEMPLATE: OnceLock<(tempfile::TempDir, PathBuf)> = OnceLock::new();
    let (_, file) = TEMPLATE.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("demo.sqlite");
        let url = format!("sqlite://{}", file.display());
        let make = move || {
            let runtime = tokio::runtime::Runtime::new().unwrap();
            runtime.block_on(async {
                let store = Store::open(&url).await.unwrap();
                store.migrate().await.unwrap();
                server::run::load_demo(&store, &Clock::at(now())).await.unwrap();
                store.close().await;
            });
        };
        std::thread::spawn(make).join().unwrap();
        (folder, file)
    });
    file
}

/// A key for tests: everybody knows it.
pub(crate) fn keeper() -> Keeper {
    Keeper::new(Signer::new("jinbang.invalid/log", [7; 32]).unwrap())
}

/// A site of one's own.
pub(crate) struct Own {
    pub(crate) router: Router,
    pub(crate) state: AppState,
    pub(crate) folder: tempfile::TempDir,
}

/// A site over the demo data.
pub(crate) async fn demo() -> Own {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("own.sqlite");
    std::fs::copy(template(), &file).unwrap();
    over(folder, &format!("sqlite://{}", file.display())).await
}

/// A site over an empty, migrated database.
pub(crate) async fn empty() -> Own {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}", folder.path().join("own.sqlite").display());
    let own = over(folder, &url).await;
    own.state.store().migrate().await.unwrap();
    own
}

/// A site on a database that is there already.
pub(crate) async fn on(url: &str) -> Own {
    over(tempfile::tempdir().unwrap(), url).await
}

async fn over(folder: tempfile::TempDir, url: &str) -> Own {
    let store = Store::open(url).await.unwrap();
    let guard = Guard::new(GuardSettings { cost: Cost::LEAST, ..GuardSettings::default() }).unwrap();
    let state = AppState::new(store, Clock::at(now()), Site::bare(), guard).signed_by(keeper());
    Own { router: router(state.clone()), state, folder }
}

/// An answer, read whole.
#[derive(Debug)]
pub(crate) struct Got {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
    pub(crate) bytes: Vec<u8>,
}

impl Got {
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.body))
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

impl Own {
    /// Loads the demo data.
    pub(crate) async fn load(&self) {
        server::run::load_demo(self.state.store(), &Clock::at(now())).await.unwrap();
    }

    /// GET with headers.
    pub(crate) async fn get_with(&self, address: &str, headers: &[(&str, &str)]) -> Got {
        let mut request = Request::get(address);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.send(request.body(Body::empty()).unwrap()).await
    }

    /// GET.
    pub(crate) async fn get(&self, address: &str) -> Got {
        self.get_with(address, &[]).await
    }

    /// Any request.
    pub(crate) async fn send(&self, request: Request<Body>) -> Got {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.unwrap().to_bytes();
        let body = String::from_utf8_lossy(&bytes).into_owned();
        Got { status: parts.status, headers: parts.headers, body, bytes: bytes.to_vec() }
    }

    /// GET of JSON that must be there.
    pub(crate) async fn json(&self, address: &str) -> serde_json::Value {
        let got = self.get(address).await;
        assert_eq!(got.status, StatusCode::OK, "{address}: {}", got.body);
        got.json()
    }
}
