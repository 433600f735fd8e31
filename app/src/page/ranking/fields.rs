//! Hidden fields that carry the rest of the slice through a form.

use chrono::NaiveDate;
use domain::{RankingView, Slice, SliceKey, SortKey};
use leptos::prelude::*;

/// Where the forms of a ranking lead.
pub(super) const ACTION: &str = "/rankings";

/// The slice as hidden fields, without the keys that the form asks for itself; and the column that
/// orders the rows.
pub(super) fn hidden(slice: &Slice, today: NaiveDate, view: &RankingView, asked: &[SliceKey]) -> impl IntoView + use<> {
    let kept =
        |(key, _): &(SliceKey, String)| !asked.contains(key) && (*key != SliceKey::AsOf || slice.as_of() != today);
    let mut fields: Vec<(&'static str, String)> =
        slice.pairs().into_iter().filter(kept).map(|(key, value)| (key.slug(), value)).collect();
    if view.sort != SortKey::Rank {
        fields.push(("sort", view.sort.to_string()));
    }
    fields.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value /> }).collect_view()
}
