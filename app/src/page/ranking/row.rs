//! One row of the table. It is written lean: a page may hold five hundred of them.

use std::sync::Arc;

use domain::rank::{Entry, Standing};
use domain::{Address, ResultRow, Score, book_of, fits_of};
use leptos::prelude::*;

use crate::part::{
    Axis, BookMark, EvaluatorMark, FitMarks, IntervalBar, ModelName, NotStated, Organisations, PlaceMark, ScoreBar,
};
use crate::text::words::{Noun, count, decimal, evaluator, model_name, number, role, setting};
use crate::text::{Lang, ranking as say};

/// What every row of a table shares.
pub(super) struct Table {
    /// The axis of scores.
    pub(super) axis: Option<Axis>,
    /// The score of random choice.
    pub(super) chance: Option<f64>,
    /// The language.
    pub(super) lang: Lang,
}

/// How a row shares in the first place.
#[derive(Clone)]
pub(super) enum Bracket {
    /// Not at all.
    None,
    /// It does.
    Tied,
    /// It is the first place, alone.
    First(domain::rank::FirstPlace),
}

impl Bracket {
    fn class(&self) -> Option<&'static str> {
        match self {
            Self::None => None,
            Self::Tied => Some("tie"),
            Self::First(first) if first.is_certain() => Some("tie au"),
            Self::First(_) => Some("tie"),
        }
    }
}

/// The row of an entry.
pub(super) fn row(entry: &Entry, bracket: &Bracket, table: &Table) -> impl IntoView + use<> {
    let lang = table.lang;
    let row = &entry.row;
    let unknown = entry.uncertainty.standard_error.is_none();
    let rank = match (bracket, &entry.standing) {
        (Bracket::First(first), Some(standing)) => {
            let first = first.clone();
            let rank = number(standing.rank());
            view! { <PlaceMark first small=true /><span class="visually-hidden">{rank}</span> }.into_any()
        }
        (_, Some(standing)) => number(standing.rank()).into_any(),
        (_, None) => view! { <span title=say::TOO_FEW.get(lang)>"–"</span> }.into_any(),
    };
    view! {
        <tr role="row" class=bracket.class()>
            <td role="cell">{rank}</td>
            {model(row, lang)}
            <td role="cell">{entry.standing.clone().map(|standing| interval(standing, unknown, lang))}</td>
            {score(entry, table)}
            <td role="cell">{items(row.n_items, lang)}</td>
            <td role="cell"><EvaluatorMark kind=row.submission.evaluator_kind lang /></td>
            {days(row, lang)}
            <td role="cell"><BookMark book=book_of(row).0 lang /></td>
        </tr>
    }
}

/// The row of a baseline: at its score, without a rank.
pub(super) fn baseline(entry: &Entry, table: &Table) -> impl IntoView + use<> {
    let lang = table.lang;
    let words = match lang {
        Lang::En => format!("{}, {}", role(entry.row.role, lang), say::NOT_RANKED.en),
        Lang::Zh => format!("{}（{}）", role(entry.row.role, lang), say::NOT_RANKED.zh),
    };
    let name = model_name(&entry.row.model, lang).0.to_owned();
    view! {
        <tr role="row" class="base">
            <td role="cell"></td>
            <th role="rowheader" scope="row"><bdi>{name}</bdi><span class="sub">{words}</span></th>
            <td role="cell"></td>
            {score(entry, table)}
            <td role="cell">{items(entry.row.n_items, lang)}</td>
            <td role="cell"><EvaluatorMark kind=entry.row.submission.evaluator_kind lang /></td>
            {days(&entry.row, lang)}
            <td role="cell"></td>
        </tr>
    }
}

