//! Facets: the values of every key with how many would be ranked. Keys of the exam are links,
//! filters one form.

use domain::facet::{Facet, FacetOption};
use domain::{Address, Book, EvaluatorKind, Pick, SliceKey};
use leptos::prelude::*;

use super::Content;
use super::fields::{ACTION, hidden};
use crate::part::{BookMark, EvaluatorMark};
use crate::text::words::{board_name, chosen_value, number, pick, slice_key};
use crate::text::{Lang, ranking as say};

/// Values of a filter that are shown before the rest is folded away.
const SHOWN: usize = 8;

/// The facets: beside the table where there is room, else folded above it.
pub(super) fn facets(content: &Content, lang: Lang) -> impl IntoView + use<> {
    let exam = &content.ranking.exam;
    let slice = &content.ranking.slice;
    let board = Address::Board(&exam.board.slug).to_string();
    let keys = content
        .around
        .facets
        .iter()
        .filter(|facet| SliceKey::EXAM.contains(&facet.key))
        .map(|facet| links(content, facet, lang).into_any())
        .collect_view();
    let filters = content
        .around
        .facets
        .iter()
        .filter(|facet| SliceKey::FILTERS.contains(&facet.key) && says_something(facet))
        .map(|facet| boxes(facet, lang).into_any())
        .collect_view();
    let clear = (slice.filters().count() > 0).then(|| {
        let bare = slice.with_filters(domain::Filters::default());
        let href = Address::Ranking(&bare, content.today).to_string();
        view! { <a href=href>{say::CLEAR.get(lang)}</a> }
    });
    let asked = [SliceKey::FILTERS, &[SliceKey::Pick]].concat();
    let hidden = hidden(slice, content.today, &content.view, &asked);
    view! {
        <aside class="facets" aria-label=say::FACETS.get(lang)>
            <details id="facets">
                <summary>
                    <span>{say::CHANGE_SLICE.get(lang)}</span>
                    <span class="quiet">{summary(content, lang)}</span>
                </summary>
                <div class="fs">
                    <section class="fg" id="facet-board">
                        <h3>{slice_key(SliceKey::Board, lang)}</h3>
                        <ul><li><a href=board><bdi>{board_name(&exam.board, lang).to_owned()}</bdi></a></li></ul>
                    </section>
                    {keys}
                    <form action=ACTION method="get">
                        {hidden}
                        <p class="hint">{say::FILTERS_HINT.get(lang)}</p>
                        {filters}
                        {rule(slice.filters().pick, lang)}
                        <p class="apply">
                            <button class="btn" data-apply="">{say::APPLY.get(lang)}</button>
                            {clear}
                        </p>
                    </form>
                </div>
            </details>
        </aside>
    }
}

/// How much of the slice can be changed: what the folded facets say of themselves.
fn summary(content: &Content, lang: Lang) -> String {
    let filters = content.ranking.slice.filters().count();
    match (filters, lang) {
        (1, Lang::En) => "1 filter set".to_owned(),
        (n, Lang::En) => format!("{} filters set", number(n)),
        (n, Lang::Zh) => format!("已设 {} 项筛选", number(n)),
    }
}

/// A filter whose only value is silence narrows nothing.
fn says_something(facet: &Facet) -> bool {
    facet.options.len() > 1 || facet.options.iter().any(|option| option.chosen || option.value != domain::NOT_STATED)
}

/// An option in words.
fn value(key: SliceKey, option: &FacetOption, lang: Lang) -> String {
    chosen_value(option.slice.filters(), key, &option.value, &option.name, lang)
}

fn links(content: &Content, facet: &Facet, lang: Lang) -> impl IntoView + use<> {
    let key = facet.key;
    let link = |option: &FacetOption| {
        let href = Address::Ranking(&option.slice, content.today).to_string();
        let current = option.chosen.then_some("true");
        let class = if option.n == 0 { "z" } else { "" };
        view! {
            <li class=class>
                <a href=href aria-current=current data-focus=format!("{key}={}", option.value)>
                    <bdi>{value(key, option, lang)}</bdi>
                </a>
                <span>{number(option.n)}</span>
            </li>
        }
    };
    let options: Vec<_> = facet.options.iter().map(link).collect();
    let ranked = (key == SliceKey::Dataset).then(|| view! { <span>{say::RANKED.get(lang)}</span> });
    view! {
        <section class="fg" id=format!("facet-{key}")>
            <h3>{slice_key(key, lang)}{ranked}</h3>
            <ul>{options}</ul>
        </section>
    }
}

fn boxes(facet: &Facet, lang: Lang) -> impl IntoView + use<> {
    let key = facet.key;
    let row = |option: &FacetOption| {
        let name = match key {
            SliceKey::Evaluator => {
                option.value.parse::<EvaluatorKind>().ok().map(|kind| view! { <EvaluatorMark kind lang /> }.into_any())
            }
            SliceKey::Book => option.value.parse::<Book>().ok().map(|book| view! { <BookMark book lang /> }.into_any()),
            _ => None,
        };
        let name = name.unwrap_or_else(|| view! { <bdi>{value(key, option, lang)}</bdi> }.into_any());
        view! {
            <label class=if option.n == 0 { "z" } else { "" }>
                <input type="checkbox" name=key.slug() value=option.value.clone() checked=option.chosen />
                {name}
                <span>{number(option.n)}</span>
            </label>
        }
    };
    let is_long = facet.options.len() > SHOWN + 2;
    let (shown, folded): (Vec<&FacetOption>, Vec<&FacetOption>) = if is_long {
        let mut place = 0..;
        facet.options.iter().partition(|option| option.chosen || place.next().is_some_and(|p| p < SHOWN))
    } else {
        (facet.options.iter().collect(), Vec::new())
    };
    let more = (!folded.is_empty()).then(|| {
        let words = format!("{} ({})", say::MORE.get(lang), number(folded.len()));
        view! {
            <details id=format!("more-{key}")>
                <summary>{words}</summary>
                {folded.into_iter().map(row).collect_view()}
            </details>
        }
    });
    view! {
        <fieldset class="fg" id=format!("facet-{key}")>
            <legend>{slice_key(key, lang)}</legend>
            {shown.into_iter().map(row).collect_view()}
            {more}
        </fieldset>
    }
}

/// Which of several results of an entrant stands.
fn rule(chosen: Pick, lang: Lang) -> impl IntoView + use<> {
    let row = |rule: &Pick| {
        let value = if *rule == Pick::Strongest { "" } else { rule.slug() };
        view! {
            <label>
                <input type="radio" name=SliceKey::Pick.slug() value=value checked=*rule == chosen />
                <span>{pick(*rule, lang)}</span>
            </label>
        }
    };
    view! {
        <fieldset class="fg" id="facet-pick">
            <legend>{slice_key(SliceKey::Pick, lang)}</legend>
            {Pick::ALL.iter().map(row).collect_view()}
        </fieldset>
    }
}
