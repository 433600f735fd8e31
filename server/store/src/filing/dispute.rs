//! Objections to results, and reviewers' answers.

use std::sync::Arc;

use chrono::{DateTime, SubsecRound, Utc};
use domain::account::AccountId;
use domain::filing::dispute::{Answered, Dispute, Ground};
use domain::filing::{Act, State};
use domain::{Exam, ResultId};
use sqlx::FromRow;

use super::act::Done;
use super::interest::Decider;
use super::{Refused, end, one};
use crate::account::user::Reviewer;
use crate::error::{Error, reading, word};
use crate::import;
use crate::log::{self, Root, Touched};
use crate::pool::{Store, on};
use crate::rows::{NAMED, named};
use crate::statement::{statements, values};
use crate::transaction::{Transaction, within};

/// Declares statements that begin with the columns of a dispute.
macro_rules! disputes {
    ($rest:literal) => {
        concat!(
            "SELECT dispute.id AS id, dispute.result AS result, dispute.account AS account, account.name AS name, ",
            "dispute.ground AS ground, dispute.evidence AS evidence, dispute.raised_at AS raised_at, ",
            "dispute.answer AS answer, dispute.answered_at AS answered_at, reviewer.name AS reviewer ",
            "FROM dispute JOIN account ON account.id = dispute.account ",
            "LEFT JOIN account AS reviewer ON reviewer.id = dispute.answered_by ",
            $rest
        )
    };
}

statements! {
    OF_RESULT = disputes!("WHERE dispute.result = $1 ORDER BY dispute.raised_at, dispute.id");
    OF_ID = disputes!("WHERE dispute.id = $1");
    IN_EXAMS = values!(
        disputes!("JOIN result ON result.id = dispute.result WHERE result.exam IN"),
        1,
        NAMED,
        "ORDER BY dispute.raised_at, dispute.id"
    );
    OPEN = disputes!("WHERE dispute.answer IS NULL ORDER BY dispute.raised_at, dispute.id LIMIT 200");
    RAISE =
        "INSERT INTO dispute (id, result, account, ground, evidence, raised_at) VALUES ($1, $2, $3, $4, $5, $6) \
         ON CONFLICT (id) DO NOTHING";
    ANSWER =
        "UPDATE dispute SET answer = $2, answered_by = $3, answered_at = $4 WHERE id = $1 AND answer IS NULL";
    SUBMISSION = "SELECT submission FROM result WHERE id = $1";
    STILL_OPEN =
        "SELECT COUNT(*) FROM dispute JOIN result ON result.id = dispute.result \
         WHERE result.submission = $1 AND dispute.answer IS NULL";
}

/// An objection to be raised.
#[derive(Debug, Clone, Copy)]
pub struct NewDispute<'a> {
    /// Its identifier: sent twice, it is raised once.
    pub id: &'a str,
    /// The result.
    pub result: &'a ResultId,
    /// Who raises it.
    pub account: &'a AccountId,
    /// What is held against the result.
    pub ground: Ground,
    /// The evidence.
    pub evidence: &'a str,
}

#[derive(FromRow)]
struct Row {
    id: String,
    result: String,
    account: String,
    name: String,
    ground: String,
    evidence: String,
    raised_at: DateTime<Utc>,
    answer: Option<String>,
    answered_at: Option<DateTime<Utc>>,
    reviewer: Option<String>,
}

impl TryFrom<Row> for Dispute {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self, Error> {
        let Row { id, result, account, name, ground, evidence, raised_at, answer, answered_at, reviewer } = row;
        let answer = answer.zip(answered_at).zip(reviewer);
        Ok(Self {
            result: word("dispute", &id, &result)?,
            ground: word("dispute", &id, &ground)?,
            id,
            at: raised_at,
            account: Some(account),
            who: name,
            evidence,
            answer: answer.map(|((words, at), who)| Answered { at, who, words }),
        })
    }
}

impl Store {
    /// The objections to a result, the oldest first.
    ///
    /// # Errors
    /// [`Error::Unavailable`], or [`Error::Corrupt`].
    pub async fn disputes_of(&self, result: &ResultId) -> Result<Vec<Dispute>, Error> {
        let result = result.as_str();
        let rows: Vec<Row> =
            on!(self, db => sqlx::query_as(OF_RESULT).bind(result).fetch_all(db).await).map_err(reading("dispute"))?;
        rows.into_iter().map(Dispute::try_from).collect()
    }

    /// The objections to results of some exams, the oldest first of each [`NAMED`] exams.
    ///
    /// # Errors
    /// [`Error::Unavailable`], or [`Error::Corrupt`].
    pub async fn disputes_in(&self, exams: &[Arc<Exam>]) -> Result<Vec<Dispute>, Error> {
        let keys: Vec<String> = exams.iter().map(|exam| exam.key.to_string()).collect();
        let mut disputes = Vec::new();
        for keys in keys.chunks(NAMED) {
            let rows: Vec<Row> = on!(self, db => {
                let query = named(keys.iter().map(String::as_str)).into_iter();
                query.fold(sqlx::query_as(IN_EXAMS), |query, key| query.bind(key)).fetch_all(db).await
            })
            .map_err(reading("dispute"))?;
            disputes.extend(rows.into_iter().map(Dispute::try_from).collect::<Result<Vec<_>, _>>()?);
        }
        Ok(disputes)
    }

