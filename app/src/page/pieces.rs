//! Small pieces that several pages are made of.

use domain::SliceKey;
use leptos::prelude::*;

use crate::text::Lang;
use crate::text::ranking::ANY;
use crate::text::words::slice_key;

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

/// A field of a form that fixes a key of a slice, or leaves it open. Options are values as addresses
/// have them with their words.
pub(super) fn select(key: SliceKey, chosen: Option<&str>, options: Vec<(String, String)>, lang: Lang) -> AnyView {
    let id = format!("f-{key}");
    let option = |(value, name): (String, String)| {
        let selected = chosen == Some(value.as_str());
        view! { <option value=value selected=selected>{name}</option> }
    };
    let labelled = id.clone();
    view! {
        <label for=labelled>
            {slice_key(key, lang)}
            <select id=id name=key.slug()>
                <option value="">{ANY.get(lang)}</option>
                {options.into_iter().map(option).collect_view()}
            </select>
        </label>
    }
    .into_any()
}
