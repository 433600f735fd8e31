//! Ranks of the chosen models at the ends of quarters, and every change of theirs.

use chrono::NaiveDate;
use domain::trend::{Line, Place, Snapshot, State};
use domain::{Address, Model};
use leptos::prelude::*;

use super::One;
use crate::part::figure::figure;
use crate::part::{DisputedMark, Downloads, ModelName, StandingText};
use crate::text::words::{model_name, number, slice_sentence};
use crate::text::{Lang, result as of_result, trends as say};

/// The section.
pub(super) fn section(one: &One, today: NaiveDate, lang: Lang) -> AnyView {
    let trend = &one.trend;
    let of = Address::Trend(&trend.slice, today, &one.asked).to_string();
    let drawing = if one.ranks.is_empty() {
        view! { <p class="quiet">{say::NO_RANKS.get(lang)}</p> }.into_any()
    } else {
        let n = trend.at_end().map_or(0, |ranking| ranking.n_ranked());
        let over = slice_sentence(&trend.exam, &trend.slice, lang);
        figure(&one.ranks, say::over_and_number(&over, n, lang), lang)
    };
    let scores = (!one.scores.is_empty()).then(|| {
        let over = slice_sentence(&trend.exam, &trend.slice, lang);
        view! {
            <section>
                <h2 id="scores">{say::SCORES.get(lang)}</h2>
                <p class="sub">{say::SCORES_LEDE.get(lang)}" "<a href="#lines">{say::LINES_TABLE.get(lang)}</a></p>
                {figure(&one.scores, over, lang)}
            </section>
        }
    });
    view! {
        {scores}
        <section>
            <h2 id="ranks">{say::RANKS.get(lang)}</h2>
            <p class="sub">{say::RANKS_LEDE.get(lang)}</p>
            {drawing}
            <details open>
                <summary>{say::RANKS_TABLE.get(lang)}</summary>
                <Downloads of lang />
                {table(one, lang)}
            </details>
            <details id="lines">
                <summary>{say::LINES_TABLE.get(lang)}</summary>
                {changes(one, lang)}
            </details>
        </section>
    }
    .into_any()
}

fn table(one: &One, lang: Lang) -> AnyView {
    let days = &one.trend.snapshots;
    let head = |snapshot: &Snapshot| {
        let of = of_result::of_label(snapshot.ranking.n_ranked(), lang);
        view! { <th scope="col" class="num">{snapshot.day.to_string()}<span class="sub">{of}</span></th> }
    };
    let row = |(line, model): (&Line, &std::sync::Arc<Model>)| {
        let cell = |snapshot: &Snapshot| cell(line, snapshot, lang);
        view! {
            <tr>
                <th scope="row"><ModelName model=model.clone() lang /></th>
                {days.iter().map(cell).collect_view()}
            </tr>
        }
    };
    view! {
        <div class="scroll" role="region" tabindex="0" aria-labelledby="ranks">
            <table class="t ranks" aria-labelledby="ranks">
                <thead>
                    <tr>
                        <th scope="col">{crate::text::ranking::MODEL.get(lang)}</th>
                        {days.iter().map(head).collect_view()}
                    </tr>
                </thead>
                <tbody>{one.trend.lines.iter().zip(&one.chosen).map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn cell(line: &Line, snapshot: &Snapshot, lang: Lang) -> AnyView {
    match line.on(snapshot.day) {
        Ok(Place { standing: Some(standing), .. }) => {
            let interval = format!(" {}–{}", number(standing.low()), number(standing.high()));
            view! { <td class="num"><b>{number(standing.rank())}</b>{interval}</td> }.into_any()
        }
        Ok(Place { standing: None, .. }) => {
            view! { <td class="num"><span class="ns">{say::TOO_FEW.get(lang)}</span></td> }.into_any()
        }
        Err(absence) => view! { <td class="num"><span class="ns">{say::absence(absence, lang)}</span></td> }.into_any(),
    }
}

/// Every change of the chosen models, the newest first.
fn changes(one: &One, lang: Lang) -> AnyView {
    let mut states: Vec<(&State, &Model)> = one
        .trend
        .lines
        .iter()
        .zip(&one.chosen)
        .flat_map(|(line, model)| line.states.iter().map(|s| (s, &**model)))
        .collect();
    states.sort_by_key(|(state, model)| (std::cmp::Reverse(state.day), model.slug.clone()));
    let row = |(state, model): (&State, &Model)| {
        let (score, place) = match &state.place {
            Some(place) => {
                let href = Address::Result(place.row.id.as_str()).to_string();
                let score = view! { <a class="b" href=href>{place.row.score.to_string()}</a><DisputedMark disputed=place.row.disputed lang /> };
                let score = score.into_any();
                (score, view! { <StandingText standing=place.standing.clone() lang /> }.into_any())
            }
            None => {
                let gone = say::absence(domain::trend::Absence::Gone, lang);
                ("–".into_any(), view! { <span class="ns">{gone}</span> }.into_any())
            }
        };
        view! {
            <tr>
                <td class="day">{state.day.to_string()}</td>
                <th scope="row"><bdi>{model_name(model, lang).0.to_owned()}</bdi></th>
                <td class="num">{score}</td>
                <td>{place}</td>
            </tr>
        }
    };
    let head = say::LINE_HEADS.map(|text| {
        view! { <th scope="col" class=(text == say::LINE_HEADS[2]).then_some("num")>{text.get(lang)}</th> }
    });
    view! {
        <div class="scroll" role="region" tabindex="0" aria-label=say::LINES_TABLE.get(lang)>
            <table class="t" aria-label=say::LINES_TABLE.get(lang)>
                <thead><tr>{head.into_iter().collect_view()}</tr></thead>
                <tbody>{states.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}
