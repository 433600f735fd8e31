//! The changes of a slice as a table: who entered, left or was rescored, why, and who was first
//! after it.

use domain::change::Watch;
use domain::history::{Change, Turn};
use domain::{Address, Slice};
use leptos::prelude::*;

use super::Content;
use super::fields::{ACTION, hidden};
use crate::part::markup::{Markup, markup};
use crate::text::words::{Noun, count, model_name, number, wording};
use crate::text::{Lang, Text, changes as log_words, ranking as say};

/// Days of the table before and after the one that is shown: a long history is read in parts, so
/// that the page stays light.
const DAYS_BEFORE: usize = 60;
/// See [`DAYS_BEFORE`].
const DAYS_AFTER: usize = 20;
/// Changes of one day that are listed.
const CHANGES_A_DAY: usize = 40;

/// Every change, newest first.
pub(super) fn changes(content: &Content, lang: Lang) -> impl IntoView + use<> {
    let [day, change, first] = say::CHANGES_HEADS.map(|head| head.get(lang));
    let as_of = content.ranking.slice.as_of();
    let until = content.turns.partition_point(|turn| turn.day <= as_of);
    let from = until.saturating_sub(DAYS_BEFORE);
    let to = (until + DAYS_AFTER).min(content.turns.len());
    let shown = content.turns.get(from..to).unwrap_or_default();
    let hidden = content.turns.len() - shown.len();
    let log = Address::Changes(&Watch::Slice(Box::new(Slice::clone(&content.ranking.slice)))).to_string();
    let rows: Vec<_> = shown.iter().rev().map(|turn| row(content, turn, lang)).collect();
    let summary = format!("{} ({})", say::CHANGES.get(lang), number(content.turns.len()));
    let rest = (hidden > 0).then(|| {
        let words = match lang {
            Lang::En => {
                format!("{} days further from this one are not listed; choose another day to see them.", number(hidden))
            }
            Lang::Zh => format!("另有 {} 个较远的日期未列出，换一个截至日即可查看。", number(hidden)),
        };
        view! { <p class="hint">{words}</p> }
    });
    view! {
        <details class="changes" id="changes">
            <summary>{summary}</summary>
            <table class="t">
                <thead>
                    <tr>
                        <th scope="col">{day}</th>
                        <th scope="col">{change}</th>
                        <th scope="col">{first}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
            {rest}
            <p><a href=log>{log_words::WHOLE.get(lang)}</a></p>
        </details>
    }
}

fn row(content: &Content, turn: &Turn, lang: Lang) -> impl IntoView + use<> {
    let href = Address::Ranking(&content.ranking.slice.with_as_of(turn.day), content.today).to_string();
    let current = (turn.day == content.ranking.slice.as_of()).then_some("date");
    let ranking = &turn.ranking;
    let first = match (&ranking.first, ranking.leader()) {
        (Some(first), Some(leader)) => {
            let name = model_name(&leader.row.model, lang).0.to_owned();
            view! { <bdi class="b">{name}</bdi><span class="sub">{wording(first, ranking.n_ranked(), lang)}</span> }
                .into_any()
        }
        _ => view! { <span class="few">{say::TOO_FEW.get(lang)}</span> }.into_any(),
    };
    view! {
        <tr>
            <th scope="row">
                <a class="nb" href=href aria-current=current data-focus=format!("day-{}", turn.day)>
                    {turn.day.to_string()}
                </a>
            </th>
            <td>{list(&turn.changes, lang)}</td>
            <td>{first}</td>
        </tr>
    }
}

fn list(changes: &[Change], lang: Lang) -> impl IntoView + use<> {
    Markup::element(|to| {
        to.put("<ul class=\"chs\">");
        changes.iter().take(CHANGES_A_DAY).for_each(|change| item(to, change, lang));
        let rest = changes.len().saturating_sub(CHANGES_A_DAY);
        if rest > 0 {
            let words = match lang {
                Lang::En => format!("and {} more", number(rest)),
                Lang::Zh => format!("另有 {} 个", number(rest)),
            };
            markup!(to, "<li class=\"quiet\">", words, "</li>");
        }
        to.put("</ul>");
    })
}

/// One change, written into the list: there may be hundreds.
fn item(to: &mut Markup, change: &Change, lang: Lang) {
    let row = change.row();
    let (href, name) = (Address::Result(row.id.as_str()), model_name(&row.model, lang).0);
    markup!(to, "<li>", say::happened(change).get(lang), " <a href=\"", href, "\"><bdi>", name, "</bdi></a> ");
    match change {
        Change::Entered(row) | Change::Left(row) | Change::Revised { after: row, .. } => to.text(&row.score),
        Change::Rescored { before, after } => markup!(to, before.score, " → ", after.score),
    }
    let reason = match change {
        Change::Left(row) => Some(&row.withdrawn_reason),
        Change::Rescored { before, .. } | Change::Revised { before, .. } => {
            before.withdrawn_reason.is_some().then_some(&before.withdrawn_reason)
        }
        Change::Entered(_) => None,
    };
    match reason {
        Some(Some(words)) => markup!(to, " <span class=\"quiet\">", words, "</span>"),
        Some(None) => markup!(to, " <span class=\"ns\">", say::NO_REASON.get(lang), "</span>"),
        None => {}
    }
    let source = &row.submission.source_url;
    markup!(to, " <a class=\"quiet\" href=\"", source, "\">", say::SOURCE.get(lang), "</a></li>");
}

/// What changed since a day that the reader names.
pub(super) fn since(content: &Content, lang: Lang) -> impl IntoView + use<> {
    let slice = &content.ranking.slice;
    let day = content.view.since;
    let list = content.since.as_ref().map(|changes| {
        let head = match (day, lang) {
            (Some(day), Lang::En) => {
                format!("{} from {day} to {}.", count(changes.len(), Noun::Change, lang), slice.as_of())
            }
            (Some(day), Lang::Zh) => {
                format!("{day} 至 {}：{}。", slice.as_of(), count(changes.len(), Noun::Change, lang))
            }
            (None, _) => String::new(),
        };
        let none = changes.is_empty().then(|| view! { <p>{say::SINCE_NOTHING.get(lang)}</p> });
        view! { <p class="b">{head}</p>{none}{list(changes, lang)} }
    });
    let hidden = hidden(slice, content.today, &content.view, &[]);
    let label = Text::new("自", "Since").get(lang);
    view! {
        <details class="changes" id="since" open=day.is_some()>
            <summary>{say::SINCE.get(lang)}</summary>
            <form class="row" action=ACTION method="get">
                {hidden}
                <label for="since-day">{label}</label>
                <input
                    type="date"
                    id="since-day"
                    name="since"
                    value=day.map(|day| day.to_string())
                    max=slice.as_of().to_string()
                    required=true
                />
                <button class="btn">{say::SHOW.get(lang)}</button>
            </form>
            {list}
        </details>
    }
}
