//! The search of first and last places against brute force: every combination of filters, ranked
//! one by one.

use std::collections::BTreeSet;
use std::sync::Arc;

use domain::firsts::{Choice, MOST_QUALIFIERS, Meant, Spot, Survey, Within, changes_first, search};
use domain::rank::{FirstPlace, Ranking, Standing, Wording, ranking};
use domain::{Direction, Edition, Exam, ResultRow, Slice, SliceKey, Slug};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree;

use crate::support::{DAYS, day, exam, rows, slug};

/// Every combination of at most one value a key, from the results that stand.
fn combinations(rows: &[Arc<ResultRow>]) -> Vec<Vec<Choice>> {
    let standing = rows.iter().filter(|row| !row.role.is_baseline() && row.stood_on(day(DAYS)));
    let choices: BTreeSet<Choice> = standing.flat_map(|row| Choice::of(row)).collect();
    let mut all: Vec<Vec<Choice>> = vec![Vec::new()];
    for choice in choices {
        let with: Vec<Vec<Choice>> = all
            .iter()
            .filter(|chosen| chosen.iter().all(|other| other.key() != choice.key()))
            .map(|chosen| chosen.iter().cloned().chain([choice.clone()]).collect())
            .collect();
        all.extend(with);
    }
    all
}

/// A place as a reader sees it: entrant, slice, wording, rank and interval.
type Line = (String, String, String, (usize, usize, usize, usize));

fn line(row: &ResultRow, slice: &Slice, wording: impl std::fmt::Debug, standing: &Standing) -> Line {
    let figures = (standing.rank(), standing.low(), standing.high(), standing.of());
    (entrant(row), slice.to_string(), format!("{wording:?}"), figures)
}

fn entrant(row: &ResultRow) -> String {
    format!("{} {}", row.model.slug, row.setting.slug)
}

/// One ranking of every combination in which enough stand.
struct Brute {
    all: Vec<(Vec<Choice>, Ranking)>,
}

impl Brute {
    fn new(exam: &Arc<Exam>, rows: &[Arc<ResultRow>]) -> Self {
        let rank = |choices: Vec<Choice>| {
            let slice = Slice::new(exam.key.clone(), Choice::filters(&choices), day(DAYS));
            let ranking = ranking(&Arc::new(slice), exam, rows);
            ranking.first.is_some().then_some((choices, ranking))
        };
        Self { all: combinations(rows).into_iter().filter_map(rank).collect() }
    }

    /// Slices whose choices are some of these, but not all.
    fn wider<'a>(&'a self, than: &'a [Choice]) -> impl Iterator<Item = &'a Ranking> {
        let part = move |choices: &[Choice]| choices.len() < than.len() && choices.iter().all(|c| than.contains(c));
        self.all.iter().filter(move |(choices, _)| part(choices)).map(|(_, ranking)| ranking)
    }

