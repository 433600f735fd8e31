//! Where one signs in.

use domain::{Address, NEXT_KEY};
use leptos::prelude::*;

use crate::part::{ErrorSummary, FieldError, FormToken, PasswordField, TextField, form_title};
use crate::text::{Lang, account as say};

/// What the page shows.
#[derive(Debug, Clone, Default)]
pub struct Content {
    /// The token of its form.
    pub csrf: String,
    /// The address to go on to; empty for one's own account.
    pub next: String,
    /// The name as typed.
    pub name: String,
    /// What is wrong with what was typed.
    pub errors: Vec<FieldError>,
    /// Whether anybody may make an account.
    pub sign_up: bool,
}

/// The page's title.
#[must_use]
pub fn title(content: &Content, lang: Lang) -> String {
    form_title(say::SIGN_IN, &content.errors, lang)
}

/// The address to go on to, where there is one.
pub(super) fn next_of(next: &str) -> Option<&str> {
    (!next.is_empty()).then_some(next)
}

/// The page.
#[component]
pub fn Page(
    /// What it shows.
    content: Content,
    /// The language of the page.
    lang: Lang,
) -> impl IntoView {
    let Content { csrf, next, name, errors, sign_up } = content;
    let other = if sign_up {
        let href = Address::SignUp(next_of(&next)).to_string();
        view! { <p>{say::NO_ACCOUNT.get(lang)}" "<a href=href>{say::SIGN_UP.get(lang)}</a></p> }.into_any()
    } else {
        view! { <p>{say::NO_SIGN_UP.get(lang)}</p> }.into_any()
    };
    let going_on = (!next.is_empty()).then(|| view! { <input type="hidden" name=NEXT_KEY value=next /> });
    view! {
        <div class="f-page">
            <h1>{say::SIGN_IN.get(lang)}</h1>
            <p class="lede">{say::SIGN_IN_LEDE.get(lang)}</p>
            <ErrorSummary errors=&errors lang />
            <form class="f-form" method="post" action=Address::SignIn(None).to_string()>
                <FormToken token=csrf />
                {going_on}
                <TextField
                    id="name"
                    label=say::NAME.get(lang)
                    value=name
                    autocomplete="username"
                    required=true
                    errors=&errors
                    lang
                />
                <PasswordField
                    id="password"
                    label=say::PASSWORD.get(lang)
                    autocomplete="current-password"
                    errors=&errors
                    lang
                />
                <button class="btn btn-1 btn-f">{say::SIGN_IN.get(lang)}</button>
            </form>
            <div class="f-more">{other}<p class="quiet">{say::FORGOTTEN.get(lang)}</p></div>
        </div>
    }
}
