//! `/claims/check`: the form, and the answer to what was typed into it.

use std::collections::BTreeMap;
use std::sync::Arc;

use app::page::claim::check::{self, Content, Fault, Field, Typed};
use app::shell::Section;
use app::text::Lang;
use app::text::claims as say;
use app::text::words::{board_name, model_name};
use chrono::NaiveDate;
use domain::claim::names::UnknownName;
use domain::claim::{Checked, ClaimKind};
use domain::{Board, Catalog, Exam, Model, SizeClass, SliceError, SliceKey, SliceQuery, WeightsClass};

use super::about;
use crate::claims::{Asked, check, with_board};
use crate::error::PageError;
use crate::extract::Reader;
use crate::render::Document;
use crate::state::Reading;

/// Keys of the address that are not parts of the slice. The board is one, but it is read by name.
const ALSO: [&str; 7] = ["lang", "kind", "k", "model", "other", "on", "board"];
/// More models than this are not offered while one types: the page would be too heavy.
const MOST_MODELS: usize = 3_000;
/// The last place that can be asked for.
const LAST_PLACE: usize = 100_000;

/// The parts of the slice that the form offers.
const OFFERED: [SliceKey; 9] = [
    SliceKey::Dataset,
    SliceKey::Edition,
    SliceKey::Language,
    SliceKey::Domain,
    SliceKey::Protocol,
    SliceKey::Metric,
    SliceKey::Division,
    SliceKey::Size,
    SliceKey::Weights,
];

/// Loads the page.
///
/// # Errors
/// What cannot be read, with everything that was typed; a failing store.
pub async fn load(reading: Reading, reader: Reader) -> Result<Document, PageError> {
    let lang = reader.lang;
    let typed = typed(&reader);
    if typed == Typed::default() {
        let content = empty(&reading, typed, lang);
        return Ok(document(content, lang));
    }
    let checked = answer(&reading, &reader).await?;
    let about = about(&reading, &checked).await?;
    let content = Content { answer: Some((Arc::new(checked), about)), ..empty(&reading, typed, lang) };
    Ok(document(content, lang))
}

/// The form as a page.
pub(crate) fn document(content: Content, lang: Lang) -> Document {
    let title = check::title(&content, lang);
    Document::new(title, Some(Section::Claims), move || check::Page(check::PageProps { content, lang }))
}

/// The answer to what an address asks.
///
/// # Errors
/// Every fault of what was typed, together; a failing store.
pub async fn answer(reading: &Reading, reader: &Reader) -> Result<Checked, PageError> {
    let names = reading.names().await?;
    match read(reading, &names, &typed(reader), &reader.query) {
        Ok(asked) => Ok(check(reading, asked).await?),
        Err(faults) => {
            let content = Content { faults, ..empty(reading, typed(reader), reader.lang) };
            Err(PageError::Check(Box::new(content)))
        }
    }
}

/// What was typed, as it was typed, cut to what a field holds.
fn typed(reader: &Reader) -> Typed {
    let value = |key: &str| reader.value(key).map(|text| text.trim().chars().take(200).collect()).unwrap_or_default();
    let part = |key: &SliceKey| Some((*key, value(key.slug()))).filter(|(_, value): &(_, String)| !value.is_empty());
    Typed {
        kind: value("kind"),
        place: value("k"),
        model: value("model"),
        other: value("other"),
        on: value("on"),
        board: value("board"),
        parts: SliceKey::ALL.iter().filter(|key| **key != SliceKey::Board).filter_map(part).collect(),
    }
}

/// The form with what was typed and nothing answered.
fn empty(reading: &Reading, typed: Typed, lang: Lang) -> Content {
    let catalog = reading.catalog();
    let models = || catalog.models();
    let models = if models().count() > MOST_MODELS {
        Vec::new()
    } else {
        models().map(|model| (model.slug.to_string(), model_name(model, lang).0.to_owned())).collect()
    };
    let boards = catalog.boards().filter(|board| board.is_evaluation);
    let boards = boards.map(|board| (board.slug.to_string(), board_name(board, lang).to_owned())).collect();
    let choices = choices(catalog, &typed.board);
    Content { typed, faults: Vec::new(), models, boards, choices, answer: None }
}

/// The values that each offered part can have: on the board that was typed, if it is one.
fn choices(catalog: &Catalog, board: &str) -> Vec<(SliceKey, Vec<(String, String)>)> {
    let is_known = catalog.board(board).is_some();
    let exams: Vec<&Arc<Exam>> = catalog.exams().filter(|exam| !is_known || exam.key.board.as_str() == board).collect();
    let values = |key: SliceKey| -> Vec<(String, String)> {
        match key {
            SliceKey::Size => SizeClass::ALL.iter().map(|class| (class.to_string(), String::new())).collect(),
            SliceKey::Weights => WeightsClass::ALL.iter().map(|class| (class.to_string(), String::new())).collect(),
            SliceKey::Division => {
                let divisions = exams.iter().flat_map(|exam| &exam.divisions).filter(|d| d.slug.is_stated());
                let divisions: BTreeMap<_, _> = divisions.map(|d| (d.slug.to_string(), d.name.clone())).collect();
                divisions.into_iter().collect()
            }
            _ => {
                let named = exams.iter().filter_map(|exam| Some((exam.key.value(key)?.to_owned(), printed(exam, key))));
                named.collect::<BTreeMap<_, _>>().into_iter().collect()
            }
        }
    };
    OFFERED.iter().map(|key| (*key, values(*key))).collect()
}

