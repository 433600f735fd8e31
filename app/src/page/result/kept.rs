//! The corrections that a result belongs to.

use domain::{Address, ResultId};
use leptos::prelude::*;

use super::Kept;
use crate::text::{Lang, result as say};

/// Where a result stands among the corrections that it belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// Its number, from 1.
    pub n: usize,
    /// How many there are.
    pub of: usize,
    /// The one that stands for all of them.
    pub current: ResultId,
}

/// A bar over the page of a result that corrects another or was corrected: which revision it is, and
/// which is the current one.
pub(super) fn correction(kept: &Kept, lang: Lang) -> AnyView {
    let Some(Revision { n, of, current }) = &kept.revision else { return ().into_any() };
    let link = |id: &ResultId| {
        let href = Address::Result(id.as_str()).to_string();
        view! { <a href=href><code>{id.to_string()}</code></a> }
    };
    let by = kept.corrected_by.is_some().then(|| view! { " "{say::current_is(*of, lang)}" "{link(current)} });
    let of_old = kept.corrects.as_ref().map(|old| view! { " "{say::CORRECTS.get(lang)}" "{link(old)} });
    view! { <p class="revised"><b>{say::revision(*n, *of, lang)}</b>{by}{of_old}</p> }.into_any()
}
