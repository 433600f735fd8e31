//! What can go wrong in a handler, and the one place that turns it into a status.

use app::page::claim::check;
use app::page::error::Problem;
use app::text::Lang;
use axum::http::StatusCode;
use domain::SliceError;
use domain::compare::CompareFault;

use crate::auth::password::HashError;
use crate::log::keeper::LogError;

/// Seconds after which something busy or away may be there again.
const AWHILE: u64 = 5;

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
    #[error("{}", .0.faults.iter().map(|fault| app::text::claims::typed::words(fault, Lang::En)).collect::<Vec<_>>().join(" "))]
    Check(Box<check::Content>),
    /// Only who is signed in may do this.
    #[error("sign in first, or send a token: Authorization: Bearer …")]
    SignIn,
    /// Whoever is signed in may not do this.
    #[error("this account may not do that, or its token does not open it")]
    Forbidden,
    /// The request comes from a page of another site.
    #[error("the request comes from a page of another site")]
    CrossSite,
    /// The form was made for another session, or before one.
    #[error("the form is no longer valid: load its page again")]
    Stale,
    /// More was sent than is taken.
    #[error("more was sent than this address takes")]
    TooLarge,
    /// It was asked too often.
    #[error("asked too often: try again in {seconds} seconds")]
    TooMany {
        /// Seconds after which it may be asked again.
        seconds: u64,
    },
    /// A password could not be hashed.
    #[error(transparent)]
    Hash(#[from] HashError),
    /// The picture of a link preview could not be drawn.
    #[error(transparent)]
    Card(#[from] crate::quote::card::CardError),
    /// What was asked for is being made: ask again.
    #[error("the export is being made; ask again in a moment")]
    Making,
    /// A copy of the data failed.
    #[error(transparent)]
    Copy(#[from] store::CopyError),
    /// The store of files failed.
    #[error("the store of files failed")]
    Files(#[from] object_store::Error),
    /// A filing cannot be taken as it was sent.
    #[error("{} things are wrong with what was sent", .0.len())]
    Filing(Vec<domain::filing::Fault>),
    /// A claim cannot be taken as a program sent it.
    #[error("the claim cannot be filed as it was sent: see errors")]
    Claim(Vec<domain::claim::typed::Fault>),
    /// The same key was sent with another request.
    #[error("this Idempotency-Key was sent before with another request")]
    KeyReused,
    /// It cannot be done now.
    #[error("{0}")]
    NotNow(String),
    /// A drawing failed.
    #[error(transparent)]
    Chart(#[from] crate::chart::ChartError),
    /// The record of a fixed ranking is none, or contradicts the results.
    #[error(transparent)]
    Record(#[from] crate::fixed::record::BadRecord),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// Nothing can be signed.
    #[error(transparent)]
    Log(LogError),
}

/// A failing store is one, whoever asked it.
impl From<LogError> for PageError {
    fn from(fault: LogError) -> Self {
        match fault {
            LogError::Store(fault) => Self::Store(fault),
            other => Self::Log(other),
        }
    }
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
            Self::SignIn => StatusCode::UNAUTHORIZED,
            Self::Forbidden | Self::CrossSite | Self::Stale => StatusCode::FORBIDDEN,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Filing(_) | Self::Claim(_) | Self::KeyReused => StatusCode::UNPROCESSABLE_ENTITY,
            Self::NotNow(_) => StatusCode::CONFLICT,
            Self::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::Store(store::Error::Unavailable(_)) | Self::Making | Self::Hash(HashError::Busy) => {
                StatusCode::SERVICE_UNAVAILABLE
            }
            Self::Store(_)
            | Self::Chart(_)
            | Self::Card(_)
            | Self::Record(_)
            | Self::Hash(_)
            | Self::Copy(_)
            | Self::Log(_)
            | Self::Files(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// Seconds after which the same request may be answered, where waiting helps.
    #[must_use]
    pub fn retry_after(&self) -> Option<u64> {
        match self {
            Self::TooMany { seconds } => Some(*seconds),
            error => (error.status() == StatusCode::SERVICE_UNAVAILABLE).then_some(AWHILE),
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
            Self::BadRequest(_)
            | Self::Check(_)
            | Self::Filing(_)
            | Self::Claim(_)
            | Self::KeyReused
            | Self::NotNow(_) => Problem::BadRequest { detail },
            Self::Compare(faults) => Problem::Compare(faults),
            Self::SignIn => Problem::SignIn,
            Self::Forbidden => Problem::Forbidden,
            Self::CrossSite => Problem::CrossSite,
            Self::Stale => Problem::Stale,
            Self::TooLarge => Problem::TooLarge,
            Self::TooMany { seconds } => Problem::TooMany { seconds },
            Self::Store(store::Error::Unavailable(_)) | Self::Making => Problem::Unavailable,
            Self::Hash(HashError::Busy) => Problem::TooMany { seconds: AWHILE },
            Self::Store(_)
            | Self::Chart(_)
            | Self::Card(_)
            | Self::Record(_)
            | Self::Hash(_)
            | Self::Copy(_)
            | Self::Log(_)
            | Self::Files(_) => Problem::Internal { request_id: request_id.to_owned() },
        }
    }
}
