//! Comparing models: the partial order, agreement of slices, shares of weightings, and what does not
//! depend on the order of the input.

use std::collections::BTreeSet;
use std::sync::Arc;

use domain::compare::{
    Concordance, FEWEST_COMMON, Matrix, PartialOrder, Verdict, agreements, examples, shared_exams, shares,
    standardised, tau_interval,
};
use domain::rank::{Ranking, ranking};
use domain::{Direction, Exam, Model, ResultRow, Slug};
use proptest::prelude::*;

use crate::support::{DAYS, day, exam, rows, slice};

/// Four exams, one of which is better the lower.
fn exams() -> Vec<Arc<Exam>> {
    let higher = Direction::Higher;
    vec![
        exam("general", "5-shot", higher),
        exam("general", "0-shot", higher),
        exam("stem", "5-shot", higher),
        exam("safety", "5-shot", Direction::Lower),
    ]
}

fn world() -> impl Strategy<Value = Vec<Arc<ResultRow>>> {
    (rows(exams()), rows(exams())).prop_map(|(a, b)| a.into_iter().chain(b).collect())
}

fn models(rows: &[Arc<ResultRow>]) -> Vec<Arc<Model>> {
    let mut models: Vec<Arc<Model>> = rows.iter().map(|row| Arc::clone(&row.model)).collect();
    models.sort_by(|a, b| a.slug.cmp(&b.slug));
    models.dedup_by(|a, b| a.slug == b.slug);
    models
}

fn rankings(rows: &[Arc<ResultRow>]) -> Vec<Arc<Ranking>> {
    exams().iter().map(|exam| Arc::new(ranking(&slice(exam, day(DAYS)), exam, rows))).collect()
}

fn matrix(rows: &[Arc<ResultRow>]) -> Matrix {
    Matrix::new(models(rows), rankings(rows))
}

/// Any relation of up to eight things.
fn relation() -> impl Strategy<Value = (usize, BTreeSet<(usize, usize)>)> {
    (0usize..8).prop_flat_map(|n| {
        let pair = (0..n.max(1), 0..n.max(1));
        (Just(n), proptest::collection::btree_set(pair, 0..n * n + 1))
    })
}

fn order(n: usize, relation: &BTreeSet<(usize, usize)>) -> PartialOrder {
    PartialOrder::of(n, |a, b| relation.contains(&(a, b)))
}

fn triples(n: usize) -> impl Iterator<Item = (usize, usize, usize)> {
    (0..n).flat_map(move |a| (0..n).flat_map(move |b| (0..n).map(move |c| (a, b, c))))
}

fn is_strict_partial_order(n: usize, above: impl Fn(usize, usize) -> bool) -> bool {
    (0..n).all(|a| !above(a, a)) && triples(n).all(|(a, b, c)| !(above(a, b) && above(b, c)) || above(a, c))
}

/// The order of names turned round, as another order of the input.
fn turned(rows: &[Arc<ResultRow>]) -> Matrix {
    let (mut models, mut columns) = (models(rows), rankings(rows));
    models.reverse();
    columns.reverse();
    Matrix::new(models, columns)
}

fn above_by_name(matrix: &Matrix) -> BTreeSet<(Slug, Slug)> {
    let order = matrix.order(&matrix.pairs());
    let slug = |model: usize| matrix.models()[model].slug.clone();
    let n = matrix.models().len();
    let all = (0..n).flat_map(|a| (0..n).map(move |b| (a, b)));
    all.filter(|(a, b)| order.is_above(*a, *b)).map(|(a, b)| (slug(a), slug(b))).collect()
}

/// Kendall's τ-b by going through all pairs.
fn slow_tau(pairs: &[(f64, f64)]) -> Option<f64> {
    let sign = |x: f64| if x == 0.0 { 0.0 } else { x.signum() };
    let (mut surplus, mut left, mut right) = (0.0, 0.0, 0.0);
    for (place, a) in pairs.iter().enumerate() {
        for b in &pairs[place + 1..] {
            let (x, y) = (sign(a.0 - b.0), sign(a.1 - b.1));
            surplus += x * y;
            left += x * x;
            right += y * y;
        }
    }
    (left > 0.0 && right > 0.0).then(|| surplus / f64::sqrt(left * right))
}

