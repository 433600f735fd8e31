//! One dataset: its editions on a time line, what they are split into, who publishes scores on it.

use std::sync::Arc;

use chrono::NaiveDate;
use domain::{Address, Board, Dataset, Edition, LanguageTag, Named, Slice, Slug};
use leptos::prelude::*;

use super::board::{day_or_silence, openness_view};
use super::pieces::Table;
use crate::part::{Crumbs, Downloads, NotStated};
use crate::text::words::{
    board_name, dataset_name, domain as domain_name, edition as edition_name, language, metric, number, protocol,
};
use crate::text::{Lang, boards as say};

/// One edition with what is kept of it.
#[derive(Debug, Clone)]
pub struct EditionLine {
    /// The edition.
    pub edition: Arc<Edition>,
    /// Items by domain and language as sources state them; where they differ, the largest.
    pub items: Vec<(Slug, LanguageTag, u32)>,
    /// Results, those that no longer stand among them.
    pub n_results: usize,
}

/// A board that publishes scores on the dataset.
#[derive(Debug, Clone)]
pub struct Publisher {
    /// The board.
    pub board: Arc<Board>,
    /// Its exams with this dataset.
    pub n_exams: usize,
    /// Its results, those that no longer stand among them.
    pub n_results: usize,
    /// Models with a result, baselines left out.
    pub n_models: usize,
    /// The slice of the exam that stands for them ([`domain::grid::main_exam`]), and how many it
    /// ranks today.
    pub main: Option<(Arc<domain::Exam>, Slice, usize)>,
}

/// What the page shows.
#[derive(Debug, Clone)]
pub struct Content {
    /// The dataset.
    pub dataset: Arc<Dataset>,
    /// The newest day there is, which addresses leave out.
    pub today: NaiveDate,
    /// Its editions, oldest first, unnamed ones last.
    pub editions: Vec<EditionLine>,
    /// Boards, in the order of names.
    pub publishers: Vec<Publisher>,
    /// Languages of its exams.
    pub languages: Vec<LanguageTag>,
    /// Domains of its exams.
    pub domains: Vec<Slug>,
    /// Metrics of its exams.
    pub metrics: Vec<Slug>,
    /// Protocols of its exams.
    pub protocols: Vec<Named>,
}

/// The page's title.
#[must_use]
pub fn title(content: &Content, lang: Lang) -> String {
    dataset_name(&content.dataset, lang).to_owned()
}

/// The page.
#[component]
pub fn Page(
    /// What it shows.
    content: Content,
    /// The language of the page.
    lang: Lang,
) -> impl IntoView {
    let Content { dataset, today, editions, publishers, languages, domains, metrics, protocols } = content;
    let own = [("dataset", dataset.slug.to_string())];
    let crumbs = vec![(Address::Boards.to_string(), say::BOARDS.get(lang).to_owned())];
    let splits = [
        (domain::SliceKey::Language, languages.iter().map(|tag| language(tag, lang)).collect::<Vec<_>>()),
        (domain::SliceKey::Domain, domains.iter().map(|slug| domain_name(slug, lang)).collect()),
        (domain::SliceKey::Metric, metrics.iter().map(|slug| metric(slug, lang)).collect()),
        (domain::SliceKey::Protocol, protocols.iter().map(|named| protocol(named, lang)).collect()),
    ];
    let split = |(key, values): (domain::SliceKey, Vec<String>)| {
        let values = values.into_iter().map(|value| view! { <li><bdi>{value}</bdi></li> }).collect_view();
        view! {
            <div><dt>{crate::text::words::slice_key(key, lang)}</dt><dd><ul class="inline">{values}</ul></dd></div>
        }
    };
    let editions = editions.into_iter().map(|line| edition_view(&line, lang)).collect_view();
    let publishers = publishers.iter().map(|p| publisher_view(p, &dataset, today, lang)).collect_view();
    view! {
        <Crumbs links=crumbs lang />
        <h1><bdi>{dataset_name(&dataset, lang).to_owned()}</bdi></h1>
        <section>
            <h2>{say::EDITIONS.get(lang)}</h2>
            <ol class="timeline">{editions}</ol>
            <Downloads of=Address::Rows("editions", &own).to_string() lang />
        </section>
        <section>
            <h2 id="publishers">{say::WHO_PUBLISHES.get(lang)}</h2>
            <p class="sub">{say::WHO_PUBLISHES_LEDE.get(lang)}</p>
            <Table heading="publishers".to_owned() list=true>
                <thead role="rowgroup">
                    <tr role="row">
                        <th role="columnheader" scope="col">{crate::text::words::slice_key(domain::SliceKey::Board, lang)}</th>
                        <th role="columnheader" scope="col" class="num">{say::RESULTS.get(lang)}</th>
                        <th role="columnheader" scope="col" class="num">{say::MODELS.get(lang)}</th>
                        <th role="columnheader" scope="col" class="num">{say::EXAMS.get(lang)}</th>
                        <th role="columnheader" scope="col">{crate::text::home::OPEN.get(lang)}</th>
                    </tr>
                </thead>
                <tbody role="rowgroup">{publishers}</tbody>
            </Table>
            <Downloads of=Address::Rows("exams", &own).to_string() lang />
        </section>
        <section>
            <h2>{say::SPLITS.get(lang)}</h2>
            <dl class="dl">{splits.into_iter().map(split).collect_view()}</dl>
        </section>
    }
}

