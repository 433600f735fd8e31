//! Moments: a row for each kind, its name above, a mark for each thing on its day. Kinds differ by the
//! shape of their marks; marks that would touch stand beneath one another, with names where there is room.

use chrono::NaiveDate;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, VPos};

use super::frame::{Area, ChartError, Drawn, Frame, cut, label, strong, width_of};
use super::paint::{DASHED_QUIET, DOTTED, GRID, INK, PAPER, QUIET, Said, Spot, finish_with};
use super::{Size, Words};

/// Half the size of a mark.
const HALF: i32 = 5;
/// The room above a row's first line, and the height of a line.
const HEAD: i32 = 22;
const LINE: i32 = 17;
/// The widest name beside a mark.
const NAME: i32 = 150;
/// Names are left out of a row where they would take more lines.
const MOST_LINES: usize = 7;

/// The shape of a row's marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A filled disc.
    Disc,
    /// A filled disc with a hole.
    Holed,
    /// A disc of which the left half is filled.
    Half,
    /// A filled lozenge.
    Lozenge,
    /// A dashed ring.
    Ring,
    /// A filled triangle.
    Triangle,
    /// A cross.
    Cross,
    /// The outline of a square.
    Square,
}

/// One thing.
#[derive(Debug, Clone)]
pub struct Moment {
    /// Its day, or the first day that it can be of.
    pub from: NaiveDate,
    /// The last day that it can be of.
    pub until: NaiveDate,
    /// Its name.
    pub name: String,
    /// What its point says.
    pub says: String,
}

/// One row, its moments in the order of days.
#[derive(Debug, Clone)]
pub struct Row {
    /// Its name.
    pub name: String,
    /// What stands at the right.
    pub figure: String,
    /// The shape of its marks.
    pub shape: Shape,
    /// Its moments.
    pub moments: Vec<Moment>,
}

/// Draws the rows.
///
/// # Errors
/// If there is nothing to draw, or the library fails.
pub fn draw(rows: &[Row], words: &Words, size: Size) -> Result<String, ChartError> {
    let moments = || rows.iter().flat_map(|row| &row.moments);
    let first = moments().map(|moment| moment.from).min().ok_or(ChartError::Empty)?;
    let last = moments().map(|moment| moment.until).max().ok_or(ChartError::Empty)?;
    let (width, _) = size.pixels(0);
    let frame = Frame { width, height: 0, left: 10, right: 10, top: 4, bottom: 34, first, last };
    let rows: Vec<Placed<'_>> = rows.iter().map(|row| Placed::of(row, &frame, size)).collect();
    let height = frame.top + frame.bottom + rows.iter().map(Placed::height).sum::<i32>();
    let plot = Plot { frame: Frame { height, ..frame }, rows };
    let svg = plot.frame.draw(|area| plot.draw(area))?;
    Ok(finish_with(&svg, &Said::new(words, plot.spots())))
}

/// A row with the place of each of its moments.
struct Placed<'a> {
    row: &'a Row,
    places: Vec<Place>,
    /// Whether names stand beside the marks.
    is_named: bool,
}

/// Where a moment stands.
struct Place {
    x: i32,
    line: usize,
    /// Whether its name stands at the left, for want of room at the right.
    at_left: bool,
}

impl<'a> Placed<'a> {
    fn of(row: &'a Row, frame: &Frame, size: Size) -> Self {
        let named = (size != Size::Narrow).then(|| places(&row.moments, frame, true));
        let named = named.filter(|places| lines(places) <= MOST_LINES);
        let is_named = named.is_some();
        Self { row, places: named.unwrap_or_else(|| places(&row.moments, frame, false)), is_named }
    }

    fn height(&self) -> i32 {
        HEAD + i32::try_from(lines(&self.places)).unwrap_or(0) * LINE + 8
    }
}

fn lines(places: &[Place]) -> usize {
    places.iter().map(|place| place.line + 1).max().unwrap_or(0)
}

/// Each moment on the first line on which it touches no other.
fn places(moments: &[Moment], frame: &Frame, is_named: bool) -> Vec<Place> {
    let mut taken: Vec<Vec<(i32, i32)>> = Vec::new();
    let place = |moment: &Moment| {
        let (from, until) = (frame.x(moment.from), frame.x(moment.until));
        let x = i32::midpoint(from, until);
        let name = if is_named { width_of(&cut(&moment.name, NAME)) + 10 } else { 0 };
        let at_left = x + HALF + name > frame.width;
        let (left, right) = if at_left { (name, 0) } else { (0, name) };
        let (left, right) = ((x - HALF - 2 - left).min(from), (x + HALF + 2 + right).max(until));
        let is_free = |line: &Vec<(i32, i32)>| line.iter().all(|(other, end)| right < *other || *end < left);
        let line = taken.iter().position(is_free).unwrap_or(taken.len());
        match taken.get_mut(line) {
            Some(line) => line.push((left, right)),
            None => taken.push(vec![(left, right)]),
        }
        Place { x, line, at_left }
    };
    moments.iter().map(place).collect()
}

struct Plot<'a> {
    frame: Frame,
    rows: Vec<Placed<'a>>,
}

