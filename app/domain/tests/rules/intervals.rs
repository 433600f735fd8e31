//! Rank intervals: against Holm's procedure done one test at a time, and what larger or missing
//! errors may do to them.

use domain::rank::interval::{Bounds, Competitor, Pairs, intervals, intervals_with};
use domain::stats::ALPHA;
use domain::stats::paired::Discordant;
use proptest::prelude::*;
use statrs::distribution::{ContinuousCDF, Normal};

fn competitor() -> impl Strategy<Value = Competitor> {
    let error = prop_oneof![1 => Just(None), 6 => (0.05f64..4.0).prop_map(Some)];
    ((0u32..400).prop_map(|v| f64::from(v) / 10.0), error)
        .prop_map(|(value, standard_error)| Competitor { value, standard_error })
}

fn competitors() -> impl Strategy<Value = Vec<Competitor>> {
    proptest::collection::vec(competitor(), 0..14)
}

/// Every p-value, sorted, compared with α/m, α/(m−1), … until one is larger.
fn one_by_one(all: &[Competitor]) -> Vec<Bounds> {
    let n = all.len();
    let mut tests = Vec::new();
    for (a, better) in all.iter().enumerate() {
        for (b, worse) in all.iter().enumerate().filter(|(b, _)| *b != a) {
            if let (Some(error_a), Some(error_b)) = (better.standard_error, worse.standard_error) {
                let z = (better.value - worse.value) / error_a.hypot(error_b);
                tests.push((Normal::standard().sf(z), a, b));
            }
        }
    }
    tests.sort_by(|x, y| x.0.total_cmp(&y.0));
    let mut bounds = vec![Bounds { low: 1, high: n }; n];
    for (k, (p, better, worse)) in tests.iter().enumerate() {
        #[expect(clippy::cast_precision_loss, reason = "a few hundred tests")]
        let limit = ALPHA / (tests.len() - k) as f64;
        if *p > limit {
            break;
        }
        bounds[*worse].low += 1;
        bounds[*better].high -= 1;
    }
    bounds
}

fn holds(wide: &Bounds, narrow: &Bounds) -> bool {
    wide.low <= narrow.low && narrow.high <= wide.high
}

proptest! {
    #[test]
    fn without_tests_item_by_item_they_are_the_same(all in competitors()) {
        prop_assert_eq!(intervals_with(&all, &Pairs::new()), intervals(&all));
    }

    #[test]
    fn a_test_item_by_item_reads_the_same_from_both_sides(b in 0u32..300, c in 0u32..300) {
        let found = Discordant { only_first: b, only_second: c };
        prop_assert_eq!(found.p_differ(), found.reversed().p_differ());
        prop_assert!((0.0..=1.0).contains(&found.p_differ()) && (0.0..=1.0).contains(&found.p_better()));
        if b > c {
            prop_assert!(found.p_better() < found.reversed().p_better());
        }
        // More items for the first never speak against it.
        let more = Discordant { only_first: b + 1, ..found };
        prop_assert!(more.p_better() <= found.p_better() + 1e-12);
    }

    #[test]
    fn a_pair_that_items_tell_apart_is_told_apart(all in proptest::collection::vec(competitor(), 3..9)) {
        // A test item by item beyond all doubt separates its two, whatever else the table says.
        let certain = Discordant { only_first: 400, only_second: 0 };
        let pairs = Pairs::from([((0, 1), [certain.z_better(), certain.reversed().z_better()])]);
        let with = intervals_with(&all, &pairs);
        prop_assert!(with[0].high < all.len() && with[1].low > 1, "{with:?}");
    }

    #[test]
    fn they_are_those_of_holm_done_one_by_one(all in competitors()) {
        prop_assert_eq!(intervals(&all), one_by_one(&all));
    }

    #[test]
    fn they_hold_the_rank_by_score(all in competitors()) {
        for (competitor, bounds) in all.iter().zip(intervals(&all)) {
            let rank = 1 + all.iter().filter(|other| other.value > competitor.value).count();
            prop_assert!(bounds.low <= rank && rank <= bounds.high, "{rank} is not in {bounds:?}");
        }
    }

    /// Not the own interval only: a larger error raises the p-value of every test that could be
    /// rejected, and Holm's procedure rejects no more when p-values rise. So nobody's narrows.
    #[test]
    fn a_larger_error_narrows_nobodys(
        (all, who) in competitors().prop_filter("somebody", |all| !all.is_empty()).prop_flat_map(|all| {
            let n = all.len();
            (Just(all), 0..n)
        }),
        factor in 1.0f64..10.0,
    ) {
        let mut larger = all.clone();
        larger[who].standard_error = larger[who].standard_error.map(|error| error * factor);
        for (wide, narrow) in intervals(&larger).iter().zip(intervals(&all)) {
            prop_assert!(holds(wide, &narrow), "{narrow:?} became {wide:?}");
        }
    }

    #[test]
    fn larger_errors_of_all_narrow_nobodys(all in competitors(), factor in 1.0f64..10.0) {
        let scale = |c: &Competitor| Competitor { standard_error: c.standard_error.map(|e| e * factor), ..*c };
        let larger: Vec<Competitor> = all.iter().map(scale).collect();
        for (wide, narrow) in intervals(&larger).iter().zip(intervals(&all)) {
            prop_assert!(holds(wide, &narrow), "{narrow:?} became {wide:?}");
        }
    }

    /// Whose error is missing may be anywhere, and is between no two others. That is all: an error
    /// that goes missing takes its tests out of the family, so intervals of others may narrow.
    #[test]
    fn a_missing_error_separates_nobody(all in competitors()) {
        let known: Vec<Competitor> = all.iter().copied().filter(|c| c.standard_error.is_some()).collect();
        let missing = all.len() - known.len();
        let mut among_known = intervals(&known).into_iter();
        for (competitor, bounds) in all.iter().zip(intervals(&all)) {
            let expected = if competitor.standard_error.is_none() {
                Bounds { low: 1, high: all.len() }
            } else {
                let Bounds { low, high } = among_known.next().unwrap();
                Bounds { low, high: high + missing }
            };
            prop_assert_eq!(bounds, expected);
        }
    }
}
