//! What moves the first place: the same slice with one part changed, and who is first there.

use std::sync::Arc;

use chrono::NaiveDate;
use domain::moves::Move;
use domain::rank::Ranking;
use domain::{Address, SliceKey};
use leptos::prelude::*;

use super::Content;
use crate::part::Verdict;
use crate::text::words::{chosen_value, join_list, number, slice_key};
use crate::text::{Lang, Text, ranking as say};

/// The section of the page of a ranking.
pub(super) fn moved(content: &Content, lang: Lang) -> Option<AnyView> {
    moves_section(&content.around.moves, &content.ranking, content.today, lang)
}

/// What moves the first place of a ranking.
pub(in crate::page) fn moves_section(moves: &[Move], here: &Ranking, today: NaiveDate, lang: Lang) -> Option<AnyView> {
    // Of a slice that nothing stands in, nothing can move; the nearest slices are offered instead.
    if here.entries.is_empty() {
        return None;
    }
    let [change, first, ranked] = say::MOVES_HEADS.map(|head| head.get(lang));
    let rows: Vec<_> = moves.iter().filter(|m| !is_idle(m, here)).map(|m| row(m, today, lang)).collect();
    let table = if rows.is_empty() {
        view! { <p class="quiet">{say::NO_MOVES.get(lang)}</p> }.into_any()
    } else {
        view! {
            <table class="t moves">
                <thead>
                    <tr>
                        <th scope="col">{change}</th>
                        <th scope="col">{first}</th>
                        <th scope="col" class="num">{ranked}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any()
    };
    let section = view! {
        <section class="moved">
            <h2>{say::MOVES.get(lang)}</h2>
            <p class="lede">{say::MOVES_LEDE.get(lang)}</p>
            {table}
        </section>
    };
    Some(section.into_any())
}

/// A filter through which every entry passes moves nothing: "division: not stated" of a board
/// without divisions.
fn is_idle(changed: &Move, here: &Ranking) -> bool {
    let leader = |ranking: &Ranking| ranking.leader().map(|entry| entry.row.id.clone());
    SliceKey::FILTERS.contains(&changed.key)
        && !changed.values.is_empty()
        && changed.ranking.n_ranked() == here.n_ranked()
        && leader(&changed.ranking) == leader(here)
}

fn row(changed: &Move, today: NaiveDate, lang: Lang) -> impl IntoView + use<> {
    let ranking = &changed.ranking;
    let href = Address::Ranking(&ranking.slice, today).to_string();
    let values: Vec<String> = match changed.values.as_slice() {
        [] => vec![say::ANY.get(lang).to_owned()],
        values => {
            let filters = ranking.slice.filters();
            values.iter().map(|value| chosen_value(filters, changed.key, value, &changed.name, lang)).collect()
        }
    };
    view! {
        <tr>
            <th scope="row">
                <span class="key">{slice_key(changed.key, lang)}</span>
                <a href=href data-focus=format!("move-{}", changed.key)>
                    {join_list(&values, Text::new("或", "or"), lang)}
                </a>
            </th>
            <td><Verdict ranking=Arc::clone(ranking) lang small=true /></td>
            <td class="num">{number(ranking.n_ranked())}</td>
        </tr>
    }
}
