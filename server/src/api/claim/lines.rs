//! Claims as a table: a line each.

use app::text::{Lang, claims as say};
use chrono::NaiveDate;
use domain::Address;
use domain::claim::VerdictOfRecord;

use super::{FILTERS, held_until, slice_of};
use crate::api::list::only;
use crate::api::table;
use crate::claims::Judged;
use crate::error::PageError;
use crate::extract::Reader;
use crate::page::claim::list::{passes, wanted};
use crate::state::Reading;

/// One line; what a claim does not have stays empty.
#[derive(Debug, Default, serde::Serialize)]
struct Line {
    id: String,
    claimed_on: Option<NaiveDate>,
    claimed_in: Option<String>,
    claimant: String,
    organisation: Option<String>,
    model: Option<String>,
    board: Option<String>,
    kind: &'static str,
    place: Option<u32>,
    other: Option<String>,
    named: String,
    text: String,
    verdict: &'static str,
    reason: Option<&'static str>,
    held_until: Option<NaiveDate>,
    sentence_zh: String,
    sentence_en: String,
    slice: Option<String>,
    n: Option<u32>,
    computed_on: Option<NaiveDate>,
    source_url: Option<String>,
    address: String,
}

/// The body of `/claims.csv?…`.
///
/// # Errors
/// As [`super::list`].
pub async fn csv(reading: Reading, reader: Reader) -> Result<String, PageError> {
    only(&reader, &FILTERS)?;
    table::records(&lines_of(&reading, &reader).await?)
}

/// The body of `/claims.jsonl?…`.
///
/// # Errors
/// As [`super::list`].
pub async fn lines(reading: Reading, reader: Reader) -> Result<String, PageError> {
    Ok(table::lines(lines_of(&reading, &reader).await?))
}

async fn lines_of(reading: &Reading, reader: &Reader) -> Result<Vec<Line>, PageError> {
    let wanted = wanted(reader)?;
    let claims = reading.all_judged().await?;
    let records = reading.verdicts_of_record(&claims).await?;
    let line = |judged: &Judged| line(judged, records.get(&judged.claim.id).and_then(|records| records.last()));
    Ok(claims.iter().filter(|judged| passes(&wanted, judged)).map(line).collect())
}

fn line(judged: &Judged, record: Option<&VerdictOfRecord>) -> Line {
    let Judged { claim, checked } = judged;
    let sentence = |lang| {
        let (lead, rest) = say::verdict(checked, lang);
        table::plain(&format!("{lead}{rest}").replace('\u{a0}', " "))
    };
    let board = checked.board.as_ref().map(|board| board.slug.to_string());
    Line {
        id: claim.id.to_string(),
        claimed_on: claim.day(),
        claimed_in: claim.month(),
        claimant: table::plain(&claim.claimant),
        organisation: claim.organisation.as_ref().map(ToString::to_string),
        model: checked
            .model
            .as_ref()
            .map(|model| model.slug.to_string())
            .or_else(|| claim.model.as_deref().map(table::plain)),
        board: board.or_else(|| claim.board.as_deref().map(table::plain)),
        kind: claim.kind.slug(),
        place: claim.place,
        other: claim.other.as_deref().map(table::plain),
        named: checked.named.to_query(),
        text: table::plain(&claim.text),
        verdict: checked.word().slug(),
        reason: checked.reason().map(|reason| reason.slug()),
        held_until: held_until(checked),
        sentence_zh: sentence(Lang::Zh),
        sentence_en: sentence(Lang::En),
        slice: slice_of(checked),
        n: record.map(|record| record.n),
        computed_on: record.map(|record| record.computed_on),
        source_url: claim.source_url.clone(),
        address: Address::Claim(&claim.id).to_string(),
    }
}
