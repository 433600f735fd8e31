//! The sentence that says a ranking whole, fixed or not, and the words of badges.

use chrono::NaiveDate;
use domain::rank::Ranking;
use domain::{FixedId, Model};

use crate::page::quoting::{BadgeWords, by, scored, short_place, short_standing};
use crate::text::result::ended::{CORRECTED, WITHDRAWN};
use crate::text::words::{model_name, slice_sentence, slice_short, slice_without_day, wording};
use crate::text::{Lang, Text, fixed as say, quote, ranking as of_ranking};

/// The sentence that says the ranking whole: who is first in the words its evidence bears, with
/// score, error and evaluator, of how many, in which slice, as of which day. `id` is that of a fixed
/// ranking, `retrieved_on` the day of reading.
#[must_use]
pub fn sentence_to_cite(ranking: &Ranking, id: Option<&FixedId>, retrieved_on: NaiveDate, lang: Lang) -> String {
    let slice = slice_sentence(&ranking.exam, &ranking.slice, lang);
    let record = id.map_or_else(|| say::NOT_FIXED.get(lang).to_owned(), |id| say::record(id.as_str(), lang));
    let record = format!("{record}{}", quote::retrieved(retrieved_on, lang));
    let (Some(first), Some(leader)) = (&ranking.first, ranking.leader()) else {
        let (n, ranked) = of_ranking::ranked(ranking.n_ranked(), ranking.n_models, lang);
        return match lang {
            Lang::Zh => format!("{slice}：{n}{ranked}。{record}"),
            Lang::En => format!("{slice}: {n}{ranked}. {record}"),
        };
    };
    let name = model_name(&leader.row.model, lang).0;
    let score = scored(&leader.row, &leader.uncertainty, lang);
    let by = by(leader.row.submission.evaluator_kind, lang);
    let place = wording(first, ranking.n_ranked(), lang);
    let sentence = match lang {
        Lang::Zh => format!("{name}：{score}，{by}；{place}。口径：{slice}。{record}"),
        Lang::En => format!("{name}: {score}, {by}; {place}. Slice: {slice}. {record}"),
    };
    sentence.replace('\u{a0}', " ")
}

/// What is cited, in English: the exam, the day and how many were ranked.
#[must_use]
pub fn citation_title(ranking: &Ranking) -> String {
    let (n, ranked) = of_ranking::ranked(ranking.n_ranked(), ranking.n_models, Lang::En);
    let over = slice_without_day(&ranking.exam, &ranking.slice, Lang::En);
    format!("{over}, as of {}: {n}{ranked}", ranking.slice.as_of()).replace('\u{a0}', " ")
}

/// What became of the results of the first place since.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lapsed {
    /// One of them was corrected.
    Corrected,
    /// One of them stands no more.
    Withdrawn,
}

impl Lapsed {
    /// In one word.
    #[must_use]
    pub const fn word(self) -> Text {
        match self {
            Self::Corrected => CORRECTED,
            Self::Withdrawn => WITHDRAWN,
        }
    }
}

/// The words of the badge of a model in a ranking. `lapsed` is what became of its result since;
/// its score is not repeated then.
#[must_use]
pub fn badge_of_model(ranking: &Ranking, model: &Model, lapsed: Option<Lapsed>, lang: Lang) -> BadgeWords {
    let (name, rest) = slice_short(&ranking.exam, &ranking.slice, lang);
    let slice = format!("{name} {rest}").replace('\u{a0}', " ");
    let entry = ranking.entry_of(&model.slug);
    let stands = entry.filter(|_| lapsed.is_none());
    let score = stands.map(|entry| format!(" {}", entry.row.score)).unwrap_or_default();
    let label = format!("{}{score}", model_name(model, lang).0);
    let first = ranking.first.as_ref().filter(|_| {
        let own = ranking.first_entries().find(|entry| entry.row.model.slug == model.slug);
        own.is_some_and(|own| entry.is_some_and(|entry| own.row.id == entry.row.id))
    });
    let standing = entry.and_then(|entry| entry.standing.as_ref());
    let place = match (lapsed, first, standing) {
        (Some(lapsed), ..) => lapsed.word().get(lang).to_owned(),
        (None, Some(first), _) => short_place(first, ranking.n_ranked(), lang),
        (None, None, Some(standing)) => short_standing(standing, lang),
        (None, None, None) => say::not_ranked(ranking.n_ranked(), lang),
    };
    let is_gold = lapsed.is_none() && first.is_some_and(|first| first.is_certain() && first.checked);
    BadgeWords { label, message: format!("{place} · {slice}"), is_gold, is_gone: lapsed.is_some() }
}

/// The words of the badge of a ranking. `kind` says what it is, where nobody is first.
#[must_use]
pub fn badge_words(ranking: &Ranking, kind: Text, lapsed: Option<Lapsed>, lang: Lang) -> BadgeWords {
    let (name, rest) = slice_short(&ranking.exam, &ranking.slice, lang);
    let slice = format!("{name} {rest}").replace('\u{a0}', " ");
    let label = match (ranking.leader().filter(|_| ranking.first.is_some()), lapsed) {
        (Some(leader), None) => format!("{} {}", model_name(&leader.row.model, lang).0, leader.row.score),
        (Some(leader), Some(_)) => model_name(&leader.row.model, lang).0.to_owned(),
        (None, _) => kind.get(lang).to_owned(),
    };
    if let Some(lapsed) = lapsed {
        let message = format!("{} · {slice}", lapsed.word().get(lang));
        return BadgeWords { label, message, is_gold: false, is_gone: true };
    }
    let place = match &ranking.first {
        Some(first) => short_place(first, ranking.n_ranked(), lang),
        None => {
            let (n, ranked) = of_ranking::ranked(ranking.n_ranked(), ranking.n_models, lang);
            format!("{n}{ranked}")
        }
    };
    let is_gold = ranking.first.as_ref().is_some_and(|first| first.is_certain() && first.checked);
    BadgeWords { label, message: format!("{place} · {slice}"), is_gold, is_gone: false }
}
