//! A slice through time as JSON, CSV and JSON Lines: the figures of the page. A slice of several exams gives
//! each exam's own; no figure runs across two.

use app::text::{Lang, words};
use domain::history::Change;
use domain::rank::{Ranking, Standing};
use domain::trend::{
    Absence, Best, Counted, Line, Point, Snapshot, Trend, books, gap, leaders_so_far, saturation, tenures,
};
use domain::{Address, OpenSlice, ResultRow, Slug, book_of};
use serde_json::{Map, Value, json};

use super::list::members;
use super::ranking::slice_object;
use super::table::{self, plain};
use crate::error::PageError;
use crate::extract::Reader;
use crate::page::trends::{Found, find, find_with, several};
use crate::state::Reading;

/// The body of `GET /api/v1/trends?…`.
///
/// # Errors
/// Faults of the slice, models that are not there; a failing store.
pub async fn json(reading: Reading, reader: Reader) -> Result<String, PageError> {
    let today = reading.today();
    let body = match find_with(&reading, &reader, &["fields"]).await? {
        Found::One(trend, asked) => one(&trend, &asked, today),
        Found::Editions(slice, trends) => {
            let editions: Vec<Value> = trends.iter().map(|trend| one(trend, &[], today)).collect();
            open_body(&slice, "editions", editions)
        }
        Found::Several(slice, rows) => {
            let several = several(&reading, *slice, &rows);
            let exams = several.exams.iter().map(|line| in_short(&line.trend, today)).collect();
            let mut body = open_body(&several.slice, "exams", exams);
            if let Some(object) = body.as_object_mut() {
                object.insert("n_models".into(), several.n_models.into());
                object.insert("n_leaders".into(), several.n_leaders.into());
                object.insert("n_more_exams".into(), several.n_more.into());
                object.insert("n_exams_counted".into(), several.n_counted.into());
                object.insert("n_exams_uncounted".into(), several.n_uncounted.into());
                object.insert("by_day".into(), several.by_day.iter().map(together).collect());
            }
            body
        }
    };
    Ok(members(&reader, body, &["slice", "slice_text", "open"])?.to_string())
}

/// Both counts of several exams after a change.
fn together(at: &Counted) -> Value {
    json!({ "day": at.day.to_string(), "n_models": at.n_models, "n_leaders": at.n_leaders })
}

fn open_body(slice: &OpenSlice, name: &str, parts: Vec<Value>) -> Value {
    let mut body = Map::new();
    body.insert("slice".into(), slice_object(&slice.pairs()));
    body.insert("open".into(), json!(slice.open));
    body.insert("one_exam".into(), false.into());
    body.insert(name.into(), parts.into());
    body.into()
}

/// What a list of exams says of one.
fn in_short(trend: &Trend, today: chrono::NaiveDate) -> Value {
    let at_end = trend.at_end();
    json!({
        "slice": slice_object(&trend.slice.pairs()),
        "slice_text": trend.slice.to_string(),
        "address": Address::Trend(&trend.slice, today, &[]).to_string(),
        "n_ranked": at_end.map_or(0, |ranking| ranking.n_ranked()),
        "first_day": trend.first_day(),
        "gap_in_errors": at_end.and_then(|ranking| gap(ranking)),
        "n_leaders": trend.lead.n_leaders,
        "days": trend.lead.days,
        "led": led(trend),
    })
}

