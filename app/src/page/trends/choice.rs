//! The choice of models: a form that works without scripts.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use domain::{MODEL_KEY, Model, SliceKey, Slug};
use leptos::prelude::*;

use super::One;
use crate::text::words::model_name;
use crate::text::{Lang, trends as say};

/// Models offered at most.
const OFFERED: usize = 300;

/// Every model that was ever in the slice, in the order of names; the shown ones are ticked. A day
/// can be asked for as well.
pub(super) fn choice(one: &One, today: NaiveDate, lang: Lang) -> AnyView {
    let trend = &one.trend;
    let mut models: BTreeMap<(String, &Slug), &Arc<Model>> = BTreeMap::new();
    for point in &trend.points {
        let model = &point.row.model;
        models.insert((model_name(model, lang).0.to_lowercase(), &model.slug), model);
    }
    let n_more = models.len().saturating_sub(OFFERED);
    let shown = |model: &Model| trend.lines.iter().any(|line| line.model == model.slug);
    let item = |model: &Arc<Model>| {
        let name = model_name(model, lang).0.to_owned();
        view! {
            <label>
                <input type="checkbox" name=MODEL_KEY value=model.slug.to_string() checked=shown(model) />
                <bdi>{name}</bdi>
            </label>
        }
    };
    let kept = trend.slice.pairs().into_iter().filter(|(key, _)| *key != SliceKey::AsOf);
    let hidden = kept.map(|(key, value)| view! { <input type="hidden" name=key.slug() value=value /> }).collect_view();
    let more = (n_more > 0).then(|| view! { <p class="hint">{say::more_models(n_more, lang)}</p> });
    view! {
        <details class="choice" id="choice">
            <summary>{say::CHOOSE.get(lang)}</summary>
            <form action="/trends" method="get">
                {hidden}
                <p class="row">
                    <label for="as-of">{crate::text::ranking::AS_OF.get(lang)}</label>
                    <input type="date" id="as-of" name="as-of" value=trend.slice.as_of().to_string() max=today.to_string() />
                </p>
                <fieldset class="boxes">
                    <legend class="visually-hidden">{say::CHOOSE.get(lang)}</legend>
                    {models.into_values().take(OFFERED).map(item).collect_view()}
                </fieldset>
                {more}
                <p><button class="btn">{say::SHOW.get(lang)}</button></p>
            </form>
        </details>
    }
    .into_any()
}
