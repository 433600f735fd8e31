//! Ranks at chosen days: a disc with the rank a model held, its interval as a pale bar, and how many
//! were ranked under every day. A line breaks where its model did not stand.

use app::text::Lang;
use app::text::result::of_label;
use app::text::trends as say;
use app::text::words::model_name;
use domain::rank::Standing;
use domain::trend::{Line, Snapshot, Trend};
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, VPos};

use super::Size;
use super::frame::{Area, ChartError, Drawn, Frame, cut, label, spread, strong};
use super::paint::{BAND, PAPER, SERIES, Said, Spot, dashed_series, finish_with, series};
use super::rank_by_day::round_ranks;

/// Days that a narrow drawing has room for; its table has them all.
const NARROW_DAYS: usize = 5;

/// Draws the chosen models. `id` is a word no other drawing of the page has, `over` says over what
/// the ranks are.
///
/// # Errors
/// If none of the models was ranked on any of the days, or the library fails.
pub fn draw(trend: &Trend, id: &str, over: &str, size: Size, lang: Lang) -> Result<String, ChartError> {
    let from = if size == Size::Narrow { trend.snapshots.len().saturating_sub(NARROW_DAYS) } else { 0 };
    let days = trend.snapshots.get(from..).unwrap_or_default();
    let lines: Vec<Run<'_>> = trend.lines.iter().enumerate().map(|(index, line)| Run::of(index, line, days)).collect();
    let worst = lines.iter().flat_map(|line| line.places.iter().flatten()).map(|standing| standing.rank()).max();
    let (Some(worst), Some(first), Some(last)) = (worst, days.first(), days.last()) else {
        return Err(ChartError::Empty);
    };
    let (width, _) = size.pixels(0);
    let right = if size == Size::Narrow { 104 } else { 170 };
    let height = 96 + i32::try_from(worst.min(24)).unwrap_or(24).max(8) * 18;
    let frame = Frame { width, height, left: 44, right, top: 18, bottom: 50, first: first.day, last: last.day };
    let plot = Plot { frame, worst, days, narrow: size == Size::Narrow, lang };
    let svg = frame.draw(|area| plot.draw(area, &lines))?;
    let said = Said {
        id: id.to_owned(),
        title: format!("{}{}{over}", say::RANKS.get(lang), say::COLON.get(lang)),
        desc: say::ranks_in_words(&trend.lines, last.day, lang),
        points: plot.spots(&lines),
    };
    Ok(finish_with(&svg, &said))
}

/// A model's places on the days of the drawing.
struct Run<'a> {
    index: usize,
    name: Option<&'a domain::Model>,
    places: Vec<Option<&'a Standing>>,
}

impl<'a> Run<'a> {
    fn of(index: usize, line: &'a Line, days: &[Snapshot]) -> Self {
        let place = |day: &Snapshot| line.on(day.day).ok().and_then(|place| place.standing.as_ref());
        Self { index, name: line.newest().map(|row| &*row.model), places: days.iter().map(place).collect() }
    }
}

struct Plot<'a> {
    frame: Frame,
    worst: usize,
    days: &'a [Snapshot],
    narrow: bool,
    lang: Lang,
}

