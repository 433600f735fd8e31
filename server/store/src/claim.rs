//! Claims as they were published.

use chrono::{DateTime, NaiveDate, Utc};
use domain::claim::Claim;
use domain::{PartialDate, SliceQuery, Slug};
use sqlx::FromRow;

use crate::error::{Error, optional_word, reading, word};
use crate::pool::{Store, on};
use crate::statement::statements;

statements! {
    CLAIMS = "SELECT id, claimed_on, claimed_in, claimant, organisation, model, board, kind, place, other, slice, narrower, \
              words, source_url, source_commit, note FROM claim ORDER BY id";
    CLAIM_RECORDED_AT = "SELECT recorded_at FROM claim WHERE id = $1";
}

#[derive(FromRow)]
struct ClaimRow {
    id: String,
    claimed_on: Option<NaiveDate>,
    claimed_in: Option<String>,
    claimant: String,
    organisation: Option<String>,
    model: Option<String>,
    board: Option<String>,
    kind: String,
    place: Option<i64>,
    other: Option<String>,
    slice: String,
    narrower: bool,
    words: String,
    source_url: Option<String>,
    source_commit: Option<String>,
    note: Option<String>,
}

impl Store {
    /// Every claim, in the order of identifiers.
    ///
    /// # Errors
    /// [`Error::Unavailable`], or [`Error::Corrupt`] naming the row that is not what it must be.
    pub async fn claims(&self) -> Result<Vec<Claim>, Error> {
        let rows: Vec<ClaimRow> =
            on!(self, db => sqlx::query_as(CLAIMS).fetch_all(db).await).map_err(reading("claim"))?;
        rows.into_iter().map(claim).collect()
    }

    /// When Jinbang learned of a claim; `None` if there is none of that name.
    ///
    /// # Errors
    /// [`Error::Unavailable`] if the database does not answer.
    pub async fn claim_recorded_at(&self, id: &Slug) -> Result<Option<DateTime<Utc>>, Error> {
        on!(self, db => sqlx::query_scalar(CLAIM_RECORDED_AT).bind(id.as_str()).fetch_optional(db).await)
            .map_err(reading("claim"))
    }
}

fn claim(row: ClaimRow) -> Result<Claim, Error> {
    let ClaimRow {
        id,
        claimed_on,
        claimed_in,
        claimant,
        organisation,
        model,
        board,
        kind,
        place,
        other,
        slice,
        narrower,
        words,
        source_url,
        source_commit,
        note,
    } = row;
    let corrupt = |what: &str| Error::Corrupt { table: "claim", id: id.clone(), what: what.to_owned() };
    let place = place.map(u32::try_from).transpose().map_err(|_| corrupt("place is no place"))?;
    let named = SliceQuery::parse(&slice, &[]).map_err(|_| corrupt("slice names no slice"))?;
    let month: Option<PartialDate> = optional_word("claim", &id, claimed_in.as_deref())?;
    Ok(Claim {
        claimed_on: claimed_on.map(PartialDate::Day).or(month),
        organisation: optional_word("claim", &id, organisation.as_deref())?,
        kind: word("claim", &id, &kind)?,
        id: word("claim", &id, &id)?,
        claimant,
        model,
        board,
        place,
        other,
        named,
        narrower,
        text: words,
        source_url,
        source_commit,
        note,
    })
}