impl Plot<'_> {
    /// Each row with where it begins.
    fn tops(&self) -> impl Iterator<Item = (&Placed<'_>, i32)> {
        self.rows.iter().scan(self.frame.top, |top, row| {
            let own = *top;
            *top += row.height();
            Some((row, own))
        })
    }

    fn y(top: i32, place: &Place) -> i32 {
        top + HEAD + i32::try_from(place.line).unwrap_or(0) * LINE + LINE / 2
    }

    fn draw(&self, area: &Area<'_>) -> Drawn {
        let (left, right) = (self.frame.left, self.frame.width - self.frame.right);
        for (row, top) in self.tops() {
            mark(area, (left, top + 10), row.row.shape)?;
            let name = cut(&row.row.name, right - left - width_of(&row.row.figure) - 24);
            area.draw(&Text::new(name, (left + 12, top + 10), strong(INK, HPos::Left, VPos::Center)))?;
            area.draw(&Text::new(row.row.figure.clone(), (right, top + 10), label(HPos::Right, VPos::Center)))?;
            let floor = top + row.height() - 4;
            area.draw(&PathElement::new(vec![(left, floor), (right, floor)], GRID.stroke_width(1)))?;
            for (moment, place) in row.row.moments.iter().zip(&row.places) {
                self.moment(area, row, moment, (place, Self::y(top, place)))?;
            }
        }
        self.frame.days(area, self.frame.floor() + 6)
    }

    fn moment(&self, area: &Area<'_>, row: &Placed<'_>, moment: &Moment, (place, y): (&Place, i32)) -> Drawn {
        if moment.from < moment.until {
            let span = vec![(self.frame.x(moment.from), y), (self.frame.x(moment.until), y)];
            area.draw(&PathElement::new(span, DOTTED.stroke_width(2)))?;
        }
        mark(area, (place.x, y), row.row.shape)?;
        if !row.is_named {
            return Ok(());
        }
        let (side, x) =
            if place.at_left { (HPos::Right, place.x - HALF - 4) } else { (HPos::Left, place.x + HALF + 4) };
        area.draw(&Text::new(cut(&moment.name, NAME), (x, y), label(side, VPos::Center)))
    }

    fn spots(&self) -> Vec<Spot> {
        let rows = self.tops().enumerate();
        let spots = rows.flat_map(|(series, (row, top))| {
            row.row.moments.iter().zip(&row.places).map(move |(moment, place)| {
                let at = (place.x, Self::y(top, place));
                Spot { at, series, says: moment.says.clone() }
            })
        });
        spots.collect()
    }
}

/// A mark at a place.
fn mark(area: &Area<'_>, (x, y): (i32, i32), shape: Shape) -> Drawn {
    let disc = |radius: i32, colour: RGBColor| area.draw(&Circle::new((x, y), radius, colour.filled()));
    let ring = |colour: RGBColor| area.draw(&Circle::new((x, y), HALF, colour.stroke_width(2)));
    let path = |corners: &[(i32, i32)]| corners.iter().map(|(across, down)| (x + across, y + down)).collect::<Vec<_>>();
    let filled = |corners: &[(i32, i32)]| area.draw(&Polygon::new(path(corners), INK.filled()));
    match shape {
        Shape::Disc => disc(HALF, INK),
        Shape::Holed => {
            disc(HALF, INK)?;
            disc(2, PAPER)
        }
        Shape::Half => {
            disc(HALF, PAPER)?;
            filled(&[(0, -5), (-2, -5), (-4, -3), (-5, 0), (-4, 3), (-2, 5), (0, 5)])?;
            area.draw(&Circle::new((x, y), HALF, INK.stroke_width(1)))
        }
        Shape::Lozenge => filled(&[(0, -6), (6, 0), (0, 6), (-6, 0)]),
        Shape::Ring => {
            disc(HALF, PAPER)?;
            ring(DASHED_QUIET)
        }
        Shape::Triangle => filled(&[(0, -5), (6, 5), (-6, 5)]),
        Shape::Cross => {
            let stroke = INK.stroke_width(2);
            area.draw(&PathElement::new(path(&[(-4, -4), (4, 4)]), stroke))?;
            area.draw(&PathElement::new(path(&[(-4, 4), (4, -4)]), stroke))
        }
        Shape::Square => {
            let corners = [(x - 4, y - 4), (x + 4, y + 4)];
            area.draw(&Rectangle::new(corners, PAPER.filled()))?;
            area.draw(&Rectangle::new(corners, QUIET.stroke_width(1)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(from: &str, until: &str, name: &str) -> Moment {
        let day = |text: &str| text.parse().unwrap();
        Moment { from: day(from), until: day(until), name: name.into(), says: format!("{name} said so") }
    }

    fn row(moments: Vec<Moment>) -> Row {
        Row { name: "holds".into(), figure: "2".into(), shape: Shape::Disc, moments }
    }

    #[test]
    fn marks_never_touch_and_names_stand_where_there_is_room() {
        let words = Words { id: "a".into(), title: "b <c>".into(), desc: "d".into() };
        let same = |n: usize| (0..n).map(|_| moment("2023-09-01", "2023-09-01", "GPT-4")).collect::<Vec<_>>();
        let rows = [row(same(3)), row([same(8), vec![moment("2024-01-01", "2024-01-31", "GPT-5")]].concat())];
        let svg = draw(&rows, &words, Size::Full).unwrap();
        assert_eq!(svg.matches("class=\"spot\"").count(), 12);
        assert_eq!(svg.matches("GPT-4\n</text>").count(), 3, "eight lines of names are too many: {svg}");
        assert!(svg.contains("b &lt;c&gt;") && svg.contains("GPT-5 said so"));
        let spots: Vec<&str> = svg.split("class=\"spot\" ").skip(1).map(|of| of.split(" r=").next().unwrap()).collect();
        assert!(spots.iter().enumerate().all(|(at, spot)| !spots[..at].contains(spot)), "{spots:?}");
        assert_eq!(draw(&rows, &words, Size::Narrow).unwrap().matches("GPT-4\n</text>").count(), 0);
        assert!(matches!(draw(&[], &words, Size::Wide), Err(ChartError::Empty)));
    }
}
