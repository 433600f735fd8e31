//! Slices to look at: every dataset of every board, with the exam that stands for it.

use chrono::NaiveDate;
use domain::Address;
use leptos::prelude::*;

use super::Offer;
use crate::text::words::{Noun, board_name, count, dataset_name, exam_sentence};
use crate::text::{Lang, boards as of_boards, trends as say};

/// The page.
pub(super) fn offers(offers: &[Offer], today: NaiveDate, lang: Lang) -> AnyView {
    let item = |offer: &Offer| {
        let Offer { board, dataset, n_exams, main } = offer;
        let (board_words, dataset_words) = (board_name(board, lang), dataset_name(dataset, lang));
        let name = if board_words == dataset_words {
            board_words.to_owned()
        } else {
            format!("{board_words} · {dataset_words}")
        };
        let pairs = [("board", board.slug.to_string()), ("dataset", dataset.slug.to_string())];
        let all = Address::TrendParts(&pairs).to_string();
        let main = main.as_ref().map(|(exam, slice)| {
            let href = Address::Trend(slice, today, &[]).to_string();
            view! { <p><a href=href>{exam_sentence(exam, lang)}</a></p> }
        });
        view! {
            <li>
                <h2><a class="mo" href=all><bdi>{name}</bdi></a></h2>
                {main}
                <p class="sub">{count(*n_exams, Noun::Exam, lang)}</p>
            </li>
        }
    };
    let none = offers.is_empty().then(|| view! { <p class="verdict">{of_boards::NO_FIGURES.get(lang)}</p> });
    view! {
        <h1>{say::TRENDS.get(lang)}</h1>
        <p class="lede">{say::OFFERS_LEDE.get(lang)}</p>
        {none}
        <ul class="cards offers">{offers.iter().map(item).collect_view()}</ul>
    }
    .into_any()
}
