//! `/submit`, `/claims/file`, `/submissions`, `/review` and disputes: pages that are made for one person, and the forms
//! they send.

pub mod claim;
pub mod dispute;
pub mod review;
pub mod submission;
pub mod submit;

use app::page::filing::FileShown;
use app::shell::Section;
use app::text::Lang;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::response::Response;
use axum::routing::{get, post};
use domain::filing::Fault;
use store::filing::{Refused, StoredFile};

use crate::error::PageError;
use crate::state::AppState;

/// Where these pages belong.
const SECTION: Option<Section> = None;
/// Bytes of a whole form with its files, at most: several files of the largest size.
const FORM_BYTES: usize = 512 << 20;

/// The routes of these pages.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/submit", get(submit::fresh))
        .route("/submit/{id}", get(submit::page).post(submit::act).layer(DefaultBodyLimit::max(FORM_BYTES)))
        .route("/submissions", get(submission::list))
        .route("/submissions/{id}", get(submission::page))
        .route("/submissions/{id}/files/{digest}", get(submission::file))
        .route("/submissions/{id}/withdraw", post(submission::withdraw))
        .route("/submissions/{id}/correct", post(submission::correct))
        .route("/claims/file", get(claim::fresh))
        .route("/claims/file/{id}", get(claim::page).post(claim::act))
        .route("/review", get(review::queue))
        .route("/review/{id}", get(review::page).post(review::act))
        .route("/r/{id}/dispute", get(dispute::page).post(dispute::act))
        .route("/disputes/{id}", post(dispute::answer))
}

pub(crate) fn shown(files: &[StoredFile]) -> Vec<FileShown> {
    let file = |file: &StoredFile| FileShown {
        digest: file.digest.clone(),
        name: file.name.clone(),
        size: u64::try_from(file.size).unwrap_or_default(),
        is_answers: crate::filing::answers::is_one(file),
    };
    files.iter().map(file).collect()
}

/// What was refused, as an error of the page.
pub(crate) fn refused(refused: Refused, id: &str, lang: Lang) -> PageError {
    match refused {
        Refused::Missing => PageError::not_found(id),
        Refused::NotNow(state) => PageError::NotNow(app::text::filing::review::undecided(
            domain::filing::decide::Undecided::NotNow(state),
            lang,
        )),
        Refused::Interested => PageError::Forbidden,
        Refused::Overtaken(by) => PageError::NotNow(app::text::filing::review::overtaken(by.as_deref(), lang)),
        Refused::Changed => PageError::NotNow(app::text::filing::review::CHANGED.get(lang).to_owned()),
    }
}

/// Faults as the fields of the form have them.
fn field_errors(faults: &[Fault], lang: Lang) -> Vec<app::part::FieldError> {
    use app::text::filing::fault::{place, words};
    let error =
        |fault: &Fault| app::part::FieldError::new(fault.at.name(), words(fault, lang)).of(place(&fault.at, lang));
    faults.iter().map(error).collect()
}

/// Runs an act and makes its outcome an answer.
async fn answered<P: crate::auth::user::Person>(
    visit: &crate::auth::user::Visit<P>,
    outcome: impl Future<Output = Result<Response, PageError>>,
) -> Response {
    match outcome.await {
        Ok(response) => response,
        Err(error) => visit.answer(Err(error)),
    }
}
