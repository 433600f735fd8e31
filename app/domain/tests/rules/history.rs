//! How a slice came to be: the turns of its history tell the whole story, and nothing else.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::history::{Change, differences, history};
use domain::rank::{Ranking, ranking};
use domain::{Direction, Exam, ResultRow};
use proptest::prelude::*;

use crate::support::{DAYS, day, exam, rows, slice};

/// Of each entrant, the result that stands and its score.
type Scores = BTreeMap<(String, String), (String, String)>;

fn world() -> impl Strategy<Value = (Arc<Exam>, Vec<Arc<ResultRow>>)> {
    let exam = exam("general", "5-shot", Direction::Higher);
    (Just(Arc::clone(&exam)), rows(vec![exam]))
}

fn entrant(row: &ResultRow) -> (String, String) {
    (row.model.slug.to_string(), row.setting.slug.to_string())
}

fn standing(row: &ResultRow) -> (String, String) {
    (row.id.to_string(), row.score.text().to_owned())
}

fn scores(ranking: &Ranking) -> Scores {
    ranking.entries.iter().map(|e| (entrant(&e.row), standing(&e.row))).collect()
}

fn apply(scores: &mut Scores, change: &Change) -> bool {
    let key = entrant(change.row());
    match change {
        Change::Entered(row) => scores.insert(key, standing(row)).is_none(),
        Change::Left(row) => scores.remove(&key) == Some(standing(row)),
        Change::Rescored { before, after } | Change::Revised { before, after } => {
            scores.insert(key, standing(after)) == Some(standing(before))
        }
    }
}

proptest! {
    #[test]
    fn the_turns_replay_every_day((exam, rows) in world()) {
        let turns = history(&slice(&exam, day(0)), &exam, &rows);
        prop_assert!(turns.windows(2).all(|pair| pair[0].day < pair[1].day));
        let mut replayed = Scores::new();
        let mut turns = turns.iter().peekable();
        for n in 0..=2 * DAYS {
            while let Some(turn) = turns.next_if(|turn| turn.day <= day(n)) {
                prop_assert_eq!(turn.day, day(n), "a turn of no day");
                for change in &turn.changes {
                    prop_assert!(apply(&mut replayed, change), "{change:?} cannot have happened");
                }
                prop_assert_eq!(&scores(&turn.ranking), &replayed);
            }
            let that_day = ranking(&slice(&exam, day(n)), &exam, &rows);
            prop_assert_eq!(scores(&that_day), replayed.clone(), "day {}", n);
        }
        prop_assert!(turns.next().is_none(), "a turn after the last day");
    }

    #[test]
    fn differences_mirror_each_other((exam, rows) in world(), a in 0..DAYS, b in 0..DAYS) {
        let on = |n| ranking(&slice(&exam, day(n)), &exam, &rows);
        let (before, after) = (on(a), on(b));
        prop_assert!(differences(Some(&before), &before).is_empty());
        let there = differences(Some(&before), &after);
        let back = differences(Some(&after), &before);
        prop_assert_eq!(there.len(), back.len());
        for (change, mirror) in there.iter().zip(&back) {
            let mirrored = match (change, mirror) {
                (Change::Entered(row), Change::Left(same)) | (Change::Left(row), Change::Entered(same)) => {
                    row.id == same.id
                }
                (Change::Rescored { before, after }, Change::Rescored { before: last, after: first })
                | (Change::Revised { before, after }, Change::Revised { before: last, after: first }) => {
                    before.id == first.id && after.id == last.id
                }
                _ => false,
            };
            prop_assert!(mirrored, "{change:?} against {mirror:?}");
        }
        prop_assert_eq!(differences(None, &after).len(), after.entries.len());
    }
}
