//! The rank of one result by day: a step line on its interval, over the number ranked.

use app::page::result::RankDay;
use app::text::Lang;
use app::text::result::{of_label, rank_label};
use chrono::{Datelike, NaiveDate};
use domain::rank::Standing;
use plotters::coord::Shift;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use super::paint::{BAND, DASHED, GRID, INK, LABEL, finish};

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

/// For which windows a chart is drawn; text is never scaled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// 760 pixels wide.
    Wide,
    /// 358 pixels wide.
    Narrow,
}

impl Size {
    const fn pixels(self) -> (i32, i32) {
        match self {
            Self::Wide => (760, 260),
            Self::Narrow => (358, 240),
        }
    }
}

/// Room at the left for the axis, at the right for the labels of the lines' ends, above and below.
const MARGIN: (i32, i32, i32, i32) = (36, 64, 14, 30);
/// Labels at a line's end stand at least so far apart.
const APART: i32 = 15;
/// Text of twelve pixels: plotters divides by this factor.
const TEXT: f64 = 12.0 * 1.24;
/// At most so many hairlines.
const MOST_LINES: usize = 5;

/// A time in which nothing changed: from a day up to another.
struct Stretch<'a> {
    from: NaiveDate,
    until: NaiveDate,
    standing: &'a Standing,
}

/// Draws the days up to `until`. `over` says over what the ranks are, for those who cannot see it.
///
/// # Errors
/// If there is nothing to draw, or the library fails.
pub fn draw(days: &[RankDay], until: NaiveDate, over: &str, size: Size, lang: Lang) -> Result<String, ChartError> {
    let stretches = stretches(days, until);
    let (Some(first), Some(last)) = (stretches.first(), stretches.last()) else { return Err(ChartError::Empty) };
    let (width, height) = size.pixels();
    let most = stretches.iter().map(|stretch| stretch.standing.of()).max().unwrap_or(1);
    let plot = Plot { width, height, first: first.from, last: last.until, most };
    let end = last.standing;
    let title = format!("{over}: {} {}", rank_label(end.rank(), lang), of_label(end.of(), lang));

    let mut svg = String::new();
    {
        let pixels = (width.unsigned_abs(), height.unsigned_abs());
        let area = SVGBackend::with_string(&mut svg, pixels).into_drawing_area();
        plot.draw(&area, &stretches, end, lang).map_err(|error| ChartError::Drawing(error.to_string()))?;
        area.present().map_err(|error| ChartError::Drawing(error.to_string()))?;
    }
    Ok(finish(&svg, &title))
}

/// The times between changes in which it stood.
fn stretches(days: &[RankDay], until: NaiveDate) -> Vec<Stretch<'_>> {
    let ends = days.iter().skip(1).map(|day| day.day).chain([until]);
    let stretch = |(day, end): (&'_ RankDay, NaiveDate)| (day.day, end.max(day.day));
    days.iter()
        .zip(ends)
        .filter_map(|(day, end)| {
            let (from, until) = stretch((day, end));
            day.standing.as_ref().map(|standing| Stretch { from, until, standing })
        })
        .collect()
}

/// Where things stand on the drawing.
struct Plot {
    width: i32,
    height: i32,
    first: NaiveDate,
    last: NaiveDate,
    most: usize,
}

type Area<'a> = DrawingArea<SVGBackend<'a>, Shift>;
type Drawn = Result<(), DrawingAreaErrorKind<std::io::Error>>;

impl Plot {
    /// The place of a day.
    #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "days and pixels are small")]
    fn x(&self, day: NaiveDate) -> i32 {
        let (left, right, _, _) = MARGIN;
        let all = (self.last - self.first).num_days().max(1) as f64;
        let share = (day - self.first).num_days() as f64 / all;
        left + (share * f64::from(self.width - left - right)).round() as i32
    }

    /// The place of a rank: 1 is at the top.
    #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "ranks and pixels are small")]
    fn y(&self, rank: f64) -> i32 {
        let (_, _, top, bottom) = MARGIN;
        let share = (rank - 1.0) / (self.most.max(2) - 1) as f64;
        top + (share * f64::from(self.height - top - bottom)).round() as i32
    }

    #[expect(clippy::cast_precision_loss, reason = "ranks are far below 2^52")]
    fn y_of(&self, rank: usize) -> i32 {
        self.y(rank as f64)
    }

