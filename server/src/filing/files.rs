//! Files in the object store: a folder, or a service that speaks S3. They are kept under their
//! SHA-256, never run, and never shown in a page.

use std::path::Path as FolderPath;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::extract::multipart::Field;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, Utc};
use futures_util::TryStreamExt;
use object_store::aws::AmazonS3Builder;
use object_store::local::LocalFileSystem;
use object_store::memory::InMemory;
use object_store::path::Path;
use object_store::{ObjectStore, ObjectStoreExt, WriteMultipart};
use sha2::{Digest, Sha256};
use store::Store;
use store::filing::StoredFile;

use crate::auth::secret::random_secret;
use crate::error::PageError;

/// Bytes of one file, at most, where no setting says otherwise.
pub const LARGEST: u64 = 50 << 20;
/// Bytes that belong to nothing are kept this long: a form may still be on its way.
const UNUSED_FOR: Duration = Duration::from_secs(24 * 60 * 60);
/// Letters of a file's name that are kept.
const LONGEST_NAME: usize = 120;

/// Where files are kept, and how large one may be.
#[derive(Debug, Clone)]
pub struct Files {
    objects: Arc<dyn ObjectStore>,
    largest: u64,
}

/// A service that speaks S3.
#[derive(Debug, Clone)]
pub struct S3 {
    /// Its address; `None` is that of AWS.
    pub endpoint: Option<String>,
    /// The bucket.
    pub bucket: String,
    /// The region.
    pub region: String,
    /// The key's name.
    pub key: String,
    /// The key.
    pub secret: String,
}

impl Files {
    /// In a folder, which is made if it is missing.
    ///
    /// # Errors
    /// If it cannot be had.
    pub fn in_folder(folder: &FolderPath, largest: u64) -> anyhow::Result<Self> {
        std::fs::create_dir_all(folder)?;
        let objects = LocalFileSystem::new_with_prefix(folder)?.with_fsync(true);
        Ok(Self { objects: Arc::new(objects), largest })
    }

    /// With a service that speaks S3.
    ///
    /// # Errors
    /// If the settings are none.
    pub fn in_bucket(s3: &S3, largest: u64) -> anyhow::Result<Self> {
        let mut builder = AmazonS3Builder::new()
            .with_bucket_name(&s3.bucket)
            .with_region(&s3.region)
            .with_access_key_id(&s3.key)
            .with_secret_access_key(&s3.secret);
        if let Some(endpoint) = &s3.endpoint {
            builder = builder.with_endpoint(endpoint).with_allow_http(endpoint.starts_with("http://"));
        }
        Ok(Self { objects: Arc::new(builder.build()?), largest })
    }

    /// In memory, for tests and measurements.
    #[must_use]
    pub fn in_memory() -> Self {
        Self { objects: Arc::new(InMemory::new()), largest: LARGEST }
    }

    /// Bytes of one file, at most.
    #[must_use]
    pub fn largest(&self) -> u64 {
        self.largest
    }

    /// Streams a file of a form into the store. `None` where the field holds none.
    ///
    /// # Errors
    /// A file that is too large; a body that breaks off; a failing store.
    pub async fn take(
        &self,
        store: &Store,
        mut field: Field<'_>,
        now: DateTime<Utc>,
    ) -> Result<Option<StoredFile>, PageError> {
        let name = clean(field.file_name().unwrap_or_default());
        let upload = Path::from(format!("uploads/{}", random_secret()));
        let mut hasher = Sha256::new();
        let mut size: u64 = 0;
        let mut writing: Option<WriteMultipart> = None;
        loop {
            let chunk = match field.chunk().await {
                Ok(chunk) => chunk,
                Err(_) => {
                    abandon(writing).await;
                    return Err(PageError::TooLarge);
                }
            };
            let Some(chunk) = chunk else { break };
            // A field without a file is sent as a file without a name or a byte.
            if chunk.is_empty() {
                continue;
            }
            size += chunk.len() as u64;
            if size > self.largest {
                abandon(writing).await;
                return Err(PageError::TooLarge);
            }
            hasher.update(&chunk);
            let mut current = match writing.take() {
                Some(writing) => writing,
                None => WriteMultipart::new(self.objects.put_multipart(&upload).await?),
            };
            current.wait_for_capacity(2).await?;
            current.put(chunk);
            writing = Some(current);
        }
        let Some(writing) = writing else { return Ok(None) };
        writing.finish().await?;
        let digest: String = hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        let stored = i64::try_from(size).unwrap_or(i64::MAX);
        // Noted before it has its name: a sweep that runs meanwhile lets it be.
        store.keep_file(&digest, stored, now).await?;
        self.objects.rename(&upload, &place(&digest)).await?;
        Ok(Some(StoredFile { digest, name, format: None, size: stored }))
    }

