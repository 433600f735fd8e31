//! What can go wrong in a handler, and the one place that turns it into a status.

use app::page::claim::check;
use app::page::error::Problem;
use app::text::Lang;
use axum::http::StatusCode;
use domain::SliceError;
use domain::compare::CompareFault;

/// Why a page or an answer of the API cannot be given.
#[derive(Debug, thiserror::Error)]
pub enum PageError {
    /// Nothing has this address; near ones by name and address.
    #[error("nothing has this address")]
    NotFound {
        /// What was asked for.
        asked: String,
        /// Near ones: name, address.
        near: Vec<(String, String)>,
    },
    /// The slice is malformed or names nothing.
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    Slice(Vec<SliceError>),
    /// What is to be compared is malformed or names nothing.
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    Compare(Vec<CompareFault>),
    /// Something else of the request cannot be read.
    #[error("{0}")]
    BadRequest(String),
    /// A claim cannot be checked as it was typed: the form with everything that was, and what is
    /// wrong with it.
    #[error("{}", .0.faults.iter().map(|fault| fault.words(Lang::En)).collect::<Vec<_>>().join(" "))]
    Check(Box<check::Content>),
    /// A drawing failed.
    #[error(transparent)]
    Chart(#[from] crate::chart::ChartError),
    /// The record of a fixed ranking is none, or contradicts the results.
    #[error(transparent)]
    Record(#[from] crate::fixed::record::BadRecord),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] store::Error),
}

impl PageError {
    /// Nothing has this address, and nothing is near.
    #[must_use]
    pub fn not_found(asked: impl Into<String>) -> Self {
        Self::NotFound { asked: asked.into(), near: Vec::new() }
    }

    /// The status of the answer.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        match self {
            Self::NotFound { .. } => StatusCode::NOT_FOUND,
            Self::Slice(faults) if faults.iter().all(SliceError::names_nothing) => StatusCode::NOT_FOUND,
            Self::Compare(faults) if faults.iter().all(CompareFault::names_nothing) => StatusCode::NOT_FOUND,
            Self::Slice(_) | Self::Compare(_) | Self::BadRequest(_) | Self::Check(_) => StatusCode::BAD_REQUEST,
            Self::Store(store::Error::Unavailable(_)) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Store(_) | Self::Chart(_) | Self::Record(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// What the error page says. The cause of an internal error is logged, not shown.
    #[must_use]
    pub fn problem(self, request_id: &str) -> Problem {
        if self.status().is_server_error() {
            tracing::error!(request_id, error = %self, cause = ?self, "a page could not be given");
        }
        let detail = self.to_string();
        match self {
            Self::NotFound { asked, near } => Problem::NotFound { asked, near },
            Self::Slice(faults) => Problem::Slice(faults),
            Self::BadRequest(_) | Self::Check(_) => Problem::BadRequest { detail },
            Self::Compare(faults) => Problem::Compare(faults),
            Self::Store(store::Error::Unavailable(_)) => Problem::Unavailable,
            Self::Store(_) | Self::Chart(_) | Self::Record(_) => {
                Problem::Internal { request_id: request_id.to_owned() }
            }
        }
    }
}
