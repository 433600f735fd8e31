//! Whether the slices agree: heat map and table of Kendall's τ-b.

use domain::compare::{Agreed, Agreement, Tau};
use domain::{Address, Format};
use leptos::prelude::*;

use super::Whole;
use crate::part::markup::{Markup, markup};
use crate::text::words::{decimal, letters, number};
use crate::text::{Lang, Text, compare as say};

/// Cell, room for the letters at the left and beneath, in pixels.
const CELL: (usize, usize) = (60, 42);
const MARGIN: (usize, usize) = (34, 22);
/// So many pairs are named as the most and the least alike.
const NAMED: usize = 3;

/// The section; nothing where there are no two slices.
pub(super) fn section(content: &Whole, lang: Lang) -> Option<AnyView> {
    let heat = &content.heat;
    if heat.wide.len() < 2 {
        return None;
    }
    let all = content.matrix.columns().len();
    let drawn = |columns: &[usize]| {
        let note = say::telling_of(columns.len(), all, lang).map(|words| view! { <p class="sub">{words}</p> });
        view! { {map(content, columns, lang)}{note} }
    };
    let others = (heat.wide.len() < all).then(|| {
        let csv = Format::Csv.of(&Address::Compare(Some(&content.link)).to_string());
        view! {
            <p class="sub">
                {say::OTHER_SLICES.get(lang)}" "<a href="#choose">{say::CHOOSE_SLICES.get(lang)}</a>" "<a href=csv>"CSV"</a>
            </p>
        }
    });
    let key = heat.wide.iter().map(|column| {
        view! { <li><b>{letters(*column)}</b>" "{content.slice_link(*column, lang)}</li> }
    });
    Some(
        view! {
            <section>
                <h2 id="agreement">{say::AGREEMENT.get(lang)}</h2>
                <p class="sub cm-lede">{say::AGREEMENT_LEDE.get(lang)}</p>
                {extremes(content, lang)}
                <div class="cm-heat">
                    <div>
                        <div class="chart-wide">{drawn(&heat.wide)}</div>
                        <div class="chart-narrow">{drawn(&heat.narrow)}</div>
                        <p class="sub">{say::RAMP.get(lang)}</p>
                        {others}
                    </div>
                    <ul class="cm-key">{key.collect_view()}</ul>
                </div>
                {table(content, lang)}
            </section>
        }
        .into_any(),
    )
}

/// The pairs of slices that agree most and least.
fn extremes(content: &Whole, lang: Lang) -> Option<AnyView> {
    let mut known: Vec<(Tau, &Agreed)> =
        content.heat.agreements.iter().filter_map(|of| Some((of.agreement.tau?, of))).collect();
    known.sort_by(|(a, _), (b, _)| b.value.total_cmp(&a.value));
    if known.len() < 2 * NAMED {
        return None;
    }
    let item = |(tau, Agreed { a, b, agreement }): &(Tau, &Agreed)| {
        let figure = format!("{} (n = {})", decimal(tau.value, 3), number(agreement.n));
        let sign = if lang == Lang::Zh { " 与 " } else { " – " };
        view! { <li>{content.slice_link(*a, lang)}{sign}{content.slice_link(*b, lang)}" "<b>{figure}</b></li> }
    };
    let most = known.iter().take(NAMED).map(item).collect_view();
    let least = known.iter().rev().take(NAMED).map(item).collect_view();
    Some(
        view! {
            <div class="grid2 cm-extremes">
                <div><h3>{say::MOST_ALIKE.get(lang)}</h3><ul>{most}</ul></div>
                <div><h3>{say::LEAST_ALIKE.get(lang)}</h3><ul>{least}</ul></div>
            </div>
        }
        .into_any(),
    )
}

/// The class of a coefficient: five steps, the dark ones with light figures.
fn step(tau: f64) -> &'static str {
    match tau {
        tau if tau < 0.2 => "ht-1",
        tau if tau < 0.4 => "ht-2",
        tau if tau < 0.6 => "ht-3",
        tau if tau < 0.8 => "ht-4",
        _ => "ht-5",
    }
}

