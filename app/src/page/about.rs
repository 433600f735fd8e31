//! The method: how a rank comes about, with formulas, sources and one worked example.

use std::sync::Arc;

use domain::rank::{Entry, Ranking};
use domain::stats::{ALPHA, separation, upper_quantile};
use domain::{Address, ResultRow};
use leptos::prelude::*;

use crate::text::about::{self as say, Block, Section, Source};
use crate::text::words::{decimal, model_name, number, rank_phrase, slice_sentence};
use crate::text::{Lang, Text};

/// What the page shows.
#[derive(Debug, Clone)]
pub struct Content {
    /// The ranking whose first two entries the worked example compares; `None` where the store
    /// does not hold it.
    pub example: Option<Arc<Ranking>>,
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
    let example = content.example.and_then(|ranking| Example::of(&ranking, content.today, lang));
    let mut anchors: Vec<(&str, Text)> = say::SECTIONS.iter().map(|s| (s.id, s.title)).collect();
    if example.is_some() {
        anchors.push(("example", say::EXAMPLE));
    }
    anchors.extend(say::SECTIONS_AFTER.iter().map(|s| (s.id, s.title)));
    anchors.push(("sources", say::SOURCES));
    let anchor = |(id, title): (&str, Text)| view! { <li><a href=format!("#{id}")>{title.get(lang)}</a></li> };
    let before = say::SECTIONS.iter().map(|section| section_view(section, lang)).collect_view();
    let after = say::SECTIONS_AFTER.iter().map(|section| section_view(section, lang)).collect_view();
    view! {
        <article class="doc">
            <h1>{say::TITLE.get(lang)}</h1>
            <p class="lede">{say::LEDE.get(lang)}</p>
            <nav class="toc" aria-label=say::CONTENTS.get(lang)>
                <ol>{anchors.into_iter().map(anchor).collect_view()}</ol>
            </nav>
            {before}
            {example.map(|example| example_view(example, lang))}
            {after}
            <section id="sources">
                <h2>{say::SOURCES.get(lang)}</h2>
                <ul class="works">{say::WORKS.iter().map(|work| source_view(work, lang)).collect_view()}</ul>
            </section>
        </article>
    }
}

fn section_view(section: &Section, lang: Lang) -> AnyView {
    let blocks = section.blocks.iter().map(|block| block_view(block, lang)).collect_view();
    view! { <section id=section.id><h2>{section.title.get(lang)}</h2>{blocks}</section> }.into_any()
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

/// The first two entries of a ranking, compared.
struct Example {
    href: String,
    intro: String,
    errors: Vec<String>,
    difference: String,
    outcome: String,
    standings: Vec<String>,
}

impl Example {
    /// `None` where one of the two has no error, or nobody stands.
    fn of(ranking: &Ranking, today: chrono::NaiveDate, lang: Lang) -> Option<Self> {
        let mut entries = ranking.entries.iter();
        let (first, second) = (entries.next()?, entries.next()?);
        let (error_a, error_b) = (first.uncertainty.standard_error?, second.uncertainty.standard_error?);
        let difference = ranking.exam.scale.merit(first.row.score.value() - second.row.score.value());
        let z = separation(difference, error_a, error_b);
        let needed = upper_quantile(ALPHA);
        let decimals = first.row.score.decimals().max(second.row.score.decimals());
        let named = |entry: &Entry| (name(&entry.row, lang), entry.row.score.to_string());
        let (a, b) = (named(first), named(second));
        let slice = slice_sentence(&ranking.exam, &ranking.slice, lang);
        let intro = say::example_intro(lang, (&a.0, &a.1), (&b.0, &b.1), &slice, ranking.n_ranked());
        let standing = |entry: &Entry| {
            let standing = entry.standing.as_ref()?;
            let colon = Text::new("：", ": ").get(lang);
            Some(format!("{}{colon}{}", name(&entry.row, lang), rank_phrase(standing, lang)))
        };
        Some(Self {
            href: Address::Ranking(&ranking.slice, today).to_string(),
            intro,
            errors: vec![error_line(first, error_a, lang), error_line(second, error_b, lang)],
            difference: format!(
                "z = {} / √({}² + {}²) = {}",
                decimal(difference, decimals),
                decimal(error_a, 2),
                decimal(error_b, 2),
                decimal(z, 2)
            ),
            outcome: say::example_outcome(lang, z, needed, z >= needed),
            standings: [first, second].into_iter().filter_map(standing).collect(),
        })
    }
}

fn name(row: &ResultRow, lang: Lang) -> String {
    model_name(&row.model, lang).0.to_owned()
}

/// How an entry's error comes about: the binomial formula with its figures, else the error alone.
fn error_line(entry: &Entry, error: f64, lang: Lang) -> String {
    use domain::stats::ErrorSource;
    let (row, error) = (&entry.row, decimal(error, 2));
    let name = name(row, lang);
    match (entry.uncertainty.source, row.n_items) {
        (ErrorSource::Binomial, Some(items)) => {
            let whole = row.exam.scale.whole();
            let share = row.score.value() / whole;
            let times = if whole > 1.0 { format!("{} × ", decimal(whole, 0)) } else { String::new() };
            let (p, q) = (decimal(share, 4), decimal(1.0 - share, 4));
            format!("SE({name}) = {times}√({p} × {q} / {}) = {error}", number(items as usize))
        }
        _ => format!("SE({name}) = {error}"),
    }
}

fn example_view(example: Example, lang: Lang) -> impl IntoView {
    let Example { href, intro, errors, difference, outcome, standings } = example;
    let formula = |line: String| view! { <p class="formula">{line}</p> };
    let standing = |line: String| view! { <li>{line}</li> };
    view! {
        <section id="example">
            <h2>{say::EXAMPLE.get(lang)}</h2>
            <p><a href=href>{intro}</a></p>
            {errors.into_iter().map(formula).collect_view()}
            <p class="formula">{difference}</p>
            <p>{outcome}</p>
            <ul>{standings.into_iter().map(standing).collect_view()}</ul>
        </section>
    }
}
