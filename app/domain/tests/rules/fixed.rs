//! What changed since a ranking was fixed: the changes lead from the one to the other, and nothing
//! else does.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::fixed::{FixedRanking, Shift, since};
use domain::rank::ranking;
use domain::{Direction, ResultId, ResultRow};
use proptest::prelude::*;
use proptest::strategy::ValueTree;

use crate::support::{DAYS, day, exam, rows, slice};

fn world() -> impl Strategy<Value = (Arc<domain::Exam>, Vec<Arc<ResultRow>>)> {
    let exam = exam("general", "5-shot", Direction::Higher);
    (Just(Arc::clone(&exam)), rows(vec![exam]))
}

proptest! {
    #[test]
    fn the_changes_lead_from_then_to_now((exam, rows) in world(), then in 0..DAYS, later in 0..DAYS) {
        let before = ranking(&slice(&exam, day(then)), &exam, &rows);
        let now = ranking(&slice(&exam, day(then + later)), &exam, &rows);
        let fixed = FixedRanking::of(&before);
        let mut standing: BTreeSet<ResultId> = fixed.rows.iter().map(|row| row.result.clone()).collect();
        for shift in since(&fixed, &now, &BTreeMap::new()) {
            match shift {
                Shift::Entered(row) => prop_assert!(standing.insert(row.id.clone())),
                Shift::Left { before, .. } => prop_assert!(standing.remove(&before.result)),
                Shift::Rescored { before, after } => {
                    prop_assert!(before.score != after.score);
                    prop_assert!(standing.remove(&before.result) && standing.insert(after.id.clone()));
                }
                Shift::Revised { before, after } => {
                    prop_assert!(before.score == after.score && before.result != after.id);
                    prop_assert!(standing.remove(&before.result) && standing.insert(after.id.clone()));
                }
            }
        }
        let now: BTreeSet<ResultId> = now.entries.iter().map(|entry| entry.row.id.clone()).collect();
        prop_assert_eq!(standing, now);
    }

    #[test]
    fn a_ranking_is_restored_from_what_was_fixed((exam, rows) in world(), then in 0..DAYS) {
        let ranked = ranking(&slice(&exam, day(then)), &exam, &rows);
        let results: BTreeMap<&ResultId, &Arc<ResultRow>> = rows.iter().map(|row| (&row.id, row)).collect();
        let fixed = FixedRanking::of(&ranked);
        let restored = fixed.restored(&exam, &results).unwrap();
        prop_assert_eq!(FixedRanking::of(&restored), fixed.clone());
        prop_assert_eq!(restored.n_models, ranked.n_models);
        let fewer: BTreeMap<_, _> = results.into_iter().skip(1).collect();
        let whole = fixed.rows.iter().chain(&fixed.baselines).all(|row| fewer.contains_key(&row.result));
        prop_assert_eq!(fixed.restored(&exam, &fewer).is_some(), whole);
    }
}

#[test]
fn a_correction_is_a_revision_whatever_its_score() {
    let exam = exam("general", "5-shot", Direction::Higher);
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let strategy = rows(vec![Arc::clone(&exam)]);
    let mut seen = 0;
    for _ in 0..64 {
        let rows = strategy.new_tree(&mut runner).unwrap().current();
        let before = FixedRanking::of(&ranking(&slice(&exam, day(2)), &exam, &rows));
        let now = ranking(&slice(&exam, day(5)), &exam, &rows);
        for shift in since(&before, &now, &BTreeMap::new()) {
            let Shift::Rescored { before: row, after } = shift else { continue };
            let corrections = BTreeMap::from([(row.result.clone(), after.id.clone())]);
            let revised = since(&before, &now, &corrections).into_iter();
            let found = revised.filter(|s| matches!(s, Shift::Revised { after: a, .. } if a.id == after.id)).count();
            assert_eq!(found, 1);
            seen += 1;
        }
    }
    assert!(seen > 5, "only {seen} rescored");
}
