//! How a ranking is quoted that nobody fixed: its address names the day, and its badge says what became
//! of the results behind it since.

use std::sync::Arc;

use app::page::fixed::cite::{Lapsed, citation_title, sentence_to_cite};
use app::text::Lang;
use chrono::NaiveDate;
use domain::rank::Ranking;
use domain::{Address, ResultRow};

use crate::error::PageError;
use crate::quote::citation::{Citation, Cited};
use crate::state::Reading;

/// The path of a ranking on its day, which is named, also where it is today.
#[must_use]
pub fn path(ranking: &Ranking) -> String {
    Address::Ranking(&ranking.slice, NaiveDate::MIN).to_string()
}

/// How a ranking is cited.
#[must_use]
pub fn citation(reading: &Reading, ranking: &Ranking) -> Citation {
    let today = reading.today();
    Citation {
        kind: Cited::Ranking,
        id: key(ranking),
        title: citation_title(ranking),
        evaluator: None,
        published_on: ranking.slice.as_of(),
        address: reading.site().whole(&path(ranking)),
        retrieved_on: today,
        sentence: sentence_to_cite(ranking, None, today, Lang::En),
        sentence_zh: sentence_to_cite(ranking, None, today, Lang::Zh),
    }
}

/// The values of the slice in one word, which reference managers take as a key.
fn key(ranking: &Ranking) -> String {
    let values: Vec<String> = ranking.slice.pairs().into_iter().map(|(_, value)| value).collect();
    let letter = |letter: char| if letter.is_ascii_alphanumeric() || letter == '.' { letter } else { '-' };
    values.join("-").chars().map(letter).collect()
}

/// What became of results: they may have been corrected, or stand no more.
///
/// # Errors
/// A failing store.
pub async fn lapsed<'a>(
    reading: &Reading,
    results: impl Iterator<Item = &'a Arc<ResultRow>>,
) -> Result<Option<Lapsed>, PageError> {
    let results: Vec<&Arc<ResultRow>> = results.collect();
    let ids: Vec<_> = results.iter().map(|row| &row.id).collect();
    if !reading.store().corrections(&ids).await?.is_empty() {
        return Ok(Some(Lapsed::Corrected));
    }
    let gone = results.iter().any(|row| !row.stood_on(reading.today()));
    Ok(gone.then_some(Lapsed::Withdrawn))
}
