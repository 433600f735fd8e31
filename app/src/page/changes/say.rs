//! An entry of the change log in words.

use std::sync::Arc;

use domain::change::{Entry, Event};
use domain::grid::whole;
use domain::rank::Ranking;
use domain::{Exam, Slice};

use crate::text::words::{exam_sentence, model_name, setting, slice_sentence, wording};
use crate::text::{Lang, Text, changes as text};

/// The exam of an entry and the slice in which it happened, as of its day; `None` of a claim.
#[must_use]
pub fn where_of(entry: &Entry) -> Option<(Arc<Exam>, Slice)> {
    match entry {
        Entry::Result(event) => Some((Arc::clone(&event.row.exam), whole(&event.row.exam, event.mark.day))),
        Entry::First { change, .. } => {
            Some((Arc::clone(&change.after.exam), change.after.slice.with_as_of(change.day)))
        }
        Entry::Claimed { .. } => None,
    }
}

/// Why a result was withdrawn or replaced; `None` of one that entered.
#[must_use]
pub fn reason(event: &Event, lang: Lang) -> Option<String> {
    use domain::change::ChangeKind::{Entered, FirstPlace, Rescored, Revised, Withdrawn};
    let given = |reason: &Option<String>| reason.clone().unwrap_or_else(|| text::NO_REASON.get(lang).to_owned());
    match event.kind {
        Withdrawn => Some(given(&event.row.withdrawn_reason)),
        Rescored | Revised => event.before.as_ref().map(|old| given(&old.withdrawn_reason)),
        Entered | FirstPlace => None,
    }
}

/// What happened, in one line.
#[must_use]
pub fn subject(entry: &Entry, lang: Lang) -> String {
    let colon = Text::new("：", ": ").get(lang);
    match entry {
        Entry::Result(event) => {
            let kind = text::kind(event.kind).get(lang);
            let row = &event.row;
            let mut name = model_name(&row.model, lang).0.to_owned();
            if row.setting.slug.is_stated() {
                name = format!("{name} · {}", setting(&row.setting, lang));
            }
            let scores = match &event.before {
                Some(before) => format!("{} → {}", before.score, row.score),
                None => row.score.to_string(),
            };
            format!("{kind}{colon}{name} {scores}{}{}", Text::new("，", ", ").get(lang), exam_sentence(&row.exam, lang))
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
        Entry::First { change, .. } => {
            let before = change.before.as_ref().filter(|ranking| ranking.first.is_some())?;
            let slice = slice_sentence(&before.exam, &before.slice, lang);
            let stop = Text::new("；", "; ").get(lang);
            Some(format!("{}{}{stop}{slice}", text::BEFORE.get(lang), place(before, lang)))
        }
        Entry::Claimed { claim, .. } => claim.note.clone(),
    }
}

/// Who is first and in which words, with how many were ranked.
fn place(ranking: &Ranking, lang: Lang) -> String {
    let Some(first) = &ranking.first else { return text::NO_FIRST.get(lang).to_owned() };
    let leader = ranking.leader().map(|entry| model_name(&entry.row.model, lang).0).unwrap_or_default();
    format!("{leader} {}", wording(first, ranking.n_ranked(), lang))
}
