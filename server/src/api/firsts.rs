//! `GET /api/v1/firsts?…`: the first places of the page of the same query.

pub mod lines;

use app::page::first_rows::{Needed, Row, Without};
use app::page::firsts::Tally;
use domain::firsts::{Fewest, FirstsView};
use domain::rank::Grade;
use domain::{Address, Slug};
use serde_json::{Value, json};

use super::describe;
use super::list::Part;
use super::ranking::slice_object;
use crate::error::PageError;
use crate::extract::Reader;
use crate::page::firsts::{Asked, find_with, rows};
use crate::state::Reading;

/// First places in one answer.
const TOGETHER: usize = 200;

/// The body of `GET /api/v1/firsts?…`.
///
/// # Errors
/// Faults of the address; a failing store.
pub async fn json(reading: Reading, reader: Reader) -> Result<String, PageError> {
    for key in ["page", "pairs"] {
        if reader.value(key).is_some() {
            return Err(PageError::BadRequest(format!("{key} is a key of the page; this list goes on after `next`")));
        }
    }
    let fields: Vec<&str> = describe::first::members().into_iter().map(|(name, _)| name).collect();
    let part = Part::without_token(&reader, &fields)?;
    let Asked { view, survey, model, places } = find_with(&reading, &reader, &["limit", "fields"]).await?;
    let tally = Tally::of(places.iter().map(|Fewest { spot, .. }| (spot.n_qualifiers(), spot.place().grade())));
    let from = start(&view, model.is_some(), &places)?;
    let shown: Vec<Fewest> = places.iter().skip(from).take(part.limit().unwrap_or(TOGETHER)).cloned().collect();
    let last = shown.last().map(|fewest| fewest.spot.model().clone());
    let next = last.filter(|_| model.is_none() && from + shown.len() < places.len());
    let next = next.map(|after| part.onward(&reader, after.as_str()));
    let firsts = if model.is_some() { places } else { shown };
    let by_qualifiers = tally.rows().iter().enumerate().map(|(n, row)| {
        let counts = Grade::ALL.into_iter().zip(row).map(|(grade, n)| (grade_word(grade).to_owned(), Value::from(*n)));
        let mut object: serde_json::Map<String, Value> = counts.collect();
        object.insert("qualifiers".to_owned(), n.into());
        Value::from(object)
    });
    let body = json!({
        "as_of": survey.as_of(),
        "n_models": if model.is_some() { usize::from(tally.n() > 0) } else { tally.n() },
        "n_without_qualifier": tally.n_free(),
        "n_slices": survey.n_slices(&view.within),
        "by_qualifiers": by_qualifiers.collect::<Vec<_>>(),
        "firsts": rows(&reading, firsts).await?.iter().map(|row| part.sparse(first(row, &reading))).collect::<Vec<_>>(),
        "next": next,
    });
    Ok(body.to_string())
}

/// Where the list goes on: after the model that an earlier answer ended with.
fn start(view: &FirstsView, of_one: bool, places: &[Fewest]) -> Result<usize, PageError> {
    let Some(after) = &view.after else { return Ok(0) };
    let at = |model: &Slug| places.iter().position(|fewest| fewest.spot.model() == model);
    match at(after).filter(|_| !of_one) {
        Some(place) => Ok(place + 1),
        None => Err(PageError::BadRequest(format!("after={after}: this list does not hold it"))),
    }
}

fn grade_word(grade: Grade) -> &'static str {
    match grade {
        Grade::Checked => "checked",
        Grade::Unchecked => "unchecked",
        Grade::Tied => "tied",
        Grade::Unknown => "error_unknown",
    }
}

fn first(row: &Row, reading: &Reading) -> Value {
    let Row { spot, model, needed, others, above: _ } = row;
    let standing = spot.standing();
    let place = spot.place();
    let makers: Vec<&str> = model.organisations.iter().map(|maker| maker.name.as_str()).collect();
    let setting = Some(spot.setting()).filter(|setting| setting.slug.is_stated()).map(|setting| &setting.slug);
    json!({
        "model": model.slug,
        "model_name": model.name,
        "model_name_zh": model.name_zh,
        "organisation": (!makers.is_empty()).then(|| makers.join("; ")),
        "setting": setting,
        "slice": slice_object(&spot.slice().pairs()),
        "slice_text": spot.slice().to_string(),
        "address": Address::Ranking(spot.slice(), reading.today()).to_string(),
        "n_qualifiers": spot.n_qualifiers(),
        "qualifiers": needed.iter().map(|needed| qualifier(needed, reading)).collect::<Vec<_>>(),
        "wording": place.wording,
        "rank": standing.rank(),
        "rank_low": standing.low(),
        "rank_high": standing.high(),
        "of": standing.of(),
        "models": spot.models(),
        "untested": place.untested,
        "unstated": place.unstated,
        "checked": place.checked,
        "baselines_above": spot.baselines_above(),
        "score": spot.score().value(),
        "score_text": spot.score().text(),
        "result": Address::Result(spot.result().as_str()).to_string(),
        "disputed": spot.is_disputed(),
        "others_with_as_few": others,
    })
}

fn qualifier(needed: &Needed, reading: &Reading) -> Value {
    let today = reading.today();
    let without = match &needed.without {
        Without::Ranked(standing) => json!({
            "address": Address::Ranking(standing.slice(), today).to_string(),
            "slice_text": standing.slice().to_string(),
            "ranked": true,
            "rank": standing.rank(),
            "rank_low": standing.low(),
            "rank_high": standing.high(),
            "of": standing.of(),
        }),
        Without::Absent(slice, of) => json!({
            "address": Address::Ranking(slice, today).to_string(),
            "slice_text": slice.to_string(),
            "ranked": true,
            "rank": null,
            "of": of,
        }),
        Without::Open { pairs, exams } => json!({
            "address": Address::Listing(pairs).to_string(),
            "ranked": false,
            "exams": exams,
        }),
    };
    json!({ "key": needed.qualifier.key, "value": needed.qualifier.value, "without": without })
}
