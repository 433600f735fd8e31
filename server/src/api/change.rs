//! The change log as JSON, JSON Lines and CSV.

use app::page::changes::say::{reason, where_of};
use app::text::Lang;
use chrono::{DateTime, NaiveDate, Utc};
use domain::change::{ChangeKind, Entry, Side};
use domain::filing::dispute::Ground;
use domain::rank::Ranking;
use domain::{Address, LogPart, ResultRow};
use serde::Serialize;
use serde_json::Value;

use super::describe;
use super::list::Part;
use super::ranking::slice_object;
use super::table::{cell, csv as table, lines as json_lines, plain};
use crate::changes::{Asked, Log, Page, asked_with, read, token};
use crate::error::PageError;
use crate::extract::Reader;
use crate::state::Reading;

/// Entries of an answer where nobody asks for another number.
const TOGETHER: usize = 100;

/// One entry of the log.
#[derive(Debug, Serialize)]
struct Change {
    kind: ChangeKind,
    day: Option<NaiveDate>,
    recorded_at: DateTime<Utc>,
    slice: Option<Value>,
    slice_text: Option<String>,
    address: Option<String>,
    model: Option<String>,
    setting: Option<String>,
    result: Option<String>,
    score: Option<f64>,
    score_text: Option<String>,
    before: Option<Replaced>,
    reason: Option<String>,
    ground: Option<Ground>,
    words: Option<String>,
    first_place: Option<Place>,
    first_place_before: Option<Place>,
    claim: Option<String>,
    source_url: Option<String>,
    title: Title,
}

/// What happened, in one line.
#[derive(Debug, Serialize)]
struct Title {
    zh: String,
    en: String,
}

/// The result whose place another took.
#[derive(Debug, Serialize)]
struct Replaced {
    result: String,
    score: f64,
    score_text: String,
}

/// A first place: never without the number ranked and its slice.
#[derive(Debug, Serialize)]
struct Place {
    wording: domain::rank::Wording,
    models: Vec<String>,
    of: usize,
    slice_text: String,
}

impl Place {
    fn of(ranking: &Ranking) -> Option<Self> {
        Some(Self {
            wording: ranking.first.as_ref()?.wording,
            models: ranking.first_entries().map(|entry| entry.row.model.slug.to_string()).collect(),
            of: ranking.n_ranked(),
            slice_text: ranking.slice.to_string(),
        })
    }
}

impl Change {
    fn of(entry: &Entry, today: NaiveDate) -> Self {
        let place = where_of(entry).map(|(_, slice)| slice);
        let title = |lang| app::page::changes::say::subject(entry, lang).replace('\u{a0}', " ");
        let blank = Self {
            kind: entry.kind(),
            day: entry.day(),
            recorded_at: entry.recorded_at(),
            slice: place.as_ref().map(|slice| slice_object(&slice.pairs())),
            slice_text: place.as_ref().map(ToString::to_string),
            address: place.as_ref().map(|slice| Address::Ranking(slice, today).to_string()),
            model: None,
            setting: None,
            result: None,
            score: None,
            score_text: None,
            before: None,
            reason: None,
            ground: None,
            words: None,
            first_place: None,
            first_place_before: None,
            claim: None,
            source_url: entry.source_url().map(str::to_owned),
            title: Title { zh: title(Lang::Zh), en: title(Lang::En) },
        };
        match entry {
            Entry::Result(event) => Self {
                before: event.before.as_ref().map(|old| Replaced {
                    result: Address::Result(old.id.as_str()).to_string(),
                    score: old.score.value(),
                    score_text: old.score.text().to_owned(),
                }),
                reason: reason(event, Lang::En).filter(|words| *words != app::text::changes::NO_REASON.en),
                ..blank.about(&event.row)
            },
            Entry::Objection { mark, row, dispute } => {
                let answer = dispute.answer.as_ref().filter(|_| mark.side == Side::Answered);
                let words = answer.map_or(&dispute.evidence, |answer| &answer.words);
                Self { ground: Some(dispute.ground), words: Some(words.clone()), ..blank.about(row) }
            }
            Entry::First { change, .. } => Self {
                first_place: Place::of(&change.after),
                first_place_before: change.before.as_deref().and_then(Place::of),
                ..blank
            },
            Entry::Claimed { claim, .. } => {
                Self { claim: Some(Address::Claim(&claim.id).to_string()), reason: claim.note.clone(), ..blank }
            }
        }
    }

