//! What lies around a ranking, whoever reads it and however it is laid out: the values of every
//! key, what moves the first place, the slices nearest to an empty one.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::Arc;

use crate::facet::{Facet, facets};
use crate::history::Turn;
use crate::moves::{Move, RankOf, moves};
use crate::rank::Ranking;
use crate::{Exam, ResultRow, Slice, Slug};

/// Slices offered beside an empty one.
const NEAREST: usize = 3;

/// What lies around a ranking.
#[derive(Debug, Clone)]
pub struct Around {
    /// The values of every key.
    pub facets: Vec<Facet>,
    /// The same slice with one part changed.
    pub moves: Vec<Move>,
    /// Nearest slices that are not empty, where this one is, with how many they rank.
    pub nearest: Vec<(Slice, usize)>,
    /// Entrants that stood in the slice before its day and do not any more.
    pub n_gone: usize,
}

impl Around {
    /// What lies around `here`. `rows` are the results of its board and dataset, `family` their
    /// exams, `turns` its history.
    #[must_use]
    pub fn of(
        here: &Ranking,
        rows: &[Arc<ResultRow>],
        family: &[Arc<Exam>],
        turns: &[Turn],
        rank_of: RankOf<'_>,
    ) -> Self {
        let facets = facets(&here.slice, &here.exam, rows);
        let is_empty = here.n_ranked() == 0;
        Self {
            moves: if is_empty { Vec::new() } else { moves(here, &facets, family, turns, rank_of) },
            nearest: if is_empty { nearest(&here.slice, &facets) } else { Vec::new() },
            n_gone: n_gone(&here.slice, &here.exam, rows),
            facets,
        }
    }
}

/// Entrants that stood in the slice before its day and do not any more.
fn n_gone(slice: &Slice, exam: &Exam, rows: &[Arc<ResultRow>]) -> usize {
    let mut before: BTreeSet<(&Slug, &Slug)> = BTreeSet::new();
    let mut standing: BTreeSet<(&Slug, &Slug)> = BTreeSet::new();
    for row in rows.iter().filter(|row| row.exam.key == exam.key && !row.role.is_baseline()) {
        if row.published_on <= slice.as_of() && slice.filters().let_through(row) {
            let entrants = if row.stood_on(slice.as_of()) { &mut standing } else { &mut before };
            entrants.insert((&row.model.slug, &row.setting.slug));
        }
    }
    before.difference(&standing).count()
}

/// Slices with one choice changed that are not empty, most models first.
fn nearest(slice: &Slice, facets: &[Facet]) -> Vec<(Slice, usize)> {
    let mut near: Vec<(Slice, usize)> = Vec::new();
    for facet in facets {
        let options = facet.options.iter().filter(|option| option.n > 0 && option.slice != *slice);
        near.extend(options.map(|option| (option.slice.clone(), option.n)));
    }
    near.sort_by_key(|(_, n)| Reverse(*n));
    near.dedup_by(|a, b| a.0 == b.0);
    near.truncate(NEAREST);
    near
}
