//! Which slices models are compared over where the reader names none, and in which order.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;

use crate::grid::whole;
use crate::rank::is_ranked_in;
use crate::{Aspect, Exam, ExamKey, LanguageTag, Model, ResultRow, Slug};

/// An exam in which several of the models stand.
#[derive(Debug, Clone)]
pub struct SharedExam {
    /// The exam.
    pub exam: Arc<Exam>,
    /// How many of the models stand in it.
    pub n_models: usize,
}

/// The exams in which at least `fewest` of the models stand on a day, those that say most first.
///
/// Of every board's dataset, language and domain one exam comes before all others: the newest
/// edition, in it the one in which most of the models stand, capability before the other aspects,
/// names decide the rest. Among these, and then among the others: those in which most models stand,
/// domain `general` before parts of it, names. So ordered, boards and aspects take turns: the first
/// exam of each board in each aspect, then the second, and so on.
#[must_use]
pub fn shared_exams(models: &[Slug], rows: &[Arc<ResultRow>], as_of: NaiveDate, fewest: usize) -> Vec<SharedExam> {
    let mut standing: BTreeMap<&ExamKey, (&Arc<Exam>, BTreeSet<&Slug>)> = BTreeMap::new();
    for row in rows {
        if models.contains(&row.model.slug) && is_ranked_in(&whole(&row.exam, as_of), row) {
            standing.entry(&row.exam.key).or_insert_with(|| (&row.exam, BTreeSet::new())).1.insert(&row.model.slug);
        }
    }
    let mut exams: Vec<(&Arc<Exam>, usize)> = standing
        .into_values()
        .map(|(exam, models)| (exam, models.len()))
        .filter(|(_, n_models)| *n_models >= fewest)
        .collect();
    exams.sort_by_key(|(exam, n_models)| {
        let newest = Reverse((exam.edition.released_on, &exam.key.edition));
        let aspect = exam.scale.aspect != Aspect::Capability;
        (newest, Reverse(*n_models), aspect, &exam.key.metric, &exam.key.protocol)
    });
    type Place<'a> = (&'a Slug, &'a Slug, &'a LanguageTag, &'a Slug);
    let mut met: BTreeSet<Place<'_>> = BTreeSet::new();
    let mut placed: Vec<(bool, &Arc<Exam>, usize)> = exams
        .into_iter()
        .map(|(exam, n_models)| {
            let key = &exam.key;
            (!met.insert((&key.board, &key.dataset, &key.language, &key.domain)), exam, n_models)
        })
        .collect();
    placed.sort_by_key(|(is_other, exam, n_models)| {
        (*is_other, Reverse(*n_models), exam.key.domain.as_str() != "general", &exam.key)
    });
    let mut met: BTreeMap<(&Slug, Aspect), usize> = BTreeMap::new();
    placed.sort_by_cached_key(|(_, exam, _)| {
        let turn = met.entry((&exam.key.board, exam.scale.aspect)).or_default();
        *turn += 1;
        *turn
    });
    placed.into_iter().map(|(_, exam, n_models)| SharedExam { exam: Arc::clone(exam), n_models }).collect()
}

/// The aspects in which any of the models has a result that stands on a day.
#[must_use]
pub fn aspects_of(models: &[Slug], rows: &[Arc<ResultRow>], as_of: NaiveDate) -> BTreeSet<Aspect> {
    let standing =
        rows.iter().filter(|row| models.contains(&row.model.slug) && is_ranked_in(&whole(&row.exam, as_of), row));
    standing.map(|row| row.exam.scale.aspect).collect()
}

/// The order in which columns stand: by aspect, language and domain (`general` before its parts),
/// then by names. No score plays a part.
#[must_use]
pub fn column_order(exam: &Exam) -> (Aspect, LanguageTag, bool, Slug, ExamKey) {
    let key = &exam.key;
    (exam.scale.aspect, key.language.clone(), key.domain.as_str() != "general", key.domain.clone(), key.clone())
}

/// Models that make a comparison with much in common.
#[derive(Debug, Clone)]
pub struct Example {
    /// The models, in the order of names.
    pub models: Vec<Arc<Model>>,
    /// The exams in which all of them stand.
    pub n_shared: usize,
    /// The boards of these.
    pub n_boards: usize,
}

/// Up to `most` examples of `size` models each, no model and no board in two of them. Each begins
/// with the two models that share exams of most boards, most exams among these, and takes the model
/// that leaves most of them, until it is full; names decide between equals. `rows` are the results
/// from which they are chosen.
#[must_use]
pub fn examples(rows: &[Arc<ResultRow>], as_of: NaiveDate, size: usize, most: usize) -> Vec<Example> {
    let mut sat: BTreeMap<&Slug, (&Arc<Model>, BTreeSet<&ExamKey>)> = BTreeMap::new();
    for row in rows.iter().filter(|row| is_ranked_in(&whole(&row.exam, as_of), row)) {
        sat.entry(&row.model.slug).or_insert_with(|| (&row.model, BTreeSet::new())).1.insert(&row.exam.key);
    }
    let mut found = Vec::new();
    while found.len() < most {
        let Some((chosen, shared)) = one_example(&sat, size) else { break };
        let boards: BTreeSet<&Slug> = shared.iter().map(|key| &key.board).collect();
        let mut models: Vec<Arc<Model>> = chosen.iter().filter_map(|slug| Some(Arc::clone(sat.get(slug)?.0))).collect();
        models.sort_by_cached_key(|model| model.name.to_lowercase());
        found.push(Example { models, n_shared: shared.len(), n_boards: boards.len() });
        sat.retain(|slug, (_, exams)| {
            exams.retain(|key| !boards.contains(&key.board));
            !chosen.contains(slug)
        });
    }
    found
}

type Sat<'a> = BTreeMap<&'a Slug, (&'a Arc<Model>, BTreeSet<&'a ExamKey>)>;

fn one_example<'a>(sat: &Sat<'a>, size: usize) -> Option<(Vec<&'a Slug>, BTreeSet<&'a ExamKey>)> {
    let worth = |shared: &BTreeSet<&ExamKey>| {
        (shared.iter().map(|key| &key.board).collect::<BTreeSet<_>>().len(), shared.len())
    };
    let common = |a: &BTreeSet<&'a ExamKey>, b: &BTreeSet<&'a ExamKey>| -> BTreeSet<&'a ExamKey> {
        a.intersection(b).copied().collect()
    };
    let pairs = sat.iter().enumerate().flat_map(|(place, (a, (_, of_a)))| {
        sat.iter().skip(place + 1).map(move |(b, (_, of_b))| (vec![*a, *b], common(of_a, of_b)))
    });
    // `min_by_key` keeps the first of equals: the one whose names come first.
    let (mut chosen, mut shared) = pairs.min_by_key(|(_, shared)| Reverse(worth(shared)))?;
    while chosen.len() < size {
        let others = sat.iter().filter(|(slug, _)| !chosen.contains(slug));
        let next = others
            .map(|(slug, (_, of_other))| (*slug, common(&shared, of_other)))
            .min_by_key(|(_, left)| Reverse(worth(left)));
        match next.filter(|(_, left)| !left.is_empty()) {
            Some((slug, left)) => {
                chosen.push(slug);
                shared = left;
            }
            None => break,
        }
    }
    (!shared.is_empty()).then_some((chosen, shared))
}