fn model(row: &Arc<ResultRow>, lang: Lang) -> impl IntoView + use<> {
    let other = model_name(&row.model, lang).1.map(|other| view! { " · "<bdi>{other.to_owned()}</bdi> });
    let set = row.setting.slug.is_stated().then(|| view! { " · "{setting(&row.setting, lang)} });
    let system = (row.role == domain::Role::System).then(|| view! { " · "{say::SYSTEM.get(lang)} });
    view! {
        <th role="rowheader" scope="row">
            <ModelName model=Arc::clone(&row.model) lang />
            <span class="sub"><Organisations of=row.model.organisations.clone() lang />{other}{set}{system}</span>
            {mismatch(row, lang)}
        </th>
    }
}

/// That the model was made for other languages or another domain, where that is stated.
fn mismatch(row: &ResultRow, lang: Lang) -> Option<AnyView> {
    let mut fits = fits_of(row);
    fits.retain(|fit| fit.is_mismatch());
    (!fits.is_empty()).then(|| view! { <span class="sub misfit"><FitMarks fits lang /></span> }.into_any())
}

fn interval(standing: Standing, unknown: bool, lang: Lang) -> impl IntoView {
    let (low, high, of) = (number(standing.low()), number(standing.high()), number(standing.of()));
    view! { <IntervalBar standing lang unknown /><span>{format!("{low}–{high}")}<i>{format!(" / {of}")}</i></span> }
}

fn score(entry: &Entry, table: &Table) -> impl IntoView + use<> {
    let lang = table.lang;
    let row = &entry.row;
    let href = Address::Result(row.id.as_str()).to_string();
    let half_width = entry.uncertainty.half_width();
    let bar = table.axis.map(|axis| {
        view! { <ScoreBar score=row.score.value() half_width axis chance=table.chance /> }
    });
    let error = match half_width {
        Some(half) => view! { <small>{format!("±{}", decimal(half, decimals(&row.score)))}</small> }.into_any(),
        None => view! { <small class="ns">{say::ERROR_UNKNOWN.get(lang)}</small> }.into_any(),
    };
    view! {
        <td role="cell">
            {bar}
            <span><a class="b" href=href>{row.score.to_string()}</a>" "{error}{others(entry, lang)}</span>
        </td>
    }
}

/// Decimals of an error beside a score: those of the score, at least one.
fn decimals(score: &Score) -> usize {
    match score.decimals() {
        0 => 1,
        1..=4 => score.decimals(),
        _ => 2,
    }
}

/// The other results of the entrant with their spread.
fn others(entry: &Entry, lang: Lang) -> Option<AnyView> {
    if entry.others.is_empty() {
        return None;
    }
    let all = || std::iter::once(&entry.row).chain(&entry.others);
    let low = all().min_by(|a, b| a.score.value().total_cmp(&b.score.value()))?.score.to_string();
    let high = all().max_by(|a, b| a.score.value().total_cmp(&b.score.value()))?.score.to_string();
    let results = count(entry.others.len() + 1, Noun::Result, lang);
    let words = match lang {
        Lang::En => format!("{results}, {low} to {high}"),
        Lang::Zh => format!("{results}，{low} 至 {high}"),
    };
    let item = |row: &Arc<ResultRow>| {
        let href = Address::Result(row.id.as_str()).to_string();
        let rest = format!(" {} {}", evaluator(row.submission.evaluator_kind, lang), row.published_on);
        view! { <li><a href=href>{row.score.to_string()}</a>{rest}</li> }
    };
    let items = entry.others.iter().map(item).collect_view();
    Some(view! { <details class="or"><summary>{words}</summary><ul>{items}</ul></details> }.into_any())
}

fn items(n: Option<u32>, lang: Lang) -> AnyView {
    match n {
        Some(n) => number(n as usize).into_any(),
        None => view! { <NotStated lang /> }.into_any(),
    }
}

fn days(row: &Arc<ResultRow>, lang: Lang) -> impl IntoView + use<> {
    let evaluated = match row.submission.evaluated_on {
        Some(day) => day.to_string().into_any(),
        None => view! { <NotStated lang /> }.into_any(),
    };
    let source = row.submission.source_url.clone();
    view! {
        <td role="cell">{evaluated}<a href=source>{row.published_on.to_string()}</a></td>
    }
}
