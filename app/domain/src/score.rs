//! A score: the number, and the text as it was reported.

use std::fmt;
use std::str::FromStr;

use crate::SlugError;

/// A score with the text as reported. The text is what pages print; the number is what ranks.
#[derive(Debug, Clone, PartialEq)]
pub struct Score {
    value: f64,
    text: String,
}

impl Score {
    /// The number.
    #[must_use]
    pub fn value(&self) -> f64 {
        self.value
    }

    /// The text as reported.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Digits after the decimal point in the text as reported.
    #[must_use]
    pub fn decimals(&self) -> usize {
        self.text.split_once('.').map_or(0, |(_, fraction)| fraction.len())
    }
}

impl FromStr for Score {
    type Err = SlugError;

    /// Reads a plain decimal number: `71.10`, `-3`, `0.3236`. No exponent, no sign but minus, no
    /// infinity.
    fn from_str(text: &str) -> Result<Self, SlugError> {
        let digits = text.strip_prefix('-').unwrap_or(text);
        let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(w, f)| (w, Some(f)));
        let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        let plain = is_digits(whole) && fraction.is_none_or(is_digits) && text.len() <= 40;
        match text.parse::<f64>() {
            Ok(value) if plain && value.is_finite() => Ok(Self { value, text: text.to_owned() }),
            _ => Err(SlugError { value: text.to_owned(), expected: "a decimal number such as 71.10" }),
        }
    }
}

impl fmt::Display for Score {
    /// The text, cut to at most four decimals where a source printed more.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.decimals() > 4 { write!(f, "{:.2}", self.value) } else { f.write_str(&self.text) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reported_precision_is_kept() {
        let score: Score = "71.10".parse().unwrap();
        assert_eq!(score.to_string(), "71.10");
        assert!((score.value() - 71.1).abs() < 1e-12);
        let long: Score = "86.45780691307947".parse().unwrap();
        assert_eq!((long.text(), long.to_string().as_str()), ("86.45780691307947", "86.46"));
    }

    #[test]
    fn only_plain_decimals_are_scores() {
        for bad in ["", "NaN", "inf", "1e3", "+1", "1,5", ".5", "5.", "--1", "1.2.3", "N/A"] {
            assert!(bad.parse::<Score>().is_err(), "{bad:?} was taken");
        }
    }
}
