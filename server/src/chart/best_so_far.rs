//! The best score so far: a step line over the first score of every model. Each edition has its own
//! line; no line crosses from one exam to another.

use app::part::Axis;
use app::text::Lang;
use app::text::trends as say;
use app::text::words::{axis_number, model_name};
use chrono::NaiveDate;
use domain::history::Change;
use domain::trend::{Best, Reading, Trend};
use domain::{Direction, Role, book_of};
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, VPos};

use super::Size;
use super::frame::{Area, ChartError, Drawn, Frame, label, strong, width_of};
use super::marks::mark;
use super::paint::{DASHED_INK, DOTTED, GRID, INK, PAPER, QUIET, Said, Spot, finish_with};

/// At most so many hairlines.
const MOST_LINES: i32 = 5;

/// One exam of the drawing; `name` is that of its edition where there are several.
#[derive(Debug)]
pub struct Segment<'a> {
    /// The edition's name.
    pub name: Option<String>,
    /// The exam through time.
    pub trend: &'a Trend,
}

/// Draws exams of one metric, oldest first. `id` is a word no other drawing of the page has, `over`
/// says over what the scores are.
///
/// # Errors
/// If there is nothing to draw, or the library fails.
pub fn draw(segments: &[Segment<'_>], id: &str, over: &str, size: Size, lang: Lang) -> Result<String, ChartError> {
    let first = segments.iter().filter_map(|segment| segment.trend.first_day()).min().ok_or(ChartError::Empty)?;
    let last = segments.iter().map(|segment| segment.trend.drawn_until()).max().ok_or(ChartError::Empty)?;
    let trends = || segments.iter().map(|segment| segment.trend);
    let scores =
        trends().flat_map(|trend| trend.points.iter().map(|p| &p.row).chain(trend.best.iter().map(|b| &b.row)));
    let baselines = trends().filter_map(chance);
    let axis = Axis::holding(scores.map(|row| row.score.value()).chain(baselines)).ok_or(ChartError::Empty)?;
    let higher = trends().all(|trend| trend.exam.scale.direction == Direction::Higher);
    let (width, height) = size.pixels(320);
    let top = if segments.len() > 1 { 44 } else { 30 };
    let frame = Frame { width, height, left: 40, right: 12, top, bottom: 62, first, last: last.max(first) };
    let highest = if segments.len() > 1 { top - 2 } else { 8 };
    let plot = Plot { frame, axis, higher, highest, lang };
    let svg = frame.draw(|area| plot.draw(area, segments))?;
    let said = Said {
        id: id.to_owned(),
        title: format!("{}{}{over}", say::BEST.get(lang), say::COLON.get(lang)),
        desc: segments
            .iter()
            .map(|segment| say::best_in_words(&segment.trend.best, lang))
            .collect::<Vec<_>>()
            .join(" "),
        points: plot.spots(segments),
    };
    Ok(finish_with(&svg, &said))
}

/// The score of random choice at the end.
fn chance(trend: &Trend) -> Option<f64> {
    let baselines = &trend.at_end()?.baselines;
    baselines.iter().find(|entry| entry.row.role == Role::Chance).map(|entry| entry.row.score.value())
}

/// A part of the drawing that something stands on.
#[derive(Debug, Clone, Copy)]
struct Field {
    left: i32,
    right: i32,
    top: i32,
    bottom: i32,
}

impl Field {
    fn meets(&self, other: &Self) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }
}

struct Plot {
    frame: Frame,
    axis: Axis,
    higher: bool,
    /// The highest place of a name: below the names of editions.
    highest: i32,
    lang: Lang,
}

impl Plot {
    /// The place of a score: the better is above.
    fn y(&self, score: f64) -> i32 {
        let share = self.axis.place(score, 1.0);
        self.frame.y(if self.higher { 1.0 - share } else { share })
    }

    fn at(&self, day: NaiveDate, score: f64) -> (i32, i32) {
        (self.frame.x(day), self.y(score))
    }

