//! Figures by day on one axis (from zero, but for scores): a step line each, its last figure written at its end. A line
//! breaks where its figure is not known.

use app::text::words::axis_number;
use chrono::NaiveDate;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, VPos};

use super::frame::{Area, ChartError, Drawn, Frame, cut, label, round_steps, spread, strong, width_of};
use super::paint::{DOTTED, INK, SERIES, Said, Spot, dashed_series, finish_with, series};
use super::{Size, Words};

/// A figure from a day on.
#[derive(Debug, Clone)]
pub struct Value {
    /// The day.
    pub day: NaiveDate,
    /// The figure; `None` is not known.
    pub value: Option<f64>,
    /// What the point says.
    pub says: String,
}

/// One line.
#[derive(Debug, Clone)]
pub struct Series {
    /// Its figures, oldest first.
    pub values: Vec<Value>,
    /// What stands at its end.
    pub end: String,
}

/// What the axis counts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Unit {
    /// Shares from 0 to 1, written in percent; the axis is always whole.
    Share,
    /// Things from 0 to what the figures need.
    Count,
    /// A measure from 0 to what the figures need.
    Measure,
    /// Scores of models, a colour each, between two ends of an axis: the worse below.
    Score {
        /// The end below.
        worst: f64,
        /// The end above.
        best: f64,
    },
}

/// Hairlines between the ends of an axis of scores.
const SCORE_STEPS: u8 = 4;

/// The lines of one drawing.
#[derive(Debug, Clone)]
pub struct Figures {
    /// The lines.
    pub series: Vec<Series>,
    /// What they count.
    pub unit: Unit,
    /// A dotted level and the word at its end.
    pub level: Option<(f64, String)>,
    /// Up to which day the last figures hold.
    pub until: NaiveDate,
}

/// Draws the lines.
///
/// # Errors
/// If no figure is known, or the library fails.
pub fn draw(figures: &Figures, words: &Words, size: Size) -> Result<String, ChartError> {
    let known = || figures.series.iter().flat_map(|line| &line.values).filter(|value| value.value.is_some());
    let first = known().map(|value| value.day).min().ok_or(ChartError::Empty)?;
    let most = known().filter_map(|value| value.value).fold(0.0, f64::max);
    let ticks = match figures.unit {
        Unit::Share => vec![0.0, 0.25, 0.5, 0.75, 1.0],
        Unit::Score { worst, best } => {
            let step = (best - worst) / f64::from(SCORE_STEPS);
            (0..=SCORE_STEPS).map(|n| worst + step * f64::from(n)).collect()
        }
        Unit::Count | Unit::Measure => {
            let least = if figures.unit == Unit::Count { 1.0 } else { 0.1 };
            round_steps(figures.level.iter().map(|(level, _)| *level).fold(most, f64::max), least)
        }
    };
    let words_at_end = figures.series.iter().map(|line| &line.end).chain(figures.level.iter().map(|(_, word)| word));
    let widest = words_at_end.map(|word| width_of(word)).max().unwrap_or(0);
    let (width, height) = size.pixels(230);
    let last = figures.until.max(first);
    let frame =
        Frame { width, height, left: 44, right: (widest + 14).min(width / 3), top: 14, bottom: 30, first, last };
    let (bottom, top) = (ticks.first().copied().unwrap_or(0.0), ticks.last().copied().unwrap_or(1.0));
    let plot = Plot { frame, bottom, top, figures };
    let svg = frame.draw(|area| plot.draw(area, &ticks))?;
    Ok(finish_with(&svg, &Said::new(words, plot.spots())))
}

struct Plot<'a> {
    frame: Frame,
    bottom: f64,
    top: f64,
    figures: &'a Figures,
}