    /// An objection.
    ///
    /// # Errors
    /// [`Error::Unavailable`], or [`Error::Corrupt`].
    pub async fn dispute(&self, id: &str) -> Result<Option<Dispute>, Error> {
        let row: Option<Row> =
            on!(self, db => sqlx::query_as(OF_ID).bind(id).fetch_optional(db).await).map_err(reading("dispute"))?;
        row.map(Dispute::try_from).transpose()
    }

    /// The objections that wait for an answer, the oldest first.
    ///
    /// # Errors
    /// [`Error::Unavailable`], or [`Error::Corrupt`].
    pub async fn open_disputes(&self) -> Result<Vec<Dispute>, Error> {
        let rows: Vec<Row> = on!(self, db => sqlx::query_as(OPEN).fetch_all(db).await).map_err(reading("dispute"))?;
        rows.into_iter().map(Dispute::try_from).collect()
    }

    /// Raises an objection; the result is marked from then on, and so is its filing, if it has one.
    ///
    /// # Errors
    /// [`Error::Unavailable`], or [`Error::Database`] if there is no such result.
    pub async fn raise_dispute(&self, new: &NewDispute<'_>, at: DateTime<Utc>) -> Result<(), Error> {
        let at = at.trunc_subsecs(6);
        let mut writing = Transaction::write(&self.pool).await?;
        let raised = within!(writing, connection => {
            let query = sqlx::query(RAISE).bind(new.id).bind(new.result.as_str()).bind(new.account.as_str());
            let query = query.bind(new.ground.slug()).bind(new.evidence).bind(at);
            query.execute(connection).await.map(|done| done.rows_affected())
        })?;
        if raised > 0 {
            log_dispute(&mut writing, new.id).await?;
        }
        if raised > 0
            && let Some(submission) = submission_of(&mut writing, new.result).await?
        {
            let done = Done::disputed(&submission, new.account, new.evidence);
            mark(&mut writing, &submission, done, at).await?;
        }
        writing.commit().await
    }

    /// Answers an objection, once.
    ///
    /// # Errors
    /// [`Error::Unavailable`]. One that is not there, or answered, is [`Refused`], and so is a reviewer who
    /// has an interest in it or raised it.
    pub async fn answer_dispute(
        &self,
        reviewer: &Reviewer,
        id: &str,
        answer: &str,
        at: DateTime<Utc>,
    ) -> Result<Result<(), Refused>, Error> {
        let at = at.trunc_subsecs(6);
        let mut writing = Transaction::write(&self.pool).await?;
        let row: Option<Row> = within!(writing, connection => {
            sqlx::query_as(OF_ID).bind(id).fetch_optional(connection).await
        })
        .map_err(reading("dispute"))?;
        let Some(dispute) = row.map(Dispute::try_from).transpose()? else {
            return end(writing, Err(Refused::Missing)).await;
        };
        let Some(submission) = submission_of(&mut writing, &dispute.result).await? else {
            return end(writing, Err(Refused::Missing)).await;
        };
        let outcome = match Decider::of_dispute(&mut writing, reviewer, &dispute, &submission).await? {
            Ok(_) if dispute.answer.is_some() => Err(Refused::Changed),
            Ok(by) => {
                within!(writing, connection => {
                    let query = sqlx::query(ANSWER).bind(id).bind(answer).bind(by.account().as_str()).bind(at);
                    query.execute(connection).await.map(|_| ())
                })?;
                log_dispute(&mut writing, id).await?;
                mark(&mut writing, &submission, Done::answered(&by, answer), at).await?;
                Ok(())
            }
            Err(refused) => Err(refused),
        };
        end(writing, outcome).await
    }
}

/// The submission of a result.
pub(super) async fn submission_of(writing: &mut Transaction, result: &ResultId) -> Result<Option<String>, Error> {
    Ok(within!(writing, connection => {
        sqlx::query_scalar(SUBMISSION).bind(result.as_str()).fetch_optional(connection).await
    })?)
}

/// Enters an objection as it stands, with the names of whoever acted in it.
async fn log_dispute(writing: &mut Transaction, id: &str) -> Result<(), Error> {
    let mut touched = Touched::default();
    touched.note(Root::Dispute, [id]);
    log::append_facts(writing, &touched).await?;
    Ok(())
}

/// Moves a submission's filing, if it has one, and makes what was kept of its exams stale.
async fn mark(writing: &mut Transaction, submission: &str, done: Done<'_>, at: DateTime<Utc>) -> Result<(), Error> {
    let open: i64 = within!(writing, connection => {
        sqlx::query_scalar(STILL_OPEN).bind(submission).fetch_one(connection).await
    })?;
    let filing = one(writing, submission).await?;
    // While another objection is open the filing stays disputed.
    let act = done.act();
    let moves = |state: State| state.after(act).is_some() && (act != Act::Answer || open == 0);
    if filing.is_some_and(|filing| moves(filing.state)) {
        // It was looked at within this transaction: nothing can refuse it.
        done.at(writing, None, at).await?.ok();
    }
    log::raise_version(writing, Some(at)).await?;
    import::touch_submission(writing, submission).await
}
