//! What is made once for each data version.

use std::sync::Arc;

use tokio::sync::Mutex;

/// The newest of what was made of a data version. Who asks while it is made waits for the same.
#[derive(Debug)]
pub(super) struct OfVersion<T>(Mutex<Option<(i64, Arc<T>)>>);

impl<T> Default for OfVersion<T> {
    fn default() -> Self {
        Self(Mutex::new(None))
    }
}

impl<T> OfVersion<T> {
    /// What is kept of a version, or what `make` makes of it, which is then kept.
    pub(super) async fn get<E>(&self, version: i64, make: impl AsyncFnOnce() -> Result<T, E>) -> Result<Arc<T>, E> {
        let mut kept = self.0.lock().await;
        if let Some((of, made)) = &*kept
            && *of == version
        {
            return Ok(Arc::clone(made));
        }
        let made = Arc::new(make().await?);
        *kept = Some((version, Arc::clone(&made)));
        Ok(made)
    }
}
