//! A ranking, a result or a verdict in a frame of another site: slice and number ranked stay in sight,
//! whatever the size of the frame.

use std::sync::Arc;

use domain::ResultId;
use domain::claim::{Checked, Claim};
use domain::rank::{Entry, Ranking};
use leptos::prelude::*;

use super::claim::cite::Shown;
use super::claim::heading;
use super::placed::{Placed, PlacedRank};
use super::quoting::{by, scored};
use crate::part::{DisputedMark, Verdict};
use crate::text::result::ended::Ended;
use crate::text::words::{error_beside, model_name, number, partial_day_text, slice_sentence};
use crate::text::{Lang, Text, claims as of_claims, embed as say, ranking as of_ranking};

/// Rows of a ranking that a frame shows.
pub const ROWS: usize = 20;

/// A ranking in a frame.
#[component]
pub fn RankingFrame(
    /// The ranking.
    ranking: Arc<Ranking>,
    /// The whole address of its page.
    address: String,
    /// The language.
    lang: Lang,
) -> impl IntoView {
    let rows = ranking.entries.iter().take(ROWS).map(|entry| row(entry, lang)).collect_view();
    let rest = ranking.entries.len().saturating_sub(ROWS);
    let rest = (rest > 0).then(|| view! { <p class="sub">{say::more(rest, lang)}</p> });
    let verdict = (!ranking.entries.is_empty()).then(|| view! { <p><Verdict ranking=Arc::clone(&ranking) lang /></p> });
    view! {
        {head(&ranking, "", &address, lang)}
        {verdict}
        <table class="t embed-rows" aria-labelledby="slice">
            <thead>
                <tr>
                    <th scope="col" class="num">{of_ranking::RANK.get(lang)}</th>
                    <th scope="col">{of_ranking::MODEL.get(lang)}</th>
                    <th scope="col">{of_ranking::INTERVAL.get(lang)}</th>
                    <th scope="col" class="num">{of_ranking::SCORE.get(lang)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
        {rest}
    }
}

/// A result in a frame, in the ranking of its slice on the newest day on which it stood.
#[component]
pub fn ResultFrame(
    /// The result and that ranking.
    placed: Placed,
    /// The result that took its place.
    corrected_by: Option<ResultId>,
    /// The whole address of its page.
    address: String,
    /// The language.
    lang: Lang,
) -> impl IntoView {
    let row = Arc::clone(&placed.row);
    let name = model_name(&row.model, lang).0.to_owned();
    let uncertainty = domain::stats::uncertainty(&row);
    let score = scored(&row, &uncertainty, lang);
    let by = by(row.submission.evaluator_kind, lang);
    let ended = Ended::of(&row, corrected_by.as_ref());
    let gone = ended.map(|ended| view! { <p class="embed-gone">{ended.sentence(lang)}</p> });
    view! {
        {head(&placed.ranking, "", &address, lang)}
        {gone}
        <p class="embed-name serif"><bdi>{name}</bdi></p>
        <p class="embed-score">{score}" · "{by}<DisputedMark disputed=row.disputed lang /></p>
        <p><PlacedRank placed lang /></p>
    }
}

/// The verdict of a claim in a frame.
#[component]
pub fn ClaimFrame(
    /// The claim.
    claim: Arc<Claim>,
    /// What the data say of it.
    checked: Arc<Checked>,
    /// The whole address of its page.
    address: String,
    /// The language.
    lang: Lang,
) -> impl IntoView {
    let (lead, rest) = of_claims::verdict(&checked, lang);
    let head = match Shown::of(&checked) {
        Some(shown) => head(shown.ranking, &shown.one_of(lang), &address, lang),
        None => {
            let none = || of_claims::NO_DAY.get(lang).to_owned();
            let day = claim.claimed_on.map_or_else(none, |day| partial_day_text(day, lang));
            let address = address.clone();
            view! {
                <div class="embed-head">
                    <h1 id="slice">{heading(&claim, &checked, lang)}</h1>
                    <p><b>{day}</b>" · "<a href=address target="_blank" rel="noopener">{say::WHOLE.get(lang)}</a></p>
                </div>
            }
            .into_any()
        }
    };
    view! {
        {head}
        <blockquote class="words-said"><p><bdi>{claim.text.clone()}</bdi></p></blockquote>
        <p class="sub"><bdi>{claim.claimant.clone()}</bdi></p>
        <p><b>{lead}</b>{rest}</p>
    }
}

/// The slice and how many it ranks, with the link to the page; it stays at the top of the frame. `before`
/// says of how many tables it is one.
fn head(ranking: &Ranking, before: &str, address: &str, lang: Lang) -> AnyView {
    let (n, ranked) = of_ranking::ranked(ranking.n_ranked(), ranking.n_models, lang);
    let slice = format!("{before}{}", slice_sentence(&ranking.exam, &ranking.slice, lang));
    let address = address.to_owned();
    view! {
        <div class="embed-head">
            <h1 id="slice">{slice}</h1>
            <p><b>{n}{ranked}</b>" · "<a href=address target="_blank" rel="noopener">{say::WHOLE.get(lang)}</a></p>
        </div>
    }
    .into_any()
}

fn row(entry: &Entry, lang: Lang) -> AnyView {
    let name = model_name(&entry.row.model, lang).0.to_owned();
    let (rank, interval) = match &entry.standing {
        Some(standing) => (
            number(standing.rank()),
            format!("{}–{} / {}", number(standing.low()), number(standing.high()), number(standing.of())),
        ),
        None => (Text::new("不排名", "not ranked").get(lang).to_owned(), String::new()),
    };
    let half = entry.uncertainty.half_width().map(|half| error_beside(&entry.row.score, half));
    let error = half.map_or_else(|| of_ranking::ERROR_UNKNOWN.get(lang).to_owned(), |half| format!("±{half}"));
    view! {
        <tr>
            <td class="num">{rank}</td>
            <th scope="row"><bdi>{name}</bdi></th>
            <td>{interval}</td>
            <td class="num">{entry.row.score.to_string()}" "<span class="sub">{error}</span><DisputedMark disputed=entry.row.disputed lang /></td>
        </tr>
    }
    .into_any()
}
