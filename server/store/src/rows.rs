//! Results: which are read, and how rows become them. One statement a scope, whatever its size.

mod decode;

use std::sync::Arc;

use domain::{Catalog, Exam, ResultId, ResultRow, Slug};

use crate::error::Error;
use crate::pool::{Store, on};
use crate::statement::{ROWS, statements, values};

/// Exams or models that one statement names at most.
pub const NAMED: usize = ROWS;

/// Which results to read. Every scope but [`OfModels`](Scope::OfModels) is made of whole exams: a
/// ranking needs every result of its exam, also those that no longer stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope<'a> {
    /// Every result of every exam of a board's dataset.
    Family {
        /// The board.
        board: &'a Slug,
        /// The dataset.
        dataset: &'a Slug,
    },
    /// Every result of a board.
    Board(&'a Slug),
    /// Every result of these boards; of more than [`NAMED`] the first.
    Boards(&'a [&'a Slug]),
    /// Every result of a dataset, whoever published it.
    Dataset(&'a Slug),
    /// Every result of every exam in which a model has a result.
    AroundModel(&'a Slug),
    /// Every result of every exam that holds one of the newest results: of the given number of
    /// submissions whose models' or systems' results were published last and still stand, one
    /// result each, in domain `general` if there is one, else the one whose identifier comes first.
    AroundNewest(i64),
    /// Every result of these exams, by their keys; of more than [`NAMED`] the first.
    Exams(&'a [String]),
    /// Every result of these models, and of nobody else: no ranking can be made of it. Of more than
    /// [`NAMED`] the first.
    OfModels(&'a [&'a Slug]),
}

/// Which results a list of them holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ResultsOf<'a> {
    /// All.
    All,
    /// Those of a board.
    Board(&'a Slug),
    /// Those of a dataset.
    Dataset(&'a Slug),
    /// Those of a model.
    Model(&'a Slug),
    /// Those of a submission.
    Submission(&'a str),
}

/// `SELECT` with the columns of a result and its submission, and the rest of the statement.
macro_rules! select {
    ($rest:literal) => {
        select!("", $rest)
    };
    ($with:literal, $rest:literal) => {
        concat!(
            $with,
            "SELECT result.id AS id, result.exam AS exam, result.model AS model, ",
            "result.submission AS submission, result.setting AS setting, result.setting_name AS setting_name, ",
            "result.division AS division, result.division_name AS division_name, result.role AS role, ",
            "result.score AS score, result.score_text AS score_text, result.n_items AS n_items, ",
            "result.standard_error AS standard_error, result.published_on AS published_on, ",
            "result.withdrawn_on AS withdrawn_on, result.withdrawn_reason AS withdrawn_reason, ",
            "result.listed_rank AS listed_rank, result.recorded_at AS recorded_at, ",
            "item_result.item_set AS item_set, item_result.n AS n_answered, item_result.correct AS correct, ",
            "result.withdrawal_recorded_at AS withdrawal_recorded_at, ",
            "result.error_method AS error_method, EXISTS (SELECT 1 FROM dispute ",
            "WHERE dispute.result = result.id AND dispute.answer IS NULL) AS disputed, ",
            "submission.printed_name AS printed_name, submission.evaluator AS evaluator, ",
            "submission.evaluator_kind AS evaluator_kind, submission.evaluated_on AS evaluated_on, ",
            "submission.harness AS harness, submission.harness_version AS harness_version, ",
            "submission.harness_commit AS harness_commit, submission.hardware AS hardware, ",
            "submission.cost AS cost, submission.source_url AS source_url, ",
            "submission.source_commit AS source_commit, submission.note AS note, ",
            "submission.weights_revision AS weights_revision, submission.filed_by AS filed_by ",
            $rest
        )
    };
}

statements! {
    FAMILY = select!(
        "FROM exam \
         JOIN result ON result.exam = exam.id \
         JOIN submission ON submission.id = result.submission \
         LEFT JOIN item_result ON item_result.result = result.id \
         WHERE exam.board = $1 AND exam.dataset = $2"
    );
    BOARD = select!(
        "FROM exam \
         JOIN result ON result.exam = exam.id \
         JOIN submission ON submission.id = result.submission \
         LEFT JOIN item_result ON item_result.result = result.id \
         WHERE exam.board = $1"
    );
    BOARDS = values!(
        select!(
            "FROM exam JOIN result ON result.exam = exam.id \
             JOIN submission ON submission.id = result.submission \
             LEFT JOIN item_result ON item_result.result = result.id WHERE exam.board IN"
        ),
        1,
        NAMED,
        ""
    );
    ANSWERED_ALIKE =
        "SELECT result.exam FROM item_result JOIN result ON result.id = item_result.result \
         WHERE result.withdrawn_on IS NULL GROUP BY result.exam, item_result.item_set HAVING COUNT(*) > 1 \
         ORDER BY COUNT(*) DESC, result.exam LIMIT 1";
    DATASET = select!(
        "FROM exam \
         JOIN result ON result.exam = exam.id \
         JOIN submission ON submission.id = result.submission \
         LEFT JOIN item_result ON item_result.result = result.id \
         WHERE exam.dataset = $1"
    );
    AROUND_MODEL = select!(
        "FROM result \
         JOIN submission ON submission.id = result.submission \
         LEFT JOIN item_result ON item_result.result = result.id \
         WHERE result.exam IN (SELECT own.exam FROM result AS own WHERE own.model = $1)"
    );
    // Standing results are walked from the newest on, one a day and submission, each found by the
    // index, until enough submissions are seen: one counts where its newest result is met.
    // CROSS JOIN keeps SQLite from going through all results in the order of PARTITION BY.
    AROUND_NEWEST = select!(
        "WITH RECURSIVE walk (published_on, submission, seen) AS ( \
             SELECT first.published_on, first.submission, CAST(1 AS BIGINT) FROM result AS first \
             WHERE first.id = (SELECT newest.id FROM result AS newest \
                 WHERE newest.withdrawn_on IS NULL AND newest.role IN ('model', 'system') \
                 ORDER BY newest.published_on DESC, newest.submission DESC LIMIT 1) \
             UNION ALL \
             SELECT next.published_on, next.submission, walk.seen + CASE WHEN EXISTS ( \
                 SELECT 1 FROM result AS newer WHERE newer.submission = next.submission \
                 AND newer.withdrawn_on IS NULL AND newer.role IN ('model', 'system') \
                 AND newer.published_on > next.published_on) THEN 0 ELSE 1 END \
             FROM walk JOIN result AS next ON next.id = (SELECT older.id FROM result AS older \
                 WHERE older.withdrawn_on IS NULL AND older.role IN ('model', 'system') \
                 AND (older.published_on, older.submission) < (walk.published_on, walk.submission) \
                 ORDER BY older.published_on DESC, older.submission DESC LIMIT 1) \
             WHERE walk.seen < $1 \
         ), recent AS ( \
             SELECT DISTINCT walk.submission AS submission FROM walk WHERE walk.seen <= $1 \
         ), chosen AS ( \
             SELECT one.exam AS exam, ROW_NUMBER() OVER ( \
                 PARTITION BY one.submission \
                 ORDER BY CASE WHEN exam.domain = 'general' THEN 0 ELSE 1 END, one.id) AS place \
             FROM recent CROSS JOIN result AS one JOIN exam ON exam.id = one.exam \
             WHERE one.submission = recent.submission AND one.withdrawn_on IS NULL AND one.role IN ('model', 'system') \
         ) ",
        "FROM result \
         JOIN submission ON submission.id = result.submission \
         LEFT JOIN item_result ON item_result.result = result.id \
         WHERE result.exam IN (SELECT chosen.exam FROM chosen WHERE chosen.place = 1)"
    );
    EXAMS = values!(
        select!(
            "FROM result JOIN submission ON submission.id = result.submission \
             LEFT JOIN item_result ON item_result.result = result.id WHERE result.exam IN"
        ),
        1,
        NAMED,
        ""
    );
    OF_MODELS = values!(
        select!(
            "FROM result JOIN submission ON submission.id = result.submission \
             LEFT JOIN item_result ON item_result.result = result.id WHERE result.model IN"
        ),
        1,
        NAMED,
        ""
    );
    RESULTS_AFTER = select!(
        "FROM result JOIN submission ON submission.id = result.submission \
         LEFT JOIN item_result ON item_result.result = result.id \
         WHERE result.id > $1 ORDER BY result.id LIMIT $2"
    );
    RESULTS_OF_BOARD_AFTER = select!(
        "FROM result JOIN submission ON submission.id = result.submission \
         LEFT JOIN item_result ON item_result.result = result.id \
         WHERE result.id > $1 AND result.exam IN (SELECT exam.id FROM exam WHERE exam.board = $3) \
         ORDER BY result.id LIMIT $2"
    );
    RESULTS_OF_DATASET_AFTER = select!(
        "FROM result JOIN submission ON submission.id = result.submission \
         LEFT JOIN item_result ON item_result.result = result.id \
         WHERE result.id > $1 AND result.exam IN (SELECT exam.id FROM exam WHERE exam.dataset = $3) \
         ORDER BY result.id LIMIT $2"
    );
    RESULTS_OF_MODEL_AFTER = select!(
        "FROM result JOIN submission ON submission.id = result.submission \
         LEFT JOIN item_result ON item_result.result = result.id \
         WHERE result.id > $1 AND result.model = $3 ORDER BY result.id LIMIT $2"
    );
    RESULTS_OF_SUBMISSION_AFTER = select!(
        "FROM result JOIN submission ON submission.id = result.submission \
         LEFT JOIN item_result ON item_result.result = result.id \
         WHERE result.id > $1 AND result.submission = $3 ORDER BY result.id LIMIT $2"
    );
    OF_SUBMISSION = select!(
        "FROM result \
         JOIN submission ON submission.id = result.submission \
         LEFT JOIN item_result ON item_result.result = result.id \
         WHERE result.submission = $1"
    );
    ONE = select!(
        "FROM result \
         JOIN submission ON submission.id = result.submission \
         LEFT JOIN item_result ON item_result.result = result.id \
         WHERE result.id = $1"
    );
}

/// The names that a statement looks for, as many as it has places: what is missing repeats the
/// first, or is a name that nothing has.
pub(crate) fn named<'a>(names: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut names: Vec<&str> = names.take(NAMED).collect();
    names.resize(NAMED, names.first().copied().unwrap_or_default());
    names
}

impl Store {
    /// The results of a scope, in the order of their identifiers. Exams and models are those of the
    /// catalog; a result whose exam or model it does not hold was filed after it was read, and is
    /// left for the next catalog.
    ///
    /// # Errors
    /// [`Error::Unavailable`], or [`Error::Corrupt`] naming the row that is not what it must be.
    pub async fn rows(&self, catalog: &Catalog, scope: Scope<'_>) -> Result<Vec<Arc<ResultRow>>, Error> {
        on!(self, db => {
            let query = match scope {
                Scope::Family { board, dataset } => sqlx::query(FAMILY).bind(board.as_str()).bind(dataset.as_str()),
                Scope::Board(board) => sqlx::query(BOARD).bind(board.as_str()),
                Scope::Dataset(dataset) => sqlx::query(DATASET).bind(dataset.as_str()),
                Scope::AroundModel(model) => sqlx::query(AROUND_MODEL).bind(model.as_str()),
                Scope::AroundNewest(count) => sqlx::query(AROUND_NEWEST).bind(count),
                Scope::Exams(keys) => {
                    named(keys.iter().map(String::as_str)).into_iter().fold(sqlx::query(EXAMS), |query, key| query.bind(key))
                }
                Scope::Boards(boards) => {
                    let slugs = named(boards.iter().map(|board| board.as_str()));
                    slugs.into_iter().fold(sqlx::query(BOARDS), |query, slug| query.bind(slug))
                }
                Scope::OfModels(models) => {
                    let slugs = named(models.iter().map(|model| model.as_str()));
                    slugs.into_iter().fold(sqlx::query(OF_MODELS), |query, slug| query.bind(slug))
                }
            };
            decode::results(&query.fetch_all(db).await?, catalog)
        })
    }

    /// The key of the exam of which most results answered the same items, two at least.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn exam_answered_alike(&self) -> Result<Option<String>, Error> {
        Ok(on!(self, db => sqlx::query_scalar(ANSWERED_ALIKE).fetch_optional(db).await)?)
    }

    /// Results in the order of their identifiers, from the one after `last` on, at most `count`.
    ///
    /// # Errors
    /// As [`rows`](Self::rows).
    pub async fn results_after(
        &self,
        catalog: &Catalog,
        of: ResultsOf<'_>,
        last: &str,
        count: i64,
    ) -> Result<Vec<Arc<ResultRow>>, Error> {
        let (text, about) = match of {
            ResultsOf::All => (RESULTS_AFTER, None),
            ResultsOf::Board(board) => (RESULTS_OF_BOARD_AFTER, Some(board.as_str())),
            ResultsOf::Dataset(dataset) => (RESULTS_OF_DATASET_AFTER, Some(dataset.as_str())),
            ResultsOf::Model(model) => (RESULTS_OF_MODEL_AFTER, Some(model.as_str())),
            ResultsOf::Submission(id) => (RESULTS_OF_SUBMISSION_AFTER, Some(id)),
        };
        on!(self, db => {
            let query = sqlx::query(text).bind(last).bind(count);
            let query = match about {
                Some(about) => query.bind(about),
                None => query,
            };
            decode::results(&query.fetch_all(db).await?, catalog)
        })
    }

    /// Every result of some exams, [`NAMED`] exams to a statement.
    ///
    /// # Errors
    /// As [`rows`](Self::rows).
    pub async fn rows_of_exams(&self, catalog: &Catalog, exams: &[Arc<Exam>]) -> Result<Vec<Arc<ResultRow>>, Error> {
        let keys: Vec<String> = exams.iter().map(|exam| exam.key.to_string()).collect();
        let mut rows = Vec::new();
        for keys in keys.chunks(NAMED) {
            rows.extend(self.rows(catalog, Scope::Exams(keys)).await?);
        }
        Ok(rows)
    }

    /// The results of a submission, in no order.
    ///
    /// # Errors
    /// As [`rows`](Self::rows).
    pub async fn results_of_submission(&self, catalog: &Catalog, id: &str) -> Result<Vec<Arc<ResultRow>>, Error> {
        on!(self, db => {
            let found = sqlx::query(OF_SUBMISSION).bind(id).fetch_all(db).await?;
            decode::results(found.as_slice(), catalog)
        })
    }

    /// One result.
    ///
    /// # Errors
    /// As [`rows`](Self::rows).
    pub async fn result(&self, catalog: &Catalog, id: &ResultId) -> Result<Option<Arc<ResultRow>>, Error> {
        on!(self, db => {
            let found = sqlx::query(ONE).bind(id.as_str()).fetch_optional(db).await?;
            Ok(decode::results(found.as_slice(), catalog)?.pop())
        })
    }
}
