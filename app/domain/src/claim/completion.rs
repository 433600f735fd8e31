//! The rankings that fit the words of a claim.
//!
//! What a sentence leaves out is read as the definition of a qualifier has it. A part that has a
//! plain meaning when it is left out has that meaning: the board's own dataset, the newest edition
//! of the day, the total over domains, a metric of capability, no filter. A part without one
//! (language, protocol, which of several metrics) fits in every value, and so do the divisions:
//! the table of all of them and the table of each.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;

use super::reason::Reason;
use crate::facet::{entrants, with_value};
use crate::rank::FEWEST_RANKED;
use crate::{Aspect, Exam, Filters, LanguageTag, ResultRow, Slice, SliceKey, SliceQuery, Slug};

/// A slice that fits the words, and its exam.
pub type Table = (Slice, Arc<Exam>);

/// One language of one dataset of a board: where a total and a newest edition are looked for.
fn family(exam: &Exam) -> (&Slug, &Slug, &LanguageTag) {
    (&exam.key.board, &exam.key.dataset, &exam.key.language)
}

/// The rankings that fit the words on a day, in the order of exams, all divisions before each.
/// `exams` are those that fit what the words name, `rows` their results.
///
/// # Errors
/// [`Reason::UnknownExam`], [`Reason::NothingThatDay`] or [`Reason::TooFew`] where there is none.
pub fn tables(
    query: &SliceQuery,
    exams: &[Arc<Exam>],
    rows: &[Arc<ResultRow>],
    on: NaiveDate,
) -> Result<Vec<Table>, Reason> {
    let mut fitting: Vec<&Arc<Exam>> = exams.iter().collect();
    if query.named(SliceKey::Dataset).is_none() {
        keep(&mut fitting, |exam| &exam.key.board, |exam| exam.key.dataset == exam.key.board);
    }
    if query.named(SliceKey::Metric).is_none() {
        keep(&mut fitting, family, |exam| exam.scale.aspect == Aspect::Capability);
    }
    if query.named(SliceKey::Domain).is_none() {
        let mut domains: BTreeMap<_, BTreeSet<&Slug>> = BTreeMap::new();
        for exam in &fitting {
            domains.entry(family(exam)).or_default().insert(&exam.key.domain);
        }
        keep(&mut fitting, family, |exam| domains.get(&family(exam)).and_then(total) == Some(&exam.key.domain));
    }
    let standing = standing(query, fitting, rows, on)?;
    let tables: Vec<Table> = standing
        .into_iter()
        .flat_map(|exam| divided(query.filters(), exam, rows, on))
        .filter(|(slice, exam)| n_ranked(slice, exam, rows) >= FEWEST_RANKED)
        .collect();
    if tables.is_empty() { Err(Reason::TooFew) } else { Ok(tables) }
}

/// The exams of a day on which two models may meet: the newest edition of each dataset unless one
/// is named, every domain and metric. `exams` are those that fit what the words name.
///
/// # Errors
/// As [`tables`], but that two are enough.
pub fn meetings(
    query: &SliceQuery,
    exams: &[Arc<Exam>],
    rows: &[Arc<ResultRow>],
    on: NaiveDate,
) -> Result<Vec<Table>, Reason> {
    let standing = standing(query, exams.iter().collect(), rows, on)?;
    let slice = |exam: &Arc<Exam>| (Slice::new(exam.key.clone(), query.filters().clone(), on), Arc::clone(exam));
    Ok(standing.into_iter().map(slice).collect())
}

/// Of the exams those in which anybody is ranked on the day; of several editions the newest of
/// these, unless one is named.
fn standing<'e>(
    query: &SliceQuery,
    mut exams: Vec<&'e Arc<Exam>>,
    rows: &[Arc<ResultRow>],
    on: NaiveDate,
) -> Result<Vec<&'e Arc<Exam>>, Reason> {
    if exams.is_empty() {
        return Err(Reason::UnknownExam);
    }
    let slice = |exam: &Exam| Slice::new(exam.key.clone(), query.filters().clone(), on);
    let first = rows.iter().filter(|row| exams.iter().any(|exam| exam.key == row.exam.key)).map(|row| row.published_on);
    let first = first.min();
    exams.retain(|exam| n_ranked(&slice(exam), exam, rows) > 0);
    if exams.is_empty() {
        return Err(Reason::NothingThatDay(first.filter(|day| *day > on)));
    }
    if query.named(SliceKey::Edition).is_none() {
        let age = |exam: &Exam| (exam.edition.released_on, exam.key.edition.clone());
        let mut newest = BTreeMap::new();
        for exam in &exams {
            let newest = newest.entry(family(exam)).or_insert_with(|| age(exam));
            *newest = age(exam).max(newest.clone());
        }
        let is_newest = |exam: &Exam| newest.get(&family(exam)) == Some(&age(exam));
        exams = exams.iter().copied().filter(|exam| is_newest(exam)).collect();
    }
    Ok(exams)
}

