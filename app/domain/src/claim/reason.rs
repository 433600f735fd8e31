//! Why a claim cannot be checked.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::{Exam, Openness, ResultRow, Slug};

/// Why the data do not say whether a claim holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// Nobody dates the words.
    Undated,
    /// The words name no model.
    NoModelNamed,
    /// The words name no board and no dataset.
    NoBoardNamed,
    /// The model they name is in no registry.
    UnknownModel(String),
    /// The board they name is not recorded here.
    UnknownBoard(String),
    /// The board they name is no evaluation.
    NotAnEvaluation,
    /// No figures of the board are recorded here.
    NoFigures,
    /// The board is known; the exam they name on it is not recorded here.
    UnknownExam,
    /// No result of that exam stood on that day; the first that is recorded stood on this one.
    NothingThatDay(Option<NaiveDate>),
    /// Fewer than three models were ranked.
    TooFew,
    /// The model had no result there on that day.
    NoRow {
        /// The first day on which it had one.
        from: Option<NaiveDate>,
        /// Whether the exam's questions with their answers were not public on the claim's day, so that
        /// nobody else could score it either.
        sealed: bool,
    },
    /// The model had a result there on that day, but its recorded facts do not pass the filters that
    /// the words name.
    OutsideFilters,
    /// The words speak of fewer models than any filter lets through, and among those let through
    /// the claim does not hold.
    Narrower,
    /// The two models have no slice in common.
    NothingInCommon,
}

impl Reason {
    /// The word for it, as addresses and the API have it.
    #[must_use]
    pub const fn slug(&self) -> &'static str {
        match self {
            Self::Undated => "undated",
            Self::NoModelNamed => "no-model-named",
            Self::NoBoardNamed => "no-board-named",
            Self::UnknownModel(_) => "unknown-model",
            Self::UnknownBoard(_) => "unknown-board",
            Self::NotAnEvaluation => "not-an-evaluation",
            Self::NoFigures => "no-figures",
            Self::UnknownExam => "unknown-exam",
            Self::NothingThatDay(_) => "no-data-that-day",
            Self::TooFew => "too-few",
            Self::NoRow { sealed: true, .. } => "sealed",
            Self::NoRow { sealed: false, .. } => "no-row",
            Self::OutsideFilters => "outside-filters",
            Self::Narrower => "narrower-than-filters",
            Self::NothingInCommon => "nothing-in-common",
        }
    }
}

/// A model that is not in the rankings of the exams: because no filter lets it through, or because
/// it had no result there; then since when it has one, and whether the exams were sealed.
pub(super) fn no_row<'e>(
    model: &Slug,
    exams: impl Iterator<Item = &'e Exam>,
    rows: &[Arc<ResultRow>],
    on: NaiveDate,
) -> Reason {
    let exams: Vec<&Exam> = exams.collect();
    let own = rows.iter().filter(|row| row.model.slug == *model && !row.role.is_baseline());
    let there: Vec<_> = own.filter(|row| exams.iter().any(|exam| exam.key == row.exam.key)).collect();
    if there.iter().any(|row| row.stood_on(on)) {
        return Reason::OutsideFilters;
    }
    let was_sealed = |exam: &&Exam| match (exam.edition.openness, exam.edition.opened_on) {
        (Some(Openness::Sealed | Openness::OpenedLater), opened) => opened.is_none_or(|opened| opened > on),
        _ => false,
    };
    Reason::NoRow {
        from: there.iter().map(|row| row.published_on).filter(|day| *day > on).min(),
        sealed: exams.iter().all(was_sealed),
    }
}
