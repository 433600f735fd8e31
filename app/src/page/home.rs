//! The home page: what is here, how to open a ranking, how to read a rank, what is new.

use std::sync::Arc;

use chrono::NaiveDate;
use domain::firsts::FirstsView;
use domain::rank::{FirstPlace, Wording};
use domain::{Address, Dataset, ResultRow};
use leptos::prelude::*;

use super::first_rows::{FirstRows, Row};
use super::pieces::Table;
use super::placed::{Placed, PlacedRank};
use crate::part::{DisputedMark, EvaluatorMark, ModelName, Organisations, PlaceMark};
use crate::text::words::{Noun, count, dataset_name, exam_sentence, number, slice_key, slice_sentence};
use crate::text::{Lang, Text, firsts as of_firsts, home as say, model as of_model, result as of_result};

/// How much is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Boards, those that are no evaluation among them.
    pub boards: usize,
    /// Models, baselines among them.
    pub models: usize,
    /// Exams.
    pub exams: usize,
    /// Results, those that no longer stand among them.
    pub results: usize,
    /// Days on which a result came or went.
    pub days: usize,
}

/// What the page shows.
#[derive(Debug, Clone)]
pub struct Content {
    /// How much is kept.
    pub counts: Counts,
    /// The newest day there is, which addresses leave out.
    pub today: NaiveDate,
    /// Datasets, in the order of names.
    pub datasets: Vec<Arc<Dataset>>,
    /// The result whose rank is explained, in its ranking.
    pub example: Option<Placed>,
    /// The first places that need fewest qualifiers; `None` while they are being searched.
    pub firsts: Option<Vec<Row>>,
    /// The newest results, each in the ranking of its exam on the day it was published.
    pub newest: Vec<Placed>,
    /// The results that left last.
    pub gone: Vec<Arc<ResultRow>>,
}

/// The page's title.
#[must_use]
pub fn title(_: &Content, lang: Lang) -> String {
    say::TITLE.get(lang).to_owned()
}

/// The page.
#[component]
pub fn Page(
    /// What it shows.
    content: Content,
    /// The language of the page.
    lang: Lang,
) -> impl IntoView {
    let Content { counts, today, datasets, example, firsts, newest, gone } = content;
    view! {
        <div class="home">
            <div class="head">
                <div>
                    <h1 class="headline">{say::HEADLINE.get(lang)}</h1>
                    <p class="lede">{say::LEDE.get(lang)}</p>
                    {figures(counts, lang)}
                </div>
                {open_form(datasets, example.as_ref(), today, lang)}
            </div>
            <div class="head rule">
                {example.map(|placed| reading(&placed, today, lang))}
                {words_of_first(lang)}
            </div>
            {least_qualified(firsts, today, lang)}
            {newest_results(newest, today, lang)}
            {(!gone.is_empty()).then(|| newest_gone(gone, lang))}
        </div>
    }
}

fn figures(counts: Counts, lang: Lang) -> AnyView {
    let Counts { boards, models, exams, results, days } = counts;
    let words = [
        count(boards, Noun::Board, lang),
        count(models, Noun::Model, lang),
        count(results, Noun::Result, lang),
        count(exams, Noun::Exam, lang),
        say::days_with_changes(&number(days), lang),
    ];
    view! { <ul class="figures">{words.into_iter().map(|word| view! { <li>{word}</li> }).collect_view()}</ul> }
        .into_any()
}

/// The form opens on the exam of the example, so that it leads somewhere as it stands.
fn open_form(datasets: Vec<Arc<Dataset>>, example: Option<&Placed>, today: NaiveDate, lang: Lang) -> AnyView {
    let chosen = example.map(|placed| placed.row.exam.key.clone());
    let dataset = |dataset: &Arc<Dataset>| {
        let selected = chosen.as_ref().is_some_and(|exam| exam.dataset == dataset.slug);
        view! { <option value=dataset.slug.to_string() selected=selected>{dataset_name(dataset, lang).to_owned()}</option> }
    };
    view! {
        <section class="open" aria-labelledby="open-title">
            <h2 id="open-title">{say::OPEN.get(lang)}</h2>
            <form class="form" method="get" action="/rankings">
                <div class="field">
                    <label for="open-dataset">{slice_key(domain::SliceKey::Dataset, lang)}</label>
                    <select id="open-dataset" name="dataset" aria-describedby="open-hint">
                        {datasets.iter().map(dataset).collect_view()}
                    </select>
                </div>
                <div class="field">
                    <label for="open-day">{slice_key(domain::SliceKey::AsOf, lang)}</label>
                    <input id="open-day" type="date" name="as-of" max=today.to_string() value=today.to_string() />
                </div>
                <p class="hint" id="open-hint">{say::OPEN_HINT.get(lang)}</p>
                <button class="btn btn-1">{say::SHOW.get(lang)}</button>
            </form>
            <p class="more"><a href=Address::Rankings.to_string()>{crate::text::rankings::TITLE.get(lang)}</a></p>
        </section>
    }
    .into_any()
}

