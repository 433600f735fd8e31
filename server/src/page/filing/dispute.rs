//! `/r/{id}/dispute` and `/disputes/{id}`: objections to a result, and their answers.

use app::page::filing::dispute::{self, Content};
use app::part::FieldError;
use app::text::filing::review as say;
use app::text::words::{exam_sentence, model_name};
use axum::extract::Path;
use axum::response::Response;
use domain::Address;
use domain::filing::DisputeId;
use domain::filing::dispute::Ground;
use store::filing::NewDispute;

use super::{SECTION, answered, refused};
use crate::auth::csrf::Posted;
use crate::auth::secret::random_bytes;
use crate::auth::user::{Reviewing, SignedIn, Visit, see_other};
use crate::error::PageError;
use crate::page::result::recorded;
use crate::render::Document;

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
    let content = Content {
        csrf: visit.csrf.token().to_owned(),
        id: DisputeId::of_digest(&random_bytes()).to_string(),
        result: row.id.to_string(),
        of: format!("{}{colon}{} · {}", model_name(&row.model, lang).0, row.score, exam_sentence(&row.exam, lang)),
        disputes: visit.state.store().disputes_of(&row.id).await?,
        answers: visit.person.0.reviewer().is_some(),
        ground,
        evidence,
        errors,
    };
    let title = format!("{} · {}", say::DISPUTE.get(lang), content.of);
    Ok(Document::new(title, SECTION, move || dispute::Page(dispute::PageProps { content, lang })))
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

/// Answers a dispute. Whoever has an interest in the result's filing, or raised the dispute, does not.
pub async fn answer(visit: Visit<Reviewing>, Path(id): Path<String>, posted: Posted) -> Response {
    let outcome = async {
        let lang = visit.reader.lang;
        let (store, reviewer) = (visit.state.store(), &visit.person.0);
        let dispute = store.dispute(&id).await?.ok_or_else(|| PageError::not_found(id.as_str()))?;
        let words = posted.value("answer").trim();
        if words.is_empty() || words.chars().count() > *EVIDENCE.end() {
            return Err(PageError::BadRequest(say::ANSWER_MISSING.get(lang).to_owned()));
        }
        let reading = visit.state.read().await?;
        let (_, row) = recorded(&reading, dispute.result.as_str()).await?;
        let me = reviewer.user();
        let maker = row.model.organisations.iter().any(|maker| me.belongs_to(&maker.slug));
        let filing = store.filing(&row.submission.id).await?;
        let own = filing.is_some_and(|filing| {
            filing.account == me.account().id || filing.organisation.is_some_and(|of| me.belongs_to(&of))
        });
        let raised = dispute.account.as_deref() == Some(me.account().id.as_str());
        if maker || own || raised {
            return Err(PageError::Forbidden);
        }
        let done = store.answer_dispute(reviewer, &id, words, visit.state.clock().now()).await?;
        done.map_err(|why| refused(why, &id, lang))?;
        Ok(see_other(&format!("{}#disputes", Address::Result(dispute.result.as_str()))))
    };
    answered(&visit, outcome).await
}