    fn draw(&self, area: &Area<'_>, stretches: &[Stretch<'_>], end: &Standing, lang: Lang) -> Drawn {
        self.grid(area)?;
        for stretch in stretches {
            // Half a rank to either side, so that an interval of one rank is seen as well.
            let low = self.y_of(stretch.standing.low()) - 3;
            let high = self.y_of(stretch.standing.high()) + 3;
            area.draw(&Rectangle::new([(self.x(stretch.from), low), (self.x(stretch.until), high)], BAND.filled()))?;
        }
        for run in runs(stretches) {
            area.draw(&PathElement::new(self.steps(run, Standing::of), DASHED.stroke_width(1)))?;
            area.draw(&PathElement::new(self.steps(run, Standing::rank), INK.stroke_width(2)))?;
        }
        let (rank_y, of_y) = apart(self.y_of(end.rank()), self.y_of(end.of()));
        let x = self.x(self.last) + 6;
        let strong = TextStyle::from(("sans-serif", TEXT).into_font().style(FontStyle::Bold)).color(&INK);
        area.draw(&Text::new(
            rank_label(end.rank(), lang),
            (x, rank_y),
            strong.pos(Pos::new(HPos::Left, VPos::Center)),
        ))?;
        area.draw(&Text::new(of_label(end.of(), lang), (x, of_y), label(HPos::Left, VPos::Center)))
    }

    /// Hairlines at round ranks, the axis of days with the ends and the turns of years.
    fn grid(&self, area: &Area<'_>) -> Drawn {
        let (left, right, _, bottom) = MARGIN;
        for rank in round_ranks(self.most) {
            let y = self.y_of(rank);
            area.draw(&PathElement::new(vec![(left, y), (self.width - right, y)], GRID.stroke_width(1)))?;
            area.draw(&Text::new(rank.to_string(), (left - 8, y), label(HPos::Right, VPos::Center)))?;
        }
        let floor = self.height - bottom + 10;
        let mut taken: Vec<i32> = Vec::new();
        for day in self.axis_days() {
            let x = self.x(day);
            if taken.iter().all(|other| (other - x).abs() > 76) {
                let side = if x > self.width - right - 36 {
                    HPos::Right
                } else if x < left + 36 {
                    HPos::Left
                } else {
                    HPos::Center
                };
                area.draw(&PathElement::new(vec![(x, floor - 4), (x, floor)], GRID.stroke_width(1)))?;
                area.draw(&Text::new(day.to_string(), (x, floor + 4), label(side, VPos::Top)))?;
                taken.push(x);
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

    /// The corners of a step line of one figure over stretches that follow one another.
    fn steps(&self, run: &[Stretch<'_>], figure: fn(&Standing) -> usize) -> Vec<(i32, i32)> {
        let corners = run.iter().flat_map(|stretch| {
            let y = self.y_of(figure(stretch.standing));
            [(self.x(stretch.from), y), (self.x(stretch.until), y)]
        });
        corners.collect()
    }
}

/// Stretches that follow one another without a gap: the line breaks where it did not stand.
fn runs<'a, 'b>(stretches: &'a [Stretch<'b>]) -> impl Iterator<Item = &'a [Stretch<'b>]> {
    stretches.chunk_by(|before, after| before.until == after.from)
}

fn label(side: HPos, height: VPos) -> TextStyle<'static> {
    TextStyle::from(("sans-serif", TEXT).into_font()).color(&LABEL).pos(Pos::new(side, height))
}

/// Two labels moved apart where they would touch.
fn apart(a: i32, b: i32) -> (i32, i32) {
    let distance = b - a;
    if distance.abs() >= APART {
        return (a, b);
    }
    let shift = (APART - distance.abs() + 1) / 2;
    if distance >= 0 { (a - shift, b + shift) } else { (a + shift, b - shift) }
}

/// 1 and round ranks up to the last.
fn round_ranks(most: usize) -> Vec<usize> {
    let step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000]
        .into_iter()
        .find(|step| most / step < MOST_LINES)
        .unwrap_or(50_000);
    let mut ranks = vec![1];
    ranks.extend((1..).map(|times| times * step).skip_while(|rank| *rank == 1).take_while(|rank| *rank <= most));
    ranks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_do_not_touch() {
        assert_eq!(apart(100, 200), (100, 200));
        let (a, b) = apart(100, 104);
        assert!(b - a >= APART, "{a} {b}");
        let (a, b) = apart(104, 100);
        assert!(a - b >= APART, "{a} {b}");
    }

    #[test]
    fn hairlines_stand_at_round_ranks() {
        assert_eq!(round_ranks(3), [1, 2, 3]);
        assert_eq!(round_ranks(34), [1, 10, 20, 30]);
        assert!(round_ranks(223).len() <= MOST_LINES + 1);
    }
}
