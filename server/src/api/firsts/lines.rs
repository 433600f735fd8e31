//! First places as a table: a line each, all of them.

use domain::Address;
use domain::firsts::Fewest;

use crate::api::table;
use crate::error::PageError;
use crate::extract::Reader;
use crate::page::firsts::find;
use crate::state::Reading;

/// One line.
#[derive(Debug, Default, serde::Serialize)]
struct Line {
    model: String,
    model_name: String,
    organisation: String,
    setting: Option<String>,
    n_qualifiers: usize,
    qualifiers: String,
    wording: &'static str,
    rank: usize,
    rank_low: usize,
    rank_high: usize,
    of: usize,
    untested: usize,
    unstated: usize,
    checked: bool,
    models: String,
    score: String,
    result: String,
    disputed: bool,
    others_with_as_few: usize,
    slice: String,
    address: String,
}

/// The body of `/firsts.csv?…`.
///
/// # Errors
/// Faults of the address; a failing store.
pub async fn csv(reading: Reading, reader: Reader) -> Result<String, PageError> {
    table::records(&lines_of(&reading, &reader).await?)
}

/// The body of `/firsts.jsonl?…`.
///
/// # Errors
/// As [`csv`].
pub async fn lines(reading: Reading, reader: Reader) -> Result<String, PageError> {
    Ok(table::lines(lines_of(&reading, &reader).await?))
}

async fn lines_of(reading: &Reading, reader: &Reader) -> Result<Vec<Line>, PageError> {
    let places = find(reading, reader).await?.places;
    Ok(places.iter().map(|fewest| line(reading, fewest)).collect())
}

fn line(reading: &Reading, Fewest { spot, others }: &Fewest) -> Line {
    let model = reading.catalog().model(spot.model().as_str());
    let makers = model.iter().flat_map(|model| &model.organisations).map(|maker| maker.name.as_str());
    let (standing, place) = (spot.standing(), spot.place());
    let qualifiers = spot.qualifiers().into_iter().map(|of| format!("{}={}", of.key.slug(), of.value));
    let models: Vec<&str> = spot.models().into_iter().map(domain::Slug::as_str).collect();
    Line {
        model: spot.model().to_string(),
        model_name: table::plain(model.map_or(spot.model().as_str(), |model| &model.name)),
        organisation: table::plain(&makers.collect::<Vec<_>>().join("; ")),
        setting: Some(&spot.setting().slug).filter(|slug| slug.is_stated()).map(ToString::to_string),
        n_qualifiers: spot.n_qualifiers(),
        qualifiers: qualifiers.collect::<Vec<_>>().join(" "),
        wording: place.wording.slug(),
        rank: standing.rank(),
        rank_low: standing.low(),
        rank_high: standing.high(),
        of: standing.of(),
        untested: place.untested,
        unstated: place.unstated,
        checked: place.checked,
        models: models.join(" "),
        score: spot.score().text().to_owned(),
        result: Address::Result(spot.result().as_str()).to_string(),
        disputed: spot.is_disputed(),
        others_with_as_few: *others,
        slice: spot.slice().to_string(),
        address: Address::Ranking(spot.slice(), reading.today()).to_string(),
    }
}
