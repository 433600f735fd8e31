//! Verdicts as they were told: what a claim's page said, from which state of the data, on which day.

use chrono::NaiveDate;

use super::VerdictWord;

/// What a verdict says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// In one word.
    pub word: VerdictWord,
    /// Why it cannot be checked, as the API has it.
    pub reason: Option<String>,
    /// The sentence in Chinese.
    pub sentence_zh: String,
    /// The sentence in English.
    pub sentence_en: String,
}

/// A verdict of record: the n-th thing that was said of a claim. It stays when a later one says
/// something else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerdictOfRecord {
    /// Its number among the claim's, from 1.
    pub n: u32,
    /// What it says.
    pub told: Told,
    /// The data version on which it was first found.
    pub data_version: i64,
    /// The day on which it was first found.
    pub computed_on: NaiveDate,
    /// The data version on which it was last found again.
    pub confirmed_version: i64,
    /// The day on which it was last found again.
    pub confirmed_on: NaiveDate,
}
