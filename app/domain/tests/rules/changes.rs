//! The change log: each day of a result is told once, and every first place follows from what it
//! tells.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::change::{ChangeKind, Corrections, Mark, Side, carriers, events, first_changes};
use domain::history::history;
use domain::rank::ranking;
use domain::{Direction, Exam, ResultRow};
use proptest::prelude::*;

use crate::support::{DAYS, day, exam, rows, slice};

fn world() -> impl Strategy<Value = (Arc<Exam>, Vec<Arc<ResultRow>>)> {
    let exam = exam("general", "5-shot", Direction::Higher);
    (Just(Arc::clone(&exam)), rows(vec![exam]))
}

/// Some later results correct earlier ones, one each.
fn corrections(rows: &[Arc<ResultRow>]) -> Corrections {
    let pairs = rows.chunks_exact(5).filter_map(|five| {
        let [old, .., new] = five else { return None };
        (old.published_on <= new.published_on).then(|| (new.id.clone(), old.id.clone()))
    });
    pairs.collect()
}

proptest! {
    #[test]
    fn every_end_of_every_result_is_told_once((_, rows) in world(), correct in any::<bool>()) {
        let corrections = if correct { corrections(&rows) } else { Corrections::new() };
        let events = events(&rows, &corrections);
        prop_assert!(events.windows(2).all(|pair| pair[0].mark > pair[1].mark), "newest first, each once");
        let entered = events.iter().filter(|event| event.mark.side == Side::In).count();
        prop_assert_eq!(entered, rows.len());
        for row in rows.iter().filter(|row| row.withdrawn_on.is_some()) {
            let alone = events.iter().filter(|e| e.kind == ChangeKind::Withdrawn && e.row.id == row.id).count();
            let replaced = events.iter().filter(|e| e.before.as_ref().is_some_and(|old| old.id == row.id)).count();
            prop_assert_eq!(alone + replaced, 1, "the end of {}", row.id);
        }
        for event in &events {
            let is_correction = corrections.contains_key(&event.row.id);
            match (event.kind, &event.before) {
                (ChangeKind::Entered | ChangeKind::Withdrawn, None) => {}
                (ChangeKind::Rescored, Some(before)) => {
                    prop_assert!(before.score != event.row.score && before.withdrawn_on == Some(event.row.published_on));
                }
                (ChangeKind::Revised, Some(before)) => {
                    prop_assert!(is_correction || before.score == event.row.score);
                }
                other => prop_assert!(false, "{other:?}"),
            }
        }
    }

    #[test]
    fn the_order_of_rows_decides_nothing((_, rows) in world()) {
        let told = |rows: &[Arc<ResultRow>]| -> Vec<(Mark, ChangeKind)> {
            events(rows, &Corrections::new()).into_iter().map(|event| (event.mark, event.kind)).collect()
        };
        let turned: Vec<_> = rows.iter().rev().map(Arc::clone).collect();
        prop_assert_eq!(told(&rows), told(&turned));
    }

    #[test]
    fn first_places_change_on_the_days_of_events_and_then_alone((exam, rows) in world()) {
        let slice = slice(&exam, day(0));
        let changes = first_changes(&history(&slice, &exam, &rows));
        let days = carriers(&rows);
        prop_assert!(changes.iter().all(|change| days.contains_key(&change.day)));
        let holders = |ranking: &domain::rank::Ranking| -> Option<(String, Vec<String>)> {
            let first = ranking.first.as_ref()?;
            let mut names: Vec<String> =
                ranking.first_entries().map(|e| format!("{} {}", e.row.model.slug, e.row.setting.slug)).collect();
            names.sort();
            Some((first.wording.to_string(), names))
        };
        let by_day: BTreeMap<_, _> = changes.iter().map(|change| (change.day, holders(&change.after))).collect();
        let mut current = None;
        for n in 0..=2 * DAYS {
            if let Some(next) = by_day.get(&day(n)) {
                prop_assert!(*next != current, "a change that changes nothing on day {}", n);
                current = next.clone();
            }
            let that_day = ranking(&Arc::new(slice.with_as_of(day(n))), &exam, &rows);
            prop_assert_eq!(holders(&that_day), current.clone(), "day {}", n);
        }
    }

    #[test]
    fn the_last_event_of_a_day_carries_its_first_place((_, rows) in world()) {
        let carriers = carriers(&rows);
        for event in events(&rows, &Corrections::new()) {
            prop_assert!(carriers[&event.mark.day] >= event.mark);
        }
    }
}
