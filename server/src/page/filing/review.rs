//! `/review`: the queue, one filing with findings beside its rows, and the decision about it.

use std::collections::HashMap;

use app::page::filing::review::{self, Content};
use app::part::FieldError;
use app::text::Lang;
use app::text::filing::review as say;
use app::text::words::{model_name, organisation_name};
use axum::extract::Path;
use axum::response::Response;
use domain::Address;
use domain::filing::decide::{Ruling, Undecided};
use domain::filing::finding::Findings;
use store::account::user::Reviewer;
use store::filing::{Refused, StoredFiling};

use super::submission::{filed_by, listed};
use super::{SECTION, answered, refused, shown};
use crate::auth::csrf::Posted;
use crate::auth::user::{Reviewing, Visit, see_other};
use crate::error::PageError;
use crate::filing::case::Case;
use crate::filing::title::Titles;
use crate::render::Document;
use crate::state::{AppState, Reading};

/// Letters of a reason, at most.
const LONGEST_REASON: usize = 4_000;
/// How often a decision is made anew because the data changed under it.
const TRIES: usize = 3;

type Mine = Visit<Reviewing>;

/// The queue.
pub async fn queue(visit: Mine) -> Response {
    let lang = visit.reader.lang;
    let document = async {
        let store = visit.state.store();
        let reading = visit.state.read().await?;
        let titles = Titles::of(&reading, lang).await?;
        let waiting = store.filings_waiting().await?.iter().map(|stored| listed(stored, &titles)).collect();
        let disputes = store.open_disputes().await?;
        Ok(Document::new(say::REVIEW.get(lang).to_owned(), SECTION, move || {
            review::Queue(review::QueueProps { waiting, disputes, lang })
        }))
    };
    visit.answer(document.await)
}

/// One filing.
pub async fn page(visit: Mine, Path(id): Path<String>) -> Response {
    visit.answer(document(&visit, &id, String::new(), Vec::new()).await)
}

/// A filing that was filed; a draft is nobody's but its filer's.
async fn filed(state: &AppState, id: &str) -> Result<StoredFiling, PageError> {
    let stored = state.store().filing(id).await?.filter(|stored| stored.filed_at.is_some());
    stored.ok_or_else(|| PageError::not_found(id.chars().take(80).collect::<String>()))
}

async fn document(visit: &Mine, id: &str, why: String, errors: Vec<FieldError>) -> Result<Document, PageError> {
    let lang = visit.reader.lang;
    let reading = visit.state.read().await?;
    let case = Case::load(&reading, filed(&visit.state, id).await?).await?;
    let hearing = case.hearing(&visit.person.0, &reading);
    let approvals = case.approvals(&reading).await?;
    let interests = visit.state.store().interests_in_filing(&visit.person.0, &hearing).await?;
    let moves_first = case.moves_first(&reading).await?;
    let stored = case.stored();
    let mut content = Content {
        csrf: visit.csrf.token().to_owned(),
        id: id.to_owned(),
        title: Titles::of(&reading, lang).await?.title(stored),
        state: stored.state,
        version: stored.version,
        filed_by: filed_by(&reading, stored, lang),
        events: case.events().iter().map(|(event, _)| event.clone()).collect(),
        publishes: approvals.are_enough(hearing.account(), moves_first),
        lapsed: approvals.lapsed,
        names: names(&reading, lang),
        unreadable: case.unreadable(lang),
        files: Vec::new(),
        candidates: Vec::new(),
        findings: Findings::default(),
        claim: None,
        interests,
        moves_first,
        why,
        errors,
    };
    match &case {
        Case::Evaluation(judged) => {
            content.files = shown(&judged.files);
            content.candidates = judged.candidates(&reading);
            content.findings = judged.findings(&reading, &content.candidates).await?;
        }
        Case::Claim(claimed) => content.claim = claimed.shown(&reading).await?,
    }
    let title = format!("{} · {}", content.title, say::REVIEW.get(lang));
    Ok(Document::new(title, SECTION, move || review::Page(review::PageProps { content, lang })))
}

