//! A result beside the ranking in which it may stand.

use std::sync::Arc;

use domain::ResultRow;
use domain::rank::{Entry, Ranking, Standing};
use leptos::prelude::*;

use crate::part::{PlaceMark, StandingText};
use crate::text::words::wording_in_short;
use crate::text::{Lang, Text, model as say, ranking as of_ranking};

/// A result and a ranking of its exam. The ranking says over what, as of which day and of how many.
#[derive(Debug, Clone)]
pub struct Placed {
    /// The result.
    pub row: Arc<ResultRow>,
    /// The ranking.
    pub ranking: Arc<Ranking>,
}

impl Placed {
    /// The result's entry; `None` if it does not stand that day, is a baseline, or another result
    /// of its entrant stands for it.
    #[must_use]
    pub fn entry(&self) -> Option<&Entry> {
        self.ranking.entries.iter().find(|entry| entry.row.id == self.row.id)
    }

    /// Where it stands.
    #[must_use]
    pub fn standing(&self) -> Option<&Standing> {
        self.entry()?.standing.as_ref()
    }

    /// Whether it is among those of the first place.
    #[must_use]
    pub fn holds_first(&self) -> bool {
        self.ranking.first_entries().any(|entry| entry.row.id == self.row.id)
    }

    /// Why it has no rank in the ranking, in words.
    #[must_use]
    pub fn reason_without_rank(&self, lang: Lang) -> &'static str {
        let text = if self.row.role.is_baseline() {
            say::BASELINE
        } else if !self.row.stood_on(self.ranking.slice.as_of()) {
            say::DOES_NOT_STAND
        } else if self.entry().is_some() {
            say::TOO_FEW
        } else {
            say::ANOTHER_STANDS
        };
        text.get(lang)
    }

    /// The same with how many there are, for where the ranking is not beside it.
    #[must_use]
    pub fn without_rank(&self, lang: Lang) -> String {
        let (n, ranked) = of_ranking::ranked(self.ranking.n_ranked(), self.ranking.n_models, lang);
        let too_few = self.ranking.first.is_none() && self.entry().is_some();
        let colon = Text::new("，", ", ").get(lang);
        if too_few { format!("{n}{ranked}") } else { format!("{}{colon}{n}{ranked}", self.reason_without_rank(lang)) }
    }
}

/// The rank of a result with its N and interval, led by the mark of a first place it holds; where
/// it has none, why.
#[component]
pub fn PlacedRank(
    /// The result and its ranking.
    placed: Placed,
    /// The language of the page.
    lang: Lang,
) -> impl IntoView {
    let Some(standing) = placed.standing().cloned() else {
        return view! { <span class="ns">{placed.reason_without_rank(lang)}</span> }.into_any();
    };
    let first = placed.holds_first().then(|| placed.ranking.first.clone()).flatten();
    let mark = first.map(|first| {
        let word = wording_in_short(&first, lang);
        view! { <span class="nb"><PlaceMark first small=true />" "{word}</span>{Text::new("，", ", ").get(lang)}<wbr /> }
    });
    view! { <span>{mark}<span class="nb"><StandingText standing=Some(standing) lang /></span></span> }.into_any()
}
