//! The same as a table in forms for programs.

use domain::Format;
use leptos::prelude::*;

use crate::text::{Lang, exports};

/// Links to what a page shows as CSV, JSON and JSON Lines.
#[component]
pub fn Downloads(
    /// The address of the page.
    of: String,
    /// The language of the page.
    lang: Lang,
) -> impl IntoView {
    let forms = [("CSV", Format::Csv.of(&of)), ("JSON", format!("/api/v1{of}")), ("JSONL", Format::Lines.of(&of))];
    let link = |(name, href)| view! { <li><a class="btn btn-s" href=href>{name}</a></li> };
    view! { <ul class="downloads" aria-label=exports::FORMS.get(lang)>{forms.map(link).collect_view()}</ul> }
}