    /// The same of a result.
    fn about(self, row: &ResultRow) -> Self {
        Self {
            model: Some(row.model.slug.to_string()),
            setting: row.setting.slug.is_stated().then(|| row.setting.slug.to_string()),
            result: Some(Address::Result(row.id.as_str()).to_string()),
            score: Some(row.score.value()),
            score_text: Some(row.score.text().to_owned()),
            ..self
        }
    }
}

/// The answer of `GET /api/v1/changes?…`.
#[derive(Debug, Serialize)]
struct Body {
    address: String,
    feed: String,
    changes: Vec<Value>,
    next: Option<String>,
}

/// The body of `GET /api/v1/changes?…`.
///
/// # Errors
/// What cannot be read or names nothing; a failing store.
pub async fn json(reading: Reading, reader: Reader) -> Result<String, PageError> {
    let fields: Vec<&str> = describe::noun::change().into_iter().map(|(name, _)| name).collect();
    let part = Part::without_token(&reader, &fields)?;
    let (asked, page) = page(&reading, &reader, &["fields"]).await?;
    let next = page.next.as_ref().map(token);
    let change =
        |entry: &Entry| part.sparse(serde_json::to_value(Change::of(entry, reading.today())).unwrap_or_default());
    let body = Body {
        address: Address::Changes(&asked.watch).to_string(),
        feed: Address::ChangesFeed(LogPart::newest(&asked.watch), Lang::En.tag()).to_string(),
        changes: page.entries.iter().map(change).collect(),
        next: next.map(|token| part.onward(&reader, &token)),
    };
    Ok(serde_json::to_string(&body).unwrap_or_default())
}

/// The body of `/changes.jsonl?…`: the entries of the same answer, one a line.
///
/// # Errors
/// As [`json`].
pub async fn lines(reading: Reading, reader: Reader) -> Result<String, PageError> {
    let (_, page) = page(&reading, &reader, &[]).await?;
    Ok(json_lines(page.entries.iter().map(|entry| Change::of(entry, reading.today()))))
}

/// The body of `/changes.csv?…`.
///
/// # Errors
/// As [`json`].
pub async fn csv(reading: Reading, reader: Reader) -> Result<String, PageError> {
    let (_, page) = page(&reading, &reader, &[]).await?;
    let columns = [
        "kind",
        "day",
        "recorded_at",
        "model",
        "setting",
        "result",
        "score",
        "score_before",
        "result_before",
        "reason",
        "ground",
        "words",
        "wording",
        "first",
        "of",
        "claim",
        "source_url",
        "slice",
    ];
    table(columns, page.entries.iter().map(|entry| row(Change::of(entry, reading.today()))))
}

fn row(change: Change) -> [String; 18] {
    let (first, before) = (change.first_place, change.before);
    [
        change.kind.to_string(),
        cell(change.day),
        change.recorded_at.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true),
        cell(change.model),
        cell(change.setting),
        cell(change.result),
        cell(change.score_text),
        cell(before.as_ref().map(|before| before.score_text.clone())),
        cell(before.map(|before| before.result)),
        plain(&change.reason.unwrap_or_default()),
        cell(change.ground),
        plain(&change.words.unwrap_or_default()),
        cell(first.as_ref().map(|place| place.wording)),
        cell(first.as_ref().map(|place| place.models.join(" "))),
        cell(first.as_ref().map(|place| place.of)),
        cell(change.claim),
        cell(change.source_url),
        cell(change.slice_text),
    ]
}

async fn page(reading: &Reading, reader: &Reader, more: &[&str]) -> Result<(Asked, Page), PageError> {
    let asked = asked_with(reading, reader, more).await?;
    let limit = asked.limit.unwrap_or(TOGETHER);
    let page = read(reading, Log { watch: &asked.watch, after: asked.after.as_ref(), limit }).await?;
    Ok((asked, page))
}
