//! Rows of the registry's tables as they are stored. Each is taken apart by name where it becomes
//! a word of the domain, so that a new column cannot be forgotten.

use chrono::NaiveDate;
use sqlx::FromRow;

#[derive(FromRow)]
pub(super) struct OrganisationRow {
    pub(super) slug: String,
    pub(super) name: String,
    pub(super) name_zh: Option<String>,
    pub(super) country: Option<String>,
    pub(super) kind: Option<String>,
    pub(super) homepage: Option<String>,
    pub(super) note: Option<String>,
}

#[derive(FromRow)]
pub(super) struct BoardRow {
    pub(super) slug: String,
    pub(super) name: String,
    pub(super) name_zh: Option<String>,
    pub(super) kind: String,
    pub(super) homepage: Option<String>,
    pub(super) is_evaluation: bool,
    pub(super) reason_en: Option<String>,
    pub(super) reason_zh: Option<String>,
    pub(super) about_en: Option<String>,
    pub(super) about_zh: Option<String>,
}

/// A board's publisher or a model's maker.
#[derive(FromRow)]
pub(super) struct LinkRow {
    pub(super) owner: String,
    pub(super) organisation: String,
}

#[derive(FromRow)]
pub(super) struct ModelRow {
    pub(super) slug: String,
    pub(super) name: String,
    pub(super) name_zh: Option<String>,
    pub(super) weights: Option<String>,
    pub(super) params_b: Option<f64>,
    pub(super) active_params_b: Option<f64>,
    pub(super) released_on: Option<String>,
    pub(super) training_cutoff: Option<String>,
    pub(super) base_model: Option<String>,
    pub(super) family: Option<String>,
    pub(super) made_for_languages: Option<String>,
    pub(super) made_for_domain: Option<String>,
    pub(super) source: Option<String>,
    pub(super) note: Option<String>,
}

/// An edition with its dataset's name.
#[derive(FromRow)]
pub(super) struct EditionRow {
    pub(super) dataset: String,
    pub(super) dataset_name: String,
    pub(super) slug: String,
    pub(super) name: String,
    pub(super) released_on: Option<NaiveDate>,
    pub(super) openness: Option<String>,
    pub(super) opened_on: Option<NaiveDate>,
}

#[derive(FromRow)]
pub(super) struct ExamRow {
    pub(super) id: String,
    pub(super) board: String,
    pub(super) dataset: String,
    pub(super) edition: String,
    pub(super) language: String,
    pub(super) domain: String,
    pub(super) metric: String,
    pub(super) protocol: String,
    pub(super) protocol_name: String,
    pub(super) unit: String,
    pub(super) direction: String,
    pub(super) lowest: Option<f64>,
    pub(super) highest: Option<f64>,
    pub(super) aspect: String,
    pub(super) share_of_items: bool,
}

#[derive(FromRow)]
pub(super) struct DivisionRow {
    pub(super) exam: String,
    pub(super) slug: String,
    pub(super) name: String,
}

#[derive(FromRow)]
pub(super) struct EvaluatorRow {
    pub(super) exam: String,
    pub(super) kind: String,
}

#[derive(FromRow)]
pub(super) struct AliasRow {
    pub(super) board: String,
    pub(super) printed_name: String,
    pub(super) model: String,
}