    /// Places that `holders` gives and no wider slice does.
    fn places<'a>(&'a self, holders: impl Fn(&'a Ranking) -> (String, Vec<usize>)) -> BTreeSet<Line> {
        let mut lines = BTreeSet::new();
        for (choices, ranking) in &self.all {
            let (wording, places) = holders(ranking);
            for place in places {
                let entry = &ranking.entries[place];
                let is_held = |wider: &&'a Ranking| {
                    let held = holders(wider).1;
                    held.into_iter().any(|place| entrant(&wider.entries[place].row) == entrant(&entry.row))
                };
                if !self.wider(choices).any(|wider| is_held(&wider)) {
                    let standing = entry.standing.as_ref().unwrap();
                    let (entrant, slice, _, figures) = line(&entry.row, &ranking.slice, (), standing);
                    lines.insert((entrant, slice, wording.clone(), figures));
                }
            }
        }
        lines
    }

    /// What the first place of a slice says: its wording, its models, and whether others ran the exam.
    fn said(&self, slice: &[Choice]) -> Option<(Wording, BTreeSet<&Slug>, bool)> {
        let (_, ranking) = self.all.iter().find(|(choices, _)| choices == slice)?;
        let first = ranking.first.as_ref()?;
        Some((first.wording, ranking.first_entries().map(|entry| &entry.row.model.slug).collect(), first.checked))
    }

    fn firsts(&self) -> BTreeSet<Line> {
        self.places(|ranking| {
            let FirstPlace { wording, holders, untested, unstated, checked } = ranking.first.clone().unwrap();
            (format!("{wording:?} {} {untested} {unstated} {checked}", holders.len() - 1), holders)
        })
    }

    /// The worst score, worded by the mirror of the rule for first places, written out anew.
    fn lasts(&self) -> BTreeSet<Line> {
        self.places(|ranking| {
            let n = ranking.n_ranked();
            let known = |place: usize| ranking.entries[place].uncertainty.standard_error.is_some();
            let high = |place: usize| ranking.entries[place].standing.as_ref().unwrap().high();
            let score = |place: usize| ranking.entries[place].row.score.value();
            let bottom = n - 1;
            let worst = |place: &usize| score(*place) == score(bottom) && known(*place) == known(bottom);
            let holders: Vec<usize> = (0..n).filter(worst).collect();
            let reach = (0..n).filter(|place| known(*place) && high(*place) == n).count();
            let unknown = (0..n).filter(|place| !known(*place)).count();
            let words = match (known(bottom), reach) {
                (true, 1) => format!("First 0 {unknown}"),
                (true, many) => format!("Tied {} {unknown}", many - 1),
                (false, _) => format!("Listed {} {}", holders.len() - 1, unknown - holders.len()),
            };
            (words, holders)
        })
    }

    /// Slices in which no filter is idle.
    fn n_slices(&self, rows: &[Arc<ResultRow>]) -> usize {
        let passing = |choices: &[Choice]| {
            let filters = Choice::filters(choices);
            let counts =
                |row: &&Arc<ResultRow>| !row.role.is_baseline() && row.stood_on(day(DAYS)) && filters.let_through(row);
            rows.iter().filter(counts).count()
        };
        let idle = |choices: &Vec<Choice>| {
            choices.iter().any(|dropped| {
                let rest: Vec<Choice> = choices.iter().filter(|c| *c != dropped).cloned().collect();
                passing(&rest) == passing(choices)
            })
        };
        self.all.iter().filter(|(choices, _)| !idle(choices)).count()
    }
}

fn spot_line<P>(spot: &Spot<P>, words: String) -> Line {
    let standing = spot.standing();
    let figures = (standing.rank(), standing.low(), standing.high(), standing.of());
    (format!("{} {}", spot.model(), spot.setting().slug), spot.slice().to_string(), words, figures)
}

fn models(rows: &[Arc<ResultRow>]) -> BTreeSet<Slug> {
    rows.iter().map(|row| row.model.slug.clone()).collect()
}

/// A family of one exam: nothing of the exam has to be named.
fn survey(exam: &Arc<Exam>, rows: &[Arc<ResultRow>]) -> Survey {
    Survey::new(day(DAYS), [(Arc::clone(exam), Arc::new(search(rows, day(DAYS))))])
}

fn world() -> impl Strategy<Value = (Arc<Exam>, Vec<Arc<ResultRow>>)> {
    select(Direction::ALL.to_vec()).prop_flat_map(|direction| {
        let exam = exam("general", "5-shot", direction);
        (Just(Arc::clone(&exam)), rows(vec![exam]))
    })
}