/// The lower triangle of some columns.
fn map(content: &Whole, columns: &[usize], lang: Lang) -> AnyView {
    let n = columns.len();
    let (width, height) = (MARGIN.0 + (n - 1) * CELL.0, (n - 1) * CELL.1 + MARGIN.1);
    let cells = columns.iter().enumerate().skip(1).flat_map(|(row, lower)| {
        columns.iter().enumerate().take(row).filter_map(move |(across, upper)| {
            let agreement = content.heat.agreements.iter().find(|of| (of.a, of.b) == (*upper, *lower))?.agreement;
            Some(cell(agreement, MARGIN.0 + across * CELL.0, (row - 1) * CELL.1))
        })
    });
    let at_left = columns.iter().enumerate().skip(1).map(|(row, column)| {
        view! { <text x=MARGIN.0 - 8 y=(row - 1) * CELL.1 + 25 text-anchor="end">{letters(*column)}</text> }
    });
    let beneath = columns.iter().enumerate().take(n - 1).map(|(across, column)| {
        let x = MARGIN.0 + across * CELL.0 + CELL.0 / 2;
        view! { <text x=x y=height - 6 text-anchor="middle">{letters(*column)}</text> }
    });
    let label = say::AGREEMENT.get(lang);
    view! {
        <svg class="heat" width=width height=height viewBox=format!("0 0 {width} {height}") role="img" aria-label=label>
            {cells.collect_view()}
            {at_left.collect_view()}
            {beneath.collect_view()}
        </svg>
    }
    .into_any()
}

fn cell(agreement: Agreement, x: usize, y: usize) -> AnyView {
    let (width, height) = (CELL.0 - 2, CELL.1 - 2);
    let middle = x + width / 2;
    let n = format!("n = {}", number(agreement.n));
    match agreement.tau {
        Some(tau) => view! {
            <g class=step(tau.value)>
                <rect x=x y=y width=width height=height />
                <text class="em" x=middle y=y + 18 text-anchor="middle">{decimal(tau.value, 3)}</text>
                <text x=middle y=y + 33 text-anchor="middle">{n}</text>
            </g>
        }
        .into_any(),
        None => {
            let lines: String = (1..)
                .map(|line| line * 10)
                .take_while(|reach| *reach < width + height)
                .map(|reach| {
                    let (x1, y1) = if reach <= height { (0, reach) } else { (reach - height, height) };
                    let (x2, y2) = if reach <= width { (reach, 0) } else { (width, reach - width) };
                    format!("M{} {}L{} {}", x + x1, y + y1, x + x2, y + y2)
                })
                .collect();
            view! {
                <g class="ht-0">
                    <path d=lines />
                    <rect x=middle - 24 y=y + 11 width=48 height=18 />
                    <text x=middle y=y + 25 text-anchor="middle">{n}</text>
                </g>
            }
            .into_any()
        }
    }
}

/// The figures of every pair of slices, drawn or not, with their intervals: under each slice those that
/// follow it. Forty slices are 780 pairs.
fn table(content: &Whole, lang: Lang) -> AnyView {
    let mut pairs = content.heat.agreements.clone();
    pairs.sort_by_key(|of| (of.a, of.b));
    let of_slice = pairs.chunk_by(|one, other| one.a == other.a).map(|pairs| {
        Markup::element(|to| {
            if let Some(Agreed { a, .. }) = pairs.first() {
                markup!(to, "<tbody><tr><th scope=\"rowgroup\" colspan=\"4\">", letters(*a), " <a href=\"");
                markup!(
                    to,
                    content.slice_address(*a),
                    "\"><bdi>",
                    content.slice_words(*a, lang),
                    "</bdi></a></th></tr>"
                );
                pairs.iter().for_each(|of| pair(to, content, of, lang));
                markup!(to, "</tbody>");
            }
        })
    });
    let head = [(say::OTHER_SLICE, false), (say::COMMON_MODELS, true), (say::TAU, true), (say::INTERVAL, true)]
        .map(|(text, is_number)| view! { <th scope="col" class=is_number.then_some("num")>{text.get(lang)}</th> });
    view! {
        <details>
            <summary>{say::EVERY_PAIR.get(lang)}</summary>
            <div class="scroll" role="region" tabindex="0" aria-labelledby="agreement">
                <table class="t cm-tau" aria-labelledby="agreement">
                    <thead><tr>{head.into_iter().collect_view()}</tr></thead>
                    {of_slice.collect_view()}
                </table>
            </div>
        </details>
    }
    .into_any()
}

/// The row of a slice under another.
fn pair(to: &mut Markup, content: &Whole, of: &Agreed, lang: Lang) {
    let Agreed { b, agreement, .. } = of;
    let (tau, interval) = match agreement.tau {
        Some(tau) => {
            let between = Text::new(" 至 ", " to ").get(lang);
            (decimal(tau.value, 3), format!("{}{between}{}", decimal(tau.low, 3), decimal(tau.high, 3)))
        }
        None => (say::NOT_COMPUTED.get(lang).to_owned(), String::new()),
    };
    markup!(to, "<tr><th scope=\"row\">", letters(*b), " <bdi>", content.slice_words(*b, lang), "</bdi></th>");
    markup!(to, "<td class=\"num\">", number(agreement.n), "</td><td class=\"num\">", tau, "</td>");
    markup!(to, "<td class=\"num\">", interval, "</td></tr>");
}
