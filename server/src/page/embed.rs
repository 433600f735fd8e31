//! `/embed/…`: a ranking, a result or a verdict for a frame of another site.

use std::sync::Arc;

use app::page::embed::{ClaimFrame, ClaimFrameProps, RankingFrame, RankingFrameProps, ResultFrame, ResultFrameProps};
use app::page::placed::Placed;
use app::text::words::slice_sentence;
use domain::Address;
use domain::rank::Ranking;
use store::Scope;

use super::ranking::{Found, find};
use super::result::{own_slice, recorded};
use crate::claims::Judged;
use crate::error::PageError;
use crate::extract::Reader;
use crate::render::Document;
use crate::state::Reading;

/// `/embed/rankings?…`.
///
/// # Errors
/// Faults of the address; a slice that is not one exam; a failing store.
pub async fn ranking(reading: Reading, reader: Reader) -> Result<Document, PageError> {
    match find(&reading, &reader).await? {
        Found::One(ranking, _) => {
            let address = Address::Ranking(&ranking.slice, reading.today()).to_string();
            Ok(framed(&reading, &reader, ranking, &address))
        }
        Found::Open(..) => {
            Err(PageError::BadRequest("a slice that is not one exam has no ranking to embed".to_owned()))
        }
    }
}

/// `/embed/s/{id}`.
///
/// # Errors
/// If nothing has that name; a failing store.
pub async fn fixed(reading: Reading, reader: Reader, name: String) -> Result<Document, PageError> {
    let found = crate::fixed::find(&reading, &name).await?;
    let address = Address::Fixed(found.stored.id.as_str()).to_string();
    Ok(framed(&reading, &reader, found.ranking, &address))
}

fn framed(reading: &Reading, reader: &Reader, ranking: Arc<Ranking>, address: &str) -> Document {
    let lang = reader.lang;
    let address = reading.site().whole(address);
    let title = slice_sentence(&ranking.exam, &ranking.slice, lang);
    Document::new(title, None, move || RankingFrame(RankingFrameProps { ranking, address, lang })).embedded()
}

/// `/embed/claims/{id}`.
///
/// # Errors
/// If nothing has that name; a failing store.
pub async fn claim(reading: Reading, reader: Reader, name: String) -> Result<Document, PageError> {
    let lang = reader.lang;
    let claims = reading.claims().await?;
    let claim = claims.iter().find(|claim| claim.id.as_str() == name).ok_or_else(|| PageError::not_found(&*name))?;
    let Judged { claim, checked } = reading.judged(claim).await?;
    let address = reading.site().whole(&Address::Claim(&claim.id).to_string());
    let title = claim.text.clone();
    let page = move || ClaimFrame(ClaimFrameProps { claim, checked, address, lang });
    Ok(Document::new(title, None, page).embedded())
}

/// `/embed/r/{id}`.
///
/// # Errors
/// If nothing has that name; a failing store.
pub async fn result(reading: Reading, reader: Reader, name: String) -> Result<Document, PageError> {
    let lang = reader.lang;
    let (record, row) = recorded(&reading, &name).await?;
    let key = &row.exam.key;
    let rows = reading.rows(Scope::Family { board: &key.board, dataset: &key.dataset }).await?;
    let last = row.withdrawn_on.and_then(|gone| gone.pred_opt()).unwrap_or(reading.today());
    let day = last.clamp(row.published_on, reading.today().max(row.published_on));
    let ranking = reading.ranking(&Arc::new(own_slice(&row, day)), &row.exam, &rows);
    let address = reading.site().whole(&Address::Result(row.id.as_str()).to_string());
    let title = slice_sentence(&ranking.exam, &ranking.slice, lang);
    let placed = Placed { row, ranking };
    let corrected_by = record.corrected_by;
    let page = move || ResultFrame(ResultFrameProps { placed, corrected_by, address, lang });
    Ok(Document::new(title, None, page).embedded())
}