proptest! {
    #[test]
    fn the_search_finds_what_brute_force_finds((exam, rows) in world()) {
        let (brute, survey) = (Brute::new(&exam, &rows), survey(&exam, &rows));
        let all = Within::default();
        let firsts = models(&rows).iter().flat_map(|model| survey.firsts_of(model, &all)).map(|spot| {
            let FirstPlace { wording, untested, unstated, checked, .. } = spot.place();
            spot_line(&spot, format!("{wording:?} {} {untested} {unstated} {checked}", spot.place().others()))
        }).collect::<BTreeSet<_>>();
        prop_assert_eq!(firsts, brute.firsts());
        let lasts = models(&rows).iter().flat_map(|model| survey.lasts_of(model, &all)).map(|spot| {
            let place = spot.place();
            spot_line(&spot, format!("{:?} {} {}", place.wording, place.others, place.untested))
        }).collect::<BTreeSet<_>>();
        prop_assert_eq!(lasts, brute.lasts());
        prop_assert_eq!(survey.n_slices(&all), brute.n_slices(&rows));
    }

    /// Some results end and others begin: whether that changes a first place anywhere, and nothing else.
    #[test]
    fn a_changed_first_place_is_found_in_whatever_slice_it_is(
        (exam, rows) in world(), ends in 0usize..24, begins in 0usize..24,
    ) {
        let apart = |n: usize| rows.iter().enumerate().filter(move |(at, _)| *at != n).map(|(_, row)| Arc::clone(row));
        let (before, after): (Vec<_>, Vec<_>) = (apart(begins).collect(), apart(ends).collect());
        let (old, new) = (Brute::new(&exam, &before), Brute::new(&exam, &after));
        let slices: BTreeSet<&Vec<Choice>> = old.all.iter().chain(&new.all).map(|(choices, _)| choices).collect();
        let differs = slices.into_iter().any(|slice| old.said(slice) != new.said(slice));
        prop_assert_eq!(changes_first(&before, &after, day(DAYS)), differs);
        prop_assert!(!changes_first(&before, &before, day(DAYS)));
    }

    #[test]
    fn the_page_shows_each_model_once_where_it_needs_fewest((exam, rows) in world()) {
        let (brute, survey) = (Brute::new(&exam, &rows), survey(&exam, &rows));
        let firsts = brute.firsts();
        let shown = survey.fewest(&Within::default());
        let model_of = |line: &Line| line.0.split(' ').next().unwrap().to_owned();
        let expected: BTreeSet<String> = firsts.iter().map(model_of).collect();
        let found: Vec<String> = shown.iter().map(|fewest| fewest.spot.model().to_string()).collect();
        prop_assert_eq!(found.len(), expected.len(), "each once");
        prop_assert_eq!(found.into_iter().collect::<BTreeSet<_>>(), expected);
        for fewest in &shown {
            let mine = |line: &&Line| model_of(line) == fewest.spot.model().as_str();
            // The exam's seven words, the day, and one word a filter.
            let words = |line: &Line| line.1.split(' ').count() - 8;
            let least = firsts.iter().filter(mine).map(words).min().unwrap();
            prop_assert_eq!(fewest.spot.n_qualifiers(), least);
            let as_few = firsts.iter().filter(mine).filter(|line| words(line) == least).count();
            prop_assert_eq!(fewest.others, as_few - 1);
        }
    }

    #[test]
    fn a_qualifier_dropped_says_where_the_model_then_stands((exam, rows) in world()) {
        let survey = survey(&exam, &rows);
        for model in models(&rows) {
            for spot in survey.firsts_of(&model, &Within::default()) {
                let here = ranking(spot.slice(), &exam, &rows);
                let above: BTreeSet<&Slug> = here.baselines_above().map(|entry| &entry.row.model.slug).collect();
                prop_assert_eq!(spot.baselines_above().iter().collect::<BTreeSet<_>>(), above);
                let qualifiers = spot.qualifiers();
                prop_assert!(qualifiers.len() == spot.n_qualifiers() && qualifiers.len() <= MOST_QUALIFIERS);
                for qualifier in qualifiers {
                    let without = spot.without(qualifier.key).unwrap();
                    let ranking = ranking(without.slice(), &exam, &rows);
                    let mut entries = ranking.entries.iter();
                    let entry = entries.find(|e| {
                        e.row.model.slug == *spot.model() && e.row.setting.slug == spot.setting().slug
                    }).unwrap();
                    let expected = entry.standing.as_ref().unwrap();
                    prop_assert_eq!(
                        (without.rank(), without.low(), without.high(), without.of()),
                        (expected.rank(), expected.low(), expected.high(), expected.of())
                    );
                    prop_assert!(without.of() >= spot.of(), "a qualifier never adds a model");
                }
            }
        }
    }

    #[test]
    fn the_order_of_the_input_plays_no_part(
        ((exam, rows), shuffled) in world().prop_flat_map(|(exam, rows)| {
            (Just((exam, rows.clone())), Just(rows).prop_shuffle())
        }),
    ) {
        let shown = |rows: &[Arc<ResultRow>]| -> Vec<Line> {
            let all = survey(&exam, rows).fewest(&Within::default());
            all.iter().map(|fewest| spot_line(&fewest.spot, String::new())).collect()
        };
        prop_assert_eq!(shown(&rows), shown(&shuffled));
    }

    #[test]
    fn an_answer_holds_until_a_result_comes_or_goes((_, rows) in world(), asked in 0..DAYS, later in 0..2 * DAYS) {
        let found = search(&rows, day(asked));
        let standing = |on| rows.iter().filter(|row| row.stood_on(day(on))).map(|row| &row.id).collect::<Vec<_>>();
        if found.holds_on(day(later)) {
            prop_assert_eq!(standing(asked), standing(later));
        }
        prop_assert!(found.holds_on(day(asked)));
    }
}

