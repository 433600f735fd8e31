//! What is decided about others: an organisation's members, and every account.

use domain::Address;
use domain::account::{Account, AccountId, AccountRole, AccountState, Membership, MembershipState};
use leptos::prelude::*;

use super::own_tables::{Row, table};
use crate::part::{Crumbs, FormToken};
use crate::text::account::{self, decide as say, own};
use crate::text::words::day_text;
use crate::text::{Lang, Text};

/// What the page of an organisation's members shows.
#[derive(Debug, Clone)]
pub struct Members {
    /// The token of its forms.
    pub csrf: String,
    /// Its address.
    pub address: String,
    /// The organisation's address and name.
    pub organisation: (String, String),
    /// Who belongs to it or has asked.
    pub members: Vec<Membership>,
}

/// What the page of every account shows.
#[derive(Debug, Clone)]
pub struct Accounts {
    /// The token of its forms.
    pub csrf: String,
    /// Who reads it.
    pub own: AccountId,
    /// What was asked and waits, with the address where it is decided and the organisation's name.
    pub waiting: Vec<(Membership, String, String)>,
    /// Accounts in the order of names.
    pub accounts: Vec<Account>,
    /// The name after which the next page begins, where there is one.
    pub next: Option<String>,
}

/// The page of an organisation's members.
#[component]
pub fn MembersPage(
    /// What it shows.
    content: Members,
    /// The language of the page.
    lang: Lang,
) -> impl IntoView {
    let Members { csrf, address, organisation, members } = content;
    let title = say::members_of(&organisation.1, lang);
    let row = |member: &Membership| {
        let Membership { name, state, steward, reason, asked_at, decided_at, .. } = member;
        let day = decided_at.unwrap_or(*asked_at).date_naive();
        let said = view! { <bdi>{reason.clone()}</bdi> }.into_any();
        let standing = account::membership(*state, *steward).get(lang);
        Row {
            head: view! { <bdi>{name.to_string()}</bdi> }.into_any(),
            cells: vec![standing.into_any(), day_text(day, lang).into_any(), said],
            acts: decisions(member, &address, &csrf, lang),
        }
    };
    let list = if members.is_empty() {
        view! { <p>{say::NO_MEMBERS.get(lang)}</p> }.into_any()
    } else {
        let heads = [say::ACCOUNT, own::STANDING, own::SINCE_DAY, say::SAID];
        table(own::MEMBERSHIPS.get(lang), &heads, members.iter().map(row).collect(), lang)
    };
    view! {
        <div class="f-page">
            <Crumbs links=vec![organisation] lang />
            <h1><bdi>{title}</bdi></h1>
            <p class="lede">{say::MEMBERS_LEDE.get(lang)}</p>
            {list}
        </div>
    }
}

