//! One result in other forms than its page: its bytes of record, citations, badges.

use std::sync::Arc;

use app::page::placed::Placed;
use app::page::result::cite::{badge_words, citation_title, sentence_to_cite};
use app::text::Lang;
use chrono::NaiveDate;
use domain::{Address, Format, ResultRow};
use store::{Scope, StoredRecord};

use crate::cache::Answer;
use crate::error::PageError;
use crate::page::result::{own_slice, recorded};
use crate::quote::badge::{Badge, Tone};
use crate::quote::citation::Citation;
use crate::state::Reading;

const JSON: &str = "application/json";
const CSL: &str = "application/vnd.citationstyles.csl+json";
const SVG: &str = "image/svg+xml";
const BIBTEX: &str = "application/x-bibtex; charset=utf-8";
const RIS: &str = "application/x-research-info-systems; charset=utf-8";

/// The answer to `/r/{word}{ending}`.
///
/// # Errors
/// If nothing has that name; a failing store.
pub async fn answer(reading: Reading, word: String, format: Format) -> Result<Answer, PageError> {
    let (record, row) = recorded(&reading, &word).await?;
    Ok(match format {
        Format::Json => Answer::new(record.json, JSON, false).for_ever(),
        Format::Bibtex => Answer::new(citation(&reading, &row).await?.bibtex(), BIBTEX, false),
        Format::Ris => Answer::new(citation(&reading, &row).await?.ris(), RIS, false),
        Format::Csl => Answer::new(citation(&reading, &row).await?.csl().to_string(), CSL, false),
        Format::BadgeEn => Answer::new(badge(&reading, &row, &record, Lang::En).await?.svg(), SVG, false),
        Format::BadgeZh => Answer::new(badge(&reading, &row, &record, Lang::Zh).await?.svg(), SVG, false),
        Format::Shields => {
            Answer::new(badge(&reading, &row, &record, Lang::En).await?.shields().to_string(), JSON, false)
        }
    })
}

async fn citation(reading: &Reading, row: &Arc<ResultRow>) -> Result<Citation, PageError> {
    let then = placed(reading, row, row.published_on).await?;
    Ok(Citation {
        id: row.id.to_string(),
        title: citation_title(row),
        evaluator: row.submission.evaluator.clone(),
        published_on: row.published_on,
        address: reading.site().whole(&Address::Result(row.id.as_str()).to_string()),
        retrieved_on: reading.today(),
        sentence: sentence_to_cite(row, &then, Lang::En),
        sentence_zh: sentence_to_cite(row, &then, Lang::Zh),
    })
}

async fn badge(reading: &Reading, row: &Arc<ResultRow>, record: &StoredRecord, lang: Lang) -> Result<Badge, PageError> {
    let today = reading.today();
    let now = if row.stood_on(today) { Some(placed(reading, row, today).await?) } else { None };
    let words = badge_words(row, now.as_ref(), record.corrected_by.is_some(), lang);
    let tone = match (words.is_gone, words.is_gold) {
        (true, _) => Tone::Gone,
        (_, true) => Tone::Gold,
        _ => Tone::Plain,
    };
    Ok(Badge { label: words.label, message: words.message, tone })
}

/// A result in the ranking of its own slice on a day.
async fn placed(reading: &Reading, row: &Arc<ResultRow>, day: NaiveDate) -> Result<Placed, PageError> {
    let key = &row.exam.key;
    let rows = reading.rows(Scope::Family { board: &key.board, dataset: &key.dataset }).await?;
    let ranking = reading.ranking(&Arc::new(own_slice(row, day)), &row.exam, &rows);
    Ok(Placed { row: Arc::clone(row), ranking })
}
