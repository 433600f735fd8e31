//! A line of `claims.csv`: what somebody said of a model's place, with as much of the slice as the
//! words name.

use domain::claim::read::LAST_PLACE;
use domain::claim::typed::Field;
use domain::claim::{Claim, ClaimKind};
use domain::{SliceError, SliceKey, SliceQuery, Slug};
use form_urlencoded::Serializer;

use super::header::Kind;
use super::published::Text;
use super::registry::{Registry, owned};
use super::row::Row;

/// Characters of the words that are kept.
const LONGEST_QUOTE: usize = Field::Words.longest();
/// Words under `/claims/` that are addresses of forms.
const TAKEN: [&str; 2] = ["check", "file"];

/// The keys of the slice that have a column: all but the board, which is named in words, the day,
/// which is the claim's, and the choice among several results of one entrant.
const KEYS: [SliceKey; 14] = [
    SliceKey::Dataset,
    SliceKey::Edition,
    SliceKey::Language,
    SliceKey::Domain,
    SliceKey::Metric,
    SliceKey::Protocol,
    SliceKey::Division,
    SliceKey::Setting,
    SliceKey::Size,
    SliceKey::Weights,
    SliceKey::Country,
    SliceKey::Org,
    SliceKey::Evaluator,
    SliceKey::Book,
];

impl<'a> Registry<'a> {
    /// Reads a line of `claims.csv`.
    pub(super) fn claim(&mut self, row: &mut Row<'_, 'a>) {
        let before = row.faults_so_far();
        let id: Option<Slug> = row.stated("id", "a slug of a-z, 0-9, '.' and '-'", Row::parse);
        if let Some(id) = &id {
            self.state(row, Kind::Claims, "id", id.to_string(), id.as_str());
            if TAKEN.contains(&id.as_str()) {
                row.fault("id", id.as_str(), "free: it is the address of a form");
            }
        }
        let organisation: Option<Slug> = row.parse("organisation");
        if let Some(organisation) = &organisation {
            self.refer(row, "organisation", Kind::Organisations, organisation);
        }
        let claimant = row.required("claimant", "who made the claim");
        let kind: Option<ClaimKind> = row.stated("kind", "one of first, number, ahead-of, first-among", Row::parse);
        let (place, other) = (place(row, kind), other(row, kind));
        let text = words(row);
        let named = slice(row);
        let claim = Claim {
            claimed_on: row.parse("claimed_on"),
            organisation,
            model: owned(row, "model"),
            board: owned(row, "board"),
            place,
            other,
            narrower: row.truth("narrower").unwrap_or_default(),
            source_url: row.url("source_url").map(Text::into_owned),
            source_commit: owned(row, "source_commit"),
            note: owned(row, "note"),
            id: id.unwrap_or_else(Slug::not_stated),
            claimant: claimant.map(Text::into_owned).unwrap_or_default(),
            kind: kind.unwrap_or(ClaimKind::First),
            text: text.unwrap_or_default(),
            named,
        };
        if row.faults_so_far() == before {
            self.claims.push(claim);
        }
    }
}

/// The place claimed: of the kind `number` it has to be there, of others it must not.
fn place(row: &mut Row<'_, '_>, kind: Option<ClaimKind>) -> Option<u32> {
    let is_number = kind == Some(ClaimKind::Number);
    let text = row.text("place");
    match text {
        None if is_number => {
            row.fault("place", "", "the place claimed, from 1");
            None
        }
        None => None,
        Some(text) if !is_number && kind.is_some() => {
            row.fault("place", &text, "empty: only the kind number has a place");
            None
        }
        Some(text) => {
            let place = text.parse().ok().filter(|place| (1..=LAST_PLACE).contains(place));
            let place = place.and_then(|place| u32::try_from(place).ok());
            if place.is_none() {
                row.fault("place", &text, format!("a place from 1 to {LAST_PLACE}"));
            }
            place
        }
    }
}

/// The other model: of the kind `ahead-of` it has to be there, of others it must not.
fn other(row: &mut Row<'_, '_>, kind: Option<ClaimKind>) -> Option<String> {
    let compares = kind == Some(ClaimKind::AheadOf);
    let other = owned(row, "other");
    match &other {
        None if compares => row.fault("other", "", "the model that is said to be behind"),
        Some(name) if !compares && kind.is_some() => {
            row.fault("other", name, "empty: only the kind ahead-of names another model");
        }
        _ => {}
    }
    other
}

fn words(row: &mut Row<'_, '_>) -> Option<String> {
    let text = row.required("text", "the words of the claim")?;
    if text.chars().count() > LONGEST_QUOTE {
        row.fault("text", &text, format!("at most {LONGEST_QUOTE} characters of the original"));
        return None;
    }
    Some(text.into_owned())
}

/// The cells of the slice, read as an address is; a filter may have several values between
/// semicolons.
fn slice(row: &mut Row<'_, '_>) -> SliceQuery {
    let mut form = Serializer::new(String::new());
    for key in KEYS {
        let Some(cell) = row.text(key.slug()) else { continue };
        if SliceKey::FILTERS.contains(&key) {
            form.extend_pairs(cell.split(';').map(|value| (key.slug(), value.trim())));
        } else if key == SliceKey::Language && cell.parse::<domain::LanguageTag>().is_err() {
            row.fault(key.slug(), &cell, "a BCP 47 language tag such as zh, en or pt-BR");
        } else if key != SliceKey::Language && cell.parse::<Slug>().is_err() {
            row.fault(key.slug(), &cell, "a slug of a-z, 0-9, '.' and '-'");
        } else {
            form.append_pair(key.slug(), &cell);
        }
    }
    SliceQuery::parse(&form.finish(), &[]).unwrap_or_else(|faults| {
        for fault in faults {
            match &fault {
                SliceError::Malformed { key, value, expected } => row.fault(key.slug(), value, *expected),
                other => row.fault("", &other.to_string(), "part of a slice"),
            }
        }
        SliceQuery::default()
    })
}
