//! The description of the interface, for people.

use leptos::prelude::*;

use super::pieces::Table;
use crate::text::docs::{self as say, Value, value};
use crate::text::{Lang, Text};

/// Where a parameter stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In the path.
    Path,
    /// In the query.
    Query,
    /// In the query, as often as there are values.
    Repeated,
    /// In the request's headers.
    Header,
}

/// A parameter of a route.
#[derive(Debug, Clone)]
pub struct Parameter {
    /// Its name.
    pub name: &'static str,
    /// Where it stands.
    pub place: Place,
    /// What it holds.
    pub value: Value,
    /// What it says.
    pub says: Text,
}

/// The members of a value by their paths (`rows[].model`), each with its kind of value.
pub type Members = Vec<(String, Value)>;

/// A route.
#[derive(Debug, Clone)]
pub struct Operation {
    /// Its method.
    pub method: &'static str,
    /// Its path.
    pub path: &'static str,
    /// What it gives.
    pub says: Text,
    /// Its parameters.
    pub parameters: Vec<Parameter>,
    /// The scope of the token that it takes, if any.
    pub scope: Option<&'static str>,
    /// What may be sent: kinds of content, with their members.
    pub sends: Vec<(&'static str, Members)>,
    /// The members of its answer.
    pub members: Members,
    /// An address that answers everybody.
    pub example: Option<&'static str>,
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
        let name = if of.method == "GET" { of.path.to_owned() } else { format!("{} {}", of.method, of.path) };
        view! { <li><a href=format!("#{}", anchor(of))><code>{name}</code></a>" "<span class="quiet">{of.says.get(lang)}</span></li> }
    });
    let anchors: Vec<_> = anchors.collect();
    let rules = say::RULE_LIST.map(|rule| view! { <li>{rule.get(lang)}</li> });
    let operations = content.operations.iter().map(|of| operation(of, lang)).collect_view();
    view! {
        <article class="doc docs">
            <h1>{say::TITLE.get(lang)}</h1>
            <p class="lede">{say::LEDE.get(lang)}</p>
            <p><a href="/api/v1/openapi.json">{say::OPENAPI.get(lang)}</a></p>
            <section>
                <h2>{say::RULES.get(lang)}</h2>
                <ul>{rules.into_iter().collect_view()}</ul>
            </section>
            <nav class="toc" aria-label=say::CONTENTS.get(lang)>
                <ol>{anchors}</ol>
            </nav>
            {operations}
        </article>
    }
}

/// The anchor of an operation: its path, and its method where that is not GET.
fn anchor(of: &Operation) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
    let path: String = of.path.trim_start_matches("/api/v1/").chars().map(plain).collect();
    let path = path.trim_matches('-');
    if of.method == "GET" { path.to_owned() } else { format!("{}-{path}", of.method.to_lowercase()) }
}

fn operation(of: &Operation, lang: Lang) -> AnyView {
    let id = anchor(of);
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
    let sends = of.sends.iter().enumerate().map(|(n, (kind, members))| {
        let colon = Text::new("：", ": ").get(lang);
        self::members(format!("{id}-request-{n}"), format!("{}{colon}{kind}", say::SENDS.get(lang)), members, lang)
    });
    let sends = sends.collect_view();
    let members =
        (!of.members.is_empty()).then(|| self::members(answer_id, say::ANSWER.get(lang).to_owned(), &of.members, lang));
    let example = of.example.map(|example| {
        view! { <p class="sub">{say::EXAMPLE.get(lang)}" "<a href=example><code>{example}</code></a></p> }
    });
    let scope = of.scope.map(|scope| view! { <p class="sub">{say::takes_token(scope, lang)}</p> });
    view! {
        <section id=id>
            <h2><code>{format!("{} {}", of.method, of.path)}</code></h2>
            <p>{of.says.get(lang)}</p>
            {scope}
            {parameters}
            {sends}
            {members}
            {example}
        </section>
    }
    .into_any()
}

/// The members of a value, folded away.
fn members(id: String, title: String, members: &Members, lang: Lang) -> AnyView {
    let rows: Vec<AnyView> = members.iter().map(|(name, shape)| member(name, shape, lang)).collect();
    let heads = [say::NAME, say::SHAPE];
    let heads = heads.map(|head| view! { <th role="columnheader" scope="col">{head.get(lang)}</th> });
    view! {
        <details>
            <summary id=id.clone()>{title}</summary>
            <Table heading=id list=true>
                <thead role="rowgroup"><tr role="row">{heads.into_iter().collect_view()}</tr></thead>
                <tbody role="rowgroup">{rows}</tbody>
            </Table>
        </details>
    }
    .into_any()
}

fn parameter(of: &Parameter, lang: Lang) -> AnyView {
    let place = match of.place {
        Place::Path => Some(say::IN_PATH),
        Place::Query => None,
        Place::Repeated => Some(say::REPEATED),
        Place::Header => Some(say::IN_HEADER),
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
