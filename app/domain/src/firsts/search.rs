//! The search of one exam: every combination of filters that its own results give, level by level.
//!
//! A combination is looked at only if each part of it was: one that ranks fewer than three, or the
//! very same results as with one filter fewer, ends there, and so does all that narrows it further.
//! A result is in at most 2⁵ combinations for each country of its makers, so the work grows with
//! the number of results.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use chrono::NaiveDate;

use super::bits::Bits;
use super::found::{Found, Held, Holder, Line};
use super::{Choice, MOST_QUALIFIERS};
use crate::rank::{Contender, FEWEST_RANKED, FirstPlace, Judged, Place, Wording, by_score, judge, precedence};
use crate::stats::uncertainty;
use crate::{Pick, ResultRow, SliceKey, Slug};

/// First and last places in every slice of one exam on a day. `rows` are the exam's results, those
/// among them that do not stand that day too: they say until when the answer holds.
#[must_use]
pub fn search(rows: &[Arc<ResultRow>], day: NaiveDate) -> Found {
    let days = || rows.iter().flat_map(|row| [Some(row.published_on), row.withdrawn_on]).flatten();
    let table = Table::new(rows, day);
    let baselines = Baselines::new(rows, day);
    let mut found = Found {
        from: days().filter(|changed| *changed <= day).max(),
        until: days().filter(|changed| *changed > day).min(),
        n_entrants: table.n_entrants,
        ..Found::default()
    };
    let mut lines = Lines { of_row: HashMap::new(), lines: Vec::new() };
    let Some(whole) = table.evaluate(Bits::all(table.rows.len())) else { return found };
    let mut level = BTreeMap::from([(Vec::new(), whole.settled(&table, &[]))]);
    for n_filters in 0..=MOST_QUALIFIERS {
        if let Some(n) = found.n_slices.get_mut(n_filters) {
            *n = level.len();
        }
        for (ids, seen) in &level {
            let told = found.firsts.len();
            table.tell(ids, seen, &mut lines, &mut found);
            if let Some(first) = found.firsts.get_mut(told).and_then(Arc::get_mut) {
                first.above = baselines.above(&first.choices, seen.chosen.first().and_then(|row| table.rows.get(*row)));
            }
        }
        level = if n_filters < MOST_QUALIFIERS { table.narrowed(&level) } else { BTreeMap::new() };
    }
    found.lines = lines.lines;
    found
}

/// Whether a first place of one exam is another one after a change of its results than before: in the
/// whole exam, or behind any filters of one value each that a result passes before or after. A first place is how it is
/// worded, whom it names, and whether others ran the leader's exam; where too few are ranked to speak
/// of a first there is none, and one that begins or ends is a change.
#[must_use]
pub fn changes_first(before: &[Arc<ResultRow>], after: &[Arc<ResultRow>], day: NaiveDate) -> bool {
    let (before, after) = (Table::new(before, day), Table::new(after, day));
    let mut slices = before.slices();
    slices.extend(after.slices());
    slices.iter().any(|choices| before.first(choices) != after.first(choices))
}

/// The results of an exam that stand, in the order of a ranking, with what filters see of them.
struct Table<'a> {
    rows: Vec<&'a Arc<ResultRow>>,
    contenders: Vec<Contender<'a>>,
    /// The entrant of each row.
    entrants: Vec<usize>,
    n_entrants: usize,
    /// For each row, the other rows of its entrant that stand before it where both pass.
    stronger: Vec<Vec<usize>>,
    /// Every choice, in order, with the rows that pass it.
    choices: Vec<(Choice, Bits)>,
    /// The rows that do not state what a choice of a key asks.
    unstated: BTreeMap<SliceKey, Bits>,
}

/// A combination of filters, by the places of its choices, rising.
type Ids = Vec<usize>;

/// A slice that was looked at.
struct Seen {
    rows: Bits,
    n_rows: usize,
    /// The row that stands for each entrant, best first.
    chosen: Vec<usize>,
    judged: Judged,
    /// Entrants that hold the first (the last) place here or with fewer of the filters.
    first: Bits,
    last: Bits,
    /// The same with one filter fewer, for each filter.
    parents: Vec<Arc<Parent>>,
}

/// What of a slice its narrower ones have to know.
struct Parent {
    /// Places by entrant, rising.
    places: Vec<(usize, Place)>,
    first: Bits,
    last: Bits,
}