/// The firsts of a family whose exams are given, all of one exam's results copied to each.
fn family(exams: &[Arc<Exam>]) -> (Survey, Vec<Slug>) {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let given = loop {
        let rows = rows(vec![Arc::clone(&exams[0])]).new_tree(&mut runner).unwrap().current();
        if search(&rows, day(DAYS)).n_entrants() >= 6 {
            break rows;
        }
    };
    let copied = exams.iter().map(|exam| {
        let rows: Vec<Arc<ResultRow>> =
            given.iter().map(|row| Arc::new(ResultRow { exam: Arc::clone(exam), ..ResultRow::clone(row) })).collect();
        (Arc::clone(exam), Arc::new(search(&rows, day(DAYS))))
    });
    (Survey::new(day(DAYS), copied), models(&given).into_iter().collect())
}

#[test]
fn words_in_which_a_family_differs_are_qualifiers() {
    let of = |domain: &str, protocol: &str| exam(domain, protocol, Direction::Higher);
    let (survey, models) = family(&[of("general", "5-shot"), of("general", "0-shot"), of("stem", "5-shot")]);
    let all: Vec<_> = models.iter().flat_map(|model| survey.firsts_of(model, &Within::default())).collect();
    assert!(!all.is_empty());
    for spot in all {
        let keys: Vec<SliceKey> = spot.qualifiers().into_iter().map(|q| q.key).collect();
        let of_exam = if spot.exam().key.domain == slug("stem") { [SliceKey::Domain] } else { [SliceKey::Protocol] };
        assert_eq!(keys[..1], of_exam, "of several protocols one has to be named; stem has one, general need not be");
        let n_of_exam = keys.iter().filter(|key| SliceKey::EXAM.contains(key)).count();
        assert_eq!(n_of_exam, 1);
    }
    let (alone, models) = family(&[of("stem", "5-shot")]);
    let spots: Vec<_> = models.iter().flat_map(|model| alone.firsts_of(model, &Within::default())).collect();
    assert!(spots.iter().any(|spot| spot.n_qualifiers() == 0), "the only domain need not be named");
    let within = Within { domain: Some(slug("stem")), ..Within::default() };
    assert!(survey.n_slices(&within) > 0 && survey.n_slices(&within) < survey.n_slices(&Within::default()));
}

/// An exam with an edition and a metric of its own.
fn put(edition: &str, domain: &str, metric: &str, protocol: &str) -> Arc<Exam> {
    let mut exam = Exam::clone(&exam(domain, protocol, Direction::Higher));
    exam.key.edition = slug(edition);
    exam.key.metric = slug(metric);
    let released = if edition == "1.0" { 1 } else { 2 };
    exam.edition = Arc::new(Edition { released_on: Some(day(released)), ..Edition::clone(&exam.edition) });
    Arc::new(exam)
}