/// The words that a source printed for a part of an exam.
fn printed(exam: &Exam, key: SliceKey) -> String {
    match key {
        SliceKey::Dataset => exam.dataset.name.clone(),
        SliceKey::Edition => exam.edition.name.name.clone(),
        SliceKey::Protocol => exam.protocol.name.clone(),
        _ => String::new(),
    }
}

/// Reads what was typed, or every fault of it.
fn read(
    reading: &Reading,
    names: &domain::claim::names::Names,
    typed: &Typed,
    query: &str,
) -> Result<Asked, Vec<Fault>> {
    let catalog = reading.catalog();
    let mut faults = Vec::new();
    let kind = kind(typed, &mut faults);
    let board = name(Field::Board, &typed.board, false, &mut faults, |typed| names.board(typed, catalog).cloned());
    let slug = board.as_ref().map(|board: &Arc<Board>| board.slug.clone());
    let mut model = |field, typed: &str, needed| -> Option<Arc<Model>> {
        name(field, typed, needed, &mut faults, |typed| names.model(typed, slug.as_ref(), catalog).cloned())
    };
    let one = model(Field::Model, &typed.model, true);
    let other = if kind == Some(ClaimKind::AheadOf) { model(Field::Other, &typed.other, true) } else { None };
    let place = place(kind, typed, &mut faults);
    let on = day(&typed.on, reading.today(), &mut faults);
    let named = named(catalog, query, board.as_deref(), &mut faults);
    match (kind, one, on, named) {
        (Some(kind), Some(model), Some(on), Some(named)) if faults.is_empty() => {
            Ok(Asked { kind, place: place.unwrap_or(1), model, other, board, on, narrower: false, named })
        }
        _ => Err(faults),
    }
}

/// A kind that is left out is the first place.
fn kind(typed: &Typed, faults: &mut Vec<Fault>) -> Option<ClaimKind> {
    if typed.kind.is_empty() {
        return Some(ClaimKind::First);
    }
    let kind = typed.kind.parse().ok();
    if kind.is_none() {
        faults.push(Fault::Malformed(Field::Kind, typed.kind.clone(), say::EXPECTED_KIND));
    }
    kind
}

/// A name looked up; a fault where it means nothing, or where it is needed and missing.
fn name<T>(
    field: Field,
    typed: &str,
    needed: bool,
    faults: &mut Vec<Fault>,
    look_up: impl FnOnce(&str) -> Result<T, UnknownName>,
) -> Option<T> {
    if typed.is_empty() {
        if needed {
            faults.push(Fault::Missing(field));
        }
        return None;
    }
    match look_up(typed) {
        Ok(found) => Some(found),
        Err(UnknownName { typed, near }) => {
            faults.push(Fault::Unknown(field, typed, near));
            None
        }
    }
}

fn place(kind: Option<ClaimKind>, typed: &Typed, faults: &mut Vec<Fault>) -> Option<usize> {
    if kind != Some(ClaimKind::Number) {
        return None;
    }
    let place = typed.place.parse().ok().filter(|place| (1..=LAST_PLACE).contains(place));
    match (&place, typed.place.is_empty()) {
        (None, true) => faults.push(Fault::Missing(Field::Place)),
        (None, false) => faults.push(Fault::Malformed(Field::Place, typed.place.clone(), say::EXPECTED_PLACE)),
        _ => {}
    }
    place
}

/// The day typed, or today.
fn day(typed: &str, today: NaiveDate, faults: &mut Vec<Fault>) -> Option<NaiveDate> {
    if typed.is_empty() {
        return Some(today);
    }
    let day = NaiveDate::parse_from_str(typed, "%Y-%m-%d").ok().filter(|day| typed.len() == 10 && *day <= today);
    if day.is_none() {
        faults.push(Fault::Malformed(Field::On, typed.to_owned(), say::EXPECTED_DAY));
    }
    day
}

/// The parts of the slice that are named: each has to name something that there is.
fn named(catalog: &Catalog, query: &str, board: Option<&Board>, faults: &mut Vec<Fault>) -> Option<SliceQuery> {
    let mut refuse = |found: Vec<SliceError>| {
        faults.extend(found.into_iter().map(Fault::Slice));
        None
    };
    let named = match SliceQuery::parse(query, &ALSO) {
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
