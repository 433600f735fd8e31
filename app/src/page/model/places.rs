//! Where a model is first and where it is last, and what each takes.

use std::sync::Arc;

use chrono::NaiveDate;
use domain::firsts::{FirstsView, Spot};
use domain::rank::LastPlace;
use domain::{Address, Model};
use leptos::prelude::*;

use crate::page::first_rows::{FirstRows, Row, chip_class, exam_view, qualifier_words};
use crate::text::{Lang, firsts as say, model as of_model};

/// First and last places of one model on a day.
#[derive(Debug, Clone)]
pub struct Places {
    /// Its first places, fewest qualifiers first: as many as are shown.
    pub firsts: Vec<Row>,
    /// How many there are.
    pub n_firsts: usize,
    /// Its last places, fewest qualifiers first: as many as are shown.
    pub lasts: Vec<Spot<LastPlace>>,
    /// How many there are.
    pub n_lasts: usize,
}

pub(super) fn places(model: &Arc<Model>, places: Option<Places>, today: NaiveDate, lang: Lang) -> AnyView {
    let Some(Places { firsts, n_firsts, lasts, n_lasts }) = places else {
        return view! { <section><h2>{say::ITS_FIRSTS.get(lang)}</h2><p>{say::SEARCHING.get(lang)}</p></section> }
            .into_any();
    };
    let all = (n_firsts > firsts.len()).then(|| {
        let view = FirstsView { model: Some(model.slug.clone()), ..FirstsView::default() };
        let href = Address::Firsts(&view).to_string();
        view! { <p class="more"><a href=href>{say::all_of(n_firsts, lang)}</a></p> }
    });
    let firsts = if firsts.is_empty() {
        view! { <p>{say::NO_FIRST.get(lang)}</p> }.into_any()
    } else {
        view! {
            <p class="sub">{say::ITS_FIRSTS_LEDE.get(lang)}{of_model::ranks_as_of(&today.to_string(), lang)}</p>
            <FirstRows heading="firsts".to_owned() rows=firsts today models=false lang />
            {all}
        }
        .into_any()
    };
    let more = (n_lasts > lasts.len()).then(|| {
        view! { <p class="more sub">{say::more_lasts(n_lasts - lasts.len(), lang)}</p> }
    });
    let lasts = if lasts.is_empty() {
        view! { <p>{say::NO_LAST.get(lang)}</p> }.into_any()
    } else {
        view! { <p class="sub">{say::ITS_LASTS_LEDE.get(lang)}</p>{last_rows(lasts, today, lang)}{more} }.into_any()
    };
    view! {
        <section><h2 id="firsts">{say::ITS_FIRSTS.get(lang)}</h2>{firsts}</section>
        <section><h2 id="lasts">{say::ITS_LASTS.get(lang)}</h2>{lasts}</section>
    }
    .into_any()
}

fn last_rows(lasts: Vec<Spot<LastPlace>>, today: NaiveDate, lang: Lang) -> AnyView {
    let row = |spot: Spot<LastPlace>| {
        let ranking = Address::Ranking(spot.slice(), today).to_string();
        let result = Address::Result(spot.result().as_str()).to_string();
        let words = |key| qualifier_words(spot.exam(), spot.slice(), key, lang);
        let chip = |key| view! { <li class=chip_class(key)>{words(key)}</li> };
        let chips: Vec<_> = spot.qualifiers().into_iter().map(|q| chip(q.key)).collect();
        let chips = if chips.is_empty() {
            view! { <span class="quiet">{say::NEEDS_NONE.get(lang)}</span> }.into_any()
        } else {
            view! { <ul class="chips">{chips}</ul> }.into_any()
        };
        view! {
            <tr role="row">
                <th role="rowheader" scope="row">{exam_view(&spot, lang)}</th>
                <td role="cell">{chips}</td>
                <td role="cell" class="num"><a class="sc" href=result>{spot.score().to_string()}</a></td>
                <td role="cell"><a class="q" href=ranking>{say::last_wording(spot.place(), spot.of(), lang)}</a></td>
            </tr>
        }
        .into_any()
    };
    let rows = lasts.into_iter().map(row).collect_view();
    view! {
        <table class="fr fr-last" role="table" aria-labelledby="lasts">
            <colgroup><col /><col /><col /><col /></colgroup>
            <thead role="rowgroup">
                <tr role="row">
                    <th role="columnheader" scope="col">{say::EXAM.get(lang)}</th>
                    <th role="columnheader" scope="col">{say::QUALIFIERS.get(lang)}</th>
                    <th role="columnheader" scope="col" class="num">{of_model::SCORE.get(lang)}</th>
                    <th role="columnheader" scope="col">{say::STANDING.get(lang)}</th>
                </tr>
            </thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
    }
    .into_any()
}
