//! `/api/v1/reviews`: what waits for reviewers, the oldest first, with what a machine finds in it and
//! whether the token's account may decide it.

use std::collections::HashMap;

use app::text::Lang;
use app::text::filing::finding::words;
use app::text::filing::review::interest;
use axum::http::StatusCode;
use axum::response::Response;
use domain::filing::decide::Interest;
use domain::filing::finding::{Finding, Findings};
use serde_json::{Value, json};
use store::filing::StoredFiling;

use super::wire::summary;
use super::{answer, answered, cut_to, one_more, place_of};
use crate::api::list::{Asked, next};
use crate::auth::user::{Reviewing, Visit};
use crate::filing::case::Case;
use crate::filing::title::Titles;
use crate::page::filing::review::names;
use crate::page::filing::submission::filed_by;
use crate::state::Reading;

/// The path of the list.
const LIST: &str = "/api/v1/reviews";

/// What the answers of one request have in common.
struct Desk<'a> {
    visit: &'a Visit<Reviewing>,
    reading: &'a Reading,
    titles: Titles<'a>,
    zh: HashMap<String, String>,
    en: HashMap<String, String>,
}

/// The queue.
pub(super) async fn queue(visit: Visit<Reviewing>) -> Response {
    answered(&visit, async {
        let asked = Asked::read(&visit.reader, &[], &[])?;
        let after = place_of(&asked)?;
        let mut filings = visit.state.store().part_of_waiting(after, one_more(&asked)).await?;
        let last = cut_to(&mut filings, &asked).and_then(|last| {
            let filed_at = last.filed_at?.to_rfc3339();
            Some(next(LIST, &asked, &format!("{filed_at} {}", last.id)))
        });
        let reading = visit.state.read().await?;
        let (zh, en) = (names(&reading, Lang::Zh), names(&reading, Lang::En));
        let titles = Titles::of(&reading, visit.reader.lang).await?;
        let desk = Desk { visit: &visit, reading: &reading, titles, zh, en };
        let mut reviews = Vec::with_capacity(filings.len());
        for filing in filings {
            reviews.push(desk.review(filing).await?);
        }
        Ok(answer(StatusCode::OK, &json!({ "reviews": reviews, "next": last })))
    })
    .await
}

impl Desk<'_> {
    /// A filing as its reviewer sees it.
    async fn review(&self, stored: StoredFiling) -> Result<Value, store::Error> {
        let Self { visit, reading, titles, .. } = self;
        let reviewer = &visit.person.0;
        let case = Case::load(reading, stored).await?;
        let hearing = case.hearing(reviewer, reading);
        let approvals = case.approvals(reading).await?;
        let interests = reading.store().interests_in_filing(reviewer, &hearing).await?;
        let moves_first = case.moves_first(reading).await?;
        let findings = case.findings(reading).await?;
        let stored = case.stored();
        let mut body = summary(visit, titles, stored);
        let more = [
            ("filed_by", json!(filed_by(reading, stored, visit.reader.lang))),
            ("may_decide", json!(interests.is_empty())),
            ("interests", interests.iter().map(|of| self.interest(of)).collect()),
            ("moves_first", json!(moves_first)),
            ("publishes", json!(approvals.are_enough(hearing.account(), moves_first))),
            ("unreadable", json!(case.unreadable(visit.reader.lang))),
            ("findings", self.findings(&findings)),
        ];
        if let Some(object) = body.as_object_mut() {
            object.extend(more.map(|(name, value)| (name.to_owned(), value)));
        }
        Ok(body)
    }

    fn interest(&self, of: &Interest) -> Value {
        let organisation = match of {
            Interest::BelongsTo(organisation) | Interest::BelongedTo(organisation) => Some(organisation),
            Interest::FiledIt | Interest::RaisedIt => None,
        };
        json!({
            "kind": of.slug(),
            "organisation": organisation,
            "detail": interest(of, &self.en, Lang::En),
            "detail_zh": interest(of, &self.zh, Lang::Zh),
        })
    }

    fn findings(&self, findings: &Findings) -> Value {
        let finding = |line: Option<usize>, of: &Finding| {
            json!({
                "line": line,
                "name": of.name(),
                "code": of.code(),
                "stands_out": of.stands_out(),
                "detail": words(of, &self.en, Lang::En),
                "detail_zh": words(of, &self.zh, Lang::Zh),
            })
        };
        let whole = findings.whole.iter().map(|of| finding(None, of));
        let rows = findings.rows.iter().flat_map(|row| row.findings.iter().map(move |of| (row.line, of)));
        whole.chain(rows.map(|(line, of)| finding(Some(line), of))).collect()
    }
}
