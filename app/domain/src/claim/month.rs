//! Claims that are dated to a month. Nobody knows on which of its days the words were said, so they are
//! judged on every one of them, as far as they have come: what is the same on all is the verdict, and
//! else it depends on the day.

use std::sync::Arc;

use chrono::NaiveDate;

use super::verdict::{Judgement, Verdict};
use super::{Answer, VerdictWord};
use crate::{PartialDate, ResultRow};

/// Days of a month, one after another, on which the data say the same of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run {
    /// The first of them.
    pub from: NaiveDate,
    /// The last of them.
    pub to: NaiveDate,
    /// What was so on each of these days. That it ceased to be so later is another matter: a run is
    /// never [`VerdictWord::HeldUntil`].
    pub word: VerdictWord,
}

/// What the data say of a claim in a month: its runs, and the first of the days on which most speaks
/// for it with the answer of that day. `rows` hold at least the results of the exams that may fit,
/// `on_day` gives the answer of one day.
pub fn of_month(
    month: PartialDate,
    today: NaiveDate,
    rows: &[Arc<ResultRow>],
    on_day: impl Fn(NaiveDate) -> Answer,
) -> (NaiveDate, Answer, Vec<Run>) {
    let answers: Vec<(NaiveDate, Answer)> =
        days(month, today, rows).into_iter().map(|day| (day, on_day(day))).collect();
    let words: Vec<_> = answers.iter().map(|(day, answer)| (*day, word_of_day(answer))).collect();
    let best = answers.into_iter().rev().max_by_key(|(_, answer)| weight(word_of_day(answer)));
    // A month has a first day.
    let (on, answer) = best.unwrap_or_else(|| (month.earliest(), on_day(month.earliest())));
    (on, answer, runs(month, today, &words))
}

/// The days of a month on which anything may be another than on the day before: its first, and those
/// on which a result came or went. None is later than `today`.
fn days(month: PartialDate, today: NaiveDate, rows: &[Arc<ResultRow>]) -> Vec<NaiveDate> {
    let (first, last) = (month.earliest(), month.latest().min(today));
    let moved = rows.iter().flat_map(|row| [Some(row.published_on), row.withdrawn_on]).flatten();
    let mut days: Vec<NaiveDate> = moved.filter(|day| (first..=last).contains(day)).chain([first]).collect();
    days.sort_unstable();
    days.dedup();
    days
}

/// The runs of a month. `words` has for each day of [`days`] what was so from then on.
fn runs(month: PartialDate, today: NaiveDate, words: &[(NaiveDate, VerdictWord)]) -> Vec<Run> {
    let last = month.latest().min(today);
    let mut runs: Vec<Run> = Vec::new();
    for (day, word) in words {
        match runs.last_mut() {
            Some(run) if run.word == *word => {}
            before => {
                if let Some(run) = before {
                    run.to = day.pred_opt().unwrap_or(*day);
                }
                runs.push(Run { from: *day, to: last, word: *word });
            }
        }
    }
    runs
}

/// What was so on one day, whatever came later.
#[must_use]
pub fn word_of_day(answer: &Answer) -> VerdictWord {
    match answer {
        Answer::Place(Judgement { verdict: Verdict::HeldUntil { was, .. }, .. }) => was.word(),
        answer => answer.word(),
    }
}

/// How much a verdict says for a claim, to choose the day whose tables are shown: the first on which
/// most speaks for it.
const fn weight(word: VerdictWord) -> u8 {
    match word {
        VerdictWord::Holds => 6,
        VerdictWord::HoldsTied | VerdictWord::HeldUntil => 5,
        VerdictWord::HoldsOnSome => 4,
        VerdictWord::ListedOnly => 3,
        VerdictWord::DoesNotHold => 2,
        VerdictWord::DependsOnDay => 1,
        VerdictWord::CannotBeChecked => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_falls_into_runs_of_one_word() {
        let day = |text: &str| -> NaiveDate { text.parse().unwrap() };
        let month: PartialDate = "2023-11".parse().unwrap();
        let words = [
            (day("2023-11-01"), VerdictWord::DoesNotHold),
            (day("2023-11-07"), VerdictWord::DoesNotHold),
            (day("2023-11-17"), VerdictWord::HoldsTied),
        ];
        let run = |from, to, word| Run { from: day(from), to: day(to), word };
        let expected = [
            run("2023-11-01", "2023-11-16", VerdictWord::DoesNotHold),
            run("2023-11-17", "2023-11-30", VerdictWord::HoldsTied),
        ];
        assert_eq!(runs(month, day("2026-01-01"), &words), expected);
        let expected = run("2023-11-01", "2023-11-08", VerdictWord::DoesNotHold);
        assert_eq!(runs(month, day("2023-11-08"), &words[..2]), [expected], "no day that has not come");
        assert_eq!(days(month, day("2026-01-01"), &[]), [day("2023-11-01")]);
    }
}
