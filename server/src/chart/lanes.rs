//! Lanes: a row for each thing, its name above, its bars on a common axis below, its figure at the
//! right.

use app::text::words::axis_number;
use chrono::{Datelike, NaiveDate};
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, VPos};

use super::frame::{Area, ChartError, Drawn, Frame, cut, label, round_steps, strong, width_of};
use super::paint::{DOTTED, GRID, INK, PAPER, QUIET, Said, Spot, finish_with};
use super::{Size, Words};

/// The height of a row, and of its bar.
const ROW: i32 = 44;
const BAR: i32 = 18;
/// At most so many rows are drawn; the table has all.
pub const MOST_ROWS: usize = 16;

/// A bar of a row, its ends on the scale of the axis.
#[derive(Debug, Clone)]
pub struct Bar {
    /// Where it begins; see [`at`] for days.
    pub from: f64,
    /// Where it ends.
    pub until: f64,
    /// What stands in it where there is room.
    pub word: String,
    /// What stands in it where there is less: letters that a key beneath explains.
    pub letters: String,
    /// Whether it is filled or drawn as an outline.
    pub filled: bool,
    /// What its point says.
    pub says: String,
}

/// One row.
#[derive(Debug, Clone)]
pub struct Lane {
    /// Its name.
    pub name: String,
    /// What stands at the right.
    pub figure: String,
    /// Its bars.
    pub bars: Vec<Bar>,
}

/// What runs from left to right.
#[derive(Debug, Clone)]
pub enum Along {
    /// Days, from one to another.
    Days(NaiveDate, NaiveDate),
    /// Numbers from zero, with a dotted level and its words.
    Numbers(f64, String),
}

/// A day on the axis.
#[must_use]
pub fn at(day: NaiveDate) -> f64 {
    f64::from(day.num_days_from_ce())
}

/// Draws the rows.
///
/// # Errors
/// If there is nothing to draw, or the library fails.
pub fn draw(lanes: &[Lane], along: &Along, words: &Words, size: Size) -> Result<String, ChartError> {
    let lanes = lanes.get(..MOST_ROWS).unwrap_or(lanes);
    if lanes.iter().all(|lane| lane.bars.is_empty()) {
        return Err(ChartError::Empty);
    }
    let most = lanes.iter().flat_map(|lane| &lane.bars).map(|bar| bar.until).fold(0.0, f64::max);
    let (first, last, ticks) = match along {
        Along::Days(first, last) => (at(*first), at(*last), Vec::new()),
        Along::Numbers(level, _) => {
            let ticks = round_steps(most.max(*level), 0.1);
            (0.0, ticks.last().copied().unwrap_or(1.0), ticks)
        }
    };
    let rows = i32::try_from(lanes.len()).unwrap_or(0);
    let (width, _) = size.pixels(0);
    let days = match along {
        Along::Days(first, last) => (*first, *last),
        Along::Numbers(..) => (NaiveDate::MIN, NaiveDate::MAX),
    };
    let frame =
        Frame { width, height: rows * ROW + 40, left: 4, right: 8, top: 4, bottom: 36, first: days.0, last: days.1 };
    let plot = Plot { frame, first, last, ticks };
    let svg = frame.draw(|area| plot.draw(area, lanes, along))?;
    Ok(finish_with(&svg, &Said::new(words, plot.spots(lanes))))
}

struct Plot {
    frame: Frame,
    first: f64,
    last: f64,
    ticks: Vec<f64>,
}

impl Plot {
    /// Where the bar of a row stands.
    fn top(row: usize) -> i32 {
        4 + i32::try_from(row).unwrap_or(0) * ROW + 18
    }

    #[expect(clippy::cast_possible_truncation, reason = "pixels are small")]
    fn x(&self, place: f64) -> i32 {
        let share = ((place - self.first) / (self.last - self.first).max(f64::MIN_POSITIVE)).clamp(0.0, 1.0);
        let room = self.frame.width - self.frame.left - self.frame.right;
        self.frame.left + (share * f64::from(room)).round() as i32
    }

    fn ends(&self, bar: &Bar) -> (i32, i32) {
        let left = self.x(bar.from);
        (left, self.x(bar.until).max(left + 2))
    }

