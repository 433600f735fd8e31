//! Open-book or closed-book: whether an exam's questions were public when a model sat it.

use chrono::NaiveDate;

use crate::lexicon::lexicon;
use crate::{Edition, Model, Openness, ResultRow};

lexicon! {
    /// Whether the questions were public when the model was trained or evaluated.
    Book, "one of closed, open, unknown" {
        /// They were not.
        Closed = "closed",
        /// They were.
        Open = "open",
        /// A date is missing. Never shown as the better state.
        Unknown = "unknown",
    }
}

lexicon! {
    /// Which comparison of days decided it.
    BookReason, "a reason" {
        /// The questions are not public.
        Sealed = "sealed",
        /// It was evaluated, or already published, before the questions were public.
        BeforeOpening = "before-opening",
        /// The model's training data ends before the edition was released.
        CutoffBeforeRelease = "cutoff-before-release",
        /// It was evaluated after the questions were public.
        EvaluatedAfterOpening = "evaluated-after-opening",
        /// The model was released after the questions were public.
        ReleasedAfterOpening = "released-after-opening",
        /// A date is missing.
        DateMissing = "date-missing",
    }
}

/// Whether a result is open- or closed-book, and why.
///
/// `closed` needs proof: the result was evaluated (or stood, which is later) before the day the
/// questions opened, or the questions are sealed, or the stated training cutoff lies before the
/// edition's release. `open` needs a day after the opening; an edition that is open from its
/// first day was public at the latest when its first result stood.
#[must_use]
pub fn book_of(row: &ResultRow) -> (Book, BookReason) {
    let stood = row.published_on;
    decide(&row.exam.edition, &row.model, row.submission.evaluated_on, stood)
}

fn decide(
    edition: &Edition,
    model: &Model,
    evaluated_on: Option<NaiveDate>,
    stood_on: NaiveDate,
) -> (Book, BookReason) {
    let evaluated_by = evaluated_on.unwrap_or(stood_on);
    let sealed = edition.openness == Some(Openness::Sealed) && edition.opened_on.is_none();
    if sealed {
        return (Book::Closed, BookReason::Sealed);
    }
    if edition.opened_on.is_some_and(|opened| evaluated_by < opened) {
        return (Book::Closed, BookReason::BeforeOpening);
    }
    let cutoff = model.training_cutoff.map(|c| c.latest());
    let opened_named = edition.opened_on;
    if let (Some(cutoff), Some(opened)) = (cutoff, opened_named)
        && cutoff < opened
    {
        return (Book::Closed, BookReason::CutoffBeforeRelease);
    }
    let open_by = opened_named.or(match edition.openness {
        Some(Openness::Open) => edition.released_on,
        _ => None,
    });
    let Some(open_by) = open_by else {
        return (Book::Unknown, BookReason::DateMissing);
    };
    if evaluated_on.is_some_and(|day| day >= open_by) {
        (Book::Open, BookReason::EvaluatedAfterOpening)
    } else if model.released_on.is_some_and(|day| day.earliest() >= open_by) {
        (Book::Open, BookReason::ReleasedAfterOpening)
    } else {
        (Book::Unknown, BookReason::DateMissing)
    }
}
