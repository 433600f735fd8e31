//! Claims: what completes the words, and what a verdict may depend on.

use std::sync::Arc;

use domain::claim::ahead::compare;
use domain::claim::completion::{Table, meetings, tables};
use domain::claim::month::{of_month, word_of_day};
use domain::claim::verdict::{Judgement, Outcome, Question, judge};
use domain::claim::{Answer, VerdictWord};
use domain::rank::{FEWEST_RANKED, Ranking, ranking};
use domain::{Direction, Exam, ResultRow, Slice, SliceQuery};
use proptest::prelude::*;
use proptest::sample::select;

use crate::support::{DAYS, day, exam, rows, slug};

type World = (Vec<Arc<Exam>>, Vec<Arc<ResultRow>>);

fn world() -> impl Strategy<Value = World> {
    let exams: Vec<_> = [("general", "5-shot"), ("general", "0-shot"), ("stem", "5-shot")]
        .map(|(domain, protocol)| exam(domain, protocol, Direction::Higher))
        .to_vec();
    (Just(exams.clone()), rows(exams))
}

/// What a claim may name.
fn words() -> impl Strategy<Value = &'static str> {
    select(vec!["", "domain=stem", "protocol=5-shot", "division=limited", "weights=open", "size=under-10b"])
}

fn named(words: &str) -> SliceQuery {
    SliceQuery::parse(words, &[]).unwrap()
}

/// The exams that fit what the words name.
fn fitting(words: &str, exams: &[Arc<Exam>]) -> Vec<Arc<Exam>> {
    let catalog = crate::support::catalog(exams);
    named(words).exams(&catalog).unwrap().into_iter().cloned().collect()
}

fn question(model: usize, place: usize, on: u64) -> Question {
    let model = slug(&format!("model-{model}"));
    Question { model, place, on: day(on), today: day(2 * DAYS), narrower: false }
}

fn judged(question: &Question, tables: &[Table], rows: &[Arc<ResultRow>]) -> Judgement {
    let rank = |slice: Slice, exam: &Arc<Exam>| Arc::new(ranking(&Arc::new(slice), exam, rows));
    judge(question, tables, rows, &rank)
}

/// A table as shown: its slice, how the claim stands, until when.
type Line = (String, Outcome, Option<String>);

/// All that is shown of a judgement.
fn shown(judgement: &Judgement) -> (VerdictWord, String, Vec<Line>) {
    let line = |c: &domain::claim::verdict::Completion| {
        (c.ranking.slice.to_string(), c.outcome, c.until.map(|day| day.to_string()))
    };
    let words = format!("{:?}", judgement.verdict);
    (judgement.verdict.word(), words, judgement.completions.iter().map(line).collect())
}

