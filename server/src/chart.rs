//! Charts: pure functions to SVG text. Colours are variables of the page's style; see [`paint`].

pub mod best_so_far;
mod frame;
pub mod lanes;
mod marks;
pub mod moments;
mod paint;
pub mod rank_by_day;
pub mod ranks;
pub mod shares;
pub mod steps;

use app::part::Drawings;

pub use frame::ChartError;

/// What a drawing is called and what it shows, in words.
#[derive(Debug, Clone)]
pub struct Words {
    /// A word that no other drawing of the page has.
    pub id: String,
    /// Its name: over what, of how many.
    pub title: String,
    /// What it shows.
    pub desc: String,
}

/// For which windows a chart is drawn; text is never scaled up or down by much.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// 1240 pixels wide.
    Full,
    /// 760 pixels wide.
    Wide,
    /// 600 pixels wide: two stand side by side in a wide window.
    Half,
    /// 358 pixels wide.
    Narrow,
}

impl Size {
    /// The sizes of a drawing that has the page's width.
    pub const ALONE: &'static [Self] = &[Self::Full, Self::Wide, Self::Narrow];
    /// The sizes of a drawing that stands beside another.
    pub const BESIDE: &'static [Self] = &[Self::Half, Self::Narrow];

    /// Width and height, where a wide drawing is `height` pixels high.
    const fn pixels(self, height: i32) -> (i32, i32) {
        match self {
            Self::Full => (1240, height + 60),
            Self::Wide => (760, height),
            Self::Half => (600, height),
            Self::Narrow => (358, height - 20),
        }
    }

    /// A word for it.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Wide => "wide",
            Self::Half => "half",
            Self::Narrow => "narrow",
        }
    }
}

/// A drawing in these sizes; none where there is nothing to draw.
///
/// # Errors
/// If the library fails.
pub fn drawings(sizes: &[Size], draw: impl Fn(Size) -> Result<String, ChartError>) -> Result<Drawings, ChartError> {
    let mut drawn = Drawings::new();
    for size in sizes {
        match draw(*size) {
            Ok(svg) => drawn.push((size.slug(), svg)),
            Err(ChartError::Empty) => return Ok(Drawings::new()),
            Err(error @ ChartError::Drawing(_)) => return Err(error),
        }
    }
    Ok(drawn)
}