fn edition_view(line: &EditionLine, lang: Lang) -> AnyView {
    let EditionLine { edition, items, n_results } = line;
    let many_languages = items.iter().any(|(_, tag, _)| items.first().is_some_and(|first| first.1 != *tag));
    let item = |(slug, tag, n): &(Slug, LanguageTag, u32)| {
        let name = domain_name(slug, lang);
        let name = if many_languages { format!("{name} ({})", language(tag, lang)) } else { name };
        view! { <li>{name}" "<b>{number(*n as usize)}</b></li> }
    };
    let items = if items.is_empty() {
        view! { <NotStated lang /> }.into_any()
    } else {
        view! { <ul class="inline">{items.iter().map(item).collect_view()}</ul> }.into_any()
    };
    view! {
        <li>
            <p class="day">{day_or_silence(edition.released_on, lang)}</p>
            <h3>{edition_name(&edition.name, lang)}</h3>
            <dl class="dl">
                <div><dt>{say::OPENNESS.get(lang)}</dt><dd>{openness_view(edition, lang)}</dd></div>
                <div><dt>{say::OPENED_ON.get(lang)}</dt><dd>{day_or_silence(edition.opened_on, lang)}</dd></div>
                <div><dt>{say::ITEMS.get(lang)}</dt><dd>{items}</dd></div>
                <div><dt>{say::RESULTS.get(lang)}</dt><dd>{number(*n_results)}</dd></div>
            </dl>
        </li>
    }
    .into_any()
}

fn publisher_view(publisher: &Publisher, dataset: &Dataset, today: NaiveDate, lang: Lang) -> AnyView {
    let Publisher { board, n_exams, n_results, n_models, main } = publisher;
    let href = Address::Board(&board.slug).to_string();
    let pairs = [("board", board.slug.to_string()), ("dataset", dataset.slug.to_string())];
    let all = Address::Listing(&pairs).to_string();
    let main = main.as_ref().map(|(exam, slice, n)| {
        let href = Address::Ranking(slice, today).to_string();
        let words = crate::text::words::exam_sentence(exam, lang);
        view! { <a class="q" href=href>{words}</a><span class="sub">{say::ranked(*n, lang)}</span> }
    });
    let through_time = board.is_evaluation.then(|| {
        let href = Address::TrendParts(&pairs).to_string();
        view! { <a class="sub" href=href>{say::THROUGH_TIME.get(lang)}</a> }
    });
    let others = (*n_exams > 1).then(|| view! { <a class="sub" href=all>{say::ALL_EXAMS.get(lang)}</a> });
    view! {
        <tr role="row">
            <th role="rowheader" scope="row"><a class="mo" href=href><bdi>{board_name(board, lang).to_owned()}</bdi></a></th>
            <td role="cell" data-label=say::RESULTS.get(lang) class="num">{number(*n_results)}</td>
            <td role="cell" data-label=say::MODELS.get(lang) class="num">{number(*n_models)}</td>
            <td role="cell" data-label=say::EXAMS.get(lang) class="num">{number(*n_exams)}</td>
            <td role="cell" data-wide="">{main}" "{others}" "{through_time}</td>
        </tr>
    }
    .into_any()
}
