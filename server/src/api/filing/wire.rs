//! Filings as their answers have them.

use std::sync::Arc;

use domain::filing::{Event, Subject};
use domain::{Address, ResultRow};
use serde_json::{Value, json};
use store::filing::{StoredFile, StoredFiling};

use crate::auth::user::Visit;
use crate::error::PageError;
use crate::filing::judged::published;
use crate::filing::title::Titles;
use crate::filing::{answers, wire};

/// What a file is: what its filer said of it, or what it was read as.
fn kind(file: &StoredFile) -> &'static str {
    match file.format {
        Some(_) if answers::is_one(file) => "answers",
        Some(_) => "harness",
        None => "file",
    }
}

/// A filing in a list.
pub(super) fn summary<P>(visit: &Visit<P>, titles: &Titles<'_>, stored: &StoredFiling) -> Value {
    json!({
        "id": stored.id,
        "address": visit.state.site().whole(&Address::Submission(&stored.id).to_string()),
        "subject": stored.subject,
        "title": titles.title(stored),
        "state": stored.state,
        "version": stored.version,
        "organisation": stored.organisation,
        "corrects": stored.corrects,
        "created_at": stored.created_at.to_rfc3339(),
        "filed_at": stored.filed_at.map(|at| at.to_rfc3339()),
        "accepted_at": stored.accepted_at.map(|at| at.to_rfc3339()),
    })
}

/// A filing with its events, files and results, and with what was filed.
pub(super) async fn whole<P>(visit: &Visit<P>, stored: &StoredFiling) -> Result<Value, PageError> {
    let store = visit.state.store();
    let events = store.filing_events(&stored.id).await?;
    let files = store.files_of(&stored.id).await?;
    let reading = visit.state.read().await?;
    let titles = Titles::of(&reading, visit.reader.lang).await?;
    let results = if stored.accepted_at.is_some() { published(&reading, &stored.id).await? } else { Vec::new() };
    let event = |(event, _): &(Event, i64)| json!({ "at": event.at.to_rfc3339(), "by": event.who, "act": event.act, "state": event.state, "why": event.why });
    let file =
        |file: &StoredFile| json!({ "sha256": file.digest, "name": file.name, "size": file.size, "kind": kind(file) });
    let result = |row: &Arc<ResultRow>| {
        let address = visit.state.site().whole(&Address::Result(row.id.as_str()).to_string());
        json!({
            "id": row.id,
            "address": address,
            "exam": row.exam.key.to_string(),
            "score": row.score.text(),
            "withdrawn_on": row.withdrawn_on.map(|day| day.to_string()),
            "disputed": row.disputed,
        })
    };
    let filed = match stored.subject {
        Subject::Evaluation => wire::to_json(&wire::kept(&stored.typed)),
        Subject::Claim => wire::claim::to_json(&wire::claim::kept(&stored.typed)),
    };
    let mut body = summary(visit, &titles, stored);
    let more = [
        ("events", events.iter().map(event).collect::<Value>()),
        ("files", files.iter().map(file).collect()),
        ("results", results.iter().map(result).collect()),
        ("filed", filed),
    ];
    if let Some(object) = body.as_object_mut() {
        object.extend(more.map(|(name, value)| (name.to_owned(), value)));
    }
    Ok(body)
}
