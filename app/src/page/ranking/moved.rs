//! What moves the first place: the same slice with one part changed, and who is first there.

use chrono::NaiveDate;
use domain::Address;
use domain::moves::Move;
use leptos::prelude::*;

use super::Content;
use crate::part::PlaceMark;
use crate::text::words::{join_list, model_name, number, open_value, slice_key, wording};
use crate::text::{Lang, Text, ranking as say};

/// The section.
pub(super) fn moved(content: &Content, lang: Lang) -> impl IntoView + use<> {
    let [change, first, ranked] = say::MOVES_HEADS.map(|head| head.get(lang));
    let rows: Vec<_> = content.moves.iter().map(|m| row(m, content.today, lang)).collect();
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
    view! {
        <section class="moved">
            <h2>{say::MOVES.get(lang)}</h2>
            <p class="lede">{say::MOVES_LEDE.get(lang)}</p>
            {table}
        </section>
    }
}

fn row(changed: &Move, today: NaiveDate, lang: Lang) -> impl IntoView + use<> {
    let ranking = &changed.ranking;
    let href = Address::Ranking(&ranking.slice, today).to_string();
    let values: Vec<String> = match changed.values.as_slice() {
        [] => vec![say::ANY.get(lang).to_owned()],
        values => values.iter().map(|value| open_value(changed.key, value, &changed.name, lang)).collect(),
    };
    let first = match (&ranking.first, ranking.leader()) {
        (Some(first), Some(leader)) => {
            let name = model_name(&leader.row.model, lang).0.to_owned();
            let score = leader.row.score.to_string();
            view! {
                <span class="vd">
                    <PlaceMark first=first.clone() small=true />
                    <span>
                        <bdi class="b">{name}</bdi>
                        " "
                        {score}
                        <span class="sub">{wording(first, ranking.n_ranked(), lang)}</span>
                    </span>
                </span>
            }
            .into_any()
        }
        _ => {
            let words = Text::new("模型太少，不论第一", "too few models to speak of a first").get(lang);
            view! { <span class="few">{words}</span> }.into_any()
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
            <td>{first}</td>
            <td class="num">{number(ranking.n_ranked())}</td>
        </tr>
    }
}
