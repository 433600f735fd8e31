//! An entry of the change log in words.

use std::sync::Arc;

use domain::change::{Entry, Event, Side};
use domain::filing::dispute::Dispute;
use domain::grid::whole;
use domain::rank::Ranking;
use domain::{Exam, ResultRow, Slice};

use crate::text::filing::review::ground;
use crate::text::words::{exam_sentence, model_name, setting, slice_sentence, wording};
use crate::text::{Lang, Text, changes as text};

/// The exam of an entry and the slice in which it happened, as of its day; `None` of a claim.
#[must_use]
pub fn where_of(entry: &Entry) -> Option<(Arc<Exam>, Slice)> {
    match entry {
        Entry::Result(event) => Some((Arc::clone(&event.row.exam), whole(&event.row.exam, event.mark.day))),
        Entry::Objection { mark, row, .. } => Some((Arc::clone(&row.exam), whole(&row.exam, mark.day))),
        Entry::First { change, .. } => {
            Some((Arc::clone(&change.after.exam), change.after.slice.with_as_of(change.day)))
        }
        Entry::Claimed { .. } => None,
    }
}

/// Why a result was withdrawn or replaced; `None` of one that entered.
#[must_use]
pub fn reason(event: &Event, lang: Lang) -> Option<String> {
    use domain::change::ChangeKind::{Answered, Disputed, Entered, FirstPlace, Rescored, Revised, Withdrawn};
    let given = |reason: &Option<String>| reason.clone().unwrap_or_else(|| text::NO_REASON.get(lang).to_owned());
    match event.kind {
        Withdrawn => Some(given(&event.row.withdrawn_reason)),
        Rescored | Revised => event.before.as_ref().map(|old| given(&old.withdrawn_reason)),
        Entered | Disputed | Answered | FirstPlace => None,
    }
}

/// What happened, in one line.
#[must_use]
pub fn subject(entry: &Entry, lang: Lang) -> String {
    let colon = Text::new("：", ": ").get(lang);
    match entry {
        Entry::Result(event) => {
            let kind = text::kind(event.kind).get(lang);
            let (row, name) = (&event.row, entrant(&event.row, lang));
            let scores = match &event.before {
                Some(before) => format!("{} → {}", before.score, row.score),
                None => row.score.to_string(),
            };
            format!("{kind}{colon}{name} {scores}{}{}", Text::new("，", ", ").get(lang), exam_sentence(&row.exam, lang))
        }
        Entry::Objection { row, .. } => {
            let (kind, comma) = (text::kind(entry.kind()).get(lang), Text::new("，", ", ").get(lang));
            format!("{kind}{colon}{} {}{comma}{}", entrant(row, lang), row.score, exam_sentence(&row.exam, lang))
        }
        Entry::First { change, .. } => {
            let slice = slice_sentence(&change.after.exam, &change.after.slice.with_as_of(change.day), lang);
            let kind = text::kind(entry.kind()).get(lang);
            format!("{kind}{colon}{}{}{slice}", place(&change.after, lang), Text::new("；", "; ").get(lang))
        }
        Entry::Claimed { claim, .. } => {
            format!("{}{colon}{}{colon}{}", text::CLAIMED.get(lang), claim.claimant, claim.text)
        }
    }
}

/// The rest of an entry, for a feed: the reason, the first place before.
#[must_use]
pub fn detail(entry: &Entry, lang: Lang) -> Option<String> {
    match entry {
        Entry::Result(event) => reason(event, lang),
        Entry::Objection { mark, dispute, .. } => Some(objection(dispute, mark.side, lang)),
        Entry::First { change, .. } => {
            let before = change.before.as_ref().filter(|ranking| ranking.first.is_some())?;
            let slice = slice_sentence(&before.exam, &before.slice, lang);
            let stop = Text::new("；", "; ").get(lang);
            Some(format!("{}{}{stop}{slice}", text::BEFORE.get(lang), place(before, lang)))
        }
        Entry::Claimed { claim, .. } => claim.note.clone(),
    }
}

/// A model with what it chose.
fn entrant(row: &ResultRow, lang: Lang) -> String {
    let name = model_name(&row.model, lang).0;
    if row.setting.slug.is_stated() { format!("{name} · {}", setting(&row.setting, lang)) } else { name.to_owned() }
}

/// What is held against a result and by whom, or who answered it.
#[must_use]
pub fn objection(dispute: &Dispute, side: Side, lang: Lang) -> String {
    let colon = Text::new("：", ": ").get(lang);
    match &dispute.answer {
        Some(answer) if side == Side::Answered => format!("{}{colon}{}", answer.who, answer.words),
        _ => format!("{}{colon}{}", dispute.who, ground(dispute.ground, lang)),
    }
}

/// Who is first and in which words, with how many were ranked.
fn place(ranking: &Ranking, lang: Lang) -> String {
    let Some(first) = &ranking.first else { return text::NO_FIRST.get(lang).to_owned() };
    let leader = ranking.leader().map(|entry| model_name(&entry.row.model, lang).0).unwrap_or_default();
    format!("{leader} {}", wording(first, ranking.n_ranked(), lang))
}
