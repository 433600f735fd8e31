//! The slice as the heading of a page: one sentence, each term a link to where it is changed.

use std::sync::Arc;

use domain::{Exam, Slice, SliceKey};
use leptos::prelude::*;

use crate::text::Lang;
use crate::text::words::{Term, slice_terms};

/// The slice as `h1`, each term a link to its facet on the page.
#[component]
pub fn SliceHeading(
    /// The exam.
    exam: Arc<Exam>,
    /// The slice.
    slice: Arc<Slice>,
    /// The language.
    lang: Lang,
) -> impl IntoView {
    view! { <TermsHeading terms=slice_terms(&exam, &slice, lang) /> }
}

/// Longest term whose words stay on one line, in characters.
const UNBROKEN: usize = 16;

/// Terms of a slice as `h1`, each a link to its facet.
#[component]
pub fn TermsHeading(
    /// The terms.
    terms: Vec<Term>,
    /// The address of the page that has the facets; left out, this one has them.
    #[prop(optional)]
    on: String,
) -> impl IntoView {
    // A term keeps the punctuation after it, so that no line begins with a comma. Its isolation
    // takes away the place where a line may break after Chinese punctuation: `<wbr>` gives it back.
    let after: Vec<&'static str> = terms.iter().skip(1).map(|term| term.gap).chain([""]).collect();
    let link = |(term, gap): (Term, &'static str)| {
        let href = format!("{on}#facet-{}", term.key);
        let whole = term.key == SliceKey::AsOf || term.text.chars().count() < UNBROKEN;
        let class = whole.then_some("nb");
        // Nothing is not the same as an empty text, which would be written as a space.
        let written = |text: &'static str| (!text.is_empty()).then_some(text);
        let (stop, space) = gap.split_at(gap.trim_end().len());
        view! { <bdi class=class><a href=href>{term.text}</a>{written(stop)}</bdi>{written(space)}<wbr /> }
    };
    view! { <h1 class="slice">{terms.into_iter().zip(after).map(link).collect_view()}</h1> }
}
