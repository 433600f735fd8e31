//! Files in the object store: a folder, or a service that speaks S3. They are kept under their
//! SHA-256, never run, and never shown in a page.

use std::path::{Path as FolderPath, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

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
use store::filing::StoredFile;
use store::{CopyError, Store};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use crate::auth::secret::random_secret;
use crate::error::PageError;

/// Bytes of one file, at most, where no setting says otherwise.
pub const LARGEST: u64 = 50 << 20;
/// Files of one filing, at most.
pub const MOST_FILES: usize = 50;
/// Bytes that belong to nothing are kept this long: a form may still be on its way.
const UNUSED_FOR: Duration = Duration::from_secs(24 * 60 * 60);
/// Letters of a file's name that are kept.
const LONGEST_NAME: usize = 120;

/// Where files are kept, and how large one may be.
#[derive(Debug, Clone)]
pub struct Files {
    objects: Arc<dyn ObjectStore>,
    /// The folder, where they are kept in one.
    folder: Option<PathBuf>,
    largest: u64,
}

/// What the store has under a file's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kept {
    /// The file.
    Whole,
    /// Nothing.
    Missing,
    /// Other bytes.
    Other {
        /// How many.
        size: i64,
        /// Their SHA-256, in hexadecimal.
        digest: String,
    },
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
        Ok(Self { objects: Arc::new(objects), folder: Some(folder.to_owned()), largest })
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
        Ok(Self { objects: Arc::new(builder.build()?), folder: None, largest })
    }

    /// In memory, for tests and measurements.
    #[must_use]
    pub fn in_memory() -> Self {
        Self { objects: Arc::new(InMemory::new()), folder: None, largest: LARGEST }
    }

    /// Bytes of one file, at most.
    #[must_use]
    pub fn largest(&self) -> usize {
        usize::try_from(self.largest).unwrap_or(usize::MAX)
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
        let digest = hexadecimal(hasher);
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
        let digest = hexadecimal(Sha256::new().chain_update(bytes));
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

    /// Reads a file and holds it against its digest and size.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn look(&self, digest: &str, size: i64) -> Result<Kept, object_store::Error> {
        let mut bytes = match self.objects.get(&place(digest)).await {
            Ok(found) => found.into_stream(),
            Err(object_store::Error::NotFound { .. }) => return Ok(Kept::Missing),
            Err(error) => return Err(error),
        };
        let (mut hasher, mut found) = (Sha256::new(), 0);
        while let Some(chunk) = bytes.try_next().await? {
            hasher.update(&chunk);
            found += i64::try_from(chunk.len()).unwrap_or(i64::MAX);
        }
        let other = hexadecimal(hasher);
        Ok(if other == digest && found == size { Kept::Whole } else { Kept::Other { size: found, digest: other } })
    }

    /// Writes the bytes of a file to a place on this machine.
    ///
    /// # Errors
    /// If the store fails, or the place cannot be written.
    pub async fn copy_to(&self, digest: &str, to: &FolderPath) -> Result<(), PageError> {
        let mut bytes = self.objects.get(&place(digest)).await?.into_stream();
        let mut file = tokio::fs::File::create(to).await.map_err(CopyError::from)?;
        while let Some(chunk) = bytes.try_next().await? {
            file.write_all(&chunk).await.map_err(CopyError::from)?;
        }
        file.flush().await.map_err(CopyError::from)?;
        Ok(())
    }

    /// Takes the bytes of a file from a place on this machine.
    ///
    /// # Errors
    /// If the store fails, or the place cannot be read.
    pub async fn copy_from(&self, digest: &str, from: &FolderPath) -> Result<(), PageError> {
        let mut file = tokio::fs::File::open(from).await.map_err(CopyError::from)?;
        let mut writing = WriteMultipart::new(self.objects.put_multipart(&place(digest)).await?);
        let mut buffer = vec![0; 1 << 16];
        loop {
            let read = file.read(&mut buffer).await.map_err(CopyError::from)?;
            let Some(part) = buffer.get(..read).filter(|part| !part.is_empty()) else { break };
            writing.wait_for_capacity(2).await?;
            writing.write(part);
        }
        writing.finish().await?;
        Ok(())
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
        if let Some(folder) = self.folder.clone() {
            let swept = tokio::task::spawn_blocking(move || sweep_staged(&folder, before.into())).await;
            if let Ok(Err(error)) = swept {
                tracing::warn!(%error, "pieces of uploads that broke off stay for now");
            }
        }
        Ok(swept)
    }
}

/// Takes out the pieces of uploads that were under way when the program was killed. While it comes, a
/// file of the folder has a name of its own with a `#`, which the object store does not list.
fn sweep_staged(folder: &FolderPath, before: SystemTime) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let of = entry.metadata()?;
        if of.is_dir() {
            sweep_staged(&entry.path(), before)?;
        } else if entry.file_name().to_string_lossy().contains('#') && of.modified()? < before {
            std::fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

fn hexadecimal(hasher: Sha256) -> String {
    hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A part of a form, whole; one that is too long is refused before it is kept.
///
/// # Errors
/// [`PageError::TooLarge`], also for a body that breaks off.
pub(crate) async fn whole(mut part: Field<'_>, longest: usize) -> Result<Vec<u8>, PageError> {
    let mut bytes = Vec::new();
    while let Some(chunk) = part.chunk().await.map_err(|_| PageError::TooLarge)? {
        if bytes.len() + chunk.len() > longest {
            return Err(PageError::TooLarge);
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
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

    #[tokio::test]
    async fn pieces_of_a_killed_upload_are_swept_once_they_are_old() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&format!("sqlite://{}/db", folder.path().display())).await.unwrap();
        store.migrate().await.unwrap();
        let files = Files::in_folder(&folder.path().join("files"), LARGEST).unwrap();
        let now: DateTime<Utc> = "2026-11-24T12:00:00Z".parse().unwrap();
        let kept = files.keep(&store, "log.txt", b"bytes", now).await.unwrap();
        let piece = folder.path().join("files/uploads");
        std::fs::create_dir_all(&piece).unwrap();
        let age = |name: &str, at: DateTime<Utc>| {
            let file = std::fs::File::create(piece.join(name)).unwrap();
            file.set_modified(at.into()).unwrap();
        };
        age("old#1", now - chrono::Duration::hours(25));
        age("young#1", now - chrono::Duration::hours(23));
        files.sweep(&store, now).await.unwrap();
        let left: Vec<_> = std::fs::read_dir(&piece).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(left, ["young#1"]);
        assert_eq!(files.look(&kept.digest, 5).await.unwrap(), Kept::Whole);
        assert!(matches!(files.look(&kept.digest, 6).await.unwrap(), Kept::Other { size: 5, .. }));
        assert_eq!(files.sweep(&store, now + chrono::Duration::days(2)).await.unwrap(), 1);
        assert_eq!(files.look(&kept.digest, 5).await.unwrap(), Kept::Missing);
    }
}
