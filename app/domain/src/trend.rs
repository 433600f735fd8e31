//! A slice through time: the best score so far, each model's place by day, who led for how long.
//! All of it is read off the turns of one exam's [`history`](crate::history): scores of two exams,
//! and so of two editions, never share a line.

mod best;
mod lead;
mod line;
mod together;

use std::sync::Arc;

use chrono::{Datelike, Months, NaiveDate};

pub use best::{Best, Point, Reading, Step, best_so_far, first_scores};
pub use lead::{Lead, Led, Tenure, gap, lead, leaders_so_far, tenures};
pub use line::{Absence, Line, Place, State, line};
pub use together::{Counted, counted};

use crate::history::Turn;
use crate::rank::Ranking;
use crate::{Book, Direction, Exam, Scale, Slice, Slug, book_of};

/// At most so many models are drawn.
pub const MOST_MODELS: usize = 9;
/// Models of the end that are shown where the reader chose none; those that led before fill the
/// rest.
const MODELS: usize = 4;
/// At most so many ends of quarters are shown beside the slice's own day.
const MOST_QUARTERS: usize = 8;

/// The slice as it stood on a chosen day.
#[derive(Debug, Clone)]
pub struct Snapshot {
    /// The day.
    pub day: NaiveDate,
    /// The ranking at its end.
    pub ranking: Arc<Ranking>,
}

/// A slice through time, up to its day.
#[derive(Debug, Clone)]
pub struct Trend {
    /// The slice.
    pub slice: Arc<Slice>,
    /// Its exam.
    pub exam: Arc<Exam>,
    /// The days on which it changed, up to its own, oldest first.
    pub turns: Vec<Turn>,
    /// Each score that was better than all before it.
    pub best: Vec<Best>,
    /// Every entrant's first published score.
    pub points: Vec<Point>,
    /// The slice at ends of quarters and on its own day.
    pub snapshots: Vec<Snapshot>,
    /// The chosen models, in the order chosen.
    pub lines: Vec<Line>,
    /// Who led for how long.
    pub lead: Lead,
}

impl Trend {
    /// The day of the first result.
    #[must_use]
    pub fn first_day(&self) -> Option<NaiveDate> {
        self.turns.first().map(|turn| turn.day)
    }

    /// Up to which day a drawing has to go: the day on which the last entrant left, else the end of
    /// the quarter of the last change, or the slice's day if that is earlier.
    #[must_use]
    pub fn drawn_until(&self) -> NaiveDate {
        let Some(turn) = self.turns.last() else { return self.slice.as_of() };
        let until = if turn.ranking.n_ranked() == 0 { turn.day } else { quarter_end(turn.day) };
        until.min(self.slice.as_of())
    }

    /// The ranking on the slice's day; `None` where nothing was ever published.
    #[must_use]
    pub fn at_end(&self) -> Option<&Arc<Ranking>> {
        self.turns.last().map(|turn| &turn.ranking)
    }
}

/// The trend of a slice from the turns of its history. `chosen` are models to show; where there
/// are none, the first few by rank on the slice's day and those that led longest before.
#[must_use]
pub fn trend(slice: &Arc<Slice>, exam: &Arc<Exam>, turns: &[Turn], chosen: &[Slug]) -> Trend {
    let turns: Vec<Turn> = turns.iter().filter(|turn| turn.day <= slice.as_of()).cloned().collect();
    let lead = lead(&turns, slice.as_of());
    let chosen = if chosen.is_empty() { telling(&turns, &lead) } else { chosen.to_vec() };
    let snapshots = chosen_days(&turns, slice.as_of()).into_iter().filter_map(|day| {
        let ranking = Arc::clone(&ranking_on(&turns, day)?.ranking);
        Some(Snapshot { day, ranking })
    });
    Trend {
        slice: Arc::clone(slice),
        exam: Arc::clone(exam),
        best: best_so_far(&turns),
        points: first_scores(&turns),
        snapshots: snapshots.collect(),
        lines: chosen.iter().map(|model| line(model, &turns)).collect(),
        lead,
        turns,
    }
}

