//! What is kept of a result for ever: its bytes of record, and the forms in which it is quoted.

use domain::{Address, Format, ResultId};
use leptos::prelude::*;

use super::Kept;
use crate::island::CopyButton;
use crate::text::{Lang, Text, result as say};

/// A bar over the page of a result that corrects another or was corrected.
pub(super) fn correction(kept: &Kept, lang: Lang) -> AnyView {
    let line = |words: Text, id: &ResultId| {
        let href = Address::Result(id.as_str()).to_string();
        view! { <p class="revised">{words.get(lang)}" "<a href=href><code>{id.to_string()}</code></a></p> }
    };
    let by = kept.corrected_by.as_ref().map(|id| line(say::CORRECTED_BY, id));
    let of = kept.corrects.as_ref().map(|id| line(say::CORRECTS, id));
    view! { {by}{of} }.into_any()
}

/// Links to the citation in the formats of reference managers.
pub(super) fn formats(id: &str, lang: Lang) -> AnyView {
    let link = |(format, name): (Format, &'static str)| {
        let href = Address::ResultAs(id, format).to_string();
        view! { <li><a href=href>{name}</a></li> }
    };
    let formats = [(Format::Bibtex, "BibTeX"), (Format::Ris, "RIS"), (Format::Csl, "CSL-JSON")];
    view! { <ul class="formats" aria-label=say::CITE_AS.get(lang)>{formats.map(link).collect_view()}</ul> }.into_any()
}

/// The badge, and the line of Markdown that shows it elsewhere.
pub(super) fn badge(id: &ResultId, kept: &Kept, lang: Lang) -> AnyView {
    let format = match lang {
        Lang::Zh => Format::BadgeZh,
        Lang::En => Format::BadgeEn,
    };
    let src = Address::ResultAs(id.as_str(), format).to_string();
    let shields = Address::ResultAs(id.as_str(), Format::Shields).to_string();
    let ending = format.ending();
    let markdown = format!("[![Jinbang]({}{ending})]({})", kept.address, kept.address);
    view! {
        <section>
            <h2>{say::BADGE.get(lang)}</h2>
            // Its letters keep their size: where it is wider than its place, it scrolls.
            <div class="badge scroll" role="region" tabindex="0" aria-label=say::BADGE.get(lang)>
                <img src=src alt=say::BADGE_ALT.get(lang) height="20" />
            </div>
            <p class="sub">{say::BADGE_LEDE.get(lang)}" "<a href=shields>{say::SHIELDS.get(lang)}</a></p>
            <pre class="snippet" tabindex="0"><code id="badge">{markdown}</code></pre>
            <CopyButton of="badge" label=say::COPY_LINE.get(lang) done=Text::new("已复制", "Copied").get(lang) />
        </section>
    }
    .into_any()
}

/// The bytes of record, their digest, and the command that checks them.
pub(super) fn record_section(id: &ResultId, kept: &Kept, lang: Lang) -> AnyView {
    let href = Address::ResultAs(id.as_str(), Format::Json).to_string();
    let command = format!("curl -s {}.json | sha256sum", kept.address);
    view! {
        <section>
            <h2 id="record">{say::RECORD.get(lang)}</h2>
            <p>{say::RECORD_LEDE.get(lang)}" "<a href=href>{say::RECORD_FILE.get(lang)}</a></p>
            <p class="sub">"SHA-256"</p>
            <p class="digest"><code>{kept.digest.clone()}</code></p>
            <p class="sub">{say::RECORD_CHECK.get(lang)}</p>
            <pre class="snippet" tabindex="0"><code>{command}</code></pre>
        </section>
    }
    .into_any()
}
