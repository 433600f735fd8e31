//! `/claims/file`: the form that files a claim. What `/claims/check` was asked comes with its address.

use app::page::claim::file::{self, Content};
use app::part::FieldError;
use app::shell::Section;
use app::text::claims::typed as say;
use app::text::words::organisation_name;
use axum::extract::Path;
use axum::response::Response;
use domain::claim::read::{Circumstances, read};
use domain::claim::typed::{Fault, Field, Typed};
use domain::filing::{FilingId, State, Subject};
use domain::{Address, SliceKey};
use store::filing::{AsRead, Refused, StoredFiling};

use super::submit::asked;
use super::{answered, refused};
use crate::auth::csrf::Posted;
use crate::auth::secret::random_bytes;
use crate::auth::user::{Filing as MayFile, Visit, see_other};
use crate::error::PageError;
use crate::filing::claimed::{concerned_in, cut, sheet};
use crate::filing::wire;
use crate::page::claim::check::offered;
use crate::render::Document;
use crate::state::Reading;

type Mine = Visit<MayFile>;

/// The form with what its address names.
pub async fn fresh(visit: Mine) -> Response {
    let document = async {
        let reading = visit.state.read().await?;
        let id = FilingId::of_digest(&random_bytes()).to_string();
        let pairs = form_urlencoded::parse(visit.reader.query.as_bytes());
        let typed = Typed::of(pairs.map(|(key, text)| (key, cut(&text))));
        Ok(document(&visit, &reading, &id, typed, &[], None))
    };
    visit.answer(document.await)
}

/// The form of a claim of one's own that a reviewer sent back.
pub async fn page(visit: Mine, Path(id): Path<String>) -> Response {
    let outcome = async {
        let stored = own(&visit, &id).await?.ok_or_else(|| PageError::not_found(cut(&id)))?;
        if !stored.state.is_open() {
            return Ok(see_other(&Address::Submission(&id).to_string()));
        }
        let reading = visit.state.read().await?;
        let (typed, asked) = (wire::claim::kept(&stored.typed), asked(&visit, &stored).await?);
        Ok(visit.answer(Ok(document(&visit, &reading, &id, typed, &[], asked))))
    };
    answered(&visit, outcome).await
}

/// Files it.
pub async fn act(visit: Mine, Path(id): Path<String>, posted: Posted) -> Response {
    answered(&visit, send(&visit, &id, &posted)).await
}

async fn send(visit: &Mine, id: &str, posted: &Posted) -> Result<Response, PageError> {
    let key: FilingId = id.parse().map_err(|_| PageError::not_found(cut(id)))?;
    let slug = key.as_str().parse().map_err(|_| PageError::not_found(cut(id)))?;
    let stored = own(visit, id).await?;
    if stored.as_ref().is_some_and(|stored| !stored.state.is_open()) {
        // A double click, or the form sent again: it was filed once.
        return Ok(see_other(&Address::Submission(id).to_string()));
    }
    let keys = Field::ALL.iter().map(|field| field.slug()).chain(SliceKey::ALL.iter().map(|part| part.slug()));
    let typed = Typed::of(keys.flat_map(|key| posted.values(key).map(move |text| (key, cut(text)))));
    let reading = visit.state.read().await?;
    let names = reading.names().await?;
    let of = Circumstances { catalog: reading.catalog(), names: &names, today: reading.today() };
    let claim = match read(&typed, &slug, of) {
        Ok(claim) => claim,
        Err(faults) => {
            let asked = match &stored {
                Some(stored) => asked(visit, stored).await?,
                None => None,
            };
            return Ok(visit.answer(Ok(document(visit, &reading, id, typed, &faults, asked).refused())));
        }
    };
    let json = wire::claim::to_json(&typed).to_string();
    let sheet = sheet(id, &visit.person.0.user().account().id, &json);
    let read = AsRead { concerned: &concerned_in(&typed, &claim, of), tasks: &[] };
    match visit.state.store().file_filing(&sheet, read, None, visit.state.clock().now()).await? {
        // Filed by another request meanwhile: that is what was asked for.
        Ok(()) | Err(Refused::NotNow(State::Filed)) => Ok(see_other(&Address::Submission(id).to_string())),
        Err(why) => Err(refused(why, id, visit.reader.lang)),
    }
}

/// A filed claim of one's own.
async fn own(visit: &Mine, id: &str) -> Result<Option<StoredFiling>, PageError> {
    let stored = visit.state.store().filing(id).await?;
    let is_own = |stored: &StoredFiling| {
        stored.account == visit.person.0.user().account().id && stored.subject == Subject::Claim
    };
    match stored {
        Some(stored) if !is_own(&stored) => Err(PageError::not_found(cut(id))),
        stored => Ok(stored),
    }
}

fn document(
    visit: &Mine,
    reading: &Reading,
    id: &str,
    typed: Typed,
    faults: &[Fault],
    asked: Option<String>,
) -> Document {
    let lang = visit.reader.lang;
    let error = |fault: &Fault| {
        let near: Vec<String> = say::near(fault, lang).into_iter().map(|(value, _)| value).collect();
        let near = if near.is_empty() { String::new() } else { say::meant(&near, lang) };
        FieldError::new(fault.key(), format!("{}{near}", say::words(fault, lang)))
    };
    let organisations = reading.catalog().organisations();
    let content = Content {
        csrf: visit.csrf.token().to_owned(),
        id: id.to_owned(),
        errors: faults.iter().map(error).collect(),
        offered: offered(reading, typed.get(Field::Board), lang),
        organisations: organisations.map(|of| (of.slug.to_string(), organisation_name(of, lang).to_owned())).collect(),
        typed,
        asked,
    };
    let title = file::title(&content, lang);
    Document::new(title, Some(Section::Claims), move || file::Page(file::PageProps { content, lang }))
}
