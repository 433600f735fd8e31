//! `/r/{id}`: one result, on the day it was published and today, with its rank by day.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use app::page::placed::Placed;
use app::page::result::cite::{citation_title, sentence_to_cite};
use app::page::result::{self, Charts, Check, Checks, Content, Kept, OnDays, RankDay, Revision};
use app::part::Quoted;
use app::text::Lang;
use app::text::filing::finding::words;
use chrono::NaiveDate;
use domain::batch::FindingRecord;
use domain::filing::Event;
use domain::filing::finding::{Finding, of_published};
use domain::grid::whole;
use domain::history::Turn;
use domain::log::Kind;
use domain::rank::Ranking;
use domain::stats::cluster::clustered;
use domain::story::{Happening, Step, story};
use domain::{Address, Exam, Filters, ResultId, ResultRow, Slice};
use store::{Scope, StoredRecord};

use crate::chart::{Size, rank_by_day};
use crate::error::PageError;
use crate::extract::Reader;
use crate::page::filing::review::names;
use crate::preview::{picture_in, preview};
use crate::quote::citation::{Citation, Cited};
use crate::quote::linked::observation;
use crate::render::Document;
use crate::state::Reading;

/// Loads the page.
///
/// # Errors
/// A result that is not there; a failing store.
pub async fn load(reading: Reading, reader: Reader, name: String) -> Result<Document, PageError> {
    let lang = reader.lang;
    let (record, row) = recorded(&reading, &name).await?;
    let key = &row.exam.key;
    let rows = reading.rows(Scope::Family { board: &key.board, dataset: &key.dataset }).await?;
    let slice = own_slice(&row, reading.today());
    let turns = reading.history(&slice, &row.exam, &rows);
    let rank = |slice: Slice, exam: &Arc<Exam>| reading.ranking(&Arc::new(slice), exam, &rows);
    let revision = revision(&reading, &row.id).await?;
    let kept = Kept {
        revision,
        digest: record.digest,
        logged: super::log::place(&reading, Kind::Record, row.id.as_str()).await?,
        corrects: record.corrects,
        corrected_by: record.corrected_by,
    };
    let mut content = content(&row, &rows, &turns, kept, reading.today(), lang, rank);
    let cited = citation(&reading, &row, &content.own.then, content.kept.corrected_by.as_ref());
    content.quoted = cited.quoted(Address::Result(row.id.as_str()).to_string());
    let related: Vec<_> = content.related.iter().map(|row| &row.id).collect();
    content.corrections = reading.store().corrections(&related).await?;
    content.disputes = reading.store().disputes_of(&row.id).await?;
    let filed = if key.board.as_str() == domain::filing::OWN_BOARD {
        content.files = crate::page::filing::shown(&reading.store().files_of(&row.submission.id).await?);
        reading.store().filing_events(&row.submission.id).await?
    } else {
        Vec::new()
    };
    let events: Vec<Event> = filed.into_iter().map(|(event, _)| event).collect();
    content.story = story(&row, &events, &content.disputes, content.kept.corrected_by.as_ref());
    content.checks = checks(&reading, &row, &content.story, lang).await?;
    let title = result::title(&content, lang);
    let id = row.id.as_str();
    let path = Address::Result(id).to_string();
    let sentence = content.quoted.sentence(lang).to_owned();
    let json_ld = observation(&row, &content.quoted.address, &sentence, lang);
    let picture = Address::ResultAs(id, picture_in(lang)).to_string();
    let preview = preview(&reading, &path, &picture, sentence, json_ld, lang);
    let document = Document::new(title, None, move || result::Page(result::PageProps { content, lang }));
    Ok(document.quotable(path, preview))
}

/// Where a result stands among corrections; `None` where there is none.
async fn revision(reading: &Reading, id: &ResultId) -> Result<Option<Revision>, PageError> {
    let all = reading.store().revisions(id).await?;
    let ends = all.first().zip(all.last()).filter(|_| all.len() > 1);
    Ok(ends.map(|((first, _), (last, current))| {
        let number = |place: i64| usize::try_from(place - first + 1).unwrap_or(1);
        Revision { n: number(0), of: number(*last), current: current.clone() }
    }))
}

/// What a machine found in a result: as its reviewers read it, or, where it was not filed here, in what
/// is stated.
async fn checks(reading: &Reading, row: &ResultRow, story: &[Happening], lang: Lang) -> Result<Checks, PageError> {
    let kept = reading.store().findings_of(&row.submission.id).await?;
    let accepted = story.iter().find(|happening| happening.step == Step::Accepted).map(|happening| happening.on);
    if !kept.is_empty() {
        let own = kept.into_iter().filter(|found| found.result.as_ref().is_none_or(|result| *result == row.id));
        let check = |FindingRecord { name, stands_out, sentence_zh, sentence_en, .. }| {
            let words = if lang == Lang::Zh { sentence_zh } else { sentence_en };
            Check { name, stands_out, words }
        };
        return Ok(Checks { on: accepted.or(Some(row.published_on)), found: own.map(check).collect() });
    }
    let rows = reading.rows(Scope::Dataset(&row.exam.key.dataset)).await?;
    let names = names(reading, lang);
    let check = |finding: Finding| {
        let words = words(&finding, &names, lang);
        Check { name: finding.name(), stands_out: finding.stands_out(), words }
    };
    Ok(Checks { on: None, found: of_published(row, &rows).into_iter().map(check).collect() })
}

