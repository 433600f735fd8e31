//! `/submissions`: one's own filings, one filing, its files, and what its filer may do with it.

use app::page::filing::submission::{self, Content, Listed, Own};
use app::part::FieldError;
use app::text::filing::{self as of_filing, state as say};
use app::text::words::{instant_text, organisation_name};
use axum::extract::Path;
use axum::response::Response;
use domain::Address;
use domain::filing::{FilingId, State};
use sha2::{Digest, Sha256};
use store::account::user::User;
use store::filing::{Sheet, StoredFiling};

use super::{SECTION, answered, refused, shown};
use crate::auth::csrf::Posted;
use crate::auth::secret::random_bytes;
use crate::auth::user::{Filing as MayFile, SignedIn, Visit, Visitor, see_other};
use crate::error::PageError;
use crate::filing::case::Case;
use crate::filing::judged::published;
use crate::filing::title::Titles;
use crate::render::Document;
use crate::state::Reading;

/// Letters of a reason, at most.
const LONGEST_REASON: usize = 2_000;
/// Drafts of one filing that are looked for.
const MOST_DRAFTS: usize = 32;

/// One's own filings.
pub async fn list(visit: Visit<SignedIn>) -> Response {
    let lang = visit.reader.lang;
    let document = async {
        let filings = visit.state.store().filings_of(&visit.person.0.account().id).await?;
        let reading = visit.state.read().await?;
        let titles = Titles::of(&reading, lang).await?;
        let filings: Vec<Listed> = filings.iter().map(|stored| listed(stored, &titles)).collect();
        Ok(Document::new(of_filing::OWN.get(lang).to_owned(), SECTION, move || {
            submission::List(submission::ListProps { filings, lang })
        }))
    };
    visit.answer(document.await)
}

/// A filing as lists show it.
pub(super) fn listed(stored: &StoredFiling, titles: &Titles<'_>) -> Listed {
    Listed {
        id: stored.id.clone(),
        subject: stored.subject,
        title: titles.title(stored),
        state: stored.state,
        changed: instant_text(stored.filed_at.unwrap_or(stored.changed_at)),
    }
}

/// Whether somebody may see a filing: everybody once it was accepted, before that its filer, and
/// reviewers once it was filed.
pub(crate) fn may_see(user: Option<&User>, stored: &StoredFiling) -> bool {
    let own = user.is_some_and(|user| user.account().id == stored.account);
    let reviewer = user.is_some_and(|user| user.reviewer().is_some());
    stored.accepted_at.is_some() || own || (reviewer && stored.filed_at.is_some())
}

/// A filing that its reader may see; to everybody else it is not there.
async fn seen(visit: &Visit<Visitor>, id: &str) -> Result<StoredFiling, PageError> {
    let stored = visit.state.store().filing(id).await?;
    let stored = stored.filter(|stored| may_see(visit.person.0.as_ref(), stored));
    stored.ok_or_else(|| PageError::not_found(id.chars().take(80).collect::<String>()))
}

/// One filing.
pub async fn page(visit: Visit<Visitor>, Path(id): Path<String>) -> Response {
    visit.answer(document(&visit, &id, Vec::new()).await)
}

async fn document(visit: &Visit<Visitor>, id: &str, errors: Vec<FieldError>) -> Result<Document, PageError> {
    let lang = visit.reader.lang;
    let stored = seen(visit, id).await?;
    let reading = visit.state.read().await?;
    let case = Case::of_page(&reading, stored).await?;
    let stored = case.stored();
    let results = if stored.accepted_at.is_some() { published(&reading, id).await? } else { Vec::new() };
    let own = visit.person.0.as_ref().is_some_and(|user| user.account().id == stored.account);
    let may = |state: State, subject| Own {
        subject,
        csrf: visit.csrf.token().to_owned(),
        edit: state.is_open(),
        correct: state.may_be_corrected(subject),
        anew: state.may_be_filed_anew(subject),
        withdraw: state.may_be_withdrawn(subject),
        errors,
    };
    let (candidates, files, claim) = match &case {
        Case::Evaluation(judged) => (judged.candidates(&reading), shown(&judged.files), None),
        Case::Claim(claimed) => (Vec::new(), Vec::new(), claimed.shown(&reading).await?),
    };
    let content = Content {
        id: id.to_owned(),
        title: Titles::of(&reading, lang).await?.title(stored),
        state: stored.state,
        filed_by: filed_by(&reading, stored, lang),
        is_public: stored.accepted_at.is_some(),
        candidates,
        claim,
        published: results,
        files,
        events: case.events().iter().map(|(event, _)| event.clone()).collect(),
        corrects: stored.corrects.clone(),
        corrected_by: visit.state.store().correction_of(id).await?,
        own: own.then(|| may(stored.state, stored.subject)),
    };
    let title = submission::title(&content, lang);
    Ok(Document::new(title, SECTION, move || submission::Page(submission::PageProps { content, lang })))
}

