//! Whether results change a first place.

use std::collections::BTreeSet;

use crate::Slug;
use crate::rank::Ranking;
use crate::rank::first::Wording;

/// Whether the first place of a slice is worded otherwise, or names others, once results are added.
/// Where too few are ranked to speak of a first, there is none to change.
#[must_use]
pub fn changes_first(before: Option<&Ranking>, after: &Ranking) -> bool {
    let after = said(after);
    after.is_some() && before.map(said) != Some(after)
}

/// The wording of a first place and the models it names.
fn said(ranking: &Ranking) -> Option<(Wording, BTreeSet<&Slug>)> {
    let first = ranking.first.as_ref()?;
    Some((first.wording, ranking.first_entries().map(|entry| &entry.row.model.slug).collect()))
}
