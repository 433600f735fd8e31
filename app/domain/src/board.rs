//! Organisations and the boards they publish.

use std::sync::Arc;

use crate::Slug;
use crate::lexicon::lexicon;

/// Whoever publishes boards, builds models or runs evaluations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organisation {
    /// Its word in addresses.
    pub slug: Slug,
    /// Its name in Latin letters.
    pub name: String,
    /// Its Chinese name, where it has one.
    pub name_zh: Option<String>,
    /// Country of its headquarters, ISO 3166-1 alpha-2 in capitals.
    pub country: Option<String>,
    /// Company, university, community or institute.
    pub kind: Option<String>,
    /// Its home page.
    pub homepage: Option<String>,
    /// What a reader of the registry should know of it.
    pub note: Option<String>,
}

lexicon! {
    /// Who stands behind a board.
    BoardKind, "one of academic, market, media, maker" {
        /// Universities and research communities.
        Academic = "academic",
        /// Companies and market organisations.
        Market = "market",
        /// Newspapers, magazines, reports.
        Media = "media",
        /// A model maker's own table of itself and its rivals.
        Maker = "maker",
    }
}

/// A publisher's ranking venue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Board {
    /// Its word in addresses.
    pub slug: Slug,
    /// Its name.
    pub name: String,
    /// Its Chinese name, where it differs.
    pub name_zh: Option<String>,
    /// Who stands behind it.
    pub kind: BoardKind,
    /// Who publishes it.
    pub publishers: Vec<Arc<Organisation>>,
    /// Its home page.
    pub homepage: Option<String>,
    /// Whether models sit an exam for it. A board that is no evaluation is listed, never ranked.
    pub is_evaluation: bool,
    /// Why it is no evaluation: English, Chinese.
    pub reason: Option<(String, String)>,
    /// A sentence on it: English, Chinese.
    pub about: Option<(String, String)>,
}
