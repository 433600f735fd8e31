//! Where one makes an account.

use domain::{Address, NEXT_KEY};
use leptos::prelude::*;

use super::sign_in::next_of;
use crate::part::{ErrorSummary, FieldError, FormToken, PasswordField, TextField, form_title};
use crate::text::account::password;
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
    /// The e-mail address as typed.
    pub email: String,
    /// What is wrong with what was typed.
    pub errors: Vec<FieldError>,
}

/// The page's title.
#[must_use]
pub fn title(content: &Content, lang: Lang) -> String {
    form_title(say::SIGN_UP, &content.errors, lang)
}

/// The page.
#[component]
pub fn Page(
    /// What it shows.
    content: Content,
    /// The language of the page.
    lang: Lang,
) -> impl IntoView {
    let Content { csrf, next, name, email, errors } = content;
    let href = Address::SignIn(next_of(&next)).to_string();
    let going_on = (!next.is_empty()).then(|| view! { <input type="hidden" name=NEXT_KEY value=next /> });
    view! {
        <div class="f-page">
            <h1>{say::SIGN_UP.get(lang)}</h1>
            <p class="lede">{say::SIGN_IN_LEDE.get(lang)}</p>
            <ErrorSummary errors=&errors lang />
            <form class="f-form" method="post" action=Address::SignUp(None).to_string()>
                <FormToken token=csrf />
                {going_on}
                <TextField
                    id="name"
                    label=say::NAME.get(lang)
                    hint=say::NAME_HINT.get(lang)
                    value=name
                    autocomplete="username"
                    required=true
                    errors=&errors
                    lang
                />
                <TextField
                    id="email"
                    label=say::EMAIL.get(lang)
                    hint=say::EMAIL_HINT.get(lang)
                    value=email
                    autocomplete="email"
                    longest=254
                    errors=&errors
                    lang
                />
                <PasswordField
                    id="password"
                    label=say::PASSWORD.get(lang)
                    hint=password::HINT.get(lang)
                    autocomplete="new-password"
                    errors=&errors
                    lang
                />
                <button class="btn btn-1 btn-f">{say::SIGN_UP.get(lang)}</button>
            </form>
            <div class="f-more"><p>{say::HAVE_ACCOUNT.get(lang)}" "<a href=href>{say::SIGN_IN.get(lang)}</a></p></div>
        </div>
    }
}
