//! The fields of a filing, and what was typed into them: texts as they were typed, so that a form
//! comes back as it was sent.

use std::collections::BTreeMap;

use crate::lexicon::lexicon;

lexicon! {
    /// The numbered parts of the form.
    Section, "a section of the form" {
        /// Which exam was sat.
        Exam = "exam",
        /// Which model sat it.
        Model = "model",
        /// Who ran it, when and with what.
        Evaluation = "evaluation",
        /// The scores.
        Results = "results",
        /// The files that go with them.
        Evidence = "evidence",
        /// What is filed, and what silence costs.
        Check = "check",
    }
}

lexicon! {
    /// A field of a filing. Its word is its name in forms and in JSON.
    Field, "a field of a filing" {
        /// The edition that was sat, `dataset/edition` as addresses have them; empty of a proposed one.
        Exam = "exam",
        /// The name of a dataset that is proposed, or of one that gets a new edition.
        DatasetName = "dataset_name",
        /// The name of the proposed edition.
        EditionName = "edition_name",
        /// The day it was released.
        EditionReleasedOn = "edition_released_on",
        /// Whether its questions are public.
        Openness = "openness",
        /// Since when they are.
        OpenedOn = "opened_on",
        /// How the exam was sat.
        Protocol = "protocol",
        /// The name of a metric that is proposed.
        MetricName = "metric_name",
        /// Its unit.
        MetricUnit = "metric_unit",
        /// Which way is better.
        MetricDirection = "metric_direction",
        /// The lowest score possible.
        MetricMin = "metric_min",
        /// The highest score possible.
        MetricMax = "metric_max",
        /// Which side of a model it looks at.
        MetricAspect = "metric_aspect",
        /// The model, by address word or name; empty of a proposed one.
        Model = "model",
        /// The commit or digest of the weights.
        WeightsRevision = "weights_revision",
        /// What the entrant chose where the exam leaves it open.
        Setting = "setting",
        /// Whether it is a model, a system or a baseline.
        Role = "role",
        /// The name of a model that is proposed.
        ModelName = "model_name",
        /// Its Chinese name.
        ModelNameZh = "model_name_zh",
        /// Who made it, by address word or name.
        ModelOrganisation = "model_organisation",
        /// Whether its weights can be downloaded.
        ModelWeights = "model_weights",
        /// Total parameters, in billions.
        ModelParams = "model_params_b",
        /// Parameters active for a token, in billions.
        ModelActiveParams = "model_active_params_b",
        /// When it was released.
        ModelReleasedOn = "model_released_on",
        /// The last day of its training data.
        ModelTrainingCutoff = "model_training_cutoff",
        /// The model it derives from.
        ModelBase = "model_base",
        /// Languages it was made for.
        ModelLanguages = "model_languages",
        /// The domain it was made for.
        ModelDomain = "model_domain",
        /// Where these facts are stated.
        ModelSource = "model_source",
        /// Who ran the evaluation.
        Evaluator = "evaluator",
        /// Whether they own the model or were paid by its owner.
        OwnsModel = "owns_model",
        /// Whether they own the dataset.
        OwnsDataset = "owns_dataset",
        /// Whether several ran it, at least one of them unrelated to the model.
        Jointly = "jointly",
        /// The day the run ended.
        EvaluatedOn = "evaluated_on",
        /// The tool that ran it.
        Harness = "harness",
        /// Its version.
        HarnessVersion = "harness_version",
        /// Its commit.
        HarnessCommit = "harness_commit",
        /// On which hardware it ran.
        Hardware = "hardware",
        /// What it cost.
        Cost = "cost",
        /// Where the public can read it.
        SourceUrl = "source_url",
        /// Over what a score of several subjects is averaged.
        Averaged = "averaged",
        /// For which organisation it is filed, by address word.
        FiledFor = "filed_for",
        /// What a reader should know.
        Note = "note",
    }
}

lexicon! {
    /// A cell of a row of results. Its word is its name in forms and in JSON.
    Column, "a column of the results" {
        /// The edition, where it is another than the form's: `dataset/edition`.
        Exam = "exam",
        /// How it was sat, where otherwise than the form says.
        Protocol = "protocol",
        /// The language split.
        Language = "language",
        /// The domain split.
        Domain = "domain",
        /// What the score measures.
        Metric = "metric",
        /// The score as reported.
        Score = "score",
        /// The unit of score and standard error, where it is another than the exam's: `percent` or
        /// `proportion`.
        Unit = "unit",
        /// Items behind it.
        Items = "n_items",
        /// Its standard error.
        StandardError = "standard_error",
        /// How that was estimated.
        ErrorMethod = "error_method",
        /// The task's name in a harness file.
        Task = "task",
        /// The metric's name in a harness file.
        TaskMetric = "task_metric",
        /// The line of a harness file.
        Line = "line",
        /// Why the row of a harness file cannot be filed.
        Refused = "refused",
        /// What somebody should know of the row of a harness file.
        Flagged = "flagged",
        /// `yes` if the row is left out.
        LeftOut = "left_out",
    }
}

