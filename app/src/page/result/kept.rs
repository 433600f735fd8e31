//! The corrections that a result belongs to.

use domain::{Address, ResultId};
use leptos::prelude::*;

use super::Kept;
use crate::text::{Lang, Text, result as say};

/// A bar over the page of a result that corrects another or was corrected.
pub(super) fn correction(kept: &Kept, lang: Lang) -> AnyView {
    let line = |words: Text, id: &ResultId| {
        let href = Address::Result(id.as_str()).to_string();
        view! { <p class="revised">{words.get(lang)}" "<a href=href><code>{id.to_string()}</code></a></p> }
    };
    let by = kept.corrected_by.as_ref().map(|id| line(say::CORRECTED_BY, id));
    let of = kept.corrects.as_ref().map(|id| line(say::CORRECTS, id));
    view! { {by}{of} }.into_any()
}