fn values() -> impl Strategy<Value = Vec<(f64, f64)>> {
    proptest::collection::vec((0i32..12, -6i32..6), 0..40)
        .prop_map(|pairs| pairs.into_iter().map(|(x, y)| (f64::from(x), f64::from(y))).collect())
}

proptest! {
    #[test]
    fn dominance_is_a_partial_order((n, given) in relation()) {
        let order = order(n, &given);
        prop_assert!(is_strict_partial_order(n, |a, b| order.is_above(a, b)));
        for a in 0..n {
            for b in 0..n {
                prop_assert!(!order.is_above(a, b) || given.contains(&(a, b)), "nothing is above without a domination");
            }
        }
        // What is an order already stays whole.
        if is_strict_partial_order(n, |a, b| given.contains(&(a, b))) {
            prop_assert_eq!(order.n_ordered(), given.len());
            prop_assert!(order.withheld().is_empty());
        }
    }

    #[test]
    fn the_lines_of_the_diagram_say_the_order_and_no_line_can_go((n, given) in relation()) {
        let order = order(n, &given);
        let edges: BTreeSet<(usize, usize)> = order.edges().into_iter().collect();
        let mut reached = edges.clone();
        loop {
            let next: BTreeSet<(usize, usize)> = triples(n)
                .filter(|(a, b, c)| reached.contains(&(*a, *b)) && reached.contains(&(*b, *c)))
                .map(|(a, _, c)| (a, c))
                .chain(reached.iter().copied())
                .collect();
            if next == reached {
                break;
            }
            reached = next;
        }
        prop_assert_eq!(reached.len(), order.n_ordered());
        prop_assert!(reached.iter().all(|(a, b)| order.is_above(*a, *b)));
        for (a, b) in &edges {
            prop_assert!((0..n).all(|c| !(order.is_above(*a, c) && order.is_above(c, *b))));
        }
        let rows = order.rows();
        prop_assert_eq!(rows.iter().flatten().count() + order.alone().len(), n);
        let row_of = |one: usize| rows.iter().position(|row| row.contains(&one));
        prop_assert!(edges.iter().all(|(a, b)| row_of(*a) < row_of(*b)));
    }

    #[test]
    fn models_are_ordered_only_where_one_is_ahead_and_never_behind(rows in world()) {
        let matrix = matrix(&rows);
        let pairs = matrix.pairs();
        let order = matrix.order(&pairs);
        let n = matrix.models().len();
        prop_assert!(is_strict_partial_order(n, |a, b| order.is_above(a, b)));
        for pair in &pairs {
            let counted = pair.ahead.len() + pair.behind.len() + pair.tied.len() + pair.not_tested.len();
            prop_assert_eq!((pair.common(), pair.common() + pair.missing.len()), (counted, matrix.columns().len()));
            let both = (0..matrix.columns().len())
                .filter(|column| matrix.cell(pair.a, *column).is_some() && matrix.cell(pair.b, *column).is_some());
            prop_assert_eq!(pair.common(), both.count());
            prop_assert!(!order.is_above(pair.a, pair.b) || (!pair.ahead.is_empty() && pair.behind.is_empty()));
            prop_assert!(!order.is_above(pair.b, pair.a) || (!pair.behind.is_empty() && pair.ahead.is_empty()));
            let reversed = matrix.pair(pair.b, pair.a);
            prop_assert_eq!((&reversed.ahead, &reversed.behind), (&pair.behind, &pair.ahead));
            match matrix.disagreement(pair) {
                Some((ahead, behind)) => {
                    prop_assert_eq!(pair.verdict(), Verdict::Disagree);
                    prop_assert!(pair.ahead.contains(&ahead) && pair.behind.contains(&behind));
                }
                None => prop_assert_ne!(pair.verdict(), Verdict::Disagree),
            }
        }
    }

    #[test]
    fn the_order_of_models_slices_and_rows_plays_no_part(
        (rows, shuffled) in world().prop_flat_map(|rows| (Just(rows.clone()), Just(rows).prop_shuffle())),
    ) {
        let (here, there) = (matrix(&rows), turned(&shuffled));
        prop_assert_eq!(above_by_name(&here), above_by_name(&there));
        prop_assert_eq!(here.n_missing(), there.n_missing());
        let slugs: Vec<Slug> = models(&rows).iter().map(|model| model.slug.clone()).collect();
        let turned: Vec<Slug> = slugs.iter().rev().cloned().collect();
        let keys = |slugs: &[Slug], rows: &[Arc<ResultRow>]| -> Vec<(String, usize)> {
            let found = shared_exams(slugs, rows, day(DAYS), 2);
            found.iter().map(|shared| (shared.exam.key.to_string(), shared.n_models)).collect()
        };
        prop_assert_eq!(keys(&slugs, &rows), keys(&turned, &shuffled));
        let named = |rows: &[Arc<ResultRow>]| -> Vec<(Vec<String>, usize)> {
            let found = examples(rows, day(DAYS), 3, 2);
            found.iter().map(|e| (e.models.iter().map(|m| m.slug.to_string()).collect(), e.n_shared)).collect()
        };
        prop_assert_eq!(named(&rows), named(&shuffled));
    }

    #[test]
    fn the_tau_of_a_board_with_itself_is_one(rows in world(), pairs in values()) {
        for ranking in rankings(&rows) {
            let of = agreements(&[Arc::clone(&ranking), ranking])[0];
            prop_assert!(of.agreement.n < FEWEST_COMMON && of.agreement.tau.is_none());
        }
        let itself: Vec<(f64, f64)> = pairs.iter().map(|(x, _)| (*x, *x)).collect();
        let turned: Vec<(f64, f64)> = pairs.iter().map(|(x, _)| (*x, -x)).collect();
        if let Some(tau) = Concordance::of(&itself).tau_b() {
            prop_assert!((tau - 1.0).abs() < 1e-12, "{tau}");
            prop_assert!((Concordance::of(&turned).tau_b().unwrap() + 1.0).abs() < 1e-12);
        }
    }

    #[test]
    fn the_fast_tau_is_the_slow_one_and_does_not_depend_on_order(
        (pairs, shuffled) in values().prop_flat_map(|pairs| (Just(pairs.clone()), Just(pairs).prop_shuffle())),
    ) {
        match (Concordance::of(&pairs).tau_b(), slow_tau(&pairs)) {
            (Some(fast), Some(slow)) => prop_assert!((fast - slow).abs() < 1e-12, "{fast} {slow}"),
            (fast, slow) => prop_assert_eq!(fast, slow),
        }
        prop_assert_eq!(Concordance::of(&pairs).tau_b(), Concordance::of(&shuffled).tau_b());
        let swapped: Vec<(f64, f64)> = pairs.iter().map(|(x, y)| (*y, *x)).collect();
        prop_assert_eq!(Concordance::of(&pairs).tau_b().is_some(), Concordance::of(&swapped).tau_b().is_some());
    }

    #[test]
    fn an_interval_holds_its_tau_and_shrinks_with_more_models(thousandths in -1000i32..=1000, n in 10usize..200) {
        let tau = f64::from(thousandths) / 1000.0;
        let (low, high) = tau_interval(tau, n);
        prop_assert!((-1.0..=1.0).contains(&low) && (-1.0..=1.0).contains(&high));
        prop_assert!(low <= tau + 1e-12 && tau <= high + 1e-12);
        let (inner_low, inner_high) = tau_interval(tau, n + 1);
        prop_assert!(low <= inner_low + 1e-12 && inner_high <= high + 1e-12);
    }

    #[test]
    fn shares_are_those_of_some_weighting(rows in world()) {
        let weighted = standardised(&matrix(&rows));
        let shares = shares(&weighted.scores);
        if weighted.columns.is_empty() {
            prop_assert!(shares.is_empty());
            return Ok(());
        }
        prop_assert!(weighted.scores.iter().all(|scores| scores.len() == weighted.columns.len()), "nothing is filled in");
        let sum: f64 = shares.iter().map(|share| share.value).sum();
        prop_assert!((sum - 1.0).abs() < 1e-6, "{sum}");
        for share in &shares {
            prop_assert!((0.0..=1.0).contains(&share.value));
            prop_assert!(share.standard_error.is_none_or(|error| error > 0.0 && error < 0.01));
        }
    }

    #[test]
    fn a_better_score_in_one_slice_never_lowers_a_share(
        scores in (1usize..5).prop_flat_map(|n| {
            proptest::collection::vec(proptest::collection::vec((-20i32..20).prop_map(f64::from), n), 2..5)
        }),
    ) {
        let before = shares(&scores)[0].value;
        let mut better = scores;
        better[0][0] += 1.0;
        prop_assert!(shares(&better)[0].value >= before - 1e-9);
    }
}
