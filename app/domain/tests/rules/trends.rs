//! A slice through time: what is best never gets worse, every day is somebody's, and the order in
//! which results are given plays no part.

use std::sync::Arc;

use domain::history::history;
use domain::rank::FEWEST_RANKED;
use domain::trend::{Trend, trend};
use domain::{Direction, Exam, ResultRow};
use proptest::prelude::*;

use crate::support::{DAYS, day, exam, rows, slice};

fn world() -> impl Strategy<Value = (Arc<Exam>, Vec<Arc<ResultRow>>)> {
    prop_oneof![Just(Direction::Higher), Just(Direction::Lower)].prop_flat_map(|direction| {
        let exam = exam("general", "5-shot", direction);
        (Just(Arc::clone(&exam)), rows(vec![exam]))
    })
}

fn of(exam: &Arc<Exam>, rows: &[Arc<ResultRow>], as_of: u64) -> Trend {
    let slice = slice(exam, day(as_of));
    trend(&slice, exam, &history(&slice, exam, rows), &[])
}

/// All that a reader is told, as text.
fn told(trend: &Trend) -> String {
    let best: Vec<_> = trend.best.iter().map(|b| (b.day, b.row.id.clone(), b.step, b.reading())).collect();
    let points: Vec<_> = trend.points.iter().map(|p| (p.day, p.row.id.clone())).collect();
    let lead: Vec<_> = trend.lead.led.iter().map(|l| (l.days, l.models.len())).collect();
    let lines: Vec<_> = trend.lines.iter().map(|l| (l.model.clone(), l.states.len())).collect();
    format!("{best:?} {points:?} {lead:?} {lines:?}")
}

proptest! {
    #[test]
    fn the_best_never_gets_worse((exam, rows) in world(), as_of in 0..2 * DAYS) {
        let trend = of(&exam, &rows, as_of);
        let merit = |place: usize| exam.scale.merit(trend.best[place].row.score.value());
        for place in 1..trend.best.len() {
            let by = trend.best[place].step.map(|step| step.by);
            prop_assert!(merit(place) > merit(place - 1));
            prop_assert!((by.unwrap() - (merit(place) - merit(place - 1))).abs() < 1e-9);
            prop_assert!(trend.best[place].day > trend.best[place - 1].day);
        }
        // No score that ever stood by a day was better than the best so far.
        for turn in &trend.turns {
            let best = trend.best.iter().rev().find(|best| best.day <= turn.day);
            for entry in &turn.ranking.entries {
                let best = best.map(|best| best.row.score.value());
                prop_assert!(best.is_some_and(|best| !exam.scale.is_better(entry.row.score.value(), best)));
            }
        }
    }

    #[test]
    fn every_day_is_counted_once((exam, rows) in world(), as_of in 0..2 * DAYS) {
        let trend = of(&exam, &rows, as_of);
        let led: u64 = trend.lead.led.iter().map(|led| led.days).sum();
        let span = trend.first_day().map_or(0, |first| (day(as_of) - first).num_days() + 1);
        prop_assert_eq!(led, u64::try_from(span).unwrap());
        prop_assert_eq!(trend.lead.days, led);
        let most = trend.turns.iter().map(|turn| turn.ranking.n_ranked()).max().unwrap_or(0);
        prop_assert_eq!(trend.lead.n_leaders > 0, most >= FEWEST_RANKED);
    }

    #[test]
    fn a_line_is_where_the_ranking_has_its_model((exam, rows) in world(), as_of in 0..2 * DAYS) {
        let trend = of(&exam, &rows, as_of);
        for snapshot in &trend.snapshots {
            for line in &trend.lines {
                let there = snapshot.ranking.entry_of(&line.model);
                let said = line.on(snapshot.day).ok();
                prop_assert_eq!(said.map(|place| place.row.score.text()), there.map(|entry| entry.row.score.text()));
                let ranks = (said.and_then(|p| p.standing.as_ref()), there.and_then(|e| e.standing.as_ref()));
                prop_assert_eq!(ranks.0.map(|s| (s.rank(), s.of())), ranks.1.map(|s| (s.rank(), s.of())));
            }
        }
    }

    #[test]
    fn the_order_of_results_plays_no_part(
        (exam, rows, shuffled) in world().prop_flat_map(|(exam, rows)| {
            (Just(exam), Just(rows.clone()), Just(rows).prop_shuffle())
        }),
    ) {
        prop_assert_eq!(told(&of(&exam, &rows, DAYS)), told(&of(&exam, &shuffled, DAYS)));
    }
}
