//! Which exams changed, and the change log in its order.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use domain::change::{Corrections, Mark, Side};
use domain::{ResultId, Slug};
use sqlx::FromRow;

use crate::error::{Error, reading, word};
use crate::pool::{Store, on};
use crate::statement::statements;

/// The ends of results' days, newest in the log first, from a place in it on, of the results that
/// a condition on `result` lets through. `$6` is what the condition is about.
macro_rules! marks {
    ($condition:literal) => {
        concat!(
            "SELECT * FROM ( \
             SELECT * FROM (SELECT result.id AS id, result.exam AS exam, CAST(0 AS BIGINT) AS side, \
                 result.recorded_at AS at, result.published_on AS day FROM result \
                 WHERE (result.recorded_at, result.published_on, result.id, CAST(0 AS BIGINT)) < ($1, $2, $3, $4) ",
            $condition,
            " ORDER BY result.recorded_at DESC, result.published_on DESC, result.id DESC LIMIT $5) AS came \
             UNION ALL \
             SELECT * FROM (SELECT result.id AS id, result.exam AS exam, CAST(1 AS BIGINT) AS side, \
                 COALESCE(result.withdrawal_recorded_at, result.recorded_at) AS at, \
                 result.withdrawn_on AS day FROM result WHERE result.withdrawn_on IS NOT NULL \
                 AND (COALESCE(result.withdrawal_recorded_at, result.recorded_at), result.withdrawn_on, result.id, CAST(1 AS BIGINT)) \
                 < ($1, $2, $3, $4) ",
            $condition,
            " ORDER BY COALESCE(result.withdrawal_recorded_at, result.recorded_at) DESC, \
             result.withdrawn_on DESC, result.id DESC LIMIT $5) AS gone \
             ) AS ends ORDER BY at DESC, day DESC, id DESC, side DESC LIMIT $5"
        )
    };
}

statements! {
    EXAMS_CHANGED = "SELECT id, changed FROM exam WHERE changed > $1";
    MARKS = marks!("");
    MARKS_OF_BOARD = marks!("AND result.exam IN (SELECT exam.id FROM exam WHERE exam.board = $6)");
    MARKS_OF_DATASET = marks!("AND result.exam IN (SELECT exam.id FROM exam WHERE exam.dataset = $6)");
    MARKS_AROUND_MODEL = marks!("AND result.exam IN (SELECT own.exam FROM result AS own WHERE own.model = $6)");
    CORRECTIONS = "SELECT id, corrects FROM record WHERE corrects IS NOT NULL";
}

/// Of which results the log is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogScope<'a> {
    /// All.
    All,
    /// Those of a board.
    Board(&'a Slug),
    /// Those of a dataset, whoever published them.
    Dataset(&'a Slug),
    /// Those of every exam in which a model has a result.
    AroundModel(&'a Slug),
}

/// An end of a result's days, with the key of its exam.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkOfExam {
    /// Its place in the log.
    pub mark: Mark,
    /// The exam's key: `board/dataset/…`.
    pub exam: String,
}

#[derive(FromRow)]
struct MarkRow {
    id: String,
    exam: String,
    side: i64,
    at: DateTime<Utc>,
    day: NaiveDate,
}

impl Store {
    /// The exams that changed after a data version, by their keys (`board/dataset/…`), each with
    /// the version that last changed it. An exam changes with its results, and with the facts of
    /// the models that stand in it and of their makers. After −1 it gives every exam.
    ///
    /// # Errors
    /// [`Error::Unavailable`] if the database does not answer.
    pub async fn exams_changed(&self, after: i64) -> Result<BTreeMap<String, i64>, Error> {
        let rows: Vec<(String, i64)> =
            on!(self, db => sqlx::query_as(EXAMS_CHANGED).bind(after).fetch_all(db).await).map_err(reading("exam"))?;
        Ok(rows.into_iter().collect())
    }

    /// The ends of results' days in the order of the log, newest first, from the one after `after`
    /// on, at most `count`.
    ///
    /// # Errors
    /// [`Error::Unavailable`], or [`Error::Corrupt`] naming the row that is not what it must be.
    pub async fn marks(&self, scope: LogScope<'_>, after: Option<&Mark>, count: i64) -> Result<Vec<MarkOfExam>, Error> {
        let (text, about) = match scope {
            LogScope::All => (MARKS, None),
            LogScope::Board(board) => (MARKS_OF_BOARD, Some(board)),
            LogScope::Dataset(dataset) => (MARKS_OF_DATASET, Some(dataset)),
            LogScope::AroundModel(model) => (MARKS_AROUND_MODEL, Some(model)),
        };
        let end = end_of_time();
        let (at, day, id, side) = match after {
            Some(mark) => (mark.recorded_at, mark.day, mark.result.as_str(), side_number(mark.side)),
            None => (end, end.date_naive(), "~", 2),
        };
        let rows: Vec<MarkRow> = on!(self, db => {
            let query = sqlx::query_as(text).bind(at).bind(day).bind(id).bind(side).bind(count);
            match about {
                Some(slug) => query.bind(slug.as_str()).fetch_all(db).await,
                None => query.fetch_all(db).await,
            }
        })
        .map_err(reading("result"))?;
        let mark = |MarkRow { id, exam, side, at, day }: MarkRow| {
            let side = if side == 0 { Side::In } else { Side::Out };
            let result: ResultId = word("result", &id, &id)?;
            Ok(MarkOfExam { mark: Mark { recorded_at: at, day, result, side }, exam })
        };
        rows.into_iter().map(mark).collect()
    }

    /// Every correction there is: the result that corrects, and the one it names.
    ///
    /// # Errors
    /// As [`marks`](Self::marks).
    pub async fn all_corrections(&self) -> Result<Corrections, Error> {
        let rows: Vec<(String, String)> =
            on!(self, db => sqlx::query_as(CORRECTIONS).fetch_all(db).await).map_err(reading("record"))?;
        rows.into_iter().map(|(id, old)| Ok((word("record", &id, &id)?, word("record", &id, &old)?))).collect()
    }
}

const fn side_number(side: Side) -> i64 {
    match side {
        Side::In => 0,
        Side::Out => 1,
    }
}

/// An instant after every one that is recorded.
fn end_of_time() -> DateTime<Utc> {
    NaiveDate::from_ymd_opt(9999, 12, 31).unwrap_or_default().and_time(chrono::NaiveTime::MIN).and_utc()
}
