//! Pictures for link previews, of whatever is quoted.

use std::sync::Arc;

use app::page::claim::cite::Shown;
use app::page::claim::heading;
use app::page::fixed::cite::Lapsed;
use app::page::placed::Placed;
use app::page::quoting::{by, scored};
use app::page::result::place_or_why;
use app::text::result::ended::Ended;
use app::text::words::{model_name, partial_day_text, slice_sentence, wording};
use app::text::{Lang, Text, claims as of_claims, fixed as of_fixed, ranking as of_ranking, result as of_result};
use domain::rank::Ranking;
use domain::stats::uncertainty;
use domain::{Format, ResultId, ResultRow};

use super::quoted::lang_of;
use crate::cache::Answer;
use crate::claims::Judged;
use crate::error::PageError;
use crate::extract::Reader;
use crate::page::ranking::quoted::path;
use crate::page::ranking::{Found, find};
use crate::quote::card::{Card, CardError};
use crate::quote::fonts::Fonts;
use crate::state::Reading;

const PNG: &str = "image/png";

/// A picture as an answer.
///
/// # Errors
/// If this system has no font for the language, or the drawing fails.
pub(super) async fn drawn(card: Card, lang: Lang) -> Result<Answer, PageError> {
    let png = tokio::task::spawn_blocking(move || card.png(Fonts::of_system(), lang)).await;
    match png.map_err(|fault| CardError::Drawing(fault.to_string()))? {
        Ok(png) => Ok(Answer::new(png, PNG, false).uncoded()),
        Err(CardError::NoFont) => Err(PageError::not_found("a picture that this system has no font for")),
        Err(error) => Err(error.into()),
    }
}

/// `/rankings.png?…` and `/rankings.zh.png?…`.
///
/// # Errors
/// Faults of the slice, or one that is not one exam; as [`drawn`].
pub async fn ranking(reading: Reading, reader: Reader, format: Format) -> Result<Answer, PageError> {
    let lang = lang_of(format);
    let Found::One(ranking, _) = find(&reading, &reader).await? else {
        return Err(PageError::BadRequest("a slice that is not one exam has no ranking to draw".to_owned()));
    };
    let address = reading.site().whole(&path(&ranking));
    drawn(of_ranking_card(&ranking, of_ranking::RANKING.get(lang).to_owned(), address, None, lang), lang).await
}

/// The picture of a ranking. `kind` says what it is, `lapsed` what became of its first place.
pub(super) fn of_ranking_card(
    ranking: &Ranking,
    kind: String,
    address: String,
    lapsed: Option<Lapsed>,
    lang: Lang,
) -> Card {
    let slice = slice_sentence(&ranking.exam, &ranking.slice, lang);
    let (n, ranked) = of_ranking::ranked(ranking.n_ranked(), ranking.n_models, lang);
    let (name, score, place) = match (&ranking.first, ranking.leader()) {
        (Some(first), Some(leader)) => {
            let score = scored(&leader.row, &leader.uncertainty, lang);
            let by = by(leader.row.submission.evaluator_kind, lang);
            let name = model_name(&leader.row.model, lang).0.to_owned();
            (name, format!("{score} · {by}"), wording(first, ranking.n_ranked(), lang))
        }
        _ => (of_fixed::NO_FIRST.get(lang).to_owned(), String::new(), format!("{n}{ranked}")),
    };
    let word = lapsed.map(|lapsed| lapsed.word().get(lang));
    let is_gone = word.is_some();
    let place = word.map_or(place, |word| format!("{word} · {n}{ranked}"));
    Card { kind, name, score, place, slice, address, is_gone }
}

/// The picture of the verdict on a claim; its slice is that of the table that tells most, with the place
/// there where several fit the words; or the claim itself where none does.
pub(super) fn of_claim_card(judged: &Judged, address: String, lang: Lang) -> Card {
    let Judged { claim, checked } = judged;
    let (lead, rest) = of_claims::verdict(checked, lang);
    let colon = Text::new("：", ": ").get(lang);
    let slice = Shown::of(checked).map(|shown| {
        let place = shown.place(checked, lang).filter(|_| shown.tables > 1);
        place.map_or_else(|| shown.slice(lang), |place| format!("{}{colon}{place}", shown.slice(lang)))
    });
    let slice = slice.unwrap_or_else(|| claim.text.clone());
    let none = || of_claims::NO_DAY.get(lang).to_owned();
    let day = claim.claimed_on.map_or_else(none, |day| partial_day_text(day, lang));
    Card {
        kind: of_claims::quoted_as(claim.id.as_str(), lang),
        name: heading(claim, checked, lang),
        score: format!("{} · {day}", claim.claimant),
        place: format!("{lead}{rest}"),
        slice,
        address,
        is_gone: false,
    }
}

/// The picture of a result in the ranking of the day it was published. `corrected_by` is the result that
/// took its place.
pub(super) fn of_result_card(
    row: &Arc<ResultRow>,
    then: &Placed,
    corrected_by: Option<&ResultId>,
    address: String,
    lang: Lang,
) -> Card {
    let score = scored(row, &uncertainty(row), lang);
    let by = by(row.submission.evaluator_kind, lang);
    let place = place_or_why(then, lang);
    let place = match Ended::of(row, corrected_by) {
        Some(ended) => format!("{} {}", ended.on_day(lang), of_result::on_day(row.published_on, &place, lang)),
        None => place,
    };
    Card {
        kind: of_result::record(row.id.as_str(), lang),
        name: model_name(&row.model, lang).0.to_owned(),
        score: format!("{score} · {by}"),
        place,
        slice: slice_sentence(&then.ranking.exam, &then.ranking.slice, lang),
        address,
        is_gone: row.withdrawn_on.is_some(),
    }
}
