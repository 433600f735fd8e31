//! Facets: for every key of a slice, the values there are and how many entrants each would leave.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::rank::is_ranked_in;
use crate::{Book, EvaluatorKind, Exam, Filters, Fit, ResultRow, SizeClass, Slice, SliceKey, Slug, WeightsClass};

/// One value of a key.
#[derive(Debug, Clone)]
pub struct FacetOption {
    /// The value as addresses have it.
    pub value: String,
    /// The words a source printed for it; empty where the slug is all there is.
    pub name: String,
    /// Entrants that would be ranked with this value alone in place of the present choice.
    pub n: usize,
    /// Whether the slice has it.
    pub chosen: bool,
    /// The slice with this value alone.
    pub slice: Slice,
}

/// The values of one key.
#[derive(Debug, Clone)]
pub struct Facet {
    /// The key.
    pub key: SliceKey,
    /// Its values. Of an exam's key exactly one is chosen; of a filter none, or several.
    pub options: Vec<FacetOption>,
}

/// The facets of a slice. `rows` are the results of the slice's board and dataset; keys with one
/// value only are kept, so that every part of the slice can be seen.
#[must_use]
pub fn facets(slice: &Slice, exam: &Arc<Exam>, rows: &[Arc<ResultRow>]) -> Vec<Facet> {
    let mut facets = Vec::new();
    for &key in SliceKey::EXAM.iter().skip(1) {
        facets.push(exam_facet(key, slice, exam, rows));
    }
    let here: Vec<&Arc<ResultRow>> =
        rows.iter().filter(|r| r.exam.key == exam.key && !r.role.is_baseline() && r.stood_on(slice.as_of())).collect();
    for &key in SliceKey::FILTERS {
        facets.push(filter_facet(key, slice, exam, &here));
    }
    facets
}

/// The exam's own key: its other values with every other word of the exam kept where it can be.
fn exam_facet(key: SliceKey, slice: &Slice, exam: &Exam, rows: &[Arc<ResultRow>]) -> Facet {
    let mut siblings: BTreeMap<&str, (&Arc<Exam>, usize)> = BTreeMap::new();
    for row in rows {
        let Some(value) = row.exam.key.value(key) else { continue };
        let distance = row.exam.key.differences(&exam.key).len();
        let nearest = siblings.entry(value).or_insert((&row.exam, distance));
        if distance < nearest.1 {
            *nearest = (&row.exam, distance);
        }
    }
    let options = siblings.into_iter().map(|(value, (sibling, _))| {
        let division_fits = |d: &Slug| sibling.divisions.iter().any(|there| &there.slug == d);
        let mut filters = slice.filters().clone();
        if !filters.division.iter().any(division_fits) {
            filters.division.clear();
        }
        let moved = slice.with_exam(sibling.key.clone()).with_filters(filters);
        let name = match key {
            SliceKey::Edition => sibling.edition.name.name.clone(),
            SliceKey::Protocol => sibling.protocol.name.clone(),
            SliceKey::Dataset => sibling.dataset.name.clone(),
            _ => String::new(),
        };
        FacetOption {
            value: value.to_owned(),
            name,
            n: entrants(rows.iter().filter(|row| row.exam.key == sibling.key), &moved),
            chosen: sibling.key.value(key) == exam.key.value(key),
            slice: moved,
        }
    });
    Facet { key, options: options.collect() }
}