/// The exams that a sentence means which names these words of an exam.
fn meant(exam: &Exam, named: &BTreeSet<SliceKey>, family: &[Arc<Exam>]) -> Vec<String> {
    let fits = |other: &&Arc<Exam>| named.iter().all(|key| other.key.value(*key) == exam.key.value(*key));
    let fitting: Vec<&Arc<Exam>> = family.iter().filter(fits).collect();
    let newest = fitting.iter().filter_map(|other| other.edition.released_on).max();
    let of_edition = |other: &&&Arc<Exam>| named.contains(&SliceKey::Edition) || other.edition.released_on == newest;
    let fitting: Vec<&&Arc<Exam>> = fitting.iter().filter(of_edition).collect();
    let is_general = |other: &&&&Arc<Exam>| other.key.domain == slug("general");
    let general: Vec<String> = fitting.iter().filter(is_general).map(|other| other.key.to_string()).collect();
    let all = fitting.iter().map(|other| other.key.to_string()).collect();
    if named.contains(&SliceKey::Domain) || general.is_empty() { all } else { general }
}

const WORDS: [SliceKey; 5] =
    [SliceKey::Edition, SliceKey::Language, SliceKey::Domain, SliceKey::Metric, SliceKey::Protocol];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_fewer_words_mean_the_exam_alone(chosen in proptest::collection::btree_set(0_usize..16, 1..9)) {
        let two = |n: usize, bit: usize, of: [&'static str; 2]| of[n >> bit & 1];
        let exams: Vec<Arc<Exam>> = chosen.iter().map(|n| put(
            two(*n, 0, ["1.0", "2.0"]),
            two(*n, 1, ["general", "stem"]),
            two(*n, 2, ["accuracy", "win-rate"]),
            two(*n, 3, ["5-shot", "0-shot"]),
        )).collect();
        let (survey, models) = family(&exams);
        let spots = models.iter().flat_map(|model| survey.firsts_of(model, &Within::default()));
        for spot in spots {
            let said: BTreeSet<SliceKey> =
                spot.qualifiers().into_iter().map(|q| q.key).filter(|key| WORDS.contains(key)).collect();
            let own = vec![spot.exam().key.to_string()];
            prop_assert_eq!(&meant(spot.exam(), &said, &exams), &own, "what is said means it");
            for few in 0_usize..1 << WORDS.len() {
                let fewer: BTreeSet<SliceKey> =
                    WORDS.into_iter().enumerate().filter(|(at, _)| few >> at & 1 == 1).map(|(_, key)| key).collect();
                if fewer.len() < said.len() {
                    prop_assert!(meant(spot.exam(), &fewer, &exams) != own, "{fewer:?} would do, not {said:?}");
                }
            }
            for key in &said {
                let rest: BTreeSet<SliceKey> = said.iter().copied().filter(|other| other != key).collect();
                match (spot.meant_without(*key).unwrap(), meant(spot.exam(), &rest, &exams).as_slice()) {
                    (Meant::One(exam), [one]) => prop_assert_eq!(&exam.key.to_string(), one),
                    (Meant::Several, several) => prop_assert!(several.len() > 1),
                    (found, expected) => prop_assert!(false, "{found:?} {expected:?}"),
                }
            }
        }
    }
}

#[test]
fn two_claimants_differ_in_one_word() {
    let exams = ["5-shot", "0-shot"].map(|protocol| exam("general", protocol, Direction::Higher));
    // The other protocol turns the table round.
    let turned = exam("general", "0-shot", Direction::Lower);
    let (survey, _) = family(&[Arc::clone(&exams[0]), turned]);
    let (holes, n) = survey.holes(&Within::default(), 0, 100);
    assert_eq!(holes.len(), n);
    assert!(n > 0);
    for hole in holes {
        let [a, b] = &hole.claimants;
        assert_ne!(a.model(), b.model());
        assert!(!a.models().contains(&b.model()) || !b.models().contains(&a.model()));
        let pairs = |spot: &Spot<FirstPlace>| spot.slice().pairs().into_iter().collect::<BTreeSet<_>>();
        let (a, b) = (pairs(a), pairs(b));
        let differing: BTreeSet<SliceKey> = a.symmetric_difference(&b).map(|(key, _)| *key).collect();
        assert_eq!(differing, BTreeSet::from([hole.key]));
    }
    let (same, _) = family(&exams);
    let of_protocol = same.holes(&Within::default(), 0, 100).0.into_iter().filter(|h| h.key == SliceKey::Protocol);
    assert_eq!(of_protocol.count(), 0, "one leader under both words is no second claimant");
}