    fn draw(&self, area: &Area<'_>, segments: &[Segment<'_>]) -> Drawn {
        let frame = &self.frame;
        for step in 0..MOST_LINES {
            let share = f64::from(step) / f64::from(MOST_LINES - 1);
            let score = self.axis.left + (self.axis.right - self.axis.left) * share;
            frame.line(area, self.y(score), axis_number(score))?;
        }
        frame.days(area, frame.floor() + 38)?;
        if let Some(chance) = segments.iter().find_map(|segment| chance(segment.trend)) {
            let y = self.y(chance);
            let right = frame.width - frame.right;
            area.draw(&PathElement::new(vec![(frame.left, y), (right, y)], DOTTED.stroke_width(1)))?;
            let words = say::chance(chance, self.lang);
            area.draw(&Text::new(words, (right, y - 4), label(HPos::Right, VPos::Bottom)))?;
        }
        self.editions(area, segments)?;
        segments.iter().try_for_each(|segment| self.events(area, segment.trend))?;
        segments.iter().try_for_each(|segment| self.points(area, segment.trend))?;
        let mut taken = self.obstacles(segments);
        let starts = segments.iter().skip(1).map(|segment| segment.trend.first_day()).chain([None]);
        segments.iter().zip(starts).try_for_each(|(segment, next)| self.line(area, segment.trend, next, &mut taken))
    }

    /// A line where each edition begins, and its name above in one of two rows: at the right of the line
    /// or, where the drawing ends there, at its end.
    fn editions(&self, area: &Area<'_>, segments: &[Segment<'_>]) -> Drawn {
        let frame = &self.frame;
        let mut until = [i32::MIN; 2];
        for segment in segments {
            let (Some(name), Some(first)) = (&segment.name, segment.trend.first_day()) else { continue };
            let x = frame.x(first);
            area.draw(&PathElement::new(vec![(x, frame.top - 6), (x, frame.floor())], INK.stroke_width(1)))?;
            let left = (x + 4).min(frame.width - width_of(name) - 2);
            if let Some((row, end)) = (0..).zip(&mut until).find(|(_, end)| **end <= left) {
                area.draw(&Text::new(name.clone(), (left, frame.top - 36 + 14 * row), label(HPos::Left, VPos::Top)))?;
                *end = left + width_of(name) + 10;
            }
        }
        Ok(())
    }

    /// Where no name of a best may stand: on the marks, and on the lines where editions begin.
    fn obstacles(&self, segments: &[Segment<'_>]) -> Vec<Field> {
        let mut obstacles = Vec::new();
        for Segment { name, trend } in segments {
            let starts = trend.first_day().filter(|_| name.is_some());
            obstacles.extend(starts.map(|day| {
                let x = self.frame.x(day);
                Field { left: x - 1, right: x + 1, top: self.frame.top, bottom: self.frame.floor() }
            }));
            let marks = trend.points.iter().map(|point| self.at(point.day, point.row.score.value()));
            let bests = trend.best.iter().map(|best| self.at(best.day, best.row.score.value()));
            let field = |(x, y)| Field { left: x - 5, right: x + 5, top: y - 4, bottom: y + 4 };
            obstacles.extend(marks.chain(bests).map(field));
        }
        obstacles
    }

    /// Under the plot: who was added, removed, rescored or revised on which day.
    fn events(&self, area: &Area<'_>, trend: &Trend) -> Drawn {
        let floor = self.frame.floor();
        for turn in &trend.turns {
            let x = self.frame.x(turn.day);
            let has = |of: fn(&Change) -> bool| turn.changes.iter().any(of);
            if has(|change| matches!(change, Change::Entered(_))) {
                area.draw(&Circle::new((x, floor + 10), 2, QUIET.filled()))?;
            }
            if has(|change| matches!(change, Change::Left(_))) {
                for (a, b) in [(-3, 3), (3, -3)] {
                    let stroke = vec![(x - 3, floor + 19 + a), (x + 3, floor + 19 + b)];
                    area.draw(&PathElement::new(stroke, QUIET.stroke_width(1)))?;
                }
            }
            if has(|change| matches!(change, Change::Rescored { .. } | Change::Revised { .. })) {
                let y = floor + 28;
                let corners = vec![(x, y - 4), (x + 4, y), (x, y + 4), (x - 4, y), (x, y - 4)];
                area.draw(&PathElement::new(corners, QUIET.stroke_width(1)))?;
            }
        }
        let left = self.frame.left;
        area.draw(&PathElement::new(
            vec![(left, floor + 34), (self.frame.width - self.frame.right, floor + 34)],
            GRID.stroke_width(1),
        ))
    }

    /// First scores of all that never were the best.
    fn points(&self, area: &Area<'_>, trend: &Trend) -> Drawn {
        let others = trend.points.iter().filter(|point| !is_best(trend, &point.row.id));
        for point in others {
            let row = &point.row;
            mark(area, self.at(point.day, row.score.value()), row.submission.evaluator_kind, book_of(row).0)?;
        }
        Ok(())
    }

    /// The line of one exam; it ends where the next edition begins.
    fn line(&self, area: &Area<'_>, trend: &Trend, next: Option<NaiveDate>, taken: &mut Vec<Field>) -> Drawn {
        let until = next.map_or(trend.drawn_until(), |next| next.min(trend.drawn_until()));
        let days = trend.best.iter().skip(1).map(|best| best.day).chain([until]);
        let mut corners: Vec<(i32, i32)> = Vec::new();
        for (best, until) in trend.best.iter().zip(days) {
            let score = best.row.score.value();
            corners.extend([self.at(best.day, score), self.at(until.max(best.day), score)]);
        }
        area.draw(&PathElement::new(corners.clone(), INK.stroke_width(2)))?;
        for best in &trend.best {
            let place = self.at(best.day, best.row.score.value());
            match best.reading() {
                Reading::Opening | Reading::Beyond => area.draw(&Circle::new(place, 4, INK.filled()))?,
                Reading::Within => {
                    area.draw(&Circle::new(place, 5, PAPER.filled()))?;
                    area.draw(&Circle::new(place, 5, DASHED_INK.stroke_width(2)))?;
                }
                Reading::Unknown => {
                    area.draw(&Circle::new(place, 4, PAPER.filled()))?;
                    area.draw(&Circle::new(place, 4, INK.stroke_width(2)))?;
                }
            }
        }
        // The newest first: where there is no room for all names, it is the older that go without.
        trend.best.iter().rev().try_for_each(|best| self.name(area, best, &corners, taken))
    }

    /// The name and score of a best, above the line or below it, where there is room and the line,
    /// whose corners are given, does not strike it through.
    fn name(&self, area: &Area<'_>, best: &Best, corners: &[(i32, i32)], taken: &mut Vec<Field>) -> Drawn {
        let (x, y) = self.at(best.day, best.row.score.value());
        let (name, score) = (model_name(&best.row.model, self.lang).0.to_owned(), best.row.score.to_string());
        let wide = width_of(&name) + width_of(&score) + 6;
        let starts = [
            (x + 2, y - 16),
            (x - wide - 2, y - 16),
            (x + 8, y + 16),
            (x - wide - 8, y),
            (x - wide + 8, y - 30),
            (x + 2, y - 30),
            (x - wide - 2, y + 16),
        ];
        let inside = |(left, top): &(i32, i32)| {
            *left >= self.frame.left
                && left + wide <= self.frame.width
                && *top >= self.highest
                && *top < self.frame.floor() - 6
        };
        let field =
            |(left, middle): (i32, i32)| Field { left, right: left + wide, top: middle - 7, bottom: middle + 7 };
        let free = |start: &(i32, i32)| taken.iter().all(|other| !other.meets(&field(*start)));
        let clear = |(left, top): &(i32, i32)| {
            let (right, over, under) = (left + wide, top - 7, top + 7);
            corners.windows(2).all(|ends| {
                let [a, b] = ends else { return true };
                a.0.max(b.0) < *left || a.0.min(b.0) > right || a.1.max(b.1) < over || a.1.min(b.1) > under
            })
        };
        let fits = |start: &(i32, i32)| inside(start) && free(start) && clear(start);
        let Some((left, top)) = starts.into_iter().find(fits) else { return Ok(()) };
        taken.push(Field { right: left + wide + 6, ..field((left, top)) });
        let names = strong(INK, HPos::Left, VPos::Center);
        let after = left + width_of(&name) + 6;
        area.draw(&Text::new(name, (left, top), names))?;
        area.draw(&Text::new(score, (after, top), label(HPos::Left, VPos::Center)))
    }

    /// The bests of each exam, then its other points.
    fn spots(&self, segments: &[Segment<'_>]) -> Vec<Spot> {
        let mut spots = Vec::new();
        for (index, Segment { trend, .. }) in segments.iter().enumerate() {
            spots.extend(trend.best.iter().map(|best| Spot {
                at: self.at(best.day, best.row.score.value()),
                series: 2 * index,
                says: say::best_point(best, self.lang),
            }));
            let others = trend.points.iter().filter(|point| !is_best(trend, &point.row.id));
            spots.extend(others.map(|point| Spot {
                at: self.at(point.day, point.row.score.value()),
                series: 2 * index + 1,
                says: say::other_point(point.day, &point.row, self.lang),
            }));
        }
        spots
    }
}

fn is_best(trend: &Trend, id: &domain::ResultId) -> bool {
    trend.best.iter().any(|best| best.row.id == *id)
}
