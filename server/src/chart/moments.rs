//! Moments: a row for each kind, its name above, a mark for each thing on its day. Kinds differ by the
//! shape of their marks; marks that would touch stand beneath one another, with names where there is room.
//! Where even bare marks would take many lines, those of one place are one mark with their number.

use std::collections::BTreeMap;

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
/// Names are left out of a row where they would take more lines; where bare marks would, those of one place
/// are drawn as one.
const MOST_LINES: usize = 7;
/// The width of a place of several marks.
const CELL: i32 = 34;

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

/// What several moments of one mark are, in words.
pub type Together<'a> = &'a dyn Fn(&[&Moment]) -> String;

/// Draws the rows. `together` says what several moments of one mark are.
///
/// # Errors
/// If there is nothing to draw, or the library fails.
pub fn draw(rows: &[Row], words: &Words, size: Size, together: Together<'_>) -> Result<String, ChartError> {
    let moments = || rows.iter().flat_map(|row| &row.moments);
    let first = moments().map(|moment| moment.from).min().ok_or(ChartError::Empty)?;
    let last = moments().map(|moment| moment.until).max().ok_or(ChartError::Empty)?;
    let (width, _) = size.pixels(0);
    let frame = Frame { width, height: 0, left: 10, right: 10, top: 4, bottom: 34, first, last };
    let rows: Vec<Placed<'_>> = rows.iter().map(|row| Placed::of(row, &frame, size)).collect();
    let height = frame.top + frame.bottom + rows.iter().map(Placed::height).sum::<i32>();
    let plot = Plot { frame: Frame { height, ..frame }, rows };
    let svg = plot.frame.draw(|area| plot.draw(area))?;
    Ok(finish_with(&svg, &Said::new(words, plot.spots(together))))
}

/// A row with its marks.
struct Placed<'a> {
    row: &'a Row,
    marks: Vec<Mark<'a>>,
    /// Whether names stand beside the marks.
    is_named: bool,
}

/// A mark, and where it stands.
struct Mark<'a> {
    x: i32,
    line: usize,
    /// Whether its name stands at the left, for want of room at the right.
    at_left: bool,
    /// What it marks, one moment at least.
    of: Vec<&'a Moment>,
}

impl<'a> Placed<'a> {
    fn of(row: &'a Row, frame: &Frame, size: Size) -> Self {
        let named = (size != Size::Narrow).then(|| apart(&row.moments, frame, true));
        if let Some(marks) = named.filter(|marks| lines(marks) <= MOST_LINES) {
            return Self { row, marks, is_named: true };
        }
        let bare = apart(&row.moments, frame, false);
        let marks = if lines(&bare) <= MOST_LINES { bare } else { gathered(&row.moments, frame) };
        Self { row, marks, is_named: false }
    }

    fn height(&self) -> i32 {
        HEAD + i32::try_from(lines(&self.marks)).unwrap_or(0) * LINE + 8
    }
}

fn lines(marks: &[Mark<'_>]) -> usize {
    marks.iter().map(|mark| mark.line + 1).max().unwrap_or(0)
}

/// The middle of the days that a moment can be of.
fn middle(moment: &Moment, frame: &Frame) -> i32 {
    i32::midpoint(frame.x(moment.from), frame.x(moment.until))
}

/// A mark for each moment, on the first line on which it touches no other.
fn apart<'a>(moments: &'a [Moment], frame: &Frame, is_named: bool) -> Vec<Mark<'a>> {
    let mut taken: Vec<Vec<(i32, i32)>> = Vec::new();
    let mark = |moment: &'a Moment| {
        let (from, until) = (frame.x(moment.from), frame.x(moment.until));
        let x = middle(moment, frame);
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
        Mark { x, line, at_left, of: vec![moment] }
    };
    moments.iter().map(mark).collect()
}

/// One line of marks: each for all moments of a place of [`CELL`] pixels, in the middle of them as far as it
/// and its number keep within the place.
fn gathered<'a>(moments: &'a [Moment], frame: &Frame) -> Vec<Mark<'a>> {
    let mut cells: BTreeMap<i32, Vec<&'a Moment>> = BTreeMap::new();
    let last = (frame.width - frame.left - frame.right) / CELL - 1;
    for moment in moments {
        let cell = ((middle(moment, frame) - frame.left) / CELL).min(last);
        cells.entry(cell).or_default().push(moment);
    }
    let mark = |(cell, of): (i32, Vec<&'a Moment>)| {
        let begin = frame.left + cell * CELL;
        let places = || of.iter().map(|moment| middle(moment, frame));
        let x = i32::midpoint(places().min().unwrap_or(begin), places().max().unwrap_or(begin));
        let end = begin + CELL - HALF - 2 - width_of(&number(&of)) - 4;
        Mark { x: x.min(end).max(begin + HALF), line: 0, at_left: false, of }
    };
    cells.into_iter().map(mark).collect()
}

