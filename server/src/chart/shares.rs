//! Shares of a whole by day, one upon the other: open-book below, closed-book above, what is not known
//! between them. Each is named at its end with its share.

use chrono::NaiveDate;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, VPos};

use super::frame::{Area, ChartError, Drawn, Frame, label, spread, width_of};
use super::paint::{BAND, INK, PALE, STRONG, Said, Spot, finish_with};
use super::{Size, Words};

/// Parts of a whole from a day on.
#[derive(Debug, Clone)]
pub struct Parts {
    /// The day.
    pub day: NaiveDate,
    /// How many of each, the lowest first.
    pub of: [usize; 3],
    /// What the point says.
    pub says: String,
}

/// Draws the parts up to `until`; `ends` are the names of the parts with their last shares.
///
/// # Errors
/// If there is nothing to draw, or the library fails.
pub fn draw(
    parts: &[Parts],
    ends: &[String; 3],
    until: NaiveDate,
    words: &Words,
    size: Size,
) -> Result<String, ChartError> {
    let first = parts.first().filter(|_| parts.iter().any(|p| whole(p) > 0.0)).ok_or(ChartError::Empty)?.day;
    let widest = ends.iter().map(|end| width_of(end)).max().unwrap_or(0);
    let (width, height) = size.pixels(230);
    let frame =
        Frame { width, height, left: 44, right: widest + 14, top: 14, bottom: 30, first, last: until.max(first) };
    let plot = Plot { frame, parts };
    let svg = frame.draw(|area| plot.draw(area, ends))?;
    Ok(finish_with(&svg, &Said::new(words, plot.spots())))
}

#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
fn whole(parts: &Parts) -> f64 {
    parts.of.iter().sum::<usize>() as f64
}

/// Where each part begins and ends, 0 to 1; `None` where there is nothing.
#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
fn edges(parts: &Parts) -> Option<[(f64, f64); 3]> {
    let whole = whole(parts);
    let [low, middle, high] = parts.of.map(|n| n as f64 / whole);
    (whole > 0.0).then_some([(0.0, low), (low, low + middle), (low + middle, low + middle + high)])
}

struct Plot<'a> {
    frame: Frame,
    parts: &'a [Parts],
}

impl Plot<'_> {
    fn y(&self, share: f64) -> i32 {
        self.frame.y(1.0 - share)
    }

    fn draw(&self, area: &Area<'_>, ends: &[String; 3]) -> Drawn {
        for percent in [0, 25, 50, 75, 100] {
            self.frame.line(area, self.y(f64::from(percent) / 100.0), format!("{percent}%"))?;
        }
        self.frame.days(area, self.frame.floor() + 8)?;
        let until = self.parts.iter().skip(1).map(|parts| parts.day).chain([self.frame.last]);
        for (parts, until) in self.parts.iter().zip(until) {
            let Some(edges) = edges(parts) else { continue };
            let (from, to) = (self.frame.x(parts.day), self.frame.x(until.max(parts.day)));
            for ((bottom, top), fill) in edges.into_iter().zip([STRONG, BAND, PALE]) {
                if top > bottom {
                    area.draw(&Rectangle::new([(from, self.y(top)), (to, self.y(bottom))], fill.filled()))?;
                    area.draw(&PathElement::new(vec![(from, self.y(top)), (to, self.y(top))], INK.stroke_width(1)))?;
                }
            }
        }
        let Some(edges) = self.parts.last().and_then(edges) else { return Ok(()) };
        let heights = edges.map(|(bottom, top)| self.y(f64::midpoint(bottom, top)));
        let shown = edges.map(|(bottom, top)| top > bottom);
        let x = self.frame.width - self.frame.right + 6;
        for ((end, shown), y) in ends.iter().zip(shown).zip(spread(&heights, self.frame.floor())) {
            if shown {
                area.draw(&Text::new(end.clone(), (x, y), label(HPos::Left, VPos::Center)))?;
            }
        }
        Ok(())
    }

    /// One a day, on the upper edge of the lowest part.
    fn spots(&self) -> Vec<Spot> {
        let spots = self.parts.iter().filter_map(|parts| {
            let [(_, low), ..] = edges(parts)?;
            Some(Spot { at: (self.frame.x(parts.day), self.y(low)), series: 0, says: parts.says.clone() })
        });
        spots.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_fill_the_whole() {
        let parts = Parts { day: "2024-01-01".parse().unwrap(), of: [1, 1, 2], says: String::new() };
        assert_eq!(edges(&parts), Some([(0.0, 0.25), (0.25, 0.5), (0.5, 1.0)]));
        let none = Parts { of: [0; 3], ..parts };
        assert_eq!(edges(&none), None);
        let words = Words { id: "a".into(), title: "b".into(), desc: "c".into() };
        let ends = ["d", "e", "f"].map(str::to_owned);
        let drawn = draw(std::slice::from_ref(&none), &ends, none.day, &words, Size::Half);
        assert!(matches!(drawn, Err(ChartError::Empty)));
    }
}
