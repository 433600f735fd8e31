//! A slice through time: its best scores, its models' ranks, how the exam changed, who led.

mod best;
mod choice;
mod offers;
mod ranks;
mod several;
mod state;

use std::sync::Arc;

use chrono::NaiveDate;
use domain::trend::{Counted, Trend};
use domain::{Address, Board, Dataset, Exam, Model, OpenSlice, Slice, Slug};
use leptos::prelude::*;

use crate::part::{Crumbs, Drawings, TermsHeading};
use crate::text::words::{Noun, Term, count, dataset_name, exam_terms, open_terms, slice_sentence, slice_terms};
use crate::text::{Lang, Text, trends as say};

/// The drawings of how an exam changed; each is empty where there is nothing to draw.
#[derive(Debug, Clone, Default)]
pub struct StateDrawings {
    /// How many were ranked, how many had led.
    pub counts: Drawings,
    /// How far the first was ahead of the second.
    pub gap: Drawings,
    /// How full the scale is.
    pub share: Drawings,
    /// Who sat it open-book.
    pub books: Drawings,
    /// Who led when.
    pub led: Drawings,
}

/// The drawings of several exams; each is empty where there is nothing to draw.
#[derive(Debug, Clone, Default)]
pub struct TogetherDrawings {
    /// How many models stood in one of them, how many had led one.
    pub counts: Drawings,
    /// Who led each when.
    pub led: Drawings,
    /// Who the letters in that drawing are, in their order.
    pub led_key: Vec<String>,
    /// How far the first of each is ahead.
    pub gaps: Drawings,
    /// Exams that have no row in the drawings.
    pub n_undrawn: usize,
}

/// One exam through time.
#[derive(Debug, Clone)]
pub struct One {
    /// The exam through time.
    pub trend: Trend,
    /// The models that the address names.
    pub asked: Vec<Slug>,
    /// Names of the chosen models, those too that are not in the slice.
    pub chosen: Vec<Arc<Model>>,
    /// The drawing of best scores.
    pub best: Drawings,
    /// The drawing of the chosen models' scores; empty where none of them had one.
    pub scores: Drawings,
    /// The drawing of ranks; empty where none of the chosen models was ranked.
    pub ranks: Drawings,
    /// The drawings of how the exam changed.
    pub state: StateDrawings,
}

/// A slice that leaves its edition open: each edition has its own line.
#[derive(Debug, Clone)]
pub struct Editions {
    /// The slice.
    pub slice: OpenSlice,
    /// Each edition through time, oldest first.
    pub trends: Vec<Trend>,
    /// The drawing.
    pub best: Drawings,
}

/// An exam of a slice of several.
#[derive(Debug, Clone)]
pub struct ExamLine {
    /// The exam through time, without chosen models.
    pub trend: Trend,
}

/// A slice of several exams.
#[derive(Debug, Clone)]
pub struct Several {
    /// The slice.
    pub slice: OpenSlice,
    /// Its exams, most models first.
    pub exams: Vec<ExamLine>,
    /// Exams that are not listed.
    pub n_more: usize,
    /// Exams over which models are counted, those with most models first; and those that are left out.
    pub n_counted: usize,
    /// See [`Self::n_counted`].
    pub n_uncounted: usize,
    /// Distinct models of the exams that are counted.
    pub n_models: usize,
    /// Distinct models that ever led one of them.
    pub n_leaders: usize,
    /// Both counts after every change, oldest first.
    pub by_day: Vec<Counted>,
    /// The drawings.
    pub drawings: TogetherDrawings,
}

/// A dataset of a board that can be looked at.
#[derive(Debug, Clone)]
pub struct Offer {
    /// The board.
    pub board: Arc<Board>,
    /// The dataset.
    pub dataset: Arc<Dataset>,
    /// How many exams it has there.
    pub n_exams: usize,
    /// The exam that stands for it.
    pub main: Option<(Arc<Exam>, Slice)>,
}

/// What the page shows.
#[derive(Debug, Clone)]
pub enum Shown {
    /// One exam.
    One(Box<One>),
    /// The editions of one.
    Editions(Box<Editions>),
    /// Several exams.
    Several(Box<Several>),
    /// Slices to look at.
    Offers(Vec<Offer>),
}

/// What the page shows, and the newest day there is, which addresses leave out.
#[derive(Debug, Clone)]
pub struct Content {
    /// What it shows.
    pub shown: Shown,
    /// The newest day there is.
    pub today: NaiveDate,
}

