//! One's own account.

use app::page::account::own::{self, Content, Typed};
use app::part::FieldError;
use app::text::words::organisation_name;
use axum::response::Response;
use domain::AccountAct;
use domain::account::MembershipState;
use store::account::user::{Entry, User};

use super::SECTION;
use crate::auth::user::{SignedIn, Visit};
use crate::error::PageError;
use crate::render::Document;

/// What is said on the page besides what is stored.
#[derive(Debug, Clone, Default)]
pub(super) struct Also {
    /// What was done just now.
    pub(super) done: Option<AccountAct>,
    /// A token that was made just now: its name and itself.
    pub(super) made: Option<(String, String)>,
    /// What was typed.
    pub(super) typed: Typed,
    /// What is wrong with it.
    pub(super) errors: Vec<FieldError>,
}

/// The page.
pub async fn page(visit: Visit<SignedIn>) -> Response {
    let done = visit.reader.value("done").and_then(|word| word.parse().ok());
    let document = document(&visit, &visit.person.0, Also { done, ..Also::default() }).await;
    visit.answer(document)
}

/// The page with what is said besides.
pub(super) async fn document(visit: &Visit<SignedIn>, user: &User, also: Also) -> Result<Document, PageError> {
    let lang = visit.reader.lang;
    let state = &visit.state;
    let store = state.store();
    let catalog = state.read().await?;
    let catalog = catalog.catalog();
    let memberships = store.memberships(user).await?;
    let name_of = |word: &str| {
        catalog.organisation(word).map_or_else(|| word.to_owned(), |of| organisation_name(of, lang).to_owned())
    };
    let belongs = |word: &str| {
        let stands = |state| matches!(state, MembershipState::Asked | MembershipState::Granted);
        memberships.iter().any(|one| one.organisation.as_str() == word && stands(one.state))
    };
    let others = catalog.organisations().filter(|of| !belongs(of.slug.as_str()));
    let mut organisations: Vec<(String, String)> =
        others.map(|of| (of.slug.to_string(), organisation_name(of, lang).to_owned())).collect();
    organisations.sort_by_key(|(_, name)| name.to_lowercase());
    let content = Content {
        csrf: visit.csrf.token().to_owned(),
        account: user.account().clone(),
        sessions: store.sessions(user, state.clock().now()).await?,
        this: match user.entry() {
            Entry::Session(id) => Some(id.clone()),
            Entry::Token(..) => None,
        },
        tokens: store.tokens(user).await?,
        memberships: memberships.iter().map(|one| (one.clone(), name_of(one.organisation.as_str()))).collect(),
        organisations,
        done: also.done,
        made: also.made,
        typed: also.typed,
        errors: also.errors,
    };
    let title = own::title(&content, lang);
    Ok(Document::new(title, SECTION, move || own::Page(own::PageProps { content, lang })))
}
