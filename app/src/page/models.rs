//! Every model, in the order of names. Nothing here is sorted by a score.

use std::sync::Arc;

use domain::{Address, Model};
use leptos::prelude::*;

use super::model::{size_view, weights_view};
use super::pieces::Table;
use crate::part::{Downloads, ModelName, NotStated, Organisations, Pager};
use crate::text::words::{model_name, number};
use crate::text::{Lang, model as say};

/// A model with the number of exams it sat.
#[derive(Debug, Clone)]
pub struct Line {
    /// The model.
    pub model: Arc<Model>,
    /// Exams in which a result of it stands or stood.
    pub n_exams: usize,
}

/// What the page shows.
#[derive(Debug, Clone)]
pub struct Content {
    /// The words looked for, where there are any.
    pub find: Option<String>,
    /// The models on this page.
    pub lines: Vec<Line>,
    /// How many there are on all pages.
    pub n_found: usize,
    /// The page, from 1.
    pub page: usize,
    /// How many pages there are; at least 1.
    pub n_pages: usize,
    /// For each first letter (`#` for names that begin with none of A to Z) the page on which it
    /// begins.
    pub letters: Vec<(char, usize)>,
}

/// The page's title.
#[must_use]
pub fn title(_: &Content, lang: Lang) -> String {
    say::MODELS.get(lang).to_owned()
}

fn address(find: Option<&str>, page: usize) -> String {
    let mut form = String::new();
    if let Some(find) = find {
        // Written by `Address`, which knows how words are put into an address.
        let search = Address::Search(Some(find)).to_string();
        form = search.split_once("?q=").map(|(_, words)| format!("find={words}")).unwrap_or_default();
    }
    if page > 1 {
        let gap = if form.is_empty() { "" } else { "&" };
        form.push_str(&format!("{gap}page={page}"));
    }
    let base = Address::Models.to_string();
    if form.is_empty() { base } else { format!("{base}?{form}") }
}

/// The page.
#[component]
pub fn Page(
    /// What it shows.
    content: Content,
    /// The language of the page.
    lang: Lang,
) -> impl IntoView {
    let Content { find, lines, n_found, page, n_pages, letters } = content;
    let found = find.as_deref().map(|words| {
        view! {
            <p role="status">
                {say::found(&number(n_found), words, lang)}
                " "
                <a href=Address::Models.to_string()>{say::SHOW_ALL.get(lang)}</a>
            </p>
        }
    });
    let to = {
        let find = find.clone();
        move |page: usize| address(find.as_deref(), page)
    };
    let letter =
        |(letter, page): (char, usize)| view! { <li><a href=address(None, page)>{letter.to_string()}</a></li> };
    let letters = (!letters.is_empty() && n_pages > 1).then(|| {
        view! {
            <nav class="letters" aria-label=say::PAGES.get(lang)>
                <ul class="inline">{letters.into_iter().map(letter).collect_view()}</ul>
            </nav>
        }
    });
    view! {
        <h1 id="models">{say::MODELS.get(lang)}</h1>
        <p class="lede">{say::MODELS_LEDE.get(lang)}</p>
        <form class="form" method="get" action=Address::Models.to_string() role="search">
            <label for="find">
                {say::FIND.get(lang)}
                <input id="find" type="search" name="find" maxlength="100" value=find.unwrap_or_default() />
            </label>
            <button class="btn">{say::FIND_BUTTON.get(lang)}</button>
        </form>
        {found}
        {letters}
        {table(lines, lang)}
        <Downloads of=Address::Models.to_string() lang />
        <Pager page n_pages to lang />
    }
}

/// Models with their facts. Shared with the page of an organisation.
pub(super) fn table(lines: Vec<Line>, lang: Lang) -> AnyView {
    let head = [say::MODEL, say::ORGANISATION, say::SIZE, say::WEIGHTS, say::RELEASED];
    let head = head.map(|text| view! { <th role="columnheader" scope="col">{text.get(lang)}</th> });
    let row = |Line { model, n_exams }: Line| {
        let released = match model.released_on {
            Some(day) => day.to_string().into_any(),
            None => view! { <NotStated lang /> }.into_any(),
        };
        let other = model_name(&model, lang).1.map(str::to_owned);
        view! {
            <tr role="row">
                <th role="rowheader" scope="row">
                    <ModelName model=Arc::clone(&model) lang />
                    {other.map(|name| view! { <span class="sub"><bdi>{name}</bdi></span> })}
                </th>
                <td role="cell" data-label=say::ORGANISATION.get(lang)><Organisations of=model.organisations.clone() lang /></td>
                <td role="cell" data-label=say::SIZE.get(lang)>{size_view(&model, lang)}</td>
                <td role="cell" data-label=say::WEIGHTS.get(lang)>{weights_view(&model, lang)}</td>
                <td role="cell" data-label=say::RELEASED.get(lang) class="day">{released}</td>
                <td role="cell" data-label=say::EXAMS.get(lang) class="num">{number(n_exams)}</td>
            </tr>
        }
        .into_any()
    };
    let rows = lines.into_iter().map(row).collect_view();
    view! {
        <Table heading="models".to_owned() list=true>
            <thead role="rowgroup"><tr role="row">{head.into_iter().collect_view()}<th role="columnheader" scope="col" class="num">{say::EXAMS.get(lang)}</th></tr></thead>
            <tbody role="rowgroup">{rows}</tbody>
        </Table>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_keep_what_is_looked_for() {
        assert_eq!(address(None, 1), "/models");
        assert_eq!(address(None, 3), "/models?page=3");
        assert_eq!(address(Some("通义 a&b"), 2), "/models?find=%E9%80%9A%E4%B9%89+a%26b&page=2");
    }
}
