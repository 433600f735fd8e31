//! Open-book or closed-book: whether an exam's questions were public when a model sat it.

use chrono::NaiveDate;

use crate::lexicon::lexicon;
use crate::{Edition, Model, Openness, PartialDate, ResultRow};

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
        /// The model's training data ends before the questions were public.
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
/// questions opened, or the questions are sealed, or the stated training cutoff lies before that
/// day. `open` needs a day after the opening; an edition that is open from its
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
    let cutoff = model.training_cutoff.map(PartialDate::latest);
    if cutoff.zip(edition.opened_on).is_some_and(|(cutoff, opened)| cutoff < opened) {
        return (Book::Closed, BookReason::CutoffBeforeRelease);
    }
    let open_by = edition.opened_on.or(match edition.openness {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Named, Slug};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn edition(openness: Option<Openness>, released: Option<&str>, opened: Option<&str>) -> Edition {
        let name = Named { slug: "1.0".parse().unwrap(), name: "1.0".into() };
        Edition { name, released_on: released.map(day), openness, opened_on: opened.map(day) }
    }

    fn model(released: Option<&str>, cutoff: Option<&str>) -> Model {
        Model {
            slug: Slug::of_name("m").unwrap(),
            name: "M".into(),
            name_zh: None,
            organisations: Vec::new(),
            weights: None,
            params_b: None,
            active_params_b: None,
            released_on: released.map(|text| text.parse().unwrap()),
            training_cutoff: cutoff.map(|text| text.parse().unwrap()),
            base_model: None,
            family: None,
            made_for_languages: Vec::new(),
            made_for_domain: None,
            source: None,
            note: None,
        }
    }

    #[test]
    fn closed_needs_proof() {
        let silent = model(None, None);
        let sealed = edition(Some(Openness::Sealed), Some("2023-01-01"), None);
        assert_eq!(decide(&sealed, &silent, None, day("2024-01-01")), (Book::Closed, BookReason::Sealed));
        let later = edition(Some(Openness::OpenedLater), Some("2023-01-01"), Some("2025-07-27"));
        assert_eq!(decide(&later, &silent, None, day("2024-01-01")), (Book::Closed, BookReason::BeforeOpening));
        // Published after the opening: the evaluation may have been before it or after.
        assert_eq!(decide(&later, &silent, None, day("2025-08-01")), (Book::Unknown, BookReason::DateMissing));
        let trained_before = model(None, Some("2025-06"));
        let (book, reason) = decide(&later, &trained_before, Some(day("2025-08-01")), day("2025-08-01"));
        assert_eq!((book, reason), (Book::Closed, BookReason::CutoffBeforeRelease));
    }

    #[test]
    fn open_needs_a_day_after_the_opening() {
        let open = edition(Some(Openness::Open), Some("2023-06-16"), Some("2023-06-16"));
        let stood = day("2023-09-26");
        assert_eq!(decide(&open, &model(None, None), None, stood), (Book::Unknown, BookReason::DateMissing));
        let released = model(Some("2023-09"), None);
        assert_eq!(decide(&open, &released, None, stood), (Book::Open, BookReason::ReleasedAfterOpening));
        let evaluated = decide(&open, &model(None, None), Some(day("2023-09-01")), stood);
        assert_eq!(evaluated, (Book::Open, BookReason::EvaluatedAfterOpening));
        let silent = edition(None, Some("2023-06-16"), None);
        assert_eq!(decide(&silent, &released, None, stood), (Book::Unknown, BookReason::DateMissing));
    }
}