impl<'a> Table<'a> {
    fn new(rows: &'a [Arc<ResultRow>], day: NaiveDate) -> Self {
        let mut rows: Vec<&Arc<ResultRow>> =
            rows.iter().filter(|row| !row.role.is_baseline() && row.stood_on(day)).collect();
        rows.sort_by(|a, b| by_score(a, b));
        let mut of_entrant: BTreeMap<(&Slug, &Slug), Vec<usize>> = BTreeMap::new();
        for (place, row) in rows.iter().enumerate() {
            of_entrant.entry((&row.model.slug, &row.setting.slug)).or_default().push(place);
        }
        let n_entrants = of_entrant.len();
        let (mut entrants, mut stronger) = (vec![0; rows.len()], vec![Vec::new(); rows.len()]);
        for (entrant, mut places) in of_entrant.into_values().enumerate() {
            places.sort_by(|a, b| match (rows.get(*a), rows.get(*b)) {
                (Some(a), Some(b)) => precedence(Pick::Strongest, a, b),
                _ => a.cmp(b),
            });
            for (n, place) in places.iter().enumerate() {
                if let (Some(of), Some(before)) = (entrants.get_mut(*place), stronger.get_mut(*place)) {
                    *of = entrant;
                    before.extend(places.iter().take(n));
                }
            }
        }
        let mut choices: BTreeMap<Choice, Bits> = BTreeMap::new();
        for (place, row) in rows.iter().enumerate() {
            for choice in Choice::of(row) {
                choices.entry(choice).or_insert_with(|| Bits::none(rows.len())).insert(place);
            }
        }
        let mut unstated: BTreeMap<SliceKey, Bits> = BTreeMap::new();
        for (choice, passing) in &choices {
            let stated = unstated.entry(choice.key()).or_insert_with(|| Bits::none(rows.len()));
            stated.add(passing);
        }
        unstated.values_mut().for_each(|stated| *stated = stated.others(rows.len()));
        let contenders = rows.iter().map(|row| Contender::new(row, &uncertainty(row))).collect();
        let choices = choices.into_iter().collect();
        Self { rows, contenders, entrants, n_entrants, stronger, choices, unstated }
    }

    /// Entrants with a better score than the first of a slice that are not in it and may belong there:
    /// they do not state what some of its filters ask, and pass the others.
    fn unstated(&self, ids: &Ids, seen: &Seen) -> usize {
        let Some(leader) = seen.chosen.first() else { return 0 };
        let mut may = Bits::all(self.rows.len());
        for (choice, passing) in ids.iter().filter_map(|id| self.choices.get(*id)) {
            let mut either = passing.clone();
            if let Some(unstated) = self.unstated.get(&choice.key()) {
                either.add(unstated);
            }
            may = may.and(&either);
        }
        let is_better = |row: &usize| match (self.rows.get(*row), self.rows.get(*leader)) {
            (Some(row), Some(leader)) => row.exam.scale.is_better(row.score.value(), leader.score.value()),
            _ => false,
        };
        let better = may.iter().take_while(|row| row < leader).filter(is_better);
        let inside: BTreeSet<usize> = seen.chosen.iter().map(|row| self.entrant(*row)).collect();
        better.map(|row| self.entrant(row)).filter(|of| !inside.contains(of)).collect::<BTreeSet<_>>().len()
    }

    fn entrant(&self, row: usize) -> usize {
        self.entrants.get(row).copied().unwrap_or_default()
    }

    /// Every combination of filters, one value a key, that some result passes.
    fn slices(&self) -> BTreeSet<Vec<Choice>> {
        let of_row = |row: &&Arc<ResultRow>| {
            let mut choices = Choice::of(row);
            choices.sort();
            choices.into_iter().fold(vec![Vec::new()], |mut all: Vec<Vec<Choice>>, choice| {
                let open = |chosen: &&Vec<Choice>| chosen.iter().all(|other| other.key() != choice.key());
                let with = |chosen: &Vec<Choice>| chosen.iter().chain([&choice]).cloned().collect();
                let further: Vec<Vec<Choice>> = all.iter().filter(open).map(with).collect();
                all.extend(further);
                all
            })
        };
        self.rows.iter().flat_map(of_row).collect()
    }

    /// The choices of a combination.
    fn named(&self, ids: &Ids) -> impl Iterator<Item = &Choice> {
        ids.iter().filter_map(|id| self.choices.get(*id)).map(|(choice, _)| choice)
    }