    fn draw(&self, area: &Area<'_>, lanes: &[Lane], along: &Along) -> Drawn {
        let (left, right) = (self.frame.left, self.frame.width - self.frame.right);
        for (row, lane) in lanes.iter().enumerate() {
            let top = Self::top(row);
            let name = cut(&lane.name, right - left - width_of(&lane.figure) - 12);
            area.draw(&Text::new(name, (left, top - 9), strong(INK, HPos::Left, VPos::Center)))?;
            area.draw(&Text::new(lane.figure.clone(), (right, top - 9), label(HPos::Right, VPos::Center)))?;
            let middle = top + BAR / 2;
            area.draw(&PathElement::new(vec![(left, middle), (right, middle)], DOTTED.stroke_width(1)))?;
            lane.bars.iter().try_for_each(|bar| self.bar(area, bar, top))?;
        }
        let floor = self.frame.floor();
        match along {
            Along::Days(..) => self.frame.days(area, floor + 8),
            Along::Numbers(level, words) => {
                for tick in &self.ticks {
                    let x = self.x(*tick);
                    area.draw(&PathElement::new(vec![(x, floor + 2), (x, floor + 6)], GRID.stroke_width(1)))?;
                    let side = if x + 16 > right { HPos::Right } else { HPos::Left };
                    area.draw(&Text::new(axis_number(*tick), (x, floor + 8), label(side, VPos::Top)))?;
                }
                let x = self.x(*level);
                area.draw(&PathElement::new(vec![(x, self.frame.top), (x, floor)], INK.stroke_width(1)))?;
                area.draw(&Text::new(words.clone(), (left, floor + 22), label(HPos::Left, VPos::Top)))
            }
        }
    }

    fn bar(&self, area: &Area<'_>, bar: &Bar, top: i32) -> Drawn {
        let (left, right) = self.ends(bar);
        let corners = [(left, top), (right, top + BAR)];
        let (ink, fill) = if bar.filled { (PAPER, QUIET) } else { (INK, PAPER) };
        area.draw(&Rectangle::new(corners, fill.filled()))?;
        area.draw(&Rectangle::new(corners, QUIET.stroke_width(1)))?;
        let room = right - left;
        let fits = |word: &&String| !word.is_empty() && width_of(word) + 10 <= room;
        let (word, place, side) = match Some(&bar.word).filter(fits) {
            Some(word) => (word, left + 5, HPos::Left),
            None if width_of(&bar.letters) + 4 <= room => (&bar.letters, i32::midpoint(left, right), HPos::Center),
            None => return Ok(()),
        };
        area.draw(&Text::new(word.clone(), (place, top + BAR / 2), strong(ink, side, VPos::Center)))
    }

    fn spots(&self, lanes: &[Lane]) -> Vec<Spot> {
        let lanes = lanes.iter().enumerate();
        let spots = lanes.flat_map(|(series, lane)| {
            lane.bars.iter().map(move |bar| {
                let (left, right) = self.ends(bar);
                Spot { at: (i32::midpoint(left, right), Self::top(series) + BAR / 2), series, says: bar.says.clone() }
            })
        });
        spots.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_where_there_is_room() {
        let bar = |from: &str, until: &str| Bar {
            from: at(from.parse().unwrap()),
            until: at(until.parse().unwrap()),
            word: "GPT-4".into(),
            letters: "B".into(),
            filled: true,
            says: "GPT-4 led".into(),
        };
        let bars =
            vec![bar("2024-01-01", "2024-01-02"), bar("2024-01-03", "2024-02-03"), bar("2024-02-04", "2024-12-31")];
        let lane = Lane { name: "5-shot".into(), figure: "366".into(), bars };
        let words = Words { id: "a".into(), title: "b".into(), desc: "c".into() };
        let along = Along::Days("2024-01-01".parse().unwrap(), "2024-12-31".parse().unwrap());
        let svg = draw(&[lane], &along, &words, Size::Narrow).unwrap();
        assert_eq!(svg.matches("GPT-4\n</text>").count(), 1, "{svg}");
        assert_eq!(svg.matches("\nB\n</text>").count(), 1, "{svg}");
        assert_eq!(svg.matches("class=\"spot\"").count(), 3);
        assert!(matches!(draw(&[], &along, &words, Size::Half), Err(ChartError::Empty)));
    }
}