    /// Keeps bytes that are in memory already.
    ///
    /// # Errors
    /// If a store fails.
    pub async fn keep(
        &self,
        store: &Store,
        name: &str,
        bytes: &[u8],
        now: DateTime<Utc>,
    ) -> Result<StoredFile, PageError> {
        let digest: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        let size = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
        store.keep_file(&digest, size, now).await?;
        self.objects.put(&place(&digest), bytes.to_vec().into()).await?;
        Ok(StoredFile { digest, name: clean(name), format: None, size })
    }

    /// The bytes of a file, whole.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn bytes(&self, digest: &str) -> Result<Vec<u8>, PageError> {
        Ok(self.objects.get(&place(digest)).await?.bytes().await?.to_vec())
    }

    /// A file as a download: bytes without a kind, so that no browser runs or shows them.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn download(&self, file: &StoredFile) -> Result<Response, PageError> {
        let found = self.objects.get(&place(&file.digest)).await?;
        let body = Body::from_stream(found.into_stream().map_err(std::io::Error::other));
        let named = percent_encoding::utf8_percent_encode(&file.name, percent_encoding::NON_ALPHANUMERIC);
        let disposition = HeaderValue::from_str(&format!("attachment; filename*=UTF-8''{named}"))
            .unwrap_or_else(|_| HeaderValue::from_static("attachment"));
        let headers = [
            (header::CONTENT_TYPE, HeaderValue::from_static("application/octet-stream")),
            (header::CONTENT_DISPOSITION, disposition),
            (header::CONTENT_LENGTH, HeaderValue::from(file.size)),
            (header::CACHE_CONTROL, HeaderValue::from_static("private, no-store")),
        ];
        Ok((headers, body).into_response())
    }

    /// Takes out what belongs to nothing: files that no filing names, and uploads that broke off.
    ///
    /// # Errors
    /// If a store fails.
    pub async fn sweep(&self, store: &Store, now: DateTime<Utc>) -> Result<usize, PageError> {
        let before = now - UNUSED_FOR;
        let delete = async |digest: String| match self.objects.delete(&place(&digest)).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => true,
            Err(error) => {
                tracing::warn!(%error, digest, "an unused file stays");
                false
            }
        };
        let swept = store.sweep_files(before, delete).await?;
        let uploads: Vec<_> = self.objects.list(Some(&Path::from("uploads"))).try_collect().await?;
        for upload in uploads.iter().filter(|upload| upload.last_modified < before) {
            self.objects.delete(&upload.location).await?;
        }
        Ok(swept)
    }
}

/// An upload that broke off leaves nothing; what cannot be taken back now is swept later.
async fn abandon(writing: Option<WriteMultipart>) {
    if let Some(writing) = writing {
        writing.abort().await.ok();
    }
}

/// Where bytes are kept: folders of 256 by the digest's first letters.
fn place(digest: &str) -> Path {
    Path::from(format!("files/{}/{digest}", digest.get(..2).unwrap_or("00")))
}

/// A file's name without its folders and without anything invisible.
fn clean(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let kept: String = last.chars().filter(|c| !c.is_control()).take(LONGEST_NAME).collect();
    if kept.trim().is_empty() { "file".to_owned() } else { kept }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_no_folder() {
        assert_eq!(clean("../../etc/passwd"), "passwd");
        assert_eq!(clean("C:\\runs\\results.json"), "results.json");
        assert_eq!(clean("a\r\nb"), "ab");
        assert_eq!(clean(""), "file");
    }
}
