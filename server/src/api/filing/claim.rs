//! `POST /api/v1/claims`: a claim filed by a program, by the same rules as by the form.

use axum::body::to_bytes;
use axum::extract::Request;
use axum::response::Response;
use domain::Slug;
use domain::claim::read::{Circumstances, read};
use domain::filing::FilingId;
use serde_json::{Map, Value};
use store::filing::{AsRead, Sent};

use super::{answered, file_sheet, key, replay};
use crate::auth::secret::{digest, random_bytes};
use crate::auth::user::{Filing as MayFile, Visit};
use crate::error::PageError;
use crate::filing::claimed::{concerned_in, sheet};
use crate::filing::wire::claim::{from_json, to_json};

/// Bytes of a request, at most: no field takes more than a thousand letters.
const BYTES: usize = 64 << 10;

/// Files a claim.
pub(super) async fn file(visit: Visit<MayFile>, request: Request) -> Response {
    answered(&visit, async {
        let key = key(request.headers())?;
        let bytes = to_bytes(request.into_body(), BYTES).await.map_err(|_| PageError::TooLarge)?;
        let object = serde_json::from_slice(&bytes).map_err(|error| PageError::BadRequest(format!("JSON: {error}")))?;
        file_once(&visit, object, key.as_deref()).await
    })
    .await
}

async fn file_once(
    visit: &Visit<MayFile>,
    object: Map<String, Value>,
    key: Option<&str>,
) -> Result<Response, PageError> {
    let typed = from_json(&object);
    let sent = digest(&format!("claim {}", Value::Object(object)));
    if let Some(key) = key
        && let Some(replay) = replay(visit, key, &sent).await?
    {
        return Ok(replay);
    }
    let typed = typed.map_err(PageError::Claim)?;
    let id = FilingId::of_digest(&random_bytes()).to_string();
    let slug: Slug = id.parse().map_err(|_| PageError::not_found(id.as_str()))?;
    let reading = visit.state.read().await?;
    let names = reading.names().await?;
    let of = Circumstances { catalog: reading.catalog(), names: &names, today: reading.today() };
    let claim = read(&typed, &slug, of).map_err(PageError::Claim)?;
    let json = to_json(&typed).to_string();
    let sheet = sheet(&id, &visit.person.0.user().account().id, &json);
    let read = AsRead { concerned: &concerned_in(&typed, &claim, of), tasks: &[] };
    file_sheet(visit, &sheet, read, key.map(|key| Sent { key, digest: &sent })).await
}