impl Plot<'_> {
    fn y(&self, value: f64) -> i32 {
        self.frame.y(1.0 - (value - self.bottom) / (self.top - self.bottom))
    }

    fn draw(&self, area: &Area<'_>, ticks: &[f64]) -> Drawn {
        for tick in ticks {
            let word = match self.figures.unit {
                Unit::Share => format!("{}%", axis_number(tick * 100.0)),
                Unit::Count | Unit::Measure | Unit::Score { .. } => axis_number(*tick),
            };
            self.frame.line(area, self.y(*tick), word)?;
        }
        self.frame.days(area, self.frame.floor() + 8)?;
        if let Some((level, _)) = &self.figures.level {
            let (y, right) = (self.y(*level), self.frame.width - self.frame.right);
            area.draw(&PathElement::new(vec![(self.frame.left, y), (right, y)], DOTTED.stroke_width(1)))?;
        }
        for (index, line) in self.figures.series.iter().enumerate() {
            for run in self.runs(line) {
                area.draw(&PathElement::new(run, self.stroke(index).stroke_width(2)))?;
            }
        }
        self.ends(area)
    }

    /// The colour of a line: of scores each its own, dashed where it comes again; else the first has the
    /// colour of text.
    fn stroke(&self, index: usize) -> RGBColor {
        match self.figures.unit {
            Unit::Score { .. } if index >= SERIES => dashed_series(index),
            _ => self.colour(index),
        }
    }

    /// The colour of a line's words.
    fn colour(&self, index: usize) -> RGBColor {
        match self.figures.unit {
            Unit::Score { .. } => series(index),
            _ if index == 0 => INK,
            _ => series(index - 1),
        }
    }

    /// The corners of the steps, broken where a figure is not known.
    fn runs(&self, line: &Series) -> Vec<Vec<(i32, i32)>> {
        let until = line.values.iter().skip(1).map(|value| value.day).chain([self.frame.last]);
        let mut runs: Vec<Vec<(i32, i32)>> = vec![Vec::new()];
        for (value, until) in line.values.iter().zip(until) {
            let Some(figure) = value.value else {
                runs.push(Vec::new());
                continue;
            };
            if let Some(run) = runs.last_mut() {
                let y = self.y(figure);
                run.extend([(self.frame.x(value.day), y), (self.frame.x(until.max(value.day)), y)]);
            }
        }
        runs.retain(|run| !run.is_empty());
        runs
    }

    /// The last figure of each line that has one at its end, and the level's word.
    fn ends(&self, area: &Area<'_>) -> Drawn {
        let known = |line: &Series| Some(self.y(line.values.last()?.value?));
        let ends: Vec<(usize, &Series, i32)> =
            self.figures.series.iter().enumerate().filter_map(|(i, line)| Some((i, line, known(line)?))).collect();
        let level = self.figures.level.as_ref();
        let heights: Vec<i32> = ends.iter().map(|(_, _, y)| *y).chain(level.map(|(at, _)| self.y(*at))).collect();
        let heights = spread(&heights, self.frame.floor());
        let x = self.frame.width - self.frame.right + 6;
        for ((index, line, _), y) in ends.iter().zip(&heights) {
            let end = cut(&line.end, self.frame.right - 8);
            area.draw(&Text::new(end, (x, *y), strong(self.colour(*index), HPos::Left, VPos::Center)))?;
        }
        let word = level.zip(heights.get(ends.len()));
        word.map_or(Ok(()), |((_, word), y)| {
            area.draw(&Text::new(word.clone(), (x, *y), label(HPos::Left, VPos::Center)))
        })
    }

    fn spots(&self) -> Vec<Spot> {
        let lines = self.figures.series.iter().enumerate();
        let spots = lines.flat_map(|(series, line)| {
            line.values.iter().filter_map(move |value| {
                let at = (self.frame.x(value.day), self.y(value.value?));
                Some(Spot { at, series, says: value.says.clone() })
            })
        });
        spots.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_breaks_where_its_figure_is_not_known() {
        let value = |day: &str, value| Value { day: day.parse().unwrap(), value, says: "x".into() };
        let values = vec![value("2024-01-01", Some(1.0)), value("2024-02-01", None), value("2024-03-01", Some(2.0))];
        let figures = Figures {
            series: vec![Series { values, end: "2".into() }],
            unit: Unit::Count,
            level: None,
            until: "2024-04-01".parse().unwrap(),
        };
        let words = Words { id: "a".into(), title: "A <b>".into(), desc: "c".into() };
        let svg = draw(&figures, &words, Size::Half).unwrap();
        assert_eq!(svg.matches("stroke=\"var(--ink)\"").count(), 2, "{svg}");
        assert!(svg.contains("A &lt;b&gt;") && svg.contains("class=\"spot\""));
        let nothing = Figures { series: Vec::new(), ..figures };
        assert!(matches!(draw(&nothing, &words, Size::Narrow), Err(ChartError::Empty)));
    }

    #[test]
    fn scores_stand_between_the_ends_of_their_axis() {
        let value = |day: &str, value: f64| Value { day: day.parse().unwrap(), value: Some(value), says: "x".into() };
        let line = |at| Series { values: vec![value("2024-01-01", at)], end: "A".into() };
        let figures = Figures {
            series: vec![line(60.0), line(80.0)],
            unit: Unit::Score { worst: 60.0, best: 80.0 },
            level: None,
            until: "2024-04-01".parse().unwrap(),
        };
        let words = Words { id: "a".into(), title: "b".into(), desc: "c".into() };
        let svg = draw(&figures, &words, Size::Half).unwrap();
        for tick in ["60", "65", "70", "75", "80"] {
            assert!(svg.contains(&format!("\n{tick}\n</text>")), "{svg}");
        }
        // The worst lies on the floor, the best at the top.
        let at: Vec<&str> = svg.split("class=\"spot\"").skip(1).collect();
        assert!(at[0].contains("cy=\"200\"") && at[1].contains("cy=\"14\""), "{at:?}");
    }
}
