//! How a page is quoted: its sentence in both languages, its citation, its badge, and the bytes of
//! record behind it. Results, fixed rankings and verdicts share it.

use domain::{Format, Share};
use leptos::prelude::*;

use super::markup::Escaped;
use crate::island::CopyButton;
use crate::text::quote as say;
use crate::text::{Lang, Text};

/// How a page is quoted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Quoted {
    /// The path of its page; the endings of formats follow it.
    pub path: String,
    /// The whole address of its page.
    pub address: String,
    /// The sentence that says it whole, in Chinese.
    pub sentence_zh: String,
    /// The same in English.
    pub sentence_en: String,
    /// The BibTeX entry.
    pub bibtex: String,
    /// The whole address of the page made for frames of other sites.
    pub frame: String,
}

impl Quoted {
    /// The sentence in a language.
    #[must_use]
    pub fn sentence(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.sentence_zh,
            Lang::En => &self.sentence_en,
        }
    }

    fn in_format(&self, format: Format) -> String {
        format.of(&self.path)
    }
}

/// Pixels of a frame where nobody asks for others.
pub const FRAME: (u32, u32) = (640, 420);

/// The element that shows a page of this site in a frame of another.
#[must_use]
pub fn iframe(address: &str, (width, height): (u32, u32)) -> String {
    let address = Escaped(address);
    format!(
        "<iframe src=\"{address}\" width=\"{width}\" height=\"{height}\" title=\"Jinbang\" loading=\"lazy\"></iframe>"
    )
}

/// The line that shows a page elsewhere, and where its sentence can be sent on to.
#[component]
pub fn EmbedBox(
    /// What is quoted.
    quoted: Quoted,
    /// The language of the page.
    lang: Lang,
) -> impl IntoView {
    let sentence = quoted.sentence(lang);
    let link = |share: &Share| {
        let href = share.link(sentence, &quoted.address);
        view! { <li><a href=href rel="noopener nofollow">{say::share(*share).get(lang)}</a></li> }
    };
    let links = Share::ALL.iter().map(link).collect_view();
    view! {
        <section class="embedding">
            <h2>{say::EMBED.get(lang)}</h2>
            <p class="sub">{say::EMBED_LEDE.get(lang)}</p>
            <pre class="snippet" tabindex="0"><code id="embed">{iframe(&quoted.frame, FRAME)}</code></pre>
            <CopyButton of="embed" label=say::COPY_LINE.get(lang) done=say::COPIED.get(lang) />
            <ul class="formats" aria-label=say::SHARE.get(lang)>{links}</ul>
        </section>
    }
}

/// The citation: the sentence in the language of the page and in the other, the BibTeX entry, and
/// links to the formats of reference managers.
#[component]
pub fn CiteBox(
    /// What is quoted.
    quoted: Quoted,
    /// The language of the page.
    lang: Lang,
) -> impl IntoView {
    let other = lang.other();
    let formats = [(Format::Bibtex, "BibTeX"), (Format::Ris, "RIS"), (Format::Csl, "CSL-JSON")];
    let link = |(format, name)| view! { <li><a href=quoted.in_format(format)>{name}</a></li> };
    let links = formats.map(link).collect_view();
    let done = say::COPIED.get(lang);
    view! {
        <section class="citing">
            <h2 id="citing">{say::CITE.get(lang)}</h2>
            <blockquote class="cite serif" id="cite">{quoted.sentence(lang).to_owned()}</blockquote>
            <CopyButton of="cite" label=say::COPY_SENTENCE.get(lang) done />
            <blockquote class="cite serif" id="cite-other" lang=other.tag()>
                {quoted.sentence(other).to_owned()}
            </blockquote>
            <CopyButton of="cite-other" label=say::COPY_OTHER.get(lang) done />
            <pre class="snippet" tabindex="0"><code id="bibtex">{quoted.bibtex.clone()}</code></pre>
            <CopyButton of="bibtex" label=say::COPY_BIBTEX.get(lang) done />
            <ul class="formats" aria-label=say::FORMATS.get(lang)>{links}</ul>
            <p class="sub">{say::ADDRESS.get(lang)}</p>
            <p class="digest"><code id="address">{quoted.address.clone()}</code></p>
            <CopyButton of="address" label=say::COPY_ADDRESS.get(lang) done />
        </section>
    }
}

/// The badge, and the line of Markdown that shows it elsewhere.
#[component]
pub fn BadgeBox(
    /// What is quoted.
    quoted: Quoted,
    /// What the badge says of what.
    lede: Text,
    /// The badge for those who cannot see it.
    alt: Text,
    /// The language of the page.
    lang: Lang,
) -> impl IntoView {
    let (format, shields) = match lang {
        Lang::Zh => (Format::BadgeZh, Format::ShieldsZh),
        Lang::En => (Format::BadgeEn, Format::Shields),
    };
    let src = quoted.in_format(format);
    let shields = quoted.in_format(shields);
    let address = &quoted.address;
    let markdown = format!("[![Jinbang]({})]({address})", format.of(address));
    view! {
        <section class="badges">
            <h2 id="badges">{say::BADGE.get(lang)}</h2>
            // Its letters keep their size: where it is wider than its place, it scrolls.
            <div class="badge scroll" role="region" tabindex="0" aria-label=say::BADGE.get(lang)>
                <img src=src alt=alt.get(lang) height="20" />
            </div>
            <p class="sub">{lede.get(lang)}" "<a href=shields>{say::SHIELDS.get(lang)}</a></p>
            <pre class="snippet" tabindex="0"><code id="badge">{markdown}</code></pre>
            <CopyButton of="badge" label=say::COPY_LINE.get(lang) done=say::COPIED.get(lang) />
        </section>
    }
}

/// The bytes of record, their digest, and the command that checks them.
#[component]
pub fn RecordBox(
    /// What is quoted.
    quoted: Quoted,
    /// The SHA-256 of the bytes, 64 hexadecimal digits.
    digest: String,
    /// What the bytes are.
    lede: Text,
    /// The language of the page.
    lang: Lang,
) -> impl IntoView {
    let href = quoted.in_format(Format::Json);
    let command = format!("curl -s {}.json | sha256sum", quoted.address);
    view! {
        <section class="of-record">
            <h2 id="record">{say::RECORD.get(lang)}</h2>
            <p>{lede.get(lang)}" "<a href=href>{say::RECORD_FILE.get(lang)}</a></p>
            <p class="sub">"SHA-256"</p>
            <p class="digest"><code>{digest}</code></p>
            <p class="sub">{say::RECORD_CHECK.get(lang)}</p>
            <pre class="snippet" tabindex="0"><code>{command}</code></pre>
        </section>
    }
}
