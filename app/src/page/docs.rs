//! The description of the interface, for people.

use leptos::prelude::*;

use super::pieces::Table;
use crate::text::docs::{self as say, Value, value};
use crate::text::{Lang, Text};

/// A parameter of a route.
#[derive(Debug, Clone)]
pub struct Parameter {
    /// Its name.
    pub name: &'static str,
    /// Whether it stands in the path.
    pub in_path: bool,
    /// Whether it may be repeated.
    pub repeated: bool,
    /// What it holds.
    pub value: Value,
    /// What it says.
    pub says: Text,
}

/// A route.
#[derive(Debug, Clone)]
pub struct Operation {
    /// Its path.
    pub path: &'static str,
    /// What it gives.
    pub says: Text,
    /// Its parameters.
    pub parameters: Vec<Parameter>,
    /// The members of its answer, by their paths (`rows[].model`).
    pub members: Vec<(String, Value)>,
    /// An address that answers.
    pub example: &'static str,
}

/// What the page shows.
#[derive(Debug, Clone)]
pub struct Content {
    /// Every route.
    pub operations: Vec<Operation>,
}

/// The page's title.
#[must_use]
pub fn title(lang: Lang) -> String {
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
    let anchors = content.operations.iter().map(|of| {
        view! { <li><a href=format!("#{}", anchor(of.path))><code>{of.path}</code></a>" "<span class="quiet">{of.says.get(lang)}</span></li> }
    });
    let anchors: Vec<_> = anchors.collect();
    let rules = say::RULE_LIST.map(|rule| view! { <li>{rule.get(lang)}</li> });
    let operations = content.operations.iter().map(|of| operation(of, lang)).collect_view();
    view! {
        <article class="doc docs">
            <h1>{say::TITLE.get(lang)}</h1>
            <p class="lede">{say::LEDE.get(lang)}</p>
            <p><a href="/api/v1/openapi.json">{say::OPENAPI.get(lang)}</a></p>
            <h2>{say::RULES.get(lang)}</h2>
            <ul>{rules.into_iter().collect_view()}</ul>
            <nav class="toc" aria-label=say::CONTENTS.get(lang)>
                <ol>{anchors}</ol>
            </nav>
            {operations}
        </article>
    }
}

/// The anchor of a path.
fn anchor(path: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
    path.trim_start_matches("/api/v1/").chars().map(plain).collect::<String>().trim_matches('-').to_owned()
}

fn operation(of: &Operation, lang: Lang) -> AnyView {
    let id = anchor(of.path);
    let (parameters_id, answer_id) = (format!("{id}-parameters"), format!("{id}-answer"));
    let parameters = (!of.parameters.is_empty()).then(|| {
        let rows = of.parameters.iter().map(|parameter| self::parameter(parameter, lang)).collect_view();
        let heads = [say::NAME, say::SHAPE, say::MEANS];
        let heads = heads.map(|head| view! { <th role="columnheader" scope="col">{head.get(lang)}</th> });
        view! {
            <h3 id=parameters_id.clone()>{say::PARAMETERS.get(lang)}</h3>
            <Table heading=parameters_id list=true>
                <thead role="rowgroup"><tr role="row">{heads.into_iter().collect_view()}</tr></thead>
                <tbody role="rowgroup">{rows}</tbody>
            </Table>
        }
    });
    let members = (!of.members.is_empty()).then(|| {
        let rows: Vec<AnyView> = of.members.iter().map(|(name, shape)| member(name, shape, lang)).collect();
        let heads = [say::NAME, say::SHAPE];
        let heads = heads.map(|head| view! { <th role="columnheader" scope="col">{head.get(lang)}</th> });
        view! {
            <details>
                <summary id=answer_id.clone()>{say::ANSWER.get(lang)}</summary>
                <Table heading=answer_id list=true>
                    <thead role="rowgroup"><tr role="row">{heads.into_iter().collect_view()}</tr></thead>
                    <tbody role="rowgroup">{rows}</tbody>
                </Table>
            </details>
        }
    });
    view! {
        <section id=id>
            <h2><code>{format!("GET {}", of.path)}</code></h2>
            <p>{of.says.get(lang)}</p>
            {parameters}
            {members}
            <p class="sub">{say::EXAMPLE.get(lang)}" "<a href=of.example><code>{of.example}</code></a></p>
        </section>
    }
    .into_any()
}

fn parameter(of: &Parameter, lang: Lang) -> AnyView {
    let place = match (of.in_path, of.repeated) {
        (true, _) => Some(say::IN_PATH),
        (_, true) => Some(say::REPEATED),
        _ => None,
    };
    let place = place.map(|words| view! { <span class="sub">{words.get(lang)}</span> });
    view! {
        <tr role="row">
            <th role="rowheader" scope="row"><code>{of.name}</code></th>
            <td role="cell" data-label=say::SHAPE.get(lang)>{value(&of.value, lang)}{place}</td>
            <td role="cell" data-label=say::MEANS.get(lang)>{of.says.get(lang)}</td>
        </tr>
    }
    .into_any()
}

fn member(name: &str, shape: &Value, lang: Lang) -> AnyView {
    view! {
        <tr role="row">
            <th role="rowheader" scope="row"><code>{name.to_owned()}</code></th>
            <td role="cell" data-label=say::SHAPE.get(lang)>{value(shape, lang)}</td>
        </tr>
    }
    .into_any()
}
