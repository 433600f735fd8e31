//! The fourteen-pixel marks of evaluators and books. A mark never stands without its word.

use domain::{Book, EvaluatorKind, Fit};
use leptos::prelude::*;

use super::markup::{Markup, markup};
use crate::text::Lang;
use crate::text::words;

/// The shapes of every mark, once a page; marks refer to them by name.
#[component]
pub fn MarkSymbols() -> impl IntoView {
    view! {
        <svg class="defs" width="0" height="0" aria-hidden="true" focusable="false">
            <symbol id="m-joint" viewBox="0 0 14 14">
                <circle class="mf" cx="5" cy="7" r="4" />
                <circle class="ms" cx="9" cy="7" r="4" />
            </symbol>
            <symbol id="m-organiser" viewBox="0 0 14 14">
                <rect class="mf" x="2.5" y="2.5" width="9" height="9" />
            </symbol>
            <symbol id="m-third-party" viewBox="0 0 14 14">
                <path class="mf" d="M7 1.5 12.5 7 7 12.5 1.5 7z" />
            </symbol>
            <symbol id="m-self" viewBox="0 0 14 14">
                <circle class="ms" cx="7" cy="7" r="4.5" />
            </symbol>
            <symbol id="m-unknown" viewBox="0 0 14 14">
                <circle class="ms md" cx="7" cy="7" r="4.5" />
            </symbol>
            <symbol id="m-closed" viewBox="0 0 14 14">
                <path class="mf" d="M2.5 1.5h1.6v11H2.5zM5.1 1.5h6.4v11H5.1z" />
            </symbol>
            <symbol id="m-open" viewBox="0 0 14 14">
                <path class="ms" d="M7 3.6C5.6 2.5 3.6 2.4 1.6 2.7v8.4c2-.3 4-.2 5.4.9 1.4-1.1 3.4-1.2 5.4-.9V2.7c-2-.3-4-.2-5.4.9zM7 3.6V12" />
            </symbol>
            <symbol id="m-other-language" viewBox="0 0 14 14">
                <path class="ms" d="M1.5 2.5h11v7h-6l-3 3v-3h-2zM4 7.5l6-3" />
            </symbol>
            <symbol id="m-other-domain" viewBox="0 0 14 14">
                <path class="ms" d="M1.5 1.5h7v7h-7z" />
                <circle class="mf" cx="11" cy="11" r="2" />
            </symbol>
            <symbol id="m-book-unknown" viewBox="0 0 14 14">
                <rect class="ms md" x="2.5" y="2" width="9" height="10" />
            </symbol>
        </svg>
    }
}

/// The reference to a shape, and its word.
fn mark(to: &mut Markup, shape: &'static str, silent: bool, word: &str) {
    to.put(if silent { "<span class=\"mk mk-0\">" } else { "<span class=\"mk\">" });
    markup!(
        to,
        "<svg width=\"14\" height=\"14\" aria-hidden=\"true\"><use href=\"",
        shape,
        "\"/></svg>",
        word,
        "</span>"
    );
}

/// Who ran an exam: a mark and its word.
#[component]
pub fn EvaluatorMark(
    /// The kind.
    kind: EvaluatorKind,
    /// The language of the word.
    lang: Lang,
) -> impl IntoView {
    Markup::element(|to| evaluator_mark(to, kind, lang))
}

/// The same, written into a row.
pub(crate) fn evaluator_mark(to: &mut Markup, kind: EvaluatorKind, lang: Lang) {
    let shape = match kind {
        EvaluatorKind::Joint => "#m-joint",
        EvaluatorKind::Organiser => "#m-organiser",
        EvaluatorKind::ThirdParty => "#m-third-party",
        EvaluatorKind::SelfReported => "#m-self",
        EvaluatorKind::Unknown => "#m-unknown",
    };
    mark(to, shape, kind == EvaluatorKind::Unknown, words::evaluator(kind, lang));
}

/// Open- or closed-book: a mark and its word.
#[component]
pub fn BookMark(
    /// Which.
    book: Book,
    /// The language of the word.
    lang: Lang,
) -> impl IntoView {
    Markup::element(|to| book_mark(to, book, lang))
}

/// The same, written into a row.
pub(crate) fn book_mark(to: &mut Markup, book: Book, lang: Lang) {
    let shape = match book {
        Book::Closed => "#m-closed",
        Book::Open => "#m-open",
        Book::Unknown => "#m-book-unknown",
    };
    mark(to, shape, book == Book::Unknown, words::book(book, lang));
}

/// What a model was made for does not hold the exam: a mark and its word for each mismatch, and
/// nothing where there is none.
#[component]
pub fn FitMarks(
    /// How they go together.
    fits: Vec<Fit>,
    /// The language of the words.
    lang: Lang,
) -> impl IntoView {
    let marks = fits.into_iter().filter(|fit| fit.is_mismatch());
    marks.map(|fit| Markup::element(|to| fit_mark(to, fit, lang))).collect_view()
}

/// The mark of one mismatch, written into a row; nothing for what is none.
pub(crate) fn fit_mark(to: &mut Markup, fit: Fit, lang: Lang) {
    match fit {
        Fit::OtherLanguage => mark(to, "#m-other-language", false, words::fit(fit, lang)),
        Fit::OtherDomain => mark(to, "#m-other-domain", false, words::fit(fit, lang)),
        Fit::Fits | Fit::NotStated => {}
    }
}

/// That somebody's objection to a result waits for an answer; nothing where none does.
#[component]
pub fn DisputedMark(
    /// Whether one does.
    disputed: bool,
    /// The language.
    lang: Lang,
) -> impl IntoView {
    disputed.then(|| view! { " "<b class="disputed">{crate::text::filing::review::DISPUTED.get(lang)}</b> })
}