/// The buttons of one membership.
fn decisions(member: &Membership, action: &str, csrf: &str, lang: Lang) -> AnyView {
    let acts: &[(&str, Text)] = match (member.state, member.steward) {
        (MembershipState::Asked, _) => {
            &[("grant", say::GRANT), ("grant-steward", say::GRANT_STEWARD), ("refuse", say::REFUSE)]
        }
        (MembershipState::Granted, false) => &[("grant-steward", say::MAKE_STEWARD), ("end", say::REMOVE)],
        (MembershipState::Granted, true) => &[("grant", say::NO_STEWARD), ("end", say::REMOVE)],
        (MembershipState::Refused | MembershipState::Left, _) => return ().into_any(),
    };
    let about = member.name.to_string();
    let button = |(act, words): &(&'static str, Text)| button(act, *words, &about, lang);
    view! {
        <form class="f-row" method="post" action=action.to_owned()>
            <FormToken token=csrf.to_owned() />
            <input type="hidden" name="account" value=member.account.to_string() />
            {acts.iter().map(button).collect_view()}
        </form>
    }
    .into_any()
}

fn button(act: &'static str, words: Text, about: &str, lang: Lang) -> impl IntoView + use<> {
    let about = format!(" {about}");
    view! {
        <button class="btn btn-s" name="do" value=act>
            {words.get(lang)}<span class="visually-hidden"><bdi>{about}</bdi></span>
        </button>
    }
}

/// The page of every account.
#[component]
pub fn AccountsPage(
    /// What it shows.
    content: Accounts,
    /// The language of the page.
    lang: Lang,
) -> impl IntoView {
    let Accounts { csrf, own: reader, waiting, accounts, next } = content;
    let row = |one: &Account| {
        let acts = if one.id == reader {
            view! { <b>{say::YOU.get(lang)}</b> }.into_any()
        } else if one.state == AccountState::Deleted {
            ().into_any()
        } else {
            account_acts(one, &csrf, lang)
        };
        let (role, state) = (account::role(one.role).get(lang), account::state(one.state).get(lang));
        let made = day_text(one.created_at.date_naive(), lang);
        Row {
            head: view! { <bdi>{one.name.to_string()}</bdi> }.into_any(),
            cells: vec![role.into_any(), state.into_any(), made.into_any()],
            acts,
        }
    };
    let heads = [say::ACCOUNT, say::ROLE, say::STATE, say::MADE];
    let list = table(say::ALL.get(lang), &heads, accounts.iter().map(row).collect(), lang);
    let more = next.map(|after| {
        let href = Address::Accounts(Some(&after)).to_string();
        view! { <p class="pager"><a rel="next" href=href>{say::MORE.get(lang)}</a></p> }
    });
    view! {
        <div class="f-page">
            <h1>{say::ACCOUNTS.get(lang)}</h1>
            <p class="lede">{say::ACCOUNTS_LEDE.get(lang)}</p>
            <section class="f-part"><h2>{say::WAITING.get(lang)}</h2>{asked(&waiting, &csrf, lang)}</section>
            <section class="f-part"><h2>{say::ALL.get(lang)}</h2>{list}{more}</section>
        </div>
    }
}

fn asked(waiting: &[(Membership, String, String)], csrf: &str, lang: Lang) -> AnyView {
    if waiting.is_empty() {
        return view! { <p>{say::NONE_WAITING.get(lang)}</p> }.into_any();
    }
    let row = |(member, address, organisation): &(Membership, String, String)| {
        let of = view! { <a href=address.clone()><bdi>{organisation.clone()}</bdi></a> }.into_any();
        let asked = day_text(member.asked_at.date_naive(), lang);
        let said = view! { <bdi>{member.reason.clone()}</bdi> }.into_any();
        Row {
            head: view! { <bdi>{member.name.to_string()}</bdi> }.into_any(),
            cells: vec![of, asked.into_any(), said],
            acts: decisions(member, address, csrf, lang),
        }
    };
    let heads = [say::ACCOUNT, own::ORGANISATION, own::SINCE_DAY, say::SAID];
    table(say::WAITING.get(lang), &heads, waiting.iter().map(row).collect(), lang)
}

/// The form of one account: its role, and whether it is locked.
fn account_acts(one: &Account, csrf: &str, lang: Lang) -> AnyView {
    let about = one.name.to_string();
    let option = |role: &AccountRole| {
        let (value, selected) = (role.slug(), *role == one.role);
        view! { <option value=value selected=selected>{account::role(*role).get(lang)}</option> }
    };
    let options = AccountRole::ALL.iter().map(option).collect_view();
    let label = format!("{} {about}", say::ROLE.get(lang));
    let (act, words) = if one.state == AccountState::Locked { ("unlock", say::UNLOCK) } else { ("lock", say::LOCK) };
    view! {
        <form class="f-row" method="post" action=Address::Accounts(None).to_string()>
            <FormToken token=csrf.to_owned() />
            <input type="hidden" name="account" value=one.id.to_string() />
            <select name="role" aria-label=label>{options}</select>
            {button("role", say::SET_ROLE, &about, lang)}
            {button(act, words, &about, lang)}
        </form>
    }
    .into_any()
}
