//! Lists of steps: the form's sections, each with what is still to be said in it; and after filing, how
//! far the review has come.

use domain::filing::{Column, Field, Section, State, TypedRow};
use leptos::prelude::*;

use super::submit::{Content, anchor};
use crate::text::filing::{self as say, state as of_state};
use crate::text::{Lang, Text};

/// What the list says of a section.
struct Step {
    errors: usize,
    /// Whether something in it has to be said yet.
    blank: bool,
    /// Facts that are said to be not stated.
    silent: usize,
    /// What there is in it: files, rows.
    holds: Option<String>,
}

fn step(content: &Content, section: Section, lang: Lang) -> Step {
    let typed = &content.typed;
    let unsaid = |fields: &[Field]| fields.iter().all(|field| typed.said(*field).is_none());
    let facts = || Field::FACTS.iter().filter(|field| field.section() == section);
    let is_said = |row: &TypedRow| !row.get(Column::Exam).is_empty();
    let rows = || typed.filed_rows().map(|(_, row)| row);
    let blank = match section {
        Section::Exam => unsaid(&[Field::Exam, Field::DatasetName]) && !(rows().count() > 0 && rows().all(is_said)),
        Section::Model => unsaid(&[Field::Model, Field::ModelName]),
        Section::Evaluation => [Field::OwnsModel, Field::OwnsDataset].iter().any(|field| typed.get(*field).is_empty()),
        Section::Results => rows().count() == 0,
        Section::Evidence => content.files.is_empty() && unsaid(&[Field::SourceUrl]),
        Section::Check => true,
    };
    let holds = match section {
        Section::Results => Some(rows().count()).filter(|n| *n > 0).map(|n| say::rows(n, lang)),
        Section::Evidence => Some(content.files.len()).map(|n| say::n_files(n, lang)),
        _ => None,
    };
    Step {
        errors: content.wrong.iter().find(|(of, _)| *of == section).map_or(0, |(_, n)| *n),
        blank: blank || facts().any(|field| typed.get(*field).is_empty()),
        silent: facts().filter(|field| !typed.get(**field).is_empty() && typed.said(**field).is_none()).count(),
        holds,
    }
}

/// The list.
pub(super) fn progress(content: &Content, lang: Lang) -> AnyView {
    let item = |section: &Section| {
        let section = *section;
        let step = step(content, section, lang);
        let (class, mark) = match &step {
            Step { errors: 1.., .. } => ("step step-wrong", wrong()),
            Step { blank: true, .. } => ("step", open()),
            _ => ("step", done()),
        };
        let words = (section != Section::Check).then(|| {
            let Step { errors, blank, silent, holds } = step;
            view! { <span class="sub">{say::progress(errors, blank, silent, holds, lang)}</span> }
        });
        view! {
            <li class=class>
                {mark}
                <span>
                    <a href=format!("#{}", anchor(section))>{format!("{}. {}", section.number(), say::section(section, lang))}</a>
                    {words}
                </span>
            </li>
        }
    };
    view! {
        <nav class="steps" aria-label=say::PROGRESS.get(lang)>
            <ol>{Section::ALL.iter().map(item).collect_view()}</ol>
        </nav>
    }
    .into_any()
}

/// How far a filing has come: filed, reviewed, decided, published. What stands in its way is marked.
pub(super) fn of_review(state: State, is_public: bool, lang: Lang) -> AnyView {
    let (now, mark) = match state {
        State::Draft => (0, open()),
        State::Filed | State::InReview => (1, open()),
        State::ChangesAsked | State::Rejected => (2, wrong()),
        State::Accepted | State::Corrected => (3, done()),
        State::Disputed => (3, wrong()),
        State::Withdrawn => (if is_public { 3 } else { 1 }, wrong()),
    };
    let mut mark = Some(mark);
    let item = |(at, name): (usize, &Text)| {
        let (mark, words) = match at.cmp(&now) {
            std::cmp::Ordering::Less => (done(), None),
            std::cmp::Ordering::Equal => (mark.take().unwrap_or_else(open), Some(of_state::state(state, lang))),
            std::cmp::Ordering::Greater => (open(), None),
        };
        let stands_in_the_way =
            at == now && matches!(state, State::ChangesAsked | State::Rejected | State::Disputed | State::Withdrawn);
        let class = if stands_in_the_way { "step step-wrong" } else { "step" };
        let current = (at == now).then_some("step");
        let words = words.map(|words| view! { <span class="sub">{words}</span> });
        view! { <li class=class aria-current=current>{mark}<span><b>{name.get(lang)}</b>{words}</span></li> }
    };
    view! {
        <section class="steps" aria-label=say::PROGRESS.get(lang)>
            <ol>{of_state::STEPS.iter().enumerate().map(item).collect_view()}</ol>
        </section>
    }
    .into_any()
}

fn done() -> AnyView {
    view! {
        <svg class="step-mark" viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">
            <path class="ms" d="M2 7.5 5.5 11 12 3.5" />
        </svg>
    }
    .into_any()
}

fn open() -> AnyView {
    view! {
        <svg class="step-mark" viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">
            <circle class="ms" cx="7" cy="7" r="5.5" />
        </svg>
    }
    .into_any()
}

fn wrong() -> AnyView {
    view! {
        <svg class="step-mark" viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">
            <circle class="mf" cx="7" cy="7" r="6.5" />
            <path class="step-bang" d="M7 3v5M7 9.6v1.6" />
        </svg>
    }
    .into_any()
}
