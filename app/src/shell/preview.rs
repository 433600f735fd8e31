//! What the head of a page says to those who link to it: Open Graph, Twitter card, schema.org,
//! oEmbed.

use leptos::html::meta;
use leptos::prelude::*;

use crate::text::{Lang, shell as say};

/// How a page looks where it is linked to; one that can be quoted has all of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Preview {
    /// The sentence that says it whole, or what it is.
    pub description: String,
    /// The whole address of its picture, 1200 × 630 pixels; `None` where none can be drawn.
    pub image: Option<String>,
    /// Its description by schema.org, as JSON in which no `<` stands.
    pub json_ld: Option<String>,
    /// The whole address of its oEmbed answer.
    pub oembed: Option<String>,
}

/// One property of Open Graph (<https://ogp.me>).
fn open_graph(property: &'static str, content: String) -> impl IntoView {
    meta().attr("property", property).content(content)
}

/// The elements of the head.
pub(super) fn elements(preview: Preview, title: &str, canonical: &str, lang: Lang) -> AnyView {
    let Preview { description, image, json_ld, oembed } = preview;
    let title = title.to_owned();
    let locale = |lang: Lang| match lang {
        Lang::Zh => "zh_CN",
        Lang::En => "en_GB",
    };
    let kind = if json_ld.is_some() { "article" } else { "website" };
    let card = if image.is_some() { "summary_large_image" } else { "summary" };
    let picture = image.map(|image| {
        view! {
            {open_graph("og:image", image.clone())}
            {open_graph("og:image:type", "image/png".to_owned())}
            {open_graph("og:image:width", "1200".to_owned())}
            {open_graph("og:image:height", "630".to_owned())}
            {open_graph("og:image:alt", description.clone())}
            <meta name="twitter:image" content=image />
        }
    });
    let oembed = oembed.map(|address| {
        view! { <link rel="alternate" type="application/json+oembed" href=address title=title.clone() /> }
    });
    // A data block: it is read by programs and never run, so the policy of scripts lets it stand.
    let json_ld = json_ld.map(|json| view! { <script type="application/ld+json" inner_html=json></script> });
    view! {
        <meta name="description" content=description.clone() />
        {open_graph("og:type", kind.to_owned())}
        {open_graph("og:site_name", say::NAME.get(lang).to_owned())}
        {open_graph("og:title", title.clone())}
        {open_graph("og:description", description.clone())}
        {open_graph("og:url", canonical.to_owned())}
        {open_graph("og:locale", locale(lang).to_owned())}
        {open_graph("og:locale:alternate", locale(lang.other()).to_owned())}
        <meta name="twitter:card" content=card />
        <meta name="twitter:title" content=title.clone() />
        <meta name="twitter:description" content=description.clone() />
        {picture}
        {oembed}
        {json_ld}
    }
    .into_any()
}
