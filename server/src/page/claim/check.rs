//! `/claims/check`: the form, and the answer to what was typed into it.

use std::collections::BTreeMap;
use std::sync::Arc;

use app::page::claim::check::{self, Content};
use app::page::claim::fields::Choices;
use app::shell::Section;
use app::text::words::{board_name, model_name};
use app::text::{Lang, described};
use domain::claim::names::{Names, UnknownName};
use domain::claim::read::{day, kind, named, place};
use domain::claim::typed::{Fault, Field, Typed};
use domain::claim::{Checked, ClaimKind};
use domain::{Board, Catalog, Exam, Model, PartialDate, SizeClass, SliceKey, WeightsClass};

use super::about;
use crate::claims::{Asked, check};
use crate::error::PageError;
use crate::extract::Reader;
use crate::render::Document;
use crate::state::Reading;

/// Keys of the address that are not parts of the slice. The board is one, but it is read by name.
const ALSO: [&str; 7] = ["lang", "kind", "k", "model", "other", "on", "board"];
/// Letters of a field that are read.
const LONGEST: usize = 200;
/// More models than this are not offered while one types: the page would be too heavy.
const MOST_MODELS: usize = 3_000;

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
    if typed.is_blank() {
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
        .described(described::CHECK.get(lang).to_owned())
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
    let known = |key: &str| Field::ASKED.iter().any(|field| field.slug() == key) || key.parse::<SliceKey>().is_ok();
    let pairs = form_urlencoded::parse(reader.query.as_bytes()).filter(|(key, _)| known(key));
    Typed::of(pairs.map(|(key, text)| (key, text.chars().take(LONGEST).collect())))
}

/// The form with what was typed and nothing answered.
fn empty(reading: &Reading, typed: Typed, lang: Lang) -> Content {
    let offered = offered(reading, typed.get(Field::Board), lang);
    Content { typed, faults: Vec::new(), offered, answer: None }
}

/// What the fields of a claim offer, where a board was typed that on it.
pub(crate) fn offered(reading: &Reading, board: &str, lang: Lang) -> Choices {
    let catalog = reading.catalog();
    let models = || catalog.models();
    let models = if models().count() > MOST_MODELS {
        Vec::new()
    } else {
        models().map(|model| (model.slug.to_string(), model_name(model, lang).0.to_owned())).collect()
    };
    let boards = catalog.boards().filter(|board| board.is_evaluation);
    let boards = boards.map(|board| (board.slug.to_string(), board_name(board, lang).to_owned())).collect();
    Choices { models, boards, parts: choices(catalog, board) }
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
fn read(reading: &Reading, names: &Names, typed: &Typed, query: &str) -> Result<Asked, Vec<Fault>> {
    let catalog = reading.catalog();
    let mut faults = Vec::new();
    let kind = kind(typed, &mut faults);
    let board = name(Field::Board, typed, false, &mut faults, |typed| names.board(typed, catalog).cloned());
    let slug = board.as_ref().map(|board: &Arc<Board>| board.slug.clone());
    let mut model = |field| -> Option<Arc<Model>> {
        name(field, typed, true, &mut faults, |typed| names.model(typed, slug.as_ref(), catalog).cloned())
    };
    let one = model(Field::Model);
    let other = if kind == Some(ClaimKind::AheadOf) { model(Field::Other) } else { None };
    let place = place(kind, typed, &mut faults);
    let on = match typed.get(Field::On) {
        "" => Some(PartialDate::Day(reading.today())),
        text => day(text, reading.today(), &mut faults),
    };
    let named = named(catalog, query, &ALSO, board.as_deref(), &mut faults);
    match (kind, one, on, named) {
        (Some(kind), Some(model), Some(on), Some(named)) if faults.is_empty() => {
            Ok(Asked { kind, place: place.unwrap_or(1), model, other, board, on, narrower: false, named })
        }
        _ => Err(faults),
    }
}

/// A name looked up; a fault where it means nothing, or where it is needed and missing.
fn name<T>(
    field: Field,
    typed: &Typed,
    needed: bool,
    faults: &mut Vec<Fault>,
    look_up: impl FnOnce(&str) -> Result<T, UnknownName>,
) -> Option<T> {
    let text = typed.get(field);
    if text.is_empty() {
        if needed {
            faults.push(Fault::Missing(field));
        }
        return None;
    }
    match look_up(text) {
        Ok(found) => Some(found),
        Err(UnknownName { typed, near }) => {
            faults.push(Fault::Unknown(field, typed, near));
            None
        }
    }
}
