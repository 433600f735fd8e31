//! The lists of one's own account: tokens, memberships, sessions.

use domain::account::{ApiToken, Membership, MembershipState, Session, SessionId};
use domain::{AccountAct, Address};
use leptos::prelude::*;

use crate::part::FormToken;
use crate::text::account::agent::browser;
use crate::text::account::{self, decide, own as say};
use crate::text::words::{day_text, instant_text};
use crate::text::{Lang, Text};

/// One row of such a table: its head, its cells, and what can be done.
pub(super) struct Row {
    /// What it is of.
    pub head: AnyView,
    /// A cell for each column but the first.
    pub cells: Vec<AnyView>,
    /// The forms that do something to it.
    pub acts: AnyView,
}

/// A table under names of its columns, the last of which holds what can be done. On a narrow window it
/// becomes a list of rows.
pub(super) fn table(label: &'static str, heads: &[Text], rows: Vec<Row>, lang: Lang) -> AnyView {
    let names: Vec<&'static str> = heads.iter().map(|head| head.get(lang)).collect();
    let row = |Row { head, cells, acts }: Row| {
        let cell = |(cell, name): (AnyView, &&'static str)| view! { <td role="cell" data-label=*name>{cell}</td> };
        let cells = cells.into_iter().zip(names.iter().skip(1)).map(cell).collect_view();
        view! {
            <tr role="row">
                <th scope="row" role="rowheader" class="f-agent">{head}</th>
                {cells}
                <td role="cell" data-wide="">{acts}</td>
            </tr>
        }
    };
    let rows = rows.into_iter().map(row).collect_view();
    let heads = names.iter().map(|head| view! { <th scope="col" role="columnheader">{*head}</th> }).collect_view();
    let acts = Text::new("操作", "Action").get(lang);
    view! {
        <div class="scroll" role="region" aria-label=label tabindex="0">
            <table class="t t-list f-table" role="table" aria-label=label>
                <thead role="rowgroup">
                    <tr role="row">
                        {heads}
                        <th scope="col" role="columnheader"><span class="visually-hidden">{acts}</span></th>
                    </tr>
                </thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// A form of one button that does something to one row; `about` names the row to screen readers.
fn button(
    act: AccountAct,
    (key, id): (&'static str, &str),
    words: Text,
    about: &str,
    csrf: &str,
    lang: Lang,
) -> AnyView {
    let about = format!(" {about}");
    view! {
        <form method="post" action=Address::AccountDo(act).to_string()>
            <FormToken token=csrf.to_owned() />
            <button class="btn btn-s" name=key value=id.to_owned()>
                {words.get(lang)}<span class="visually-hidden"><bdi>{about}</bdi></span>
            </button>
        </form>
    }
    .into_any()
}

/// The tokens.
pub(super) fn tokens(all: &[ApiToken], csrf: &str, lang: Lang) -> AnyView {
    if all.is_empty() {
        return view! { <p>{say::NO_TOKENS.get(lang)}</p> }.into_any();
    }
    let row = |token: &ApiToken| {
        let gap = if lang == Lang::En { ", " } else { "、" };
        let scopes = token.scopes.iter().map(|scope| account::scope(*scope).get(lang)).collect::<Vec<_>>().join(gap);
        let used = token.used_on.map_or_else(|| say::NEVER.get(lang).to_owned(), |day| day_text(day, lang));
        let made = day_text(token.created_at.date_naive(), lang);
        Row {
            head: view! { <bdi>{token.name.clone()}</bdi> }.into_any(),
            cells: vec![scopes.into_any(), made.into_any(), used.into_any()],
            acts: button(AccountAct::Tokens, ("revoke", token.id.as_str()), say::REVOKE, &token.name, csrf, lang),
        }
    };
    let heads = [say::TOKEN_NAME, say::SCOPES, say::MADE, say::USED];
    table(say::TOKENS.get(lang), &heads, all.iter().map(row).collect(), lang)
}

/// How the account stands to organisations.
pub(super) fn memberships(all: &[(Membership, String)], csrf: &str, lang: Lang) -> AnyView {
    if all.is_empty() {
        return view! { <p>{say::NO_MEMBERSHIPS.get(lang)}</p> }.into_any();
    }
    let row = |(membership, name): &(Membership, String)| {
        let Membership { organisation, state, steward, asked_at, decided_at, .. } = membership;
        let words = match state {
            MembershipState::Asked => Some(say::TAKE_BACK),
            MembershipState::Granted => Some(say::LEAVE),
            MembershipState::Refused | MembershipState::Left => None,
        };
        let leave = words
            .map(|words| button(AccountAct::Memberships, ("leave", organisation.as_str()), words, name, csrf, lang));
        let href = Address::Organisation(organisation).to_string();
        let members = steward.then(|| {
            let href = Address::Members(organisation).to_string();
            view! { " "<a href=href>{decide::DECIDE.get(lang)}</a> }
        });
        let day = decided_at.unwrap_or(*asked_at).date_naive();
        Row {
            head: view! { <a href=href><bdi>{name.clone()}</bdi></a>{members} }.into_any(),
            cells: vec![account::membership(*state, *steward).get(lang).into_any(), day_text(day, lang).into_any()],
            acts: leave.into_any(),
        }
    };
    let heads = [say::ORGANISATION, say::STANDING, say::SINCE_DAY];
    table(say::MEMBERSHIPS.get(lang), &heads, all.iter().map(row).collect(), lang)
}

/// The sessions.
pub(super) fn sessions(all: &[Session], this: Option<&SessionId>, csrf: &str, lang: Lang) -> AnyView {
    let row = |session: &Session| {
        let is_this = this == Some(&session.id);
        let agent = match session.agent.as_str() {
            "" => say::NO_AGENT.get(lang).to_owned(),
            agent => browser(agent, lang),
        };
        let mark = is_this.then(|| view! { <span class="sub">{say::THIS.get(lang)}</span> });
        let end = (!is_this)
            .then(|| button(AccountAct::Sessions, ("end", session.id.as_str()), say::END, &agent, csrf, lang));
        Row {
            head: view! { <bdi>{agent}</bdi>{mark} }.into_any(),
            cells: vec![instant_text(session.created_at).into_any(), instant_text(session.used_at).into_any()],
            acts: end.into_any(),
        }
    };
    let heads = [say::BROWSER, say::SINCE, say::USED];
    table(say::SESSIONS.get(lang), &heads, all.iter().map(row).collect(), lang)
}
