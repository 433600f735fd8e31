//! What changed since a ranking was fixed.

use std::sync::Arc;

use chrono::NaiveDate;
use domain::fixed::{FixedRow, Shift};
use domain::{Address, ResultId, ResultRow};
use leptos::prelude::*;

use super::Content;
use crate::part::Verdict;
use crate::text::result::ended::Ended;
use crate::text::words::{model_name, setting};
use crate::text::{Lang, Text, fixed as say};

/// Changes of a kind that are in sight at once; more stand behind a summary.
const IN_SIGHT: usize = 6;

/// The section.
pub(super) fn since(content: &Content, lang: Lang) -> AnyView {
    let Content { ranking, now, shifts, today, .. } = content;
    let present = Address::Ranking(&now.slice, *today).to_string();
    let kinds = [say::ENTERED, say::LEFT, say::RESCORED, say::REVISED];
    let lists = kinds.into_iter().enumerate().filter_map(|(place, kind)| {
        let of_kind: Vec<AnyView> =
            shifts.iter().filter(|shift| place_of(shift) == place).map(|shift| item(content, shift, lang)).collect();
        (!of_kind.is_empty()).then(|| list(kind, of_kind, lang))
    });
    let disputed: Vec<AnyView> = content.disputed.iter().filter_map(|of| disputed(content, of, lang)).collect();
    let disputed = (!disputed.is_empty()).then(|| list(say::DISPUTED, disputed, lang));
    let nothing = shifts.is_empty().then(|| view! { <p>{say::NOTHING.get(lang)}</p> });
    view! {
        <section class="since">
            <h2>{say::SINCE.get(lang)}</h2>
            <p class="sub">{say::against(*today, ranking.n_ranked(), now.n_ranked(), lang)}</p>
            {nothing}
            {lists.collect::<Vec<_>>()}
            {disputed}
            <dl class="dl">
                <div>
                    <dt>{say::FIRST_THEN.get(lang)}</dt>
                    <dd><Verdict ranking=Arc::clone(ranking) lang small=true /></dd>
                </div>
                <div>
                    <dt>{say::FIRST_NOW.get(lang)}</dt>
                    <dd><Verdict ranking=Arc::clone(now) lang small=true /></dd>
                </div>
            </dl>
            <p><a href=present>{say::PRESENT.get(lang)}</a></p>
        </section>
    }
    .into_any()
}

/// A result to which an objection waits for an answer, and since when.
fn disputed(content: &Content, (id, since): &(ResultId, NaiveDate), lang: Lang) -> Option<AnyView> {
    let row = row_of(content, id)?;
    let href = format!("{}#disputes", Address::Result(id.as_str()));
    let words = say::disputed_since(*since, lang);
    Some(view! { <li>{name(Some(row), lang)}" "{score(row)}" "<a href=href>{words}</a></li> }.into_any())
}

/// The place of its kind among the lists.
fn place_of(shift: &Shift) -> usize {
    match shift {
        Shift::Entered(_) => 0,
        Shift::Left { .. } => 1,
        Shift::Rescored { .. } => 2,
        Shift::Revised { .. } => 3,
    }
}

fn list(kind: Text, items: Vec<AnyView>, lang: Lang) -> AnyView {
    let open = items.len() <= IN_SIGHT;
    let words = say::of_kind(kind, items.len(), lang);
    view! {
        <details class="shifts" open=open>
            <summary>{words}</summary>
            <ul class="list">{items}</ul>
        </details>
    }
    .into_any()
}

fn item(content: &Content, shift: &Shift, lang: Lang) -> AnyView {
    let fixed = |row: &FixedRow| row_of(content, &row.result);
    match shift {
        Shift::Entered(row) => view! { <li>{name(Some(row), lang)}" "{score(row)}</li> }.into_any(),
        Shift::Left { before, corrected_by } => {
            let row = fixed(before);
            let gone = row.and_then(|row| Some(Ended::of(row, corrected_by.as_ref())?.sentence(lang)));
            let gone = gone.map(|words| view! { <span class="sub">{words}</span> });
            view! { <li>{name(row, lang)}" "{row.map(score)}{gone}</li> }.into_any()
        }
        Shift::Rescored { before, after } | Shift::Revised { before, after } => {
            let was = fixed(before).map(score);
            view! { <li>{name(Some(after), lang)}" "{was}" → "{score(after)}</li> }.into_any()
        }
    }
}

/// The result of a row that was fixed.
fn row_of<'a>(content: &'a Content, id: &ResultId) -> Option<&'a Arc<ResultRow>> {
    content.ranking.entries.iter().map(|entry| &entry.row).find(|row| row.id == *id)
}

fn name(row: Option<&Arc<ResultRow>>, lang: Lang) -> Option<AnyView> {
    let row = row?;
    let name = model_name(&row.model, lang).0.to_owned();
    let chosen = row.setting.slug.is_stated().then(|| format!(" · {}", setting(&row.setting, lang)));
    let href = Address::Model(&row.model.slug).to_string();
    Some(view! { <a href=href><bdi>{name}</bdi></a>{chosen} }.into_any())
}

fn score(row: &Arc<ResultRow>) -> AnyView {
    let href = Address::Result(row.id.as_str()).to_string();
    view! { <a href=href>{row.score.to_string()}</a> }.into_any()
}