proptest! {
    #[test]
    fn a_verdict_does_not_depend_on_the_order_of_rows(
        ((exams, rows), shuffled) in world().prop_flat_map(|(exams, rows)| {
            (Just((exams, rows.clone())), Just(rows).prop_shuffle())
        }),
        words in words(),
        (model, place, on) in (0usize..7, 1usize..4, 0..DAYS),
    ) {
        let (query, exams, question) = (named(words), fitting(words, &exams), question(model, place, on));
        let reversed: Vec<_> = exams.iter().rev().cloned().collect();
        let one = tables(&query, &exams, &rows, question.on);
        let other = tables(&query, &reversed, &shuffled, question.on);
        let texts = |tables: &[Table]| {
            let mut texts: Vec<String> = tables.iter().map(|(slice, _)| slice.to_string()).collect();
            texts.sort();
            texts
        };
        match (one, other) {
            (Ok(one), Ok(other)) => {
                prop_assert_eq!(texts(&one), texts(&other));
                let (a, b) = (judged(&question, &one, &rows), judged(&question, &one, &shuffled));
                prop_assert_eq!(shown(&a), shown(&b));
            }
            (one, other) => prop_assert_eq!(one.err(), other.err()),
        }
    }

    #[test]
    fn adding_a_qualifier_never_increases_n((exams, rows) in world(), words in words(), on in 0..DAYS) {
        let n = |slice: &Slice, exam: &Arc<Exam>| ranking(&Arc::new(slice.clone()), exam, &rows).n_ranked();
        for (slice, exam) in tables(&named(words), &fitting(words, &exams), &rows, day(on)).unwrap_or_default() {
            prop_assert!(n(&slice, &exam) >= FEWEST_RANKED);
            let whole = Slice::new(exam.key.clone(), domain::Filters::default(), day(on));
            prop_assert!(n(&slice, &exam) <= n(&whole, &exam), "{slice} ranks more than {whole}");
        }
    }

    #[test]
    fn a_table_has_every_part_that_the_words_name((exams, rows) in world(), words in words(), on in 0..DAYS) {
        let found = tables(&named(words), &fitting(words, &exams), &rows, day(on)).unwrap_or_default();
        for (slice, _) in &found {
            let text = slice.to_string();
            prop_assert!(words.is_empty() || text.contains(words), "{text} is not {words}");
            prop_assert!(words == "domain=stem" || text.contains("domain=general"), "{text} is not the total");
        }
        let mut texts: Vec<String> = found.iter().map(|(slice, _)| slice.to_string()).collect();
        texts.sort();
        texts.dedup();
        prop_assert_eq!(texts.len(), found.len(), "a table counts once");
    }

    #[test]
    fn what_held_until_a_day_held_on_every_day_before(
        (exams, rows) in world(),
        (model, place, on) in (0usize..7, 1usize..3, 0..DAYS),
    ) {
        let question = question(model, place, on);
        let found = tables(&named("protocol=5-shot"), &fitting("protocol=5-shot", &exams), &rows, question.on);
        for completion in judged(&question, &found.unwrap_or_default(), &rows).completions {
            let stands = |n: u64| {
                let slice = completion.ranking.slice.with_as_of(day(n));
                let later = Question { on: day(n), ..question.clone() };
                let exam = Arc::clone(&completion.ranking.exam);
                judged(&later, &[(slice, exam)], &rows).completions[0].outcome.stands()
            };
            if !completion.outcome.stands() {
                prop_assert!(completion.until.is_none());
                continue;
            }
            let until = (on..=2 * DAYS).find(|n| !stands(*n)).map(day);
            prop_assert_eq!(completion.until, until);
        }
    }

    #[test]
    fn a_run_of_a_month_says_what_each_of_its_days_says(
        (exams, rows) in world(),
        words in words(),
        (model, place) in (0usize..7, 1usize..3),
        today in 0..2 * DAYS,
    ) {
        let (query, exams) = (named(words), fitting(words, &exams));
        let on_day = |on: chrono::NaiveDate| {
            let question = Question { on, today: day(2 * DAYS), ..question(model, place, 0) };
            Answer::Place(match tables(&query, &exams, &rows, on) {
                Ok(tables) => judged(&question, &tables, &rows),
                Err(reason) => Judgement::unchecked(reason),
            })
        };
        let (today, month) = (day(today), day(today).format("%Y-%m").to_string().parse().unwrap());
        let (best, answer, runs) = of_month(month, today, &rows, on_day);
        let days: Vec<_> = month.earliest().iter_days().take_while(|on| *on <= today).collect();
        let said: Vec<_> = days.iter().map(|on| word_of_day(&on_day(*on))).collect();
        let of_runs: Vec<_> = days
            .iter()
            .map(|on| runs.iter().find(|run| run.from <= *on && *on <= run.to).map(|run| run.word))
            .collect();
        prop_assert_eq!(of_runs, said.iter().copied().map(Some).collect::<Vec<_>>());
        prop_assert!(runs.windows(2).all(|pair| pair[0].word != pair[1].word), "runs are as long as they can be");
        prop_assert_eq!(word_of_day(&on_day(best)), word_of_day(&answer));
        prop_assert!(days.contains(&best));
    }

    #[test]
    fn ahead_from_one_side_is_behind_from_the_other(
        (exams, rows) in world(),
        (a, b, on) in (0usize..7, 0usize..7, 0..DAYS),
    ) {
        prop_assume!(a != b);
        let met = meetings(&named(""), &exams, &rows, day(on)).unwrap_or_default();
        let rank = |slice: Slice, exam: &Arc<Exam>| -> Arc<Ranking> { Arc::new(ranking(&Arc::new(slice), exam, &rows)) };
        let (a, b) = (slug(&format!("model-{a}")), slug(&format!("model-{b}")));
        let (there, back) = (
            compare((&a, &b), day(on), &met, &rows, &rank).tally,
            compare((&b, &a), day(on), &met, &rows, &rank).tally,
        );
        prop_assert_eq!((there.ahead, there.behind, there.tied), (back.behind, back.ahead, back.tied));
        prop_assert_eq!((there.common(), there.not_comparable()), (back.common(), back.not_comparable()));
    }
}
