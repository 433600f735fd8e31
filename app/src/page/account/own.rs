//! One's own account: password, address, sessions, tokens, memberships, and deleting it.

use domain::account::{Account, AccountRole, ApiToken, Membership, Session, SessionId, TokenScope};
use domain::{AccountAct, Address};
use leptos::prelude::*;

use super::own_tables::{memberships, sessions, tokens};
use crate::part::{
    CheckField, ErrorSummary, FieldError, FormToken, Group, PasswordField, SelectField, TextArea, TextField, form_title,
};
use crate::text::account::{self, decide, own as say, password};
use crate::text::words::day_text;
use crate::text::{Lang, Text, filing};

/// What was typed into the forms of the page, but for passwords.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    /// The e-mail address.
    pub email: Option<String>,
    /// The name of a token.
    pub token_name: String,
    /// What it opens.
    pub scopes: Vec<TokenScope>,
    /// The organisation asked.
    pub organisation: String,
    /// The reason given.
    pub reason: String,
}

/// What the page shows.
#[derive(Debug, Clone)]
pub struct Content {
    /// The token of its forms.
    pub csrf: String,
    /// The account.
    pub account: Account,
    /// Its sessions.
    pub sessions: Vec<Session>,
    /// The session of the page itself.
    pub this: Option<SessionId>,
    /// Its tokens.
    pub tokens: Vec<ApiToken>,
    /// How it stands to organisations, with their names.
    pub memberships: Vec<(Membership, String)>,
    /// Organisations that may be asked: word and name.
    pub organisations: Vec<(String, String)>,
    /// What was done just now.
    pub done: Option<AccountAct>,
    /// A token that was made just now: its name and itself.
    pub made: Option<(String, String)>,
    /// What was typed.
    pub typed: Typed,
    /// What is wrong with it.
    pub errors: Vec<FieldError>,
}

/// The page's title.
#[must_use]
pub fn title(content: &Content, lang: Lang) -> String {
    form_title(say::TITLE, &content.errors, lang)
}

/// The page.
#[component]
pub fn Page(
    /// What it shows.
    content: Content,
    /// The language of the page.
    lang: Lang,
) -> impl IntoView {
    let Content { csrf, account, sessions: open, this, tokens: all, memberships: belongs, .. } = &content;
    let name = account.name.to_string();
    let day = day_text(account.created_at.date_naive(), lang);
    let who = say::since(account::role(account.role).get(lang), &day, lang);
    let done = content.done.map(|act| view! { <p class="f-done" role="status">{say::done(act).get(lang)}</p> });
    let made = content.made.clone().map(|(name, token)| made_token(name, token, lang));
    let errors = &content.errors;
    let link = |href: Address<'_>, words: Text| view! { <li><a href=href.to_string()>{words.get(lang)}</a></li> };
    let reviews = matches!(account.role, AccountRole::Reviewer | AccountRole::Administrator);
    let reviews = reviews.then(|| link(Address::Review, filing::review::REVIEW));
    let governs = account.role == AccountRole::Administrator;
    let governs = governs.then(|| link(Address::Accounts(None), decide::ACCOUNTS));
    let ways = view! { <ul class="inline">{link(Address::Submissions, filing::OWN)}{reviews}{governs}</ul> };
    view! {
        <div class="f-page">
            <div class="f-head">
                <h1><bdi>{name}</bdi></h1>
                <form method="post" action=Address::SignOut.to_string()>
                    <FormToken token=csrf.clone() />
                    <button class="btn">{account::SIGN_OUT.get(lang)}</button>
                </form>
            </div>
            <p class="sub">{who}</p>
            {ways}
            {done}
            <ErrorSummary errors=errors lang />
            {made}
            <section class="f-part" id="tokens" aria-labelledby="tokens-t">
                <h2 id="tokens-t">{say::TOKENS.get(lang)}</h2>
                <p class="sub">{say::TOKENS_LEDE.get(lang)}</p>
                {tokens(all, csrf, lang)}
                {token_form(&content, lang)}
            </section>
            <section class="f-part" id="memberships" aria-labelledby="memberships-t">
                <h2 id="memberships-t">{say::MEMBERSHIPS.get(lang)}</h2>
                <p class="sub">{say::MEMBERSHIPS_LEDE.get(lang)}</p>
                {memberships(belongs, csrf, lang)}
                {membership_form(&content, lang)}
            </section>
            <section class="f-part" id="sessions" aria-labelledby="sessions-t">
                <h2 id="sessions-t">{say::SESSIONS.get(lang)}</h2>
                <p class="sub">{say::SESSIONS_LEDE.get(lang)}</p>
                {sessions(open, this.as_ref(), csrf, lang)}
            </section>
            {password_form(&content, lang)}
            {email_form(&content, lang)}
            {delete_form(&content, lang)}
        </div>
    }
}

fn made_token(name: String, token: String, lang: Lang) -> impl IntoView {
    view! {
        <section class="f-made" aria-labelledby="made-t">
            <h2 id="made-t">{say::MADE_NOW.get(lang)}</h2>
            <p><bdi>{name}</bdi></p>
            <p><code id="token">{token}</code></p>
            <p class="sub">{say::COPY_NOW.get(lang)}</p>
        </section>
    }
}

