//! Pairs: the test of one entrant against another.

use std::cmp::Ordering;
use std::sync::Arc;

use domain::pair::{Relation, lead_in_errors, relation};
use domain::rank::{FEWEST_RANKED, ranking};
use domain::{Direction, Exam, ResultRow};
use proptest::prelude::*;
use proptest::sample::select;

use crate::support::{DAYS, day, exam, rows, slice};

fn world() -> impl Strategy<Value = (Arc<Exam>, Vec<Arc<ResultRow>>)> {
    select(Direction::ALL.to_vec()).prop_flat_map(|direction| {
        let exam = exam("general", "5-shot", direction);
        (Just(Arc::clone(&exam)), rows(vec![exam]))
    })
}

proptest! {
    #[test]
    fn a_pair_reads_the_same_from_both_sides((exam, rows) in world()) {
        let here = ranking(&slice(&exam, day(DAYS)), &exam, &rows);
        for a in &here.entries {
            prop_assert!(matches!(
                relation(a, a, &exam.scale),
                Relation::Tied | Relation::NotTested(Ordering::Equal)
            ));
            for b in &here.entries {
                prop_assert_eq!(relation(a, b, &exam.scale), relation(b, a, &exam.scale).reversed());
                let known = a.uncertainty.standard_error.and(b.uncertainty.standard_error).is_some();
                prop_assert_eq!(lead_in_errors(a, b, &exam.scale).is_some(), known);
                prop_assert_eq!(!matches!(relation(a, b, &exam.scale), Relation::NotTested(_)), known);
            }
        }
    }

    #[test]
    fn whom_the_table_separates_the_pair_does((exam, rows) in world()) {
        let here = ranking(&slice(&exam, day(DAYS)), &exam, &rows);
        if here.n_ranked() < FEWEST_RANKED {
            return Ok(());
        }
        for a in &here.entries {
            let standing = a.standing.as_ref().unwrap();
            let ahead = here.entries.iter().filter(|b| relation(b, a, &exam.scale) == Relation::Ahead).count();
            let behind = here.entries.iter().filter(|b| relation(b, a, &exam.scale) == Relation::Behind).count();
            prop_assert!(standing.low() <= 1 + ahead, "the table separates more than pairs do");
            prop_assert!(standing.high() >= here.n_ranked() - behind);
        }
    }
}
