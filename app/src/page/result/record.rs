//! What lies beside a certificate: its rank by day, the rest of its submission, its other results.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use domain::stats::uncertainty;
use domain::{Address, ResultId, ResultRow};
use leptos::prelude::*;

use super::{Charts, OnDays, RankDay};
use crate::page::pieces::Table;
use crate::page::placed::{Placed, PlacedRank};
use crate::part::{DisputedMark, Downloads, NotStated};
use crate::text::result::ended::Ended;
use crate::text::words::{
    division, domain as domain_name, error_beside, evaluator, exam_sentence, filter_terms, number, setting,
    slice_sentence,
};
use crate::text::{Lang, model as of_model, result as say};

pub(super) fn by_day(own: &OnDays, days: &[RankDay], charts: Option<Charts>, lang: Lang) -> AnyView {
    let ranking = &own.then.ranking;
    let id = own.then.row.id.as_str();
    let (page, json) = (Address::Result(id).to_string(), Address::ResultDaysJson(id).to_string());
    let mut over = exam_sentence(&ranking.exam, lang);
    for term in filter_terms(ranking.slice.filters(), &ranking.exam.divisions, lang) {
        over.push_str(term.gap);
        over.push_str(&term.text);
    }
    // The one place where markup is taken as it is: the drawing the server has just made.
    let charts = charts.map(|Charts { wide_svg, narrow_svg }| {
        view! {
            <figure class="chart">
                <div class="chart-wide" inner_html=wide_svg></div>
                <div class="chart-narrow" inner_html=narrow_svg></div>
            </figure>
        }
    });
    let row = |of: &RankDay| {
        let cells = match &of.standing {
            Some(standing) => {
                let rank = format!("{} / {}", number(standing.rank()), number(standing.of()));
                let interval = format!("{}–{}", number(standing.low()), number(standing.high()));
                view! { <td class="num">{rank}</td><td>{interval}</td> }.into_any()
            }
            None => view! { <td class="num" colspan="2">{say::LEFT.get(lang)}</td> }.into_any(),
        };
        view! { <tr><th scope="row" class="day">{of.day.to_string()}</th>{cells}</tr> }.into_any()
    };
    view! {
        <section>
            <h2 id="by-day">{say::BY_DAY.get(lang)}</h2>
            <p class="sub">{over}</p>
            <p class="sub">{say::BY_DAY_LEDE.get(lang)}</p>
            {charts}
            <details open=days.len() <= 8>
                <summary>{say::table_of_changes(days.len(), lang)}</summary>
                <table class="t t-short" aria-labelledby="by-day">
                    <thead>
                        <tr>
                            <th scope="col">{say::FROM.get(lang)}</th>
                            <th scope="col" class="num">{say::RANK.get(lang)}</th>
                            <th scope="col">{say::INTERVAL.get(lang)}</th>
                        </tr>
                    </thead>
                    <tbody>{days.iter().rev().map(row).collect_view()}</tbody>
                </table>
                <Downloads of=page json=Some(json) lang />
            </details>
        </section>
    }
    .into_any()
}

pub(super) fn same_submission(siblings: Vec<Placed>, today: NaiveDate, lang: Lang) -> AnyView {
    let row = |placed: Placed| {
        let row = Arc::clone(&placed.row);
        let href = Address::Result(row.id.as_str()).to_string();
        let ranking = Address::Ranking(&placed.ranking.slice, today).to_string();
        let words = slice_sentence(&placed.ranking.exam, &placed.ranking.slice, lang);
        let error = uncertainty(&row).half_width();
        let error = error.map_or_else(
            || view! { <span class="ns">{say::ERROR_UNKNOWN.get(lang)}</span> }.into_any(),
            |half| format!("±{}", error_beside(&row.score, half)).into_any(),
        );
        let items =
            row.n_items.map_or_else(|| view! { <NotStated lang /> }.into_any(), |n| number(n as usize).into_any());
        let name = domain_name(&row.exam.key.domain, lang);
        view! {
            <tr role="row">
                <th role="rowheader" scope="row">{name}" "<a class="sub q" href=ranking>{words}</a></th>
                <td role="cell" data-label=of_model::SCORE.get(lang) class="num"><a href=href>{row.score.to_string()}</a><DisputedMark disputed=row.disputed lang /></td>
                <td role="cell" data-label=say::HALF_WIDTH.get(lang) class="num">{error}</td>
                <td role="cell" data-label=say::ITEMS.get(lang) class="num">{items}</td>
                <td role="cell" data-label=say::RANK.get(lang)><PlacedRank placed lang /></td>
            </tr>
        }
        .into_any()
    };
    let filed: Vec<_> = siblings.iter().take(1).map(|one| ("submission", one.row.submission.id.clone())).collect();
    let rows = siblings.into_iter().map(row).collect_view();
    view! {
        <section>
            <h2 id="siblings">{say::SAME_SUBMISSION.get(lang)}</h2>
            <Table heading="siblings".to_owned() list=true>
                    <thead role="rowgroup">
                        <tr role="row">
                            <th role="columnheader" scope="col">{of_model::EXAM.get(lang)}</th>
                            <th role="columnheader" scope="col" class="num">{of_model::SCORE.get(lang)}</th>
                            <th role="columnheader" scope="col" class="num">{say::HALF_WIDTH.get(lang)}</th>
                            <th role="columnheader" scope="col" class="num">{say::ITEMS.get(lang)}</th>
                            <th role="columnheader" scope="col">{say::RANK.get(lang)}</th>
                        </tr>
                    </thead>
                    <tbody role="rowgroup">{rows}</tbody>
            </Table>
            <Downloads of=Address::Rows("results", &filed).to_string() lang />
        </section>
    }
    .into_any()
}

pub(super) fn related_view(
    related: Vec<Arc<ResultRow>>,
    corrections: &BTreeMap<ResultId, ResultId>,
    lang: Lang,
) -> AnyView {
    let item = |row: Arc<ResultRow>| {
        let href = Address::Result(row.id.as_str()).to_string();
        let ended = Ended::of(&row, corrections.get(&row.id)).map(|ended| ended.sentence(lang));
        let until = ended.map(|words| view! { <span class="sub">{words}</span> });
        let mut facts =
            format!("{} · {}", say::published(row.published_on, lang), evaluator(row.submission.evaluator_kind, lang));
        if row.division.slug.is_stated() {
            facts = format!("{facts} · {}", division(&row.division, lang));
        }
        if row.setting.slug.is_stated() {
            facts = format!("{facts} · {}", setting(&row.setting, lang));
        }
        view! { <li><a class="b" href=href>{row.score.to_string()}</a><DisputedMark disputed=row.disputed lang />" "<span>{facts}</span>{until}</li> }.into_any()
    };
    view! {
        <section>
            <h2>{say::EARLIER_AND_LATER.get(lang)}</h2>
            <p class="sub">{say::EARLIER_AND_LATER_LEDE.get(lang)}</p>
            <ul class="list">{related.into_iter().map(item).collect_view()}</ul>
        </section>
    }
    .into_any()
}