/// Of every group in which there is an exam that is meant, keeps those that are.
fn keep<'e, K: Ord>(
    exams: &mut Vec<&'e Arc<Exam>>,
    group: impl Fn(&'e Exam) -> K,
    is_meant: impl Fn(&'e Exam) -> bool,
) {
    let meant: BTreeSet<K> = exams.iter().filter(|exam| is_meant(exam)).map(|exam| group(exam)).collect();
    exams.retain(|exam| is_meant(exam) || !meant.contains(&group(exam)));
}

/// The domain that is the total of the others: `general`, else the one with whose word all others
/// begin (`finance` of `finance-tax`, `finance-funds`, …). `None` where there is none.
fn total<'e>(domains: &BTreeSet<&'e Slug>) -> Option<&'e Slug> {
    let holds = |whole: &Slug, part: &Slug| {
        part == whole || part.as_str().strip_prefix(whole.as_str()).is_some_and(|rest| rest.starts_with('-'))
    };
    let general = domains.iter().find(|domain| domain.as_str() == "general");
    general.or_else(|| domains.iter().find(|whole| domains.iter().all(|part| holds(whole, part)))).copied()
}

/// The tables of an exam: all divisions together and, where the board prints several, each.
fn divided(filters: &Filters, exam: &Arc<Exam>, rows: &[Arc<ResultRow>], on: NaiveDate) -> Vec<Table> {
    let whole = Slice::new(exam.key.clone(), filters.clone(), on);
    let mut tables = vec![(whole.clone(), Arc::clone(exam))];
    if filters.division.is_empty() {
        let one = |division: &Slug| with_value(filters, SliceKey::Division, division.as_str());
        let filtered = printed_divisions(exam, rows, on).into_iter().filter_map(one);
        tables.extend(filtered.map(|filters| (whole.with_filters(filters), Arc::clone(exam))));
    }
    tables
}

/// The divisions that the board prints as tables of the day, where it has several: those that are
/// stated, but for one in which no line has a number although lines of others have (lines shown
/// for reference only).
fn printed_divisions<'r>(exam: &Exam, rows: &'r [Arc<ResultRow>], on: NaiveDate) -> BTreeSet<&'r Slug> {
    let here = || {
        let of_exam = rows.iter().filter(|row| row.exam.key == exam.key && row.stood_on(on));
        of_exam.filter(|row| !row.role.is_baseline() && row.division.slug.is_stated())
    };
    let is_numbered = |row: &ResultRow| row.listed_rank.as_deref().is_some_and(|rank| rank.parse::<u32>().is_ok());
    let numbered: BTreeSet<&Slug> = here().filter(|row| is_numbered(row)).map(|row| &row.division.slug).collect();
    let all: BTreeSet<&Slug> = here().map(|row| &row.division.slug).collect();
    match (all.len() > 1, numbered.is_empty()) {
        (false, _) => BTreeSet::new(),
        (true, true) => all,
        (true, false) => numbered,
    }
}

fn n_ranked(slice: &Slice, exam: &Exam, rows: &[Arc<ResultRow>]) -> usize {
    entrants(rows.iter().filter(|row| row.exam.key == exam.key), slice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_total_is_general_or_what_the_others_are_parts_of() {
        let total_of = |words: &[&str]| {
            let slugs: Vec<Slug> = words.iter().map(|word| word.parse().unwrap()).collect();
            total(&slugs.iter().collect()).map(ToString::to_string)
        };
        assert_eq!(total_of(&["stem", "general"]).as_deref(), Some("general"));
        assert_eq!(total_of(&["finance-tax", "finance", "finance-funds"]).as_deref(), Some("finance"));
        assert_eq!(total_of(&["finance", "financial"]), None);
        assert_eq!(total_of(&["law"]).as_deref(), Some("law"));
        assert_eq!(total_of(&[]), None);
    }
}
