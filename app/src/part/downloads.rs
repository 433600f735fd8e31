//! The same as a table in forms for programs.

use domain::Format;
use leptos::prelude::*;

use crate::text::{Lang, exports};

/// Links to what a table shows as CSV, JSON and JSON Lines.
#[component]
pub fn Downloads(
    /// The address of its rows: of the page, or of the list under `/api/v1` that has them.
    of: String,
    /// Where the JSON is, if not at the same address under `/api/v1`.
    #[prop(optional_no_strip)]
    json: Option<String>,
    /// The language of the page.
    lang: Lang,
) -> impl IntoView {
    let json = json.unwrap_or_else(|| format!("/api/v1{of}"));
    let forms = [("CSV", Format::Csv.of(&of)), ("JSON", json), ("JSONL", Format::Lines.of(&of))];
    let link = |(name, href)| view! { <li><a class="btn btn-s" href=href>{name}</a></li> };
    view! { <ul class="downloads" aria-label=exports::FORMS.get(lang)>{forms.map(link).collect_view()}</ul> }
}
