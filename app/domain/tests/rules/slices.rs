//! A slice survives its two texts, and no text makes the readers fall over.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;
use domain::{
    Book, Direction, EvaluatorKind, ExamKey, Filters, Fit, LanguageTag, Pick, RankingView, Resolved, SizeClass, Slice,
    SliceQuery, Slug, WeightsClass,
};
use proptest::collection::btree_set;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use crate::support::{catalog, day, exam, slug};

fn any_slug() -> impl Strategy<Value = Slug> {
    "[a-z0-9][a-z0-9.]{0,6}(-[a-z0-9.]{1,6}){0,2}".prop_map(|text| slug(&text))
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    (0u64..4000).prop_map(day)
}

fn some<T: Copy + Ord + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = BTreeSet<T>> {
    subsequence(all, 0..=all.len()).prop_map(|chosen| chosen.into_iter().collect())
}

fn filters(
    named: impl Strategy<Value = BTreeSet<Slug>>,
    country: impl Strategy<Value = BTreeSet<Slug>>,
    org: impl Strategy<Value = BTreeSet<Slug>>,
) -> impl Strategy<Value = Filters> {
    let sets =
        (some(SizeClass::ALL), some(WeightsClass::ALL), some(EvaluatorKind::ALL), some(Book::ALL), some(Fit::ALL));
    (named, country, org, btree_set(any_slug(), 0..3), sets, select(Pick::ALL.to_vec())).prop_map(
        |(division, country, org, setting, (size, weights, evaluator, book, fit), pick)| Filters {
            division,
            setting,
            size,
            weights,
            country,
            org,
            evaluator,
            book,
            fit,
            pick,
            ..Filters::default()
        },
    )
}

fn any_slice() -> impl Strategy<Value = Slice> {
    let slugs = || btree_set(any_slug(), 0..3);
    let language = "[a-z]{2,3}(-[A-Za-z0-9]{2,8})?".prop_map(|tag| tag.parse::<LanguageTag>().unwrap());
    let words = (any_slug(), any_slug(), any_slug(), language, any_slug(), any_slug(), any_slug());
    (words, filters(slugs(), slugs(), slugs()), any_day()).prop_map(
        |((board, dataset, edition, language, domain, metric, protocol), filters, as_of)| {
            let exam = ExamKey { board, dataset, edition, language, domain, metric, protocol };
            Slice::new(exam, filters, as_of)
        },
    )
}

/// Slices whose words all name something in the catalog of the test.
fn known_slice() -> impl Strategy<Value = Slice> {
    let of = |words: &[&str]| {
        let words: Vec<Slug> = words.iter().map(|word| slug(word)).collect();
        let most = words.len();
        subsequence(words, 0..=most).prop_map(|chosen| chosen.into_iter().collect::<BTreeSet<_>>())
    };
    let filters = filters(
        of(&["open-to-test", "limited", "not-stated"]),
        of(&["cn", "us", "not-stated"]),
        of(&["org-0", "org-1", "not-stated"]),
    );
    (filters, any_day(), select(vec!["5-shot", "0-shot"])).prop_map(|(filters, as_of, protocol)| {
        Slice::new(exam("general", protocol, Direction::Higher).key.clone(), filters, as_of)
    })
}

proptest! {
    #[test]
    fn the_canonical_text_reads_back(slice in any_slice()) {
        prop_assert_eq!(Slice::from_text(&slice.to_string()), Ok(slice));
    }

    #[test]
    fn the_address_reads_back(slice in known_slice()) {
        let exams = ["5-shot", "0-shot"].map(|protocol| exam("general", protocol, Direction::Higher));
        let today = day(4000);
        let query = SliceQuery::parse(&slice.to_query(today), &[]).unwrap();
        let Ok(Resolved::One(read, exam)) = query.resolve(&catalog(&exams), today) else {
            panic!("{slice} is one exam");
        };
        prop_assert_eq!(&exam.key, slice.exam());
        prop_assert_eq!(read, Arc::new(slice));
    }

    #[test]
    fn two_slices_never_share_a_text(a in any_slice(), b in any_slice()) {
        prop_assert_eq!(a == b, a.to_string() == b.to_string());
    }

    #[test]
    fn no_text_makes_the_readers_fall_over(text in "\\PC{0,60}|([a-z-]{1,9}=[^&]{0,12}&){0,6}") {
        let _ = Slice::from_text(&text);
        let exams = [exam("general", "5-shot", Direction::Higher)];
        if let Ok(query) = SliceQuery::parse(&text, RankingView::KEYS) {
            let _ = query.resolve(&catalog(&exams), day(0));
        }
    }
}