    /// The first place behind some filters: its wording, the models it names, and whether others ran the
    /// leader's exam.
    fn first(&self, choices: &[Choice]) -> Option<(Wording, BTreeSet<&Slug>, bool)> {
        let mut rows = Bits::all(self.rows.len());
        for choice in choices {
            let at = self.choices.binary_search_by(|(known, _)| known.cmp(choice)).ok()?;
            rows = rows.and(&self.choices.get(at)?.1);
        }
        let Unsettled { chosen, judged, .. } = self.evaluate(rows)?;
        let FirstPlace { wording, holders, checked, .. } = judged.first;
        let rows = holders.iter().filter_map(|place| self.rows.get(*chosen.get(*place)?));
        Some((wording, rows.map(|row| &row.model.slug).collect(), checked))
    }

    /// Judges the rows that pass; nothing where too few do.
    fn evaluate(&self, rows: Bits) -> Option<Unsettled> {
        let n_rows = rows.len();
        let stands = |row: &usize| {
            let stronger = self.stronger.get(*row).map(Vec::as_slice).unwrap_or_default();
            !stronger.iter().any(|other| rows.contains(*other))
        };
        let chosen: Vec<usize> = if n_rows < FEWEST_RANKED { Vec::new() } else { rows.iter().filter(stands).collect() };
        let contenders: Vec<Contender<'_>> =
            chosen.iter().filter_map(|row| self.contenders.get(*row)).copied().collect();
        let judged = judge(&contenders)?;
        Some(Unsettled { rows, n_rows, chosen, judged })
    }

    /// The slices with one filter more than those of a level.
    fn narrowed(&self, level: &BTreeMap<Ids, Seen>) -> BTreeMap<Ids, Seen> {
        let parents: BTreeMap<&Ids, Arc<Parent>> =
            level.iter().map(|(ids, seen)| (ids, Arc::new(seen.parent(self)))).collect();
        let mut next = BTreeMap::new();
        for (ids, seen) in level {
            let key = ids.last().and_then(|id| self.choices.get(*id)).map(|(choice, _)| choice.key());
            for (id, (choice, passing)) in self.choices.iter().enumerate() {
                if key.is_some_and(|key| choice.key() <= key) {
                    continue;
                }
                let mut narrower = ids.clone();
                narrower.push(id);
                let wider = wider(&narrower);
                let known: Vec<(&Seen, &Arc<Parent>)> =
                    wider.iter().filter_map(|ids| level.get(ids).zip(parents.get(ids))).collect();
                if known.len() < wider.len() {
                    continue;
                }
                let rows = seen.rows.and(passing);
                let n_rows = rows.len();
                if known.iter().any(|(parent, _)| parent.n_rows == n_rows) {
                    continue;
                }
                if let Some(slice) = self.evaluate(rows) {
                    let parents: Vec<Arc<Parent>> = known.into_iter().map(|(_, parent)| Arc::clone(parent)).collect();
                    next.insert(narrower, slice.settled(self, &parents));
                }
            }
        }
        next
    }

    /// Writes down what a slice holds that none with fewer of its filters does.
    fn tell(&self, ids: &Ids, seen: &Seen, lines: &mut Lines, found: &mut Found) {
        let parents = &seen.parents;
        let choices: Box<[Choice]> = self.named(ids).cloned().collect();
        let of = seen.chosen.len();
        let Judged { first, last, .. } = &seen.judged;
        let is_new = |entrant: usize, settled: fn(&Parent) -> &Bits| {
            !parents.iter().any(|parent| settled(parent).contains(entrant))
        };
        let mut held = |places: &[usize], settled: fn(&Parent) -> &Bits| -> Option<Vec<Holder>> {
            let of_place = |place: &usize| Some((*seen.chosen.get(*place)?, *seen.judged.places.get(*place)?));
            let rows: Vec<(usize, Place)> = places.iter().filter_map(of_place).collect();
            rows.iter().any(|(row, _)| is_new(self.entrant(*row), settled)).then(|| {
                let holder = |(row, standing): (usize, Place)| {
                    let entrant = self.entrant(row);
                    let without = is_new(entrant, settled).then(|| {
                        parents
                            .iter()
                            .filter_map(|parent| Some((parent.places.len(), parent.place(entrant)?)))
                            .collect()
                    });
                    Holder { line: lines.of(self, row), standing, without }
                };
                rows.into_iter().map(holder).collect()
            })
        };
        if let Some(holders) = held(&first.holders, |parent| &parent.first) {
            found.firsts.push(Arc::new(Held {
                choices: choices.clone(),
                of,
                place: FirstPlace { unstated: self.unstated(ids, seen), ..first.clone() },
                holders,
                above: Box::default(),
            }));
        }
        if let Some(holders) = held(&last.holders, |parent| &parent.last) {
            found.lasts.push(Arc::new(Held { choices, of, place: last.clone(), holders, above: Box::default() }));
        }
    }
}

