//! What drawings over days share: where a day stands, the axis of days, labels that do not touch.

use chrono::{Datelike, NaiveDate};
use plotters::coord::Shift;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use super::paint::{GRID, LABEL};
use crate::quote::letters::width_in_ems;

/// Why a chart could not be drawn.
#[derive(Debug, thiserror::Error)]
pub enum ChartError {
    /// There is nothing to draw.
    #[error("nothing stands on any day")]
    Empty,
    /// The drawing library failed.
    #[error("cannot draw: {0}")]
    Drawing(String),
}

pub(super) type Area<'a> = DrawingArea<SVGBackend<'a>, Shift>;
pub(super) type Drawn = Result<(), DrawingAreaErrorKind<std::io::Error>>;

/// Labels at a line's end stand at least so far apart.
pub(super) const APART: i32 = 15;
/// Text of twelve pixels: plotters divides by this factor.
pub(super) const TEXT: f64 = 12.0 * 1.24;
/// At most so many hairlines.
const MOST_LINES: f64 = 5.0;
/// The middles of days on the axis stand at least so far apart: about the width of one.
const DAYS_APART: i32 = 76;

/// The size of a drawing, the room around its plot, and the days it spans.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    pub(super) width: i32,
    pub(super) height: i32,
    pub(super) left: i32,
    pub(super) right: i32,
    pub(super) top: i32,
    pub(super) bottom: i32,
    pub(super) first: NaiveDate,
    pub(super) last: NaiveDate,
}

impl Frame {
    /// The place of a day.
    #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "days and pixels are small")]
    pub(super) fn x(&self, day: NaiveDate) -> i32 {
        let all = (self.last - self.first).num_days().max(1) as f64;
        let share = (day - self.first).num_days() as f64 / all;
        self.left + (share * f64::from(self.width - self.left - self.right)).round() as i32
    }

    /// The place of a share of the height, 0 at the top and 1 at the bottom.
    #[expect(clippy::cast_possible_truncation, reason = "pixels are small")]
    pub(super) fn y(&self, share: f64) -> i32 {
        self.top + (share * f64::from(self.height - self.top - self.bottom)).round() as i32
    }

    /// Where the plot ends below.
    pub(super) fn floor(&self) -> i32 {
        self.height - self.bottom
    }

    /// The axis of days at `y`: the ends and the turns of years between.
    pub(super) fn days(&self, area: &Area<'_>, y: i32) -> Drawn {
        let mut taken: Vec<i32> = Vec::new();
        for day in self.axis_days() {
            let x = self.x(day);
            let (side, middle) = if x > self.width - self.right - 36 {
                (HPos::Right, x - DAYS_APART / 2)
            } else if x < self.left + 36 {
                (HPos::Left, x + DAYS_APART / 2)
            } else {
                (HPos::Center, x)
            };
            if taken.iter().all(|other| (other - middle).abs() > DAYS_APART) {
                area.draw(&PathElement::new(vec![(x, y - 4), (x, y)], GRID.stroke_width(1)))?;
                area.draw(&Text::new(day.to_string(), (x, y + 4), label(side, VPos::Top)))?;
                taken.push(middle);
            }
        }
        Ok(())
    }

    /// The first and the last day, then the first day of each year between.
    fn axis_days(&self) -> Vec<NaiveDate> {
        let years = self.first.year() + 1..=self.last.year();
        let turns = years.filter_map(|year| NaiveDate::from_ymd_opt(year, 1, 1)).filter(|day| *day < self.last);
        [self.first, self.last].into_iter().chain(turns).collect()
    }

    /// A hairline across the plot with its word at the left.
    pub(super) fn line(&self, area: &Area<'_>, y: i32, word: String) -> Drawn {
        area.draw(&PathElement::new(vec![(self.left, y), (self.width - self.right, y)], GRID.stroke_width(1)))?;
        area.draw(&Text::new(word, (self.left - 8, y), label(HPos::Right, VPos::Center)))
    }

