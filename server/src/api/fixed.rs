//! A fixed ranking in other forms than its page: its bytes of record, rows, citations, badges.

use app::page::fixed::cite::badge_words;
use app::text::fixed::{FIXED_RANKING, record};
use domain::log::Kind;
use domain::{Address, Format};

use super::card::{drawn, of_ranking_card};
use super::quoted::{JSON, badged, cited, lang_of};
use super::ranking::{ranking_csv, ranking_lines};
use super::table::{CSV, LINES};
use crate::cache::Answer;
use crate::error::PageError;
use crate::fixed::find;
use crate::page::fixed::citation;
use crate::state::Reading;

/// The answer to `/s/{word}{ending}`.
///
/// # Errors
/// If nothing has that name; a failing store.
pub async fn answer(reading: Reading, word: String, format: Format) -> Result<Answer, PageError> {
    let found = find(&reading, &word).await?;
    Ok(match format {
        Format::Json => Answer::new(found.stored.json, JSON, false).for_ever(),
        Format::Csv => Answer::new(ranking_csv(&found.ranking)?, CSV, false),
        Format::Lines => Answer::new(ranking_lines(&found.ranking), LINES, false),
        Format::Bibtex | Format::Ris | Format::Csl => cited(&citation(&reading, &found), format),
        Format::Proof => super::log::proof(&reading, Kind::Ranking, found.stored.id.as_str()).await?,
        Format::BadgeEn | Format::BadgeZh | Format::Shields | Format::ShieldsZh => {
            let lapsed = found.lapsed(&reading).await?;
            badged(badge_words(&found.ranking, FIXED_RANKING, lapsed, lang_of(format)), format)
        }
        Format::CardEn | Format::CardZh => {
            let (lang, lapsed) = (lang_of(format), found.lapsed(&reading).await?);
            let id = found.stored.id.as_str();
            let address = reading.site().whole(&Address::Fixed(id).to_string());
            drawn(of_ranking_card(&found.ranking, record(id, lang), address, lapsed, lang), lang).await?
        }
    })
}
