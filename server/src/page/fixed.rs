//! `/s/{id}`: a fixed ranking.

use std::sync::Arc;

use app::page::fixed::cite::{citation_title, sentence_to_cite};
use app::page::fixed::{self, Content};
use app::page::ranking::PAGE;
use app::shell::Section;
use app::text::Lang;
use domain::log::Kind;
use domain::{Address, Format};

use crate::error::PageError;
use crate::extract::Reader;
use crate::fixed::{Found, find};
use crate::preview::{picture_in, preview};
use crate::quote::citation::{Citation, Cited};
use crate::quote::linked::{At, dataset};
use crate::render::Document;
use crate::state::Reading;

/// Loads the page.
///
/// # Errors
/// A fixed ranking that is not there, or a page of it; a failing store.
pub async fn load(reading: Reading, reader: Reader, name: String) -> Result<Document, PageError> {
    let lang = reader.lang;
    let found = find(&reading, &name).await?;
    let n_pages = found.ranking.entries.len().div_ceil(PAGE).max(1);
    let page = match reader.value("page") {
        None => 1,
        Some(text) => text.parse().ok().filter(|page| (1..=n_pages).contains(page)).ok_or_else(|| {
            let text: String = text.chars().take(80).collect();
            PageError::BadRequest(format!("page={text:?}: there are {n_pages}"))
        })?,
    };
    let now = found.now(&reading);
    let shifts = found.shifts(&reading, &now).await?;
    let others = reading.store().fixed_of(&found.fixed.slice).await?;
    let others = others.into_iter().filter(|other| other.id != found.stored.id).map(|other| (other.id, other.as_of));
    let content = Content {
        id: found.stored.id.clone(),
        digest: found.stored.digest.clone(),
        logged: super::log::place(&reading, Kind::Ranking, found.stored.id.as_str()).await?,
        fixed_on: found.stored.recorded_at.date_naive(),
        data_version: found.stored.data_version,
        method: found.fixed.method,
        ranking: Arc::clone(&found.ranking),
        page,
        today: reading.today(),
        now,
        shifts,
        disputed: found.disputed(&reading).await?,
        others: others.collect(),
        quoted: citation(&reading, &found).quoted(Address::Fixed(found.stored.id.as_str()).to_string()),
    };
    let title = fixed::title(&content, lang);
    let id = found.stored.id.as_str();
    let path = Address::Fixed(id).to_string();
    let whole = |format| reading.site().whole(&Address::FixedAs(id, format).to_string());
    let sentence = content.quoted.sentence(lang).to_owned();
    let (csv, json) = (whole(Format::Csv), whole(Format::Json));
    let at = At { page: &content.quoted.address, identifier: id, csv: &csv, json: &json };
    let json_ld = dataset(&found.ranking, at, &sentence, lang);
    let picture = Address::FixedAs(id, picture_in(lang)).to_string();
    let preview = preview(&reading, &path, &picture, sentence, json_ld, lang);
    let document =
        Document::new(title, Some(Section::Rankings), move || fixed::Page(fixed::PageProps { content, lang }));
    Ok(document.quotable(path, preview))
}

/// How a fixed ranking is cited.
#[must_use]
pub fn citation(reading: &Reading, found: &Found) -> Citation {
    let (id, ranking, today) = (&found.stored.id, &found.ranking, reading.today());
    Citation {
        kind: Cited::Ranking,
        id: id.to_string(),
        title: citation_title(ranking),
        evaluator: None,
        published_on: ranking.slice.as_of(),
        address: reading.site().whole(&Address::Fixed(id.as_str()).to_string()),
        retrieved_on: today,
        sentence: sentence_to_cite(ranking, Some(id), today, Lang::En),
        sentence_zh: sentence_to_cite(ranking, Some(id), today, Lang::Zh),
    }
}