/// The page's title.
#[must_use]
pub fn title(content: &Content, lang: Lang) -> String {
    let over = match &content.shown {
        Shown::One(one) => slice_sentence(&one.trend.exam, &one.trend.slice, lang),
        Shown::Editions(editions) => sentence(&open_terms(&editions.slice, lang)),
        Shown::Several(several) => sentence(&open_terms(&several.slice, lang)),
        Shown::Offers(_) => return say::TRENDS.get(lang).to_owned(),
    };
    format!("{}{}{over}", say::TRENDS.get(lang), say::COLON.get(lang))
}

fn sentence(terms: &[Term]) -> String {
    terms.iter().flat_map(|term| [term.gap, term.text.as_str()]).collect()
}

/// The page.
#[component]
pub fn Page(
    /// What it shows.
    content: Content,
    /// The language of the page.
    lang: Lang,
) -> impl IntoView {
    let Content { shown, today } = content;
    match shown {
        Shown::One(one) => one_view(&one, today, lang),
        Shown::Editions(editions) => several::editions(&editions, today, lang),
        Shown::Several(several) => several::exams(&several, today, lang),
        Shown::Offers(offers) => offers::offers(&offers, today, lang),
    }
}

fn crumbs(exam: Option<&Arc<Exam>>, lang: Lang) -> impl IntoView + use<> {
    let mut links = vec![(Address::Trends.to_string(), say::TRENDS.get(lang).to_owned())];
    links.extend(
        exam.map(|exam| {
            (Address::Dataset(&exam.dataset.slug).to_string(), dataset_name(&exam.dataset, lang).to_owned())
        }),
    );
    view! { <Crumbs links lang /> }
}

fn one_view(one: &One, today: NaiveDate, lang: Lang) -> AnyView {
    let trend = &one.trend;
    let ranking = Address::Ranking(&trend.slice, today).to_string();
    let body = if trend.turns.is_empty() {
        view! { <p class="verdict">{say::NOTHING.get(lang)}</p> }.into_any()
    } else {
        view! {
            {best::section(one, today, lang)}
            {ranks::section(one, today, lang)}
            {state::section(one, today, lang)}
            {state::led(one, lang)}
        }
        .into_any()
    };
    view! {
        {crumbs(Some(&trend.exam), lang)}
        <TermsHeading terms=slice_terms(&trend.exam, &trend.slice, lang) on=ranking.clone() />
        {facts(trend, lang)}
        <p class="around"><a href=ranking>{say::RANKING.get(lang)}" →"</a></p>
        {choice::choice(one, today, lang)}
        {body}
    }
    .into_any()
}

fn facts(trend: &Trend, lang: Lang) -> impl IntoView + use<> {
    let n = trend.at_end().map_or(0, |ranking| ranking.n_ranked());
    let span = trend.first_day().map(|first| view! { <li>{say::span(first, trend.slice.as_of(), lang)}</li> });
    let items = trend.at_end().and_then(|ranking| common_items(ranking));
    let items = items.map(|items| view! { <li>{count(items as usize, Noun::Item, lang)}</li> });
    view! {
        <ul class="facts">
            {span}
            <li><b>{say::ranked_at_end(n, lang)}</b></li>
            {items}
            <li>{say::events(events(trend), lang)}</li>
        </ul>
    }
}

/// The number of items, where it is the same for every entry.
fn common_items(ranking: &domain::rank::Ranking) -> Option<u32> {
    let mut items = ranking.entries.iter().map(|entry| entry.row.n_items);
    let first = items.next()??;
    items.all(|n| n == Some(first)).then_some(first)
}

/// How many entered, left, were rescored and were revised.
fn events(trend: &Trend) -> [usize; 4] {
    use domain::history::Change;
    let mut counts = [0; 4];
    for change in trend.turns.iter().flat_map(|turn| &turn.changes) {
        let [entered, left, rescored, revised] = &mut counts;
        match change {
            Change::Entered(_) => *entered += 1,
            Change::Left(_) => *left += 1,
            Change::Rescored { .. } => *rescored += 1,
            Change::Revised { .. } => *revised += 1,
        }
    }
    counts
}

/// The parts that tell an exam of a slice of several from the others, in words.
#[must_use]
pub fn told_apart(slice: &OpenSlice, exam: &Exam, lang: Lang) -> String {
    let terms = exam_terms(exam, &[], lang).into_iter().filter(|term| slice.open.contains(&term.key));
    let words: Vec<String> = terms.map(|term| term.text).collect();
    words.join(Text::new("，", ", ").get(lang))
}
