//! Changes of a first place.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::Slug;
use crate::history::Turn;
use crate::rank::{Ranking, Wording};

/// A day after which others are first, or the first place is worded otherwise.
#[derive(Debug, Clone)]
pub struct FirstChange {
    /// The day.
    pub day: NaiveDate,
    /// The ranking before it; `None` where nobody stood.
    pub before: Option<Arc<Ranking>>,
    /// The ranking at its end.
    pub after: Arc<Ranking>,
}

impl FirstChange {
    /// Whether a model holds the first place before or after.
    #[must_use]
    pub fn is_about(&self, model: &Slug) -> bool {
        let rankings = self.before.iter().chain([&self.after]);
        rankings.flat_map(|ranking| ranking.first_entries()).any(|entry| entry.row.model.slug == *model)
    }
}

/// The change from one ranking of a slice to that of a later day, where its first place changed:
/// who holds it, or how it is worded. How many are ranked may change without that.
#[must_use]
pub fn first_change(before: Option<&Arc<Ranking>>, after: &Arc<Ranking>) -> Option<FirstChange> {
    let old = before.and_then(|ranking| place(ranking));
    let is_same = old == place(after);
    (!is_same).then(|| FirstChange {
        day: after.slice.as_of(),
        before: before.filter(|ranking| !ranking.entries.is_empty()).map(Arc::clone),
        after: Arc::clone(after),
    })
}

/// The changes of the first place in a history, oldest first.
#[must_use]
pub fn first_changes(turns: &[Turn]) -> Vec<FirstChange> {
    let mut changes = Vec::new();
    let mut before: Option<&Arc<Ranking>> = None;
    for turn in turns {
        changes.extend(first_change(before, &turn.ranking));
        before = Some(&turn.ranking);
    }
    changes
}

/// Wording and holders, in the order of names; `None` where too few stand.
fn place(ranking: &Ranking) -> Option<(Wording, Vec<(&Slug, &Slug)>)> {
    let first = ranking.first.as_ref()?;
    let mut holders: Vec<(&Slug, &Slug)> =
        ranking.first_entries().map(|entry| (&entry.row.model.slug, &entry.row.setting.slug)).collect();
    holders.sort();
    Some((first.wording, holders))
}
