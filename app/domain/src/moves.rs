//! What moves the first place: the same slice with one part changed, and who is first there.

use std::sync::Arc;

use crate::facet::Facet;
use crate::history::Turn;
use crate::rank::{FEWEST_RANKED, Ranking};
use crate::{Book, EvaluatorKind, Exam, Slice, SliceKey, Slug};

/// At most so many changes are shown.
const MOST_MOVES: usize = 7;

/// The slice with one part changed.
#[derive(Debug, Clone)]
pub struct Move {
    /// The part that was changed.
    pub key: SliceKey,
    /// Its value in the changed slice, as addresses have it; several for the evaluators of
    /// "checked by others". Empty where the changed slice drops the filter.
    pub values: Vec<String>,
    /// The words a source printed for the value, where there are any.
    pub name: String,
    /// The ranking of the changed slice.
    pub ranking: Arc<Ranking>,
}

/// Ranks a slice of an exam; the server keeps what it ranked before.
pub type RankOf<'a> = &'a dyn Fn(Slice, &Arc<Exam>) -> Arc<Ranking>;

/// For each part of the slice the most telling other value: the one that puts another model first,
/// else the one with most models. `facets` are the slice's, `turns` its history, `exams` those of
/// its board and dataset.
#[must_use]
pub fn moves(
    ranking_here: &Ranking,
    facets: &[Facet],
    exams: &[Arc<Exam>],
    turns: &[Turn],
    rank_of: RankOf<'_>,
) -> Vec<Move> {
    let order = [
        SliceKey::Protocol,
        SliceKey::Metric,
        SliceKey::Division,
        SliceKey::Domain,
        SliceKey::Language,
        SliceKey::Evaluator,
        SliceKey::Book,
        SliceKey::Size,
        SliceKey::Weights,
        SliceKey::Country,
    ];
    let mut found: Vec<Move> = order
        .iter()
        .filter_map(|key| {
            let facet = facets.iter().find(|facet| facet.key == *key)?;
            most_telling(ranking_here, candidates(ranking_here, facet, exams, rank_of))
        })
        .take(MOST_MOVES - 1)
        .collect();
    found.extend(other_day(ranking_here, turns));
    found
}

/// The slice without its open-book results, where that changes who stands first or how it may be
/// worded. `None` where it does not, or where the slice already asks for a book.
#[must_use]
pub fn without_open_book(here: &Ranking, exam: &Arc<Exam>, rank_of: RankOf<'_>) -> Option<Arc<Ranking>> {
    let filters = here.slice.filters();
    if !filters.book.is_empty() {
        return None;
    }
    let mut closed = filters.clone();
    closed.book = [Book::Closed, Book::Unknown].into();
    let without = rank_of(here.slice.with_filters(closed), exam);
    let first = |ranking: &Ranking| {
        let holders: Vec<_> = ranking.first_entries().map(|entry| entry.row.id.clone()).collect();
        (ranking.first.as_ref().map(|first| first.wording), holders)
    };
    (without.n_ranked() > 0 && first(&without) != first(here)).then_some(without)
}

fn candidates(here: &Ranking, facet: &Facet, exams: &[Arc<Exam>], rank_of: RankOf<'_>) -> Vec<Move> {
    let slice = &*here.slice;
    let mut slices: Vec<(Vec<String>, String, Slice)> = facet
        .options
        .iter()
        .filter(|option| !option.chosen && option.n > 0)
        .map(|option| (vec![option.value.clone()], option.name.clone(), option.slice.clone()))
        .collect();
    if SliceKey::FILTERS.contains(&facet.key) && !slice.filters().values(facet.key).is_empty() {
        slices.push((Vec::new(), String::new(), slice.with_filters(slice.filters().without(facet.key))));
    }
    if facet.key == SliceKey::Evaluator {
        let mut filters = slice.filters().clone();
        filters.evaluator = EvaluatorKind::ALL.iter().copied().filter(|kind| kind.is_checked()).collect();
        let changed = slice.with_filters(filters);
        if changed != *slice {
            let values = changed.filters().values(SliceKey::Evaluator);
            slices.push((values, String::new(), changed));
        }
    }
    slices
        .into_iter()
        .filter_map(|(values, name, changed)| {
            let exam = exams.iter().find(|exam| exam.key == *changed.exam())?;
            let ranking = rank_of(changed, exam);
            Some(Move { key: facet.key, values, name, ranking })
        })
        .collect()
}

/// Another leader tells more than the same one, three models more than fewer, many more than few.
fn most_telling(here: &Ranking, candidates: Vec<Move>) -> Option<Move> {
    let leader = leader_of(here);
    candidates.into_iter().filter(|m| m.ranking.n_ranked() > 0).max_by_key(|m| {
        let enough = m.ranking.n_ranked() >= FEWEST_RANKED;
        (enough, enough && leader_of(&m.ranking) != leader, m.ranking.n_ranked())
    })
}

/// The newest earlier day on which another model led, else the previous change.
fn other_day(here: &Ranking, turns: &[Turn]) -> Option<Move> {
    let as_of = here.slice.as_of();
    let current = turns.iter().rposition(|turn| turn.day <= as_of)?;
    let earlier = turns.get(..current)?;
    let leader = leader_of(here);
    let other = earlier.iter().rev().find(|turn| turn.ranking.n_ranked() > 0 && leader_of(&turn.ranking) != leader);
    let turn = other.or_else(|| earlier.last())?;
    Some(Move {
        key: SliceKey::AsOf,
        values: vec![turn.day.to_string()],
        name: String::new(),
        ranking: Arc::clone(&turn.ranking),
    })
}

fn leader_of(ranking: &Ranking) -> Option<&Slug> {
    ranking.leader().map(|entry| &entry.row.model.slug)
}
