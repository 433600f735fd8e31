//! Who is ranked, in which order, by which of their results, and how the first place is worded.

use std::collections::BTreeSet;
use std::sync::Arc;

use domain::rank::{FEWEST_RANKED, Ranking, Wording, ranking};
use domain::{Direction, Exam, Filters, Pick, ResultRow, Slice};
use proptest::prelude::*;
use proptest::sample::select;

use crate::support::{DAYS, day, exam, rows, slice};

/// An exam of either direction and results on it.
fn world() -> impl Strategy<Value = (Arc<Exam>, Vec<Arc<ResultRow>>)> {
    select(Direction::ALL.to_vec()).prop_flat_map(|direction| {
        let exam = exam("general", "5-shot", direction);
        (Just(Arc::clone(&exam)), rows(vec![exam]))
    })
}

fn rank_all(exam: &Arc<Exam>, rows: &[Arc<ResultRow>]) -> Ranking {
    ranking(&slice(exam, day(DAYS)), exam, rows)
}

/// All that a page shows of an order: result, rank and interval, number of other results.
type Line = (String, Option<(usize, usize, usize)>, usize);

fn shown(ranking: &Ranking) -> Vec<Line> {
    let standing = |e: &domain::rank::Entry| e.standing.as_ref().map(|s| (s.rank(), s.low(), s.high()));
    ranking.entries.iter().map(|e| (e.row.id.to_string(), standing(e), e.others.len())).collect()
}

fn entrants<'a>(rows: impl Iterator<Item = &'a Arc<ResultRow>>) -> BTreeSet<(String, String)> {
    rows.map(|row| (row.model.slug.to_string(), row.setting.slug.to_string())).collect()
}

proptest! {
    #[test]
    fn a_rank_counts_the_better_scores((exam, rows) in world()) {
        let ranking = rank_all(&exam, &rows);
        let score = |e: &domain::rank::Entry| e.row.score.value();
        for pair in ranking.entries.windows(2) {
            prop_assert!(!exam.scale.is_better(score(&pair[1]), score(&pair[0])));
        }
        for entry in &ranking.entries {
            let better = ranking.entries.iter().filter(|e| exam.scale.is_better(score(e), score(entry))).count();
            match &entry.standing {
                Some(standing) => {
                    prop_assert_eq!(standing.rank(), 1 + better, "equal scores share a rank");
                    prop_assert!(standing.low() <= standing.rank() && standing.rank() <= standing.high());
                    prop_assert_eq!(standing.of(), ranking.n_ranked());
                    prop_assert_eq!(standing.slice(), &ranking.slice);
                }
                None => prop_assert!(ranking.n_ranked() < FEWEST_RANKED),
            }
        }
    }

    #[test]
    fn the_order_of_the_input_plays_no_part(
        ((exam, rows), shuffled) in world().prop_flat_map(|(exam, rows)| {
            (Just((exam, rows.clone())), Just(rows).prop_shuffle())
        }),
    ) {
        let (a, b) = (rank_all(&exam, &rows), rank_all(&exam, &shuffled));
        prop_assert_eq!(shown(&a), shown(&b));
        prop_assert_eq!(a.first, b.first);
    }

    #[test]
    fn every_entrant_is_ranked_once_and_no_baseline_is((exam, rows) in world()) {
        let ranking = rank_all(&exam, &rows);
        let here = || rows.iter().filter(|row| row.stood_on(day(DAYS)));
        prop_assert_eq!(
            entrants(ranking.entries.iter().map(|e| &e.row)),
            entrants(here().filter(|row| !row.role.is_baseline()))
        );
        let shown: usize = ranking.entries.iter().chain(&ranking.baselines).map(|e| 1 + e.others.len()).sum();
        prop_assert_eq!(shown, here().count(), "no result is dropped");
        prop_assert!(ranking.baselines.iter().all(|e| e.standing.is_none() && e.row.role.is_baseline()));
    }

    #[test]
    fn baselines_and_rows_outside_the_slice_move_nothing((exam, rows) in world()) {
        let all = rank_all(&exam, &rows);
        let counted: Vec<_> =
            rows.iter().filter(|r| !r.role.is_baseline() && r.stood_on(day(DAYS))).map(Arc::clone).collect();
        let alone = rank_all(&exam, &counted);
        prop_assert_eq!(shown(&all), shown(&alone));
        prop_assert_eq!(all.first, alone.first);
    }

    #[test]
    fn the_row_of_an_entrant_is_picked_by_the_rule((exam, rows) in world(), pick in select(Pick::ALL.to_vec())) {
        let filters = Filters { pick, ..Filters::default() };
        let slice = Arc::new(Slice::new(exam.key.clone(), filters, day(DAYS)));
        for entry in ranking(&slice, &exam, &rows).entries {
            let strength = |r: &ResultRow| r.submission.evaluator_kind.strength();
            for other in &entry.others {
                let comes_first = match pick {
                    Pick::Strongest => {
                        (strength(&entry.row), entry.row.published_on) >= (strength(other), other.published_on)
                    }
                    Pick::Newest => entry.row.published_on >= other.published_on,
                    Pick::Lowest => !exam.scale.is_better(entry.row.score.value(), other.score.value()),
                };
                prop_assert!(comes_first, "{:?} against {other:?}", entry.row);
            }
        }
    }

    #[test]
    fn a_first_place_says_no_more_than_its_evidence((exam, rows) in world()) {
        let ranking = rank_all(&exam, &rows);
        let Some(first) = &ranking.first else {
            prop_assert!(ranking.n_ranked() < FEWEST_RANKED);
            return Ok(());
        };
        let known = |e: &domain::rank::Entry| e.uncertainty.standard_error.is_some();
        let leader = ranking.leader().unwrap();
        prop_assert_eq!(first.wording == Wording::Listed, !known(leader));
        prop_assert_eq!(first.holders.first(), Some(&0), "the best score is among them");
        if known(leader) {
            let can_be_first = |e: &&domain::rank::Entry| e.standing.as_ref().is_some_and(|s| s.low() == 1);
            let tested = ranking.entries.iter().filter(|e| known(e)).filter(can_be_first).count();
            prop_assert_eq!(first.wording == Wording::Tied, tested > 1);
            prop_assert_eq!(first.holders.len(), tested, "an untested pair is no tie");
        }
        if first.is_certain() {
            let standing = leader.standing.as_ref().unwrap();
            prop_assert_eq!((standing.low(), standing.high()), (1, 1));
        }
    }
}
