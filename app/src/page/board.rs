//! One board: what it is, who is first in each of its languages and domains, its editions.

use std::sync::Arc;

use chrono::NaiveDate;
use domain::grid::{Cell, Grid};
use domain::{Address, Board, Dataset, Edition, LanguageTag, Named, SliceKey, Slug};
use leptos::prelude::*;

use super::boards::sentence;
use super::pieces::{Table, outside};
use crate::part::{Crumbs, Downloads, NotStated, Organisations, Verdict};
use crate::text::model::ranks_as_of;
use crate::text::words::{
    Noun, board_kind, board_name, count, dataset_name, division, domain as domain_name, edition as edition_name,
    language, metric, openness, protocol, slice_key,
};
use crate::text::{Lang, boards as say, claims as of_claims, trends as of_trends};

/// What the page shows.
#[derive(Debug, Clone)]
pub struct Content {
    /// The board.
    pub board: Arc<Board>,
    /// The newest day there is, which addresses leave out.
    pub today: NaiveDate,
    /// One grid a dataset.
    pub grids: Vec<Grid>,
    /// Its datasets' editions, newest first in each dataset.
    pub editions: Vec<(Arc<Dataset>, Arc<Edition>)>,
    /// Its divisions, where it states any.
    pub divisions: Vec<Named>,
    /// How many claims there are on it.
    pub n_claims: usize,
}

/// The page's title.
#[must_use]
pub fn title(content: &Content, lang: Lang) -> String {
    board_name(&content.board, lang).to_owned()
}

/// The page.
#[component]
pub fn Page(
    /// What it shows.
    content: Content,
    /// The language of the page.
    lang: Lang,
) -> impl IntoView {
    let Content { board, today, grids, editions, divisions, n_claims } = content;
    let own = [("board", board.slug.to_string())];
    let crumbs = vec![(Address::Boards.to_string(), say::BOARDS.get(lang).to_owned())];
    let no_evaluation = (!board.is_evaluation).then(|| {
        let reason = sentence(board.reason.as_ref(), lang);
        view! { <p class="verdict">{say::THIS_IS_NO_EVALUATION.get(lang)}" "{reason}</p> }
    });
    let no_figures = (board.is_evaluation && grids.is_empty()).then(
        || view! { <p class="verdict">{say::NO_FIGURES.get(lang)}" "{sentence(board.reason.as_ref(), lang)}</p> },
    );
    let grid_section = (board.is_evaluation && !grids.is_empty()).then(|| {
        let grids = grids.into_iter().map(|grid| grid_view(&grid, &board, today, lang)).collect_view();
        view! {
            <section>
                <h2>{say::GRID.get(lang)}</h2>
                <p class="sub">{say::GRID_LEDE.get(lang)}{ranks_as_of(&today.to_string(), lang)}</p>
                {grids}
                <Downloads of=Address::Rows("exams", &own).to_string() lang />
            </section>
        }
    });
    view! {
        <Crumbs links=crumbs lang />
        <h1><bdi>{board_name(&board, lang).to_owned()}</bdi></h1>
        {sentence(board.about.as_ref(), lang).map(|about| view! { <p class="lede">{about}</p> })}
        {facts(&board, n_claims, lang)}
        {no_evaluation}
        {no_figures}
        {grid_section}
        {(!editions.is_empty()).then(|| editions_view(&editions, &own, lang))}
        {(divisions.len() > 1).then(|| divisions_view(&divisions, lang))}
    }
}

fn facts(board: &Board, n_claims: usize, lang: Lang) -> AnyView {
    let through_time = board.is_evaluation.then(|| {
        let href = Address::TrendParts(&[("board", board.slug.to_string())]).to_string();
        view! { <div><dt>{of_trends::TRENDS.get(lang)}</dt><dd><a href=href>{say::BOARD_THROUGH_TIME.get(lang)}</a></dd></div> }
    });
    let claims = (n_claims > 0).then(|| {
        let href = Address::ClaimsOn(&board.slug).to_string();
        view! { <div><dt>{of_claims::CLAIMS.get(lang)}</dt><dd><a href=href>{count(n_claims, Noun::Claim, lang)}</a></dd></div> }
    });
    let homepage = match &board.homepage {
        Some(address) => outside(address),
        None => view! { <NotStated lang /> }.into_any(),
    };
    view! {
        <dl class="dl">
            <div><dt>{say::KIND.get(lang)}</dt><dd>{board_kind(board.kind, lang)}</dd></div>
            <div>
                <dt>{say::PUBLISHERS.get(lang)}</dt>
                <dd><Organisations of=board.publishers.clone() lang /></dd>
            </div>
            <div><dt>{say::HOMEPAGE.get(lang)}</dt><dd>{homepage}</dd></div>
            {claims}
            {through_time}
        </dl>
    }
    .into_any()
}

