//! One result in other forms than its page: its bytes of record, its places by day, citations, badges.

use std::sync::Arc;

use app::page::placed::Placed;
use app::page::result::cite::badge_words;
use app::text::Lang;
use chrono::NaiveDate;
use domain::log::Kind;
use domain::{Address, Format, ResultRow};
use store::{Scope, StoredRecord};

use super::card::{drawn, of_result_card};
use super::quoted::{JSON, badged, cited, lang_of};
use super::standing::{RowsAs, days_of_result};
use crate::cache::Answer;
use crate::error::PageError;
use crate::page::result::{citation, own_slice, recorded};
use crate::state::Reading;

/// The answer to `/r/{word}{ending}`.
///
/// # Errors
/// If nothing has that name, or not in that form; a failing store.
pub async fn answer(reading: Reading, word: String, format: Format) -> Result<Answer, PageError> {
    let (record, row) = recorded(&reading, &word).await?;
    Ok(match format {
        Format::Json => Answer::new(record.json, JSON, false).modified(Some(record.recorded_at)).for_ever(),
        Format::Bibtex | Format::Ris | Format::Csl => {
            let then = placed(&reading, &row, row.published_on).await?;
            cited(&citation(&reading, &row, &then, record.corrected_by.as_ref()), format)
        }
        Format::BadgeEn | Format::BadgeZh | Format::Shields | Format::ShieldsZh => {
            badged(badge(&reading, &row, &record, lang_of(format)).await?, format)
        }
        Format::Proof => super::log::proof(&reading, Kind::Record, row.id.as_str()).await?,
        Format::CardEn | Format::CardZh => {
            let (lang, then) = (lang_of(format), placed(&reading, &row, row.published_on).await?);
            let address = reading.site().whole(&Address::Result(row.id.as_str()).to_string());
            drawn(of_result_card(&row, &then, record.corrected_by.as_ref(), address, lang), lang).await?
        }
        Format::Csv => days_of_result(&reading, &word, RowsAs::Csv).await?,
        Format::Lines => days_of_result(&reading, &word, RowsAs::Lines).await?,
    })
}

async fn badge(
    reading: &Reading,
    row: &Arc<ResultRow>,
    record: &StoredRecord,
    lang: Lang,
) -> Result<app::page::quoting::BadgeWords, PageError> {
    let today = reading.today();
    let now = if row.stood_on(today) { Some(placed(reading, row, today).await?) } else { None };
    Ok(badge_words(row, now.as_ref(), record.corrected_by.as_ref(), lang))
}

/// A result in the ranking of its own slice on a day.
async fn placed(reading: &Reading, row: &Arc<ResultRow>, day: NaiveDate) -> Result<Placed, PageError> {
    let key = &row.exam.key;
    let rows = reading.rows(Scope::Family { board: &key.board, dataset: &key.dataset }).await?;
    let ranking = reading.ranking(&Arc::new(own_slice(row, day)), &row.exam, &rows);
    Ok(Placed { row: Arc::clone(row), ranking })
}
