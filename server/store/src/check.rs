//! The database against its own rules, also those it keeps itself: a copy may have been edited by
//! hand, with its constraints off.

use crate::error::{Error, reading};
use crate::guard;
use crate::pool::{Store, on};
use crate::statement::statements;

/// `SELECT` of how many rows break a rule, with the key of one of them.
macro_rules! broken {
    ($key:literal, $($rest:literal),+) => {
        concat!("SELECT COUNT(*), MIN(", $key, ") FROM ", $($rest),+)
    };
}

/// Declares rules: what is found, in words, and the statement that finds it.
macro_rules! rules {
    ($($name:ident: $words:literal, $text:expr;)+) => {
        statements! { $($name = $text;)+ }
        pub(super) const RULES: &[(&str, &str)] = &[$(($words, $name),)+];
    };
}

mod filing;

rules! {
    // What is no plain decimal is kept from the cast, which PostgreSQL would refuse.
    SCORE_TEXT: "results whose score is not the number of its text", broken!(
        "id",
        "result WHERE CASE WHEN RTRIM(LTRIM(REPLACE(score_text, '.', ''), '-'), '0123456789') = '' \
         AND REPLACE(REPLACE(score_text, '.', ''), '-', '') <> '' AND score_text NOT LIKE '--%' \
         AND score_text NOT LIKE '%.%.%' AND score_text NOT LIKE '.%' AND score_text NOT LIKE '-.%' \
         AND score_text NOT LIKE '%.' \
         THEN ABS(CAST(score_text AS DOUBLE PRECISION) - score) > 0.000000000001 * (1 + ABS(score)) \
         ELSE TRUE END"
    );
    SCORE_OUTSIDE: "results whose score lies outside its exam's scale", broken!(
        "result.id",
        "result JOIN exam ON exam.id = result.exam \
         WHERE result.score < exam.lowest OR result.score > exam.highest"
    );
    RESULT_ID: "results whose identifier is not of 16 letters", broken!(
        "id",
        "result WHERE LENGTH(id) <> 16"
    );
    WITHDRAWN_BEFORE: "results withdrawn before they were published", broken!(
        "id",
        "result WHERE withdrawn_on < published_on"
    );
    REASON_ALONE: "results with a reason for a withdrawal but no day", broken!(
        "id",
        "result WHERE withdrawn_on IS NULL AND withdrawn_reason IS NOT NULL"
    );
    NEGATIVE: "results with a negative count of items or a negative standard error", broken!(
        "id",
        "result WHERE n_items < 0 OR standard_error < 0"
    );
    RESULT_EXAM: "results of an exam that does not exist", broken!(
        "result.id",
        "result LEFT JOIN exam ON exam.id = result.exam WHERE exam.id IS NULL"
    );
    RESULT_MODEL: "results of a model that does not exist", broken!(
        "result.id",
        "result LEFT JOIN model ON model.slug = result.model WHERE model.slug IS NULL"
    );
    RESULT_SUBMISSION: "results of a submission that does not exist", broken!(
        "result.id",
        "result LEFT JOIN submission ON submission.id = result.submission WHERE submission.id IS NULL"
    );
    RESULT_OTHER_MODEL: "results of another model than their submission's", broken!(
        "result.id",
        "result JOIN submission ON submission.id = result.submission WHERE submission.model <> result.model"
    );
    RESULT_OTHER_BOARD: "results on another board than their submission's", broken!(
        "result.id",
        "result JOIN submission ON submission.id = result.submission \
         JOIN exam ON exam.id = result.exam WHERE submission.board <> exam.board"
    );
    RESULT_DIVISION: "results in a division that is not recorded with their exam", broken!(
        "result.id",
        "result LEFT JOIN exam_division ON exam_division.exam = result.exam \
         AND exam_division.slug = result.division WHERE exam_division.exam IS NULL"
    );
    RESULT_EVALUATOR: "results whose evaluator kind is not recorded with their exam", broken!(
        "result.id",
        "result JOIN submission ON submission.id = result.submission \
         LEFT JOIN exam_evaluator ON exam_evaluator.exam = result.exam \
         AND exam_evaluator.kind = submission.evaluator_kind WHERE exam_evaluator.exam IS NULL"
    );
    NOT_AN_EVALUATION: "results on a board that is no evaluation", broken!(
        "result.id",
        "board JOIN exam ON exam.board = board.slug JOIN result ON result.exam = exam.id \
         WHERE NOT board.is_evaluation"
    );
    EXAM_WORDS: "exams whose key is not made of their seven words", broken!(
        "id",
        "exam WHERE id <> board || '/' || dataset || '/' || edition || '/' || language || '/' || domain \
         || '/' || metric || '/' || protocol"
    );
    EXAM_BOARD: "exams of a board that does not exist", broken!(
        "exam.id",
        "exam LEFT JOIN board ON board.slug = exam.board WHERE board.slug IS NULL"
    );
    EXAM_EDITION: "exams of an edition that does not exist", broken!(
        "exam.id",
        "exam LEFT JOIN edition ON edition.dataset = exam.dataset AND edition.slug = exam.edition \
         WHERE edition.slug IS NULL"
    );
    EDITION_DATASET: "editions of a dataset that does not exist", broken!(
        "edition.dataset",
        "edition LEFT JOIN dataset ON dataset.slug = edition.dataset WHERE dataset.slug IS NULL"
    );
    SUBMISSION_NAMES: "submissions of a model or board that does not exist", broken!(
        "submission.id",
        "submission LEFT JOIN model ON model.slug = submission.model \
         LEFT JOIN board ON board.slug = submission.board WHERE model.slug IS NULL OR board.slug IS NULL"
    );
    ALIAS_NAMES: "decided names of a model or board that does not exist", broken!(
        "alias.printed_name",
        "alias LEFT JOIN model ON model.slug = alias.model LEFT JOIN board ON board.slug = alias.board \
         WHERE model.slug IS NULL OR board.slug IS NULL"
    );
    CLAIM_ORGANISATION: "claims by an organisation that does not exist", broken!(
        "claim.id",
        "claim LEFT JOIN organisation ON organisation.slug = claim.organisation \
         WHERE claim.organisation IS NOT NULL AND organisation.slug IS NULL"
    );
    BASE_MODEL: "models derived from a model that does not exist, or from themselves", broken!(
        "model.slug",
        "model LEFT JOIN model AS base ON base.slug = model.base_model \
         WHERE model.base_model IS NOT NULL AND (base.slug IS NULL OR base.slug = model.slug)"
    );
    MAKER_NAMES: "models of an organisation that does not exist", broken!(
        "link.model",
        "model_organisation AS link LEFT JOIN organisation ON organisation.slug = link.organisation \
         LEFT JOIN model ON model.slug = link.model WHERE organisation.slug IS NULL OR model.slug IS NULL"
    );
    PUBLISHER_NAMES: "boards of an organisation that does not exist", broken!(
        "link.board",
        "board_publisher AS link LEFT JOIN organisation ON organisation.slug = link.organisation \
         LEFT JOIN board ON board.slug = link.board WHERE organisation.slug IS NULL OR board.slug IS NULL"
    );
    DIVISION_EXAM: "divisions of an exam that does not exist", broken!(
        "part.exam",
        "exam_division AS part LEFT JOIN exam ON exam.id = part.exam WHERE exam.id IS NULL"
    );
    EVALUATOR_EXAM: "evaluator kinds of an exam that does not exist", broken!(
        "part.exam",
        "exam_evaluator AS part LEFT JOIN exam ON exam.id = part.exam WHERE exam.id IS NULL"
    );
    FINDING_NAMES: "findings in a submission that does not exist", broken!(
        "part.submission",
        "finding AS part LEFT JOIN submission ON submission.id = part.submission WHERE submission.id IS NULL"
    );
    ITEMS_NAMES: "answers of a result or to items that do not exist", broken!(
        "part.result",
        "item_result AS part LEFT JOIN result ON result.id = part.result \
         LEFT JOIN item_set ON item_set.id = part.item_set WHERE result.id IS NULL OR item_set.id IS NULL"
    );
    BOARD_TWICE: "boards that share a name with another", broken!(
        "board.slug",
        "board JOIN board AS other ON other.name = board.name AND other.slug <> board.slug"
    );
    LOG_LEAF: "entries of the log whose bytes are not those of their columns", broken!(
        "CAST(position AS TEXT)",
        "log_entry WHERE leaf <> '{\"digest\":\"' || digest || '\",\"id\":\"' || id || '\",\"kind\":\"' || kind || '\"}'"
    );
    LOG_POSITION: "entries of the log behind a position that is left out", broken!(
        "CAST(position AS TEXT)",
        "log_entry WHERE position >= (SELECT COUNT(*) FROM log_entry)"
    );
    VERSIONS: "rows of the data's version beside the first", broken!(
        "CAST(id AS TEXT)",
        "data_version WHERE id <> 1"
    );
}

impl Store {
    /// Holds the database against its own rules and gives what breaks them, in words, with the key
    /// of one row each. Empty is good.
    ///
    /// # Errors
    /// [`Error::Unavailable`], or [`Error::Database`] before the schema is there.
    pub async fn check(&self) -> Result<Vec<String>, Error> {
        let mut findings = Vec::new();
        for (words, text) in RULES.iter().chain(filing::RULES).copied() {
            let (count, example): (i64, Option<String>) =
                on!(self, db => sqlx::query_as(text).fetch_one(db).await).map_err(reading("result"))?;
            if count > 0 {
                findings.push(format!("{count} {words}, such as {}", example.unwrap_or_default()));
            }
        }
        findings.extend(guard::missing(self).await?);
        Ok(findings)
    }
}

/// Every statement of a rule, with its name.
pub(crate) fn statements() -> impl Iterator<Item = (&'static str, &'static str)> {
    [STATEMENTS, filing::STATEMENTS].into_iter().flatten().copied()
}
