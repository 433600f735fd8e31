//! A fixed ranking in other forms than its page: its bytes of record, rows, citations, badges.

use app::page::fixed::cite::badge_words;
use app::text::fixed::{FIXED_RANKING, record as named};
use domain::log::Kind;
use domain::{Address, Format};

use super::card::{drawn, of_ranking_card};
use super::quoted::{JSON, badged, cited, lang_of};
use super::table::{CSV, LINES};
use crate::cache::Answer;
use crate::error::PageError;
use crate::fixed::{find, record, rows, stored};
use crate::page::fixed::citation;
use crate::state::Reading;

/// The answer to `/s/{word}{ending}`.
///
/// # Errors
/// If nothing has that name; a failing store.
pub async fn answer(reading: Reading, word: String, format: Format) -> Result<Answer, PageError> {
    // What is frozen is written from the record alone, and is the address's for good.
    if let Format::Json | Format::Csv | Format::Lines = format {
        let json = stored(&reading, &word).await?.json;
        let (body, media) = match format {
            Format::Csv => (rows::csv(&record::read(&json)?)?, CSV),
            Format::Lines => (rows::json_lines(&record::read(&json)?), LINES),
            _ => (json, JSON),
        };
        return Ok(Answer::new(body, media, false).for_ever());
    }
    let found = find(&reading, &word).await?;
    Ok(match format {
        Format::Bibtex | Format::Ris | Format::Csl => cited(&citation(&reading, &found), format),
        Format::Proof => super::log::proof(&reading, Kind::Ranking, found.stored.id.as_str()).await?,
        Format::BadgeEn | Format::BadgeZh | Format::Shields | Format::ShieldsZh => {
            let lapsed = found.lapsed(&reading).await?;
            badged(badge_words(&found.ranking, FIXED_RANKING, lapsed, lang_of(format)), format)
        }
        // The others were answered above.
        Format::CardEn | Format::CardZh | Format::Json | Format::Csv | Format::Lines => {
            let (lang, lapsed) = (lang_of(format), found.lapsed(&reading).await?);
            let id = found.stored.id.as_str();
            let address = reading.site().whole(&Address::Fixed(id).to_string());
            drawn(of_ranking_card(&found.ranking, named(id, lang), address, lapsed, lang), lang).await?
        }
    })
}