/// Width of the annotated drawing.
const WIDTH: f64 = 420.0;
/// Where its axis begins.
const LEFT: f64 = 40.0;

fn reading(placed: &Placed, today: NaiveDate, lang: Lang) -> Option<AnyView> {
    let standing = placed.standing()?;
    let (rank, low, high, of) = (standing.rank(), standing.low(), standing.high(), standing.of());
    #[expect(clippy::cast_precision_loss, reason = "ranks are far below 2^52")]
    let x = |rank: usize| LEFT + (rank - 1) as f64 / (of.max(2) - 1) as f64 * (WIDTH - 2.0 * LEFT);
    let coordinate = |rank: usize| format!("{:.1}", x(rank));
    let middle = format!("{:.1}", f64::midpoint(x(low), x(high)));
    // A label at either end of the axis leans inwards, so that it stays on the drawing.
    let anchor = |at: f64| match at / WIDTH {
        share if share < 0.35 => "start",
        share if share > 0.65 => "end",
        _ => "middle",
    };
    let range = format!("M{} 56H{}", coordinate(low), coordinate(high));
    let bracket = format!("M{} 68V74H{}V68", coordinate(low), coordinate(high));
    let tick = format!("M{} 45V67", coordinate(rank));
    let sentence = slice_sentence(&placed.ranking.exam, &placed.ranking.slice, lang);
    let label = crate::text::words::rank_phrase(standing, lang);
    let href = Address::Ranking(&placed.ranking.slice, today).to_string();
    let slice_gap = Text::new("；", ": ").get(lang);
    let model = Arc::clone(&placed.row.model);
    Some(
        view! {
            <section aria-labelledby="read-title">
                <h2 id="read-title">{say::READ_A_RANK.get(lang)}</h2>
                <p class="sub"><ModelName model lang />{slice_gap}<a href=href>{sentence}</a></p>
                <svg class="read" width="420" height="104" viewBox="0 0 420 104" role="img" aria-label=label>
                    <text class="em" x=coordinate(rank) y="20" text-anchor=anchor(x(rank))>{say::listed_at(rank, lang)}</text>
                    <path class="ax" d=format!("M{} 26V42", coordinate(rank)) />
                    <path class="ax" d=format!("M{LEFT} 56H{}", WIDTH - LEFT) />
                    <path class="rg" d=range />
                    <path class="tk" d=tick />
                    <path class="br" d=bracket />
                    <text x=LEFT.to_string() y="90" text-anchor="middle">"1"</text>
                    <text x=(WIDTH - LEFT).to_string() y="90" text-anchor="middle">{number(of)}</text>
                    <text x=(WIDTH - LEFT).to_string() y="38" text-anchor="end">{say::ranked(of, lang)}</text>
                    <text x=middle y="90" text-anchor=anchor(f64::midpoint(x(low), x(high)))>
                        {say::could_be(low, high, lang)}
                    </text>
                </svg>
            </section>
        }
        .into_any(),
    )
}

fn words_of_first(lang: Lang) -> AnyView {
    let place = |wording, others: usize, checked| FirstPlace {
        wording,
        holders: (0..=others).collect(),
        untested: 0,
        unstated: 0,
        checked,
    };
    let rows = [
        (place(Wording::First, 0, true), say::FIRST, say::FIRST_MEANS),
        (place(Wording::Tied, 1, true), say::TIED, say::TIED_MEANS),
        (place(Wording::Listed, 0, true), say::LISTED, say::LISTED_MEANS),
    ];
    let row = |(first, word, means): (FirstPlace, Text, Text)| {
        view! {
            <li><PlaceMark first /><p><b>{word.get(lang)}</b><span class="sub">{means.get(lang)}</span></p></li>
        }
    };
    view! {
        <section aria-labelledby="words-title">
            <h2 id="words-title">{say::WORDS.get(lang)}</h2>
            <ul class="words">{rows.into_iter().map(row).collect_view()}</ul>
        </section>
    }
    .into_any()
}

fn least_qualified(firsts: Option<Vec<Row>>, today: NaiveDate, lang: Lang) -> Option<AnyView> {
    let rows = match firsts {
        Some(rows) if rows.is_empty() => return None,
        Some(rows) => view! { <FirstRows heading="least-title".to_owned() rows today models=true lang /> }.into_any(),
        None => view! { <p>{of_firsts::SEARCHING.get(lang)}</p> }.into_any(),
    };
    let all = Address::Firsts(&FirstsView::default()).to_string();
    Some(
        view! {
            <section class="least">
                <h2 id="least-title">{of_firsts::LEAST.get(lang)}</h2>
                <p class="sub">{of_firsts::LEAST_LEDE.get(lang)}</p>
                {rows}
                <p class="more"><a href=all>{of_firsts::ALL_FIRSTS.get(lang)}</a></p>
            </section>
        }
        .into_any(),
    )
}

