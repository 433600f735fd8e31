//! Citations and badges as answers, whatever it is that is quoted.

use app::page::quoting::BadgeWords;
use app::text::Lang;
use domain::Format;

use crate::cache::Answer;
use crate::quote::badge::{Badge, Tone};
use crate::quote::citation::Citation;

/// The type of bytes of record, and of the badge that shields.io draws.
pub(super) const JSON: &str = "application/json";
const CSL: &str = "application/vnd.citationstyles.csl+json";
const SVG: &str = "image/svg+xml";
const BIBTEX: &str = "application/x-bibtex; charset=utf-8";
const RIS: &str = "application/x-research-info-systems; charset=utf-8";

/// A citation in the format asked for; in BibTeX where none is.
pub(super) fn cited(citation: &Citation, format: Format) -> Answer {
    match format {
        Format::Ris => Answer::new(citation.ris(), RIS, false),
        Format::Csl => Answer::new(citation.csl().to_string(), CSL, false),
        _ => Answer::new(citation.bibtex(), BIBTEX, false),
    }
}

/// A badge in the format asked for; as SVG where none is.
pub(super) fn badged(words: BadgeWords, format: Format) -> Answer {
    let tone = match (words.is_gone, words.is_gold) {
        (true, _) => Tone::Gone,
        (_, true) => Tone::Gold,
        _ => Tone::Plain,
    };
    let badge = Badge { label: words.label, message: words.message, tone };
    match format {
        Format::Shields | Format::ShieldsZh => Answer::new(badge.shields().to_string(), JSON, false),
        _ => Answer::new(badge.svg(), SVG, false),
    }
}

/// The language of a badge or a picture.
pub(super) fn lang_of(format: Format) -> Lang {
    match format {
        Format::BadgeZh | Format::ShieldsZh | Format::CardZh => Lang::Zh,
        _ => Lang::En,
    }
}
