//! The table: sorted by any column, ranked by score alone.

use std::sync::Arc;

use domain::rank::{FirstPlace, Ranking, Wording};
use domain::{Address, Role, SortKey};
use leptos::prelude::*;

use super::fields::{ACTION, hidden};
use super::row::{Bracket, Table, baseline, row};
use super::{Content, PAGE};
use crate::part::markup::{Markup, markup};
use crate::part::{Axis, Pager};
use crate::text::words::{axis_number, metric, number, slice_sentence, unit};
use crate::text::{Lang, ranking as say};

/// Bytes of a row, about.
const ROW_BYTES: usize = 1_600;

/// A ranking's table by rank, without anything that lays it out otherwise; `page` is from 1, and
/// `to` gives the address of another.
pub(in crate::page) fn by_rank(
    ranking: &Ranking,
    page: usize,
    to: impl Fn(usize) -> String + 'static,
    lang: Lang,
) -> AnyView {
    let table = Table { axis: axis(ranking), chance: chance(ranking), lang };
    let n_pages = ranking.entries.len().div_ceil(PAGE).max(1);
    let shown: Vec<usize> = (0..ranking.entries.len()).skip((page - 1) * PAGE).take(PAGE).collect();
    let layout = Layout { by_rank: true, ends: page == n_pages };
    view! {
        <section class="tbl" id="table">
            <table class="rk" role="table">
                <caption class="visually-hidden">{caption(ranking, lang)}</caption>
                {head(ranking, None, &table).into_any()}
                <tbody role="rowgroup">{rows(ranking, &shown, layout, &table).into_view().into_any()}</tbody>
            </table>
            <Pager page n_pages to lang />
        </section>
    }
    .into_any()
}

/// How the rows of a table are laid out.
#[derive(Clone, Copy)]
struct Layout {
    /// Whether they are whole and in the order of ranks, so that ties can be bracketed.
    by_rank: bool,
    /// Whether the last row is among them, below which baselines stand.
    ends: bool,
}

/// The slice and how many it ranks: what the table is called.
fn caption(ranking: &Ranking, lang: Lang) -> String {
    let (n, ranked) = say::ranked(ranking.n_ranked(), ranking.n_models, lang);
    format!("{}. {n}{ranked}", slice_sentence(&ranking.exam, &ranking.slice, lang))
}

/// The section.
pub(super) fn section(content: &Content, lang: Lang) -> impl IntoView + use<> {
    let ranking = &content.ranking;
    let table = Table { axis: axis(ranking), chance: chance(ranking), lang };
    let (slice, today, view) = (Arc::clone(&ranking.slice), content.today, content.view.clone());
    let to = move |page| Address::RankingAs(&slice, today, &domain::RankingView { page, ..view.clone() }).to_string();
    let layout = Layout {
        by_rank: content.view.sort == SortKey::Rank && content.view.find.is_none(),
        ends: content.view.page == content.n_pages && content.view.find.is_none(),
    };
    view! {
        <section class="tbl" id="table">
            {tools(content, lang).into_any()}
            <table class="rk" role="table">
                <caption class="visually-hidden">{caption(ranking, lang)}</caption>
                {head(ranking, Some(content), &table).into_any()}
                <tbody role="rowgroup">{rows(ranking, &content.shown, layout, &table).into_view().into_any()}</tbody>
            </table>
            <Pager page=content.view.page n_pages=content.n_pages to lang />
        </section>
    }
}

/// Looking for a name, and what the order of the rows is.
fn tools(content: &Content, lang: Lang) -> impl IntoView + use<> {
    let ranking = &content.ranking;
    let hidden = hidden(&ranking.slice, content.today, &content.view, &[]);
    let find = content.view.find.clone();
    let found = find.as_ref().map(|_| {
        let words = match lang {
            Lang::En => format!("{} of {} found. ", number(content.n_found), number(ranking.n_ranked())),
            Lang::Zh => format!("{} 个中找到 {} 个。", number(ranking.n_ranked()), number(content.n_found)),
        };
        let all = domain::RankingView { find: None, page: 1, ..content.view.clone() };
        let href = Address::RankingAs(&ranking.slice, content.today, &all).to_string();
        view! { <p>{words}<a href=href>{say::FIND_ALL.get(lang)}</a></p> }
    });
    let order = (content.view.sort != SortKey::Rank).then(|| {
        let by = say::sorted_by(content.view.sort).get(lang);
        let metric = metric(&ranking.exam.key.metric, lang);
        let words = match lang {
            Lang::En => format!("sorted by {by}; ranks by {metric}"),
            Lang::Zh => format!("按{by}排列；名次仍按{metric}"),
        };
        view! { <p class="order">{words}</p> }
    });
    view! {
        <div class="tools">
            <form class="row" action=ACTION method="get" role="search">
                {hidden}
                <label class="visually-hidden" for="find">{say::FIND.get(lang)}</label>
                <input type="search" id="find" name="find" value=find maxlength="80" placeholder=say::FIND.get(lang) />
                <button class="btn btn-s">{say::FIND_BUTTON.get(lang)}</button>
            </form>
            {found}
            {order}
        </div>
    }
}

