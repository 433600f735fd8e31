//! The page while there is nothing to compare yet.

use std::sync::Arc;

use domain::compare::{CompareLink, Example};
use domain::{Address, Model};
use leptos::prelude::*;

use super::choose::{add, chips};
use crate::text::words::model_name;
use crate::text::{Lang, Text, compare as say};

/// What the page shows.
#[derive(Debug, Clone)]
pub struct Content {
    /// The one model that is chosen, if any.
    pub chosen: Option<Arc<Model>>,
    /// Models that share slices with it, and how many; most first.
    pub near: Vec<(Arc<Model>, usize)>,
    /// Examples; none where a model is chosen.
    pub examples: Vec<Example>,
    /// Models that the field offers.
    pub offered: Vec<Arc<Model>>,
    /// The address.
    pub link: CompareLink,
}

/// The page's title.
#[must_use]
pub fn title(_: &Content, lang: Lang) -> String {
    say::COMPARE.get(lang).to_owned()
}

/// The page.
#[component]
pub fn Page(
    /// What it shows.
    content: Content,
    /// The language of the page.
    lang: Lang,
) -> impl IntoView {
    let Content { chosen, near, examples, offered, link } = content;
    let list = match &chosen {
        Some(_) => near_view(near, &link, lang),
        None => examples_view(examples, &link, lang),
    };
    let chips = chosen.map(|model| chips(&[model], &link, lang));
    view! {
        <h1>{say::START.get(lang)}</h1>
        <p class="lede">{say::START_LEDE.get(lang)}</p>
        <div class="cm-choose">{chips}{add(&link, &offered, lang)}</div>
        {list}
    }
}

fn near_view(near: Vec<(Arc<Model>, usize)>, link: &CompareLink, lang: Lang) -> AnyView {
    if near.is_empty() {
        return view! { <p class="verdict">{say::NO_NEAR.get(lang)}</p> }.into_any();
    }
    let item = |(model, n): (Arc<Model>, usize)| {
        let href = Address::Compare(Some(&link.with(&model.slug))).to_string();
        let name = model_name(&model, lang).0.to_owned();
        view! { <li><a class="mo" href=href><bdi>{name}</bdi></a>" "<span class="quiet">{say::near_model(n, lang)}</span></li> }
    };
    view! {
        <section>
            <h2>{say::NEAR.get(lang)}</h2>
            <p class="sub">{say::NEAR_LEDE.get(lang)}</p>
            <ul class="list">{near.into_iter().map(item).collect_view()}</ul>
        </section>
    }
    .into_any()
}

fn examples_view(examples: Vec<Example>, link: &CompareLink, lang: Lang) -> AnyView {
    if examples.is_empty() {
        return view! { <p class="verdict">{say::NO_EXAMPLES.get(lang)}</p> }.into_any();
    }
    let item = |Example { models, n_shared, n_boards }: Example| {
        let names: Vec<&str> = models.iter().map(|model| model_name(model, lang).0).collect();
        let names = names.join(Text::new("、", ", ").get(lang));
        let of_example =
            CompareLink { models: models.iter().map(|model| model.slug.clone()).collect(), ..link.clone() };
        let href = Address::Compare(Some(&of_example)).to_string();
        view! {
            <li><a class="mo" href=href><bdi>{names}</bdi></a><span class="sub">{say::example(n_shared, n_boards, lang)}</span></li>
        }
    };
    view! {
        <section>
            <h2>{say::EXAMPLES.get(lang)}</h2>
            <p class="sub">{say::EXAMPLES_LEDE.get(lang)}</p>
            <ul class="list">{examples.into_iter().map(item).collect_view()}</ul>
        </section>
    }
    .into_any()
}
