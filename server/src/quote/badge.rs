//! Badges: a label and a message as SVG, and the JSON that shields.io reads. The message always
//! holds the wording of the rank, how many were ranked, the slice and the day.

use serde_json::{Value, json};

use super::letters::{escape, width_in_ems};

/// What a badge says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Badge {
    /// Its left half: the model and its score.
    pub label: String,
    /// Its right half.
    pub message: String,
    /// What its colours say.
    pub tone: Tone,
}

/// What the colours of a badge say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// A first place that others checked.
    Gold,
    /// Any other standing.
    Plain,
    /// No standing any more.
    Gone,
}

/// Pixels: height, text size, and the space at each end of a half.
const HEIGHT: f64 = 20.0;
const SIZE: f64 = 11.0;
const PADDING: f64 = 7.0;

impl Badge {
    /// The badge as SVG. Each text is fitted to the width that is drawn for it, whatever font there
    /// is.
    #[must_use]
    pub fn svg(&self) -> String {
        let Self { label, message, tone } = self;
        let (left, right) = (width_in_ems(label) * SIZE, width_in_ems(message) * SIZE);
        let (label_box, message_box) = (left + 2.0 * PADDING, right + 2.0 * PADDING);
        let whole = label_box + message_box;
        // What stands no more has an edge, so that it ends somewhere on a white page too.
        let (fill, ink, edge) = match tone {
            Tone::Gold => ("#DDAA2B", "#191A1C", "#DDAA2B"),
            Tone::Plain => ("#E8E5DE", "#191A1C", "#E8E5DE"),
            Tone::Gone => ("#FBFAF8", "#B02E1A", "#B02E1A"),
        };
        let (inner, low) = (whole.round() - 1.0, HEIGHT - 1.0);
        let (label, message) = (escape(label), escape(message));
        let at = label_box + PADDING;
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{whole:.0}\" height=\"{HEIGHT:.0}\" \
             viewBox=\"0 0 {whole:.0} {HEIGHT:.0}\" role=\"img\" aria-label=\"{label}: {message}\">\
             <title>{label}: {message}</title>\
             <rect x=\"0.5\" y=\"0.5\" width=\"{inner:.0}\" height=\"{low:.0}\" rx=\"2\" fill=\"{fill}\" \
             stroke=\"{edge}\"/>\
             <rect width=\"{label_box:.1}\" height=\"{HEIGHT:.0}\" rx=\"2\" fill=\"#191A1C\"/>\
             <g font-family=\"-apple-system,Segoe UI,Roboto,DejaVu Sans,Liberation Sans,Arial,PingFang SC,Microsoft YaHei,Noto Sans CJK SC,sans-serif\" \
             font-size=\"{SIZE:.0}\">\
             <text x=\"{PADDING:.1}\" y=\"14\" fill=\"#FBFAF8\" textLength=\"{left:.1}\" \
             lengthAdjust=\"spacingAndGlyphs\">{label}</text>\
             <text x=\"{at:.1}\" y=\"14\" fill=\"{ink}\" textLength=\"{right:.1}\" \
             lengthAdjust=\"spacingAndGlyphs\">{message}</text></g></svg>"
        )
    }

    /// What the endpoint badges of shields.io read (<https://shields.io/badges/endpoint-badge>).
    #[must_use]
    pub fn shields(&self) -> Value {
        let color = match self.tone {
            Tone::Gold => "DDAA2B",
            Tone::Plain => "66655F",
            Tone::Gone => "B02E1A",
        };
        json!({
            "schemaVersion": 1,
            "label": self.label,
            "message": self.message,
            "labelColor": "191A1C",
            "color": color,
            "cacheSeconds": 3600,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn badge(label: &str) -> Badge {
        Badge { label: label.into(), message: "tied 1st of 15 · CMMLU · 2023-09-26".into(), tone: Tone::Plain }
    }

    #[test]
    fn a_name_is_text_and_never_markup() {
        let svg = badge("<script>alert(1)</script> \"A\"").svg();
        assert!(!svg.contains("<script"), "{svg}");
        assert!(svg.contains("&lt;script&gt;"), "{svg}");
        assert!(svg.contains("tied 1st of 15 · CMMLU · 2023-09-26"));
    }

    #[test]
    fn shields_gets_what_it_asks_for() {
        let json = badge("A 71.10").shields();
        assert_eq!(json["schemaVersion"], 1);
        assert_eq!(
            (&json["label"], &json["message"]),
            (&"A 71.10".into(), &"tied 1st of 15 · CMMLU · 2023-09-26".into())
        );
    }
}
