//! Small pieces that several pages are made of.

use leptos::prelude::*;

/// A link that leads off the site and shows its address. Only web addresses become links.
pub(super) fn outside(address: &str) -> AnyView {
    let text = address.to_owned();
    if address.starts_with("https://") || address.starts_with("http://") {
        let href = address.to_owned();
        view! { <a rel="noopener" href=href>{text}</a> }.into_any()
    } else {
        view! { <bdi>{text}</bdi> }.into_any()
    }
}

/// A table that scrolls in its own region where it is wider than the window.
#[component]
pub fn Table(
    /// The id of the heading that names it.
    heading: String,
    /// Whether it becomes a list of rows on a narrow window. Its parts then carry their roles, and
    /// its cells a `data-label` (or `data-wide`, where they need none).
    #[prop(optional)]
    list: bool,
    /// Its head and body.
    children: Children,
) -> impl IntoView {
    let labelled_by = heading.clone();
    let (class, role) = if list { ("t t-list", Some("table")) } else { ("t", None) };
    view! {
        <div class="scroll" role="region" tabindex="0" aria-labelledby=heading>
            <table class=class role=role aria-labelledby=labelled_by>{children()}</table>
        </div>
    }
}