/// The number beside a mark of several moments; nothing beside that of one.
fn number(of: &[&Moment]) -> String {
    if of.len() > 1 { of.len().to_string() } else { String::new() }
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

    fn y(top: i32, mark: &Mark<'_>) -> i32 {
        top + HEAD + i32::try_from(mark.line).unwrap_or(0) * LINE + LINE / 2
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
            for mark in &row.marks {
                self.mark(area, row, mark, Self::y(top, mark))?;
            }
        }
        self.frame.days(area, self.frame.floor() + 6)
    }

    fn mark(&self, area: &Area<'_>, row: &Placed<'_>, of: &Mark<'_>, y: i32) -> Drawn {
        let beside = match of.of.as_slice() {
            [moment] => {
                if moment.from < moment.until {
                    let span = vec![(self.frame.x(moment.from), y), (self.frame.x(moment.until), y)];
                    area.draw(&PathElement::new(span, DOTTED.stroke_width(2)))?;
                }
                if row.is_named { cut(&moment.name, NAME) } else { String::new() }
            }
            several => number(several),
        };
        mark(area, (of.x, y), row.row.shape)?;
        if beside.is_empty() {
            return Ok(());
        }
        let (side, x) = if of.at_left { (HPos::Right, of.x - HALF - 4) } else { (HPos::Left, of.x + HALF + 4) };
        area.draw(&Text::new(beside, (x, y), label(side, VPos::Center)))
    }

    fn spots(&self, together: Together<'_>) -> Vec<Spot> {
        let rows = self.tops().enumerate();
        let spots = rows.flat_map(|(series, (row, top))| {
            row.marks.iter().map(move |mark| {
                let says = match mark.of.as_slice() {
                    [moment] => moment.says.clone(),
                    several => together(several),
                };
                Spot { at: (mark.x, Self::y(top, mark)), series, says }
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

    fn together(of: &[&Moment]) -> String {
        format!("{} at once", of.len())
    }

    #[test]
    fn a_narrow_row_of_many_is_one_line_of_counted_marks() {
        let words = Words { id: "a".into(), title: "b".into(), desc: "d".into() };
        let day = |n: u32| format!("2023-{:02}-{:02}", 1 + n / 28, 1 + n % 28);
        // Fifty in two months, and one a year later.
        let mut many: Vec<Moment> = (0..50).map(|n| moment(&day(n), &day(n), "GPT-4")).collect();
        many.push(moment("2024-03-01", "2024-03-31", "GPT-5"));
        let rows = [row(many)];
        let (first, last) = ("2023-01-01".parse().unwrap(), "2024-03-31".parse().unwrap());
        let frame = Frame { width: 358, height: 0, left: 10, right: 10, top: 4, bottom: 34, first, last };
        let placed = Placed::of(&rows[0], &frame, Size::Narrow);
        assert_eq!(lines(&placed.marks), 1);
        assert_eq!(placed.marks.iter().map(|mark| mark.of.len()).sum::<usize>(), 51, "none is left out");
        for two in placed.marks.windows(2) {
            let end = two[0].x + HALF + 4 + width_of(&number(&two[0].of));
            assert!(end <= two[1].x - HALF, "a mark and its number touch no other");
        }
        assert!(placed.marks.iter().all(|mark| (frame.left..=frame.width - frame.right).contains(&mark.x)));
        let svg = draw(&rows, &words, Size::Narrow, &together).unwrap();
        assert!(svg.contains(" at once") && svg.contains("GPT-5 said so"), "{svg}");
    }

    #[test]
    fn marks_never_touch_and_names_stand_where_there_is_room() {
        let words = Words { id: "a".into(), title: "b <c>".into(), desc: "d".into() };
        let same = |n: usize| (0..n).map(|_| moment("2023-09-01", "2023-09-01", "GPT-4")).collect::<Vec<_>>();
        let rows = [row(same(3)), row([same(8), vec![moment("2024-01-01", "2024-01-31", "GPT-5")]].concat())];
        let svg = draw(&rows, &words, Size::Full, &together).unwrap();
        assert_eq!(svg.matches("class=\"spot\"").count(), 5, "eight of one day are one mark");
        assert_eq!(svg.matches("GPT-4\n</text>").count(), 3, "eight lines of names are too many: {svg}");
        assert!(svg.contains("b &lt;c&gt;") && svg.contains("GPT-5 said so"));
        let spots: Vec<&str> = svg.split("class=\"spot\" ").skip(1).map(|of| of.split(" r=").next().unwrap()).collect();
        assert!(spots.iter().enumerate().all(|(at, spot)| !spots[..at].contains(spot)), "{spots:?}");
        assert_eq!(draw(&rows, &words, Size::Narrow, &together).unwrap().matches("GPT-4\n</text>").count(), 0);
        assert!(matches!(draw(&[], &words, Size::Wide, &together), Err(ChartError::Empty)));
    }
}
