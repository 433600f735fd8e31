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

/// The words of the badge of a verdict: what is claimed, the verdict, and the model's place in the table
/// that tells most, with its number ranked and slice, and of how many tables it is one. The day is always
/// there.
#[must_use]
pub fn badge_words(claim: &Claim, checked: &Checked, lang: Lang) -> BadgeWords {
    let (lead, _) = say::verdict(checked, lang);
    let shown = Shown::of(checked);
    let about = shown.map(|shown| {
        let ranking = shown.ranking;
        let (name, rest) = slice_short(&ranking.exam, &ranking.slice, lang);
        let place = checked.model.as_ref().map(|model| badge_of_model(ranking, model, None, lang));
        format!("{}{}", shown.one_of(lang), place.map_or_else(|| format!("{name} {rest}"), |words| words.message))
    });
    let about = about.unwrap_or_else(|| {
        let day = claim.claimed_on.map_or_else(|| say::NO_DAY.get(lang).to_owned(), |day| day.to_string());
        let board = checked.board.as_ref().map(|board| board_name(board, lang).to_owned());
        [board.or_else(|| claim.board.clone()), Some(day)].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    });
    let only = shown.filter(|shown| shown.tables == 1).and_then(|shown| shown.ranking.first.as_ref());
    let is_gold = checked.place == 1
        && checked.word() == VerdictWord::Holds
        && only.is_some_and(|first| first.is_certain() && first.checked);
    BadgeWords {
        label: heading(claim, checked, lang).replace('\u{a0}', " "),
        message: format!("{lead} · {about}").replace('\u{a0}', " "),
        is_gold,
        is_gone: false,
    }
}

/// The table that a quotation of a verdict shows: the one that tells most, and of how many.
#[derive(Debug, Clone, Copy)]
pub struct Shown<'a> {
    /// Its ranking.
    pub ranking: &'a Arc<Ranking>,
    /// How many tables fit the words.
    pub tables: usize,
}

impl<'a> Shown<'a> {
    /// The table of an answer; `None` where none fits the words.
    #[must_use]
    pub fn of(checked: &'a Checked) -> Option<Self> {
        match &checked.answer {
            Answer::Place(judgement) => {
                Some(Self { ranking: main_ranking(checked)?, tables: judgement.completions.len() })
            }
            Answer::Ahead(comparison) => {
                Some(Self { ranking: &comparison.encounters.first()?.ranking, tables: comparison.encounters.len() })
            }
        }
    }

    /// That it is one of several; empty where it is the only one.
    #[must_use]
    pub fn one_of(&self, lang: Lang) -> String {
        if self.tables > 1 { quote::one_of(self.tables, lang) } else { String::new() }
    }

    /// Its slice, said to be that of one of several.
    #[must_use]
    pub fn slice(&self, lang: Lang) -> String {
        let slice = slice_sentence(&self.ranking.exam, &self.ranking.slice, lang);
        format!("{}{slice}", self.one_of(lang))
    }

    /// The place of the model on it, with the number ranked.
    #[must_use]
    pub fn place(&self, checked: &Checked, lang: Lang) -> Option<String> {
        let model = checked.model.as_ref()?;
        let entries = &self.ranking.entries;
        let at = entries.iter().position(|entry| entry.row.model.slug == model.slug)?;
        match self.ranking.first.as_ref().filter(|first| first.holders.contains(&at)) {
            Some(first) => Some(wording(first, self.ranking.n_ranked(), lang)),
            None => entries.get(at)?.standing.as_ref().map(|standing| rank_phrase(standing, lang)),
        }
    }
}

/// What is cited, in English: the claim and that it is its verdict.
#[must_use]
pub fn citation_title(claim: &Claim, checked: &Checked) -> String {
    format!("Verdict on a claim. {}", heading(claim, checked, Lang::En)).replace('\u{a0}', " ")
}

/// The row of the model in the table that tells most.
fn evidence(checked: &Checked, lang: Lang) -> Option<String> {
    let ranking = main_ranking(checked)?;
    let entry = ranking.entry_of(&checked.model.as_ref()?.slug)?;
    let score = scored(&entry.row, &entry.uncertainty, lang);
    let by = by(entry.row.submission.evaluator_kind, lang);
    let shown = Shown::of(checked)?;
    let (standing, slice) = (shown.place(checked, lang)?, shown.slice(lang));
    Some(match lang {
        Lang::Zh => format!("成绩：{score}，{by}；{standing}。口径：{slice}。"),
        Lang::En => format!("Score: {score}, {by}; {standing}. Slice: {slice}. "),
    })
}
