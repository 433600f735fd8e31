//! Names of models and organisations, each a link to its page. Names are isolated from the
//! direction of the text around them.

use std::sync::Arc;

use domain::{Address, Model, Organisation};
use leptos::prelude::*;

use crate::text::words::{model_name, organisation_name};
use crate::text::{Lang, Text};

/// The words "not stated".
#[component]
pub fn NotStated(
    /// Their language.
    lang: Lang,
) -> impl IntoView {
    view! { <span class="ns">{Text::new("未说明", "not stated").get(lang)}</span> }
}

/// A model's name in the language of the page, linked to its page.
#[component]
pub fn ModelName(
    /// The model.
    model: Arc<Model>,
    /// The language of the page.
    lang: Lang,
) -> impl IntoView {
    let href = Address::Model(&model.slug).to_string();
    let name = model_name(&model, lang).0.to_owned();
    view! { <a class="mo" href=href><bdi>{name}</bdi></a> }
}

/// The makers of a model, each linked; "organisation not stated" where there are none.
#[component]
pub fn Organisations(
    /// The makers.
    of: Vec<Arc<Organisation>>,
    /// The language of the page.
    lang: Lang,
) -> impl IntoView {
    if of.is_empty() {
        let words = Text::new("机构未说明", "organisation not stated").get(lang);
        return view! { <span class="ns">{words}</span> }.into_any();
    }
    let comma = Text::new("、", ", ").get(lang);
    let link = |(index, maker): (usize, &Arc<Organisation>)| {
        let href = Address::Organisation(&maker.slug).to_string();
        let name = organisation_name(maker, lang).to_owned();
        view! { {(index > 0).then_some(comma)}<a href=href><bdi>{name}</bdi></a> }
    };
    view! { <span class="orgs">{of.iter().enumerate().map(link).collect_view()}</span> }.into_any()
}
