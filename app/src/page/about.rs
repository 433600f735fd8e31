//! The method: how a rank comes about, with formulas, sources and examples worked from the data.

mod worked;

use leptos::prelude::*;

pub use self::worked::Examples;
use self::worked::Worked;
use crate::text::about::{self as say, Block, Section, Source};
use crate::text::{Lang, Text};

/// What the page shows.
#[derive(Debug, Clone)]
pub struct Content {
    /// What the examples are worked from.
    pub examples: Examples,
    /// The newest day there is, which addresses leave out.
    pub today: chrono::NaiveDate,
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
    let mut worked = worked::all(&content.examples, content.today, lang);
    let mut anchors: Vec<(&str, Text)> = say::SECTIONS.iter().map(|section| (section.id, section.title)).collect();
    anchors.push(("sources", say::SOURCES));
    let anchor = |(id, title): (&str, Text)| view! { <li><a href=format!("#{id}")>{title.get(lang)}</a></li> };
    let mut section = |section: &Section| {
        let own = worked.extract_if(.., |worked| worked.section == section.id).collect();
        section_view(section, own, lang)
    };
    let sections = say::SECTIONS.iter().map(&mut section).collect_view();
    view! {
        <article class="doc">
            <h1>{say::TITLE.get(lang)}</h1>
            <p class="lede">{say::LEDE.get(lang)}</p>
            <nav class="toc" aria-label=say::CONTENTS.get(lang)>
                <ol>{anchors.into_iter().map(anchor).collect_view()}</ol>
            </nav>
            {sections}
            <section id="sources">
                <h2>{say::SOURCES.get(lang)}</h2>
                <ul class="works">{say::WORKS.iter().map(|work| source_view(work, lang)).collect_view()}</ul>
            </section>
        </article>
    }
}

/// A section with the examples of its formulas.
fn section_view(section: &Section, worked: Vec<Worked>, lang: Lang) -> AnyView {
    let blocks = section.blocks.iter().map(|block| block_view(block, lang)).collect_view();
    let worked = worked.into_iter().map(|example| view! { <div class="worked">{example.view()}</div> }).collect_view();
    view! { <section id=section.id><h2>{section.title.get(lang)}</h2>{blocks}{worked}</section> }.into_any()
}

fn block_view(block: &Block, lang: Lang) -> AnyView {
    match block {
        Block::Paragraph(text) => view! { <p>{text.get(lang)}</p> }.into_any(),
        Block::Formula(formula) => view! { <p class="formula">{*formula}</p> }.into_any(),
        Block::List(items) => {
            let item = |text: &Text| view! { <li>{text.get(lang)}</li> };
            view! { <ul>{items.iter().map(item).collect_view()}</ul> }.into_any()
        }
        Block::Terms(terms) => {
            let term = |(word, meaning): &(Text, Text)| {
                view! { <div><dt>{word.get(lang)}</dt><dd>{meaning.get(lang)}</dd></div> }
            };
            view! { <dl class="dl">{terms.iter().map(term).collect_view()}</dl> }.into_any()
        }
        Block::Addresses(addresses) => {
            let address = |(address, gives): &(&'static str, Text)| {
                view! { <div><dt><code>{*address}</code></dt><dd>{gives.get(lang)}</dd></div> }
            };
            view! { <dl class="dl dl-code">{addresses.iter().map(address).collect_view()}</dl> }.into_any()
        }
    }
}

fn source_view(source: &Source, lang: Lang) -> impl IntoView + use<> {
    view! {
        <li>
            <span lang="en">{source.work}</span>
            " "
            <a href=source.href>{source.identifier}</a>
            <span class="sub">{source.used_for.get(lang)}</span>
        </li>
    }
}