/// The heads of the columns; links that order the rows, where `sorted` says how they lie.
fn head(ranking: &Ranking, sorted: Option<&Content>, table: &Table) -> impl IntoView + use<> {
    let lang = table.lang;
    let exam = &ranking.exam;
    let (metric, unit) = (capital(&metric(&exam.key.metric, lang)), unit(&exam.scale.unit, lang));
    let score = match lang {
        Lang::En => format!("{metric}, {unit}, ± 95%"),
        Lang::Zh => format!("{metric}（{unit}），± 95%"),
    };
    let ends = table.axis.map(|axis| {
        view! { <span class="ends"><i>{axis_number(axis.left)}</i><i>{axis_number(axis.right)}</i></span> }
    });
    let n = number(ranking.n_ranked());
    let ranks = ranking.first.is_some().then(|| view! { <span class="ends"><i>"1"</i><i>{n}</i></span> });
    let sort = |key| sorter(sorted, key, lang);
    let sort_key = sorted.map_or(SortKey::Rank, |content| content.view.sort);
    let order = |keys: &[SortKey], order| keys.contains(&sort_key).then_some(order);
    let comma = if lang == Lang::Zh { "，" } else { ", " };
    view! {
        <thead role="rowgroup">
            <tr role="row">
                <th role="columnheader" scope="col" aria-sort=order(&[SortKey::Rank], "ascending")>
                    {sort(SortKey::Rank)(say::RANK)}
                </th>
                <th
                    role="columnheader"
                    scope="col"
                    aria-sort=order(&[SortKey::Model, SortKey::Organisation], "ascending")
                >
                    {sort(SortKey::Model)(say::MODEL)}{comma}{sort(SortKey::Organisation)(say::ORGANISATION)}
                </th>
                <th role="columnheader" scope="col">
                    {say::INTERVAL.get(lang)}
                    {ranks}
                </th>
                <th role="columnheader" scope="col">
                    <span class="cap">{score}</span>
                    {ends}
                </th>
                <th role="columnheader" scope="col" aria-sort=order(&[SortKey::Items], "descending")>
                    {sort(SortKey::Items)(say::ITEMS)}
                </th>
                <th role="columnheader" scope="col" aria-sort=order(&[SortKey::Evaluator], "ascending")>
                    {sort(SortKey::Evaluator)(say::EVALUATOR)}
                </th>
                <th
                    role="columnheader"
                    scope="col"
                    aria-sort=order(&[SortKey::Evaluated, SortKey::Reported], "descending")
                >
                    {sort(SortKey::Evaluated)(say::EVALUATED)}
                    " "
                    {sort(SortKey::Reported)(say::REPORTED)}
                </th>
                <th role="columnheader" scope="col" aria-sort=order(&[SortKey::Book], "ascending")>
                    {sort(SortKey::Book)(say::BOOK)}
                </th>
            </tr>
        </thead>
    }
}

/// A word at the head of a column.
fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// A link that orders the rows by a column.
fn sorter(sorted: Option<&Content>, key: SortKey, lang: Lang) -> impl Fn(crate::text::Text) -> AnyView {
    let link = sorted.map(|content| {
        let view = domain::RankingView { sort: key, page: 1, ..content.view.clone() };
        let href = Address::RankingAs(&content.ranking.slice, content.today, &view).to_string();
        (href, (content.view.sort == key).then_some("true"))
    });
    move |words| match link.clone() {
        Some((href, current)) => {
            view! { <a href=href aria-current=current data-focus=format!("sort-{key}")>{words.get(lang)}</a> }
                .into_any()
        }
        None => words.get(lang).into_any(),
    }
}

/// The rows of the page, with the note under the last of those tied for first, and the baselines
/// under the last row of all.
fn rows(ranking: &Ranking, shown: &[usize], layout: Layout, table: &Table) -> Markup {
    let mut to = Markup::with_capacity(shown.len() * ROW_BYTES);
    let first = ranking.first.as_ref();
    let contiguous = first.is_some_and(|f| f.holders.iter().enumerate().all(|(index, place)| index == *place));
    let last_tied =
        first.filter(|f| layout.by_rank && f.wording == Wording::Tied).and_then(|f| f.holders.last().copied());
    for place in shown {
        let Some(entry) = ranking.entries.get(*place) else { continue };
        row(&mut to, entry, bracket(first, *place), table);
        if last_tied == Some(*place) {
            let n = first.map_or(0, |first| first.holders.len());
            let words = say::tie_note(n, contiguous, table.lang);
            markup!(to, "<tr role=\"row\" class=\"note\"><td role=\"cell\" colspan=\"8\">", words, "</td></tr>");
        }
    }
    if layout.ends {
        ranking.baselines.iter().for_each(|entry| baseline(&mut to, entry, table));
    }
    to
}

fn bracket(first: Option<&FirstPlace>, place: usize) -> Bracket<'_> {
    match first {
        Some(first) if first.holders.contains(&place) && first.holders.len() > 1 => Bracket::Tied,
        Some(first) if first.holders.contains(&place) => Bracket::First(first),
        _ => Bracket::None,
    }
}

/// The axis of scores: errors are within it.
fn axis(ranking: &Ranking) -> Option<Axis> {
    let entries = ranking.entries.iter().chain(&ranking.baselines);
    let ends = entries.flat_map(|entry| {
        let (value, half) = (entry.row.score.value(), entry.uncertainty.half_width().unwrap_or_default());
        [value - half, value + half]
    });
    Axis::holding(ends)
}

fn chance(ranking: &Ranking) -> Option<f64> {
    let chance = ranking.baselines.iter().find(|entry| entry.row.role == Role::Chance);
    chance.map(|entry| entry.row.score.value())
}