/// The models of the best placed entries at the end, then those that led longest, each once, in the
/// order of their places at the end; those that stand no more come last.
fn telling(turns: &[Turn], lead: &Lead) -> Vec<Slug> {
    let entries = turns.last().map(|turn| turn.ranking.entries.as_slice()).unwrap_or_default();
    let mut models: Vec<&Slug> = Vec::new();
    let placed = entries.iter().map(|entry| &entry.row.model.slug);
    let led = lead.led.iter().flat_map(|led| &led.models).map(|model| &model.slug);
    for (most, slug) in placed.map(|slug| (MODELS, slug)).chain(led.map(|slug| (MOST_MODELS, slug))) {
        if models.len() < most && !models.contains(&slug) {
            models.push(slug);
        }
    }
    let place = |slug: &Slug| entries.iter().position(|entry| entry.row.model.slug == *slug).unwrap_or(usize::MAX);
    models.sort_by_key(|slug| place(slug));
    models.into_iter().cloned().collect()
}

/// The turn whose ranking stood at the end of a day.
fn ranking_on(turns: &[Turn], day: NaiveDate) -> Option<&Turn> {
    turns.iter().rev().find(|turn| turn.day <= day)
}

/// Ends of quarters from the first change to the last, and the slice's day. Of more than
/// [`MOST_QUARTERS`] those at equal steps back from the last are kept.
fn chosen_days(turns: &[Turn], as_of: NaiveDate) -> Vec<NaiveDate> {
    let (Some(first), Some(last)) = (turns.first(), turns.last()) else { return Vec::new() };
    let until = quarter_end(last.day);
    let mut ends = vec![quarter_end(first.day)];
    while let Some(next) = ends.last().and_then(|day| day.succ_opt()).map(quarter_end).filter(|day| *day <= until) {
        ends.push(next);
    }
    ends.retain(|day| *day < as_of);
    let step = ends.len().div_ceil(MOST_QUARTERS).max(1);
    let mut days: Vec<NaiveDate> = ends.into_iter().rev().step_by(step).collect();
    days.reverse();
    days.push(as_of);
    days
}

/// The last day of a day's quarter.
fn quarter_end(day: NaiveDate) -> NaiveDate {
    let first_month = day.month0() / 3 * 3 + 1;
    let first = NaiveDate::from_ymd_opt(day.year(), first_month, 1);
    let next = first.and_then(|day| day.checked_add_months(Months::new(3)));
    next.and_then(|day| day.pred_opt()).unwrap_or(day)
}

/// How much of the scale a score has used up, 0 to 1: (score − min)/(max − min), from the other end
/// where lower is better. `None` where the metric states no such ends.
#[must_use]
pub fn saturation(scale: &Scale, value: f64) -> Option<f64> {
    let (min, max) = (scale.min?, scale.max?);
    let share = (value - min) / (max - min);
    let share = if scale.direction == Direction::Higher { share } else { 1.0 - share };
    share.is_finite().then_some(share)
}

/// How many entries of a ranking are closed-book, open-book and unknown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "one count a kind")]
pub struct Books {
    pub closed: usize,
    pub open: usize,
    pub unknown: usize,
}

/// Counts the entries of a ranking by open- and closed-book.
#[must_use]
pub fn books(ranking: &Ranking) -> Books {
    let mut books = Books::default();
    for entry in &ranking.entries {
        match book_of(&entry.row).0 {
            Book::Closed => books.closed += 1,
            Book::Open => books.open += 1,
            Book::Unknown => books.unknown += 1,
        }
    }
    books
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Aspect;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn quarters_end_on_their_last_day() {
        assert_eq!(quarter_end(day("2024-02-29")), day("2024-03-31"));
        assert_eq!(quarter_end(day("2024-12-31")), day("2024-12-31"));
        assert_eq!(quarter_end(day("2023-10-01")), day("2023-12-31"));
    }

    #[test]
    fn saturation_is_the_part_of_the_scale_used_up() {
        let scale = |direction, max| Scale {
            unit: "percent".into(),
            direction,
            min: Some(0.0),
            max,
            aspect: Aspect::Capability,
            share_of_items: true,
        };
        assert_eq!(saturation(&scale(Direction::Higher, Some(100.0)), 90.0), Some(0.9));
        assert_eq!(saturation(&scale(Direction::Lower, Some(100.0)), 25.0), Some(0.75));
        assert_eq!(saturation(&scale(Direction::Higher, None), 90.0), None);
    }
}
