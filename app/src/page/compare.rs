//! Models across boards: matrix, pairs, partial order, agreement of slices, weights. Nothing on it
//! adds ranks or scores of different exams up, but for the reader's own weights.

mod bump;
mod choose;
mod heat;
mod layout;
mod matrix;
mod order;
mod pairs;
pub mod start;
mod weigh;

use std::collections::BTreeSet;
use std::sync::Arc;

use domain::compare::{Agreed, CompareLink, Matrix, Pair, PartialOrder, Share, SharedExam, Standardised};
use domain::rank::Ranking;
use domain::{Address, Aspect, Model, Slug};
use leptos::prelude::*;

use crate::part::Crumbs;
use crate::text::words::{exam_sentence, filter_terms, model_name};
use crate::text::{Lang, Text, compare as say};

/// What the page shows.
#[derive(Debug, Clone)]
pub struct Whole {
    /// Models by slices.
    pub matrix: Matrix,
    /// The address.
    pub link: CompareLink,
    /// Exams that can be chosen.
    pub offered: Vec<SharedExam>,
    /// Aspects in which any of the models has a result that day, in whatever exam.
    pub aspects: BTreeSet<Aspect>,
    /// How many common exams the page leaves out.
    pub n_left_out: usize,
    /// Every two models.
    pub pairs: Vec<Pair>,
    /// What of them can be ordered.
    pub order: PartialOrder,
    /// Scores over the slices that can be weighted.
    pub weighted: Standardised,
    /// For every model its share of first places; none where nothing can be weighted.
    pub shares: Vec<Share>,
    /// How far slices agree.
    pub heat: Heat,
    /// Models that could be added.
    pub others: Vec<Arc<Model>>,
}

/// The agreement of every two columns, and which of them are drawn.
#[derive(Debug, Clone)]
pub struct Heat {
    /// Every two.
    pub agreements: Vec<Agreed>,
    /// Columns that are drawn in a wide window.
    pub wide: Vec<usize>,
    /// In a narrow one.
    pub narrow: Vec<usize>,
}

impl Whole {
    fn name(&self, model: usize, lang: Lang) -> String {
        self.matrix.models().get(model).map(|model| model_name(model, lang).0.to_owned()).unwrap_or_default()
    }

    /// A slice in words: its exam and filters. The day is the page's unless the slice has its own.
    fn slice_words(&self, column: usize, lang: Lang) -> String {
        self.matrix.columns().get(column).map(|ranking| slice_words(ranking, &self.link, lang)).unwrap_or_default()
    }

    /// The address of a slice's ranking.
    fn slice_address(&self, column: usize) -> String {
        let ranking = self.matrix.columns().get(column);
        ranking.map(|ranking| Address::Ranking(&ranking.slice, self.link.today).to_string()).unwrap_or_default()
    }

    /// A slice in words, linked to its ranking.
    fn slice_link(&self, column: usize, lang: Lang) -> AnyView {
        view! { <a href=self.slice_address(column)><bdi>{self.slice_words(column, lang)}</bdi></a> }.into_any()
    }
}

/// A slice in words: its exam, its filters, and its day where that is not the comparison's.
fn slice_words(ranking: &Ranking, link: &CompareLink, lang: Lang) -> String {
    let mut words = exam_sentence(&ranking.exam, lang);
    for term in filter_terms(ranking.slice.filters(), &ranking.exam.divisions, lang) {
        words.push_str(term.gap);
        words.push_str(&term.text);
    }
    if ranking.slice.as_of() != link.as_of {
        words.push_str(Text::new("，", ", ").get(lang));
        words.push_str(&say::as_of(&ranking.slice.as_of().to_string(), lang));
    }
    words
}

/// The page's title.
#[must_use]
pub fn title(content: &Whole, lang: Lang) -> String {
    let names: Vec<String> = (0..content.matrix.models().len()).map(|model| content.name(model, lang)).collect();
    let comma = Text::new("、", ", ").get(lang);
    format!("{}{}{}", say::COMPARE.get(lang), Text::new("：", ": ").get(lang), names.join(comma))
}

/// The page.
#[component]
pub fn Page(
    /// What it shows.
    content: Whole,
    /// The language of the page.
    lang: Lang,
) -> impl IntoView {
    let matrix = &content.matrix;
    let crumbs = vec![(Address::Compare(None).to_string(), say::COMPARE.get(lang).to_owned())];
    let boards: BTreeSet<&Slug> = matrix.columns().iter().map(|ranking| &ranking.exam.key.board).collect();
    let heading = say::chosen(matrix.models().len(), matrix.columns().len(), boards.len(), lang);
    let facts = say::shown(matrix.shared_by_all().len(), matrix.n_missing(), lang);
    let facts = facts.map(|fact| view! { <li>{fact}</li> });
    let day = say::as_of(&content.link.as_of.to_string(), lang);
    let body = if matrix.columns().is_empty() {
        view! { <p class="verdict">{say::NO_SLICES.get(lang)}</p>{matrix::aspects(&content, lang)} }.into_any()
    } else {
        view! {
            {matrix::section(&content, lang)}
            {pairs::section(&content, lang)}
            {order::section(&content, lang)}
            {bump::section(&content, lang)}
            {heat::section(&content, lang)}
            {weigh::section(&content, lang)}
        }
        .into_any()
    };
    view! {
        <Crumbs links=crumbs lang />
        <h1>{heading}</h1>
        <ul class="facts"><li>{day}</li>{facts.into_iter().collect_view()}</ul>
        {choose::controls(&content, lang)}
        {body}
    }
}
