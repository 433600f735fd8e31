//! What was typed of a claim, read whole or refused with every fault.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use form_urlencoded::Serializer;

use super::names::Names;
use super::typed::{Expected, Fault, Field, Typed};
use super::{Claim, ClaimKind};
use crate::filing::decide::Concerned;
use crate::filing::{is_silent, is_web_address};
use crate::{Board, Catalog, Model, PartialDate, SliceError, SliceKey, SliceQuery, Slug, near};

/// The last place that is taken for a place and not for a slip.
pub const LAST_PLACE: usize = 100_000;

/// What a claim is read against.
#[derive(Debug, Clone, Copy)]
pub struct Circumstances<'a> {
    /// What there is.
    pub catalog: &'a Catalog,
    /// What it is called.
    pub names: &'a Names,
    /// The newest day there is.
    pub today: NaiveDate,
}

/// Reads a claim that somebody files. Model and board are kept as the words have them, whether they
/// are recorded here or not; everything else has to be something that there is.
///
/// # Errors
/// Every fault, in the order of the fields.
pub fn read(typed: &Typed, id: &Slug, of: Circumstances<'_>) -> Result<Claim, Vec<Fault>> {
    let mut faults = Vec::new();
    for field in Field::ALL {
        let text = typed.get(*field);
        if text.chars().count() > field.longest() {
            faults.push(Fault::Malformed(*field, cut(text), Expected::Letters(field.longest())));
        }
    }
    let kind = kind(typed, &mut faults);
    let place = place(kind, typed, &mut faults).and_then(|place| u32::try_from(place).ok());
    let model = stated(typed, Field::Model, &mut faults);
    let needed = if kind == Some(ClaimKind::AheadOf) { stated(typed, Field::Other, &mut faults) } else { None };
    let claimed_on = match typed.get(Field::On) {
        "" => missing(Field::On, &mut faults),
        text if is_silent(text) => None,
        text => day(text, of.today, &mut faults),
    };
    let board = said(typed, Field::Board).filter(|text| !is_silent(text));
    let known = board.as_deref().and_then(|board| of.names.board(board, of.catalog).ok());
    let query = query_of(typed.part_pairs());
    let named = named(of.catalog, &query, &[], known.map(|board| &**board), &mut faults).unwrap_or_default();
    let claimant = said(typed, Field::Claimant).or_else(|| missing(Field::Claimant, &mut faults)).unwrap_or_default();
    let organisation = organisation(typed, &claimant, of.catalog, &mut faults);
    let text = said(typed, Field::Words).or_else(|| missing(Field::Words, &mut faults)).unwrap_or_default();
    let source_url = match typed.get(Field::Source) {
        "" => missing(Field::Source, &mut faults),
        text if is_web_address(text) => Some(text.to_owned()),
        text => malformed(Field::Source, text, Expected::Address, &mut faults),
    };
    if !faults.is_empty() {
        return Err(faults);
    }
    Ok(Claim {
        id: id.clone(),
        claimed_on,
        claimant,
        organisation,
        model,
        board,
        kind: kind.unwrap_or(ClaimKind::First),
        place,
        other: needed,
        named: without_board(&named),
        narrower: typed.get(Field::Narrower) == "yes",
        text,
        source_url,
        source_commit: None,
        note: said(typed, Field::Note),
    })
}

/// What a claim speaks of: the claimant's organisation, the models and their makers.
#[must_use]
pub fn concerned(claimant: Option<Slug>, models: &[Arc<Model>]) -> Concerned {
    let makers = models.iter().flat_map(|model| &model.organisations).map(|maker| maker.slug.clone());
    let organisations = claimant.into_iter().chain(makers).collect();
    Concerned { models: models.iter().map(|model| model.slug.clone()).collect(), organisations }
}

/// What is named with its board: the query of an address.
///
/// The board is a slug and everything else was read before, so that nothing can be refused.
#[must_use]
pub fn with_board(named: &SliceQuery, board: &Slug) -> SliceQuery {
    let query = format!("board={board}&{}", named.to_query());
    SliceQuery::parse(&query, &[]).unwrap_or_default()
}

fn without_board(named: &SliceQuery) -> SliceQuery {
    let parts = named.pairs().into_iter().filter(|(key, _)| *key != SliceKey::Board);
    SliceQuery::parse(&query_of(parts.map(|(key, value)| (key.slug(), value))), &[]).unwrap_or_default()
}

