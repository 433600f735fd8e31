//! Names of models and organisations, each a link to its page. Names are isolated from the
//! direction of the text around them.

use std::sync::Arc;

use domain::{Address, Model, Organisation};
use leptos::prelude::*;

use super::markup::{Markup, markup};
use crate::text::words::{model_name, organisation_name};
use crate::text::{Lang, Text};

/// The words "not stated".
#[component]
pub fn NotStated(
    /// Their language.
    lang: Lang,
) -> impl IntoView {
    Markup::element(|to| not_stated(to, lang))
}

/// The same, written into a row.
pub(crate) fn not_stated(to: &mut Markup, lang: Lang) {
    markup!(to, "<span class=\"ns\">", Text::new("未说明", "not stated").get(lang), "</span>");
}

/// A model's name in the language of the page, linked to its page.
#[component]
pub fn ModelName(
    /// The model.
    model: Arc<Model>,
    /// The language of the page.
    lang: Lang,
) -> impl IntoView {
    Markup::element(|to| name_of_model(to, &model, lang))
}

/// The same, written into a row.
pub(crate) fn name_of_model(to: &mut Markup, model: &Model, lang: Lang) {
    let name = model_name(model, lang).0;
    markup!(to, "<a class=\"mo\" href=\"", Address::Model(&model.slug), "\"><bdi>", name, "</bdi></a>");
}

/// The makers of a model, each linked; "organisation not stated" where there are none.
#[component]
pub fn Organisations(
    /// The makers.
    of: Vec<Arc<Organisation>>,
    /// The language of the page.
    lang: Lang,
) -> impl IntoView {
    Markup::element(|to| organisations(to, &of, lang))
}

/// The same, written into a row.
pub(crate) fn organisations(to: &mut Markup, makers: &[Arc<Organisation>], lang: Lang) {
    if makers.is_empty() {
        let words = Text::new("机构未说明", "organisation not stated").get(lang);
        markup!(to, "<span class=\"ns\">", words, "</span>");
        return;
    }
    to.put("<span class=\"orgs\">");
    for (index, maker) in makers.iter().enumerate() {
        if index > 0 {
            to.text(Text::new("、", ", ").get(lang));
        }
        let href = Address::Organisation(&maker.slug);
        markup!(to, "<a href=\"", href, "\"><bdi>", organisation_name(maker, lang), "</bdi></a>");
    }
    to.put("</span>");
}
