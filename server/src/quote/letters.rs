//! Texts in drawings: their width as a usual font would have it, and as text of SVG.

/// The width of a text, in units of its size.
#[must_use]
pub fn width_in_ems(text: &str) -> f64 {
    let of = |letter: char| match letter {
        'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '|' | 'I' | '·' | ' ' | '\u{a0}' => 0.30,
        'm' | 'w' | 'M' | 'W' | '%' => 0.85,
        'A'..='Z' => 0.66,
        '\u{2e80}'.. => 1.0,
        _ => 0.56,
    };
    // The sum of none is −0, which no width is.
    text.chars().map(of).sum::<f64>().abs()
}

/// A text that is never markup.
#[must_use]
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_takes_more_room() {
        assert!(width_in_ems("并列第一") > 3.9);
        assert!(width_in_ems("并列第一") > width_in_ems("tied"));
    }
}