fn grid_view(grid: &Grid, board: &Board, today: NaiveDate, lang: Lang) -> AnyView {
    let name = dataset_name(&grid.dataset, lang).to_owned();
    let href = Address::Dataset(&grid.dataset.slug).to_string();
    let pairs = [("board", board.slug.to_string()), ("dataset", grid.dataset.slug.to_string())];
    let all = Address::Listing(&pairs).to_string();
    let through_time = Address::TrendParts(&pairs).to_string();
    let column = |tag: &LanguageTag| view! { <th scope="col">{language(tag, lang)}</th> };
    let row = |domain: &Slug| {
        let cells = grid.languages.iter().map(|tag| cell_view(grid.cell(domain, tag), today, lang)).collect_view();
        view! { <tr><th scope="row">{domain_name(domain, lang)}</th>{cells}</tr> }.into_any()
    };
    let caption = format!("{} · {name}", board_name(board, lang));
    let region = caption.clone();
    view! {
        <h3>
            <a href=href><bdi>{name}</bdi></a>
            " "
            <a class="sub" href=all>{say::ALL_EXAMS.get(lang)}</a>
            " "
            <a class="sub" href=through_time>{say::THROUGH_TIME.get(lang)}</a>
        </h3>
        <div class="scroll" role="region" tabindex="0" aria-label=region>
            <table class="t grid">
                <caption class="visually-hidden">{caption}</caption>
                <thead>
                    <tr><th scope="col">{say::DOMAIN.get(lang)}</th>{grid.languages.iter().map(column).collect_view()}</tr>
                </thead>
                <tbody>{grid.domains.iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn cell_view(cell: Option<&Cell>, today: NaiveDate, lang: Lang) -> AnyView {
    let Some(Cell { ranking, n_others }) = cell else {
        return view! { <td class="hatch"><span>{say::NO_EXAM.get(lang)}</span></td> }.into_any();
    };
    let exam = &ranking.exam;
    let terms = [
        edition_name(&exam.edition.name, lang),
        metric(&exam.key.metric, lang),
        protocol(&exam.protocol, lang),
        say::ranked(ranking.n_ranked(), lang),
    ];
    let comma = if lang == Lang::Zh { "，" } else { ", " };
    let href = Address::Ranking(&ranking.slice, today).to_string();
    let place = if ranking.n_ranked() == 0 {
        view! { <span class="ns">{say::NOBODY.get(lang)}</span> }.into_any()
    } else {
        view! { <Verdict ranking=Arc::clone(ranking) lang small=true /> }.into_any()
    };
    let others = (*n_others > 0).then(|| view! { <span class="sub">{say::other_exams(*n_others, lang)}</span> });
    view! { <td>{place}<a class="q" href=href>{terms.join(comma)}</a>{others}</td> }.into_any()
}

/// Editions as a table: name, release, openness.
fn editions_view(editions: &[(Arc<Dataset>, Arc<Edition>)], own: &[(&str, String)], lang: Lang) -> AnyView {
    let row = |(dataset, edition): &(Arc<Dataset>, Arc<Edition>)| {
        let href = Address::Dataset(&dataset.slug).to_string();
        view! {
            <tr>
                <th scope="row">
                    <a href=href><bdi>{dataset_name(dataset, lang).to_owned()}</bdi></a>
                    " "
                    {edition_name(&edition.name, lang)}
                </th>
                <td class="day">{day_or_silence(edition.released_on, lang)}</td>
                <td>{openness_view(edition, lang)}</td>
                <td class="day">{day_or_silence(edition.opened_on, lang)}</td>
            </tr>
        }
        .into_any()
    };
    let rows = editions.iter().map(row).collect_view();
    view! {
        <section>
            <h2 id="editions">{say::EDITIONS.get(lang)}</h2>
            <Table heading="editions".to_owned()>
                <thead>
                    <tr>
                        <th scope="col">{slice_key(SliceKey::Edition, lang)}</th>
                        <th scope="col">{say::RELEASED.get(lang)}</th>
                        <th scope="col">{say::OPENNESS.get(lang)}</th>
                        <th scope="col">{say::OPENED_ON.get(lang)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </Table>
            <Downloads of=Address::Rows("editions", own).to_string() lang />
        </section>
    }
    .into_any()
}

/// A day, or that it is not stated.
pub(super) fn day_or_silence(day: Option<NaiveDate>, lang: Lang) -> AnyView {
    match day {
        Some(day) => day.to_string().into_any(),
        None => view! { <NotStated lang /> }.into_any(),
    }
}

/// Whether the questions are public, or that it is not stated.
pub(super) fn openness_view(edition: &Edition, lang: Lang) -> AnyView {
    match edition.openness {
        Some(_) => openness(edition.openness, lang).into_any(),
        None => view! { <NotStated lang /> }.into_any(),
    }
}

fn divisions_view(divisions: &[Named], lang: Lang) -> AnyView {
    let item = |named: &Named| view! { <li>{division(named, lang)}</li> };
    view! {
        <section>
            <h2>{say::DIVISIONS.get(lang)}</h2>
            <p class="sub">{say::DIVISIONS_LEDE.get(lang)}</p>
            <ul class="list">{divisions.iter().map(item).collect_view()}</ul>
        </section>
    }
    .into_any()
}
