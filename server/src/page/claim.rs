//! `/claims/{id}`: one claim, judged.

pub mod check;
pub mod list;
mod time_line;

use std::sync::Arc;

use app::page::claim::cite::{citation_title, sentence_to_cite};
use app::page::claim::list::Line;
use app::page::claim::{self, About, Content, main_ranking};
use app::shell::Section;
use app::text::Lang;
use domain::change::Watch;
use domain::claim::{Checked, ClaimKind};
use domain::log::Kind;
use domain::{Address, Slug};
use store::Scope;

use super::near::nothing_called;
use super::ranking::around;
use crate::claims::{Judged, check_first_day, model_of};
use crate::error::PageError;
use crate::extract::Reader;
use crate::preview::{picture_in, preview};
use crate::quote::citation::{Citation, Cited};
use crate::quote::linked::claim_review;
use crate::render::Document;
use crate::state::Reading;

/// Loads the page.
///
/// # Errors
/// A claim that is not there; a failing store.
pub async fn load(reading: Reading, reader: Reader, name: String) -> Result<Document, PageError> {
    let lang = reader.lang;
    let claims = reading.all_judged().await?;
    let Some(judged) = claims.iter().find(|judged| judged.claim.id.as_str() == name) else {
        let all = claims.iter().map(|judged| &judged.claim);
        let all = all.map(|claim| {
            let words = format!("{}: {}", claim.claimant, claim.id);
            (claim.id.to_string(), words, Address::Claim(&claim.id).to_string())
        });
        return Err(nothing_called(&name, all));
    };
    let same = |other: &&Judged| {
        other.claim.id != judged.claim.id && same_place(judged).is_some() && same_place(judged) == same_place(other)
    };
    let organisation = judged.claim.organisation.as_ref();
    let records = reading.verdicts_of_record(&claims).await?.get(&judged.claim.id).cloned().unwrap_or_default();
    let logged = match records.last() {
        Some(record) => super::log::place(&reading, Kind::Verdict, &record.name(&judged.claim.id)).await?,
        None => None,
    };
    let names = reading.names().await?;
    let first_day = check_first_day(&reading, &names, &judged.claim, &judged.checked).await?.map(Arc::new);
    let content = Content {
        claim: Arc::clone(&judged.claim),
        organisation: organisation.and_then(|slug| reading.catalog().organisation(slug.as_str())).cloned(),
        checked: Arc::clone(&judged.checked),
        about: about(&reading, &judged.checked).await?,
        records,
        first_day,
        same_place: claims.iter().filter(same).map(line).collect(),
        quoted: citation(&reading, judged).quoted(Address::Claim(&judged.claim.id).to_string()),
        logged,
    };
    let title = claim::title(&content, lang);
    let (watch, path) = (Watch::Claim(content.claim.id.clone()), content.quoted.path.clone());
    let sentence = content.quoted.sentence(lang).to_owned();
    let json_ld = claim_review(&judged.claim, &judged.checked, &content.quoted.address, lang);
    let preview = preview(&reading, &path, &picture_in(lang).of(&path), sentence, json_ld, lang);
    let document = Document::new(title, Some(Section::Claims), move || claim::Page(claim::PageProps { content, lang }));
    Ok(document.quotable(path, preview).with_feed(&watch))
}

/// How the verdict of a claim is cited. It is as of the day of reading.
#[must_use]
pub fn citation(reading: &Reading, judged: &Judged) -> Citation {
    let (claim, checked, today) = (&judged.claim, &judged.checked, reading.today());
    Citation {
        kind: Cited::Verdict,
        id: claim.id.to_string(),
        title: citation_title(claim, checked),
        evaluator: None,
        published_on: today,
        address: reading.site().whole(&Address::Claim(&claim.id).to_string()),
        retrieved_on: today,
        sentence: sentence_to_cite(claim, checked, today, Lang::En),
        sentence_zh: sentence_to_cite(claim, checked, today, Lang::Zh),
    }
}

/// What a verdict was made from, with what one changed word does.
///
/// # Errors
/// A failing store.
pub(crate) async fn about(reading: &Reading, checked: &Checked) -> Result<About, PageError> {
    let moves = match main_ranking(checked) {
        Some(ranking) => {
            let key = ranking.slice.exam();
            let rows = reading.rows(Scope::Family { board: &key.board, dataset: &key.dataset }).await?;
            let turns = reading.history(&ranking.slice, &ranking.exam, &rows);
            around(reading, ranking, &turns, &rows).moves.clone()
        }
        None => Vec::new(),
    };
    Ok(About { today: reading.today(), version: reading.version(), moves })
}

/// A claim as lists show it.
pub(crate) fn line(judged: &Judged) -> Line {
    Line { claim: Arc::clone(&judged.claim), checked: Arc::clone(&judged.checked) }
}

/// The first place that is claimed, as far as the words name it: board and filters. `None` of other
/// places, and where no board is named.
pub(crate) fn same_place(judged: &Judged) -> Option<(String, String)> {
    let Judged { claim, checked } = judged;
    let is_first = matches!(claim.kind, ClaimKind::First | ClaimKind::FirstAmong) || claim.place == Some(1);
    let board = checked.board.as_ref().map(|board| board.slug.to_string()).or_else(|| claim.board.clone());
    let filters = domain::SliceKey::FILTERS.iter().map(|key| claim.named.filters().values(*key).join(","));
    board.filter(|_| is_first).map(|board| (board, filters.collect::<Vec<_>>().join(";")))
}

/// The claims that an organisation made, and those of others about its models, newest first.
///
/// # Errors
/// A failing store.
pub(crate) async fn of_organisation(reading: &Reading, organisation: &Slug) -> Result<[Vec<Line>; 2], PageError> {
    let (claims, names) = (reading.claims().await?, reading.names().await?);
    let (mut made, mut about) = (Vec::new(), Vec::new());
    for claim in claims.iter() {
        let is_its = |model: &Arc<domain::Model>| model.organisations.iter().any(|maker| maker.slug == *organisation);
        if claim.organisation.as_ref() == Some(organisation) {
            made.push(line(&reading.judged(claim).await?));
        } else if model_of(reading, &names, claim).as_ref().is_some_and(is_its) {
            about.push(line(&reading.judged(claim).await?));
        }
    }
    list::newest_first(&mut made);
    list::newest_first(&mut about);
    Ok([made, about])
}

/// The claims about a model, newest first.
///
/// # Errors
/// A failing store.
pub(crate) async fn of_model(reading: &Reading, model: &Slug) -> Result<Vec<Line>, PageError> {
    let (claims, names) = (reading.claims().await?, reading.names().await?);
    let mut lines = Vec::new();
    for claim in claims.iter() {
        if model_of(reading, &names, claim).is_some_and(|claimed| claimed.slug == *model) {
            lines.push(line(&reading.judged(claim).await?));
        }
    }
    list::newest_first(&mut lines);
    Ok(lines)
}