fn token_form(content: &Content, lang: Lang) -> impl IntoView + use<> {
    let Content { csrf, typed, errors, .. } = content;
    let hint = |scope: &TokenScope| match scope {
        TokenScope::File => say::FILE_HINT.get(lang),
        TokenScope::Review => say::REVIEW_HINT.get(lang),
    };
    let scopes = TokenScope::ALL.iter().map(|scope| {
        let label = account::scope(*scope).get(lang);
        let checked = typed.scopes.contains(scope);
        view! {
            <CheckField
                id=format!("scope-{scope}")
                name="scope"
                value=scope.slug()
                label
                hint=hint(scope)
                checked
            />
        }
    });
    let scopes = scopes.collect_view();
    view! {
        <form class="f-form" method="post" action=Address::AccountDo(AccountAct::Tokens).to_string()>
            <FormToken token=csrf.clone() />
            <TextField
                id="token-name"
                label=say::TOKEN_NAME.get(lang)
                hint=say::TOKEN_NAME_HINT.get(lang)
                value=typed.token_name.clone()
                longest=60
                errors
                lang
            />
            <Group id="scope" label=say::SCOPES.get(lang) errors lang>{scopes}</Group>
            <button class="btn btn-f">{say::MAKE.get(lang)}</button>
        </form>
    }
}

fn membership_form(content: &Content, lang: Lang) -> impl IntoView + use<> {
    let Content { csrf, typed, errors, organisations, .. } = content;
    let options = std::iter::once((String::new(), String::new())).chain(organisations.iter().cloned()).collect();
    view! {
        <form class="f-form" method="post" action=Address::AccountDo(AccountAct::Memberships).to_string()>
            <FormToken token=csrf.clone() />
            <SelectField
                id="organisation"
                label=say::ORGANISATION.get(lang)
                options
                chosen=typed.organisation.clone()
                errors
                lang
            />
            <TextArea
                id="reason"
                label=say::REASON.get(lang)
                hint=say::REASON_HINT.get(lang)
                value=typed.reason.clone()
                rows=2
                longest=500
                errors
                lang
            />
            <button class="btn btn-f">{say::ASK.get(lang)}</button>
        </form>
    }
}

fn password_form(content: &Content, lang: Lang) -> impl IntoView + use<> {
    let Content { csrf, errors, account, .. } = content;
    view! {
        <section class="f-part" id="password" aria-labelledby="password-t">
            <h2 id="password-t">{say::PASSWORD.get(lang)}</h2>
            <p class="sub">{say::PASSWORD_LEDE.get(lang)}</p>
            <form class="f-form" method="post" action=Address::AccountDo(AccountAct::Password).to_string()>
                <FormToken token=csrf.clone() />
                <input
                    type="text"
                    name="username"
                    value=account.name.to_string()
                    autocomplete="username"
                    hidden=true
                />
                <PasswordField
                    id="present"
                    label=say::PRESENT.get(lang)
                    autocomplete="current-password"
                    errors
                    lang
                />
                <PasswordField
                    id="new"
                    label=say::NEW.get(lang)
                    hint=password::HINT.get(lang)
                    autocomplete="new-password"
                    errors
                    lang
                />
                <button class="btn btn-f">{say::CHANGE.get(lang)}</button>
            </form>
        </section>
    }
}

fn email_form(content: &Content, lang: Lang) -> impl IntoView + use<> {
    let Content { csrf, errors, account, typed, .. } = content;
    let stored = account.email.as_ref().map(|email| email.as_str().to_owned());
    let value = typed.email.clone().or(stored).unwrap_or_default();
    view! {
        <section class="f-part" aria-labelledby="email-t">
            <h2 id="email-t">{say::EMAIL.get(lang)}</h2>
            <form class="f-form" method="post" action=Address::AccountDo(AccountAct::Email).to_string()>
                <FormToken token=csrf.clone() />
                <TextField
                    id="email"
                    label=account::EMAIL.get(lang)
                    hint=account::EMAIL_HINT.get(lang)
                    value
                    autocomplete="email"
                    longest=254
                    errors
                    lang
                />
                <button class="btn btn-f">{say::SAVE.get(lang)}</button>
            </form>
        </section>
    }
}

fn delete_form(content: &Content, lang: Lang) -> impl IntoView + use<> {
    let Content { csrf, errors, .. } = content;
    let is_wrong = errors.iter().any(|error| error.field == "delete-password");
    view! {
        <section class="f-part" aria-labelledby="delete-t">
            <h2 id="delete-t">{say::DELETE.get(lang)}</h2>
            <p class="sub">{say::DELETE_LEDE.get(lang)}</p>
            <details open=is_wrong>
                <summary>{say::DELETE.get(lang)}</summary>
                <form class="f-form" method="post" action=Address::AccountDo(AccountAct::Delete).to_string()>
                    <FormToken token=csrf.clone() />
                    <PasswordField
                        id="delete-password"
                        name="password"
                        label=say::PRESENT.get(lang)
                        autocomplete="current-password"
                        errors
                        lang
                    />
                    <button class="btn btn-record btn-f">{say::DELETE_NOW.get(lang)}</button>
                </form>
            </details>
        </section>
    }
}
