//! The slice through time: a day to ask for, who stood first on each, the changes before and
//! after.

use chrono::NaiveDate;
use domain::history::Turn;
use domain::{Address, SliceKey};
use leptos::prelude::*;

use super::Content;
use super::changes::{changes, since};
use super::fields::{ACTION, hidden};
use super::ribbon::{keys, ribbon};
use crate::text::words::{join_zh, model_name, number};
use crate::text::{Lang, ranking as say};

/// The id of the field of the day.
pub(super) const FIELD: &str = "as-of";

/// The section.
pub(super) fn days(content: &Content, lang: Lang) -> impl IntoView + use<> {
    let slice = &content.ranking.slice;
    let today = content.today;
    let hidden = hidden(slice, today, &content.view, &[SliceKey::AsOf]);
    view! {
        <section class="days" id="facet-as-of">
            <form class="asof" action=ACTION method="get">
                <h2><label for=FIELD>{say::AS_OF.get(lang)}</label></h2>
                {hidden}
                <p class="row">
                    <input type="date" id=FIELD name="as-of" value=slice.as_of().to_string() max=today.to_string() />
                    <button class="btn">{say::SHOW.get(lang)}</button>
                </p>
                <p class="hint">{say::AS_OF_HINT.get(lang)}</p>
            </form>
            <div>
                {ribbon(content, lang)}
                <p class="around">
                    {previous(content, lang)}
                    {next(content, lang)}
                </p>
                {(!content.turns.is_empty()).then(|| keys(lang))}
                {changes(content, lang)}
                {since(content, lang)}
            </div>
        </section>
    }
}

/// The last change before the day, or the one that made the day what it is.
fn previous(content: &Content, lang: Lang) -> AnyView {
    match content.turns.iter().rev().find(|turn| turn.day < content.ranking.slice.as_of()) {
        Some(turn) => {
            let link = day_link(content, turn.day, "previous", format!("← {}", turn.day));
            view! { <span>{link}" "{in_short(turn, lang)}</span> }.into_any()
        }
        None => view! { <span class="quiet">{say::OLDEST.get(lang)}</span> }.into_any(),
    }
}

/// The first change after the day.
fn next(content: &Content, lang: Lang) -> AnyView {
    match content.turns.iter().find(|turn| turn.day > content.ranking.slice.as_of()) {
        Some(turn) => {
            let link = day_link(content, turn.day, "next", format!("{} →", turn.day));
            view! { <span>{in_short(turn, lang)}" "{link}</span> }.into_any()
        }
        None => view! { <span class="quiet">{say::NEWEST.get(lang)}</span> }.into_any(),
    }
}

fn day_link(content: &Content, day: NaiveDate, focus: &'static str, words: String) -> impl IntoView + use<> {
    let href = Address::Ranking(&content.ranking.slice.with_as_of(day), content.today).to_string();
    view! { <a href=href data-focus=focus>{words}</a> }
}

/// The first change of a day, and how many more.
fn in_short(turn: &Turn, lang: Lang) -> String {
    let Some(change) = turn.changes.first() else { return String::new() };
    let what = say::happened(change);
    let name = model_name(&change.row().model, lang).0;
    match (turn.changes.len() - 1, lang) {
        (0, Lang::En) => format!("{} {name}", what.en),
        (0, Lang::Zh) => join_zh(&[what.zh, name]),
        (n, Lang::En) => format!("{} {name} and {} more", what.en, number(n)),
        (n, Lang::Zh) => join_zh(&[what.zh, name, "等 ", &number(n + 1), " 个"]),
    }
}
