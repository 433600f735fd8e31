//! Which models and slices: chips, and the forms that change them.

use std::sync::Arc;

use domain::compare::{CompareLink, MOST_MODELS};
use domain::grid::whole;
use domain::{Address, Model};
use leptos::prelude::*;

use super::Whole;
use crate::text::words::{exam_sentence, model_name};
use crate::text::{Lang, compare as say};

/// Where the forms lead.
const ACTION: &str = "/compare";

/// Chips of the models and both forms.
pub(super) fn controls(content: &Whole, lang: Lang) -> AnyView {
    view! {
        <div class="cm-choose">
            {chips(content.matrix.models(), &content.link, lang)}
            {add(&content.link, &content.others, lang)}
            {slices(content, lang)}
        </div>
    }
    .into_any()
}

/// The models, each with a link that drops it.
pub(super) fn chips(models: &[Arc<Model>], link: &CompareLink, lang: Lang) -> AnyView {
    let chip = |model: &Arc<Model>| {
        let name = model_name(model, lang).0.to_owned();
        let label = format!("{} {name}", say::REMOVE.get(lang));
        let page = Address::Model(&model.slug).to_string();
        let without = Address::Compare(Some(&link.without(&model.slug))).to_string();
        view! {
            <li class="cm-chip">
                <a href=page><bdi>{name}</bdi></a>
                <a class="cm-x" href=without aria-label=label>"×"</a>
            </li>
        }
    };
    view! { <ul class="chips" aria-label=say::MODELS.get(lang)>{models.iter().map(chip).collect_view()}</ul> }
        .into_any()
}

/// One model more, and the day.
pub(super) fn add(link: &CompareLink, others: &[Arc<Model>], lang: Lang) -> AnyView {
    let fields = link.pairs().into_iter().filter(|(key, _)| *key != "as-of");
    let hidden = fields.map(|(name, value)| view! { <input type="hidden" name=name value=value /> }).collect_view();
    let option = |model: &Arc<Model>| {
        view! { <option value=model.slug.to_string()>{model_name(model, lang).0.to_owned()}</option> }
    };
    let field = (link.models.len() < MOST_MODELS).then(|| {
        view! {
            <label for="add-model">{say::ADD.get(lang)}
                <input
                    type="text"
                    id="add-model"
                    name="model"
                    list="offered-models"
                    maxlength="80"
                    autocomplete="off"
                    placeholder=say::ADD_HINT.get(lang)
                />
            </label>
            <datalist id="offered-models">{others.iter().map(option).collect_view()}</datalist>
        }
    });
    view! {
        <form class="form" action=ACTION method="get">
            {hidden}
            {field}
            <label for="compare-day">{say::DAY.get(lang)}
                <input type="date" id="compare-day" name="as-of" value=link.as_of.to_string() max=link.today.to_string() />
            </label>
            <button class="btn">{say::SHOW.get(lang)}</button>
        </form>
    }
    .into_any()
}

/// The exams that can be compared over, as boxes to tick.
fn slices(content: &Whole, lang: Lang) -> AnyView {
    let link = &content.link;
    let offered: Vec<_> = content.offered.iter().map(|shared| whole(&shared.exam, link.as_of)).collect();
    // Ticked is what the reader chose; where the page chose, nothing is.
    let is_chosen = |slice| link.slices.contains(&slice);
    let boxes = content.offered.iter().zip(offered).map(|(shared, slice)| {
        let text = link.text_of(&slice);
        let words = exam_sentence(&shared.exam, lang);
        let of = format!(" {}/{}", shared.n_models, link.models.len());
        let is_chosen = is_chosen(slice);
        view! {
            <li>
                <label>
                    <input type="checkbox" name="slice" value=text checked=is_chosen />
                    <span><bdi>{words}</bdi><span class="quiet">{of}</span></span>
                </label>
            </li>
        }
    });
    let boxes = boxes.collect_view();
    let over_common = link.over_common();
    let kept: Vec<_> = over_common
        .pairs()
        .into_iter()
        .map(|(name, value)| view! { <input type="hidden" name=name value=value /> })
        .collect();
    let back = (!link.slices.is_empty()).then(|| {
        let href = Address::Compare(Some(&over_common)).to_string();
        view! { <a href=href>{say::OVER_COMMON.get(lang)}</a> }
    });
    view! {
        <details class="cm-slices" id="choose">
            <summary>{say::CHOOSE.get(lang)}</summary>
            <form action=ACTION method="get">
                <p class="sub">{say::CHOOSE_LEDE.get(lang)}</p>
                {kept}
                <ul>{boxes}</ul>
                <button class="btn">{say::COMPARE_THESE.get(lang)}</button>
            </form>
        </details>
        {back}
    }
    .into_any()
}
