//! Where something stands in the public log, and the commands that prove it.

use domain::log::Hash;
use domain::{Address, Format};
use leptos::prelude::*;

use super::Quoted;
use crate::text::{Lang, log as say};

/// The public log as it was signed last.
#[derive(Debug, Clone)]
pub struct LogState {
    /// Entries.
    pub size: u64,
    /// The root over them.
    pub root: Hash,
    /// The signed note.
    pub note: String,
    /// The public key, as readers of signed notes take it.
    pub key: String,
}

/// The place of an entry in the log.
#[derive(Debug, Clone)]
pub struct Logged {
    /// Its place, from 0.
    pub index: u64,
    /// The log that has it.
    pub state: LogState,
}

/// The commands that fetch a page's bytes of record and their proof, and check them.
#[must_use]
pub fn commands(address: &str, key: &str) -> String {
    let name = address.rsplit('/').next().unwrap_or_default();
    format!(
        "curl -sO {address}.json\ncurl -sO {address}.proof\n\
         server log verify --key '{key}' --record {name}.json --proof {name}.proof"
    )
}

/// The place in the log of what a page has the bytes of record of.
#[component]
pub fn LogBox(
    /// What is quoted.
    quoted: Quoted,
    /// Its place.
    logged: Logged,
    /// The language of the page.
    lang: Lang,
) -> impl IntoView {
    let Logged { index, state } = logged;
    let proof = format!("{}{}", quoted.path, Format::Proof.ending());
    view! {
        <section class="of-log">
            <h2 id="log">{say::TITLE.get(lang)}</h2>
            <p>{say::place(index, state.size, lang)}</p>
            <p class="digest"><code>{state.root.to_string()}</code></p>
            <pre class="snippet" tabindex="0"><code>{commands(&quoted.address, &state.key)}</code></pre>
            <ul class="formats">
                <li><a href=proof>{say::PROOF.get(lang)}</a></li>
                <li><a href=Address::Log.to_string()>{say::ABOUT.get(lang)}</a></li>
            </ul>
        </section>
    }
}
