//! Everyone is first: each model's least-qualified first place, and pairs of models that share a
//! first because of one word.

mod chart;
mod claimants;

use std::sync::Arc;

use chrono::NaiveDate;
use domain::firsts::{FirstsView, Within};
use domain::{Address, Board, Dataset, Model, Organisation, SliceKey, Slug};
use leptos::prelude::*;

pub use chart::Tally;
pub use claimants::{Pair, Side};

use super::first_rows::{FirstRows, Row};
use super::pieces::select;
use crate::part::{Downloads, Pager};
use crate::text::words::{
    Noun, board_name, count, dataset_name, day_text, domain as domain_name, model_name, organisation_name,
};
use crate::text::{Lang, firsts as say};

/// What the page shows.
#[derive(Debug, Clone)]
pub struct Content {
    /// The newest day there is, which addresses leave out.
    pub today: NaiveDate,
    /// The day.
    pub as_of: NaiveDate,
    /// What was asked for.
    pub view: FirstsView,
    /// The one model, where one was asked for: its rows are all its first places.
    pub model: Option<Arc<Model>>,
    /// What can be asked for.
    pub choices: Choices,
    /// How many slices have a first place.
    pub n_slices: usize,
    /// First places by number of qualifiers and evidence.
    pub tally: Tally,
    /// The rows of this page, fewest qualifiers first.
    pub rows: Vec<Row>,
    /// How many pages there are; at least 1.
    pub n_pages: usize,
    /// Pairs of claimants on this page of them.
    pub pairs: Vec<Pair>,
    /// How many pairs there are.
    pub n_pairs: usize,
    /// How many pages of pairs there are; at least 1.
    pub n_pair_pages: usize,
}

/// What the form offers, each list in the order of names.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "one list a field of the form")]
pub struct Choices {
    pub boards: Vec<Arc<Board>>,
    pub datasets: Vec<Arc<Dataset>>,
    pub domains: Vec<Slug>,
    pub organisations: Vec<Arc<Organisation>>,
}

fn headline(content: &Content, lang: Lang) -> String {
    let day = day_text(content.as_of, lang);
    match &content.model {
        Some(model) => say::headline_of(model_name(model, lang).0, &day, content.tally.n(), lang),
        None => say::headline(&day, content.tally.n(), content.tally.n_free(), lang),
    }
}

/// The page's title.
#[must_use]
pub fn title(content: &Content, lang: Lang) -> String {
    headline(content, lang)
}

/// The page.
#[component]
pub fn Page(
    /// What it shows.
    content: Content,
    /// The language of the page.
    lang: Lang,
) -> impl IntoView {
    let headline = headline(&content, lang);
    let form = form(&content, lang);
    let of = Address::Firsts(&FirstsView { page: 1, pairs: 1, after: None, ..content.view.clone() }).to_string();
    let Content { today, view, model, n_slices, tally, rows, n_pages, pairs, n_pairs, n_pair_pages, .. } = content;
    let back = model.is_some().then(|| {
        let all = FirstsView { model: None, page: 1, ..view.clone() };
        view! { <p><a href=Address::Firsts(&all).to_string()>{say::ALL_MODELS.get(lang)}</a></p> }
    });
    let split = (model.is_none() && tally.n() > 0)
        .then(|| view! { <p class="lede">{say::split(n_slices, tally.by_grade(), lang)}</p> });
    let chart = chart::chart(&tally, lang);
    let list = list(rows, &tally, today, model.is_none(), lang);
    let pager = {
        let view = view.clone();
        move |page: usize| Address::Firsts(&FirstsView { page, pairs: 1, ..view.clone() }).to_string()
    };
    let claimants = (model.is_none() && n_pairs > 0)
        .then(|| claimants::claimants(pairs, n_pairs, n_pair_pages, &view, today, lang));
    view! {
        <div class="firsts">
            <div class="head">
                <div>
                    <h1>{headline}</h1>
                    {split}
                    <p class="sub">{say::LEDE.get(lang)}</p>
                    {back}
                    {form}
                </div>
                {(tally.n() > 0).then_some(chart)}
            </div>
            <section class="rule">
                <h2 id="every">{say::EVERY.get(lang)}</h2>
                <Downloads of lang />
                {list}
                <Pager page=view.page n_pages to=pager lang />
            </section>
            {claimants}
        </div>
    }
}

/// The rows in groups by number of qualifiers. Each group says how many it has on all pages.
fn list(rows: Vec<Row>, tally: &Tally, today: NaiveDate, models: bool, lang: Lang) -> AnyView {
    if rows.is_empty() {
        return view! { <p class="verdict">{say::NOBODY.get(lang)}</p> }.into_any();
    }
    let groups = rows.chunk_by(|a, b| a.spot.n_qualifiers() == b.spot.n_qualifiers());
    let group = |rows: &[Row]| {
        let n = rows.first().map_or(0, |row| row.spot.n_qualifiers());
        let id = format!("q{n}");
        let noun = if models { Noun::Model } else { Noun::Slice };
        let all = count(tally.with(n), noun, lang);
        let (rows, heading) = (rows.to_vec(), id.clone());
        view! {
            <h3 id=id>{say::qualifiers(n, lang)}" "<span class="quiet">{all}</span></h3>
            <FirstRows heading rows today models lang />
        }
        .into_any()
    };
    groups.map(group).collect_view().into_any()
}

/// The form: the day, and which part of the survey.
fn form(content: &Content, lang: Lang) -> AnyView {
    let Content { today, as_of, view, choices, .. } = content;
    let FirstsView { within: Within { board, dataset, domain }, org, model, .. } = view;
    let Choices { boards, datasets, domains, organisations } = choices;
    let boards = boards.iter().map(|b| (b.slug.to_string(), board_name(b, lang).to_owned())).collect();
    let datasets = datasets.iter().map(|d| (d.slug.to_string(), dataset_name(d, lang).to_owned())).collect();
    let domains = domains.iter().map(|d| (d.to_string(), domain_name(d, lang))).collect();
    let makers = organisations.iter().map(|o| (o.slug.to_string(), organisation_name(o, lang).to_owned())).collect();
    let one = model.as_ref().map(|model| view! { <input type="hidden" name="model" value=model.to_string() /> });
    view! {
        <form class="form" method="get" action=Address::Firsts(&FirstsView::default()).to_string()
            aria-label=say::FILTERS.get(lang)>
            {one}
            <label for="f-day">
                {say::AS_OF.get(lang)}
                <input id="f-day" type="date" name="as-of" max=today.to_string() value=as_of.to_string() />
            </label>
            {select(SliceKey::Board, board.as_ref().map(Slug::as_str), boards, lang)}
            {select(SliceKey::Dataset, dataset.as_ref().map(Slug::as_str), datasets, lang)}
            {select(SliceKey::Domain, domain.as_ref().map(Slug::as_str), domains, lang)}
            {select(SliceKey::Org, org.as_ref().map(Slug::as_str), makers, lang)}
            <button class="btn">{say::SHOW.get(lang)}</button>
        </form>
    }
    .into_any()
}
