//! Verdicts on claims of which only the month is known.

use chrono::{Datelike, NaiveDate};
use domain::PartialDate;
use domain::claim::VerdictWord;
use domain::claim::month::Run;

use super::Lang;
use crate::text::words::{day_text, partial_day_text};

/// What follows a verdict that is the same on every day of the month. `shown` is the day whose figures
/// it gives.
pub(super) fn each_day(run: &Run, shown: Option<NaiveDate>, lang: Lang) -> String {
    let month = PartialDate::Month(run.from);
    let name = partial_day_text(month, lang);
    let is_whole = run.to == month.latest();
    let figures = shown.filter(|_| run.word != VerdictWord::CannotBeChecked).map(|day| day_text(day, lang));
    match lang {
        Lang::En => {
            let days = if is_whole { "each of its days" } else { "each of its days so far" };
            let figures = figures.map(|day| format!("; the figures are those of {day}")).unwrap_or_default();
            format!(" Only the month is known, {name}: the verdict is the same on {days}{figures}.")
        }
        Lang::Zh => {
            let days = if is_whole { "该月每一天" } else { "该月至今每一天" };
            let figures = figures.map(|day| format!("，数字取 {day}")).unwrap_or_default();
            format!("只知是 {name}：{days}的判定都相同{figures}。")
        }
    }
}

/// The verdict where some days of the month say something else than others.
pub(super) fn some_days(runs: &[Run], lang: Lang) -> (String, String) {
    let name = runs.first().map(|run| partial_day_text(PartialDate::Month(run.from), lang)).unwrap_or_default();
    let each: Vec<String> = runs.iter().map(|run| days(run, lang)).collect();
    match lang {
        Lang::En => {
            ("Depends on the day".to_owned(), format!(": only the month is known, {name}; {}.", each.join("; ")))
        }
        Lang::Zh => ("视日期而定".to_owned(), format!("：只知是 {name}。{}。", each.join("；"))),
    }
}

/// A run in a few words, with the numbers of its days.
fn days(run: &Run, lang: Lang) -> String {
    let (from, to, word) = (run.from.day(), run.to.day(), run.word);
    match lang {
        Lang::En => {
            let what = match word {
                VerdictWord::Holds | VerdictWord::HeldUntil => "it holds",
                VerdictWord::HoldsTied => "it holds, tied",
                VerdictWord::ListedOnly => "it is only listed so",
                VerdictWord::HoldsOnSome => "it holds on some of the tables that fit the words",
                VerdictWord::DoesNotHold => "it does not hold",
                VerdictWord::CannotBeChecked | VerdictWord::DependsOnDay => "it cannot be checked",
            };
            if from == to { format!("on day {from} {what}") } else { format!("on days {from} to {to} {what}") }
        }
        Lang::Zh => {
            let what = super::word(word, lang);
            if from == to { format!("{from} 日{what}") } else { format!("{from} 日至 {to} 日{what}") }
        }
    }
}
