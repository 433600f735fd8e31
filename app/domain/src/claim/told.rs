//! Verdicts as they were told: what a claim's page said, from which state of the data, on which day.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::VerdictWord;
use crate::log::{Entry, Hash, Kind};
use crate::{Slug, canonical};

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

impl VerdictOfRecord {
    /// Its name in the public log: the claim's and its number.
    #[must_use]
    pub fn name(&self, claim: &Slug) -> String {
        format!("{claim}/{}", self.n)
    }

    /// Its bytes of record: canonical JSON. On which data it was found again is not in them: that goes
    /// on, and the verdict stays.
    #[must_use]
    pub fn json(&self, claim: &Slug) -> String {
        let Told { word, reason, sentence_zh, sentence_en } = &self.told;
        canonical::object(&BTreeMap::from([
            ("claim", claim.as_str().into()),
            ("computed_on", self.computed_on.to_string().into()),
            ("data_version", self.data_version.into()),
            ("n", self.n.into()),
            ("reason", reason.as_deref().into()),
            ("sentence_en", sentence_en.as_str().into()),
            ("sentence_zh", sentence_zh.as_str().into()),
            ("verdict", word.slug().into()),
        ]))
    }

    /// Its entry in the public log.
    #[must_use]
    pub fn entry(&self, claim: &Slug) -> Entry {
        let digest = Hash::of(self.json(claim).as_bytes());
        Entry { kind: Kind::Verdict, id: self.name(claim), digest }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// These bytes stand in every log there is: they may never change.
    #[test]
    fn the_bytes_of_a_verdict_are_golden() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 28).unwrap();
        let told = Told {
            word: VerdictWord::Holds,
            reason: None,
            sentence_zh: "成立：第一，共 15 个。".to_owned(),
            sentence_en: "Holds: first of 15.".to_owned(),
        };
        let verdict =
            VerdictOfRecord { n: 2, told, data_version: 7, computed_on: day, confirmed_version: 9, confirmed_on: day };
        let claim: Slug = "a-claim".parse().unwrap();
        let bytes = concat!(
            r#"{"claim":"a-claim","computed_on":"2026-11-28","data_version":7,"n":2,"reason":null,"#,
            r#""sentence_en":"Holds: first of 15.","sentence_zh":"成立：第一，共 15 个。","verdict":"holds"}"#
        );
        assert_eq!(verdict.json(&claim), bytes);
        assert_eq!(verdict.entry(&claim).id, "a-claim/2");
        assert_eq!(verdict.entry(&claim).digest, Hash::of(bytes.as_bytes()));
    }
}
