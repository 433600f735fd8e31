//! First places as rows: the model, the exam, each qualifier with what it costs, the standing.
//! Shared by the page of firsts, the home page and the page of a model.

use std::sync::Arc;

use chrono::NaiveDate;
use domain::firsts::{Qualifier, Spot};
use domain::rank::{FirstPlace, Standing};
use domain::{Address, Exam, Model, Slice, SliceKey};
use leptos::prelude::*;

use crate::part::{DisputedMark, ModelName, Organisations, PlaceMark};
use crate::text::ranking::baselines_above;
use crate::text::words::{board_name, exam_terms, model_name, setting, slice_terms, wording};
use crate::text::{Lang, Text, firsts as say, model as of_model};

/// What is left of a first place when one of its qualifiers is not said.
#[derive(Debug, Clone)]
pub enum Without {
    /// A ranking in which the entrant stands.
    Ranked(Standing),
    /// A ranking in which it does not; with how many are ranked.
    Absent(Arc<Slice>, usize),
    /// Several exams: no rank. With what is still said of the slice.
    Open {
        /// The keys and values that are left.
        pairs: Vec<(&'static str, String)>,
        /// How many exams they fit.
        exams: usize,
    },
}

/// A qualifier, and what is left without it.
#[derive(Debug, Clone)]
pub struct Needed {
    /// The qualifier.
    pub qualifier: Qualifier,
    /// What is left without it.
    pub without: Without,
}

/// A first place with what its qualifiers cost.
#[derive(Debug, Clone)]
pub struct Row {
    /// The place.
    pub spot: Spot<FirstPlace>,
    /// The model.
    pub model: Arc<Model>,
    /// Its qualifiers.
    pub needed: Vec<Needed>,
    /// How many other slices put it first with as few; 0 where all are listed.
    pub others: usize,
    /// Baselines with a better score than the best ranked there.
    pub above: Vec<Arc<Model>>,
}

/// A table of first places.
#[component]
pub fn FirstRows(
    /// The id of the heading that names it.
    heading: String,
    /// The places.
    rows: Vec<Row>,
    /// The newest day there is, which addresses leave out.
    today: NaiveDate,
    /// Whether the model is named in each row.
    models: bool,
    /// The language.
    lang: Lang,
) -> impl IntoView {
    let class = if models { "fr" } else { "fr fr-one" };
    let rows = rows.into_iter().map(|row| row_view(row, today, models, lang)).collect_view();
    let model = models.then(|| view! { <th role="columnheader" scope="col">{of_model::MODEL.get(lang)}</th> });
    view! {
        <table class=class role="table" aria-labelledby=heading>
            <colgroup>{(0..if models { 6 } else { 5 }).map(|_| view! { <col /> }).collect_view()}</colgroup>
            <thead role="rowgroup">
                <tr role="row">
                    <td role="cell"></td>
                    {model}
                    <th role="columnheader" scope="col">{say::EXAM.get(lang)}</th>
                    <th role="columnheader" scope="col">
                        {say::QUALIFIERS.get(lang)}<span class="sub">{say::WITHOUT_IT.get(lang)}</span>
                    </th>
                    <th role="columnheader" scope="col" class="num">{of_model::SCORE.get(lang)}</th>
                    <th role="columnheader" scope="col">{say::STANDING.get(lang)}</th>
                </tr>
            </thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
    }
}

fn row_view(row: Row, today: NaiveDate, models: bool, lang: Lang) -> AnyView {
    let Row { spot, model, needed, others, above } = row;
    let ranking = Address::Ranking(spot.slice(), today).to_string();
    let result = Address::Result(spot.result().as_str()).to_string();
    let words = wording(spot.place(), spot.of(), lang);
    let chosen = spot.setting().slug.is_stated().then(|| {
        let key = crate::text::words::slice_key(SliceKey::Setting, lang);
        let colon = Text::new("：", ": ").get(lang);
        view! { <span class="sub">{key}{colon}{setting(spot.setting(), lang)}</span> }
    });
    let makers = model.organisations.clone();
    let more = (others > 0).then(|| {
        let href = Address::Firsts(&of_one(&spot)).to_string();
        view! { <a class="sub" href=href>{say::as_few(others, lang)}</a> }
    });
    let above = (!above.is_empty()).then(|| {
        let names: Vec<String> = above.iter().map(|model| model_name(model, lang).0.to_owned()).collect();
        view! { <span class="sub above">{baselines_above(&names, lang)}</span> }
    });
    let (head, exam) = if models {
        let head = view! {
            <th role="rowheader" scope="row">
                <ModelName model lang />
                <span class="sub"><Organisations of=makers lang /></span>
                {chosen}
            </th>
        };
        (Some(head.into_any()), view! { <td role="cell">{exam_view(&spot, lang)}</td> }.into_any())
    } else {
        (None, view! { <th role="rowheader" scope="row">{exam_view(&spot, lang)}{chosen}</th> }.into_any())
    };
    view! {
        <tr role="row">
            <td role="cell"><PlaceMark first=spot.place().clone() small=true /></td>
            {head}
            {exam}
            <td role="cell">{chips(&spot, needed, today, lang)}</td>
            <td role="cell" class="num"><a class="sc" href=result>{spot.score().to_string()}</a><DisputedMark disputed=spot.is_disputed() lang /></td>
            <td role="cell"><a class="q" href=ranking>{words}</a>{above}{more}</td>
        </tr>
    }
    .into_any()
}

/// The survey of the model of a place on its day.
fn of_one(spot: &Spot<FirstPlace>) -> domain::firsts::FirstsView {
    domain::firsts::FirstsView {
        model: Some(spot.model().clone()),
        as_of: Some(spot.slice().as_of()),
        ..Default::default()
    }
}

/// The exam: board, and every word of it that is no qualifier.
pub(super) fn exam_view<P>(spot: &Spot<P>, lang: Lang) -> AnyView {
    let exam = spot.exam();
    let href = Address::Board(&exam.key.board).to_string();
    let named: Vec<SliceKey> = spot.qualifiers().into_iter().map(|q| q.key).collect();
    let comma = Text::new("，", ", ").get(lang);
    let words: Vec<String> = exam_terms(exam, &[], lang)
        .into_iter()
        .filter(|term| term.key != SliceKey::Board && !named.contains(&term.key))
        .map(|term| term.text)
        .collect();
    view! {
        <a class="b" href=href><bdi>{board_name(&exam.board, lang).to_owned()}</bdi></a>
        <span class="sub">{words.join(comma)}</span>
    }
    .into_any()
}

/// The words of a qualifier.
pub(super) fn qualifier_words(exam: &Exam, slice: &Slice, key: SliceKey, lang: Lang) -> String {
    slice_terms(exam, slice, lang).into_iter().find(|term| term.key == key).map(|term| term.text).unwrap_or_default()
}

/// The chip of a qualifier: words of the exam look another way than filters.
pub(super) fn chip_class(key: SliceKey) -> &'static str {
    if SliceKey::EXAM.contains(&key) { "chip chip-must" } else { "chip" }
}

fn chips(spot: &Spot<FirstPlace>, needed: Vec<Needed>, today: NaiveDate, lang: Lang) -> AnyView {
    if needed.is_empty() {
        return view! { <span class="quiet">{say::NEEDS_NONE.get(lang)}</span> }.into_any();
    }
    let chip = |Needed { qualifier, without }: Needed| {
        let class = chip_class(qualifier.key);
        let words = qualifier_words(spot.exam(), spot.slice(), qualifier.key, lang);
        let (href, note) = match without {
            Without::Ranked(standing) => (
                Address::Ranking(standing.slice(), today).to_string(),
                say::rank_without(standing.rank(), standing.of(), lang),
            ),
            Without::Absent(slice, of) => (Address::Ranking(&slice, today).to_string(), say::absent(of, lang)),
            Without::Open { pairs, exams } => (Address::Listing(&pairs).to_string(), say::not_one_exam(exams, lang)),
        };
        view! {
            <li>
                <a class=class href=href>{words}</a>
                <small><span class="visually-hidden">{say::WITHOUT.get(lang)}</span>{note}</small>
            </li>
        }
        .into_any()
    };
    view! { <ul class="needs">{needed.into_iter().map(chip).collect_view()}</ul> }.into_any()
}
