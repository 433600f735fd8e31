//! Results: which of a batch are new, which have left their board, which contradict the store.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use chrono::{DateTime, NaiveDate, Utc};
use domain::batch::{Imported, ResultRecord};
use sqlx::FromRow;

use super::look_up;
use crate::error::{Conflict, Error};
use crate::statement::{ROWS, inserts, statements, values};
use crate::transaction::{Transaction, insert_all, within};

inserts! {
    RESULT(20) =
        "INSERT INTO result (id, exam, submission, model, setting, setting_name, division, division_name, role, \
         score, score_text, n_items, standard_error, published_on, withdrawn_on, withdrawn_reason, listed_rank, \
         recorded_at, withdrawal_recorded_at, error_method) VALUES",
        "";
}

statements! {
    STORED_RESULTS =
        values!("SELECT id, score_text, published_on, withdrawn_on FROM result WHERE id IN", 1, ROWS, "");
    WITHDRAW = "UPDATE result SET withdrawn_on = $2, withdrawn_reason = $3, withdrawal_recorded_at = $4 WHERE id = $1";
}

/// What of a result must not be changed by filing it again.
#[derive(FromRow)]
struct StoredRow {
    id: String,
    score_text: String,
    published_on: NaiveDate,
    withdrawn_on: Option<NaiveDate>,
}

/// What is to be done with the results of a batch.
pub(super) struct Plan<'a> {
    /// Results that are new.
    pub(super) added: Vec<&'a ResultRecord>,
    /// Results already there that have now left their board.
    withdrawn: Vec<&'a ResultRecord>,
    /// How many are already there.
    unchanged: u64,
}

impl<'a> Plan<'a> {
    /// The results that change their exams.
    pub(super) fn changed(&self) -> impl Iterator<Item = &'a ResultRecord> {
        self.added.iter().chain(&self.withdrawn).copied()
    }
}

/// How a result of a batch stands to one of the same identifier.
enum Relation {
    Same,
    Withdrawn,
}

/// Compares a batch with what is stored and with itself.
pub(super) async fn plan<'a>(writing: &mut Transaction, results: &'a [ResultRecord]) -> Result<Plan<'a>, Error> {
    let ids: Vec<&str> = results.iter().map(|r| r.id.as_str()).collect();
    let stored = look_up!(writing, "result", StoredRow, STORED_RESULTS, ids);
    let mut stored: HashMap<&str, &StoredRow> = stored.iter().map(|row| (row.id.as_str(), row)).collect();
    let mut plan = Plan { added: Vec::new(), withdrawn: Vec::new(), unchanged: 0 };
    let mut conflicts = Vec::new();
    let mut seen: HashMap<&str, &ResultRecord> = HashMap::new();
    for result in results {
        let relation = match (seen.entry(result.id.as_str()), stored.remove(result.id.as_str())) {
            (Entry::Occupied(first), _) => repeated(first.get(), result),
            (Entry::Vacant(place), None) => {
                place.insert(result);
                plan.added.push(result);
                continue;
            }
            (Entry::Vacant(place), Some(row)) => {
                place.insert(result);
                filed_again(row, result)
            }
        };
        match relation {
            Ok(Relation::Same) => plan.unchanged += 1,
            Ok(Relation::Withdrawn) => plan.withdrawn.push(result),
            Err(conflict) => conflicts.push(conflict),
        }
    }
    if conflicts.is_empty() { Ok(plan) } else { Err(Error::Conflict(conflicts)) }
}

/// A result beside the stored one of its identifier. A batch that says nothing of a withdrawal
/// does not take one back.
fn filed_again(stored: &StoredRow, filed: &ResultRecord) -> Result<Relation, Conflict> {
    let conflict =
        |field, stored: String, filed_as: String| Conflict { id: filed.id.clone(), field, stored, filed: filed_as };
    if stored.score_text != filed.score.text() {
        return Err(conflict("score", stored.score_text.clone(), filed.score.text().to_owned()));
    }
    if stored.published_on != filed.published_on {
        return Err(conflict("published_on", stored.published_on.to_string(), filed.published_on.to_string()));
    }
    match (stored.withdrawn_on, filed.withdrawn_on) {
        (None, Some(_)) => Ok(Relation::Withdrawn),
        (Some(before), Some(now)) if before != now => {
            Err(conflict("withdrawn_on", before.to_string(), now.to_string()))
        }
        _ => Ok(Relation::Same),
    }
}

/// A result beside an earlier one of its identifier in the same batch: only the very same may be
/// said twice.
fn repeated(first: &ResultRecord, again: &ResultRecord) -> Result<Relation, Conflict> {
    if first == again {
        return Ok(Relation::Same);
    }
    let words = |r: &ResultRecord| format!("{} {} {} {}", r.exam, r.model, r.score.text(), r.published_on);
    Err(Conflict { id: again.id.clone(), field: "record", stored: words(first), filed: words(again) })
}

/// Carries the plan out.
pub(super) async fn write(
    writing: &mut Transaction,
    plan: &Plan<'_>,
    recorded_at: DateTime<Utc>,
    progress: &mut (dyn FnMut(u64) + Send),
) -> Result<Imported, Error> {
    let mut dealt_with = plan.unchanged;
    progress(dealt_with);
    for result in &plan.withdrawn {
        within!(writing, connection => {
            let query = sqlx::query(WITHDRAW).bind(result.id.as_str()).bind(result.withdrawn_on);
            query.bind(result.withdrawn_reason.as_deref()).bind(recorded_at).execute(connection).await.map(|_| ())
        })?;
    }
    dealt_with += plan.withdrawn.len() as u64;
    let mut added = 0;
    for results in plan.added.chunks(ROWS) {
        added += insert_all!(writing, RESULT, results, |query, r| query
            .bind(r.id.as_str())
            .bind(r.exam.to_string())
            .bind(r.submission.as_str())
            .bind(r.model.as_str())
            .bind(r.setting.slug.as_str())
            .bind(r.setting.name.as_str())
            .bind(r.division.slug.as_str())
            .bind(r.division.name.as_str())
            .bind(r.role.slug())
            .bind(r.score.value())
            .bind(r.score.text())
            .bind(r.n_items.map(i64::from))
            .bind(r.standard_error)
            .bind(r.published_on)
            .bind(r.withdrawn_on)
            .bind(r.withdrawn_reason.as_deref())
            .bind(r.listed_rank.as_deref())
            .bind(recorded_at)
            .bind(r.withdrawn_on.map(|_| recorded_at))
            .bind(r.error_method.map(|method| method.slug())));
        dealt_with += results.len() as u64;
        progress(dealt_with);
    }
    Ok(Imported { added, withdrawn: plan.withdrawn.len() as u64, unchanged: plan.unchanged })
}
