//! A slice through time: what is best never gets worse, every day is somebody's, and the order in
//! which results are given plays no part.

use std::sync::Arc;

use domain::history::history;
use domain::rank::FEWEST_RANKED;
use domain::trend::{Trend, counted, leaders_so_far, tenures, trend};
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
    fn who_led_when_has_no_gap((exam, rows) in world(), as_of in 0..2 * DAYS) {
        let trend = of(&exam, &rows, as_of);
        let tenures = tenures(&trend.turns, day(as_of));
        prop_assert_eq!(tenures.first().map(|t| t.from), trend.first_day());
        for pair in tenures.windows(2) {
            prop_assert_eq!(pair[0].until.succ_opt().unwrap(), pair[1].from);
            let of = |at: usize| pair[at].models.iter().map(|m| m.slug.clone()).collect::<Vec<_>>();
            prop_assert_ne!(of(0), of(1));
        }
        prop_assert!(tenures.last().is_none_or(|t| t.until == day(as_of)));
        prop_assert_eq!(leaders_so_far(&trend.turns).last().copied().unwrap_or(0), trend.lead.n_leaders);
    }

    #[test]
    fn models_of_several_exams_are_counted_once(
        (exams, rows) in Just(()).prop_flat_map(|()| {
            let exams = vec![
                exam("general", "5-shot", Direction::Higher),
                exam("general", "0-shot", Direction::Higher),
            ];
            (Just(exams.clone()), rows(exams))
        }),
        as_of in 0..2 * DAYS,
    ) {
        let trends: Vec<Trend> = exams.iter().map(|exam| of(exam, &rows, as_of)).collect();
        let both: Vec<&Trend> = trends.iter().collect();
        let end = counted(&both).last().copied();
        let standing: std::collections::BTreeSet<_> = trends
            .iter()
            .filter_map(Trend::at_end)
            .flat_map(|ranking| ranking.entries.iter().map(|entry| entry.row.model.slug.clone()))
            .collect();
        let leaders: std::collections::BTreeSet<_> =
            trends.iter().flat_map(|t| &t.lead.led).flat_map(|led| led.models.iter().map(|m| m.slug.clone())).collect();
        prop_assert_eq!(end.map_or(0, |end| end.n_models), standing.len());
        prop_assert_eq!(end.map_or(0, |end| end.n_leaders), leaders.len());
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
