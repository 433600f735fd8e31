//! The first place with and without open-book results, side by side, where that changes it.

use std::sync::Arc;

use domain::Address;
use domain::rank::Ranking;
use leptos::prelude::*;

use super::Content;
use crate::part::Verdict;
use crate::text::words::number;
use crate::text::{Lang, ranking as say};

/// The block; nothing where leaving out open-book results changes nothing.
pub(super) fn by_book(content: &Content, lang: Lang) -> Option<AnyView> {
    let without = content.without_open_book.as_ref()?;
    let side = |name: &'static str, ranking: &Arc<Ranking>| {
        let href = Address::Ranking(&ranking.slice, content.today).to_string();
        view! {
            <li>
                <a class="q" href=href data-focus=name>{name}</a>
                <Verdict ranking=Arc::clone(ranking) lang small=true />
                <span class="sub">{say::ranked_of(&number(ranking.n_ranked()), lang)}</span>
            </li>
        }
    };
    Some(
        view! {
            <section class="books">
                <h2>{say::BY_BOOK.get(lang)}</h2>
                <p class="lede">{say::BY_BOOK_LEDE.get(lang)}</p>
                <ul class="pair">
                    {side(say::WITH_OPEN_BOOK.get(lang), &content.ranking)}
                    {side(say::WITHOUT_OPEN_BOOK.get(lang), without)}
                </ul>
            </section>
        }
        .into_any(),
    )
}