/// The combinations with one filter fewer: without the first, without the second, and so on.
fn wider(ids: &Ids) -> Vec<Ids> {
    let without = |dropped: usize| {
        let kept = ids.iter().enumerate().filter(|(place, _)| *place != dropped);
        kept.map(|(_, id)| *id).collect()
    };
    (0..ids.len()).map(without).collect()
}

/// A slice before it is known who holds its places with fewer filters.
struct Unsettled {
    rows: Bits,
    n_rows: usize,
    chosen: Vec<usize>,
    judged: Judged,
}

impl Unsettled {
    fn settled(self, table: &Table<'_>, parents: &[Arc<Parent>]) -> Seen {
        let Self { rows, n_rows, chosen, judged } = self;
        let holders = |places: &[usize]| {
            let mut bits = Bits::none(table.n_entrants);
            let rows = places.iter().filter_map(|place| chosen.get(*place));
            rows.for_each(|row| bits.insert(table.entrant(*row)));
            bits
        };
        let (mut first, mut last) = (holders(&judged.first.holders), holders(&judged.last.holders));
        for parent in parents {
            first.add(&parent.first);
            last.add(&parent.last);
        }
        Seen { rows, n_rows, chosen, judged, first, last, parents: parents.to_vec() }
    }
}

impl Seen {
    fn parent(&self, table: &Table<'_>) -> Parent {
        let places = self.chosen.iter().zip(&self.judged.places).map(|(row, place)| (table.entrant(*row), *place));
        let mut places: Vec<(usize, Place)> = places.collect();
        places.sort_by_key(|(entrant, _)| *entrant);
        Parent { places, first: self.first.clone(), last: self.last.clone() }
    }
}

impl Parent {
    fn place(&self, entrant: usize) -> Option<Place> {
        let at = self.places.binary_search_by_key(&entrant, |(of, _)| *of).ok()?;
        self.places.get(at).map(|(_, place)| *place)
    }
}

/// The baselines of an exam: never ranked, but one above a first place is said beside it.
struct Baselines<'a>(Vec<&'a Arc<ResultRow>>);

impl<'a> Baselines<'a> {
    fn new(rows: &'a [Arc<ResultRow>], day: NaiveDate) -> Self {
        let mut rows: Vec<&Arc<ResultRow>> =
            rows.iter().filter(|row| row.role.is_baseline() && row.stood_on(day)).collect();
        rows.sort_by(|a, b| {
            let entrant = |row: &'a ResultRow| (&row.model.slug, &row.setting.slug);
            entrant(a).cmp(&entrant(b)).then_with(|| precedence(Pick::Strongest, a, b))
        });
        Self(rows)
    }

    /// Those that pass and whose score is better than the leader's.
    fn above(&self, choices: &[Choice], leader: Option<&&Arc<ResultRow>>) -> Box<[Slug]> {
        let (Some(leader), false) = (leader, self.0.is_empty()) else { return Box::default() };
        let filters = Choice::filters(choices);
        let passing = self.0.iter().filter(|row| filters.let_through(row));
        let mut standing: Vec<&&Arc<ResultRow>> = passing.collect();
        standing.dedup_by_key(|row| (&row.model.slug, &row.setting.slug));
        let better = |row: &&&Arc<ResultRow>| leader.exam.scale.is_better(row.score.value(), leader.score.value());
        standing.into_iter().filter(better).map(|row| row.model.slug.clone()).collect()
    }
}

/// The results written down, each once.
struct Lines {
    of_row: HashMap<usize, usize>,
    lines: Vec<Arc<Line>>,
}

impl Lines {
    fn of(&mut self, table: &Table<'_>, row: usize) -> usize {
        let Some(result) = table.rows.get(row) else { return 0 };
        *self.of_row.entry(row).or_insert_with(|| {
            self.lines.push(Arc::new(Line {
                model: result.model.slug.clone(),
                setting: result.setting.clone(),
                score: result.score.clone(),
                result: result.id.clone(),
                disputed: result.disputed,
            }));
            self.lines.len() - 1
        })
    }
}
