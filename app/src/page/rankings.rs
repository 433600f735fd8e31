//! The index of rankings: every exam by board and dataset, in the order of names, each with how
//! many it ranks. Nobody's rank stands here.

use std::sync::Arc;

use chrono::NaiveDate;
use domain::{Address, Board, Dataset, Exam, LanguageTag, Slice, SliceKey, Slug};
use leptos::prelude::*;

use super::pieces::select;
use crate::part::Pager;
use crate::text::words::{
    Noun, board_name, count, dataset_name, day_text, domain as domain_name, exam_terms, language, open_value, slice_key,
};
use crate::text::{Lang, Text, rankings as say};

/// An exam with its slice without filters.
#[derive(Debug, Clone)]
pub struct Line {
    /// The exam.
    pub exam: Arc<Exam>,
    /// The slice that ranks it on the day.
    pub slice: Slice,
    /// How many it ranks; `None` while that is being counted.
    pub n_ranked: Option<usize>,
}

/// A board with its place in the list.
#[derive(Debug, Clone)]
pub struct Place {
    /// The board.
    pub board: Arc<Board>,
    /// How many of its exams are in the list.
    pub n_exams: usize,
    /// The page on which they begin, from 1.
    pub page: usize,
}

/// What the form offers, each list in the order of names.
#[derive(Debug, Clone, Default)]
#[expect(missing_docs, reason = "one list a field of the form")]
pub struct Choices {
    pub boards: Vec<Arc<Board>>,
    pub datasets: Vec<Arc<Dataset>>,
    pub languages: Vec<LanguageTag>,
    pub domains: Vec<Slug>,
}

/// What the page shows.
#[derive(Debug, Clone)]
pub struct Content {
    /// The newest day there is, which addresses leave out.
    pub today: NaiveDate,
    /// The day.
    pub as_of: NaiveDate,
    /// The keys that narrow the list, with their values.
    pub chosen: Vec<(SliceKey, String)>,
    /// What can be asked for.
    pub choices: Choices,
    /// The boards of the whole list.
    pub boards: Vec<Place>,
    /// The exams of this page: those of one board together, and in it those of one dataset.
    pub lines: Vec<Line>,
    /// How many exams there are on all pages.
    pub n_exams: usize,
    /// The page, from 1.
    pub page: usize,
    /// How many pages there are; at least 1.
    pub n_pages: usize,
}

/// The page's title.
#[must_use]
pub fn title(_: &Content, lang: Lang) -> String {
    say::TITLE.get(lang).to_owned()
}

/// The page.
#[component]
pub fn Page(
    /// What it shows.
    content: Content,
    /// The language of the page.
    lang: Lang,
) -> impl IntoView {
    let lede = view! { <p class="lede">{say::LEDE.get(lang)}</p> };
    let counting = content.lines.iter().any(|line| line.n_ranked.is_none());
    let counting = counting.then(|| view! { <p class="sub" role="status">{say::COUNTING.get(lang)}</p> });
    let nothing = content.lines.is_empty().then(|| view! { <p class="verdict">{say::NOTHING.get(lang)}</p> });
    let groups = content.lines.chunk_by(|a, b| a.exam.key.board == b.exam.key.board);
    let groups = groups.map(|lines| group(&content, lines, lang)).collect_view();
    let (facts, form, boards) = (facts(&content, lang), form(&content, lang), boards(&content, lang));
    let (page, n_pages) = (content.page, content.n_pages);
    view! {
        <h1>{say::TITLE.get(lang)}</h1>
        {lede}
        {facts}
        {form}
        {counting}
        {boards}
        {nothing}
        {groups}
        <Pager page n_pages to=move |page| address(&content, page) lang />
    }
}

/// How much the list holds, what narrows it, and its day.
fn facts(content: &Content, lang: Lang) -> AnyView {
    let chosen = content.chosen.iter().map(|(key, value)| {
        let words = open_value(*key, value, "", lang);
        view! { <li>{slice_key(*key, lang)}{Text::new("：", ": ").get(lang)}<bdi class="b">{words}</bdi></li> }
    });
    let all = (!content.chosen.is_empty()).then(|| {
        let href = Address::Rankings.to_string();
        view! { <li><a href=href>{say::SHOW_ALL.get(lang)}</a></li> }
    });
    view! {
        <ul class="facts">
            <li>{count(content.n_exams, Noun::Exam, lang)}</li>
            <li>{count(content.boards.len(), Noun::Board, lang)}</li>
            <li>{say::as_of(&day_text(content.as_of, lang), lang)}</li>
            {chosen.collect_view()}
            {all}
        </ul>
    }
    .into_any()
}

/// The address of a page of the same list.
fn address(content: &Content, page: usize) -> String {
    let mut pairs: Vec<(&str, String)> =
        content.chosen.iter().map(|(key, value)| (key.slug(), value.clone())).collect();
    if content.as_of != content.today {
        pairs.push((SliceKey::AsOf.slug(), content.as_of.to_string()));
    }
    if page > 1 {
        pairs.push(("page", page.to_string()));
    }
    if pairs.is_empty() { Address::Rankings.to_string() } else { Address::Listing(&pairs).to_string() }
}

