//! Who else could say the same words, two tables side by side, and the ranking of the day.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;
use domain::claim::verdict::{Completion, Judgement};
use domain::rank::{Entry, Ranking};
use domain::{Address, Model, SliceKey};
use leptos::prelude::*;

use super::tables::slice_link;
use crate::page::pieces::Table;
use crate::part::{DisputedMark, IntervalBar, ModelName, PlaceMark};
use crate::text::words::{day_text, exam_terms, filter_terms, model_name, number, wording};
use crate::text::{Lang, claims as say};

/// Rows of a ranking that are shown at its top.
const TOP: usize = 5;
/// Rows of a ranking beside another.
const BESIDE: usize = 3;

/// Every other model that one of the tables puts first.
pub(super) fn others(judgement: &Judgement, model: &Model, today: NaiveDate, lang: Lang) -> impl IntoView + use<> {
    let others = judgement.co_claimants(&model.slug);
    let list = if others.is_empty() {
        view! { <p>{say::NO_OTHERS.get(lang)}</p> }.into_any()
    } else {
        let item = |(other, on): (Arc<Model>, Vec<&Completion>)| {
            let tables = on.into_iter().map(|completion| {
                let first = completion.ranking.first.clone();
                let words = first.as_ref().map(|first| wording(first, completion.ranking.n_ranked(), lang));
                let mark = first.map(|first| view! { <PlaceMark first small=true />" " });
                view! { <li>{mark}{slice_link(&completion.ranking, today, lang)}<span class="sub">{words}</span></li> }
            });
            let tables = tables.collect_view();
            view! { <li><ModelName model=other lang /><ul class="on">{tables}</ul></li> }.into_any()
        };
        view! { <ul class="list co">{others.into_iter().map(item).collect_view()}</ul> }.into_any()
    };
    view! {
        <section>
            <h2>{say::OTHERS.get(lang)}</h2>
            <p class="sub">{say::OTHERS_LEDE.get(lang)}</p>
            {list}
        </section>
    }
}

/// The keys in which two slices of one day differ.
fn differing(a: &Ranking, b: &Ranking) -> BTreeSet<SliceKey> {
    let values = |ranking: &Ranking| -> BTreeSet<(SliceKey, String)> { ranking.slice.pairs().into_iter().collect() };
    values(a).symmetric_difference(&values(b)).map(|(key, _)| *key).collect()
}

/// The two tables that differ in fewest words and whose first places are led by different models,
/// of several those with most ranked; `None` where all agree.
pub(super) fn two(judgement: &Judgement, today: NaiveDate, lang: Lang) -> Option<AnyView> {
    let main = judgement.main()?;
    let leader = |c: &Completion| c.ranking.leader().map(|entry| entry.row.model.slug.clone());
    let mut pairs = Vec::new();
    for (index, a) in judgement.completions.iter().enumerate() {
        for b in judgement.completions.iter().skip(index + 1).filter(|b| leader(a) != leader(b)) {
            let with_main = usize::from(!std::ptr::eq(a, main) && !std::ptr::eq(b, main));
            let fewest = a.ranking.n_ranked().min(b.ranking.n_ranked());
            pairs.push(((differing(&a.ranking, &b.ranking).len(), with_main, Reverse(fewest)), (a, b)));
        }
    }
    let (_, (a, b)) = pairs.into_iter().min_by_key(|(distance, _)| *distance)?;
    let apart = differing(&a.ranking, &b.ranking);
    let cards = [a, b].map(|completion| card(&completion.ranking, &apart, today, lang));
    Some(
        view! {
            <section>
                <h2>{say::TWO.get(lang)}</h2>
                <p class="sub">{say::TWO_LEDE.get(lang)}</p>
                <div class="two">{cards.into_iter().collect_view()}</div>
            </section>
        }
        .into_any(),
    )
}

