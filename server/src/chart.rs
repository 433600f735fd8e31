//! Charts: pure functions to SVG text. Colours are variables of the page's style; see [`paint`].

pub mod best_so_far;
mod frame;
mod marks;
mod paint;
pub mod rank_by_day;
pub mod ranks;

pub use frame::ChartError;

/// For which windows a chart is drawn; text is never scaled up or down by much.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// 1240 pixels wide.
    Full,
    /// 760 pixels wide.
    Wide,
    /// 358 pixels wide.
    Narrow,
}

impl Size {
    /// Every size, the widest first.
    pub const ALL: [Self; 3] = [Self::Full, Self::Wide, Self::Narrow];

    /// Width and height, where a wide drawing is `height` pixels high.
    const fn pixels(self, height: i32) -> (i32, i32) {
        match self {
            Self::Full => (1240, height + 60),
            Self::Wide => (760, height),
            Self::Narrow => (358, height - 20),
        }
    }

    /// A word for it.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Wide => "wide",
            Self::Narrow => "narrow",
        }
    }
}