/// The form: a board or a dataset leads to the listing of its exams, all else narrows this list.
fn form(content: &Content, lang: Lang) -> AnyView {
    const FIELDS: [SliceKey; 2] = [SliceKey::Language, SliceKey::Domain];
    let Content { today, as_of, chosen, choices, .. } = content;
    let boards = choices.boards.iter().map(|b| (b.slug.to_string(), board_name(b, lang).to_owned())).collect();
    let datasets = choices.datasets.iter().map(|d| (d.slug.to_string(), dataset_name(d, lang).to_owned())).collect();
    let languages = choices.languages.iter().map(|tag| (tag.to_string(), language(tag, lang))).collect();
    let domains = choices.domains.iter().map(|d| (d.to_string(), domain_name(d, lang))).collect();
    let value = |of: SliceKey| chosen.iter().find(|(key, _)| *key == of).map(|(_, value)| value.as_str());
    let [of_language, of_domain] = FIELDS;
    let kept = chosen.iter().filter(|(key, _)| !FIELDS.contains(key));
    let kept = kept.map(|(key, value)| view! { <input type="hidden" name=key.slug() value=value.clone() /> });
    view! {
        <form class="form" method="get" action=Address::Rankings.to_string() aria-label=say::FILTERS.get(lang)>
            {kept.collect_view()}
            {select(SliceKey::Board, None, boards, lang)}
            {select(SliceKey::Dataset, None, datasets, lang)}
            {select(of_language, value(of_language), languages, lang)}
            {select(of_domain, value(of_domain), domains, lang)}
            <label for="f-day">
                {slice_key(SliceKey::AsOf, lang)}
                <input id="f-day" type="date" name="as-of" max=today.to_string() value=as_of.to_string() />
            </label>
            <button class="btn">{say::SHOW.get(lang)}</button>
        </form>
    }
    .into_any()
}

/// Links to where the exams of each board begin.
fn boards(content: &Content, lang: Lang) -> Option<AnyView> {
    if content.boards.len() < 2 {
        return None;
    }
    let link = |Place { board, n_exams, page }: &Place| {
        let fragment = format!("#{}", id(board));
        let href = if *page == content.page { fragment } else { format!("{}{fragment}", address(content, *page)) };
        let n = crate::text::words::number(*n_exams);
        view! { <li><a href=href><bdi>{board_name(board, lang).to_owned()}</bdi></a>" "<span class="quiet">{n}</span></li> }
    };
    let links = content.boards.iter().map(link).collect_view();
    Some(
        view! { <nav class="letters" aria-label=say::BOARDS.get(lang)><ul class="inline">{links}</ul></nav> }
            .into_any(),
    )
}

fn id(board: &Board) -> String {
    format!("board-{}", board.slug)
}

/// The exams of a board on this page.
fn group(content: &Content, lines: &[Line], lang: Lang) -> Option<AnyView> {
    let board = &lines.first()?.exam.board;
    let n_exams = content.boards.iter().find(|place| place.board.slug == board.slug).map_or(0, |place| place.n_exams);
    let href = Address::Board(&board.slug).to_string();
    let datasets = lines.chunk_by(|a, b| a.exam.key.dataset == b.exam.key.dataset);
    let datasets = datasets.filter_map(|lines| {
        let dataset = &lines.first()?.exam.dataset;
        let href = Address::Dataset(&dataset.slug).to_string();
        let exams = lines.iter().map(|line| exam(line, content.today, lang)).collect_view();
        let name = dataset_name(dataset, lang).to_owned();
        Some(view! { <div><dt><a href=href><bdi>{name}</bdi></a></dt><dd><ul>{exams}</ul></dd></div> })
    });
    Some(
        view! {
            <section class="group">
                <h2 id=id(board)>
                    <a href=href><bdi>{board_name(board, lang).to_owned()}</bdi></a>
                    " "
                    <span class="quiet">{count(n_exams, Noun::Exam, lang)}</span>
                </h2>
                <dl class="dl index">{datasets.collect_view()}</dl>
            </section>
        }
        .into_any(),
    )
}

/// An exam in the words that its board and dataset leave open.
fn exam(line: &Line, today: NaiveDate, lang: Lang) -> AnyView {
    let terms = exam_terms(&line.exam, &[], lang).into_iter();
    let rest = terms.filter(|term| !matches!(term.key, SliceKey::Board | SliceKey::Dataset));
    let words: Vec<String> = rest.map(|term| term.text).collect();
    let href = Address::Ranking(&line.slice, today).to_string();
    let ranked = line.n_ranked.map(|n| view! { <span class="quiet">{say::ranked(n, lang)}</span> });
    view! { <li><a href=href>{words.join(Text::new("，", ", ").get(lang))}</a>" "{ranked}</li> }.into_any()
}
