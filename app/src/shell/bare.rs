//! The whole document of an answer to what is no request: nothing is known of its reader, so it
//! says everything in both languages.

use leptos::prelude::*;

use crate::text::{Lang, Text};
use crate::text::{error as say, shell};

/// Why a request could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unread {
    /// Its address or its headers are longer than the server reads.
    TooLong,
    /// It has bytes that no request may have where they stand.
    Malformed,
}

impl Unread {
    const fn words(self) -> (Text, Text) {
        match self {
            Self::TooLong => (say::TOO_LONG, say::TOO_LONG_DETAIL),
            Self::Malformed => (say::BAD_REQUEST, say::MALFORMED_DETAIL),
        }
    }
}

/// The document.
#[component]
pub fn BareShell(
    /// Why the request could not be read.
    why: Unread,
    /// The status of the answer.
    status: u16,
    /// The address of the styles.
    css: String,
) -> impl IntoView {
    let (heading, detail) = why.words();
    let of = move |lang: Lang| {
        view! {
            <section class="error" lang=lang.tag()>
                <p class="quiet">{status.to_string()}</p>
                <h1>{heading.get(lang)}</h1>
                <p class="verdict">{detail.get(lang)}</p>
                <p><a href=domain::Address::Home.to_string()>{say::HOME.get(lang)}</a></p>
            </section>
        }
    };
    let title = [Lang::Zh, Lang::En].map(|lang| heading.get(lang)).join(" · ");
    view! {
        <!DOCTYPE html>
        <html lang=Lang::Zh.tag()>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <title>{title}" · "{shell::NAME.get(Lang::Zh)}</title>
                <link rel="stylesheet" href=css />
            </head>
            <body>
                <main id="main">{of(Lang::Zh)}{of(Lang::En)}</main>
            </body>
        </html>
    }
}
