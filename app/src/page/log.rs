//! The public log: what it is, what was signed last, how to check it, and its newest entries.

use domain::Address;
use domain::log::{Entry, Kind};
use leptos::prelude::*;

use super::pieces::Table;
use crate::part::{LogState, commands};
use crate::text::words::number;
use crate::text::{Lang, log as say};

/// An entry with its place.
#[derive(Debug, Clone)]
pub struct Line {
    /// Its place, from 0.
    pub index: u64,
    /// The entry.
    pub entry: Entry,
}

/// What the page shows.
#[derive(Debug, Clone)]
pub struct Content {
    /// What was signed last; `None` where nothing is signed.
    pub state: Option<LogState>,
    /// Where the site stands: scheme and host.
    pub address: String,
    /// The newest entries, newest first.
    pub newest: Vec<Line>,
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
    let Content { state, address, newest } = content;
    let unsigned = state.is_none().then(|| view! { <p class="revised">{say::UNSIGNED.get(lang)}</p> });
    let state = state.map(|state| state_view(&state, &address, lang));
    view! {
        <article class="doc">
            <h1>{say::TITLE.get(lang)}</h1>
            <p class="lede">{say::LEDE.get(lang)}</p>
            {unsigned}
            {state}
            <section id="entries">
                <h2 id="newest">{say::ENTRIES.get(lang)}</h2>
                <p>{say::ENTRIES_LEDE.get(lang)}</p>
                {(!newest.is_empty()).then(|| entries(newest, lang))}
            </section>
        </article>
    }
}

fn state_view(state: &LogState, address: &str, lang: Lang) -> AnyView {
    let size = usize::try_from(state.size).map_or_else(|_| state.size.to_string(), number);
    let check = commands(&format!("{address}/r/ID"), &state.key);
    view! {
        <section id="state">
            <h2>{say::STATE.get(lang)}</h2>
            <dl class="dl">
                <dt>{say::SIZE.get(lang)}</dt>
                <dd>{size}</dd>
                <dt>{say::ROOT.get(lang)}</dt>
                <dd><code>{state.root.to_string()}</code></dd>
                <dt>{say::KEY.get(lang)}</dt>
                <dd><code>{state.key.clone()}</code></dd>
            </dl>
            <p>{say::CHECKPOINT.get(lang)}" "<a href=Address::LogCheckpoint.to_string()><code>"/log/checkpoint"</code></a></p>
            <pre class="snippet" tabindex="0"><code>{state.note.clone()}</code></pre>
        </section>
        <section id="check">
            <h2>{say::CHECK.get(lang)}</h2>
            <p>{say::CHECK_RECORD.get(lang)}</p>
            <pre class="snippet" tabindex="0"><code>{check}</code></pre>
            <p>{say::CHECK_TREE.get(lang)}</p>
            <p>{say::CHECK_ELSEWHERE.get(lang)}</p>
        </section>
    }
    .into_any()
}

fn entries(newest: Vec<Line>, lang: Lang) -> AnyView {
    let line = move |Line { index, entry }: Line| {
        let Entry { kind, id, digest } = entry;
        let href = match kind {
            Kind::Record | Kind::Withdrawal => Address::Result(&id).to_string(),
            Kind::Ranking => Address::Fixed(&id).to_string(),
            Kind::Edition | Kind::Fact | Kind::Items | Kind::Verdict => Address::LogBytes(kind, &id).to_string(),
        };
        let short: String = digest.to_string().chars().take(16).collect();
        view! {
            <tr role="row">
                <th role="rowheader" scope="row"><a href=href><code>{id.clone()}</code></a></th>
                <td role="cell" class="num" data-label=say::INDEX.get(lang)>{index.to_string()}</td>
                <td role="cell" data-label=say::KIND.get(lang)>{say::kind(kind).get(lang)}</td>
                <td role="cell" data-label="SHA-256">
                    <a href=Address::LogBytes(kind, &id).to_string()><code title=digest.to_string()>{short}"…"</code></a>
                    " · "<a href=Address::LogProof(kind, &id).to_string()>{say::PROOF.get(lang)}</a>
                </td>
            </tr>
        }
    };
    view! {
        <Table heading="newest".to_owned() list=true>
            <thead role="rowgroup">
                <tr role="row">
                    <th role="columnheader" scope="col">{say::NAME.get(lang)}</th>
                    <th role="columnheader" scope="col" class="num">{say::INDEX.get(lang)}</th>
                    <th role="columnheader" scope="col">{say::KIND.get(lang)}</th>
                    <th role="columnheader" scope="col">"SHA-256"</th>
                </tr>
            </thead>
            <tbody role="rowgroup">{newest.into_iter().map(line).collect_view()}</tbody>
        </Table>
    }
    .into_any()
}
