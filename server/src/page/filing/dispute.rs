//! `/r/{id}/dispute` and `/disputes/{id}`: objections to a result, and their answers.

use app::page::filing::dispute::{self, Barred, Content};
use app::part::FieldError;
use app::text::Lang;
use app::text::filing::review as say;
use app::text::words::{exam_sentence, model_name};
use axum::extract::Path;
use axum::response::Response;
use domain::Address;
use domain::filing::DisputeId;
use domain::filing::dispute::{Dispute, Ground};
use store::account::user::Reviewer;
use store::filing::NewDispute;

use super::review::names;
use super::{SECTION, answered, refused};
use crate::auth::csrf::Posted;
use crate::auth::secret::random_bytes;
use crate::auth::user::{Reviewing, SignedIn, Visit, see_other};
use crate::error::PageError;
use crate::page::result::recorded;
use crate::render::Document;
use crate::state::Reading;

/// Letters of evidence and answers, at least and at most.
const EVIDENCE: std::ops::RangeInclusive<usize> = 20..=4_000;

/// The form.
pub async fn page(visit: Visit<SignedIn>, Path(id): Path<String>) -> Response {
    visit.answer(document(&visit, &id, [String::new(), String::new()], Vec::new()).await)
}

async fn document(
    visit: &Visit<SignedIn>,
    id: &str,
    [ground, evidence]: [String; 2],
    errors: Vec<FieldError>,
) -> Result<Document, PageError> {
    let lang = visit.reader.lang;
    let reading = visit.state.read().await?;
    let (_, row) = recorded(&reading, id).await?;
    let colon = app::text::Text::new("：", ": ").get(lang);
    let disputes = visit.state.store().disputes_of(&row.id).await?;
    let answers = match visit.person.0.reviewer() {
        Some(reviewer) => Some(barred(&reading, &reviewer, &disputes, lang).await?),
        None => None,
    };
    let content = Content {
        csrf: visit.csrf.token().to_owned(),
        id: DisputeId::of_digest(&random_bytes()).to_string(),
        result: row.id.to_string(),
        of: format!("{}{colon}{} · {}", model_name(&row.model, lang).0, row.score, exam_sentence(&row.exam, lang)),
        disputes,
        answers,
        ground,
        evidence,
        errors,
    };
    let title = format!("{} · {}", say::DISPUTE.get(lang), content.of);
    Ok(Document::new(title, SECTION, move || dispute::Page(dispute::PageProps { content, lang })))
}

/// Why a reviewer cannot answer those disputes that wait, in words.
async fn barred(
    reading: &Reading,
    reviewer: &Reviewer,
    disputes: &[Dispute],
    lang: Lang,
) -> Result<Barred, store::Error> {
    let names = names(reading, lang);
    let mut barred = Barred::new();
    for dispute in disputes.iter().filter(|dispute| dispute.answer.is_none()) {
        let interests = reading.store().interests_in_dispute(reviewer, dispute).await?;
        if !interests.is_empty() {
            let words = interests.iter().map(|interest| say::interest(interest, &names, lang)).collect();
            barred.insert(dispute.id.clone(), words);
        }
    }
    Ok(barred)
}

/// Raises a dispute.
pub async fn act(visit: Visit<SignedIn>, Path(id): Path<String>, posted: Posted) -> Response {
    let outcome = async {
        let lang = visit.reader.lang;
        let reading = visit.state.read().await?;
        let (_, row) = recorded(&reading, &id).await?;
        let (ground, evidence) = (posted.value("ground"), posted.value("evidence").trim());
        let (Ok(of), true) = (ground.parse::<Ground>(), EVIDENCE.contains(&evidence.chars().count())) else {
            let errors = vec![FieldError::new("evidence", say::EVIDENCE_MISSING.get(lang))];
            let typed = [ground.to_owned(), evidence.to_owned()];
            return Ok(visit.answer(Ok(document(&visit, &id, typed, errors).await?.refused())));
        };
        let own = posted.value("id").parse::<DisputeId>();
        let new = own.unwrap_or_else(|_| DisputeId::of_digest(&random_bytes()));
        let account = &visit.person.0.account().id;
        let new = NewDispute { id: new.as_str(), result: &row.id, account, ground: of, evidence };
        visit.state.store().raise_dispute(&new, visit.state.clock().now()).await?;
        Ok(see_other(&format!("{}#disputes", Address::Result(row.id.as_str()))))
    };
    answered(&visit, outcome).await
}

/// Answers a dispute; the store lets nobody who has an interest in it.
pub async fn answer(visit: Visit<Reviewing>, Path(id): Path<String>, posted: Posted) -> Response {
    let outcome = async {
        let lang = visit.reader.lang;
        let (store, reviewer) = (visit.state.store(), &visit.person.0);
        let dispute = store.dispute(&id).await?.ok_or_else(|| PageError::not_found(id.as_str()))?;
        let words = posted.value("answer").trim();
        if words.is_empty() || words.chars().count() > *EVIDENCE.end() {
            return Err(PageError::BadRequest(say::ANSWER_MISSING.get(lang).to_owned()));
        }
        let done = store.answer_dispute(reviewer, &id, words, visit.state.clock().now()).await?;
        done.map_err(|why| refused(why, &id, lang))?;
        Ok(see_other(&format!("{}#disputes", Address::Result(dispute.result.as_str()))))
    };
    answered(&visit, outcome).await
}