fn card(ranking: &Ranking, apart: &BTreeSet<SliceKey>, today: NaiveDate, lang: Lang) -> Option<AnyView> {
    let (first, leader) = (ranking.first.clone()?, ranking.leader()?);
    let words = wording(&first, ranking.n_ranked(), lang);
    let exam = &ranking.exam;
    let mut terms = exam_terms(exam, &[], lang);
    terms.extend(filter_terms(ranking.slice.filters(), &exam.divisions, lang));
    let only = crate::text::Text::new("仅此处", "only here").get(lang);
    let chip = |term: crate::text::words::Term| {
        let differs = apart.contains(&term.key);
        let class = if differs { "chip chip-only" } else { "chip" };
        let said = differs.then(|| view! { <span class="visually-hidden">" "{only}</span> });
        view! { <li class=class><bdi>{term.text}</bdi>{said}</li> }
    };
    let rows = ranking.entries.iter().take(BESIDE).map(|entry| line(entry, false, lang)).collect_view();
    let href = Address::Ranking(&ranking.slice, today).to_string();
    Some(
        view! {
            <section class="card-first">
                <p class="sub">{day_text(ranking.slice.as_of(), lang)}</p>
                <div class="verdict">
                    <PlaceMark first />
                    <p><b><bdi>{model_name(&leader.row.model, lang).0.to_owned()}</bdi></b><br />{words}</p>
                </div>
                <ul class="chips">{terms.into_iter().map(chip).collect_view()}</ul>
                <table class="t top">
                    <caption class="visually-hidden">{model_name(&leader.row.model, lang).0.to_owned()}</caption>
                    <tbody>{rows}</tbody>
                </table>
                <p><a href=href>{say::WHOLE.get(lang)}</a></p>
            </section>
        }
        .into_any(),
    )
}

/// The top of the ranking of the claim's day, and the model's own row.
pub(super) fn that_day(main: &Completion, model: &Model, today: NaiveDate, lang: Lang) -> impl IntoView + use<> {
    let ranking = &main.ranking;
    let is_own = |entry: &Entry| entry.row.model.slug == model.slug;
    let top = ranking.entries.iter().take(TOP);
    let own = ranking.entries.iter().skip(TOP).find(|entry| is_own(entry));
    let gap = own.map(|_| view! { <tr class="gap-row"><td colspan="5" aria-hidden="true">"⋯"</td></tr> });
    let rows = top.map(|entry| line(entry, is_own(entry), lang)).collect_view();
    let own = own.map(|entry| line(entry, true, lang));
    view! {
        <section>
            <h2 id="that-day">{say::THAT_DAY.get(lang)}</h2>
            <p class="sub">{slice_link(ranking, today, lang)}</p>
            <Table heading="that-day".to_owned()>
                <tbody>{rows}{gap}{own}</tbody>
            </Table>
        </section>
    }
}

/// One row: rank, model, interval, score.
fn line(entry: &Entry, is_own: bool, lang: Lang) -> AnyView {
    let Some(standing) = entry.standing.clone() else { return ().into_any() };
    let unknown = entry.uncertainty.standard_error.is_none();
    let figures = format!("{}–{}", number(standing.low()), number(standing.high()));
    let of = match lang {
        Lang::En => format!("of\u{a0}{}", number(standing.of())),
        Lang::Zh => format!("共\u{a0}{}", number(standing.of())),
    };
    let result = Address::Result(entry.row.id.as_str()).to_string();
    view! {
        <tr class=is_own.then_some("own")>
            <td class="num"><b>{number(standing.rank())}</b>" "<span class="quiet">{of}</span></td>
            <th scope="row"><ModelName model=Arc::clone(&entry.row.model) lang /></th>
            <td class="bar"><IntervalBar standing lang unknown /></td>
            <td class="num">{figures}</td>
            <td class="num"><a class="sc" href=result>{entry.row.score.to_string()}</a><DisputedMark disputed=entry.row.disputed lang /></td>
        </tr>
    }
    .into_any()
}
