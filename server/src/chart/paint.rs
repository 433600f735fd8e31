//! Colours: drawn as sentinels that nothing else uses, then replaced by variables of the page's
//! style, so that a drawing follows the reader's theme without a `style` attribute.

use plotters::style::RGBColor;

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

/// Each sentinel as the drawing has it, and what stands in its place. A quotation mark in a text of
/// the drawing is escaped, so a text can never look like one.
const PAINTS: &[(&str, &str)] = &[
    ("\"#010000\"", "\"var(--ink)\""),
    ("\"#010001\"", "\"var(--paper-3)\""),
    ("\"#010002\"", "\"var(--line-2)\" stroke-dasharray=\"4 3\""),
    ("\"#010003\"", "\"var(--line)\""),
    ("\"#010004\"", "\"var(--ink-2)\""),
    // What plotters writes with every element and the page's style says better.
    (" font-family=\"sans-serif\"", ""),
    (" opacity=\"1\"", ""),
];

/// A drawing as pages carry it: colours of the page, a title for those who cannot see it.
pub(super) fn finish(drawn: &str, title: &str) -> String {
    let painted = PAINTS.iter().fold(drawn.to_owned(), |svg, (sentinel, paint)| svg.replace(sentinel, paint));
    let label = escape(title);
    painted.replacen("<svg ", &format!("<svg role=\"img\" aria-label=\"{label}\" "), 1)
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
