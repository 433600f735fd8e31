//! The sentence that says the verdict of a claim whole.

use chrono::NaiveDate;
use domain::claim::{Checked, Claim};

use super::answer::{heading, main_ranking};
use crate::page::quoting::{by, scored};
use crate::text::words::{day_text, rank_phrase, slice_sentence, wording};
use crate::text::{Lang, claims as say, quote};

/// The sentence: who claimed what and when, the verdict, and the row of the table that tells most:
/// score and error, evaluator, place, number ranked, slice. `retrieved_on` is the day of reading.
#[must_use]
pub fn sentence_to_cite(claim: &Claim, checked: &Checked, retrieved_on: NaiveDate, lang: Lang) -> String {
    let (lead, rest) = say::verdict(checked, lang);
    let verdict = format!("{lead}{rest}");
    let evidence = evidence(checked, lang).unwrap_or_default();
    let day = claim.claimed_on.map(|day| day_text(day, lang));
    let record = format!("{}{}", say::quoted_as(claim.id.as_str(), lang), quote::retrieved(retrieved_on, lang));
    let (claimant, text) = (&claim.claimant, &claim.text);
    let sentence = match lang {
        Lang::Zh => {
            let day = day.unwrap_or_else(|| "日期未说明".to_owned());
            format!("{claimant}（{day}）宣称：“{text}”判定：{verdict}{evidence}{record}")
        }
        Lang::En => {
            let day = day.unwrap_or_else(|| "day not stated".to_owned());
            format!("{claimant} ({day}) claimed: “{text}” Verdict: {verdict} {evidence}{record}")
        }
    };
    sentence.replace('\u{a0}', " ")
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