fn newest_results(newest: Vec<Placed>, today: NaiveDate, lang: Lang) -> AnyView {
    if newest.is_empty() {
        return view! { <section><h2>{say::NEWEST.get(lang)}</h2><p>{say::NO_RESULTS.get(lang)}</p></section> }
            .into_any();
    }
    let rows = newest.into_iter().map(|placed| newest_row(placed, today, lang)).collect_view();
    view! {
        <section>
            <h2 id="new-title">{say::NEWEST.get(lang)}</h2>
            <Table heading="new-title".to_owned() list=true>
                <thead role="rowgroup">
                    <tr role="row">
                        <th role="columnheader" scope="col">{say::PUBLISHED.get(lang)}</th>
                        <th role="columnheader" scope="col">{of_model::MODEL.get(lang)}</th>
                        <th role="columnheader" scope="col">{Text::new("口径", "Slice").get(lang)}</th>
                        <th role="columnheader" scope="col" class="num">{of_model::SCORE.get(lang)}</th>
                        <th role="columnheader" scope="col">{say::RANK_THAT_DAY.get(lang)}</th>
                        <th role="columnheader" scope="col">{of_model::EVALUATOR.get(lang)}</th>
                    </tr>
                </thead>
                <tbody role="rowgroup">{rows}</tbody>
            </Table>
        </section>
    }
    .into_any()
}

fn newest_row(placed: Placed, today: NaiveDate, lang: Lang) -> AnyView {
    let row = Arc::clone(&placed.row);
    let model = Arc::clone(&row.model);
    let slice = slice_sentence(&placed.ranking.exam, &placed.ranking.slice, lang);
    let ranking = Address::Ranking(&placed.ranking.slice, today).to_string();
    let result = Address::Result(row.id.as_str()).to_string();
    view! {
        <tr role="row">
            <td role="cell" data-label=say::PUBLISHED.get(lang) class="day">{row.published_on.to_string()}</td>
            <th role="rowheader" scope="row"><ModelName model lang /><span class="sub"><Organisations of=row.model.organisations.clone() lang /></span></th>
            <td role="cell" data-wide=""><a class="q" href=ranking>{slice}</a></td>
            <td role="cell" data-label=of_model::SCORE.get(lang) class="num"><a class="sc" href=result>{row.score.to_string()}</a><DisputedMark disputed=row.disputed lang /></td>
            <td role="cell" data-label=say::RANK_THAT_DAY.get(lang)><PlacedRank placed lang /></td>
            <td role="cell" data-label=of_model::EVALUATOR.get(lang)><EvaluatorMark kind=row.submission.evaluator_kind lang /></td>
        </tr>
    }
    .into_any()
}

fn newest_gone(gone: Vec<Arc<ResultRow>>, lang: Lang) -> AnyView {
    let row = |row: Arc<ResultRow>| {
        let model = Arc::clone(&row.model);
        let result = Address::Result(row.id.as_str()).to_string();
        view! {
            <tr role="row">
                <td role="cell" data-label=say::GONE.get(lang) class="day">{row.withdrawn_on.map(|day| day.to_string())}</td>
                <th role="rowheader" scope="row"><ModelName model lang /></th>
                <td role="cell" data-wide="">{exam_sentence(&row.exam, lang)}</td>
                <td role="cell" data-label=of_model::SCORE.get(lang) class="num"><a class="sc gone" href=result>{row.score.to_string()}</a><DisputedMark disputed=row.disputed lang /></td>
                <td role="cell" data-label=say::REASON.get(lang)>{of_result::reason(row.withdrawn_reason.as_deref(), lang)}</td>
            </tr>
        }
        .into_any()
    };
    let rows = gone.into_iter().map(row).collect_view();
    view! {
        <section>
            <h2 id="gone-title">{say::CHANGES.get(lang)}</h2>
            <Table heading="gone-title".to_owned() list=true>
                <thead role="rowgroup">
                    <tr role="row">
                        <th role="columnheader" scope="col">{say::GONE.get(lang)}</th>
                        <th role="columnheader" scope="col">{of_model::MODEL.get(lang)}</th>
                        <th role="columnheader" scope="col">{of_model::EXAM.get(lang)}</th>
                        <th role="columnheader" scope="col" class="num">{of_model::SCORE.get(lang)}</th>
                        <th role="columnheader" scope="col">{say::REASON.get(lang)}</th>
                    </tr>
                </thead>
                <tbody role="rowgroup">{rows}</tbody>
            </Table>
        </section>
    }
    .into_any()
}
