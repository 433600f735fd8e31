//! The standard error of a share of items when items of one subject share their luck.
//!
//! Items of one subject are not independent: a model that knows it gets many of them right
//! together. The binomial error takes them as independent and is a floor; the clustered one does
//! not. Source: Miller 2024, "Adding Error Bars to Evals", arXiv 2411.00640, equation 4.

use std::sync::Arc;

use crate::{ResultRow, Scale};

/// More subjects than this are not searched for the ones that make up the whole.
const MOST_SUBJECTS: usize = 16;

/// What one subject adds: the share of its items answered rightly, 0 to 1, and how many there are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Subject {
    /// The share.
    pub share: f64,
    /// The items.
    pub n_items: u32,
}

/// A clustered standard error and what it was made from.
#[derive(Debug, Clone, PartialEq)]
pub struct Clustered {
    /// In the score's unit.
    pub standard_error: f64,
    /// The subjects in which the items lie. Of fewer than about thirty the error is rough.
    pub subjects: Vec<Subject>,
}

/// The standard error of the mean over all items, clustered by subject: √(Σ (nₛ (pₛ − p))²) / n,
/// where p is the mean over all items. `None` for fewer than two subjects or no items.
///
/// As all items of a subject enter only by their sum, the shares of the subjects are enough.
#[must_use]
pub fn clustered_error(subjects: &[Subject]) -> Option<f64> {
    let n: f64 = subjects.iter().map(|subject| f64::from(subject.n_items)).sum();
    if subjects.len() < 2 || n == 0.0 {
        return None;
    }
    let right: f64 = subjects.iter().map(|subject| subject.share * f64::from(subject.n_items)).sum();
    let mean = right / n;
    let squares: f64 = subjects.iter().map(|s| (f64::from(s.n_items) * (s.share - mean)).powi(2)).sum();
    Some(squares.sqrt() / n)
}

/// The clustered error of a result, from the results of the same submission on the parts of its
/// exam: those subjects whose items add up to the whole's. `None` where the score is no share of
/// items, where no parts add up, or where more than one choice of them would.
#[must_use]
pub fn clustered(row: &ResultRow, rows: &[Arc<ResultRow>]) -> Option<Clustered> {
    let scale = &row.exam.scale;
    if !scale.share_of_items {
        return None;
    }
    let parts: Vec<&ResultRow> = rows.iter().map(AsRef::as_ref).filter(|other| is_part(other, row)).collect();
    let chosen = adding_up(&parts, row.n_items?)?;
    let subjects: Vec<Subject> = chosen.iter().filter_map(|part| subject(part, scale)).collect();
    let standard_error = clustered_error(&subjects)? * scale.whole();
    Some(Clustered { standard_error, subjects })
}

/// The same evaluation on another domain of the same edition, by the same metric and protocol.
fn is_part(other: &ResultRow, row: &ResultRow) -> bool {
    let (part, whole) = (&other.exam.key, &row.exam.key);
    other.submission.id == row.submission.id
        && other.division == row.division
        && part.differences(whole) == [crate::SliceKey::Domain]
        && other.n_items.is_some_and(|n| n > 0)
        && other.published_on == row.published_on
}

fn subject(part: &ResultRow, scale: &Scale) -> Option<Subject> {
    Some(Subject { share: part.score.value() / scale.whole(), n_items: part.n_items? })
}

/// The only choice of parts whose items add up to `whole`.
fn adding_up<'a>(parts: &[&'a ResultRow], whole: u32) -> Option<Vec<&'a ResultRow>> {
    if parts.len() > MOST_SUBJECTS {
        return None;
    }
    let mut found = None;
    for choice in 1u32..1 << parts.len() {
        let chosen =
            || parts.iter().enumerate().filter(move |(place, _)| choice >> place & 1 == 1).map(|(_, part)| *part);
        let items: u64 = chosen().filter_map(|part| part.n_items).map(u64::from).sum();
        if items == u64::from(whole) && chosen().count() > 1 {
            if found.is_some() {
                return None;
            }
            found = Some(chosen().collect());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn subjects(of: &[(f64, u32)]) -> Vec<Subject> {
        of.iter().map(|(share, n_items)| Subject { share: *share, n_items: *n_items }).collect()
    }

    #[test]
    fn one_item_a_subject_is_the_binomial_error() {
        // 30 of 100 right, each item a subject of its own: √(0.3 · 0.7 / 100).
        let items: Vec<(f64, u32)> = (0..100).map(|i| (f64::from(u8::from(i < 30)), 1)).collect();
        let error = clustered_error(&subjects(&items)).unwrap();
        assert!((error - (0.21f64 / 100.0).sqrt()).abs() < 1e-12, "{error}");
    }

    #[test]
    fn subjects_alike_leave_no_error_between_them() {
        assert_eq!(clustered_error(&subjects(&[(0.5, 100), (0.5, 300)])), Some(0.0));
        assert_eq!(clustered_error(&subjects(&[(0.5, 100)])), None);
        assert_eq!(clustered_error(&[]), None);
    }

    #[test]
    fn subjects_that_differ_tell_more_than_the_floor() {
        // Half the items of a subject that is known, half of one that is not.
        let error = clustered_error(&subjects(&[(0.9, 500), (0.1, 500)])).unwrap();
        assert!((error - (2.0 * 200.0f64.powi(2)).sqrt() / 1000.0).abs() < 1e-12);
        assert!(error > (0.25f64 / 1000.0).sqrt());
    }
}