impl Section {
    /// Its number in the form, from 1.
    #[must_use]
    pub fn number(self) -> usize {
        Self::ALL.iter().position(|section| *section == self).unwrap_or_default() + 1
    }
}

impl Field {
    /// The part of the form it stands in.
    #[must_use]
    pub fn section(self) -> Section {
        if self <= Self::MetricAspect {
            Section::Exam
        } else if self <= Self::ModelSource {
            Section::Model
        } else {
            Section::Evaluation
        }
    }

    /// Facts of the run that are said, or said to be not stated: a blank is neither.
    pub const FACTS: &'static [Self] = &[
        Self::Protocol,
        Self::WeightsRevision,
        Self::Evaluator,
        Self::EvaluatedOn,
        Self::Harness,
        Self::HarnessVersion,
        Self::HarnessCommit,
        Self::Hardware,
        Self::Cost,
        Self::SourceUrl,
    ];

    /// Letters it holds at most.
    #[must_use]
    pub const fn longest(self) -> usize {
        match self {
            Self::Note => 2_000,
            Self::SourceUrl | Self::ModelSource => 500,
            _ => 200,
        }
    }
}

/// The words that say that a fact is not stated, in either language, whatever their case.
const SILENT: [&str; 4] = ["not stated", crate::NOT_STATED, "未说明", "不详"];

/// Whether a text says that something is not stated.
#[must_use]
pub fn is_silent(text: &str) -> bool {
    let text = text.trim();
    SILENT.iter().any(|words| text.eq_ignore_ascii_case(words))
}

/// One row of results as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TypedRow(BTreeMap<Column, String>);

impl TypedRow {
    /// What was typed into a cell, without spaces around it; empty where nothing was.
    #[must_use]
    pub fn get(&self, column: Column) -> &str {
        self.0.get(&column).map_or("", |text| text.trim())
    }

    /// Types into a cell.
    pub fn set(&mut self, column: Column, text: impl Into<String>) {
        let text = text.into();
        if text.is_empty() {
            self.0.remove(&column);
        } else {
            self.0.insert(column, text);
        }
    }

    /// The cells that hold something.
    pub fn cells(&self) -> impl Iterator<Item = (Column, &str)> {
        self.0.iter().map(|(column, text)| (*column, text.as_str()))
    }

    /// Whether nothing was typed into it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.0.values().all(|text| text.trim().is_empty())
    }

    /// Whether it stays out of what is filed.
    #[must_use]
    pub fn is_left_out(&self) -> bool {
        self.is_blank() || self.get(Column::LeftOut) == "yes"
    }
}

/// What was typed into the form, or sent by a program.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    fields: BTreeMap<Field, String>,
    /// The results, in the order of the form.
    pub rows: Vec<TypedRow>,
}

impl Typed {
    /// What was typed into a field, without spaces around it; empty where nothing was.
    #[must_use]
    pub fn get(&self, field: Field) -> &str {
        self.fields.get(&field).map_or("", |text| text.trim())
    }

    /// What was said in a field: `None` where it is blank or said to be not stated.
    #[must_use]
    pub fn said(&self, field: Field) -> Option<&str> {
        Some(self.get(field)).filter(|text| !text.is_empty() && !is_silent(text))
    }

    /// Types into a field.
    pub fn set(&mut self, field: Field, text: impl Into<String>) {
        let text = text.into();
        if text.is_empty() {
            self.fields.remove(&field);
        } else {
            self.fields.insert(field, text);
        }
    }

    /// The fields that hold something.
    pub fn fields(&self) -> impl Iterator<Item = (Field, &str)> {
        self.fields.iter().map(|(field, text)| (*field, text.as_str()))
    }

    /// Rows that will be filed, with their line of the form, from 1.
    pub fn filed_rows(&self) -> impl Iterator<Item = (usize, &TypedRow)> {
        (1..).zip(&self.rows).filter(|(_, row)| !row.is_left_out())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn silence_is_said_in_either_language() {
        let mut typed = Typed::default();
        for words in ["not stated", " Not Stated ", "未说明", "not-stated"] {
            typed.set(Field::Hardware, words);
            assert_eq!(typed.said(Field::Hardware), None, "{words}");
        }
        typed.set(Field::Hardware, "8 × H100");
        assert_eq!(typed.said(Field::Hardware), Some("8 × H100"));
    }

    #[test]
    fn every_field_stands_in_one_section() {
        assert_eq!(Field::Protocol.section(), Section::Exam);
        assert_eq!(Field::MetricAspect.section(), Section::Exam);
        assert_eq!(Field::Model.section(), Section::Model);
        assert_eq!(Field::ModelSource.section(), Section::Model);
        assert_eq!(Field::Evaluator.section(), Section::Evaluation);
        assert_eq!(Section::Results.number(), 4);
    }
}