/// The names that findings may mention, by address word.
pub(crate) fn names(reading: &Reading, lang: Lang) -> HashMap<String, String> {
    let catalog = reading.catalog();
    let models = catalog.models().map(|model| (model.slug.to_string(), model_name(model, lang).0.to_owned()));
    let makers = catalog.organisations().map(|of| (of.slug.to_string(), organisation_name(of, lang).to_owned()));
    makers.chain(models).collect()
}

/// What one of the buttons does.
pub async fn act(visit: Mine, Path(id): Path<String>, posted: Posted) -> Response {
    let why: String = posted.value("why").trim().chars().take(LONGEST_REASON).collect();
    let version = posted.value("version").parse().unwrap_or_default();
    let outcome = async {
        let asked = Asked { id: &id, act: posted.value("do"), why: &why, version };
        match decide(&visit.state, &visit.person.0, asked).await? {
            Decided::Done => Ok(see_other(&Address::ReviewOf(&id).to_string())),
            Decided::Not(undecided) => {
                let errors = vec![FieldError::new("why", say::undecided(undecided, visit.reader.lang))];
                Ok(visit.answer(Ok(document(&visit, &id, why.clone(), errors).await?.refused())))
            }
            Decided::Refused(why) => Err(refused(why, &id, visit.reader.lang)),
        }
    };
    answered(&visit, outcome).await
}

/// What a reviewer asks for.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// The filing.
    pub id: &'a str,
    /// `take-up`, `ask`, `accept` or `reject`.
    pub act: &'a str,
    /// Why.
    pub why: &'a str,
    /// The version of the filing that was looked at.
    pub version: i64,
}

/// What came of it.
#[derive(Debug)]
pub enum Decided {
    /// It was done.
    Done,
    /// It could not be decided so.
    Not(Undecided),
    /// The filing stands elsewhere, or changed meanwhile.
    Refused(Refused),
}

/// Decides a filing. The store lets nobody with an interest; it is asked before anything is worked out, too.
///
/// # Errors
/// [`PageError::Forbidden`] for a reviewer with an interest; a filing that is not there; a failing
/// store.
pub async fn decide(state: &AppState, reviewer: &Reviewer, asked: Asked<'_>) -> Result<Decided, PageError> {
    for _ in 0..TRIES {
        match decide_once(state, reviewer, asked).await? {
            // The data moved on between reading and writing: what is found may have changed.
            Decided::Refused(Refused::Changed) => state.forget_version().await,
            decided => return Ok(decided),
        }
    }
    Ok(Decided::Refused(Refused::Changed))
}

async fn decide_once(state: &AppState, reviewer: &Reviewer, asked: Asked<'_>) -> Result<Decided, PageError> {
    let Asked { id, act, why, version } = asked;
    let (store, now) = (state.store(), state.clock().now());
    let reading = state.read().await?;
    let case = Case::load(&reading, filed(state, id).await?).await?;
    let hearing = case.hearing(reviewer, &reading);
    if !store.interests_in_filing(reviewer, &hearing).await?.is_empty() {
        return Err(PageError::Forbidden);
    }
    let standing = case.stored().state;
    let ruling = match act {
        "take-up" => hearing.take_up(standing),
        "ask" => hearing.ask_changes(standing, why),
        "reject" => hearing.reject(standing, why),
        "accept" => {
            // What cannot be published is approved by nobody, not as the first of two either.
            case.to_publish(&reading)?;
            let approvals = case.approvals(&reading).await?;
            hearing.approve(standing, why, &approvals.by, case.moves_first(&reading).await?)
        }
        _ => return Err(PageError::BadRequest("do: one of take-up, ask, accept, reject".to_owned())),
    };
    let outcome = match ruling {
        Err(undecided) => return Ok(Decided::Not(undecided)),
        Ok(Ruling::Record(decision)) => store.decide_filing(reviewer, &decision, version, now).await?,
        Ok(Ruling::Publish(acceptance)) => {
            let by = filed_by(&reading, case.stored(), Lang::En);
            let batch = case.to_publish(&reading)?.batch(&reading, &by).await?;
            let seen = store::filing::Seen { filing: version, data: reading.version() };
            store.accept_filing(reviewer, &acceptance, &batch, seen, now).await?
        }
    };
    Ok(outcome.map_or_else(Decided::Refused, |()| Decided::Done))
}
