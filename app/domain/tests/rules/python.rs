//! Rank intervals, standard errors and the agreement of slices against the figures of `checks/*.py`,
//! which have them from statsmodels and scipy.

use std::collections::BTreeMap;

use domain::compare::{Concordance, shares, tau_interval};
use domain::rank::interval::{Bounds, Competitor, intervals};
use domain::stats::cluster::{Subject, clustered_error};
use domain::stats::paired::Discordant;
use domain::stats::{ALPHA, binomial_error, separation, upper_quantile};
use domain::{Aspect, Direction, Scale};

const CASES: &str = include_str!("../../../../checks/cases.csv");
const FIGURES: &str = include_str!("../../../../checks/intervals.csv");

/// The lines after the header, as cells, by the name of their case.
fn by_case(text: &'static str) -> BTreeMap<&'static str, Vec<Vec<&'static str>>> {
    let mut cases: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for line in text.lines().skip(1) {
        let mut cells = line.split(',');
        cases.entry(cells.next().unwrap()).or_default().push(cells.collect());
    }
    cases
}

fn percent_of_items() -> Scale {
    Scale {
        unit: "percent".into(),
        direction: Direction::Higher,
        min: Some(0.0),
        max: Some(100.0),
        aspect: Aspect::Capability,
        share_of_items: true,
    }
}

fn competitor(cells: &[&str]) -> Competitor {
    let percent = percent_of_items();
    let value = cells[1].parse().unwrap();
    let stated = cells[2].parse().ok();
    let computed = || binomial_error(value, cells[3].parse().ok()?, &percent);
    Competitor { value, standard_error: stated.or_else(computed) }
}

#[test]
fn intervals_are_those_of_statsmodels() {
    let (cases, figures) = (by_case(CASES), by_case(FIGURES));
    assert!(cases.keys().eq(figures.keys()));
    for (name, lines) in cases {
        let competitors: Vec<Competitor> = lines.iter().map(|cells| competitor(cells)).collect();
        let figures = &figures[name];
        let expected: Vec<Bounds> = figures
            .iter()
            .map(|cells| Bounds { low: cells[1].parse().unwrap(), high: cells[2].parse().unwrap() })
            .collect();
        assert_eq!(intervals(&competitors), expected, "case {name}");
        for (competitor, cells) in competitors.iter().zip(figures) {
            match (competitor.standard_error, cells[3].parse::<f64>()) {
                (Some(here), Ok(there)) => assert!((here - there).abs() < 1e-8, "{}: {here}, {there}", cells[0]),
                (here, there) => assert!(here.is_none() && there.is_err(), "{}: {here:?}, {there:?}", cells[0]),
            }
        }
    }
}

#[test]
fn clustered_errors_are_those_of_statsmodels() {
    let cases = by_case(include_str!("../../../../checks/clustered.csv"));
    let figures = by_case(include_str!("../../../../checks/clustered_errors.csv"));
    assert!(cases.keys().eq(figures.keys()));
    for (name, lines) in cases {
        let subjects: Vec<Subject> = lines
            .iter()
            .map(|cells| {
                let (right, n_items): (f64, u32) = (cells[1].parse().unwrap(), cells[2].parse().unwrap());
                Subject { share: right / f64::from(n_items), n_items }
            })
            .collect();
        let (here, there) = (clustered_error(&subjects).unwrap(), figures[name][0][0].parse::<f64>().unwrap());
        assert!((here - there).abs() < 1e-10, "{name}: {here}, {there}");
    }
}

#[test]
fn tests_item_by_item_are_those_of_scipy_and_statsmodels() {
    let figures = include_str!("../../../../checks/mcnemar.csv");
    let mut compared = 0;
    for line in figures.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let found = Discordant { only_first: cells[0].parse().unwrap(), only_second: cells[1].parse().unwrap() };
        for (here, there) in [(found.p_better(), cells[2]), (found.p_differ(), cells[3])] {
            let there: f64 = there.parse().unwrap();
            assert!((here - there).abs() <= 1e-9 * there, "{line}: {here}, {there}");
        }
        compared += 1;
    }
    assert!(compared > 10, "only {compared} pairs");
}

const ORDERS: &str = include_str!("../../../../checks/agreements.csv");
const TAUS: &str = include_str!("../../../../checks/taus.csv");

#[test]
fn taus_and_their_intervals_are_those_of_scipy() {
    let orders = by_case(ORDERS);
    let mut compared = 0;
    for line in TAUS.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let right: BTreeMap<&str, &str> = orders[cells[1]].iter().map(|cells| (cells[0], cells[1])).collect();
        let common: Vec<(f64, f64)> = orders[cells[0]]
            .iter()
            .filter_map(|cells| Some((cells[1].parse().unwrap(), right.get(cells[0])?.parse().unwrap())))
            .collect();
        let expected: Vec<f64> = cells[2..].iter().map(|cell| cell.parse().unwrap()).collect();
        #[expect(clippy::cast_precision_loss, reason = "few models")]
        let n = common.len() as f64;
        let tau = Concordance::of(&common).tau_b().unwrap();
        let (low, high) = tau_interval(tau, common.len());
        for (here, there) in [n, tau, low, high].into_iter().zip(expected) {
            assert!((here - there).abs() < 1e-8, "{line}: {here}, {there}");
        }
        compared += 1;
    }
    assert!(compared > 10, "only {compared} coefficients");
}

#[test]
fn shares_of_weightings_are_the_areas_that_scipy_measures() {
    for (case, lines) in by_case(include_str!("../../../../checks/weights.csv")) {
        let cells = |line: &[&str]| line[1..].iter().map(|cell| cell.parse::<f64>().unwrap()).collect::<Vec<_>>();
        let (scores, expected): (Vec<Vec<f64>>, Vec<f64>) = lines
            .iter()
            .map(|line| {
                let mut scores = cells(line);
                let share = scores.pop().unwrap();
                (scores, share)
            })
            .unzip();
        for (found, expected) in shares(&scores).into_iter().zip(expected) {
            // The drawing states its error: four of them are passed once in 16,000 figures.
            let allowed = found.standard_error.map_or(1e-12, |error| 4.0 * error);
            assert!((found.value - expected).abs() <= allowed, "{case}: {found:?}, {expected}");
        }
    }
}

#[test]
fn two_scores_differ_where_statsmodels_says_so() {
    let figures = include_str!("../../../../checks/pairs.csv");
    let scale = percent_of_items();
    let mut compared = 0;
    for line in figures.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let of = |right: &str, n: &str| {
            let (right, n): (f64, u32) = (right.parse().unwrap(), n.parse().unwrap());
            let value = 100.0 * right / f64::from(n);
            (value, binomial_error(value, n, &scale).unwrap())
        };
        let (a, b) = (of(cells[0], cells[1]), of(cells[2], cells[3]));
        let z = separation(a.0 - b.0, a.1, b.1);
        let expected: f64 = cells[4].parse().unwrap();
        assert!((z - expected).abs() < 1e-8, "{line}: {z}");
        assert_eq!(z.abs() > upper_quantile(ALPHA / 2.0), cells[5] == "true", "{line}");
        compared += 1;
    }
    assert_eq!(compared, 5);
}
