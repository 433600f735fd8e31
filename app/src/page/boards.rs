//! Every board, by the kind of who stands behind it; those that are no evaluation apart.

use std::sync::Arc;

use domain::{Address, Board, BoardKind};
use leptos::prelude::*;

use crate::part::Downloads;
use crate::text::words::{Noun, board_kind, board_name, count};
use crate::text::{Lang, boards as say};

/// A board with how much it holds.
#[derive(Debug, Clone)]
pub struct Line {
    /// The board.
    pub board: Arc<Board>,
    /// Its datasets.
    pub n_datasets: usize,
    /// Its exams.
    pub n_exams: usize,
    /// Models with a result on it, baselines left out; `None` where nobody counted.
    pub n_models: Option<usize>,
}

/// What the page shows.
#[derive(Debug, Clone)]
pub struct Content {
    /// Boards that are evaluations, by kind, each list in the order of names.
    pub kinds: Vec<(BoardKind, Vec<Line>)>,
    /// Boards that are no evaluation.
    pub others: Vec<Arc<Board>>,
}

/// The page's title.
#[must_use]
pub fn title(_: &Content, lang: Lang) -> String {
    say::BOARDS.get(lang).to_owned()
}

/// The page.
#[component]
pub fn Page(
    /// What it shows.
    content: Content,
    /// The language of the page.
    lang: Lang,
) -> impl IntoView {
    let Content { kinds, others } = content;
    let kind = |(kind, lines): (BoardKind, Vec<Line>)| {
        let lines = lines.into_iter().map(|line| line_view(line, lang)).collect_view();
        view! { <section class="group"><h2>{board_kind(kind, lang)}</h2><ul class="cards">{lines}</ul></section> }
            .into_any()
    };
    let others = (!others.is_empty()).then(|| {
        let lines = others.into_iter().map(|board| other_view(&board, lang)).collect_view();
        view! {
            <section class="group">
                <h2>{say::NO_EVALUATION.get(lang)}</h2>
                <p class="sub">{say::NO_EVALUATION_LEDE.get(lang)}</p>
                <ul class="cards">{lines}</ul>
            </section>
        }
    });
    view! {
        <h1>{say::BOARDS.get(lang)}</h1>
        <p class="lede">{say::BOARDS_LEDE.get(lang)}</p>
        {kinds.into_iter().map(kind).collect_view()}
        {others}
        <Downloads of=Address::Boards.to_string() lang />
    }
}

/// The sentence of a board in a language, from its pair: English, Chinese.
pub(super) fn sentence(pair: Option<&(String, String)>, lang: Lang) -> Option<String> {
    let (en, zh) = pair?;
    let text = if lang == Lang::Zh { zh } else { en };
    (!text.is_empty()).then(|| text.clone())
}

fn heading(board: &Board, lang: Lang) -> impl IntoView + use<> {
    let href = Address::Board(&board.slug).to_string();
    let name = board_name(board, lang).to_owned();
    view! { <h3><a class="mo" href=href><bdi>{name}</bdi></a></h3> }
}

fn line_view(line: Line, lang: Lang) -> AnyView {
    let Line { board, n_datasets, n_exams, n_models } = line;
    let mut facts = vec![count(n_datasets, Noun::Dataset, lang), count(n_exams, Noun::Exam, lang)];
    facts.extend(n_models.map(|n| count(n, Noun::Model, lang)));
    let facts = if n_exams == 0 { say::NO_FIGURES.get(lang).to_owned() } else { facts.join(" · ") };
    view! {
        <li>
            {heading(&board, lang)}
            {sentence(board.about.as_ref(), lang).map(|about| view! { <p>{about}</p> })}
            <p class="sub">{facts}</p>
        </li>
    }
    .into_any()
}

fn other_view(board: &Board, lang: Lang) -> AnyView {
    view! {
        <li>
            {heading(board, lang)}
            {sentence(board.about.as_ref(), lang).map(|about| view! { <p>{about}</p> })}
            {sentence(board.reason.as_ref(), lang).map(|reason| view! { <p class="sub">{reason}</p> })}
        </li>
    }
    .into_any()
}
