//! The sentence that says the verdict of a claim whole.

use std::sync::Arc;

use chrono::NaiveDate;
use domain::claim::{Answer, Checked, Claim, VerdictWord};
use domain::rank::Ranking;

use super::answer::{heading, main_ranking};
use crate::page::fixed::cite::badge_of_model;
use crate::page::quoting::{BadgeWords, by, scored};
use crate::text::words::{board_name, partial_day_text, rank_phrase, slice_sentence, slice_short, wording};
use crate::text::{Lang, claims as say, quote};

/// The sentence: who claimed what and when, the verdict, and the row of the table that tells most:
/// score and error, evaluator, place, number ranked, slice. `retrieved_on` is the day of reading.
#[must_use]
pub fn sentence_to_cite(claim: &Claim, checked: &Checked, retrieved_on: NaiveDate, lang: Lang) -> String {
    let (lead, rest) = say::verdict(checked, lang);
    let verdict = format!("{lead}{rest}");
    let evidence = evidence(checked, lang).unwrap_or_default();
    let day = claim.claimed_on.map_or_else(|| say::NO_DAY.get(lang).to_owned(), |day| partial_day_text(day, lang));
    let record = format!("{}{}", say::quoted_as(claim.id.as_str(), lang), quote::retrieved(retrieved_on, lang));
    let (claimant, text) = (&claim.claimant, &claim.text);
    let sentence = match lang {
        Lang::Zh => {
            format!("{claimant}（{day}）宣称：“{text}”判定：{verdict}{evidence}{record}")
        }
        Lang::En => {
            format!("{claimant} ({day}) claimed: “{text}” Verdict: {verdict} {evidence}{record}")
        }
    };
    sentence.replace('\u{a0}', " ")
}

/// The words of the badge of a verdict: what is claimed, the verdict, and, of one table that fits the
/// words, the model's place with its number ranked and slice; of several their board and how many they
/// rank. The day is always there.
#[must_use]
pub fn badge_words(claim: &Claim, checked: &Checked, lang: Lang) -> BadgeWords {
    let (lead, _) = say::verdict(checked, lang);
    let only = only_ranking(checked);
    let about = only.map(|ranking| {
        let (name, rest) = slice_short(&ranking.exam, &ranking.slice, lang);
        let place = checked.model.as_ref().map(|model| badge_of_model(ranking, model, None, lang));
        place.map_or_else(|| format!("{name} {rest}"), |words| words.message)
    });
    let about = about.unwrap_or_else(|| {
        let day = claim.claimed_on.map_or_else(|| say::NO_DAY.get(lang).to_owned(), |day| day.to_string());
        let board = checked.board.as_ref().map(|board| board_name(board, lang).to_owned());
        let board = board.or_else(|| claim.board.clone());
        let ranked = ranked_on(checked).map(|(fewest, most)| quote::ranked_on_several(fewest, most, lang));
        [board, ranked, Some(day)].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    });
    let is_gold = checked.place == 1
        && checked.word() == VerdictWord::Holds
        && only.and_then(|ranking| ranking.first.as_ref()).is_some_and(|first| first.is_certain() && first.checked);
    BadgeWords {
        label: heading(claim, checked, lang).replace('\u{a0}', " "),
        message: format!("{lead} · {about}").replace('\u{a0}', " "),
        is_gold,
        is_gone: false,
    }
}

/// The ranking of the one table that fits the words; `None` where several do, or none.
#[must_use]
pub fn only_ranking(checked: &Checked) -> Option<&Arc<Ranking>> {
    match &checked.answer {
        Answer::Place(judgement) if judgement.completions.len() == 1 => main_ranking(checked),
        _ => None,
    }
}

/// How few and how many models are ranked on the tables that fit the words; `None` where none does.
fn ranked_on(checked: &Checked) -> Option<(usize, usize)> {
    let counts: Vec<usize> = match &checked.answer {
        Answer::Place(judgement) => judgement.completions.iter().map(|one| one.ranking.n_ranked()).collect(),
        Answer::Ahead(comparison) => comparison.encounters.iter().map(|one| one.ranking.n_ranked()).collect(),
    };
    Some((*counts.iter().min()?, *counts.iter().max()?))
}

/// What is cited, in English: the claim and that it is its verdict.
#[must_use]
pub fn citation_title(claim: &Claim, checked: &Checked) -> String {
    format!("Verdict on a claim. {}", heading(claim, checked, Lang::En)).replace('\u{a0}', " ")
}

/// The row of the model in the table that tells most.
fn evidence(checked: &Checked, lang: Lang) -> Option<String> {
    let ranking = main_ranking(checked)?;
    let place = ranking
        .entries
        .iter()
        .position(|entry| Some(&entry.row.model.slug) == checked.model.as_ref().map(|m| &m.slug))?;
    let entry = ranking.entries.get(place)?;
    let score = scored(&entry.row, &entry.uncertainty, lang);
    let by = by(entry.row.submission.evaluator_kind, lang);
    let first = ranking.first.as_ref().filter(|first| first.holders.contains(&place));
    let standing = match (first, &entry.standing) {
        (Some(first), _) => wording(first, ranking.n_ranked(), lang),
        (None, Some(standing)) => rank_phrase(standing, lang),
        (None, None) => return None,
    };
    let slice = slice_sentence(&ranking.exam, &ranking.slice, lang);
    Some(match lang {
        Lang::Zh => format!("成绩：{score}，{by}；{standing}。口径：{slice}。"),
        Lang::En => format!("Score: {score}, {by}; {standing}. Slice: {slice}. "),
    })
}
