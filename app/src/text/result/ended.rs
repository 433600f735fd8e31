//! How a result ended, in words: another took its place, or it was withdrawn.

use chrono::NaiveDate;
use domain::{ResultId, ResultRow};

use super::reason_sentence;
use crate::text::words::day_text;
use crate::text::{Lang, Text};

/// In one word: another result took its place.
pub const CORRECTED: Text = Text::new("已更正", "corrected");
/// In one word: it stands no more.
pub const WITHDRAWN: Text = Text::new("已撤回", "withdrawn");

/// How a result ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ended<'a> {
    /// The first day on which it stood no more.
    on: NaiveDate,
    /// The result that took its place.
    by: Option<&'a ResultId>,
    /// Why, as was given.
    reason: Option<&'a str>,
}

impl<'a> Ended<'a> {
    /// How a result ended; `None` while it stands. `by` is the result that corrects it.
    #[must_use]
    pub fn of(row: &'a ResultRow, by: Option<&'a ResultId>) -> Option<Self> {
        Some(Self { on: row.withdrawn_on?, by, reason: row.withdrawn_reason.as_deref() })
    }

    /// In one word.
    #[must_use]
    pub const fn word(&self) -> Text {
        if self.by.is_some() { CORRECTED } else { WITHDRAWN }
    }

    /// On the seal.
    #[must_use]
    pub const fn seal(&self) -> Text {
        if self.by.is_some() { Text::new("更正", "corrected") } else { Text::new("撤回", "withdrawn") }
    }

    /// What happened and when: "Corrected on 1 April 2026."
    #[must_use]
    pub fn on_day(&self, lang: Lang) -> String {
        let day = day_text(self.on, lang);
        match (self.by, lang) {
            (Some(_), Lang::Zh) => format!("{day}更正。"),
            (Some(_), Lang::En) => format!("Corrected on {day}."),
            (None, Lang::Zh) => format!("{day}撤回。"),
            (None, Lang::En) => format!("Withdrawn on {day}."),
        }
    }

    /// The result that took its place, or the reason.
    #[must_use]
    pub fn why(&self, lang: Lang) -> String {
        match (self.by, lang) {
            (Some(by), Lang::Zh) => format!("由成绩 {by} 取代。"),
            (Some(by), Lang::En) => format!("Result {by} took its place."),
            (None, _) => reason_sentence(self.reason, lang),
        }
    }

    /// All of it, in running text.
    #[must_use]
    pub fn sentence(&self, lang: Lang) -> String {
        let gap = Text::new("", " ").get(lang);
        format!("{}{gap}{}", self.on_day(lang), self.why(lang))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_correction_is_no_withdrawal() {
        let on = NaiveDate::from_ymd_opt(2026, 4, 1).unwrap();
        let by: ResultId = "49pmvrmdvzj6hv40".parse().unwrap();
        let said = |by, reason, lang| Ended { on, by, reason }.sentence(lang).replace('\u{a0}', " ");
        assert_eq!(
            said(Some(&by), Some("corrected: 49pmvrmdvzj6hv40"), Lang::En),
            "Corrected on 1 April 2026. Result 49pmvrmdvzj6hv40 took its place."
        );
        assert_eq!(said(Some(&by), None, Lang::Zh), "2026 年 4 月 1 日更正。由成绩 49pmvrmdvzj6hv40 取代。");
        assert_eq!(
            said(None, Some("evaluator changed"), Lang::En),
            "Withdrawn on 1 April 2026. Reason: evaluator changed."
        );
        assert_eq!(said(None, None, Lang::Zh), "2026 年 4 月 1 日撤回。未说明原因。");
    }
}
