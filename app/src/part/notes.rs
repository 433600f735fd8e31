//! Small things around a page's content: where it is, that something is wrong, more of a list.

use leptos::prelude::*;

use crate::text::words::number;
use crate::text::{Lang, Text};

/// The way to a page: links with their names.
#[component]
pub fn Crumbs(
    /// Addresses and names, outermost first.
    links: Vec<(String, String)>,
    /// The language.
    lang: Lang,
) -> impl IntoView {
    let label = Text::new("所在位置", "Where this is").get(lang);
    let link = |(href, name): (String, String)| view! { <li><a href=href><bdi>{name}</bdi></a></li> };
    view! { <nav class="crumbs" aria-label=label><ol>{links.into_iter().map(link).collect_view()}</ol></nav> }
}

/// Something is wrong: what, and what to do.
#[component]
pub fn ErrorNote(
    /// What is wrong, in a few words.
    title: String,
    /// What there is instead.
    children: Children,
) -> impl IntoView {
    view! { <div class="err" role="note"><p class="err-t">{title}</p>{children()}</div> }
}

/// Links to the pages of a list; nothing where there is one page only. `to` gives the address of
/// a page, from 1.
#[component]
pub fn Pager<F>(
    /// The page shown, from 1.
    page: usize,
    /// How many there are.
    n_pages: usize,
    /// The address of a page.
    to: F,
    /// The language.
    lang: Lang,
) -> impl IntoView
where
    F: Fn(usize) -> String,
{
    if n_pages <= 1 {
        return ().into_any();
    }
    let label = Text::new("分页", "Pages").get(lang);
    let previous = (page > 1).then(|| {
        view! { <a rel="prev" href=to(page - 1)>{Text::new("← 上一页", "← previous").get(lang)}</a> }
    });
    let next = (page < n_pages).then(|| {
        view! { <a rel="next" href=to(page + 1)>{Text::new("下一页 →", "next →").get(lang)}</a> }
    });
    let here = match lang {
        Lang::En => format!("page {} of {}", number(page), number(n_pages)),
        Lang::Zh => format!("第 {} 页，共 {} 页", number(page), number(n_pages)),
    };
    view! { <nav class="pager" aria-label=label>{previous}<span>{here}</span>{next}</nav> }.into_any()
}
