//! Two claimants of one first, side by side: every word of each slice, the one that differs
//! outlined, and the top of each ranking.

use std::sync::Arc;

use chrono::NaiveDate;
use domain::firsts::{FirstsView, Spot};
use domain::rank::{Entry, FirstPlace, Ranking};
use domain::{Address, Model, SliceKey};
use leptos::prelude::*;

use crate::part::{DisputedMark, IntervalBar, ModelName, Pager, PlaceMark};
use crate::text::ranking::baselines_above;
use crate::text::words::{Noun, Term, count, day_text, model_name, number, slice_sentence, slice_terms, wording};
use crate::text::{Lang, firsts as say, model as of_model};

/// Rows shown of each ranking.
const TOP: usize = 3;

/// Two slices that differ in one word, and who leads each.
#[derive(Debug, Clone)]
pub struct Pair {
    /// The key in which they differ.
    pub key: SliceKey,
    /// The two.
    pub sides: [Side; 2],
    /// How many other words there are.
    pub other_words: usize,
    /// What both slices say, as an address has it.
    pub shared: Vec<(&'static str, String)>,
}

/// One of the two.
#[derive(Debug, Clone)]
pub struct Side {
    /// Its first place.
    pub spot: Spot<FirstPlace>,
    /// Its leader.
    pub model: Arc<Model>,
    /// Its ranking.
    pub ranking: Arc<Ranking>,
}

pub(super) fn claimants(
    pairs: Vec<Pair>,
    n: usize,
    n_pages: usize,
    view: &FirstsView,
    today: NaiveDate,
    lang: Lang,
) -> AnyView {
    let to = {
        let view = view.clone();
        move |pairs: usize| format!("{}#claimants", Address::Firsts(&FirstsView { page: 1, pairs, ..view.clone() }))
    };
    let shown = view.pairs;
    let pairs = pairs.into_iter().map(|pair| pair_view(pair, today, lang)).collect_view();
    view! {
        <section class="claimants">
            <h2 id="claimants">{say::CLAIMANTS.get(lang)}</h2>
            <p class="sub">{say::CLAIMANTS_LEDE.get(lang)}" "{say::pairs(n, lang)}</p>
            {pairs}
            <Pager page=shown n_pages to lang />
        </section>
    }
    .into_any()
}

fn pair_view(pair: Pair, today: NaiveDate, lang: Lang) -> AnyView {
    let Pair { key, sides, other_words, shared } = pair;
    let more = (other_words > 0).then(|| {
        let href = Address::Listing(&shared).to_string();
        view! { <p class="sub"><a href=href>{say::other_words(other_words, lang)}</a></p> }
    });
    let sides = sides.map(|side| side_view(side, key, today, lang));
    view! { <div class="grid2 rivals">{sides.into_iter().collect_view()}</div>{more} }.into_any()
}

fn side_view(side: Side, key: SliceKey, today: NaiveDate, lang: Lang) -> AnyView {
    let Side { spot, model, ranking } = side;
    let chip = |term: Term| {
        if term.key == key {
            let only = view! { <span class="visually-hidden">{say::ONLY_HERE.get(lang)}</span> };
            view! { <li class="chip chip-only">{term.text}{only}</li> }.into_any()
        } else if !spot.slice().filters().values(term.key).is_empty() {
            view! { <li class="chip">{term.text}</li> }.into_any()
        } else {
            view! { <li class="chip chip-must">{term.text}</li> }.into_any()
        }
    };
    let terms = slice_terms(spot.exam(), spot.slice(), lang).into_iter().filter(|term| term.key != SliceKey::AsOf);
    let chips = terms.map(chip).collect_view();
    let href = Address::Ranking(spot.slice(), today).to_string();
    let words = wording(spot.place(), spot.of(), lang);
    let caption = slice_sentence(spot.exam(), spot.slice(), lang);
    let top = ranking.entries.iter().take(TOP).map(|entry| top_row(entry, lang)).collect_view();
    let above: Vec<String> =
        ranking.baselines_above().map(|entry| model_name(&entry.row.model, lang).0.to_owned()).collect();
    let above = (!above.is_empty()).then(|| view! { <p class="sub above">{baselines_above(&above, lang)}</p> });
    let head = [of_model::RANK, of_model::MODEL, of_model::INTERVAL, of_model::SCORE];
    let head = head.map(|text| view! { <th scope="col">{text.get(lang)}</th> });
    view! {
        <article class="rec">
            <p class="sub">{day_text(spot.slice().as_of(), lang)}</p>
            <div class="claimant">
                <PlaceMark first=spot.place().clone() />
                <div><h3><ModelName model lang /></h3><p class="say"><a href=href>{words}</a></p></div>
            </div>
            {above}
            <ul class="chips">{chips}</ul>
            <table class="t t-top">
                <caption class="visually-hidden">{caption}", "{count(ranking.n_ranked(), Noun::Model, lang)}</caption>
                <thead class="visually-hidden"><tr>{head.into_iter().collect_view()}</tr></thead>
                <tbody>{top}</tbody>
            </table>
        </article>
    }
    .into_any()
}

fn top_row(entry: &Entry, lang: Lang) -> Option<AnyView> {
    let standing = entry.standing.clone()?;
    let unknown = entry.uncertainty.standard_error.is_none();
    let interval = format!("{}–{}", number(standing.low()), number(standing.high()));
    let rank = number(standing.rank());
    let model = Arc::clone(&entry.row.model);
    let href = Address::Result(entry.row.id.as_str()).to_string();
    Some(
        view! {
            <tr>
                <td>{rank}</td>
                <th scope="row"><ModelName model lang /></th>
                <td><span class="nb"><IntervalBar standing lang unknown />" "{interval}</span></td>
                <td class="num"><a class="sc" href=href>{entry.row.score.to_string()}</a><DisputedMark disputed=entry.row.disputed lang /></td>
            </tr>
        }
        .into_any(),
    )
}
