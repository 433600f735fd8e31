//! The rank of one result by day: a step line on its interval, over the number ranked.

use app::page::result::RankDay;
use app::text::Lang;
use app::text::result::{of_label, rank_label};
use chrono::NaiveDate;
use domain::rank::Standing;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, VPos};

use super::Size;
use super::frame::{Area, ChartError, Drawn, Frame, label, spread, strong};
use super::paint::{BAND, DASHED, INK, finish};

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
    let (width, height) = size.pixels(260);
    let most = stretches.iter().map(|stretch| stretch.standing.of()).max().unwrap_or(1);
    let (first, until, end) = (first.from, last.until, last.standing);
    let frame = Frame { width, height, left: 36, right: 64, top: 14, bottom: 30, first, last: until };
    let title = format!("{over}: {} {}", rank_label(end.rank(), lang), of_label(end.of(), lang));
    let plot = Plot { frame, most };
    let svg = frame.draw(|area| plot.draw(area, &stretches, end, lang))?;
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
    frame: Frame,
    most: usize,
}

impl Plot {
    /// The place of a rank: 1 is at the top.
    #[expect(clippy::cast_precision_loss, reason = "ranks are far below 2^52")]
    fn y_of(&self, rank: usize) -> i32 {
        self.frame.y((rank as f64 - 1.0) / (self.most.max(2) - 1) as f64)
    }

    fn draw(&self, area: &Area<'_>, stretches: &[Stretch<'_>], end: &Standing, lang: Lang) -> Drawn {
        self.grid(area)?;
        for stretch in stretches {
            // Half a rank to either side, so that an interval of one rank is seen as well.
            let low = self.y_of(stretch.standing.low()) - 3;
            let high = self.y_of(stretch.standing.high()) + 3;
            area.draw(&Rectangle::new(
                [(self.frame.x(stretch.from), low), (self.frame.x(stretch.until), high)],
                BAND.filled(),
            ))?;
        }
        for run in runs(stretches) {
            area.draw(&PathElement::new(self.steps(run, Standing::of), DASHED.stroke_width(1)))?;
            area.draw(&PathElement::new(self.steps(run, Standing::rank), INK.stroke_width(2)))?;
        }
        let ends = [self.y_of(end.rank()), self.y_of(end.of())];
        let spread = spread(&ends, self.frame.height);
        let [rank_y, of_y] = spread.as_slice() else { return Ok(()) };
        let x = self.frame.x(self.frame.last) + 6;
        let style = strong(INK, HPos::Left, VPos::Center);
        area.draw(&Text::new(rank_label(end.rank(), lang), (x, *rank_y), style))?;
        area.draw(&Text::new(of_label(end.of(), lang), (x, *of_y), label(HPos::Left, VPos::Center)))
    }

    /// Hairlines at round ranks, and the axis of days.
    fn grid(&self, area: &Area<'_>) -> Drawn {
        for rank in round_ranks(self.most) {
            self.frame.line(area, self.y_of(rank), rank.to_string())?;
        }
        self.frame.days(area, self.frame.floor() + 10)
    }

    /// The corners of a step line of one figure over stretches that follow one another.
    fn steps(&self, run: &[Stretch<'_>], figure: fn(&Standing) -> usize) -> Vec<(i32, i32)> {
        let corners = run.iter().flat_map(|stretch| {
            let y = self.y_of(figure(stretch.standing));
            [(self.frame.x(stretch.from), y), (self.frame.x(stretch.until), y)]
        });
        corners.collect()
    }
}

/// Stretches that follow one another without a gap: the line breaks where it did not stand.
fn runs<'a, 'b>(stretches: &'a [Stretch<'b>]) -> impl Iterator<Item = &'a [Stretch<'b>]> {
    stretches.chunk_by(|before, after| before.until == after.from)
}

/// 1 and round ranks up to the last.
pub(super) fn round_ranks(most: usize) -> Vec<usize> {
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
    fn hairlines_stand_at_round_ranks() {
        assert_eq!(round_ranks(3), [1, 2, 3]);
        assert_eq!(round_ranks(34), [1, 10, 20, 30]);
        assert!(round_ranks(223).len() <= MOST_LINES + 1);
    }
}