fn one(trend: &Trend, asked: &[Slug], today: chrono::NaiveDate) -> Value {
    let sentence = |lang| words::slice_sentence(&trend.exam, &trend.slice, lang);
    let mut body = in_short(trend, today);
    let more = json!({
        "one_exam": true,
        "title": { "zh": sentence(Lang::Zh), "en": sentence(Lang::En) },
        "address": Address::Trend(&trend.slice, today, asked).to_string(),
        "ranking": Address::Ranking(&trend.slice, today).to_string(),
        "best": trend.best.iter().map(best).collect::<Vec<_>>(),
        "first_scores": trend.points.iter().map(point).collect::<Vec<_>>(),
        "at": trend.snapshots.iter().map(|at| snapshot(trend, at)).collect::<Vec<_>>(),
        "by_day": by_day(trend),
        "tenures": tenures(&trend.turns, trend.slice.as_of()).iter().map(|tenure| json!({
            "from": tenure.from,
            "until": tenure.until,
            "models": tenure.models.iter().map(|model| &model.slug).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
        "models": trend.lines.iter().map(|of| line(of, &trend.snapshots)).collect::<Vec<_>>(),
        "events": trend.turns.iter().flat_map(|turn| turn.changes.iter().map(|c| event(turn.day, c))).collect::<Vec<_>>(),
    });
    if let (Some(body), Value::Object(more)) = (body.as_object_mut(), more) {
        body.extend(more);
    }
    body
}

fn best(best: &Best) -> Value {
    let row = &best.row;
    let mut wire = result(row);
    if let Some(object) = wire.as_object_mut() {
        object.insert("day".into(), json!(best.day));
        object.insert("standard_error".into(), json!(best.uncertainty.standard_error));
        object.insert("step".into(), json!(best.step.map(|step| rounded(step.by))));
        object.insert("step_in_errors".into(), json!(best.step.and_then(|step| step.errors)));
        object.insert("reading".into(), json!(best.reading()));
        object.insert("share_of_scale".into(), json!(saturation(&row.exam.scale, row.score.value())));
    }
    wire
}

/// A difference of printed decimals without the noise of binary fractions.
fn rounded(value: f64) -> f64 {
    (value * 1e9).round() / 1e9
}

fn point(point: &Point) -> Value {
    let mut wire = result(&point.row);
    if let Some(object) = wire.as_object_mut() {
        object.insert("day".into(), json!(point.day));
    }
    wire
}

fn result(row: &ResultRow) -> Value {
    json!({
        "model": row.model.slug,
        "model_name": row.model.name,
        "score": row.score.value(),
        "score_text": row.score.text(),
        "evaluator_kind": row.submission.evaluator_kind,
        "book": book_of(row).0,
        "result": Address::Result(row.id.as_str()).to_string(),
        "disputed": row.disputed,
    })
}

fn snapshot(trend: &Trend, at: &Snapshot) -> Value {
    state(trend, at.day, &at.ranking)
}

/// The exam after every change.
fn by_day(trend: &Trend) -> Vec<Value> {
    let turns = trend.turns.iter().zip(leaders_so_far(&trend.turns));
    let days = turns.map(|(turn, led)| {
        let mut wire = state(trend, turn.day, &turn.ranking);
        if let Some(object) = wire.as_object_mut() {
            object.insert("n_leaders".into(), led.into());
        }
        wire
    });
    days.collect()
}

fn state(trend: &Trend, day: chrono::NaiveDate, ranking: &Ranking) -> Value {
    let leader = ranking.leader();
    let books = books(ranking);
    json!({
        "day": day,
        "n_ranked": ranking.n_ranked(),
        "highest": leader.map(|entry| entry.row.score.value()),
        "share_of_scale": leader.and_then(|entry| saturation(&trend.exam.scale, entry.row.score.value())),
        "gap_in_errors": gap(ranking),
        "open_book": books.open,
        "closed_book": books.closed,
        "book_unknown": books.unknown,
    })
}

fn place(standing: &Standing) -> Value {
    json!({ "rank": standing.rank(), "rank_low": standing.low(), "rank_high": standing.high(), "of": standing.of() })
}

fn line(line: &Line, snapshots: &[Snapshot]) -> Value {
    let changes = line.states.iter().map(|state| {
        let of = state.place.as_ref();
        let mut wire = of.and_then(|place_of| place_of.standing.as_ref()).map_or_else(|| json!({}), place);
        if let Some(object) = wire.as_object_mut() {
            object.insert("day".into(), json!(state.day));
            object.insert("score".into(), json!(of.map(|place| place.row.score.value())));
            object.insert("result".into(), json!(of.map(|p| Address::Result(p.row.id.as_str()).to_string())));
        }
        wire
    });
    let at = snapshots.iter().map(|snapshot| {
        let (mut wire, absence) = match line.on(snapshot.day) {
            Ok(found) => (found.standing.as_ref().map_or_else(|| json!({}), place), None),
            Err(absence) => (json!({}), Some(word(absence))),
        };
        if let Some(object) = wire.as_object_mut() {
            object.insert("day".into(), json!(snapshot.day));
            object.insert("absent".into(), json!(absence));
        }
        wire
    });
    json!({ "model": line.model, "changes": changes.collect::<Vec<_>>(), "at": at.collect::<Vec<_>>() })
}

const fn word(absence: Absence) -> &'static str {
    match absence {
        Absence::NotYet => "not-yet-published",
        Absence::Gone => "stood-no-more",
        Absence::Never => "not-in-this-slice",
    }
}

fn event(day: chrono::NaiveDate, change: &Change) -> Value {
    let (kind, before) = match change {
        Change::Entered(_) => ("added", None),
        Change::Left(_) => ("removed", None),
        Change::Rescored { before, .. } => ("rescored", Some(before.score.value())),
        Change::Revised { before, .. } => ("revised", Some(before.score.value())),
    };
    let row = change.row();
    let reason = matches!(change, Change::Left(_)).then(|| row.withdrawn_reason.clone()).flatten();
    let (model, score) = (&row.model.slug, row.score.value());
    json!({ "day": day, "kind": kind, "model": model, "score": score, "score_before": before, "reason": reason })
}

fn led(trend: &Trend) -> Vec<Value> {
    let led = trend.lead.led.iter().map(|led| {
        let models: Vec<&Slug> = led.models.iter().map(|model| &model.slug).collect();
        json!({ "models": models, "days": led.days })
    });
    led.collect()
}

/// The body of `/trends.csv?…`: one figure a line, its kind in the first column, its slice in the
/// last.
///
/// # Errors
/// Faults of the slice, models that are not there; a failing store.
pub async fn csv(reading: Reading, reader: Reader) -> Result<String, PageError> {
    records_of(&reading, &reader).await.and_then(|records| table::records(&records))
}

/// The body of `/trends.jsonl?…`: the same figures.
///
/// # Errors
/// As [`csv`].
pub async fn lines(reading: Reading, reader: Reader) -> Result<String, PageError> {
    Ok(table::lines(records_of(&reading, &reader).await?))
}

async fn records_of(reading: &Reading, reader: &Reader) -> Result<Vec<Record>, PageError> {
    let (trends, by_day): (Vec<Trend>, Vec<Counted>) = match find(reading, reader).await? {
        Found::One(trend, _) => (vec![*trend], Vec::new()),
        Found::Editions(_, trends) => (trends, Vec::new()),
        Found::Several(slice, rows) => {
            let several = several(reading, *slice, &rows);
            (several.exams.into_iter().map(|line| line.trend).collect(), several.by_day)
        }
    };
    let of_trend = |trend: &Trend| {
        let slice = trend.slice.to_string();
        records(trend).into_iter().map(move |record| Record { slice: slice.clone(), ..record })
    };
    let together = by_day.into_iter().map(|at| Record {
        kind: "together",
        day: at.day.to_string(),
        n_models: Some(at.n_models),
        n_leaders: Some(at.n_leaders),
        ..Record::default()
    });
    let mut all: Vec<Record> = trends.iter().flat_map(of_trend).chain(together).collect();
    if trends.iter().all(|trend| trend.turns.is_empty()) {
        all.push(Record { kind: "nothing", ..Record::default() });
    }
    Ok(all)
}

/// One line of the file; what a figure does not have stays empty.
#[derive(Debug, Default, serde::Serialize)]
struct Record {
    kind: &'static str,
    day: String,
    until: String,
    model: String,
    model_name: String,
    score: String,
    step: Option<f64>,
    step_in_errors: Option<f64>,
    reading: &'static str,
    rank: Option<usize>,
    rank_low: Option<usize>,
    rank_high: Option<usize>,
    of: Option<usize>,
    share_of_scale: Option<f64>,
    gap_in_errors: Option<f64>,
    open_book: Option<usize>,
    closed_book: Option<usize>,
    book_unknown: Option<usize>,
    n_models: Option<usize>,
    n_leaders: Option<usize>,
    days_led: Option<u64>,
    evaluator_kind: &'static str,
    book: &'static str,
    result: String,
    disputed: Option<bool>,
    slice: String,
}

impl Record {
    fn of_result(kind: &'static str, day: chrono::NaiveDate, row: &ResultRow) -> Self {
        Self {
            kind,
            day: day.to_string(),
            model: row.model.slug.to_string(),
            model_name: plain(&row.model.name),
            score: row.score.text().to_owned(),
            evaluator_kind: row.submission.evaluator_kind.slug(),
            book: book_of(row).0.slug(),
            result: Address::Result(row.id.as_str()).to_string(),
            disputed: Some(row.disputed),
            ..Self::default()
        }
    }

    fn at(mut self, standing: Option<&Standing>) -> Self {
        self.rank = standing.map(Standing::rank);
        self.rank_low = standing.map(Standing::low);
        self.rank_high = standing.map(Standing::high);
        self.of = standing.map(Standing::of);
        self
    }
}

fn records(trend: &Trend) -> Vec<Record> {
    let best = trend.best.iter().map(|best| Record {
        step: best.step.map(|step| rounded(step.by)),
        step_in_errors: best.step.and_then(|step| step.errors),
        reading: best.reading().slug(),
        share_of_scale: saturation(&trend.exam.scale, best.row.score.value()),
        ..Record::of_result("best", best.day, &best.row)
    });
    let first = trend.points.iter().map(|point| Record::of_result("first-score", point.day, &point.row));
    let changes = trend.lines.iter().flat_map(|line| line.states.iter().map(move |state| (line, state)));
    let changes = changes.map(|(line, state)| match &state.place {
        Some(place) => Record::of_result("place", state.day, &place.row).at(place.standing.as_ref()),
        None => Record { kind: "gone", day: state.day.to_string(), model: line.model.to_string(), ..Record::default() },
    });
    let ranks = trend.snapshots.iter().flat_map(|at| {
        trend.lines.iter().filter_map(move |line| {
            let place = line.on(at.day).ok()?;
            Some(Record::of_result("rank", at.day, &place.row).at(place.standing.as_ref()))
        })
    });
    let days = trend.turns.iter().zip(leaders_so_far(&trend.turns)).map(|(at, n_leaders)| {
        let (ranking, books) = (&at.ranking, books(&at.ranking));
        let leader = ranking.leader();
        Record {
            kind: "day",
            day: at.day.to_string(),
            score: leader.map(|entry| entry.row.score.text().to_owned()).unwrap_or_default(),
            of: Some(ranking.n_ranked()),
            share_of_scale: leader.and_then(|entry| saturation(&trend.exam.scale, entry.row.score.value())),
            gap_in_errors: gap(ranking),
            n_leaders: Some(n_leaders),
            open_book: Some(books.open),
            closed_book: Some(books.closed),
            book_unknown: Some(books.unknown),
            ..Record::default()
        }
    });
    let slugs = |models: &[std::sync::Arc<domain::Model>]| {
        models.iter().map(|model| model.slug.as_str()).collect::<Vec<_>>().join(" ")
    };
    let led = trend.lead.led.iter().map(|led| Record {
        kind: "led",
        model: slugs(&led.models),
        days_led: Some(led.days),
        ..Record::default()
    });
    let tenures = tenures(&trend.turns, trend.slice.as_of()).into_iter().map(|tenure| Record {
        kind: "tenure",
        day: tenure.from.to_string(),
        until: tenure.until.to_string(),
        model: slugs(&tenure.models),
        days_led: Some(tenure.days()),
        ..Record::default()
    });
    best.chain(first).chain(changes).chain(ranks).chain(days).chain(led).chain(tenures).collect()
}
