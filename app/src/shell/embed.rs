//! The document around a page that is shown in a frame of another site: no header, no script, and
//! slice and number ranked always in sight.

use leptos::prelude::*;

use super::Head;
use crate::part::MarkSymbols;
use crate::text::shell as say;

/// An embedded page in its document.
#[component]
pub fn EmbedShell(
    /// What the document says of it.
    head: Head,
    /// The page.
    children: Children,
) -> impl IntoView {
    let Head { title, lang, theme, canonical, assets, .. } = head;
    let data_theme = (theme != super::Theme::Auto).then(|| theme.slug());
    let title = format!("{title} · {}", say::NAME.get(lang));
    view! {
        <!DOCTYPE html>
        <html lang=lang.tag() data-theme=data_theme class="embedded">
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <meta name="robots" content="noindex" />
                <title>{title}</title>
                <link rel="stylesheet" href=assets.css />
                <link rel="canonical" href=canonical />
            </head>
            <body>
                <MarkSymbols />
                <main id="main">{children()}</main>
            </body>
        </html>
    }
}