/// How a result is cited; `then` is its place on the day it was published, `corrected_by` the result that
/// took its place.
#[must_use]
pub fn citation(reading: &Reading, row: &ResultRow, then: &Placed, corrected_by: Option<&ResultId>) -> Citation {
    let today = reading.today();
    Citation {
        kind: Cited::Result,
        id: row.id.to_string(),
        title: citation_title(row, then),
        evaluator: row.submission.evaluator.clone(),
        published_on: row.published_on,
        address: reading.site().whole(&Address::Result(row.id.as_str()).to_string()),
        retrieved_on: today,
        sentence: sentence_to_cite(row, then, corrected_by, today, Lang::En),
        sentence_zh: sentence_to_cite(row, then, corrected_by, today, Lang::Zh),
    }
}

/// The result that a word of an address names, with its record: the word is its identifier, or more
/// letters of the record's digest.
///
/// # Errors
/// If nothing has that name; a failing store.
pub async fn recorded(reading: &Reading, word: &str) -> Result<(StoredRecord, Arc<ResultRow>), PageError> {
    let none = || PageError::not_found(word.chars().take(80).collect::<String>());
    let id = ResultId::of_prefix(word).map_err(|_| none())?;
    let record =
        reading.store().record(&id).await?.filter(|record| record.word().starts_with(word)).ok_or_else(none)?;
    let row = reading.store().result(reading.catalog(), &id).await?.ok_or_else(none)?;
    Ok((record, row))
}

/// The slice in which a result is judged: its exam, and its division where the exam states several.
#[must_use]
pub fn own_slice(row: &ResultRow, day: NaiveDate) -> Slice {
    let stated = row.exam.divisions.iter().filter(|division| division.slug.is_stated()).count();
    if stated < 2 || !row.division.slug.is_stated() {
        return whole(&row.exam, day);
    }
    let filters = Filters { division: [row.division.slug.clone()].into(), ..Filters::default() };
    whole(&row.exam, day).with_filters(filters)
}

/// What the page shows. `rows` are the results of the exam's board and dataset, `turns` the history
/// of the result's own slice, and `rank` gives the ranking of a slice of an exam.
#[must_use]
pub fn content(
    row: &Arc<ResultRow>,
    rows: &[Arc<ResultRow>],
    turns: &[Turn],
    kept: Kept,
    today: NaiveDate,
    lang: Lang,
    rank: impl Fn(Slice, &Arc<Exam>) -> Arc<Ranking>,
) -> Content {
    let placed = |slice: Slice| Placed { ranking: rank(slice, &row.exam), row: Arc::clone(row) };
    let on_days = |slice_on: &dyn Fn(NaiveDate) -> Slice| OnDays {
        then: placed(slice_on(row.published_on)),
        now: row.stood_on(today).then(|| placed(slice_on(today))),
    };
    let own = on_days(&|day| own_slice(row, day));
    let has_division = !own.then.ranking.slice.filters().division.is_empty();
    let days = rank_days(row, turns, today);
    let mut siblings: Vec<&Arc<ResultRow>> =
        rows.iter().filter(|other| other.submission.id == row.submission.id).collect();
    siblings.sort_by(|a, b| {
        let general = |row: &ResultRow| row.exam.key.domain.as_str() != "general";
        (general(a), &a.exam.key, a.published_on, &a.id).cmp(&(general(b), &b.exam.key, b.published_on, &b.id))
    });
    let sibling = |other: &Arc<ResultRow>| Placed {
        ranking: rank(own_slice(other, other.published_on), &other.exam),
        row: Arc::clone(other),
    };
    let same_model = |other: &&Arc<ResultRow>| {
        other.id != row.id && other.exam.key == row.exam.key && other.model.slug == row.model.slug
    };
    let mut related: Vec<Arc<ResultRow>> = rows.iter().filter(same_model).map(Arc::clone).collect();
    related.sort_by_key(|other| (Reverse(other.published_on), other.id.clone()));
    Content {
        today,
        whole: has_division.then(|| on_days(&|day| whole(&row.exam, day))),
        charts: charts(&own, &days, row.withdrawn_on.unwrap_or(today).min(today), lang),
        own,
        days,
        siblings: siblings.into_iter().map(sibling).collect(),
        related,
        clustered: clustered(row, rows),
        kept,
        corrections: BTreeMap::new(),
        disputes: Vec::new(),
        story: Vec::new(),
        checks: Checks::default(),
        files: Vec::new(),
        quoted: Quoted::default(),
        row: Arc::clone(row),
    }
}

/// The days on which its place changed: rank, interval or number ranked. Another result of its
/// entrant, or its withdrawal, ends them.
#[must_use]
pub fn rank_days(row: &ResultRow, turns: &[Turn], today: NaiveDate) -> Vec<RankDay> {
    let mut days: Vec<RankDay> = Vec::new();
    let place = |day: &RankDay| day.standing.as_ref().map(|s| (s.rank(), s.low(), s.high(), s.of()));
    for turn in turns.iter().filter(|turn| (row.published_on..=today).contains(&turn.day)) {
        let entry = turn.ranking.entries.iter().find(|entry| entry.row.id == row.id);
        let next = RankDay { day: turn.day, standing: entry.and_then(|entry| entry.standing.clone()) };
        let changed = days.last().map_or(next.standing.is_some(), |last| place(last) != place(&next));
        if changed {
            days.push(next);
        }
    }
    days
}

/// The drawings of the days; `None` where there are fewer than two.
fn charts(own: &OnDays, days: &[RankDay], until: NaiveDate, lang: Lang) -> Option<Charts> {
    if days.iter().filter(|day| day.standing.is_some()).count() < 2 {
        return None;
    }
    let slice =
        app::text::words::slice_sentence(&own.then.ranking.exam, &own.then.ranking.slice.with_as_of(until), lang);
    let draw = |size| rank_by_day::draw(days, until, &slice, size, lang).ok();
    Some(Charts { wide_svg: draw(Size::Wide)?, narrow_svg: draw(Size::Narrow)? })
}
