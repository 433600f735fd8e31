//! A row beside those of others and its own: the same score, or one far above the record.

use std::sync::Arc;

use chrono::NaiveDate;

use super::{FAR_ABOVE, Finding};
use crate::stats::uncertainty;
use crate::{Exam, ResultRow};

/// Digits after the point from which the same score of two models is worth a look.
const FEWEST_DECIMALS: usize = 2;

/// Another model's row of the same split with the very same score: a copied row looks like that. Round
/// scores meet by chance, so a score needs two decimals, and a share of all or none is passed over.
pub(super) fn same_score(row: &ResultRow, rows: &[Arc<ResultRow>]) -> Option<Finding> {
    let scale = &row.exam.scale;
    let at_an_end = [scale.min, scale.max].contains(&Some(row.score.value()));
    if row.score.decimals() < FEWEST_DECIMALS || at_an_end {
        return None;
    }
    let same = |other: &&Arc<ResultRow>| {
        other.model.slug != row.model.slug
            && same_split(&other.exam, &row.exam)
            && other.exam.scale.unit == scale.unit
            && other.score.text() == row.score.text()
    };
    rows.iter().find(same).map(|other| Finding::SameAs(other.id.clone(), other.model.slug.clone()))
}

/// A standing result of the same entrant with the same score on the same exam, whoever published it: what is
/// filed twice looks like that. Its own results, and those that it replaces, are none.
pub(super) fn repeated(
    row: &ResultRow,
    rows: &[Arc<ResultRow>],
    today: NaiveDate,
    corrects: Option<&str>,
) -> Option<Finding> {
    let repeats = |other: &&Arc<ResultRow>| {
        other.stood_on(today)
            && other.submission.id != row.submission.id
            && Some(other.submission.id.as_str()) != corrects
            && (&other.model.slug, &other.setting.slug) == (&row.model.slug, &row.setting.slug)
            && same_split(&other.exam, &row.exam)
            && other.exam.key.protocol == row.exam.key.protocol
            && other.exam.scale.unit == row.exam.scale.unit
            && other.score.value() == row.score.value()
    };
    rows.iter().find(repeats).map(|other| Finding::Repeats(other.id.clone()))
}

/// Edition, language, domain and metric alike, whoever published it.
fn same_split(a: &Exam, b: &Exam) -> bool {
    let (a, b) = (&a.key, &b.key);
    (&a.dataset, &a.edition, &a.language, &a.domain, &a.metric)
        == (&b.dataset, &b.edition, &b.language, &b.domain, &b.metric)
}

/// The score against the best that stands on the same exam of this board, or, where that has none,
/// of any other board under the same protocol: by how many standard errors of the difference it
/// is better, if those are known.
pub(super) fn above_record(row: &ResultRow, rows: &[Arc<ResultRow>], today: NaiveDate) -> Option<Finding> {
    let stands = |other: &&Arc<ResultRow>| {
        other.stood_on(today)
            && !other.role.is_baseline()
            && other.model.slug != row.model.slug
            && same_split(&other.exam, &row.exam)
            && other.exam.key.protocol == row.exam.key.protocol
            && other.exam.scale.unit == row.exam.scale.unit
    };
    let better = |a: &&Arc<ResultRow>, b: &&Arc<ResultRow>| {
        let merit = |row: &ResultRow| row.exam.scale.merit(row.score.value());
        merit(a).total_cmp(&merit(b)).then_with(|| b.id.cmp(&a.id))
    };
    let here = rows.iter().filter(stands).filter(|other| other.exam.key.board == row.exam.key.board);
    let record = here.max_by(better).or_else(|| rows.iter().filter(stands).max_by(better))?;
    if !row.exam.scale.is_better(row.score.value(), record.score.value()) {
        return None;
    }
    let (id, model) = (record.id.clone(), record.model.slug.clone());
    let errors = uncertainty(row).standard_error.zip(uncertainty(record).standard_error);
    let Some((own, other)) = errors else { return Some(Finding::AboveRecord(id, model)) };
    let by = (row.score.value() - record.score.value()).abs() / own.hypot(other);
    (by > FAR_ABOVE).then_some(Finding::FarAbove(id, model, by))
}
