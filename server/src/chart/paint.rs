//! Colours: drawn as sentinels that nothing else uses, then replaced by variables of the page's
//! style, so that a drawing follows the reader's theme without a `style` attribute.

use plotters::style::RGBColor;

use super::Words;

/// Text and data lines.
pub(super) const INK: RGBColor = RGBColor(1, 0, 0);
/// The band of an interval.
pub(super) const BAND: RGBColor = RGBColor(1, 0, 1);
/// A dashed line beside the data.
pub(super) const DASHED: RGBColor = RGBColor(1, 0, 2);
/// Hairlines of the grid.
pub(super) const GRID: RGBColor = RGBColor(1, 0, 3);
/// Text of axes.
pub(super) const LABEL: RGBColor = RGBColor(1, 0, 4);

/// The page itself: text on a filled disc, the inside of a ring.
pub(super) const PAPER: RGBColor = RGBColor(1, 0, 5);
/// Quiet marks.
pub(super) const QUIET: RGBColor = RGBColor(1, 0, 6);
/// A dashed ring in ink.
pub(super) const DASHED_INK: RGBColor = RGBColor(1, 0, 7);
/// A dotted level.
pub(super) const DOTTED: RGBColor = RGBColor(1, 0, 8);
/// A dashed ring among quiet marks.
pub(super) const DASHED_QUIET: RGBColor = RGBColor(1, 0, 9);

/// A pale surface with text on it.
pub(super) const PALE: RGBColor = RGBColor(1, 0, 10);
/// A strong surface.
pub(super) const STRONG: RGBColor = RGBColor(1, 0, 11);

/// The colour of a series. There are six; see [`SERIES`].
pub(super) const fn series(index: usize) -> RGBColor {
    #[expect(clippy::cast_possible_truncation, reason = "a remainder of six")]
    RGBColor(1, 1, (index % SERIES) as u8)
}

/// The same, dashed.
pub(super) const fn dashed_series(index: usize) -> RGBColor {
    #[expect(clippy::cast_possible_truncation, reason = "a remainder of six")]
    RGBColor(1, 2, (index % SERIES) as u8)
}

/// Colours of series before one comes again, dashed.
pub(super) const SERIES: usize = 6;

/// Each sentinel as the drawing has it, and what stands in its place. A quotation mark in a text of
/// the drawing is escaped, so a text can never look like one.
const PAINTS: &[(&str, &str)] = &[
    ("\"#010000\"", "\"var(--ink)\""),
    ("\"#010001\"", "\"var(--paper-3)\""),
    ("\"#010002\"", "\"var(--line-2)\" stroke-dasharray=\"4 3\""),
    ("\"#010003\"", "\"var(--line)\""),
    ("\"#010004\"", "\"var(--ink-2)\""),
    ("\"#010005\"", "\"var(--paper)\""),
    ("\"#010006\"", "\"var(--ink-3)\""),
    ("\"#010007\"", "\"var(--ink)\" stroke-dasharray=\"3 2\""),
    ("\"#010008\"", "\"var(--line-2)\" stroke-dasharray=\"1.5 4\""),
    ("\"#010009\"", "\"var(--ink-3)\" stroke-dasharray=\"2 2\""),
    ("\"#01000A\"", "\"var(--h2)\""),
    ("\"#01000B\"", "\"var(--h4)\""),
    ("\"#010100\"", "\"var(--c1)\""),
    ("\"#010101\"", "\"var(--c2)\""),
    ("\"#010102\"", "\"var(--c3)\""),
    ("\"#010103\"", "\"var(--c4)\""),
    ("\"#010104\"", "\"var(--c5)\""),
    ("\"#010105\"", "\"var(--c6)\""),
    ("\"#010200\"", "\"var(--c1)\" stroke-dasharray=\"4 3\""),
    ("\"#010201\"", "\"var(--c2)\" stroke-dasharray=\"4 3\""),
    ("\"#010202\"", "\"var(--c3)\" stroke-dasharray=\"4 3\""),
    ("\"#010203\"", "\"var(--c4)\" stroke-dasharray=\"4 3\""),
    ("\"#010204\"", "\"var(--c5)\" stroke-dasharray=\"4 3\""),
    ("\"#010205\"", "\"var(--c6)\" stroke-dasharray=\"4 3\""),
    // What plotters writes with every element and the page's style says better.
    (" font-family=\"sans-serif\"", ""),
    (" opacity=\"1\"", ""),
];

/// A drawing as pages carry it: colours of the page, a title for those who cannot see it.
pub(super) fn finish(drawn: &str, title: &str) -> String {
    let label = escape(title);
    painted(drawn).replacen("<svg ", &format!("<svg role=\"img\" aria-label=\"{label}\" "), 1)
}

/// What a drawing is, in words, and the points of it that a reader can go to.
#[derive(Debug, Default)]
pub(super) struct Said {
    /// A word that no other drawing of the page has.
    pub(super) id: String,
    /// Its name: over what, of how many.
    pub(super) title: String,
    /// What it shows.
    pub(super) desc: String,
    /// Its points, series by series, each from left to right.
    pub(super) points: Vec<Spot>,
}

impl Said {
    /// These words with the points of the drawing.
    pub(super) fn new(words: &Words, points: Vec<Spot>) -> Self {
        let Words { id, title, desc } = words.clone();
        Self { id, title, desc, points }
    }
}

/// A point of a drawing that a reader can go to.
#[derive(Debug)]
pub(super) struct Spot {
    /// Where it is.
    pub(super) at: (i32, i32),
    /// Points of one series follow one another.
    pub(super) series: usize,
    /// What it says.
    pub(super) says: String,
}

/// A drawing with title, description and points. Points are unseen until the browser part finds
/// one under the pointer or by the arrow keys.
pub(super) fn finish_with(drawn: &str, said: &Said) -> String {
    let Said { id, title, desc, points } = said;
    let id = escape(id);
    let head =
        format!("<title id=\"{id}-title\">{}</title><desc id=\"{id}-desc\">{}</desc>", escape(title), escape(desc));
    let spots: String = points
        .iter()
        .map(|Spot { at: (x, y), series, says }| {
            format!(
                "<circle class=\"spot\" cx=\"{x}\" cy=\"{y}\" r=\"13\" data-series=\"{series}\" data-says=\"{}\"/>",
                escape(says)
            )
        })
        .collect();
    let opened = format!("<svg role=\"img\" aria-labelledby=\"{id}-title\" aria-describedby=\"{id}-desc\" ");
    let svg = painted(drawn).replacen("<svg ", &opened, 1).replacen('>', &format!(">{head}"), 1);
    match svg.strip_suffix("</svg>").or_else(|| svg.strip_suffix("</svg>\n")) {
        Some(body) => format!("{body}{spots}</svg>"),
        None => svg,
    }
}

fn painted(drawn: &str) -> String {
    PAINTS.iter().fold(drawn.to_owned(), |svg, (sentinel, paint)| svg.replace(sentinel, paint))
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentinels_become_variables_and_titles_are_escaped() {
        let drawn = "<svg width=\"1\"><polyline opacity=\"1\" stroke=\"#010002\"/></svg>";
        let svg = finish(drawn, "a \"b\" <c>");
        assert_eq!(
            svg,
            "<svg role=\"img\" aria-label=\"a &quot;b&quot; &lt;c&gt;\" width=\"1\">\
             <polyline stroke=\"var(--line-2)\" stroke-dasharray=\"4 3\"/></svg>"
        );
    }
}