fn filter_facet(key: SliceKey, slice: &Slice, exam: &Exam, here: &[&Arc<ResultRow>]) -> Facet {
    let mut values: BTreeMap<String, String> = BTreeMap::new();
    match key {
        SliceKey::Division => values.extend(exam.divisions.iter().map(|d| (d.slug.to_string(), d.name.clone()))),
        SliceKey::Setting => {
            values.extend(here.iter().map(|r| (r.setting.slug.to_string(), r.setting.name.clone())));
        }
        SliceKey::Size => values.extend(words(SizeClass::ALL)),
        SliceKey::Weights => values.extend(words(WeightsClass::ALL)),
        SliceKey::Evaluator => values.extend(words(EvaluatorKind::ALL)),
        SliceKey::Book => values.extend(words(Book::ALL)),
        SliceKey::Fit => values.extend(words(Fit::ALL)),
        SliceKey::Country => {
            values.extend(here.iter().flat_map(|r| r.model.countries()).map(|c| (c.to_string(), String::new())));
        }
        SliceKey::Org => {
            let makers = here.iter().flat_map(|r| &r.model.organisations);
            values.extend(makers.map(|o| (o.slug.to_string(), o.name.clone())));
            if here.iter().any(|r| r.model.organisations.is_empty()) {
                values.insert(crate::NOT_STATED.to_owned(), String::new());
            }
        }
        _ => {}
    }
    let chosen: BTreeSet<String> = slice.filters().values(key).into_iter().collect();
    for value in &chosen {
        values.entry(value.clone()).or_default();
    }
    let mut open = slice.filters().without(key);
    if key == SliceKey::Org {
        open.makers.extend(here.iter().flat_map(|r| &r.model.organisations).map(Arc::clone));
    }
    let options = values.into_iter().filter_map(|(value, name)| {
        let moved = slice.with_filters(with_value(&open, key, &value)?);
        Some(FacetOption {
            n: entrants(here.iter().copied(), &moved),
            chosen: chosen.contains(&value),
            slice: moved,
            value,
            name,
        })
    });
    let mut options: Vec<FacetOption> = options.collect();
    order(key, &mut options);
    Facet { key, options }
}

fn words<T: Copy + std::fmt::Display>(all: &[T]) -> impl Iterator<Item = (String, String)> + '_ {
    all.iter().map(|word| (word.to_string(), String::new()))
}

/// Closed lists keep the order of their words; open ones go by number, most first.
fn order(key: SliceKey, options: &mut [FacetOption]) {
    fn place<T: std::str::FromStr + Ord>(value: &str) -> Option<T> {
        value.parse().ok()
    }
    match key {
        SliceKey::Size => options.sort_by_key(|o| place::<SizeClass>(&o.value)),
        SliceKey::Weights => options.sort_by_key(|o| place::<WeightsClass>(&o.value)),
        SliceKey::Evaluator => options.sort_by_key(|o| place::<EvaluatorKind>(&o.value)),
        SliceKey::Book => options.sort_by_key(|o| place::<Book>(&o.value)),
        SliceKey::Fit => options.sort_by_key(|o| place::<Fit>(&o.value)),
        _ => options.sort_by(|a, b| b.n.cmp(&a.n).then_with(|| a.value.cmp(&b.value))),
    }
}

/// `filters` with `value` alone for `key`; `None` if the value is no value of the key.
pub(crate) fn with_value(filters: &Filters, key: SliceKey, value: &str) -> Option<Filters> {
    let mut filters = filters.without(key);
    match key {
        SliceKey::Division => filters.division = [value.parse().ok()?].into(),
        SliceKey::Setting => filters.setting = [value.parse().ok()?].into(),
        SliceKey::Size => filters.size = [value.parse().ok()?].into(),
        SliceKey::Weights => filters.weights = [value.parse().ok()?].into(),
        SliceKey::Country => filters.country = [value.parse().ok()?].into(),
        SliceKey::Org => {
            filters.org = [value.parse().ok()?].into();
            filters.makers = filters.makers.get(value).map(Arc::clone).into_iter().collect();
        }
        SliceKey::Evaluator => filters.evaluator = [value.parse().ok()?].into(),
        SliceKey::Book => filters.book = [value.parse().ok()?].into(),
        SliceKey::Fit => filters.fit = [value.parse().ok()?].into(),
        _ => return None,
    }
    Some(filters)
}

/// Distinct entrants among rows of one exam that `slice` would rank.
pub(crate) fn entrants<'a>(rows: impl Iterator<Item = &'a Arc<ResultRow>>, slice: &Slice) -> usize {
    let ranked = rows.filter(|row| is_ranked_in(slice, row));
    ranked.map(|row| (&row.model.slug, &row.setting.slug)).collect::<BTreeSet<_>>().len()
}
