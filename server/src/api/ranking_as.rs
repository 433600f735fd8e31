//! A ranking on its day in other forms than its page: citations, badges of its first place and of any of
//! its models.

use std::sync::Arc;

use app::page::fixed::cite::{badge_of_model, badge_words};
use app::text::ranking::RANKING;
use domain::{Address, Format, Model};

use super::quoted::{badged, cited, lang_of};
use crate::cache::Answer;
use crate::error::PageError;
use crate::extract::Reader;
use crate::page::near::nothing_called;
use crate::page::ranking::quoted::{citation, lapsed};
use crate::page::ranking::{Found, find_with};
use crate::state::Reading;

/// The key that names a model, whose badge is asked for.
const MODEL: &str = "model";

/// The answer to `/rankings{ending}?…`.
///
/// # Errors
/// Faults of the slice, or one that is not one exam; a model that is not there; a failing store.
pub async fn answer(reading: Reading, reader: Reader, format: Format) -> Result<Answer, PageError> {
    let Found::One(ranking, _) = find_with(&reading, &reader, &[MODEL]).await? else {
        return Err(PageError::BadRequest("a slice that is not one exam has no ranking to quote".to_owned()));
    };
    let lang = lang_of(format);
    match (format, reader.value(MODEL)) {
        (Format::BadgeEn | Format::BadgeZh | Format::Shields | Format::ShieldsZh, None) => {
            let lapsed = lapsed(&reading, ranking.first_entries().map(|entry| &entry.row)).await?;
            Ok(badged(badge_words(&ranking, RANKING, lapsed, lang), format))
        }
        (Format::BadgeEn | Format::BadgeZh | Format::Shields | Format::ShieldsZh, Some(slug)) => {
            let catalog = reading.catalog();
            let Some(model) = catalog.model(&slug) else {
                let of = |m: &Arc<Model>| (m.slug.to_string(), m.name.clone(), Address::Model(&m.slug).to_string());
                return Err(nothing_called(&slug, catalog.models().map(of)));
            };
            let entry = ranking.entry_of(&model.slug);
            let lapsed = lapsed(&reading, entry.iter().map(|entry| &entry.row)).await?;
            Ok(badged(badge_of_model(&ranking, model, lapsed, lang), format))
        }
        _ => Ok(cited(&citation(&reading, &ranking), format)),
    }
}