/// Who filed it: the organisation for which it was filed, or the account.
pub(crate) fn filed_by(reading: &Reading, stored: &StoredFiling, lang: app::text::Lang) -> String {
    let organisation = stored.organisation.as_ref().and_then(|slug| reading.catalog().organisation(slug.as_str()));
    organisation.map_or_else(|| stored.name.to_string(), |of| organisation_name(of, lang).to_owned())
}

/// One file of a filing.
pub async fn file(visit: Visit<Visitor>, Path((id, digest)): Path<(String, String)>) -> Response {
    let outcome = async {
        seen(&visit, &id).await?;
        let files = visit.state.store().files_of(&id).await?;
        let file =
            files.iter().find(|file| file.digest == digest).ok_or_else(|| PageError::not_found(digest.as_str()))?;
        visit.state.files().download(file).await
    };
    answered(&visit, outcome).await
}

/// Takes a filing back.
pub async fn withdraw(visit: Visit<MayFile>, Path(id): Path<String>, posted: Posted) -> Response {
    let outcome = async {
        let lang = visit.reader.lang;
        let user = visit.person.0.user();
        let stored = own(&visit, &id).await?;
        let why: String = posted.value("why").trim().chars().take(LONGEST_REASON).collect();
        if why.is_empty() {
            let errors = vec![FieldError::new("why", say::WHY_MISSING.get(lang))];
            let visitor = Visit {
                state: visit.state.clone(),
                reader: visit.reader.clone(),
                id: visit.id.clone(),
                csrf: visit.csrf.clone(),
                person: Visitor(Some(user.clone())),
            };
            let document = document(&visitor, &stored.id, errors).await?;
            return Ok(visit.answer(Ok(document.refused())));
        }
        let now = visit.state.clock().now();
        let done = visit.state.store().withdraw_filing(&visit.person.0, &stored.id, &why, now).await?;
        done.map_err(|why| refused(why, &id, lang))?;
        Ok(see_other(&Address::Submission(&id).to_string()))
    };
    answered(&visit, outcome).await
}

/// Makes a draft with all that a filing says: one that corrects it where it stands. Where it was turned down
/// or taken back the draft corrects what that one was to correct, or stands by itself. Asked for twice, the
/// draft that is there already is shown.
pub async fn correct(visit: Visit<MayFile>, Path(id): Path<String>, _: Posted) -> Response {
    let outcome = async {
        let stored = own(&visit, &id).await?;
        let store = visit.state.store();
        let (new, is_there) = draft_of(&visit, &stored).await?;
        if is_there {
            return Ok(see_other(&Address::SubmitTo(&new).to_string()));
        }
        let standing = match &stored.corrects {
            Some(corrected) => store.filing_in_place_of(corrected).await?,
            None => None,
        };
        let corrects = if stored.state.may_be_filed_anew(stored.subject) { standing } else { Some(id.clone()) };
        let sheet = Sheet {
            id: &new,
            account: &stored.account,
            organisation: stored.organisation.as_ref(),
            subject: stored.subject,
            typed: &stored.typed,
            corrects: corrects.as_deref(),
            files: &store.files_of(&id).await?,
        };
        let saved = store.save_filing(&sheet, visit.state.clock().now()).await?;
        saved.map_err(|why| refused(why, &id, visit.reader.lang))?;
        Ok(see_other(&Address::SubmitTo(&new).to_string()))
    };
    answered(&visit, outcome).await
}

/// The key of the draft that is made of a filing, and whether that draft is there. Keys follow from the
/// filing's, so that a button pressed twice makes one draft; what became of an earlier one is passed over.
async fn draft_of(visit: &Visit<MayFile>, stored: &StoredFiling) -> Result<(String, bool), PageError> {
    for n in 0..MOST_DRAFTS {
        let key = Sha256::digest(format!("{} {n}", stored.id));
        let key = FilingId::of_digest(&key.into()).to_string();
        match visit.state.store().filing(&key).await? {
            None => return Ok((key, false)),
            Some(there) if there.account == stored.account && there.state == State::Draft => return Ok((key, true)),
            Some(_) => {}
        }
    }
    Ok((FilingId::of_digest(&random_bytes()).to_string(), false))
}

/// A filing of one's own; that of others is not there.
async fn own(visit: &Visit<MayFile>, id: &str) -> Result<StoredFiling, PageError> {
    let stored = visit.state.store().filing(id).await?;
    let own = stored.filter(|stored| stored.account == visit.person.0.user().account().id);
    own.ok_or_else(|| PageError::not_found(id.chars().take(80).collect::<String>()))
}
