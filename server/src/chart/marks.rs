//! The marks of evaluators as drawings have them, with a bar for the book: beneath for open-book,
//! above for closed-book, none where it is unknown.

use domain::{Book, EvaluatorKind};
use plotters::prelude::*;

use super::frame::{Area, Drawn};
use super::paint::{DASHED_QUIET, PAPER, QUIET};

/// Half the size of a mark.
const HALF: i32 = 4;

/// The mark of a result at a place.
pub(super) fn mark(area: &Area<'_>, (x, y): (i32, i32), kind: EvaluatorKind, book: Book) -> Drawn {
    let ring = |colour: RGBColor| {
        area.draw(&Circle::new((x, y), HALF, PAPER.filled()))?;
        area.draw(&Circle::new((x, y), HALF, colour.stroke_width(1)))
    };
    match kind {
        EvaluatorKind::Organiser => {
            area.draw(&Rectangle::new([(x - 3, y - 3), (x + 3, y + 3)], QUIET.filled()))?;
        }
        EvaluatorKind::ThirdParty => {
            let corners = vec![(x, y - HALF), (x + HALF, y), (x, y + HALF), (x - HALF, y)];
            area.draw(&Polygon::new(corners, QUIET.filled()))?;
        }
        EvaluatorKind::Joint => area.draw(&Circle::new((x, y), HALF, QUIET.filled()))?,
        EvaluatorKind::SelfReported => ring(QUIET)?,
        EvaluatorKind::Unknown => ring(DASHED_QUIET)?,
    }
    let bar = match book {
        Book::Open => y + 7,
        Book::Closed => y - 7,
        Book::Unknown => return Ok(()),
    };
    area.draw(&PathElement::new(vec![(x - HALF, bar), (x + HALF, bar)], QUIET.stroke_width(1)))
}
