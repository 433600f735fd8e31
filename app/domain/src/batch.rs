//! What an import hands to the store: checked records, keyed by slugs, written all or not at all.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::claim::Claim;
use crate::filing::ErrorMethod;
use crate::filing::finding::FindingName;
use crate::{
    BoardKind, ExamKey, Named, NamedAnswers, Openness, Organisation, PartialDate, ResultId, Role, Scale, Score, Slug,
    Submission, Weights,
};

/// A board as the registry states it; see [`crate::Board`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "fields are those of `Board`, with publishers by slug")]
pub struct BoardRecord {
    pub slug: Slug,
    pub name: String,
    pub name_zh: Option<String>,
    pub kind: BoardKind,
    pub publishers: Vec<Slug>,
    pub homepage: Option<String>,
    pub is_evaluation: bool,
    pub reason: Option<(String, String)>,
    pub about: Option<(String, String)>,
}

/// A model as the registry states it; see [`crate::Model`].
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "fields are those of `Model`, with organisations by slug")]
pub struct ModelRecord {
    pub slug: Slug,
    pub name: String,
    pub name_zh: Option<String>,
    pub organisations: Vec<Slug>,
    pub weights: Option<Weights>,
    pub params_b: Option<f64>,
    pub active_params_b: Option<f64>,
    pub released_on: Option<PartialDate>,
    pub training_cutoff: Option<PartialDate>,
    pub base_model: Option<Slug>,
    pub family: Option<String>,
    pub made_for_languages: Vec<String>,
    pub made_for_domain: Option<String>,
    pub source: Option<String>,
    pub note: Option<String>,
}

/// The recorded decision that a board's printed name is a model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AliasRecord {
    /// The board.
    pub board: Slug,
    /// The name as the board printed it.
    pub printed_name: String,
    /// The model it is.
    pub model: Slug,
    /// `exact`, or what was left open.
    pub certainty: String,
    /// Why it was decided.
    pub reason: String,
}

/// An exam with the facts of its dataset and edition.
#[derive(Debug, Clone, PartialEq)]
pub struct ExamRecord {
    /// The seven words that fix it.
    pub key: ExamKey,
    /// The dataset's name as printed.
    pub dataset_name: String,
    /// The edition's name as printed; empty where none is named.
    pub edition_name: String,
    /// The day the edition was released; of an unnamed edition the day its first result stood.
    pub released_on: Option<NaiveDate>,
    /// Whether the questions are public.
    pub openness: Option<Openness>,
    /// The day the questions became public.
    pub opened_on: Option<NaiveDate>,
    /// The protocol's words as printed; empty where the board does not say.
    pub protocol_name: String,
    /// How scores are measured.
    pub scale: Scale,
}

/// A submission with the model and the board it belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubmissionRecord {
    /// Its provenance.
    pub submission: Submission,
    /// The model that sat the exam.
    pub model: Slug,
    /// The board that published it.
    pub board: Slug,
}

/// The bytes of record of a result, and their digest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BytesOfRecord {
    /// The record: canonical JSON as RFC 8785 has it.
    pub json: String,
    /// The SHA-256 of these bytes.
    pub digest: [u8; 32],
    /// The result that this one corrects, as the record names it.
    pub corrects: Option<ResultId>,
}

/// One score; see [`crate::ResultRow`].
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "fields are those of `ResultRow`, with exam, model and submission by key")]
pub struct ResultRecord {
    pub id: ResultId,
    pub exam: ExamKey,
    pub submission: String,
    pub model: Slug,
    pub setting: Named,
    pub division: Named,
    pub role: Role,
    pub score: Score,
    pub n_items: Option<u32>,
    pub standard_error: Option<f64>,
    pub error_method: Option<ErrorMethod>,
    pub published_on: NaiveDate,
    pub withdrawn_on: Option<NaiveDate>,
    pub withdrawn_reason: Option<String>,
    pub listed_rank: Option<String>,
    pub record: BytesOfRecord,
}

/// Which items a result answered rightly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemsRecord {
    /// The result.
    pub result: ResultId,
    /// Its answers.
    pub given: NamedAnswers,
}

/// What a machine found in a filing, in the words in which its reviewers read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindingRecord {
    /// The submission.
    pub submission: String,
    /// The result that it is of; `None` of the filing as a whole.
    pub result: Option<ResultId>,
    /// What its kind is called.
    pub name: FindingName,
    /// Whether it speaks for itself.
    pub stands_out: bool,
    /// The words in Chinese.
    pub sentence_zh: String,
    /// The same in English.
    pub sentence_en: String,
    /// Of what the reader of a harness's file says, its word for programs.
    pub code: Option<String>,
}

/// Everything one import writes.
#[derive(Debug, Clone, Default, PartialEq)]
#[expect(missing_docs, reason = "one list a kind of record")]
pub struct Batch {
    pub organisations: Vec<Organisation>,
    pub boards: Vec<BoardRecord>,
    pub models: Vec<ModelRecord>,
    pub aliases: Vec<AliasRecord>,
    pub exams: Vec<ExamRecord>,
    pub submissions: Vec<SubmissionRecord>,
    pub results: Vec<ResultRecord>,
    pub claims: Vec<Claim>,
    pub items: Vec<ItemsRecord>,
    pub findings: Vec<FindingRecord>,
}

/// What the store already knows, as far as an import must agree with it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Known {
    /// Slugs of organisations.
    pub organisations: BTreeSet<Slug>,
    /// Boards: name to slug.
    pub boards: BTreeMap<String, Slug>,
    /// Slugs of models.
    pub models: BTreeSet<Slug>,
    /// Decided names: board and printed name to model.
    pub aliases: BTreeMap<(Slug, String), Slug>,
    /// Exams and how their scores are measured.
    pub exams: BTreeMap<ExamKey, Scale>,
}

/// What an import did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Imported {
    /// Results that were new.
    pub added: u64,
    /// Results already there that have now left their board.
    pub withdrawn: u64,
    /// Results already there, word for word.
    pub unchanged: u64,
}
