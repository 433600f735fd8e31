//! Which exams changed, and the change log in its order.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use domain::change::{Corrections, Mark, Side};
use domain::{ResultId, Slug};
use sqlx::FromRow;

use crate::error::{Error, reading, word};
use crate::pool::{Store, on};
use crate::statement::statements;

/// The places of the log from one on, of the results that a condition on `result` lets through:
/// the ends of results' days, the objections to them and the answers, of each kind as many as are
/// asked for. The day of an objection is that of its instant, which no SQL of both databases gives:
/// it is compared as `$6`, the day of the instant that is asked for, and told in Rust. `$8` is what
/// the condition is about.
macro_rules! marks {
    ($condition:literal) => {
        concat!(
            "SELECT * FROM (SELECT result.id AS id, result.exam AS exam, CAST(0 AS BIGINT) AS side, \
                 result.recorded_at AS at, result.published_on AS day, CAST(NULL AS TEXT) AS dispute FROM result \
                 WHERE (result.recorded_at, result.published_on, result.id, CAST(0 AS BIGINT)) < ($1, $2, $3, $4) ",
            $condition,
            " ORDER BY result.recorded_at DESC, result.published_on DESC, result.id DESC LIMIT $5) AS came \
             UNION ALL \
             SELECT * FROM (SELECT result.id AS id, result.exam AS exam, CAST(1 AS BIGINT) AS side, \
                 COALESCE(result.withdrawal_recorded_at, result.recorded_at) AS at, \
                 result.withdrawn_on AS day, CAST(NULL AS TEXT) AS dispute FROM result \
                 WHERE result.withdrawn_on IS NOT NULL \
                 AND (COALESCE(result.withdrawal_recorded_at, result.recorded_at), result.withdrawn_on, result.id, CAST(1 AS BIGINT)) \
                 < ($1, $2, $3, $4) ",
            $condition,
            " ORDER BY COALESCE(result.withdrawal_recorded_at, result.recorded_at) DESC, \
             result.withdrawn_on DESC, result.id DESC LIMIT $5) AS gone \
             UNION ALL \
             SELECT * FROM (SELECT result.id AS id, result.exam AS exam, CAST(2 AS BIGINT) AS side, \
                 dispute.raised_at AS at, CAST(NULL AS DATE) AS day, dispute.id AS dispute \
                 FROM dispute JOIN result ON result.id = dispute.result \
                 WHERE (dispute.raised_at, $6, dispute.result, CAST(2 AS BIGINT), dispute.id) < ($1, $2, $3, $4, $7) ",
            $condition,
            " ORDER BY dispute.raised_at DESC, dispute.result DESC, dispute.id DESC LIMIT $5) AS raised \
             UNION ALL \
             SELECT * FROM (SELECT result.id AS id, result.exam AS exam, CAST(3 AS BIGINT) AS side, \
                 dispute.answered_at AS at, CAST(NULL AS DATE) AS day, dispute.id AS dispute \
                 FROM dispute JOIN result ON result.id = dispute.result WHERE dispute.answered_at IS NOT NULL \
                 AND (dispute.answered_at, $6, dispute.result, CAST(3 AS BIGINT), dispute.id) < ($1, $2, $3, $4, $7) ",
            $condition,
            " ORDER BY dispute.answered_at DESC, dispute.result DESC, dispute.id DESC LIMIT $5) AS answered"
        )
    };
}

statements! {
    EXAMS_CHANGED = "SELECT id, changed FROM exam WHERE changed > $1";
    MARKS = marks!("");
    MARKS_OF_BOARD = marks!("AND result.exam IN (SELECT exam.id FROM exam WHERE exam.board = $8)");
    MARKS_OF_DATASET = marks!("AND result.exam IN (SELECT exam.id FROM exam WHERE exam.dataset = $8)");
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
}

/// A place of the log, with the key of its result's exam.
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
    day: Option<NaiveDate>,
    dispute: Option<String>,
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

    /// Places in the order of the log, newest first, from the one after `after` on, at most `count`.
    ///
    /// # Errors
    /// [`Error::Unavailable`], or [`Error::Corrupt`] naming the row that is not what it must be.
    pub async fn marks(&self, scope: LogScope<'_>, after: Option<&Mark>, count: i64) -> Result<Vec<MarkOfExam>, Error> {
        let (text, about) = match scope {
            LogScope::All => (MARKS, None),
            LogScope::Board(board) => (MARKS_OF_BOARD, Some(board)),
            LogScope::Dataset(dataset) => (MARKS_OF_DATASET, Some(dataset)),
        };
        let end = end_of_time();
        let (at, day, id, side, dispute) = match after {
            Some(mark) => {
                let dispute = mark.dispute.as_deref().unwrap_or_default();
                (mark.recorded_at, mark.day, mark.result.as_str(), side_number(mark.side), dispute)
            }
            None => (end, end.date_naive(), "~", i64::MAX, "~"),
        };
        let rows: Vec<MarkRow> = on!(self, db => {
            let query = sqlx::query_as(text).bind(at).bind(day).bind(id).bind(side).bind(count);
            let query = query.bind(at.date_naive()).bind(dispute);
            match about {
                Some(slug) => query.bind(slug.as_str()).fetch_all(db).await,
                None => query.fetch_all(db).await,
            }
        })
        .map_err(reading("result"))?;
        let mark = |MarkRow { id, exam, side, at, day, dispute }: MarkRow| {
            let side = Side::ALL.iter().copied().find(|of| side_number(*of) == side).unwrap_or(Side::In);
            let result: ResultId = word("result", &id, &id)?;
            let day = day.unwrap_or(at.date_naive());
            Ok(MarkOfExam { mark: Mark { recorded_at: at, day, result, side, dispute }, exam })
        };
        let mut marks = rows.into_iter().map(mark).collect::<Result<Vec<_>, Error>>()?;
        marks.sort_by(|a, b| b.mark.cmp(&a.mark));
        marks.truncate(usize::try_from(count).unwrap_or_default());
        Ok(marks)
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
        Side::Disputed => 2,
        Side::Answered => 3,
    }
}

/// An instant after every one that is recorded.
fn end_of_time() -> DateTime<Utc> {
    NaiveDate::from_ymd_opt(9999, 12, 31).unwrap_or_default().and_time(chrono::NaiveTime::MIN).and_utc()
}
