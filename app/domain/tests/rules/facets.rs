//! The number beside every value of a facet is the number its slice ranks.

use std::sync::Arc;

use domain::facet::facets;
use domain::moves::moves;
use domain::rank::ranking;
use domain::{Direction, Filters, SizeClass, SliceKey, WeightsClass};
use proptest::prelude::*;
use proptest::sample::subsequence;

use crate::support::{DAYS, day, exam, rows, slice};

proptest! {
    #[test]
    fn a_facet_counts_what_its_slice_ranks(
        (exams, rows) in {
            let exams: Vec<_> = [("general", "5-shot"), ("general", "0-shot"), ("stem", "5-shot")]
                .map(|(domain, protocol)| exam(domain, protocol, Direction::Higher))
                .to_vec();
            (Just(exams.clone()), rows(exams))
        },
        as_of in 0..DAYS,
        size in subsequence(SizeClass::ALL, 0..=2),
        weights in subsequence(WeightsClass::ALL, 0..=2),
    ) {
        let filters = Filters {
            size: size.into_iter().collect(),
            weights: weights.into_iter().collect(),
            ..Filters::default()
        };
        let exam = &exams[0];
        let here = Arc::new(slice(exam, day(as_of)).with_filters(filters));
        for facet in facets(&here, exam, &rows) {
            let chosen = facet.options.iter().filter(|option| option.chosen).count();
            if SliceKey::EXAM.contains(&facet.key) && !facet.options.is_empty() {
                prop_assert!(chosen <= 1, "{} values of {} chosen", chosen, facet.key);
            }
            for option in &facet.options {
                let its_exam = exams.iter().find(|exam| exam.key == *option.slice.exam()).unwrap();
                let ranked = ranking(&Arc::new(option.slice.clone()), its_exam, &rows).n_ranked();
                prop_assert_eq!(option.n, ranked, "{}={}", facet.key, option.value);
            }
        }
    }

    #[test]
    fn a_move_changes_its_part_alone(
        (exams, rows) in {
            let exams: Vec<_> =
                ["5-shot", "0-shot"].map(|protocol| exam("general", protocol, Direction::Higher)).to_vec();
            (Just(exams.clone()), rows(exams))
        },
    ) {
        let here = ranking(&slice(&exams[0], day(DAYS)), &exams[0], &rows);
        let all = facets(&here.slice, &exams[0], &rows);
        let rank = |slice, exam: &Arc<domain::Exam>| Arc::new(ranking(&Arc::new(slice), exam, &rows));
        for moved in moves(&here, &all, &exams, &[], &rank) {
            let there = &moved.ranking.slice;
            prop_assert!(moved.ranking.n_ranked() > 0, "{} leads nowhere", moved.key);
            for &key in SliceKey::ALL.iter().filter(|key| **key != moved.key && **key != SliceKey::AsOf) {
                prop_assert_eq!(here.slice.exam_value(key), there.exam_value(key));
                prop_assert_eq!(here.slice.filters().values(key), there.filters().values(key));
            }
        }
    }
}
