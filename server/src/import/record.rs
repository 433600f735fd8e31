//! The record of a result: the bytes that its identifier is made of.
//!
//! A record is canonical JSON as RFC 8785 has it: one object, keys sorted, no spaces, every value a
//! text, a whole number, a list of texts or `null`. It holds what the source published and nothing that was learned
//! or decided later: not the day of a withdrawal, not the day of the import, and not which model a
//! printed name was found to be. So a result keeps its identifier when it leaves its board and when
//! a decision on a name is corrected, and gets another when one published word differs.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::batch::BytesOfRecord;
use domain::filing::ErrorMethod;
use domain::{EvaluatorKind, ExamKey, ResultId, Role, Slug, canonical};
use serde_json::Value;
use sha2::{Digest, Sha256};

/// Who ran an evaluation, when, with what, and where it stands. `None` is "not stated".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "fields are those of `domain::Submission`")]
pub struct Provenance<'a> {
    pub evaluator: Option<&'a str>,
    pub evaluator_kind: EvaluatorKind,
    pub evaluated_on: Option<NaiveDate>,
    pub harness: Option<&'a str>,
    pub harness_version: Option<&'a str>,
    pub harness_commit: Option<&'a str>,
    pub source_url: &'a str,
    pub source_commit: Option<&'a str>,
    pub note: Option<&'a str>,
    /// What only a filing of this site has.
    pub filed: Option<FiledHere<'a>>,
}

/// What the record of a result says that was filed here, besides what every record says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FiledHere<'a> {
    /// The filing.
    pub filing: &'a str,
    /// On which hardware it ran.
    pub hardware: Option<&'a str>,
    /// What it cost.
    pub cost: Option<&'a str>,
    /// The commit or digest of the model's weights.
    pub weights_revision: Option<&'a str>,
    /// The SHA-256 of each file that came with it, in hexadecimal and in their order.
    pub files: &'a [String],
}

/// Everything that was published of one score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Record<'a> {
    /// The exam.
    pub exam: &'a ExamKey,
    /// The board's own partition of its table.
    pub division: &'a Slug,
    /// What the entrant chose.
    pub setting: &'a Slug,
    /// The model's name as the board printed it.
    pub printed_name: &'a str,
    /// What the row is.
    pub role: Role,
    /// The score's text as reported.
    pub score: &'a str,
    /// Items behind the score.
    pub n_items: Option<u32>,
    /// The standard error's text as reported.
    pub standard_error: Option<&'a str>,
    /// How that was estimated, where it was filed here.
    pub error_method: Option<ErrorMethod>,
    /// The day it first stood.
    pub published_on: NaiveDate,
    /// The place the board itself printed.
    pub listed_rank: Option<&'a str>,
    /// The result that this one corrects.
    pub corrects: Option<&'a ResultId>,
    /// Who ran it, when, with what.
    pub provenance: Provenance<'a>,
}

impl Record<'_> {
    /// The bytes of record.
    #[must_use]
    pub fn json(&self) -> String {
        let Self { exam, division, setting, printed_name, role, score, n_items, .. } = *self;
        let mut members = members(exam, setting, printed_name, role, self.published_on, self.provenance);
        members.insert("language", exam.language.as_str().into());
        members.insert("domain", exam.domain.as_str().into());
        members.insert("metric", exam.metric.as_str().into());
        members.insert("division", division.as_str().into());
        members.insert("score", score.into());
        members.insert("n_items", n_items.into());
        members.insert("standard_error", self.standard_error.into());
        members.insert("listed_rank", self.listed_rank.into());
        if let Some(method) = self.error_method {
            members.insert("error_method", method.slug().into());
        }
        if let Some(corrected) = self.corrects {
            members.insert("corrects", corrected.as_str().into());
        }
        canonical::object(&members)
    }

    /// The submission it belongs to, as bytes: what results of one evaluation have in common. The
    /// results of a submission may differ in language, domain, metric, division, score, items,
    /// error and listed rank, and in nothing else.
    #[must_use]
    pub fn submission_json(&self) -> String {
        let Self { exam, setting, printed_name, role, published_on, provenance, .. } = *self;
        canonical::object(&members(exam, setting, printed_name, role, published_on, provenance))
    }

    /// The bytes of record with their digest; its start is the result's identifier.
    #[must_use]
    pub fn bytes(&self) -> BytesOfRecord {
        let json = self.json();
        let digest = digest_of(&json);
        BytesOfRecord { json, digest, corrects: self.corrects.cloned() }
    }
}

/// The SHA-256 of bytes of record.
#[must_use]
pub fn digest_of(json: &str) -> [u8; 32] {
    Sha256::digest(json.as_bytes()).into()
}

/// The identifier of bytes of record.
#[must_use]
pub fn id_of(json: &str) -> ResultId {
    ResultId::of_digest(&digest_of(json))
}

