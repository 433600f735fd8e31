//! What programs read of a page that can be quoted, by schema.org: a fixed ranking or a ranking as a
//! Dataset, a result as an Observation.

use app::text::words::{metric, model_name, slice_sentence};
use app::text::{Lang, claims, shell};
use domain::ResultRow;
use domain::claim::{Checked, Claim};
use domain::rank::Ranking;
use domain::stats::uncertainty;
use serde_json::{Value, json};

/// Where a page stands: its own address and those of its rows, where it has them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct At<'a> {
    /// The whole address of the page.
    pub page: &'a str,
    /// What names it: the identifier of a fixed ranking, else the slice.
    pub identifier: &'a str,
    /// The whole address of its rows as CSV.
    pub csv: &'a str,
    /// The whole address of its JSON.
    pub json: &'a str,
}

/// A ranking as a Dataset. `sentence` says it whole.
#[must_use]
pub fn dataset(ranking: &Ranking, at: At<'_>, sentence: &str, lang: Lang) -> String {
    let exam = &ranking.exam;
    let download = |address: &str, format: &str| json!({ "@type": "DataDownload", "contentUrl": address, "encodingFormat": format });
    block(&json!({
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": slice_sentence(exam, &ranking.slice, lang),
        "description": sentence,
        "url": at.page,
        "inLanguage": lang.tag(),
        "identifier": at.identifier,
        "temporalCoverage": ranking.slice.as_of().to_string(),
        "size": ranking.n_ranked().to_string(),
        "variableMeasured": { "@type": "PropertyValue", "name": metric(&exam.key.metric, lang), "unitText": exam.scale.unit },
        "creator": { "@type": "Organization", "name": exam.board.name },
        "distribution": [download(at.csv, "text/csv"), download(at.json, "application/json")],
    }))
}

/// A result as an Observation; the rank is in the sentence alone, which has slice and number ranked.
#[must_use]
pub fn observation(row: &ResultRow, page: &str, sentence: &str, lang: Lang) -> String {
    let mut body = json!({
        "@context": "https://schema.org",
        "@type": "Observation",
        "name": sentence,
        "url": page,
        "identifier": row.id.as_str(),
        "observationDate": row.published_on.to_string(),
        "observationAbout": { "@type": "SoftwareApplication", "name": model_name(&row.model, lang).0 },
        "measuredProperty": { "@type": "Property", "name": metric(&row.exam.key.metric, lang) },
        "value": row.score.value(),
        "unitText": row.exam.scale.unit,
        "subjectOf": { "@type": "CreativeWork", "url": row.submission.source_url },
    });
    if let (Some(margin), Some(body)) = (uncertainty(row).half_width(), body.as_object_mut()) {
        body.insert("marginOfError".to_owned(), json!({ "@type": "QuantitativeValue", "value": margin }));
    }
    block(&body)
}

/// A verdict as a ClaimReview: who claimed what and when, and what the data say of it.
#[must_use]
pub fn claim_review(claim: &Claim, checked: &Checked, page: &str, lang: Lang) -> String {
    let (lead, rest) = claims::verdict(checked, lang);
    block(&json!({
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": page,
        "identifier": claim.id,
        "inLanguage": lang.tag(),
        "claimReviewed": claim.text,
        "itemReviewed": {
            "@type": "Claim",
            "author": { "@type": "Organization", "name": claim.claimant },
            "datePublished": claim.claimed_on.map(|day| day.to_string()),
            "appearance": claim.source_url,
        },
        "author": { "@type": "Organization", "name": shell::NAME.get(lang) },
        "reviewRating": { "@type": "Rating", "alternateName": lead },
        "reviewBody": format!("{lead}{rest}"),
    }))
}

/// The text of a data block: nothing in it can end the element, and its spaces are plain.
fn block(value: &Value) -> String {
    value.to_string().replace('<', "\\u003c").replace('\u{a0}', " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_ends_the_element() {
        let text = block(&json!({ "name": "</script><script>alert(1)</script>" }));
        assert!(!text.contains('<'), "{text}");
        let read: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(read["name"], "</script><script>alert(1)</script>");
    }
}