    /// Draws on an area of the frame's size.
    pub(super) fn draw(&self, draw: impl FnOnce(&Area<'_>) -> Drawn) -> Result<String, ChartError> {
        let mut svg = String::new();
        {
            let pixels = (self.width.unsigned_abs(), self.height.unsigned_abs());
            let area = SVGBackend::with_string(&mut svg, pixels).into_drawing_area();
            draw(&area).map_err(|error| ChartError::Drawing(error.to_string()))?;
            area.present().map_err(|error| ChartError::Drawing(error.to_string()))?;
        }
        Ok(svg)
    }
}

/// The style of quiet text.
pub(super) fn label(side: HPos, height: VPos) -> TextStyle<'static> {
    TextStyle::from(("sans-serif", TEXT).into_font()).color(&LABEL).pos(Pos::new(side, height))
}

/// The style of text that names a line, in the line's colour.
pub(super) fn strong(colour: RGBColor, side: HPos, height: VPos) -> TextStyle<'static> {
    let font = ("sans-serif", TEXT).into_font().style(FontStyle::Bold);
    TextStyle { color: colour.to_backend_color(), ..TextStyle::from(font) }.pos(Pos::new(side, height))
}

/// Places moved down where they would touch the one above, in the order given; `most` is the lowest
/// place there is, and what would fall below it pushes the others up again.
pub(super) fn spread(places: &[i32], most: i32) -> Vec<i32> {
    let mut order: Vec<usize> = (0..places.len()).collect();
    order.sort_by_key(|index| places.get(*index).copied());
    let mut ordered: Vec<i32> = order.iter().filter_map(|index| places.get(*index).copied()).collect();
    let mut low = i32::MIN;
    for place in &mut ordered {
        *place = (*place).max(low);
        low = *place + APART;
    }
    let mut high = most;
    for place in ordered.iter_mut().rev() {
        *place = (*place).min(high);
        high = *place - APART;
    }
    let mut spread = places.to_vec();
    for (index, place) in order.into_iter().zip(ordered) {
        if let Some(moved) = spread.get_mut(index) {
            *moved = place;
        }
    }
    spread
}

/// About how wide a text of twelve pixels is.
#[expect(clippy::cast_possible_truncation, reason = "pixels are small")]
pub(super) fn width_of(text: &str) -> i32 {
    (width_in_ems(text) * 12.0).ceil() as i32
}

/// A name cut to a width; the table has it whole.
pub(super) fn cut(name: &str, width: i32) -> String {
    if width_of(name) <= width {
        return name.to_owned();
    }
    let mut kept = String::new();
    for letter in name.chars() {
        if width_of(&kept) + width_of(&letter.to_string()) + 10 > width {
            break;
        }
        kept.push(letter);
    }
    format!("{kept}…")
}

/// Round numbers from zero at equal steps of at least `least`, the last of them at least `most`.
pub(super) fn round_steps(most: f64, least: f64) -> Vec<f64> {
    let steps = (-2..7).flat_map(|power| [1.0, 2.0, 5.0].map(|step: f64| step * 10f64.powi(power)));
    let step =
        steps.into_iter().filter(|step| *step >= least).find(|step| most / step <= MOST_LINES).unwrap_or(most.max(1.0));
    let mut ticks = vec![0.0];
    let mut at = 0.0;
    for _ in 0..=5 {
        if at >= most && at > 0.0 {
            break;
        }
        at += step;
        ticks.push(at);
    }
    ticks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_do_not_touch() {
        assert_eq!(spread(&[100, 200], 300), [100, 200]);
        assert_eq!(spread(&[104, 100], 300), [115, 100]);
        let crowded = spread(&[290, 292, 294], 300);
        assert_eq!(crowded, [270, 285, 300]);
    }

    #[test]
    fn steps_are_round_and_hold_the_most() {
        assert_eq!(round_steps(34.0, 1.0), [0.0, 10.0, 20.0, 30.0, 40.0]);
        assert_eq!(round_steps(1.96, 0.1), [0.0, 0.5, 1.0, 1.5, 2.0]);
        assert_eq!(round_steps(222.0, 1.0), [0.0, 50.0, 100.0, 150.0, 200.0, 250.0]);
        assert_eq!(round_steps(1.0, 1.0), [0.0, 1.0]);
    }

    #[test]
    fn a_name_is_cut_to_its_room() {
        assert_eq!(cut("GPT-4", 100), "GPT-4");
        assert_eq!(cut("Lingzhi-72B-chat", 70), "Lingzhi-7…");
    }
}
