//! Claims. A later file corrects what an earlier one said of a claim.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::Slug;
use domain::claim::Claim;

use crate::error::Error;
use crate::statement::inserts;
use crate::transaction::{Transaction, insert_all};

inserts! {
    CLAIM(17) =
        "INSERT INTO claim (id, claimed_on, claimant, organisation, model, board, kind, place, other, slice, \
         narrower, words, source_url, source_commit, note, recorded_at, claimed_in) VALUES",
        "ON CONFLICT (id) DO UPDATE SET claimed_on = EXCLUDED.claimed_on, claimant = EXCLUDED.claimant, \
         claimed_in = EXCLUDED.claimed_in, \
         organisation = EXCLUDED.organisation, model = EXCLUDED.model, board = EXCLUDED.board, \
         kind = EXCLUDED.kind, place = EXCLUDED.place, other = EXCLUDED.other, slice = EXCLUDED.slice, \
         narrower = EXCLUDED.narrower, words = EXCLUDED.words, source_url = EXCLUDED.source_url, \
         source_commit = EXCLUDED.source_commit, note = EXCLUDED.note \
         WHERE claim.claimed_on IS DISTINCT FROM EXCLUDED.claimed_on OR claim.claimant <> EXCLUDED.claimant \
         OR claim.claimed_in IS DISTINCT FROM EXCLUDED.claimed_in \
         OR claim.organisation IS DISTINCT FROM EXCLUDED.organisation \
         OR claim.model IS DISTINCT FROM EXCLUDED.model OR claim.board IS DISTINCT FROM EXCLUDED.board \
         OR claim.kind <> EXCLUDED.kind OR claim.place IS DISTINCT FROM EXCLUDED.place \
         OR claim.other IS DISTINCT FROM EXCLUDED.other OR claim.slice <> EXCLUDED.slice \
         OR claim.narrower <> EXCLUDED.narrower OR claim.words <> EXCLUDED.words \
         OR claim.source_url IS DISTINCT FROM EXCLUDED.source_url \
         OR claim.source_commit IS DISTINCT FROM EXCLUDED.source_commit \
         OR claim.note IS DISTINCT FROM EXCLUDED.note";
}

/// Writes claims; gives how many were new or changed. Of two of one identifier the later stands.
pub(super) async fn write(
    writing: &mut Transaction,
    claims: &[Claim],
    recorded_at: DateTime<Utc>,
) -> Result<u64, Error> {
    let claims: Vec<&Claim> =
        claims.iter().map(|claim| (&claim.id, claim)).collect::<BTreeMap<_, _>>().into_values().collect();
    let written = insert_all!(writing, CLAIM, claims, |query, c| query
        .bind(c.id.as_str())
        .bind(c.day())
        .bind(c.claimant.as_str())
        .bind(c.organisation.as_ref().map(Slug::as_str))
        .bind(c.model.as_deref())
        .bind(c.board.as_deref())
        .bind(c.kind.slug())
        .bind(c.place.map(i64::from))
        .bind(c.other.as_deref())
        .bind(c.named.to_query())
        .bind(c.narrower)
        .bind(c.text.as_str())
        .bind(c.source_url.as_deref())
        .bind(c.source_commit.as_deref())
        .bind(c.note.as_deref())
        .bind(recorded_at)
        .bind(c.month()));
    Ok(written)
}
