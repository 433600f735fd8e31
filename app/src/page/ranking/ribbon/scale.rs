//! The scale of days: shares of the drawing's width, its ticks, and room for names above it.

use chrono::{Datelike, Months, NaiveDate};

use crate::text::Lang;

/// Empty shares at either end, so that marks there are whole.
pub(super) const MARGIN: f64 = 0.6;

/// From the first day of a history to today.
pub(super) struct Span {
    first: NaiveDate,
    days: f64,
}

impl Span {
    /// From one day to another.
    pub(super) fn of(first: NaiveDate, last: NaiveDate) -> Self {
        Self { first, days: days_between(first, last).max(1.0) }
    }

    /// Where a day stands, in percent of the width.
    pub(super) fn share(&self, day: NaiveDate) -> f64 {
        let share = (days_between(self.first, day) / self.days).clamp(0.0, 1.0);
        MARGIN + share * (100.0 - 2.0 * MARGIN)
    }

    /// How many days it spans; at least 1.
    pub(super) fn days(&self) -> f64 {
        self.days
    }

    /// How many days after the first a day is, kept within the span.
    pub(super) fn after(&self, day: NaiveDate) -> f64 {
        days_between(self.first, day).clamp(0.0, self.days)
    }

    /// Where the last day stands.
    pub(super) fn end(&self) -> f64 {
        100.0 - MARGIN
    }

    /// The ticks: share, words, and whether a narrow drawing leaves the words out.
    pub(super) fn ticks(&self, lang: Lang) -> Vec<(f64, String, bool)> {
        let months = self.days / 30.44;
        let step =
            [1u32, 3, 6, 12, 24, 36, 60].into_iter().find(|step| months / f64::from(*step) <= 9.0).unwrap_or(120);
        let mut ticks: Vec<(f64, String, bool)> = Vec::new();
        let Some(mut day) = NaiveDate::from_ymd_opt(self.first.year(), 1, 1) else { return ticks };
        while ticks.len() < 16 {
            let share = self.share(day);
            if days_between(self.first, day) > self.days {
                break;
            }
            if day >= self.first && share < 96.0 {
                // The Januaries stay, which say the year.
                let minor = match step {
                    1 => day.month().is_multiple_of(2),
                    3 | 6 => day.month() % (2 * step) != 1,
                    _ => ticks.len() % 2 == 1,
                };
                let is_first_major = !minor && ticks.iter().all(|(_, _, minor)| *minor);
                let with_year = ticks.is_empty() || is_first_major || day.month() == 1;
                ticks.push((share, tick_words(day, with_year, lang), minor));
            }
            match day.checked_add_months(Months::new(step)) {
                Some(next) => day = next,
                None => break,
            }
        }
        ticks
    }
}

fn tick_words(day: NaiveDate, with_year: bool, lang: Lang) -> String {
    match (lang, with_year) {
        (Lang::En, true) => day.format("%b %Y").to_string(),
        (Lang::En, false) => day.format("%b").to_string(),
        (Lang::Zh, true) => format!("{} 年 {} 月", day.year(), day.month()),
        (Lang::Zh, false) => format!("{} 月", day.month()),
    }
}

fn days_between(first: NaiveDate, last: NaiveDate) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "counts of days are far below 2^52")]
    let days = (last - first).num_days() as f64;
    days
}

/// A name above the ribbon.
pub(super) struct Label<'a> {
    /// Where it begins, in percent.
    pub(super) share: f64,
    /// The name.
    pub(super) name: &'a str,
    /// Whether it stands in the upper of the two lanes.
    pub(super) upper: bool,
}

/// The names that have room in one of two lanes of a drawing `width` pixels wide; the others stand
/// in the list of changes only. Newer names come first: they are asked for more.
pub(super) fn labels<'a>(names: &[(f64, &'a str)], width: f64) -> Vec<Label<'a>> {
    let mut lanes: [Vec<(f64, f64)>; 2] = [Vec::new(), Vec::new()];
    let mut labels = Vec::new();
    for &(share, name) in names.iter().rev() {
        let start = share / 100.0 * width;
        let end = start + text_width(name) + 10.0;
        if end - 10.0 > width {
            continue;
        }
        // A stem of the upper lane crosses the lower one, so it needs a gap there as well.
        let free = |lane: &[(f64, f64)], end: f64| lane.iter().all(|(s, e)| end <= *s || start >= *e);
        let [lower, upper] = &mut lanes;
        if free(lower, end) && upper.iter().all(|(s, _)| *s <= start || *s >= end) {
            lower.push((start, end));
            labels.push(Label { share, name, upper: false });
        } else if free(upper, end) && lower.iter().all(|(s, e)| start <= *s || start >= *e) {
            upper.push((start, end));
            labels.push(Label { share, name, upper: true });
        }
    }
    labels
}

/// Width of a name at 12 px, on the large side.
fn text_width(name: &str) -> f64 {
    name.chars().map(|c| if c.is_ascii() { 7.0 } else { 12.5 }).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_stand_between_the_margins() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let span = Span::of(day("2023-06-16"), day("2024-12-06"));
        assert!((span.share(day("2023-06-16")) - MARGIN).abs() < 1e-9);
        assert!((span.share(day("2024-12-06")) - span.end()).abs() < 1e-9);
        let ticks = span.ticks(Lang::En);
        assert_eq!(ticks.first().unwrap().1, "Jul 2023");
        assert!(ticks.len() < 10);
        // A narrow drawing leaves every other word out, and still says the years.
        let long = Span::of(day("2023-06-16"), day("2026-11-28")).ticks(Lang::En);
        let narrow: Vec<&str> = long.iter().filter(|tick| !tick.2).map(|tick| tick.1.as_str()).collect();
        assert_eq!(narrow, ["Jan 2024", "Jan 2025", "Jan 2026"]);
        assert!(Span::of(day("2024-01-01"), day("2024-01-01")).share(day("2024-01-01")).is_finite());
    }

    #[test]
    fn names_without_room_are_dropped() {
        let names = [(10.0, "ChatGPT"), (11.0, "GPT-4"), (12.0, "Qwen-7B"), (60.0, "XuanYuan-70B")];
        let kept: Vec<&str> = labels(&names, 340.0).iter().map(|label| label.name).collect();
        assert_eq!(kept, ["XuanYuan-70B", "Qwen-7B", "GPT-4"]);
        assert_eq!(labels(&names, 8000.0).len(), 4);
    }
}
