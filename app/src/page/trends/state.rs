//! How an exam changed: how full its scale is, how far the first is ahead, who sat it open-book; and
//! who had the highest score for how long.

use chrono::NaiveDate;
use domain::Address;
use domain::history::Turn;
use domain::trend::{Led, Trend, books, gap, leaders_so_far, saturation};
use leptos::prelude::*;

use super::One;
use crate::page::pieces::Table;
use crate::part::figure::beside;
use crate::part::{DisputedMark, Downloads};
use crate::text::words::{decimal, model_name, number};
use crate::text::{Lang, trends as say};

/// At most so many rows stand open.
pub(super) const OPEN_ROWS: usize = 12;

/// The drawings, and every change as a table.
pub(super) fn section(one: &One, today: NaiveDate, lang: Lang) -> AnyView {
    let (trend, state) = (&one.trend, &one.state);
    let of = Address::Trend(&trend.slice, today, &one.asked).to_string();
    let head = say::STATE_HEADS.iter().enumerate().map(|(place, text)| {
        view! { <th scope="col" class=(place > 0).then_some("num")>{text.get(lang)}</th> }
    });
    let rows = trend.turns.iter().zip(leaders_so_far(&trend.turns)).map(|(turn, led)| row(trend, turn, led, lang));
    let (head, rows) = (head.collect_view(), rows.collect_view());
    view! {
        <section>
            <h2 id="state">{say::STATE.get(lang)}</h2>
            <p class="sub">{say::STATE_LEDE.get(lang)}</p>
            <div class="drawings">
                {beside(say::COUNTS, &state.counts, lang)}
                {beside(say::GAP, &state.gap, lang)}
                {beside(say::SHARE, &state.share, lang)}
                {beside(say::BOOKS, &state.books, lang)}
            </div>
            <details open=trend.turns.len() <= OPEN_ROWS>
                <summary>{say::STATE_TABLE.get(lang)}</summary>
                <Downloads of lang />
                <Table heading="state".to_owned()>
                    <thead><tr>{head}</tr></thead>
                    <tbody>{rows}</tbody>
                </Table>
            </details>
        </section>
    }
    .into_any()
}

fn row(trend: &Trend, turn: &Turn, n_led: usize, lang: Lang) -> AnyView {
    let ranking = &turn.ranking;
    let silent = |text: crate::text::Text| view! { <span class="ns">{text.get(lang)}</span> }.into_any();
    let (score, share) = match ranking.leader() {
        Some(leader) => {
            let share = saturation(&trend.exam.scale, leader.row.score.value());
            let share = share
                .map_or_else(|| silent(say::NO_SCALE), |share| format!("{}%", decimal(share * 100.0, 1)).into_any());
            let score = leader.row.score.to_string();
            (view! { {score}<DisputedMark disputed=leader.row.disputed lang /> }.into_any(), share)
        }
        None => ("–".into_any(), "–".into_any()),
    };
    let lead = match (gap(ranking), ranking.first.is_some()) {
        (Some(gap), _) => say::errors(gap).into_any(),
        (None, true) => silent(say::ERROR_UNKNOWN),
        (None, false) => silent(say::TOO_FEW),
    };
    let books = books(ranking);
    let open_share = books.open * 100 / ranking.n_ranked().max(1);
    let books = format!("{} / {} / {}", number(books.open), number(books.closed), number(books.unknown));
    view! {
        <tr>
            <th scope="row" class="day">{turn.day.to_string()}</th>
            <td class="num">{number(ranking.n_ranked())}</td>
            <td class="num">{number(n_led)}</td>
            <td class="num">{score}</td>
            <td class="num">{share}</td>
            <td class="num">{lead}</td>
            <td class="num">{books}<span class="sub">{say::open_share(open_share, lang)}</span></td>
        </tr>
    }
    .into_any()
}

/// Who had the highest score, for how many days.
pub(super) fn led(one: &One, lang: Lang) -> AnyView {
    let lead = &one.trend.lead;
    let [model, days] = say::LED_HEADS.map(|text| text.get(lang));
    view! {
        <section>
            <h2 id="led">{say::LED.get(lang)}</h2>
            <p class="sub">{say::leaders(lead.n_leaders, lead.days, lang)}" "{say::LED_LEDE.get(lang)}</p>
            <div class="drawings">{beside(say::LED_WHEN_ONE, &one.state.led, lang)}</div>
            <table class="t t-short" aria-labelledby="led">
                <thead>
                    <tr><th scope="col">{model}</th><th scope="col" class="num">{days}</th></tr>
                </thead>
                <tbody>{lead.led.iter().map(|led| led_row(led, lang)).collect_view()}</tbody>
            </table>
        </section>
    }
    .into_any()
}

fn led_row(led: &Led, lang: Lang) -> AnyView {
    let days = number(usize::try_from(led.days).unwrap_or(usize::MAX));
    view! { <tr><th scope="row">{leaders(led, lang)}</th><td class="num">{days}</td></tr> }.into_any()
}

/// The models that led together, each linked.
pub(super) fn leaders(led: &Led, lang: Lang) -> AnyView {
    if led.models.is_empty() {
        return view! { <span class="ns">{say::TOO_FEW.get(lang)}</span> }.into_any();
    }
    let name = |model: &std::sync::Arc<domain::Model>| model_name(model, lang).0.to_owned();
    match led.models.as_slice() {
        [one] => {
            let href = Address::Model(&one.slug).to_string();
            view! { <a class="mo" href=href><bdi>{name(one)}</bdi></a> }.into_any()
        }
        several => {
            let names: Vec<String> = several.iter().map(name).collect();
            view! { <bdi>{say::together(&names, lang)}</bdi> }.into_any()
        }
    }
}