impl Plot<'_> {
    #[expect(clippy::cast_precision_loss, reason = "ranks are far below 2^52")]
    fn y(&self, rank: usize) -> i32 {
        self.frame.y((rank as f64 - 1.0) / (self.worst.max(4) - 1) as f64)
    }

    /// Days stand at equal distances, however long the time between.
    fn x(&self, place: usize) -> i32 {
        let room = self.frame.width - self.frame.left - self.frame.right;
        let steps = i32::try_from(self.days.len().saturating_sub(1).max(1)).unwrap_or(1);
        self.frame.left + 8 + i32::try_from(place).unwrap_or(0) * (room - 8) / steps
    }

    fn draw(&self, area: &Area<'_>, lines: &[Run<'_>]) -> Drawn {
        for rank in round_ranks(self.worst) {
            self.frame.line(area, self.y(rank), rank.to_string())?;
        }
        for (place, day) in self.days.iter().enumerate() {
            let text = day.day.to_string();
            let text = if self.narrow { text.get(2..7).unwrap_or_default().to_owned() } else { text };
            let (x, y) = (self.x(place), self.frame.floor() + 24);
            area.draw(&Text::new(text, (x, y), label(HPos::Center, VPos::Center)))?;
            let of = of_label(day.ranking.n_ranked(), self.lang);
            area.draw(&Text::new(of, (x, y + 15), label(HPos::Center, VPos::Center)))?;
        }
        lines.iter().try_for_each(|line| self.intervals(area, line))?;
        lines.iter().try_for_each(|line| self.line(area, line))?;
        lines.iter().try_for_each(|line| self.discs(area, line))?;
        self.names(area, lines)
    }

    fn places<'b>(&self, line: &'b Run<'_>) -> impl Iterator<Item = (i32, &'b Standing)> {
        let xs: Vec<i32> = (0..self.days.len()).map(|place| self.x(place)).collect();
        line.places.iter().zip(xs).filter_map(|(standing, x)| Some((x, (*standing)?)))
    }

    fn intervals(&self, area: &Area<'_>, line: &Run<'_>) -> Drawn {
        for (x, standing) in self.places(line) {
            // What reaches beyond the worst rank shown is cut at the plot's lower edge.
            let edge = self.frame.floor() + 4;
            let (low, high) = (self.y(standing.low()) - 4, (self.y(standing.high()) + 4).min(edge));
            area.draw(&Rectangle::new([(x - 4, low), (x + 4, high)], BAND.filled()))?;
        }
        Ok(())
    }

    fn line(&self, area: &Area<'_>, line: &Run<'_>) -> Drawn {
        let colour = if line.index < SERIES { series(line.index) } else { dashed_series(line.index) };
        let corners =
            line.places.iter().enumerate().map(|(place, standing)| Some((self.x(place), self.y((*standing)?.rank()))));
        let corners: Vec<Option<(i32, i32)>> = corners.collect();
        for run in corners.split(Option::is_none).filter(|run| run.len() > 1) {
            let run: Vec<(i32, i32)> = run.iter().copied().flatten().collect();
            area.draw(&PathElement::new(run, colour.stroke_width(2)))?;
        }
        Ok(())
    }

    fn discs(&self, area: &Area<'_>, line: &Run<'_>) -> Drawn {
        let style = strong(PAPER, HPos::Center, VPos::Center);
        for (x, standing) in self.places(line) {
            let at = (x, self.y(standing.rank()));
            let rank = standing.rank().to_string();
            let radius = if rank.len() > 2 { 13 } else { 10 };
            area.draw(&Circle::new(at, radius, series(line.index).filled()))?;
            area.draw(&Text::new(rank, at, style.clone()))?;
        }
        Ok(())
    }

    /// Names beside the last disc of each line, in the line's colour.
    fn names(&self, area: &Area<'_>, lines: &[Run<'_>]) -> Drawn {
        let ends: Vec<(&Run<'_>, (i32, i32))> = lines
            .iter()
            .filter_map(|line| {
                let (x, standing) = self.places(line).last()?;
                Some((line, (x, self.y(standing.rank()))))
            })
            .collect();
        let heights: Vec<i32> = ends.iter().map(|(_, (_, y))| *y).collect();
        for ((line, (x, _)), y) in ends.into_iter().zip(spread(&heights, self.frame.floor())) {
            let name = line.name.map(|model| model_name(model, self.lang).0).unwrap_or_default();
            let name = cut(name, self.frame.width - x - 18);
            let style = strong(series(line.index), HPos::Left, VPos::Center);
            area.draw(&Text::new(name, (x + 16, y), style))?;
        }
        Ok(())
    }

    fn spots(&self, lines: &[Run<'_>]) -> Vec<Spot> {
        let mut spots = Vec::new();
        for line in lines {
            let Some(model) = line.name else { continue };
            for (place, (standing, day)) in line.places.iter().zip(self.days).enumerate() {
                let Some(standing) = standing else { continue };
                let says = say::rank_point(model, day.day, standing, self.lang);
                spots.push(Spot { at: (self.x(place), self.y(standing.rank())), series: line.index, says });
            }
        }
        spots
    }
}
