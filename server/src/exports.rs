//! `/exports/…`: the newest export, made once for each data version, when somebody first asks.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, Response, StatusCode, header};
use tokio::sync::Mutex;
use tokio_util::io::ReaderStream;

use crate::error::PageError;
use crate::export::{self, ARCHIVE};
use crate::state::AppState;

/// Where exports are kept, and the one that is being made.
#[derive(Debug, Clone, Default)]
pub struct Exports(Arc<Kept>);

#[derive(Debug, Default)]
struct Kept {
    folder: OnceLock<PathBuf>,
    making: Mutex<()>,
}

impl Exports {
    /// Keeps them in a folder from now on; the first one named is kept to.
    pub fn keep_in(&self, folder: PathBuf) {
        // A second name changes nothing.
        let _ = self.0.folder.set(folder);
    }

    /// Whether they are kept.
    #[must_use]
    pub fn are_kept(&self) -> bool {
        self.0.folder.get().is_some()
    }
}

/// The answer to `/exports/{file}`.
///
/// # Errors
/// If there is no such file; a failing store; a file that cannot be written or read.
pub async fn answer(state: &AppState, name: &str, asked: &HeaderMap) -> Result<Response<Body>, PageError> {
    let nothing = || PageError::not_found(name.chars().take(80).collect::<String>());
    let is_one = name == ARCHIVE || export::names().any(|known| known == name);
    let folder = state.exports().0.folder.get().filter(|_| is_one).ok_or_else(nothing)?;
    let version = state.version().await?;
    let tag = HeaderValue::from_str(&format!("\"{version}-{name}\"")).map_err(|_| nothing())?;
    let mut response = Response::new(Body::empty());
    if asked.get(header::IF_NONE_MATCH) == Some(&tag) {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
    } else {
        let own = made(state, folder, version).await?;
        let file = tokio::fs::File::open(own.join(name)).await.map_err(store::CopyError::from)?;
        let length = file.metadata().await.map_err(store::CopyError::from)?.len();
        *response.body_mut() = Body::from_stream(ReaderStream::with_capacity(file, 1 << 16));
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_LENGTH, length.into());
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind(name)));
    }
    let headers = response.headers_mut();
    headers.insert(header::ETAG, tag);
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    if let Some(at) = state.read().await?.changed_at() {
        let at = HeaderValue::from_str(&crate::cache::http_date(at)).map_err(|_| nothing())?;
        headers.insert(header::LAST_MODIFIED, at);
    }
    Ok(response)
}

/// The answer to `/exports/files/{digest}`: a file of an accepted filing, which never changes.
///
/// # Errors
/// If no accepted filing has it, or a store fails.
pub async fn file(state: &AppState, digest: &str) -> Result<Response<Body>, PageError> {
    let found = state.store().public_file(digest).await?;
    let file = found.ok_or_else(|| PageError::not_found(digest.chars().take(80).collect::<String>()))?;
    let mut response = state.files().download(&file).await?;
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(crate::cache::FOR_EVER));
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    Ok(response)
}

fn kind(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("csv") => "text/csv; charset=utf-8; header=present",
        Some("json") => "application/json",
        Some("zip") => "application/zip",
        _ => "application/vnd.apache.parquet",
    }
}

/// The folder of the export of a data version, made where it is not there. Whoever asks while it is
/// being made is told to come again.
async fn made(state: &AppState, folder: &Path, version: i64) -> Result<PathBuf, PageError> {
    let own = folder.join(version.to_string());
    if own.is_dir() {
        return Ok(own);
    }
    let kept = Arc::clone(&state.exports().0);
    let Ok(_making) = kept.making.try_lock() else { return Err(PageError::Making) };
    if own.is_dir() {
        return Ok(own);
    }
    // Made beside its place and moved there whole, so that nobody reads half of it.
    let half = folder.join(format!("{version}.half"));
    let copied = export::write(state.store(), &half).await?;
    let newest = copied.state.version;
    let own = folder.join(newest.to_string());
    let archived = half.clone();
    let archive = tokio::task::spawn_blocking(move || export::archive(&archived, &[], &archived.join(ARCHIVE)));
    archive
        .await
        .map_err(|error| store::CopyError::Copy(std::io::Error::other(error)))?
        .map_err(store::CopyError::from)?;
    if own.is_dir() {
        std::fs::remove_dir_all(&half).map_err(store::CopyError::from)?;
    } else {
        std::fs::rename(&half, &own).map_err(store::CopyError::from)?;
    }
    forget_old(folder, newest);
    Ok(own)
}

/// Removes exports of versions before the one before the newest: somebody may still read that one.
fn forget_old(folder: &Path, newest: i64) {
    let Ok(there) = std::fs::read_dir(folder) else { return };
    let mut versions: Vec<i64> = there
        .flatten()
        .filter_map(|entry| entry.file_name().to_str()?.parse().ok())
        .filter(|of| *of < newest)
        .collect();
    versions.sort_unstable();
    versions.pop();
    for old in versions {
        if let Err(error) = std::fs::remove_dir_all(folder.join(old.to_string())) {
            tracing::warn!(%error, old, "an old export stays");
        }
    }
}
