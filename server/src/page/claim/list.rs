//! `/claims`: every claim by year, filtered by board, claimant, kind and verdict.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use app::page::claim::list::{self, Content, Line, Wanted};
use app::shell::Section;
use app::text::words::board_name;
use app::text::{Lang, described};
use domain::{PartialDate, SlugError};

use super::{line, same_place, time_line};
use crate::claims::Judged;
use crate::error::PageError;
use crate::extract::Reader;
use crate::render::Document;
use crate::state::Reading;

/// Loads the page.
///
/// # Errors
/// A filter that is no filter; a failing store.
pub async fn load(reading: Reading, reader: Reader) -> Result<Document, PageError> {
    let lang = reader.lang;
    let claims = reading.all_judged().await?;
    reading.verdicts_of_record(&claims).await?;
    let (boards, claimants) = (boards(&claims, lang), claimants(&claims));
    let wanted = wanted(&reader)?;
    known("board", wanted.board.as_deref(), boards.iter().map(|(value, _)| value.as_str()))?;
    known("claimant", wanted.claimant.as_deref(), claimants.iter().map(String::as_str))?;
    let shown: Vec<&Judged> = claims.iter().filter(|judged| passes(&wanted, judged)).collect();
    let mut lines: Vec<Line> = shown.iter().map(|judged| line(judged)).collect();
    newest_first(&mut lines);
    let content = Content {
        wanted,
        boards,
        claimants,
        drawn: time_line::draw(&lines, lang)?,
        lines,
        n_all: claims.len(),
        groups: groups(&shown),
        version: reading.version(),
        today: reading.today(),
    };
    let title = list::title(&content, lang);
    Ok(Document::new(title, Some(Section::Claims), move || list::Page(list::PageProps { content, lang }))
        .described(described::CLAIMS.get(lang).to_owned()))
}

/// Newest first, a month by its last day, those without a day last; of one day in the order of identifiers.
pub(crate) fn newest_first(lines: &mut [Line]) {
    let day = |line: &Line| line.claim.claimed_on.map(PartialDate::latest);
    lines.sort_by_key(|line| (Reverse(day(line)), line.claim.id.clone()));
}

/// What the reader wants to see.
///
/// # Errors
/// A kind or verdict that is none.
pub(crate) fn wanted(reader: &Reader) -> Result<Wanted, PageError> {
    fn word<T: std::str::FromStr<Err = SlugError>>(reader: &Reader, key: &str) -> Result<Option<T>, PageError> {
        let Some(typed) = reader.value(key) else { return Ok(None) };
        let parsed = typed.parse().map_err(|fault: SlugError| {
            let typed: String = typed.chars().take(80).collect();
            PageError::BadRequest(format!("{key}={typed:?}: expected {}", fault.expected))
        });
        parsed.map(Some)
    }
    Ok(Wanted {
        board: reader.value("board"),
        claimant: reader.value("claimant"),
        kind: word(reader, "kind")?,
        verdict: word(reader, "verdict")?,
    })
}

/// A value that there is, or the fault that there is none.
fn known<'a>(key: &str, typed: Option<&str>, all: impl Iterator<Item = &'a str>) -> Result<(), PageError> {
    let Some(typed) = typed else { return Ok(()) };
    let all: BTreeSet<&str> = all.collect();
    if all.contains(typed) {
        return Ok(());
    }
    let near = domain::near(typed, all.into_iter());
    let near = if near.is_empty() { String::new() } else { format!("; there is {}", near.join(", ")) };
    let typed: String = typed.chars().take(80).collect();
    Err(PageError::BadRequest(format!("{key}={typed:?}: no claim has it{near}")))
}

/// The board of a claim as addresses have it: its slug, or its name where it is not recorded.
fn board_value(judged: &Judged) -> Option<String> {
    let known = judged.checked.board.as_ref().map(|board| board.slug.to_string());
    known.or_else(|| judged.claim.board.clone())
}

/// Whether a claim is wanted.
pub(crate) fn passes(wanted: &Wanted, judged: &Judged) -> bool {
    let Wanted { board, claimant, kind, verdict } = wanted;
    (board.is_none() || *board == board_value(judged))
        && claimant.as_ref().is_none_or(|claimant| *claimant == judged.claim.claimant)
        && kind.is_none_or(|kind| kind == judged.claim.kind)
        && verdict.is_none_or(|verdict| verdict == judged.checked.word())
}

fn boards(claims: &[Judged], lang: Lang) -> Vec<(String, String)> {
    let named = claims.iter().filter_map(|judged| {
        let value = board_value(judged)?;
        let name = judged.checked.board.as_ref().map_or(value.clone(), |board| board_name(board, lang).to_owned());
        Some((name.to_lowercase(), (value, name)))
    });
    named.collect::<BTreeMap<_, _>>().into_values().collect()
}

fn claimants(claims: &[Judged]) -> Vec<String> {
    let names: BTreeSet<&str> = claims.iter().map(|judged| judged.claim.claimant.as_str()).collect();
    names.into_iter().map(str::to_owned).collect()
}

/// Claims to one first place by at least two claimants or for at least two models.
fn groups(claims: &[&Judged]) -> Vec<Vec<Line>> {
    let mut places: BTreeMap<(String, String), Vec<&Judged>> = BTreeMap::new();
    for judged in claims {
        if let Some(place) = same_place(judged) {
            places.entry(place).or_default().push(judged);
        }
    }
    let several = |claims: &Vec<&Judged>| {
        let who: BTreeSet<_> = claims.iter().map(|judged| (&judged.claim.claimant, &judged.claim.model)).collect();
        who.len() > 1
    };
    let group = |claims: Vec<&Judged>| {
        let mut lines: Vec<Line> = claims.into_iter().map(line).collect();
        newest_first(&mut lines);
        lines
    };
    places.into_values().filter(several).map(group).collect()
}