fn query_of(pairs: impl Iterator<Item = (&'static str, String)>) -> String {
    Serializer::new(String::new()).extend_pairs(pairs).finish()
}

/// A kind that is left out is the first place.
pub fn kind(typed: &Typed, faults: &mut Vec<Fault>) -> Option<ClaimKind> {
    match typed.get(Field::Kind) {
        "" => Some(ClaimKind::First),
        text => text.parse().ok().or_else(|| malformed(Field::Kind, text, Expected::Kind, faults)),
    }
}

/// The place claimed, of the kind that has one.
pub fn place(kind: Option<ClaimKind>, typed: &Typed, faults: &mut Vec<Fault>) -> Option<usize> {
    if kind != Some(ClaimKind::Number) {
        return None;
    }
    match typed.get(Field::Place) {
        "" => missing(Field::Place, faults),
        text => {
            let place = text.parse().ok().filter(|place| (1..=LAST_PLACE).contains(place));
            place.or_else(|| malformed(Field::Place, text, Expected::Place, faults))
        }
    }
}

/// A day up to today, or a month that has begun.
pub fn day(text: &str, today: NaiveDate, faults: &mut Vec<Fault>) -> Option<PartialDate> {
    let day = text.parse().ok().filter(|day: &PartialDate| day.earliest() <= today);
    day.or_else(|| malformed(Field::On, text, Expected::Day, faults))
}

/// The parts of the slice that an address names, but for the keys in `also`: each has to name
/// something that there is.
pub fn named(
    catalog: &Catalog,
    query: &str,
    also: &[&str],
    board: Option<&Board>,
    faults: &mut Vec<Fault>,
) -> Option<SliceQuery> {
    let mut refuse = |found: Vec<SliceError>| {
        faults.extend(found.into_iter().map(Fault::Slice));
        None
    };
    let named = match SliceQuery::parse(query, also) {
        Ok(named) => named,
        Err(found) => return refuse(found),
    };
    if named.as_of().is_some() {
        return refuse(vec![SliceError::UnknownKey { key: "as-of".to_owned(), near: vec!["on".to_owned()] }]);
    }
    let named = board.map_or_else(|| named.clone(), |board| with_board(&named, &board.slug));
    match named.exams(catalog) {
        Ok(_) => Some(named),
        // A board without exams is no fault of what was typed: the answer says so.
        Err(found) if found.iter().all(|f| matches!(f, SliceError::Unknown { key: SliceKey::Board, .. })) => {
            Some(named)
        }
        Err(found) => refuse(found),
    }
}

/// The claimant's organisation: the one typed, else the one of the claimant's name, if there is one.
fn organisation(typed: &Typed, claimant: &str, catalog: &Catalog, faults: &mut Vec<Fault>) -> Option<Slug> {
    let mut called: BTreeMap<String, (Slug, String)> = BTreeMap::new();
    for of in catalog.organisations() {
        for name in [Some(&of.name), of.name_zh.as_ref()].into_iter().flatten() {
            called.insert(name.to_lowercase(), (of.slug.clone(), of.name.clone()));
        }
        called.insert(of.slug.to_string(), (of.slug.clone(), of.name.clone()));
    }
    let find = |text: &str| called.get(&text.to_lowercase()).map(|(slug, _)| slug.clone());
    match typed.get(Field::Organisation) {
        "" => find(claimant),
        text => find(text).or_else(|| {
            let alike = near(&text.to_lowercase(), called.keys().map(String::as_str));
            let mut meant: Vec<(String, String)> = Vec::new();
            for (slug, name) in alike.iter().filter_map(|word| called.get(word)) {
                let one = (slug.to_string(), name.clone());
                if !meant.contains(&one) {
                    meant.push(one);
                }
            }
            faults.push(Fault::Unknown(Field::Organisation, cut(text), meant));
            None
        }),
    }
}

fn said(typed: &Typed, field: Field) -> Option<String> {
    Some(typed.get(field)).filter(|text| !text.is_empty()).map(str::to_owned)
}

/// What has to be said, be it that the words do not say it.
fn stated(typed: &Typed, field: Field, faults: &mut Vec<Fault>) -> Option<String> {
    match typed.get(field) {
        "" => missing(field, faults),
        text if is_silent(text) && field == Field::Model => None,
        text => Some(text.to_owned()),
    }
}

fn missing<T>(field: Field, faults: &mut Vec<Fault>) -> Option<T> {
    faults.push(Fault::Missing(field));
    None
}

fn malformed<T>(field: Field, text: &str, expected: Expected, faults: &mut Vec<Fault>) -> Option<T> {
    faults.push(Fault::Malformed(field, cut(text), expected));
    None
}

/// A text as it is repeated in a message.
fn cut(text: &str) -> String {
    text.chars().take(80).collect()
}
