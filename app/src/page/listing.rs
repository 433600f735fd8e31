//! A slice that is not one exam: its exams, its results by name, and no rank.

use std::sync::Arc;

use domain::{Exam, OpenSlice, ResultRow};

/// What the page shows.
#[derive(Debug, Clone)]
pub struct Content {
    /// The slice, with the keys that it leaves open.
    pub slice: OpenSlice,
    /// The newest day there is, which addresses leave out.
    pub today: chrono::NaiveDate,
    /// The exams it holds, each with the slice that ranks it and the number it ranks; most first.
    pub exams: Vec<(Arc<Exam>, domain::Slice, usize)>,
    /// Its results on this page, in the order of names.
    pub rows: Vec<Arc<ResultRow>>,
    /// How many results it has.
    pub n_rows: usize,
    /// The page, from 1.
    pub page: usize,
    /// How many pages they fill.
    pub n_pages: usize,
}

/// The page's title.
#[must_use]
pub fn title(_content: &Content, lang: crate::text::Lang) -> String {
    crate::text::Text::new("不是同一场考试，不排名", "Not one exam: no rank").get(lang).to_owned()
}

/// The page.
#[leptos::component]
pub fn Page(
    /// What it shows.
    content: Content,
    /// The language.
    lang: crate::text::Lang,
) -> impl leptos::IntoView {
    title(&content, lang)
}
