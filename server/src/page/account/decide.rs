//! `/organisations/{org}/members` and `/admin/accounts`: what is decided about others.

use app::page::account::decide::{Accounts, AccountsPage, AccountsPageProps, Members, MembersPage, MembersPageProps};
use app::text::account::decide as say;
use app::text::words::organisation_name;
use axum::extract::Path;
use axum::response::Response;
use domain::account::{AccountId, Membership};
use domain::{Address, Slug};
use store::account::user::Steward;

use super::SECTION;
use crate::auth::csrf::Posted;
use crate::auth::user::{Administering, SignedIn, Visit, see_other};
use crate::error::PageError;
use crate::render::Document;

/// Accounts on one page.
const PAGE: usize = 100;
/// Memberships that wait, on one page.
const WAITING: i64 = 100;

/// The key of an address that says after which name a page begins.
const AFTER: &str = "after";

/// Who belongs to an organisation, for its stewards and for administrators.
pub(super) async fn members(visit: Visit<SignedIn>, Path(org): Path<String>) -> Response {
    let outcome = async {
        let (steward, name) = steward(&visit, &org).await?;
        let content = Members {
            csrf: visit.csrf.token().to_owned(),
            address: Address::Members(steward.organisation()).to_string(),
            organisation: (Address::Organisation(steward.organisation()).to_string(), name.clone()),
            members: visit.state.store().members(&steward).await?,
        };
        let lang = visit.reader.lang;
        let title = say::members_of(&name, lang);
        Ok(Document::new(title, SECTION, move || MembersPage(MembersPageProps { content, lang })))
    };
    visit.answer(outcome.await)
}

/// Decides about one member.
pub(super) async fn decide_member(visit: Visit<SignedIn>, Path(org): Path<String>, posted: Posted) -> Response {
    let outcome = async {
        let (steward, _) = steward(&visit, &org).await?;
        let (store, now) = (visit.state.store(), visit.state.clock().now());
        let account: AccountId = account_of(&posted)?;
        match posted.value("do") {
            "grant" => store.grant_membership(&steward, &account, false, now).await?,
            "grant-steward" => store.grant_membership(&steward, &account, true, now).await?,
            "refuse" => store.refuse_membership(&steward, &account, now).await?,
            "end" => store.end_membership(&steward, &account, now).await?,
            other => return Err(unknown(other)),
        };
        Ok(see_other(&Address::Members(steward.organisation()).to_string()))
    };
    outcome.await.unwrap_or_else(|error| visit.answer(Err(error)))
}

/// The permission to decide about an organisation's members, and the organisation's name.
async fn steward(visit: &Visit<SignedIn>, org: &str) -> Result<(Steward, String), PageError> {
    let reading = visit.state.read().await?;
    let found = reading.catalog().organisation(org).ok_or_else(|| PageError::not_found(org))?;
    let steward = visit.person.0.steward(&found.slug).ok_or(PageError::Forbidden)?;
    Ok((steward, organisation_name(found, visit.reader.lang).to_owned()))
}

fn account_of(posted: &Posted) -> Result<AccountId, PageError> {
    posted.value("account").parse().map_err(|_| PageError::BadRequest("the form names no account".to_owned()))
}

fn unknown(act: &str) -> PageError {
    PageError::BadRequest(format!("there is no act {act:?}"))
}

/// Every account, for administrators.
pub(super) async fn accounts(visit: Visit<Administering>) -> Response {
    let outcome = async {
        let Administering(administrator, user) = &visit.person;
        let (store, lang) = (visit.state.store(), visit.reader.lang);
        let after = visit.reader.value(AFTER).unwrap_or_default();
        let mut accounts = store.accounts_after(administrator, &after, PAGE as i64 + 1).await?;
        let is_more = accounts.len() > PAGE;
        accounts.truncate(PAGE);
        let next = accounts.last().filter(|_| is_more).map(|last| last.name.to_string());
        let reading = visit.state.read().await?;
        let name_of = |organisation: &Slug| {
            let found = reading.catalog().organisation(organisation.as_str());
            found.map_or_else(|| organisation.to_string(), |found| organisation_name(found, lang).to_owned())
        };
        let waiting = |one: Membership| {
            let (address, name) = (Address::Members(&one.organisation).to_string(), name_of(&one.organisation));
            (one, address, name)
        };
        let asked = store.memberships_asked(administrator, WAITING).await?;
        let content = Accounts {
            csrf: visit.csrf.token().to_owned(),
            own: user.account().id.clone(),
            waiting: asked.into_iter().map(waiting).collect(),
            accounts,
            next,
        };
        let title = say::ACCOUNTS.get(lang).to_owned();
        Ok(Document::new(title, SECTION, move || AccountsPage(AccountsPageProps { content, lang })))
    };
    visit.answer(outcome.await)
}

/// Decides about one account. Nobody decides about their own: the last administrator cannot lock
/// everybody out by mistake.
pub(super) async fn decide_account(visit: Visit<Administering>, posted: Posted) -> Response {
    let outcome = async {
        let Administering(administrator, user) = &visit.person;
        let store = visit.state.store();
        let account = account_of(&posted)?;
        if account == user.account().id {
            return Err(PageError::Forbidden);
        }
        match posted.value("do") {
            "role" => {
                let role = posted.value("role").parse().map_err(|_| unknown("role"))?;
                store.set_role(administrator, &account, role).await?
            }
            "lock" => store.set_locked(administrator, &account, true).await?,
            "unlock" => store.set_locked(administrator, &account, false).await?,
            other => return Err(unknown(other)),
        };
        Ok(see_other(&Address::Accounts(None).to_string()))
    };
    outcome.await.unwrap_or_else(|error| visit.answer(Err(error)))
}