/// The members that every result of a submission shares.
fn members(
    exam: &ExamKey,
    setting: &Slug,
    printed_name: &str,
    role: Role,
    published_on: NaiveDate,
    provenance: Provenance<'_>,
) -> BTreeMap<&'static str, Value> {
    let Provenance { evaluator, evaluator_kind, evaluated_on, harness, harness_version, .. } = provenance;
    let Provenance { harness_commit, source_url, source_commit, note, filed, .. } = provenance;
    let filed = filed.map(|FiledHere { filing, hardware, cost, weights_revision, files }| {
        [
            ("filing", filing.into()),
            ("hardware", hardware.into()),
            ("cost", cost.into()),
            ("weights_revision", weights_revision.into()),
            ("files", files.into()),
        ]
    });
    let members = [
        ("board", exam.board.as_str().into()),
        ("dataset", exam.dataset.as_str().into()),
        ("edition", exam.edition.as_str().into()),
        ("protocol", exam.protocol.as_str().into()),
        ("setting", setting.as_str().into()),
        ("printed_name", printed_name.into()),
        ("role", role.slug().into()),
        ("published_on", published_on.to_string().into()),
        ("evaluator", evaluator.into()),
        ("evaluator_kind", evaluator_kind.slug().into()),
        ("evaluated_on", evaluated_on.map(|day| day.to_string()).into()),
        ("harness", harness.into()),
        ("harness_version", harness_version.into()),
        ("harness_commit", harness_commit.into()),
        ("source_url", source_url.into()),
        ("source_commit", source_commit.into()),
        ("note", note.into()),
    ];
    members.into_iter().chain(filed.into_iter().flatten()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exam() -> ExamKey {
        ExamKey {
            board: "cmmlu".parse().unwrap(),
            dataset: "cmmlu".parse().unwrap(),
            edition: Slug::not_stated(),
            language: "zh".parse().unwrap(),
            domain: "general".parse().unwrap(),
            metric: "accuracy".parse().unwrap(),
            protocol: "5-shot".parse().unwrap(),
        }
    }

    fn record<'a>(exam: &'a ExamKey, division: &'a Slug, setting: &'a Slug) -> Record<'a> {
        Record {
            exam,
            division,
            setting,
            printed_name: "XuanYuan-70B \"轩辕\"\n",
            role: Role::Model,
            score: "71.10",
            n_items: Some(11_582),
            standard_error: None,
            error_method: None,
            published_on: NaiveDate::from_ymd_opt(2023, 9, 26).unwrap(),
            listed_rank: None,
            corrects: None,
            provenance: Provenance {
                evaluator: Some("CMMLU authors"),
                evaluator_kind: EvaluatorKind::Organiser,
                evaluated_on: None,
                harness: None,
                harness_version: None,
                harness_commit: None,
                source_url: "https://github.com/haonan-li/CMMLU",
                source_commit: Some("3b21cba83a2aa801223030f3f6055999cd34699b"),
                note: None,
                filed: None,
            },
        }
    }

    /// These bytes and identifiers are in addresses and citations: they may never change.
    #[test]
    fn the_bytes_of_record_are_golden() {
        let (exam, open, setting) = (exam(), "open-to-test".parse().unwrap(), Slug::not_stated());
        let record = record(&exam, &open, &setting);
        assert_eq!(
            record.json(),
            concat!(
                r#"{"board":"cmmlu","dataset":"cmmlu","division":"open-to-test","domain":"general","#,
                r#""edition":"not-stated","evaluated_on":null,"evaluator":"CMMLU authors","evaluator_kind":"organiser","#,
                r#""harness":null,"harness_commit":null,"harness_version":null,"language":"zh","listed_rank":null,"#,
                r#""metric":"accuracy","n_items":11582,"note":null,"printed_name":"XuanYuan-70B \"轩辕\"\n","#,
                r#""protocol":"5-shot","published_on":"2023-09-26","role":"model","score":"71.10","#,
                r#""setting":"not-stated","source_commit":"3b21cba83a2aa801223030f3f6055999cd34699b","#,
                r#""source_url":"https://github.com/haonan-li/CMMLU","standard_error":null}"#
            )
        );
        assert_eq!(id_of(&record.json()).as_str(), "9z25fmjnakbtkxb6");
        assert_eq!(id_of(&record.submission_json()).as_str(), "q5m5sap88jjmw7k7");
    }

    #[test]
    fn a_correction_names_what_it_corrects() {
        let (exam, open, setting) = (exam(), "open-to-test".parse().unwrap(), Slug::not_stated());
        let first = record(&exam, &open, &setting);
        let corrected = ResultId::of_digest(&first.bytes().digest);
        let correction = Record { score: "71.01", corrects: Some(&corrected), ..first }.bytes();
        assert!(correction.json.contains(r#""corrects":"9z25fmjnakbtkxb6","dataset""#), "{}", correction.json);
        assert_eq!(correction.corrects, Some(corrected));
    }

    #[test]
    fn every_published_word_counts() {
        let (exam, open, setting) = (exam(), "open-to-test".parse().unwrap(), Slug::not_stated());
        let first = record(&exam, &open, &setting);
        let other_text = Record { score: "71.1", ..first };
        let other_error = Record { standard_error: Some("0.42"), ..first };
        assert_ne!(first.json(), other_text.json());
        assert_ne!(first.json(), other_error.json());
        assert_eq!(id_of(&first.submission_json()), id_of(&other_text.submission_json()));
    }
}
