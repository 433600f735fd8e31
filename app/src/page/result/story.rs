//! What happened to a result, and what was checked of it.

use chrono::NaiveDate;
use domain::filing::finding::FindingName;
use domain::story::{Happening, Step};
use domain::{Address, ResultRow};
use leptos::prelude::*;

use crate::part::NotStated;
use crate::text::filing::finding::name;
use crate::text::result::story as say;
use crate::text::{Lang, result as of_result, shell};

/// What a machine found in a result.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Checks {
    /// The day of the review in which it was found; `None` of a result that was not filed here.
    pub on: Option<NaiveDate>,
    /// What was found, in the language of the page.
    pub found: Vec<Check>,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// What its kind is called.
    pub name: FindingName,
    /// Whether it speaks for itself.
    pub stands_out: bool,
    /// The words.
    pub words: String,
}

/// The checks.
pub(super) fn checks(checks: &Checks, lang: Lang) -> AnyView {
    let item = |check: &Check| {
        let class = if check.stands_out { "finding finding-out" } else { "finding" };
        let words = check.words.clone();
        view! { <li class=class><b>{name(check.name).get(lang)}</b><span class="sub"><bdi>{words}</bdi></span></li> }
    };
    let list = if checks.found.is_empty() {
        view! { <p>{say::NOTHING.get(lang)}</p> }.into_any()
    } else {
        view! { <ul class="list">{checks.found.iter().map(item).collect_view()}</ul> }.into_any()
    };
    view! {
        <section class="checks">
            <h2 id="checks">{say::CHECKS.get(lang)}</h2>
            <p class="sub">{say::checked_on(checks.on, lang)}</p>
            {list}
        </section>
    }
    .into_any()
}

/// The time line.
pub(super) fn time_line(story: &[Happening], row: &ResultRow, lang: Lang) -> AnyView {
    let line = |happening: &Happening| {
        let Happening { on, step, who, why } = happening;
        let who = match who {
            Some(who) => view! { <bdi>{say::who(who, &row.exam.board, lang)}</bdi> }.into_any(),
            // What is entered here is entered by this site.
            None if *step == Step::Recorded => shell::NAME.get(lang).into_any(),
            None => view! { <NotStated lang /> }.into_any(),
        };
        let to = match step {
            Step::Corrected(id) => Some((Address::Result(id.as_str()).to_string(), id.to_string())),
            _ => None,
        };
        let to = to.map(|(href, id)| view! { " "<a href=href><code>{id}</code></a> });
        let ends = matches!(step, Step::Corrected(_) | Step::Withdrawn);
        let why = if ends { Some(of_result::reason(why.as_deref(), lang)) } else { why.clone() };
        let why = why.map(|why| view! { <span class="sub"><bdi>{why}</bdi></span> });
        view! {
            <tr>
                <th scope="row" class="day">{on.to_string()}</th>
                <td>{say::step(step, lang)}{to}{why}</td>
                <td>{who}</td>
            </tr>
        }
    };
    view! {
        <section>
            <h2 id="story">{say::STORY.get(lang)}</h2>
            <table class="t t-short" aria-labelledby="story">
                <thead>
                    <tr>
                        <th scope="col">{say::DAY.get(lang)}</th>
                        <th scope="col">{say::WHAT.get(lang)}</th>
                        <th scope="col">{say::WHO.get(lang)}</th>
                    </tr>
                </thead>
                <tbody>{story.iter().map(line).collect_view()}</tbody>
            </table>
        </section>
    }
    .into_any()
}
